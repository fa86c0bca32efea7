# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of the areas that were found comes first."""

from __future__ import annotations

import numpy as np
import pytest
from pyproj import CRS

from insar_forecast_plugin.core.areas.cells import detection_grid
from insar_forecast_plugin.core.areas.scored_areas import area_score, areas_by_score
from insar_forecast_plugin.core.areas.velocity_field import VelocityField

SURE = np.full(40, 0.9)
SYSTEM = CRS.from_epsg(3035).to_wkt()


def test_a_few_fast_points_do_not_bring_an_area_to_the_front():
    all_move = np.full(40, -4.0)
    four_are_fast = np.where(np.arange(40) < 4, -60.0, -1.0)
    assert abs(four_are_fast.mean()) > abs(all_move.mean())
    assert area_score(all_move, SURE, spread=1.0) > area_score(four_are_fast, SURE, spread=1.0)


def test_faster_larger_and_surer_areas_come_before_others():
    usual = area_score(np.full(40, 4.0), SURE, spread=1.0)
    assert area_score(np.full(40, -6.0), SURE, spread=1.0) > usual
    assert area_score(np.full(80, 4.0), np.full(80, 0.9), spread=1.0) > usual
    assert area_score(np.full(40, 4.0), np.full(40, 0.6), spread=1.0) < usual
    assert area_score(np.full(40, 4.0), SURE, spread=2.0) < usual


def field_of(fast, still=1000, seed=3):
    """Return ``still`` points 30 m apart, of which those nearest to the middle move as told, in noise of 0.5 mm/yr."""
    rng = np.random.default_rng(seed)
    places = 900 * rng.random((still, 2))
    order = np.argsort(np.hypot(*(places - 450).T))
    velocity = rng.normal(0, 0.5, still)
    velocity[order[: len(fast)]] += fast
    return VelocityField.of(places, velocity, SYSTEM), order[: len(fast)]


def found_in(field, *, fast_count):
    geometry = detection_grid(field, points=2)
    scores = np.full(geometry.shape, 0.1, dtype=np.float32)
    return areas_by_score(field, geometry, scores, threshold=0.5, least=5, fast_count=fast_count)


def test_a_few_points_that_move_fast_together_are_an_area_though_no_cell_scores():
    field, rows = field_of(np.full(7, -6.0))
    assert found_in(field, fast_count=False) == []
    (area,) = found_in(field, fast_count=True)
    assert set(rows) == set(area.rows)


@pytest.mark.parametrize("fast", [np.full(7, -2.0), np.array([-40.0, 40.0]), np.full(3, -40.0), np.full(2, -40.0)])
def test_slow_points_and_single_wrong_ones_are_none(fast):
    field, _ = field_of(fast)
    assert found_in(field, fast_count=True) == []


def test_a_part_of_the_layer_that_is_far_noisier_has_no_places_that_move_fast():
    rng = np.random.default_rng(0)
    places = 4000 * rng.random((8000, 2))
    field = VelocityField.of(places, rng.normal(0, np.where(places[:, 0] > 3200, 6.0, 0.5)), SYSTEM)
    assert found_in(field, fast_count=True) == []
