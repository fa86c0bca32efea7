# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever takes points or grids takes imported stacks; what needs more dates than they have says so."""

from pathlib import Path

import numpy as np
import pyogrio
import pytest

from insar_forecast_plugin.core.catalogue import run
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.progress import Silent

STACKS = Path(__file__).resolve().parents[4] / "shared" / "data" / "stacks"


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    """Simulated points, their grid, and that grid as it is after an import, with its pixels as points."""
    folder = tmp_path_factory.mktemp("simulated")
    points, grid = folder / "points.gpkg", folder / "grid.tif"
    sizes = {"point_count": 150, "epoch_count": 90, "step_days": 12, "scenario": "subsidence_bowl"}
    run("simulate", {"output": str(points), **sizes}, Silent())
    run("gridtimeseries", {"input": {"path": str(points)}, "output": str(grid), "grid_size": 16}, Silent())
    outputs = {"output": str(folder / "stack.tif"), "output_points": str(folder / "pixels.gpkg")}
    run("importstack", {"input": str(grid), **outputs}, Silent())
    return folder


def layer(path):
    return {"path": str(path)}


def test_forecaster_is_trained_and_used_with_an_imported_grid(simulated, tmp_path):
    grid, model = str(simulated / "stack.tif"), str(tmp_path / "model.safetensors")
    points = layer(simulated / "points.gpkg")
    sizes = {"lookback_days": 120, "horizon_days": 96}
    run("trainforecaster", {"points": points, "grid": grid, "model": model, **sizes}, Silent())
    outputs = {"output_points": str(tmp_path / "forecast.gpkg"), "output": str(tmp_path / "forecast.tif")}
    result = run("forecast", {"points": points, "grid": grid, "model": model, **outputs}, Silent())
    assert result.layers["OUTPUT"].dates
    assert pyogrio.read_info(tmp_path / "forecast.gpkg")["features"] == 150


@pytest.mark.parametrize(
    ("operation", "parameters"),
    [
        ("gridtimeseries", {"output": "out.tif"}),
        ("classifytrends", {"output": "out.gpkg"}),
        ("detectdeformation", {"output_areas": "out.gpkg", "method": "threshold", "sigma": 1.0}),
        ("detectchanges", {"output": "out.gpkg"}),
        ("forecast", {"output_points": "out.gpkg"}),
    ],
)
def test_operation_takes_pixels_as_points(simulated, tmp_path, operation, parameters):
    name = "points" if operation == "forecast" else "input"
    paths = {key: str(tmp_path / value) if "out" in key else value for key, value in parameters.items()}
    run(operation, {name: layer(simulated / "pixels.gpkg"), **paths}, Silent())
    assert [path.stem for path in tmp_path.iterdir()] == ["out"]


@pytest.fixture(scope="module")
def short(tmp_path_factory):
    """The pixels of a part of a real stack of eight dates."""
    if not STACKS.is_dir():
        pytest.skip(f"no real stacks in {STACKS}")
    folder = tmp_path_factory.mktemp("short")
    request = {"input": str(STACKS / "nsbas-cube"), "unit": "mm", "output": str(folder / "stack.tif")}
    extent = {"bounds": [716000, 3050000, 717000, 3051000]}
    run("importstack", {**request, "extent": extent, "output_points": str(folder / "pixels.gpkg")}, Silent())
    return folder / "pixels.gpkg"


def test_short_real_stack_is_gridded(short, tmp_path):
    result = run("gridtimeseries", {"input": layer(short), "output": str(tmp_path / "out.tif")}, Silent())
    assert len(result.layers["OUTPUT"].dates) == 8


def test_areas_are_found_in_the_velocities_of_a_short_real_stack(short, tmp_path):
    wanted = {"velocity_field": "velocity", "method": "threshold", "output_areas": str(tmp_path / "out.gpkg")}
    run("detectdeformation", {"input": layer(short), **wanted}, Silent())
    peaks = pyogrio.read_arrow(tmp_path / "out.gpkg")[1].column("velocity_peak").to_numpy()
    assert len(peaks)
    assert np.isfinite(peaks).all()


@pytest.mark.parametrize(
    ("operation", "parameters", "message"),
    [
        ("classifytrends", {"output": "a.gpkg"}, "The layer has 8 epochs; trend classes need at least 10. Use a layer"),
        ("detectdeformation", {"output_areas": "a.gpkg"}, "has 8 epochs; a velocity needs at least 10.*VELOCITY_FIELD"),
        ("forecast", {"output_points": "a.gpkg"}, "have 8 epochs; a forecast needs at least 12.*Use longer series"),
    ],
)
def test_too_few_dates_are_told_in_a_sentence(short, tmp_path, operation, parameters, message):
    name = "points" if operation == "forecast" else "input"
    paths = {key: str(tmp_path / value) for key, value in parameters.items()}
    with pytest.raises(InputError, match=message):
        run(operation, {name: layer(short), **paths}, Silent())
