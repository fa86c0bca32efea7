# SPDX-License-Identifier: GPL-2.0-or-later
"""The velocity field of points: given in a field or fitted to the series, without its reference."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..attribute_names import COHERENCES
from ..errors import InputError
from ..interface import DetectDeformationRequest
from ..io.field_names import named
from ..io.point_layer import PointLayer
from ..io.stored_points import StoredPoints, series_blocks
from ..known_seams import seams_to_fit
from ..progress import Progress
from ..series import fitted_velocity
from ..spread_rows import evenly
from ..trends.classes import MINIMUM_EPOCHS
from ..trends.fits.thresholds import MotionLimits
from ..trends.reference import moving_reference
from ..trends.tiles import AT_ONCE, side_by_side
from .robust_velocity import robust_velocity
from .velocity_field import VelocityField

_CENTIMETRES_MM_YR, _METRES_MM_YR = 0.3, 0.05
"""Velocities of which nine of ten are smaller than this many mm/yr look like centimetres, or like metres."""
_CENTIMETRE, _METRE = 10.0, 1000.0
_NEAR = 0.3
"""So far, in decades, slopes of series over velocities may be from a ratio of units."""
_FEWEST = 20

NOTHING = "nothing"
"""What is subtracted from velocities that stay as they are."""


@dataclass(frozen=True)
class LayerVelocities:
    """What is known of a layer's velocities.

    Parameters
    ----------
    field
        The velocity field.
    rows
        Row numbers, among the points, of those in the field, increasing, shape (n_field,).
    reference
        In words; :data:`NOTHING` where they are as measured.
    warnings
        What is to be known of the reference.
    """

    field: VelocityField
    rows: np.ndarray
    reference: str
    warnings: tuple[str, ...] = ()


def fields_needed(request: DetectDeformationRequest, layer: PointLayer) -> PointLayer:
    """Return the layer with the attributes that detection reads.

    Raises
    ------
    InputError
        A field is not named or not there.
    """
    asked = [_field(layer, request.velocity_field, "VELOCITY_FIELD")] if request.velocity_field else []
    if request.reference == "field":
        if not request.reference_field:
            raise InputError(
                "REFERENCE is field, but REFERENCE_FIELD is empty. Choose the field that contains the velocity."
            )
        asked.append(_field(layer, request.reference_field, "REFERENCE_FIELD"))
    coherence = named(COHERENCES, list(layer.columns.attributes))
    return layer.with_attributes([*asked, *([coherence] if coherence is not None else [])])


def velocities_of(
    request: DetectDeformationRequest, layer: PointLayer, points: StoredPoints, progress: Progress
) -> LayerVelocities:
    """Return the velocities of points.

    Parameters
    ----------
    layer
        With :func:`fields_needed`.
    points
        Its points, in metres.

    Raises
    ------
    InputError
        A field holds no number, or too few points have a velocity.
    """
    names = layer.attribute_names
    if request.velocity_field:
        given = numbers_of(points.attributes[names[request.velocity_field]])
    else:
        given = _fitted(points, progress)
    reference = np.zeros(len(given))
    if request.reference == "field":
        reference = numbers_of(points.attributes[names[str(request.reference_field)]])
    velocity, known = known_velocities(request, given, reference, progress)
    if not (request.velocity_field and _is_in_another_unit(given, points, progress)):
        warn_of_small(velocity, progress)
    middle, words, moving = taken_off(request, velocity, progress)
    field = VelocityField.of(points.coordinates[known], velocity - middle, points.crs)
    return LayerVelocities(field, known, words, (moving,) if moving else ())


def taken_off(request: DetectDeformationRequest, velocity: np.ndarray, progress: Progress) -> tuple[float, str, str]:
    """Return what is taken off all velocities, the whole reference in words, and what is wrong with it.

    Parameters
    ----------
    velocity
        mm/yr, shape (n,).

    Returns
    -------
    tuple
        mm/yr; words; a warning, empty where there is none.
    """
    if request.reference == "field":
        return 0.0, f"the field {request.reference_field}", ""
    if request.reference == "none":
        return 0.0, NOTHING, ""
    middle = float(np.median(velocity))
    progress.info(f"The median velocity, {middle:+.2f} mm/yr, is subtracted from all points.")
    moving = moving_reference(velocity, middle, MotionLimits.stable_velocity)
    if moving:
        progress.warning(moving)
    return middle, f"the median velocity, {middle:+.2f} mm/yr", moving


def _fitted(points: StoredPoints, progress: Progress) -> np.ndarray:
    """Return the velocity of each series without its season and single wrong dates, mm/yr, shape (n_points,)."""
    if points.epoch_count < MINIMUM_EPOCHS:
        raise InputError(
            f"The layer has {points.epoch_count} epochs; a velocity needs at least {MINIMUM_EPOCHS}. Use a layer with "
            "more dates, or choose the field with the velocity of each point in VELOCITY_FIELD."
        )
    seams = seams_to_fit((), points.measured, points.dates, progress)
    velocity = np.full(points.point_count, np.nan)

    def work(block: tuple[slice, np.ndarray]) -> np.ndarray:
        return robust_velocity(points.dates, block[1], seams)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for (rows, _), found in side_by_side(work, series_blocks(points), pool):
            velocity[rows] = found
            progress(rows.stop / points.point_count, f"Fitting velocities: {rows.stop} points")
    return velocity


def known_velocities(
    request: DetectDeformationRequest, velocity: np.ndarray, reference: np.ndarray, progress: Progress
) -> tuple[np.ndarray, np.ndarray]:
    """Return the velocities without their reference where both are known, and the row numbers of these points."""
    if request.velocity_field and not np.isfinite(velocity).any():
        raise InputError(f"VELOCITY_FIELD {request.velocity_field!r} contains no numbers. Choose another field.")
    if request.reference == "field" and not np.isfinite(reference).any():
        raise InputError(f"REFERENCE_FIELD {request.reference_field!r} contains no numbers. Choose another field.")
    velocity = velocity - reference
    known = np.flatnonzero(np.isfinite(velocity))
    if not len(known):
        raise InputError(
            "No point has a velocity: a series needs at least 10 values, at enough of the layer's dates for a velocity "
            "at most twice as uncertain as with all of them. Use a layer with fewer gaps, or choose the field with the "
            "velocity of each point in VELOCITY_FIELD."
        )
    if (left := len(velocity) - len(known)) > 0:
        progress.warning(
            f"{left} point{'s' * (left != 1)} {'has' if left == 1 else 'have'} no velocity or no reference and "
            f"{'is' if left == 1 else 'are'} left out."
            + (
                ""
                if request.velocity_field
                else " A velocity needs at least 10 values, and a span that makes it at most twice as uncertain as all "
                "dates of the layer would."
            )
        )
    if np.ptp(velocity[known]) == 0:
        raise InputError(
            f"All points have the same velocity, {velocity[known[0]]:g} mm/yr, so no area stands out. "
            + (
                "Choose another field in VELOCITY_FIELD."
                if request.velocity_field
                else "Use a layer in which points move."
            )
        )
    return velocity[known], known


def _field(layer: PointLayer, name: str, parameter: str) -> str:
    names = layer.attribute_names
    if name not in names:
        raise InputError(
            f"The layer has no field {name!r} for {parameter}. Its fields are {', '.join(names) or 'none'}."
        )
    return name


def warn_of_small(velocity: np.ndarray, progress: Progress) -> None:
    """Warn of velocities that are far too small for mm/yr."""
    most = float(np.quantile(np.abs(velocity), 0.9))
    if most < _METRES_MM_YR:
        progress.warning(
            f"Nine of ten velocities are below {_METRES_MM_YR:g} mm/yr: they look like metres a year. Areas are found "
            "all the same; their velocities are right only if the field is in mm/yr (UNIT of the import)."
        )
    elif most < _CENTIMETRES_MM_YR:
        progress.warning(
            f"Nine of ten velocities are below {_CENTIMETRES_MM_YR:g} mm/yr: they look like centimetres a year. Areas "
            "are found all the same; their velocities are right only if the field is in mm/yr (UNIT of the import)."
        )


def _is_in_another_unit(velocity: np.ndarray, points: StoredPoints, progress: Progress) -> bool:
    """Say, and warn, whether the slopes of the series are ten or a thousand times the velocities that are given."""
    if points.epoch_count < 2:
        return False
    rows = evenly(points.point_count, 2000)
    slopes, given = fitted_velocity(points.dates, points.displacement[rows]), velocity[rows]
    usable = np.flatnonzero(np.isfinite(slopes) & np.isfinite(given) & (given != 0))
    if len(usable) < _FEWEST:
        return False
    fast = usable[np.abs(given[usable]) >= np.median(np.abs(given[usable]))]
    ratio = float(np.median(slopes[fast] / given[fast]))
    if ratio > 0 and abs(np.log10(ratio / _CENTIMETRE)) < _NEAR:
        progress.warning(
            f"The series move {ratio:.3g} times as fast as VELOCITY_FIELD says, whose values look like centimetres a "
            "year; mm are expected. Leave VELOCITY_FIELD empty to fit the velocity, or convert it (UNIT of the import)."
        )
        return True
    if ratio > 0 and abs(np.log10(ratio / _METRE)) < _NEAR:
        progress.warning(
            f"The series move {ratio:.3g} times as fast as VELOCITY_FIELD says, whose values look like metres a year; "
            "mm are expected. Leave VELOCITY_FIELD empty to fit the velocity, or convert it (UNIT of the import)."
        )
        return True
    return False


def numbers_of(values: pd.Series) -> np.ndarray:
    """Return values as numbers, NaN where there is none, shape (n,)."""
    found = pd.to_numeric(values.astype(object), errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    return np.where(np.isfinite(found), found, np.nan)
