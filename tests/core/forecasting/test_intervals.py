# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.evaluation.error_sizes import PastErrors
from insar_forecast_plugin.core.forecasting.evaluation.intervals import (
    calibration_origins,
    error_distribution,
    forecasts_from,
    half_widths,
)
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.forecasting.models.simple.trends import LinearTrend
from insar_forecast_plugin.core.progress import Silent

DATES = np.datetime64("2020-01-01") + 6 * np.arange(120).astype("timedelta64[D]")


def noisy_lines(points=400, noise=None, seed=0):
    rng = np.random.default_rng(seed)
    noise = np.ones(points) if noise is None else noise
    series = rng.normal(size=(points, 1)) * np.arange(120) / 60 + noise[:, None] * rng.normal(size=(points, 120))
    return ForecastData(rng.random((points, 2)), DATES, series.astype(np.float32))


def half_widths_of(errors, level):
    return half_widths(PastErrors(errors, range(errors.shape[1])), level)


def past_errors(method, data, *, horizon):
    return forecasts_from(
        method,
        data,
        epochs=calibration_origins(data.epoch_count, point_count=len(data.displacement), lookback=24, horizon=horizon),
        horizon=horizon,
        progress=Silent(),
    ).errors(data)


@pytest.mark.parametrize("level", [50, 80, 90, 99])
def test_intervals_hold_the_share_they_promise_where_the_noise_is_known(level):
    data = noisy_lines()
    method, known = LinearTrend(), 110
    errors = past_errors(method, data.until(known), horizon=5)
    half = half_widths_of(errors, level)
    ahead = data.dates[known : known + 5]
    inside = np.abs(data.displacement[:, known : known + 5] - method.predict(data.until(known), ahead)) <= half
    assert inside.mean() == pytest.approx(level / 100, abs=0.03)


@pytest.mark.parametrize("level", [80, 90])
def test_intervals_of_the_anchored_forecaster_hold_the_share_they_promise_where_the_noise_is_known(level):
    data, known, horizon = noisy_lines(), 105, 4
    forecaster = AnchoredForecaster(ForecastCalendar(step_days=6, lookback=24, horizon=horizon), device="cpu")
    forecaster.fit(data.until(known), Silent())
    half = half_widths_of(past_errors(forecaster, data.until(known), horizon=horizon), level)
    inside = []
    for origin in range(known, 117):  # whole dates are alike only on the average
        ahead = slice(origin, origin + horizon)
        error = data.displacement[:, ahead] - forecaster.predict(data.until(origin), data.dates[ahead])
        inside.append(np.abs(error) <= half[:, : error.shape[1]])
    assert np.concatenate(inside, axis=1).mean() == pytest.approx(level / 100, abs=0.03)


def test_noisy_points_get_wider_intervals():
    noise = np.where(np.arange(400) < 200, 1.0, 5.0)
    data = noisy_lines(noise=noise)
    half = half_widths_of(past_errors(Persistence(), data, horizon=3), 90)
    assert half[200:].mean() > 2 * half[:200].mean()


def test_what_comes_after_the_origin_changes_no_interval():
    data = noisy_lines()
    spoilt = ForecastData(data.coordinates, data.dates, data.displacement.copy())
    spoilt.displacement[:, 100:] = 1e6
    halves = [
        half_widths_of(
            past_errors(Persistence(), one.until(100), horizon=3),
            90,
        )
        for one in (data, spoilt)
    ]
    assert np.array_equal(*halves)


def test_a_point_is_not_narrow_at_the_date_that_was_calm_there():
    """What divides an error is the noise on other dates, from whichever origin these were forecast."""
    rng = np.random.default_rng(5)
    date_noise = rng.normal(0, 1, (300, 40 + 5)) * rng.uniform(0.3, 2, (300, 1))
    errors = np.stack([date_noise[:, origin : origin + 5] for origin in range(40)], axis=1).astype(np.float32)
    made = error_distribution(PastErrors(errors, range(40)))
    turned = error_distribution(PastErrors(errors, range(0, 400, 10)))  # as if no date were forecast twice
    assert made.half_widths(90).mean() > turned.half_widths(90).mean()


def test_horizons_never_seen_take_the_width_of_the_longest_seen():
    errors = past_errors(Persistence(), noisy_lines().until(27), horizon=6)
    half = half_widths_of(errors, 90)
    assert np.array_equal(half[:, 3:], half[:, 2:3].repeat(3, axis=1))


def test_missing_observations_leave_finite_intervals():
    data = noisy_lines()
    data.displacement[np.random.default_rng(1).random(data.displacement.shape) < 0.4] = np.nan
    errors = past_errors(Persistence(), data, horizon=3)
    assert np.isfinite(half_widths_of(errors, 90)).all()


def test_series_as_short_as_the_lookback_cannot_be_calibrated():
    with pytest.raises(InputError, match="cannot be calibrated"):
        past_errors(Persistence(), noisy_lines().until(24), horizon=3)
