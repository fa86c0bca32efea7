# SPDX-License-Identifier: GPL-2.0-or-later
"""From the coordinates along both axes of a NetCDF grid, and what is said of their system, to where its cells lie."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from affine import Affine
from pyproj import CRS
from pyproj.exceptions import CRSError

from ...errors import InputError
from .stack_source import StackGrid

_UNEVEN = 0.05
"""Share of a step by which coordinates may be off, as those in single precision are."""
_WKT = ("crs_wkt", "spatial_ref")


def grid_of_axes(name: str, x: np.ndarray, y: np.ndarray, crs: str | None) -> tuple[StackGrid, bool]:
    """Return the grid of the cells whose centres are given, and whether rows run northwards in the file.

    Parameters
    ----------
    name
        The file, for messages.
    x, y
        Of the columns and of the rows, in the units of the CRS, shapes (columns,) and (rows,).
    crs
        As WKT.

    Raises
    ------
    InputError
        They are few, not numbers, not evenly spaced, or columns run westwards.
    """
    dx, dy = (_step(name, axis, what) for axis, what in ((x, "columns"), (y, "rows")))
    if dx < 0:
        raise InputError(f"The columns of {name} run westwards; expected eastwards. Turn the grid round.")
    return grid_from_corner((len(y), len(x)), (float(x[0]) - dx / 2, float(y[0]) - dy / 2), (dx, dy), crs)


def grid_from_corner(
    shape: tuple[int, int], corner: tuple[float, float], step: tuple[float, float], crs: str | None
) -> tuple[StackGrid, bool]:
    """Return a grid, and whether rows run northwards in the file.

    >>> grid, northwards = grid_from_corner((3, 2), (10.0, 40.0), (0.5, 0.1), None)
    >>> [round(one, 6) for one in grid.transform[:6]], northwards
    ([0.5, 0.0, 10.0, 0.0, -0.1, 40.3], True)

    Parameters
    ----------
    shape
        Rows and columns.
    corner
        x and y of the outer corner of the file's first cell.
    step
        From a column to the next, above zero, and from a row to the next, not zero.
    crs
        As WKT.
    """
    rows, columns = shape
    (x, y), (dx, dy) = corner, step
    top = y + rows * dy if dy > 0 else y
    return StackGrid(rows, columns, Affine(dx, 0, x, 0, -abs(dy), top), crs), dy > 0


def _step(name: str, axis: np.ndarray, what: str) -> float:
    axis = np.asarray(axis, dtype=np.float64)
    if axis.ndim != 1 or len(axis) < 2 or not np.isfinite(axis).all():
        raise InputError(
            f"{name} has no coordinates for its {what} (shape {axis.shape}); expected two numbers or more. "
            "Make the file again."
        )
    step = float(axis[-1] - axis[0]) / (len(axis) - 1)
    if step == 0 or np.abs(axis - (axis[0] + step * np.arange(len(axis)))).max() > _UNEVEN * abs(step):
        raise InputError(
            f"The {what} of {name} are not evenly spaced; expected a regular grid. Resample it to one first."
        )
    return step


def crs_of_attributes(name: str, attributes: Mapping[str, str]) -> str | None:
    """Return the CRS of a grid mapping variable as WKT, None where it does not say it.

    Raises
    ------
    InputError
        It is unknown.
    """
    text = next((attributes[key] for key in _WKT if attributes.get(key)), None)
    if text is None:
        return None
    try:
        return str(CRS.from_user_input(text).to_wkt())
    except CRSError as error:
        raise InputError(
            f"The coordinate reference system of {name} is unknown; expected WKT. Assign it to the file again."
        ) from error


def looks_like_degrees(x: np.ndarray, y: np.ndarray) -> bool:
    """Tell whether coordinates may be longitudes and latitudes, by their values."""
    return bool(np.nanmax(np.abs(x)) <= 360 and np.nanmax(np.abs(y)) <= 90)
