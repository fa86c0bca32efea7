# SPDX-License-Identifier: GPL-2.0-or-later
"""From a path to an opened stack of a product. Another product is a reader, and its row in :data:`PRODUCTS`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ...errors import InputError, quoted
from ..grid_faults import grid_fault
from ..local_file import local_file, shown
from .dolphin_stack import is_dolphin_stack, open_dolphin_stack
from .geotiff_folder import is_geotiff_stack, open_geotiff_stack
from .gmtsar_stack import is_gmtsar_stack, open_gmtsar_stack
from .hdf5_cubes import contents
from .licsbas_stack import is_licsbas_stack, open_licsbas_stack
from .mintpy_stack import is_mintpy_stack, open_mintpy_stack
from .netcdf_grids import is_netcdf3
from .nsbas_stack import is_nsbas_stack, open_nsbas_stack
from .opened_stack import OpenedStack
from .opera_disp_stack import is_opera_disp_stack, open_opera_disp_stack
from .pygmtsar_stack import is_pygmtsar_stack, open_pygmtsar_stack
from .stack_source import StackSource


@dataclass(frozen=True)
class StackProduct:
    """A product and its reader.

    Parameters
    ----------
    name
        As the parameter PRODUCT has it.
    layout
        What is expected, in words.
    recognised
        Whether a file or folder is of the product, told by its content, without reading values.
    open
        Opens it; raises :class:`InputError` where it is none, or cannot be used.
    general
        Whether it takes what is not recognised as any other.
    """

    name: str
    layout: str
    recognised: Callable[[Path], bool]
    open: Callable[[Path], OpenedStack]
    general: bool = False


PRODUCTS = (
    StackProduct("mintpy", "HDF5 with timeseries and date", is_mintpy_stack, open_mintpy_stack),
    StackProduct("licsbas", "HDF5 with cum and imdates", is_licsbas_stack, open_licsbas_stack),
    StackProduct("opera_disp", "NetCDF files of OPERA DISP-S1", is_opera_disp_stack, open_opera_disp_stack),
    StackProduct("dolphin", "GeoTIFFs with two dates in the name", is_dolphin_stack, open_dolphin_stack),
    StackProduct("pygmtsar", "NetCDF or disp_sbas_*.tif of PyGMTSAR", is_pygmtsar_stack, open_pygmtsar_stack),
    StackProduct("gmtsar", "grids .grd with a date in the name", is_gmtsar_stack, open_gmtsar_stack),
    StackProduct("nsbas", "a cube with lect.in and list_images.txt", is_nsbas_stack, open_nsbas_stack),
    StackProduct("geotiff", "GeoTIFFs with dates", is_geotiff_stack, open_geotiff_stack, general=True),
)


_OF_POINTS = {".csv", ".shp", ".dbf", ".gpkg", ".fgb", ".geojson", ".parquet", ".xlsx"}
_PACKED = {".gz", ".zip"}
_GRID_SUFFIXES = (".tif", ".tiff", ".h5", ".hdf5", ".he5", ".nc", ".grd")
_ROWS = {row.name: row for row in PRODUCTS}


def open_stack(path: str | Path, product: str = "auto") -> StackSource:
    """Open a stack of displacement.

    Parameters
    ----------
    path
        A file or folder, as the product has it.
    product
        A name of :data:`PRODUCTS`, or ``auto`` to recognise it by what is there.

    Returns
    -------
    StackSource
        To be used as a context manager. No value has been read: epochs may be without any.

    Raises
    ------
    InputError
        There is nothing, nothing that is known, or something of several products; or its reader refuses it.
    """
    path = Path(path)
    if not path.is_dir():
        local_file(path, "stack")
        if not path.stat().st_size:
            raise InputError(f"The file {shown(path)} is empty (0 bytes). Make or copy it again.")
    try:
        row = _recognised(path) if product == "auto" else _ROWS[product]
        return _opened(row, path, product)
    except PermissionError as error:
        raise InputError(
            f"{shown(path)} may not be read (no permission). Change its permissions, or copy it."
        ) from error


def _opened(row: StackProduct, path: Path, product: str) -> OpenedStack:
    """Open a stack; say of a file that was only taken for a raster, and is none of a date, what lies beside it."""
    try:
        return row.open(path)
    except InputError:
        if product == "auto" and row.general:
            _refuse_beside_product(path)
        raise


def _refuse_beside_product(path: Path) -> None:
    """Name the product in whose folder a file lies that is no displacement, where there is one."""
    beside = [] if path.is_dir() else [row for row in PRODUCTS if not row.general and row.recognised(path.parent)]
    if len(beside) == 1:
        raise InputError(
            f"{path.name} is no stack of displacement, but its folder holds one of {beside[0].name} "
            f"({beside[0].layout}). Choose the displacement, or paste the path of the folder."
        )


def _recognised(path: Path) -> StackProduct:
    found = [row for row in PRODUCTS if row.recognised(path)]
    found = [row for row in found if not row.general] or found
    if len(found) > 1:
        names = " and ".join(row.name for row in found)
        layouts = "; ".join(f"{row.name}: {row.layout}" for row in found)
        raise InputError(
            f"{shown(path)} fits several products ({names}). Choose one of them as PRODUCT, or the file instead of the "
            f"folder. {layouts}."
        )
    if not found:
        _refuse_broken(path)
        _refuse_points(path)
        _refuse_beside_product(path)
        raise InputError(
            f"No stack of displacement was recognised in {shown(path)}: it {_held(path)}. Expected "
            f"{', '.join(row.name for row in PRODUCTS)}; choose one of them as PRODUCT to learn what it lacks."
        )
    return found[0]


def _refuse_broken(path: Path) -> None:
    """Say what is wrong with a file whose name says that it is a grid, but whose bytes are those of none."""
    if path.suffix.lower() in _GRID_SUFFIXES and not path.is_dir() and not contents(path)[0] and not is_netcdf3(path):
        what, remedy = grid_fault(path)
        raise InputError(f"{shown(path)} cannot be read as a stack: {what}. {remedy}")


def _refuse_points(path: Path) -> None:
    """Name the algorithm that reads a table or layer of points, also where it may be one that is packed."""
    if path.suffix.lower() in _PACKED and path.is_file():
        raise InputError(
            f"{shown(path)} is a packed file; expected a raster stack. Run 'Import InSAR time series' on it if it "
            "contains points; unpack it if it contains a stack."
        )
    if path.suffix.lower() in _OF_POINTS and path.is_file():
        raise InputError(
            f"{shown(path)} is a table or layer of points by its name; expected a raster stack. Run 'Import InSAR time "
            "series' on it."
        )


def _held(path: Path) -> str:
    """Return what is at a path, in words."""
    if path.is_dir():
        kinds = Counter(one.suffix.lower() or "without extension" for one in path.iterdir() if one.is_file())
        listed = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common(5))
        are_one = sum(kinds.values()) == 1
        return f"is a folder with {listed} file{'s' * (not are_one)}" if listed else "is a folder without files"
    names, _ = contents(path)
    if names:
        return f"is HDF5 with {', '.join(map(quoted, sorted(names)[:6]))}"
    return f"is a file {quoted(path.suffix)}" if path.suffix else "is a file without extension"
