"""Surroundings are made of cells of each tile of 100 km, so that a part of a region has those of the whole."""

import numpy as np
import pytest

from insar_forecast_plugin.core.changes.surrounding_cells import RegionCells, TileCells, medians_around

EDGE = np.array([4_500_000.0, 2_150_000.0])


def drawn(seed, count, west):
    """Return points to the west or to the east of the edge of two tiles, within 4 km."""
    places = EDGE + np.random.default_rng(seed).uniform([0, -2000], [4000, 2000], (count, 2))
    return places - [4000.0, 0.0] if west else places


def cells_as_sets(cells):
    return {tuple(np.flatnonzero(cells.cell == number)) for number in np.unique(cells.cell)}


def test_cells_of_a_tile_do_not_depend_on_other_tiles():
    west, east = drawn(0, 500, west=True), drawn(1, 700, west=False)
    both = cells_as_sets(RegionCells.of(np.concatenate([west, east]), 600))
    assert cells_as_sets(TileCells.of(west)) <= both
    assert {tuple(np.array(rows) + 500) for rows in cells_as_sets(TileCells.of(east))} <= both


def test_cells_around_lie_beyond_the_edge_of_a_tile_too():
    cells = RegionCells.of(np.concatenate([drawn(0, 3000, west=True), drawn(1, 3000, west=False)]), 600)
    of_east = cells.cell[3000:]
    around_west = cells.near[np.unique(cells.cell[:3000])]
    assert np.isin(around_west, of_east).any(axis=1).sum() > 10


@pytest.mark.parametrize("alone", [1, 3, 20])
def test_a_few_points_in_a_tile_of_their_own_have_surroundings_of_usual_size(alone):
    places = np.concatenate([drawn(0, 4000, west=True), drawn(1, alone, west=False)])
    cells = RegionCells.of(places, 600)
    near = cells.near[cells.cell[-1]]
    points = np.bincount(cells.cell)[near[near >= 0]].sum()
    assert 400 <= points <= 1200


def test_surroundings_of_all_points_are_the_same_everywhere():
    cells = RegionCells.of(drawn(0, 300, west=True), 300)
    assert sorted(cells.near[0]) == sorted(np.unique(cells.cell))
    assert len(cells.near) == 1


def test_medians_pass_over_cells_without_a_value_and_places_behind_the_last():
    mean = np.array([[1.0, 5.0], [2.0, 6.0], [9.0, 7.0]])
    enough = np.array([[True, True], [True, False], [True, False]])
    near = np.array([[0, 1, 2], [1, 2, -1]])
    np.testing.assert_allclose(medians_around(mean, enough, near), [[2.0, 5.0], [5.5, 0.0]])
