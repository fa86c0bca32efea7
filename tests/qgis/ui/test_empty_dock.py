# SPDX-License-Identifier: GPL-2.0-or-later
"""A dock with nothing to draw shows no dates and says what to do, and what it says is counted right."""

import numpy as np
import pytest
from canvas_actions import beside, click
from conftest import pump_until
from dated_layers import CRS, dated_layer, moving, place_of
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer
from stacks import stack

from insar_forecast_plugin.ui.dock_messages import words_about
from insar_forecast_plugin.ui.point_series import Found, PointSeries
from insar_forecast_plugin.ui.time_series_dock import TimeSeriesDock

NOTHING = np.array([])
POINT = PointSeries("layer", 1, "a", "P1", (0.0, 0.0), *[NOTHING] * 6)


def dates_drawn(dock):
    """Return the texts along the axis of dates, as they are drawn."""
    dock.plot.draw()
    axis = dock.plot.axes.xaxis
    labels = [label.get_text() for label in axis.get_ticklabels() if axis.get_visible() and label.get_visible()]
    return [text for text in labels if text]


def hints(dock):
    return [text.get_text() for text in dock.plot.axes.texts]


def test_dock_without_a_point_shows_no_dates(dock):
    assert (dates_drawn(dock), hints(dock)) == ([], ["Click a point on the map."])


def activate(qgis_iface, layer):
    """Make a layer the active one, as a click in the Layers panel does."""
    qgis_iface.setActiveLayer(layer)
    qgis_iface.currentLayerChanged.emit(None)  # the interface of the tests does not say so itself


def areas(name="sinking"):
    layer = QgsVectorLayer(f"Polygon?crs={CRS}", name, "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(place_of(0), place_of(1)).buffered(40)))
    layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    return layer


def test_empty_dock_asks_for_what_the_active_layer_has(dock, canvas, qgis_iface, tmp_path):
    activate(qgis_iface, areas())
    said = [(hints(dock), dock.message.text())]
    activate(qgis_iface, stack(tmp_path / "stack.tif", name="grid"))
    said.append((hints(dock), dock.message.text()))
    activate(qgis_iface, dated_layer(moving([1.0, 2.0])))
    said.append((hints(dock), dock.message.text()[:28]))
    assert said == [
        (["Click inside an area on the map."], "Click inside an area of 'sinking': its mean series is shown."),
        (["Click a pixel on the map."], "Click a pixel of 'grid': its series is shown."),
        (["Click a point on the map."], "Click a point on the map. Th"),
    ]


def test_layer_that_is_used_instead_of_the_active_one_decides(dock, canvas, qgis_iface, tmp_path):
    stack(tmp_path / "stack.tif")
    bare = QgsVectorLayer(f"Point?crs={CRS}", "bare", "memory")
    QgsProject.instance().addMapLayer(bare)
    activate(qgis_iface, bare)
    assert hints(dock) == ["Click a pixel on the map."]


def test_dock_that_has_something_to_say_keeps_it(dock, canvas, qgis_iface, layer):
    click(canvas, beside(3, north=200))
    told = dock.message.text()
    activate(qgis_iface, areas())
    assert told.startswith("There is no point")
    assert (dock.message.text(), hints(dock)) == (told, ["Click inside an area on the map."])


def test_dock_that_was_removed_no_longer_follows(canvas, qgis_iface):
    dock = TimeSeriesDock(qgis_iface)
    dock.show()
    plot = dock.plot
    dock.remove()
    activate(qgis_iface, areas())
    assert [text.get_text() for text in plot.axes.texts] == ["Click a point on the map."]


@pytest.mark.parametrize("words", ["Short.", "A long sentence about an area. " * 30])
def test_message_takes_nothing_from_the_drawing(dock, canvas, words):
    dock.setFloating(True)
    dock.resize(900, 320)
    pump_until(lambda: False, 0.3)
    before = dock.plot.height()
    dock.message.setText(words)
    pump_until(lambda: False, 0.3)
    assert dock.plot.height() == before
    assert (dock.message.text(), dock.message.toolTip()) == (words, words * (len(words) > 100))
    bar = dock.message.verticalScrollBar()
    assert (bar.maximum() > 0) is (len(words) > 100)


def test_dates_appear_with_the_first_point(dock, canvas, layer):
    click(canvas, place_of(0))
    assert ("2022" in dates_drawn(dock), hints(dock)) == (True, [])


@pytest.mark.parametrize("residuals", [False, True])
def test_dates_go_with_the_last_point(dock, canvas, layer, residuals):
    click(canvas, place_of(0))
    dock.controls.residuals.setChecked(residuals)
    dock.controls.clear.click()
    assert dates_drawn(dock) == []


def test_pointer_over_an_empty_dock_tells_no_date(dock, canvas, layer):
    before = dock.plot.axes.format_coord(0.0, 0.0)
    click(canvas, place_of(0))
    assert (before, dock.plot.axes.format_coord(19_000.0, 1.0)) == ("", "2022-01-08   1.0 mm")


@pytest.mark.parametrize(
    ("found", "filled", "left_out", "said"),
    [
        (Found((POINT,) * 3, 3), 3, 0, ""),
        (Found((POINT,) * 3, 3), 3, 1, "1 point was not added: at most 50 can be shown."),
        (Found((), 60), 0, 0, "60 points were not added: at most 50 can be shown."),
        (Found((POINT,) * 50, 1200), 50, 0, "50 of 1,200 points of 'a' are shown, spread evenly."),
        (Found((POINT,) * 3, 3), 2, 0, "1 point without a value at any date is not shown."),
        (Found((POINT,), 1), 0, 0, "No point of 'a' has a value at any date here."),
    ],
)
def test_what_is_not_shown_is_said(found, filled, left_out, said):
    assert words_about(found, filled, left_out, "a") == said


def test_reference_button_says_how_to_stop(dock):
    assert dock.controls.reference.toolTip().endswith("Click again to stop.")


def test_points_removed_with_their_layer_are_counted(dock, canvas, layer):
    click(canvas, place_of(0))
    QgsProject.instance().removeMapLayer(layer.id())
    assert dock.message.text() == "1 point was removed with its layer."
