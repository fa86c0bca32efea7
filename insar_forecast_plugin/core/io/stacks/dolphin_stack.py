# SPDX-License-Identifier: GPL-2.0-or-later
"""Displacement of dolphin: GeoTIFFs with two dates in the name, in metres.

Facts from the source of dolphin 0.42.9: with a wavelength, rasters are in metres and positive values are motion towards
the radar (``timeseries.run``, Notes); the reference date may move on within a series, as (1, 2), (1, r), (r, r+1)
(``timeseries._redo_reference``); masks have 0 for bad and 1 for good cells (``timeseries.run``, ``bad_pixel_mask``);
without a wavelength they are in radians.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from ...errors import InputError
from ...measured import Measured
from .dated_files import FileFamily, best_families, check_says_displacement, families, files_of
from .geotiff_folder import SUFFIXES, chosen_family, is_tiff, single_bands, stated_unit
from .opened_stack import OpenedStack, Rows
from .raster_files import OpenRasters, RasterBand, check_same_grid, read_through, same_grid
from .recommended_masks import MASK_NOTE, kept_by_most, mean_of
from .reference_chain import ReferenceChain, reference_chain
from .stack_source import StackHeader

_STILL = {"mask": "recommended_mask", "coherence": "temporal_coherence"}
_WATER = ("water_mask.tif", "combined_mask.tif")


def is_dolphin_stack(path: Path) -> bool:
    """Tell whether a folder holds GeoTIFFs with two dates in the name, or a file is one, even of its coherence."""
    if path.suffix.lower() in SUFFIXES and not path.is_dir():
        mine = _with_file(_families(path.parent), path) if is_tiff(path) else []
        beside = any(one.date_count == 2 and one.says_only_other for one in mine) and is_dolphin_stack(path.parent)
        return bool(_pairs(mine)) or beside
    return path.is_dir() and bool(_pairs(best_families(_families(path))))


def open_dolphin_stack(path: Path) -> OpenedStack:
    """Open a folder with GeoTIFFs of two dates each, or the folder of one of them.

    The epochs are the second dates; where the first date changes, displacement is added up along the dates.

    Raises
    ------
    InputError
        There are no such files, they lie on several grids, are in radians, or have no common first date.
    """
    folder = path if path.is_dir() else path.parent
    found = _families(folder)
    if not path.is_dir():
        check_says_displacement(path, found)
        found = _with_file(found, path)
    family = chosen_family(folder, found, 2)
    sound, told = read_through([file for file, _ in family.files])
    days = dict(family.files)
    bands = single_bands(sound)
    chain = reference_chain([(days[band.path][0], days[band.path][1]) for band in bands], folder.name)
    bands = [bands[at] for at in chain.files]
    check_same_grid(bands)
    with ExitStack() as closing:
        rasters = OpenRasters(closing)
        layers, more = _layers(folder, bands[0], rasters)
        notes = [chain.note, MASK_NOTE if "mask" in layers else ""]
        unit = stated_unit(folder.name, [band.unit for band in bands])
        header = StackHeader(
            product="dolphin",
            dates=chain.dates,
            grid=bands[0].grid,
            unit="m" if unit == "auto" else unit,
            measured=_measured(chain, bands),
            notes=tuple(note for note in notes if note),
            warnings=(*told, *more),
            layers=tuple(layers),
            attributes=dict(bands[0].tags),
            block_rows=max(band.block_rows for band in bands),
        )
        return OpenedStack(header, chain.summed(rasters.rows_of_all(bands)), layers, closing.pop_all())


def _families(folder: Path) -> list[FileFamily]:
    return families(files_of(folder, *SUFFIXES))


def _with_file(found: Sequence[FileFamily], path: Path) -> list[FileFamily]:
    return [one for one in found if path in [file for file, _ in one.files]]


def _pairs(found: Sequence[FileFamily]) -> list[FileFamily]:
    """Return those of several files with two dates each; one file alone may hold bands from one date to another."""
    return [one for one in found if one.date_count == 2 and len(one.files) > 1]


def _measured(chain: ReferenceChain, bands: Sequence[RasterBand]) -> Measured:
    points = {band.tags.get("reference_point", "") for band in bands}
    numbers = "".join(one for one in points.pop() if one in "0123456789, ") if len(points) == 1 else ""
    return Measured(
        component="los",
        product="dolphin",
        reference=f"cell at row and column {numbers}" if numbers.strip() else "",
        epochs="observed",
        zero_date=str(chain.root),
    )


def _layers(folder: Path, first: RasterBand, rasters: OpenRasters) -> tuple[dict[str, Rows], list[str]]:
    """Return what reads the mask and the coherence, and a sentence for every file that cannot be taken."""
    found: dict[str, list[Rows]] = {}
    told: list[str] = []
    others = _families(folder)
    groups = [(layer, one) for layer, begin in _STILL.items() for one in others if one.pattern.startswith(begin)]
    for layer, family in groups:
        found.setdefault(layer, []).extend(_taken(layer, family, first, rasters, told))
    water = [file for file in (folder / name for name in _WATER) if file.is_file()]
    pooled: dict[str, Rows] = {}
    if found.get("coherence"):
        pooled["coherence"] = mean_of(found["coherence"])
    if found.get("mask"):
        pooled["mask"] = kept_by_most(found["mask"])
    still = _taken("mask", FileFamily("", tuple((one, ()) for one in water)), first, rasters, told) if water else []
    if still:
        pooled["mask"] = _both([*([pooled["mask"]] if "mask" in pooled else []), *still])
    return pooled, told


def _taken(layer: str, family: FileFamily, first: RasterBand, rasters: OpenRasters, told: list[str]) -> list[Rows]:
    """Return what reads the files of a layer that are sound and lie on the grid of the stack."""
    taken = []
    for file, _ in family.files:
        sound, faults = _through(file)
        told += faults
        for bands in sound:
            if same_grid(first.grid, bands[0].grid):
                taken.append(rasters.rows_of(bands[0]))
            else:
                told.append(f"{file.name} lies on another grid than the displacement: its {layer} is not used.")
    return taken


def _through(file: Path) -> tuple[list[list[RasterBand]], list[str]]:
    try:
        return read_through([file])
    except InputError as error:
        return [], [f"Left out: {error}"]


def _both(masks: Sequence[Rows]) -> Rows:
    """Return what reads 1 where all masks keep a cell."""

    def read(first: int, last: int) -> np.ndarray:
        return np.asarray(np.min([one(first, last) > 0 for one in masks], axis=0), dtype=np.float32)

    return read
