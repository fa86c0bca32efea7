# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series of LiCSBAS: HDF5 with ``cum`` in mm and ``imdates``, and flat files of float32 in ``results``.

Facts from the source of LiCSBAS 1.5: displacement is the phase times ``-wavelength/4/pi*1000``, in mm, positive against
the line of sight, that is towards the satellite (``LiCSBAS13_sb_inv.py``, ``coef_r2m``); ``corner_lat`` and
``corner_lon`` are the centre of the first cell ("grid registration", ``LiCSBAS02_ml_prep.py``); they are absent where
the stack is not geocoded (``LiCSBAS13_sb_inv.py``); files in ``results`` are float32 in the order of rows, ``U`` is the
vertical part of the unit vector of the line of sight (``LiCSBAS16_filt_ts.py``); ``refarea`` is x1:x2/y1:y2.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from pyproj import CRS

from ...errors import InputError, quoted
from ...measured import Measured
from .coordinate_axes import grid_from_corner
from .flat_files import rows_of_flat
from .hdf5_cubes import as_text, contents, cube, faults_told, numbers_like_dates, open_hdf5, packed_rows, rows_of_cube
from .opened_stack import OpenedStack, Rows, checked_dates, southwards
from .stack_source import StackGrid, StackHeader

_FILES = ("cum_filt.h5", "cum.h5")
_PLACE = ("corner_lon", "corner_lat", "post_lon", "post_lat")
_STILL = {"mask": "mask", "coherence": "coh_avg", "height": "hgt"}
_VECTOR = ("E", "N", "U")
_FRAME = re.compile(r"(?<!\d)(\d{3})([AD])_\d{5}_\d{6}(?!\d)")


def is_licsbas_stack(path: Path) -> bool:
    """Tell whether a file holds ``cum`` and ``imdates``, or a folder such a file."""
    if path.is_dir():
        return any(is_licsbas_stack(path / name) for name in _FILES)
    return {"cum", "imdates"} <= contents(path)[0]


def open_licsbas_stack(path: Path) -> OpenedStack:
    """Open a time series of LiCSBAS: a file, or a folder ``TS_GEOCml*``, of which the filtered one is taken.

    Raises
    ------
    InputError
        There is no time series, it is not geocoded, or damaged.
    """
    notes = []
    if path.is_dir():
        held = [path / name for name in _FILES if is_licsbas_stack(path / name)]
        if not held:
            raise InputError(
                f"The folder {path.name} holds neither cum.h5 nor cum_filt.h5 of LiCSBAS. Expected a folder "
                "TS_GEOCml*; choose it, or the file itself."
            )
        if len(held) > 1:
            notes.append("cum_filt.h5 is used, filtered in time and space; choose cum.h5 for the unfiltered series.")
        path = held[0]
    with ExitStack() as closing:
        file = open_hdf5(path, closing)
        with faults_told(path):
            data = cube(path.name, file, "cum")
            dates = numbers_like_dates(path.name, file["imdates"][()] if "imdates" in file else [])
            _check_count(path.name, len(data), len(dates))
            order = checked_dates(dates, path.name)
            texts = {one: as_text(file[one][()]) for one in (*_PLACE, "refarea") if one in file}
            grid, northwards = _grid(path.name, data.shape, texts)
        layers, told = _layers(path.parent, data.shape[1:])
        readers = {"": rows_of_cube(data, order, closing), **layers}
        if northwards:
            readers = {name: southwards(read, grid.rows) for name, read in readers.items()}
        header = StackHeader(
            product="LiCSBAS",
            dates=dates[order],
            grid=grid,
            unit="mm",
            measured=_measured(path, texts, str(dates[order][0])),
            notes=tuple(notes),
            warnings=tuple(told),
            layers=tuple(layers),
            attributes=texts,
            block_rows=packed_rows(data),
        )
        return OpenedStack(header, readers.pop(""), readers, closing.pop_all())


def _check_count(name: str, epochs: int, dates: int) -> None:
    if epochs != dates:
        raise InputError(
            f"{name} has {epochs} epochs and {dates} dates; expected a date an epoch. Make the file again."
        )


def _grid(name: str, shape: tuple[int, ...], texts: Mapping[str, str]) -> tuple[StackGrid, bool]:
    """Return the grid, and whether the file's rows run northwards."""
    lacking = [one for one in _PLACE if one not in texts]
    if lacking:
        raise InputError(
            f"{name} is not geocoded (it has no {lacking[0]}); expected corner_lat, corner_lon, post_lat and post_lon. "
            "Make the time series from geocoded interferograms (GEOC)."
        )
    try:
        lon, lat, dlon, dlat = (float(texts[one]) for one in _PLACE)
    except ValueError as error:
        raise InputError(
            f"{name} does not say where it lies ({quoted(error)}); expected numbers as corner and spacing. Make it "
            "again."
        ) from error
    if not all(map(math.isfinite, (lon, lat, dlon, dlat))) or dlon <= 0 or dlat == 0:
        raise InputError(
            f"{name} has cells of {dlon} x {dlat} from {lon}, {lat}; expected columns that run eastwards. Make it "
            "again."
        )
    corner = lon - dlon / 2, lat - dlat / 2
    return grid_from_corner((shape[1], shape[2]), corner, (dlon, dlat), CRS.from_epsg(4326).to_wkt())


def _measured(path: Path, texts: Mapping[str, str], first: str) -> Measured:
    frame = _FRAME.search(str(path))
    area = texts.get("refarea", "")
    return Measured(
        component="los",
        product="LiCSBAS",
        track=frame[1] if frame else "",
        orbit={"A": "ascending", "D": "descending"}[frame[2]] if frame else "",
        half_wavelength_mm=_half_wavelength(path.parent / "info" / "13parameters.txt"),
        reference=f"area of cells {area}" if area else "",
        epochs="observed",
        zero_date=first,
    )


def _half_wavelength(path: Path) -> float | None:
    """Return half the wavelength in mm that the list of parameters states in metres."""
    try:
        found = re.search(r"^wavelength:\s*([\d.]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        length = float(found[1]) if found else 0.0
    except (OSError, ValueError):
        return None
    return round(length * 500, 4) if 0.001 < length < 2 else None


def _layers(folder: Path, shape: tuple[int, ...]) -> tuple[dict[str, Rows], list[str]]:
    """Return what reads the files in ``results``, and a sentence for every one that cannot be taken."""
    found: dict[str, Rows] = {}
    told = []
    for name in (*_STILL.values(), *_VECTOR):
        path = folder / "results" / name
        if not path.is_file():
            continue
        expected, size = shape[0] * shape[1] * 4, path.stat().st_size
        if size != expected:
            told.append(
                f"results/{name} has {size} bytes, not the {expected} of {shape[1]} x {shape[0]} cells: it is not used."
            )
            continue
        found[name] = rows_of_flat(path, (shape[0], shape[1]))
    layers = {layer: found[name] for layer, name in _STILL.items() if name in found}
    if "U" in found:
        layers["incidence"] = _incidence(found["U"])
    if "E" in found and "N" in found:
        layers["heading"] = _heading(found["E"], found["N"])
    return layers, told


def _incidence(up: Rows) -> Rows:
    """Return what reads incidence angles, of what reads the vertical part of the line of sight."""

    def read(first: int, last: int) -> np.ndarray:
        part = up(first, last)
        return np.degrees(np.arccos(np.where(np.abs(part) <= 1, part, np.nan)))

    return read


def _heading(east: Rows, north: Rows) -> Rows:
    """Return what reads headings of an antenna that looks right, of what reads horizontal parts of the line of sight.

    From the ground to the satellite these are ``-sin(incidence) cos(heading)`` and ``sin(incidence) sin(heading)``.
    """

    def read(first: int, last: int) -> np.ndarray:
        return np.degrees(np.arctan2(north(first, last), -east(first, last)))

    return read
