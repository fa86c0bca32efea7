# SPDX-License-Identifier: GPL-2.0-or-later
"""Points in, a stack of grids out, without files."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pyproj import CRS

from ..errors import InputError
from ..io.stored_points import AnyPoints, epoch_blocks
from ..progress import Progress, Silent
from ..request import Extent
from ..series import TimeSeriesPoints
from ..shares import percent
from ..stack import RasterStack
from .geometry import GridGeometry, geometry_for_points
from .interpolation import Interpolator, grid_interpolator
from .projection import extent_bounds, known_crs, metric_crs, tell_grid_system, transformed
from .spacing import distinct_places, product_cell

_EPOCHS_AT_ONCE = 32
"""Epochs whose values at all points are in memory together."""


@dataclass(frozen=True)
class GriddedSeries:
    """What gridding gives.

    Parameters
    ----------
    stack
        The grids.
    geometry
        Their cells.
    coordinates
        The points in the grid's coordinate reference system, shape (n_points, 2).
    max_distance
        The distance in metres that was used.
    """

    stack: RasterStack
    geometry: GridGeometry
    coordinates: np.ndarray
    max_distance: float

    @property
    def coverage(self) -> float:
        """Share of the cells that hold a value at any epoch."""
        return float(self.stack.mask.mean())


@dataclass(frozen=True)
class GridInterpolator:
    """Points brought onto the cells of a grid: the triangles and weights are found once, for any number of stacks.

    Parameters
    ----------
    geometry
        The grid.
    interpolator
        Fitted to the points and the cells' centres.

    Examples
    --------
    >>> from affine import Affine
    >>> corners = np.array([[0.0, 0.0], [200.0, 0.0], [0.0, 200.0], [200.0, 200.0]])
    >>> geometry = GridGeometry(Affine(100, 0, 0, 0, -100, 200), CRS.from_epsg(3035).to_wkt(), 2, 2)
    >>> onto_grid = GridInterpolator.fitted(corners, geometry)
    >>> points = TimeSeriesPoints(
    ...     pid=np.array(["a", "b", "c", "d"], dtype=object),
    ...     coordinates=corners,
    ...     crs=geometry.crs,
    ...     dates=np.array(["2024-01-03"], dtype="datetime64[D]"),
    ...     displacement=np.array([[0.0], [4.0], [0.0], [4.0]], dtype=np.float32),
    ... )
    >>> onto_grid.stack(points).values[0].tolist()
    [[1.0, 3.0], [1.0, 3.0]]
    """

    geometry: GridGeometry
    interpolator: Interpolator

    @classmethod
    def fitted(
        cls, coordinates: np.ndarray, geometry: GridGeometry, method: str = "linear", max_distance: float | None = None
    ) -> GridInterpolator:
        """Return the interpolator of points; arguments as for :func:`~.interpolation.weights_to_grid`.

        Raises
        ------
        InputError
            As :meth:`~.interpolation.Interpolator.fit`.
        """
        return cls(geometry, grid_interpolator(coordinates, geometry, method, max_distance))

    @property
    def max_distance(self) -> float:
        """How far from a point, in metres, a cell may lie and still hold a value."""
        return self.interpolator.max_distance_

    def stack(self, points: AnyPoints, progress: Progress | None = None) -> RasterStack:
        """Return the grids of series at the points that this was fitted to, in their order: every epoch."""
        progress = progress or Silent()
        count, method = points.epoch_count, self.interpolator.method
        values = np.empty((count, self.geometry.cell_count), np.float32)
        for epochs, series in epoch_blocks(points, _EPOCHS_AT_ONCE):
            values[epochs] = self.interpolator.apply(series)
            progress(epochs.stop / count, f"Interpolating ({method}): epoch {epochs.stop} of {count}")
        return RasterStack(
            dates=points.dates,
            transform=self.geometry.transform,
            crs=self.geometry.crs,
            values=values.reshape(-1, *self.geometry.shape),
            measured=points.measured,
            provenance=points.provenance,
        )


def check_distance(max_distance: float | None) -> None:
    """Refuse a distance to the points that no cell has.

    Raises
    ------
    InputError
        It is not above 0.
    """
    if max_distance is not None and max_distance <= 0:
        raise InputError(
            f"MAX_DISTANCE is {max_distance:g}; expected a distance above 0 m, or empty to derive it from the points."
        )


def grid_points(
    points: TimeSeriesPoints,
    *,
    method: str = "linear",
    pixel_size: float | None = None,
    grid_size: int | None = None,
    max_distance: float | None = None,
    extent: Extent | None = None,
    progress: Progress | None = None,
) -> GriddedSeries:
    """Grid every epoch of points; arguments as the parameters of ``gridtimeseries``.

    Points in degrees, or in other units than metres, are moved to UTM at their centre. A MAX_DISTANCE of zero is
    refused: no cell would hold a value.

    Raises
    ------
    InputError
        The points cannot be gridded as asked; the message says why.

    Examples
    --------
    >>> points = TimeSeriesPoints(
    ...     pid=np.array(["a", "b", "c"], dtype=object),
    ...     coordinates=np.array([[0.0, 0.0], [400.0, 0.0], [0.0, 400.0]]),
    ...     crs=CRS.from_epsg(3035).to_wkt(),
    ...     dates=np.array(["2024-01-03"], dtype="datetime64[D]"),
    ...     displacement=np.array([[0.0], [4.0], [8.0]], dtype=np.float32),
    ... )
    >>> gridded = grid_points(points, pixel_size=200)
    >>> gridded.stack.values.round(1)[0].tolist()
    [[7.0, nan], [3.0, 5.0]]
    """
    progress = progress or Silent()
    check_distance(max_distance)
    crs, coordinates = _in_grid_crs(points, progress)
    geometry = geometry_for_points(
        coordinates,
        crs.to_wkt(),
        pixel_size=pixel_size,
        grid_size=grid_size,
        bounds=_area(coordinates, crs, extent),
        epoch_count=points.epoch_count,
    )
    progress.info(
        f"Grid of {geometry.columns} x {geometry.rows} cells of {_rounded(geometry.cell_size)} m "
        f"({_reason(coordinates, pixel_size, grid_size)}), {points.epoch_count} epochs."
    )
    interpolator = GridInterpolator.fitted(coordinates, geometry, method, max_distance)
    reached = interpolator.max_distance
    told = "as given" if max_distance is not None else "derived from the point spacing and the cell size"
    progress.info(f"Maximum distance: {_rounded(reached)} m ({told}). Cells farther from all points stay empty.")
    gridded = GriddedSeries(interpolator.stack(points, progress), geometry, coordinates, reached)
    _refuse_empty(gridded, method)
    progress.info(f"{percent(gridded.coverage, 1)} of the cells have values.")
    return gridded


def _refuse_empty(gridded: GriddedSeries, method: str) -> None:
    if not gridded.stack.mask.any():
        if method in ("linear", "cubic") and _width(gridded.coordinates) < gridded.geometry.cell_size:
            raise InputError(
                f"The points lie on a line, narrower than a cell of {_rounded(gridded.geometry.cell_size)} m: METHOD "
                f"{method} needs points on both sides of a cell. Choose METHOD nearest or idw."
            )
        raise InputError(
            f"No grid cell would have a value: none of the {gridded.geometry.cell_count} cells lies within "
            f"{_rounded(gridded.max_distance)} m of a "
            f"point{' and inside the hull of the points' if method in ('linear', 'cubic') else ''}. Choose a larger "
            "MAX_DISTANCE, a smaller PIXEL_SIZE or another EXTENT."
        )


def _width(coordinates: np.ndarray) -> float:
    """Return the extent of points, shape (n_points, 2), across the direction in which they are longest."""
    about = coordinates - coordinates.mean(axis=0)
    _, directions = np.linalg.eigh(about.T @ about)  # the shortest first
    return float(np.ptp(about @ directions[:, 0]))


def _in_grid_crs(points: TimeSeriesPoints, progress: Progress) -> tuple[CRS, np.ndarray]:
    """Return a CRS in metres, the points' own where it is one, and their coordinates in it."""
    source = known_crs(points.crs)
    crs = metric_crs(points.coordinates, source)
    tell_grid_system(points.crs, crs.to_wkt(), progress)
    if crs.equals(source):
        return crs, points.coordinates
    return crs, transformed(points.coordinates, source, crs)


def _area(coordinates: np.ndarray, crs: CRS, extent: Extent | None) -> tuple[float, float, float, float] | None:
    """Return EXTENT in the grid's coordinate reference system; it must meet the points."""
    if extent is None:
        return None
    bounds = extent_bounds(extent, crs)
    west, south, east, north = bounds
    low, high = coordinates.min(axis=0), coordinates.max(axis=0)
    if west > high[0] or east < low[0] or south > high[1] or north < low[1]:
        raise InputError(
            f"EXTENT ({west:.0f}, {south:.0f} to {east:.0f}, {north:.0f}) does not overlap the points ({low[0]:.0f}, "
            f"{low[1]:.0f} to {high[0]:.0f}, {high[1]:.0f}, {crs.name}). Choose another EXTENT."
        )
    return bounds


def _reason(coordinates: np.ndarray, pixel_size: float | None, grid_size: int | None) -> str:
    if grid_size is not None:
        return "from GRID_SIZE"
    if pixel_size is not None:
        return "PIXEL_SIZE as given"
    own = product_cell(distinct_places(coordinates).coordinates)
    return "the product's own cells" if own is not None else "from the point spacing"


def _rounded(metres: float) -> str:
    """Write a length with three significant digits: 3390 for 3391.47."""
    return f"{float(f'{metres:.3g}'):.10g}"
