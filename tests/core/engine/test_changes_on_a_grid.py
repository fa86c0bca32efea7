"""Changes of tiles where neighbours are equally near, tiles have few points, and some points have no value."""

import numpy as np
import pytest
from tiled_region import MIDDLE, assert_same, read_all, region_points, tiles_of

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.engine.schedulers import Here
from insar_forecast_plugin.core.engine.tile_runs import run_over_tiles, tiled_request
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.tiled import joined_points


def grid(count, west):
    """Return points 100 m apart, most to the left of the corner of four tiles; those of one tile have no value."""
    points = region_points(count=count, epochs=100)
    side = int(np.ceil(np.sqrt(count)))
    column, row = np.arange(count) % side, np.arange(count) // side
    points.coordinates[:] = MIDDLE + 100.0 * np.column_stack([column - west, row - side // 2]) + 50.0
    changed = np.hypot(*(points.coordinates - MIDDLE - [-400, 0]).T) < 16 * side
    points.displacement[changed, 70:] += np.float32(12.0)
    points.displacement[::97] = np.nan
    points.displacement[((points.coordinates - MIDDLE) * [1, -1] > 0).all(axis=1)] = np.nan
    return points


@pytest.mark.parametrize("scale", ["neighbourhood", "point"])
@pytest.mark.parametrize(("count", "west", "most"), [(900, 29, 150), (200, 8, 40)], ids=["many", "few"])
def test_tiles_of_a_grid_have_the_changes_of_all_points_at_once(tmp_path, scale, count, west, most):
    dataset = TileDataset.open(tiles_of(tmp_path / "source", grid(count, west), most))
    assert len(dataset.entries) > 4
    parameters = {"scale": scale, "false_alarms": 5.0}
    request = tiled_request("detectchanges", dataset.folder, tmp_path / "tiles", parameters)
    made = run_over_tiles("detectchanges", request, dataset, tmp_path / "tiles", scheduler=Here(), progress=Silent())
    write_points(joined_points(list(dataset.layer().blocks(Silent()))), tmp_path / "all.gpkg")
    values = {"input": {"path": str(tmp_path / "all.gpkg")}, "output": str(tmp_path / "whole.gpkg"), **parameters}
    catalogue.run("detectchanges", values, Silent())
    whole = read_points(str(tmp_path / "whole.gpkg"), Silent())
    assert (whole.attributes["change"] != "none").sum() > 10
    assert_same(read_all(made.dataset.layer()), whole)
    assert made.outputs["CHANGED"] == (whole.attributes["change"] != "none").sum()
