# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of 'Back-test forecasters'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...forecast_methods import ANCHORED, FORECAST_METHODS, KALMAN, PERSISTENCE, SEASONAL, SIMPLE
from ...gridding.projection import places_in_metres
from ...reports.figures import COLOURS, draw_points, drawn_rows, new_figure
from ...reports.map_figure import extent_of, new_maps
from ...reports.report import Report
from ...reports.wording import PRACTICALLY_EQUAL
from ...series import TimeSeriesPoints
from ...shares import percent
from ..evaluation.backtest_engine import BacktestResult
from .level_table import LEVEL_ERRORS, noise_in_a_sentence, shown_steps

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SKILL = "Skill against persistence"
_CANNOT_KNOW = (
    "None of these methods knows causes. A source that starts, stops or accelerates after the origin (a mine panel, "
    "a well, a landslide, an earthquake) cannot be in a forecast made before it. Nor can unwrapping errors. The "
    "noise of a single date sets a lower limit to every error given here."
)


def judged_method(result: BacktestResult) -> str:
    """Return the method that the layer and the verdict speak of: the plugin's own, else the best of the others."""
    if ANCHORED in result.results:
        return ANCHORED
    others = [name for name in result.results if name not in SIMPLE]
    return min(others or list(result.results), key=result.rmse)


def _words(method: str) -> str:
    return FORECAST_METHODS[method].words


def verdict(result: BacktestResult) -> str:
    """Say in a sentence whether a forecast is worth using here."""
    judged, simple = judged_method(result), result.simple
    own, other, test = result.rmse(judged), result.rmse(simple), result.tests[judged]
    count = len(result.plan.origins)
    origins = f"{count} origin{'s' if count > 1 else ''}"
    if judged == simple:
        return f"{_capital(_the(simple))} is the best method that was run: its error is {own:.2f} mm over {origins}."
    if abs(own - other) <= PRACTICALLY_EQUAL * other:
        return (
            f"{_capital(_the(judged))} and {_the(simple)} are practically equal here: their errors are {own:.2f} mm "
            f"and {other:.2f} mm over {origins}."
        )
    if test.verdict == "no":
        return (
            f"{_capital(_the(simple))} is the better forecast here: over {origins}, its error is {other:.2f} mm, "
            f"compared with {own:.2f} mm for {_the(judged)}."
        )
    numbers = f"over {origins}, its error is {own:.2f} mm, compared with {other:.2f} mm for {_the(simple)}"
    if test.verdict == "yes":
        return (
            f"A forecast by {_the(judged)} is worth using here: {numbers}. The difference is statistically significant."
        )
    return (
        f"It is uncertain whether {_the(judged)} is better than {_the(simple)}: {numbers}. Use more "
        f"origins{', farther apart (ORIGIN_STEP),' if result.plan.overlap else ''} to decide."
    )


def ways_to_use(result: BacktestResult) -> str:
    """Say in a sentence which of the methods 'Forecast displacement' can use, the best first, and how."""
    usable = sorted(
        (name for name in result.results if name == KALMAN or FORECAST_METHODS[name].preset), key=result.rmse
    )
    if not usable:
        return (
            "None of the methods that were run is one that 'Forecast displacement' uses: they are for comparison. Run "
            f"{_the(ANCHORED)} or {_the(KALMAN)} too."
        )
    ways = "; ".join(f"{_the(name)} ({result.rmse(name):.2f} mm), {_way(name)}" for name in usable)
    return f"'Forecast displacement' can use these methods, best first: {ways}. Other methods are for comparison."


def _way(name: str) -> str:
    preset = FORECAST_METHODS[name].preset
    if preset is None:
        return "if it is run without a model"
    return f"with a model from 'Train forecaster' (PRESET={preset})"


def _the(name: str) -> str:
    return FORECAST_METHODS[name].named


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def write_backtest_report(
    path: Path, result: BacktestResult, points: TimeSeriesPoints, *, warnings: Sequence[str], made: Mapping[str, Any]
) -> None:
    """Write the report: whether to use a forecast, the errors, the intervals, the map, and examples."""
    plan, judged = result.plan, judged_method(result)
    report = Report(f"Back-test of forecasters: {points.measured.label}", verdict(result), points.measured.attribution)
    for text in warnings:
        report.warn(text)
    report.text(ways_to_use(result))
    _tell_errors(report, result, points)
    _tell_tests(report, result)
    _tell_intervals(report, result)
    report.section("Where the forecast is better")
    found = result.point_verdict(judged)
    better = found[[one is not None for one in found]]
    report.text(
        f"{_capital(_words(judged))} compared with the better of persistence and seasonal trend at each point: "
        f"significantly better at {percent((better == 'yes').mean())} of the points, significantly worse at "
        f"{percent((better == 'no').mean())}, not distinguishable at the others."
    )
    report.figure(
        _skill_figure(result, points, judged),
        "Skill against the better simple forecast at each point. Above 0 (blue): the method is better.",
    )
    report.section("Five example points")
    report.figure(_example_figure(result, points, judged), _example_caption(plan.level))
    report.section("What no method can forecast")
    report.text(_CANNOT_KNOW)
    report.write(path, made)


def origins_in_words(origins: Sequence[int], dates: np.ndarray) -> str:
    """Return how many origins there are, and their dates."""
    first, last = dates[origins[0] - 1], dates[origins[-1] - 1]
    return f"1 origin, {first}" if len(origins) == 1 else f"{len(origins)} origins, {first} to {last}"


def _tell_errors(report: Report, result: BacktestResult, points: TimeSeriesPoints) -> None:
    plan = result.plan
    report.section("Error by horizon")
    report.text(
        f"Forecasts from {origins_in_words(plan.origins, points.dates)}. Each method used only what was known at that "
        f"date, and was {'fitted again at each origin' if plan.refit else 'fitted once, before the first origin'}. "
        "Calendar: "
        f"{plan.calendar.words}."
    )
    report.figure(_error_figure(result), "Root mean square error at the points by horizon, mm.")
    for title, field in (("RMSE, mm", "rmse"), ("Mean absolute error, mm", "mae"), (_SKILL, "skill")):
        report.table(*_by_horizon(result, title, field))
    report.table(*_by_horizon(result, "R2 of the change since the origin", "increment_r2"))
    of_level = {name: result.of_level.by_horizon[name] for name in result.scores}
    report.table(*_rows_by_horizon(result, "RMSE against the level, mm", of_level), LEVEL_ERRORS)
    shown = {name: _words(name) for name in dict.fromkeys((judged_method(result), *SIMPLE))}
    report.text(noise_in_a_sentence(result.of_level, shown, epochs=points.measured.epochs))


def _tell_tests(report: Report, result: BacktestResult) -> None:
    report.section("Is the difference statistically significant?")
    report.table(
        ["Method", "RMSE, mm", "Difference in squared error, mm²", "p", "Better"],
        [
            (
                _words(name),
                result.rmse(name),
                test.difference,
                test.p_value,
                test.verdict.replace("_", " "),
            )
            for name, test in result.tests.items()
        ],
        f"Compared with {_the(result.simple)}, the better of the two simple forecasts. Diebold-Mariano test over "
        "origins; each date counts as one observation. Origins with overlapping horizons are treated as correlated "
        "in proportion to the dates they share, so origins close together add little information.",
    )


def _tell_intervals(report: Report, result: BacktestResult) -> None:
    level = result.plan.level
    report.section("Intervals")
    report.text(
        f"Intervals should contain {level:g}% of the observations. They are calibrated at each origin on its past."
    )
    report.figure(_coverage_figure(result), "Percentage of observations inside the intervals, by horizon.")
    report.table(
        ["Method", "Coverage, %", "Lowest and highest origin, %", "Mean width, mm", "CRPS, mm"],
        [
            (
                _words(name),
                f"{100 * np.nanmean(scores.coverage):.1f}",
                "{:.0f} to {:.0f}".format(
                    *(100 * edge(result.coverage_of_origins[name]) for edge in (np.nanmin, np.nanmax))
                ),
                float(np.nanmean(scores.width)),
                float(np.nanmean(scores.crps)),
            )
            for name, scores in result.scores.items()
        ],
        "Errors at one date are similar at many points, so the coverage at a single origin can be well "
        "above or below the average.",
    )


def _by_horizon(result: BacktestResult, title: str, field: str) -> tuple[list[str], list[list[Any]], str]:
    columns, rows = _rows_by_horizon(result, title, {n: getattr(s, field) for n, s in result.scores.items()})
    note = (
        "1 - RMSE / RMSE of persistence. Above 0: better than the last value. The fields skill_<method> of the "
        "layer compare with the better simple forecast at each point instead."
        if field == "skill"
        else ""
    )
    return columns, rows, note


def _rows_by_horizon(
    result: BacktestResult, title: str, values: Mapping[str, np.ndarray]
) -> tuple[list[str], list[list[Any]]]:
    """Return columns and rows of a table with a row a method, of values at each step ahead."""
    steps = shown_steps(result.plan.calendar.horizon)
    days = result.plan.calendar.horizon_days()
    columns = [title, *(f"{days[step - 1]:g} days (h={step})" for step in steps)]
    return columns, [[_words(name), *(float(one[step - 1]) for step in steps)] for name, one in values.items()]


def _error_figure(result: BacktestResult) -> Figure:
    figure = new_figure()
    axes = figure.add_subplot()
    days = result.plan.calendar.horizon_days()
    for name, scores in result.scores.items():
        row = FORECAST_METHODS[name]
        width = 2 if name == judged_method(result) else 1.2
        axes.plot(days, scores.rmse, row.line, color=row.colour, lw=width, label=row.words)
    axes.set(xlabel="days ahead", ylabel="RMSE, mm", ylim=(0, None))
    axes.legend(fontsize=8, frameon=False, ncols=2)
    return figure


def _coverage_figure(result: BacktestResult) -> Figure:
    figure = new_figure(8.0, 2.6)
    axes = figure.add_subplot()
    days = result.plan.calendar.horizon_days()
    axes.axhline(result.plan.level, color="0.4", lw=0.8)
    for row in (FORECAST_METHODS[name] for name in (judged_method(result), result.simple)):
        shown = 100 * result.scores[row.id].coverage
        axes.plot(days, shown, row.line, color=row.colour, marker=".", label=row.words)
    axes.set(xlabel="days ahead", ylabel="inside the interval, %")
    low, high = axes.get_ylim()
    axes.set_ylim(min(low, result.plan.level - 10), min(100.5, max(high, result.plan.level + 5)))
    axes.legend(fontsize=8, frameon=False, ncols=2)
    return figure


def _skill_figure(result: BacktestResult, points: TimeSeriesPoints, judged: str) -> Figure:
    simple = np.fmin(result.point_rmse(PERSISTENCE), result.point_rmse(SEASONAL))
    skill = 1 - result.point_rmse(judged) / np.where(simple > 0, simple, np.nan)
    drawn = drawn_rows(np.isfinite(skill))
    places = places_in_metres(points.coordinates, points.crs)[0][drawn]
    maps = new_maps(extent_of(places))
    (axes,) = maps.panels
    marks = draw_points(axes, places, values=skill[drawn], quantity="skill")
    maps.add_key(marks, axes, "skill against the better simple forecast")
    return maps.with_scale_bar()


def _example_figure(result: BacktestResult, points: TimeSeriesPoints, judged: str) -> Figure:
    rmse = result.point_rmse(judged)
    order = np.argsort(np.where(np.isfinite(rmse), rmse, np.inf))[: int(np.isfinite(rmse).sum())]
    chosen = order[np.unique(np.linspace(0.02, 0.98, 5) * (len(order) - 1)).astype(int)]
    figure = new_figure(8.0, 1.7 * len(chosen) + 0.4)
    origin = result.plan.origins[0]
    start = max(0, origin - 3 * result.plan.calendar.lookback)
    ahead = points.dates[origin : origin + result.plan.calendar.horizon]
    made = result.results[judged]
    for row, point in enumerate(chosen):
        axes = figure.add_subplot(len(chosen), 1, row + 1)
        series = points.displacement[point]
        axes.plot(points.dates[start:origin], series[start:origin], ".", ms=2.5, color="0.35", label="history")
        axes.plot(
            ahead, series[origin : origin + len(ahead)], "o", ms=3, mfc="none", color=COLOURS[1], label="observed"
        )
        middle, half = made.forecast[0, point], made.half_width[0, point]
        axes.fill_between(ahead, middle - half, middle + half, color=COLOURS[0], alpha=0.2, lw=0)
        axes.plot(ahead, middle, color=COLOURS[0], label="forecast")
        axes.set_ylabel("mm", fontsize=8)
        title = f"point {points.pid[point]}, error {rmse[point]:.1f} mm"
        axes.set_title(title, fontsize=8, loc="left", parse_math=False)
        axes.tick_params(labelsize=7)
        if row == 0:
            axes.legend(fontsize=7, frameon=False, ncols=3)
    return figure


def _example_caption(level: float) -> str:
    return (
        f"From the smallest to the largest error: history, forecast from the first origin with its {level:g}% "
        "interval, and observed values."
    )
