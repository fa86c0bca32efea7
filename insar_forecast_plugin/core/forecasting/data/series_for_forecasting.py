# SPDX-License-Identifier: GPL-2.0-or-later
"""Points and a grid made ready for a forecaster, with the warnings that a user should read first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from affine import Affine

from ...bundle import Bundle
from ...errors import InputError, ModelError
from ...gridding.geometry import GridGeometry, geometry_for_points
from ...gridding.gridded import GridInterpolator
from ...gridding.projection import known_crs, metric_crs, transformed
from ...gridding.spacing import distinct_places, on_one_line
from ...io.stacks.stack_formats import read_stack
from ...io.stored_points import AnyPoints, StoredPoints, series_blocks
from ...known_seams import warn_of_seams
from ...measured import Measured
from ...progress import Progress
from ...series import TimeSeriesPoints
from ...stack import RasterStack
from .forecast_calendar import longest_ordinary_gap, step_of

_CONSTANT_MM = 1e-3

P = TypeVar("P", TimeSeriesPoints, StoredPoints)


def in_metres(points: P, crs: str | None = None) -> P:
    """Return the points in ``crs`` (WKT), or, where it is None, in metres: UTM if they are in degrees.

    Raises
    ------
    InputError
        The points have no CRS, or cannot be transformed.
    """
    source = known_crs(points.crs)
    target = known_crs(crs) if crs else metric_crs(points.coordinates, source)
    if target.equals(source):
        return points
    return replace(points, coordinates=transformed(points.coordinates, source, target), crs=target.to_wkt())


def read_grid_of(path: str | Path, points: AnyPoints) -> RasterStack:
    """Read a grid and check that it shows the same series as the points.

    Raises
    ------
    InputError
        Its dates are not the points' dates, it shows another component, it has no value, or the file is no stack.
    """
    stack = read_stack(path)
    name = Path(path).name
    if not np.array_equal(stack.dates, points.dates):
        only_points = np.setdiff1d(points.dates, stack.dates)
        only_grid = np.setdiff1d(stack.dates, points.dates)
        first = only_points[0] if len(only_points) else only_grid[0]
        side = "points" if len(only_points) else "grid"
        raise InputError(
            f"The grid {name} has {len(stack.dates)} dates, the points have {points.epoch_count}. {len(only_points)} "
            f"are only in the points and {len(only_grid)} only in the grid (the first, {first}, only in the {side}). "
            "Make the grid from these points with 'Grid time series', or leave GRID empty."
        )
    both = (stack.measured.component, points.measured.component)
    if "unknown" not in both and both[0] != both[1]:
        raise InputError(
            f"The grid {name} shows the component {stack.measured.component_label}; the points show "
            f"{points.measured.component_label}. Make the grid from these points."
        )
    if not stack.mask.any():
        raise InputError(
            f"The grid {name} has no value in any cell at any date. Make the grid from these points with 'Grid time "
            "series', or leave GRID empty."
        )
    return stack


def geometry_of(stack: RasterStack) -> GridGeometry:
    """Return where a stack's cells lie."""
    return GridGeometry(stack.transform, stack.crs, *stack.shape)


def grid_over(points: AnyPoints, grid_size: int) -> GridGeometry:
    """Return a grid over points in metres with ``grid_size`` cells along its longer side.

    Raises
    ------
    InputError
        All points lie at one place.
    """
    if len(distinct_places(points.coordinates).coordinates) == 1:
        raise InputError(
            "All points have the same coordinates, so no map can be made of them. Leave the map outputs empty (and "
            "train with the preset anchored), or use points of an area."
        )
    return geometry_for_points(points.coordinates, points.crs, grid_size=grid_size, epoch_count=points.epoch_count)


def model_geometry(bundle: Bundle) -> GridGeometry:
    """Return the grid that a model of maps was trained on.

    Raises
    ------
    ModelError
        The file does not say it.
    """
    grid = bundle.fact("grid")
    try:
        transform = Affine(*(float(value) for value in grid["transform"]))
        geometry = GridGeometry(transform, str(grid["crs"]), int(grid["rows"]), int(grid["columns"]))
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ModelError(
            "The model file does not contain its grid. The file was changed; train the model again."
        ) from error
    upright = transform.a > 0 > transform.e and transform.b == transform.d == 0
    if not (upright and np.isfinite(tuple(transform)).all() and min(geometry.shape) > 0):
        raise ModelError(
            f"The model file has an impossible grid ({geometry.rows} rows, {geometry.columns} columns, transform "
            f"{tuple(transform)[:6]}); expected cells in rows that run southwards. The file was changed; train the "
            "model again."
        )
    return geometry


def output_grid(points: AnyPoints, geometry: GridGeometry) -> GridInterpolator:
    """Return what brings series of these points, in the geometry's CRS, to its cells: linearly, as the paper does.

    It is made once a run for all maps. Points on one line have no triangles; their cells take the nearest point's
    value.
    """
    places = distinct_places(points.coordinates).coordinates
    method = "nearest" if on_one_line(places) else "linear"
    return GridInterpolator.fitted(points.coordinates, geometry, method)


def grid_on(points: AnyPoints, geometry: GridGeometry, progress: Progress | None = None) -> RasterStack:
    """Interpolate the series of points to cells; see :func:`output_grid`."""
    return output_grid(points, geometry).stack(points, progress)


def check_inside(points: AnyPoints, geometry: GridGeometry, progress: Progress) -> None:
    """Warn of points outside a grid.

    Raises
    ------
    InputError
        All of them are outside.
    """
    position = geometry.columns_rows(points.coordinates)
    inside = ((position >= 0) & (position <= [geometry.columns, geometry.rows])).all(axis=1)
    outside = int((~inside).sum())
    if outside == points.point_count:
        west, south, east, north = geometry.bounds
        raise InputError(
            f"All {outside} points lie outside the grid ({west:.0f}, {south:.0f} to {east:.0f}, {north:.0f} in "
            f"{known_crs(geometry.crs).name}). Use a grid that covers these points."
        )
    if outside:
        progress.warning(
            f"{outside} of {points.point_count} points lie{'s' * (outside == 1)} outside the grid, where maps show "
            "nothing, and a forecaster that works on maps gives no forecast (empty fields)."
        )


def warn_of_ended(ended: int, count: int, dates: np.ndarray, progress: Progress) -> list[str]:
    """Warn of points whose series ended early, from which nothing recent starts; return the warnings.

    Parameters
    ----------
    ended, count
        How many of how many points; see :func:`~..evaluation.usability.ended_early`.
    """
    if not ended:
        return []
    text = (
        f"{ended} of {count} points {'was' if ended == 1 else 'were'} last observed more than "
        f"{longest_ordinary_gap(step_of(dates)):g} days before the last epoch, {dates[-1]}: the series ended "
        "early. Forecasts from so old a value are of little use. Leave such points out."
    )
    progress.warning(text)
    return [text]


def constant_series(series: np.ndarray) -> np.ndarray:
    """Tell which series, mm, shape (n_points, n_epochs), have the same value at all epochs; bool, shape (n_points,)."""
    return np.asarray(np.fmax.reduce(series, axis=1) - np.fmin.reduce(series, axis=1) < _CONSTANT_MM)


def warn_of_series(points: AnyPoints, progress: Progress) -> list[str]:
    """Warn of what makes forecasts of these series look better, or mean less, than they are; return the warnings."""
    constant = sum(int(constant_series(series).sum()) for _, series in series_blocks(points))
    return warn_of_epochs(points.measured, points.dates, constant, points.point_count, progress)


def warn_of_epochs(measured: Measured, dates: np.ndarray, constant: int, count: int, progress: Progress) -> list[str]:
    """Warn as :func:`warn_of_series` does, where ``constant`` of ``count`` series have the same value at all epochs."""
    texts = []
    if measured.epochs == "interpolated":
        texts.append(
            f"{measured.product or 'These series'}: the values are not observations at their dates but "
            "blended from acquisitions before and after them. Errors one and two steps ahead look smaller than they "
            "are; judge the forecast from about 18 days on."
        )
    if constant:
        texts.append(
            f"{constant} of {count} points {'has' if constant == 1 else 'have'} the same value at all epochs. The "
            "forecast is that value, which makes the errors look smaller than they are."
        )
    for text in texts:
        progress.warning(text)
    return texts + warn_of_seams(measured, dates, progress)
