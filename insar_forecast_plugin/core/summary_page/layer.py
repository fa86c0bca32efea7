# SPDX-License-Identifier: GPL-2.0-or-later
"""What a page is made from: a layer's series with the classes and the forecast that stand in its fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ..date_fields import FORECAST, LOWER, PATH_LOWER, PATH_UPPER, UPPER, date_field, field_name
from ..errors import InputError
from ..forecasting.data.forecast_data import ForecastData
from ..forecasting.data.origin_level import level_at_origin
from ..forecasting.evaluation.usability import ended_early
from ..io.point_layer import PointSource, open_points
from ..io.points import read_layer
from ..progress import Progress
from ..results import MOVEMENT_FIELDS
from ..series import TimeSeriesPoints, fitted_velocity


@dataclass(frozen=True)
class ShownForecast:
    """The forecast in a layer's fields.

    Parameters
    ----------
    dates
        ``datetime64[D]``, increasing, shape (n_dates,).
    values, lower, upper
        mm, float64, shape (n_points, n_dates), NaN where missing.
    path_lower, path_upper
        Ends of the band that holds the whole path, all dates at once, of the same shape; NaN where there is none.
    """

    dates: np.ndarray
    values: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    path_lower: np.ndarray
    path_upper: np.ndarray

    @property
    def has_path(self) -> bool:
        """Whether any point has a band of the whole path."""
        return bool((np.isfinite(self.path_lower) & np.isfinite(self.path_upper)).any())


@dataclass(frozen=True)
class ResultLayer:
    """A layer of results.

    Parameters
    ----------
    points
        Series and fields.
    classes
        Trend class, text or None, dtype object, shape (n_points,); None where the layer has no classes.
    forecast
        None where the layer has no forecast.
    """

    points: TimeSeriesPoints
    classes: np.ndarray | None
    forecast: ShownForecast | None

    def numbers(self, name: str) -> np.ndarray:
        """Return a numeric field, float64, shape (n_points,), NaN where it is absent or empty."""
        if name not in self.points.attributes.columns:
            return np.full(self.points.point_count, np.nan)
        values = pd.to_numeric(self.points.attributes[name], errors="coerce")
        return np.asarray(values.to_numpy(dtype=float, na_value=np.nan))

    def texts(self, name: str) -> list[str]:
        """Return a field as text, empty where it is absent or has no value."""
        if name not in self.points.attributes.columns:
            return [""] * self.points.point_count
        column = self.points.attributes[name]
        return ["" if missing else str(value) for value, missing in zip(column, column.isna(), strict=True)]

    def days(self, name: str) -> np.ndarray:
        """Return a field of dates, ``datetime64[D]``, shape (n_points,), NaT where it is absent or empty."""
        if name not in self.points.attributes.columns:
            return np.full(self.points.point_count, np.datetime64("NaT", "D"))
        return pd.to_datetime(self.points.attributes[name], errors="coerce").to_numpy().astype("datetime64[D]")

    @property
    def velocity(self) -> np.ndarray:
        """Velocity in mm/yr, shape (n_points,): of the classification, else of a line through the series."""
        given = self.numbers("trend_velocity")
        return given if self.is_tested else fitted_velocity(self.points.dates, self.points.displacement)

    @property
    def is_tested(self) -> bool:
        """Whether the velocity is that of the classification."""
        return bool(np.isfinite(self.numbers("trend_velocity")).any())

    @cached_property
    def movement(self) -> tuple[np.ndarray, np.ndarray]:
        """Forecast movement to the last date and half the width of its interval, mm, both of shape (n_points,).

        As the forecast wrote them; a layer that lacks them gets the movement by the same definition, and the interval
        of its last value. NaN where there is no forecast.
        """
        if self.forecast is None:
            nothing = np.full(self.points.point_count, np.nan)
            return nothing, nothing
        change, lower, upper = (self.numbers(name) for name in MOVEMENT_FIELDS)
        if np.isfinite(change).any():
            return change, (upper - lower) / 2
        level = level_at_origin(
            self.forecast.dates,
            self.forecast.values,
            observed_dates=self.points.dates,
            displacement=self.points.displacement,
        )
        return self.forecast.values[:, -1] - level, (self.forecast.upper - self.forecast.lower)[:, -1] / 2

    @property
    def steps(self) -> list[dict[str, Any]]:
        """What was done to the layer, the last step first, each with its ``algorithm``, ``version``, ``parameters``."""
        steps = []
        step: Any = self.points.provenance
        while isinstance(step, dict) and step:
            steps.append(step)
            step = step.get("source")
        return steps

    @cached_property
    def ended(self) -> np.ndarray:
        """Which series ended too early for a forecast, as 'Forecast displacement' judges, bool, shape (n_points,)."""
        if self.points.epoch_count < 2:
            return np.zeros(self.points.point_count, dtype=bool)
        return ended_early(ForecastData.from_points(self.points))

    @property
    def last_observed(self) -> np.ndarray:
        """The date of the last value of each series, ``datetime64[D]``, shape (n_points,), NaT where there is none."""
        seen = np.isfinite(self.points.displacement)
        last = self.points.dates[self.points.epoch_count - 1 - seen[:, ::-1].argmax(axis=1)]
        return np.where(seen.any(axis=1), last, np.datetime64("NaT", "D"))

    def parameter(self, algorithm: str, name: str) -> Any:
        """Return a parameter of the latest step by an algorithm, None where the layer does not say it."""
        made = next((step for step in self.steps if step.get("algorithm") == algorithm), {})
        parameters = made.get("parameters")
        return parameters.get(name) if isinstance(parameters, dict) else None

    def number(self, algorithm: str, name: str) -> float | None:
        """Return a parameter that is a number, None where the layer does not say it."""
        value = self.parameter(algorithm, name)
        return float(value) if isinstance(value, (int, float)) else None

    @property
    def threshold(self) -> float | None:
        """The threshold in mm of the layer's forecast; None where the forecast had none, or does not say it."""
        return self.number("forecast", "threshold")

    @property
    def interval_words(self) -> str:
        """The forecast's interval, with its level where the layer says it."""
        level = self.number("forecast", "interval_level")
        return "interval" if level is None else f"{level:g}% interval"

    @property
    def seam_dates(self) -> list[str]:
        """The joins of releases within the epochs at which the classification fitted a step, as ISO text."""
        made = next((step for step in self.steps if step.get("algorithm") == "classifytrends"), {})
        given = made.get("seams_fitted") or self.parameter("classifytrends", "seam_dates")
        first, last = str(self.points.dates[0]), str(self.points.dates[-1])
        dates = [str(text).strip() for text in given] if isinstance(given, (list, tuple)) else []
        return [text for text in dates if first < text <= last and _is_day(text)]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_result_layer(source: PointSource, progress: Progress, *, series_suffice: bool = False) -> ResultLayer:
    """Read a layer with trend classes, a forecast, or both.

    Parameters
    ----------
    series_suffice
        Take a layer that has neither, too.

    Raises
    ------
    InputError
        The layer cannot be read, or has neither.
    """
    opened = open_points(source, progress, with_forecast=True)
    own = list(opened.attribute_names.values())
    if "trend" not in own and not _forecast_days(own) and not series_suffice:
        raise InputError(
            "The layer has neither trend classes (a field 'trend') nor a forecast (fields such as F20240131). Run "
            "'Classify trends' or 'Forecast displacement' first, and use the output here, or choose AREAS."
        )
    points = read_layer(opened, progress)
    classes = None
    if "trend" in points.attributes.columns:
        column = points.attributes["trend"]
        classes = np.array([None if gone else str(v) for v, gone in zip(column, column.isna(), strict=True)], object)
    return ResultLayer(points, classes, _forecast(points))


def _forecast_days(names: Iterable[str]) -> list[date]:
    """Return the days of a forecast that fields are named by, in their order."""
    dated = (date_field(name) for name in names)
    return sorted({found.day for found in dated if found is not None and found.kind == FORECAST})


def _forecast(points: TimeSeriesPoints) -> ShownForecast | None:
    days = _forecast_days(map(str, points.attributes.columns))
    if not days:
        return None

    def series(kind: str) -> np.ndarray:
        columns = [
            pd.to_numeric(points.attributes[name], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
            if name in points.attributes.columns
            else np.full(points.point_count, np.nan)
            for name in (field_name(kind, day) for day in days)
        ]
        return np.stack(columns, axis=1)

    columns_of = (FORECAST, LOWER, UPPER, PATH_LOWER, PATH_UPPER)
    return ShownForecast(np.array(days, dtype="datetime64[D]"), *(series(kind) for kind in columns_of))
