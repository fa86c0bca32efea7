# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of a merge: what came from which layer, and how the layers fit at their seams."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..gridding.projection import places_in_metres
from ..io.stored_points import StoredPoints
from ..reports.figures import COLOURS, VERBATIM, draw_points, drawn_rows
from ..reports.map_figure import LEGEND, extent_of, new_maps
from ..reports.report import Report

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from .burst_offsets import LayerOffsets
    from .merged_points import Merged


def write_merge_report(
    path: Path,
    result: Merged,
    offsets: LayerOffsets,
    stored: Sequence[StoredPoints],
    *,
    names: Sequence[str],
    texts: Sequence[str],
    warnings: Sequence[str],
) -> None:
    """Write it.

    Parameters
    ----------
    stored
        The layers as they were read.
    names
        What they are called.
    """
    points = result.points
    report = Report("Merge of time series", texts[0], points.measured.attribution)
    for text in warnings:
        report.warn(text)
    report.section("Layers")
    kept = np.bincount(result.layer, minlength=len(names))
    columns = ["file", "points", "kept", "epochs", "first", "last", "offset, mm", "standard error, mm", "removed, mm"]
    report.table(
        columns,
        [
            [
                *(name, one.point_count, int(kept[at]), one.epoch_count, str(one.dates[0]), str(one.dates[-1])),
                *(float(values[at]) for values in (offsets.value, offsets.sigma, offsets.removed)),
            ]
            for at, (name, one) in enumerate(zip(names, stored, strict=True))
        ],
        "Offsets are against the largest of the layers that have points in common.",
    )
    for text in texts[1:]:
        report.text(text)
    report.section("Overlaps")
    report.table(
        ["file", "file", "common points", "by pid", "distance, m", "offset, mm", "standard error, mm"],
        [
            [
                *(names[one.first], names[one.second], one.matches.count, int(one.matches.by_pid.sum())),
                *(float(np.median(one.matches.distance)), one.offset, one.sigma),
            ]
            for one in offsets.overlaps
        ],
        "Offset: second less first file, from the points that lie in both.",
    )
    places, _ = places_in_metres(points.coordinates, points.crs)
    report.figure(map_of_layers(places, result.layer, names), "Points by the layer that they come from.")
    report.write(path, points.provenance)


def map_of_layers(places: np.ndarray, layer: np.ndarray, names: Sequence[str]) -> Figure:
    """Return a map of points (n, 2), in metres, by the number of their layer (n,), those of small layers on top."""
    maps = new_maps(extent_of(places), key=LEGEND)
    (axes,) = maps.panels
    counts = np.bincount(layer, minlength=len(names))
    drawn = {}
    for at in np.argsort(-counts, kind="stable").tolist():  # few points would be hidden below many
        rows = drawn_rows(layer == at)
        drawn[at] = draw_points(axes, places[rows], color=COLOURS[at % len(COLOURS)], label=names[at])
    handles = [drawn[at] for at in range(len(names))]
    legend = maps.add_legend(axes, handles=handles, markerscale=2)
    for text in legend.get_texts():
        text.set_gid(VERBATIM)
    return maps.with_scale_bar()
