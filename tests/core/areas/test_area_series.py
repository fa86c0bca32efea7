# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean series of an area: what points that end, that move otherwise or that jumped may do to it, and what not."""

import numpy as np
import pytest

from insar_forecast_plugin.core.areas.area_series import MOST_POINTS, mean_series
from insar_forecast_plugin.core.progress import Silent

DATES = np.datetime64("2019-01-03") + np.arange(200) * np.timedelta64(6, "D")
YEARS = (DATES - DATES[0]).astype(float) / 365.25
TRUTH = -6 * YEARS + 4 * np.sin(2 * np.pi * YEARS)


def mean_of(series, rows=None, weights=None):
    count = len(series)
    rows = [np.arange(count)] if rows is None else rows
    return mean_series(series, rows, np.ones(count) if weights is None else weights, DATES, Silent())


def varied(count, noise=0.0, seed=0):
    """Points that share a motion, each with its own level and velocity; the means of these are zero."""
    rng = np.random.default_rng(seed)
    level, velocity = rng.normal(0, 10, count), rng.normal(0, 3, count)
    own = (level - level.mean())[:, None] + np.outer(velocity - velocity.mean(), YEARS)
    return TRUTH + own + noise * rng.normal(size=(count, len(YEARS)))


def test_one_point_is_its_own_mean():
    series = TRUTH[None] + 1.0
    assert mean_of(series).values[0] == pytest.approx(series[0], abs=1e-4)


def test_mean_of_alike_points_is_their_motion():
    assert mean_of(np.tile(TRUTH, (5, 1))).values[0] == pytest.approx(TRUTH, abs=1e-4)


def test_point_that_ends_makes_no_step():
    whole = varied(6)
    part = whole.copy()
    part[0, 120:] = np.nan
    part[1, :60] = np.nan
    difference = mean_of(part).values[0] - mean_of(whole).values[0]
    plain = np.nanmean(part, axis=0) - whole.mean(axis=0)
    assert np.abs(np.diff(difference)).max() < 0.05
    assert np.abs(np.diff(plain)).max() > 1


def test_dates_that_single_points_miss_leave_no_spikes():
    rng = np.random.default_rng(1)
    series = varied(8)
    series[rng.random(series.shape) < 0.3] = np.nan
    found = mean_of(series).values[0]
    assert np.diff(found) == pytest.approx(np.diff(TRUTH), abs=0.3)


def test_few_points_that_move_otherwise_hardly_count():
    series = varied(12, noise=1.0)
    moved = series.copy()
    moved[0] -= 60 * YEARS
    moved[1, 90:] += 28
    pulled = np.abs(mean_of(moved).values[0] - mean_of(series).values[0]).max()
    assert pulled < np.abs(moved.mean(axis=0) - series.mean(axis=0)).max() / 4


def test_weights_count():
    series = np.stack([TRUTH + 4, TRUTH - 4, TRUTH - 4 + 1e-3])
    assert mean_of(series, weights=np.array([1.0, 1e-6, 1e-6])).values[0].mean() > TRUTH.mean() + 2


def test_date_without_values_has_none():
    series = varied(3)
    series[:, 40] = np.nan
    found = mean_of(series)
    assert np.flatnonzero(np.isnan(found.values[0])).tolist() == [40]


def test_spread_is_the_scatter_of_the_points_about_their_levels():
    rng = np.random.default_rng(2)
    series = TRUTH + rng.normal(0, 10, 40)[:, None] + rng.normal(0, 3, (40, len(YEARS)))
    assert np.median(mean_of(series).spread[0]) == pytest.approx(3, rel=0.1)


def test_single_point_has_no_spread():
    assert np.isnan(mean_of(TRUTH[None]).spread).all()


def test_area_without_points_has_no_series():
    found = mean_of(varied(3), rows=[np.arange(3), np.zeros(0, dtype=int)])
    assert np.isfinite(found.values[0]).all() and np.isnan(found.values[1]).all()


def test_areas_together_are_as_each_alone():
    series = varied(30, noise=2.0)
    rows = [np.arange(0, 3), np.arange(3, 4), np.arange(2, 30), np.arange(4, 9)]
    together = mean_of(series, rows).values
    alone = np.concatenate([mean_of(series, [one]).values for one in rows])
    assert together == pytest.approx(alone, abs=1e-4)


def test_very_many_points_are_thinned_evenly():
    rng = np.random.default_rng(3)
    series = TRUTH + rng.normal(0, 3, (3 * MOST_POINTS, len(YEARS)))
    assert np.std(mean_of(series).values[0] - TRUTH) < 0.1
