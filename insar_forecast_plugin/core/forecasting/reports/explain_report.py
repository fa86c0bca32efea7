# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of 'Explain forecasters'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...forecast_methods import ANCHORED, FORECAST_METHODS
from ...measured import Measured
from ...reports.figures import COLOURS, new_figure
from ...reports.report import Report
from ...shares import percent
from ..evaluation.importance import OWN, ExplainedWindows, Explanation

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LEANS_FROM = 0.6
"""Importance of the last epoch from which a method is said to lean on it."""
HALF_FROM = 0.4
"""Importance from which it is said to be about half."""
_ALMOST_ALL = 0.9
"""From this share of the importance on a method depends almost entirely on the last epoch."""
_WINDOWS_DAYS = (30, 90, 180)
_HOW = (
    "Each past value moves the forecast away from the mean forecast. The importance of an epoch is the mean size of "
    "this effect. It is exact for LASSO and for the linear part of the anchored CNN-LSTM, comes from SHAP values "
    "for LightGBM, and from integrated gradients for the network's correction. The importances of each method sum "
    "to 1. Importance shows what a forecast depends on, not whether it is accurate: see the errors below for that."
)
_LIKENESS = (
    "A forecast that repeats the last value gives all importance to the last epoch and forecasts no change. The "
    "size of the forecast change is its root mean square, divided by that of the observed change. For noisy series "
    "a good forecast is well below 1, because noise cannot be forecast. The correlation shows whether the forecast "
    "change agrees with the observed change."
)
_PAPER = (
    "arXiv 2509.18176 found, for EGMS L3 series forecast one epoch ahead, that LASSO and LightGBM depend almost "
    "entirely on the last epoch. "
)


def _label(method: str) -> str:
    return FORECAST_METHODS[method].label


def verdict(explanations: Sequence[Explanation]) -> str:
    """Say in a sentence how far each method leans on the last epoch."""
    shares = [f"{_label(one.method)} {percent(one.likeness.last_share)}" for one in explanations]
    return f"Importance of the last epoch: {', '.join(shares)}. {_leaning(explanations)}"


def _leaning(explanations: Sequence[Explanation]) -> str:
    said: dict[str, list[str]] = {"last": [], "half": [], "older": []}
    for one in explanations:
        share = one.likeness.last_share
        said["last" if share >= LEANS_FROM else "half" if share >= HALF_FROM else "older"].append(_label(one.method))
    endings = {
        "last": ("depends mainly on the last value", "depend mainly on the last value"),
        "half": (
            "gives about half of the importance to the last value",
            "give about half of the importance to the last value",
        ),
        "older": ("depends mainly on other epochs", "depend mainly on other epochs"),
    }
    parts = [f"{_joined(names)} {endings[key][len(names) > 1]}" for key, names in said.items() if names]
    return "; ".join(parts) + "."


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def write_explain_report(
    path: Path,
    windows: ExplainedWindows,
    explanations: Sequence[Explanation],
    *,
    shown: Measured,
    warnings: Sequence[str],
    made: Mapping[str, Any],
) -> None:
    """Write the report: importance by age of the epochs, likeness to persistence, and how both were measured."""
    report = Report(f"What the forecasts depend on: {shown.label}", verdict(explanations), shown.attribution)
    for text in warnings:
        report.warn(text)
    _tell_importance(report, explanations)
    _tell_similarity(report, explanations)
    report.text(beside_the_paper(explanations, windows.calendar.horizon))
    _tell_what(report, windows, explanations)
    report.write(path, made)


def _tell_importance(report: Report, explanations: Sequence[Explanation]) -> None:
    report.section("Importance by age")
    report.text(_HOW)
    report.figure(importance_figure(explanations), "Importance of past epochs by their age at the origin.")
    within = [days for days in _WINDOWS_DAYS if days <= explanations[0].lag_days[-1]]
    report.table(
        ["Method", "Last epoch", *(f"Up to {days} days old" for days in within), "Older than the lookback"],
        [
            (
                _label(one.method),
                percent(one.likeness.last_share, 1),
                *(percent(one.share_within(days), 1) for days in within),
                percent(one.importance[-1], 1) if one.has_older else None,
            )
            for one in explanations
        ],
        "Shares of a method's importance. Epochs older than the lookback affect the anchored CNN-LSTM "
        "through its seasonal trend.",
    )
    _tell_sources(report, explanations)


def _tell_similarity(report: Report, explanations: Sequence[Explanation]) -> None:
    report.section("Similarity to persistence")
    report.text(_LIKENESS)
    report.table(
        [
            "Method",
            "Importance of the last epoch",
            "Size of the forecast change",
            "Correlation with the observed change",
            "RMSE, mm",
            "RMSE of persistence, mm",
        ],
        [
            (
                _label(one.method),
                one.likeness.last_share,
                _number(one.likeness.change_ratio),
                _number(one.likeness.correlation),
                one.likeness.rmse,
                one.likeness.persistence_rmse,
            )
            for one in explanations
        ],
        "These are the errors of the explained forecasts only. 'Back-test forecasters' measures errors more "
        "thoroughly.",
    )


def _tell_what(report: Report, windows: ExplainedWindows, explanations: Sequence[Explanation]) -> None:
    dates, calendar = windows.data.dates, windows.calendar
    steps = f"{calendar.horizon} step{'s' * (calendar.horizon != 1)}"
    report.section("What was explained")
    facts: dict[str, Any] = {
        "Forecasts": f"{calendar.horizon * calendar.step_days:g} days ahead ({steps}), "
        f"{len(windows.points)} points, {len(windows.origins)} origins from {dates[windows.origins[0] - 1]} to "
        f"{dates[windows.origins[-1] - 1]}",
        "Fitted on": f"epochs up to {dates[windows.fitted - 1]}, unless a trained model was given",
        "Lookback": f"{calendar.lookback * calendar.step_days:g} days ({calendar.lookback} epochs)",
        "Age of an epoch": "days before the origin, median over origins",
        "LASSO": "forecasts the change since the last value from the differences to it; the weight of the last value "
        "is 1 minus the other weights",
        "LightGBM": "forecasts the value itself from the values in the lookback, as in the paper",
    }
    facts |= {f"{_label(one.method)}: {name}": value for one in explanations for name, value in one.facts.items()}
    report.facts(facts)


def importance_figure(explanations: Sequence[Explanation]) -> Figure:
    """Draw one panel a method: importance by age in days, stacked by source."""
    figure = new_figure(8.0, 1.9 * len(explanations) + 0.5)
    longest = max(one.lag_days[-1] for one in explanations)
    top = max(one.importance.max() for one in explanations)
    for row, one in enumerate(explanations):
        axes = figure.add_subplot(len(explanations), 1, row + 1)
        bottom = np.zeros(len(one.lag_days))
        width = 0.8 * float(np.median(np.diff(one.lag_days)))
        for index, (name, part) in enumerate(one.parts.items()):
            axes.bar(one.lag_days, part, width, bottom, color=COLOURS[index], label=name)
            bottom += part
        axes.set_title(f"{_label(one.method)}: last epoch {percent(one.likeness.last_share)}", fontsize=9, loc="left")
        axes.set(xlim=(longest + 2 * width, -2 * width), ylim=(0, 1.05 * top), ylabel="importance")
        axes.tick_params(labelsize=8)
        if len(one.parts) > 1:
            axes.legend(fontsize=7, frameon=False, loc="upper left", ncols=2)
        if one.has_older:
            axes.annotate(
                "all older", (one.lag_days[-1], one.importance[-1]), fontsize=7, ha="center", va="bottom", color="0.35"
            )
        if row == len(explanations) - 1:
            axes.set_xlabel("days before the origin")
    return figure


def _tell_sources(report: Report, explanations: Sequence[Explanation]) -> None:
    for one in explanations:
        if len(one.parts) > 1:
            words = ", ".join(f"{name} {percent(part.sum())}" for name, part in one.parts.items())
            report.text(f"Importance by source, {_label(one.method)}: {words}.")


def beside_the_paper(explanations: Sequence[Explanation], steps: int) -> str:
    """Say whether the simple methods lean on the last epoch as the paper found; ``steps`` is the horizon in steps."""
    simple = [one for one in explanations if one.method != ANCHORED]
    if not simple:
        return _PAPER + "Neither was run here."
    leaning = [_label(one.method) for one in simple if one.likeness.last_share >= _ALMOST_ALL]
    if len(leaning) == len(simple):
        text = "The same is true here. "
    else:
        text = f"Here this is true only of {leaning[0]}. " if leaning else "Here this is true in part at most. "
        text += "Where single dates are noisy, the mean of several dates is a better starting point. "
    text = _PAPER + text
    if steps > 1:
        text += f"Note that forecasts {steps} steps ahead are explained here, not one step ahead. "
    ours = next((one for one in explanations if one.method == ANCHORED), None)
    if ours is not None:
        neighbours = 1 - ours.parts[OWN].sum()
        text += (
            f"The anchored CNN-LSTM gives {percent(ours.likeness.last_share)} of the importance to the last epoch. Of "
            f"its importance, {percent(neighbours)} comes from the point's surroundings and "
            f"{percent(ours.importance[-1])} from epochs older than its lookback, which the other methods do not use."
        )
    return text


def _number(value: float) -> float | None:
    return value if np.isfinite(value) else None
