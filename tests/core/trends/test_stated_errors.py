# SPDX-License-Identifier: GPL-2.0-or-later
"""Errors that are stated of velocities, accelerations and breaks: they hold what they say, in correlated noise too."""

import numpy as np
import pytest

from insar_forecast_plugin.core.trends.fits.breakpoints import TimeAxis
from insar_forecast_plugin.core.trends.fits.motion import fit_motion
from insar_forecast_plugin.core.trends.fits.stated_errors import break_spread, with_stated_errors
from insar_forecast_plugin.core.trends.fits.thresholds import MotionLimits
from insar_forecast_plugin.core.trends.trend_table import TrendFitter

COUNT = 1500


def axis_of(epochs):
    return TimeAxis.of(np.datetime64("2018-01-01") + 12 * np.arange(epochs))


def noise_of(epochs, share, days, seed):
    """Return noise of 2 mm, a share of which decays within some days, shape (COUNT, epochs)."""
    random = np.random.default_rng(seed)
    white, slow = random.normal(0, 2, (2, COUNT, epochs))
    kept = np.exp(-12 / days)
    for epoch in range(1, epochs):
        slow[:, epoch] = kept * slow[:, epoch - 1] + np.sqrt(1 - kept**2) * slow[:, epoch]
    return np.sqrt(1 - share) * white + np.sqrt(share) * slow


def stated(axis, series, gaps=0.0):
    there = np.random.default_rng(9).random(series.shape) >= gaps
    return with_stated_errors(axis, fit_motion(axis, series * there, there), there)


def within_two(error, sigma):
    return float(np.mean(np.abs(error) < 2 * sigma))


@pytest.mark.parametrize("gaps", [0.0, 0.25])
@pytest.mark.parametrize(("share", "days", "least"), [(0.0, 1.0, 0.95), (0.3, 30.0, 0.94), (0.5, 60.0, 0.90)])
@pytest.mark.parametrize("epochs", [60, 120, 240])
def test_two_errors_hold_velocity_and_acceleration(epochs, share, days, least, gaps):
    axis = axis_of(epochs)
    motion = stated(axis, noise_of(epochs, share, days, 21), gaps)
    assert within_two(motion.velocity, motion.velocity_sigma) > least
    assert within_two(motion.acceleration, motion.acceleration_sigma) > least - 0.03


@pytest.mark.parametrize(("share", "days", "least"), [(0.0, 1.0, 0.94), (0.3, 30.0, 0.92), (0.5, 60.0, 0.88)])
def test_two_errors_hold_velocities_and_date_of_a_break(share, days, least):
    axis, random = axis_of(120), np.random.default_rng(22)
    years = (axis.time + 1) * axis.half_span
    at, change = random.integers(36, 84, COUNT), random.choice([-1, 1], COUNT) * random.uniform(10, 20, COUNT)
    bend = change[:, None] * np.maximum(years - years[at][:, None], 0.0)
    motion = stated(axis, bend + noise_of(120, share, days, 23))
    assert within_two(motion.velocity_1, motion.velocity_1_sigma) > least
    assert within_two(motion.velocity_2 - change, motion.velocity_2_sigma) > least
    assert within_two(12.0 * (motion.break_at - at), motion.break_sigma_days) > least - 0.02


@pytest.mark.parametrize("gaps", [0.0, 0.25])
@pytest.mark.parametrize(("share", "days", "least"), [(0.0, 1.0, 0.96), (0.3, 30.0, 0.92), (0.5, 60.0, 0.85)])
def test_two_errors_hold_the_date_of_a_break_of_two_years(share, days, least, gaps):
    """By the error to the first order alone it would be 0.87, 0.80 and 0.70: other dates do nearly as well."""
    axis, random = axis_of(60), np.random.default_rng(31)
    years = (axis.time + 1) * axis.half_span
    at, change = random.integers(18, 42, COUNT), random.choice([-1, 1], COUNT) * random.uniform(10, 20, COUNT)
    bend = change[:, None] * np.maximum(years - years[at][:, None], 0.0)
    motion = stated(axis, bend + noise_of(60, share, days, 32), gaps)
    assert within_two(12.0 * (motion.break_at - at), motion.break_sigma_days) > least
    for error, sigma in (
        (motion.velocity_1, motion.velocity_1_sigma),
        (motion.velocity_2 - change, motion.velocity_2_sigma),
    ):
        assert within_two(error, sigma) > least - 0.02


def test_a_break_that_only_one_epoch_explains_is_as_sure_as_before():
    axis = axis_of(120)
    bend = 40 * np.maximum((axis.time - axis.time[60]) * axis.half_span, 0.0)
    motion = stated(axis, bend + 0.1 * noise_of(120, 0.0, 1.0, 33)[:50])
    assert np.all(motion.break_at == 60)
    assert np.all(motion.break_sigma_days < 6)
    assert np.all(break_spread(axis, motion, motion.noise) < motion.break_sigma_days)


def test_long_series_of_white_noise_have_the_error_of_least_squares():
    axis = axis_of(300)
    sigma = stated(axis, noise_of(300, 0.0, 1.0, 24)).velocity_sigma
    columns = np.vstack([np.ones(300), axis.time * axis.half_span])
    least = 2 * np.sqrt(np.linalg.inv(columns @ columns.T)[1, 1])
    assert least < np.median(sigma) < 1.2 * least


def test_errors_grow_with_the_noise():
    axis, noise = axis_of(90), noise_of(90, 0.3, 30.0, 25)[:20]
    once, twice = (stated(axis, size * noise) for size in (1.0, 2.0))
    for name in ("velocity_sigma", "acceleration_sigma", "velocity_1_sigma", "velocity_2_sigma"):
        assert getattr(twice, name) == pytest.approx(2 * getattr(once, name))


def test_series_without_noise_have_no_error_to_speak_of():
    axis = axis_of(60)
    motion = stated(axis, 5 * axis.time[None] + np.zeros((2, 1)))
    assert np.all(motion.velocity_sigma < 1e-3)


@pytest.mark.parametrize("valid", [10, 11, 14])
def test_series_of_few_values_have_finite_errors(valid):
    axis = axis_of(40)
    series = noise_of(40, 0.0, 1.0, 26)[:50]
    series[:, valid:] = np.nan
    table = TrendFitter.of(axis.dates, MotionLimits()).table(series, np.zeros(50))
    assert np.isfinite(table.velocity_sigma).all()
    assert np.all(table.velocity_sigma > 0)


def test_table_states_the_errors_that_know_the_slow_noise():
    axis, noise = axis_of(60), noise_of(60, 0.5, 60.0, 27)[:300]
    table = TrendFitter.of(axis.dates, MotionLimits()).table(noise, np.zeros(300))
    plain = fit_motion(axis, noise - noise.mean(axis=1, keepdims=True), np.ones(noise.shape, dtype=bool))
    assert np.median(table.velocity_sigma) > 1.5 * np.median(plain.velocity_sigma)
