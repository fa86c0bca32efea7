# SPDX-License-Identifier: GPL-2.0-or-later
"""Points that have few values when the forecast starts: their intervals hold what they promise, and others' stay."""

from dataclasses import replace

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.evaluation.error_sizes import ErrorSizes, ErrorSums, PastErrors
from insar_forecast_plugin.core.forecasting.evaluation.few_values import values_known, wider_at_young
from insar_forecast_plugin.core.forecasting.evaluation.intervals import (
    calibration_origins,
    error_distribution,
    expected_of_young,
    expected_sizes,
    forecasts_from,
    half_widths,
)
from insar_forecast_plugin.core.forecasting.models.simple.kalman import Kalman
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.progress import Silent

EPOCHS, HORIZON, POINTS = 100, 8, 300
DATES = np.datetime64("2020-01-01") + 6 * np.arange(EPOCHS + HORIZON).astype("timedelta64[D]")


def fields(begin):
    """Return steady points, the first half of which have so many values at the origin."""
    rng = np.random.default_rng(7)
    years = (DATES - DATES[0]).astype(float) / 365.25
    noise = rng.uniform(1, 4, (POINTS, 1))
    series = rng.normal(0, 8, (POINTS, 1)) * years + noise * rng.normal(size=(POINTS, EPOCHS + HORIZON))
    values = np.full(POINTS, EPOCHS)
    values[: POINTS // 2] = begin(rng)
    series[np.arange(EPOCHS + HORIZON) < EPOCHS - values[:, None]] = np.nan
    return ForecastData(rng.random((POINTS, 2)), DATES, series.astype(np.float32)), values


def past_of(method, known):
    """Return past errors, with and without numbers of values."""
    ahead = DATES[EPOCHS:]
    epochs = calibration_origins(EPOCHS, point_count=POINTS, lookback=20, horizon=HORIZON)
    past = forecasts_from(method, known, epochs=epochs, horizon=HORIZON, progress=Silent())
    errors = PastErrors(past.errors(known), epochs, expected_sizes(method, known.dates, epochs, ahead))
    young = expected_of_young(method, known.dates, ahead)
    return replace(errors, known=values_known(known.displacement, epochs), young=young), errors


@pytest.fixture(scope="module")
def made():
    """Return numbers of values, half widths that look at them and that do not, and whether these hold."""
    data, values = fields(lambda rng: rng.integers(1, 11, POINTS // 2))
    known = data.until(EPOCHS)
    kalman = Kalman(ForecastCalendar(6, lookback=20, horizon=HORIZON))
    kalman.fit(known, Silent())
    missed = np.abs(data.displacement[:, EPOCHS:] - kalman.predict(known, DATES[EPOCHS:]))
    halves = [half_widths(one, 90) for one in past_of(kalman, known)]
    return values, halves, [missed <= half for half in halves]


def test_intervals_of_young_points_hold_the_share_they_promise(made):
    values, _, (inside, without) = made
    young = values <= 10
    assert without[young].mean() < 0.87
    assert 0.88 < inside[young].mean() < 0.94
    assert inside[values <= 3].mean() > without[values <= 3].mean() + 0.05


def test_intervals_of_points_with_many_values_stay_as_they_are(made):
    values, (half, without), _ = made
    assert np.array_equal(half[values > 20], without[values > 20])


def test_where_no_point_is_young_nothing_changes():
    data, _ = fields(lambda rng: rng.integers(60, 90, POINTS // 2))
    with_values, without = past_of(Persistence(), data.until(EPOCHS))
    assert np.array_equal(half_widths(with_values, 90), half_widths(without, 90))


def errors_of(began, times, *, seed=0, points=200, origins=40):
    """Return errors that are larger at points while they have up to 5 values; the others have many."""
    rng = np.random.default_rng(seed)
    errors = rng.normal(size=(points, origins, 6))
    known = np.full((points, origins + 1), 255)
    for point, start in enumerate(began):
        known[point] = np.clip(np.arange(origins + 1) - start, 0, None)
        errors[point, known[point, :-1] == 0] = np.nan
        errors[point, (known[point, :-1] > 0) & (known[point, :-1] <= 5)] *= times
    known[-5:, -1] = (1, 2, 4, 8, 15)  # that begin now, of equal noise otherwise
    return PastErrors(errors.astype(np.float32), range(50, 50 + origins), known=known.astype(np.uint8))


def widths_of_begun(past):
    """Return how wide intervals are with 1, 2, 4, 8 and 15 values, over those of the points with many."""
    distribution = error_distribution(past)
    usual = np.median(distribution.scale[past.known[:, -1] == 255])
    return distribution.scale[-5:].mean(axis=1) / usual


def test_past_forecasts_of_young_points_tell_how_much_wider():
    began = np.random.default_rng(1).integers(0, 20, 80)
    calm, large = (widths_of_begun(errors_of(began, times)) for times in (1.0, 3.0))
    assert (calm < 1.3).all()
    assert (large[:2] > 1.7).all()
    assert (large[:2] < 3.0).all()


def test_a_single_young_point_of_the_past_hardly_tells_anything():
    one, many = (widths_of_begun(errors_of(began, 3.0))[2] for began in ([5], np.arange(80) % 20))
    assert one < 1 + 0.5 * (many - 1)


@pytest.mark.parametrize("seed", range(4))
def test_fewer_values_never_make_an_interval_narrower(seed):
    rng = np.random.default_rng(seed)
    past = replace(errors_of(rng.integers(0, 20, 60), 1.0, seed=seed), young=rng.uniform(0.5, 2, (5, 6)))
    wider = wider_at_young(past, ErrorSizes.of(ErrorSums.of(past.values), past), np.full(6, 1.645))
    assert (np.diff(wider, axis=0) <= 1e-9).all()
    assert (wider >= 1).all()
    assert (wider[-1] == 1).all()


def test_series_as_short_as_their_region_are_not_young():
    series = np.ones((2, 16))
    series[1, :10] = np.nan
    assert values_known(series, [8, 12]).tolist() == [[255, 255, 255], [0, 2, 6]]
