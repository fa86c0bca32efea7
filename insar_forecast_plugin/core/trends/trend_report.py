# SPDX-License-Identifier: GPL-2.0-or-later
"""The reports of the trend operations: shares, confusion, example series, training."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..gridding.projection import places_in_metres
from ..interface import ClassifyTrendsRequest
from ..io.point_layer import PointLayer
from ..reports.figures import VERBATIM, new_figure
from ..reports.loss_figure import loss_figure
from ..reports.map_figure import LEGEND, extent_of, new_maps
from ..reports.report import Report
from ..shares import percent
from ..trend_classes import TREND_CLASSES, TrendClasses
from .findings import Findings
from .fits.thresholds import MotionLimits
from .summary import EXAMPLES, Summary, TrendSummary

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from .class_scores import ClassScores
    from .network.trend_training import Trained

_POINT_SIZE = 6
_KM = 1000.0
_TICKS = 6
_EXAMPLE_HEIGHT = 1.7  # inches


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
    points, classes = summary.points(), summary.classes
    report = Report("Trend classes", findings.facts[0], layer.measured.attribution)
    for text in findings.warnings:
        report.warn(text)
    report.section("What was classified")
    report.facts(
        {
            "Layer": request.input.name,
            "Quantity": layer.measured.label,
            "Epochs": f"{len(layer.dates)}, {layer.dates[0]} to {layer.dates[-1]}",
            "Method": request.method,
            "Stable up to": f"{limits.stable_velocity:g} mm/yr, reference: {request.reference}",
            "Half wavelength": f"{limits.half_wavelength:g} mm"
            + ("" if limits.exact_jumps else " (any jump near this size)"),
        }
    )
    for text in findings.facts[1:]:
        report.text(text)
    _add_classes(report, points, classes, request.method)
    report.section("Map")
    places, system = places_in_metres(points.coordinates, layer.crs)
    report.figure(
        class_map(places, points.chosen, classes),
        f"Points by class. Stable points are drawn beneath the others. Coordinates: {system}.",
    )
    report.section("Examples")
    report.figure(
        _examples(layer.dates, summary),
        "Example series of each class. Grey line: the fitted break. Dashed lines: jumps."
        if request.method == "statistical"
        else "Example series of each class, with high scores. Grey line: the fitted break. Dashed lines: jumps.",
    )
    report.write(path, made)


def _add_classes(report: Report, points: TrendSummary, classes: TrendClasses, method: str) -> None:
    """Add the shares of the classes, and how far network and test agree where the network was asked."""
    report.section("Classes")
    rows = [(row.words, *_share_row(points, code)) for code, row in enumerate(classes)]
    columns = ("class", "points", "share of points", "median velocity, mm/yr", "median score")
    if method == "statistical":
        report.table(columns[:-1], [row[:-1] for row in rows])
        return
    report.table(
        columns,
        rows,
        "The score is the network's probability of its class. It takes stable points to be three times as common as "
        "each other class.",
    )
    report.section("Network and statistical test")
    from .class_scores import class_scores

    confusion = class_scores(points.tested, points.chosen, len(classes)).confusion
    report.table(
        ("by the test", *(f"network: {row.words}" for row in classes)),
        [(row.words, *map(int, counts)) for row, counts in zip(classes, confusion, strict=True)],
        "Points by class in the test (rows) and in the network (columns).",
    )


def class_map(coordinates: np.ndarray, codes: np.ndarray, classes: TrendClasses = TREND_CLASSES) -> Figure:
    """Return a map of points by class code (n,), the stable ones grey and beneath the others.

    ``coordinates`` are easting and northing in metres, shape (n, 2).
    """
    maps = new_maps(extent_of(coordinates), key=LEGEND)
    (axes,) = maps.panels
    for code, row in enumerate(classes):
        x, y = coordinates[codes == code].T / _KM
        words = f"{row.words} ({len(x)})"
        above = 1 + row.height / 10
        axes.scatter(x, y, s=_POINT_SIZE * row.size**2, color=row.colour, label=words, linewidths=0, zorder=above)
    axes.set_aspect("equal")
    axes.ticklabel_format(useOffset=False, style="plain")
    east, north = (max(side, 1e-9) for side in extent_of(coordinates))
    # A short axis has room for two numbers.
    axes.locator_params(axis="x", nbins=int(np.clip(_TICKS * east / north, 2, _TICKS)))
    axes.locator_params(axis="y", nbins=int(np.clip(_TICKS * north / east, 2, _TICKS)))
    axes.tick_params(labelsize=7)
    axes.set_xlabel("easting, km", fontsize=8)
    axes.set_ylabel("northing, km", fontsize=8)
    maps.add_legend(axes, markerscale=3)
    return maps.figure


def write_training_report(
    path: str | Path,
    *,
    summary: str,
    doubt: str,
    facts: Mapping[str, Any],
    scores: ClassScores,
    trained: Trained,
    made: Mapping[str, Any],
    classes: TrendClasses = TREND_CLASSES,
) -> None:
    """Write the report of a training: confusion, scores, loss curves; ``doubt`` is a warning, empty without one."""
    report = Report("Trend classifier", summary)
    if doubt:
        report.warn(doubt)
    report.section("Training")
    report.facts(facts)
    losses = loss_figure(trained.training_loss, trained.validation_loss)
    report.figure(losses, "Loss after each pass. The pass with the lowest validation loss is kept.")
    report.section("Test series")
    columns = (scores.precision.tolist(), scores.recall.tolist(), scores.f1.tolist())
    words = [row.words for row in classes]
    report.table(("class", "precision", "recall", "F1"), list(zip(words, *columns, strict=True)))
    report.table(
        ("truth", *words),
        [(name, *map(int, row)) for name, row in zip(words, scores.confusion, strict=True)],
        "Test series by true class (rows) and by the network's class (columns).",
    )
    report.write(path, made)


def _share_row(points: TrendSummary, code: int) -> tuple[int, str, float | None, float | None]:
    here = points.chosen == code
    count = int(here.sum())
    if not count:
        return 0, percent(0), None, None
    score = points.score[here]
    return (
        count,
        percent(count / int(points.classified.sum()), 1),
        float(np.nanmedian(points.velocity[here])),
        float(np.nanmedian(score)) if np.isfinite(score).any() else None,
    )


def _examples(epochs: np.ndarray, summary: Summary) -> Figure:
    classes = summary.classes
    figure = new_figure(8.0, _EXAMPLE_HEIGHT * len(classes))
    grid = figure.subplots(len(classes), EXAMPLES, sharex=True, squeeze=False)
    dates = epochs.astype(object)
    for code, row in enumerate(classes):
        examples = summary.examples(code)
        for axes, example in zip(grid[code], examples, strict=False):
            axes.plot(dates, example.displacement, ".", markersize=2, color=row.colour)
            axes.set_title(example.pid, fontsize=7, parse_math=False, gid=VERBATIM)
            if row.adds == "break":
                axes.axvline(example.break_date.astype(object), color="0.6")
            for date in example.jump_dates if row.adds == "jump" else ():
                axes.axvline(date.astype(object), color="0.3", linestyle="--", linewidth=0.8)
            axes.tick_params(labelsize=7)
            axes.tick_params(axis="x", rotation=30)
        grid[code, 0].set_ylabel(f"{row.words}\nmm", fontsize=8)
        for axes in grid[code, len(examples) :]:
            axes.text(0.5, 0.5, "none", ha="center", transform=axes.transAxes, fontsize=8)
    return figure
