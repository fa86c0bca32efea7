# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours that stay apart for colour-blind readers, and one statement of them for QGIS, reports and pages."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from insar_forecast_plugin.core.change_kinds import CHANGE_KINDS
from insar_forecast_plugin.core.measured import COMPONENTS, Measured
from insar_forecast_plugin.core.palette import (
    BACKGROUNDS,
    BREAKS,
    DIVERGING,
    ONE_SIDED,
    SEQUENTIAL,
    fitting_breaks,
    inner_breaks,
    label,
    ramp,
    value_ranges,
)
from insar_forecast_plugin.core.reports.figures import value_scale
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.core.trends.trend_report import class_map

PACKAGE = Path(__file__).resolve().parents[2] / "insar_forecast_plugin"
DRAWING = [path for room in ("core", "processing") for path in sorted((PACKAGE / room).rglob("*.py"))]
CLASS_COLOURS = {one.name: one.colour for one in TREND_CLASSES.shown}
BETWEEN_CLASSES, ALONG_A_RAMP = 15.0, 10.0
"""Least difference by CIEDE2000; from about 2 on, two patches side by side look different."""

# Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB.
SIGHT = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}


def lab(colour, sight):
    """Return CIELAB (D65) of a colour as a reader sees it."""
    shares = np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    seen = np.clip(SIGHT[sight] @ linear, 0, 1)
    to_xyz = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    ratio = np.array(to_xyz) @ seen / (0.95047, 1.0, 1.08883)
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other):
    """Return CIEDE2000 (Sharma, Wu and Dalal 2005) of two colours in CIELAB."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    chroma = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * np.sqrt(chroma**7 / (chroma**7 + 25**7))
    c1, c2 = np.hypot(a1 * stretch, b1), np.hypot(a2 * stretch, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    light, colour = (l1 + l2) / 2, (c1 + c2) / 2
    terms = ((0.17, 1, -30), (-0.24, 2, 0), (-0.32, 3, 6), (0.2, 4, -63))
    swing = 1 - sum(size * np.cos(np.radians(times * hue + shift)) for size, times, shift in terms)
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2))
    by_colour = (c2 - c1) / (1 + 0.045 * colour)
    by_hue = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * colour * swing)
    blue = np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2)))
    rotation = -2 * np.sqrt(colour**7 / (colour**7 + 25**7)) * np.sin(blue)
    return float(np.sqrt(by_light**2 + by_colour**2 + by_hue**2 + rotation * by_colour * by_hue))


def apart(one, other, sight):
    return difference(lab(one, sight), lab(other, sight))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [  # pairs 1, 7, 10, 17, 20 and 31 of Sharma, Wu and Dalal (2005), table 1
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, -0.001, 2.49), (50, 0.0009, -2.49), 4.8045),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (58, 24, 15), 19.4535),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_difference_is_that_of_the_published_pairs(one, other, expected):
    assert difference(one, other) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(("one", "other"), [*itertools.combinations(CLASS_COLOURS, 2)])
def test_classes_stay_apart_for_every_reader(one, other, sight):
    assert apart(CLASS_COLOURS[one], CLASS_COLOURS[other], sight) >= BETWEEN_CLASSES


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("colour", CLASS_COLOURS.values())
def test_class_stands_out_from_its_background(colour, background, sight):
    assert apart(colour, background, sight) >= BETWEEN_CLASSES


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(("one", "other"), [*itertools.pairwise(DIVERGING), *itertools.pairwise(SEQUENTIAL)])
def test_neighbours_on_a_ramp_stay_apart_for_every_reader(one, other, sight):
    assert apart(one, other, sight) >= ALONG_A_RAMP


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("colour", [*DIVERGING, *SEQUENTIAL])
def test_colour_of_a_ramp_stands_out_from_its_background(colour, background, sight):
    assert apart(colour, background, sight) >= ALONG_A_RAMP


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("steps", range(1, 5))
def test_two_signs_of_one_size_stay_apart_for_every_reader(steps, sight):
    assert apart(DIVERGING[4 - steps], DIVERGING[4 + steps], sight) >= BETWEEN_CLASSES


def test_kinds_of_change_have_the_colours_of_classes():
    assert {kind.colour for kind in CHANGE_KINDS} <= set(CLASS_COLOURS.values())


def test_stable_is_the_lightest_class():
    lightness = {name: lab(colour, "normal")[0] for name, colour in CLASS_COLOURS.items()}
    assert max(lightness, key=lightness.get) == "stable"


def test_change_since_an_origin_has_finer_breaks_than_displacement():
    assert inner_breaks("change") == (-20.0, -10.0, -5.0, -2.0, 2.0, 5.0, 10.0, 20.0)


@pytest.mark.parametrize("quantity", BREAKS)
def test_ranges_follow_one_another_from_below_to_above(quantity):
    found = value_ranges(quantity)
    assert [one.upper for one in found[:-1]] == [one.lower for one in found[1:]] == list(inner_breaks(quantity))
    assert (found[0].lower, found[-1].upper) == (None, None)


@pytest.mark.parametrize("quantity", BREAKS)
def test_pictures_of_reports_colour_a_value_as_maps_in_qgis_do(quantity):
    scale, found = value_scale(quantity), value_ranges(quantity)
    ends = [inner_breaks(quantity)[0] - 1, *inner_breaks(quantity), inner_breaks(quantity)[-1] + 1]
    middles = (np.array(ends[1:]) + ends[:-1]) / 2
    colours = (np.round(scale["cmap"](scale["norm"](middles))[:, :3] * 255)).astype(int)
    assert ["#{:02x}{:02x}{:02x}".format(*one) for one in colours] == [one.colour for one in found]


def test_map_of_classes_has_their_colours_and_small_stable_points():
    drawn = class_map(np.zeros((5, 2)), np.arange(5)).axes[0].collections
    colours = ["#{:02x}{:02x}{:02x}".format(*(np.round(one.get_facecolor()[0, :3] * 255).astype(int))) for one in drawn]
    assert colours == [one.colour for one in TREND_CLASSES]
    assert drawn[0].get_sizes()[0] < drawn[1].get_sizes()[0]
    assert drawn[4].get_label() == "unwrapping error (1)"


@pytest.mark.parametrize("component", COMPONENTS)
def test_label_says_component_unit_and_sign(component):
    words = {
        "los": "LOS, mm, + towards satellite",
        "up": "vertical, mm, + up",
        "east": "east-west, mm, + east",
        "north": "north-south, mm, + north",
        "unknown": "component unknown, mm",
    }
    measured = Measured(component=component)
    assert measured.label == f"displacement, {words[component]}" == label("displacement", component, "mm")
    assert measured.velocity_label == f"velocity, {words[component].replace('mm', 'mm/yr')}"


@pytest.mark.parametrize("path", DRAWING, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_colours_of_ramps_and_classes_are_stated_once(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"RdBu|coolwarm|viridis", text)
    if path.name not in ("palette.py", "trend_classes.py", "change_kinds.py"):
        lines = {"#0072b2", "#009e73", "#d55e00"}  # also colours of curves
        once = {*DIVERGING, *SEQUENTIAL, *CLASS_COLOURS.values()} - lines
        assert not [colour for colour in once if colour in text.lower()]


def test_one_sided_quantities_have_no_negative_ranges():
    assert all(min(inner_breaks(quantity)) > 0 for quantity in ONE_SIDED)
    assert all(len(ramp(quantity)) == len(inner_breaks(quantity)) + 1 for quantity in BREAKS)


@pytest.mark.parametrize("quantity", ["displacement", "change", "half_width"])
@pytest.mark.parametrize("size", [0.001, 0.3, 1.0, 2.0, 4.7, 9.0, 12.0, 400.0])
def test_finer_breaks_show_small_values_and_are_no_finer_than_a_millimetre(quantity, size):
    breaks = fitting_breaks(quantity, size)
    assert breaks == BREAKS[quantity] or breaks[1] <= size < BREAKS[quantity][1] or breaks[-1] == 1
    assert breaks[-1] >= 1
    assert np.allclose(np.array(breaks) / breaks[0], np.array(BREAKS[quantity]) / BREAKS[quantity][0])


@pytest.mark.parametrize("quantity", ["velocity", "skill", "probability", "days"])
def test_breaks_of_what_is_not_in_mm_are_fixed(quantity):
    assert fitting_breaks(quantity, 0.001) == BREAKS[quantity]


@pytest.mark.parametrize("size", [None, 0.0])
def test_breaks_without_a_size_are_those_of_all_maps(size):
    assert fitting_breaks("displacement", size) == BREAKS["displacement"]
