# SPDX-License-Identifier: GPL-2.0-or-later
"""The buttons of the dock fit into a narrow window: they go on in a second line and stay within it."""

import pytest
from qgis.PyQt.QtCore import QPoint, QRect
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication


def place_in(dock, widget):
    """Return where a widget lies within the controls."""
    return QRect(widget.mapTo(dock.controls, QPoint(0, 0)), widget.size())


@pytest.fixture
def sized(dock):
    """Return a function that gives the dock a size and returns its buttons' places."""

    def size(width):
        dock.setFloating(True)
        dock.resize(width, 500)
        QApplication.processEvents()
        return [place_in(dock, button) for button in dock.controls.findChildren(QAbstractButton)]

    return size


def test_dock_can_be_as_narrow_as_its_plot_and_list(dock, sized):
    sized(500)
    assert dock.width() == 500


@pytest.mark.parametrize(("width", "several"), [(500, True), (2000, False)])
def test_buttons_take_as_many_lines_as_they_need(dock, sized, width, several):
    places = sized(width)
    assert (max(place.top() for place in places) > min(place.bottom() for place in places)) == several


@pytest.mark.parametrize("width", [500, 800, 2000])
def test_buttons_stay_within_the_dock_and_off_each_other(dock, sized, width):
    places = sized(width)
    assert all(dock.controls.rect().contains(place) for place in places)
    assert not [(a, b) for at, a in enumerate(places) for b in places[:at] if a.intersects(b)]


@pytest.mark.parametrize("width", range(500, 1500, 100))
def test_size_of_replicas_stands_beside_their_box(dock, sized, width):
    sized(width)
    box, size = (place_in(dock, one) for one in (dock.controls.replicas, dock.controls.half_wavelength))
    assert size.top() < box.center().y() < size.bottom() and size.left() >= box.right()
