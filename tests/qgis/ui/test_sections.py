# SPDX-License-Identifier: GPL-2.0-or-later
"""A line drawn on the map shows a section: which points, where on the line, and what of them."""

import csv

import numpy as np
import pytest
from canvas_actions import SHOWN_AT, beside, click, pixel, points_of
from dated_layers import CRS, RATES, SPACING_M, dated_layer, epochs, forecast_fields, moving, place_of
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QDate, QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from insar_forecast_plugin.ui.section_line import along_line, running_median


def draw(dock, canvas, *corners):
    dock.controls.mode_buttons["line"].click()
    for corner in corners:
        click(canvas, corner)
    click(canvas, corners[-1], button=Qt.MouseButton.RightButton)


def drawn(dock):
    """Return distance and value of the points drawn, in the order of the line."""
    (line,) = [line for line in dock.section.plot.axes.lines if line.get_gid() == "points"]
    along, values = line.get_data()
    order = np.argsort(along)
    return np.asarray(along)[order], np.asarray(values)[order]


def choose(dock, kind):
    dock.section.kind.setCurrentIndex(dock.section.kind.findData(kind))


def ends(dock, start, end):
    for edit, day in ((dock.controls.range.start, start), (dock.controls.range.end, end)):
        edit.setDate(QDate(day.year, day.month, day.day))


def test_line_shows_the_points_beside_it_in_their_order(dock, canvas, layer):
    draw(dock, canvas, beside(0, east=-50), beside(4, east=50))
    along, values = drawn(dock)
    scale = along[-1] - along[0]
    np.testing.assert_allclose(along, 50 + SPACING_M * np.arange(5), rtol=0.03)  # ETRS89-LAEA is not true to scale
    assert scale == pytest.approx(400, rel=0.01)
    span = (79 - 2) * 12 / 365.25  # from the mean of the first three epochs to that of the last three
    np.testing.assert_allclose(values, np.array(RATES) * span, rtol=1e-6, atol=1e-9)
    assert dock.content.is_section_shown


def double_click(canvas, place):
    """Do what a hand does: the second press comes as a double click, each press is followed by its release."""
    click(canvas, place)
    at, left, none = pixel(canvas, place), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, held in (
        (QEvent.Type.MouseButtonDblClick, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(kind, QPointF(at), QPointF(canvas.mapToGlobal(at)), left, held, none)
        QApplication.sendEvent(canvas.viewport(), event)


def said_above_the_map(qgis_iface):
    item = qgis_iface.messageBar().currentItem()
    return item.text() if item is not None else ""


def test_double_click_ends_the_line_and_begins_no_other(dock, canvas, layer):
    dock.controls.mode_buttons["line"].click()
    click(canvas, beside(0, east=-50))
    double_click(canvas, beside(4, east=50))
    np.testing.assert_allclose(drawn(dock)[0], 50 + SPACING_M * np.arange(5), rtol=0.03)
    # The next click is the first corner of another line, not the second, and it is not lost.
    draw(dock, canvas, beside(0, east=-50), beside(2, east=50))
    assert len(drawn(dock)[0]) == 3
    dock.controls.mode_buttons["line"].click()
    click(canvas, beside(0, east=-50))
    double_click(canvas, beside(4, east=50))
    dock.controls.mode_buttons["point"].click()
    click(canvas, place_of(1))
    assert points_of(dock) == ["P1"]


def test_double_click_ends_a_polygon(dock, canvas, layer):
    dock.controls.mode_buttons["polygon"].click()
    for corner in (beside(1, 50, -50), beside(1, -50, -50)):
        click(canvas, corner)
    double_click(canvas, beside(1, 0, 50))
    assert points_of(dock) == ["P1"]


def test_how_to_draw_is_said_until_the_line_is_there(dock, canvas, layer, qgis_iface):
    assert said_above_the_map(qgis_iface) == ""
    dock.controls.mode_buttons["line"].click()
    assert "double-click (or right-click) to finish" in said_above_the_map(qgis_iface)
    draw(dock, canvas, beside(0, east=-50), beside(4, east=50))
    assert said_above_the_map(qgis_iface) == ""
    dock.controls.mode_buttons["polygon"].click()
    assert "corners of the polygon" in said_above_the_map(qgis_iface)
    dock.close()
    assert said_above_the_map(qgis_iface) == ""


def test_legend_names_the_median_where_one_is_drawn_alone(dock, canvas, layer):
    draw(dock, canvas, beside(0, east=-50), beside(4, east=50))
    axes, named = dock.section.plot.axes, []
    for height in (1.0, np.nan):
        dock.section.plot.show_values(
            np.arange(2.0), np.ones(2), (np.arange(2.0), np.full(2, height)), label="", window=9
        )
        named.append(axes.get_legend() is not None)
    assert named == [True, False]


def test_section_has_room(dock, canvas, layer):
    draw(dock, canvas, beside(0, east=-50), beside(4, east=50))
    dock.resize(900, 300)
    assert dock.section.plot.height() >= 240
    assert not dock.list.isVisible()
    dock.controls.mode_buttons["point"].click()
    click(canvas, place_of(1))
    assert dock.list.isVisible()


def test_line_the_other_way_turns_the_section_around(dock, canvas, layer):
    draw(dock, canvas, beside(4, east=50), beside(0, east=-50))
    assert drawn(dock)[1][0] == pytest.approx(RATES[4] * 77 * 12 / 365.25)


def test_width_is_measured_on_the_ground(dock, canvas, layer):
    draw(dock, canvas, beside(0, north=60, east=-20), beside(2, north=60, east=20))
    assert len(drawn(dock)[0]) == 3
    dock.section.width_m.setValue(80)  # 40 m to each side
    assert "beside that line" in dock.message.text()
    dock.section.width_m.setValue(200)
    assert len(drawn(dock)[0]) == 3
    dock.section.width_m.setValue(400)
    assert len(drawn(dock)[0]) == 3  # the next point is near enough to the end, but beyond it


def test_velocity_and_displacement_are_those_between_the_dates(dock, canvas, qgis_iface):
    values = moving(RATES)
    values[:, 40:] = values[:, 39:40]  # everything stops after 40 epochs
    qgis_iface.setActiveLayer(dated_layer(values))
    draw(dock, canvas, beside(0, east=-50), beside(4, east=50))
    days = epochs(80)
    ends(dock, days[45], days[79])
    np.testing.assert_allclose(drawn(dock)[1], 0.0, atol=1e-9)
    choose(dock, "velocity")
    ends(dock, days[0], days[39])
    np.testing.assert_allclose(drawn(dock)[1], RATES, atol=1e-6)


def test_forecast_is_offered_where_the_layer_has_one(dock, canvas, qgis_iface, layer):
    draw(dock, canvas, beside(0, east=-50), beside(4, east=50))
    at = dock.section.kind.findData("forecast")
    assert not dock.section.kind.model().item(at).isEnabled()
    more = forecast_fields(5, epochs(80)[-1], values=(1.0, 2.0))
    qgis_iface.setActiveLayer(dated_layer(np.ones((5, 80)), more=more))
    draw(dock, canvas, beside(0, east=-50), beside(4, east=50))
    choose(dock, "forecast")
    np.testing.assert_allclose(drawn(dock)[1], 1.0)


def test_map_in_degrees_gives_the_same_section(dock, canvas, layer):
    draw(dock, canvas, beside(0, east=-50), beside(4, east=50))
    expected = drawn(dock)
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem(CRS), degrees, QgsProject.instance())
    canvas.setDestinationCrs(degrees)
    canvas.setExtent(transform.transformBoundingBox(SHOWN_AT))
    draw(dock, canvas, *(transform.transform(corner) for corner in (beside(0, east=-50), beside(4, east=50))))
    np.testing.assert_allclose(drawn(dock)[0], expected[0], atol=5)
    np.testing.assert_allclose(drawn(dock)[1], expected[1])


def test_line_beside_all_points_says_so_and_keeps_the_series(dock, canvas, layer):
    click(canvas, place_of(1))
    draw(dock, canvas, beside(0, north=300), beside(4, north=300))
    assert "No point of 'points' with values lies beside that line." in dock.message.text()
    assert not dock.content.is_section_shown


def test_click_on_a_point_brings_the_series_back(dock, canvas, layer):
    draw(dock, canvas, beside(0, east=-50), beside(4, east=50))
    dock.controls.mode_buttons["point"].click()
    click(canvas, place_of(1))
    assert (points_of(dock), not dock.content.is_section_shown) == (["P1"], True)


def test_line_stays_on_the_map_while_the_section_is_shown(dock, canvas, layer):
    def bands():
        return [item for item in canvas.scene().items() if isinstance(item, QgsRubberBand)]

    draw(dock, canvas, beside(0, east=-50), beside(4, east=50))
    assert len(bands()) == 1
    dock.controls.mode_buttons["point"].click()
    click(canvas, place_of(1))
    assert bands() == []
    draw(dock, canvas, beside(0, east=-50), beside(4, east=50))
    dock.close()
    assert bands() == []


def test_one_corner_is_no_line_and_escape_gives_up(dock, canvas, layer):
    draw(dock, canvas, place_of(0))
    assert dock.section.points is None
    click(canvas, place_of(0))
    QTest.mouseMove(canvas.viewport())
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert [item for item in canvas.scene().items() if isinstance(item, QgsRubberBand)] == []


def test_section_is_exported_as_table_and_picture(dock, canvas, layer, tmp_path):
    draw(dock, canvas, beside(0, east=-50), beside(4, east=50))
    choose(dock, "velocity")
    assert dock.export_to(tmp_path / "section.csv")
    assert dock.export_to(tmp_path / "section.png")
    with (tmp_path / "section.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    np.testing.assert_allclose([float(row["velocity"]) for row in rows], RATES, atol=1e-6)
    assert [float(row["x"]) for row in rows] == pytest.approx([place_of(row).x() for row in range(5)])
    assert (tmp_path / "section.png").read_bytes().startswith(b"\x89PNG")


def test_median_follows_most_points_and_ends_where_they_are_few():
    along = np.concatenate([np.linspace(0, 100, 101), [150.0]])
    values = np.concatenate([np.linspace(0, 10, 101), [3.0]])
    values[50] = 500.0  # one unwrapping error
    at, median = running_median(along, values, 10.0)
    inside = (at > 10) & (at < 90)
    np.testing.assert_allclose(median[inside], at[inside] / 10, atol=0.15)
    assert np.isnan(median[-1])


def test_places_are_projected_on_the_nearest_piece_of_a_bent_line():
    corners = np.array([[0.0, 0.0], [100.0, 0.0], [100.0, 0.0], [100.0, 50.0]])
    along, apart = along_line(corners, np.array([[50.0, -3.0], [104.0, 20.0], [-5.0, 0.0]]))
    np.testing.assert_allclose(along, [50.0, 120.0, 0.0])
    np.testing.assert_allclose(apart, [3.0, 4.0, 5.0])
