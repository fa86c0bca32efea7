"""Areas of points that lie in several tiles are those that all points have together."""

import numpy as np
import pytest
from tiled_region import MIDDLE, region_points

from insar_forecast_plugin.core.engine.tile_jobs import write_entry
from insar_forecast_plugin.core.forecasting.evaluation.area_cells import MOST_CELL_POINTS, AreaCells, counted_cells
from insar_forecast_plugin.core.forecasting.evaluation.areas import compact_areas
from insar_forecast_plugin.core.forecasting.tile_forecast import areas_of_tile
from insar_forecast_plugin.core.io.tile_dataset import TileDataset, TileEntry
from insar_forecast_plugin.core.tiled import Tile


@pytest.fixture(scope="module")
def points():
    """Return more points than fit into one cell, ordered by the quarter that they lie in."""
    found = region_points(count=2 * MOST_CELL_POINTS, epochs=2)
    found.displacement[:] = 0.0
    found.coordinates[:] = 50 * np.round(found.coordinates / 50)  # of a regular grid, where many lie in one line
    return found.at_points(np.argsort((found.coordinates > MIDDLE) @ [1, 2], kind="stable"))


@pytest.fixture(scope="module")
def dataset(points, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tiles")
    quarter = (points.coordinates > MIDDLE) @ [1, 2]
    entries = []
    for number in range(4):
        entry = TileEntry(f"E{number}N0/0", 0, (0, 0, 0, 0), "", "made")
        entries.append(write_entry(folder, entry, iter([(points.at_points(quarter == number), {}, {})]), 0.0))
    return TileDataset(folder, tuple(entries), points.crs, points.dates, points.measured)


def test_areas_over_the_corner_of_four_tiles_are_those_of_all_points(points, dataset, tmp_path):
    cells = AreaCells.of([counted_cells(points.coordinates)])
    assert len(cells.cells) > 1
    parts = [areas_of_tile(cells, Tile(dataset, entry, tmp_path)) for entry in dataset.entries]
    np.testing.assert_array_equal(np.concatenate(parts), compact_areas(points.coordinates))
