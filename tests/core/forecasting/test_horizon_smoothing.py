# SPDX-License-Identifier: GPL-2.0-or-later
"""Smoothing over the horizons: what changes smoothly stays, a kink goes, the first steps are left alone."""

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.models.anchored.horizon_smoothing import smooth_over_horizons

STEPS = np.arange(1, 31)


@pytest.mark.parametrize("power", [0, 1, 2])
def test_what_is_smooth_stays(power):
    assert smooth_over_horizons(STEPS.astype(float) ** power) == pytest.approx(STEPS.astype(float) ** power)


def test_fast_decay_of_the_first_steps_stays():
    decay = 5 * 0.6**STEPS
    assert smooth_over_horizons(decay) == pytest.approx(decay, abs=0.05)


def test_kink_at_a_late_horizon_is_shared_with_its_neighbours():
    kinked = np.zeros(30)
    kinked[20] = 1
    smoothed = smooth_over_horizons(kinked)
    assert np.abs(np.diff(smoothed, n=2)).max() < 0.05 * np.abs(np.diff(kinked, n=2)).max()


def test_first_step_is_left_alone():
    spike = np.zeros(30)
    spike[1] = 1
    assert abs(smooth_over_horizons(spike)[0]) < 0.02


def test_every_weight_of_a_horizon_is_smoothed_alike():
    weights = np.random.default_rng(0).normal(size=(30, 4))
    alone = np.stack([smooth_over_horizons(column) for column in weights.T], axis=1)
    assert smooth_over_horizons(weights) == pytest.approx(alone)


@pytest.mark.parametrize("horizons", [1, 2])
def test_too_few_horizons_stay_as_they_are(horizons):
    weights = np.random.default_rng(0).normal(size=(horizons, 3))
    assert np.array_equal(smooth_over_horizons(weights), weights)
