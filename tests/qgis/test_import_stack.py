# SPDX-License-Identifier: GPL-2.0-or-later
"""Importing a raster stack through QGIS: a file, a folder, or a file that stands for its folder."""

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsVectorLayer

DATES = ("20200103", "20200115", "20200127", "20200208")
ROWS, COLUMNS, CELL_M = 12, 9, 30.0


def write(path, values, *, unit="m"):
    """Write a raster of UTM zone 32N, as a processor of radar images does."""
    kind = gdal.GDT_Float32 if values.dtype.kind == "f" else gdal.GDT_Byte
    source = gdal.GetDriverByName("GTiff").Create(str(path), COLUMNS, ROWS, 1, kind)
    source.SetGeoTransform((600_000, CELL_M, 0, 5_000_000, 0, -CELL_M))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32632)
    source.SetProjection(reference.ExportToWkt())
    source.GetRasterBand(1).WriteArray(values)
    source.GetRasterBand(1).SetUnitType(unit)
    del source


@pytest.fixture(scope="module")
def values():
    return np.random.default_rng(2).normal(0, 0.005, (len(DATES), ROWS, COLUMNS)).astype(np.float32)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, values):
    """A folder with a GeoTIFF a date, in metres."""
    folder = tmp_path_factory.mktemp("north slope")
    for index, date in enumerate(DATES):
        write(folder / f"disp_{date}.tif", values[index])
    return folder


def test_folder_is_imported_whole(run, folder, values, tmp_path):
    output = tmp_path / "stack.tif"
    results = run("importstack", INPUT=folder, OUTPUT=output)["results"]
    source = gdal.Open(str(output))
    bands = [source.GetRasterBand(band + 1) for band in range(source.RasterCount)]
    assert [band.GetDescription() for band in bands] == ["2020-01-03", "2020-01-15", "2020-01-27", "2020-02-08"]
    assert np.allclose(source.ReadAsArray(), values * 1000, rtol=1e-5)
    assert (results["PIXEL_COUNT"], results["EPOCH_COUNT"]) == (ROWS * COLUMNS, 4)
    assert results["UNIT_USED"].startswith("m: ")


def test_one_file_stands_for_its_folder(run, folder, values, tmp_path):
    output = tmp_path / "stack.tif"
    run("importstack", INPUT=folder / "disp_20200127.tif", OUTPUT=output)
    assert np.allclose(gdal.Open(str(output)).ReadAsArray(), values * 1000, rtol=1e-5)


def test_mask_and_extent_choose_the_points(run, folder, tmp_path):
    mask = np.ones((ROWS, COLUMNS), dtype=np.uint8)
    mask[:, :2] = 0
    write(tmp_path / "mask.tif", mask, unit="")
    points = tmp_path / "points.gpkg"
    extent = "600000,600300,4999880,5000000 [EPSG:32632]"
    given = {"MASK": tmp_path / "mask.tif", "EXTENT": extent, "OUTPUT_POINTS": points}
    run("importstack", INPUT=folder, OUTPUT=tmp_path / "stack.tif", **given)
    layer = QgsVectorLayer(str(points), "points", "ogr")
    assert layer.featureCount() == 4 * 7
    assert {feature["pid"] for feature in layer.getFeatures()} == {f"r{r}c{c}" for r in range(4) for c in range(2, 9)}


def test_what_is_wrong_is_said_by_the_names_of_the_dialog(qgis_process, core, folder, tmp_path):
    given = [f"INPUT={folder}", "MIN_COHERENCE=0.5", f"OUTPUT={tmp_path / 'stack.tif'}"]
    done = qgis_process("run", "insarforecast:importstack", "--", *given, python=core)
    assert done.returncode != 0
    assert "Minimum coherence (MIN_COHERENCE) is set, but" in done.stdout + done.stderr
    assert not (tmp_path / "stack.tif").exists()


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param((None, "is incomplete ("), id="cut off"),
        pytest.param((b"<html><body>Sign in</body></html>", "is a web page"), id="web page"),
    ],
)
def test_mask_that_qgis_cannot_open_is_told_as_what_it_is(qgis_process, core, folder, tmp_path, fault):
    content, said = fault
    mask = tmp_path / "mask.tif"
    write(mask, np.ones((ROWS, COLUMNS), dtype=np.uint8), unit="")
    mask.write_bytes(mask.read_bytes()[:100] if content is None else content)
    given = [f"INPUT={folder}", f"MASK={mask}", f"OUTPUT={tmp_path / 'stack.tif'}"]
    done = qgis_process("run", "insarforecast:importstack", "--", *given, python=core)
    assert done.returncode != 0
    assert "Mask (MASK) cannot be used. mask.tif cannot be read as a raster: it " + said in done.stdout + done.stderr
    assert "not found" not in done.stdout + done.stderr


def test_mask_that_does_not_exist_is_still_said_by_qgis(qgis_process, core, folder, tmp_path):
    given = [f"INPUT={folder}", f"MASK={tmp_path / 'absent.tif'}", f"OUTPUT={tmp_path / 'stack.tif'}"]
    done = qgis_process("run", "insarforecast:importstack", "--", *given, python=core)
    assert done.returncode != 0
    assert "absent.tif not found" in done.stdout + done.stderr
