# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.bundle import load_bundle, save_bundle
from insar_forecast_plugin.core.errors import InputError, ModelError
from insar_forecast_plugin.core.forecast_methods import ANCHORED, KALMAN, PERSISTENCE
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.models.blend.blend_weights import (
    PARTS,
    expected_weights,
    fit_blend,
    products_of,
)
from insar_forecast_plugin.core.forecasting.models.blend.blended_forecaster import BlendedForecaster
from insar_forecast_plugin.core.forecasting.models.simple.kalman import Kalman
from insar_forecast_plugin.core.progress import Silent

LOOKBACK, HORIZON = 10, 4
CALENDAR = ForecastCalendar(step_days=6, lookback=LOOKBACK, horizon=HORIZON)
EPOCHS = 90


def moving(epochs=EPOCHS, points=60):
    rng = np.random.default_rng(4)
    dates = np.datetime64("2021-01-03") + 6 * np.arange(epochs)
    years = np.arange(epochs) * 6 / 365.25
    velocity = rng.normal(0, 12, (points, 1))
    common = np.cumsum(rng.normal(0, 0.6, epochs))
    series = velocity * years + common + rng.normal(0, 1.0, (points, epochs))
    return ForecastData(rng.uniform(0, 2000, (points, 2)), dates, series.astype(np.float32))


@pytest.fixture(scope="module")
def fitted():
    forecaster = BlendedForecaster(CALENDAR, device="cpu")
    forecaster.fit(moving(), Silent())
    return forecaster


def with_changed(data, epoch):
    """Return the series with other values from an epoch on."""
    changed = data.displacement.copy()
    changed[:, epoch:] += 40 * np.sin(np.arange(changed.shape[1] - epoch))
    return ForecastData(data.coordinates, data.dates, changed)


def test_forecast_is_the_weighted_sum_of_its_parts(fitted):
    data = moving()
    dates = data.dates[-1] + 6 * np.arange(1, HORIZON + 1)
    weights = fitted.weights_.at(data.origin)
    expected = sum(weights[:, PARTS.index(part)] * fitted._part(part).predict(data, dates) for part in PARTS)
    np.testing.assert_allclose(fitted.predict(data, dates), expected, atol=1e-4)
    assert (weights >= 0).all() and np.allclose(weights.sum(axis=1), 1)


def test_past_forecasts_have_not_learnt_from_what_came(fitted):
    data = moving()
    ends = [int(np.searchsorted(data.dates, day)) + 1 for day in fitted.anchored_.anchors_]
    assert ends[-1] == EPOCHS and len(ends) > 3
    other = BlendedForecaster(CALENDAR, device="cpu")
    other.fit(with_changed(data, ends[1]), Silent())
    origins = [LOOKBACK + 5, ends[0], ends[1]]
    made, again = (
        dict(one.hindcast(series, origins, HORIZON))
        for one, series in ((fitted, data), (other, with_changed(data, ends[1])))
    )
    for known in origins:
        np.testing.assert_array_equal(made[known], again[known])
    # Up to the end of the series, where the network's share and penalties were chosen.
    late = EPOCHS - 8
    spoilt = BlendedForecaster(CALENDAR, device="cpu")
    spoilt.fit(with_changed(data, late), Silent())
    for known in range(ends[-2], late + 1):
        ((_, made),), ((_, again),) = (one.hindcast(data, [known], HORIZON) for one in (fitted, spoilt))
        np.testing.assert_array_equal(made, again)
    # What is seen does change the forecast that may see it.
    last = [next(iter(one.hindcast(data, [EPOCHS - 1], HORIZON)))[1] for one in (fitted, other)]
    assert np.abs(last[0] - last[1]).max() > 0.1


def test_before_the_first_refit_the_filter_forecasts_alone(fitted):
    data = moving()
    known = LOOKBACK + 2
    ((_, found),) = fitted.hindcast(data, [known], HORIZON)
    ((_, alone),) = fitted.kalman_.hindcast(data, [known], HORIZON)
    np.testing.assert_array_equal(found, alone)


def test_short_series_are_left_to_the_filter_and_kept_in_a_file(tmp_path):
    data = moving(epochs=LOOKBACK + 4 * HORIZON)
    forecaster = BlendedForecaster(CALENDAR, device="cpu")
    record = forecaster.fit(data, Silent())
    assert forecaster.anchored_ is None and "1.00" in " ".join(record.facts.values())
    dates = data.dates[-1] + 6 * np.arange(1, HORIZON + 1)
    save_bundle(tmp_path / "m.safetensors", forecaster.kind, *forecaster.to_bundle())
    restored = BlendedForecaster.from_bundle(load_bundle(tmp_path / "m.safetensors", ANCHORED), device="cpu")
    np.testing.assert_array_equal(restored.predict(data, dates), forecaster.kalman_.predict(data, dates))


def test_a_file_gives_the_same_forecast(fitted, tmp_path):
    data = moving()
    save_bundle(tmp_path / "m.safetensors", fitted.kind, *fitted.to_bundle())
    restored = BlendedForecaster.from_bundle(load_bundle(tmp_path / "m.safetensors", ANCHORED), device="cpu")
    origins = [LOOKBACK + 1, 50, 75, EPOCHS - 1]
    for (_, made), (_, again) in zip(
        fitted.hindcast(data, origins, HORIZON), restored.hindcast(data, origins, HORIZON), strict=True
    ):
        np.testing.assert_array_equal(made, again)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("blend", lambda found: found + 0.5, "add up to one"),
        ("blend_until", lambda found: found[::-1].copy(), "increasing dates"),
        ("anchors_until", lambda found: found.astype(float), "increasing dates"),
        ("kalman_variances", lambda found: found + 50, "too large or too small"),
        ("kalman_shares", lambda found: found + 0.1, "shares of paces do not add up to 1"),
    ],
)
def test_a_changed_file_is_refused(fitted, tmp_path, name, value, said):
    tensors, facts = fitted.to_bundle()
    save_bundle(tmp_path / "m.safetensors", fitted.kind, tensors | {name: value(tensors[name])}, facts)
    with pytest.raises(ModelError, match=said):
        BlendedForecaster.from_bundle(load_bundle(tmp_path / "m.safetensors", ANCHORED), device="cpu")


def test_a_file_of_an_earlier_version_has_one_pace(fitted, tmp_path):
    data = moving()
    dates = data.dates[-1] + 6 * np.arange(1, HORIZON + 1)
    tensors, facts = fitted.to_bundle()
    del tensors["kalman_shares"]
    save_bundle(tmp_path / "m.safetensors", fitted.kind, tensors, facts)
    restored = BlendedForecaster.from_bundle(load_bundle(tmp_path / "m.safetensors", ANCHORED), device="cpu").kalman_
    alike = Kalman()
    alike.variances_ = fitted.kalman_.variances_
    np.testing.assert_array_equal(restored.predict(data, dates), alike.predict(data, dates))


def test_series_without_a_window_are_refused():
    with pytest.raises(InputError, match="no more than the lookback of 10 epochs"):
        BlendedForecaster(CALENDAR, device="cpu").fit(moving(epochs=LOOKBACK), Silent())


def past_of(sizes, *, origins=40, points=50):
    """Yield products of errors that are independent, of a size for each part."""
    rng = np.random.default_rng(0)
    for known in range(60, 60 + origins):
        yield products_of(known, rng.normal(0, 1, (4, points, HORIZON)) * np.array(sizes)[:, None, None])


def blended(past, ends=(100,)):
    dates = np.datetime64("2020-01-01") + 6 * np.arange(120)
    return fit_blend(past, ends=ends, dates=dates, lookback=LOOKBACK, horizon=HORIZON)


def test_what_missed_less_weighs_more_and_nothing_is_negative():
    better = blended(past_of((1.0, 2.0, 9.0, 9.0))).weights[-1]
    anchored, kalman = PARTS.index(ANCHORED), PARTS.index(KALMAN)
    # Independent errors: weights go with the inverse of their squares, 4 to 1.
    assert (better[:, anchored] > 0.7).all() and (better[:, kalman] > 0.1).all()
    assert (better >= 0).all()


def test_few_past_forecasts_leave_the_expected_halves():
    weights = blended(past_of((1.0, 1.1, 9.0, 9.0), origins=1)).weights[-1]
    np.testing.assert_allclose(weights[-1, :2], [0.5, 0.5], atol=0.06)
    assert blended(()).weights[-1].tolist() == [expected_weights(90, HORIZON).tolist()] * HORIZON


def test_a_forecast_counts_once_its_target_has_come():
    # Only past forecasts from 60 on say that persistence is best; before their targets nothing speaks for it.
    persistence = PARTS.index(PERSISTENCE)
    weights = blended(past_of((5.0, 5.0, 5.0, 0.5)), ends=(60, 61, 100))
    assert (weights.weights[0, :, persistence] == 0).all()
    assert weights.weights[1, 0, persistence] > 0.5
    assert (weights.weights[2, :, persistence] > 0.9).all()
    assert weights.at(weights.until[0] - 1)[0, PARTS.index(KALMAN)] == 1
