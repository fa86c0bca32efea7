# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of 'Forecast displacement'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..report import COLOURS, Report, new_figure
from ..series import TimeSeriesPoints
from .baselines import last_observed
from .calendar import Calendar
from .forecaster import ForecastData
from .usability import NO, UNCLEAR, YES, Usability
from .validation import FORECASTER, PERSISTENCE, SEASONAL

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST_DRAWN = 30_000
_EXAMPLES = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Where the example points stand among all, by forecast change."""


@dataclass(frozen=True)
class PointForecast:
    """A forecast at the points.

    Parameters
    ----------
    dates
        Future dates, ``datetime64[D]``, shape (n_horizons,).
    values, half_width
        mm, float32, shape (n_points, n_horizons); values are NaN where nothing can be forecast.
    usability
        What past forecasts were worth.
    """

    dates: np.ndarray
    values: np.ndarray
    half_width: np.ndarray
    usability: Usability


def in_a_sentence(result: PointForecast) -> str:
    """Say whether the forecast is worth using."""
    usable = result.usability
    own, persistence, seasonal = (usable.rmse[name] for name in (FORECASTER, PERSISTENCE, SEASONAL))
    yes = usable.share(YES)
    if yes >= 0.5:
        start = f"The forecast is worth using at {yes:.0%} of the points"
    elif yes > 0:
        start = f"The forecast is worth using at {yes:.0%} of the points only (forecast_usable = yes)"
    else:
        start = "At no point is the forecast clearly better than the simple ones"
    return (
        f"{start}, judged by past forecasts beside the better of persistence and the seasonal trend at each; at "
        f"{usable.share(UNCLEAR):.0%} it was better but perhaps by chance, at {usable.share(NO):.0%} it was not. Over "
        f"all points past forecasts erred by {own:.2f} mm, persistence by {persistence:.2f} mm, the seasonal trend by "
        f"{seasonal:.2f} mm."
    )


def write_forecast_report(
    path: Path,
    data: ForecastData,
    result: PointForecast,
    *,
    points: TimeSeriesPoints,
    calendar: Calendar,
    level: float,
    facts: Mapping[str, Any],
    warnings: Sequence[str],
    exceedances: Sequence[str] = (),
    made: Mapping[str, Any],
) -> None:
    """Write the report: whether to use the forecast, the forecast, and what it rests on."""
    report = Report(f"Forecast from {data.origin}: {points.measured.label}", in_a_sentence(result))
    for text in warnings:
        report.warn(text)
    report.section("Forecast")
    report.figure(
        _map_figure(data, result),
        f"Forecast change in mm from the last observation to {result.dates[-1]}, the half width of its {level:g}% "
        "interval on that date, and where past forecasts beat the simple ones.",
    )
    if exceedances:
        report.section("Thresholds")
        for text in exceedances:
            report.text(text)
    report.section("Past forecasts")
    report.text(
        "The model forecast again from past dates with what was known then; these are its errors beside those of the "
        "last value (persistence) and of trend and season of the point, extrapolated."
    )
    report.table(
        ["Horizon, days", "Step", "This model, mm", "Persistence, mm", "Seasonal trend, mm", "Mean half width, mm"],
        _error_rows(result, calendar),
    )
    report.section("Examples")
    report.figure(
        _example_figure(data, result, points),
        f"Five points from strongly falling to strongly rising: observed, forecast and {level:g}% interval.",
    )
    report.section("What the model cannot know")
    report.text(
        "A forecast continues what the series have shown. New causes (works, pumping, an earthquake, a slope that "
        f"fails), and unwrapping errors, are not in it. The intervals hold {level:g}% on the average over dates: whole "
        "dates are off together, so at a single date far more or fewer points may lie outside."
    )
    report.section("Model")
    report.facts(
        {
            "Preset": facts.get("preset", "unknown"),
            "Calendar": calendar.words,
            "Learned from data up to": facts.get("learned_until", "unknown"),
            "Points": points.point_count,
            "Last epoch": str(data.origin),
            "Made with": ", ".join(f"{name} {text}" for name, text in facts.get("packages", {}).items()),
        }
    )
    report.write(path, made)


def _error_rows(result: PointForecast, calendar: Calendar) -> list[list[Any]]:
    rows: list[list[Any]] = []
    width = result.half_width.mean(axis=0)
    for step in range(len(result.dates)):
        errors = [result.usability.by_horizon[name][step] for name in (FORECASTER, PERSISTENCE, SEASONAL)]
        known = [float(value) if np.isfinite(value) else None for value in errors]
        rows.append([f"{(step + 1) * calendar.step_days:g}", step + 1, *known, float(width[step])])
    return rows


def _map_figure(data: ForecastData, result: PointForecast) -> Figure:
    drawn = np.flatnonzero(np.isfinite(result.values[:, -1]))
    drawn = drawn[:: max(1, len(drawn) // _MOST_DRAWN)]
    change = (result.values[:, -1] - last_observed(data.displacement))[drawn]
    limit = max(float(np.nanquantile(np.abs(change), 0.98)), 0.1)
    width = result.half_width[drawn, -1]
    size = max(1.5, min(12.0, 12_000 / len(drawn)))
    figure = new_figure(9.5, 3.6)
    panels = figure.subplots(1, 3, sharex=True, sharey=True)
    style: dict[str, Any] = {"s": size, "linewidths": 0, "rasterized": True}
    place = data.coordinates[drawn].T
    shown = panels[0].scatter(*place, c=change, cmap="RdBu", vmin=-limit, vmax=limit, **style)
    figure.colorbar(shown, ax=panels[0], shrink=0.8, label="mm")
    shown = panels[1].scatter(*place, c=width, cmap="viridis", vmin=0, vmax=float(np.quantile(width, 0.98)), **style)
    figure.colorbar(shown, ax=panels[1], shrink=0.8, label="mm")
    answers = {NO: "#CCCCCC", UNCLEAR: COLOURS[5], YES: COLOURS[0]}
    panels[2].scatter(*place, color=[answers[answer] for answer in result.usability.usable[drawn]], **style)
    for answer, colour in answers.items():
        panels[2].scatter([], [], color=colour, label=answer)
    panels[2].legend(fontsize=8, markerscale=0.8)
    for axes, title in zip(panels, ("forecast change", "half width", "forecast_usable"), strict=True):
        axes.set_title(title, fontsize=10)
        axes.set_aspect("equal")
        axes.set_xticks([])
        axes.set_yticks([])
    return figure


def _example_figure(data: ForecastData, result: PointForecast, points: TimeSeriesPoints) -> Figure:
    change = result.values[:, -1] - last_observed(data.displacement)
    known = np.flatnonzero(np.isfinite(change))
    order = known[np.argsort(change[known], kind="stable")]
    chosen = dict.fromkeys(order[round(share * (len(order) - 1))] for share in _EXAMPLES)
    figure = new_figure(8.0, 1.6 * len(chosen) + 0.4)
    for axes, point in zip(figure.subplots(len(chosen), 1, sharex=True, squeeze=False)[:, 0], chosen, strict=True):
        values, half = result.values[point], result.half_width[point]
        axes.plot(data.dates, data.displacement[point], ".", color="#555555", markersize=2.5)
        axes.fill_between(result.dates, values - half, values + half, color=COLOURS[4], alpha=0.4, linewidth=0)
        axes.plot(result.dates, values, color=COLOURS[0])
        axes.set_title(f"{points.pid[point]}, forecast_usable {result.usability.usable[point]}", fontsize=8, loc="left")
        axes.set_ylabel("mm", fontsize=8)
        axes.tick_params(labelsize=8)
    return figure
