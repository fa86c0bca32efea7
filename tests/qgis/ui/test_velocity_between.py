# SPDX-License-Identifier: GPL-2.0-or-later
"""The velocity between two dates with its error, and the date of an alarm, in the dock and by themselves."""

import numpy as np
import pytest
from canvas_actions import click, curves, lines
from dated_layers import RATES, dated_layer, epochs, moving, number, place_of, text
from field_types import DATE
from qgis.core import QgsField
from qgis.PyQt.QtCore import QDate

from insar_forecast_plugin.ui.velocity_between import FEWEST_EPOCHS, velocity_between

DATES = np.datetime64("2020-01-01") + 12 * np.arange(120)
YEARS = (DATES - DATES[0]).astype(float) / 365.25


def test_velocity_is_that_between_the_dates_and_not_that_of_the_whole():
    values = np.where(YEARS < 2, 0.0, 10.0 * (YEARS - 2))
    assert velocity_between(DATES, values, DATES[80], DATES[-1]).velocity == pytest.approx(10.0)
    assert velocity_between(DATES, values, DATES[0], DATES[50]).velocity == pytest.approx(0.0, abs=1e-9)


def test_season_does_not_bend_the_velocity_of_long_spans():
    values = 3.0 * YEARS + 8 * np.sin(2 * np.pi * YEARS + 1)
    found = velocity_between(DATES, values, DATES[0], DATES[-1])
    assert (found.velocity, found.has_season) == (pytest.approx(3.0), True)


def test_few_values_give_no_velocity():
    values = np.full(120, np.nan)
    values[: FEWEST_EPOCHS - 1] = 1.0
    assert velocity_between(DATES, values, DATES[0], DATES[-1]) is None


@pytest.mark.parametrize("memory", [0.0, 0.6])
def test_error_holds_the_true_velocity_as_often_as_it_should(memory):
    random = np.random.default_rng(7)
    noise = random.normal(0, 3, (400, 220))
    for at in range(1, 220):
        noise[:, at] += memory * noise[:, at - 1]
    found = [velocity_between(DATES, 5 * YEARS + row[100:], DATES[0], DATES[-1]) for row in noise]
    held = np.mean([abs(one.velocity - 5) < 1.96 * one.error for one in found])
    assert 0.88 < held < 0.98


def test_list_and_drawing_show_the_velocity_between_the_dates(dock, canvas, layer):
    click(canvas, place_of(3))
    titles = [dock.list.headerItem().text(at) for at in range(dock.list.columnCount())]
    at = titles.index("Between, mm/yr")
    assert dock.list.isColumnHidden(at)
    dock.controls.range.box.click()
    day = epochs(80)[30]
    dock.controls.range.end.setDate(QDate(day.year, day.month, day.day))
    assert dock.list.topLevelItem(0).text(at).startswith("+25.0")
    ((start, end),) = curves(dock.plot.axes, "between")
    assert end[0] - start[0] == 30 * 12
    dock.controls.range.box.click()
    assert curves(dock.plot.axes, "between") == []


def test_dates_offered_are_those_of_the_series_until_others_are_chosen(dock, canvas, layer):
    click(canvas, place_of(3))
    days = epochs(80)
    assert dock.controls.range.dates == (np.datetime64(days[0]), np.datetime64(days[-1]))
    dock.controls.range.start.setDate(QDate(2023, 1, 1))
    click(canvas, place_of(1))
    assert str(dock.controls.range.dates[0]) == "2023-01-01"


ALARM = [
    (text("change"), ["velocity", "none", "jump", "velocity", None]),
    (QgsField("change_date", DATE), [QDate(2023, 6, 1)] * 5),
    (number("change_date_sigma"), [12.0] * 5),
]


def alarms(dock):
    return [item.get_text() for item in dock.plot.axes.texts if item.get_text().startswith("alarm")]


def test_date_of_an_alarm_is_marked_with_its_kind(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=ALARM))
    click(canvas, place_of(0))
    (line,) = lines(dock.plot.axes, "alarm")
    from matplotlib.dates import num2date

    assert str(num2date(line.get_xdata()[0]).date()) == "2023-06-01"
    assert alarms(dock) == ["alarm: velocity ± 12 d"]


def test_point_without_a_change_has_no_alarm_and_marks_go_with_the_point(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=ALARM))
    click(canvas, place_of(0))
    click(canvas, place_of(1))
    assert (lines(dock.plot.axes, "alarm"), alarms(dock), list(dock.plot.axes.patches)) == ([], [], [])
