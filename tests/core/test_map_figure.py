# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps in reports use the room of the page, whatever the shape of the region."""

import ast
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from pyproj import CRS

import insar_forecast_plugin.core
from insar_forecast_plugin.core.gridding.projection import places_in_metres
from insar_forecast_plugin.core.reports.figures import draw_points
from insar_forecast_plugin.core.reports.map_figure import add_scale_bar, extent_of, new_maps
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.core.trends.trend_report import class_map

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


def test_places_in_degrees_are_shown_in_metres_of_a_zone_that_is_named():
    degrees = np.array([[13.18, 38.70], [13.18, 38.80]])
    places, system = places_in_metres(degrees, CRS.from_epsg(4326).to_wkt())
    east, north = np.diff(places, axis=0)[0]
    assert (abs(east), north) == (pytest.approx(0, abs=300), pytest.approx(11_100, abs=30))
    assert system == "WGS 84 / UTM zone 33N"
    metres = np.array([[0.0, 0.0], [100.0, 200.0]])
    places, system = places_in_metres(metres, CRS.from_epsg(3035).to_wkt())
    assert np.array_equal(places, metres) and "LAEA" in system


def length_of_bar(axes):
    """Return the length of the scale bar in units of the axes, and its words."""
    (left, right), _ = axes.lines[-1].get_data()
    return right - left, axes.texts[-1].get_text()


@pytest.mark.parametrize(
    ("span", "metres", "words"), [(9000.0, 1.0, "2 km"), (300.0, 30.0, "2 km"), (700.0, 1.0, "100 m")]
)
def test_scale_bar_is_as_long_as_it_says_and_hides_no_point(span, metres, words):
    axes = new_maps((1.0, 1.0)).panels[0]
    draw_points(axes, np.array([[0.0, 0.0], [span, span]]), color="black")
    below = axes.get_ylim()[0]
    add_scale_bar(axes, metres)
    length, said = length_of_bar(axes)
    number, unit = said.split()
    assert said == words and length * metres == pytest.approx(float(number) * {"m": 1, "km": 1000}[unit])
    assert axes.get_ylim()[0] < axes.lines[-1].get_ydata()[0] < below


def test_scale_bar_lies_below_a_picture_whose_rows_run_downwards():
    axes = new_maps((1.0, 1.0)).panels[0]
    axes.imshow(np.zeros((40, 60)))
    add_scale_bar(axes, 100.0)
    assert length_of_bar(axes) == (pytest.approx(10.0), "1 km")
    assert axes.get_ylim()[0] > axes.lines[-1].get_ydata()[0] > 39.5


def test_every_map_of_a_report_has_a_scale_bar_or_numbers_at_its_axes():
    without = []
    for path in Path(insar_forecast_plugin.core.__file__).parent.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and "= new_maps(" in (shown := ast.unparse(function)):
                without += [] if "with_scale_bar(" in shown or "easting, km" in shown else [function.name]
    assert not without
