# SPDX-License-Identifier: GPL-2.0-or-later
"""Which rasters are a series in time: one with a band a date, or several of one group with a date each in the name."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from qgis.core import QgsLayerTree, QgsProject, QgsRasterLayer

from ..core.date_fields import OBSERVED, date_field

_FIRST_YEAR, _LAST_YEAR = 1970, 2149
_DAY_IN_NAME = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<mark>[-_.]?)(?P<month>\d{2})(?P=mark)(?P<day>\d{2})(?!\d)")
_DAY_OF_YEAR = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<day>\d{3})(?!\d)")
"""As GMTSAR names grids, ``disp_2018304``; it counts the days of a year from 0 for all satellites since Sentinel-1."""


class DatedBand(NamedTuple):
    """Where the values of a date are."""

    layer: QgsRasterLayer
    band: int


def dated_bands(layer: QgsRasterLayer) -> dict[date, DatedBand]:
    """Return where each date of a series is, in the order of time; empty where the raster is none.

    The bands of a raster count where each has a date of its own. A raster of one band is one date of those in its
    group of the Layers panel that have its CRS, and its name but for the date.
    """
    return _by_bands(layer) if layer.bandCount() > 1 else _by_names(layer)


def name_but_for_date(name: str) -> tuple[date, str] | None:
    """Return the last date in the name of a raster, and the name without it; None where there is no date.

    >>> name_but_for_date("disp_20160708_20160801_ll")
    (datetime.date(2016, 8, 1), 'disp_20160708_*_ll')
    >>> name_but_for_date("disp_2018304"), name_but_for_date("slope")
    ((datetime.date(2018, 11, 1), 'disp_*'), None)
    """
    found = [(one, _day(one)) for one in _DAY_IN_NAME.finditer(name)]
    found = found or [(one, _of_year(one)) for one in _DAY_OF_YEAR.finditer(name)]
    dated = [(one, day) for one, day in found if day is not None]
    if not dated:
        return None
    place, day = dated[-1]
    return day, f"{name[: place.start()]}*{name[place.end() :]}"


def _by_bands(layer: QgsRasterLayer) -> dict[date, DatedBand]:
    found: dict[date, DatedBand] = {}
    for band in range(1, layer.bandCount() + 1):
        # QGIS puts the band's number, in the user's language, before its description.
        named = date_field(layer.bandName(band).rpartition(": ")[2])
        if named is None or named.kind != OBSERVED or named.day in found:
            return {}
        found[named.day] = DatedBand(layer, band)
    return dict(sorted(found.items()))


def _by_names(layer: QgsRasterLayer) -> dict[date, DatedBand]:
    own = name_but_for_date(layer.name())
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    if own is None or node is None:
        return {}
    beside = [child.layer() for child in node.parent().children() if QgsLayerTree.isLayer(child)]
    found: dict[date, DatedBand] = {}
    for other in beside:
        named = name_but_for_date(other.name()) if _is_alike(other, layer) else None
        if named is not None and named[1] == own[1]:
            found.setdefault(named[0], DatedBand(other, 1))
    return dict(sorted(found.items())) if len(found) > 1 else {}


def _is_alike(other: object, layer: QgsRasterLayer) -> bool:
    if not isinstance(other, QgsRasterLayer) or not other.isValid():
        return False
    return other.bandCount() == 1 and other.crs() == layer.crs()


def _day(found: re.Match[str]) -> date | None:
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _of_year(found: re.Match[str]) -> date | None:
    year, day = int(found["year"]), int(found["day"])
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and day <= 365):
        return None
    return date(year, 1, 1) + timedelta(days=day)
