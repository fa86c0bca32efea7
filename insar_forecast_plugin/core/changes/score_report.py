# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of a check: errors by date beside the simple forecasts, areas, a map, and the farthest points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..reports.figures import COLOURS, VERBATIM, draw_points, drawn_rows, mark_dates
from ..reports.map_figure import extent_of, new_maps
from ..reports.report import Report, new_figure
from ..shares import percent
from .forecast_scores import METHODS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from .score_forecast import Check

_EXAMPLES = 6
_MOST_AREAS = 50
_WORDS = {"forecast": "forecast", "persistence": "last value", "seasonal": "seasonal trend"}


def write_score_report(
    path: Path,
    check: Check,
    *,
    names: Mapping[str, str],
    texts: Sequence[str],
    warnings: Sequence[str],
    made: dict[str, Any],
) -> None:
    """Write it.

    Parameters
    ----------
    names
        Files by parameter.
    """
    measured, scores = check.forecast.points.measured, check.scores
    report = Report("Check of a forecast", texts[0], measured.attribution)
    for text in warnings:
        report.warn(text)
    report.section("Layers")
    report.facts(
        {
            "Forecast": names["FORECAST"],
            "Observed": names["OBSERVED"],
            "Quantity": measured.label,
            "Origin": str(check.forecast.origin),
            "Scored dates": f"{len(scores.dates)}, {scores.dates[0]} to {scores.dates[-1]}",
        }
    )
    for text in texts[1:]:
        report.text(text)
    report.section("Errors by date")
    report.table(*_date_table(check))
    report.figure(
        _date_figure(check),
        "Left: RMSE over the points. Right: share of the observed values inside the interval; dashed: its level.",
    )
    _add_areas(report, check)
    report.section("Where the errors are")
    report.figure(_map(check), "Observed less forecast at the last scored date of each point, mm.")
    report.section("Points farthest from their forecast")
    report.figure(
        _series_figure(check),
        "Dots: observed, after the origin at the level of the forecast. Blue: forecast with its interval.",
    )
    report.write(path, made)


def _date_table(check: Check) -> tuple[list[str], list[list[Any]], str]:
    scores, sums = check.scores, check.scores.by_date
    rows: list[list[Any]] = []
    for at, day in enumerate(scores.dates):
        count = sums["count"][at]
        if count:
            errors = [float(np.sqrt(sums[name][at] / count)) for name in METHODS]
            days = int((day - check.forecast.origin).astype(int))
            rows.append([str(day), days, int(count), *errors, percent(sums["inside"][at] / count)])
    rows.append(["all", "", int(scores.count.sum()), *map(scores.rmse, METHODS), percent(scores.coverage())])
    columns = ["date", "days ahead", "points", *(f"{_WORDS[name]}, mm" for name in METHODS), "inside"]
    return columns, rows, "RMSE over the points. All forecasts start from the same origin."


def _add_areas(report: Report, check: Check) -> None:
    scores = check.scores
    rows = [(name, one) for name, one in zip(check.area_id, check.areas, strict=True) if scores.count[one].any()]
    if not rows:
        return
    rows.sort(key=lambda item: -scores.left_share(item[1]))
    report.section("Areas")
    report.table(
        ["area", "points", *(f"{_WORDS[name]}, mm" for name in METHODS), "inside", "left the path"],
        [
            [
                *(str(name)[:60], int((scores.count[one] > 0).sum())),
                *(scores.rmse(method, one) for method in METHODS),
                *(percent(scores.coverage(one)), percent(scores.left_share(one))),
            ]
            for name, one in rows[:_MOST_AREAS]
        ],
        "Areas of which most points left their path come first."
        + (f" The layer has {len(rows) - _MOST_AREAS} more." if len(rows) > _MOST_AREAS else ""),
    )


def _date_figure(check: Check) -> Figure:
    scores, sums = check.scores, check.scores.by_date
    known = sums["count"] > 0
    days = scores.dates[known].astype(object)
    figure = new_figure(8.0, 3.2)
    left, right = figure.subplots(1, 2)
    for name, colour in zip(METHODS, COLOURS, strict=False):
        errors = np.sqrt(sums[name][known] / sums["count"][known])
        left.plot(days, errors, ".-", color=colour, label=_WORDS[name], markersize=4)
    left.set_ylabel("RMSE, mm")
    left.set_ylim(bottom=0)
    left.legend(frameon=False, fontsize=8)
    right.plot(days, sums["inside"][known] / sums["count"][known], ".-", color=COLOURS[0], markersize=4)
    right.axhline(check.forecast.level / 100.0, color="0.4", linestyle="--", linewidth=0.8)
    right.set_ylim(0, 1.02)
    right.set_ylabel("share inside the interval")
    for axes in (left, right):
        mark_dates(axes, 5)
        axes.tick_params(labelsize=8)
    return figure


def _map(check: Check) -> Figure:
    scores = check.scores
    rows = drawn_rows(np.isfinite(scores.last))
    places = check.forecast.points.coordinates[scores.matches.first][rows]
    maps = new_maps(extent_of(places))
    (axes,) = maps.panels
    marks = draw_points(axes, places, values=scores.last[rows], quantity="change")
    maps.add_key(marks, axes, "observed less forecast, mm")
    return maps.with_scale_bar()


def _series_figure(check: Check) -> Figure:
    scores, points = check.scores, check.forecast.points
    far = np.argsort(-np.abs(np.nan_to_num(scores.bias)), kind="stable")[: min(_EXAMPLES, len(scores.bias))]
    height = -(-len(far) // 2)
    figure = new_figure(8.0, 1.6 * height)
    grid = figure.subplots(height, 2, squeeze=False)
    for axes, row in zip(grid.flat, far.tolist(), strict=False):
        first, one = int(scores.matches.first[row]), slice(row, row + 1)
        axes.plot(points.dates.astype(object), points.displacement[first : first + 1][0], ".", color="0.6", ms=2)
        days = scores.dates.astype(object)
        axes.fill_between(days, scores.series["L"][one][0], scores.series["U"][one][0], color=COLOURS[4], alpha=0.4)
        axes.plot(days, scores.series["F"][one][0], color=COLOURS[0], linewidth=1.2)
        axes.plot(days, scores.observed[one][0], ".", color=COLOURS[1], ms=3)
        axes.set_title(str(points.pid[first])[:40], fontsize=8, loc="left", parse_math=False, gid=VERBATIM)
        axes.tick_params(labelsize=7)
        mark_dates(axes, 5)
    for axes in grid.flat[len(far) :]:
        axes.set_axis_off()
    for axes in grid[:, 0]:
        axes.set_ylabel("mm", fontsize=8)
    return figure
