# SPDX-License-Identifier: GPL-2.0-or-later
"""How tables, layers and grids are run, as a user runs them, and how the result is checked."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
from pyproj import CRS

from insar_forecast_plugin.core.interface import ImportRequest
from insar_forecast_plugin.core.io.importing import import_time_series
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints
from insar_forecast_plugin.core.stack import RasterStack
from tests.fuzz.comparing import Output, Reading, compare
from tests.fuzz.inputs import CannotSay, FuzzInput, Mismatch
from tests.fuzz.readings.flatgeobuf import read_flatgeobuf_at
from tests.fuzz.readings.geopackage import read_geopackage
from tests.fuzz.readings.tiff import read_grid

Files = Callable[[FuzzInput], Reading]


def in_a_file(read: Callable[[Path], Reading]) -> Files:
    """Return a reading of bytes, of one that needs a file."""

    def reading(item: FuzzInput) -> Reading:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "read"
            path.write_bytes(item.content)
            return read(path)

    return reading


def run_import(folder: Path, item: FuzzInput, target: Path) -> Path:
    """Import, to a FlatGeobuf mostly, since that is quick, else to a GeoPackage; return the output."""
    path = target / ("imported.gpkg" if zlib.crc32(item.content) % 5 == 0 else "imported.fgb")
    import_time_series(ImportRequest(input=str(folder / item.main), output=str(path), **item.options), Silent())
    return path


def check_import(read: Files) -> Callable[[FuzzInput, Path], None]:
    """Return what compares an import's output with a reading of its input."""

    def check(item: FuzzInput, path: Path) -> None:
        compare(_guarded(read, item), Output.of(read_output(path)), item.options)

    return check


def read_output(path: Path) -> Reading:
    """Read what an import wrote; that this cannot be done is a finding, too."""
    try:
        return read_geopackage(path) if path.suffix == ".gpkg" else read_flatgeobuf_at(path)
    except CannotSay as error:
        raise Mismatch("an output that cannot be read", str(error)) from error


def _guarded(read: Files, item: FuzzInput) -> Reading:
    """Read; what the independent reader itself fails at is nothing that it can speak of."""
    try:
        return read(item)
    except RecursionError as error:
        raise CannotSay("nested too deep") from error


def run_layer(folder: Path, item: FuzzInput, target: Path) -> Path | TimeSeriesPoints:
    """Import a layer, or read it as every other operation does."""
    if zlib.crc32(item.content) % 2:
        return run_import(folder, item, target)
    return read_points(folder / item.main, Silent())


def check_layer(read: Files) -> Callable[[FuzzInput, Path | TimeSeriesPoints], None]:
    """Return what compares points that were read, or imported, with a reading of the layer."""

    def check(item: FuzzInput, result: Path | TimeSeriesPoints) -> None:
        if isinstance(result, Path):
            check_import(read)(item, result)
        else:
            compare(_guarded(read, item), _as_output(result), {"unit": "mm"})

    return check


def _as_output(points: TimeSeriesPoints) -> Output:
    frame = points.attributes.astype(object).where(points.attributes.notna(), None)
    return Output(
        pid=points.pid.tolist(),
        xy=[(x, y) for x, y in points.coordinates.tolist()],
        epochs={
            day: points.displacement[:, at].tolist()
            for at, day in enumerate(points.dates.astype("datetime64[D]").astype(date))
        },
        attributes={str(name): [_plain(one) for one in frame[name]] for name in frame.columns},
        crs=CRS.from_wkt(points.crs).to_epsg(),
    )


def _plain(value: Any) -> Any:
    value = value.item() if isinstance(value, np.generic) else value
    return None if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)) else value


def run_grid(folder: Path, item: FuzzInput, target: Path) -> RasterStack:
    """Read a grid."""
    return read_stack(folder / item.main)


def check_grid(item: FuzzInput, stack: RasterStack) -> None:
    """Compare a grid with what a plain reader of TIFF finds."""
    expected = read_grid(item.content)
    if stack.values.shape != expected.values.shape:
        raise Mismatch("a grid of another shape", f"{stack.values.shape}, not {expected.values.shape}")
    dates = tuple(stack.dates.astype("datetime64[D]").astype(date))
    if expected.dates is None:
        raise CannotSay("tiff: descriptions without dates")
    if dates != expected.dates:
        raise Mismatch("dates that the descriptions do not name")
    transform = stack.transform
    corner = (transform.c, transform.f, transform.a, -transform.e)
    if not np.isfinite(corner).all():
        raise Mismatch("a grid at no place", str(corner))
    if not np.allclose(corner, expected.corner, rtol=1e-9):
        raise Mismatch("a grid at another place", f"{corner}, not {expected.corner}")
    if not np.array_equal(stack.values, expected.values, equal_nan=True):
        differ = (stack.values != expected.values) & ~(np.isnan(stack.values) & np.isnan(expected.values))
        some = f"{stack.values[differ][:3]}, not {expected.values[differ][:3]}"
        raise Mismatch("a cell with another value", f"{differ.sum()} of {differ.size}: {some}")
