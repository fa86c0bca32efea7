# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of 'Forecast displacement'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...forecast_methods import FORECAST_METHODS, KALMAN, PERSISTENCE, PRESETS, SEASONAL, SIMPLE
from ...io.rows_on_disk import Rows
from ...io.stored_points import StoredPoints
from ...palette import MIDDLE
from ...reports.figures import COLOURS, draw_points, drawn_rows, new_figure
from ...reports.map_figure import extent_of, new_maps
from ...reports.report import Report
from ..data.forecast_calendar import ForecastCalendar
from ..data.model_header import ModelHeader
from ..data.origin_level import LEVEL_IN_WORDS
from ..data.point_forecast import FORECASTER, PointForecast
from ..data.region_series import RegionSeries
from ..evaluation.areas import areas_in_a_sentence
from .forecast_examples import example_points
from .level_table import tell_level_errors
from .verdict_over_all import OTHER_SERIES, SIMPLE_WORDS, by_past_forecasts, by_training

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_NOTHING_COMPARED = "#eeeeee"
_STARTS_LATEST = "forecasts start from each point's latest data"


def in_a_sentence(
    result: PointForecast, training: Mapping[str, float] | None = None, *, of_other_series: bool = False
) -> str:
    """Say whether the forecast is worth using: first over all points, then in how many areas.

    Parameters
    ----------
    training
        Errors in training, mm, where it judged these series.
    of_other_series
        Whether the model was trained on others.
    """
    over_all = by_training(training) if training is not None else by_past_forecasts(result.usability.rmse)
    parts = [over_all, *([OTHER_SERIES] if of_other_series else []), areas_in_a_sentence(result.areas, SIMPLE_WORDS)]
    return " ".join(parts)


def what_was_seen(learnt: int) -> str:
    """Say whether past forecasts had seen the answers: after how many past origins some chose when training ended."""
    if learnt:
        return (
            "No past forecast is compared with dates that the weights have learnt from. Training ended where the error "
            f"was smallest, by dates some of which came after {learnt} of the past origins: these errors may be "
            "slightly too small."
        )
    return "None of the past forecasts had learnt from what it is compared with."


def band_of_all_dates(result: PointForecast) -> str:
    """Say how much wider a band is that holds the whole path."""
    return (
        f"The interval holds each date by itself. A band that should hold all {len(result.dates)} dates of a point at "
        f"once, at {result.movement.interval_level:g}% of the points, is {result.path_factor:.2f} times as wide "
        "(output 'Band of all dates')."
    )


def how_areas_are_judged(result: PointForecast, *, trained: bool) -> str:
    """Say why these errors are not those of training, and how areas are told apart."""
    return (
        f"These are the errors from {len(result.origins)} past origins. "
        + (
            "The training report uses other past dates, so its figures differ; the verdict over all points is that of "
            "training where the model was trained on these series. "
            if trained
            else ""
        )
        + "At a single point so few past forecasts cannot tell two methods apart, so areas of about "
        f"{int(np.median(result.areas.points))} neighbouring points are compared at the target dates (test of Diebold "
        "and Mariano; how neighbouring dates hang together is estimated from all areas). Of the areas called better or "
        "worse, about one in ten is called so by chance. forecast_area_gain is by how many percent the error is "
        "smaller than that of the better simple forecast; where past forecasts say little, it is drawn towards the "
        "mean of all areas."
    )


def write_forecast_report(
    path: Path,
    region: RegionSeries,
    result: PointForecast,
    *,
    points: StoredPoints,
    level: float,
    header: ModelHeader,
    verdict: str,
    errors: Rows,
    warnings: Sequence[str],
    exceedances: Sequence[str] = (),
    made: Mapping[str, Any],
) -> None:
    """Write the report: whether to use the forecast, the forecast, and what it rests on.

    Parameters
    ----------
    verdict
        Whether to use the forecast; see :func:`in_a_sentence`.
    errors
        Of past forecasts, see :meth:`~..evaluation.intervals.PastForecasts.errors`.
    """
    shown = points.measured
    report = Report(f"Forecast from {region.origin}: {shown.label}", verdict, shown.attribution)
    for text in (*warnings, *([result.remark] if result.remark else [])):
        report.warn(text)
    report.section("Forecast")
    report.figure(
        _map_figure(region, result),
        f"Forecast movement from {region.origin} to {result.dates[-1]}, mm{shown.sign_in_brackets}; half the width of "
        f"its {level:g}% interval; and the areas where past forecasts were better. {LEVEL_IN_WORDS} The interval of "
        "the movement was calibrated on past movements, so it includes the uncertainty at both ends.",
    )
    if exceedances:
        report.section("Thresholds")
        for text in exceedances:
            report.text(text)
    _tell_past_forecasts(report, result, header, region.dates)
    report.section("Examples")
    report.figure(
        _example_figure(region, result, points, errors),
        f"Observed values, forecast and {level:g}% interval at the points of lowest, highest and median fitted "
        "velocity, and at one point with good and one with bad past forecasts, if there are any. Each panel says "
        "which it is. Displacement as in the layer. Velocities are those of a straight line fitted to all epochs.",
    )
    report.section("What a forecast cannot foresee")
    report.text(_what_it_cannot(level))
    report.section("Model")
    report.facts(_facts_of_model(header) | {"Points": points.point_count, "Last epoch": str(region.origin)})
    report.write(path, made)


def _facts_of_model(header: ModelHeader) -> dict[str, Any]:
    if header.preset == KALMAN:
        return {
            "Model": "none; a Kalman filter at each point (level, velocity, season and a fading excursion)",
            "Its variances": "estimated from these points; for past forecasts, from the epochs before them",
            "Step": f"{header.calendar.step_days:g} days",
        }
    return {
        "Preset": header.preset,
        "Calendar": header.calendar.words,
        "Trained on data up to": f"{header.learned_until} ({_STARTS_LATEST})",
        "Trained with": ", ".join(f"{name} {text}" for name, text in header.packages.items()),
    }


def _tell_past_forecasts(report: Report, result: PointForecast, header: ModelHeader, dates: np.ndarray) -> None:
    report.section("Past forecasts")
    report.text(
        "Forecasts were repeated from past dates, using only what was known then. The table compares their errors "
        "with those of the last value (persistence) and of the point's extrapolated trend and season (seasonal trend)."
    )
    report.table(
        [
            "Horizon, days",
            "Step",
            "This forecast, mm",
            "Persistence, mm",
            "Seasonal trend, mm",
            "Mean half width of the interval of a value, mm",
        ],
        _error_rows(result, header.calendar, dates[-1]),
    )
    tell_level_errors(
        report,
        result.usability.of_level,
        {FORECASTER: "this forecast"} | {name: FORECAST_METHODS[name].words for name in SIMPLE},
        calendar=header.calendar,
        steps=len(result.usability.of_level.by_horizon[FORECASTER]),
        epochs=header.measured.epochs,
    )
    if result.of_steps is not None:
        report.text(
            "The dates were asked for and are no equal steps. The errors of a date are those of the past step that lay "
            "as many days ahead, or nearly as many."
        )
    if len(result.dates) > 1 and np.isfinite(result.path_factor):
        report.text(band_of_all_dates(result))
    by_steps = header.preset in PRESETS and PRESETS[header.preset].step_by_step
    learnt = int((dates[np.array(result.origins) - 1] < header.learned_until).sum()) if by_steps else 0
    report.text(what_was_seen(learnt))
    report.text(how_areas_are_judged(result, trained=header.preset != KALMAN))


def _what_it_cannot(level: float) -> str:
    return (
        "A forecast continues what the series have shown. It does not foresee new causes (construction works, "
        f"pumping, an earthquake, a slope failure) or unwrapping errors. The intervals contain {level:g}% of the "
        "observations, averaged over dates. Errors at one date are similar at many points, so at a single date far "
        "more or fewer points may lie outside. Among the points with the largest forecast movement, the intervals "
        "contain fewer observations (80 to 85% instead of 90% in tests), because chance makes some of these "
        "movements the largest."
    )


def _error_rows(result: PointForecast, calendar: ForecastCalendar, origin: np.datetime64) -> list[list[Any]]:
    rows: list[list[Any]] = []
    width = sum(part.half_width.sum(axis=0, dtype=np.float64) for _, part in result.blocks()) / len(result.values)
    for index, (day, step) in enumerate(zip(result.dates, result.steps_ahead.tolist(), strict=True)):
        errors = [result.usability.by_horizon[name][step - 1] for name in (FORECASTER, PERSISTENCE, SEASONAL)]
        known = [float(value) if np.isfinite(value) else None for value in errors]
        days = step * calendar.step_days if result.of_steps is None else (day - origin).astype(int)
        rows.append([f"{days:g}", step, *known, float(width[index])])
    return rows


def _map_figure(region: RegionSeries, result: PointForecast) -> Figure:
    drawn = drawn_rows(np.isfinite(result.values[:, -1]))
    shown_points = result.at_points(drawn)
    # What moves lies on what does not.
    drawn = drawn[np.argsort(np.abs(shown_points.movement.change[:, -1]))]
    shown_points = result.at_points(drawn)
    change, width = shown_points.movement.change[:, -1], shown_points.movement.half_width[:, -1]
    places = region.coordinates[drawn]
    maps = new_maps(extent_of(places), 3)
    panels = maps.panels
    shown = draw_points(panels[0], places, values=change, quantity="change")
    maps.add_key(shown, panels[0], "mm")
    shown = draw_points(panels[1], places, values=width, quantity="half_width")
    maps.add_key(shown, panels[1], "mm")
    answers = {"no": COLOURS[5], "not_distinguishable": MIDDLE, "yes": COLOURS[0]}
    better = shown_points.areas.at_points(shown_points.areas.better)
    draw_points(panels[2], places, color=[answers.get(answer, _NOTHING_COMPARED) for answer in better])
    for answer, colour in answers.items():
        panels[2].scatter([], [], color=colour, label=answer.replace("_", " "))
    maps.add_legend(panels[2], markerscale=0.8)
    for axes, title in zip(
        panels, ("forecast movement", "half width of its interval", "better in this area"), strict=True
    ):
        axes.set_title(title, fontsize=10)
    return maps.with_scale_bar()


def _example_figure(region: RegionSeries, result: PointForecast, points: StoredPoints, errors: Rows) -> Figure:
    chosen = example_points(region, result.values, errors, result.usability.usable, result.origins)
    figure = new_figure(8.0, 1.6 * max(len(chosen), 1) + 0.4)
    rows = figure.subplots(max(len(chosen), 1), 1, sharex=True, squeeze=False)[:, 0]
    for axes, example in zip(rows, chosen, strict=False):
        at_point = np.array([example.index])
        shown, data = result.at_points(at_point), region.at_points(at_point)
        values, half = shown.values[0], shown.half_width[0]
        axes.plot(data.dates, data.displacement[0], ".", color="#555555", markersize=2.5)
        axes.fill_between(result.dates, values - half, values + half, color=COLOURS[4], alpha=0.4, linewidth=0)
        axes.plot(result.dates, values, color=COLOURS[0])
        moved, (lower, upper) = shown.movement.change[0, -1], (end[0, -1] for end in shown.movement.ends)
        start = values[-1] - moved
        axes.plot([data.origin, result.dates[-1]], [start, start], ":", color=COLOURS[1], linewidth=1)
        axes.annotate(
            f"{moved:+.1f} mm ({lower:+.1f} to {upper:+.1f})",
            (1.0, values[-1]),
            xycoords=("axes fraction", "data"),
            xytext=(4, 0),
            textcoords="offset points",
            fontsize=7,
            va="center",
            annotation_clip=False,
        )
        axes.set_title(
            f"point {points.pid[example.index]}: {example.reason}",
            fontsize=7,
            loc="left",
            parse_math=False,
        )
        axes.set_ylabel("mm", fontsize=8)
        axes.tick_params(labelsize=8)
    return figure
