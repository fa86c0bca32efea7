# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing a stack as GeoTIFF, strip by strip, so that a stack of any size passes through little memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from affine import Affine

from ...measured import Measured
from ...results import MEASURED_TAG, PROVENANCE_TAG, QUANTITY_TAG
from ..gdal_grids import RasterioError, Resampling, bounded_cache, create_grid, open_grid
from ..metadata import encoded
from ..write_faults import not_written

DATES_TAG = "INSAR_FORECAST_DATES"
"""Under which a stack lists its dates, beside the descriptions of its bands."""

_TILE = 256
_OF_TILE = 16
"""The height of a tile is a multiple of this."""
_STRIP_BYTES = 160_000_000
_OVERVIEWS_ABOVE = 1024
"""Longer side, in cells, from which overviews pay."""


class StackWriter:
    """An output that takes strips of rows, each once, from north to south."""

    def __init__(self, target: Any) -> None:
        self._target = target

    def write(self, first: int, values: np.ndarray) -> None:
        """Write rows from ``first`` on.

        Parameters
        ----------
        values
            mm, shape (n_epochs, n_rows, columns), NaN where nothing is known. A strip that begins and ends with tiles
            is compressed once.
        """
        rows = (first, first + values.shape[1])
        for band, layer in enumerate(values, start=1):
            self._target.write(np.asarray(layer, dtype=np.float32), band, window=(rows, (0, values.shape[2])))


def strip_height(epochs: int, columns: int) -> int:
    """Return how many rows of a stack to work on at a time: whole tiles of :func:`stack_writer`, about 160 MB.

    Examples
    --------
    >>> strip_height(300, 2000), strip_height(8, 300), strip_height(5000, 100_000)
    (64, 256, 16)
    """
    fitting = _STRIP_BYTES // (4 * max(epochs * columns, 1)) // _OF_TILE * _OF_TILE
    return max(_OF_TILE, min(fitting, _TILE))


@contextmanager
def stack_writer(
    path: Path,
    shape: tuple[int, int],
    transform: Affine,
    crs: str,
    *,
    dates: np.ndarray,
    measured: Measured,
    provenance: dict[str, Any],
    quantity: str = "displacement",
    description: str = "",
    tile_height: int | None = None,
) -> Iterator[StackWriter]:
    """Open a tiled, compressed GeoTIFF with a float32 band an epoch; it is complete when the context ends.

    Parameters
    ----------
    path
        Where to write; a path of :class:`~..staging.Staging`, so that nothing half written is left.
    shape
        Rows and columns.
    transform, crs
        As of a :class:`~insar_forecast_plugin.core.stack.RasterStack`.
    dates
        ``datetime64[D]``, shape (n_epochs,); a band whose date is NaT is written without one.
    quantity
        As of a :class:`~insar_forecast_plugin.core.results.LayerDescription`.
    description
        What the values are; the default is the label of what is measured.
    tile_height
        Rows of a tile, where strips of another height than :func:`strip_height` are written.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    profile = _profile(shape, transform, crs, len(dates))
    profile["blockysize"] = tile_height or strip_height(len(dates), shape[1])
    texts = ["" if np.isnat(date) else str(date) for date in dates.astype("datetime64[D]")]
    try:
        with bounded_cache(), create_grid(path, **profile) as target:
            for band, text in enumerate(texts, start=1):
                target.set_band_description(band, text)
                target.set_band_unit(band, measured.unit)
            target.update_tags(**_tags(measured, provenance, texts, quantity, description or measured.label))
            yield StackWriter(target)
            longer = max(shape)
            if longer > _OVERVIEWS_ABOVE:
                factors = [2**level for level in range(1, 8) if longer > _TILE * 2 ** (level - 1)]
                target.build_overviews(factors, Resampling.average)
        _check_complete(path, len(texts))
    except RasterioError as error:
        raise not_written(path, error) from error


def _profile(shape: tuple[int, int], transform: Affine, crs: str, count: int) -> dict[str, Any]:
    """Return how the file is laid out, in the words of rasterio."""
    rows, columns = shape
    return {
        "driver": "GTiff",
        "dtype": "float32",
        "nodata": np.nan,
        "count": count,
        "height": rows,
        "width": columns,
        "crs": crs,
        "transform": transform,
        "tiled": True,
        "blockxsize": _TILE,
        "interleave": "band",
        "compress": "deflate",
        "predictor": 3,
        "zlevel": 4,
        "num_threads": "all_cpus",
        "BIGTIFF": "IF_SAFER",
    }


def _tags(
    measured: Measured, provenance: dict[str, Any], dates: Sequence[str], quantity: str, description: str
) -> dict[str, str]:
    """Return what the file says about itself."""
    return {
        "TIFFTAG_IMAGEDESCRIPTION": description,
        **({"TIFFTAG_COPYRIGHT": measured.attribution} if measured.attribution else {}),
        "UNITS": measured.unit,
        **({DATES_TAG: ",".join(dates)} if all(dates) else {}),
        MEASURED_TAG: encoded(measured.to_json()),
        PROVENANCE_TAG: encoded(provenance),
        QUANTITY_TAG: quantity,
    }


def _check_complete(path: Path, count: int) -> None:
    """GDAL writes the last blocks on closing and does not always report a full disk: look whether the end is there."""
    with open_grid(path) as written:
        height, width = written.shape
        corner = ((height - 1, height), (width - 1, width))
        written.read(count, window=corner)
        written.read(1, window=corner)
