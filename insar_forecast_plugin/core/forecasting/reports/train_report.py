# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of 'Train forecaster'."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...forecast_methods import FORECAST_METHODS, PERSISTENCE, PRESETS, SIMPLE
from ...reports.figures import COLOURS, draw_points, drawn_rows, new_figure
from ...reports.map_figure import extent_of, new_maps
from ...reports.report import Report
from ..data.forecast_calendar import ForecastCalendar
from ..data.forecaster import FitRecord
from ..data.model_header import ModelHeader
from ..data.point_forecast import FORECASTER
from ..data.region_series import RegionSeries
from ..data.time_split import TimeSplit
from ..evaluation.hold_out import HoldOutExample, Validation
from .level_table import tell_level_errors

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_WORDS = {FORECASTER: "this model", **{name: FORECAST_METHODS[name].words for name in SIMPLE}}


def write_training_report(
    path: Path,
    region: RegionSeries,
    *,
    header: ModelHeader,
    split: TimeSplit,
    record: FitRecord,
    measured: Validation,
    verdict: str,
    warnings: Sequence[str],
) -> None:
    """Write the report: what the model is worth first, then how it was trained.

    Parameters
    ----------
    verdict
        What the model is worth, in a sentence.
    """
    shown, calendar = header.measured, header.calendar
    report = Report(f"Forecaster, preset {header.preset}: {shown.label}", verdict, shown.attribution)
    for text in warnings:
        report.warn(text)
    _tell_errors(report, region, header=header, split=split, measured=measured)
    report.section("Forecast and observation")
    example = measured.example
    report.figure(
        _example_figure(region.coordinates, example),
        f"Change in mm from {example.origin} to {example.date} at the points: forecast, observed, and the difference.",
    )
    report.section("Training")
    if record.training_loss:
        report.figure(
            _loss_figure(record),
            "Mean squared error of each pass. The state with the smallest error in the early-stopping period is "
            "kept. That period lies before the dates of the errors above.",
        )
    facts = {"Calendar": calendar.words, "Points": region.point_count, "Epochs": region.epoch_count}
    report.facts(facts | record.facts)
    report.write(path, header.provenance)


def _tell_errors(
    report: Report, region: RegionSeries, *, header: ModelHeader, split: TimeSplit, measured: Validation
) -> None:
    calendar = header.calendar
    report.section("Error on dates not used for training")
    report.text(
        f"Forecasts from {len(measured.origins)} origins, {measured.origins[0]} to {measured.origins[-1]}, compared "
        f"with observations at the measurement points: {int(measured.cases.sum())} values. The model that made them, "
        f"including its scaling and early stopping, used only dates up to {region.dates[split.end - 1]}. "
        f"{_what_is_saved(region, split, header.learned_until)} These are errors over all points together. Whether the "
        "forecast is better at a single point is a stricter test, which often stays undecided with few past dates. "
        "'Forecast displacement' gives the answer for areas of about 60 points (forecast_area_better)."
    )
    report.figure(_error_figure(measured, header), "Root mean square error by horizon, mm.")
    report.table(
        ["Horizon, days", "Step", *(f"{word}, mm" for word in _WORDS.values()), "Skill against persistence"],
        _error_rows(measured, calendar),
        "Skill is 1 - RMSE / RMSE of persistence. Above 0: better than the last value.",
    )
    tell_level_errors(
        report,
        measured.of_level,
        _WORDS,
        calendar=calendar,
        steps=calendar.horizon,
        epochs=header.measured.epochs,
    )


def _what_is_saved(region: RegionSeries, split: TimeSplit, learned_until: np.datetime64) -> str:
    if learned_until > region.dates[split.end - 1]:
        return f"The saved model was then fitted again, in the same way, to all dates up to {learned_until}."
    return "This is the saved model."


def _error_rows(measured: Validation, calendar: ForecastCalendar) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for index, days in enumerate(calendar.horizon_days()):
        errors = [_known(measured.by_horizon[name][index]) for name in _WORDS]
        own, persistence = errors[0], errors[1]
        skill = None if own is None or not persistence else 1 - own / persistence
        rows.append([f"{days:g}", index + 1, *errors, skill])
    rows.append(["all", "", *(measured.rmse[name] for name in _WORDS), _skill(measured)])
    return rows


def _skill(measured: Validation) -> float | None:
    persistence = measured.rmse[PERSISTENCE]
    return 1 - measured.rmse[FORECASTER] / persistence if persistence else None


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _error_figure(measured: Validation, header: ModelHeader) -> Figure:
    figure = new_figure()
    axes = figure.subplots()
    days = header.calendar.horizon_days()
    for name, word in _WORDS.items():
        row = FORECAST_METHODS.get(name, PRESETS[header.preset])
        axes.plot(days, measured.by_horizon[name], row.line, color=row.colour, label=word, marker=".")
    axes.set_xlabel("days ahead")
    axes.set_ylabel("RMSE, mm")
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False)
    return figure


def _loss_figure(record: FitRecord) -> Figure:
    figure = new_figure()
    axes = figure.subplots()
    passes = np.arange(1, len(record.training_loss) + 1)
    axes.plot(passes, record.training_loss, color=COLOURS[0], label="training period")
    axes.plot(
        passes[: len(record.stopping_loss)], record.stopping_loss, "--", color=COLOURS[1], label="early-stopping period"
    )
    axes.set_xlabel("pass over the data")
    axes.set_ylabel("mean squared error, mm²")
    axes.legend(frameon=False)
    return figure


def _example_figure(coordinates: np.ndarray, example: HoldOutExample) -> Figure:
    drawn = drawn_rows(np.isfinite(example.forecast) & np.isfinite(example.observed))
    shown = {
        "forecast": example.forecast[drawn],
        "observed": example.observed[drawn],
        "observed - forecast": (example.observed - example.forecast)[drawn],
    }
    maps = new_maps(extent_of(coordinates[drawn]), 3)
    for axes, (title, values) in zip(maps.panels, shown.items(), strict=True):
        points = draw_points(axes, coordinates[drawn], values=values, quantity="change")
        axes.set_title(title, fontsize=10)
    maps.add_key(points, maps.panels, "mm")
    return maps.with_scale_bar()
