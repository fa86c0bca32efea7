# SPDX-License-Identifier: GPL-2.0-or-later
"""Measurement points and the line through their series."""

import numpy as np
import pytest

from insar_forecast_plugin.core.series import fitted_velocity

DATES = np.datetime64("2020-01-01") + 12 * np.arange(60).astype("timedelta64[D]")
YEARS = (DATES - DATES[0]).astype(float) / 365.25
VELOCITIES = np.array([0.0, -30.0, 2.5])


def lines():
    return (400 + VELOCITIES[:, None] * YEARS).astype(np.float32)


def test_velocity_is_the_slope_in_mm_a_year():
    assert fitted_velocity(DATES, lines()) == pytest.approx(VELOCITIES, abs=1e-3)


def test_velocity_is_that_of_least_squares():
    values = np.random.default_rng(0).normal(0, 5, (4, 60))
    assert fitted_velocity(DATES, values) == pytest.approx(np.polyfit(YEARS, values.T, 1)[0])


def test_velocity_passes_over_missing_epochs():
    values = lines()
    values[:, 10:30] = np.nan
    values[1, 2:] = np.nan  # two dates remain
    assert fitted_velocity(DATES, values) == pytest.approx(VELOCITIES, abs=5e-3)


@pytest.mark.parametrize("known", [0, 1])
def test_fewer_than_two_values_have_no_velocity(known):
    values = lines()
    values[1, known:] = np.nan
    velocity = fitted_velocity(DATES, values)
    assert np.isnan(velocity).tolist() == [False, True, False]


def test_single_date_has_no_velocity():
    assert np.isnan(fitted_velocity(DATES[:1], lines()[:, :1])).tolist() == [True] * 3


def test_many_points_are_worked_on_in_blocks():
    values = np.repeat(lines(), 6_000, axis=0)
    assert fitted_velocity(DATES, values) == pytest.approx(np.repeat(VELOCITIES, 6_000), abs=1e-3)
