# SPDX-License-Identifier: GPL-2.0-or-later
"""Which layer a click and a selection are about, and pixels of rasters with a band a date."""

import numpy as np
import pytest
from canvas_actions import SHOWN_AT, beside, click, curves, drag, lines, points_of
from dated_layers import CRS, RATES, dated_layer, epochs, moving, place_of
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapToolPan
from stacks import stack


def plain_layer(name="plain"):
    """Return a point layer without dates, above all others, as the active layer has to be to be in the way."""
    layer = QgsVectorLayer(f"Point?crs={CRS}&field=height:double", name, "memory")
    QgsProject.instance().addMapLayer(layer)
    return layer


def set_visible(layer, visible):
    QgsProject.instance().layerTreeRoot().findLayer(layer.id()).setItemVisibilityChecked(visible)


def layer_shown(dock):
    return [item.series.layer_name for item in dock.shown]


def test_topmost_layer_with_series_serves_where_the_active_one_has_none(dock, canvas, qgis_iface):
    dated_layer(moving(RATES), name="lower")
    dated_layer(moving(RATES), name="upper")
    qgis_iface.setActiveLayer(plain_layer())
    click(canvas, place_of(1))
    assert (layer_shown(dock), dock.message.text()) == (
        ["upper"],
        "Layer 'upper' is used, the topmost visible one with time series.",
    )


def test_click_on_a_layer_without_series_says_so_where_no_other_has_any_there(dock, canvas, qgis_iface):
    dated_layer(moving(RATES), name="elsewhere")
    qgis_iface.setActiveLayer(plain_layer())
    click(canvas, beside(1, north=200))
    told = dock.message.text()
    assert told.startswith("'plain' has no date fields.")
    assert told.endswith("There is no point of 'elsewhere' where you clicked.")


def test_order_is_that_of_the_layer_tree_with_its_groups(dock, canvas, qgis_iface):
    root = QgsProject.instance().layerTreeRoot()
    below = dated_layer(moving(RATES), name="in a group at the top")
    dated_layer(moving(RATES), name="alone")
    group = root.insertGroup(0, "group")
    node = root.findLayer(below.id())
    group.addChildNode(node.clone())
    root.removeChildNode(node)
    qgis_iface.setActiveLayer(plain_layer())
    click(canvas, place_of(1))
    assert layer_shown(dock) == ["in a group at the top"]


def test_hidden_layer_does_not_serve(dock, canvas, qgis_iface):
    dated_layer(moving(RATES), name="lower")
    set_visible(dated_layer(moving(RATES), name="upper"), False)
    qgis_iface.setActiveLayer(plain_layer())
    click(canvas, place_of(1))
    assert layer_shown(dock) == ["lower"]


def test_active_layer_wins_below_others_and_hidden(dock, canvas, qgis_iface):
    active = dated_layer(moving(RATES), name="lower")
    dated_layer(moving(RATES), name="upper")
    set_visible(active, False)
    qgis_iface.setActiveLayer(active)
    click(canvas, place_of(1))
    assert (layer_shown(dock), dock.message.text()) == (["lower"], "")


def test_no_layer_with_series_is_said_with_what_is_wrong_with_the_active_one(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(plain_layer("heights"))
    click(canvas, place_of(1))
    assert dock.message.text().startswith("'heights' has no date fields.")
    assert dock.message.text().endswith("No visible layer can be used instead.")


def test_points_of_tiles_say_where_their_series_are(dock, canvas, qgis_iface):
    layer = QgsVectorLayer(f"Point?crs={CRS}&field=pid:string&field=velocity:double", "Trends: italy", "memory")
    QgsProject.instance().addMapLayer(layer)
    qgis_iface.setActiveLayer(layer)
    click(canvas, place_of(1))
    assert dock.message.text().startswith("'Trends: italy' has no date fields. If 'Open tiles' made it, ")
    assert "tile=E32N34/part-0.parquet" in dock.message.text()


def test_pixel_gives_its_series(dock, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif"))
    click(canvas, beside(3, north=-200))
    (line,) = lines(dock.plot.axes, "observed")
    assert list(line.get_ydata()) == [230.0 + index for index in range(9)]
    assert [str(day) for day in dock.shown[0].series.dates] == [day.isoformat() for day in epochs(9)]
    assert (points_of(dock), dock.plot._heading.get_text()) == (
        ["row 2, column 3 (4320300, 3209800)"],
        "displacement, LOS, mm",
    )


def test_half_wavelength_comes_from_the_raster(dock, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif"))
    click(canvas, place_of(3))
    assert dock.controls.half_wavelength.value() == 15.5


def test_bands_in_any_order_are_drawn_in_the_order_of_time(dock, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif", days=["2024-02-01", "2024-01-01", "2024-03-01"]))
    click(canvas, place_of(0))
    assert list(dock.shown[0].series.values) == [1.0, 0.0, 2.0]


def test_bands_after_the_origin_are_forecast(dock, canvas, qgis_iface, tmp_path):
    days = ["2024-01-01", "2024-01-13", "2024-01-25", "2024-02-06"]
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif", days=days, origin="2024-01-13"))
    click(canvas, place_of(1))
    (forecast,) = curves(dock.plot.axes, "forecast")
    assert (list(dock.shown[0].series.values), list(forecast[:, 1])) == ([10.0, 11.0], [12.0, 13.0])


def test_pixel_without_a_value_at_a_date_has_a_gap(dock, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif", empty=2))
    click(canvas, place_of(1))
    assert list(np.flatnonzero(np.isnan(dock.shown[0].series.values))) == [2]


def test_pixel_without_any_value_is_told(dock, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif", scale=np.nan))
    click(canvas, beside(3, north=-200))
    assert dock.message.text() == (
        "The pixel of 'stack' where you clicked has no value at any date: row 2, column 3 (4320300, 3209800)."
    )


def test_bands_in_metres_are_shown_in_mm(dock, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif", unit="m", label=""))
    click(canvas, place_of(1))
    assert list(dock.shown[0].series.values) == [1000.0 * (10 + index) for index in range(9)]
    assert dock.plot._heading.get_text() == "displacement, mm"


def test_bands_named_as_other_programs_do_are_dates(dock, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif", days=["20240101", "D20240113", "2024/01/25"]))
    click(canvas, place_of(0))
    assert [str(day) for day in dock.shown[0].series.dates] == ["2024-01-01", "2024-01-13", "2024-01-25"]


def test_place_beside_the_raster_has_no_pixel(dock, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif"))
    click(canvas, beside(0, east=-150))
    assert dock.message.text() == "There is no pixel of 'stack' where you clicked."


def test_map_in_another_crs_finds_the_same_pixel(dock, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif"))
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem(CRS), degrees, QgsProject.instance())
    canvas.setDestinationCrs(degrees)
    canvas.setExtent(transform.transformBoundingBox(SHOWN_AT))
    click(canvas, transform.transform(place_of(3)))
    assert points_of(dock) == ["row 0, column 3 (4320300, 3210000)"]


@pytest.mark.parametrize(
    "given",
    [
        {"unit": "probability"},
        {"quantity": "half_width"},
        {"days": ["2024-01-01"]},
        {"days": ["2024-01-01", "height"]},
        {"days": ["2024-01-01", "2024-13-01"]},
        {"days": ["2024-01-01", "2024-01-01"]},
    ],
)
def test_raster_that_is_no_series_leaves_the_click_to_the_points_below(dock, canvas, qgis_iface, tmp_path, given):
    dated_layer(moving(RATES))
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif", **given))
    click(canvas, place_of(1))
    assert points_of(dock) == ["P1"]


def test_area_on_a_raster_takes_the_points_below_it(dock, canvas, qgis_iface, tmp_path):
    dated_layer(moving(RATES))
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif"))
    dock.controls.mode_buttons["rectangle"].click()
    drag(canvas, beside(1, north=50, east=-50), beside(2, north=-50, east=50))
    assert points_of(dock) == ["P1", "P2"]


def test_selected_features_are_plotted(dock, canvas, layer):
    layer.selectByRect(QgsRectangle(place_of(1), place_of(3)).buffered(5))
    dock.controls.selected.click()
    assert points_of(dock) == ["P1", "P2", "P3"]


def test_selection_with_a_tool_of_qgis_can_be_plotted_and_the_tool_stays(dock, canvas, layer):
    canvas.setMapTool(tool := QgsMapToolPan(canvas))
    layer.selectByExpression("\"pid\" = 'P4'")
    dock.controls.selected.click()
    assert (points_of(dock), canvas.mapTool() is tool) == (["P4"], True)
    canvas.unsetMapTool(tool)


def test_selection_of_the_topmost_layer_serves_where_the_active_one_has_no_series(dock, canvas, layer, qgis_iface):
    layer.selectByExpression("\"pid\" = 'P4'")
    qgis_iface.setActiveLayer(plain_layer())
    dock.controls.selected.click()
    assert points_of(dock) == ["P4"]


def test_of_too_many_selected_features_some_are_plotted(dock, canvas, qgis_iface):
    layer = dated_layer(moving(np.arange(60), 10))
    qgis_iface.setActiveLayer(layer)
    layer.selectAll()
    dock.controls.selected.click()
    assert (len(dock.shown), dock.message.text()) == (50, "50 of 60 points of 'points' are shown, spread evenly.")


def test_selected_features_join_those_kept(dock, canvas, layer):
    dock.controls.keep.setChecked(True)
    click(canvas, place_of(0))
    layer.selectByExpression("\"pid\" = 'P4'")
    dock.controls.selected.click()
    assert points_of(dock) == ["P0", "P4"]


def test_layer_without_a_selection_says_so(dock, canvas, layer):
    click(canvas, place_of(0))
    dock.controls.selected.click()
    assert "No point of 'points' is selected." in dock.message.text()
    assert points_of(dock) == ["P0"]


def test_selected_feature_without_a_place_is_passed_over(dock, canvas, layer):
    layer.dataProvider().changeGeometryValues({1: QgsGeometry()})
    layer.selectByIds([1, 2])
    dock.controls.selected.click()
    assert points_of(dock) == ["P1"]


def test_map_of_probabilities_is_told_from_a_raster_without_dates(dock, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(stack(tmp_path / "grid.tif", unit="probability", name="chance"))
    click(canvas, place_of(1))
    assert "'chance' shows a probability or the width of an interval, not displacement." in dock.message.text()
