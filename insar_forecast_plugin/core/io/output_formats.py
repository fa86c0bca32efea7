# SPDX-License-Identifier: GPL-2.0-or-later
"""In which formats points are written, told by the extension of the output, and what each of them can hold."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pyproj import CRS

from ..errors import OutputError, quoted
from ..measured import Measured
from ..progress import Progress
from .metadata import tags_of

_DRIVERS = {
    ".gpkg": "GPKG",
    ".fgb": "FlatGeobuf",
    ".shp": "ESRI Shapefile",
    ".geojson": "GeoJSON",
}
_OF_MAPINFO = (".tab", ".mif")
"""They have no missing numbers: GDAL writes 0, which would be read as a displacement of 0 mm."""
_MOST_FIELDS = {
    "GPKG": ("GeoPackage", 1998),
    "ESRI Shapefile": ("shapefile", 255),
}
_LONGEST_NAME = 240
"""A file system takes 255 bytes; SQLite writes a journal of the same name, and eight characters more."""
_WITHOUT_LIMIT = "FlatGeobuf (.fgb)"
_GEOPACKAGE_VERSION = "1.2"
"""What the GDAL of QGIS 3.22 reads without a warning."""
_NOT_FIRST = "`~!@#$%^&*()+-={}|[]\\:\";'<>?,./ "
_OF_GEOPACKAGE = ("gpkg", "sqlite_", "layer_styles")
_DEGREES = "9"
"""Decimals of degrees, a tenth of a millimetre."""
PARQUET = "Parquet"
"""The format that GDAL does not write here, under the name that GDAL has for it."""
_TAKES_BACKSLASH_FOR_SLASH = ("FlatGeobuf", "ESRI Shapefile")
_DESCRIBED = ("GPKG", "FlatGeobuf")
"""Formats that keep metadata."""


def vector_driver(path: str | Path) -> str:
    """Return GDAL's name of the format that the extension of an output asks for.

    Raises
    ------
    OutputError
        The format is unknown.

    Examples
    --------
    >>> vector_driver("points.fgb")
    'FlatGeobuf'
    """
    driver = _DRIVERS.get(Path(path).suffix.lower())
    if Path(path).suffix.lower() in _OF_MAPINFO:
        raise OutputError(
            f"A MapInfo table cannot hold missing values and would show 0 instead: {Path(path).name[-80:]}. Choose "
            ".gpkg (GeoPackage), .fgb (FlatGeobuf), .shp (shapefile) or .geojson."
        )
    if driver is None and _is_parquet(path):
        raise OutputError(
            f"Only points are written as Parquet; {Path(path).name[-80:]} is for something else. Choose .gpkg "
            "(GeoPackage), .fgb (FlatGeobuf), .shp (shapefile) or .geojson."
        )
    if driver is None:
        raise OutputError(
            f"Points cannot be written in the format of {Path(path).name[-80:]}. Choose .gpkg (GeoPackage), .fgb "
            "(FlatGeobuf), .parquet (GeoParquet), .shp (shapefile) or .geojson."
        )
    return driver


def point_format(path: str | Path) -> str:
    """Return the format of an output of points: one of GDAL's names, or :data:`PARQUET`.

    Raises
    ------
    OutputError
        The format is unknown.

    Examples
    --------
    >>> point_format("points.fgb"), point_format("points.parquet")
    ('FlatGeobuf', 'Parquet')
    """
    return PARQUET if _is_parquet(path) else vector_driver(path)


def _is_parquet(path: str | Path) -> bool:
    return Path(path).suffix.lower() == ".parquet"


def check_area_format(path: str | Path, field_count: int = 0) -> None:
    """Look, before work begins, at an output of polygons, as :func:`check_format` does at one of points.

    Raises
    ------
    OutputError
        Its format is unknown, or cannot hold so many fields.
    """
    vector_driver(path)
    check_format(path, field_count)


def check_format(path: str | Path, field_count: int = 0) -> None:
    """Look, before work begins, whether the format of an output of points is known and can hold so many fields.

    Raises
    ------
    OutputError
        It is not, or cannot.

    Examples
    --------
    >>> check_format("points.shp", 256)
    Traceback (most recent call last):
    ...
    insar_forecast_plugin.core.errors.OutputError: A shapefile can have 255 fields; points.shp would need 256 (one per \
date among them). Choose GeoPackage (.gpkg) or FlatGeobuf (.fgb).
    """
    path = Path(path)
    driver = point_format(path)
    if driver in _TAKES_BACKSLASH_FOR_SLASH and os.name == "posix" and "\\" in str(path.absolute()):
        raise OutputError(
            f"The path {path} has a backslash, which this format takes for the end of a folder's name. Choose another "
            "name, or GeoPackage (.gpkg)."
        )
    if len(os.fsencode(path.name)) > _LONGEST_NAME:
        raise OutputError(
            f"The name of the output has {len(os.fsencode(path.name))} bytes: ...{path.name[-40:]}. Choose one of at "
            f"most {_LONGEST_NAME} bytes; letters such as ü take two or more."
        )
    title, most = _MOST_FIELDS.get(driver, ("", field_count))
    if field_count > most:
        fits = field_count <= _MOST_FIELDS["GPKG"][1]
        raise OutputError(
            f"A {title} can have {most} fields; {path.name} would need {field_count} (one per date among them). Choose "
            f"{f'GeoPackage (.gpkg) or {_WITHOUT_LIMIT}' if fits else _WITHOUT_LIMIT}."
        )


def layer_options(
    driver: str, path: Path, measured: Measured, provenance: dict[str, Any], *, crs: str, progress: Progress
) -> dict[str, Any]:
    """Return what a format of GDAL is told besides the rows: what the layer says about itself, where it can.

    A GeoJSON names its system by a code; of one that has none (WKT in ``crs``), its readers would take the coordinates
    for degrees. These are written in WGS 84, and that is told.
    """
    options: dict[str, Any] = {}
    if driver in _DESCRIBED:
        options = {"layer_metadata": tags_of(measured, provenance), "DESCRIPTION": measured.label}
    if driver == "GPKG":
        options["VERSION"] = _GEOPACKAGE_VERSION
    if driver == "GeoJSON" and "id" not in (system := CRS.from_wkt(crs)).to_json_dict():
        options |= {"RFC7946": "YES", "COORDINATE_PRECISION": _DEGREES}
        progress.info(
            f"GeoJSON names a coordinate reference system by a code, which {quoted(system.name)} has not: {path.name} "
            "is written in WGS 84 (EPSG:4326)."
        )
    return options


def layer_title(driver: str, name: str, path: Path) -> str:
    """Return the name of a layer as its format takes it: a GeoPackage has letters or digits first, and not its own."""
    if driver == "ESRI Shapefile":
        return path.stem
    if driver != "GPKG":
        return name
    plain = name.lstrip(_NOT_FIRST)
    return f"points_{plain}" if not plain or plain.lower().startswith(_OF_GEOPACKAGE) else plain
