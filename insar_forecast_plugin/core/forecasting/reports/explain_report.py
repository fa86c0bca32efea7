# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of 'Explain forecasters'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...forecast_methods import ANCHORED, FORECAST_METHODS
from ...measured import Measured
from ...reports.report import COLOURS, Report, new_figure
from ..evaluation.importance import OWN, ExplainedWindows, Explanation

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LEANS_FROM = 0.6
"""Importance of the last epoch from which a method is said to lean on it."""
HALF_FROM = 0.4
"""Importance from which it is said to be about half."""
_WINDOWS_DAYS = (30, 90, 180)
_HOW = (
    "Every past value moves a forecast away from the mean forecast by some amount; the mean size of these amounts is "
    "the importance of its epoch. They are exact for LASSO and for the linear part of the anchored CNN-LSTM, SHAP "
    "contributions for LightGBM, and integrated gradients for the network's correction. Each method's importances sum "
    "to 1. Importance tells what a forecast rests on, not whether it is good: the errors below tell that."
)
_LIKENESS = (
    "A forecast that repeats the last value gives all importance to the last epoch and forecasts a change of size 0. "
    "The size of the forecast change is the root mean square of what is forecast to change, over that of the change "
    "that came; a good forecast of noisy series is well below 1, since noise cannot be forecast. The correlation "
    "between both says whether the change that is forecast is the one that comes."
)
_PAPER = (
    "arXiv 2509.18176 found, on EGMS L3 series forecast one epoch ahead, that LASSO and LightGBM rest almost wholly on "
    "the last epoch. "
)


def _label(method: str) -> str:
    return FORECAST_METHODS[method].label


def verdict(explanations: Sequence[Explanation]) -> str:
    """Say in a sentence how far each method leans on the last epoch."""
    shares = [f"{_label(one.method)} {one.likeness.last_share:.0%}" for one in explanations]
    return f"Importance of the last epoch: {', '.join(shares)}. {_leaning(explanations)}"


def _leaning(explanations: Sequence[Explanation]) -> str:
    said: dict[str, list[str]] = {"last": [], "half": [], "older": []}
    for one in explanations:
        share = one.likeness.last_share
        said["last" if share >= LEANS_FROM else "half" if share >= HALF_FROM else "older"].append(_label(one.method))
    endings = {
        "last": ("leans on the last value", "lean on the last value"),
        "half": ("gives it about half", "give it about half"),
        "older": ("rests mostly on other epochs", "rest mostly on other epochs"),
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
    report = Report(f"What forecasts rest on: {shown.label}", verdict(explanations), shown.attribution)
    for text in warnings:
        report.warn(text)
    dates, calendar = windows.data.dates, windows.calendar
    report.section("Importance by age")
    report.text(_HOW)
    report.figure(importance_figure(explanations), "Importance of past epochs by their age at the origin.")
    within = [days for days in _WINDOWS_DAYS if days <= explanations[0].lag_days[-1]]
    report.table(
        ["Method", "Last epoch", *(f"Up to {days} days old" for days in within), "Older than the lookback"],
        [
            (
                _label(one.method),
                f"{one.likeness.last_share:.1%}",
                *(f"{one.share_within(days):.1%}" for days in within),
                f"{one.importance[-1]:.1%}" if one.has_older else None,
            )
            for one in explanations
        ],
        "Shares of a method's importance. Older epochs reach the anchored CNN-LSTM through its seasonal trend.",
    )
    _tell_sources(report, explanations)
    report.section("Likeness to persistence")
    report.text(_LIKENESS)
    report.table(
        [
            "Method",
            "Importance of the last epoch",
            "Size of the forecast change",
            "Correlation with what came",
            "RMSE, mm",
            "Persistence, mm",
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
        "The errors are of the explained forecasts alone; 'Back-test forecasters' measures them thoroughly.",
    )
    report.text(_beside_the_paper(explanations, calendar.horizon))
    report.section("What was explained")
    facts: dict[str, Any] = {
        "Forecasts": f"{calendar.horizon * calendar.step_days:g} days ahead ({calendar.horizon} step(s)), "
        f"{len(windows.points)} points, {len(windows.origins)} origins from {dates[windows.origins[0] - 1]} to "
        f"{dates[windows.origins[-1] - 1]}",
        "Fitted on": f"epochs up to {dates[windows.fitted - 1]}, unless a trained model was given",
        "Lookback": f"{calendar.lookback * calendar.step_days:g} days ({calendar.lookback} epochs)",
        "Age of an epoch": "in days before the origin, the median over origins",
        "LASSO": "the change from the last value on differences to it; the last value's weight is 1 less the others",
        "LightGBM": "the value to come on the values of the lookback, as in the paper",
    }
    facts |= {f"{_label(one.method)}: {name}": value for one in explanations for name, value in one.facts.items()}
    report.facts(facts)
    report.write(path, made)


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
        axes.set_title(f"{_label(one.method)}: last epoch {one.likeness.last_share:.0%}", fontsize=9, loc="left")
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
            words = ", ".join(f"{name} {part.sum():.0%}" for name, part in one.parts.items())
            report.text(f"Where the {_label(one.method)} looks: {words}.")


def _beside_the_paper(explanations: Sequence[Explanation], steps: int) -> str:
    simple = [one for one in explanations if one.method != ANCHORED]
    if not simple:
        return _PAPER + "Neither was asked for here."
    leaning = [_label(one.method) for one in simple if one.likeness.last_share >= LEANS_FROM]
    if len(leaning) == len(simple):
        text = "The same is found here. "
    else:
        text = f"Here this holds for {leaning[0]} only. " if leaning else "Here it holds in part at most. "
        text += "Where single dates are noisy, a mean of several is the better start. "
    text = _PAPER + text
    if steps > 1:
        text += f"Note that {steps} steps ahead are explained here, not one. "
    ours = next((one for one in explanations if one.method == ANCHORED), None)
    if ours is not None:
        neighbours = 1 - ours.parts[OWN].sum()
        text += (
            f"The anchored CNN-LSTM gives the last epoch {ours.likeness.last_share:.0%}; {neighbours:.0%} of its "
            f"importance lies in the point's surroundings and {ours.importance[-1]:.0%} in epochs older than its "
            "lookback, which the others do not see."
        )
    return text


def _number(value: float) -> float | None:
    return value if np.isfinite(value) else None
