"""The changes of tiles are those of all points at once, and so are the areas that changed together."""

import pytest
from tiled_region import MIDDLE, assert_same, assert_same_areas, read_all, run_cli

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.io.polygon_layer import read_polygons
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.progress import Silent


class Telling(Silent):
    """Keeps what is told."""

    def __init__(self):
        self.told = []

    def info(self, text):
        self.told.append(text)

    warning = info


@pytest.fixture(scope="module", params=["neighbourhood", "point"])
def both(request, region, tmp_path_factory):
    """Return the folder with what tiles and all points at once give, and what was told of both."""
    folder = tmp_path_factory.mktemp(request.param)
    named = ("--parameter", f"SCALE={request.param}", "--parameter", "FALSE_ALARMS=5")
    _, messages = run_cli("detectchanges", "--input", region["tiles"], "--output", folder / "tiles", *named)
    values = {"input": {"path": str(region["whole"])}, "scale": request.param, "false_alarms": 5.0}
    outputs = {"output": str(folder / "whole.gpkg"), "output_areas": str(folder / "areas.gpkg")}
    progress = Telling()
    catalogue.run("detectchanges", {**values, **outputs}, progress)
    return folder, [one["text"] for one in messages if "text" in one], progress.told


def test_tiles_have_the_changes_of_all_points_at_once(both):
    tiles = TileDataset.open(both[0] / "tiles")
    assert len(tiles.entries) > 4
    whole = read_points(str(both[0] / "whole.gpkg"), Silent())
    assert (whole.attributes["change"] != "none").sum() > 20
    assert_same(read_all(tiles.layer()), whole)


def test_tiles_tell_what_all_points_at_once_tell(both):
    _, tiled, whole = both
    assert len(whole) >= 4
    assert not [text for text in whole if text not in tiled]


def test_areas_are_those_of_all_points_at_once(both):
    assert_same_areas(both[0] / "tiles" / "areas.gpkg", both[0] / "areas.gpkg", rtol=1e-3)


def test_an_area_goes_over_the_edge_of_two_tiles(both):
    areas = read_polygons(both[0] / "tiles" / "areas.gpkg", Silent())
    _, south, _, north = areas.polygons[0].bounds
    assert south < MIDDLE[1] < north


def test_areas_are_opened_with_the_points(both, tmp_path):
    given = {"input": str(both[0] / "tiles"), "output": str(tmp_path / "points.parquet")}
    result = catalogue.run("opentiles", given, Silent())
    assert result.outputs["AREAS"] == str(both[0] / "tiles" / "areas.gpkg")
    assert result.layers["AREAS"].name == "Changed areas since 2020-12-01, LOS (ascending): tiles"


def test_users_areas_need_all_points_at_once(region, tmp_path):
    status, messages = run_cli(
        *("detectchanges", "--input", region["tiles"], "--output", tmp_path / "out"),
        *("--parameter", f"AREAS={region['whole']}", "--parameter", "SCALE=area"),
        check=False,
    )
    assert status == 2
    assert "Set SCALE to point or neighbourhood" in messages[-1]["text"]
