# SPDX-License-Identifier: GPL-2.0-or-later
"""How layers of changes are styled: kinds in the legend, dates in the temporal controller, further styles."""

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from insar_forecast_plugin.core.results import LayerDescription, StyleDescription
from insar_forecast_plugin.processing.styling import add_styles, apply_style

FIELDS = "pid:string&field=change:string&field=change_date:date&field=change_until:date&field=change_days:double"
DESCRIPTION = LayerDescription(
    name="Changes",
    quantity="change_kind",
    label="change of displacement",
    field="change",
    time_fields=("change_date", "change_until"),
    more_styles=(StyleDescription("Date of change", "days", "days since the change", "change_days"),),
)


def layer_of(geometry):
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:3035&field={FIELDS}", "changes", "memory")
    feature = QgsFeature(layer.fields())
    feature["change"] = "jump"
    layer.dataProvider().addFeature(feature)
    return layer


def test_points_show_all_kinds(qgis_app):
    layer = layer_of("Point")
    apply_style(layer, DESCRIPTION)
    shown = [category.value() for category in layer.renderer().categories()]
    assert shown == ["none", "velocity", "jump", "acceleration", None]


def test_areas_show_the_kinds_that_changed(qgis_app):
    layer = layer_of("Polygon")
    apply_style(layer, DESCRIPTION)
    shown = [category.value() for category in layer.renderer().categories()]
    assert shown == ["velocity", "jump", "acceleration"]


def test_areas_let_the_points_below_show_through(qgis_app):
    layer = layer_of("Polygon")
    apply_style(layer, DESCRIPTION)
    categories = layer.renderer().categories()
    assert len(categories) > 1
    for category in categories:
        fill = category.symbol().symbolLayer(0)
        assert fill.fillColor().alphaF() < 0.3
        assert fill.strokeColor().name() == fill.fillColor().name()


def test_changes_begin_at_their_dates(qgis_app):
    layer = layer_of("Point")
    apply_style(layer, DESCRIPTION)
    properties = layer.temporalProperties()
    assert (properties.isActive(), properties.startField()) == (True, "change_date")


def test_date_is_a_further_style(qgis_app):
    layer = layer_of("Point")
    apply_style(layer, DESCRIPTION)
    add_styles(layer, DESCRIPTION)
    assert layer.styleManager().styles() == ["Changes", "Date of change"]


def test_tip_tells_kind_and_date(qgis_app):
    layer = layer_of("Point")
    apply_style(layer, DESCRIPTION)
    assert "change_date" in layer.mapTipTemplate()


def test_dots_of_a_further_style_are_as_large_with_few_dates_as_with_many(qgis_app):
    sizes = []
    for dates in (1, 25):
        layer = QgsVectorLayer(f"Point?crs=EPSG:3035&field={FIELDS}", "changes", "memory")
        features = []
        for number in range(100):
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(50 * (number % 10), 50 * (number // 10))))
            feature["change"], feature["change_days"] = "jump", number
            feature["change_date"] = f"2024-01-{1 + number % dates:02d}"
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        layer.updateExtents()
        apply_style(layer, DESCRIPTION)
        add_styles(layer, DESCRIPTION)
        layer.styleManager().setCurrentStyle("Date of change")
        shown = layer.renderer().ranges()[1]
        sizes.append(shown.symbol().size())
    assert sizes[0] == sizes[1]
