# SPDX-License-Identifier: GPL-2.0-or-later
"""How vector files are handed to GDAL: paths as they stand, drivers of files of this machine alone, and no network.

GDAL opens far more than data: a file of a stranger may be a list of addresses or of other files, whatever its name
says. What has no driver cannot be opened, so all but those of :data:`VECTOR_DRIVERS` are taken out.

Pyogrio and Rasterio read a path as the address of something: pyogrio cuts ``a;b.gpkg`` to ``a``, takes ``a!b.gpkg`` for
a member of an archive, and both look for a scheme before a colon. A file of such a name is then not found, or another
one is read or overwritten.
"""

from __future__ import annotations

import os
from pathlib import Path

import pyogrio._ogr
import pyogrio.core
import pyogrio.raw
import pyproj.network
from pyogrio import list_drivers, list_layers, open_arrow, read_info, write_arrow
from pyogrio.errors import CRSError as VectorCRSError
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from ..errors import OutputError

__all__ = ["VECTOR_ERRORS", "VectorCRSError", "check_rows", "given_path", "list_layers"]
__all__ += ["open_arrow", "read_info", "split_layer", "write_arrow"]

VECTOR_ERRORS = (DataSourceError, DataLayerError, FeatureError, FieldError, GeometryError, VectorCRSError)
"""What pyogrio raises where GDAL cannot read or write a vector file."""

VECTOR_DRIVERS = frozenset({"GPKG", "FlatGeobuf", "ESRI Shapefile", "GeoJSON", "MapInfo File", "XLSX", "MEM"})
"""What is read and written; each opens files of its own format only. The one of memory is GDAL's own."""

_NO_PROXY = "none://offline.invalid"
"""An address that cURL refuses before it looks for it, so that no request leaves this machine, nor reaches it."""
_LAYER = "|layername="
_PAGE_BYTES = 16_384
"""Of a GeoPackage. A point with hundreds of epochs fills a page of SQLite's 4096 bytes by little more than half."""


def _go_offline() -> None:
    """Keep GDAL and PROJ, of all packages that bring one, from the network: their files and grids are here."""
    os.environ.update(GDAL_HTTP_PROXY=_NO_PROXY, GDAL_HTTPS_PROXY=_NO_PROXY, PROJ_NETWORK="OFF")
    for name in [name for name in os.environ if name.lower() == "no_proxy"]:
        del os.environ[name]
    pyproj.network.set_network_enabled(False)


def _limit_drivers() -> None:
    """Take out all drivers for vectors but those allowed; GDAL looks at its list of those to skip when it registers."""
    others = sorted(set(list_drivers()) - VECTOR_DRIVERS)
    pyogrio.set_gdal_config_options({"OGR_SKIP": ",".join(others)})
    pyogrio._ogr._register_drivers()
    left = set(list_drivers()) - VECTOR_DRIVERS
    if left:
        raise RuntimeError(f"GDAL keeps the drivers {', '.join(sorted(left))}")


_go_offline()
_limit_drivers()
pyogrio.set_gdal_config_options({"OGR_SQLITE_PRAGMA": f"page_size={_PAGE_BYTES}"})
# Pyogrio has no way to name a file without that it is parsed; a test with every odd character holds that this works.
pyogrio.core.get_vsi_path_or_buffer = os.fspath
pyogrio.raw.get_vsi_path_or_buffer = os.fspath
pyogrio.raw.vsi_path = os.fspath


def given_path(path: str | os.PathLike[str]) -> str:
    """Return what names a file to GDAL, and to nothing else than to GDAL.

    Examples
    --------
    >>> given_path("/data/a;b!c.gpkg"), given_path("/vsizip/a.gpkg")
    ('/data/a;b!c.gpkg', '/./vsizip/a.gpkg')
    """
    text = str(Path(path).absolute())
    if os.name == "posix":
        text = "/" + text.lstrip("/")
        if text.startswith("/vsi"):  # a folder of the disk, not one of GDAL's own file systems
            text = "/." + text
    return text


def check_rows(path: Path, count: int) -> None:
    """Look whether all rows are in a file: not every driver of GDAL reports a disk that was full on closing.

    Raises
    ------
    OutputError
        Some are not.
    """
    found = read_info(given_path(path), force_feature_count=True)["features"]
    if found != count:
        raise OutputError(
            f"{path.name} could not be written: only {found} of {count} rows are in it. Is the disk full?"
        )


def split_layer(text: str) -> tuple[Path, str | None]:
    """Return the file and the layer of ``file|layername=name``; a file whose own name reads like that is a file.

    Examples
    --------
    >>> split_layer("points.gpkg|layername=trends"), split_layer("points.gpkg")
    ((PosixPath('points.gpkg'), 'trends'), (PosixPath('points.gpkg'), None))
    """
    if _LAYER not in text or _is_file(text):
        return Path(text), None
    at = text.find(_LAYER)
    while at >= 0:
        if _is_file(text[:at]):
            return Path(text[:at]), text[at + len(_LAYER) :] or None
        at = text.find(_LAYER, at + 1)
    path, _, layer = text.partition(_LAYER)
    return Path(path), layer or None


def _is_file(text: str) -> bool:
    return os.path.isfile(text)  # noqa: PTH113 - unlike pathlib, says no to what is too long for a path
