# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.core.trends.fits.thresholds import MotionLimits
from insar_forecast_plugin.core.trends.simulation.simulated_motion import GENTLEST, PLAINEST
from insar_forecast_plugin.core.trends.simulation.simulated_noise import draw_calendar, draw_gaps, draw_noise
from insar_forecast_plugin.core.trends.simulation.simulated_series import inject_motion, simulate_series

DATES = np.datetime64("2018-01-03") + np.arange(150) * np.timedelta64(6, "D")
STABLE, LINEAR, QUADRATIC, BILINEAR, UNWRAPPING_ERROR = map(
    TREND_CLASSES.code, ("stable", "linear", "quadratic", "bilinear", "unwrapping_error")
)
YEARS = (DATES - DATES[0]).astype(float) / 365.25


def quiet(label, *, count=40, seed=0):
    """Return motions alone: series in noise of no size, drawn for noise of 2 mm."""
    return inject_motion(
        np.random.default_rng(seed),
        DATES,
        np.zeros((count, len(DATES))),
        deviation=np.full(count, 2.0),
        labels=np.full(count, label),
        limits=MotionLimits(),
    ).displacement.astype(float)


def test_same_seed_gives_the_same_series():
    labels = np.arange(20) % 5
    one, other = (simulate_series(np.random.default_rng(7), labels) for _ in range(2))
    np.testing.assert_array_equal(one.displacement, other.displacement)


@pytest.mark.parametrize("seed", range(5))
def test_every_series_keeps_enough_values(seed):
    series = simulate_series(np.random.default_rng(seed), np.arange(30) % 5)
    assert np.isfinite(series.displacement).sum(axis=1).min() >= 25


def test_calendar_increases():
    dates = draw_calendar(np.random.default_rng(3), 200)
    assert (np.diff(dates).astype(int) >= 6).all()


def test_stable_motion_stays_below_the_stable_velocity():
    velocity = np.diff(quiet(STABLE), axis=1) / np.diff(YEARS)
    assert np.abs(velocity).max() <= 2.0 + 1e-3


def test_linear_motion_is_faster_than_the_stable_velocity():
    velocity = np.diff(quiet(LINEAR), axis=1) / np.diff(YEARS)
    assert np.abs(velocity).min() > 2.0


def test_motion_is_a_few_times_the_noise():
    for label in (LINEAR, QUADRATIC, BILINEAR):
        total = np.ptp(quiet(label, count=400), axis=1) / 2.0
        assert GENTLEST - 1e-3 <= total.min() < 6.0
        assert 15.0 < total.max() <= PLAINEST + 1e-3


def test_quadratic_velocity_changes_steadily_and_may_turn_back():
    velocity = np.diff(quiet(QUADRATIC, count=400), axis=1)
    np.testing.assert_allclose(np.diff(velocity, n=2, axis=1), 0, atol=1e-4)
    first, last = velocity[:, 0], velocity[:, -1]
    assert 0.25 < (first * last < 0).mean() < 0.6
    assert 0.4 < (np.abs(first) < np.abs(last)).mean() < 0.6


def test_bilinear_motion_has_two_velocities_and_one_knee():
    motion = quiet(BILINEAR, count=200)
    change = np.abs(np.diff(motion, n=2, axis=1))
    largest = change.max(axis=1)
    # A knee between two epochs changes the velocity in two steps; elsewhere nothing does.
    assert ((change > 0.02 * largest[:, None]).sum(axis=1) <= 2).all()
    knee = change.argmax(axis=1) / (len(DATES) - 1)
    assert knee.min() > 0.13
    assert knee.max() < 0.87
    assert knee.min() < 0.25
    assert knee.max() > 0.75


def velocities_of(label, count=400):
    """Return the first and the last velocity of motions, mm an epoch, shape (count,) each."""
    velocity = np.diff(quiet(label, count=count), axis=1)
    return velocity[:, 0], velocity[:, -1]


def test_bilinear_motion_starts_stops_and_turns_back():
    first, last = velocities_of(BILINEAR)
    still = np.minimum(np.abs(first), np.abs(last)) < 1e-4
    assert 0.25 < still.mean() < 0.45
    assert 0.2 < (first * last < -1e-6).mean() < 0.45
    assert 0.4 < (np.abs(first) > np.abs(last)).mean() < 0.6


def test_one_bilinear_motion_of_five_halves_or_doubles_its_speed():
    first, last = velocities_of(BILINEAR, count=1000)
    slower, faster = np.sort(np.abs([first, last]), axis=0)
    assert 0.15 < (np.abs(slower / faster * np.sign(first * last) - 0.5) < 0.002).mean() < 0.27


@pytest.mark.parametrize("label", [QUADRATIC, BILINEAR])
def test_no_curve_or_bend_changes_its_speed_by_less_than_half(label):
    first, last = velocities_of(label)
    slower, faster = np.sort(np.abs([first, last]), axis=0)
    assert ((slower < 0.53 * faster) | (first * last < 0)).all()


def test_jumps_are_whole_half_wavelengths():
    steps = np.abs(np.diff(quiet(UNWRAPPING_ERROR), axis=1))
    largest = steps.max(axis=1)
    whole = largest / 27.73
    assert np.abs(whole - np.round(whole)).max() < 0.2
    assert whole.min() > 0.8


def test_noise_has_the_deviation_it_says():
    rng = np.random.default_rng(5)
    dates = np.datetime64("2018-01-03") + np.arange(400) * np.timedelta64(6, "D")
    noise, deviation = draw_noise(rng, dates, 4000)
    days = (dates - dates[0]).astype(float)
    wave = np.exp(-2j * np.pi * days / days[-1])
    measured = np.abs(noise @ wave) / np.sqrt(len(dates))
    assert np.sqrt(np.mean((measured / deviation) ** 2)) == pytest.approx(1.0, abs=0.15)


def test_gaps_are_of_every_kind():
    there = draw_gaps(np.random.default_rng(0), 400, 200)
    complete, leading = there.all(axis=1), ~there[:, 0] & ~there[:, 1] & ~there[:, 2]
    assert 0.6 < complete.mean() < 0.8
    assert leading.any()


def test_unknown_label_is_refused():
    with pytest.raises(ValueError, match=f"0 to {len(TREND_CLASSES) - 1}"):
        quiet(7, count=1)
