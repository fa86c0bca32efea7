# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``decompose``: layers of two or more tracks in, vertical and east-west series out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InputError
from ..gridding.projection import known_crs, transformed
from ..interface import DecomposeRequest
from ..io.output_formats import check_format
from ..io.points import write_points
from ..io.rows_on_disk import Rows, Scratch
from ..io.staging import staged_outputs
from ..io.stored_points import StoredPoints
from ..measured import Measured
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import LayerDescription, OperationResult
from .alignment import FEWEST_STABLE, TrackAlignment, align
from .common_places import CommonPlaces, at_points, in_cells
from .decomposition_inputs import TrackLayer, read_tracks
from .decomposition_report import write_decomposition_report
from .found_components import Decomposition, measured_of, messages
from .joined_tracks import common_calendar, decomposed, velocities
from .local_regression import REACH_DAYS
from .track_means import TrackMeans, track_means
from .up_and_east import effect_of_north

ERROR = "S"
"""With it and a date begin the names of the fields of standard errors."""

_UNITS_APART = 50.0
_METRES_MM = 0.05


def decompose(request: DecomposeRequest, progress: Progress) -> OperationResult:
    """Solve for the vertical and east-west series of places that several tracks see, and write them.

    Raises
    ------
    InputError
        The layers or a parameter cannot be used; the message says why.
    OutputError
        An output cannot be written.
    """
    check_format(request.output_up)
    check_format(request.output_east)
    with staged_outputs() as staging:
        outputs = ("output_up", "output_east", "report")
        paths = {name: staging.path(value) for name in outputs if (value := getattr(request, name))}
        with Scratch(paths["output_up"].parent) as scratch:
            found = decomposition(request, scratch, Part(progress, 0.0, 0.7))
            result = _written(request, found, paths, Part(progress, 0.7, 1.0))
    progress(1.0, "Done")
    return result


def decomposition(request: DecomposeRequest, scratch: Scratch, progress: Progress) -> Decomposition:
    """Read, join and solve."""
    layers = read_tracks(request, scratch, Part(progress, 0.0, 0.4))
    names = [one.name for one in layers]
    dates = common_calendar([one.points.dates for one in layers], names, request.step_days)
    for output in (request.output_up, request.output_east):
        check_format(output, 2 * len(dates) + 5 + len(layers))
    places = _places(request, layers)
    progress.info(
        f"{places.count} places are seen by two geometries. Left out, as one alone sees them: {places.dropped}."
    )
    within = (dates[0] - int(REACH_DAYS), dates[-1] + int(REACH_DAYS))
    tracks = []
    for number, (layer, members) in enumerate(zip(layers, places.members, strict=True)):
        share = 0.4 + 0.3 * number / len(layers)
        part = Part(progress, share, share + 0.3 / len(layers))
        tracks.append(
            track_means(
                layer.points.dates,
                layer.points.displacement,
                members,
                scratch,
                part,
                within=within,
                past_only=request.past_only,
            )
        )
    _check_noise(tracks, names)
    alignment = align(tracks, [one.points.measured for one in layers], request.align, past_only=request.past_only)
    _check_rates(alignment, names, request)
    if alignment.left:
        progress.warning(
            "The stable places move along the line of sight, and the layers do not state one reference. Because of "
            "PAST_ONLY no rate was subtracted: velocities contain the difference between the tracks' references."
        )
    north = _north(layers, places, progress)
    series = decomposed(
        tracks,
        places,
        alignment,
        dates=dates,
        scratch=scratch,
        progress=Part(progress, 0.7, 1.0),
        north=north,
        past_only=request.past_only,
    )
    effect = effect_of_north(np.stack([one.mean_vector for one in layers]))
    velocity = velocities(tracks, places, alignment, north)
    return Decomposition(layers, tracks, places, alignment, series, velocity, north, effect)


def _places(request: DecomposeRequest, layers: Sequence[TrackLayer]) -> CommonPlaces:
    """Return where the layers are joined."""
    coordinates, vectors = [one.points.coordinates for one in layers], [one.vectors for one in layers]
    names = [one.name for one in layers]
    if request.places == "cells":
        return in_cells(coordinates, vectors, names, request.pixel_size)
    distance = request.max_distance or request.pixel_size
    return at_points(coordinates, vectors, names, layers[0].points.pid, distance)


def _check_noise(tracks: Sequence[TrackMeans], names: Sequence[str]) -> None:
    """Refuse layers whose noise is unknown or zero, or of which one looks like metres: its series scatter far less."""
    noise = np.array([float(np.median(one.noise)) for one in tracks])
    for name, track, one in zip(names, tracks, noise, strict=True):
        if np.isnan(one):
            raise InputError(
                f"The {len(track.dates)} dates of {name} in the common time are too few, or too far apart, to tell its "
                f"noise; expected at least 8 with neighbours within {REACH_DAYS:g} days. Use a layer with more dates."
            )
        if one == 0:
            raise InputError(
                f"Most series of {name} have the same value at all dates; expected measured "
                "displacement. Choose another layer, or import the file again."
            )
    least, most = int(noise.argmin()), int(noise.argmax())
    if noise[least] < _METRES_MM and noise[most] > _UNITS_APART * noise[least]:
        raise InputError(
            f"The series of {names[least]} scatter by {noise[least]:.2g} mm, those of {names[most]} by "
            f"{noise[most]:.2g} mm: the units differ. Import {names[least]} again with UNIT (m or cm)."
        )


def _check_rates(alignment: TrackAlignment, names: Sequence[str], request: DecomposeRequest) -> None:
    """Refuse to subtract rates that too few places tell."""
    if request.align == "rate" and len(alignment.untold):
        track = int(alignment.untold[0])
        raise InputError(
            f"ALIGN is rate, but of the places that are stable in all tracks {names[track]} sees "
            f"{alignment.seen[track]}; expected at least {FEWEST_STABLE}. Set ALIGN to offset, or use layers with more "
            "places in common."
        )


def _north(layers: Sequence[TrackLayer], places: CommonPlaces, progress: Progress) -> np.ndarray | None:
    """Return the mean velocity to the north of the points of each place; the middle of all where none has it."""
    total, count = np.zeros(places.count), np.zeros(places.count)
    for layer, members in zip(layers, places.members, strict=True):
        if layer.north is not None:
            known = np.isfinite(layer.north)
            total += members @ np.where(known, layer.north, 0.0)
            count += members @ known.astype(float)
    if not count.any():
        return None
    north = total / np.maximum(count, 1)
    middle = float(np.median(north[count > 0]))
    missing = int((count == 0).sum())
    if missing:
        progress.warning(
            f"{missing} place{'s' * (missing != 1)} {'has' if missing == 1 else 'have'} no velocity to the north: the "
            f"median, {middle:+.2f} mm/yr, is used."
        )
    return np.where(count > 0, north, middle)


def _written(
    request: DecomposeRequest, found: Decomposition, paths: Mapping[str, Path], progress: Progress
) -> OperationResult:
    """Write the outputs and describe them."""
    roles = {f"input_{number}": one.path for number, one in enumerate(request.inputs, start=1)}
    sources = [one.points.provenance for one in found.layers]
    made = provenance("decompose", request, roles, origin_date=str(found.series.dates[-1]), sources=sources)
    shown = {}
    kinds = (
        ("up", found.series.up, found.series.up_std, found.velocity.up, found.velocity.up_std),
        ("east", found.series.east, found.series.east_std, found.velocity.east, found.velocity.east_std),
    )
    for number, (component, series, error, velocity, velocity_error) in enumerate(kinds):
        measured = measured_of(component, found, past_only=request.past_only)
        points = _points(found, series, measured, made)
        write_points(
            points,
            paths[f"output_{component}"],
            layer_name="points",
            extra_fields=_fields(found, velocity, velocity_error),
            more_series={ERROR: (points.dates, error)},
            progress=Part(progress, 0.45 * number, 0.45 * (number + 1)),
        )
        shown[f"OUTPUT_{component.upper()}"] = LayerDescription(
            name=f"Velocity, {measured.component_label}",
            quantity="velocity",
            label=measured.velocity_label,
            field="mean_velocity",
            dates=tuple(str(date) for date in points.dates),
            behind=component == "east",  # its points are those of the vertical series
        )
    texts = messages(found, past_only=request.past_only)
    for text in texts:
        progress.info(text)
    measured = measured_of("up", found, past_only=request.past_only)
    if "report" in paths:
        progress(0.95, "Writing the report")
        write_decomposition_report(paths["report"], found, texts, attribution=measured.attribution, made=made)
    return OperationResult(
        outputs={name.upper(): getattr(request, name) for name in paths},
        layers=shown,
        messages=texts,
        attribution=measured.attribution,
    )


def _points(found: Decomposition, series: Rows, measured: Measured, made: dict[str, Any]) -> StoredPoints:
    first = found.layers[0]
    own, other = known_crs(first.points.crs), known_crs(first.crs)
    places = found.places.coordinates
    return StoredPoints(
        pid=found.places.pid,
        coordinates=places if own.equals(other) else transformed(places, own, other),
        crs=first.crs,
        dates=found.series.dates,
        displacement=series,
        measured=measured,
        provenance=made,
    )


def _fields(found: Decomposition, velocity: np.ndarray, error: np.ndarray) -> dict[str, np.ndarray]:
    """Return the fields beside the series."""
    counts = found.places.point_counts
    return {
        "mean_velocity": velocity,
        "mean_velocity_std": error,
        **{f"point_count_{number}": one for number, one in enumerate(counts, start=1)},
    }
