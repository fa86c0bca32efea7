# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers that are decomposed: opened, compared, and brought to one coordinate reference system."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ..errors import InputError
from ..forecasting.data.series_for_forecasting import in_metres
from ..interface import DecomposeRequest
from ..io.field_names import named
from ..io.point_layer import PointLayer, open_points
from ..io.product import orbit_of
from ..io.rows_on_disk import Scratch
from ..io.stored_points import StoredPoints, store_points
from ..measured import Measured
from ..progress import Part, Progress, Silent
from ..request import VectorSource
from .alignment import CALIBRATED
from .joined_tracks import common_calendar
from .viewing_geometry import check_geometry, check_orbit, looks_left, sight_fields, vectors_of

_FEWEST_EPOCHS = 10
_RESOLVED = ("up", "east", "north")


@dataclass(frozen=True)
class TrackLayer:
    """A layer with its lines of sight.

    Parameters
    ----------
    name
        For messages and the report.
    points
        In the metric coordinate reference system of the first layer.
    vectors
        Lines of sight, east, north, up, shape (n_points, 3).
    source
        Where the lines of sight are from, in words.
    north
        Velocity to the north, mm/yr, shape (n_points,), NaN where unknown; None where the layer does not have it.
    crs
        Coordinate reference system of the layer itself, WKT.
    """

    name: str
    points: StoredPoints
    vectors: np.ndarray
    source: str
    north: np.ndarray | None
    crs: str

    @property
    def mean_vector(self) -> np.ndarray:
        """The middle of the lines of sight: east, north, up."""
        return np.asarray(np.median(self.vectors, axis=0))


def read_tracks(request: DecomposeRequest, scratch: Scratch, progress: Progress) -> list[TrackLayer]:
    """Return the layers, ready to be joined.

    Raises
    ------
    InputError
        They cannot be decomposed; the message says why.
    """
    count = len(request.inputs)
    if count < 2:
        raise InputError(
            f"INPUTS has {count} layer{'s' if count != 1 else ''}; expected two or more of different tracks. Add "
            "another layer to INPUTS, such as the descending one to the ascending one."
        )
    if request.past_only and request.align == "rate":
        raise InputError(
            "ALIGN is rate, which later acquisitions tell too, and PAST_ONLY is set, which allows none of them. Set "
            "ALIGN to offset or auto, or leave PAST_ONLY unset."
        )
    opened = [open_points(source, Silent()) for source in request.inputs]
    names = _names_of(opened, request.inputs)
    _check_layers(opened, names, request)
    common_calendar([one.dates for one in opened], names, request.step_days)
    angles = [
        _of_layers(values, parameter, count)
        for parameter, values in (("INCIDENCE", request.incidence), ("HEADING", request.heading))
    ]
    _check_told(request, opened, names, angles)
    tracks: list[TrackLayer] = []
    for number, (source, name) in enumerate(zip(request.inputs, names, strict=True)):
        part = Part(progress, number / count, (number + 1) / count)
        stored = store_points(source, scratch, part)
        points = in_metres(stored, tracks[0].points.crs if tracks else None)
        vectors, told = vectors_of(name, points.attributes, points.point_count, angles[0][number], angles[1][number])
        points = replace(points, measured=_with_orbit(points.measured, points.attributes, vectors, told))
        vectors, north = _filled(vectors, name, progress), _north(points, request)
        tracks.append(TrackLayer(name, points, vectors, told, north, stored.crs))
        _check_headings(request, [one.source for one in tracks])
        check_orbit(name, opened[number].measured.orbit, tracks[-1].mean_vector, told)
        progress.info(f"{name}: {points.point_count} points, {points.epoch_count} dates, line of sight from {told}.")
    if request.north_field and all(one.north is None for one in tracks):
        raise InputError(
            f"No layer has numbers in a field {request.north_field!r}, which NORTH_FIELD names. Leave it empty, or "
            "name the field with the velocity to the north in mm/yr."
        )
    check_geometry(names, [one.mean_vector for one in tracks])
    return tracks


def _check_told(
    request: DecomposeRequest,
    layers: Sequence[PointLayer],
    names: Sequence[str],
    angles: Sequence[Sequence[float | None]],
) -> None:
    """Refuse what names of fields and parameters tell to be missing, before a row is read."""
    columns = [list(one.attribute_names.values()) for one in layers]
    told = [
        sight_fields(name, own, *given)
        for name, own, given in zip(names, columns, zip(*angles, strict=True), strict=True)
    ]
    _check_headings(request, [one.source for one in told])
    if request.north_field and not any(named((request.north_field.strip().lower(),), own) for own in columns):
        raise InputError(
            f"No layer has a field {request.north_field!r}, which NORTH_FIELD names. Leave it empty, or name the field "
            "with the velocity to the north in mm/yr."
        )


def _check_headings(request: DecomposeRequest, sources: Sequence[str]) -> None:
    """Refuse one heading for several layers, which then look from one side."""
    if len(request.heading) == 1 and len(sources) > 1 and all("HEADING" in one for one in sources):
        raise InputError(
            f"HEADING is {request.heading[0]:g} for all layers, so that all look from the same side. Give one number "
            "per layer in their order, such as 190, 350 for a descending and an ascending track."
        )


def _names_of(layers: Sequence[PointLayer], sources: Sequence[VectorSource]) -> list[str]:
    """Return what layers are called: their files, with layer and track where these tell them apart, else numbers."""
    names = []
    for layer, source in zip(layers, sources, strict=True):
        track, file = layer.measured.track, source.name
        if source.layer and [one.name for one in sources].count(file) > 1:
            file = f"{file}, {source.layer}"
        names.append(f"{file} (track {track})" if track else file)
    repeated = {name for name in names if names.count(name) > 1}
    return [f"{name} [{number}]" if name in repeated else name for number, name in enumerate(names, start=1)]


def _check_layers(layers: Sequence[PointLayer], names: Sequence[str], request: DecomposeRequest) -> None:
    """Refuse what the layers say of themselves and cannot be decomposed."""
    for layer, name in zip(layers, names, strict=True):
        measured = layer.measured
        if measured.component in _RESOLVED:
            raise InputError(
                f"{name} is {measured.component_label} already; expected displacement along the line of sight, such "
                "as EGMS L2b. Remove this layer from INPUTS."
            )
        if measured.unit != "mm":
            raise InputError(f"{name} is in {measured.unit}; expected mm. Import the file again with UNIT.")
        if len(layer.dates) < _FEWEST_EPOCHS:
            raise InputError(
                f"{name} has {len(layer.dates)} dates; expected at least {_FEWEST_EPOCHS}. Use a layer with more "
                "dates: import the file without First date and Last date, or download a longer product."
            )
    for other in range(1, len(layers)):
        for one in range(other):
            _check_pair(layers, names, one, other, request)


def _check_pair(
    layers: Sequence[PointLayer], names: Sequence[str], one: int, other: int, request: DecomposeRequest
) -> None:
    """Refuse the same layer or track twice, and calibrated layers of different releases."""
    first, second = layers[one].measured, layers[other].measured
    if request.inputs[one] == request.inputs[other]:
        raise InputError(
            f"{names[one]} is there twice in INPUTS; expected layers of different tracks. Remove one of the two, and "
            "add a layer of another track."
        )
    if first.track and first.track == second.track and first.orbit in (second.orbit, ""):
        raise InputError(
            f"{names[one]} and {names[other]} are of the same track, {first.track}: the angle between their lines of "
            "sight is 0 degrees but for the incidence. Use an ascending and a descending track."
        )
    differ = bool(first.release and second.release) and first.release != second.release
    if differ and request.align == "auto" and first.reference == second.reference == CALIBRATED:
        raise InputError(
            f"{names[one]} is of release {first.release}, {names[other]} of {second.release}; releases differ in "
            "their reference. Use one release, or set ALIGN to rate, which refers both to the stable places."
        )


def _of_layers(values: Sequence[float], parameter: str, count: int) -> Sequence[float | None]:
    """Return one number a layer from those of a parameter: none, one for all, or one each."""
    if not values:
        return [None] * count
    if len(values) not in (1, count):
        raise InputError(
            f"{parameter} has {len(values)} numbers for {count} layers; expected one per layer in their order, or one "
            f"for all. Correct {parameter}."
        )
    return [float(one) for one in values] if len(values) == count else [float(values[0])] * count


def _with_orbit(measured: Measured, attributes: pd.DataFrame, vectors: np.ndarray, source: str) -> Measured:
    """Return what is measured with the direction of the orbit: stated, or told from where the satellite stands."""
    if measured.orbit:
        return measured
    told, vector = orbit_of(attributes), np.nanmedian(vectors, axis=0)
    in_the_west = bool(vector[0] < 0)
    return replace(measured, orbit=told or ("descending" if in_the_west == looks_left(vector, source) else "ascending"))


def _filled(vectors: np.ndarray, name: str, progress: Progress) -> np.ndarray:
    """Give points without a line of sight that of the middle of their layer."""
    known = np.isfinite(vectors).all(axis=1)
    if known.all():
        return vectors
    missing = int((~known).sum())
    progress.warning(
        f"{missing} point{'s' * (missing != 1)} of {name} {'has' if missing == 1 else 'have'} no line of sight: that "
        "of the middle of the layer is used."
    )
    return np.where(known[:, None], vectors, np.median(vectors[known], axis=0))


def _north(points: StoredPoints, request: DecomposeRequest) -> np.ndarray | None:
    """Return the velocities to the north, None where the layer has none."""
    if not request.north_field:
        return None
    columns = [str(one) for one in points.attributes.columns]
    field = named((request.north_field.strip().lower(),), columns)
    if field is None:
        return None
    numbers = pd.to_numeric(points.attributes[field].astype(object), errors="coerce")
    found = numbers.to_numpy(dtype=float, na_value=np.nan)
    return found if np.isfinite(found).any() else None
