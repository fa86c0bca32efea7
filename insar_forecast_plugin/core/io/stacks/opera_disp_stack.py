# SPDX-License-Identifier: GPL-2.0-or-later
"""Displacement of OPERA DISP-S1: a NetCDF file for every pair of dates.

Facts from the source of disp-s1 (``product.py``, ``product_info.py``): ``displacement`` is in metres, positive towards
the platform, NaN where there is none; ``recommended_mask`` is 1 where a cell is good and 255 where nothing is known;
``x`` and ``y`` are centres of cells; ``spatial_ref`` has the CRS; ``time`` and ``reference_time`` are the beginnings of
both acquisitions to the microsecond, so that files of one date differ by seconds. Of the reference date and of
corrections that may be subtracted see the product specification, JPL D-108765.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from ...errors import InputError, quoted
from ...measured import Measured
from .coordinate_axes import crs_of_attributes, grid_of_axes
from .dated_files import files_of
from .hdf5_cubes import (
    FILE_CACHE,
    as_text,
    contents,
    faults_told,
    open_hdf5,
    own_dataset,
    packed_rows,
    rows_of_layer,
    text_attributes,
)
from .kept_open import KeptOpen
from .opened_stack import OpenedStack, Rows, southwards
from .opera_static_layers import static_layers
from .raster_files import OpenRasters, same_grid, told_grid
from .recommended_masks import MASK_NOTE, kept_by_most, mean_of
from .reference_chain import ReferenceChain, reference_chain
from .row_blocks import RowBlocks
from .stack_source import StackGrid, StackHeader

_SUFFIXES = (".nc", ".nc4", ".h5")
_NEEDED = {"displacement", "x", "y", "spatial_ref"}
_DATES = (("reference_datetime", "reference_time"), ("secondary_datetime", "time"))
_IDENTIFICATION = ("orbit_pass_direction", "track_number", "radar_wavelength", "product_version", "frame_id")


@dataclass(frozen=True)
class _Product:
    """A file and what it says of itself."""

    path: Path
    dates: tuple[np.datetime64, np.datetime64]
    grid: StackGrid
    northwards: bool
    layers: frozenset[str]
    block_rows: int
    attributes: Mapping[str, str]


def is_opera_disp_stack(path: Path) -> bool:
    """Tell whether a file, or one in a folder, holds displacement with an identification, as OPERA's do."""
    if path.is_dir():
        return any(is_opera_disp_stack(file) for file in files_of(path, *_SUFFIXES)[:20])
    return contents(path)[0] >= _NEEDED | {"identification"}


def open_opera_disp_stack(path: Path) -> OpenedStack:
    """Open a folder of OPERA DISP-S1 files, or the folder of one of them.

    The epochs are the second dates; where the first date changes, displacement is added up along the dates. Of several
    versions of a pair of dates the last by name is taken. Heights and lines of sight are those of the product
    DISP-S1-STATIC where it lies beside the files.

    Raises
    ------
    InputError
        There are no such files, they lie on several grids, or do not lead to one first date.
    """
    folder = path if path.is_dir() else path.parent
    products, told = _products(folder)
    products, superseded = _latest(products)
    chain = reference_chain([one.dates for one in products], folder.name)
    products = [products[at] for at in chain.files]
    first = products[0]
    for other in products[1:]:
        if not same_grid(first.grid, other.grid):
            raise InputError(
                f"{other.path.name} ({told_grid(other.grid)}) lies on another grid than {first.path.name} "
                f"({told_grid(first.grid)}). Expected one frame: take the files of other frames out of the folder."
            )
    common = frozenset.intersection(*(one.layers for one in products))
    with ExitStack() as closing:
        files = KeptOpen(_opened, closing)
        layers: dict[str, Rows] = {}
        if "recommended_mask" in common:
            layers["mask"] = kept_by_most([_rows_of(files, one, "recommended_mask") for one in products])
        if "temporal_coherence" in common:
            layers["coherence"] = mean_of([_rows_of(files, one, "temporal_coherence") for one in products])
        static, told_static = static_layers(folder, first.grid, OpenRasters(closing))
        layers |= static
        notes = [chain.note, MASK_NOTE if "mask" in layers else ""]
        maps = [_rows_of(files, one, "displacement") for one in products]
        block = max(one.block_rows for one in products)
        shape = (len(maps), first.grid.rows, first.grid.columns)
        edge = first.grid.rows if first.northwards else 0
        blocks = RowBlocks(maps, shape, block_rows=block, first_edge=edge, closing=closing)
        header = StackHeader(
            product="OPERA DISP-S1",
            dates=chain.dates,
            grid=first.grid,
            unit="m",
            measured=_measured(first.attributes, chain),
            notes=tuple(note for note in notes if note),
            warnings=(*told, *superseded, *told_static),
            layers=tuple(layers),
            attributes=first.attributes,
            block_rows=block,
        )
        return OpenedStack(header, chain.summed(blocks), layers, closing.pop_all())


def _opened(path: Path, closing: ExitStack) -> h5py.File:
    return open_hdf5(path, closing, cache_bytes=FILE_CACHE)


def _rows_of(files: KeptOpen[h5py.File], product: _Product, dataset: str) -> Rows:
    """Return what reads rows of a dataset, counted from the north."""

    def read(first: int, last: int) -> np.ndarray:
        data = own_dataset(product.path.name, files.get(product.path), dataset)
        if data is None:
            raise InputError(f"{product.path.name} has no {dataset} any more. Copy the file again.")
        return rows_of_layer(data)(first, last)

    return southwards(read, product.grid.rows) if product.northwards else read


def _products(folder: Path) -> tuple[list[_Product], list[str]]:
    """Return the sound files of a folder, and a sentence for every one that is not."""
    found, told = [], []
    for path in files_of(folder, *_SUFFIXES):
        try:
            with ExitStack() as closing:
                file = open_hdf5(path, closing)
                with faults_told(path):
                    found.append(_product(path, file))
        except InputError as error:
            told.append(f"Left out: {error}")
    if not found:
        reason = told[0].removeprefix("Left out: ") if told else "It has no .nc file."
        raise InputError(f"The folder {folder.name} holds no file of OPERA DISP-S1; expected one a date. {reason}")
    return found, told


def _product(path: Path, file: h5py.File) -> _Product:
    data = own_dataset(path.name, file, "displacement")
    if data is None or data.ndim != 2 or not set(file) >= _NEEDED:
        raise InputError(
            f"{path.name} holds {', '.join(sorted(file)[:6])}; expected displacement (rows, columns), x, y and "
            "spatial_ref of OPERA DISP-S1. Take it out of the folder."
        )
    unit = as_text(data.attrs.get("units", "meters"))
    if unit not in ("meters", "m"):
        raise InputError(f"{path.name} is in {quoted(unit)}; expected metres. Take it out of the folder.")
    attributes = text_attributes(file)
    for group in ("identification", "metadata"):
        if isinstance(file.get(group), h5py.Group):
            said = [one for one in _IDENTIFICATION if isinstance(file[group].get(one), h5py.Dataset)]
            attributes |= {one: as_text(file[group][one][()]) for one in said}
    point = file.get("corrections/reference_point")
    if isinstance(point, h5py.Dataset):
        attributes |= {f"reference_{key}": text for key, text in text_attributes(point).items()}
    crs = crs_of_attributes(path.name, text_attributes(file["spatial_ref"]))
    grid, northwards = grid_of_axes(path.name, file["x"][()], file["y"][()], crs)
    if data.shape != (grid.rows, grid.columns):
        raise InputError(
            f"{path.name} has cells of shape {data.shape} and {grid.rows}, {grid.columns} coordinates; expected as "
            "many. Copy it again."
        )
    still = ("recommended_mask", "temporal_coherence")
    layers = frozenset(
        one for one in still if (held := own_dataset(path.name, file, one)) is not None and held.shape == data.shape
    )
    return _Product(path, _dates(path.name, file), grid, northwards, layers, packed_rows(data), attributes)


def _dates(name: str, file: h5py.File) -> tuple[np.datetime64, np.datetime64]:
    """Return the first and the second date; the time of day, which varies by seconds, is left out."""
    found: list[Any] = []
    for text, number in _DATES:
        group = file.get("identification")
        held = group.get(text) if isinstance(group, h5py.Group) else None
        try:
            if held is not None:
                found.append(np.datetime64(as_text(held[()]).strip()[:10], "D"))
            else:
                found.append(_decoded_day(file[number]))
        except (ValueError, KeyError, TypeError, OverflowError) as error:
            raise InputError(
                f"{name} does not say its {text.replace('_', ' ')}; expected it in the identification, or as the "
                f"variable {number}. Copy the file again."
            ) from error
    return found[0], found[1]


def _decoded_day(variable: Any) -> Any:
    """Return the day of a variable such as seconds since a time."""
    import xarray

    attributes = {
        "units": as_text(variable.attrs["units"]),
        "calendar": as_text(variable.attrs.get("calendar", "standard")),
    }
    held = xarray.Dataset({"time": ("n", np.atleast_1d(variable[()]), attributes)})
    return np.asarray(xarray.decode_cf(held)["time"].values[0], dtype="datetime64[D]")[()]


def _latest(products: Sequence[_Product]) -> tuple[list[_Product], list[str]]:
    """Return one file for every pair of dates, the last by name, and a sentence where there were several."""
    last = {one.dates: one for one in sorted(products, key=lambda one: one.path.name)}
    left = len(products) - len(last)
    told = (
        [f"{left} file{'s' * (left != 1)} repeat{'s' * (left == 1)} the dates of others; the last by name is used."]
        if left
        else []
    )
    return list(last.values()), told


def _measured(attributes: Mapping[str, str], chain: ReferenceChain) -> Measured:
    try:
        length = float(attributes.get("radar_wavelength", ""))
    except ValueError:
        length = 0.0
    orbit = attributes.get("orbit_pass_direction", "").lower()
    place = [attributes.get(f"reference_{axis}", "") for axis in ("longitudes", "latitudes")]
    return Measured(
        component="los",
        product="OPERA DISP-S1",
        release=attributes.get("product_version", ""),
        track=attributes.get("track_number", ""),
        half_wavelength_mm=round(length * 500, 4) if 0.001 < length < 2 else None,
        reference=f"point at {place[0]}, {place[1]}" if all(place) else "",
        epochs="observed",
        zero_date=str(chain.root),
        orbit=orbit if orbit in ("ascending", "descending") else "",
    )
