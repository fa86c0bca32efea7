# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``scoreforecast``: a forecast and newer series in; what it was worth out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ..areas.points_of_areas import area_ids, points_within
from ..date_fields import FORECAST, LOWER, UPPER
from ..errors import InputError
from ..forecasting.data.series_for_forecasting import in_metres
from ..interface import ScoreForecastRequest
from ..io.output_formats import check_area_format, check_format
from ..io.point_layer import PointLayer, check_early, open_points
from ..io.points import write_points
from ..io.polygon_layer import PolygonLayer, read_polygons
from ..io.rows_on_disk import Scratch, row_blocks
from ..io.staging import staged_outputs
from ..io.stored_points import StoredPoints, store_layer
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import LayerDescription, OperationResult, StyleDescription
from .forecast_scores import METHODS, ScoredPoints, scored_dates, scores_of
from .issued_forecast import ForecastLayer, IssuedForecast, open_forecast, read_forecast
from .join_releases import strangers_told
from .joined_series import Alignment, aligned_over_common, without_strangers
from .point_matching import Matches, matched
from .release_checks import check_files, check_same
from .score_report import write_score_report
from .score_texts import score_texts
from .scored_polygons import described_polygons, polygon_fields, write_scored_polygons

NAMES = ("FORECAST", "OBSERVED")
FIELDS = (
    *("score_rmse", "score_persistence", "score_seasonal", "score_bias", "score_last", "score_dates", "score_inside"),
    *("score_left", "score_left_date", "score_offset", "score_offset_sigma", "score_match", "score_area"),
)


@dataclass(frozen=True)
class Check:
    """A forecast that was checked.

    Parameters
    ----------
    forecast, observed
        The layers, in one system in metres.
    scores
        Of the points that are in both.
    alignment
        None where the two have too few common epochs before the origin.
    area_id
        Names of the areas, dtype object, shape (n_areas,); empty without AREAS.
    areas
        Rows of ``scores`` in each of them.
    polygons
        The layer of the areas; None without AREAS.
    """

    forecast: IssuedForecast
    observed: StoredPoints
    scores: ScoredPoints
    alignment: Alignment | None
    area_id: np.ndarray
    areas: tuple[np.ndarray, ...]
    polygons: PolygonLayer | None = None


def score_forecast(request: ScoreForecastRequest, progress: Progress) -> OperationResult:
    """Check a forecast against newer series and write points, and metrics and report where they are asked for.

    Raises
    ------
    InputError
        The layer has no forecast, nothing was observed after its origin, or the layers do not fit each other.
    OutputError
        An output cannot be written.
    """
    check_format(request.output)
    if request.output_areas:
        check_area_format(request.output_areas)
    with staged_outputs() as staging:
        outputs = ("output", "output_areas", "metrics", "report")
        paths = {name: staging.path(value) for name in outputs if (value := getattr(request, name))}
        check_files(NAMES, (request.forecast, request.observed))
        with Scratch(paths["output"].parent) as scratch:
            result = _score(request, paths, scratch, progress)
    progress(1.0, "Done")
    return result


def _score(
    request: ScoreForecastRequest, paths: Mapping[str, Path], scratch: Scratch, progress: Progress
) -> OperationResult:
    forecast, newer = open_forecast(request.forecast, progress), open_points(request.observed, progress)
    check_same(NAMES, (forecast.layer.measured, newer.measured), progress)
    check_early(lambda observed: _dates(forecast, observed), newer)
    issued = read_forecast(forecast, scratch, Part(progress, 0.0, 0.2))
    observed = store_layer(newer, scratch, Part(progress, 0.2, 0.4))
    check = checked(issued, observed, request, scratch, Part(progress, 0.4, 0.7))
    texts, warnings = score_texts(check)
    for text in texts:
        progress.info(text)
    for text in warnings:
        progress.warning(text)
    inputs = {"forecast": request.forecast.path, "observed": request.observed.path}
    made = provenance(
        "scoreforecast",
        request,
        inputs | ({"areas": request.areas.path} if request.areas else {}),
        origin_date=str(issued.origin),
        source={"forecast": issued.points.provenance, "observed": observed.provenance},
    )
    points = _write(paths["output"], check, issued, scratch=scratch, made=made, progress=Part(progress, 0.7, 0.92))
    layers = {"OUTPUT": described_scores(points, check)}
    if "output_areas" in paths and check.polygons is not None:
        fields = polygon_fields(check.scores, check.areas)
        about: dict[str, Any] = {"measured": points.measured, "made": made, "progress": progress}
        write_scored_polygons(paths["output_areas"], check.polygons, check.area_id, fields, **about)
        # First, so that they are loaded on the points, which would cover them.
        layers = {"OUTPUT_AREAS": described_polygons(points.measured, check.scores.dates[-1]), **layers}
    if "metrics" in paths:
        found = {**score_metrics(check), "verdict": texts[0], "provenance": made}
        paths["metrics"].write_text(json.dumps(found, indent=1, default=str), encoding="utf-8")
    if "report" in paths:
        progress(0.95, "Writing the report")
        names = {name: getattr(request, name.lower()).name for name in NAMES}
        write_score_report(paths["report"], check, names=names, texts=texts, warnings=warnings, made=made)
    return OperationResult(
        outputs={name.upper(): getattr(request, name) for name in paths},
        layers=layers,
        messages=tuple(texts[:1]),
        attribution=points.measured.attribution,
    )


def checked(
    issued: IssuedForecast, newer: StoredPoints, request: ScoreForecastRequest, scratch: Scratch, progress: Progress
) -> Check:
    """Match, align and score.

    Raises
    ------
    InputError
        See :func:`score_forecast`.
    """
    dates = _dates(issued, newer)
    points = in_metres(issued.points)
    observed = in_metres(newer, points.crs)
    issued = replace(issued, points=points)
    found = matched((points.pid, observed.pid), (points.coordinates, observed.coordinates), request.max_distance)
    if not found.count:
        raise InputError(
            "FORECAST and OBSERVED have no common point: no pid is in both, and no two points lie within "
            f"{request.max_distance:g} m of each other. Choose series of the same area, or a larger MAX_DISTANCE."
        )
    alignment = _alignment(issued, observed, found, Part(progress, 0.0, 0.4))
    if alignment is not None:
        found, alignment, strangers = without_strangers(found, alignment)
        for text in strangers_told(strangers):
            progress.info(text)
    scores = scores_of(issued, observed, found, alignment, dates, scratch=scratch, progress=Part(progress, 0.4, 0.9))
    if not scores.count.any():
        raise InputError(
            f"No point of FORECAST has a value in OBSERVED between {dates[0]} and {dates[-1]}. Choose newer series of "
            "the same points."
        )
    area_id: np.ndarray = np.empty(0, dtype=object)
    areas: tuple[np.ndarray, ...] = ()
    layer: PolygonLayer | None = None
    if request.areas is not None:
        layer = read_polygons(request.areas, progress)
        places = points.coordinates[found.first]
        areas = tuple(points_within(layer.in_system(points.crs), places, 0.0, Part(progress, 0.9, 1.0)))
        area_id = area_ids(layer.attributes, len(layer.polygons))
        if not any(len(rows) for rows in areas):
            raise InputError(f"No checked point lies in a polygon of {layer.name}. Choose areas of this place.")
    return Check(issued, observed, scores, alignment, area_id, areas, layer)


def _dates(issued: IssuedForecast | ForecastLayer, newer: StoredPoints | PointLayer) -> np.ndarray:
    """Return the dates to be scored."""
    if newer.dates[-1] <= issued.origin:
        raise InputError(
            f"OBSERVED ends on {newer.dates[-1]}, and the forecast starts after {issued.origin}: nothing was observed "
            "since. Choose a newer release of the series."
        )
    dates = scored_dates(issued, newer.dates)
    if not len(dates):
        after = newer.dates[newer.dates > issued.origin]
        raise InputError(
            f"OBSERVED has no date between {issued.dates[0]} and {issued.dates[-1]}, the first and last forecast "
            f"date; its dates after the origin run from {after[0]} to {after[-1]}. Choose series of that time."
        )
    return dates


def _alignment(issued: IssuedForecast, observed: StoredPoints, found: Matches, progress: Progress) -> Alignment | None:
    """Estimate the offsets between the layers from epochs up to the origin; later ones are what is scored."""
    origin = issued.origin
    return aligned_over_common(issued.points, observed, found, until=origin, since=origin, progress=progress)


def _write(
    path: Path, check: Check, issued: IssuedForecast, *, scratch: Scratch, made: dict[str, Any], progress: Progress
) -> StoredPoints:
    """Write the scored points with the series that the forecast was made from and all that followed."""
    scores, rows = check.scores, check.scores.matches.first
    original = issued.points
    before, scored = original.epoch_count, len(scores.dates)
    series = scratch.rows(len(rows), before + scored)
    for block in row_blocks(series.shape):
        series[block] = np.hstack([original.displacement[rows[block]], scores.observed[block]])
    points = StoredPoints(
        pid=original.pid[rows],
        coordinates=original.coordinates[rows],
        crs=original.crs,
        dates=np.concatenate([original.dates, scores.dates]),
        displacement=series,
        attributes=original.attributes_at(rows),
        measured=original.measured,
        provenance=made,
    )
    check_format(path, 1 + len(points.attributes.columns) + len(FIELDS) + before + 5 * scored)
    write_points(
        points,
        path,
        layer_name="scores",
        extra_fields=score_fields(check),
        more_series={kind: (scores.dates, scores.series[kind]) for kind in (FORECAST, LOWER, UPPER, "E")},
        progress=progress,
    )
    return points


def score_fields(check: Check) -> dict[str, np.ndarray]:
    """Return the fields of :data:`FIELDS`, each of shape (n_points,)."""
    scores = check.scores
    some = scores.count > 0
    number = np.where(some, scores.count, 1)
    errors = [np.where(some, np.sqrt(scores.squares[name] / number), np.nan) for name in METHODS]
    left = np.where(np.isnat(scores.left), "no", "yes").astype(object)
    left[~some] = None
    offset, sigma = np.full((2, len(some)), np.nan)
    if check.alignment is not None:
        offset, sigma = check.alignment.offsets.value, check.alignment.offsets.sigma
    area = np.full(len(some), None, dtype=object)
    # Of areas that overlap a point belongs to the first, as in the search for changes.
    for name, rows in reversed(list(zip(check.area_id, check.areas, strict=True))):
        area[rows] = name
    values = (
        *(one.astype(np.float32) for one in (*errors, scores.bias, scores.last)),
        scores.count.astype(np.int32),
        np.where(some, scores.inside / number, np.nan).astype(np.float32),
        left,
        scores.left,
        *(offset.astype(np.float32), sigma.astype(np.float32), scores.matches.how(), area),
    )
    return dict(zip(FIELDS, values, strict=True))


def score_metrics(check: Check) -> dict[str, Any]:
    """Return the scores over all, by date and by area as plain values."""
    scores, by_date = check.scores, check.scores.by_date
    found: dict[str, Any] = {
        "origin": str(check.forecast.origin),
        "interval_level": check.forecast.level,
        "all": part_of(scores, slice(None)),
        "by_date": [
            {
                "date": str(day),
                "days_ahead": int((day - check.forecast.origin).astype(int)),
                "points": int(by_date["count"][at]),
                "coverage": _ratio(by_date["inside"][at], by_date["count"][at]),
                **{f"rmse_{name}": _root(by_date[name][at], by_date["count"][at]) for name in METHODS},
            }
            for at, day in enumerate(scores.dates)
        ],
        "areas": [
            {"area_id": str(name), **part_of(scores, rows)}
            for name, rows in zip(check.area_id, check.areas, strict=True)
        ],
    }
    if check.alignment is not None:
        offsets = check.alignment.offsets
        found["alignment"] = {
            "common_epochs": len(check.alignment.common),
            "offset_mm": _plain(float(np.nanmedian(offsets.value))),
            "offset_sigma_mm": _plain(float(np.nanmedian(offsets.sigma))),
            "drift_mm_per_year": _plain(offsets.drift) if check.alignment.has_drift else 0.0,
        }
    return found


def part_of(scores: ScoredPoints, rows: np.ndarray | slice) -> dict[str, Any]:
    """Return the scores of some points as plain values; None where there is none."""
    return {
        "points": int((scores.count[rows] > 0).sum()),
        "values": int(scores.count[rows].sum()),
        **{f"rmse_{name}": _plain(scores.rmse(name, rows)) for name in METHODS},
        "coverage": _plain(scores.coverage(rows)),
        "left_path": _plain(scores.left_share(rows)),
    }


def _plain(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _ratio(part: float, whole: float) -> float | None:
    return float(part / whole) if whole else None


def _root(squares: float, count: float) -> float | None:
    return float(np.sqrt(squares / count)) if count else None


def described_scores(points: StoredPoints, check: Check) -> LayerDescription:
    """Say how the scored points are shown: by the error on the last date, mean error and RMSE as further styles."""
    measured, last = points.measured, check.scores.dates[-1]
    sign = measured.sign_in_brackets
    styles = (
        StyleDescription("Mean error", "change", f"mean error of the forecast, mm{sign}", "score_bias"),
        StyleDescription("RMSE", "half_width", "RMSE of the forecast, mm", "score_rmse"),
    )
    return LayerDescription(
        name=f"Forecast errors to {last}, {measured.component_label}",
        quantity="change",
        label=f"observed less forecast on {last}, mm{sign}",
        field="score_last",
        dates=tuple(str(date) for date in check.scores.dates),
        more_styles=styles,
    )
