# SPDX-License-Identifier: GPL-2.0-or-later
"""The velocity field of a layer: given in a field or fitted to the series, in metres, without its reference."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from pyproj import CRS

from ..errors import InputError
from ..gridding.projection import metric_crs, transformed
from ..interface import DetectDeformationRequest
from ..io.point_layer import PointLayer
from ..known_seams import seams_to_fit
from ..progress import Progress
from ..trends.fits.thresholds import MotionLimits
from ..trends.trend_table import TrendFitter
from .velocity_field import VelocityField

_METRES_MM_YR = 0.05
"""Velocities of which nine of ten are smaller than this many mm/yr look like metres."""


@dataclass(frozen=True)
class LayerVelocities:
    """What is known of a layer's velocities.

    Parameters
    ----------
    field
        The velocity field.
    reference
        In words.
    """

    field: VelocityField
    reference: str


def velocities_of(request: DetectDeformationRequest, layer: PointLayer, progress: Progress) -> LayerVelocities:
    """Read the velocities of a layer.

    Raises
    ------
    InputError
        A field is not named, not there or holds no number, or too few points have a velocity.
    """
    given = _field(layer, request.velocity_field, "VELOCITY_FIELD") if request.velocity_field else None
    subtracted = _reference_field(request, layer)
    fitter = None
    if not given:
        seams = seams_to_fit((), layer.measured, layer.dates, progress)
        fitter = TrendFitter.of(layer.dates, MotionLimits.of(layer.measured), seams=seams)
    places, velocities, references = [], [], []
    for points in layer.blocks(progress, doing="Reading velocities of"):
        places.append(points.coordinates)
        if fitter is not None:
            zero = np.zeros(points.point_count)
            velocities.append(fitter.table(points.displacement, zero).velocity.astype(float))
        else:
            velocities.append(_numbers(points.attributes[given]))
        references.append(_numbers(points.attributes[subtracted]) if subtracted else np.zeros(points.point_count))
    coordinates, velocity, reference = _joined(places, velocities, references)
    velocity, known = _known(request, velocity, reference, progress)
    coordinates = coordinates[known]
    _warn_of_unit(velocity, progress)
    source = CRS.from_wkt(layer.crs)
    target = metric_crs(coordinates, source)
    coordinates = coordinates if target == source else transformed(coordinates, source, target)
    words = "nothing"
    if request.reference == "median":
        middle = float(np.median(velocity))
        velocity, words = velocity - middle, f"the median velocity, {middle:+.2f} mm/yr"
        progress.info(f"The median velocity, {middle:+.2f} mm/yr, is subtracted from all points.")
    elif subtracted:
        words = f"the field {request.reference_field}"
    return LayerVelocities(VelocityField.of(coordinates, velocity, target.to_wkt()), words)


def _known(
    request: DetectDeformationRequest, velocity: np.ndarray, reference: np.ndarray, progress: Progress
) -> tuple[np.ndarray, np.ndarray]:
    """Return the velocities without their reference where both are known, and the indices of these points."""
    if request.velocity_field and not np.isfinite(velocity).any():
        raise InputError(f"VELOCITY_FIELD {request.velocity_field!r} contains no numbers. Choose another field.")
    if request.reference == "field" and not np.isfinite(reference).any():
        raise InputError(f"REFERENCE_FIELD {request.reference_field!r} contains no numbers. Choose another field.")
    velocity = velocity - reference
    known = np.flatnonzero(np.isfinite(velocity))
    if not len(known):
        raise InputError(
            "No point has a velocity: a series needs at least 10 values. Use a layer with longer series, or choose "
            "the field with the velocity of each point in VELOCITY_FIELD."
        )
    if len(known) < len(velocity):
        progress.warning(f"{len(velocity) - len(known)} points have no velocity or no reference and are left out.")
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


def _joined(*blocks: list[np.ndarray]) -> tuple[np.ndarray, ...]:
    """Return each of some lists of blocks as one array; the first holds coordinates."""
    if not blocks[0]:
        return np.empty((0, 2)), *(np.empty(0) for _ in blocks[1:])
    return tuple(np.concatenate(one) for one in blocks)


def _reference_field(request: DetectDeformationRequest, layer: PointLayer) -> str | None:
    if request.reference != "field":
        return None
    if not request.reference_field:
        raise InputError(
            "REFERENCE is field, but REFERENCE_FIELD is empty. Choose the field that contains the velocity."
        )
    return _field(layer, request.reference_field, "REFERENCE_FIELD")


def _field(layer: PointLayer, name: str, parameter: str) -> str:
    names = layer.attribute_names
    if name not in names:
        raise InputError(
            f"The layer has no field {name!r} for {parameter}. Its fields are {', '.join(names) or 'none'}."
        )
    return names[name]


def _warn_of_unit(velocity: np.ndarray, progress: Progress) -> None:
    """Warn of velocities that are far too small for mm/yr."""
    if len(velocity) and np.quantile(np.abs(velocity), 0.9) < _METRES_MM_YR:
        progress.warning(
            f"Nine of ten velocities are below {_METRES_MM_YR:g} mm/yr: they look like metres a year. Areas are found "
            "all the same; their velocities are right only if the field is in mm/yr (UNIT of the import)."
        )


def _numbers(values: pd.Series) -> np.ndarray:
    found = pd.to_numeric(values.astype(object), errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    return np.where(np.isfinite(found), found, np.nan)
