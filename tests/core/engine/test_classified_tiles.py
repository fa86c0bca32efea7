"""The classes of tiles are those of all points at once, wherever the work is done."""

import pytest
from tiled_region import assert_same, run_cli

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.tiled import read_all


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
