"""The areas of tiles are those of all points at once, over the edges of tiles too."""

import numpy as np
import pandas as pd
import pytest
import rasterio
from tiled_region import MIDDLE, assert_same_areas, read_all, run_cli

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.io.polygon_layer import read_polygons
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.progress import Silent


@pytest.fixture(scope="module", params=["network", "threshold"])
def both(request, region, tmp_path_factory):
    """Return what tiles and all points at once give."""
    folder = tmp_path_factory.mktemp(request.param)
    run_cli(
        *("detectdeformation", "--input", region["tiles"], "--output", folder / "tiles"),
        *("--parameter", f"METHOD={request.param}"),
    )
    outputs = {"output_areas": str(folder / "areas.gpkg"), "output": str(folder / "scores.tif")}
    values = {"input": {"path": str(region["whole"])}, "method": request.param, **outputs}
    catalogue.run("detectdeformation", values, Silent())
    return folder


def test_areas_are_those_of_all_points_at_once(both):
    assert_same_areas(both / "tiles" / "areas.gpkg", both / "areas.gpkg", rtol=1e-4)


def test_an_area_goes_over_the_corner_of_four_tiles(both):
    areas = read_polygons(both / "tiles" / "areas.gpkg", Silent())
    west, south, east, north = areas.polygons[0].bounds
    assert west < MIDDLE[0] < east
    assert south < MIDDLE[1] < north


def test_scores_are_those_of_all_points_at_once(both):
    with rasterio.open(both / "tiles" / "scores.tif") as tiled, rasterio.open(both / "scores.tif") as whole:
        assert tiled.transform == whole.transform
        np.testing.assert_allclose(tiled.read(1), whole.read(1), atol=1e-4)


def test_points_know_their_area(both):
    areas = read_polygons(both / "tiles" / "areas.gpkg", Silent())
    points = read_all(TileDataset.open(both / "tiles").layer())
    rank = points.attributes["area_rank"].to_numpy(float, na_value=np.nan)
    counts = [int((rank == number).sum()) for number in range(1, len(areas.polygons) + 1)]
    assert counts == areas.attributes["point_count"].to_pylist()
    inside = points.coordinates[rank == 1]
    assert np.hypot(*(inside - MIDDLE - [300, 0]).T).max() < 3000
    assert points.attributes["area_velocity"].to_numpy(float)[rank == 1].mean() < -3


def test_mean_series_of_areas_lie_beside_them(both):
    areas = read_polygons(both / "tiles" / "areas.gpkg", Silent()).attributes.to_pandas()
    table = pd.read_csv(both / "tiles" / "areas.csv", parse_dates=["date"])
    assert sorted(table["area_id"].unique()) == areas["rank"].tolist()
    first = table[(table["area_id"] == 1) & (table["kind"] == "observed")]
    assert first["date"].max() == pd.Timestamp(areas["last_date"][0])
    years = (first["date"] - first["date"].min()).dt.days / 365.25
    share = np.polyfit(years, first["displacement"], 1)[0] / areas["velocity_mean"][0]
    assert 0.6 < share < 1.1  # what lies around the bowl moves along, and is taken off
    assert (table["kind"] == "forecast").any()


def test_areas_are_opened_with_the_points(both, tmp_path):
    given = {"input": str(both / "tiles"), "output": str(tmp_path / "points.parquet")}
    result = catalogue.run("opentiles", given, Silent())
    assert result.outputs["AREAS"] == str(both / "tiles" / "areas.gpkg")
    assert (result.layers["AREAS"].quantity, result.layers["AREAS"].field) == ("velocity", "velocity_mean")


def test_over_wrapping_needs_all_points_at_once(region, tmp_path):
    status, messages = run_cli(
        *("detectdeformation", "--input", region["tiles"], "--output", tmp_path / "out"),
        *("--parameter", "METHOD=overwrapping"),
        check=False,
    )
    assert status == 2
    assert messages[-1]["text"].startswith("METHOD overwrapping looks at all points at once")
