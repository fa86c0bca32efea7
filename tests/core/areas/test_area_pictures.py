# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons on a map: what is filled and what is not."""

import numpy as np
import pytest
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from insar_forecast_plugin.core.areas.area_pictures import draw_polygons, number_polygons

SHELL = [(0, 0), (9, 0), (9, 9), (0, 9)]
HOLE = [(3, 3), (6, 3), (6, 6), (3, 6)]


def red_at(polygon, places):
    """Return whether a picture of a red polygon is red at some places."""
    figure = Figure(figsize=(3.0, 3.0))
    axes = figure.add_axes((0, 0, 1, 1))
    draw_polygons(axes, np.array([polygon], dtype=object), facecolor="red", edgecolor="none")
    axes.set(xlim=(0, 9), ylim=(0, 9))
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())
    size = len(pixels)
    return [bool(pixels[size - 1 - int(y / 9 * size), int(x / 9 * size), 1] < 100) for x, y in places]


@pytest.mark.parametrize("turned", [False, True])
def test_hole_is_empty_whichever_way_its_ring_runs(turned):
    polygon = shapely.Polygon(SHELL, [HOLE[::-1] if turned else HOLE])
    assert red_at(polygon, [(1, 1), (4.5, 4.5), (8, 8)]) == [True, False, True]


def test_part_inside_a_hole_is_filled():
    parts = shapely.MultiPolygon([shapely.Polygon(SHELL, [HOLE]), shapely.box(4, 4, 5, 5)])
    assert red_at(parts, [(1, 1), (3.5, 3.5), (4.5, 4.5)]) == [True, False, True]


def test_number_stands_in_the_largest_part_of_an_area():
    large = shapely.box(0, 0, 4, 50).union(shapely.box(46, 0, 50, 50))  # narrow in the middle of its bounds
    area = shapely.multipolygons([*shapely.get_parts(large), shapely.box(100, 0, 110, 10)])
    axes = Figure().add_subplot()
    number_polygons(axes, np.array([area]), np.array([7]))
    ((x, _),) = [text.xy for text in axes.texts]
    assert x < 50
