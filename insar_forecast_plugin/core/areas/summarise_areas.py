# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``summariseareas``: polygons of any layer and points in; what the ground in each does out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ..forecasting.data.series_for_forecasting import in_metres
from ..forecasting.evaluation.exceedance import LIKELY, PROBABILITY
from ..interface import SummariseAreasRequest
from ..io.output_formats import check_area_format
from ..io.point_layer import check_early, open_points
from ..io.polygon_layer import PolygonLayer, read_polygons
from ..io.polygons import write_polygons
from ..io.rows_on_disk import Scratch
from ..io.staging import staged_outputs
from ..io.stored_points import StoredPoints, store_layer
from ..measured import Measured
from ..progress import Part, Progress, Silent
from ..provenance import provenance
from ..results import LayerDescription, OperationResult
from ..trend_classes import class_words
from ..trends.fits.thresholds import MotionLimits
from .area_forecasts import asked_forecaster
from .area_styles import further_styles
from .area_summaries import AROUND, FIELDS, AreaSummaries, SummarySetting, summaries_of
from .areas_report import write_areas_report
from .points_of_areas import AREA_ID, area_ids, own_fields, points_around, points_within
from .series_table import write_series_table


def summarise_areas(request: SummariseAreasRequest, progress: Progress) -> OperationResult:
    """Summarise the points in each polygon and write polygons, and table and report where they are asked for.

    Raises
    ------
    InputError
        Polygons, points or a parameter cannot be used; the message says why.
    ModelError
        The model file cannot be used.
    OutputError
        An output cannot be written.
    """
    check_area_format(request.output)
    with staged_outputs() as staging:
        outputs = ("output", "table", "report")
        paths = {name: staging.path(value) for name in outputs if (value := getattr(request, name))}
        with Scratch(paths["output"].parent) as scratch:
            result = _summarise(request, paths, scratch, progress)
    progress(1.0, "Done")
    return result


def _summarise(
    request: SummariseAreasRequest, paths: Mapping[str, Path], scratch: Scratch, progress: Progress
) -> OperationResult:
    """Summarise and write into the paths of the outputs."""
    opened = open_points(request.points, progress)
    if any(one is not None for one in (request.model, request.horizon_days, request.threshold)):
        check_early(lambda one: asked_forecaster(one, request.model, request.horizon_days, Silent()), opened)
    layer = read_polygons(request.areas, Part(progress, 0.0, 0.05))
    check_area_format(request.output, 1 + layer.attributes.num_columns + len(FIELDS))
    points = in_metres(store_layer(opened, scratch, Part(progress, 0.05, 0.25)))
    polygons = layer.in_system(points.crs)
    rows = points_within(polygons, points.coordinates, request.buffer, Part(progress, 0.25, 0.3))
    _tell_points(layer, rows, points.point_count, progress)
    _tell_reference(layer, request, progress)
    around = None
    if request.reference_surroundings:
        around = _surroundings(polygons, points, rows, request.buffer, Part(progress, 0.3, 0.35))
    setting = SummarySetting(request.model, request.horizon_days, request.threshold, MotionLimits.of(points.measured))
    summaries = summaries_of(polygons, points, rows, scratch, Part(progress, 0.35, 0.9), setting=setting, around=around)
    area_id = area_ids(layer.attributes, len(layer.polygons))
    made = _made(request, points, summaries)
    progress(0.9, "Writing the areas")
    own = own_fields(layer, area_id, FIELDS, progress)
    _write_polygons(
        paths["output"], layer, own, summaries, area_id, measured=points.measured, made=made, progress=progress
    )
    if "table" in paths:
        progress(0.93, "Writing the table of mean series")
        write_series_table(paths["table"], summaries, area_id)
    texts = _texts(summaries, area_id)
    if "report" in paths:
        progress(0.96, "Writing the report")
        write_areas_report(
            paths["report"],
            summaries,
            polygons,
            area_id,
            names=_names(layer, points, request),
            measured=points.measured,
            texts=texts,
            made=made,
        )
    for text in texts:
        progress.info(text)
    return OperationResult(
        outputs={name.upper(): getattr(request, name) for name in paths},
        layers={"OUTPUT": described_areas_of(summaries, points.measured)},
        messages=texts,
        attribution=points.measured.attribution,
    )


def _tell_points(layer: PolygonLayer, rows: list[np.ndarray], points: int, progress: Progress) -> None:
    """Say how many points lie in how many areas, and warn where none do."""
    count = np.array([len(one) for one in rows])
    inside = len(np.unique(np.concatenate([*rows, np.zeros(0, dtype=np.intp)])))
    progress.info(
        f"{inside} of {points} points lie{'s' * (inside == 1)} in {int((count > 0).sum())} of {len(count)} areas."
    )
    missing = int((~layer.there).sum())
    if missing:
        progress.warning(
            f"{missing} row{'s' * (missing != 1)} of {layer.name} {'has' if missing == 1 else 'have'} no polygon and "
            f"get{'s' * (missing == 1)} no values."
        )
    if not inside:
        progress.warning(
            f"No point lies in a polygon of {layer.name}, so all fields are empty. Check the coordinate reference "
            "systems of both layers, or set BUFFER."
        )
    elif (empty := int((count == 0).sum()) - missing) > 0:
        progress.warning(
            f"{empty} of {len(count)} areas contain{'s' * (empty == 1)} no point: point_count is 0 there, other "
            "fields are empty."
        )


def _tell_reference(layer: PolygonLayer, request: SummariseAreasRequest, progress: Progress) -> None:
    """Say that velocities are not those of the detected areas that are summarised, where a reference was subtracted."""
    reference = (layer.provenance.get("parameters") or {}).get("reference")
    detected = layer.provenance.get("algorithm") == "detectdeformation"
    if not detected or reference not in ("median", "field") or request.reference_surroundings:
        return
    subtracted = "the median of all points" if reference == "median" else "a reference field"
    progress.info(
        f"From the velocities of {layer.name} {subtracted} was subtracted, from those of this result it was not: the "
        "two differ by it."
    )


def _surroundings(
    polygons: np.ndarray, points: StoredPoints, rows: list[np.ndarray], buffer: float, progress: Progress
) -> list[np.ndarray]:
    """Return the points around each area that has points, and say at how many there are too few."""
    free = np.ones(points.point_count, dtype=bool)
    free[np.concatenate(rows)] = False
    there = np.array([len(one) > 0 for one in rows], dtype=bool)
    wanted = polygons.copy()
    wanted[~there] = None
    found = points_around(wanted, points.coordinates, free, buffer, progress)
    alone = sum(len(one) == 0 for one, some in zip(found, there, strict=True) if some)
    if alone:
        progress.warning(
            f"Around {alone} of {int(there.sum())} areas there are too few points that lie in no area: nothing is "
            "subtracted there (reference_points is 0)."
        )
    return found


def _made(request: SummariseAreasRequest, points: StoredPoints, summaries: AreaSummaries) -> dict[str, Any]:
    """Return how the outputs came to be."""
    inputs = {"areas": request.areas.path, "points": request.points.path}
    forecasts = summaries.forecasts
    return provenance(
        "summariseareas",
        request,
        inputs | ({"model": request.model} if request.model else {}),
        origin_date=str(points.dates[-1]),
        **({"forecast_to": str(forecasts.dates[-1])} if forecasts is not None else {}),
        model=forecasts.header.provenance if forecasts is not None else {},
        source=points.provenance,
    )


def _write_polygons(
    path: Path,
    layer: PolygonLayer,
    own: Mapping[str, str],
    summaries: AreaSummaries,
    area_id: np.ndarray,
    *,
    measured: Measured,
    made: dict[str, Any],
    progress: Progress,
) -> None:
    """Write the polygons where they lay: what names them, their own attributes, and what was found."""
    found = {name: summaries.fields[name] for name in FIELDS if name in summaries.fields}
    write_polygons(
        path,
        layer.polygons,
        {AREA_ID: area_id, **{kept: layer.attributes.column(name) for name, kept in own.items()}, **found},
        crs=layer.crs,
        layer_name="areas",
        measured=measured,
        provenance=made,
        progress=progress,
    )


def described_areas_of(summaries: AreaSummaries, measured: Measured) -> LayerDescription:
    """Say how the areas are shown: the velocity first, class, forecast movement and threshold as further styles."""
    label = measured.velocity_label
    return LayerDescription(
        name=f"Areas, {measured.component_label}",
        quantity="velocity",
        label=f"{label}, minus the points around each area" if AROUND in summaries.fields else label,
        field="velocity_mean",
        more_styles=further_styles(summaries, measured),
    )


def _names(layer: PolygonLayer, points: StoredPoints, request: SummariseAreasRequest) -> dict[str, str]:
    """Return names and values that the report begins with."""
    return {
        "Areas": layer.name,
        "Points": request.points.name,
        "Quantity": points.measured.label,
        "Epochs": f"{points.epoch_count}, {points.dates[0]} to {points.dates[-1]}",
        "Buffer": f"{request.buffer:g} m",
        "Reference": "the points around each area" if request.reference_surroundings else "none",
    }


def _texts(summaries: AreaSummaries, area_id: np.ndarray) -> tuple[str, ...]:
    """Return what the log ends with: the first area, past forecasts, and the threshold."""
    order, fields, forecasts = summaries.order, summaries.fields, summaries.forecasts
    if not len(order):
        return ("No area contains a point.",)
    first = order[0]
    trend, count = class_words(fields["trend"][first]), int(fields["point_count"][first])
    texts = [
        f"First in rank of {len(order)} areas with points: {area_id[first]}, "
        f"{fields['velocity_mean'][first]:+.1f} mm/yr ({trend}, {count} point{'s' * (count != 1)})."
    ]
    if forecasts is not None:
        own, simple = fields["forecast_error"][order], fields["best_simple_error"][order]
        known = np.isfinite(own) & np.isfinite(simple)
        texts.append(
            f"Past forecasts had a smaller error than the better simple forecast in {int((own < simple)[known].sum())} "
            f"of {int(known.sum())} areas (forecast_error, best_simple_error)."
        )
        if forecasts.passing:
            likely = int((np.nan_to_num(fields[PROBABILITY][order]) >= LIKELY).sum())
            texts.append(
                f"By {forecasts.dates[-1]}, {likely} of {len(order)} areas {'has' if likely == 1 else 'have'} a "
                f"probability of 50% or more of {forecasts.passing}."
            )
    return tuple(texts)
