# SPDX-License-Identifier: GPL-2.0-or-later
"""Imports of stacks, read again by GDAL alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyogrio
import pytest
import rasterio
import shapely

from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.results import OperationResult
from insar_forecast_plugin.core.stack_import.import_stack import import_opened, import_stack
from insar_forecast_plugin.core.stack_requests import ImportStackRequest


@dataclass
class ImportedStack:
    """What an import gave, as other programs read it."""

    values: np.ndarray
    dates: tuple[str, ...]
    transform: rasterio.Affine
    crs: rasterio.CRS
    tags: dict[str, str]
    points: pd.DataFrame | None
    result: OperationResult
    told: Recorder

    @property
    def said(self) -> str:
        return "\n".join([*self.told.infos, *self.told.warnings])


def read_layer(path):
    """Return the fields of points, with their x and y."""
    information, table = pyogrio.read_arrow(path)
    rows = table.to_pandas()
    places = shapely.from_wkb(rows.pop(information["geometry_name"] or "geom"))
    rows.attrs["crs"] = information["crs"]
    return rows.assign(x=shapely.get_x(places), y=shapely.get_y(places))


@pytest.fixture
def bring_in(tmp_path):
    """Return a function that imports an opened stack, or a path, and reads the outputs again."""

    def run(stack, *, points=False, **parameters):
        output, layer = tmp_path / "stack.tif", tmp_path / "points.gpkg"
        told, of_path = Recorder(), isinstance(stack, (str, type(tmp_path)))
        request = ImportStackRequest(
            input=str(stack) if of_path else str(tmp_path / "memory"),
            output=str(output),
            output_points=str(layer) if points else None,
            **parameters,
        )
        result = import_stack(request, told) if of_path else import_opened(stack, request, told)
        with rasterio.open(output) as source:
            return ImportedStack(
                values=source.read(),
                dates=source.descriptions,
                transform=source.transform,
                crs=source.crs,
                tags=source.tags(),
                points=read_layer(layer) if points else None,
                result=result,
                told=told,
            )

    return run
