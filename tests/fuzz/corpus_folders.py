# SPDX-License-Identifier: GPL-2.0-or-later
"""Small valid stacks of several files, or in NetCDF: of PyGMTSAR, of NSBAS, and folders of GeoTIFFs."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import rasterio
import xarray
from affine import Affine

from tests.fuzz.byte_mutators import BYTES, flip_bits, in_beginning, whole_number, with_bytes
from tests.fuzz.inputs import FuzzInput

DAYS = ("20230103", "20230115", "20230127", "20230208")
_CELLS = Affine(30, 0, 500_000, 0, -30, 4_000_000)
_NETCDF_TEXTS = (
    ("displacement_sbas", "displacement_sbaz"),
    ("displacement_sbas", "deformation__sbas"),
    ("days since 2023", "days sinse 2023"),
    ("days since 2023", "days since 1023"),
    ("days since", "years sinc"),
    ("proleptic_gregorian", "proleptic_gregoriam"),
    ("date", "dato"),
    ("lat", "lon"),
    ("mm", "cm"),
    ("mm", "K\0"),
    ("_FillValue", "_FillValuf"),
)
_NSBAS_TEXTS = (
    ("20230115", "20230103"),
    ("20230115", "20231315"),
    ("20230115", "2023011"),
    ("7 9", "9 7"),
    ("7 9", "7"),
    ("7 9", "-7 -9"),
    ("7 9", "7e0 9"),
    ("7 9", "7 9000000000"),
    ("7 9", "\u0667 9"),
    ("\n", "\r\n"),
    ("\n", " \n\n"),
    (" ", "\t"),
)
_FOLDER_TEXTS = (("EPSG", "EPSQ"), ("WGS 84", "WGS 48"), ("32633", "32634"), ("metre", "meter"))


def _values() -> np.ndarray:
    values = np.round(np.random.default_rng(1).normal(0, 9, (len(DAYS), 9, 7)), 1).astype(np.float32)
    values[1:, 2, 3] = np.nan
    return values


def netcdf_corpus() -> list[FuzzInput]:
    """Return NetCDF as PyGMTSAR writes it, rows northwards and southwards, packed and not."""
    dates = np.array([f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in DAYS], dtype="datetime64[ns]")
    made = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stack.nc"
        for step in (0.001, -0.001):
            for packed in ({}, {"zlib": True, "chunksizes": (1, 4, 7)}):
                held = xarray.Dataset(
                    {"displacement_sbas": (("date", "lat", "lon"), _values(), {"units": "mm"})},
                    coords={"date": dates, "lat": 41 + step * np.arange(9), "lon": 14 + 0.002 * np.arange(7)},
                )
                held.to_netcdf(path, engine="h5netcdf", encoding={"displacement_sbas": packed})
                made.append(path.read_bytes())
    return [FuzzInput({"stack.nc": content}, "stack.nc") for content in made]


def mutate_netcdf(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change bytes, those of the headers more often, or texts."""
    kind = rng.random()
    if kind < 0.4:
        return with_bytes(rng, item, [item.main], BYTES)
    if kind < 0.8:
        return with_bytes(rng, item, [item.main], [in_beginning(one, 8000) for one in (whole_number, flip_bits)])
    return _with_text(rng, item, item.main, _NETCDF_TEXTS)


def nsbas_corpus() -> list[FuzzInput]:
    """Return a cube with what belongs to it, the dates in the first column of the list and in the second."""
    cube = np.nan_to_num(np.moveaxis(_values(), 0, 2), nan=9999.0).astype("<f4").tobytes()
    raster = _tiff(np.arange(63, dtype=np.float32).reshape(9, 7))
    lists = (
        "".join(f"{number} {day} 1 2023.0{number} 0\n" for number, day in enumerate(DAYS, start=1)),
        "".join(f"{day} {number}\n" for number, day in enumerate(DAYS)),
    )
    return [
        FuzzInput(
            {
                "depl_cumule": cube,
                "lect.in": b"7 9\n",
                "list_images.txt": text.encode(),
                "DEM_UTM.tif": raster,
            },
            "depl_cumule",
        )
        for text in lists
    ]


def mutate_nsbas(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change bytes of any file, texts, or leave a file out."""
    kind = rng.random()
    if kind < 0.15:
        return item.without(rng.choice([name for name in item.files if name != item.main] or [item.main]))
    if kind < 0.55:
        return with_bytes(rng, item, sorted(item.files), BYTES)
    texts = [name for name in ("lect.in", "list_images.txt") if name in item.files]
    if kind < 0.7 or not texts:
        return with_bytes(rng, item, [item.main], BYTES)
    return _with_text(rng, item, rng.choice(texts), _NSBAS_TEXTS)


def folder_corpus() -> list[FuzzInput]:
    """Return folders with a GeoTIFF a date, raw and deflated."""
    return [
        FuzzInput(
            {f"disp_{day}.tif": _tiff(layer, **layout) for day, layer in zip(DAYS, _values(), strict=True)},
            f"disp_{DAYS[0]}.tif",
        )
        for layout in ({}, {"compress": "deflate", "predictor": 3}, {"compress": "deflate", "nodata": -9999.0})
    ]


def mutate_folder(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change bytes or texts of a file, leave one out, or make one twice."""
    kind, name = rng.random(), rng.choice(sorted(item.files))
    others = [one for one in sorted(item.files) if one != item.main]
    if kind < 0.1 and others:
        return item.without(rng.choice(others))
    if kind < 0.2:
        return item.changed("disp_20230220.tif", item.files[name], f"another date as {name}")
    if kind < 0.6:
        return with_bytes(rng, item, [name], BYTES)
    if kind < 0.85:
        return with_bytes(rng, item, [name], [in_beginning(one, 500) for one in (whole_number, flip_bits)])
    return _with_text(rng, item, name, _FOLDER_TEXTS)


def _with_text(rng: Random, item: FuzzInput, name: str, texts: tuple[tuple[str, str], ...]) -> FuzzInput:
    old, new = rng.choice(texts)
    return item.changed(name, item.files[name].replace(old.encode(), new.encode()), f"{old!r} is {new!r}")


def _tiff(layer: np.ndarray, **layout: object) -> bytes:
    """Return a GeoTIFF of one band."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "one.tif"
        shape = {"height": layer.shape[0], "width": layer.shape[1], "count": 1, "dtype": "float32"}
        given = {"driver": "GTiff", "crs": "EPSG:32633", "transform": _CELLS, **shape, **layout}
        with rasterio.open(path, "w", **given) as target:
            target.write(layer if "nodata" not in layout else np.nan_to_num(layer, nan=-9999.0), 1)
        return path.read_bytes()
