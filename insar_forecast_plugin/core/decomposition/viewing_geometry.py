# SPDX-License-Identifier: GPL-2.0-or-later
"""From where a satellite looks: the unit vector from the ground to the satellite, east, north and up.

Displacement is positive towards the satellite, so that a line of sight is d = e*east + n*north + u*up. Of a satellite
that looks to the right of its flight, with the incidence angle i (from the vertical, on the ground) and the heading h
(of the flight, clockwise from north: about 350 degrees on ascending, 190 on descending orbits), as in Hanssen (2001),
Radar Interferometry, section 5.1.3::

    e = -sin(i) cos(h)    n = sin(i) sin(h)    u = cos(i)

so e is below zero on ascending orbits, whose satellite stands in the west, and above zero on descending ones. The
vectors that EGMS states are these. Of a satellite that looks to the left, such as NISAR, e and n have the other sign:
since orbits of radar satellites lean to the west, n is below zero for those that look right, above for those that look
left, on ascending and descending orbits alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from ..errors import InputError
from ..io.field_names import named

LEAST_ANGLE = 20.0
"""Degrees between two lines of sight in the plane of east and up, below which up and east are not told apart."""

VECTOR_FIELDS = (
    ("los_east", "e_los", "east_los"),
    ("los_north", "n_los", "north_los"),
    ("los_up", "u_los", "up_los"),
)
INCIDENCE_FIELDS = ("incidence_angle", "inc_angle", "incidence")
HEADING_FIELDS = ("track_angle", "heading", "heading_angle")

_LENGTHS = (0.9, 1.1)
"""Of a unit vector whose parts were rounded."""
_INCIDENCES = (5.0, 80.0)


def line_of_sight(incidence: np.ndarray, heading: np.ndarray) -> np.ndarray:
    """Return the unit vectors from the ground to a satellite that looks to its right, shape (n, 3): east, north, up.

    Parameters
    ----------
    incidence, heading
        Degrees, shape (n,).

    Examples
    --------
    >>> line_of_sight(np.array([37.31]), np.array([191.42])).round(3).tolist()  # descending: the satellite is east
    [[0.594, -0.12, 0.795]]
    >>> line_of_sight(np.array([39.0]), np.array([349.0])).round(3).tolist()  # ascending: it is west
    [[-0.618, -0.12, 0.777]]
    """
    tilt, flight = np.radians(incidence), np.radians(heading)
    return np.stack([-np.sin(tilt) * np.cos(flight), np.sin(tilt) * np.sin(flight), np.cos(tilt)], axis=1)


@dataclass(frozen=True)
class SightFields:
    """The fields of a layer that say from where the satellite looks, as far as its columns tell.

    Parameters
    ----------
    vector
        East, north and up; None where they are not all there.
    incidence, heading
        Of the angles; None for those that a parameter gives.
    """

    vector: tuple[str, str, str] | None
    incidence: str | None
    heading: str | None

    @property
    def source(self) -> str:
        """Where the lines of sight are from, in words."""
        if self.vector:
            return ", ".join(self.vector)
        return f"{self.incidence or 'INCIDENCE'}, {self.heading or 'HEADING'}"


def sight_fields(name: str, columns: Sequence[str], incidence: float | None, heading: float | None) -> SightFields:
    """Return the fields that say from where the satellite looks, and refuse a layer for which nothing says it.

    Parameters
    ----------
    columns
        Names of the attributes.
    name, incidence, heading
        See :func:`vectors_of`.

    Raises
    ------
    InputError
        Neither fields nor parameters say it, or a parameter says what no satellite does.
    """
    east, north, up = (named(candidates, columns) for candidates in VECTOR_FIELDS)
    if east and north and up:
        return SightFields((east, north, up), None, None)
    fields = SightFields(None, *(named(candidates, columns) for candidates in (INCIDENCE_FIELDS, HEADING_FIELDS)))
    if (fields.incidence is None and incidence is None) or (fields.heading is None and heading is None):
        raise InputError(
            f"{name} does not say from where the satellite looks. Expected the fields los_east, los_north and los_up, "
            "or incidence_angle and track_angle. Give INCIDENCE and HEADING, one number per layer in their order."
        )
    if fields.incidence is None:
        _check_incidence(name, np.array([incidence], dtype=float), "INCIDENCE")
    return fields


def vectors_of(
    name: str, attributes: pd.DataFrame, count: int, incidence: float | None, heading: float | None
) -> tuple[np.ndarray, str]:
    """Return the unit vectors of a layer's points, and in words where they are from.

    Parameters
    ----------
    name
        Of the layer, for messages.
    attributes
        Of the points.
    count
        Number of points.
    incidence, heading
        Degrees, for points whose fields do not say it; None where not given.

    Returns
    -------
    tuple of ndarray and str
        Shape (count, 3): east, north, up; NaN where a point does not say it.

    Raises
    ------
    InputError
        Neither fields nor parameters say it, or they say what no satellite does.
    """
    fields = sight_fields(name, [str(one) for one in attributes.columns], incidence, heading)
    if fields.vector:
        vectors = np.stack([_numbers(attributes[part]) for part in fields.vector], axis=1)
    else:
        tilt = _numbers(attributes[fields.incidence]) if fields.incidence else np.full(count, incidence, dtype=float)
        flight = _numbers(attributes[fields.heading]) if fields.heading else np.full(count, heading, dtype=float)
        _check_incidence(name, tilt, fields.incidence or "INCIDENCE")
        vectors = line_of_sight(tilt, flight)
    _check_vectors(name, vectors, fields.source)
    return vectors, fields.source


def looks_left(vector: np.ndarray, source: str) -> bool:
    """Tell whether a satellite looks to the left of its flight.

    Parameters
    ----------
    vector
        Line of sight, east, north, up, shape (3,).
    source
        As :func:`vectors_of` returns it; angles are those of a satellite that looks to the right.

    Examples
    --------
    >>> looks_left(np.array([0.6, 0.13, 0.79]), "los_east, los_north, los_up")
    True
    """
    return source.count(", ") + 1 == len(VECTOR_FIELDS) and bool(vector[1] > 0)


def check_orbit(name: str, orbit: str, vector: np.ndarray, source: str) -> None:
    """Refuse a line of sight that contradicts the direction of the orbit; parameters as of :func:`looks_left`.

    Raises
    ------
    InputError
        It does.
    """
    if looks_left(vector, source):
        return
    if orbit == "ascending" and vector[0] > 0:
        raise InputError(
            f"{name} is of an ascending orbit, but by its line of sight the satellite stands in the east; expected the "
            "west. Check HEADING (about 350 degrees on ascending orbits) or the fields of the line of sight."
        )
    if orbit == "descending" and vector[0] < 0:
        raise InputError(
            f"{name} is of a descending orbit, but by its line of sight the satellite stands in the west; expected the "
            "east. Check HEADING (about 190 degrees on descending orbits) or the fields of the line of sight."
        )


def angle_between(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the angle between lines of sight in the plane of east and up, degrees from 0 to 90, shape (n,).

    Parameters
    ----------
    first, second
        East, north, up, shape (n, 3) or (3,).

    Examples
    --------
    >>> angle_between(np.array([[0.6, 0.0, 0.8]]), np.array([[-0.6, 0.0, 0.8]])).round(2).tolist()
    [73.74]
    """
    one, other = np.atleast_2d(first)[:, [0, 2]], np.atleast_2d(second)[:, [0, 2]]
    cosine = np.abs((one * other).sum(axis=1)) / (np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1))
    return np.degrees(np.arccos(np.clip(cosine, 0.0, 1.0)))


def condition_of(angle: float) -> float:
    """Return the condition number of two lines of sight at an angle in degrees.

    Examples
    --------
    >>> round(condition_of(73.74), 2), round(condition_of(LEAST_ANGLE), 1), condition_of(0.0)
    (1.33, 5.7, inf)
    """
    half = np.tan(np.radians(angle) / 2)
    return float(1 / half) if half > 0 else float("inf")


def check_geometry(names: Sequence[str], vectors: Sequence[np.ndarray]) -> float:
    """Return the largest angle between two layers' mean lines of sight, degrees.

    Raises
    ------
    InputError
        All look from nearly the same direction.
    """
    pairs = [
        (float(angle_between(vectors[one], vectors[other])[0]), one, other)
        for one, other in combinations(range(len(names)), 2)
    ]
    angle, one, other = max(pairs)
    if angle < LEAST_ANGLE:
        raise InputError(
            f"{names[one]} and {names[other]} look from nearly the same direction: {angle:.1f} degrees apart in the "
            f"east-up plane (condition number {condition_of(angle):.1f}); expected at least {LEAST_ANGLE:g} degrees "
            f"({condition_of(LEAST_ANGLE):.1f}). Use an ascending and a descending track."
        )
    return angle


def _check_vectors(name: str, vectors: np.ndarray, source: str) -> None:
    known = np.isfinite(vectors).all(axis=1)
    if not known.any():
        raise InputError(
            f"{name} has no numbers in {source}. Give INCIDENCE and HEADING, or use a layer that has them."
        )
    length = float(np.median(np.linalg.norm(vectors[known], axis=1)))
    if not _LENGTHS[0] <= length <= _LENGTHS[1]:
        raise InputError(
            f"The lines of sight of {name} ({source}) have the length {length:.2f}; expected unit vectors. "
            "Divide the three fields by their common length, or rename them and give INCIDENCE and HEADING."
        )
    if np.median(vectors[known, 2]) < 0:
        raise InputError(
            f"The lines of sight of {name} ({source}) point downwards; expected vectors from the ground to the "
            "satellite, with displacement positive towards it. Reverse their signs."
        )


def _check_incidence(name: str, incidence: np.ndarray, source: str) -> None:
    middle = float(np.nanmedian(incidence)) if np.isfinite(incidence).any() else float("nan")
    if not _INCIDENCES[0] <= middle <= _INCIDENCES[1]:
        raise InputError(
            f"The incidence angle of {name} is {middle:g}; expected {_INCIDENCES[0]:g} to {_INCIDENCES[1]:g} degrees "
            f"from the vertical. Correct {source}: an angle above the horizon is 90 degrees less the incidence."
        )


def _numbers(values: pd.Series) -> np.ndarray:
    return pd.to_numeric(values.astype(object), errors="coerce").to_numpy(dtype=float, na_value=np.nan)
