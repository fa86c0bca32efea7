# SPDX-License-Identifier: GPL-2.0-or-later
"""Velocities fitted to series: against truth, with odd epochs, gaps, and a piece of the span only."""

import numpy as np
import pytest

from insar_forecast_plugin.core.areas.robust_velocity import robust_velocity

DATES = np.datetime64("2019-01-05") + 12 * np.arange(120)
YEARS = (DATES - DATES[0]).astype(float) / 365.25


def series(velocity, seed=0):
    noise = np.random.default_rng(seed).normal(0, 2, (len(velocity), len(DATES)))
    return velocity[:, None] * YEARS + 4 * np.sin(2 * np.pi * YEARS) + noise


def test_velocities_beside_a_season_are_as_sure_as_their_noise_allows():
    velocity = np.linspace(-20, 20, 400)
    error = robust_velocity(DATES, series(velocity)) - velocity
    least = 2 / np.sqrt(((YEARS - YEARS.mean()) ** 2).sum())
    assert error.std() < 1.15 * least
    assert abs(error.mean()) < 0.5 * least


def test_odd_epochs_hardly_count():
    velocity = np.full(300, 5.0)
    odd = series(velocity)
    odd[:, -3:] += 60
    by_least_squares = np.polyfit(YEARS, odd.T, 1)[0] - 5
    assert np.abs(robust_velocity(DATES, odd) - 5).mean() < 0.25 * np.abs(by_least_squares).mean()


def test_gaps_are_left_out():
    velocity = np.full(50, -8.0)
    gaps = series(velocity)
    gaps[np.random.default_rng(1).random(gaps.shape) < 0.4] = np.nan
    assert robust_velocity(DATES, gaps) == pytest.approx(-8, abs=1.5)


@pytest.mark.parametrize("there", [slice(0, 9), slice(0, 40), slice(30, 60)])
def test_a_series_over_a_small_part_of_the_span_has_no_velocity(there):
    values = series(np.full(3, 5.0))
    piece = np.full_like(values, np.nan)
    piece[:, there] = values[:, there]
    assert np.isnan(robust_velocity(DATES, piece)).all()
    assert np.isfinite(robust_velocity(DATES, np.concatenate([piece, values])))[3:].all()


@pytest.mark.parametrize(("lacking", "has_velocity"), [(0.35, True), (0.40, False)])
def test_a_series_may_begin_when_a_third_of_the_dates_have_passed(lacking, has_velocity):
    values = series(np.full(3, 5.0))
    values[:, : round(lacking * len(DATES))] = np.nan
    assert np.isfinite(robust_velocity(DATES, values)).all() == has_velocity


def test_series_that_lie_on_their_line_are_fitted():
    assert robust_velocity(DATES, np.outer([0.0, 3.0], YEARS)) == pytest.approx([0.0, 3.0], abs=1e-6)


def test_a_layer_of_many_points_is_fitted_in_blocks_all_alike():
    values = series(np.zeros(40_000))
    assert robust_velocity(DATES, values)[-5:] == pytest.approx(robust_velocity(DATES, values[-5:]), abs=1e-9)


def test_a_step_where_releases_are_joined_is_no_motion():
    values = series(np.full(100, 2.0))
    values[:, 70:] += 15
    seam = DATES[70:71]
    assert np.abs(robust_velocity(DATES, values) - 2).mean() > 2
    assert np.abs(robust_velocity(DATES, values, seam) - 2).mean() < 0.5
