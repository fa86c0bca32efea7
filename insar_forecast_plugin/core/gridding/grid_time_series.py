# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``gridtimeseries``: points in, a stack of grids and a report on its error out."""

from __future__ import annotations

from dataclasses import replace

from ..interface import GRID_METHODS, GridRequest
from ..io.points import read_points
from ..io.stacks.geotiff_stack import write_stack
from ..io.staging import staged_outputs
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import LayerDescription, OperationResult
from ..series import TimeSeriesPoints
from ..shares import percent
from ..stack import RasterStack
from .grid_report import write_report
from .gridded import GriddedSeries, check_distance, grid_points
from .left_out import LeftOutError, left_out_error


def grid_time_series(request: GridRequest, progress: Progress) -> OperationResult:
    """Grid points and write the stack, and the report where it is asked for.

    Raises
    ------
    InputError
        The points cannot be gridded as asked; the message says why.
    OutputError
        An output cannot be written.
    """
    with staged_outputs() as staging:
        output = staging.path(request.output)
        report = staging.path(request.report) if request.report else None
        check_distance(request.max_distance)
        points = read_points(request.input, Part(progress, 0.0, 0.2))
        gridded = grid_points(
            points,
            method=request.method,
            pixel_size=request.pixel_size,
            grid_size=request.grid_size,
            max_distance=request.max_distance,
            extent=request.extent,
            progress=Part(progress, 0.2, 0.5),
        )
        made = provenance(
            "gridtimeseries",
            request,
            {"input": request.input.path},
            cell_size_m=gridded.geometry.cell_size,
            max_distance_m=gridded.max_distance,
            source=points.provenance,
        )
        error = _error(points, gridded, request.method, Part(progress, 0.5, 0.65))
        _say(error, progress)
        progress(0.65, "Writing the grid")
        stack = replace(gridded.stack, provenance=made)
        write_stack(stack, output)
        outputs: dict[str, object] = {"OUTPUT": request.output, "INTERPOLATION_RMSE": error.rmse if error else None}
        if report is not None:
            others = [method for method in GRID_METHODS if method != request.method]
            compared = {
                method: _error(points, gridded, method, Part(progress, 0.8 + 0.05 * index, 0.85 + 0.05 * index))
                for index, method in enumerate(others)
            }
            write_report(points, gridded, {request.method: error, **compared}, report, made)
            outputs["REPORT"] = request.report
    progress(1.0, "Done")
    return OperationResult(outputs, {"OUTPUT": _described(stack)}, attribution=stack.measured.attribution)


def _error(points: TimeSeriesPoints, gridded: GriddedSeries, method: str, progress: Progress) -> LeftOutError | None:
    return left_out_error(gridded.coordinates, points.displacement, method, gridded.max_distance, progress)


def _say(error: LeftOutError | None, progress: Progress) -> None:
    if error is None:
        progress.warning("INTERPOLATION_RMSE could not be estimated: there are too few points for cross-validation.")
        return
    progress.info(
        f"Cross-validation with left-out blocks of {error.block_size:.0f} m: RMSE {error.rmse:.3g} mm. "
        f"{percent(error.answered)} of the left-out values could be interpolated; their standard deviation about the "
        f"mean of their date is {error.spread:.3g} mm."
    )
    if error.rmse > error.spread:
        progress.warning(
            "Interpolated values at left-out points are less accurate than the mean of all points. Neighbouring "
            "points have little in common here: use the points themselves rather than the grid."
        )


def _described(stack: RasterStack) -> LayerDescription:
    return LayerDescription(
        name=f"Grid to {stack.dates[-1]}, {stack.measured.component_label}",
        quantity="displacement",
        label=stack.measured.label_since,
        dates=tuple(str(date) for date in stack.dates),
    )
