# SPDX-License-Identifier: GPL-2.0-or-later
"""The movement that the forecast wrote into the layer, in the plot: the level it starts from, and its size."""

import pytest
from canvas_actions import SHOWN_AT, click, lines
from dated_layers import RATES, dated_layer, epochs, forecast_fields, moving, number, place_of
from matplotlib.dates import num2date
from qgis.core import QgsGeometry
from qgis.PyQt.QtWidgets import QApplication

LAST = epochs(80)[-1]


def layer_with(change, lower=(-16.1,) * 5, upper=(-8.4,) * 5, rates=RATES, forecast=(1.0, 2.0)):
    count = len(rates)
    more = [
        *forecast_fields(count, LAST, values=forecast),
        (number("forecast_change"), change),
        (number("forecast_change_lower"), list(lower)),
        (number("forecast_change_upper"), list(upper)),
    ]
    return dated_layer(moving(rates), more=more)


def movements(dock):
    """Return the movements written, as read from top to bottom of each."""
    return [" ".join(text.get_text().split()) for text in texts_of(dock)]


def texts_of(dock):
    return [text for text in dock.plot.axes.texts if text.get_gid() == "movement"]


def places(dock):
    """Return where the movements stand, in pixels."""
    dock.plot.draw()
    renderer = dock.plot.get_renderer()
    return [text.get_window_extent(renderer) for text in texts_of(dock)]


def test_movement_is_written_with_its_interval(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(layer_with([-12.34] * 5))
    click(canvas, place_of(1))
    assert movements(dock) == ["-12.3 mm (-16.1 to -8.4)"]


def test_level_at_the_origin_is_the_forecast_less_the_movement(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(layer_with([-12.5] * 5))
    click(canvas, place_of(1))
    (mark,) = lines(dock.plot.axes, "level")
    assert (list(mark.get_ydata()), num2date(mark.get_xdata()[0]).date()) == ([14.5], LAST)


def test_legend_says_what_the_mark_of_the_level_is(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(layer_with([None, -12.5, None, None, None]))
    told = []
    for point in (0, 1):
        click(canvas, place_of(point))
        told.append([text.get_text() for text in dock.plot.axes.get_legend().get_texts()])
    assert [one[1:] for one in told] == [[], ["start of the forecast movement"]]


def test_level_stands_out_from_its_trend_and_lies_within_the_plot(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(layer_with([-300.0] * 5))
    click(canvas, place_of(1))
    (mark,) = lines(dock.plot.axes, "level")
    assert mark.get_color() != dock.shown[0].colour
    assert dock.plot.axes.get_ylim()[1] > 302.0


def test_point_without_a_movement_has_none(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(layer_with([None, -12.5, None, None, None]))
    dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
    assert (len(movements(dock)), len(lines(dock.plot.axes, "level"))) == (1, 1)


def test_layer_without_the_fields_has_no_level(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(dated_layer(moving(RATES), more=forecast_fields(5, LAST)))
    click(canvas, place_of(1))
    assert (movements(dock), lines(dock.plot.axes, "level")) == ([], [])


@pytest.mark.parametrize(("count", "written"), [(5, 5), (6, 0)])
def test_movements_of_many_points_are_not_written(dock, canvas, qgis_iface, count, written):
    rates = [float(rate) for rate in range(count)]
    qgis_iface.setActiveLayer(layer_with([-12.5] * count, [-16.0] * count, [-8.0] * count, rates))
    dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
    assert (len(dock.shown), len(movements(dock))) == (count, written)


def test_difference_from_a_reference_has_no_level(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(layer_with([-12.5] * 5))
    dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
    dock.list.topLevelItem(0).setSelected(True)
    dock.controls.reference.click()
    assert (len(dock.shown), movements(dock)) == (4, [])


@pytest.mark.parametrize("width", [400, 700, 1400])
def test_movements_stand_beside_the_plot_and_off_each_other(dock, canvas, qgis_iface, width):
    qgis_iface.setActiveLayer(layer_with([-12.5, -12.6, -12.7, 140.2, -12.9]))
    dock.show_within(QgsGeometry.fromRect(SHOWN_AT))
    dock.setFloating(True)
    dock.resize(width, 400)
    QApplication.processEvents()
    found = places(dock)
    frame, figure = dock.plot.axes.get_window_extent(), dock.plot.figure.bbox
    assert all(frame.x1 < place.x0 and place.x1 <= figure.x1 for place in found)
    assert not [(a, b) for at, a in enumerate(found) for b in found[:at] if a.y0 < b.y1 - 1 and b.y0 < a.y1 - 1]


def test_movement_stands_at_the_height_of_its_forecast(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(layer_with([-12.5] * 5))
    click(canvas, place_of(1))
    (place,) = places(dock)
    at = dock.plot.axes.transData.transform((0, 2.0))[1]
    assert place.y0 < at < place.y1


def test_movement_goes_out_of_sight_with_its_forecast(dock, canvas, qgis_iface):
    qgis_iface.setActiveLayer(layer_with([-12.5] * 5))
    click(canvas, place_of(1))
    (text,) = texts_of(dock)
    before = text.get_tightbbox(dock.plot.get_renderer()).width > 0
    dock.plot.axes.set_ylim(5, 20)
    assert (before, text.get_tightbbox(dock.plot.get_renderer()).width > 0) == (True, False)
