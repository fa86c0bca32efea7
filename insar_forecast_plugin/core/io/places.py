# SPDX-License-Identifier: GPL-2.0-or-later
"""Where points are, and whether their coordinates can be: of one system, inside its area, and not all one spot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pyproj import CRS, Transformer
from pyproj._crs import AreaOfUse
from pyproj.exceptions import CRSError, ProjError

from ..errors import InputError, quoted

_MARGIN_DEG = 6.0
"""A system is used so far beyond its area."""
_UTM_MARGIN_DEG = 20.0
"""A UTM zone is used for all of a country: zone 33 from 4 to 32 degrees east in Norway."""
_FAR_FROM_ORIGIN = 10_000.0
"""Where some coordinates can be degrees and all others are at least so large, there are two systems."""
_THOUSAND = 1000
_SPOT_POINTS = 3
"""Two points may well be at one place."""
_SEEN_OF_BLOCK = 200
_STRAY_POINTS = 50
"""Of fewer points none is called far from all others."""
_STRAY_DEG, _STRAY_M = 5.0, 500_000.0
_STRAY_TIMES = 10
"""So many times as far as nine tenths of the points reach, and so far at least, a point is far from all others."""
_SURE = 70
"""So sure, in percent, that two systems are the same."""


@dataclass(frozen=True)
class Place:
    """Where the coordinates of a table come from.

    Parameters
    ----------
    xy
        Columns of x and y; None takes the geometry.
    crs
        Their coordinate reference system.
    columns
        Where they stand, in words.
    told_by
        What told the system, in words.
    """

    xy: tuple[str, str] | None
    crs: CRS
    columns: str
    told_by: str

    @property
    def system(self) -> str:
        """Name of the system, with its code where it has one."""
        authority = self.crs.to_authority(min_confidence=_SURE)
        return f"{self.crs.name} ({':'.join(authority)})" if authority else self.crs.name

    @property
    def told(self) -> str:
        """All of it in a sentence."""
        return f"Coordinates: {self.columns}, {self.system}, {self.told_by}."


def parsed_crs(text: str, what: str) -> CRS:
    """Return a coordinate reference system from WKT or a code.

    Raises
    ------
    InputError
        The text is neither.
    """
    try:
        return CRS.from_user_input(text)
    except CRSError as error:
        raise InputError(f"The coordinate reference system of {what} is unknown: {quoted(text)}.") from error


def refuse_exchanged(name: str, columns: tuple[str, str] | None, values: np.ndarray) -> None:
    """Refuse longitudes and latitudes of which the latitudes cannot be, and exchanged could; None are geometries."""
    x, y = np.abs(values).T
    is_exchanged = np.median(y) > 90 and y.max() <= 360 and x.max() <= 90
    if is_exchanged and columns is None:
        raise InputError(
            f"Latitude and longitude are exchanged in the geometries of {name}, such as {example(values)}: the "
            "longitude comes first. Correct them ('Swap X and Y coordinates' in Processing does), or export the points "
            "again."
        )
    if is_exchanged and columns is not None and columns[1].lower().find("lat") >= 0:
        raise InputError(
            f"Latitude and longitude are exchanged in {name}: {columns[1]} contains {values[0, 1]:.6g}, "
            f"{columns[0]} contains {values[0, 0]:.6g}. Set X_FIELD to {columns[1]} and Y_FIELD to {columns[0]}."
        )


def can_be_degrees(coordinates: np.ndarray) -> np.ndarray:
    """Tell which coordinates, shape (n, 2), can be degrees, bool, shape (n,)."""
    return (np.abs(coordinates[:, 0]) <= 360) & (np.abs(coordinates[:, 1]) <= 90)


class SeenPlaces:
    """The coordinates of a file, block by block: enough of them to say whether they make sense."""

    def __init__(self) -> None:
        self.count = 0
        self.bounds = np.array([np.inf, np.inf, -np.inf, -np.inf])
        """West, south, east, north."""
        self._outermost = np.empty((0, 2))
        """The points furthest to the west, south, east and north."""
        self._degrees = 0
        self._others = np.empty((0, 2))
        """One of those that cannot be degrees, the nearest to the origin."""
        self._some: list[np.ndarray] = []

    def add(self, coordinates: np.ndarray) -> None:
        """Take note of coordinates, shape (n, 2), without gaps."""
        if not len(coordinates):
            return
        self.count += len(coordinates)
        degrees = can_be_degrees(coordinates)
        self._degrees += int(degrees.sum())
        if not degrees.all():
            others = np.concatenate([self._others, coordinates[~degrees]])
            self._others = others[[np.abs(others).max(axis=1).argmin()]]
        low, high = coordinates.min(axis=0), coordinates.max(axis=0)
        self.bounds = np.array([*np.minimum(self.bounds[:2], low), *np.maximum(self.bounds[2:], high)])
        ends = np.concatenate(
            [self._outermost, coordinates[[*coordinates.argmin(axis=0), *coordinates.argmax(axis=0)]]]
        )
        self._outermost = ends[[*ends.argmin(axis=0), *ends.argmax(axis=0)]]
        self._some.append(coordinates[:: max(1, len(coordinates) // _SEEN_OF_BLOCK)].copy())

    def around(self, crs: CRS) -> str:
        """Return in a sentence where on earth the points are, empty where there are none."""
        if not self.count:
            return ""
        longitudes, latitudes = _longitude_latitude(np.concatenate(self._some), crs)
        placed = np.isfinite(longitudes) & np.isfinite(latitudes)
        if not placed.any():
            return ""
        lon, lat = _middle_longitude(longitudes[placed]), float(np.median(latitudes[placed]))
        return f"The points lie around {abs(lat):.2f} {'NS'[lat < 0]}, {abs(lon):.2f} {'EW'[lon < 0]}."

    def stray(self, crs: CRS) -> str:
        """Return in a sentence which point lies far from all others, empty where none does."""
        if self.count < _STRAY_POINTS:
            return ""
        some, outermost = np.concatenate(self._some), self._outermost.copy()
        if crs.is_geographic:  # east and west of 180 degrees lie side by side
            middle = _middle_longitude(some[:, 0])
            for one in (some, outermost):
                one[:, 0] = (one[:, 0] - middle + 180) % 360 - 180 + middle
        low, high = np.percentile(some, [5, 95], axis=0)
        reach = max(_STRAY_TIMES * (high - low).max(), _STRAY_DEG if crs.is_geographic else _STRAY_M)
        beyond = ((outermost < low - reach) | (outermost > high + reach)).any(axis=1)
        if not beyond.any():
            return ""
        return (
            f"A point at {example(self._outermost[beyond])} lies far from all others (most of which are within "
            f"{low[0]:.7g}, {low[1]:.7g} to {high[0]:.7g}, {high[1]:.7g}). Check the coordinates of such points."
        )

    def check(self, place: Place, name: str) -> None:
        """Check that all coordinates can be of one system, and are places.

        Raises
        ------
        InputError
            Some are degrees and some are not, they do not fit the system, or all are one spot.
        """
        if not self.count:
            return
        crs, some = place.crs, np.concatenate(self._some)
        if 0 < self._degrees < self.count:
            self._check_mixed(crs, name)
        if crs.is_geographic and not self._degrees:
            refuse_exchanged(name, place.xy, some)
            raise InputError(
                f"The coordinates of {name} (such as {example(some)}) are not degrees, but its coordinate "
                f"reference system is {crs.name}. Set CRS to the right one."
            )
        west, south, east, north = self.bounds
        if self.count >= _SPOT_POINTS and west == east and south == north:
            advice = "Set X_FIELD and Y_FIELD to the columns with the coordinates."
            raise InputError(
                f"All {self.count} points of {name} are at one place ({example(some)}), by {place.columns}. "
                f"{advice if place.xy else 'Export the layer again, with the places of its points.'}"
            )
        if self._degrees == self.count and crs.is_projected and _area(crs) is not None:
            raise InputError(
                f"The coordinates of {name} (such as {example(some)}, by {place.columns}) look like degrees, but "
                f"{place.system}, {place.told_by}, is not in degrees. If they are, set CRS to EPSG:4326."
            )
        if _outside(some, crs):
            raise InputError(
                f"The coordinates of {name} (such as {example(some)}, by {place.columns}) lie outside the valid area "
                f"of {place.system}, {place.told_by}. Set CRS to the right one."
            )
        if np.abs(self.bounds).max() < _FAR_FROM_ORIGIN and _are_kilometres(some, crs):
            raise InputError(
                f"The coordinates of {name} (such as {example(some)}, by {place.columns}) look like kilometres, but "
                f"{place.system}, {place.told_by}, is in metres. Convert them to metres."
            )

    def _check_mixed(self, crs: CRS, name: str) -> None:
        """Refuse degrees and metres in one file, and degrees that are none; metres around an origin are neither."""
        count = self.count - self._degrees
        if np.abs(self._others).max() >= _FAR_FROM_ORIGIN:
            raise InputError(
                f"{name} mixes coordinate reference systems: {self._degrees} of the points in degrees, {count} in "
                f"other units (such as {example(self._others)}). Split it into one file per system, or correct them."
            )
        if crs.is_geographic:
            raise InputError(
                f"{name} is in degrees ({crs.name}), but has places that are none: {count}, such as "
                f"{example(self._others)}. Correct or remove these rows."
            )


def _middle_longitude(longitude: np.ndarray) -> float:
    """Return the median of longitudes in degrees, -180 to 180; those about the 180th meridian are neighbours."""
    turned = np.radians(longitude)
    middle = np.degrees(np.arctan2(np.sin(turned).mean(), np.cos(turned).mean()))
    return float((middle + np.median((longitude - middle + 180) % 360 - 180) + 180) % 360 - 180)


def _longitude_latitude(coordinates: np.ndarray, crs: CRS) -> tuple[np.ndarray, np.ndarray]:
    """Return longitudes and latitudes of coordinates, shape (n, 2); infinite where there are none."""
    try:
        to_degrees = Transformer.from_crs(crs, crs.geodetic_crs or "EPSG:4326", always_xy=True)
    except ProjError as error:
        raise InputError(
            f"The coordinate reference system {quoted(crs.name)} cannot be used ({quoted(error)}). Set CRS to another."
        ) from error
    lon, lat = to_degrees.transform(*coordinates.T)
    return lon, lat


def _area(crs: CRS) -> AreaOfUse | None:
    """Return the area that a system is made for, None where that is not known."""
    code = crs.to_epsg(min_confidence=_SURE) if crs.area_of_use is None else None
    return crs.area_of_use or (CRS.from_epsg(code).area_of_use if code else None)


def _are_kilometres(coordinates: np.ndarray, crs: CRS) -> bool:
    """Tell whether coordinates, shape (n, 2), lie inside the area of a projection as kilometres, and not as metres."""
    if not crs.is_projected or _area(crs) is None:
        return False
    return _outside(coordinates, crs, margin=0.0) and not _outside(coordinates * _THOUSAND, crs, margin=0.0)


def _outside(coordinates: np.ndarray, crs: CRS, margin: float | None = None) -> bool:
    """Tell whether most of the coordinates, shape (n, 2), lie far outside the area that a system is made for.

    ``margin`` is how far, in degrees; None: as far as such a system is used.
    """
    lon, lat = _longitude_latitude(coordinates, crs)
    placed = np.isfinite(lon) & np.isfinite(lat)
    if 2 * placed.sum() < len(placed):
        return True
    area = _area(crs)
    if area is None:
        return False
    if margin is None:
        margin = _UTM_MARGIN_DEG if "UTM zone" in crs.name else _MARGIN_DEG
    lon, lat = wrapped(lon[placed]), lat[placed]
    beyond = (lat < area.south - margin) | (lat > area.north + margin)
    width = (area.east - area.west) % 360 or 360  # an area may go over the 180th meridian
    beyond |= (lon - area.west + margin) % 360 > min(width + 2 * margin, 360)
    return bool(2 * beyond.sum() > len(beyond))


def wrapped(longitude: np.ndarray) -> np.ndarray:
    """Return longitudes of up to 360 degrees as -180 to 180, such as 243.5 as -116.5; others stay as they are.

    Examples
    --------
    >>> wrapped(np.array([243.5, -280.0, 12.4])).tolist()
    [-116.5, 80.0, 12.4]
    """
    return np.where(is_beyond(longitude), (longitude + 180) % 360 - 180, longitude)


def is_beyond(longitude: np.ndarray) -> np.ndarray:
    """Tell which numbers are longitudes, in degrees, that are written beyond 180 degrees."""
    size = np.abs(longitude)
    return (size > 180) & (size <= 360)


def both(columns: tuple[str, str]) -> str:
    """Return the names of two columns for a message."""
    return f"{columns[0]}/{columns[1]}"


def example(values: np.ndarray) -> str:
    """Return the first of some coordinates, shape (n, 2), for a message."""
    return f"{values[0, 0]:.10g}, {values[0, 1]:.10g}"
