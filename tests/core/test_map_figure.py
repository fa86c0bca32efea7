# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps in reports use the room of the page, whatever the shape of the region."""

from itertools import pairwise

import numpy as np
import pytest
from pyproj import CRS

from insar_forecast_plugin.core.reports.figures import draw_points
from insar_forecast_plugin.core.reports.map_figure import extent_of, new_maps
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.core.trends.trend_report import _in_metres, class_map

SHAPES = {"flat": (90_000.0, 10_000.0), "wide": (20_000.0, 10_000.0), "square": (1.0, 1.0), "tall": (5.0, 20.0)}


def drawn(shape, count):
    """Return a figure of maps of points that fill a region, laid out."""
    places = np.random.default_rng(0).uniform(0, 1, (500, 2)) * shape
    maps = new_maps(extent_of(places), count)
    for axes in maps.panels:
        marks = draw_points(axes, places, values=places[:, 0] / shape[0], quantity="change")
        maps.add_key(marks, axes, "mm")
    maps.figure.draw_without_rendering()
    return maps


def inches(maps, axes):
    """Return width and height of a map as it is drawn."""
    axes.apply_aspect()
    box = axes.get_position()
    across, upward = maps.figure.get_size_inches()
    return box.width * across, box.height * upward


@pytest.mark.parametrize(
    ("shape", "count", "least"),
    [("flat", 1, 6.5), ("flat", 3, 8.0), ("wide", 1, 5.5), ("wide", 3, 3.8), ("square", 3, 2.4), ("square", 1, 4.5)],
)
def test_maps_are_wide(shape, count, least):
    maps = drawn(SHAPES[shape], count)
    assert min(inches(maps, axes)[0] for axes in maps.panels) > least


@pytest.mark.parametrize("count", [1, 2, 3])
def test_maps_of_a_tall_region_are_high_and_stand_beside_each_other(count):
    maps = drawn(SHAPES["tall"], count)
    assert min(inches(maps, axes)[1] for axes in maps.panels) > 5.5
    assert len({round(axes.get_position().y0, 3) for axes in maps.panels}) == 1


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_figure_fits_a_page(shape, count):
    across, upward = drawn(SHAPES[shape], count).figure.get_size_inches()
    assert across <= 9.1 and upward <= 7.1


@pytest.mark.parametrize("extent", [(0.0, 0.0), (5.0, 0.0), (0.0, 5.0)])
def test_region_without_an_extent_is_drawn_as_a_square(extent):
    np.testing.assert_array_equal(
        new_maps(extent).figure.get_size_inches(), new_maps((1.0, 1.0)).figure.get_size_inches()
    )


def test_maps_of_a_row_are_at_one_height_whether_a_scale_or_a_legend_stands_below():
    places = np.random.default_rng(0).uniform(0, 1, (50, 2))
    maps = new_maps(extent_of(places), 3)
    for axes in maps.panels[:2]:
        maps.add_key(draw_points(axes, places, values=places[:, 0], quantity="change"), axes, "mm")
    draw_points(maps.panels[2], places, color="black", label="one")
    words = maps.add_legend(maps.panels[2]).get_texts()
    maps.figure.draw_without_rendering()
    assert (maps.is_key_below, [text.get_text() for text in words]) == (True, ["one"])
    assert len({round(axes.get_position().y0, 2) for axes in maps.panels}) == 1


@pytest.mark.parametrize("shape", ["flat", "tall"])
def test_map_of_classes_says_its_unit_and_its_numbers_do_not_overlap(shape):
    places = np.random.default_rng(0).uniform(0, 1, (500, 2)) * np.array(SHAPES[shape]) + 4_000_000
    figure = class_map(places, np.arange(500) % len(TREND_CLASSES))
    axes = figure.axes[0]
    figure.draw_without_rendering()
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("easting, km", "northing, km")
    assert np.all(np.diff(np.sort(axes.get_xlim())) < 1000) and axes.get_xlim()[0] > 3900
    for labels in (axes.get_xticklabels(), axes.get_yticklabels()):
        boxes = [label.get_window_extent() for label in labels if label.get_text()]
        assert not any(one.overlaps(other) for one, other in pairwise(boxes))


def test_map_of_classes_of_a_layer_in_degrees_is_in_kilometres():
    degrees = np.array([[13.18, 38.70], [13.18, 38.80]])
    east, north = np.diff(_in_metres(degrees, CRS.from_epsg(4326).to_wkt()), axis=0)[0]
    assert (abs(east), north) == (pytest.approx(0, abs=300), pytest.approx(11_100, abs=30))
    metres = np.array([[0.0, 0.0], [100.0, 200.0]])
    assert np.array_equal(_in_metres(metres, CRS.from_epsg(3035).to_wkt()), metres)
