# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``handoverpage``: a layer with classes and forecast in, one page out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InputError
from ..gridding.projection import known_crs, metric_crs, transformed
from ..interface import HandoverPageRequest
from ..io.staging import staged_outputs
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import OperationResult
from ..translation import Verbatim
from .cautions import cautions_of, sources_of
from .layer import ResultLayer, read_result_layer
from .listing import Listing, list_points
from .page import Page, write_page
from .pictures import map_figure, series_figure
from .ranking import Ranking, is_of_kind, rank, spread_out

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
                f"No point can be ranked: none has a {ranking.words}, apart from unwrapping errors. Check the "
                "layer's values."
            )
        source = known_crs(layer.points.crs)
        metric = metric_crs(layer.points.coordinates, source)
        places = transformed(layer.points.coordinates, source, metric)
        degrees = transformed(layer.points.coordinates, source, known_crs("EPSG:4326"))
        marked = spread_out(ranking.order, places, ranking.change, request.point_count)
        made = provenance("handoverpage", request, {"input": request.input.path}, source=layer.points.provenance)
        listing = list_points(layer, ranking, marked, places=places, degrees=degrees)
        page = _page(request, layer, ranking, listing=listing, made=made)
        progress(0.7, "Drawing the map and the series")
        pictures = (map_figure(layer, ranking, marked, places), series_figure(layer, marked[:_SERIES]))
        progress(0.9, "Writing the page")
        write_page(path, page, *pictures)
    progress(1.0, "Done")
    return OperationResult(outputs={"REPORT": request.report}, layers={}, messages=(page.summary,))


def _page(
    request: HandoverPageRequest, layer: ResultLayer, ranking: Ranking, *, listing: Listing, made: dict[str, Any]
) -> Page:
    points, forecast = layer.points, layer.forecast
    measured = points.measured.label[0].upper() + points.measured.label[1:]
    colours = "by trend class" if layer.classes is not None else f"by {ranking.words}"
    return Page(
        title=Verbatim(request.title)
        if request.title
        else f"Ground displacement: {_subject(layer, request.input.name)}",
        subtitle=f"{measured}. {points.point_count} points, {points.epoch_count} epochs from "
        f"{points.dates[0]} to {points.dates[-1]}" + (f"; forecast to {forecast.dates[-1]}." if forecast else "."),
        summary=_summary(layer, ranking),
        map_note=f"Points are coloured {colours}. Numbers as in the list. North is grid north.",
        listing=listing,
        series_note=_series_note(layer),
        cautions=cautions_of(layer),
        sources=sources_of(layer, made),
    )


def _series_note(layer: ResultLayer) -> str:
    if layer.forecast is None:
        return "Grey: observed, mm."
    parts = [
        "Grey: observed, mm.",
        f"Blue: forecast with its {layer.interval_words}; none where the series ended early.",
    ]
    if layer.forecast.has_path:
        parts.append("Palest blue: band that should hold the whole path at once, as often as the interval each date.")
    return " ".join(parts)


def _subject(layer: ResultLayer, own: str) -> str:
    """Return the name of the file that was imported, where the layer says it; else of the layer's own."""
    imported = next((step for step in layer.steps if step.get("algorithm") == "importtimeseries"), {})
    name = imported.get("inputs", {}).get("input", {}).get("name")
    return Path(name if isinstance(name, str) and name else own).stem


def _summary(layer: ResultLayer, ranking: Ranking) -> str:
    parts = []
    if layer.classes is not None:
        known = layer.classes[layer.classes != None]  # noqa: E711 - element by element
        moving = is_of_kind(layer, "moving").sum()
        parts.append(f"{int(moving)} of {len(known)} classified points move ({moving / max(len(known), 1):.0%})")
    change = ranking.change[ranking.judged]
    parts.append(
        f"{ranking.words}: median {np.median(change):+.1f}, 5% of the points below {np.quantile(change, 0.05):+.1f}, "
        f"5% above {np.quantile(change, 0.95):+.1f}"
    )
    better = [text for text in layer.texts("forecast_area_better") if text]
    if layer.forecast is not None and better:
        parts.append(
            f"{better.count('yes')} of {len(better)} points lie in areas where past forecasts were better than simple "
            "ones"
        )
    return "; ".join(parts) + "."
