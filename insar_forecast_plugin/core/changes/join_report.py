# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of a join: how well the offsets are known, where they are large, and how some series look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..io.stored_points import StoredPoints
from ..reports.figures import COLOURS, VERBATIM, draw_points, drawn_rows, finish_grid, mark_dates
from ..reports.map_figure import extent_of, new_maps
from ..reports.report import Report, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from .join_releases import Join

_EXAMPLES = 6
_PERCENTILES = (5, 25, 50, 75, 95)


def write_join_report(
    path: Path,
    join: Join,
    points: StoredPoints,
    *,
    names: Mapping[str, str],
    texts: Sequence[str],
    warnings: Sequence[str],
    made: dict[str, Any],
) -> None:
    """Write it.

    Parameters
    ----------
    points
        The joined points.
    names
        Files by parameter.
    """
    report = Report("Join of releases", texts[0], points.measured.attribution)
    for text in warnings:
        report.warn(text)
    report.section("Releases")
    report.table(
        ["", "file", "release", "points", "epochs", "first", "last"],
        [_row(names[name], name, one) for name, one in (("OLDER", join.older), ("NEWER", join.newer))],
    )
    for text in texts[1:]:
        report.text(text)
    report.section("Offsets")
    value, sigma = join.alignment.offsets.value, join.alignment.offsets.sigma
    known = np.isfinite(value)
    columns = ["Percentile", *(f"{one}%" for one in _PERCENTILES)]
    rows = [
        [label, *map(float, np.percentile(one[known], _PERCENTILES))]
        for label, one in (("offset, mm", value), ("standard error, mm", sigma))
    ]
    report.table(columns, rows, "Over the points that are in both releases.")
    report.figure(_offset_figure(join), "Offsets of the points (newer less older release).")
    report.figure(_offset_map(join), "Where the offsets are.")
    report.section("Series")
    report.figure(
        _series_figure(join, points),
        "Orange: the older release as it is. Blue: the joined series. Dashed line: the join. The points lie at even "
        "percentiles of the offset.",
    )
    report.write(path, made)


def _row(file: str, name: str, points: StoredPoints) -> list[Any]:
    dates = points.dates
    release = points.measured.release or None
    return [name, file, release, points.point_count, points.epoch_count, str(dates[0]), str(dates[-1])]


def _offset_figure(join: Join) -> Figure:
    figure = new_figure(8.0, 2.8)
    axes = figure.subplots()
    value = join.alignment.offsets.value
    known = np.isfinite(value)
    limits = np.percentile(value[known], [0.5, 99.5])
    axes.hist(np.clip(value[known], *limits), bins=40, color=COLOURS[0])
    axes.set_xlabel("offset, mm")
    axes.set_ylabel("points")
    return figure


def _offset_map(join: Join) -> Figure:
    value = join.alignment.offsets.value
    rows = drawn_rows(np.isfinite(value))
    places = join.newer.coordinates[join.matches.second][rows]
    maps = new_maps(extent_of(places))
    (axes,) = maps.panels
    marks = draw_points(axes, places, values=value[rows], quantity="change")
    maps.add_key(marks, axes, "offset, mm")
    return maps.with_scale_bar()


def _series_figure(join: Join, points: StoredPoints) -> Figure:
    value = join.alignment.offsets.value
    known = np.flatnonzero(np.isfinite(value))
    order = known[np.argsort(value[known])]
    chosen = order[np.unique(np.linspace(0, len(order) - 1, _EXAMPLES).astype(int))]
    row_of = {int(row): at for at, row in enumerate(join.rows[1]) if row >= 0}
    height = -(-len(chosen) // 2)
    figure = new_figure(8.0, 1.6 * height)
    grid = figure.subplots(height, 2, squeeze=False, sharex=True)
    for axes, pair in zip(grid.flat, chosen, strict=False):
        older, newer = int(join.matches.first[pair]), int(join.matches.second[pair])
        at = row_of[newer]
        axes.plot(
            join.older.dates.astype(object), join.older.displacement[older : older + 1][0], ".", color=COLOURS[1], ms=2
        )
        axes.plot(points.dates.astype(object), points.displacement[at : at + 1][0], ".", color=COLOURS[0], ms=2)
        axes.axvline(join.newer.dates[0].astype(object), color="0.4", linestyle="--", linewidth=0.8)
        axes.set_title(str(points.pid[at])[:40], fontsize=8, loc="left", parse_math=False, gid=VERBATIM)
        axes.tick_params(labelsize=7)
        mark_dates(axes)
    finish_grid(grid, len(chosen))
    return figure
