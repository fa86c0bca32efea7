# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``detectchanges``: points in, what changed since a date out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ..areas.points_of_areas import AREA_ID, area_ids, points_around, points_within
from ..errors import InputError
from ..forecasting.data.series_for_forecasting import in_metres
from ..interface import DetectChangesRequest, VectorSource
from ..io.output_formats import check_area_format, check_format
from ..io.point_layer import check_early, open_points
from ..io.points import write_points
from ..io.polygon_layer import read_polygons
from ..io.polygons import write_polygons
from ..io.rows_on_disk import Scratch
from ..io.staging import staged_outputs
from ..io.stored_points import StoredPoints, store_layer
from ..measured import Measured
from ..progress import Part, Progress, Silent
from ..provenance import provenance
from ..results import LayerDescription, OperationResult, StyleDescription
from .area_watch import surroundings_of, watch_areas
from .change_table import FIELDS, ChangeTable, change_fields, change_table
from .changed_areas import ChangedArea, area_fields, changed_areas, link_distance, outlines_of
from .changes_report import write_changes_report
from .region_watch import RegionWatch, watch_points
from .relative_series import Sizes
from .told_changes import points_in_a_sentence, tell_calibration, tell_missing
from .watch_setting import AREAS_UNUSED, check_points, setting_of, tell_seams


@dataclass(frozen=True)
class FoundChanges:
    """What a run found.

    Parameters
    ----------
    watch
        Of points, neighbourhoods or areas.
    table
        Of what was watched.
    of_point
        Which row of the table is that of each point; -1 where none is, shape (n_points,).
    areas, shapes
        Points that changed together, the rows being those of the table, and their polygons.
    left_out
        Groups that chance may have made.
    names
        Of users' areas, text, one for each of ``areas``; empty where the areas were found.
    sizes
        Points averaged; None for users' areas.
    members
        Points of each of users' areas that changed, which may overlap, int; None where the areas were found.
    covered
        Points in users' areas that changed, each once.
    """

    watch: RegionWatch
    table: ChangeTable
    of_point: np.ndarray
    areas: tuple[ChangedArea, ...]
    shapes: tuple[shapely.Geometry, ...]
    left_out: int
    names: tuple[str, ...]
    sizes: Sizes | None
    members: np.ndarray | None = None
    covered: int = 0


def detect_changes(request: DetectChangesRequest, progress: Progress) -> OperationResult:
    """Look for changes and write points, and areas and report where they are asked for.

    Raises
    ------
    InputError
        Points, areas or a parameter cannot be used; the message says why.
    OutputError
        An output cannot be written.
    """
    check_format(request.output)
    if request.output_areas:
        check_area_format(request.output_areas)
    with staged_outputs() as staging:
        outputs = ("output", "output_areas", "report")
        paths = {name: staging.path(value) for name in outputs if (value := getattr(request, name))}
        with Scratch(paths["output"].parent) as scratch:
            result = _detect(request, paths, scratch, progress)
    progress(1.0, "Done")
    return result


def _detect(
    request: DetectChangesRequest, paths: Mapping[str, Path], scratch: Scratch, progress: Progress
) -> OperationResult:
    """Look for changes and write into the paths of the outputs."""
    layer = open_points(request.input, progress)
    others = 1 + len(FIELDS) + sum(name.lower() not in FIELDS for name in layer.columns.attributes)
    check_early(lambda one: check_format(request.output, others + one.epoch_count), layer)
    check_early(lambda one: setting_of(request, one.measured, one.dates, Silent()), layer)
    stored = store_layer(layer, scratch, Part(progress, 0.0, 0.2))
    points = in_metres(stored)
    check_points(points.point_count)
    setting = setting_of(request, points.measured, points.dates, progress)
    tell_seams(points, setting.seams, progress)
    if request.scale == "area" and request.areas is not None:
        found = _in_areas(request, request.areas, points, setting, Part(progress, 0.2, 0.8))
    else:
        found = _at_points(request, points, setting, Part(progress, 0.2, 0.8))
    text = in_a_sentence(found, setting.since, points.point_count, request.false_alarms / 1000)
    progress.info(text)
    made = _made(request, points, found, setting.since)
    progress(0.8, "Writing the points")
    fields = change_fields(found.table.at(np.maximum(found.of_point, 0)), points.dates[-1])
    own = [name for name in points.attributes.columns if str(name).lower() not in FIELDS]
    kept = replace(stored, attributes=points.attributes[own], provenance=made)
    write_points(
        kept,
        paths["output"],
        layer_name="changes",
        extra_fields=_at_members(fields, found.of_point),
        progress=Part(progress, 0.8, 0.95),
    )
    if "output_areas" in paths:
        _write_areas(paths["output_areas"], found, points, made, progress, written_in=stored.crs)
    if "report" in paths:
        progress(0.96, "Writing the report")
        write_changes_report(paths["report"], points, found, request=request, since=setting.since, text=text, made=made)
    return _result(request, paths, points, (setting.since, text), areas=len(found.areas))


def _at_points(request: DetectChangesRequest, points: StoredPoints, setting: Any, progress: Progress) -> FoundChanges:
    """Watch every point or its neighbourhood."""
    if request.areas is not None:
        progress.warning(AREAS_UNUSED)
    sizes = Sizes.of(points.point_count, request.scale)
    progress.info(sizes.words)
    watch = watch_points(
        points.displacement, points.coordinates, points.dates, sizes=sizes, setting=setting, progress=progress
    )
    _tell_watch(watch, points.dates, request, progress)
    table = change_table(watch, points.dates)
    distance = link_distance(points.coordinates)
    areas, left_out = changed_areas(table, points.coordinates, distance, sizes.neighbours)
    shapes = outlines_of(areas, points.coordinates, distance)
    rows = np.arange(points.point_count)
    return FoundChanges(watch, table, rows, tuple(areas), tuple(shapes), left_out, (), sizes)


def _in_areas(
    request: DetectChangesRequest, source: VectorSource, points: StoredPoints, setting: Any, progress: Progress
) -> FoundChanges:
    """Watch the mean series of the areas."""
    layer = read_polygons(source, Part(progress, 0.0, 0.05))
    polygons = layer.in_system(points.crs)
    inside = points_within(polygons, points.coordinates, 0.0, Part(progress, 0.05, 0.1))
    there = np.flatnonzero([len(rows) > 0 for rows in inside])
    if not len(there):
        raise InputError(
            f"No point lies in a polygon of {layer.name}. Choose areas of the region, and check the coordinate "
            "reference systems of both layers."
        )
    if (empty := len(inside) - len(there)) > 0:
        progress.warning(
            f"{empty} of {len(inside)} areas contain{'s' * (empty == 1)} no point and {'is' if empty == 1 else 'are'} "
            "not watched."
        )
    inside = [inside[number] for number in there]
    free = np.ones(points.point_count, dtype=bool)
    free[np.concatenate(inside)] = False
    around = points_around(polygons[there], points.coordinates, free, 0.0, Part(progress, 0.1, 0.15))
    around = surroundings_of(points.coordinates, inside, around, np.flatnonzero(free))
    _tell_surroundings(around, free, progress)
    watch = watch_areas(
        points.displacement,
        points.coordinates,
        points.dates,
        (inside, around),
        setting=setting,
        progress=Part(progress, 0.15, 1.0),
    )
    _tell_watch(watch, points.dates, request, progress)
    table = change_table(watch, points.dates)
    expected = table.p * len(inside)
    order = np.flatnonzero(table.changed)
    order = order[np.argsort(expected[order], kind="stable")]
    of_point = np.full(points.point_count, -1)
    for row in [*range(len(inside) - 1, -1, -1), *order[::-1]]:  # the last to claim a point has it
        of_point[inside[row]] = row
    areas = tuple(ChangedArea(np.array([row]), float(expected[row])) for row in order)
    shapes = tuple(polygons[there[row]] for row in order)
    names = area_ids(layer.attributes, len(layer.polygons))[there]
    members = np.array([len(inside[row]) for row in order], dtype=int)
    named = tuple(str(names[row]) for row in order)
    covered = len(np.unique(np.concatenate([inside[row] for row in order]))) if len(order) else 0
    return FoundChanges(watch, table, of_point, areas, shapes, 0, named, None, members, covered)


def _tell_surroundings(around: Sequence[np.ndarray], free: np.ndarray, progress: Progress) -> None:
    """Say which areas are compared with other areas, and which with nothing."""
    alone = sum(len(rows) == 0 for rows in around)
    beside = sum(len(rows) > 0 and not free[rows].any() for rows in around)
    if beside:
        progress.info(
            f"{beside} area{'s' * (beside != 1)} {'is' if beside == 1 else 'are'} compared with the points of the "
            "areas around, because hardly any point lies outside of all areas."
        )
    if alone:
        progress.warning(
            f"Nothing is subtracted from {alone} area{'s' * (alone != 1)}, because there are no points outside of "
            f"{'it' if alone == 1 else 'them'}."
        )


def _tell_watch(watch: RegionWatch, dates: np.ndarray, request: DetectChangesRequest, progress: Progress) -> None:
    """Say what the threshold rests on, and what was not looked at."""
    tell_calibration(watch.calibration, watch.monitor.window, dates, request, progress)
    tell_missing(int((~watch.enough).sum()), progress)


def _at_members(fields: Mapping[str, np.ndarray], of_point: np.ndarray) -> dict[str, np.ndarray]:
    """Return fields without values at points that belong to nothing that was watched."""
    outside = of_point < 0
    if not outside.any():
        return dict(fields)
    kept = {}
    for name, values in fields.items():
        own = values.copy()
        empty = {"M": np.datetime64("NaT", "D"), "f": np.nan}.get(own.dtype.kind)
        own[outside] = None if own.dtype.kind == "O" else empty
        kept[name] = own
    return kept


def _made(
    request: DetectChangesRequest, points: StoredPoints, found: FoundChanges, since: np.datetime64
) -> dict[str, Any]:
    """Return how the outputs came to be; ``since`` is told even where the request leaves it open."""
    inputs = {"input": request.input.path}
    if request.areas is not None:
        inputs["areas"] = request.areas.path
    return provenance(
        "detectchanges",
        request,
        inputs,
        origin_date=str(points.dates[-1]),
        changes_after=str(since),
        threshold=round(found.watch.threshold, 3),
        source=points.provenance,
    )


def _write_areas(
    path: Path, found: FoundChanges, points: StoredPoints, made: dict[str, Any], progress: Progress, *, written_in: str
) -> None:
    """Write the polygons of what changed together, in a system given as WKT."""
    fields: dict[str, Any] = area_fields(found.areas, found.table, points.dates[-1])
    if found.sizes is None:
        fields[AREA_ID] = np.array(found.names, dtype=object)
        fields["point_count"] = found.members
    fields["area_m2"] = np.array([shape.area for shape in found.shapes], dtype=float)
    write_polygons(
        path,
        list(found.shapes),
        fields,
        crs=points.crs,
        written_in=written_in,
        layer_name="changed_areas",
        measured=points.measured,
        provenance=made,
        progress=progress,
    )


def in_a_sentence(found: FoundChanges, since: np.datetime64, points: int, rate: float) -> str:
    """Say what is new, and how much of it chance would make.

    Parameters
    ----------
    rate
        False alarms that were asked for, a series and year.
    """
    if found.members is not None and not found.areas:
        count = len(found.table.p)
        if count == 1:
            return f"Nothing changed since {since}: the mean series of the area does not stand out from the noise."
        return f"Nothing changed since {since}: the mean series of none of {count} areas stands out from the noise."
    if found.members is not None:
        count = len(found.areas)
        return f"{count} area{'s' * (count != 1)} changed since {since}, with {found.covered} of {points} points."
    changed = int(found.table.changed[found.of_point[found.of_point >= 0]].sum())
    chance = rate * found.watch.years * int(found.watch.enough.sum())
    return points_in_a_sentence((changed, points, len(found.areas), found.left_out), since, chance)


def _result(
    request: DetectChangesRequest,
    paths: Mapping[str, Path],
    points: StoredPoints,
    told: tuple[np.datetime64, str],
    *,
    areas: int,
) -> OperationResult:
    """Return the outputs; areas lie on the points, which show through."""
    (since, text), component = told, points.measured.component_label
    layers = {"OUTPUT": described(points.measured, f"Changes since {since}, {component}")}
    if request.output_areas:
        shown = described(points.measured, f"Changed areas since {since}, {component}")
        layers = {"OUTPUT_AREAS": replace(shown, is_empty=areas == 0), **layers}
    return OperationResult(
        outputs={name.upper(): getattr(request, name) for name in paths},
        layers=layers,
        messages=(text,),
        attribution=points.measured.attribution,
    )


def described(measured: Measured, name: str) -> LayerDescription:
    """Say how what changed is shown: by kind first, by date and by movement as further styles."""
    movement = f"movement by the change, {measured.component_label}, mm"
    return LayerDescription(
        name=name,
        quantity="change_kind",
        label=f"change of {measured.label}",
        field="change",
        time_fields=("change_date", "change_until"),
        more_styles=(
            StyleDescription("Date of change", "days", "days since the change", "change_days"),
            StyleDescription("Movement by the change", "change", movement, "change_mm"),
        ),
    )
