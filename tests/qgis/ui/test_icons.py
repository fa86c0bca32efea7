# SPDX-License-Identifier: GPL-2.0-or-later
"""Icons are legible on light and on dark toolbars: 3 to 1, as WCAG 2.1 asks of graphics."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from qgis.PyQt.QtGui import QColor, QIcon, QImage

LIGHT, DARK = "#f0f0f0", "#323232"
LEAST = 3.0
FOLDER = Path(__file__).resolve().parents[3] / "insar_forecast_plugin/resources/icons"
ICONS = sorted(FOLDER.glob("*.svg"))
PAPER = "#ffffff"  # the page of an icon that shows a page; what stands on it is darker still


def luminance(colour):
    parts = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def plate_and_colours(path):
    """Return the element under all others, and the colours of all others that are not see-through."""
    first, *others = list(ElementTree.parse(path).getroot())
    elements = [element for other in others for element in other.iter()]
    colours = {
        element.get(kind)
        for element in elements
        for kind in ("fill", "stroke")
        if element.get(kind, "none") != "none" and element.get(f"{kind}-opacity") is None
    }
    return first, colours - {PAPER}


def test_contrast_is_that_of_wcag():
    assert (contrast("#000000", "#ffffff"), round(contrast("#777777", "#ffffff"), 2)) == (21.0, 4.48)


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icon_stands_on_a_plate_that_shows_on_light_and_dark(path):
    plate, _ = plate_and_colours(path)
    assert plate.tag.endswith("rect") and float(plate.get("width")) > 20 and float(plate.get("height")) > 20
    assert contrast(plate.get("fill"), DARK) >= LEAST
    assert contrast(plate.get("stroke"), LIGHT) >= LEAST


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_colours_of_the_icon_show_on_its_plate(path):
    plate, colours = plate_and_colours(path)
    assert colours and all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours)
    assert {colour for colour in colours if contrast(colour, plate.get("fill")) < LEAST} == set()


def shades(icon):
    """Return the colours of an icon as it is drawn, without its soft edges."""
    image = icon.pixmap(24, 24).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() > 250}


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icon_is_drawn_with_its_plate(qgis_app, path):
    drawn = shades(QIcon(str(path)))
    assert max(contrast(shade, DARK) for shade in drawn) >= LEAST
    assert max(contrast(shade, LIGHT) for shade in drawn) >= LEAST


def test_icons_of_the_plot_show_on_light_and_dark(dock):
    toolbar = dock.plot._toolbar
    icons = [action.icon() for action in toolbar.actions() if action.isVisible() and action.text()]
    drawn = [shades(icon) for icon in icons if not icon.isNull()]
    assert len(drawn) == 5
    for shade in set().union(*drawn):
        assert contrast(shade, LIGHT) >= LEAST and contrast(shade, DARK) >= LEAST
