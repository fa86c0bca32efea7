# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of points as one layer without a copy: a virtual file of GDAL that names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml  # nosec B405 # writes only

VIEW_LAYER = "tiles"


@dataclass(frozen=True)
class ViewedFile:
    """A file of a view.

    Parameters
    ----------
    path
        Where it is.
    rows
        Number of its points.
    bounds
        West, south, east and north of its points.
    """

    path: Path
    rows: int
    bounds: tuple[float, float, float, float]


def view_text(files: Sequence[ViewedFile], crs: str, within: str | None = None) -> str:
    """Return the virtual file (https://gdal.org/drivers/vector/vrt.html) of files with the same fields, at least one.

    Number and bounds of the points stand in it, so that GDAL opens no file before it is looked at.

    Parameters
    ----------
    crs
        WKT.
    within
        A polygon, WKT, outside of which nothing is shown; None shows all.
    """
    root = Xml.Element("OGRVRTDataSource")
    union = Xml.SubElement(root, "OGRVRTUnionLayer", name=VIEW_LAYER)
    for number, file in enumerate(files):
        part = Xml.SubElement(union, "OGRVRTLayer", name=f"part{number}")
        _add(part, "SrcDataSource", str(file.path.absolute()), relativeToVRT="0", shared="0")
        _add(part, "SrcLayer", file.path.stem)
        # A region outside of such a field is passed over.
        place = Xml.SubElement(part, "GeometryField", encoding="Direct")
        _add(place, "GeometryType", "wkbPoint")
        _add(place, "SRS", crs)
        if within is not None:
            _add(place, "SrcRegion", within, clip="0")
        else:
            _add(part, "FeatureCount", str(file.rows))
        _add_bounds(place, file.bounds)
    _add(union, "GeometryType", "wkbPoint")
    _add(union, "LayerSRS", crs)
    _add(union, "FieldStrategy", "FirstLayer")
    if within is None:
        _add(union, "FeatureCount", str(sum(file.rows for file in files)))
    west, south, east, north = zip(*(file.bounds for file in files), strict=True)
    _add_bounds(union, (min(west), min(south), max(east), max(north)))
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode") + "\n"


def _add(parent: Xml.Element, name: str, text: str, **attributes: str) -> None:
    Xml.SubElement(parent, name, attributes).text = text


def _add_bounds(parent: Xml.Element, bounds: tuple[float, float, float, float]) -> None:
    for name, value in zip(("XMin", "YMin", "XMax", "YMax"), bounds, strict=True):
        _add(parent, f"Extent{name}", repr(float(value)))
