# SPDX-License-Identifier: GPL-2.0-or-later
from itertools import product

import numpy as np
import pytest
from scipy.special import logsumexp

from insar_forecast_plugin.core.trends.fits.breakpoints import TimeAxis
from insar_forecast_plugin.core.trends.fits.class_evidence import MOTIONS, _cached_kinds, class_evidence
from insar_forecast_plugin.core.trends.fits.statistical import fit_trends
from insar_forecast_plugin.core.trends.fits.thresholds import MotionLimits

DATES = np.datetime64("2019-01-03") + np.arange(160) * np.timedelta64(12, "D")
TIME = np.linspace(0, 1, 160)
MOTION = {
    "stable": 0 * TIME,
    "linear": 30 * TIME,
    "quadratic": 50 * TIME**2,
    "bilinear": 40 * np.maximum(TIME - 0.6, 0),
}


def evidence(series, dates=DATES, seams=None):
    axis = TimeAxis.of(dates, seams)
    fits = fit_trends(axis, series, MotionLimits())
    return class_evidence(axis, fits.cleaned, np.isfinite(series), fits.jumps)


def noise(count, epochs=160, seed=0):
    return np.random.default_rng(seed).normal(0, 1, (count, epochs))


@pytest.mark.parametrize("name", MOTIONS)
def test_plain_motion_is_the_most_probable(name):
    given = evidence(MOTION[name] + noise(40)).argmax(axis=1)
    assert np.mean(given == MOTIONS.index(name)) > 0.9


@pytest.mark.parametrize("factor", [-1.0, 20.0, 0.01])
def test_sign_and_unit_do_not_matter(factor):
    series = 0.1 * MOTION["bilinear"] + noise(20)
    # Jumps have a size of their own in mm; none is found in these.
    np.testing.assert_allclose(evidence(factor * series), evidence(series), atol=0.01)


def test_probabilities_sum_to_one():
    summed = np.exp(evidence(0.2 * MOTION["quadratic"] + noise(20))).sum(axis=1)
    np.testing.assert_allclose(summed, 1.0, atol=1e-4)


def test_short_series_get_what_the_density_of_all_their_values_gives():
    """With 20 epochs all cosines are low, and nothing is approximated but by the cut at small probabilities."""
    dates = np.datetime64("2020-01-01") + np.cumsum(np.tile([6, 12, 12, 24], 5)).astype("timedelta64[D]")
    days = (dates - dates[0]).astype(float)
    time = days / days[-1]
    series = np.outer([0, 3, 6, 9], time**2) + noise(4, 20)
    axis = TimeAxis.of(dates)
    fits = fit_trends(axis, series, MotionLimits())
    apart, turn = np.abs(days[:, None] - days), 2 * np.pi * days / 365.25
    contrasts = np.linalg.svd(np.ones((1, 20)))[2][1:]
    cosine = np.cos(np.pi / 20 * 2 * (np.arange(20) + 0.5)) / np.sqrt(10)
    found = {name: [] for name in MOTIONS}
    kinds = [(0.0, 1.0, 1 / 3, wander) for wander in (0, 0.5)]
    kinds += [
        (share, decay, 2 / 3 / 2 * usual, wander)
        for wander, share, (decay, usual) in product((0, 0.5), (0.35, 0.7), ((10, 0.4), (40, 0.4), (150, 0.2)))
    ]
    for share, decay, usual, wander in kinds:
        own = (1 - share) * np.eye(20) + share * np.exp(-apart / decay) + wander**2 * np.exp(-apart / 500)
        season = 0.375 * (1 + wander**2) * np.cos(turn[:, None] - turn)
        for name, shape, weight in motions(time):
            motion = np.sqrt(36 * cosine @ own @ cosine) * np.array(shape)
            covariance = contrasts @ (own + season + motion.T @ motion) @ contrasts.T
            square = np.einsum(
                "ne,ne->n", fits.cleaned @ contrasts.T @ np.linalg.inv(covariance), fits.cleaned @ contrasts.T
            )
            log = -0.5 * np.linalg.slogdet(covariance)[1] - 19 / 2 * np.log(square)
            found[name].append(log + np.log(usual * weight))
    expected = np.stack([logsumexp(found[name], axis=0) for name in MOTIONS], axis=1)
    expected -= logsumexp(expected, axis=1, keepdims=True)
    given = class_evidence(axis, fits.cleaned, np.isfinite(series), fits.jumps)
    np.testing.assert_allclose(given, np.maximum(expected, -12), atol=1e-3)


def motions(time):
    """Yield the class, shapes and weight of every motion of the bank."""
    yield "stable", [0 * time], 1.0
    yield "linear", [time], 1.0
    for slower, of_curves, of_bends in ((-0.8, 0.19, 0.19), (-0.4, 0.19, 0.1), (0, 0.48, 0.44), (0.42, 0.14, 0.27)):
        for along in (time, 1 - time):
            # Backwards a motion is the same but for its sign and level.
            curve, spread = slower * along + (1 - slower) * along**2 / 2, along - along**2 / 2
            yield "quadratic", np.array([curve, 0.12 * spread]) / np.ptp(curve), of_curves / 2
            for knee in 0.15 + 0.7 * (np.arange(9) + 0.5) / 9:
                bent, less, more = (
                    slower * np.minimum(along, at) + np.maximum(along - at, 0)
                    for at in (knee, knee - 0.35 / 9 / 3**0.5, knee + 0.35 / 9 / 3**0.5)
                )
                columns = np.array([bent, 0.12 * np.minimum(along, knee), (more - less) / 2])
                yield "bilinear", columns / np.ptp(bent), of_bends / 18


def test_series_that_begin_late_are_judged_over_their_own_span():
    series = np.outer(np.ones(10), 40 * np.maximum(TIME - 0.7, 0)) + noise(10)
    late = series.copy()
    late[:, :80] = np.nan
    np.testing.assert_allclose(evidence(late), evidence(series[:, 80:], DATES[80:]), atol=1e-3)


def test_blocks_of_series_that_begin_and_end_anywhere_share_what_their_spans_need():
    """Each span costs as much as hundreds of series."""
    rng, series = np.random.default_rng(3), noise(800)
    first, last = rng.integers(0, 55, 800), 160 - rng.integers(0, 55, 800)
    series[(np.arange(160) < first[:, None]) | (np.arange(160) >= last[:, None])] = np.nan
    evidence(series)
    made = _cached_kinds.cache_info().misses
    evidence(series[::-1])
    assert _cached_kinds.cache_info().misses == made


@pytest.mark.parametrize("name", MOTIONS)
def test_scattered_gaps_hide_little(name):
    series = MOTION[name] + noise(40)
    series[np.random.default_rng(1).random(series.shape) < 0.2] = np.nan
    assert np.mean(evidence(series).argmax(axis=1) == MOTIONS.index(name)) > 0.85


def test_jumps_are_taken_out():
    series = MOTION["stable"] + noise(20) + 27.73 * (np.arange(160) >= 70)
    assert np.mean(evidence(series).argmax(axis=1) == 0) > 0.8


def test_steps_at_seams_are_no_motion():
    series = MOTION["stable"] + noise(40) + 6 * (np.arange(160) >= 90)
    seams = DATES[90:91]
    assert (
        np.mean(evidence(series, seams=seams).argmax(axis=1) == 0) > 0.9 > np.mean(evidence(series).argmax(axis=1) == 0)
    )


@pytest.mark.parametrize("epochs", [10, 11, 16, 24, 25, 26])
def test_few_epochs_have_probabilities_too(epochs):
    found = evidence(noise(5, epochs), DATES[:epochs])
    assert found.shape == (5, 4)
    assert np.isfinite(found).all()
