"""Areas of a part of a region are those of the region."""

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.evaluation.area_cells import (
    AREA_POINTS,
    MOST_CELL_POINTS,
    AreaCells,
    areas_among,
    counted_cells,
)
from insar_forecast_plugin.core.forecasting.evaluation.areas import compact_areas

COUNT = 3 * MOST_CELL_POINTS


def crowded():
    """Return points half of which lie in a town in the middle of the country, others on a regular grid."""
    rng = np.random.default_rng(0)
    town = 30_000 + rng.normal(0, 1500, (COUNT // 2, 2))
    return np.concatenate([town, np.round(rng.uniform(0, 100_000, (COUNT - len(town), 2)), -2)])


@pytest.fixture(scope="module")
def places():
    return crowded()


def test_cells_of_parts_are_those_of_the_region(places):
    whole = AreaCells.of([counted_cells(places)])
    parts = AreaCells.of([counted_cells(part) for part in np.array_split(places, 7)])
    np.testing.assert_array_equal(parts.cells, whole.cells)
    np.testing.assert_array_equal(parts.counts, whole.counts)
    assert len(whole.cells) > 4 and whole.counts.max() <= MOST_CELL_POINTS


def test_every_point_lies_in_one_cell_and_in_its_box(places):
    cells = AreaCells.of([counted_cells(places)])
    leaves = cells.leaves_of(places)
    np.testing.assert_array_equal(np.bincount(leaves, minlength=len(cells.cells)), cells.counts)
    for cell in range(len(cells.cells)):
        west, south, east, north = cells.box(cell)
        x, y = places[leaves == cell].T
        assert x.min() >= west and x.max() < east and y.min() >= south and y.max() < north


def test_areas_of_one_cell_alone_have_the_numbers_that_they_have_in_the_region(places):
    cells = AreaCells.of([counted_cells(places)])
    leaves, areas = cells.leaves_of(places), compact_areas(places)
    assert areas.max() == cells.area_count
    for cell in (0, len(cells.cells) // 2, len(cells.cells) - 1):
        rows = np.flatnonzero(leaves == cell)
        np.testing.assert_array_equal(cells.areas_of(places[rows], leaves[rows]), areas[rows])


def test_areas_do_not_depend_on_the_order_of_the_points(places):
    places = places + np.random.default_rng(1).uniform(0, 0.4, places.shape)  # no two at one place
    order = np.random.default_rng(2).permutation(len(places))
    np.testing.assert_array_equal(compact_areas(places[order]), compact_areas(places)[order])


def test_areas_keep_their_size_where_a_region_is_cut_into_cells(places):
    sizes = np.bincount(compact_areas(places) - 1)
    assert sizes.min() > 0 and sizes.sum() == COUNT
    assert 0.9 * AREA_POINTS < np.median(sizes) < 1.1 * AREA_POINTS


def test_cells_come_back_from_plain_values(places):
    cells = AreaCells.of([counted_cells(places)])
    again = AreaCells.from_json(cells.to_json())
    np.testing.assert_array_equal(again.cells, cells.cells)
    assert again.area_count == cells.area_count == sum(areas_among(int(one)) for one in cells.counts)
