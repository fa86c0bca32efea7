# SPDX-License-Identifier: GPL-2.0-or-later
from copy import copy
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from insar_forecast_plugin.core.bundle import load_bundle, save_bundle
from insar_forecast_plugin.core.errors import InputError, ModelError
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.forecasting.models.anchored.correction_choice import gate
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.progress import Silent

EPOCHS, HORIZON = 100, 4
CALENDAR = ForecastCalendar(step_days=6, lookback=12, horizon=HORIZON)
DATES = np.datetime64("2020-01-01") + 6 * np.arange(EPOCHS + 40).astype("timedelta64[D]")


def region(seed=0, points=60, epochs=EPOCHS, noise=1.0):
    """Points with a trend, a season and a bowl that hastens."""
    rng = np.random.default_rng(seed)
    place = rng.random((points, 2)) * 3000
    t = np.arange(epochs) * 6 / 365.25
    bowl = np.exp(-np.square(place / 1500 - 1).sum(axis=1))
    truth = -8 * bowl[:, None] * t**2 + 3 * np.cos(2 * np.pi * t)
    return ForecastData(place, DATES[:epochs], (truth + noise * rng.normal(size=truth.shape)).astype(np.float32))


@pytest.fixture(scope="module")
def fitted():
    forecaster = AnchoredForecaster(CALENDAR)
    forecaster.fit(region().until(80), Silent())
    return forecaster


def test_an_absurd_value_after_the_origin_changes_no_forecast(fitted):
    data = region()
    spoilt = ForecastData(data.coordinates, data.dates, data.displacement.copy())
    spoilt.displacement[:, 80:] = 1e6
    again = AnchoredForecaster(CALENDAR)
    again.fit(spoilt.until(80), Silent())
    ahead = data.dates[80 : 80 + HORIZON]
    assert np.array_equal(again.predict(spoilt.until(80), ahead), fitted.predict(data.until(80), ahead))


def test_hindcasts_are_the_forecasts_that_would_have_been_made_then(fitted):
    data = region()
    data.displacement[3, :50] = np.nan
    made = dict(fitted.hindcast(data.until(95), [45, 90], HORIZON))
    assert np.isnan(made[45][3]).all()
    then = fitted.predict(data.until(90), data.dates[90 : 90 + HORIZON])
    assert made[90] == pytest.approx(then, abs=1e-3)


@pytest.fixture(scope="module")
def late_block():
    """A region where 40 points that lie together start at epoch 88, and a forecaster whose network counts."""
    data = region(points=160)
    west = np.argsort(data.coordinates[:, 0])[:40]
    data.displacement[west, :88] = np.nan
    forecaster = AnchoredForecaster(CALENDAR)
    forecaster.fit(data.until(80), Silent())
    forecaster.correction_ = replace(
        forecaster.correction_,
        layers=np.ones_like(forecaster.correction_.layers),
        shares=np.ones(HORIZON),
    )
    return data, west, forecaster


def test_hindcasts_do_not_know_points_that_start_later(late_block):
    data, _, forecaster = late_block
    ((_, made),) = forecaster.hindcast(data, [86], HORIZON)
    then = forecaster.predict(data.until(86), data.dates[86 : 86 + HORIZON])
    assert made == pytest.approx(then, abs=1e-3, nan_ok=True)


def test_an_absurd_first_value_of_a_later_point_moves_no_earlier_hindcast(late_block):
    data, west, forecaster = late_block
    spoilt = ForecastData(data.coordinates, data.dates, data.displacement.copy())
    spoilt.displacement[west, 88] = 1e6
    ((_, made),) = forecaster.hindcast(data, [86], HORIZON)
    ((_, again),) = forecaster.hindcast(spoilt, [86], HORIZON)
    assert np.array_equal(made, again, equal_nan=True)


@pytest.mark.parametrize("part", ["layers", "shifts"])
def test_past_forecasts_have_no_correction_which_was_chosen_on_later_dates(fitted, part):
    forecaster, data = copy(fitted), region()
    shape = {name: np.zeros_like(getattr(fitted.correction_, name)) for name in ("layers", "shifts")}
    still = replace(fitted.correction_, shares=np.ones(HORIZON), **shape)

    def hindcasts(**changed):
        forecaster.correction_ = replace(still, **changed)
        return dict(forecaster.hindcast(data, [79, 80], HORIZON))

    without, changed = hindcasts(), hindcasts(**{part: np.ones_like(shape[part])})
    assert np.array_equal(changed[79], without[79]) and not np.array_equal(changed[80], without[80])


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ([0.0, 0.0], "The network did not improve the validation error and is not used."),
        ([0.5, 0.0], "0.500, 0.000"),
    ],
)
def test_report_says_in_words_that_the_network_brought_nothing(fitted, shares, said):
    from insar_forecast_plugin.core.forecasting.models.anchored import anchored_forecaster as module

    fit = SimpleNamespace(penalties=(1.0,), memories=(None, 80.0), validation_rmse=(2.0,))
    facts = module._facts(fit, np.array(shares), CALENDAR)
    assert facts["Weight of the network's correction (0 to 1), by horizon, before smoothing over horizons"] == said
    assert facts["Weight of older dates in training"] == (
        "same weight as newer dates; at other horizons decreasing weight, 37% after 80 epochs"
    )


def test_short_series_leave_the_anchors_weights_where_they_are():
    data = region(points=600, noise=0.1)
    moved = {}
    for known in (42, 60):
        forecaster = AnchoredForecaster(CALENDAR)
        forecaster.fit(data.until(known), Silent())
        assert forecaster.correction_.is_used
        moved[known] = np.abs(forecaster.correction_.shifts).max()
    assert moved[42] < 1e-6
    assert moved[60] > 1e-3


def test_it_beats_persistence_where_there_is_something_to_forecast(fitted):
    data, last = region(), Persistence()
    errors = {"own": [], "last": []}
    for known in range(80, EPOCHS - HORIZON):
        ahead, came = data.dates[known : known + HORIZON], data.displacement[:, known : known + HORIZON]
        errors["own"].append(np.square(fitted.predict(data.until(known), ahead) - came).mean())
        errors["last"].append(np.square(last.predict(data.until(known), ahead) - came).mean())
    assert np.mean(errors["own"]) < 0.7 * np.mean(errors["last"])


def test_the_same_seed_gives_the_same_forecast(fitted):
    again = AnchoredForecaster(CALENDAR)
    again.fit(region().until(80), Silent())
    data, ahead = region().until(85), DATES[85 : 85 + HORIZON]
    assert np.array_equal(again.predict(data, ahead), fitted.predict(data, ahead))


def test_points_with_gaps_still_get_a_forecast(fitted):
    data = region()
    data.displacement[np.random.default_rng(3).random(data.displacement.shape) < 0.3] = np.nan
    assert np.isfinite(fitted.predict(data, DATES[EPOCHS : EPOCHS + HORIZON])).all()


def test_a_point_never_observed_gets_none(fitted):
    data = region()
    data.displacement[7] = np.nan
    forecast = fitted.predict(data, DATES[EPOCHS : EPOCHS + HORIZON])
    assert np.flatnonzero(np.isnan(forecast).any(axis=1)).tolist() == [7]


def test_constant_series_are_forecast_to_stay():
    data = ForecastData(region().coordinates, DATES[:EPOCHS], np.full((60, EPOCHS), 4.0, np.float32))
    forecaster = AnchoredForecaster(CALENDAR)
    forecaster.fit(data, Silent())
    assert forecaster.predict(data, DATES[EPOCHS : EPOCHS + HORIZON]) == pytest.approx(4.0, abs=1e-3)


def test_a_single_point_is_forecast():
    data = region(points=1)
    forecaster = AnchoredForecaster(CALENDAR)
    forecaster.fit(data, Silent())
    assert np.isfinite(forecaster.predict(data, DATES[EPOCHS : EPOCHS + HORIZON])).all()


def test_a_gap_of_a_year_in_the_calendar_is_survived():
    data = region()
    dates = DATES[:EPOCHS].copy()
    dates[50:] += np.timedelta64(365, "D")
    data = ForecastData(data.coordinates, dates, data.displacement)
    forecaster = AnchoredForecaster(CALENDAR)
    forecaster.fit(data, Silent())
    assert np.isfinite(forecaster.predict(data, CALENDAR.future_dates(dates[-1]))).all()


def test_series_shorter_than_the_lookback_are_refused(fitted):
    with pytest.raises(InputError, match="lookback is 12 epochs"):
        fitted.predict(region().until(11), DATES[11:13])


def test_more_steps_than_were_fitted_are_refused(fitted):
    with pytest.raises(InputError, match="forecasts at most 4"):
        fitted.predict(region(), DATES[EPOCHS : EPOCHS + 5])


def test_a_model_file_gives_the_same_forecast_back(fitted, tmp_path):
    save_bundle(tmp_path / "m.safetensors", fitted.kind, *fitted.to_bundle())
    restored = AnchoredForecaster.from_bundle(load_bundle(tmp_path / "m.safetensors", fitted.kind))
    data, ahead = region(), DATES[EPOCHS : EPOCHS + HORIZON]
    assert np.array_equal(restored.predict(data, ahead), fitted.predict(data, ahead))


@pytest.mark.parametrize("name", ["layers", "shifts"])
def test_a_model_file_without_a_part_of_the_correction_is_refused(fitted, tmp_path, name):
    tensors, facts = fitted.to_bundle()
    del tensors[f"weighted_{name}"]
    save_bundle(tmp_path / "m.safetensors", fitted.kind, tensors, facts)
    with pytest.raises(ModelError, match=name):
        AnchoredForecaster.from_bundle(load_bundle(tmp_path / "m.safetensors", fitted.kind))


def test_the_network_does_no_harm_where_there_is_only_trend_and_season():
    rng = np.random.default_rng(5)
    t = np.arange(EPOCHS) * 6 / 365.25
    truth = rng.normal(size=(200, 1)) * t + np.cos(2 * np.pi * t)
    noisy = (truth + rng.normal(size=truth.shape)).astype(np.float32)
    data = ForecastData(rng.random((200, 2)) * 3000, DATES[:EPOCHS], noisy)
    forecaster = AnchoredForecaster(CALENDAR)
    forecaster.fit(data.until(80), Silent())

    def error():
        made = forecaster.hindcast(data, list(range(80, EPOCHS - HORIZON)), HORIZON)
        return np.sqrt(np.mean([np.square(forecast - truth[:, k : k + HORIZON]).mean() for k, forecast in made]))

    with_network = error()
    forecaster.correction_ = replace(forecaster.correction_, shares=np.zeros(HORIZON))
    assert with_network <= 1.01 * error()


@pytest.mark.parametrize("seed", range(5))
def test_the_gate_never_makes_the_validation_span_worse(seed):
    rng = np.random.default_rng(seed)
    left = rng.normal(size=(10, 50))
    correction = 0.5 * rng.normal() * left + rng.normal(size=left.shape)
    share = gate((left * correction).sum(axis=1), np.square(correction).sum(axis=1), 0)
    assert 0 <= share <= 1
    assert np.square(left - share * correction).sum() <= np.square(left).sum()


def test_the_gate_shuts_out_a_correction_that_points_the_wrong_way():
    left = np.random.default_rng(0).normal(size=(10, 50))
    assert gate((left * -left).sum(axis=1), np.square(left).sum(axis=1), 3) == 0


def test_the_gate_lets_a_right_correction_through():
    left = np.random.default_rng(0).normal(size=(10, 50))
    assert gate(np.square(left).sum(axis=1), np.square(left).sum(axis=1), 3) == pytest.approx(1)


@pytest.mark.parametrize("horizon", [1, 6, 20])
def test_the_gate_stays_shut_for_a_worthless_correction_whose_origins_overlap(horizon):
    rng = np.random.default_rng(horizon)
    opened = 0
    for _ in range(600):
        left = np.convolve(rng.normal(size=36 + horizon), np.ones(horizon), "valid")[:36]
        slow = np.cumsum(rng.normal(size=36)) / 4 + rng.normal()
        opened += gate(slow * left, slow**2, horizon - 1) > 0
    assert opened < 0.12 * 600
