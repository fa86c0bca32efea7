# SPDX-License-Identifier: GPL-2.0-or-later
"""Which layer a dialog starts with, where the active one is of another kind than the input wants."""

import pytest
from algorithm_dialogs import open_dialog
from dated_layers import CRS, RATES, dated_layer, epochs, forecast_fields, moving
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


def forecast_layer(name, count=60):
    return dated_layer(moving(RATES, count), name=name, more=forecast_fields(len(RATES), epochs(count)[-1]))


def elsewhere(name):
    """Add points with dates, in another place, that end later than all others."""
    layer = dated_layer(moving(RATES, 100), name=name)
    for feature in list(layer.getFeatures()):
        moved = feature.geometry()
        moved.translate(50_000, 0)
        layer.dataProvider().changeGeometryValues({feature.id(): moved})
    layer.updateExtents()
    return layer


@pytest.mark.parametrize("active", ["forecast", "newer", "elsewhere"])
def test_forecast_and_newer_series_of_its_place_are_offered_whichever_is_active(desktop, qgis_iface, active):
    forecast_layer("forecast")
    dated_layer(moving(RATES, 90), name="newer")
    dated_layer(moving(RATES, 60), name="same dates")
    elsewhere("elsewhere")
    qgis_iface.setActiveLayer(QgsProject.instance().mapLayersByName(active)[0])
    shown = [start_of(desktop, "scoreforecast", name) for name in ("FORECAST", "OBSERVED")]
    assert shown == ["forecast", "newer"]


@pytest.mark.parametrize("active", ["long", "short"])
def test_release_that_ends_earlier_is_offered_as_the_older_one(provider, panels, qgis_new_project, qgis_iface, active):
    layers = {name: dated_layer(moving(RATES, count), name=name) for name, count in (("long", 90), ("short", 60))}
    elsewhere("elsewhere")
    qgis_iface.setActiveLayer(layers[active])
    assert [start_of(provider, "joinreleases", name) for name in ("OLDER", "NEWER")] == ["short", "long"]


@pytest.mark.parametrize("algorithm", ["scoreforecast", "joinreleases"])
def test_one_layer_of_points_is_offered_as_it_was(provider, panels, qgis_new_project, qgis_iface, algorithm):
    qgis_iface.setActiveLayer(dated_layer(moving(RATES), name="points"))
    names = [one.name() for one in provider.algorithm(algorithm).parameterDefinitions()[:2]]
    assert [start_of(provider, algorithm, name) for name in names] == ["points", "points"]
