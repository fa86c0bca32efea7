# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series of PyGMTSAR: NetCDF with ``displacement_*`` (date, lat, lon), or ``disp_sbas_YYYY-MM-DD.tif``.

From the source of PyGMTSAR 2025.4.8 (``Stack_incidence.los_displacement_mm``): displacement is -79.58 times the
wavelength in metres times the phase, in mm, "LOS = -1 * range change", that is positive towards the satellite.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import numpy as np
import xarray

from ...errors import InputError
from ...measured import Measured
from ..unit_words import unit_in_text
from .dated_files import FileFamily, families, files_of
from .geotiff_folder import SUFFIXES, is_tiff, opened_rasters
from .hdf5_cubes import contents, is_hdf5
from .netcdf_grids import open_netcdf, variable
from .opened_stack import OpenedStack, Rows, checked_dates
from .raster_files import check_unit, read_through
from .stack_source import StackHeader

_NETCDF = (".nc", ".nc4", ".grd")
_SERIES = re.compile(r"displacement(_\w+)?")
_RASTERS = re.compile(r"disp_(sbas|ps)_\*\.tiff?", re.IGNORECASE)
_STILL = {"height": ("dem", "topo"), "coherence": ("corr", "correlation", "coherence")}
_ORBITS = {"A": "ascending", "D": "descending"}


def is_pygmtsar_stack(path: Path) -> bool:
    """Tell whether a file holds displacement by date, lat and lon, or a folder such a file or rasters of PyGMTSAR."""
    if path.is_dir():
        return bool(_netcdf_in(path) or _families_in(path))
    if path.suffix.lower() in SUFFIXES:
        return is_tiff(path) and _family_of(path) is not None
    names = contents(path)[0]
    return {"date", "lat", "lon"} <= names and any(map(_SERIES.fullmatch, names))


def open_pygmtsar_stack(path: Path) -> OpenedStack:
    """Open a NetCDF file or rasters of PyGMTSAR, or a folder with them, of which a NetCDF file is preferred.

    Raises
    ------
    InputError
        There are none, or several NetCDF files.
    """
    if path.is_dir():
        held = _netcdf_in(path)
        if len(held) > 1:
            listed = ", ".join(one.name for one in held[:5])
            raise InputError(
                f"The folder {path.name} holds {len(held)} NetCDF files with displacement ({listed}); expected one. "
                "Choose the file instead of the folder."
            )
        return _open_netcdf(held[0]) if held else _open_rasters(path, _families_in(path))
    if path.suffix.lower() in SUFFIXES:
        family = _family_of(path)
        return _open_rasters(path.parent, [family] if family else [])
    return _open_netcdf(path)


def _netcdf_in(folder: Path) -> list[Path]:
    return [path for path in files_of(folder, *_NETCDF) if is_hdf5(path) and is_pygmtsar_stack(path)]


def _families_in(folder: Path) -> list[FileFamily]:
    """Return the rasters of a folder, those of small baselines first."""
    found = [one for one in families(files_of(folder, *SUFFIXES)) if _RASTERS.fullmatch(one.pattern)]
    return sorted(found, key=lambda one: "sbas" not in one.pattern.lower())


def _family_of(path: Path) -> FileFamily | None:
    held = (one for one in _families_in(path.parent) if path in [file for file, _ in one.files])
    return next(held, None)


def _open_rasters(folder: Path, found: list[FileFamily]) -> OpenedStack:
    if not found:
        raise InputError(
            f"{folder.name} holds no displacement of PyGMTSAR. Expected a NetCDF file with displacement by date, lat "
            "and lon, or files such as disp_sbas_2024-01-31.tif; choose their folder."
        )
    days = {file: dates[0] for file, dates in found[0].files}
    sound, told = read_through(list(days))
    bands = [one[0] for one in sound]
    dates = np.array([days[band.path] for band in bands], dtype="datetime64[D]")
    stack = opened_rasters(bands, dates, product="PyGMTSAR", name=folder.name, warnings=told, notes=_choice(found))
    stack.header = replace(stack.header, measured=_measured(str(stack.header.dates[0]), {}))
    return stack


def _choice(found: list[FileFamily]) -> list[str]:
    if len(found) < 2:
        return []
    return [f"The files {found[0].pattern} are used; choose a file of {found[1].pattern} for the others."]


def _measured(first: str, attributes: dict[str, str]) -> Measured:
    return Measured(
        component="los",
        product="PyGMTSAR",
        epochs="observed",
        zero_date=first,
        orbit=_ORBITS.get(attributes.get("orbit_direction", "")[:1].upper(), ""),
    )


def _open_netcdf(path: Path) -> OpenedStack:
    with ExitStack() as closing:
        opened = open_netcdf(path, closing)
        held = [str(one) for one in opened.data_vars if _SERIES.fullmatch(str(one)) and opened[one].ndim == 3]
        held.sort(key=lambda one: (not one.endswith("sbas"), one))
        if not held or "date" not in opened[held[0]].dims:
            names = ", ".join(map(str, list(opened.data_vars)[:6]))
            raise InputError(
                f"{path.name} holds {names or 'nothing'}; expected displacement by date, lat and lon, as PyGMTSAR has "
                "it. Choose another file."
            )
        data = opened[held[0]].transpose("date", ...)
        found = variable(path, opened.assign({held[0]: data}), held[0])
        check_unit(path.name, found.unit)
        dates = _dates(path.name, opened)
        order = checked_dates(dates, path.name)
        attributes = {str(key): str(text) for key, text in opened.attrs.items()}
        layers = _layers(path, opened, data.shape[1:])
        others = ", ".join(held[1:])
        header = StackHeader(
            product="PyGMTSAR",
            dates=dates[order],
            grid=found.grid,
            unit=unit_in_text(found.unit) or "auto",
            measured=_measured(str(dates[order][0]), attributes),
            notes=(f"{held[0]} is used; the file also holds {others}.",) if others else (),
            layers=tuple(layers),
            attributes=attributes,
            block_rows=found.block_rows,
        )
        return OpenedStack(header, _ordered(found.blocks(closing), order), layers, closing.pop_all())


def _ordered(read: Rows, order: np.ndarray) -> Rows:
    """Return what reads epochs in an order."""
    if np.array_equal(order, np.arange(len(order))):
        return read
    return lambda first, last: read(first, last)[order]


def _dates(name: str, opened: xarray.Dataset) -> np.ndarray:
    values = opened["date"].values if "date" in opened.variables else np.array([])
    try:
        return np.asarray(values, dtype="datetime64[ns]").astype("datetime64[D]")
    except (ValueError, TypeError) as error:
        raise InputError(f"The dates of {name} cannot be read; expected days since a date. Make it again.") from error


def _layers(path: Path, opened: xarray.Dataset, shape: tuple[int, ...]) -> dict[str, Rows]:
    layers = {}
    for layer, names in _STILL.items():
        for name in names:
            if name in opened.data_vars and opened[name].shape == shape:
                layers[layer] = variable(path, opened, name).rows()
                break
    return layers
