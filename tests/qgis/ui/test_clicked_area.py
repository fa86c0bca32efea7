# SPDX-License-Identifier: GPL-2.0-or-later
"""A click on a polygon shows the mean series of its area: which points it is of, and what the polygon carries."""

import json
from datetime import date

import numpy as np
import pytest
from canvas_actions import beside, click, curves, lines, points_of
from dated_layers import CORNER, CRS, dated_layer, epochs, forecast_fields, moving, number, place_of, text, trend_fields
from field_types import DATE, INTEGER
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate

RATES = [-6.0, -5.0, -5.5, -4.5, 30.0]


@pytest.fixture
def shown(dock, canvas, qgis_iface):
    """The window: the dock, the map and QGIS."""
    return dock, canvas, qgis_iface


@pytest.fixture
def use_core(core_python, monkeypatch):
    """The core of the plugin is the real one."""
    from insar_forecast_plugin import environment

    monkeypatch.setenv(environment.VARIABLE, core_python)


def around(*rows):
    """Return a rectangle around some neighbouring points of the row."""
    return QgsGeometry.fromRect(QgsRectangle(place_of(rows[0]), place_of(rows[-1])).buffered(40))


def polygons(qgis_iface, shapes, *, more=(), name="areas", crs=CRS, activate=True):
    """Return a layer of polygons, added and active; ``more`` holds (field, values)."""
    layer = QgsVectorLayer(f"Polygon?crs={crs}", name, "memory")
    layer.dataProvider().addAttributes([field for field, _ in more])
    layer.updateFields()
    for row, shape in enumerate(shapes):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(shape)
        feature.setAttributes([values[row] for _, values in more])
        layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    QgsProject.instance().addMapLayer(layer)
    if activate:
        qgis_iface.setActiveLayer(layer)
    return layer


def saved(layer, path, qgis_iface, **made):
    """Return a layer as a file that says how it was made, added and active in the place of the layer."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    if made:
        from osgeo import gdal

        file = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
        file.GetLayer(0).SetMetadataItem("INSAR_FORECAST_PROVENANCE", json.dumps(made))
        del file
    name = layer.name()
    QgsProject.instance().removeMapLayer(layer.id())
    opened = QgsVectorLayer(str(path), name, "ogr")
    QgsProject.instance().addMapLayer(opened)
    qgis_iface.setActiveLayer(opened)
    return opened


def test_click_on_a_polygon_shows_the_mean_of_its_points(dock, canvas, qgis_iface):
    dated_layer(moving(RATES))
    polygons(qgis_iface, [around(0, 1), around(2, 3)])
    click(canvas, beside(3, east=30))
    (line,) = lines(dock.plot.axes, "observed")
    np.testing.assert_allclose(line.get_ydata(), moving([-5.5, -4.5]).mean(axis=0), atol=1e-6)
    assert points_of(dock) == ["area 2, mean of 2 points"]
    assert "points of 'points' in the area" in dock.message.text()


def test_one_point_that_moves_otherwise_hardly_counts(dock, canvas, qgis_iface):
    noise = np.random.default_rng(1).normal(0, 0.5, (21, 80))
    layer = dated_layer(moving([-5.0] * 20 + [200.0]) + noise)
    polygons(qgis_iface, [QgsGeometry.fromRect(layer.extent().buffered(20))])
    click(canvas, beside(2, north=10))
    assert dock.shown[0].fit.velocity == pytest.approx(-5.0, abs=1.0)  # a plain mean has 4.8


def test_band_is_the_spread_of_the_points_about_their_own_levels(dock, canvas, qgis_iface):
    dated_layer(np.tile([[0.0], [50.0], [100.0]], (1, 80)))
    polygons(qgis_iface, [around(0, 2)])
    click(canvas, place_of(1))
    np.testing.assert_allclose(dock.shown[0].series.spread, 0.0, atol=1e-6)


def test_smallest_of_polygons_that_overlap_answers(dock, canvas, qgis_iface):
    dated_layer(moving(RATES))
    polygons(qgis_iface, [around(0, 4), around(1, 2)])
    click(canvas, place_of(2))
    assert points_of(dock) == ["area 2, mean of 2 points"]


def test_point_is_shown_where_no_polygon_was_clicked(dock, canvas, qgis_iface):
    dated_layer(moving(RATES))
    polygons(qgis_iface, [around(0, 1)])
    click(canvas, place_of(4))
    assert points_of(dock) == ["P4"]


def test_area_without_points_is_told_in_one_sentence(dock, canvas, qgis_iface):
    dated_layer(moving(RATES))
    polygons(
        qgis_iface, [QgsGeometry.fromRect(QgsRectangle(CORNER[0], CORNER[1] + 100, CORNER[0] + 90, CORNER[1] + 200))]
    )
    click(canvas, beside(0, north=150, east=40))
    told = "No point of a layer with time series in the project lies in area 1 of 'areas'."
    assert (points_of(dock), dock.message.text()) == ([], told)


def test_project_without_points_is_told(dock, canvas, qgis_iface):
    polygons(qgis_iface, [around(0, 1)])
    click(canvas, place_of(0))
    assert dock.message.text().startswith("The project has no point layer with time series")


def test_points_that_the_areas_were_made_from_come_before_others(dock, canvas, qgis_iface, tmp_path):
    saved(dated_layer(moving([1.0] * 5), name="first"), tmp_path / "first.gpkg", qgis_iface)
    saved(dated_layer(moving([2.0] * 5), name="second"), tmp_path / "second.gpkg", qgis_iface)
    for recorded in ("first", "second"):
        made = {"inputs": {"input": {"name": f"{recorded}.gpkg"}}}
        saved(polygons(qgis_iface, [around(0, 1)]), tmp_path / f"of_{recorded}.gpkg", qgis_iface, **made)
        click(canvas, place_of(0))
        assert f"'{recorded}'" in dock.message.text()


def test_points_of_the_same_run_come_before_those_that_it_was_given(dock, canvas, qgis_iface, tmp_path):
    run = {"algorithm": "forecast", "parameters": {"points": {"path": "given.gpkg"}}}
    forecast = saved(dated_layer(moving([-7.0] * 5), name="forecast"), tmp_path / "forecast.gpkg", qgis_iface, **run)
    saved(dated_layer(moving(RATES), name="given"), tmp_path / "given.gpkg", qgis_iface)
    saved(polygons(qgis_iface, [around(0, 4)]), tmp_path / "areas.gpkg", qgis_iface, **run)
    click(canvas, beside(2, north=10))
    assert f"points of '{forecast.name()}'" in dock.message.text()


def test_points_that_are_not_loaded_are_missed_aloud(dock, canvas, qgis_iface, tmp_path):
    dated_layer(moving(RATES))
    made = {"inputs": {"points": {"name": "gone.gpkg"}}}
    saved(polygons(qgis_iface, [around(0, 1)]), tmp_path / "areas.gpkg", qgis_iface, **made)
    click(canvas, place_of(0))
    assert "The points that the areas were made from are not in the project." in dock.message.text()


def test_recorded_buffer_takes_the_points_beside_the_polygon(dock, canvas, qgis_iface, tmp_path):
    dated_layer(moving(RATES))
    made = {"parameters": {"buffer": 120.0}}
    saved(polygons(qgis_iface, [around(0, 1)]), tmp_path / "areas.gpkg", qgis_iface, **made)
    click(canvas, place_of(0))
    assert points_of(dock) == ["area 1, mean of 3 points"]


def test_polygons_in_degrees_find_points_in_metres(dock, canvas, qgis_iface):
    dated_layer(moving(RATES))
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    shape = around(1, 3)
    shape.transform(QgsCoordinateTransform(QgsCoordinateReferenceSystem(CRS), degrees, QgsProject.instance()))
    polygons(qgis_iface, [shape], crs="EPSG:4326")
    click(canvas, place_of(2))
    assert points_of(dock) == ["area 1, mean of 3 points"]


def test_class_velocity_and_forecast_that_the_polygon_carries_are_shown(dock, canvas, qgis_iface, tmp_path):
    dated_layer(moving(RATES))
    more = [
        (text("area_id"), ["north slope"]),
        (number("velocity_mean"), [-5.2]),
        *trend_fields(["bilinear"], break_date=date(2023, 3, 1)),
        (number("forecast_change"), [-4.0]),
        (number("forecast_change_lower"), [-6.0]),
        (number("forecast_change_upper"), [-2.0]),
    ]
    made = {"forecast_to": "2025-06-01"}
    saved(polygons(qgis_iface, [around(0, 3)], more=more), tmp_path / "areas.gpkg", qgis_iface, **made)
    click(canvas, place_of(0))
    (shown,) = dock.shown
    level = shown.series.values[-5:].mean()
    (forecast,) = curves(dock.plot.axes, "forecast")
    assert shown.series.point == "area north slope, mean of 4 points"
    assert (shown.series.trend.name, str(shown.series.trend.break_date)) == ("bilinear", "2023-03-01")
    np.testing.assert_allclose(forecast[:, 1], [level, level - 4.0])
    assert str(shown.series.future_dates[-1]) == "2025-06-01"
    assert [item.get_text() for item in dock.plot.axes.texts if item.get_gid() == "movement"] != []


def test_what_the_numbers_of_a_detected_area_are_relative_to_is_said(dock, canvas, qgis_iface, tmp_path):
    dated_layer(moving(RATES))
    more = [
        (number("velocity_mean"), [-5.2]),
        *trend_fields(["stable"]),
        (number("forecast_change"), [-4.0]),
        (QgsField("point_count", INTEGER), [3]),
        (QgsField("reference_points", INTEGER), [9]),
    ]
    made = {"parameters": {"reference": "median"}}
    saved(polygons(qgis_iface, [around(0, 3)], more=more), tmp_path / "areas.gpkg", qgis_iface, **made)
    click(canvas, place_of(0))
    words = dock.message.text()
    assert "Points in its outline: 4; the area was made of 3 (point_count)." in words
    assert "Class and forecast of the area are relative to its surroundings" in words
    assert "velocity in the layer is minus the median of all points" in words
    assert curves(dock.plot.axes, "forecast") == []


def test_movement_against_the_surroundings_is_not_drawn_beside_the_forecast_of_the_points(
    dock, canvas, qgis_iface, tmp_path
):
    dated_layer(moving(RATES), more=forecast_fields(len(RATES), epochs(80)[-1]))
    more = [(number("forecast_change"), [-4.0]), (QgsField("reference_points", INTEGER), [9])]
    saved(polygons(qgis_iface, [around(0, 3)], more=more), tmp_path / "areas.gpkg", qgis_iface)
    click(canvas, place_of(0))
    assert len(curves(dock.plot.axes, "forecast")) == 1
    assert "area's forecast is not drawn on it. The forecast drawn is the mean of the points'" in dock.message.text()
    assert [item.get_gid() for item in dock.plot.axes.texts if item.get_gid() == "movement"] == []
    assert dock.shown[0].series.attributes["forecast_change"] == -4.0  # it stands in the list


def test_area_of_all_its_points_says_nothing_of_counts_and_references(dock, canvas, qgis_iface, tmp_path):
    dated_layer(moving(RATES))
    more = [(number("velocity_mean"), [-5.2]), (QgsField("point_count", INTEGER), [4])]
    made = {"parameters": {"reference": "none"}}
    saved(polygons(qgis_iface, [around(0, 3)], more=more), tmp_path / "areas.gpkg", qgis_iface, **made)
    click(canvas, place_of(0))
    assert "outline" not in dock.message.text()
    assert "minus" not in dock.message.text()


def table_of(folder, area, last):
    rows = [f'"{area}",{epochs(3)[0]},1.5,0.5,"observed",,', f'"{area}",{last},2.5,0.5,"observed",,']
    rows += [f'"{area}",2030-01-01,9,,"forecast",7,11', '"other",2022-01-05,77,,"observed",,']
    header = '"area_id","date","displacement","spread","kind","lower","upper"'
    (folder / "series.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


@pytest.mark.parametrize(("surroundings", "ending"), [(False, ""), (True, " minus its surroundings")])
def test_table_beside_the_layer_gives_series_and_forecast(shown, tmp_path, surroundings, ending):
    dock, canvas, qgis_iface = shown
    last = epochs(3)[-1]
    dated_layer(moving(RATES))
    table_of(tmp_path, "7", last)
    day = QDate(last.year, last.month, last.day)
    more = [(text("area_id"), ["7"]), (QgsField("last_date", DATE), [day])]
    more += [(QgsField("point_count", INTEGER), [12]), (QgsField("reference_points", INTEGER), [9])]
    made = {"parameters": {"table": "series.csv", "reference_surroundings": surroundings}}
    saved(polygons(qgis_iface, [around(0, 1)], more=more), tmp_path / "areas.gpkg", qgis_iface, **made)
    click(canvas, place_of(0))
    series = dock.shown[0].series
    assert series.point == f"area 7, mean of 12 points{ending}"
    assert (series.values.tolist(), series.forecast.tolist(), series.upper.tolist()) == ([1.5, 2.5], [9.0], [11.0])


def test_table_of_another_run_is_not_believed(dock, canvas, qgis_iface, tmp_path):
    dated_layer(moving(RATES))
    table_of(tmp_path, "7", epochs(3)[-1])
    more = [(text("area_id"), ["7"]), (QgsField("last_date", DATE), [QDate(2024, 1, 1)])]
    made = {"parameters": {"table": "series.csv"}}
    saved(polygons(qgis_iface, [around(0, 1)], more=more), tmp_path / "areas.gpkg", qgis_iface, **made)
    click(canvas, place_of(0))
    assert points_of(dock) == ["area 7, mean of 2 points"]


def test_area_goes_with_its_layer(dock, canvas, qgis_iface):
    dated_layer(moving(RATES))
    layer = polygons(qgis_iface, [around(0, 1)])
    click(canvas, place_of(0))
    QgsProject.instance().removeMapLayer(layer.id())
    assert points_of(dock) == []


def test_dock_and_summary_give_the_same_mean(shown, tmp_path, provider, use_core):
    import processing

    dock, canvas, qgis_iface = shown
    random = np.random.default_rng(3)
    values = moving(RATES) + random.normal(0, 2, (5, 80))
    values[1, 40:] = np.nan
    points = saved(dated_layer(values), tmp_path / "points.gpkg", qgis_iface)
    areas = saved(polygons(qgis_iface, [around(0, 4)]), tmp_path / "areas.gpkg", qgis_iface)
    made = processing.run(
        "insarforecast:summariseareas",
        {"AREAS": areas, "POINTS": points, "OUTPUT": str(tmp_path / "a.gpkg"), "TABLE": str(tmp_path / "t.csv")},
    )
    result = QgsVectorLayer(made["OUTPUT"], "result", "ogr")
    QgsProject.instance().addMapLayer(result)
    qgis_iface.setActiveLayer(result)
    click(canvas, place_of(2))
    tabled = dock.shown[0].series
    (tmp_path / "t.csv").unlink()
    click(canvas, place_of(2))
    computed = dock.shown[0].series
    np.testing.assert_allclose(computed.values, tabled.values, atol=0.01)
    np.testing.assert_allclose(computed.spread, tabled.spread, atol=0.01)
    assert computed.future_dates[-1] == tabled.future_dates[-1]
    assert computed.point == tabled.point == "area 1, mean of 5 points"
