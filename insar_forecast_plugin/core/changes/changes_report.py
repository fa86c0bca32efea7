# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of changes: the list, a map, the series of the first ten, what the rate means and what was not sought."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from pyproj import CRS

from ..areas.area_pictures import number_polygons
from ..change_kinds import SHOWN_KINDS, SOUGHT, kind_words
from ..interface import DetectChangesRequest
from ..io.stored_points import StoredPoints
from ..reports.figures import COLOURS, draw_points, drawn_rows, finish_grid, mark_dates, new_figure
from ..reports.map_figure import LEGEND, extent_of, new_maps
from ..reports.report import Report
from ..shares import percent
from .changed_areas import DATE_BAND, FALSE_SHARE, area_fields
from .onset_scan import kinds_in_reach
from .relative_series import LONGEST_EXCURSION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from .detect_changes import FoundChanges

FIRST, _MOST_ROWS = 10, 50
_LEAST_WITH_A_DIGIT = 0.05
"""One digit after the point would show less as 0.0."""
_ROW_HEIGHT = 1.9  # inches


def write_changes_report(
    path: Path,
    points: StoredPoints,
    found: FoundChanges,
    *,
    request: DetectChangesRequest,
    since: np.datetime64,
    text: str,
    made: Mapping[str, Any],
) -> None:
    """Write the report."""
    report = Report("What is new", text, points.measured.attribution)
    report.section("What was looked at")
    report.facts(_facts(points, found, request, since))
    report.section("Areas that changed together")
    fields = area_fields(found.areas, found.table, points.dates[-1])
    if found.areas:
        _add_list(report, fields, found)
    else:
        report.text("None.")
    report.section("Map")
    report.figure(_map(points, found), "Points by kind of change, outlines of the areas, rank of the first ten.")
    if found.areas:
        report.section("Series")
        report.figure(
            series_figure(points, fields, found),
            "Mean of the points that stand out most, relative to their surroundings and without the line of the whole "
            "span. Line: date of the area's change, as in the list; band: two standard deviations to each side; "
            f"dotted: the first epoch after {since}.",
        )
    _add_meaning(report, found, request, since)
    report.write(path, made)


def _facts(
    points: StoredPoints, found: FoundChanges, request: DetectChangesRequest, since: np.datetime64
) -> dict[str, str]:
    """Return names and values of what was looked at."""
    watch, sizes = found.watch, found.sizes
    noise = watch.noise.model
    of_areas = "The mean series of each area is watched, minus the points around it."
    watched = of_areas if sizes is None else sizes.words
    table = found.table
    counts = ", ".join(f"{kind_words(kind)} {int((table.kind == kind).sum())}" for kind in request.kinds)
    return {
        "Layer": request.input.name,
        "Quantity": points.measured.label,
        "Coordinates": CRS.from_wkt(points.crs).name,
        "Epochs": f"{points.epoch_count}, {points.dates[0]} to {points.dates[-1]}",
        "Changes after": str(since),
        "Watched": watched,
        "Series that changed": counts,
        "Threshold": f"{watch.threshold:.2f} standard deviations",
        "Calibrated on": f"{watch.calibration.windows} earlier spans of about {watch.calibration.years:.1f} years, "
        f"{watch.calibration.series} series",
        "Noise of the watched epochs": f"{watch.calibration.louder:.2f} times that of the earlier spans "
        "(median of all series)",
        "Noise of a date": f"{np.median(watch.watched.size[watch.enough]):.2f} mm (median)"
        if watch.enough.any()
        else "",
        "Noise with memory": f"{percent(1 - noise.white)} fades within {noise.decay_days:.0f} days",
        "Single values left out": f"{watch.series.held} (far off and soon back, such as unwrapping errors)",
        "Means of groups left out": f"{watch.held} (what they showed was gone within {LONGEST_EXCURSION} epochs)",
    }


def _add_list(report: Report, fields: Mapping[str, np.ndarray], found: FoundChanges) -> None:
    """Add the areas in their order."""
    rows = []
    for number, shape in enumerate(found.shapes[:_MOST_ROWS]):
        place = shape.representative_point()
        rows.append(
            [
                found.names[number] if found.names else int(fields["rank"][number]),
                f"{place.x:.0f}, {place.y:.0f}",
                kind_words(fields["change"][number]),
                f"{fields['change_date'][number]} ± {fields['change_date_sigma'][number]:.0f} d",
                str(fields["first_seen"][number]),
                *(
                    float(fields[name][number])
                    for name in ("change_velocity_before", "change_velocity_after", "change_mm", "change_mm_peak")
                ),
                len(found.areas[number].rows),
                float(found.areas[number].expected),
            ]
        )
    report.table(
        (
            "area",
            "easting, northing",
            "kind",
            "date",
            "first seen",
            "before, mm/yr",
            "after, mm/yr",
            "movement, mm",
            "most, mm",
            "series",
            "expected by chance",
        ),
        rows,
        "The surest first. Movement in mm: what the change has added until it stood out most. Expected by chance: how "
        "many areas of an unchanged region stand out as much."
        + (f" The layer has {len(found.areas) - _MOST_ROWS} more." if len(found.areas) > _MOST_ROWS else ""),
    )


def _map(points: StoredPoints, found: FoundChanges) -> Figure:
    maps = new_maps(extent_of(points.coordinates), key=LEGEND)
    (axes,) = maps.panels
    kinds = found.table.known_kind[np.maximum(found.of_point, 0)]
    kinds[found.of_point < 0] = None
    for kind in SHOWN_KINDS:
        rows = drawn_rows(kinds == kind.name)
        if len(rows):
            draw_points(axes, points.coordinates[rows], color=kind.colour, label=kind.words, zorder=kind.height)
    for shape in found.shapes:
        for part in shapely.get_parts(shape):
            axes.plot(*shapely.get_coordinates(part.exterior).T, color="0.1", linewidth=0.8)
    first = np.array(found.shapes[:FIRST], dtype=object)
    number_polygons(axes, first, np.arange(1, len(first) + 1))
    maps.add_legend(axes, markerscale=2)
    return maps.with_scale_bar()


def series_figure(points: StoredPoints, fields: Mapping[str, np.ndarray], found: FoundChanges) -> Figure:
    """Draw the series of the first areas, each with the date that ``fields`` say of it."""
    shown = found.areas[:FIRST]
    height = -(-len(shown) // 2)
    figure = new_figure(8.0, _ROW_HEIGHT * height)
    grid = figure.subplots(height, 2, squeeze=False, sharex=True)
    for number, (axes, area) in enumerate(zip(grid.flat, shown, strict=False)):
        _draw(axes, points, found, int(area.rows[0]))
        _mark_date(axes, fields["change_date"][number], float(fields["change_date_sigma"][number]))
        axes.set_title(str(number + 1), fontsize=8, loc="left")
        axes.tick_params(labelsize=7)
    finish_grid(grid, len(shown))
    return figure


def _draw(axes: Axes, points: StoredPoints, found: FoundChanges, row: int) -> None:
    series = found.watch.series
    known = series.there[row]
    axes.plot(points.dates[known].astype(object), series.values[row, known], ".", color="#333333", markersize=2)
    first = points.dates[found.watch.monitor.window.first]
    axes.axvline(first.astype(object), color="0.5", linestyle=":", linewidth=0.8)
    mark_dates(axes)


def _mark_date(axes: Axes, date: np.datetime64, sigma: float) -> None:
    width = np.timedelta64(int(np.ceil(DATE_BAND * sigma)), "D")
    axes.axvspan(
        (date - width).astype(object), (date + width).astype(object), color=COLOURS[4], alpha=0.35, linewidth=0
    )
    axes.axvline(date.astype(object), color=COLOURS[0], linewidth=1.0)


def few_in_words(count: float) -> str:
    """Return an expected number with one digit after the point; with one digit of its own where that would be 0.0."""
    return f"{count:.1f}" if count >= _LEAST_WITH_A_DIGIT else f"{count:.1g}"


def _add_meaning(report: Report, found: FoundChanges, request: DetectChangesRequest, since: np.datetime64) -> None:
    """Say what the rate means and what was not looked for."""
    report.section("What the rate means")
    rate, years = f"{request.false_alarms:g}", f"{found.watch.years:.1f}"
    by_chance = request.false_alarms / 1000 * found.watch.years * int(found.watch.enough.sum())
    expected = few_in_words(by_chance)
    if found.sizes is None:
        report.text(
            f"Where nothing changes, about {rate} of 1000 areas would be flagged in a year in which this search is "
            f"repeated at every epoch. Over the {years} years looked at here, these are {expected} areas."
        )
    else:
        report.text(
            f"Where nothing changes, about {rate} of 1000 points would be flagged in a year in which this search is "
            f"repeated at every epoch. Over the {years} years looked at here, these are {expected} points. "
            "Neighbouring points share their noise, so that false alarms come in groups: few groups, or none."
        )
    report.text(
        f"The threshold comes from the region itself: the same search was made on spans before {since}, forwards and "
        "backwards in time. Real changes in those spans raise the threshold, to a bound. It follows how much most "
        f"series stand out since {since}, so changes of a large part of all points raise it, too."
    )
    if found.sizes is not None:
        report.text(
            f"Areas are kept so that at most {FALSE_SHARE:.0%} of those listed are expected to be there by chance; "
            "points of the others stay flagged in the layer of points."
        )
    report.section("What was not looked for")
    missing = [kind_words(kind) for kind in SOUGHT if kind not in request.kinds]
    if missing:
        report.text(f"Kinds that were not asked for: {', '.join(missing)}.")
    found_kinds = kinds_in_reach(found.watch.days, found.watch.monitor.window, request.kinds)
    short = [kind_words(kind) for kind in request.kinds if kind not in found_kinds]
    if short:
        report.text(f"Kinds for which too few epochs come after SINCE: {', '.join(short)}.")
    report.text(
        "What moves together over an area as wide as the surroundings, and a change of season. What came "
        "and went within five epochs, such as unwrapping errors. Jumps of single points of more than 12.5 mm and of "
        f"three times their noise, until they have lasted six epochs. Changes that began before {since}, and "
        "slow ones that do not stand out from the noise yet."
    )
