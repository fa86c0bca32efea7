# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of the dock: which columns it has, what stands in them, and that a click on a title sorts."""

import math
from datetime import date

import pytest
from canvas_actions import SHOWN_AT, click
from dated_layers import RATES, dated_layer, forecast_fields, moving, number, place_of, text, trend_fields
from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from insar_forecast_plugin.ui.point_attributes import in_words, movement_in_words

ALWAYS = ["Point", "Fitted, mm/yr", "Annual, mm", "Layer"]
CHANGE = [
    (number("forecast_change"), [-12.34, 2.0, None, 101.6, 0.04]),
    (number("forecast_change_lower"), [-16.1, 0.5, None, 90.0, -1.0]),
    (number("forecast_change_upper"), [-8.4, 3.5, None, 113.2, 1.0]),
]
QUALITY = [
    (text("forecast_quality"), ["poor", "good", None, "fair", "good"]),
    (text("forecast_area_better"), ["no", "yes", "not_distinguishable", "no", "yes"]),
]


@pytest.fixture
def shown(dock, canvas, qgis_iface):
    """Show all five points of a layer with further fields; return the list."""

    def show(*more, rates=RATES):
        layer = dated_layer(moving(rates), more=list(more))
        qgis_iface.setActiveLayer(layer)
        dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
        return dock.list

    return show


def titles(listed):
    header = listed.headerItem()
    return [header.text(at) for at in range(listed.columnCount()) if not listed.isColumnHidden(at)]


def column(listed, title):
    at = [listed.headerItem().text(index) for index in range(listed.columnCount())].index(title)
    return [listed.topLevelItem(row).text(at) for row in range(listed.topLevelItemCount())]


def click_title(listed, title):
    at = [listed.headerItem().text(index) for index in range(listed.columnCount())].index(title)
    header = listed.header()
    listed.scrollTo(listed.model().index(0, at))
    middle = QPoint(header.sectionViewportPosition(at) + header.sectionSize(at) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)


def test_layer_with_dates_alone_has_the_columns_of_the_fit(shown):
    assert titles(shown()) == ALWAYS


def test_columns_are_those_that_the_layer_has(shown):
    listed = shown(*CHANGE, *QUALITY, (number("rmse"), RATES), (number("temporal_coherence"), RATES))
    assert titles(listed) == [
        "Point",
        "Fitted, mm/yr",
        "Annual, mm",
        "Movement, mm",
        "Quality",
        "Better here",
        "RMSE, mm",
        "Coherence",
        "Layer",
    ]


def test_class_has_a_column_where_the_layer_has_one(shown):
    assert titles(shown(*trend_fields(["linear"] * 5)))[1] == "Class"


def test_columns_go_with_the_layer_that_has_them(dock, canvas, shown, qgis_iface):
    listed = shown(*QUALITY)
    qgis_iface.setActiveLayer(dated_layer(moving(RATES)))
    click(canvas, place_of(0))
    assert titles(listed) == ALWAYS


def test_movement_stands_with_its_interval(shown):
    assert column(shown(*CHANGE), "Movement, mm") == [
        "-12.3 (-16.1 to -8.4)",
        "+2.0 (+0.5 to +3.5)",
        "",
        "+102 (+90.0 to +113)",
        "+0.0 (-1.0 to +1.0)",
    ]


@pytest.mark.parametrize(
    ("title", "field", "values", "written"),
    [
        ("RMSE, mm", "rmse", [1.234, 12.34, 123.4, 0.0, None], ["1.2", "12.3", "123", "0.0", ""]),
        ("RMSE of series, mm", "rmse_ts", [1.0, 2.0, 3.0, 4.0, 5.0], ["1.0", "2.0", "3.0", "4.0", "5.0"]),
        ("Coherence", "coherence", [0.851, 0.5, 1.0, 0.999, None], ["0.85", "0.50", "1.00", "1.00", ""]),
    ],
)
def test_number_of_the_layer_is_listed(shown, title, field, values, written):
    assert column(shown((number(field), values)), title) == written


def test_points_stand_in_the_order_of_choice_at_first(shown):
    assert column(shown(), "Point") == ["P0", "P1", "P2", "P3", "P4"]


def test_velocities_sort_as_numbers(shown):
    listed = shown()
    click_title(listed, "Fitted, mm/yr")
    first = column(listed, "Fitted, mm/yr")
    click_title(listed, "Fitted, mm/yr")
    assert (first, column(listed, "Fitted, mm/yr")) == (
        ["-10.0", "-3.0", "+0.0", "+4.0", "+25.0"],
        ["+25.0", "+4.0", "+0.0", "-3.0", "-10.0"],
    )


def test_points_without_a_number_come_last_in_either_order(shown):
    listed = shown(*CHANGE)
    orders = []
    for _ in range(2):
        click_title(listed, "Movement, mm")
        orders.append(column(listed, "Point"))
    assert orders == [["P0", "P4", "P1", "P3", "P2"], ["P3", "P1", "P4", "P0", "P2"]]


def test_quality_sorts_from_good_to_poor(shown):
    listed = shown(*QUALITY)
    click_title(listed, "Quality")
    assert column(listed, "Quality") == ["good", "good", "fair", "poor", ""]


def test_names_with_numbers_sort_by_them(dock, canvas, qgis_iface):
    layer = dated_layer(moving(RATES))
    layer.startEditing()
    for feature, name in zip(list(layer.getFeatures()), ["P10", "P9", "p1", "12", "3"], strict=True):
        layer.changeAttributeValue(feature.id(), 0, name)
    layer.commitChanges()
    qgis_iface.setActiveLayer(layer)
    dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
    click_title(dock.list, "Point")
    assert column(dock.list, "Point") == ["p1", "P9", "P10", "3", "12"]


def test_order_stays_when_a_point_is_added(dock, canvas, layer):
    dock.controls.keep.setChecked(True)
    click(canvas, place_of(3))
    click_title(dock.list, "Fitted, mm/yr")
    click(canvas, place_of(0))
    assert column(dock.list, "Point") == ["P0", "P3"]


def test_selected_point_stays_selected_when_the_list_is_sorted_anew(dock, shown):
    listed = shown()
    listed.topLevelItem(3).setSelected(True)
    click_title(listed, "Fitted, mm/yr")
    dock.controls.remove.click()
    assert sorted(column(listed, "Point")) == ["P0", "P1", "P2", "P4"]


def test_difference_from_a_reference_has_no_movement_of_the_point(dock, shown):
    listed = shown(*CHANGE, *forecast_fields(5, date(2025, 1, 1)))
    listed.topLevelItem(0).setSelected(True)
    dock.controls.reference.click()
    assert "Movement, mm" not in titles(listed)


@pytest.mark.parametrize(
    ("value", "words"),
    [(-12.34, "-12.3"), (99.96, "100"), (0.04, "0.0"), (-0.04, "0.0"), (1234.0, "1230"), (math.nan, "")],
)
def test_numbers_have_at_most_three_digits(value, words):
    assert in_words(value) == words


def test_movement_without_an_interval_stands_alone():
    assert movement_in_words({"forecast_change": -3.21}, " mm") == "-3.2 mm"


def test_velocity_of_the_layer_stands_beside_the_fitted_one(shown, dock):
    listed = shown((number("VEL"), [-9.4, 3.0, 0.1, 20.0, None]))
    assert titles(listed) == ["Point", "Fitted, mm/yr", "Layer, mm/yr", "Annual, mm", "Layer"]
    assert column(listed, "Layer, mm/yr") == ["-9.4", "3.0", "0.1", "20.0", ""]
    names = [label.get_text() for label in dock.plot.axes.get_legend().get_texts()]
    assert (names[0], names[4]) == ("P0, -10.0 mm/yr fitted (-9.4 in the layer)", "P4, -3.0 mm/yr fitted")


def test_velocity_of_the_layer_says_nothing_of_a_difference(shown, dock):
    listed = shown((number("VEL"), [-9.4, 3.0, 0.1, 20.0, None]))
    listed.topLevelItem(1).setSelected(True)
    dock.controls.reference.click()
    assert "Layer, mm/yr" not in titles(listed)
