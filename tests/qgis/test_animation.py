# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers in time, further styles and what the temporal controller starts with, as results come into a project."""

from dataclasses import replace

import pytest
from field_types import DATE, DATE_TIME, DOUBLE, TEXT
from qgis import utils
from qgis.core import (
    QgsDateTimeRange,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.gui import QgsTemporalControllerWidget
from qgis.PyQt.QtCore import QDate, QDateTime, QTime
from qgis.PyQt.QtWidgets import QComboBox, QDateTimeEdit, QDoubleSpinBox

from insar_forecast_plugin.core.results import LayerDescription, OperationResult, StyleDescription
from insar_forecast_plugin.processing import compatibility
from insar_forecast_plugin.processing.layers import present_layers, write_style
from insar_forecast_plugin.processing.styling import apply_style

pytestmark = pytest.mark.usefixtures("qgis_app")
LABEL = "displacement, vertical, mm, + up"
SERIES = LayerDescription(
    name="Series", quantity="displacement", label=LABEL, field="value", time_fields=("date", "until")
)


def describe(quantity="velocity", **more):
    return LayerDescription(**{"name": "Points", "quantity": quantity, "label": LABEL, **more})


def saved(path, fields, rows):
    """Save rows of values, each at a place of its own, and return the path."""
    layer = QgsVectorLayer("Point?crs=EPSG:3035", "points", "memory")
    layer.dataProvider().addAttributes([QgsField(name, kind) for name, kind in fields.items()])
    layer.updateFields()
    for number, values in enumerate(rows, start=1):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(100 * number, 100)))
        feature.setAttributes(list(values))
        layer.dataProvider().addFeatures([feature])
    context, options = QgsProject.instance().transformContext(), QgsVectorFileWriter.SaveVectorOptions()
    assert QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), context, options)[0] == 0
    return path


def test_raster_in_time_has_its_dates(raster_path):
    layer = QgsRasterLayer(str(raster_path), "grid")
    apply_style(layer, describe("displacement", dates=("2020-01-01", "2020-01-07", "2020-01-13")))
    properties = layer.temporalProperties()
    if compatibility.FIXED_RANGE_PER_BAND is None:
        span = properties.fixedTemporalRange()
        expected = ("2020-01-01", "2020-01-19")
    else:
        span = properties.fixedRangePerBand()[2]
        expected = ("2020-01-07", "2020-01-13")
    assert tuple(day.date().toString("yyyy-MM-dd") for day in (span.begin(), span.end())) == expected


@pytest.mark.parametrize(("dates", "loaded"), [(3, True), (3, False), (0, True)])
def test_qgis_that_cannot_play_bands_says_so_of_a_raster_in_time_that_is_loaded(dates, loaded, raster_path):
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    if loaded:
        details = QgsProcessingContext.LayerDetails("Grid", QgsProject.instance(), "OUTPUT")
        context.addLayerToLoadOnCompletion(str(raster_path), details)
    days = ("2020-01-01", "2020-01-07", "2020-01-13")[:dates]
    result = OperationResult({}, {"OUTPUT": describe("displacement", dates=days)})
    present_layers(result, {"OUTPUT": str(raster_path)}, context, feedback)
    expected = compatibility.FIXED_RANGE_PER_BAND is None and dates > 0 and loaded
    assert ("cannot play the bands of a raster in the temporal controller" in feedback.textLog()) == expected


@pytest.fixture
def played():
    """Return a layer of two rows, styled, and what the temporal controller would ask it for in the first week."""
    fields = "field=date:date&field=until:date&field=value:double"
    layer = QgsVectorLayer(f"Point?crs=EPSG:3035&{fields}", "series", "memory")
    for first, last in (("2020-01-01", "2020-01-07"), ("2020-01-07", "2020-01-13")):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([QDate.fromString(first, "yyyy-MM-dd"), QDate.fromString(last, "yyyy-MM-dd"), 1.0])
        layer.dataProvider().addFeatures([feature])
    apply_style(layer, describe("displacement", field="value", time_fields=("date", "until")))
    return layer


@pytest.mark.parametrize(("day", "expected"), [(3, "2020-01-01"), (7, "2020-01-07"), (9, "2020-01-07")])
def test_row_is_shown_from_its_date_until_the_next(played, day, expected):
    moment = QDateTime(QDate(2020, 1, day), QTime(0, 0))
    span = QgsDateTimeRange(moment, moment.addSecs(3600), True, False)
    context = QgsVectorLayerTemporalContext()
    context.setLayer(played)
    asked = played.temporalProperties().createFilterString(context, span)
    rows = played.getFeatures(QgsFeatureRequest().setFilterExpression(asked))
    assert [feature["date"].toString("yyyy-MM-dd") for feature in rows] == [expected]


def test_layer_without_time_fields_is_not_temporal():
    points = QgsVectorLayer("Point?crs=EPSG:3035&field=velocity:double", "points", "memory")
    apply_style(points, describe(field="velocity"))
    assert not points.temporalProperties().isActive()


@pytest.fixture
def series_path(tmp_path):
    """Return a saved table of two points with steps of 12 and 6 days, the last date forecast."""
    fields = {"id": TEXT, "date": DATE, "until": DATE}
    fields |= {"kind": TEXT, "value": DOUBLE}
    days = [QDate(2024, 1, 1), QDate(2024, 1, 13), QDate(2024, 1, 19), QDate(2024, 1, 25)]
    kinds = ["observed", "observed", "forecast"]
    spans = zip(days[:-1], days[1:], kinds, strict=True)
    rows = [(pid, first, last, kind, -3.0) for first, last, kind in spans for pid in "ab"]
    return saved(tmp_path / "series.gpkg", fields, rows)


@pytest.fixture
def project():
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture
def controller(project, qgis_iface, monkeypatch):
    """Return the temporal controller of the main window, as it stands in a new project."""
    monkeypatch.setattr(utils, "iface", qgis_iface)
    widget = QgsTemporalControllerWidget()
    canvas = qgis_iface.mapCanvas()
    canvas.setTemporalController(widget.temporalController())
    project.clear()
    yield widget
    canvas.setTemporalController(None)


@pytest.fixture
def load(provider, project, panels):
    """Return a function that brings an output into the project as QGIS does when an algorithm is done."""
    from processing.gui.Postprocessing import handleAlgorithmResults

    def load(path, description):
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        context.setProject(project)
        context.addLayerToLoadOnCompletion(
            str(path), QgsProcessingContext.LayerDetails(description.name, project, "OUTPUT")
        )
        present_layers(OperationResult({}, {"OUTPUT": description}), {"OUTPUT": str(path)}, context, feedback)
        assert handleAlgorithmResults(provider.algorithm("forecast"), context, feedback)
        return next(layer for layer in project.mapLayers().values() if layer.name() == description.name)

    return load


def shown(widget):
    """Return what the user reads in the controller: first day, last day, step."""
    days = [widget.findChild(QDateTimeEdit, name).date() for name in ("mStartDateTime", "mEndDateTime")]
    step, unit = widget.findChild(QDoubleSpinBox, "mStepSpinBox"), widget.findChild(QComboBox, "mTimeStepsComboBox")
    played = widget.temporalController().frameDuration().days()
    assert played == step.value() * (1 if unit.currentText() == "days" else 1 / 24)
    return (*(day.toString("yyyy-MM-dd") for day in days), f"{step.value():g} {unit.currentText()}")


def of_project(project):
    span = project.timeSettings().temporalRange()
    return span.begin().date(), span.end().date(), project.timeSettings().timeStep()


def test_controller_starts_with_dates_and_shortest_step_of_the_series(controller, load, series_path):
    load(series_path, SERIES)
    assert shown(controller) == ("2024-01-01", "2024-01-25", "6 days")


def test_project_keeps_dates_and_step_for_when_it_is_opened_again(controller, load, series_path, project, tmp_path):
    load(series_path, SERIES)
    project.write(str(tmp_path / "project.qgs"))
    project.clear()
    assert shown(controller)[0] != "2024-01-01"
    project.read(str(tmp_path / "project.qgs"))
    assert shown(controller) == ("2024-01-01", "2024-01-25", "6 days")


def test_without_a_window_the_project_has_dates_and_step(load, series_path, project, monkeypatch):
    monkeypatch.setattr(utils, "iface", None)
    load(series_path, SERIES)
    assert of_project(project) == (QDate(2024, 1, 1), QDate(2024, 1, 25), 6.0)
    assert project.timeSettings().timeStepUnit() == compatibility.DAYS


def test_table_without_dates_of_its_own_format_starts_the_controller_too(controller, load, tmp_path):
    fields = {"date": DATE_TIME, "until": DATE_TIME, "value": DOUBLE}
    days = [QDateTime(QDate(2024, 1, day), QTime(0, 0)) for day in (1, 4, 7)]
    path = saved(tmp_path / "series.gpkg", fields, [(days[0], days[1], 1.0), (days[1], days[2], 2.0)])
    load(path, SERIES)
    assert shown(controller) == ("2024-01-01", "2024-01-07", "3 days")


def test_range_that_the_user_gave_the_project_stays(controller, load, series_path, project):
    begin, end = (QDateTime(QDate(2020, 1, day), QTime(0, 0)) for day in (1, 9))
    project.timeSettings().setTemporalRange(QgsDateTimeRange(begin, end))
    load(series_path, SERIES)
    assert of_project(project) == (QDate(2020, 1, 1), QDate(2020, 1, 9), 1.0)
    assert controller.temporalController().frameDuration().seconds() == 3600


def test_dates_that_the_user_typed_into_the_controller_stay(controller, load, series_path, project):
    controller.findChild(QDateTimeEdit, "mEndDateTime").setDateTime(QDateTime(QDate(2031, 5, 7), QTime(0, 0)))
    controller.findChild(QDateTimeEdit, "mStartDateTime").setDateTime(QDateTime(QDate(2030, 5, 7), QTime(0, 0)))
    load(series_path, SERIES)
    assert not project.timeSettings().temporalRange().begin().isValid()
    assert controller.temporalController().frameDuration().seconds() == 3600


def test_step_that_the_user_chose_stays(controller, load, series_path):
    controller.findChild(QDoubleSpinBox, "mStepSpinBox").setValue(24.0)
    load(series_path, SERIES)
    assert controller.temporalController().frameDuration().seconds() == 24 * 3600
    assert controller.temporalController().temporalExtents().begin().date() == QDate(2024, 1, 1)


def test_second_layer_leaves_the_controller_alone(controller, load, series_path, tmp_path):
    load(series_path, SERIES)
    fields = {"date": DATE, "until": DATE, "value": DOUBLE}
    later = saved(tmp_path / "later.gpkg", fields, [(QDate(2030, 1, 1), QDate(2030, 1, 2), 1.0)])
    load(later, describe("displacement", name="Later", field="value", time_fields=("date", "until")))
    assert shown(controller) == ("2024-01-01", "2024-01-25", "6 days")


@pytest.fixture
def changes(load, tmp_path):
    """Load two changes with dates far apart."""
    fields = {"change": TEXT, "change_date": DATE, "change_until": DATE}
    until = QDate(2023, 12, 25)
    rows = [("jump", QDate(2023, 2, 1), until), ("velocity", QDate(2023, 6, 25), until)]
    path = saved(tmp_path / "changes.gpkg", fields, rows)
    names = ("change_date", "change_until")
    return load(path, describe("change_kind", name="Changes", field="change", time_fields=names))


def test_dates_of_changes_make_way_for_those_of_a_series(controller, changes, load, series_path, project):
    assert shown(controller)[0] == "2023-02-01"
    load(series_path, SERIES)
    assert shown(controller) == ("2024-01-01", "2024-01-25", "6 days")
    assert of_project(project) == (QDate(2024, 1, 1), QDate(2024, 1, 25), 6.0)


def test_series_leaves_dates_that_the_user_typed_over_those_of_changes(controller, changes, load, series_path, project):
    controller.findChild(QDateTimeEdit, "mStartDateTime").setDateTime(QDateTime(QDate(2022, 5, 7), QTime(0, 0)))
    load(series_path, SERIES)  # QGIS itself goes back to the dates of the project, which are those of the changes
    assert of_project(project)[0] == QDate(2023, 2, 1)
    assert shown(controller)[2] == "144 days"


def test_points_without_a_time_leave_the_project_alone(controller, load, project, tmp_path):
    path = saved(tmp_path / "points.gpkg", {"D20240101": DOUBLE}, [(1.0,)])
    load(path, describe("displacement", field="D20240101", dates=("2024-01-01",)))
    assert not project.timeSettings().temporalRange().begin().isValid()


def test_raster_in_time_starts_the_controller_where_qgis_can_play_it(controller, load, raster_path, project):
    dates = ("2020-01-01", "2020-01-07", "2020-01-13")
    load(raster_path, describe("displacement", dates=dates))
    if compatibility.FIXED_RANGE_PER_BAND is None:
        assert not project.timeSettings().temporalRange().begin().isValid()
    else:
        assert shown(controller) == ("2020-01-01", "2020-01-19", "6 days")


MORE = (
    StyleDescription("Velocity", "velocity", "velocity, vertical, mm/yr, + up", "mean_velocity"),
    StyleDescription("Trend", "trend", "trend class", "trend"),
    StyleDescription("Absent", "velocity", "nothing", "nothing"),
    StyleDescription("Velocity", "velocity", "said twice", "mean_velocity"),
)
CHANGE = describe("change", name="Forecast", field="forecast_change", more_styles=MORE)


@pytest.fixture
def forecast_path(tmp_path):
    fields = {"pid": TEXT, "forecast_change": DOUBLE, "mean_velocity": DOUBLE}
    return saved(tmp_path / "points.gpkg", fields | {"trend": TEXT}, [("a", -30.0, 1.0, "linear")])


def attribute(layer):
    return layer.renderer().classAttribute()


def test_layer_has_its_further_styles_and_shows_the_main_one(load, forecast_path):
    layer = load(forecast_path, CHANGE)
    manager = layer.styleManager()
    assert (manager.styles(), manager.currentStyle()) == (["Forecast", "Trend", "Velocity"], "Forecast")
    assert attribute(layer) == "forecast_change"


@pytest.mark.parametrize(("style", "field"), [("Velocity", "mean_velocity"), ("Trend", "trend")])
def test_further_style_shows_its_own_field_legend_and_map_tip(load, forecast_path, style, field):
    layer = load(forecast_path, CHANGE)
    layer.styleManager().setCurrentStyle(style)
    assert attribute(layer) == field
    assert f'"{field}"' in layer.mapTipTemplate()
    layer.styleManager().setCurrentStyle("Forecast")
    assert attribute(layer) == "forecast_change"


def test_further_style_of_a_series_plays_in_time_too(load, series_path):
    upper = StyleDescription("Beside", "change", "the same as movement", "value")
    layer = load(series_path, replace(SERIES, more_styles=(upper,)))
    for style in ("Beside", "Series"):
        layer.styleManager().setCurrentStyle(style)
        properties = layer.temporalProperties()
        assert (properties.isActive(), properties.startField(), properties.endField()) == (True, "date", "until")


def test_layer_without_further_styles_keeps_the_one_it_has(load, forecast_path):
    layer = load(forecast_path, describe("change", name="Forecast", field="forecast_change"))
    assert len(layer.styleManager().styles()) == 1


def stored(layer):
    """Return the titles of the styles in a layer's file, with their numbers."""
    _, numbers, titles, *_ = layer.listStylesInDatabase()
    return dict(zip(titles, numbers, strict=True))


def test_geopackage_stores_the_further_styles_and_opens_in_the_main_one(forecast_path):
    write_style(forecast_path, CHANGE, QgsProcessingFeedback())
    layer = QgsVectorLayer(str(forecast_path), "again", "ogr")
    assert attribute(layer) == "forecast_change"
    numbers = stored(layer)
    assert {"Velocity", "Trend"} < {*numbers}
    assert "Absent" not in numbers
    text, _ = layer.getStyleFromDatabase(numbers["Velocity"])
    assert 'attr="mean_velocity"' in text


def test_style_file_beside_a_geopackage_is_the_main_one(forecast_path):
    write_style(forecast_path, CHANGE, QgsProcessingFeedback())
    layer = QgsVectorLayer(str(forecast_path), "again", "ogr", QgsVectorLayer.LayerOptions(False))
    layer.loadNamedStyle(str(forecast_path.with_suffix(".qml")), True)
    assert attribute(layer) == "forecast_change"


def test_raster_has_no_further_styles(load, raster_path):
    layer = load(raster_path, describe("change", name="Map", more_styles=MORE))
    assert len(layer.styleManager().styles()) == 1
