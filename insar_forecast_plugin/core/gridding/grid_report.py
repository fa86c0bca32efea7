# SPDX-License-Identifier: GPL-2.0-or-later
"""The report on a grid: where it holds values, and how far they are from left-out points."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from pyproj import CRS

from ..reports.figures import draw_points, drawn_rows, value_scale
from ..reports.map_figure import extent_of, new_maps
from ..reports.report import Report
from ..reports.wording import PRACTICALLY_EQUAL
from ..series import TimeSeriesPoints
from ..shares import percent
from .gridded import GriddedSeries
from .left_out import LeftOutError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_KM = 1000.0
_ALIKE = 0.01
"""By how much less a method may have answered to be compared."""


def write_report(
    points: TimeSeriesPoints,
    gridded: GriddedSeries,
    errors: Mapping[str, LeftOutError | None],
    path: Path,
    provenance: Mapping[str, Any],
) -> None:
    """Write the report.

    Parameters
    ----------
    points, gridded
        What was gridded, and the result.
    errors
        Error at left-out blocks by method; the method of the grid stands first.
    path
        Where to write.
    provenance
        How the grid came to be.
    """
    method = next(iter(errors))
    geometry = gridded.geometry
    shown = points.measured
    report = Report(f"Grid of {shown.label}", _summary(method, errors, gridded.coverage), shown.attribution)
    if points.measured.epochs == "interpolated":
        report.warn("The series of this product were already interpolated in time between acquisitions.")
    report.section("The grid")
    west, south, east, north = geometry.bounds
    report.facts(
        {
            "Points": points.point_count,
            "Epochs": f"{points.epoch_count}, {points.dates[0]} to {points.dates[-1]}",
            "Missing values": percent(np.isnan(points.displacement).mean(), 1),
            "Cells": f"{geometry.columns} x {geometry.rows} of {geometry.cell_size:.6g} m",
            "Extent": f"{west:.0f}, {south:.0f} to {east:.0f}, {north:.0f} m",
            "CRS": CRS.from_wkt(geometry.crs).name if geometry.crs else "unknown",
            "Method": method,
            "Maximum distance to a point": f"{gridded.max_distance:.6g} m",
            "Cells with values": percent(gridded.coverage, 1),
        }
    )
    report.figure(_last_epoch(gridded), f"{points.measured.label}, {points.dates[-1]}. White cells have no value.")
    _write_errors(report, gridded, errors)
    report.write(path, provenance)


def _write_errors(report: Report, gridded: GriddedSeries, errors: Mapping[str, LeftOutError | None]) -> None:
    method, error = next(iter(errors.items()))
    report.section("Interpolation error by cross-validation")
    report.text(
        "Points are left out block by block, a fifth of the blocks at a time, and estimated from the others. "
        "Methods that estimate more of the points also estimate the harder ones, so compare errors only where the "
        "shares are similar."
    )
    report.table(
        ["Method", "RMSE, mm", "Standard deviation of the same values, mm", "Share estimated"],
        [
            [name, one.rmse, one.spread, percent(one.answered)] if one else [name, None, None, None]
            for name, one in errors.items()
        ],
        "Standard deviation: about the mean of all points at the same date. A useful interpolation has a smaller RMSE.",
    )
    if error is not None:
        report.text(f"Blocks are {error.block_size:.0f} m wide.")
        report.figure(_error_map(gridded, error), f"RMSE at each point when its block is left out ({method}).")


def _summary(method: str, errors: Mapping[str, LeftOutError | None], coverage: float) -> str:
    covered, error = f"{percent(coverage, 1)} of the cells have values", errors[method]
    if error is None:
        return f"{covered}; there were too few points to estimate the interpolation error."
    return (
        f"{covered}; values interpolated ({method}) over a gap of {error.block_size:.0f} m have an RMSE of "
        f"{error.rmse:.2f} mm at left-out points{_better(error, errors)}."
    )


def _better(error: LeftOutError, errors: Mapping[str, LeftOutError | None]) -> str:
    """Name the best of the methods that were clearly better and answered no fewer of the points."""
    others = [
        one
        for one in errors.values()
        if one is not None
        and one.rmse < (1 - PRACTICALLY_EQUAL) * error.rmse
        and one.answered >= error.answered - _ALIKE
    ]
    best = min(others, key=lambda one: one.rmse, default=None)
    return f"; {best.method} was better here, {best.rmse:.2f} mm" if best else ""


def _last_epoch(gridded: GriddedSeries) -> Figure:
    values = gridded.stack.values[-1]
    west, south, east, north = (value / _KM for value in gridded.geometry.bounds)
    maps = new_maps((east - west, north - south))
    (axes,) = maps.panels
    picture = axes.imshow(values, extent=(west, east, south, north), **value_scale("displacement"))
    maps.add_key(picture, axes, "mm")
    axes.set_xlabel("easting, km")
    axes.set_ylabel("northing, km")
    return maps.figure


def _error_map(gridded: GriddedSeries, error: LeftOutError) -> Figure:
    estimated = np.isfinite(error.point_rmse)
    shown = drawn_rows(np.ones_like(estimated))
    without, judged = shown[~estimated[shown]], shown[estimated[shown]]
    maps = new_maps(extent_of(gridded.coordinates[shown]))
    (axes,) = maps.panels
    if len(without):
        draw_points(axes, gridded.coordinates[without], color="#cccccc", label="not estimated")
        axes.legend(loc="upper right")
    drawn = draw_points(axes, gridded.coordinates[judged], values=error.point_rmse[judged], quantity="half_width")
    maps.add_key(drawn, axes, "RMSE, mm")
    return maps.with_scale_bar()
