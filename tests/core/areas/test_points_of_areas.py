# SPDX-License-Identifier: GPL-2.0-or-later
import time

import numpy as np
import pyarrow as pa
import pytest
import shapely

from insar_forecast_plugin.core.areas.points_of_areas import (
    FEWEST_AROUND,
    MOST_AROUND,
    area_ids,
    points_around,
    points_within,
)
from insar_forecast_plugin.core.progress import Silent


def lists(found):
    return [rows.tolist() for rows in found]


def test_point_in_a_hole_is_outside():
    ring = shapely.box(0, 0, 30, 30) - shapely.box(10, 10, 20, 20)
    places = np.array([[15.0, 15.0], [5.0, 5.0]])
    assert lists(points_within([ring], places, 0.0, Silent())) == [[1]]


def test_point_on_the_edge_belongs_to_both():
    both = [shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)]
    assert lists(points_within(both, np.array([[10.0, 5.0]]), 0.0, Silent())) == [[0], [0]]


def test_buffer_reaches_as_far_as_it_says():
    places = np.array([[12.0, 5.0], [12.2, 5.0]])
    assert lists(points_within([shapely.box(0, 0, 10, 10)], places, 2.1, Silent())) == [[0]]


def test_surroundings_hold_no_point_of_an_area():
    rng = np.random.default_rng(0)
    places = rng.uniform(-100, 200, (200, 2))
    areas = [shapely.box(0, 0, 50, 50), shapely.box(60, 0, 110, 50)]
    within = points_within(areas, places, 0.0, Silent())
    free = np.ones(len(places), dtype=bool)
    free[np.concatenate(within)] = False
    around = points_around(areas, places, free, 0.0, Silent())
    assert min(len(rows) for rows in around) >= FEWEST_AROUND
    assert not {*np.concatenate(around)} & {*np.concatenate(within)}


def test_few_points_around_are_none():
    places = np.array([[-10.0, 0.0]] * (FEWEST_AROUND - 1))
    free = np.ones(len(places), dtype=bool)
    assert lists(points_around([shapely.box(0, 0, 9, 9)], places, free, 0.0, Silent())) == [[]]


def test_many_points_around_are_thinned():
    places = np.random.default_rng(0).uniform(-200, -1, (4 * MOST_AROUND, 2))
    free = np.ones(len(places), dtype=bool)
    assert len(points_around([shapely.box(0, 0, 9, 9)], places, free, 0.0, Silent())[0]) == MOST_AROUND


def test_hundred_thousand_areas_take_seconds():
    rng = np.random.default_rng(0)
    west, south = rng.uniform(0, 10_000, (2, 100_000))
    areas = shapely.box(west, south, west + 15, south + 15)
    began = time.monotonic()
    found = points_within(areas, rng.uniform(0, 10_000, (10_000, 2)), 2.0, Silent())
    assert len(found) == 100_000
    assert time.monotonic() - began < 20


OF_PLUGIN = {"point_count": [9, 7], "area_m2": [80.0, 60.0], "rank": [2, 5]}


@pytest.mark.parametrize(
    "kinds",
    [
        {"change": ["jump", "velocity"]},
        {"trend": ["stable", "linear"], "best_simple": ["seasonal", "persistence"]},
    ],
)
def test_areas_of_the_plugin_are_named_by_their_rank_not_by_what_they_are_like(kinds):
    assert area_ids(pa.table({**kinds, **OF_PLUGIN}), 2).tolist() == ["2", "5"]


def test_names_that_a_user_gave_go_before_the_rank():
    named = {**OF_PLUGIN, "trend": ["stable", "linear"], "parcel": ["Quarry", "Harbour"]}
    assert area_ids(pa.table(named), 2).tolist() == ["Quarry", "Harbour"]


def test_kinds_that_a_user_gave_are_names():
    assert area_ids(pa.table({"trend": ["up", "down"]}), 2).tolist() == ["up", "down"]
