# SPDX-License-Identifier: GPL-2.0-or-later
"""Velocities of plain lines: beside steps and a season, with gaps, and where there is too little to tell one."""

import numpy as np
import pytest

from insar_forecast_plugin.core.series import fitted_velocity
from insar_forecast_plugin.core.trends.fits.breakpoints import TimeAxis
from insar_forecast_plugin.core.trends.fits.line_velocity import line_velocity

DATES = np.datetime64("2019-01-05") + 12 * np.arange(90)
YEARS = (DATES - DATES[0]).astype(float) / 365.25
SEAMS = DATES[[30, 60]]


def series(count, seed=0):
    """Return lines with steps at the seams, noise and gaps, and their velocities."""
    random = np.random.default_rng(seed)
    velocity = random.normal(0, 10, count)
    steps = random.normal(0, 20, (count, 2)) @ (SEAMS[:, None] <= DATES)
    values = velocity[:, None] * YEARS + steps + random.normal(0, 1, (count, len(DATES))) + 500
    values[random.random(values.shape) < 0.2] = np.nan
    return values.astype(np.float32), velocity


def by_least_squares(values, columns):
    known = np.isfinite(values)
    return np.linalg.lstsq(np.stack(columns, axis=1)[known], values[known].astype(float), rcond=None)[0][1]


def test_velocity_beside_steps_is_that_of_least_squares_on_the_known_values():
    values, _ = series(40)
    columns = [np.ones(90), YEARS, *(SEAMS[:, None] <= DATES).astype(float)]
    expected = [by_least_squares(one, columns) for one in values]
    found = line_velocity(TimeAxis.of(DATES, SEAMS).without_season(), values)
    assert found == pytest.approx(expected, abs=1e-5)


def test_velocity_without_steps_and_season_is_that_of_plain_lines():
    values, _ = series(40)
    found = line_velocity(TimeAxis.of(DATES).without_season(), values)
    assert found == pytest.approx(fitted_velocity(DATES, values), abs=1e-9)


def test_season_does_not_lean_on_the_velocity():
    values = 3 * YEARS[None] + 20 * np.sin(2 * np.pi * YEARS)
    plain = line_velocity(TimeAxis.of(DATES).without_season(), values)[0]
    assert abs(line_velocity(TimeAxis.of(DATES), values)[0] - 3) < 0.2 * abs(plain - 3)


def test_velocity_needs_two_values_more_than_steps_among_them():
    values = np.full((4, 90), np.nan)
    values[0, [3, 33, 63]] = values[1, [3, 6, 33, 63]] = values[2, [3, 6]] = values[3, [40]] = 1.0
    found = line_velocity(TimeAxis.of(DATES, SEAMS).without_season(), values)
    assert np.isfinite(found).tolist() == [False, True, True, False]


def test_fewer_values_than_asked_for_give_no_velocity():
    values = np.full((2, 90), np.nan)
    values[0, :9] = values[1, :10] = YEARS[0]
    assert np.isfinite(line_velocity(TimeAxis.of(DATES), values, 10)).tolist() == [False, True]


def test_layers_of_many_series_are_fitted_in_blocks_all_alike():
    values, _ = series(25_000)
    axis = TimeAxis.of(DATES, SEAMS).without_season()
    assert line_velocity(axis, values)[[0, 11_200, -1]] == pytest.approx(
        line_velocity(axis, values[[0, 11_200, -1]]), abs=1e-9
    )


def test_two_seams_without_an_epoch_between_them_are_one_step():
    once, twice = (TimeAxis.of(DATES, seams) for seams in (DATES[30:31], DATES[30] - np.arange(2)))
    assert len(once.steps) == len(twice.steps) == 1
    values = np.full((1, 90), np.nan)
    values[0, [3, 6, 33]] = 0.0, 12 * 3 / 365.25, 5.0
    assert line_velocity(twice.without_season(), values) == pytest.approx([1.0], abs=1e-5)
