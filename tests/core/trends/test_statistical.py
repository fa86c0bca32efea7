# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.core.trends.fits.breakpoints import TimeAxis
from insar_forecast_plugin.core.trends.fits.statistical import fit_trends
from insar_forecast_plugin.core.trends.fits.thresholds import MotionLimits
from insar_forecast_plugin.core.trends.simulation.simulated_series import simulate_series

CLASSES = TREND_CLASSES.names
STABLE, LINEAR, QUADRATIC, BILINEAR, UNWRAPPING_ERROR = range(5)
DATES = np.datetime64("2019-01-03") + np.arange(200) * np.timedelta64(6, "D")
YEARS = (DATES - DATES[0]).astype(float) / 365.25
NOISE = np.random.default_rng(0).normal(0, 1.0, len(YEARS))
MOTIONS = {
    STABLE: 0.5 * YEARS,
    LINEAR: -8.0 * YEARS,
    QUADRATIC: 6.0 * YEARS**2,
    BILINEAR: 2.0 * YEARS + 20.0 * np.maximum(YEARS - 1.5, 0),
    UNWRAPPING_ERROR: 27.73 * (YEARS > 2.0),
}


def fitted(series, *, dates=DATES, seams=None, limits=None):
    return fit_trends(TimeAxis.of(dates, seams), np.atleast_2d(series), limits or MotionLimits())


@pytest.mark.parametrize("code", MOTIONS, ids=lambda code: CLASSES[code])
def test_clear_motion_gets_its_class(code):
    season = 3 * np.cos(2 * np.pi * YEARS)
    assert CLASSES[fitted(MOTIONS[code] + season + NOISE).classes[0]] == CLASSES[code]


@pytest.mark.parametrize("code", MOTIONS, ids=lambda code: CLASSES[code])
def test_gaps_leave_the_class(code):
    series = MOTIONS[code] + NOISE
    series[np.random.default_rng(1).random(len(series)) < 0.2] = np.nan
    series[:15] = np.nan
    assert CLASSES[fitted(series).classes[0]] == CLASSES[code]


def test_velocity_is_the_slope_that_was_put_in():
    motion = fitted(-8.0 * YEARS + NOISE).motion
    assert abs(motion.velocity[0] + 8.0) < 4 * motion.velocity_sigma[0] < 1.0


def test_acceleration_is_twice_the_square_term():
    motion = fitted(6.0 * YEARS**2 + NOISE).motion
    assert motion.acceleration[0] == pytest.approx(12.0, abs=4 * motion.acceleration_sigma[0])


def test_break_is_found_within_its_uncertainty():
    motion = fitted(MOTIONS[BILINEAR] + NOISE).motion
    days_off = (YEARS[motion.break_at[0]] - 1.5) * 365.25
    assert abs(days_off) < 4 * motion.break_sigma_days[0] < 120


def test_uncertainty_of_a_break_is_that_of_its_own_series():
    # Of complete series, the first one's break once told the uncertainty of all.
    early, late = (np.where(at > YEARS, 0.0, 12 * (YEARS - at)) + NOISE for at in (1.5, YEARS[-1] - 0.4))
    together = fitted(np.stack([early, late])).motion.break_sigma_days
    alone = [fitted(one).motion.break_sigma_days[0] for one in (early, late)]
    np.testing.assert_allclose(together, alone)


def test_velocities_on_either_side_of_the_break():
    motion = fitted(MOTIONS[BILINEAR] + NOISE).motion
    assert (motion.velocity_1[0], motion.velocity_2[0]) == pytest.approx((2.0, 22.0), abs=1.5)


def test_velocity_uncertainty_covers_correlated_noise():
    rng = np.random.default_rng(2)
    noise = np.zeros((400, len(YEARS)))
    fresh = rng.normal(0, 1, noise.shape)
    for epoch in range(1, len(YEARS)):
        noise[:, epoch] = 0.6 * noise[:, epoch - 1] + fresh[:, epoch]
    motion = fitted(noise).motion
    within = np.abs(motion.velocity) < 2 * motion.velocity_sigma
    assert within.mean() > 0.88


def test_correlated_noise_is_not_motion():
    rng = np.random.default_rng(3)
    noise = np.zeros((300, len(YEARS)))
    fresh = rng.normal(0, 2, noise.shape)
    for epoch in range(1, len(YEARS)):
        noise[:, epoch] = 0.6 * noise[:, epoch - 1] + fresh[:, epoch]
    assert (fitted(noise).classes == STABLE).mean() > 0.95


def test_jump_date_and_size():
    jumps = fitted(MOTIONS[UNWRAPPING_ERROR] + NOISE).jumps
    assert YEARS[jumps.at[0, 0]] == pytest.approx(2.0, abs=0.05)
    assert jumps.size[0, 0] == pytest.approx(27.73, abs=1.5)


def test_jump_that_is_undone_is_two_jumps():
    series = NOISE + 27.73 * ((YEARS > 1.5) & (YEARS < 1.9))
    jumps = fitted(series).jumps
    assert sorted(np.sign(jumps.size[0, :2])) == [-1, 1]
    assert (jumps.at[0] >= 0).sum() == 2


def test_motion_beside_a_jump_is_measured_without_it():
    motion = fitted(-8.0 * YEARS + MOTIONS[UNWRAPPING_ERROR] + NOISE).motion
    assert motion.velocity[0] == pytest.approx(-8.0, abs=1.0)


def test_step_of_a_third_of_a_half_wavelength_is_no_unwrapping_error():
    assert fitted(NOISE + 9.0 * (YEARS > 2.0)).classes[0] != UNWRAPPING_ERROR


def test_step_at_a_seam_is_neither_motion_nor_error():
    seam = DATES[np.searchsorted(YEARS, 2.0)]
    assert fitted(MOTIONS[UNWRAPPING_ERROR] + NOISE, seams=np.array([seam])).classes[0] == STABLE


def test_spike_is_no_motion_and_no_jump():
    series = NOISE.copy()
    series[[40, 120]] += 140
    assert fitted(series).classes[0] == STABLE


def test_half_wavelength_sets_the_size_of_a_jump():
    series = NOISE + 15.5 * (YEARS > 2.0)
    limits = MotionLimits(half_wavelength=15.5)
    assert fitted(series, limits=limits).classes[0] == UNWRAPPING_ERROR


def test_stable_velocity_moves_the_boundary():
    series = 5.0 * YEARS + NOISE
    strict, lenient = (fitted(series, limits=MotionLimits(stable_velocity=v)).classes[0] for v in (2.0, 6.0))
    assert (strict, lenient) == (LINEAR, STABLE)


def test_constant_series_is_stable():
    assert fitted(np.full(len(YEARS), 3.0)).classes[0] == STABLE


def test_series_of_one_calendar_do_not_touch_each_other():
    rng = np.random.default_rng(4)
    series = rng.normal(0, 3, (60, len(YEARS))) + np.array(list(MOTIONS.values()))[np.arange(60) % 5]
    series[::7, 20:40] = np.nan
    together = fitted(series)
    alone = [fitted(one) for one in series]
    assert together.classes.tolist() == [one.classes[0] for one in alone]
    np.testing.assert_allclose(together.motion.velocity, [one.motion.velocity[0] for one in alone], atol=1e-6)


def test_break_gain_equals_the_plain_least_squares_fit():
    series = NOISE + 4 * np.maximum(YEARS - 1.2, 0)
    motion = fitted(series).motion
    season = [np.cos(2 * np.pi * YEARS), np.sin(2 * np.pi * YEARS)]
    base = [np.ones_like(YEARS), YEARS, *season]

    def left(columns):
        # The ridge on the two seasonal columns, as two more rows.
        design = np.vstack([np.stack(columns, axis=1), 2.0 * np.eye(len(columns))[2:4]])
        target = np.append(series, [0.0, 0.0])
        return np.sum((target - design @ np.linalg.lstsq(design, target, rcond=None)[0]) ** 2)

    allowed = range(20, len(YEARS) - 20)
    best = min(left([*base, np.maximum(YEARS - YEARS[k], 0)]) for k in allowed)
    assert motion.bend_gain[0] == pytest.approx(left(base) - best, rel=1e-6)


def test_bends_are_called_curves_about_as_often_as_curves_bends():
    rng = np.random.default_rng(6)
    groups = [simulate_series(rng, np.array([QUADRATIC, BILINEAR] * 20)) for _ in range(60)]
    called = np.concatenate([fitted(one.displacement, dates=one.dates, limits=one.limits).classes for one in groups])
    labels = np.concatenate([one.labels for one in groups])
    one = ((labels == QUADRATIC) & (called == BILINEAR)).sum()
    other = ((labels == BILINEAR) & (called == QUADRATIC)).sum()
    assert 30 < one < 300
    assert 0.5 < one / other < 2.0


def test_slow_noise_that_curves_is_stable():
    rng = np.random.default_rng(7)
    wander = np.cumsum(rng.normal(0, 0.05, (400, len(YEARS))), axis=1)
    classes = fitted(wander + rng.normal(0, 2, wander.shape)).classes
    assert (classes == STABLE).mean() > 0.97


def test_half_a_season_is_no_motion():
    dates = DATES[:60]
    years = (dates - dates[0]).astype(float) / 365.25
    rng = np.random.default_rng(8)
    season = 2.0 * np.cos(2 * np.pi * (years + rng.random((300, 1))))
    classes = fitted(season + rng.normal(0, 2, season.shape), dates=dates).classes
    assert (classes == STABLE).mean() > 0.9
