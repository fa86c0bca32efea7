# SPDX-License-Identifier: GPL-2.0-or-later
"""Styles: round breaks, ramps around zero, legends that say what the numbers are."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsDateTimeRange,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeedback,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from insar_forecast_plugin.core.interface import LayerDescription
from insar_forecast_plugin.processing import compatibility
from insar_forecast_plugin.processing.layers import write_style
from insar_forecast_plugin.processing.styling import DIVERGING, STABLE_POINT, apply_style, round_breaks

LABEL = "velocity, LOS, mm/yr, + towards satellite"
pytestmark = pytest.mark.usefixtures("qgis_app")


def describe(quantity="velocity", **more):
    return LayerDescription(**{"name": "Points", "quantity": quantity, "label": LABEL, **more})


@pytest.fixture
def points():
    layer = QgsVectorLayer("Point?crs=EPSG:3035&field=velocity:double&field=class:string", "points", "memory")
    for value, kind in ((-30.0, "linear"), (0.5, "stable"), (7.0, "linear")):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(0, 0)))
        feature.setAttributes([value, kind])
        layer.dataProvider().addFeatures([feature])
    return layer


@pytest.fixture
def raster_path(tmp_path):
    path = tmp_path / "grid.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 8, 8, 3, gdal.GDT_Float32)
    for band in (1, 2, 3):
        dataset.GetRasterBand(band).WriteArray(np.full((8, 8), band, dtype=np.float32))
    del dataset
    return path


def colour_at(layer, value):
    renderer = layer.renderer()
    found = next(item for item in renderer.ranges() if item.lowerValue() <= value <= item.upperValue())
    return found.symbol().color().name()


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (20, (2, 5, 10, 20)),
        (17.3, (2, 5, 10, 20)),
        (0.3, (0.05, 0.1, 0.2, 0.5)),
        (100.00000001, (10, 20, 50, 100)),
        (None, (2, 5, 10, 20)),
        (float("nan"), (2, 5, 10, 20)),
        (0.0, (2, 5, 10, 20)),
    ],
)
def test_breaks_are_round(limit, expected):
    assert round_breaks(limit) == pytest.approx(expected)


def test_velocity_has_the_same_breaks_whatever_its_limit(points):
    apply_style(points, describe(field="velocity", limit=3.0))
    finite = {item.upperValue() for item in points.renderer().ranges() if abs(item.upperValue()) < 1e8}
    assert finite == {-20, -10, -5, -2, 2, 5, 10, 20}


@pytest.mark.parametrize(
    ("value", "colour"), [(-30, DIVERGING[0]), (-1, STABLE_POINT), (1, STABLE_POINT), (30, DIVERGING[8])]
)
def test_points_are_coloured_around_zero(points, value, colour):
    apply_style(points, describe(field="velocity"))
    assert colour_at(points, value) == colour


def test_legend_of_points_says_component_unit_and_sign(points):
    apply_style(points, describe(field="velocity"))
    assert points.renderer().ranges()[0].label() == LABEL


def test_half_width_begins_at_zero(points):
    apply_style(points, describe("half_width", field="velocity", limit=10))
    assert min(item.lowerValue() for item in points.renderer().ranges()) == 0


def test_text_field_gets_a_category_each(points):
    apply_style(points, describe("truth", field="class"))
    assert [item.value() for item in points.renderer().categories()] == ["linear", "stable"]


def test_field_that_is_not_there_leaves_the_style_alone(points):
    before = points.renderer().type()
    apply_style(points, describe(field="nothing"))
    assert points.renderer().type() == before


def test_raster_ramp_is_centred_on_zero(raster_path):
    layer = QgsRasterLayer(str(raster_path), "grid")
    apply_style(layer, describe("displacement", limit=50))
    stops = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert [stop.value for stop in stops] == [-50, -20, -10, -5, 0, 5, 10, 20, 50]


def test_probability_has_the_same_ramp_on_every_map(raster_path):
    layer = QgsRasterLayer(str(raster_path), "grid")
    apply_style(layer, describe("probability", limit=0.3))
    stops = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert [stop.value for stop in stops] == [0, 0.25, 0.5, 0.75, 1]


def test_soonest_day_is_darkest(raster_path):
    layer = QgsRasterLayer(str(raster_path), "grid")
    apply_style(layer, describe("days", limit=180))
    stops = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert stops[0].color.lightness() < stops[-1].color.lightness()


def test_raster_shows_its_last_band(raster_path):
    layer = QgsRasterLayer(str(raster_path), "grid")
    apply_style(layer, describe("displacement", limit=50))
    assert layer.renderer().usesBands() == [3]


def test_legend_of_a_raster_says_component_unit_and_sign(raster_path):
    layer = QgsRasterLayer(str(raster_path), "grid")
    apply_style(layer, describe("displacement", limit=50))
    assert LABEL in layer.renderer().shader().rasterShaderFunction().legendSettings().maximumLabel()


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


def test_layer_without_time_fields_is_not_temporal(points):
    apply_style(points, describe(field="velocity"))
    assert not points.temporalProperties().isActive()


def test_style_file_gives_the_style_to_whoever_opens_the_raster(raster_path):
    write_style(raster_path, describe("displacement", limit=50), QgsProcessingFeedback())
    layer = QgsRasterLayer(str(raster_path), "grid")
    assert layer.renderer().type() == "singlebandpseudocolor"


def test_style_file_is_the_only_file_added(raster_path):
    write_style(raster_path, describe("displacement", limit=50), QgsProcessingFeedback())
    assert sorted(path.name for path in raster_path.parent.iterdir()) == ["grid.qml", "grid.tif"]


def test_output_that_qgis_cannot_open_is_said_and_no_style_written(tmp_path):
    path = tmp_path / "broken.tif"
    path.write_text("no raster")
    feedback = QgsProcessingFeedback()
    assert write_style(path, describe(), feedback) is None
    assert "cannot open" in feedback.textLog()
