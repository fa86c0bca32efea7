"""The forecast of tiles is that of all points at once, by the filter and by a trained model."""

import pytest
from tiled_region import assert_same, run_cli

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.tiled import read_all


class Telling(Silent):
    """Keeps what is told."""

    def __init__(self):
        self.told = []

    def info(self, text):
        self.told.append(text)

    warning = info


@pytest.fixture(scope="module")
def model(region, tmp_path_factory):
    """Return a trained model of the region, with a network that is used."""
    path = tmp_path_factory.mktemp("model") / "model.safetensors"
    parameters = {"points": {"path": str(region["whole"])}, "output": str(path), "lookback_days": 300}
    catalogue.run("trainforecaster", parameters | {"horizon_days": 96}, Silent())
    return path


def forecast_both_ways(region, folder, **parameters):
    """Return the points of tiles and those of one file, and what was told of both."""
    named = [one for name, value in parameters.items() for one in ("--parameter", f"{name.upper()}={value}")]
    _, messages = run_cli("forecast", "--input", region["tiles"], "--output", folder / "tiles", *named)
    output, progress = str(folder / "whole.gpkg"), Telling()
    given = {name: value.split(",") if name == "dates" else value for name, value in parameters.items()}
    request = {"points": {"path": str(region["whole"])}, "output_points": output, **given}
    catalogue.run("forecast", request, progress)
    tiles = TileDataset.open(folder / "tiles")
    assert len(tiles.entries) > 4
    told = [one["text"] for one in messages if one.get("type") in ("info", "warning") or "text" in one]
    return read_all(tiles.layer()), read_points(output, Silent(), with_forecast=True), told, progress.told


def assert_both_same(made, expected, told, expected_told):
    assert_same(made, expected)
    lacking = [text for text in expected_told if text not in told and "trained on another set" not in text]
    assert not lacking


@pytest.mark.parametrize("parameters", [{}, {"threshold": -8.0, "interval_level": 80.0, "dates": "calendar"}])
def test_tiles_are_forecast_by_the_filter_as_all_points_at_once(region, tmp_path, parameters):
    assert_both_same(*forecast_both_ways(region, tmp_path, **parameters))


def test_tiles_are_forecast_by_a_model_as_all_points_at_once(region, model, tmp_path):
    made, expected, *_told = forecast_both_ways(region, tmp_path, model=str(model), threshold=-8.0, horizon_days=60.0)
    assert_same(made, expected)
