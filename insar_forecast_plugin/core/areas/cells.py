# SPDX-License-Identifier: GPL-2.0-or-later
"""The grid on which areas are looked for: cells that hold a few points each where there are points."""

from __future__ import annotations

import numpy as np
from scipy.spatial import KDTree

from ..errors import InputError
from ..gridding.geometry import GridGeometry, geometry_for_points
from ..gridding.spacing import distinct_places, product_cell
from .velocity_field import VelocityField

POINTS_A_CELL = 4
NETWORK_POINTS_A_CELL = 2
"""The network sees small areas better in smaller cells; links between points and fringes need larger ones."""
MOST_CELLS = 20_000_000
"""About 3 GB while the network's inputs are made."""

_NEIGHBOURS = 8
_SAMPLE = 20_000
_ROUNDED_M = 5.0


def usual_cell_size(coordinates: np.ndarray, points: int = POINTS_A_CELL) -> float:
    """Return the edge of a cell that holds about so many points where points are, in metres, a multiple of 5 m.

    Cells of a gridded product, such as EGMS L3, are its own.

    Parameters
    ----------
    coordinates
        Metres, shape (n_points, 2).

    Examples
    --------
    >>> places = np.random.default_rng(0).random((4000, 2)) * 2000  # one point on 1000 m2
    >>> usual_cell_size(places)
    60.0
    """
    places = distinct_places(coordinates).coordinates
    cell = product_cell(places)
    if cell is not None:
        return cell
    asked = places[:: max(1, len(places) // _SAMPLE)]
    count = min(_NEIGHBOURS, len(places) - 1)
    reach = float(np.median(KDTree(places).query(asked, count + 1)[0][:, -1])) if count else 0.0
    edge = np.sqrt(points * np.pi * reach**2 / max(count, 1))
    return max(_ROUNDED_M, _ROUNDED_M * round(edge / _ROUNDED_M))


def detection_grid(field: VelocityField, pixel_size: float | None = None, points: int = POINTS_A_CELL) -> GridGeometry:
    """Return the grid over a field's points; see :func:`grid_of_places`."""
    return grid_of_places(field.coordinates, field.crs, pixel_size, points)


def grid_of_places(
    coordinates: np.ndarray, crs: str, pixel_size: float | None = None, points: int = POINTS_A_CELL
) -> GridGeometry:
    """Return the grid over points, of cells of a size that is given or of about so many points.

    Parameters
    ----------
    coordinates, crs
        Metres, shape (n_points, 2), and their system, WKT.

    Raises
    ------
    InputError
        It would have too many cells.
    """
    size = pixel_size or usual_cell_size(coordinates, points)
    spans = np.ptp(coordinates, axis=0) / size + 1
    if spans.prod() > MOST_CELLS:
        raise InputError(
            f"The points lie in {spans[0]:.0f} x {spans[1]:.0f} cells of {size:g} m; at most {MOST_CELLS:,} cells are "
            "looked at. Set a larger PIXEL_SIZE, or leave out points that lie far from the others."
        )
    return geometry_for_points(coordinates, crs, pixel_size=size)


def link_distance(geometry: GridGeometry) -> float:
    """Return up to which distance points of one area are linked: one and a half cells, metres."""
    return 1.5 * geometry.cell_size


def longest_link(geometry: GridGeometry) -> float:
    """Return across how wide a gap without points an area may reach: twelve cells, metres."""
    return 12.0 * geometry.cell_size


def cells_of(field: VelocityField, geometry: GridGeometry) -> np.ndarray:
    """Return the cell of each point, row by row, -1 outside the grid, shape (n_points,)."""
    place = geometry.columns_rows(field.coordinates)
    inside = ((place >= 0) & (place <= (geometry.columns, geometry.rows))).all(axis=1)
    # A point on the outer edge belongs to the last cell before it.
    column, row = np.minimum(np.floor(place), (geometry.columns - 1, geometry.rows - 1)).astype(np.int64).T
    return np.where(inside, row * geometry.columns + column, -1)
