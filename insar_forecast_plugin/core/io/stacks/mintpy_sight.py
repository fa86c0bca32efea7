# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines of sight of a stack of MintPy: from its layers of angles, else from the angles in its attributes.

MintPy takes ``HEADING`` where there is no layer (``asc_desc2horz_vert.py``). The azimuth angle
of the line of sight is 90 minus the heading for antennas that look to the right, -90 minus it for those that look to
the left (``utils/utils0.heading2azimuth_angle``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .opened_stack import Rows

AZIMUTH, INCIDENCE = "azimuth", "incidence"
_HEADING_ATTRIBUTE, _INCIDENCE_ATTRIBUTE = "HEADING", "CENTER_INCIDENCE_ANGLE"


@dataclass(frozen=True)
class SightLayers:
    """What is known of lines of sight.

    Parameters
    ----------
    layers
        All layers of the stack, with the heading, or of an antenna that looks to the left the line of sight, for the
        azimuth: a heading stands for an antenna that looks to the right wherever it is read.
    notes, warnings
        Sentences for the user.
    """

    layers: dict[str, Rows]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def sight_of(layers: Mapping[str, Rows], attributes: Mapping[str, str], columns: int) -> SightLayers:
    """Return layers with what is known of lines of sight.

    Parameters
    ----------
    layers
        Of the stack; ``azimuth`` and ``incidence`` in degrees.
    attributes
        Of the time series.
    columns
        Of the stack.
    """
    left = _looks_left(attributes)
    rest = {name: read for name, read in layers.items() if name != AZIMUTH}
    azimuth, incidence = layers.get(AZIMUTH), layers.get(INCIDENCE)
    taken = []
    if azimuth is None and (heading := _number(attributes, _HEADING_ATTRIBUTE, 360)) is not None:
        azimuth = _everywhere((-90 if left else 90) - heading, columns)
        taken.append(f"heading ({heading:.4g} degrees)")
    center = _number(attributes, _INCIDENCE_ATTRIBUTE, 90)
    if incidence is None and center is not None and center > 0:
        incidence = rest[INCIDENCE] = _everywhere(center, columns)
        taken.append(f"incidence angle ({center:.4g} degrees)")
    notes = (_of_the_middle(", ".join(taken)),) if taken else ()
    if not left:
        return SightLayers(rest if azimuth is None else {**rest, "heading": _heading(azimuth)}, notes)
    if azimuth is not None and incidence is not None:
        return SightLayers({**rest, **_vectors(incidence, azimuth)}, notes)
    lacking = "incidence angle" if azimuth is not None else "azimuth angle" if incidence is not None else "angles"
    notes = notes if incidence is not None else ()
    return SightLayers(rest, notes, (_no_sight(lacking),))


def _of_the_middle(what: str) -> str:
    return (
        "Taken from the attributes of the file, as of the middle of the scene, because no layer has it: "
        f"{what}. Put MintPy's geometryGeo.h5 beside the file for angles of each pixel."
    )


def _no_sight(lacking: str) -> str:
    return (
        f"The antenna looks to the left of its flight (ANTENNA_SIDE), and no {lacking} of its line of sight was found: "
        "the points get no line of sight, without which 'Vertical and east-west series' cannot use them. Put MintPy's "
        "geometryGeo.h5 with incidenceAngle and azimuthAngle beside the file and import it again."
    )


def _looks_left(attributes: Mapping[str, str]) -> bool:
    side = _number(attributes, "ANTENNA_SIDE", math.inf)
    return side is not None and side > 0


def _number(attributes: Mapping[str, str], name: str, most: float) -> float | None:
    """Return a number of the attributes; None where it is none or larger than the most, whatever its sign."""
    try:
        number = float(attributes.get(name, ""))
    except ValueError:
        return None
    return number if abs(number) <= most else None


def _everywhere(angle: float, columns: int) -> Rows:
    return lambda first, last: np.full((last - first, columns), angle)


def _heading(azimuth: Rows) -> Rows:
    """Return what reads headings, of what reads azimuth angles of the line of sight, both degrees."""

    def turned(first: int, last: int) -> np.ndarray:
        heading = 90.0 - azimuth(first, last).astype(np.float64)
        return np.asarray(heading - 360.0 * np.round(heading / 360.0))

    return turned


def _vectors(incidence: Rows, azimuth: Rows) -> dict[str, Rows]:
    """Return what reads the parts of the unit vectors to the satellite, of what reads both angles, degrees."""

    def part(of: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> Rows:
        def read(first: int, last: int) -> np.ndarray:
            tilt, turn = (np.radians(one(first, last).astype(np.float64)) for one in (incidence, azimuth))
            return np.where(tilt > 0, of(tilt, turn), np.nan)

        return read

    return {
        "los_east": part(lambda tilt, turn: -np.sin(tilt) * np.sin(turn)),
        "los_north": part(lambda tilt, turn: np.sin(tilt) * np.cos(turn)),
        "los_up": part(lambda tilt, _: np.cos(tilt)),
    }
