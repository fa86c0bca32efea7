# SPDX-License-Identifier: GPL-2.0-or-later
"""How QGIS shows the numbers of a result in its attribute table."""

import pytest
from field_types import DATE, DOUBLE, INTEGER, TEXT
from qgis.core import QgsApplication, QgsEditorWidgetSetup, QgsFeature, QgsField, QgsVectorLayer
from qgis.gui import QgsAttributeForm, QgsGui

from insar_forecast_plugin.core.results import LayerDescription
from insar_forecast_plugin.processing.styling import apply_style

pytestmark = pytest.mark.usefixtures("qgis_app")
SINGLE = 13.138765335083008
FIELDS = {
    "D20240103": DOUBLE,
    "velocity": DOUBLE,
    "trend_score": DOUBLE,
    "area_m2": DOUBLE,
    "change_p": DOUBLE,
    "height": DOUBLE,
    "forecast_change": INTEGER,
    "trend_velocity": TEXT,
    "change_mm": DATE,
}
DESCRIPTION = LayerDescription(name="Points", quantity="velocity", label="velocity, LOS, mm/yr", field="velocity")


def layer_of():
    layer = QgsVectorLayer("Point?crs=EPSG:3035", "points", "memory")
    layer.dataProvider().addAttributes([QgsField(name, kind) for name, kind in FIELDS.items()])
    layer.updateFields()
    return layer


def shown(layer, field, value):
    """Return a value as the attribute table shows it."""
    setup = layer.fields().field(field).editorWidgetSetup()
    formatter = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
    return formatter.representValue(layer, layer.fields().lookupField(field), setup.config(), None, value)


def test_numbers_have_as_many_decimals_as_mean_something():
    layer = layer_of()
    apply_style(layer, DESCRIPTION)
    assert {name: shown(layer, name, SINGLE) for name in ("D20240103", "velocity", "trend_score", "area_m2")} == {
        "D20240103": "13.14",
        "velocity": "13.14",
        "trend_score": "13.139",
        "area_m2": "13",
    }


@pytest.mark.parametrize("name", ["change_p", "height", "forecast_change", "trend_velocity", "change_mm"])
def test_other_fields_stay_as_qgis_shows_them(name):
    layer = layer_of()
    before = layer.fields().field(name).editorWidgetSetup().type()
    apply_style(layer, DESCRIPTION)
    assert layer.fields().field(name).editorWidgetSetup().type() == before


def test_choice_of_the_user_stays():
    layer = layer_of()
    layer.setEditorWidgetSetup(1, QgsEditorWidgetSetup("TextEdit", {}))
    apply_style(layer, DESCRIPTION)
    assert shown(layer, "velocity", SINGLE) != "13.14"
    assert shown(layer, "D20240103", SINGLE) == "13.14"


def test_form_that_changes_another_field_keeps_all_digits():
    QgsGui.editorWidgetRegistry().initEditors()
    layer = layer_of()
    feature = QgsFeature(layer.fields())
    feature["velocity"], feature["trend_velocity"] = SINGLE, "as it was"
    layer.dataProvider().addFeatures([feature])
    apply_style(layer, DESCRIPTION)
    layer.startEditing()
    form = QgsAttributeForm(layer, next(layer.getFeatures()))
    form.changeAttribute("trend_velocity", "changed")
    assert form.save()
    kept = next(layer.getFeatures())
    assert (kept["velocity"], kept["trend_velocity"]) == (SINGLE, "changed")
