# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters with a band a date, as the core writes them, whose numbers are known."""

import json

import numpy as np
from dated_layers import CORNER, CRS, epochs
from osgeo import gdal, osr
from qgis.core import QgsProject, QgsRasterLayer

CELL_M = 100.0
ROWS, COLUMNS = 4, 6


def stack(
    path,
    *,
    count=9,
    days=None,
    origin=None,
    label="displacement, LOS, mm",
    quantity="displacement",
    unit="mm",
    name="stack",
    empty=None,
    scale=1.0,
):
    """Return a raster whose cell (row, column) holds 100 row + 10 column + band, around the row of points.

    The middle of the first row's cells are the places of the points.
    """
    days = days if days is not None else [day.isoformat() for day in epochs(count)]
    source = gdal.GetDriverByName("GTiff").Create(str(path), COLUMNS, ROWS, len(days), gdal.GDT_Float32)
    source.SetGeoTransform((CORNER[0] - CELL_M / 2, CELL_M, 0, CORNER[1] + CELL_M / 2, 0, -CELL_M))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(int(CRS.partition(":")[2]))
    source.SetProjection(reference.ExportToWkt())
    tags = {
        "TIFFTAG_IMAGEDESCRIPTION": label,
        "INSAR_FORECAST_MEASURED": json.dumps({"half_wavelength_mm": 15.5}),
        "INSAR_FORECAST_QUANTITY": quantity,
    }
    if origin:
        tags["INSAR_FORECAST_PROVENANCE"] = json.dumps({"algorithm": "forecast", "origin_date": origin})
    source.SetMetadata(tags)
    places = 100.0 * np.arange(ROWS)[:, None] + 10.0 * np.arange(COLUMNS)
    for index, day in enumerate(days):
        band = source.GetRasterBand(index + 1)
        values = (places + index) * scale
        if empty == index:
            values[:] = np.nan
        band.WriteArray(values)
        band.SetNoDataValue(np.nan)
        band.SetDescription(day)
        band.SetUnitType(unit)
    del band, source
    layer = QgsRasterLayer(str(path), name)
    QgsProject.instance().addMapLayer(layer)
    return layer
