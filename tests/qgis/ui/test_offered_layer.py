# SPDX-License-Identifier: GPL-2.0-or-later
"""Which layer a dialog starts with, where the active one is of another kind than the input wants."""

import pytest
from algorithm_dialogs import open_dialog
from dated_layers import CRS, RATES, dated_layer, moving
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer


def added(kind, name):
    layer = QgsVectorLayer(f"{kind}?crs={CRS}&field=height:double", name, "memory")
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def desktop(provider, panels, qgis_new_project, qgis_iface):
    """The provider in a desktop whose active layer is one of areas, above towns and points with dates."""
    dated_layer(moving(RATES), name="points")
    added("Point", "towns")
    qgis_iface.setActiveLayer(added("Polygon", "areas"))
    return provider


def start_of(provider, algorithm, parameter):
    """Return the name of the layer that a dialog shows before anything is chosen; None where it shows none."""
    dialog = open_dialog(provider.algorithm(algorithm))
    value = dialog.mainWidget().wrappers[parameter].parameterValue()
    dialog.close()
    layer = QgsProject.instance().mapLayer(value) if isinstance(value, str) else None
    return layer and layer.name()


@pytest.mark.parametrize(("algorithm", "parameter"), [("forecast", "POINTS"), ("detectchanges", "INPUT")])
def test_points_with_dates_are_offered_where_areas_are_active(desktop, algorithm, parameter):
    assert start_of(desktop, algorithm, parameter) == "points"


def test_layer_that_was_used_last_is_offered_before_others(desktop, answering_core, tmp_path):
    used = QgsProject.instance().mapLayersByName("points")[0]
    dated_layer(moving(RATES), name="upper")
    assert start_of(desktop, "forecast", "POINTS") == "upper"
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    asked = {"INPUT": used.id(), "OUTPUT": str(tmp_path / "grid.tif")}
    _, well = desktop.algorithm("gridtimeseries").create().run(asked, context, QgsProcessingFeedback())
    assert well
    assert start_of(desktop, "forecast", "POINTS") == "points"


def test_areas_are_offered_where_points_are_active(desktop, qgis_iface):
    qgis_iface.setActiveLayer(QgsProject.instance().mapLayersByName("towns")[0])
    assert start_of(desktop, "summariseareas", "AREAS") == "areas"


def test_active_layer_that_fits_is_kept(desktop, qgis_iface):
    qgis_iface.setActiveLayer(QgsProject.instance().mapLayersByName("towns")[0])
    assert start_of(desktop, "forecast", "POINTS") == "towns"


def test_areas_that_may_be_left_out_stay_empty(desktop):
    assert start_of(desktop, "detectchanges", "AREAS") is None


def test_scripts_are_not_given_the_layer(desktop):
    assert desktop.algorithm("forecast").create().parameterDefinition("POINTS").defaultValue() is None
