"""Files become tiles: every point once, in its tile, in the order of the curve, on one calendar."""

from dataclasses import replace

import numpy as np
import pytest
from tiled_region import MIDDLE, read_all, region_points, run_cli

from insar_forecast_plugin.core.engine.import_tiles import names_apart
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.io.tile_grid import TILE_METRES, hilbert_order, tile_name, tile_numbers
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent


def by_pid(points):
    """Return the points in the order of their identifiers."""
    return points.at_points(np.argsort(points.pid.astype(str), kind="stable"))


def test_every_point_is_there_once_as_it_was(region):
    dataset = TileDataset.open(region["tiles"])
    found, expected = by_pid(read_all(dataset.layer())), by_pid(region["points"])
    assert (found.pid == expected.pid).all()
    np.testing.assert_array_equal(found.displacement, expected.displacement)
    np.testing.assert_allclose(found.coordinates, expected.coordinates)
    np.testing.assert_allclose(found.attributes["coherence"].to_numpy(float), expected.attributes["coherence"])
    assert found.measured == expected.measured


def test_points_lie_in_their_tile_in_the_order_of_the_curve(region):
    dataset = TileDataset.open(region["tiles"])
    assert len({one.name.partition("/")[0] for one in dataset.entries}) == 4
    last = {}
    for entry in dataset.entries:
        points = read_points(dataset.path(entry), Silent())
        tile = entry.name.partition("/")[0]
        assert {tile_name(*one) for one in tile_numbers(points.coordinates).tolist()} == {tile}
        keys = hilbert_order(points.coordinates).astype(np.int64)
        assert (np.diff(keys) >= 0).all()
        assert keys[0] > last.get(tile, -1)
        last[tile] = keys[-1]
        assert entry.rows == points.point_count <= 510


def test_calendars_are_joined(tmp_path):
    points = region_points(200, epochs=40)
    write_points(points.at_points(np.arange(100)).at_epochs(slice(0, 30)), tmp_path / "a.gpkg")
    later = points.at_points(np.arange(100, 200)).at_epochs(slice(10, 40))
    write_points(later, tmp_path / "b.gpkg")
    run_cli("importtimeseries", "--input", tmp_path / "a.gpkg", tmp_path / "b.gpkg", "--output", tmp_path / "tiles")
    found = by_pid(read_all(TileDataset.open(tmp_path / "tiles").layer()))
    np.testing.assert_array_equal(found.dates, points.dates)
    np.testing.assert_array_equal(found.displacement[:100, :30], points.displacement[:100, :30])
    assert np.isnan(found.displacement[:100, 30:]).all()
    np.testing.assert_array_equal(found.displacement[100:, 10:], later.displacement)


def test_columns_that_one_file_lacks_are_empty_there(tmp_path):
    points = region_points(100, epochs=20)
    first = points.at_points(np.arange(50))
    second = points.at_points(np.arange(50, 100))
    second = replace(second, attributes=second.attributes.assign(height=np.arange(50)))
    write_points(first, tmp_path / "a.gpkg")
    write_points(second, tmp_path / "b.gpkg")
    run_cli("importtimeseries", "--input", tmp_path / "a.gpkg", tmp_path / "b.gpkg", "--output", tmp_path / "tiles")
    found = by_pid(read_all(TileDataset.open(tmp_path / "tiles").layer()))
    assert found.attributes["height"].isna().to_numpy()[:50].all()
    assert found.attributes["height"].to_numpy()[50:].astype(float).tolist() == list(range(50))


def test_file_that_cannot_be_read_is_named_and_the_rest_imported(region, tmp_path):
    (tmp_path / "broken.csv").write_text("no;table\n1;2\n")
    status, messages = run_cli(
        *("importtimeseries", "--input", region["files"][0], tmp_path / "broken.csv", "--output", tmp_path / "tiles"),
        check=False,
    )
    assert status == 1
    assert list(messages[-1]["outputs"]["FAILED"]) == ["broken.csv"]
    assert TileDataset.open(tmp_path / "tiles").rows == region["points"].point_count // 2


def test_files_of_one_name_in_two_folders_are_told_apart(region, tmp_path):
    broken = [tmp_path / folder / "burst.csv" for folder in ("ascending", "descending")]
    for file in broken:
        file.parent.mkdir()
        file.write_text("no;table\n1;2\n")
    status, messages = run_cli(
        *("importtimeseries", "--input", region["files"][0], *broken, "--output", tmp_path / "tiles"), check=False
    )
    assert status == 1
    names = ["ascending/burst.csv", "descending/burst.csv"]
    assert sorted(messages[-1]["outputs"]["FAILED"]) == names
    assert sorted(TileDataset.open(tmp_path / "tiles").failed) == names
    said = [one["text"].partition(" cannot be imported: ")[0] for one in messages if one["type"] == "warning"]
    assert sorted(said) == names


def test_layers_of_one_file_are_told_apart():
    layers = [f"/data/a.gpkg|layername={name}" for name in ("east", "west")]
    assert names_apart([*layers, "/data/b.csv", "/data/b.csv"]) == [
        *("a.gpkg|layername=east", "a.gpkg|layername=west", "b.csv", "b.csv")
    ]


def test_files_of_two_tracks_are_refused(tmp_path):
    points = region_points(60, epochs=20)
    other = replace(points, measured=Measured(component="los", track="124", orbit="descending"))
    write_points(points, tmp_path / "a.gpkg")
    write_points(other, tmp_path / "b.gpkg")
    status, messages = run_cli(
        *("importtimeseries", "--input", tmp_path / "a.gpkg", tmp_path / "b.gpkg", "--output", tmp_path / "tiles"),
        check=False,
    )
    assert status == 2
    assert "folder of its own" in messages[-1]["text"]
    assert not list((tmp_path / "tiles").glob("tile=*"))


def test_degrees_become_metres(tmp_path):
    from pyproj import CRS, Transformer

    points = region_points(60, epochs=20)
    to_degrees = Transformer.from_crs(3035, 4326, always_xy=True)
    places = np.column_stack(to_degrees.transform(*points.coordinates.T))
    write_points(replace(points, coordinates=places, crs=CRS.from_epsg(4326).to_wkt()), tmp_path / "a.gpkg")
    run_cli("importtimeseries", "--input", tmp_path / "a.gpkg", "--output", tmp_path / "tiles")
    dataset = TileDataset.open(tmp_path / "tiles")
    assert CRS.from_wkt(dataset.crs) == CRS.from_epsg(3035)
    found = by_pid(read_all(dataset.layer()))
    np.testing.assert_allclose(found.coordinates, by_pid(points).coordinates, atol=0.01)


def test_import_goes_on(region, tmp_path):
    arguments = ("importtimeseries", "--input", *region["files"], "--output", tmp_path / "tiles", "--tile-points", 500)
    run_cli(*arguments)
    lost = next((tmp_path / "tiles").glob("tile=*/*.parquet"))
    lost.unlink()
    _, messages = run_cli(*arguments, "--resume")
    assert messages[-1]["tiles_made"] == 1
    assert TileDataset.open(tmp_path / "tiles").rows == region["points"].point_count


@pytest.mark.parametrize("parameter", ["MIN_COHERENCE=0.8", "DATE_FROM=2020-06-01"])
def test_parameters_of_the_import_hold(region, tmp_path, parameter):
    run_cli("importtimeseries", "--input", region["files"][0], "--output", tmp_path / "t", "--parameter", parameter)
    found = read_all(TileDataset.open(tmp_path / "t").layer())
    if parameter.startswith("MIN"):
        assert found.attributes["coherence"].min() >= 0.8
    else:
        assert found.dates[0] >= np.datetime64("2020-06-01")


def test_corner_of_the_region_is_where_tiles_meet():
    assert (MIDDLE % TILE_METRES == 0).all()


def test_files_of_two_systems_are_refused_by_name(tmp_path):
    from pyproj import CRS

    points = region_points(60, epochs=20)
    for name, longitude in (("a", -70.0), ("b", -64.0)):  # two zones of UTM
        places = np.array([longitude, -30.0]) + (points.coordinates - MIDDLE) / 1e5
        write_points(replace(points, coordinates=places, crs=CRS.from_epsg(4326).to_wkt()), tmp_path / f"{name}.gpkg")
    files = tmp_path / "a.gpkg", tmp_path / "b.gpkg"
    status, messages = run_cli("importtimeseries", "--input", *files, "--output", tmp_path / "out", check=False)
    assert status == 2
    text = messages[-1]["text"]
    assert "a.gpkg is cut into tiles in WGS 84 / UTM zone 19S, b.gpkg in WGS 84 / UTM zone 20S. Import each" in text


def test_points_west_and_south_of_the_origin_have_tiles_of_their_own(tmp_path):
    from pyproj import CRS

    points = region_points(200, epochs=20)
    points = replace(points, coordinates=points.coordinates - MIDDLE, crs=CRS.from_epsg(3978).to_wkt())  # Canada
    write_points(points, tmp_path / "a.gpkg")
    run_cli("importtimeseries", "--input", tmp_path / "a.gpkg", "--output", tmp_path / "tiles")
    dataset = TileDataset.open(tmp_path / "tiles")
    assert {one.name for one in dataset.entries} == {"E-1N-1/0", "E-1N0/0", "E0N-1/0", "E0N0/0"}
    found = by_pid(read_all(dataset.layer()))
    np.testing.assert_array_equal(found.coordinates, by_pid(points).coordinates)
