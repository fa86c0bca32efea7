# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas on the page: what their layer says of each, in the order of their rank, and the mean series of the first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..areas.area_pictures import middle_of
from ..areas.area_series import MeanSeries, mean_series
from ..areas.area_summaries import AROUND, RANK, point_weights
from ..areas.points_of_areas import points_around, points_within
from ..errors import InputError
from ..forecasting.evaluation.exceedance import PROBABILITY
from ..io.point_layer import PointSource
from ..io.polygon_layer import PolygonLayer, read_polygons
from ..progress import Progress, Silent
from ..results import MOVEMENT_FIELDS
from ..series import TimeSeriesPoints
from ..shares import percent
from ..translation import Verbatim
from ..trend_classes import class_words
from .listing import Listing, with_spread

_NEEDED = (RANK, "velocity_mean")
_MADE_BY = {"detectdeformation": "movement_threshold", "summariseareas": "threshold"}
"""Operations that make such layers, and which of their parameters is the threshold."""


@dataclass(frozen=True)
class ListedAreas:
    """Areas with a rank.

    Parameters
    ----------
    layer
        The polygons and their attributes.
    shapes
        In the system of the page's map, object, shape (n_rows,).
    order
        Row numbers of the areas with a rank, the first in rank first.
    """

    layer: PolygonLayer
    shapes: np.ndarray
    order: np.ndarray

    def numbers(self, name: str) -> np.ndarray:
        """Return a field, float64, shape (n_rows,), NaN where it is absent or empty."""
        if name not in self.layer.attributes.column_names:
            return np.full(len(self.shapes), np.nan)
        values = pd.to_numeric(self.layer.attributes.column(name).to_pandas(), errors="coerce")
        return np.asarray(values.to_numpy(dtype=float, na_value=np.nan))

    def texts(self, name: str) -> list[str | None]:
        """Return a field as text, None where it is absent or empty."""
        if name not in self.layer.attributes.column_names:
            return [None] * len(self.shapes)
        return [None if one is None else str(one) for one in self.layer.attributes.column(name).to_pylist()]

    @property
    def threshold(self) -> float | None:
        """The threshold in mm that the probabilities are about; None where the layer does not say it."""
        value = self.parameter(_MADE_BY.get(str(self.layer.provenance.get("algorithm")), ""))
        return float(value) if isinstance(value, (int, float)) else None

    @property
    def forecast_to(self) -> str:
        """The last date of the forecast as ISO text; empty where there is none, or it is not known."""
        last = self.layer.provenance.get("forecast_to")
        return last if isinstance(last, str) and np.isfinite(self.numbers(MOVEMENT_FIELDS[0])).any() else ""

    @property
    def are_detected(self) -> bool:
        """Whether the areas were detected, not given."""
        return self.layer.provenance.get("algorithm") == "detectdeformation"

    @property
    def are_compared(self) -> np.ndarray:
        """From which mean series that of the points around was subtracted, bool, shape (n_rows,)."""
        return np.asarray(self.numbers(AROUND) > 0)

    def parameter(self, name: str) -> Any:
        """Return a parameter of the operation that made the layer, None where it is not known."""
        parameters = self.layer.provenance.get("parameters")
        return parameters.get(name) if isinstance(parameters, dict) else None


def read_areas(source: PointSource, crs: str, progress: Progress) -> ListedAreas:
    """Read areas with their rank.

    Parameters
    ----------
    crs
        System of the map, in metres, WKT.

    Raises
    ------
    InputError
        The layer cannot be read, or its areas have no rank.
    """
    layer = read_polygons(source, progress)
    missing = [name for name in _NEEDED if name not in layer.attributes.column_names]
    if missing:
        raise InputError(
            f"{layer.name} has no field {missing[0]}; expected areas from 'Detect deforming areas' or 'Summarise "
            "areas'. Choose one of their outputs as AREAS, or leave it empty."
        )
    areas = ListedAreas(layer, layer.in_system(crs), np.zeros(0, dtype=int))
    rank = np.where(layer.there, np.nan_to_num(areas.numbers(RANK)), 0)
    order = np.argsort(rank, kind="stable")[np.count_nonzero(rank <= 0) :]
    if not len(order):
        raise InputError(
            f"No area of {layer.name} has a rank: none contains points. Choose another layer as AREAS, or leave it "
            "empty."
        )
    return ListedAreas(layer, areas.shapes, order)


def list_areas(areas: ListedAreas, count: int, degrees: np.ndarray) -> Listing:
    """Return the list of the first areas.

    Parameters
    ----------
    count
        Most areas.
    degrees
        Longitude and latitude of the middle of each of them, shape (n, 2).
    """
    rows = areas.order[:count]
    change, lower, upper = (areas.numbers(name) for name in MOVEMENT_FIELDS)
    mean, spread = areas.numbers("velocity_mean"), areas.numbers("velocity_std")
    names = areas.texts("area_id")
    columns: dict[str, list[str]] = {
        "No.": [str(int(one)) for one in areas.numbers(RANK)[rows]],
        "area": [Verbatim(names[row] or "-") for row in rows],
        "lat, lon": [f"{north:.4f}, {east:.4f}" for east, north in degrees],
        "points": [f"{one:.0f}" if np.isfinite(one) else "-" for one in areas.numbers("point_count")[rows]],
    }
    if not any(names):
        del columns["area"]
    classes = areas.texts("trend")
    if any(classes):
        columns["class"] = [class_words(classes[row]) for row in rows]
    columns["mm/yr"] = [with_spread(mean[row], spread[row]) for row in rows]
    if areas.forecast_to:
        columns["forecast, mm"] = [with_spread(change[row], (upper - lower)[row] / 2) for row in rows]
    probability = areas.numbers(PROBABILITY)
    if areas.threshold is not None and np.isfinite(probability).any():
        columns["passes"] = [percent(one) if np.isfinite(one) else "-" for one in probability[rows]]
    title = "Deforming areas" if areas.are_detected else "Areas"
    return Listing(
        title, list(columns), ["class"], [list(row) for row in zip(*columns.values(), strict=True)], _note(areas)
    )


def _note(areas: ListedAreas) -> str:
    """Return what the columns mean."""
    parts = [
        "Areas are listed by their score, which is higher for areas that stand out more surely."
        if areas.are_detected
        else "Areas are listed by their rank: by the probability of passing a threshold where there is one, else by "
        "velocity."
    ]
    parts.append("mm/yr: mean velocity, ± standard deviation of the points.")
    if areas.forecast_to:
        parts.append(
            f"Forecast: movement of the mean series to {areas.forecast_to} with its 90% interval (±); - where the "
            "series ended early."
        )
    if compared := _compared_in_words(areas):
        parts.append(compared)
    if areas.threshold is not None and np.isfinite(areas.numbers(PROBABILITY)).any():
        parts.append(f"'passes': probability of a movement beyond {areas.threshold:+g} mm within the horizon.")
    return " ".join(parts)


def _compared_in_words(areas: ListedAreas) -> str:
    """Say what is told against the points around an area; empty where nothing is."""
    if not areas.are_compared.any():
        return ""
    if areas.are_detected:
        return (
            "Class, forecast and mean series tell how an area moves against the points around it. Its velocity in "
            "mm/yr does not, so the two may differ."
        )
    return "All of these tell how an area moves against the points around it."


def in_sentences(areas: ListedAreas) -> str:
    """Say how many areas there are and what the first does."""
    first = areas.order[0]
    velocity = areas.numbers("velocity_mean")[first]
    count, total = int(np.nan_to_num(areas.numbers("point_count")[first])), len(areas.order)
    told = [
        f"{total} area{'s' * (total != 1)}; the first has {count} point{'s' * (count != 1)} and moves by "
        f"{velocity:+.1f} mm/yr on average."
    ]
    change = areas.numbers(MOVEMENT_FIELDS[0])[first]
    if areas.forecast_to and np.isfinite(change):
        if areas.are_compared[first]:
            told.append(
                f"Its forecast movement to {areas.forecast_to} against the points around it is {change:+.1f} mm."
            )
        else:
            told.append(f"Its forecast movement to {areas.forecast_to} is {change:+.1f} mm.")
    return " ".join(told)


def origin_of(areas: ListedAreas) -> str:
    """Return the layer's name and what made it."""
    made = areas.layer.provenance
    step = f"{made.get('algorithm', '')} {made.get('version', '')}".strip()
    return f"{Path(areas.layer.name).name} ({step})" if step else areas.layer.name


def series_of(areas: ListedAreas, points: TimeSeriesPoints, places: np.ndarray, count: int) -> MeanSeries:
    """Return the mean series of the first areas, less the surroundings where their layer says that they were taken off.

    Parameters
    ----------
    places
        Of the points in the system of the map, shape (n_points, 2).
    count
        Most areas.
    """
    told, weights, rows = Silent(), point_weights(points), areas.order[:count]
    given = areas.parameter("buffer")
    buffer = float(given) if isinstance(given, (int, float)) else 0.0
    inside = points_within(areas.shapes, places, buffer, told)
    chosen = [inside[row] for row in rows]
    series = mean_series(points.displacement, chosen, weights, points.dates, told)
    if not areas.are_compared[rows].any():
        return series
    free = np.ones(len(places), dtype=bool)
    free[np.concatenate(inside)] = False
    around = points_around(areas.shapes[rows], places, free, buffer, told)
    other = mean_series(points.displacement, around, weights, points.dates, told)
    taken = np.array([len(one) > 0 for one in around])[:, None] & areas.are_compared[rows][:, None]
    return MeanSeries(np.where(taken, series.values - other.values, series.values), series.spread)


def middles(areas: ListedAreas, count: int) -> np.ndarray:
    """Return a place inside each of the first areas, where its number stands on the map, shape (n, 2)."""
    return np.array([middle_of(one) for one in areas.shapes[areas.order[:count]]]).reshape(-1, 2)
