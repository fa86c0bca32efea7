# SPDX-License-Identifier: GPL-2.0-or-later
"""From a table with one column an epoch to arrays, block by block, so that memory stays near the displacement's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import compute

from ..errors import InputError
from ..progress import Progress
from .field_names import epochs, forecasts
from .number_columns import as_float
from .places import is_beyond, wrapped
from .tables.table import Block, ReadAgain, Table

RESERVED = ("fid", "geom", "pid")
"""Columns that the output needs for itself."""

Keep = Callable[[Block, np.ndarray], np.ndarray]
"""From a block and its coordinates, shape (n_rows, 2), to the rows to keep, bool, shape (n_rows,)."""

_WHOLE_TO = 2.0**53
"""Whole numbers above it are rounded in a float64."""
_POWER_OF_TEN = r"^\s*\d(?:[.,]\d+)?[eE]\+(?:1[1-9]|[2-9]\d|\d{3})\s*$"
"""As spreadsheets write whole numbers of 12 digits and more."""
_BEYOND_THE_EARTH = 1e9
"""Numbers above it are no coordinates in any unit."""
_NO_PLACES = (999.0, 9999.0, 9999.9, 99999.0, 999999.0, 9999999.0, 32767.0, 32768.0)
"""In both coordinates, or as degrees in one of them, they stand for no place, with either sign."""
_NO_LATITUDES = (99.0, 99.9, 999.9, *_NO_PLACES)


@dataclass(frozen=True)
class Columns:
    """Which columns of a table are read as what.

    Parameters
    ----------
    epochs
        Columns of the epochs in the order of their dates.
    dates
        ``datetime64[D]``, strictly increasing, shape (n_epochs,).
    pid
        Column of the identifier; None numbers the rows.
    xy
        Columns of the coordinates; None takes the geometry.
    attributes
        Every other column.
    geographic
        Whether the coordinates are degrees, for files of strangers: longitudes are then brought to -180 to 180, and
        places at exactly 0, 0 are none in either case. None leaves all coordinates as they are.
    """

    epochs: tuple[str, ...]
    dates: np.ndarray
    pid: str | None
    xy: tuple[str, str] | None
    attributes: tuple[str, ...]
    geographic: bool | None = None

    @property
    def read(self) -> list[str]:
        """All columns to be read, each once."""
        special = [name for name in (self.pid, *(self.xy or ())) if name is not None]
        return list(dict.fromkeys([*special, *self.attributes, *self.epochs]))


@dataclass
class Collected:
    """Rows of a table as arrays; see :class:`~insar_forecast_plugin.core.series.TimeSeriesPoints`."""

    pid: np.ndarray
    coordinates: np.ndarray
    dates: np.ndarray
    displacement: np.ndarray
    attributes: pd.DataFrame
    rows_read: int
    without_place: int


def other_columns(names: Sequence[str], progress: Progress) -> tuple[str, ...]:
    """Return the columns that are neither epochs nor the forecast of an earlier run."""
    earlier = forecasts(names)
    if earlier:
        progress.info(f"{len(earlier)} fields of an earlier forecast ({earlier[0]}, ...) were left out.")
    dated = {*earlier, *epochs(names)}
    others = [name for name in names if name not in dated]
    repeated = sorted(name for name, count in Counter(others).items() if count > 1)
    if repeated:
        progress.warning(f"Several columns have the name {', '.join(repeated)}; the first of each was used.")
    return tuple(dict.fromkeys(others))


def collect(table: Table, columns: Columns, progress: Progress, *, keep: Callable[[], Keep] | None = None) -> Collected:
    """Read the rows of a table that have a place and that are wanted.

    ``keep`` makes the function that says which rows are wanted, anew whenever the table must be read again.

    Raises
    ------
    InputError
        The table cannot be read, or an epoch holds text.
    """
    while True:
        try:
            return _collected(table, columns, progress, keep() if keep is not None else None)
        except ReadAgain:
            continue


def _collected(table: Table, columns: Columns, progress: Progress, keep: Keep | None) -> Collected:
    parts = list(kept_rows(table, columns, progress, keep))
    blocks = [part.displacement for part in parts]
    attributes = [part.attributes for part in parts if len(part.pid)]
    pids, places = [part.pid for part in parts], [part.coordinates for part in parts]
    rows_read, without_place = sum(part.rows_read for part in parts), sum(part.without_place for part in parts)
    parts.clear()
    return Collected(
        pid=np.concatenate(pids) if pids else np.empty(0, dtype=object),
        coordinates=np.concatenate(places) if places else np.empty((0, 2)),
        dates=columns.dates,
        displacement=_joined(blocks, len(columns.epochs)),
        attributes=attribute_frame(attributes, progress),
        rows_read=rows_read,
        without_place=without_place,
    )


@dataclass(frozen=True)
class KeptRows:
    """What is kept of one block of a table.

    Parameters
    ----------
    pid
        Identifiers, text, dtype object, shape (n_rows,).
    coordinates
        float64, shape (n_rows, 2).
    displacement
        float32, shape (n_rows, n_epochs), NaN where missing.
    attributes
        The other columns under the table's names, n_rows rows.
    rows_read
        Rows of the block.
    without_place
        How many of them were left out because they have no coordinates.
    wrapped
        How many longitudes were brought to -180 to 180.
    infinite
        How many values were infinite, or too large for a float32, and are missing now.
    rounded
        How many identifiers have lost digits: numbers too large for a float64, or written like 1.2E+17.
    """

    pid: np.ndarray
    coordinates: np.ndarray
    displacement: np.ndarray
    attributes: pa.RecordBatch
    rows_read: int
    without_place: int = 0
    wrapped: int = 0
    infinite: int = 0
    rounded: int = 0


def kept_rows(
    table: Table, columns: Columns, progress: Progress, keep: Keep | None = None, *, doing: str = "Reading"
) -> Iterator[KeptRows]:
    """Yield the rows of a table that have a place and that are wanted, block by block.

    ``doing`` says in a word what the rows are read for.

    Raises
    ------
    InputError
        The table cannot be read, or an epoch holds text.
    """
    rows_read = 0
    for block in table.blocks(columns.read):
        batch = block.batch
        xy = _places(table, block, columns)
        odd = is_beyond(xy[:, 0]) if columns.geographic else np.zeros(len(xy), dtype=bool)
        if odd.any():
            xy = np.column_stack([wrapped(xy[:, 0]), xy[:, 1]])
        wanted = np.isfinite(xy).all(axis=1)
        without_place = int((~wanted).sum())
        if keep is not None:
            wanted &= keep(block, xy)
        rows = np.flatnonzero(wanted)
        series, infinite = _epochs(table, batch, columns.epochs, rows)
        yield KeptRows(
            pid=_identifiers(batch, columns.pid, rows, rows_read),
            coordinates=xy[rows],
            displacement=series,
            attributes=_taken(batch.select(list(columns.attributes)), rows),
            rows_read=batch.num_rows,
            without_place=without_place,
            wrapped=int(odd.sum()),
            infinite=infinite,
            rounded=_rounded(batch, columns.pid, rows),
        )
        rows_read += batch.num_rows
        progress(block.done, f"{doing} {table.name}")


def drop_empty(collected: Collected, progress: Progress) -> int:
    """Drop, in place, epochs and points without any value, and say so; return the number of points dropped."""
    epochs = np.zeros(len(collected.dates), dtype=bool)
    points = np.zeros(len(collected.pid), dtype=bool)
    step = 8192
    for start in range(0, len(points), step):
        present = np.isfinite(collected.displacement[start : start + step])
        epochs |= present.any(axis=0)
        points[start : start + step] = present.any(axis=1)
    dropped = int((~points).sum())
    if dropped:
        progress.warning(
            f"{dropped} point{'s' * (dropped != 1)} without a value at any epoch {'was' if dropped == 1 else 'were'} "
            "dropped."
        )
        collected.pid, collected.coordinates = collected.pid[points], collected.coordinates[points]
        collected.displacement = collected.displacement[points]
        if len(collected.attributes.columns):  # a layer of identifiers and dates alone has none, and no rows of them
            collected.attributes = collected.attributes[points].reset_index(drop=True)
    if points.any() and not epochs.all():
        progress.warning(empty_epochs(collected.dates[~epochs]))
        collected.dates, collected.displacement = collected.dates[epochs], collected.displacement[:, epochs]
    return dropped


def empty_epochs(dates: np.ndarray) -> str:
    """Return the message about epochs that are left out for want of any value."""
    some = ", ".join(map(str, dates[:5])) + (", ..." if len(dates) > 5 else "")
    count = len(dates)
    return (
        f"{count} epoch{'s' * (count != 1)} without a value at any point "
        f"{'was' if count == 1 else 'were'} dropped: {some}."
    )


def _places(table: Table, block: Block, columns: Columns) -> np.ndarray:
    if columns.xy is None:
        if block.coordinates is None:
            raise InputError(f"{table.name} has no geometry.")
        xy = block.coordinates
    else:
        xy = np.column_stack(
            [as_float(table.name, block.batch.column(name), name, of_place=True) for name in columns.xy]
        )
    nowhere = (np.abs(xy) > _BEYOND_THE_EARTH).any(axis=1)
    if columns.geographic is not None:
        size = np.abs(xy)
        nowhere |= (xy == 0).all(axis=1) | ((xy[:, 0] == xy[:, 1]) & np.isin(size, _NO_PLACES).all(axis=1))
        if columns.geographic:
            nowhere |= np.isin(size[:, 0], _NO_PLACES) | np.isin(size[:, 1], _NO_LATITUDES)
    return np.where(nowhere[:, None], np.nan, xy) if nowhere.any() else xy


def _epochs(table: Table, batch: pa.RecordBatch, names: Sequence[str], rows: np.ndarray) -> tuple[np.ndarray, int]:
    """Return the displacement of some rows, float32, shape (n_rows, n_epochs), and how many values were infinite."""
    block = np.empty((len(rows), len(names)), dtype=np.float32)
    for index, name in enumerate(names if len(rows) else ()):
        values = as_float(table.name, batch.column(name), name, np.float32)
        block[:, index] = values if len(rows) == len(values) else values[rows]
    infinite = np.isinf(block)
    block[infinite] = np.nan
    return block, int(infinite.sum())


def _identifiers(batch: pa.RecordBatch, name: str | None, rows: np.ndarray, offset: int) -> np.ndarray:
    """Return identifiers as text, dtype object; rows without one get their number."""
    if name is None:
        return np.array([str(offset + row + 1) for row in rows], dtype=object)
    column = batch.column(name).take(pa.array(rows))
    if not pa.types.is_string(column.type):
        if pa.types.is_floating(column.type):
            values = column.to_numpy(zero_copy_only=False)
            texts = [
                "" if np.isnan(one) else f"{one:.0f}" if one.is_integer() else repr(one) for one in values.tolist()
            ]
            return np.array(
                [text or str(offset + row + 1) for text, row in zip(texts, rows, strict=True)], dtype=object
            )
        column = plain_column(column).cast(pa.string())
    values = column.to_numpy(zero_copy_only=False).astype(object)
    if column.null_count:
        lacking = np.array([value is None for value in values])
        values[lacking] = [str(offset + row + 1) for row in rows[lacking]]
    return values


def _rounded(batch: pa.RecordBatch, name: str | None, rows: np.ndarray) -> int:
    """Return how many identifiers have lost digits; a float64 has all digits of whole numbers up to 2^53 only."""
    if name is None:
        return 0
    column = batch.column(name).take(pa.array(rows))
    if pa.types.is_floating(column.type):
        return int((np.abs(column.to_numpy(zero_copy_only=False)) > _WHOLE_TO).sum())
    if not pa.types.is_string(column.type):
        return 0
    return int(compute.sum(compute.match_substring_regex(column, _POWER_OF_TEN)).as_py() or 0)


def _taken(batch: pa.RecordBatch, rows: np.ndarray) -> pa.RecordBatch:
    return batch if len(rows) == batch.num_rows else batch.take(pa.array(rows))


def _joined(blocks: list[np.ndarray], epochs: int) -> np.ndarray:
    """Join blocks of rows, giving each one's memory back as soon as it is copied."""
    joined = np.empty((sum(len(block) for block in blocks), epochs), dtype=np.float32)
    blocks.reverse()
    at = 0
    while blocks:
        block = blocks.pop()
        joined[at : at + len(block)] = block
        at += len(block)
    return joined


def attribute_frame(batches: list[pa.RecordBatch], progress: Progress) -> pd.DataFrame:
    """Return attributes as a data frame: numbers as numpy types, text as object with None where there is none."""
    if not batches:
        return pd.DataFrame()
    table = pa.Table.from_batches(batches)
    names = output_names(table.column_names, progress)
    return pd.DataFrame({name: _series(column) for name, column in zip(names, table.columns, strict=True)})


def output_names(names: Sequence[str], progress: Progress) -> list[str]:
    """Return the names that attributes get in an output, and say which were changed."""
    new = unique_names(names)
    renamed = [f"{one} -> {other}" for one, other in zip(names, new, strict=True) if one != other]
    if renamed:
        progress.info(
            f"Fields were renamed because the output uses the name itself or has it already: {', '.join(renamed)}."
        )
    return new


def unique_names(names: Sequence[str], taken: Sequence[str] = RESERVED) -> list[str]:
    """Return names that differ from each other and from those taken, whatever the case (as GeoPackage wants it)."""
    used = {name.lower() for name in taken}
    result = []
    for name in names:
        new = name if name.lower() not in used else f"{name}_source"
        number = 2
        while new.lower() in used:
            new, number = f"{name}_{number}", number + 1
        used.add(new.lower())
        result.append(new)
    return result


def arrow_frame(batch: pa.RecordBatch, names: Sequence[str]) -> pd.DataFrame:
    """Return columns under new names with the file's own types, so that every block of a file has the same ones."""
    columns = [plain_column(column) for column in batch.columns]
    return pd.DataFrame(
        {name: pd.Series(one, dtype=pd.ArrowDtype(one.type)) for name, one in zip(names, columns, strict=True)},
        copy=False,
    )


def plain_column(column: pa.Array) -> pa.Array:
    """Return numbers, texts and dates as they are, anything else as text."""
    kind = column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return column
    if pa.types.is_primitive(kind) and not (pa.types.is_time(kind) or pa.types.is_duration(kind)):
        return column
    return pa.array([None if one is None else str(one) for one in column.to_pylist()], pa.string())


def _series(column: pa.ChunkedArray) -> pd.Series:
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return pd.Series(column.to_numpy(zero_copy_only=False), dtype=object)
    if column.null_count and pa.types.is_integer(column.type):
        return column.cast(pa.int64()).to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
    return column.to_pandas()
