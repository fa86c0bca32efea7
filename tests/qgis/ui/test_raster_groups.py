# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters of a date each, in one group of the Layers panel: a click shows their series."""

import numpy as np
import pytest
from canvas_actions import beside, click, lines, points_of
from dated_layers import CORNER, CRS, RATES, dated_layer, moving, place_of
from osgeo import gdal, osr
from qgis.core import QgsProject, QgsRasterLayer

CELL_M, ROWS, COLUMNS = 100.0, 4, 6


def grid(path, first, *, crs=CRS, driver="GTiff", gap=None):
    """Write a raster whose cell (row, column) holds ``first`` + 10 row + column."""
    memory = gdal.GetDriverByName("MEM").Create("", COLUMNS, ROWS, 1, gdal.GDT_Float32)
    memory.SetGeoTransform((CORNER[0] - CELL_M / 2, CELL_M, 0, CORNER[1] + CELL_M / 2, 0, -CELL_M))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(int(crs.partition(":")[2]))
    memory.SetProjection(reference.ExportToWkt())
    values = first + 10.0 * np.arange(ROWS)[:, None] + np.arange(COLUMNS)
    if gap is not None:
        values[gap] = np.nan
    memory.GetRasterBand(1).WriteArray(values)
    memory.GetRasterBand(1).SetNoDataValue(np.nan)
    copy = gdal.GetDriverByName(driver).CreateCopy(str(path), memory)
    del copy


@pytest.fixture
def load(tmp_path):
    """Return a function that writes rasters, loads them into a group, and returns their layers."""

    def into_group(names, group="grids", suffix=".tif", **given):
        root = QgsProject.instance().layerTreeRoot()
        node = (root.findGroup(group) or root.addGroup(group)) if group else root
        loaded = []
        for index, name in enumerate(names):
            path = tmp_path / f"{name}{suffix}"
            grid(path, 100.0 * (index + 1), **given)
            layer = QgsRasterLayer(str(path), name)
            assert layer.isValid()
            QgsProject.instance().addMapLayer(layer, False)
            node.addLayer(layer)
            loaded.append(layer)
        return loaded

    return into_group


def dates_of(dock):
    return [str(day) for day in dock.shown[0].series.dates]


@pytest.mark.parametrize(
    "names",
    [
        ["20200127_disp", "20200103_disp", "20200115_disp"],
        ["timeseries-20200127", "timeseries-20200103", "timeseries-20200115"],
        ["disp_sbas_2020-01-27", "disp_sbas_2020-01-03", "disp_sbas_2020-01-15"],
        ["displacement_20200103_20200127", "displacement_20200103_20200103", "displacement_20200103_20200115"],
        ["disp_2020026", "disp_2020002", "disp_2020014"],
    ],
)
def test_series_of_a_pixel_through_its_group(dock, canvas, qgis_iface, load, names):
    layers = load(names)
    qgis_iface.setActiveLayer(layers[2])
    click(canvas, beside(3, north=-200))
    assert dates_of(dock) == ["2020-01-03", "2020-01-15", "2020-01-27"]
    assert list(dock.shown[0].series.values) == [223.0, 323.0, 123.0]
    assert points_of(dock) == ["row 2, column 3 (4320300, 3209800)"]
    assert dock.plot._heading.get_text() == "displacement, in the layer's unit"
    (line,) = lines(dock.plot.axes, "observed")
    assert list(line.get_ydata()) == [223.0, 323.0, 123.0]


def test_grids_of_gmt_are_a_series(dock, canvas, qgis_iface, load):
    layers = load(["20200103_ll", "20200115_ll"], suffix=".grd", driver="netCDF")
    qgis_iface.setActiveLayer(layers[0])
    click(canvas, place_of(1))
    assert (dates_of(dock), list(dock.shown[0].series.values)) == (["2020-01-03", "2020-01-15"], [101.0, 201.0])


def test_cell_without_a_value_at_a_date_is_a_gap(dock, canvas, qgis_iface, load):
    load(["20200103_disp", "20200127_disp"])
    (middle,) = load(["20200115_disp"], gap=(2, 3))
    qgis_iface.setActiveLayer(middle)
    click(canvas, beside(3, north=-200))
    assert list(np.isnan(dock.shown[0].series.values)) == [False, True, False]


def test_rasters_of_another_name_group_or_system_are_no_part_of_it(dock, canvas, qgis_iface, load):
    layers = load(["20200103_disp", "20200115_disp"])
    load(["20200127_coherence"])
    load(["20200208_disp"], group="others")
    load(["20200220_disp"], crs="EPSG:25832")
    qgis_iface.setActiveLayer(layers[0])
    click(canvas, place_of(1))
    assert dates_of(dock) == ["2020-01-03", "2020-01-15"]


def test_rasters_beside_each_other_without_a_group_are_a_series(dock, canvas, qgis_iface, load):
    layers = load(["20200103_disp", "20200115_disp"], group="")
    qgis_iface.setActiveLayer(layers[0])
    click(canvas, place_of(1))
    assert dates_of(dock) == ["2020-01-03", "2020-01-15"]


def test_topmost_of_a_group_serves_where_the_active_layer_has_no_dates(dock, canvas, qgis_iface, load):
    load(["20200103_disp", "20200115_disp"])
    (slope,) = load(["slope"])
    qgis_iface.setActiveLayer(slope)
    click(canvas, place_of(1))
    assert dates_of(dock) == ["2020-01-03", "2020-01-15"]
    assert dock.message.text().startswith("Layer '20200103_disp' is used")


@pytest.mark.parametrize("names", [["20200103_disp"], ["slope", "height"], ["20201399_disp", "20201398_disp"]])
def test_raster_without_others_of_its_kind_leaves_the_click_to_the_points(dock, canvas, qgis_iface, load, names):
    dated_layer(moving(RATES))
    qgis_iface.setActiveLayer(load(names)[0])
    click(canvas, place_of(1))
    assert points_of(dock) == ["P1"]


def test_what_is_expected_of_a_raster_is_said(dock, canvas, qgis_iface, load):
    qgis_iface.setActiveLayer(load(["slope"])[0])
    click(canvas, place_of(1))
    assert "or a group of rasters whose names differ in their dates only." in dock.message.text()
