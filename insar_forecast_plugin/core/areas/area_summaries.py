# SPDX-License-Identifier: GPL-2.0-or-later
"""What there is to say of areas: velocity, class and forecast of the mean series of each, and their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely

from ..attribute_names import COHERENCES
from ..forecasting.evaluation.exceedance import PROBABILITY
from ..forecasting.untrained import FEWEST_EPOCHS
from ..io.field_names import named
from ..io.rows_on_disk import Scratch
from ..io.stored_points import AnyPoints, series_blocks
from ..known_seams import seams_to_fit
from ..progress import Part, Progress
from ..robust_mean import coherence_weights
from ..series import TimeSeriesPoints
from ..trend_classes import TREND_CLASSES
from ..trends.classes import MINIMUM_EPOCHS, class_names
from ..trends.classify_trends import trend_fields
from ..trends.fits.breakpoints import TimeAxis
from ..trends.fits.line_velocity import line_velocity
from ..trends.fits.thresholds import MotionLimits
from ..trends.network.trend_classifier import load_classifier
from ..trends.tiles import trend_table
from ..trends.trend_table import TrendFitter, TrendTable
from .area_forecasts import FORECAST_FIELDS, AreaForecasts, forecast_areas
from .area_series import MeanSeries, mean_series

_SURE = 2.0
"""In standard deviations: by so much less than its velocity an area moves at least."""
COUNTS = ("point_count", "area_m2")
VELOCITIES = ("velocity_mean", "velocity_std", "velocity_peak")
DATES = ("first_date", "last_date")
TRENDS = (
    *("trend", "trend_score", "trend_break_date", "trend_velocity_1", "trend_velocity_2"),
    *("trend_jump_date", "trend_jump_mm"),
)
AROUND, RANK = "reference_points", "rank"
FIELDS = (*COUNTS, *VELOCITIES, *DATES, *TRENDS, *FORECAST_FIELDS, PROBABILITY, AROUND, RANK)
"""Names of all fields that a summary may have."""


@dataclass(frozen=True)
class SummarySetting:
    """What is asked of a summary.

    Parameters
    ----------
    model, horizon_days, threshold
        See :func:`~.area_forecasts.forecast_areas`.
    limits
        What separates the trend classes.
    """

    model: str | None = None
    horizon_days: float | None = None
    threshold: float | None = None
    limits: MotionLimits = field(default_factory=MotionLimits)


@dataclass(frozen=True)
class AreaSummaries:
    """What there is to say of n areas.

    Parameters
    ----------
    fields
        Columns of the areas, each of shape (n,), in the order of :data:`FIELDS`; NaN, NaT or None where an area has no
        points. ``rank`` is 1 for the first area and 0 for those without points.
    dates
        Epochs, ``datetime64[D]``, shape (n_epochs,).
    series
        Mean series, of n areas.
    with_points
        Row numbers of the areas that have a mean series, increasing, shape (n_with_points,).
    forecasts
        Of the areas with points; None where the series are too short.
    """

    fields: dict[str, np.ndarray]
    dates: np.ndarray
    series: MeanSeries
    with_points: np.ndarray
    forecasts: AreaForecasts | None

    @property
    def order(self) -> np.ndarray:
        """Row numbers of the areas with points, the first in rank first."""
        rank = self.fields[RANK]
        return np.argsort(rank, kind="stable")[np.count_nonzero(rank == 0) :]


def summaries_of(
    areas: Sequence[shapely.Geometry | None] | np.ndarray,
    points: AnyPoints,
    rows: Sequence[np.ndarray],
    scratch: Scratch,
    progress: Progress,
    *,
    setting: SummarySetting,
    around: Sequence[np.ndarray] | None = None,
) -> AreaSummaries:
    """Summarise areas.

    Parameters
    ----------
    areas
        Polygons in metres; None counts as no area.
    points
        In the same system. A field of their coherence, where they have one, weights them.
    rows
        Row numbers of the points of each area, increasing.
    setting
        What is asked for.
    around
        Row numbers of the points around each area, whose mean series is taken off; an area with none keeps its own.
        None takes nothing off.

    Raises
    ------
    InputError
        The series are too short for the horizon that is asked for.
    ModelError
        The model cannot be used.
    """
    weights = point_weights(points)
    series = mean_series(points.displacement, rows, weights, points.dates, Part(progress, 0.0, 0.2))
    seams = seams_to_fit((), points.measured, points.dates, progress)
    reference: np.ndarray | None = None
    if around is not None:
        other = mean_series(points.displacement, around, weights, points.dates, Part(progress, 0.2, 0.35))
        reference = np.nan_to_num(line_velocity(_line_axis(points, seams), other.values))
        taken = np.array([len(one) > 0 for one in around], dtype=bool)
        series = MeanSeries(np.where(taken[:, None], series.values - other.values, series.values), series.spread)
    there = np.flatnonzero(np.isfinite(series.values).any(axis=1))
    fields: dict[str, np.ndarray] = {
        "point_count": np.array([len(one) for one in rows], dtype=np.int32),
        "area_m2": shapely.area(np.array([*areas, None], dtype=object)[:-1]),
    }
    placed = _as_points(areas, points, rows, series, there)
    table = _trends(placed, setting.limits, seams, Part(progress, 0.35, 0.5))
    mean = np.full(len(rows), np.nan, np.float32)
    mean[there] = _velocities_of(placed, table, seams)
    fields |= _velocity_fields(mean, _point_velocities(points, seams), rows, reference)
    fields |= _date_fields(series, points.dates)
    fields |= _of_all(len(rows), there, _trend_columns(table))
    forecasts = _forecasts(placed, setting, scratch, Part(progress, 0.5, 1.0)) if len(there) else None
    fields |= _of_all(len(rows), there, _forecast_columns(forecasts, len(there), setting))
    if around is not None:
        fields[AROUND] = np.array([len(one) for one in around], dtype=np.int32)
    fields[RANK] = _ranks(fields, there, table.velocity_sigma)
    return AreaSummaries(fields, points.dates, series, there, forecasts)


def point_weights(points: AnyPoints) -> np.ndarray:
    """Return the square of each point's coherence, 1 for all where the layer has none, shape (n_points,)."""
    name = named(COHERENCES, [str(one) for one in points.attributes.columns])
    if name is None:
        return np.ones(len(points.pid))
    coherence = points.attributes[name].to_numpy(dtype=float, na_value=np.nan)
    return coherence_weights(coherence)


def _line_axis(points: AnyPoints, seams: np.ndarray) -> TimeAxis:
    """Return what velocities are fitted on: a line and a step of any size at each join of releases."""
    return TimeAxis.of(points.dates, seams).without_season()


def _point_velocities(points: AnyPoints, seams: np.ndarray) -> np.ndarray:
    axis = _line_axis(points, seams)
    fitted = (line_velocity(axis, block) for _, block in series_blocks(points))
    return np.concatenate([np.empty(0), *fitted])  # of tiles without an area there are no points


def _velocities_of(placed: TimeSeriesPoints, table: TrendTable, seams: np.ndarray) -> np.ndarray:
    """Return the velocity of mean series, mm/yr: that of a line, beside jumps where the class is that of jumps."""
    plain = line_velocity(_line_axis(placed, seams), placed.displacement)
    jumped = np.isin(class_names(table.networked).astype(str), TREND_CLASSES.adding("jump"))
    return np.where(jumped & np.isfinite(table.velocity), table.velocity, plain)


def _velocity_fields(
    mean: np.ndarray, velocity: np.ndarray, rows: Sequence[np.ndarray], reference: np.ndarray | None
) -> dict[str, np.ndarray]:
    """Return the velocity of the mean series, and standard deviation and largest of the points' own, mm/yr."""
    deviation, peak = np.full(len(rows), np.nan, np.float32), np.full(len(rows), np.nan, np.float32)
    for area, one in enumerate(rows):
        known = velocity[one] - (0.0 if reference is None else reference[area])
        known = known[np.isfinite(known)]
        if len(known):
            peak[area] = known[np.abs(known).argmax()]
        if len(known) > 1:
            deviation[area] = known.std(ddof=1)
    return dict(zip(VELOCITIES, (mean, deviation, peak), strict=True))


def _date_fields(series: MeanSeries, dates: np.ndarray) -> dict[str, np.ndarray]:
    seen = np.isfinite(series.values)
    first, last = dates[seen.argmax(axis=1)], dates[len(dates) - 1 - seen[:, ::-1].argmax(axis=1)]
    some, none = seen.any(axis=1), np.datetime64("NaT", "D")
    return dict(zip(DATES, (np.where(some, first, none), np.where(some, last, none)), strict=True))


def _as_points(
    areas: Sequence[shapely.Geometry | None] | np.ndarray,
    points: AnyPoints,
    rows: Sequence[np.ndarray],
    series: MeanSeries,
    there: np.ndarray,
) -> TimeSeriesPoints:
    """Return the mean series as points, each in the middle of its area, or of its points where it has no polygon."""
    places = np.array([points.coordinates[rows[area]].mean(axis=0) for area in there]).reshape(-1, 2)
    middles = shapely.centroid(np.array([*(areas[area] for area in there), None], dtype=object)[:-1])
    placed = ~(shapely.is_missing(middles) | shapely.is_empty(middles))
    places[placed] = shapely.get_coordinates(middles[placed])
    return TimeSeriesPoints(
        pid=np.array([str(area + 1) for area in there], dtype=object),
        coordinates=places,
        crs=points.crs,
        dates=points.dates,
        displacement=series.values[there],
        measured=points.measured,
    )


def _trends(placed: TimeSeriesPoints, limits: MotionLimits, seams: np.ndarray, progress: Progress) -> TrendTable:
    """Return classes by the network and parameters of mean series; none where there are too few epochs."""
    if not placed.point_count:
        return TrendTable.empty(0)
    if placed.epoch_count < MINIMUM_EPOCHS:
        progress.warning(
            f"The series have {placed.epoch_count} epochs; trend classes need at least {MINIMUM_EPOCHS}. The trend "
            "fields are empty."
        )
        return TrendTable.empty(placed.point_count)
    fitter = TrendFitter.of(placed.dates, limits, load_classifier().probabilities, seams)
    return trend_table(fitter, placed.displacement, progress=progress)


def _trend_columns(table: TrendTable) -> dict[str, np.ndarray]:
    """Return the fields of the class; break and jump only where the class has one."""
    every = trend_fields(table, "network")
    columns = {name: np.array(every[name]) for name in TRENDS}
    chosen = class_names(table.networked).astype(str)
    for what, start in (("break", ("trend_break", "trend_velocity")), ("jump", ("trend_jump",))):
        without = ~np.isin(chosen, TREND_CLASSES.adding(what))
        for name in (one for one in TRENDS if one.startswith(start)):
            columns[name][without] = np.datetime64("NaT") if name.endswith("_date") else np.nan
    return columns


def _forecasts(
    placed: TimeSeriesPoints, setting: SummarySetting, scratch: Scratch, progress: Progress
) -> AreaForecasts | None:
    asked = setting.model is not None or setting.horizon_days is not None or setting.threshold is not None
    if placed.epoch_count < FEWEST_EPOCHS and not asked:
        progress.warning(
            f"The series have {placed.epoch_count} epochs; a forecast needs at least {FEWEST_EPOCHS}. The forecast "
            "fields are empty."
        )
        return None
    return forecast_areas(
        placed,
        scratch,
        progress,
        model=setting.model,
        horizon_days=setting.horizon_days,
        threshold=setting.threshold,
    )


def _forecast_columns(forecasts: AreaForecasts | None, count: int, setting: SummarySetting) -> dict[str, np.ndarray]:
    if forecasts is not None:
        return dict(forecasts.fields)
    names = (*FORECAST_FIELDS, *((PROBABILITY,) if setting.threshold is not None else ()))
    texts = np.full(count, None, dtype=object)
    return {name: texts if name == "best_simple" else np.full(count, np.nan, np.float32) for name in names}


def _of_all(count: int, there: np.ndarray, columns: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return columns of the areas with points as columns of all."""
    made = {}
    for name, values in columns.items():
        empty: Any = None if values.dtype == object else np.datetime64("NaT") if values.dtype.kind == "M" else np.nan
        made[name] = np.full(count, empty, dtype=values.dtype)
        made[name][there] = values
    return made


def _ranks(fields: dict[str, np.ndarray], there: np.ndarray, sigma: np.ndarray) -> np.ndarray:
    """Return each area's place, from 1 on, 0 without points.

    First comes what is likeliest to pass the threshold where there is one; then what moves fastest at least, which is
    its velocity less twice its uncertainty: nothing where that is unknown, as of a series of a few epochs.
    """
    speed = np.abs(np.nan_to_num(fields["velocity_mean"][there]))
    least = np.nan_to_num(np.maximum(speed - _SURE * sigma, 0.0))
    likely = np.nan_to_num(fields[PROBABILITY][there], nan=-1.0) if PROBABILITY in fields else np.zeros(len(there))
    ranks = np.zeros(len(fields["velocity_mean"]), dtype=np.int32)
    ranks[there[np.lexsort((-speed, -least, -likely))]] = np.arange(1, len(there) + 1)
    return ranks
