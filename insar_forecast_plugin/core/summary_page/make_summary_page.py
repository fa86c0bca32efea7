# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``handoverpage``: a layer with classes and forecast in, one page out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from pyproj import CRS

from ..errors import InputError
from ..gridding.projection import known_crs, metric_crs, transformed
from ..interface import HandoverPageRequest
from ..io.staging import staged_outputs
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import OperationResult
from ..shares import percent
from ..translation import Verbatim
from .cautions import cautions_of, sources_of
from .layer import ResultLayer, read_result_layer
from .listed_areas import ListedAreas, in_sentences, list_areas, middles, origin_of, read_areas, series_of
from .listing import Listing, list_points
from .page import Page, write_page
from .pictures import areas_figure, map_figure, mean_series_figure, series_figure
from .ranking import Ranking, is_of_kind, minus_reference, rank, spread_out

_SERIES = 3
_VELOCITY_FIRST = "Velocity, mm/yr"
"""What points are ranked by, where it begins a sentence."""


@dataclass(frozen=True)
class _Sheet:
    """What the page is made from: the layer, its points in metres and degrees, and the areas, where there are any."""

    layer: ResultLayer
    ranking: Ranking
    places: np.ndarray
    metric: CRS
    areas: ListedAreas | None
    is_coloured_alike: bool = True
    """Whether what was subtracted from the velocities of the areas is subtracted from those of the points, too."""

    def degrees(self, places: np.ndarray) -> np.ndarray:
        return transformed(places, self.metric, known_crs("EPSG:4326"))

    @property
    def forecast(self) -> str:
        """The last date of what is forecast, empty where nothing is."""
        if self.areas is not None:
            return self.areas.forecast_to
        return str(self.layer.forecast.dates[-1]) if self.layer.forecast is not None else ""


def hand_over_page(request: HandoverPageRequest, progress: Progress) -> OperationResult:
    """Write the page.

    Raises
    ------
    InputError
        The layer has neither classes nor a forecast and there are no areas, or no point or area has a rank.
    OutputError
        The file cannot be written.
    """
    with staged_outputs() as staging:
        path = staging.path(request.report)
        sheet = _sheet(request, progress)
        layer = sheet.layer
        inputs = {"input": request.input.path} | ({"areas": request.areas.path} if request.areas else {})
        made = provenance("handoverpage", request, inputs, source=layer.points.provenance)
        progress(0.7, "Drawing the map and the series")
        if sheet.areas is not None:
            areas = sheet.areas
            listing = list_areas(areas, request.point_count, sheet.degrees(middles(areas, request.point_count)))
            series = series_of(areas, layer.points, sheet.places, _SERIES)
            drawn = areas_figure(layer, sheet.ranking, areas, sheet.places, request.point_count)
            pictures = (drawn, mean_series_figure(layer, areas, series))
        else:
            marked = spread_out(sheet.ranking.order, sheet.places, sheet.ranking.change, request.point_count)
            degrees = sheet.degrees(sheet.places)
            listing = list_points(layer, sheet.ranking, marked, places=sheet.places, degrees=degrees)
            drawn = map_figure(layer, sheet.ranking, marked, sheet.places)
            pictures = (drawn, series_figure(layer, marked[:_SERIES]))
        page = _page(request, sheet, listing=listing, made=made)
        progress(0.9, "Writing the page")
        write_page(path, page, *pictures)
    progress(1.0, "Done")
    return OperationResult(outputs={"REPORT": request.report}, layers={}, messages=(page.summary,))


def _sheet(request: HandoverPageRequest, progress: Progress) -> _Sheet:
    """Read the layers."""
    layer = read_result_layer(request.input, Part(progress, 0.0, 0.5), series_suffice=request.areas is not None)
    ranking = rank(layer)
    if not len(ranking.order) and request.areas is None:
        raise InputError(
            f"No point can be ranked: none has a {ranking.words}, apart from unwrapping errors. Check the "
            "layer's values."
        )
    source = known_crs(layer.points.crs)
    metric = metric_crs(layer.points.coordinates, source)
    places = transformed(layer.points.coordinates, source, metric)
    areas = read_areas(request.areas, metric.to_wkt(), Part(progress, 0.5, 0.6)) if request.areas else None
    if areas is None:
        return _Sheet(layer, ranking, places, metric, areas)
    alike = minus_reference(ranking, areas.reference, _field(layer, areas.parameter("reference_field")))
    return _Sheet(layer, alike or ranking, places, metric, areas, is_coloured_alike=alike is not None)


def _field(layer: ResultLayer, name: object) -> np.ndarray | None:
    """Return the numbers of a field of the points, shape (n_points,), NaN where empty; None where there is none."""
    if name not in layer.points.attributes.columns:
        return None
    numbers = pd.to_numeric(layer.points.attributes[name].astype(object), errors="coerce")
    return np.asarray(numbers.to_numpy(dtype=float, na_value=np.nan))


def _page(request: HandoverPageRequest, sheet: _Sheet, *, listing: Listing, made: dict[str, Any]) -> Page:
    layer, areas = sheet.layer, sheet.areas
    points = layer.points
    measured = points.measured.label[0].upper() + points.measured.label[1:]
    colours = "by trend class" if layer.classes is not None else f"by {sheet.ranking.words}"
    title: str = f"Ground displacement: {_subject(layer, request.input.name)}"
    sources = sources_of(layer, made)
    if areas is not None:
        sources = {"Areas": origin_of(areas), **sources}
        many = len(areas.order) > _SERIES
        series_title = "Mean series of the first three areas" if many else "Mean series of the areas"
        series_note = "Dots: mean series of the points in the area, mm. Grey: one standard deviation of the points."
        if areas.are_compared[areas.order[:_SERIES]].any():
            series_note += " The mean series of the points around the area is subtracted."
    else:
        many = len(listing.rows) > _SERIES
        series_title = "Time series of the first three points" if many else "Time series of the points"
        series_note = _series_note(layer)
    return Page(
        title=Verbatim(request.title) if request.title else title,
        subtitle=f"{measured}. {points.point_count} point{'s' * (points.point_count != 1)}, "
        f"{points.epoch_count} epochs from "
        f"{points.dates[0]} to {points.dates[-1]}" + (f"; forecast to {sheet.forecast}." if sheet.forecast else "."),
        summary=_summary(layer, sheet.ranking) if areas is None else in_sentences(areas),
        map_note=f"Points are coloured {colours}. Numbers as in the list. North is grid north."
        if sheet.is_coloured_alike or layer.classes is not None
        else f"Points are coloured {colours}, without the field that was subtracted from the velocities of the areas, "
        "which the points do not have. Numbers as in the list. North is grid north.",
        listing=listing,
        series_title=series_title,
        series_note=series_note,
        cautions=cautions_of(layer, areas=_kind_of(areas), forecast=bool(sheet.forecast)),
        sources=sources,
    )


def _kind_of(areas: ListedAreas | None) -> str:
    """Return what the page lists instead of points, as the cautions name it."""
    if areas is None:
        return ""
    return "detected" if areas.are_detected else "given"


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
        moving = int(is_of_kind(layer, "moving").sum())
        parts.append(
            f"{moving} of {len(known)} classified points move{'s' * (moving == 1)} "
            f"({percent(moving / max(len(known), 1))})"
        )
    change = ranking.change[ranking.judged]
    parts.append(
        f"{ranking.words if parts else _VELOCITY_FIRST}: median {np.median(change):+.1f}, 5% of the points below "
        f"{np.quantile(change, 0.05):+.1f}, 5% above {np.quantile(change, 0.95):+.1f}"
    )
    better = [text for text in layer.texts("forecast_area_better") if text]
    if layer.forecast is not None and better:
        yes = better.count("yes")
        parts.append(
            f"{yes} of {len(better)} points lie{'s' * (yes == 1)} in areas where past forecasts were better than "
            "simple ones"
        )
    return "; ".join(parts) + "."
