# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean of an area or a selection as one series: its numbers, its band, its place in the list and the table."""

import csv

import numpy as np
import pytest
from canvas_actions import SHOWN_AT, beside, click, curves, drag, lines, on_map, points_of
from dated_layers import RATES, dated_layer, epochs, forecast_fields, moving, place_of
from qgis.core import QgsGeometry, QgsRectangle
from qgis.gui import QgsVertexMarker
from qgis.PyQt.QtCore import Qt

from insar_forecast_plugin.core.robust_mean import averaged, time_axis
from insar_forecast_plugin.ui.mean_series import mean_of


@pytest.fixture
def mean(dock):
    """A dock whose button "Mean of area" is pressed."""
    dock.controls.mean.click()
    return dock


def robust(values):
    """Return mean and spread of points as summaries of areas define them."""
    dates = np.array(epochs(values.shape[1]), dtype="datetime64[D]")
    mean, spread = averaged(values[None], np.ones((1, len(values))), time_axis(dates))
    return mean[0], spread[0]


def everything():
    return QgsGeometry.fromRect(SHOWN_AT)


def test_rectangle_gives_the_mean_of_its_points(mean, canvas, layer):
    mean.controls.mode_buttons["rectangle"].click()
    drag(canvas, beside(1, north=50, east=-50), beside(3, north=-50, east=50))
    (line,) = lines(mean.plot.axes, "observed")
    assert points_of(mean) == ["mean of 3 points"]
    np.testing.assert_allclose(line.get_ydata(), robust(moving(RATES)[1:4])[0], atol=1e-9)


def test_polygon_gives_the_mean_of_its_points(mean, canvas, layer):
    mean.controls.mode_buttons["polygon"].click()
    for corner in (beside(1, -60, -50), beside(2, -60, 50), beside(2, 60, 50), beside(1, 60, -50)):
        click(canvas, corner)
    click(canvas, place_of(4), button=Qt.MouseButton.RightButton)
    np.testing.assert_allclose(mean.shown[0].series.values, moving(RATES)[1:3].mean(axis=0), atol=1e-9)


def test_selection_gives_the_mean_of_its_points(mean, canvas, layer):
    layer.selectByRect(QgsRectangle(place_of(3), place_of(4)).buffered(5))
    mean.controls.selected.click()
    np.testing.assert_allclose(mean.shown[0].series.values, moving(RATES)[3:].mean(axis=0), atol=1e-9)


def test_mean_is_of_all_points_and_not_of_those_that_fit_the_plot(mean, canvas, qgis_iface):
    rates = np.repeat([1.0, 2.0, 3.0], [10, 600, 10])
    layer = dated_layer(moving(rates, 10))
    qgis_iface.setActiveLayer(layer)
    layer.selectAll()
    mean.controls.selected.click()
    assert points_of(mean) == ["mean of 620 points"]
    np.testing.assert_allclose(mean.shown[0].series.values, robust(moving(rates, 10))[0], atol=1e-9)


def test_band_is_the_standard_deviation_of_the_points(mean, canvas, layer):
    mean.show_within(everything())
    (band,) = curves(mean.plot.axes, "spread")
    values, spread = robust(moving(RATES))
    assert band[:, 1].max() == pytest.approx((values + spread).max())
    assert band[:, 1].min() == pytest.approx((values - spread).min())
    assert "one standard deviation" in mean.message.text()


def test_single_points_have_no_band(dock, canvas, layer):
    dock.show_within(everything())
    assert curves(dock.plot.axes, "spread") == []


def test_missing_values_are_left_out_of_the_mean(mean, canvas, qgis_iface):
    values = moving(RATES)
    values[2, :30] = np.nan
    values[:, 7] = np.nan
    qgis_iface.setActiveLayer(dated_layer(values))
    mean.show_within(everything())
    series = mean.shown[0].series
    known = np.delete(np.arange(80), 7)
    expected, spread = robust(values)
    np.testing.assert_allclose(series.values[known], expected[known], atol=1e-9)
    np.testing.assert_allclose(series.spread[known], spread[known], atol=1e-9)
    assert np.isnan(series.values[7])


def test_points_without_any_value_are_not_counted(mean, canvas, qgis_iface):
    values = moving(RATES)
    values[0] = np.nan
    qgis_iface.setActiveLayer(dated_layer(values))
    mean.show_within(everything())
    assert points_of(mean) == ["mean of 4 points"]


def test_area_without_any_value_says_so(mean, canvas, qgis_iface):
    qgis_iface.setActiveLayer(dated_layer(np.full((5, 9), np.nan)))
    mean.show_within(everything())
    assert (points_of(mean), mean.message.text()) == ([], "No point of 'points' has a value at any date here.")


def test_forecast_is_the_mean_without_an_interval(mean, canvas, qgis_iface):
    more = [
        (field, [value + row for row, value in enumerate(column)])
        for field, column in forecast_fields(5, epochs(80)[-1], values=(1.0, 2.0))
    ]
    levels = np.arange(5.0)[:, None] + np.zeros(80)  # what is forecast goes on from them, one and two mm higher
    qgis_iface.setActiveLayer(dated_layer(levels, more=more))
    mean.show_within(everything())
    (forecast,) = curves(mean.plot.axes, "forecast")
    np.testing.assert_allclose(forecast[:, 1], [3.0, 4.0])
    assert curves(mean.plot.axes, "interval") == []
    assert "A mean has no forecast interval." in mean.message.text()


def test_trend_of_the_mean_is_fitted(mean, canvas, layer):
    mean.show_within(everything())
    rate = robust(moving(RATES))[0][-1] / (79 * 12 / 365.25)
    assert mean.shown[0].fit.velocity == pytest.approx(rate)


def test_mean_is_listed_and_marked_in_the_middle_of_its_points(mean, canvas, layer):
    mean.show_within(everything())
    (marker,) = on_map(canvas, QgsVertexMarker)
    assert mean.list.topLevelItem(0).text(0) == "mean of 5 points"
    assert (marker.center().x(), marker.center().y()) == pytest.approx((place_of(2).x(), place_of(2).y()))


def test_same_area_once_more_is_not_listed_twice(mean, canvas, layer):
    mean.controls.keep.setChecked(True)
    mean.show_within(everything())
    mean.show_within(everything())
    assert points_of(mean) == ["mean of 5 points"]


def test_two_areas_can_be_compared(mean, canvas, layer):
    mean.controls.mode_buttons["rectangle"].click()
    mean.controls.keep.setChecked(True)
    drag(canvas, beside(0, north=50, east=-50), beside(1, north=-50, east=50))
    drag(canvas, beside(2, north=50, east=-50), beside(4, north=-50, east=50))
    assert points_of(mean) == ["mean of 2 points", "mean of 3 points"]


def test_mean_can_be_the_reference_of_a_point(mean, canvas, layer):
    mean.show_within(everything())
    mean.list.topLevelItem(0).setSelected(True)
    mean.controls.reference.click()
    click(canvas, place_of(3))
    np.testing.assert_allclose(mean.shown[0].series.values, moving(RATES)[3] - robust(moving(RATES))[0], atol=1e-9)


def test_click_with_the_button_pressed_shows_the_point(mean, canvas, layer):
    click(canvas, place_of(3))
    assert points_of(mean) == ["P3"]


def test_table_tells_a_mean_from_a_point(mean, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=forecast_fields(5, epochs(80)[-1])))
    mean.show_within(everything())
    assert mean.export_to(tmp_path / "mean.csv")
    with (tmp_path / "mean.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    last = [row for row in rows if row["kind"] == "mean"][-1]
    value, spread = (each[-1] for each in robust(moving(RATES)))
    expected = [value - spread, value, value + spread]
    np.testing.assert_allclose([float(last[name]) for name in ("lower", "value", "upper")], expected, rtol=1e-4)
    assert len([row["value"] for row in rows if row["kind"] == "mean forecast"]) == 2
    assert {row["kind"] for row in rows} == {"mean", "mean forecast"}


def test_file_gives_the_same_mean_as_memory(qgis_new_project, tmp_path):
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter, QgsVectorLayer

    values = moving(RATES)
    values[1, 5] = np.nan
    options = QgsVectorFileWriter.SaveVectorOptions()
    path = str(tmp_path / "points.gpkg")
    layer = dated_layer(values)
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)
    saved = QgsVectorLayer(path, "saved", "ogr")
    (series,) = mean_of(saved, list(saved.allFeatureIds())).series
    np.testing.assert_allclose(series.values, robust(values)[0], atol=1e-9)


def test_mean_of_more_points_than_are_looked_at_says_so(mean, canvas, qgis_iface):
    layer = dated_layer(moving(np.ones(20_001), 2))
    qgis_iface.setActiveLayer(layer)
    mean.show_within(QgsGeometry.fromRect(layer.extent().buffered(1)))
    told = "Only the first 20,000 were used." in mean.message.text()
    assert (points_of(mean), told) == (["mean of 20,000 points"], True)


def test_some_of_very_many_points_are_averaged_and_that_is_said(mean, canvas, qgis_iface):
    layer = dated_layer(moving(np.ones(2_500), 10))
    qgis_iface.setActiveLayer(layer)
    mean.show_within(QgsGeometry.fromRect(layer.extent().buffered(1)))
    told = "2,000 of the points, spread evenly, were averaged." in mean.message.text()
    assert (points_of(mean), told) == (["mean of 2,500 points"], True)


def test_point_that_ends_makes_no_step_in_the_mean(mean, canvas, qgis_iface):
    values = moving([0.0, -20.0])
    values[1, 40:] = np.nan
    qgis_iface.setActiveLayer(dated_layer(values))
    mean.show_within(everything())
    steps = np.diff(mean.shown[0].series.values)
    np.testing.assert_allclose(steps, steps[0], atol=0.02)
