# SPDX-License-Identifier: GPL-2.0-or-later
"""Means of places whose points come and go: neither steps nor bends, and errors that hold what is made."""

from dataclasses import replace

import numpy as np
from scipy.sparse import csr_array
from two_tracks import UP, moving_half, run, two

from insar_forecast_plugin.core.decomposition.place_means import place_means

YEARS = 12 * np.arange(150) / 365.25
PLACES, POINTS = 300, 4
MEMBERS = csr_array(np.repeat(np.eye(PLACES), POINTS, axis=1))


def points(velocity=0.0, noise=3.0, seed=0):
    """Return series of four points in each of 300 places, each on a level of its own, with a season, mm."""
    rng = np.random.default_rng(seed)
    count = (PLACES * POINTS, 1)
    own = rng.normal(0, 15, count) + rng.normal(0, velocity, count) * YEARS if velocity else rng.normal(0, 15, count)
    return own + 3 * np.sin(2 * np.pi * YEARS) + rng.normal(0, noise, (count[0], len(YEARS)))


def slopes_off(values, found):
    """Return by how much the velocities of means differ from those of all values, mm/yr."""
    return np.polyfit(YEARS, (found - MEMBERS @ values / POINTS).T, 1)[0]


def test_mean_of_complete_series_is_the_plain_one():
    values = points()
    assert np.allclose(place_means(values, MEMBERS, YEARS), MEMBERS @ values / POINTS)


def test_one_missing_value_hardly_changes_the_mean_of_complete_series():
    values = points()
    values[0, 0] = np.nan
    found = place_means(values, MEMBERS, YEARS)
    whole = MEMBERS @ np.nan_to_num(values) / POINTS
    assert np.abs(found[:, 1:] - whole[:, 1:]).max() < 0.2


def test_points_with_the_last_twenty_dates_alone_do_not_bend_the_mean():
    values = points()
    short = values.copy()
    short[::2, :-20] = np.nan
    assert np.sqrt(np.mean(slopes_off(values, place_means(short, MEMBERS, YEARS)) ** 2)) < 0.2


def test_points_of_another_velocity_that_begin_half_way_hardly_bend_the_mean():
    values = points(velocity=3.0)
    late = values.copy()
    late[::2, :75] = np.nan
    assert np.sqrt(np.mean(slopes_off(values, place_means(late, MEMBERS, YEARS)) ** 2)) < 0.6


def test_points_that_follow_one_another_are_one_series():
    values = points(noise=0.5)
    parts = values.copy()
    parts[::2, 75:] = np.nan
    parts[1::2, :75] = np.nan
    found = place_means(parts, MEMBERS, YEARS)
    assert np.isfinite(found).all()
    assert np.abs(found[:, 75:].mean(axis=1) - found[:, :75].mean(axis=1)).mean() < 3


def test_places_without_a_value_stay_empty():
    values = points()
    values[:POINTS] = np.nan
    values[POINTS : 2 * POINTS, :10] = np.nan
    found = place_means(values, MEMBERS, YEARS)
    assert np.isnan(found[0]).all() and np.isnan(found[1, :10]).all() and np.isfinite(found[1, 10:]).all()


def test_points_with_two_dates_do_not_make_all_velocities_uncertain(tmp_path):
    layers = []
    for one in two():
        values = one.displacement.copy()
        values[::2, 2:] = np.nan
        layers.append(replace(one, displacement=values))
    up, _, _ = run(tmp_path, layers)
    rate, error = (up.attributes[name].to_numpy(dtype=float) for name in ("mean_velocity", "mean_velocity_std"))
    assert np.median(error) < 0.2
    assert (np.abs(rate - UP * moving_half(up)) < 2 * error).mean() > 0.9


def test_place_with_few_values_has_no_velocity(tmp_path):
    layers = []
    for one in two():
        values = one.displacement.copy()
        values[:2, 7:] = np.nan  # both points of one place
        layers.append(replace(one, displacement=values))
    up, _, _ = run(tmp_path, layers)
    rate = up.attributes["mean_velocity"].to_numpy(dtype=float, na_value=np.nan)
    assert np.isnan(rate).sum() == 1 and np.isfinite(up.displacement[np.isnan(rate)]).sum() >= 5
