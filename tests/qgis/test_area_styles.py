# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas in QGIS: the request, how polygons are filled and labelled, and the algorithm on layers of the project."""

from dataclasses import replace

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize

from insar_forecast_plugin.core.results import LayerDescription
from insar_forecast_plugin.processing.styling import apply_style

FIELDS = "field=velocity_mean:double&field=trend:string&field=rank:integer"
BY_VELOCITY = LayerDescription(name="Areas", quantity="velocity", label="velocity, LOS, mm/yr", field="velocity_mean")
BY_CLASS = LayerDescription(name="Areas", quantity="trend", label="trend class", field="trend")
BOW = "POLYGON((4320000 3210000, 4330000 3220000, 4330000 3210000, 4320000 3220000, 4320000 3210000))"


@pytest.fixture
def areas(qgis_new_project):
    return QgsVectorLayer(f"Polygon?crs=EPSG:3035&{FIELDS}", "areas", "memory")


def with_area(layer, *values, wkt="POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))"):
    feature = QgsFeature(layer.fields())
    feature.setAttributes(list(values))
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    layer.dataProvider().addFeatures([feature])
    return next(layer.getFeatures(f"$id = {layer.featureCount()}"))


def fill_of(layer, feature):
    """Return the fill of an area as the map draws it: colour and how opaque."""
    renderer = layer.renderer().clone()
    context = QgsRenderContext()
    context.expressionContext().setFeature(feature)
    renderer.startRender(context, layer.fields())
    symbols = [symbol.clone() for symbol in renderer.symbolsForFeature(feature, context)]
    renderer.stopRender(context)
    assert len(symbols) == 1
    colour = symbols[0].color()
    return colour.name(), colour.alpha()


def label_of(layer, feature, scale=100_000):
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextScope

    context, scope = QgsExpressionContext(), QgsExpressionContextScope()
    scope.setVariable("map_scale", scale)
    context.appendScope(scope)
    context.setFeature(feature)
    return QgsExpression(layer.labeling().settings().fieldName).evaluate(context)


@pytest.mark.parametrize(("velocity", "colour"), [(-30.0, "#7a2600"), (0.5, "#c4c4c4"), (7.0, "#79b3d8")])
def test_areas_are_filled_by_velocity_and_the_map_shows_through(areas, velocity, colour):
    feature = with_area(areas, velocity, "linear", 1)
    apply_style(areas, BY_VELOCITY)
    name, alpha = fill_of(areas, feature)
    assert name == colour and 100 < alpha < 255


def test_area_without_points_is_an_outline(areas):
    feature = with_area(areas, None, None, 0)
    for description in (BY_VELOCITY, BY_CLASS):
        apply_style(areas, description)
        assert fill_of(areas, feature)[1] == 0


@pytest.mark.parametrize(("is_found", "width"), [(False, 0.2), (True, 0.5)])
def test_found_areas_alone_have_an_outline_that_is_seen_where_they_are_slow(qgis_new_project, is_found, width):
    # A score may stand in the user's own polygons, too.
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:3035&{FIELDS}&field=score:double", "areas", "memory")
    apply_style(layer, replace(BY_VELOCITY, is_found=is_found))
    drawn = [rule.symbol().symbolLayer(0) for rule in layer.renderer().rootRule().children()[1:-1]]
    assert {one.strokeWidth() for one in drawn} == {width}


def test_areas_are_filled_by_class(areas):
    feature = with_area(areas, -5.0, "bilinear", 1)
    apply_style(areas, BY_CLASS)
    assert fill_of(areas, feature)[0] == "#e8720c"


def test_legend_says_what_the_numbers_are(areas):
    apply_style(areas, BY_VELOCITY)
    labels = [item.label() for item in areas.renderer().legendSymbolItems()]
    assert labels[0] == "velocity, LOS, mm/yr" and labels[-1] == "no value"


def test_first_areas_are_labelled_with_their_rank_and_all_on_a_large_scale(areas):
    first, late, empty = (with_area(areas, -5.0, "linear", rank) for rank in (3, 400, 0))
    apply_style(areas, BY_VELOCITY)
    assert areas.labelsEnabled()
    assert [label_of(areas, one) for one in (first, late, empty)] == ["3", "", ""]
    assert label_of(areas, late, scale=5_000) == "400"


def test_small_area_on_a_wide_map_is_not_hidden_by_its_number(qgis_new_project, tmp_path):
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:3035&{FIELDS}", "areas", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(5000, 5000, 5200, 5200)))  # 4 pixels wide
    feature["rank"], feature["velocity_mean"] = 1, -30.0
    layer.dataProvider().addFeatures([feature])
    apply_style(layer, BY_VELOCITY)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(200, 200))
    settings.setExtent(QgsRectangle(0, 0, 10_000, 10_000))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    inside = image.pixelColor(101, 97)
    assert inside.red() > 2 * inside.blue()  # dark orange, as the area is filled
    greys = [image.pixelColor(x, y) for x in range(200) for y in range(200)]
    dark = [one for one in greys if one.lightness() < 100 and one.hslSaturation() < 30]
    assert len(dark) > 20  # the number in its ring


def test_raster_in_place_of_polygons_is_named(provider, raster_path, tmp_path):
    algorithm = provider.algorithm("summariseareas").create()
    raster = QgsRasterLayer(str(raster_path), "heights")
    QgsProject.instance().addMapLayer(raster)
    given = {"AREAS": raster, "POINTS": str(raster_path), "OUTPUT": str(tmp_path / "out.gpkg")}
    fits, text = algorithm.checkParameterValues(given, QgsProcessingContext())
    QgsProject.instance().clear()
    assert not fits
    assert text.endswith("is heights, a raster; expected a polygon layer.")


@pytest.fixture
def simulated(run, core, tmp_path, monkeypatch):
    """The path of a few points; the plugin's core is the real one."""
    run("simulate", OUTPUT=tmp_path / "points.gpkg", POINT_COUNT=60, EPOCH_COUNT=30, STEP_DAYS=12)
    monkeypatch.setenv("INSAR_FORECAST_PYTHON", core)
    return str(tmp_path / "points.gpkg")


def test_invalid_polygons_of_a_memory_layer_are_made_valid_and_said(provider, simulated, areas, tmp_path):
    with_area(areas, -99.0, "old", 7, wkt=BOW)
    algorithm, context = provider.algorithm("summariseareas").create(), QgsProcessingContext()
    feedback = QgsProcessingFeedback(False)
    given = {"AREAS": areas, "POINTS": simulated, "OUTPUT": str(tmp_path / "out.gpkg")}
    results, well = algorithm.run(given, context, feedback)
    assert well, feedback.textLog()
    made = next(QgsVectorLayer(results["OUTPUT"], "out", "ogr").getFeatures())
    assert made.geometry().isGeosValid() and made["point_count"] > 10 and made["rank"] == 1
    assert "1 of 1 polygons of areas was invalid" in feedback.textLog()
