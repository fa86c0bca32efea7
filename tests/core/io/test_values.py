# SPDX-License-Identifier: GPL-2.0-or-later
"""The unit of values that do not say it."""

import numpy as np
import pytest

from insar_forecast_plugin.core.io.values import unit_by_scatter
from insar_forecast_plugin.core.progress import Recorder

YEARS = np.arange(150) * 6 / 365.25
VELOCITIES = np.linspace(-20, 5, 200)[:, None]


def noisy(deviation=3.0):
    return VELOCITIES * YEARS + np.random.default_rng(0).normal(0, deviation, (200, 150))


def smooth():
    """Return motion with a season and no noise, in mm: neighbouring epochs differ by about 0.1."""
    return VELOCITIES * YEARS + 2 * np.sin(2 * np.pi * YEARS)


def smoothed():
    """Return noise that a moving mean with smooth weights has taken out of the series."""
    weights = np.hanning(25)
    return np.apply_along_axis(np.convolve, 1, noisy(), weights / weights.sum(), "valid")


def straight():
    """Return lines in eighths of a mm: every step of a series is the same to the last digit."""
    return np.linspace(-40, 40, 200).round()[:, None] / 512 * np.arange(150)


def found(values):
    progress = Recorder()
    return unit_by_scatter(values.astype(np.float32), progress), progress.warnings


@pytest.mark.parametrize(("unit", "factor"), [("mm", 1), ("cm", 10), ("m", 1000)])
def test_noise_tells_the_unit(unit, factor):
    assert found(noisy(1.0) / factor)[0] == unit


def test_clear_noise_in_mm_needs_no_warning():
    assert found(noisy()) == ("mm", [])


@pytest.mark.parametrize("series", [smooth, smoothed, straight])
def test_smooth_series_in_mm_are_not_scaled_and_it_is_said(series):
    unit, warnings = found(series())
    assert unit == "mm"
    assert len(warnings) == 1 and "Set UNIT" in warnings[0]


def test_smooth_series_in_metres_are_told_by_how_little_they_move():
    unit, warnings = found(smooth() / 1000)
    assert unit == "m"
    assert len(warnings) == 1 and "Set UNIT" in warnings[0]


def test_gaps_do_not_hide_the_noise():
    values = noisy()
    values[np.random.default_rng(1).random(values.shape) < 0.3] = np.nan
    assert found(values) == ("mm", [])


def test_two_epochs_are_told_by_their_difference():
    assert found(noisy()[:, :2])[0] == "mm"


@pytest.mark.parametrize("value", [0.0, np.nan])
def test_values_without_scatter_are_taken_for_mm_and_it_is_said(value):
    unit, warnings = found(np.full((5, 20), value))
    assert unit == "mm"
    assert "does not show their unit" in warnings[0]
