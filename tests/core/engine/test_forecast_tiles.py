"""The forecast of tiles is that of all points at once, by the filter and by a trained model."""

import numpy as np
import pytest
from tiled_region import assert_same, read_all, region_points, run_cli, tiles_of

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.bundle import save_bundle
from insar_forecast_plugin.core.forecast_methods import PRESETS
from insar_forecast_plugin.core.forecasting.models.registry import load_forecaster
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.tiled import joined_points


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
    parameters = {"points": {"path": str(region["whole"])}, "model": str(path), "lookback_days": 300}
    catalogue.run("trainforecaster", parameters | {"horizon_days": 96}, Silent())
    return path


def forecast_both_ways(region, folder, *more, **parameters):
    """Return the points of tiles and those of one file, and what was told of both."""
    named = [one for name, value in parameters.items() for one in ("--parameter", f"{name.upper()}={value}")]
    _, messages = run_cli("forecast", "--input", region["tiles"], "--output", folder / "tiles", *named, *more)
    output, progress = str(folder / "whole.gpkg"), Telling()
    given = {name: value.split(",") if name == "dates" else value for name, value in parameters.items()}
    request = {"points": {"path": str(region["whole"])}, "output_points": output, **given}
    catalogue.run("forecast", request, progress)
    tiles = TileDataset.open(folder / "tiles")
    assert len(tiles.entries) > 4
    told = [one["text"] for one in messages if one["type"] in ("info", "warning")]
    return read_all(tiles.layer()), read_points(output, Silent(), with_forecast=True), told, progress.told


def test_tiles_are_forecast_by_the_filter_as_all_points_at_once(region, tmp_path):
    made, expected, told, expected_told = forecast_both_ways(region, tmp_path)
    assert_same(made, expected)
    assert set(expected_told) <= set(told)


def test_tiles_that_are_made_later_are_the_same_with_dates_and_threshold(region, tmp_path):
    parameters = {"threshold": -8.0, "interval_level": 80.0, "dates": "calendar"}
    first = TileDataset.open(region["tiles"]).entries[0].name
    named = [one for name, value in parameters.items() for one in ("--parameter", f"{name.upper()}={value}")]
    run_cli("forecast", "--input", region["tiles"], "--output", tmp_path / "tiles", *named, "--tiles", first)
    made, expected, told, expected_told = forecast_both_ways(region, tmp_path, "--resume", **parameters)
    assert {"exceedance_p", "exceedance_date"} <= set(made.attributes.columns)
    assert_same(made, expected)
    assert {text for text in expected_told if "probability" in text or "past forecasts" in text} <= set(told)


def test_tiles_are_forecast_by_a_model_as_all_points_at_once(region, model, tmp_path):
    assert load_forecaster(model, "cpu")[0].anchored_.correction_.is_used
    made, expected, *_ = forecast_both_ways(region, tmp_path, model=str(model), threshold=-8.0, horizon_days=60.0)
    assert_same(made, expected)
    assert "F" in {str(name)[0] for name in made.attributes.columns}


@pytest.fixture(scope="module")
def begun_late(tmp_path_factory):
    """Return tiles and one file of points a third of which have 1 to 30 values, and of how many values each."""
    folder = tmp_path_factory.mktemp("late")
    points, rng = region_points(count=1500, seed=4), np.random.default_rng(5)
    count, epochs = points.displacement.shape
    values = np.where(rng.random(count) < 1 / 3, rng.integers(1, 31, count), epochs)
    points.displacement[np.arange(epochs) < epochs - values[:, None]] = np.nan
    points.displacement[:, -1] = rng.normal(size=count)
    blocks = list(TileDataset.open(tiles_of(folder / "tiles", points, most=200)).layer().blocks(Silent()))
    whole = joined_points(blocks)
    write_points(whole, folder / "whole.gpkg")
    return {"tiles": folder / "tiles", "whole": folder / "whole.gpkg"}, np.isfinite(whole.displacement).sum(axis=1)


def test_points_that_began_late_have_the_same_wider_intervals_in_tiles(begun_late, tmp_path):
    region, values = begun_late
    made, expected, *_ = forecast_both_ways(region, tmp_path)
    assert_same(made, expected)
    upper, lower = (made.attributes[sorted(n for n in made.attributes.columns if n[0] == one)[-1]] for one in "UL")
    width = (upper - lower).to_numpy(dtype=float)
    assert np.median(width[values <= 3]) > 1.1 * np.median(width[values > 60])


@pytest.mark.parametrize("name", ["report", "output_areas", "output_change", "grid"])
def test_what_is_made_of_one_piece_is_refused(region, tmp_path, name):
    value = f"{name.upper()}={tmp_path / 'made.tif'}"
    arguments = "--input", region["tiles"], "--output", tmp_path / "tiles", "--parameter", value
    status, messages = run_cli("forecast", *arguments, check=False)
    assert (status, messages[-1]["type"]) == (2, "error")
    assert messages[-1]["text"].startswith(f"{name.upper()} cannot be given with tiles.")


def test_model_that_forecasts_on_maps_is_refused(region, tmp_path):
    save_bundle(tmp_path / "map.safetensors", PRESETS["paper"].id, {"slope": np.array([1.0])}, {"lookback": 30})
    named = "--parameter", f"MODEL={tmp_path / 'map.safetensors'}"
    run = run_cli("forecast", "--input", region["tiles"], "--output", tmp_path / "tiles", *named, check=False)
    assert run[0] == 2
    assert run[1][-1]["text"].startswith("MODEL forecasts on a map of all points (PRESET paper)")
