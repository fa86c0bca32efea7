# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of a decomposition: maps, series, how the tracks were aligned, and what the result rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..reports.figures import COLOURS, draw_points, drawn_rows, new_figure
from ..reports.map_figure import extent_of, new_maps
from ..reports.report import Report
from ..shares import percent
from .found_components import Decomposition
from .joined_tracks import ZERO_DATES
from .viewing_geometry import angle_between, condition_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SERIES = 4


def write_decomposition_report(
    path: Path,
    found: Decomposition,
    texts: Sequence[str],
    *,
    attribution: str,
    made: Mapping[str, Any],
) -> None:
    """Write the report."""
    report = Report("Vertical and east-west series", texts[0], attribution)
    _layers(report, found)
    report.section("Maps")
    report.figure(
        _maps(found), "Velocity up and to the east at the common places. Blue: up or east; orange: down or west."
    )
    _alignment(report, found)
    _dates(report, found, texts)
    report.section("Series")
    report.figure(
        _series(found),
        "Places with the fastest vertical and the fastest east-west velocity, with the median and with the slowest "
        "speed. Bands: one standard error.",
    )
    report.section("North")
    for text in texts:
        if text.startswith("Motion to the north"):
            report.text(text)
    report.text(
        "Radar satellites fly nearly north to south and hardly see motion along their track. Two tracks give two "
        "equations for three components. Slopes that face north or south, and plates that move north, do move in that "
        "direction: name a field with their velocity in NORTH_FIELD where it is known, such as from GNSS."
    )
    report.section("What the standard errors do not hold")
    report.text(
        "They hold the scatter of the series about their neighbours in time, the join of dates, the zero and the "
        "scatter of velocities within a place. They do not hold motion to the north, an error of the reference, "
        "atmosphere or unwrapping errors that last for months, or ground that one track sees and the other does not."
    )
    report.write(path, made)


def _layers(report: Report, found: Decomposition) -> None:
    report.section("Layers")
    rows = []
    for layer, track in zip(found.layers, found.tracks, strict=True):
        east, north, up = (float(one) for one in layer.mean_vector)
        measured = layer.points.measured
        rows.append(
            (
                layer.name,
                measured.orbit or None,
                layer.points.point_count,
                f"{len(track.dates)}, {track.dates[0]} to {track.dates[-1]}",
                f"{east:+.3f}, {north:+.3f}, {up:+.3f}",
                float(np.median(track.noise)),
                track.scatter,
            )
        )
    report.table(
        ("layer", "orbit", "points", "dates used", "line of sight (east, north, up)", "noise, mm", "scatter, mm/yr"),
        rows,
        "Line of sight: unit vector from the ground to the satellite. Noise: standard deviation of a place's mean "
        "series against its neighbours in time. Scatter: of the velocities of points of one place, beyond their noise.",
    )
    first, second = found.layers[0].mean_vector, found.layers[1].mean_vector
    angle = float(angle_between(first, second)[0])
    report.facts(
        {
            "Angle between the first two lines of sight, seen from the south": f"{angle:.1f} degrees",
            "Condition number": f"{condition_of(angle):.2f}",
            "Common places": found.places.count,
            "Places that one geometry only sees": found.places.dropped,
        }
    )


def _alignment(report: Report, found: Decomposition) -> None:
    report.section("Reference")
    alignment = found.alignment
    rows = [
        (layer.name, float(rate), float(error), float(taken), float(level[0]), float(level[1]))
        for layer, rate, error, taken, level in zip(
            found.layers,
            alignment.rates,
            alignment.rate_errors,
            alignment.subtracted,
            found.series.level_spread,
            strict=True,
        )
    ]
    report.table(
        ("layer", "rate, mm/yr", "its error", "subtracted, mm/yr", "level, mm", "its spread"),
        rows,
        f"Rate: mean velocity along the line of sight over {int(alignment.stable.sum())} places that are stable in all "
        "tracks. Level: median over all places of what was subtracted from each series to make its first dates zero.",
    )
    report.facts({"Rates were subtracted": "yes" if alignment.subtracted.any() else "no", "Reason": alignment.why})
    if alignment.subtracted.any():
        report.text(
            "Stable places are those near the middle of each track's velocities. Where most of the area moves, that "
            "motion is subtracted too and is lost: set ALIGN to offset if the layers have the same reference."
        )


def _dates(report: Report, found: Decomposition, texts: Sequence[str]) -> None:
    series = found.series
    report.section("Dates")
    report.facts(
        {
            "Dates": f"{len(series.dates)}, {series.dates[0]} to {series.dates[-1]}",
            "Zero": f"mean of the first {ZERO_DATES} dates of each place",
            "Values": f"{percent(series.filled.mean(), 1)} of all places and dates",
        }
    )
    report.text(texts[-1])


def _maps(found: Decomposition) -> Figure:
    rows = drawn_rows(np.isfinite(found.velocity.up))
    places = found.places.coordinates[rows]
    maps = new_maps(extent_of(places), 2)
    titles = ("vertical", "east-west")
    for one, title, values in zip(maps.panels, titles, (found.velocity.up, found.velocity.east), strict=True):
        marks = draw_points(one, places, values=values[rows], quantity="velocity")
        one.set_title(title)
        maps.add_key(marks, one, "mm/yr")
    return maps.with_scale_bar()


def _series(found: Decomposition) -> Figure:
    figure = new_figure(8.0, 6.4)
    axes = figure.subplots(2, 2, sharex=True).ravel()
    dates = found.series.dates.astype("datetime64[ms]").astype(object)
    for one, row in zip(axes, _shown(found), strict=False):
        rows = np.array([row])
        parts = (
            (found.series.up, found.series.up_std, "vertical"),
            (found.series.east, found.series.east_std, "east-west"),
        )
        for (values, errors, name), colour in zip(parts, COLOURS, strict=False):
            value, error = values[rows][0], errors[rows][0]
            one.plot(dates, value, color=colour, linewidth=1.0, label=name)
            one.fill_between(dates, value - error, value + error, color=colour, alpha=0.2, linewidth=0)
        one.set_title(str(found.places.pid[row]), fontsize=9, gid="verbatim")
        one.tick_params(axis="x", rotation=30)
    axes[0].set_ylabel("mm")
    axes[0].legend(frameon=False)
    return figure


def _shown(found: Decomposition) -> list[int]:
    """Return the places whose series are drawn: fastest up or down, fastest east or west, slowest, and the middle."""
    up, east = np.nan_to_num(found.velocity.up), np.nan_to_num(found.velocity.east)
    speed = np.hypot(up, east)
    order = np.argsort(speed)
    wanted = [int(np.abs(up).argmax()), int(np.abs(east).argmax()), int(order[len(order) // 2]), int(order[0])]
    return list(dict.fromkeys(wanted))[:_SERIES]
