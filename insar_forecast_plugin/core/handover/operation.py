# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``handoverpage``: a layer with classes and forecast in, one page out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InputError
from ..gridding.projection import known_crs, metric_crs, transformed
from ..interface import HandoverPageRequest, OperationResult
from ..io.staging import staged_outputs
from ..progress import Part, Progress
from ..provenance import plugin_version, provenance
from .layer import ResultLayer, read_result_layer
from .page import Page, write_page
from .pictures import map_figure, series_figure
from .ranking import Ranking, rank, spread_out

_SERIES = 3


def hand_over_page(request: HandoverPageRequest, progress: Progress) -> OperationResult:
    """Write the page.

    Raises
    ------
    InputError
        The layer has neither classes nor a forecast, or no point that could be ranked.
    OutputError
        The file cannot be written.
    """
    with staged_outputs() as staging:
        path = staging.path(request.report)
        layer = read_result_layer(request.input, Part(progress, 0.0, 0.6))
        ranking = rank(layer)
        if not len(ranking.order):
            raise InputError(
                f"No point can be ranked: none has a {ranking.words}, unwrapping errors apart. Look at the layer's "
                "values."
            )
        source = known_crs(layer.points.crs)
        metric = metric_crs(layer.points.coordinates, source)
        places = transformed(layer.points.coordinates, source, metric)
        degrees = transformed(layer.points.coordinates, source, known_crs("EPSG:4326"))
        marked = spread_out(ranking.order, places, request.point_count)
        made = provenance("handoverpage", request, {"input": request.input["path"]}, source=layer.points.provenance)
        page = _page(request, layer, ranking, marked=marked, degrees=degrees, made=made)
        progress(0.7, "Drawing the map and the series")
        pictures = (map_figure(layer, ranking, marked, places), series_figure(layer, marked[:_SERIES]))
        progress(0.9, "Writing the page")
        write_page(path, page, *pictures)
    progress(1.0, "Done")
    return OperationResult(outputs={"REPORT": request.report}, layers={}, messages=(page.summary,))


def _page(
    request: HandoverPageRequest,
    layer: ResultLayer,
    ranking: Ranking,
    *,
    marked: np.ndarray,
    degrees: np.ndarray,
    made: dict[str, Any],
) -> Page:
    points, forecast = layer.points, layer.forecast
    columns, text_columns, rows = _table(layer, ranking, marked, degrees)
    measured = points.measured.label[0].upper() + points.measured.label[1:]
    left_out = f" {ranking.left_out} unwrapping errors are left out." if ranking.left_out else ""
    colours = "by trend class" if layer.classes is not None else f"by {ranking.words}"
    return Page(
        title=request.title or f"Ground displacement: {Path(request.input['path']).stem}",
        subtitle=f"{measured}. {points.point_count} points, {points.epoch_count} epochs from "
        f"{points.dates[0]} to {points.dates[-1]}" + (f"; forecast to {forecast.dates[-1]}." if forecast else "."),
        summary=_summary(layer, ranking),
        map_note=f"Points coloured {colours}; numbers as in the list. North is the grid's.",
        columns=columns,
        text_columns=text_columns,
        rows=rows,
        rank_note=f"By size of {ranking.words}; of neighbours the first alone is listed.{left_out}"
        + (f" Forecast: change until {forecast.dates[-1]} with its interval." if forecast else "")
        + _threshold(layer),
        series_note="Grey: observed, mm."
        + (" Blue: forecast, with the interval that the forecast was made for." if forecast else ""),
        cautions=_cautions(layer),
        sources=_sources(layer, made),
    )


def _summary(layer: ResultLayer, ranking: Ranking) -> str:
    parts = []
    if layer.classes is not None:
        known = layer.classes[layer.classes != None]  # noqa: E711 - element by element
        moving = np.isin(known, ("linear", "quadratic", "bilinear")).sum()
        parts.append(f"{int(moving)} of {len(known)} classified points move ({moving / max(len(known), 1):.0%})")
    change = ranking.change[ranking.order]
    parts.append(
        f"{ranking.words}: median {np.median(change):+.1f}, 5% of the points below {np.quantile(change, 0.05):+.1f}, "
        f"5% above {np.quantile(change, 0.95):+.1f}"
    )
    usable = [text for text in layer.texts("forecast_usable") if text]
    if layer.forecast is not None and usable:
        parts.append(f"the forecast is expected to beat simple ones at {usable.count('yes')} of {len(usable)} points")
    return "; ".join(parts) + "."


def _table(
    layer: ResultLayer, ranking: Ranking, marked: np.ndarray, degrees: np.ndarray
) -> tuple[list[str], list[str], list[list[str]]]:
    columns: dict[str, list[str]] = {
        "No.": [str(number) for number in range(1, len(marked) + 1)],
        "point": [str(layer.points.pid[row]) for row in marked],
        "lat, lon": [f"{degrees[row, 1]:.4f}, {degrees[row, 0]:.4f}" for row in marked],
    }
    if layer.classes is not None:
        columns["class"] = [str(layer.classes[row] or "-").replace("_", " ") for row in marked]
    columns["mm/yr"] = [_signed(ranking.change[row]) for row in marked]
    if layer.forecast is not None:
        half = (layer.forecast.upper - layer.forecast.lower)[:, -1] / 2
        change = layer.forecast.values[:, -1] - layer.level
        columns["forecast, mm"] = [_with_interval(change[row], half[row]) for row in marked]
        usable = layer.texts("forecast_usable")
        columns["usable"] = [usable[row] or "-" for row in marked]
    probability = layer.numbers("exceedance_p")
    if _tells_passing(layer):
        columns["passes"] = [f"{probability[row]:.0%}" if np.isfinite(probability[row]) else "-" for row in marked]
    rows = [list(row) for row in zip(*columns.values(), strict=True)]
    return list(columns), ["class", "usable"], rows


def _tells_passing(layer: ResultLayer) -> bool:
    """Tell whether the layer has probabilities of passing a threshold that is known; others would say nothing."""
    known = layer.forecast is not None and layer.threshold is not None
    return known and bool(np.isfinite(layer.numbers("exceedance_p")).any())


def _threshold(layer: ResultLayer) -> str:
    """Say what the column of probabilities means."""
    if not _tells_passing(layer):
        return ""
    return f" 'passes': probability of a change beyond {layer.threshold:+g} mm within the horizon."


def _with_interval(value: float, half: float) -> str:
    return _signed(value) + (f" ± {half:.1f}" if np.isfinite(half) else "")


def _signed(value: float) -> str:
    return f"{value:+.1f}" if np.isfinite(value) else "-"


def _cautions(layer: ResultLayer) -> list[str]:
    measured = layer.points.measured
    cautions = []
    if measured.component == "los":
        cautions.append(
            "The numbers are along the radar's line of sight, + towards the satellite: neither vertical nor horizontal "
            "movement, but the part of both that the satellite sees."
        )
    elif measured.component == "unknown":
        cautions.append("The layer does not say in which direction was measured: ask before you read the signs.")
    cautions.append(
        f"What the movement is relative to: {measured.reference}."
        if measured.reference
        else "Movement is relative to the reference of the product; a whole area may move with it."
    )
    if layer.classes is not None:
        cautions.append("A class describes the past series; unwrapping errors are errors of processing, no movement.")
    if layer.forecast is not None:
        cautions.append(
            "A forecast goes on with what the series have shown. New causes (works, pumping, an earthquake, a slope "
            "that fails) are not in it; where 'usable' says no, the last value or the seasonal trend did as well."
        )
    if measured.epochs == "interpolated":
        cautions.append("The product blends acquisitions around each date, which makes it look less noisy than it is.")
    cautions.append("Satellite points are no survey of a building or slope: have someone look before you act.")
    return cautions


def _sources(layer: ResultLayer, made: dict[str, Any]) -> dict[str, str]:
    measured = layer.points.measured
    done = [f"{step['algorithm']} {step.get('version', '')}" for step in (made, *layer.steps) if step.get("algorithm")]
    source = made["inputs"].get("input", {})
    facts = {
        "Product": " ".join(part for part in (measured.product, measured.release, measured.track) if part),
        "Steps": " from ".join(one.strip() for one in done),
        "Layer": f"{source['name']}, SHA-256 {source['sha256'][:16]}" if source else "a selection of a layer",
        "Made": f"{date.today().isoformat()} with InSAR Forecast {plugin_version()}",
    }
    return {name: value for name, value in facts.items() if value}
