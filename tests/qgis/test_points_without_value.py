# SPDX-License-Identifier: GPL-2.0-or-later
"""Every point of an output is drawn, and the legend says which ones have no value."""

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsMapSettings,
    QgsPointXY,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from insar_forecast_plugin.core.palette import BREAKS, ONE_SIDED
from insar_forecast_plugin.core.results import LayerDescription
from insar_forecast_plugin.processing.points_without_value import lacks_values
from insar_forecast_plugin.processing.styling import apply_style

pytestmark = pytest.mark.usefixtures("qgis_app")
NUMBERS = (-800.0, 0.0, 800.0, None)
VERDICTS = {"skill": "better", "change": "forecast_area_better"}


def layer_of(fields, rows, geometry="Point"):
    """Return a layer with these fields (name -> type) and rows of values."""
    definition = "&".join(f"field={name}:{kind}" for name, kind in fields.items())
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:3035&{definition}", "points", "memory")
    square = QgsGeometry.fromWkt("Polygon((0 0, 9 0, 9 9, 0 0))")
    for number, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        place = QgsGeometry.fromPointXY(QgsPointXY(10 * number, 0))
        feature.setGeometry(place if geometry == "Point" else square)
        feature.setAttributes(list(row))
        layer.dataProvider().addFeature(feature)
    return layer


def entry_of(layer, feature):
    """Return the words of the first entry of the legend in whose colours a point is drawn, once."""
    renderer, context = layer.renderer().clone(), QgsRenderContext.fromMapSettings(QgsMapSettings())
    renderer.startRender(context, layer.fields())
    (symbol,) = renderer.symbolsForFeature(feature, context)
    found = colours(symbol)
    renderer.stopRender(context)
    items = renderer.legendSymbolItems()
    label = next(item.label() for item in items if item.symbol() and colours(item.symbol()) == found)
    return label.replace("\n", " ").replace("\xa0", " ")


def colours(symbol):
    parts = symbol.symbolLayers()
    return [(one.color().name(QColor.NameFormat.HexArgb), one.strokeColor().name()) for one in parts]


@pytest.mark.parametrize("quantity", BREAKS)
@pytest.mark.parametrize("geometry", ["Point", "Polygon"])
@pytest.mark.parametrize("judged", [False, True])
def test_every_value_and_none_is_drawn_in_one_entry_of_the_legend(quantity, geometry, judged):
    fields = {"forecast_change": "double"} | ({VERDICTS.get(quantity, "better"): "string"} if judged else {})
    layer = layer_of(fields, [(value, "yes")[: len(fields)] for value in NUMBERS], geometry)
    apply_style(layer, LayerDescription("Points", quantity, "what is shown", "forecast_change"))
    entries = [entry_of(layer, feature) for feature in layer.getFeatures()]
    assert entries[3] == "no value"
    assert entries[0].startswith("below") and entries[2].startswith("above")
    assert (entries[0] == entries[1]) == (quantity in ONE_SIDED)


def test_series_that_ends_early_is_drawn_and_the_legend_names_the_day():
    layer = layer_of({"D20211227": "double", "D20221222": "double"}, [(3.0, 4.0), (3.0, None)])
    apply_style(layer, LayerDescription("Points", "displacement", "displacement, LOS, mm", "D20221222"))
    assert [entry_of(layer, one) for one in layer.getFeatures()] == ["-5 to 5", "no value on 2022-12-22"]


def test_values_keep_their_colours_beside_points_without_one():
    layers = [layer_of({"velocity": "double"}, [(7.0,), *more]) for more in ((), [(None,)])]
    for layer in layers:
        apply_style(layer, LayerDescription("Points", "velocity", "velocity", "velocity"))
    shown = [
        [(one.label(), one.symbol().color().name()) for one in kept.renderer().legendSymbolItems()] for kept in layers
    ]
    assert shown[1][:-1] == shown[0] and shown[1][-1][0] == "no value"
    assert layers[1].renderer().usingSymbolLevels() == layers[0].renderer().usingSymbolLevels() is True


def test_layer_without_gaps_stays_graduated():
    layer = layer_of({"velocity": "double"}, [(1.0,), (-3.0,)])
    assert not lacks_values(layer, "velocity")
    apply_style(layer, LayerDescription("Points", "velocity", "velocity", "velocity"))
    assert layer.renderer().type() == "graduatedSymbol"


@pytest.mark.parametrize(
    ("quantity", "field", "values", "words"),
    [
        ("change_kind", "change", ("none", "jump", None, ""), ["no change", "jump", "not looked at", "not looked at"]),
        ("trend", "trend", ("stable", "linear", None, ""), ["stable", "linear", "no class", "no class"]),
    ],
)
def test_point_without_a_class_is_drawn(quantity, field, values, words):
    layer = layer_of({field: "string"}, [(value,) for value in values])
    apply_style(layer, LayerDescription("Points", quantity, "what is shown", field))
    assert [entry_of(layer, one) for one in layer.getFeatures()] == words
