# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of fields and layers as strangers may write them, in styles, layers and what QGIS shows of them."""

from xml.etree import ElementTree

import pytest
from field_types import DOUBLE, TEXT
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from insar_forecast_plugin.core.results import LayerDescription
from insar_forecast_plugin.processing.layers import write_style
from insar_forecast_plugin.processing.styling import apply_style

FIELD = """v"><img src='http://127.0.0.1:8199/x'>&amp;"""
NAME = """Velocity <script>alert(1)</script> & "more" ]]>"""
pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def layer():
    made = QgsVectorLayer("Point?crs=EPSG:3035", NAME, "memory")
    made.dataProvider().addAttributes([QgsField(FIELD, DOUBLE), QgsField("pid", TEXT)])
    made.updateFields()
    for value in (-30.0, 0.5, 7.0):
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(value, 1)))
        feature.setAttributes([value, "<b>p</b>"])
        made.dataProvider().addFeatures([feature])
    return made


@pytest.fixture
def description():
    return LayerDescription(name=NAME, quantity="velocity", label=f"velocity, mm/yr {NAME}", field=FIELD)


def test_style_file_is_whole_and_colours_the_field(layer, description, tmp_path):
    path = tmp_path / "points.geojson"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GeoJSON"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsProject.instance().transformContext(), options)
    write_style(path, description, QgsProcessingFeedback())
    ElementTree.parse(path.with_suffix(".qml"))
    again = QgsVectorLayer(str(path), "again")
    told, loaded = again.loadNamedStyle(str(path.with_suffix(".qml")))
    assert loaded, told
    symbol = again.renderer()
    assert [one.symbol().color().name() for one in symbol.ranges()]
    assert FIELD in symbol.classAttribute()


def test_map_tip_shows_names_and_values_as_text(layer, description):
    apply_style(layer, description)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    shown = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    assert "&lt;b>p&lt;/b>" in shown
    assert "<script" not in shown and "<img" not in shown
