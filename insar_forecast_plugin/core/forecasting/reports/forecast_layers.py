# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers of a forecast: points with all fields, and the table of series, each written and described."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ...date_fields import FORECAST, LOWER, PATH_LOWER, PATH_UPPER, UPPER
from ...io.long_table import SeriesPart, write_long_table
from ...io.points import write_points
from ...io.polygons import outlines, write_polygons
from ...io.stored_points import StoredPoints
from ...results import MOVEMENT_FIELDS, LayerDescription, StyleDescription
from ...series import epoch_field
from ..data.point_forecast import PointForecast
from ..evaluation.exceedance import Exceedance
from .forecast_maps import movement_label

PATH_FIELD = "path_half_width"
"""Field of the half width of the band of the whole path on the last date, mm."""

QUALITY_FIELDS = (
    "forecast_error",
    "forecast_quality",
    "best_method",
    "forecast_area",
    "forecast_area_gain",
    "forecast_area_better",
    "forecast_usable",
)
"""Fields that say how good the forecast of a point is, and of its area."""


def write_forecast_points(
    points: StoredPoints, result: PointForecast, passed: Sequence[Exceedance], path: Path, *, matters: float
) -> None:
    """Write the points with observed series, forecast, interval, movement, quality and thresholds.

    Parameters
    ----------
    matters
        See :func:`quality_fields`.
    """
    write_points(
        points,
        path,
        layer_name="forecast",
        extra_fields=forecast_fields(result, passed, matters),
        more_series=forecast_series(result),
    )


def forecast_fields(result: PointForecast, passed: Sequence[Exceedance], matters: float) -> dict[str, np.ndarray]:
    """Return the fields of points: movement, quality and thresholds; see :func:`quality_fields`."""
    of_thresholds = {name: column for one in passed for name, column in one.fields.items()}
    return {**_movement_fields(result), **quality_fields(result, matters), **of_thresholds}


def forecast_series(result: PointForecast) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Return forecast and interval: by the prefix of their dates, these and mm, shape (n_points, n_dates)."""
    half_width = result.half_width
    return {
        FORECAST: (result.dates, result.values),
        LOWER: (result.dates, result.values - half_width),
        UPPER: (result.dates, result.values + half_width),
    }


def write_forecast_path(points: StoredPoints, result: PointForecast, path: Path) -> None:
    """Write the points with observed series, forecast, interval, and the band that holds all dates at once."""
    values, band = result.values, result.path_half_width
    write_points(
        points,
        path,
        layer_name="path",
        extra_fields={**_movement_fields(result), PATH_FIELD: band[:, -1]},
        more_series={
            **forecast_series(result),
            PATH_LOWER: (result.dates, values - band),
            PATH_UPPER: (result.dates, values + band),
        },
    )


def write_forecast_series(points: StoredPoints, result: PointForecast, path: Path) -> int:
    """Write a row for each point and date; return how many there are."""
    return write_long_table(
        path,
        [
            SeriesPart("observed", points.dates, points.displacement),
            SeriesPart("forecast", result.dates, result.values, result.half_width),
        ],
        pid=points.pid,
        coordinates=points.coordinates,
        crs=points.crs,
        measured=points.measured,
        provenance=points.provenance,
    )


def write_forecast_areas(points: StoredPoints, result: PointForecast, path: Path) -> None:
    """Write the outline of each area of points, with what past forecasts were worth there."""
    areas = result.areas
    fields = {
        "forecast_area": np.arange(1, len(areas.points) + 1, dtype=np.int32),
        "point_count": areas.points.astype(np.int32),
        "forecast_area_better": areas.better,
        "forecast_area_gain": areas.gain.astype(np.float32),
        "rmse": areas.error.astype(np.float32),
        "best_simple": areas.best_simple,
    }
    write_polygons(
        path,
        outlines(points.coordinates, areas.area),
        fields,
        crs=points.crs,
        layer_name="areas",
        measured=points.measured,
        provenance=points.provenance,
    )


def quality_fields(result: PointForecast, matters: float) -> dict[str, np.ndarray]:
    """Return what is said of the forecast at each point and in its area.

    Parameters
    ----------
    matters
        A movement that matters, mm: a forecast whose typical error is at most half of it is good, at most all of it
        fair.
    """
    error = result.movement.distribution.scale[:, -1]
    quality = np.select([error <= matters / 2, error <= matters], ["good", "fair"], "poor").astype(object)
    quality[~np.isfinite(result.values[:, -1])] = None
    areas = result.areas
    values = (
        error,
        quality,
        result.usability.best,
        areas.area,
        areas.at_points(areas.gain).astype(np.float32),
        areas.at_points(areas.better),
        result.usability.usable,
    )
    return dict(zip(QUALITY_FIELDS, values, strict=True))


def _movement_fields(result: PointForecast) -> dict[str, np.ndarray]:
    fields = {name: np.empty(len(result.values), np.float32) for name in MOVEMENT_FIELDS}
    for rows, part in result.blocks():
        values = (part.movement.change, *part.movement.ends)
        for name, one in zip(MOVEMENT_FIELDS, values, strict=True):
            fields[name][rows] = one[:, -1]
    return fields


def described_points(points: StoredPoints, result: PointForecast, passed: Sequence[Exceedance]) -> LayerDescription:
    """Say how the points are shown: the movement first, displacement, thresholds and classes as further styles."""
    measured, last = points.measured, result.dates[-1]
    styles = [
        StyleDescription(f"Displacement on {last}", "displacement", measured.label_since, epoch_field(last, FORECAST)),
        *(StyleDescription(one.title, "probability", f"probability of {one.words}", one.field) for one in passed),
    ]
    if "trend" in points.attributes.columns:
        styles.append(StyleDescription("Trend class", "trend", f"trend class of {measured.label}", "trend"))
    return LayerDescription(
        name=f"Forecast to {last}, {measured.component_label}",
        quantity="change",
        label=movement_label(measured, points.dates[-1], last),
        field=MOVEMENT_FIELDS[0],
        dates=tuple(str(date) for date in result.dates),
        more_styles=tuple(styles),
    )


def described_path(points: StoredPoints, result: PointForecast) -> LayerDescription:
    """Say how the band of the whole path is shown: by its half width on the last date."""
    measured, last = points.measured, result.dates[-1]
    return LayerDescription(
        name=f"Band of all dates to {last}, {measured.component_label}",
        quantity="half_width",
        label=f"half width on {last} of the band that holds all dates at once, mm",
        field=PATH_FIELD,
        dates=tuple(str(date) for date in result.dates),
        behind=True,
    )


def described_areas(points: StoredPoints, result: PointForecast) -> LayerDescription:
    """Say how the areas are shown: by whether the forecast was better."""
    return LayerDescription(
        name=f"Where the forecast is better, {points.measured.component_label}",
        quantity="verdict",
        label="past forecasts better than the simple ones",
        field="forecast_area_better",
        dates=tuple(str(date) for date in result.dates),
        behind=True,
    )


def described_series(points: StoredPoints, result: PointForecast) -> LayerDescription:
    """Say how the table of series is shown: each row at its time."""
    dates = np.concatenate([points.dates, result.dates])
    return LayerDescription(
        name=f"Series with forecast, {points.measured.component_label}",
        quantity="displacement",
        label=points.measured.label_since,
        field="value",
        dates=tuple(str(date) for date in dates),
        time_fields=("date", "until"),
        # Outside of an animation all dates of a point would lie on each other, and under the forecast none is seen.
        behind=True,
    )
