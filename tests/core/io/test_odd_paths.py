# SPDX-License-Identifier: GPL-2.0-or-later
"""Every path is taken as it stands, whatever is in it, and a file of a similar name is left alone."""

import csv
import json
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from matplotlib.figure import Figure
from pyproj import CRS

from insar_forecast_plugin.core.bundle import load_bundle, save_bundle
from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.io.gdal_files import given_path, split_layer
from insar_forecast_plugin.core.io.long_table import SeriesPart, write_long_table
from insar_forecast_plugin.core.io.output_formats import check_format
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.io.stacks.geotiff_stack import write_stack
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.io.staging import staged_outputs
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.reports.report import Report
from insar_forecast_plugin.core.stack import RasterStack

STEMS = [f"a{mark}b" for mark in (*" ;!#%&'(),+=@[]^`{}~", "..", "ä ö ü", "\N{BUG}", "|layername=x", "%20")]
STEMS += ["-a", "--b", "!a", "'a", "{a}", "a ", "gpkg_a", "layer_styles", "a.zip", "file"]
NAMED = pytest.mark.parametrize("stem", STEMS, ids=ascii)
WORDS = b"not to be touched"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Make a folder of an odd name, with a neighbour for every name that an odd one may be cut to."""
    place = tmp_path / "x;y!z [#%] {ä}.zip"
    place.mkdir()
    monkeypatch.chdir(tmp_path)
    for where in (tmp_path, place):
        for name in ("a", "b", "x", "a.gpkg", "b.gpkg", "b.fgb", "b.shp", "b.tif", "b.geojson", "b.csv"):
            (where / name).write_bytes(WORDS)
    before = listed(tmp_path)
    yield place
    left = listed(tmp_path)
    assert {name: left[name] for name in before} == before  # no neighbour is changed
    assert all(name.startswith(f"{place.name}{os.sep}") for name in left.keys() - before.keys())


def listed(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@NAMED
@pytest.mark.parametrize("extension", ["gpkg", "fgb", "shp", "geojson"])
def test_points_come_back_from_a_file_of_any_name(extension, stem, folder, some_points):
    points, path = some_points(), folder / f"{stem}.{extension}"
    with staged_outputs() as staging:
        write_points(points, staging.path(path), layer_name=stem)
    assert path.is_file()
    back = read_points(path, Recorder())
    order = np.argsort(back.pid.astype(str))
    np.testing.assert_allclose(back.displacement[order], points.displacement, rtol=1e-6)


@NAMED
@pytest.mark.parametrize("extension", ["gpkg", "fgb", "shp", "geojson", "csv", "zip"])
def test_import_reads_and_writes_files_of_any_name(extension, stem, folder, some_points, run_import):
    path = folder / f"{stem}.{extension}"
    table = "pid,lon,lat,20200103,20200109\n" + "".join(f"{pid},12.5,41.{pid},0.0,1.5\n" for pid in range(5))
    if extension == "csv":
        path.write_text(table, encoding="utf-8")
    elif extension == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{stem}.csv", table)
    else:
        write_points(some_points(5), path)
    imported = run_import(path, output=folder / f"{stem}_out.gpkg")
    assert imported.points.point_count == 5
    assert imported.points.provenance["inputs"]["input"]["name"] == path.name


@NAMED
@pytest.mark.parametrize("extension", ["gpkg", "fgb", "geojson"])
def test_layer_in_a_zip_of_any_name_is_read(extension, stem, folder, some_points, run_import):
    inner, path = folder / f"{stem}.{extension}", folder / f"{stem}.zip"
    write_points(some_points(), inner)
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, f"data/{inner.name}")
    assert run_import(path, output=folder / "out.gpkg").points.point_count == 4


def test_shapefile_in_a_zip_is_read(folder, some_points, run_import):
    write_points(some_points(), folder / "s;1!.shp")
    with zipfile.ZipFile(folder / "all;.dat", "w") as archive:
        for one in folder.glob("s;1!.*"):
            archive.write(one, f"deep/{one.name}")
    assert run_import(folder / "all;.dat", output=folder / "out.gpkg").points.point_count == 4


@NAMED
def test_grid_comes_back_from_a_file_of_any_name(stem, folder):
    dates = np.array(["2024-01-03", "2024-01-09"], dtype="datetime64[D]")
    values = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    stack = RasterStack(dates, Affine(100, 0, 4e6, 0, -100, 2e6), CRS.from_epsg(3035).to_wkt(), values)
    write_stack(stack, folder / f"{stem}.tif")
    np.testing.assert_array_equal(read_stack(folder / f"{stem}.tif").values, values)


@NAMED
def test_model_report_and_texts_are_written_under_any_name(stem, folder):
    save_bundle(folder / f"{stem}.safetensors", "test", {"weights": np.ones(3)}, {"epochs": 3})
    assert load_bundle(folder / f"{stem}.safetensors", "test").facts == {"epochs": 3}
    report = Report("A title", "A summary")
    report.figure(Figure(), "Nothing")
    with staged_outputs() as staging:
        report.write(staging.path(folder / f"{stem}.html"), {"name": stem})
        staging.path(folder / f"{stem}.json").write_text(json.dumps({"name": stem}), encoding="utf-8")
        with staging.path(folder / f"{stem}_table.csv").open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerow([stem])
    assert "A title" in (folder / f"{stem}.html").read_text(encoding="utf-8")
    assert json.loads((folder / f"{stem}.json").read_text(encoding="utf-8")) == {"name": stem}
    assert (folder / f"{stem}_table.csv").is_file()


@NAMED
@pytest.mark.parametrize("extension", ["gpkg", "fgb"])
def test_long_table_is_written_under_any_name(extension, stem, folder, some_points):
    points, path = some_points(), folder / f"{stem}.{extension}"
    part = SeriesPart("observed", points.dates, points.displacement)
    place = {"pid": points.pid, "coordinates": points.coordinates, "crs": points.crs}
    assert write_long_table(path, [part], **place, measured=Measured(), provenance={}) == 11
    assert path.is_file()


def test_one_layer_of_a_file_whose_name_reads_like_a_layer(tmp_path, some_points, run_import):
    path = tmp_path / "a|layername=b.gpkg"
    write_points(some_points(), path, layer_name="points")
    assert split_layer(f"{path}|layername=points") == (path, "points")
    assert run_import(f"{path}|layername=points").points.point_count == 4
    assert read_points(f"{path}|layername=points", Recorder()).point_count == 4


def test_layer_of_a_file_that_is_not_there_is_split_off():
    assert split_layer("missing.gpkg|layername=a|layername=b") == (Path("missing.gpkg"), "a|layername=b")


@pytest.mark.skipif(os.name != "posix", reason="such a path begins with a drive elsewhere")
def test_folder_that_is_called_as_a_file_system_of_gdal_is_a_folder():
    assert given_path("/vsizip/a.gpkg") == "/./vsizip/a.gpkg"
    assert given_path("//server/a[b].tif") == "/server/a[b].tif"


def test_extension_with_a_space_behind_it_is_refused(tmp_path, some_points):
    with pytest.raises(OutputError, match=r"cannot be written in the format of a\.gpkg "):
        write_points(some_points(), tmp_path / "a.gpkg ")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="a backslash parts folders elsewhere")
def test_backslash_is_taken_by_a_geopackage_and_refused_by_others_before_the_work(tmp_path, some_points):
    write_points(some_points(), tmp_path / "a\\b.gpkg")
    assert read_points(tmp_path / "a\\b.gpkg", Recorder()).point_count == 4
    with pytest.raises(OutputError, match=r"has a backslash"):
        check_format(tmp_path / "a\\c.fgb", 3)
    with pytest.raises(OutputError, match=r"has a backslash"):
        write_points(some_points(), tmp_path / "a\\c.shp")
    assert [one.name for one in tmp_path.iterdir()] == ["a\\b.gpkg"]
