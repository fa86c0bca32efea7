# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock in a QGIS window: clicks on the map, what is drawn of them, and that nothing is left behind."""

import builtins
import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from canvas_actions import SHOWN_AT, beside, click, curves, drag, lines, on_map, pixel, points_of
from dated_layers import (
    CORNER,
    CRS,
    RATES,
    dated_layer,
    epochs,
    forecast_fields,
    moving,
    number,
    path_fields,
    place_of,
    trend_fields,
)
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapToolPan, QgsRubberBand, QgsVertexMarker
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction

from insar_forecast_plugin.ui.dock_messages import needs_matplotlib
from insar_forecast_plugin.ui.time_series_dock import TimeSeriesDock

ROOT = Path(__file__).resolve().parents[3]


def test_click_shows_the_point_under_it(dock, canvas, layer):
    click(canvas, place_of(3))
    assert points_of(dock) == ["P3"]


def test_what_is_drawn_is_what_the_layer_holds(dock, canvas, layer):
    click(canvas, place_of(3))
    (line,) = lines(dock.plot.axes, "observed")
    np.testing.assert_allclose(line.get_ydata(), moving(RATES)[3])


def test_dates_drawn_are_those_of_the_layer(dock, canvas, layer):
    from matplotlib.dates import num2date

    click(canvas, place_of(3))
    (line,) = lines(dock.plot.axes, "observed")
    assert [num2date(value).date() for value in line.get_xdata()] == epochs(80)


def test_second_click_replaces_the_first(dock, canvas, layer):
    click(canvas, place_of(3))
    click(canvas, place_of(1))
    assert points_of(dock) == ["P1"]


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_click_with_a_modifier_adds_the_point(dock, canvas, layer, modifier):
    click(canvas, place_of(3))
    click(canvas, place_of(1), modifier)
    assert points_of(dock) == ["P3", "P1"]


def test_click_adds_the_point_while_points_are_kept(dock, canvas, layer):
    dock.controls.keep.setChecked(True)
    click(canvas, place_of(3))
    click(canvas, place_of(1))
    assert points_of(dock) == ["P3", "P1"]


def test_click_on_nothing_says_so_and_shows_nothing(dock, canvas, layer):
    click(canvas, place_of(3))
    click(canvas, beside(3, north=200))
    assert "There is no point of 'points'" in dock.message.text()
    assert points_of(dock) == [] and dock.shown == []


def test_click_on_nothing_leaves_what_is_kept(dock, canvas, layer):
    dock.controls.keep.setChecked(True)
    click(canvas, place_of(3))
    click(canvas, beside(3, north=200))
    assert "There is no point of 'points'" in dock.message.text()
    assert points_of(dock) == ["P3"]


def test_rectangle_takes_the_points_in_it(dock, canvas, layer):
    dock.controls.mode_buttons["rectangle"].click()
    drag(canvas, beside(1, north=50, east=-50), beside(2, north=-50, east=50))
    assert points_of(dock) == ["P1", "P2"]


def test_polygon_takes_the_points_in_it(dock, canvas, layer):
    dock.controls.mode_buttons["polygon"].click()
    for corner in (beside(1, -60, -50), beside(2, -60, 50), beside(2, 60, 50)):
        click(canvas, corner)
    click(canvas, place_of(4), button=Qt.MouseButton.RightButton)
    assert points_of(dock) == ["P2"]


def test_polygon_given_up_leaves_no_rubber_band(dock, canvas, layer):
    dock.controls.mode_buttons["polygon"].click()
    click(canvas, beside(0, -60))
    QTest.mouseMove(canvas.viewport(), pixel(canvas, beside(3, 60)))
    dock.choose_by("point")
    assert on_map(canvas, QgsRubberBand) == []


def test_map_in_another_crs_finds_the_same_point(dock, canvas, layer):
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    from qgis.core import QgsCoordinateTransform

    transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem(CRS), degrees, QgsProject.instance())
    canvas.setDestinationCrs(degrees)
    canvas.setExtent(transform.transformBoundingBox(SHOWN_AT))
    click(canvas, transform.transform(place_of(3)))
    assert points_of(dock) == ["P3"]


def test_markers_have_the_colours_of_the_lines(dock, canvas, layer):
    dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
    drawn = {line.get_color() for line in lines(dock.plot.axes, "observed")}
    assert ({item.colour for item in dock.shown}, len(on_map(canvas, QgsVertexMarker))) == (drawn, 5)


def test_colours_of_fifty_points_are_all_different(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(dated_layer(moving(np.arange(60), 10)))
    dock.show_within(QgsGeometry.fromRect(QgsRectangle(CORNER[0] - 5, CORNER[1] - 5, CORNER[0] + 9000, CORNER[1] + 5)))
    assert len({item.colour for item in dock.shown}) == 50


def test_too_many_points_are_said(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(dated_layer(moving(np.arange(60), 10)))
    dock.show_within(QgsGeometry.fromRect(QgsRectangle(CORNER[0] - 5, CORNER[1] - 5, CORNER[0] + 9000, CORNER[1] + 5)))
    assert "60 points" in dock.message.text()


def test_area_with_more_points_than_are_looked_at_says_so(dock, canvas, qgis_iface):
    layer = dated_layer(moving(np.ones(20_001), 2))
    qgis_iface.setActiveLayer(layer)
    dock.show_within(QgsGeometry.fromRect(layer.extent().buffered(1)))
    assert "50 of them are shown. Draw a smaller area." in dock.message.text()


def test_area_without_room_for_more_says_so(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(dated_layer(moving(np.arange(60), 10)))
    area = QgsGeometry.fromRect(QgsRectangle(CORNER[0] - 5, CORNER[1] - 5, CORNER[0] + 9000, CORNER[1] + 5))
    dock.show_within(area)
    dock.show_within(area, keep=True)
    assert dock.message.text() == "60 points were not added: at most 50 can be shown."


def test_reference_is_taken_off_the_others(dock, canvas, layer):
    dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
    dock.list.topLevelItem(1).setSelected(True)
    dock.controls.reference.click()
    shown = {item.series.point: item.series.values for item in dock.shown}
    np.testing.assert_allclose(shown["P3"], moving(RATES)[3] - moving(RATES)[1])


def test_reference_stays_when_other_points_are_chosen(dock, canvas, layer):
    click(canvas, place_of(1))
    dock.list.topLevelItem(0).setSelected(True)
    dock.controls.reference.click()
    click(canvas, place_of(0))
    np.testing.assert_allclose(dock.shown[0].series.values, moving(RATES)[0] - moving(RATES)[1])


def test_reference_without_a_chosen_point_is_refused(dock, canvas, layer):
    click(canvas, place_of(1))
    dock.controls.reference.click()
    assert (dock.selection.reference, dock.controls.reference.isChecked()) == (None, False)


def test_difference_has_neither_interval_nor_band_of_all_dates(dock, canvas, qgis_iface):
    last = epochs(80)[-1]
    layer = dated_layer(moving(RATES), more=forecast_fields(5, last) + path_fields(5, last))
    qgis_iface.setActiveLayer(layer)
    dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
    assert {"interval", "path"} <= {item.get_gid() for item in dock.plot.axes.collections}
    dock.list.topLevelItem(1).setSelected(True)
    dock.controls.reference.click()
    assert not {"interval", "path"} & {item.get_gid() for item in dock.plot.axes.collections}


def test_trend_is_drawn_along_the_series(dock, canvas, layer):
    click(canvas, place_of(0))
    (curve,) = curves(dock.plot.axes, "trend")
    np.testing.assert_allclose(curve[:, 1], moving(RATES)[0], atol=1e-9)


def test_trend_can_be_left_out(dock, canvas, layer):
    click(canvas, place_of(0))
    dock.controls.trend.click()
    assert curves(dock.plot.axes, "trend") == []


def test_residuals_are_what_the_trend_leaves_over(dock, canvas, qgis_iface):
    values = moving([5.0]) + np.random.default_rng(0).normal(0, 2, 80)
    qgis_iface.setActiveLayer(dated_layer(values))
    click(canvas, place_of(0))
    dock.controls.residuals.click()
    (line,) = lines(dock.plot.residual_axes, "residual")
    np.testing.assert_allclose(line.get_ydata(), values[0] - dock.shown[0].fit.fitted)


def test_replicas_stand_half_a_wavelength_away(dock, canvas, layer):
    click(canvas, place_of(0))
    dock.controls.half_wavelength.setValue(15.0)
    dock.controls.replicas.click()
    (line,) = lines(dock.plot.axes, "replicas")
    expected = np.concatenate([moving(RATES)[0] + 15, moving(RATES)[0] - 15])
    np.testing.assert_allclose(line.get_ydata(), expected)


def test_forecast_is_drawn_with_its_interval(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=forecast_fields(5, epochs(80)[-1])))
    click(canvas, place_of(2))
    (forecast,) = curves(dock.plot.axes, "forecast")
    (interval,) = curves(dock.plot.axes, "interval")
    assert (list(forecast[:, 1]), interval[:, 1].min(), interval[:, 1].max()) == ([1, 2], -2, 5)


def test_band_of_all_dates_is_drawn_lighter_around_the_interval(dock, canvas, qgis_iface):
    last = epochs(80)[-1]
    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=forecast_fields(5, last) + path_fields(5, last)))
    click(canvas, place_of(2))
    (band,) = curves(dock.plot.axes, "path")
    assert (band[:, 1].min(), band[:, 1].max()) == (-4, 7)
    of_kind = {item.get_gid(): item for item in dock.plot.axes.collections}
    assert of_kind["path"].get_alpha() < of_kind["interval"].get_alpha()


def test_curves_have_the_colours_of_their_points(dock, canvas, qgis_iface):
    from matplotlib.colors import to_hex

    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=forecast_fields(5, epochs(80)[-1])))
    dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
    of_points = [item.colour for item in dock.shown]
    for kind in ("trend", "forecast"):
        (collection,) = (item for item in dock.plot.axes.collections if item.get_gid() == kind)
        assert [to_hex(colour) for colour in collection.get_colors()] == of_points


def test_forecast_lies_within_the_drawing(dock, canvas, qgis_iface):
    future = forecast_fields(5, epochs(80)[-1], values=(1.0, np.nan, 400.0), half_width=1.0)
    more = [(field, [None if np.isnan(value) else value for value in column]) for field, column in future]
    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=more))
    click(canvas, place_of(2))
    (curve,) = curves(dock.plot.axes, "forecast")
    assert dock.plot.axes.get_xlim()[1] > curve[-1, 0]
    assert dock.plot.axes.get_ylim()[1] > 400


def test_points_are_named_above_the_drawing(dock, canvas, layer):
    dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
    named = [(text.get_text(), text.get_color()) for text in dock.plot.axes.get_legend().get_texts()]
    assert named[3] == ("P3, +25.0 mm/yr fitted", dock.shown[3].colour)


def test_break_is_marked_at_its_date(dock, canvas, qgis_iface):
    from matplotlib.dates import num2date

    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=trend_fields(["bilinear"] * 5, date(2023, 6, 1))))
    click(canvas, place_of(2))
    (line,) = lines(dock.plot.axes, "event")
    assert num2date(line.get_xdata()[0]).date() == date(2023, 6, 1)


def test_class_is_listed(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=trend_fields(["unwrapping_error"] * 5)))
    click(canvas, place_of(2))
    assert dock.list.topLevelItem(0).text(1) == "unwrapping error (0.90)"


def test_zoom_stays_when_an_option_is_changed(dock, canvas, layer):
    click(canvas, place_of(0))
    dock.plot.axes.set_xlim(19_100, 19_200)
    dock.controls.replicas.click()
    assert dock.plot.axes.get_xlim() == (19_100, 19_200)


def test_new_point_is_shown_whole(dock, canvas, layer):
    click(canvas, place_of(0))
    dock.plot.axes.set_xlim(19_100, 19_200)
    click(canvas, place_of(1))
    assert dock.plot.axes.get_xlim()[1] - dock.plot.axes.get_xlim()[0] > 79 * 12


def test_point_removed_goes_from_the_drawing_and_the_map(dock, canvas, layer):
    dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
    dock.list.topLevelItem(0).setSelected(True)
    dock.controls.remove.click()
    assert (points_of(dock), len(on_map(canvas, QgsVertexMarker))) == (["P1", "P2", "P3", "P4"], 4)


def test_table_holds_what_is_shown(dock, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=forecast_fields(5, epochs(80)[-1])))
    click(canvas, place_of(3))
    assert dock.export_to(tmp_path / "series.csv")
    with (tmp_path / "series.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    observed = [float(row["value"]) for row in rows if row["kind"] == "observed"]
    forecast = [(row["lower"], row["value"], row["upper"]) for row in rows if row["kind"] == "forecast"]
    np.testing.assert_allclose(observed, moving(RATES)[3], rtol=1e-5)
    assert forecast == [("-2", "1", "4"), ("-1", "2", "5")]


def test_table_holds_the_band_of_all_dates_where_a_layer_has_one(dock, canvas, qgis_iface, tmp_path):
    last = epochs(80)[-1]
    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=forecast_fields(5, last) + path_fields(5, last)))
    click(canvas, place_of(3))
    assert dock.export_to(tmp_path / "series.csv")
    with (tmp_path / "series.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    ends = [(row["path_lower"], row["path_upper"]) for row in rows]
    assert ends == [("", "")] * 80 + [("-4", "6"), ("-3", "7")]


@pytest.mark.parametrize(("suffix", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_drawing_is_exported(dock, layer, tmp_path, suffix, begins):
    dock.show_near(place_of(3))
    dock.export_to(tmp_path / f"series.{suffix}")
    assert (tmp_path / f"series.{suffix}").read_bytes().startswith(begins)


def test_dollar_signs_in_a_point_name_are_drawn_as_they_are(dock, canvas, qgis_iface, tmp_path):
    layer = dated_layer(moving([1.0]), name="cost in $^$")
    layer.startEditing()
    layer.changeAttributeValue(next(layer.getFeatures()).id(), 0, "$^$")
    layer.commitChanges()
    qgis_iface.setActiveLayer(layer)
    dock.show_near(place_of(0))
    assert dock.export_to(tmp_path / "series.svg")
    assert "$^$" in (tmp_path / "series.svg").read_text()  # matplotlib writes each text into a comment


def test_export_to_an_impossible_place_says_so(dock, canvas, layer, tmp_path):
    click(canvas, place_of(3))
    (tmp_path / "file").write_text("")
    assert not dock.export_to(tmp_path / "file" / "series.csv")
    assert "cannot be written" in dock.message.text()


def test_no_active_layer_is_said(dock, canvas, qgis_iface, monkeypatch):
    monkeypatch.setattr(qgis_iface, "_active_layer_id", None)
    click(canvas, place_of(0))
    assert "No layer is active" in dock.message.text()


def test_layer_without_dates_is_refused_with_the_names_expected(dock, canvas, qgis_iface):
    layer = QgsVectorLayer(f"Point?crs={CRS}&field=height:double", "heights", "memory")
    QgsProject.instance().addMapLayer(layer)
    qgis_iface.setActiveLayer(layer)
    click(canvas, place_of(0))
    assert "'heights' has no date fields. Expected numeric fields named like 20240131" in dock.message.text()


def test_raster_is_refused(dock, canvas, qgis_iface, tmp_path):
    from osgeo import gdal

    gdal.GetDriverByName("GTiff").Create(str(tmp_path / "grid.tif"), 2, 2, 1)
    layer = QgsRasterLayer(str(tmp_path / "grid.tif"), "grid")
    QgsProject.instance().addMapLayer(layer)
    qgis_iface.setActiveLayer(layer)
    click(canvas, place_of(0))
    assert "'grid' is a raster" in dock.message.text()


def test_point_without_any_value_is_said(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(dated_layer(np.full((1, 9), np.nan)))
    click(canvas, place_of(0))
    assert "has a value at any date" in dock.message.text()


def test_layer_removed_takes_its_points_along(dock, canvas, layer, qgis_iface):
    click(canvas, place_of(0))
    other = dated_layer(moving([1.0]), name="other")
    qgis_iface.setActiveLayer(other)
    click(canvas, place_of(0), Qt.KeyboardModifier.ControlModifier)
    QgsProject.instance().removeMapLayer(layer.id())
    assert ([item.series.layer_name for item in dock.shown], len(dock.markers.markers)) == (["other"], 1)


def test_layer_of_the_reference_removed_ends_the_reference(dock, canvas, layer):
    click(canvas, place_of(1))
    dock.list.topLevelItem(0).setSelected(True)
    dock.controls.reference.click()
    QgsProject.instance().removeMapLayer(layer.id())
    assert (dock.selection.reference, dock.controls.reference.isChecked()) == (None, False)


def test_project_closed_empties_the_dock(dock, canvas, layer):
    dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
    QgsProject.instance().clear()
    assert (dock.shown, on_map(canvas, QgsVertexMarker)) == ([], [])


def test_other_map_tool_releases_the_button(dock, canvas):
    canvas.setMapTool(pan := QgsMapToolPan(canvas))
    assert not any(button.isChecked() for button in dock.controls.mode_buttons.values())
    canvas.unsetMapTool(pan)


def test_closed_dock_leaves_the_map_as_it_was(dock, canvas, layer):
    click(canvas, place_of(0))
    dock.close()
    assert (on_map(canvas, QgsVertexMarker), canvas.mapTool() is dock.tool) == ([], False)


def test_closed_dock_gives_the_mouse_back_to_qgis(dock, canvas, qgis_iface, monkeypatch):
    pan = QgsMapToolPan(canvas)
    action = QAction()
    action.triggered.connect(lambda: canvas.setMapTool(pan))
    monkeypatch.setattr(qgis_iface, "actionPan", lambda: action, raising=False)
    dock.close()
    assert canvas.mapTool() is pan
    canvas.unsetMapTool(pan)


def test_dock_opened_again_shows_its_points_and_takes_clicks(dock, canvas, layer):
    click(canvas, place_of(0))
    dock.close()
    dock.show()
    kept = (points_of(dock), len(on_map(canvas, QgsVertexMarker)))
    click(canvas, place_of(1))
    assert (kept, points_of(dock)) == ((["P0"], 1), ["P1"])


def test_removed_dock_leaves_nothing_on_the_map(qgis_iface, canvas, layer):
    dock = TimeSeriesDock(qgis_iface)
    dock.show()
    click(canvas, place_of(0))
    dock.remove()
    assert (on_map(canvas, QgsVertexMarker), canvas.mapTool()) == ([], None)


def test_removed_dock_hears_no_more_of_the_project(qgis_iface, canvas, layer):
    dock = TimeSeriesDock(qgis_iface)
    dock.show()
    click(canvas, place_of(0))
    dock.remove()
    QgsProject.instance().removeMapLayer(layer.id())
    assert len(dock.selection) == 1


def test_without_matplotlib_the_dock_says_what_to_install(qgis_iface, canvas, monkeypatch):
    real = builtins.__import__

    def without(name, *given, **more):
        if name.startswith("matplotlib") or name.endswith("dock_content"):
            raise ModuleNotFoundError("No module named 'matplotlib'", name="matplotlib")
        return real(name, *given, **more)

    dock = TimeSeriesDock(qgis_iface)
    monkeypatch.setattr(builtins, "__import__", without)
    dock.show()
    monkeypatch.undo()
    assert dock.message.text() == needs_matplotlib()
    dock.remove()


def test_dock_costs_no_matplotlib_before_it_is_opened():
    code = "import sys, insar_forecast_plugin.ui.time_series_dock; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_extra_numeric_field_is_no_series(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=[(number("height"), [99.0] * 5)]))
    click(canvas, place_of(0))
    assert len(dock.shown[0].series.values) == 80
