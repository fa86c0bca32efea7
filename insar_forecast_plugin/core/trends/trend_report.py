# SPDX-License-Identifier: GPL-2.0-or-later
"""The reports of the trend operations: shares, confusion, example series, training."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..interface import ClassifyTrendsRequest
from ..io.point_layer import PointLayer
from ..palette import FAINT_SIZE, TREND_COLOURS, class_height, class_words
from ..reports.report import COLOURS, Report, new_figure
from .classes import BILINEAR, CLASSES, NO_CLASS, STABLE, UNWRAPPING_ERROR
from .findings import Findings
from .fits.thresholds import MotionLimits
from .summary import EXAMPLES, Summary, TrendSummary

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_POINT_SIZE = 6


def write_report(
    layer: PointLayer,
    summary: Summary,
    findings: Findings,
    request: ClassifyTrendsRequest,
    *,
    limits: MotionLimits,
    path: str | Path,
    made: Mapping[str, Any],
) -> None:
    """Write the report of a classification."""
    points = summary.points()
    chosen = points.chosen
    report = Report("Trend classes", findings.facts[0], layer.measured.attribution)
    for text in findings.warnings:
        report.warn(text)
    report.section("What was classified")
    report.facts(
        {
            "Layer": Path(request.input.path).name,
            "Quantity": layer.measured.label,
            "Epochs": f"{len(layer.dates)}, {layer.dates[0]} to {layer.dates[-1]}",
            "Method": request.method,
            "Stable up to": f"{limits.stable_velocity:g} mm/yr, reference: {request.reference}",
            "Half wavelength": f"{limits.half_wavelength:g} mm"
            + ("" if limits.exact_jumps else " (jumps of any size near it)"),
        }
    )
    for text in findings.facts[1:]:
        report.text(text)
    report.section("Classes")
    rows = [(name, *_share_row(points, code)) for code, name in enumerate(CLASSES)]
    report.table(
        ("class", "points", "share %", "median velocity mm/yr", "median score"),
        rows,
        "The score is the network's probability of its class. It is calibrated where the five classes are equally "
        "common; rare classes of a map are somewhat less certain than it says.",
    )
    if request.method != "statistical":
        report.section("Network against test")
        confusion = confusion_matrix(points.tested, chosen)
        report.table(
            ("by the test", *(f"network: {name}" for name in CLASSES)),
            [(name, *map(int, confusion[code])) for code, name in enumerate(CLASSES)],
            "Points by their class in the test (rows) and in the network (columns).",
        )
    report.section("Map")
    report.figure(class_map(points.coordinates, chosen), "Points by class; stable points lie beneath the others.")
    report.section("Examples")
    report.figure(
        _examples(layer.dates, summary),
        "Series of each class, from the higher scores. Grey line: the fitted break; dashed: jumps.",
    )
    report.write(path, made)


def class_map(coordinates: np.ndarray, classes: np.ndarray) -> Figure:
    """Return a map of points (n, 2) by class code (n,); the stable ones grey and beneath the others."""
    figure = new_figure(7.0, 6.0)
    axes = figure.subplots()
    for code, name in enumerate(CLASSES):
        here = classes == code
        x, y = coordinates[here].T
        size = _POINT_SIZE * (FAINT_SIZE**2 if code == STABLE else 1)
        words = f"{class_words(name)} ({len(x)})"
        above = 1 + class_height(name) / 10
        axes.scatter(x, y, s=size, color=TREND_COLOURS[name], label=words, linewidths=0, zorder=above)
    axes.set_aspect("equal")
    axes.ticklabel_format(useOffset=False, style="plain")
    axes.tick_params(labelsize=7)
    axes.legend(frameon=False, markerscale=3, fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return figure


def confusion_matrix(truth: np.ndarray, given: np.ndarray) -> np.ndarray:
    """Return counts, int, shape (5, 5), of codes where both are known; rows are the truth."""
    known = (truth != NO_CLASS) & (given != NO_CLASS)
    counts = np.zeros((len(CLASSES), len(CLASSES)), dtype=int)
    np.add.at(counts, (truth[known], given[known]), 1)
    return counts


def scores(confusion: np.ndarray) -> tuple[float, list[tuple[str, float, float, float]]]:
    """Return the overall accuracy, and class, precision, recall and F1 of every class."""
    right = np.diag(confusion).astype(float)
    precision = right / np.maximum(confusion.sum(axis=0), 1)
    recall = right / np.maximum(confusion.sum(axis=1), 1)
    harmonic = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    rows = [
        (name, float(precision[code]), float(recall[code]), float(harmonic[code])) for code, name in enumerate(CLASSES)
    ]
    return float(right.sum() / max(confusion.sum(), 1)), rows


def write_training_report(
    path: str | Path,
    *,
    summary: str,
    facts: Mapping[str, Any],
    confusion: np.ndarray,
    losses: tuple[list[float], list[float]],
    made: Mapping[str, Any],
) -> None:
    """Write the report of a training: confusion on the test part, scores, loss curves."""
    report = Report("Trend classifier", summary)
    report.section("Training")
    report.facts(facts)
    figure = new_figure()
    axes = figure.subplots()
    for name, loss, colour in zip(("training", "validation"), losses, COLOURS, strict=False):
        axes.plot(np.arange(1, len(loss) + 1), loss, color=colour, label=name)
    axes.set(xlabel="pass", ylabel="cross-entropy", yscale="log")
    axes.legend(frameon=False)
    report.figure(figure, "Loss of every pass; the pass with the lowest validation loss is kept.")
    report.section("Test part")
    _, rows = scores(confusion)
    report.table(("class", "precision", "recall", "F1"), rows)
    report.table(
        ("truth", *CLASSES),
        [(name, *map(int, confusion[code])) for code, name in enumerate(CLASSES)],
        "Series of the test part by their true class (rows) and the network's (columns).",
    )
    report.write(path, made)


def _share_row(points: TrendSummary, code: int) -> tuple[int, float, float | None, float | None]:
    here = points.chosen == code
    count = int(here.sum())
    if not count:
        return 0, 0.0, None, None
    score = points.score[here]
    return (
        count,
        100.0 * count / int(points.classified.sum()),
        float(np.nanmedian(points.velocity[here])),
        float(np.nanmedian(score)) if np.isfinite(score).any() else None,
    )


def _examples(epochs: np.ndarray, summary: Summary) -> Figure:
    figure = new_figure(8.0, 8.5)
    grid = figure.subplots(len(CLASSES), EXAMPLES, sharex=True, squeeze=False)
    dates = epochs.astype(object)
    for code, name in enumerate(CLASSES):
        examples = summary.examples(code)
        for axes, example in zip(grid[code], examples, strict=False):
            axes.plot(dates, example.displacement, ".", markersize=2, color=TREND_COLOURS[name])
            axes.set_title(example.pid, fontsize=7, parse_math=False)
            if code == BILINEAR:
                axes.axvline(example.break_date.astype(object), color="0.6")
            for date in example.jump_dates if code == UNWRAPPING_ERROR else ():
                axes.axvline(date.astype(object), color="0.3", linestyle="--", linewidth=0.8)
            axes.tick_params(labelsize=7)
            axes.tick_params(axis="x", rotation=30)
        grid[code, 0].set_ylabel(f"{name}\nmm", fontsize=8)
        for axes in grid[code, len(examples) :]:
            axes.text(0.5, 0.5, "none", ha="center", transform=axes.transAxes, fontsize=8)
    return figure
