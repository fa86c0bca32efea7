# SPDX-License-Identifier: GPL-2.0-or-later
"""The report on an extraction: maps before and after, series of the places that move most, and what it may hide."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from pyproj import CRS

from ..interface import DenoiseRequest
from ..reports.figures import COLOURS, new_figure, value_scale
from ..reports.map_figure import new_maps
from ..reports.report import Report
from ..shares import percent
from ..stack import RasterStack
from .extraction import Extraction
from .gate import RATIO, STRONG, Gate

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_ERROR = {
    "network": "The network has learnt on displacement of up to ten times the noise: inside larger displacement its "
    "standard error is less certain.",
    "paper": "A network of the preset paper was trained on displacement of 7 to 50 mm. Inside larger displacement its "
    "standard error may be too small.",
    "classical": "The standard error of the classical chain does not contain noise that lasts for months: it is too "
    "small where atmosphere remains.",
}
_SERIES = 4
_APART = 8
_MOST = 0.98
"""Of the values of a map, which its colours show."""
_SPREAD = {
    "network": "The network spreads motion that changes from one acquisition to the next, such as that of an "
    "earthquake, over about a tenth of the stack's time span, or over its longest gap where that is longer.",
    "paper": "A network of the preset paper spreads motion that changes from one acquisition to the next, such as that "
    "of an earthquake, over nine acquisitions or more.",
    "classical": "The classical chain spreads motion that changes from one acquisition to the next, such as that of an "
    "earthquake, over about half a year.",
}
_OF_MEDIAN = (
    "Displacement is relative to the median of the area at each epoch: where more than half of the area moves, stable "
    "ground appears to move the other way."
)
_CAUTIONS = (
    "Uniform motion and the tilt of the whole area cannot be told from the reference and from orbit errors and are not "
    "found. Displacement below twice its standard error may be noise."
)


def write_denoising_report(
    path: Path,
    extraction: Extraction,
    heights: np.ndarray | None,
    *,
    request: DenoiseRequest,
    text: str,
    made: Mapping[str, Any],
) -> None:
    """Write the report.

    Parameters
    ----------
    heights
        Metres, shape (rows, columns); None where no elevation model was given.
    text
        The summary.
    made
        How the result came to be.
    """
    stack = extraction.stack
    report = Report("Displacement extracted from a stack", text, stack.measured.attribution)
    gate = extraction.gate
    if gate is not None and gate.share < 1:
        report.warn(
            "Simulated sources that were put into this stack were found better by the classical chain: the result "
            f"consists of {percent(gate.share)} network and {percent(1 - gate.share)} classical chain."
        )
    report.section("The stack")
    report.facts(
        {
            "Quantity": stack.measured.label,
            "Epochs": f"{len(stack.dates)}, {stack.dates[0]} to {stack.dates[-1]}",
            "Cells": f"{stack.shape[1]} x {stack.shape[0]} of {stack.transform.a:.6g} m",
            "CRS": CRS.from_wkt(stack.crs).name if stack.crs else "unknown",
            "Missing values": percent(np.isnan(stack.values).mean(), 1),
            "Elevation model": "used" if heights is not None else "none",
            "Method": request.method,
            "Standard deviation of what was removed": f"{extraction.noise_deviation:.2f} mm",
        }
    )
    if gate is not None and np.isfinite(gate.kept):
        _tell_test(report, gate)
    report.section("Before and after")
    report.figure(_maps(extraction), f"Displacement at {stack.dates[-1]} since {stack.dates[0]}, mm.")
    report.section("Series")
    report.figure(
        _series(extraction),
        "Cells that moved most, named by easting and northing (m), row and column: measured (dots), extracted (line) "
        "and two standard errors (band).",
    )
    report.section("What it does not tell")
    for part in extraction.parts:
        report.text(_SPREAD[part])
    report.text(_CAUTIONS)
    report.text(_OF_MEDIAN)
    for part in extraction.parts:
        report.text(_ERROR[part])
    report.write(path, made)


def _tell_test(report: Report, gate: Gate) -> None:
    """Say how well simulated sources were found in the stack."""
    report.section("What is found in this stack")
    report.text(
        "Simulated sources were put into this stack, one after the other, with peaks of "
        f"{RATIO[0]:g} to {RATIO[1]:g} times its standard deviation. Numbers are medians over them. The stack's own "
        "displacement counts as error here, of both methods."
    )
    if gate.moving > 0:
        report.text(
            f"{percent(gate.moving, 1)} of the cells are left out of this test and of the standard deviation: there, "
            "or beside it, both methods find displacement of more than "
            f"{STRONG:g} times the spread of what they find in the stack. How well such strong displacement is found, "
            "the test does not tell."
        )
    report.table(
        ["Method", "Error inside sources (share of the source)", "Displacement kept"],
        [
            ["network", gate.network_error, percent(gate.kept)],
            ["classical chain", gate.classical_error, "not measured"],
        ],
    )


def _maps(extraction: Extraction) -> Figure:
    layers = {
        "measured": extraction.stack.values[-1],
        "extracted": extraction.found.displacement[-1],
        "removed": extraction.noise(-1),
    }
    layers = {title: layer - np.nanmedian(layer) for title, layer in layers.items()}
    scale = value_scale("displacement", float(np.nanquantile(np.abs(layers["measured"]), _MOST)))
    rows, columns = layers["measured"].shape
    maps = new_maps((columns, rows), len(layers))
    for axes, (title, layer) in zip(maps.panels, layers.items(), strict=True):
        picture = axes.imshow(layer, **scale)
        axes.set_title(title)
        axes.set_xticks([])
        axes.set_yticks([])
    maps.add_key(picture, maps.panels, "mm")
    return maps.with_scale_bar(abs(extraction.stack.transform.a))


def _series(extraction: Extraction) -> Figure:
    stack, found = extraction.stack, extraction.found
    figure = new_figure(8.0, 4.0)
    axes = figure.subplots()
    reference = np.nanmedian(stack.values, axis=(1, 2))
    for colour, (row, column) in zip(COLOURS, _most_moved(found.displacement[-1]), strict=False):
        line, error = found.displacement[:, row, column], found.deviation[:, row, column]
        axes.plot(stack.dates, stack.values[:, row, column] - reference, ".", color=colour, markersize=4)
        axes.plot(stack.dates, line, color=colour, label=named_cell(stack, row, column))
        axes.fill_between(stack.dates, line - 2 * error, line + 2 * error, color=colour, alpha=0.15, linewidth=0)
    axes.set_ylabel("mm")
    figure.legend(loc="outside lower center", ncols=2, fontsize="small", frameon=False)  # inside it would hide values
    return figure


def named_cell(stack: RasterStack, row: int, column: int) -> str:
    """Return how a cell is called: easting and northing of its centre, and where it is in the stack."""
    east, north = stack.transform @ (column + 0.5, row + 0.5)
    return f"{east:.0f} E, {north:.0f} N (row {row}, column {column})"


def _most_moved(last: np.ndarray) -> list[tuple[int, int]]:
    """Return rows and columns of the cells that moved most, at least eight cells apart."""
    size = np.where(np.isfinite(last), np.abs(last), -1.0)
    chosen = []
    for _ in range(_SERIES):
        row, column = np.unravel_index(int(size.argmax()), size.shape)
        if size[row, column] < 0:
            break
        chosen.append((int(row), int(column)))
        size[max(0, row - _APART) : row + _APART + 1, max(0, column - _APART) : column + _APART + 1] = -1.0
    return chosen
