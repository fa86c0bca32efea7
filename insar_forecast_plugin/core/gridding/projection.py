# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinates in metres: distances, cells and spectra need them."""

from __future__ import annotations

import numpy as np
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from ..errors import InputError
from ..progress import Progress
from ..request import Extent

_METRE = 1.0
_OF_THE_WORLD = (
    *(
        "popular_visualisation_pseudo_mercator",
        "mercator_(",
        "equidistant_cylindrical",
        "lambert_cylindrical_equal_area",
    ),
    *("plate_carree", "mollweide", "sinusoidal", "robinson", "miller_cylindrical", "gall_stereographic"),
)
"""Beginnings of the names of projections that are true to scale along one or two parallels."""
_HALF_TURN = 180.0


def known_crs(text: str) -> CRS:
    """Return a coordinate reference system from WKT or a code.

    Raises
    ------
    InputError
        There is none, or the text is not understood.
    """
    if not text:
        raise InputError("The points have no coordinate reference system. Set the layer's CRS, or import it with CRS.")
    try:
        return CRS.from_user_input(text)
    except CRSError as error:
        raise InputError(f"Unknown coordinate reference system: {text[:80]!r}.") from error


def is_metric(crs: CRS) -> bool:
    """Tell whether both axes are distances in metres on the ground.

    Those of maps of the world that are true to scale along one parallel only are not: at 60 degrees a metre of World
    Mercator is half a metre.

    Examples
    --------
    >>> [is_metric(CRS.from_epsg(code)) for code in (3035, 32633, 3857, 3395, 4087, 4326)]
    [True, True, False, False, False, False]
    """
    operation = crs.coordinate_operation
    if operation is not None and operation.method_name.lower().replace(" ", "_").startswith(_OF_THE_WORLD):
        return False
    return not crs.is_geographic and all(axis.unit_conversion_factor == _METRE for axis in crs.axis_info[:2])


def utm_crs(longitude: float, latitude: float) -> CRS:
    """Return the UTM (near the poles UPS) coordinate reference system, WGS 84, of a place in degrees.

    Examples
    --------
    >>> utm_crs(12.5, 41.9).name
    'WGS 84 / UTM zone 33N'
    """
    if latitude >= 84:
        return CRS.from_epsg(5041)
    if latitude <= -80:
        return CRS.from_epsg(5042)
    zone = int((longitude + 180) % 360 // 6) + 1
    return CRS.from_epsg((32600 if latitude >= 0 else 32700) + zone)


def centre_of(coordinates: np.ndarray, crs: CRS) -> np.ndarray:
    """Return the median of coordinates, shape (n, 2), in their system; east and west of 180 degrees lie side by side.

    Examples
    --------
    >>> centre_of(np.array([[179.5, -17.0], [-179.9, -17.0]]), CRS.from_epsg(4326)).tolist()
    [179.8, -17.0]
    """
    if crs.is_geographic and len(coordinates) and np.ptp(coordinates[:, 0]) > _HALF_TURN:
        coordinates = np.column_stack([coordinates[:, 0] % (2 * _HALF_TURN), coordinates[:, 1]])
    return np.asarray(np.median(coordinates, axis=0))


def metric_crs(coordinates: np.ndarray, crs: CRS) -> CRS:
    """Return ``crs`` itself where it is in metres, else UTM at the centre of the coordinates.

    Raises
    ------
    InputError
        The coordinates are not places on the Earth in ``crs``.
    """
    if is_metric(crs):
        return crs
    centre = centre_of(coordinates, crs)
    longitude, latitude = transformed(centre[None, :], crs, CRS.from_epsg(4326))[0]
    if not abs(latitude) <= 90:
        raise InputError(
            f"The centre of the points, {centre[0]:.10g}, {centre[1]:.10g}, is not a valid position in {crs.name}. "
            "Set the right CRS."
        )
    return utm_crs(float(longitude), float(latitude))


def places_in_metres(coordinates: np.ndarray, crs: str) -> tuple[np.ndarray, str]:
    """Return coordinates, shape (n, 2), as a map in metres shows them, and the name of their system.

    Parameters
    ----------
    crs
        WKT of the coordinates' own system; places in degrees are moved to UTM at their centre.

    Raises
    ------
    InputError
        There is no CRS, or the coordinates are no places in it.

    Examples
    --------
    >>> places_in_metres(np.array([[15.0, 50.0]]), CRS.from_epsg(4326).to_wkt())[1]
    'WGS 84 / UTM zone 33N'
    """
    source = known_crs(crs)
    target = metric_crs(coordinates, source)
    places = coordinates if target.equals(source) else transformed(coordinates, source, target)
    return places, str(target.name)


def tell_grid_system(source: str, target: str, progress: Progress) -> None:
    """Say in which system a grid of points is, where it is not theirs; both WKT or a code such as ``EPSG:4326``."""
    own, other = known_crs(source), known_crs(target)
    if not other.equals(own):
        progress.info(
            f"The points are in {own.name}, which is not in metres on the ground; the grid is in {other.name}."
        )


def transformed(coordinates: np.ndarray, source: CRS, target: CRS) -> np.ndarray:
    """Return coordinates, shape (n, 2), in another coordinate reference system.

    Raises
    ------
    InputError
        A coordinate cannot be transformed.
    """
    try:
        transformer = Transformer.from_crs(source, target, always_xy=True)
        moved = np.column_stack(transformer.transform(coordinates[:, 0], coordinates[:, 1], errcheck=True))
    except ProjError as error:
        raise InputError(
            f"The coordinates cannot be transformed from {source.name} to {target.name}: {error}. "
            "Check the layer's CRS."
        ) from error
    if not np.isfinite(moved).all():
        raise InputError(
            f"Some coordinates, read as {source.name}, cannot be transformed to {target.name}. Check the layer's CRS."
        )
    return moved


def extent_bounds(extent: Extent, target: CRS) -> tuple[float, float, float, float]:
    """Return an extent's bounds (west, south, east, north) in ``target``.

    Raises
    ------
    InputError
        The extent has no place in ``target``.
    """
    west, south, east, north = extent.bounds
    source = known_crs(extent.crs) if extent.crs else target
    if source.equals(target):
        return west, south, east, north
    try:
        transformer = Transformer.from_crs(source, target, always_xy=True)
        bounds = transformer.transform_bounds(west, south, east, north, errcheck=True)
    except ProjError as error:
        raise InputError(f"EXTENT cannot be transformed from {source.name} to {target.name}: {error}.") from error
    if not np.isfinite(bounds).all():
        raise InputError(f"EXTENT, read as {source.name}, cannot be transformed to {target.name}.")
    return bounds
