# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series of MintPy: HDF5 with ``/timeseries`` in metres and ``/date``.

Facts from the source of MintPy 1.6.4: ``X_FIRST`` and ``Y_FIRST`` are the outer corner of the first cell
(``save_gdal.write_gdal`` takes them for GDAL's geotransform; ``objects/resample.py`` calls them the outer boundary);
displacement is positive towards the satellite, whose azimuth angle is counted anticlockwise from north
(``utils/utils0.enu2los``), see :mod:`.mintpy_sight`; without
``EPSG`` and ``UTM_ZONE`` coordinates are degrees (``save_gdal.write_gdal``).
``save_hdfeos5.write_hdf5_file`` puts displacement, masks and geometry into one file
``.he5`` of HDF-EOS5 and states 0 as the fill value of displacement and heights, although the first epoch and the
reference point are 0: zeros are read as values.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import h5py
import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from ...errors import InputError, quoted
from ...measured import Measured
from ..unit_words import unit_in_text
from .coordinate_axes import grid_from_corner
from .dated_files import files_of
from .hdf5_cubes import (
    FILL,
    contents,
    cube,
    faults_told,
    numbers_like_dates,
    open_hdf5,
    own_dataset,
    packed_rows,
    rows_of_cube,
    rows_of_layer,
    text_attributes,
)
from .mintpy_sight import AZIMUTH, INCIDENCE, sight_of
from .opened_stack import OpenedStack, Rows, checked_dates, southwards
from .raster_files import check_unit
from .stack_source import StackGrid, StackHeader

_SUFFIXES = (".h5", ".hdf5", ".he5")
_EOS5 = "HDFEOS/GRIDS/timeseries"
_LAYERS = {
    "mask": (("maskTempCoh.h5", "geo_maskTempCoh.h5"), "mask"),
    "coherence": (("temporalCoherence.h5", "geo_temporalCoherence.h5"), "temporalCoherence"),
    "height": (("geometryGeo.h5", "geo_geometryRadar.h5", "inputs/geometryGeo.h5"), "height"),
    INCIDENCE: (("geometryGeo.h5", "geo_geometryRadar.h5", "inputs/geometryGeo.h5"), "incidenceAngle"),
    AZIMUTH: (("geometryGeo.h5", "geo_geometryRadar.h5", "inputs/geometryGeo.h5"), "azimuthAngle"),
}
_LAYERS_EOS5 = {
    "mask": "quality/mask",
    "coherence": "quality/temporalCoherence",
    "height": "geometry/height",
    INCIDENCE: "geometry/incidenceAngle",
    AZIMUTH: "geometry/azimuthAngle",
}
_GEOMETRY = ("geometryRadar.h5", "inputs/geometryRadar.h5", "../inputs/geometryRadar.h5")
MADE_BY_MINTPY = {"FILE_TYPE", "WIDTH", "LENGTH"}
"""Attributes of all of its files."""


def is_mintpy_stack(path: Path) -> bool:
    """Tell whether a file is MintPy's, be it a time series or not, or a folder holds a time series of it."""
    if path.is_dir():
        return bool(_series_in(path))
    names, attributes = contents(path)
    return {"timeseries", "date"} <= names or attributes.keys() >= MADE_BY_MINTPY


def open_mintpy_stack(path: Path) -> OpenedStack:
    """Open a time series of MintPy, or the only one in a folder.

    Mask, temporal coherence and geometry are taken from the files that MintPy writes beside it, where their size is
    that of the time series; those of a file of HDF-EOS5 from itself.

    Raises
    ------
    InputError
        The file is none, is in radar coordinates, or the folder holds several.
    """
    path = _only_series(path) if path.is_dir() else path
    with ExitStack() as closing:
        file = open_hdf5(path, closing)
        with faults_told(path):
            attributes = text_attributes(file)
            _check_kind(path, file, attributes)
            check_unit(path.name, attributes.get("UNIT", ""))
            eos5 = _is_eos5(set(file), attributes)
            data = cube(path.name, file, f"{_EOS5}/observation/displacement" if eos5 else "timeseries")
            grid, northwards = mintpy_grid(path, (data.shape[1], data.shape[2]), attributes)
            dates = numbers_like_dates(path.name, _dates(path, file, eos5=eos5))
            if len(dates) != len(data):
                raise InputError(
                    f"{path.name} has {len(data)} epochs and {len(dates)} dates; expected a date an epoch. "
                    "Make the file again."
                )
            order = checked_dates(dates, path.name)
        if eos5:
            layers, told = _layers_eos5(path.name, file, data.shape[1:])
        else:
            layers, told = _layers(path, data.shape[1:], closing)
        sight = sight_of(layers, attributes, grid.columns)
        layers = sight.layers
        readers = {"": rows_of_cube(data, order, closing, fill=None if eos5 else FILL), **layers}
        if northwards:
            readers = {name: southwards(read, grid.rows) for name, read in readers.items()}
        header = StackHeader(
            product="MintPy",
            dates=dates[order],
            grid=grid,
            unit=unit_in_text(attributes.get("UNIT", "")) or "m",
            measured=_measured(attributes),
            notes=sight.notes,
            warnings=(*told, *sight.warnings),
            layers=tuple(layers),
            attributes=attributes,
            block_rows=packed_rows(data),
        )
        return OpenedStack(header, readers.pop(""), readers, closing.pop_all())


def _series_in(folder: Path) -> list[Path]:
    """Return the time series in a folder of MintPy."""
    return [path for path in files_of(folder, *_SUFFIXES) if _is_series(*contents(path))]


def _is_series(names: set[str], attributes: Mapping[str, str]) -> bool:
    return {"timeseries", "date"} <= names or _is_eos5(names, attributes)


def _is_eos5(names: set[str], attributes: Mapping[str, str]) -> bool:
    """Tell whether a file is MintPy's in HDF-EOS5, not one of the many of satellites' instruments."""
    return "HDFEOS" in names and attributes.keys() >= MADE_BY_MINTPY


def _dates(path: Path, file: h5py.File, *, eos5: bool) -> np.ndarray:
    place = f"{_EOS5}/observation/date" if eos5 else "date"
    found = own_dataset(path.name, file, place)
    if found is None:
        raise InputError(f"{path.name} has no dataset {place}; expected a date an epoch. Make the file again.")
    return np.asarray(found[()])


def _only_series(folder: Path) -> Path:
    found = _series_in(folder)
    if len(found) != 1:
        listed = ", ".join(path.name for path in found[:6]) or "none"
        raise InputError(
            f"The folder {folder.name} holds {len(found)} time series of MintPy ({listed}); expected one. Choose the "
            "file instead of the folder, such as geo_timeseries_ERA5_demErr.h5."
        )
    return found[0]


def _check_kind(path: Path, file: h5py.File, attributes: Mapping[str, str]) -> None:
    if _is_series(set(file), attributes):
        return
    kind = attributes.get("FILE_TYPE", "unknown")
    held = ", ".join(sorted(file)[:6])
    if kind == "ifgramStack" or "unwrapPhase" in file:
        raise InputError(
            f"{path.name} holds interferograms ({held}), not displacement. Expected the time series that MintPy "
            "inverts from them: choose timeseries.h5, geocoded."
        )
    raise InputError(
        f"{path.name} is a file of MintPy of the kind {quoted(kind)} with {held}; expected the datasets timeseries and "
        "date. Choose timeseries.h5, or one of its corrected versions."
    )


def mintpy_grid(path: Path, shape: tuple[int, int], attributes: Mapping[str, str]) -> tuple[StackGrid, bool]:
    """Return the grid of a file of so many rows and columns, and whether its rows run northwards.

    Raises
    ------
    InputError
        It is in radar coordinates, or does not say where it is.
    """
    if "X_FIRST" not in attributes or "Y_FIRST" not in attributes:
        _refuse_radar(path)
    try:
        x, y, dx, dy = (float(attributes[name]) for name in ("X_FIRST", "Y_FIRST", "X_STEP", "Y_STEP"))
    except (KeyError, ValueError) as error:
        raise InputError(
            f"{path.name} does not say where it lies ({quoted(error)}); expected numbers in the attributes X_FIRST, "
            "Y_FIRST, X_STEP and Y_STEP. Make it again."
        ) from error
    if not all(map(math.isfinite, (x, y, dx, dy))) or dx <= 0 or dy == 0:
        raise InputError(
            f"{path.name} has cells of {dx} x {dy} from {x}, {y}; expected columns that run eastwards. Geocode it "
            "again."
        )
    return grid_from_corner(shape, (x, y), (dx, dy), _crs(path, attributes))


def _refuse_radar(path: Path) -> None:
    """Say how a file in radar coordinates is geocoded."""
    tables = [one for one in _GEOMETRY if {"latitude", "longitude"} <= contents(path.parent / one)[0]]
    what = f"Its latitudes and longitudes are in {tables[0]}: run" if tables else "Geocode it first, for example with"
    raise InputError(
        f"{path.name} is in radar coordinates (it has no X_FIRST); expected a geocoded file. {what} MintPy's "
        f"'geocode.py {path.name} -l {tables[0] if tables else _GEOMETRY[1]}' and choose geo_{path.name}."
    )


def _crs(path: Path, attributes: Mapping[str, str]) -> str:
    """Return the CRS as WKT."""
    stated = attributes.get("EPSG") or attributes.get("UTM_ZONE")
    try:
        if attributes.get("EPSG"):
            return str(CRS.from_epsg(int(float(attributes["EPSG"]))).to_wkt())
        if attributes.get("UTM_ZONE"):
            return str(CRS.from_epsg(utm_epsg(attributes["UTM_ZONE"])).to_wkt())
    except (CRSError, ValueError, OverflowError) as error:
        raise InputError(
            f"{path.name} is in the coordinate reference system {quoted(stated)}, which is unknown; expected an EPSG "
            "code or a UTM zone such as 11N. Mend its attribute EPSG."
        ) from error
    return str(CRS.from_epsg(4326).to_wkt())


def utm_epsg(zone: str) -> int:
    """Return the EPSG code of a UTM zone of WGS 84.

    Raises
    ------
    ValueError
        It is none.

    Examples
    --------
    >>> utm_epsg("11N"), utm_epsg("33S")
    (32611, 32733)
    """
    number, side = int(zone.strip()[:-1]), zone.strip()[-1].upper()
    if not 1 <= number <= 60 or side not in "NS":
        raise ValueError(zone)
    return (32600 if side == "N" else 32700) + number


def _measured(attributes: Mapping[str, str]) -> Measured:
    """Return what the file says of its orbit, track, wavelength and reference."""
    orbit = attributes.get("ORBIT_DIRECTION", "").lower()
    place = [attributes.get(f"REF_{axis}") for axis in ("LON", "LAT")]
    named = orbit if orbit in ("ascending", "descending") else {"a": "ascending", "d": "descending"}.get(orbit[:1], "")
    return Measured(
        component="los",
        product="MintPy",
        track=attributes.get("trackNumber", attributes.get("relative_orbit", "")),
        half_wavelength_mm=_half_wavelength(attributes.get("WAVELENGTH", "")),
        reference=f"point at {place[0]}, {place[1]}" if all(place) else "",
        epochs="observed",
        zero_date=_iso(attributes.get("REF_DATE", "")),
        orbit=named,
    )


def _half_wavelength(text: str) -> float | None:
    """Return half a wavelength in mm, of one in metres; None where the text is no wavelength of a radar."""
    try:
        length = float(text)
    except ValueError:
        return None
    return round(length * 500, 4) if 0.001 < length < 2 else None


def _iso(text: str) -> str:
    try:
        return str(np.datetime64(f"{text[:4]}-{text[4:6]}-{text[6:8]}", "D")) if len(text) >= 8 else ""
    except ValueError:
        return ""


def _layers(path: Path, shape: tuple[int, ...], closing: ExitStack) -> tuple[dict[str, Rows], list[str]]:
    """Return what reads the layers beside a time series, and a sentence for every file that cannot be taken."""
    found: dict[str, Rows] = {}
    told = []
    files: dict[Path, h5py.File] = {}
    for layer, (names, dataset) in _LAYERS.items():
        for name in names:
            place = path.parent / name
            if not place.is_file():
                continue
            try:
                if place not in files:
                    files[place] = open_hdf5(place, closing)
                data = own_dataset(name, files[place], dataset)
                if data is None or data.ndim != 2:
                    continue
                if data.shape != shape:
                    told.append(
                        f"{name} has {data.shape[1]} x {data.shape[0]} cells, not the {shape[1]} x {shape[0]} of "
                        f"{path.name}: its {layer} is not used."
                    )
                    continue
            except InputError as error:
                told.append(f"Left out: {error}")
                continue
            found[layer] = rows_of_layer(data)
            break
    return found, list(dict.fromkeys(told))


def _layers_eos5(name: str, file: h5py.File, shape: tuple[int, ...]) -> tuple[dict[str, Rows], list[str]]:
    """Return what reads the layers in a file of HDF-EOS5, and a sentence for every one that cannot be taken."""
    found: dict[str, Rows] = {}
    told = []
    for layer, place in _LAYERS_EOS5.items():
        try:
            data = own_dataset(name, file, f"{_EOS5}/{place}")
        except InputError as error:
            told.append(f"Left out: {error}")
            continue
        if data is None:
            continue
        if data.shape != shape:
            told.append(f"{place} of {name} has the shape {data.shape}, not {shape}: its {layer} is not used.")
            continue
        found[layer] = rows_of_layer(data, fill=None if layer == "height" else FILL)
    return found, told
