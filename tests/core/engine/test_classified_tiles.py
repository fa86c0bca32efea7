"""The classes of tiles are those of all points at once, wherever the work is done."""

import numpy as np
import pytest
from tiled_region import MIDDLE, assert_same, read_all, region_points, run_cli, tiles_of

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.progress import Silent


@pytest.mark.parametrize("parameters", [("METHOD=statistical",), ("METHOD=both", "REFERENCE=median")])
def test_tiles_are_classified_as_all_points_at_once(region, tmp_path, parameters):
    named = [one for text in parameters for one in ("--parameter", text)]
    run_cli("classifytrends", "--input", region["tiles"], "--output", tmp_path / "tiles", *named)
    values = {name.lower(): value for name, value in (text.split("=") for text in parameters)}
    output = str(tmp_path / "whole.gpkg")
    catalogue.run("classifytrends", {"input": {"path": str(region["whole"])}, "output": output, **values}, Silent())
    tiles = TileDataset.open(tmp_path / "tiles")
    assert len(tiles.entries) > 4
    assert_same(read_all(tiles.layer()), read_points(output, Silent()))


def test_epoch_without_values_is_left_out_of_all_tiles(tmp_path):
    points = region_points(400, epochs=40)
    points.displacement[:, 7] = np.nan
    points.displacement[::2, 9] = np.nan
    folder = tiles_of(tmp_path / "in", points)
    run_cli("classifytrends", "--input", folder, "--output", tmp_path / "out", "--parameter", "METHOD=statistical")
    made = TileDataset.open(tmp_path / "out")
    np.testing.assert_array_equal(made.dates, np.delete(points.dates, 7))
    np.testing.assert_array_equal(read_all(made.layer()).dates, made.dates)


def test_tile_without_values_gives_none_and_the_others_are_made(tmp_path):
    points = region_points(400, epochs=40)
    points.displacement[(points.coordinates < MIDDLE).all(axis=1)] = np.nan
    folder = tiles_of(tmp_path / "in", points)
    run_cli("classifytrends", "--input", folder, "--output", tmp_path / "out", "--parameter", "METHOD=statistical")
    made = TileDataset.open(tmp_path / "out")
    assert len(TileDataset.open(folder).entries) == 4
    assert len(made.entries) == 3
    assert made.rows == np.isfinite(points.displacement).any(axis=1).sum()
    _, messages = run_cli(
        *("classifytrends", "--input", folder, "--output", tmp_path / "out", "--resume"),
        *("--parameter", "METHOD=statistical"),
    )
    assert messages[-1]["tiles_made"] == 0
