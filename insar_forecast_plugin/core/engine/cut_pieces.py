# SPDX-License-Identifier: GPL-2.0-or-later
"""Pieces of files on the way to tiles: rows of one file and one tile, sorted along the Hilbert curve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import parquet
from pyproj import CRS

from ..gridding.projection import centre_of, is_metric, known_crs, transformed, utm_crs
from ..io.point_layer import layer_of
from ..io.tables.parquet_table import ParquetTable
from ..io.tile_file import TileBlock, write_tile
from ..io.tile_grid import hilbert_order, tile_name, tile_numbers
from ..progress import Silent
from ..series import TimeSeriesPoints
from ..tiled import joined_points

_KEY = "along_curve"
_GROUP_VALUES = 300_000
"""Numbers of the series in a group of rows: of a part of a tile only such groups are read."""
_PIECE_VALUES = 20_000_000
"""Numbers of the series of a piece, about: 80 MB are gathered before they are sorted and written."""
_LAEA_EUROPE = CRS.from_epsg(3035)
_EUROPE = (-16.1, 32.88, 40.18, 84.73)
"""Degrees west, south, east, north: where ETRS89-extended / LAEA Europe is meant to be used, without its islands."""


def crs_of_tiles(crs: str, coordinates: np.ndarray) -> str:
    """Return the system in which points are cut into tiles, WKT: their own in metres, else that of EGMS, or UTM.

    Raises
    ------
    InputError
        They have none, or an unknown one.
    """
    own = known_crs(crs)
    if is_metric(own):
        return own.to_wkt()
    longitude, latitude = transformed(centre_of(coordinates, own)[None], own, CRS.from_epsg(4326))[0]
    west, south, east, north = _EUROPE
    inside = west <= longitude <= east and south <= latitude <= north
    return (_LAEA_EUROPE if inside else utm_crs(float(longitude), float(latitude))).to_wkt()


class PieceWriter:
    """Cuts points, which come block by block, into pieces.

    Parameters
    ----------
    folder
        Where the pieces lie.
    number
        Of the file; it is in the pieces' names.
    crs
        In which they are cut, WKT.
    """

    def __init__(self, folder: Path, number: int, crs: str) -> None:
        self.crs = crs
        self._folder, self._number = folder, number
        self.columns: dict[str, str] = {}
        """Types of the attributes, once a block was taken in."""
        self._waiting: list[TimeSeriesPoints] = []
        self._values = 0
        self._names: dict[str, list[str]] = defaultdict(list)

    def add(self, points: TimeSeriesPoints) -> None:
        """Take in a block."""
        source, target = known_crs(points.crs), known_crs(self.crs)
        if not source.equals(target):
            points = replace(points, coordinates=transformed(points.coordinates, source, target), crs=self.crs)
        self.columns = self.columns or column_types(points.attributes)
        self._waiting.append(points)
        self._values += points.displacement.size
        if self._values >= _PIECE_VALUES:
            self._cut()

    def finished(self) -> dict[str, list[str]]:
        """Return the names of the pieces by tile; all are written then."""
        self._cut()
        return dict(self._names)

    def _cut(self) -> None:
        """Write what waits, a piece for each tile."""
        pieces: dict[str, list[TimeSeriesPoints]] = defaultdict(list)
        for points in self._waiting:
            numbers, of_point = np.unique(tile_numbers(points.coordinates), axis=0, return_inverse=True)
            for at, (column, row) in enumerate(numbers.tolist()):
                pieces[tile_name(column, row)].append(points.at_points(np.flatnonzero(of_point.ravel() == at)))
        self._waiting, self._values = [], 0
        for tile, parts in pieces.items():
            points = joined_points(parts)
            keys = hilbert_order(points.coordinates)
            order = np.argsort(keys, kind="stable")
            name = f"{tile}-{self._number}-{len(self._names[tile])}.parquet"
            block: TileBlock = points.at_points(order), {_KEY: keys[order].astype(np.int64)}, {}
            write_tile(self._folder / name, iter([block]), group_values=_GROUP_VALUES)
            self._names[tile].append(name)


def piece_keys(pieces: Sequence[Path]) -> np.ndarray:
    """Return the places along the curve of all rows, sorted, shape (n,)."""
    keys = [parquet.read_table(path, columns=[_KEY]).column(_KEY).to_numpy() for path in pieces]
    return np.sort(np.concatenate(keys))


def cut_edges(keys: np.ndarray, most: int) -> list[int]:
    """Return the places along the curve at which parts begin, and where the last ends.

    Points at the same place stay together, so that a part may have some more than ``most`` points.

    >>> cut_edges(np.array([1, 2, 2, 2, 5, 9]), 3)
    [1, 2, 10]

    Parameters
    ----------
    keys
        Sorted, shape (n,).
    """
    parts = max(1, -(-len(keys) // most))
    at = np.linspace(0, len(keys), parts + 1).astype(int)[1:-1]
    return [*np.unique([keys[0], *keys[at]]).astype(int).tolist(), int(keys[-1]) + 1]


def rows_between(
    pieces: Sequence[Path], lower: int, upper: int, *, dates: np.ndarray, columns: Mapping[str, str]
) -> TimeSeriesPoints:
    """Return the rows of pieces on a run of the curve, in its order, on a calendar that has all their dates.

    Parameters
    ----------
    lower, upper
        First place along the curve, and the first that is not taken.
    dates
        ``datetime64[D]``, shape (n_dates,).
    columns
        Attributes of all pieces, and their types in Arrow's words.
    """
    parts, keys = [], []
    for path in pieces:
        for points in _between(path, lower, upper):
            key = points.attributes[_KEY].to_numpy()
            rows = np.flatnonzero((key >= lower) & (key < upper))
            if not len(rows):
                continue
            own = points.at_points(rows)
            values = np.full((len(rows), len(dates)), np.nan, dtype=np.float32)
            values[:, np.searchsorted(dates, points.dates)] = own.displacement
            attributes = _with_columns(own.attributes, columns)
            parts.append(replace(own, dates=dates, displacement=values, attributes=attributes))
            keys.append(key[rows])
    order = np.argsort(np.concatenate(keys), kind="stable")
    return joined_points(parts).at_points(order)


def _between(path: Path, lower: int, upper: int) -> Iterator[TimeSeriesPoints]:
    """Yield the points of the groups of rows of a piece that reach into a run of the curve."""
    with parquet.ParquetFile(path) as file:
        at = file.schema_arrow.names.index(_KEY)
        told = [file.metadata.row_group(group).column(at).statistics for group in range(file.num_row_groups)]
    groups = [group for group, one in enumerate(told) if one.max >= lower and one.min < upper]
    if groups:
        yield from layer_of(ParquetTable(path, groups=groups), Silent()).blocks(Silent())


def column_types(frame: pd.DataFrame) -> dict[str, str]:
    """Return the types of attributes in Arrow's words: numbers as they are, all else as text."""
    found = {}
    for name, kind in frame.dtypes.items():
        own = kind.pyarrow_dtype if isinstance(kind, pd.ArrowDtype) else pa.string()
        is_number = pa.types.is_integer(own) or pa.types.is_floating(own)
        found[str(name)] = str(own) if is_number else "string"
    return found


def joined_types(told: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the attributes of several files with types that hold the values of each.

    >>> joined_types([{"a": "int64", "b": "string"}, {"a": "double", "c": "int64"}])
    {'a': 'double', 'b': 'string', 'c': 'int64'}
    """
    found: dict[str, str] = {}
    for types in told:
        for name, kind in types.items():
            other = found.setdefault(name, kind)
            if other != kind:
                found[name] = "string" if "string" in (other, kind) else "double"
    return found


def _with_columns(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """Return attributes with all columns, in their types; those that are not there are empty."""
    empty = pd.Series([None] * len(frame), dtype=object)
    kinds = {name: pa.string() if kind == "string" else pa.type_for_alias(kind) for name, kind in columns.items()}
    return pd.DataFrame(
        {name: frame.get(name, empty).astype(pd.ArrowDtype(kind)) for name, kind in kinds.items()}, copy=False
    )
