# SPDX-License-Identifier: GPL-2.0-or-later
"""Which alarms are one area, and what the report says of its date."""

from types import SimpleNamespace

import numpy as np
import pytest
from changing_ground import COUNT, dates, places

from insar_forecast_plugin.core.changes.change_table import ChangeTable
from insar_forecast_plugin.core.changes.changed_areas import area_fields, changed_areas
from insar_forecast_plugin.core.changes.changes_report import series_figure

APART, NEIGHBOURS = 50.0, 31
"""Points 40 m apart are next to each other; 31 neighbours reach some 126 m on this grid."""
EARLY, LATE = dates()[100], dates()[106]


def table(changes):
    """Return a table in which points, by column and row of the grid, have kind, date and size."""
    kind = np.full(COUNT, "none", dtype=object)
    date = np.full(COUNT, np.datetime64("NaT", "D"))
    sigma, size = np.full(COUNT, np.nan), np.full(COUNT, np.nan)
    p, strength = np.full(COUNT, 0.5), np.full(COUNT, 1.0)
    for (column, row), (what, when, movement) in changes.items():
        at = 30 * row + column
        kind[at], date[at], sigma[at], size[at] = what, when, 3.5, movement
        p[at], strength[at] = 1e-9, 9.0 + column / 100
    return ChangeTable(kind, date, sigma, 0 * p, 0 * p, size, p, strength, date)


def found(changes, neighbours=NEIGHBOURS):
    """Return the points of each area, as columns and rows."""
    areas, left_out = changed_areas(table(changes), places(), APART, neighbours)
    assert left_out == 0
    return sorted(sorted((int(row % 30), int(row // 30)) for row in one.rows) for one in areas)


FIRST = {(10, 10): ("jump", EARLY, 6.0), (11, 10): ("jump", EARLY, 6.0)}


def test_alarms_within_the_reach_of_neighbourhoods_are_one_area():
    assert found({**FIRST, (14, 10): ("jump", EARLY, 5.0)}) == [[(10, 10), (11, 10), (14, 10)]]


def test_dates_that_agree_within_their_errors_are_one_event():
    assert len(found({**FIRST, (14, 10): ("jump", dates()[101], 5.0)})) == 1


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ((14, 10), ("jump", LATE, 5.0)),
        ((14, 10), ("velocity", EARLY, 5.0)),
        ((14, 10), ("jump", EARLY, -5.0)),
        ((16, 10), ("jump", EARLY, 5.0)),
    ],
    ids=["another date", "another kind", "the other way", "far away"],
)
def test_what_is_another_event_is_another_area(place, change):
    assert len(found({**FIRST, place: change})) == 2


def test_alarms_of_single_points_are_joined_to_the_next_points_only():
    assert len(found({**FIRST, (14, 10): ("jump", EARLY, 5.0)}, neighbours=1)) == 2


def test_the_date_in_the_plot_of_an_area_is_that_of_its_row():
    # The point that stands out most has another date than most of the area.
    changes = {(column, 10): ("velocity", EARLY, -9.0) for column in (10, 11, 12)} | {
        (13, 10): ("velocity", LATE, -9.0)
    }
    known = table(changes)
    areas, _ = changed_areas(known, places(), APART, NEIGHBOURS)
    fields = area_fields(areas, known, dates()[-1])
    assert len(areas) == 1
    assert known.date[areas[0].rows[0]] == LATE
    assert fields["change_date"][0] == EARLY
    series = SimpleNamespace(values=np.zeros((COUNT, len(dates()))), there=np.ones((COUNT, len(dates())), dtype=bool))
    window = SimpleNamespace(first=80)
    watch = SimpleNamespace(series=series, monitor=SimpleNamespace(window=window))
    drawn = series_figure(SimpleNamespace(dates=dates()), fields, SimpleNamespace(watch=watch, areas=areas))
    lines = [line.get_xdata()[0] for line in drawn.axes[0].get_lines() if len(set(line.get_xdata())) == 1]
    assert EARLY.astype(object) in lines
    assert LATE.astype(object) not in lines
