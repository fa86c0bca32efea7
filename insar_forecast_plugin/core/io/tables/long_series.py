# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables with one row a point and date, turned to one row a point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyarrow import compute

from ...date_fields import OBSERVED, date_fields
from ...errors import InputError, quoted
from ..field_names import GEOGRAPHIC_PAIRS, IDENTIFIERS, PROJECTED_PAIRS, named, pair, without_cut_unit
from ..number_columns import as_float
from ..unit_words import UNIT_FIELDS, unit_in_name, unit_in_text, without_unit
from .decimal_years import unread_years
from .series_apart import check_one_series, check_repeats, observed_rows
from .spelled_dates import spelled_dates
from .table import MOST_COLUMNS, Block, ReadAgain, Table

DATES = (
    "date",
    "datetime",
    "epoch",
    "acquisition_date",
    "acq_date",
    "acquisition",
    "timestamp",
    "time",
    "day",
    "datum",
)
_VALUES = (
    *("displacement", "los_displacement", "disp", "displ", "los_disp", "disp_los", "deformation", "def", "value"),
    *("cumulative_displacement", "cum_disp", "cum_displacement", "displ_los", "defo", "displacement_los"),
    "los_deformation",
    *("spostamento", "desplazamiento", "verplaatsing", "deplacement", "déplacement"),
    *("verschiebung", "values", "d", "los"),  # what is called after its direction alone may be the angle of it
)
_MOST_ROWS = 30_000_000
_SAME_DEGREES, _SAME_METRES = 1e-5, 1.0
_LARGEST_DEGREES = 360
_BATCH_ROWS = 8192
_MANY_CELLS, _MOST_TIMES = 20_000_000, 100


@dataclass(frozen=True)
class LongColumns:
    """Which columns of a table with one row a point and date are read as what.

    Parameters
    ----------
    date, value
        Columns of the date and of the displacement.
    pid
        Columns that may be the identifier, the likelier first; none tells points by their place.
    xy
        Columns of the place; None where there is a geometry.
    """

    date: str
    value: str
    pid: tuple[str, ...]
    xy: tuple[str, str] | None


def long_columns(names: Sequence[str], *, has_geometry: bool, id_field: str | None = None) -> LongColumns | None:
    """Return how a table with these columns is one of one row a point and date; None where it is not.

    ``id_field`` is the column of the identifier where it was asked for.

    Examples
    --------
    >>> long_columns(["date", "lat", "lon", "displacement_mm"], has_geometry=False)
    LongColumns(date='date', value='displacement_mm', pid=(), xy=('lon', 'lat'))
    """
    bare = [without_unit(name).strip().replace(" ", "_") for name in names]
    if date_fields(names).has_epochs:
        return None
    date, value = named(DATES, names), named(_VALUES, bare)
    asked = named([id_field.lower()], names) if id_field else None
    pid = (asked,) if asked else tuple(one for name in IDENTIFIERS if (one := named([name], names)) is not None)
    xy = pair(GEOGRAPHIC_PAIRS, names) or pair(PROJECTED_PAIRS, names)
    if date is None or value is None or not (pid or xy or has_geometry):
        return None
    return LongColumns(date, names[bare.index(value)], pid, None if has_geometry else xy)


class SeriesTable:
    """Points with their series, in memory, as a :class:`~.table.Table`."""

    def __init__(
        self,
        like: Table | None,
        rows: pa.RecordBatch,
        xy: np.ndarray | None,
        *,
        name: str = "",
        title: str = "",
        places_advice: str = "",
    ) -> None:
        self.name = like.name if like else name
        self.title = like.title if like else title
        self.description = like.description if like else ""
        self.metadata = dict(like.metadata) if like else {}
        self.before: tuple[str, ...] = like.before if like else ()
        self.remarks: list[str] = list(like.remarks) if like else []
        self.crs = like.crs if like else None
        self.has_geometry = xy is not None
        self.names: list[str] = rows.schema.names
        self.told: tuple[str, str] | None = getattr(like, "told", None)
        """Where the points are, and what told their system; None for the geometries of a layer."""
        self.places_advice = places_advice
        """What to do where the points have no place; empty for the usual advice."""
        self._rows = rows
        self._xy = xy

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Do nothing: the identifier was read as text when the series were put together."""

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the rows with the named columns."""
        chosen = self._rows.select(list(columns))
        for start in range(0, max(len(chosen), 1), _BATCH_ROWS):
            part = chosen.slice(start, _BATCH_ROWS)
            xy = self._xy[start : start + _BATCH_ROWS] if self._xy is not None else None
            yield Block(part, xy, min(1.0, (start + _BATCH_ROWS) / max(len(chosen), 1)))


def as_series(table: Table, columns: LongColumns) -> SeriesTable:
    """Turn a table with one row a point and date to one row a point.

    Columns that are the same in all rows of each point become attributes.

    Raises
    ------
    InputError
        The table cannot be read, has more than 30 million rows, its dates are none, its points cannot be told apart,
        or it holds several series of one point.
    """
    while True:
        try:
            return _pivoted(table, columns)
        except ReadAgain:
            continue


def _pivoted(table: Table, columns: LongColumns) -> SeriesTable:
    table.read_as_text(columns.pid)
    rows, xy = _all_rows(table)
    remarks: list[str] = []
    if (wanted := observed_rows(rows)) is not None:
        remarks.append(f"Rows of {table.name} that are not observed were left out.")
        rows, xy = rows.filter(pa.array(wanted)), None if xy is None else xy[wanted]
    epoch, names = _epochs(table, rows.column(columns.date), remarks)
    point, first = _points(table, rows, columns, xy)
    measured = as_float(table.name, rows.column(columns.value).combine_chunks(), columns.value, np.float32)
    cells = len(first) * len(names)
    if cells > max(_MANY_CELLS, _MOST_TIMES * rows.num_rows):
        raise InputError(
            f"{table.name} has one row per point and date, but its {rows.num_rows} rows are of {len(first)} points and "
            f"{len(names)} dates, so hardly any has a series. Set ID_FIELD to the column that names the points."
        )
    values = np.full((len(first), len(names)), np.nan, dtype=np.float32)
    # Of several rows of one point and date the first with a value is written last.
    valued = np.flatnonzero((epoch >= 0) & ~np.isnan(measured))[::-1]
    values[point[valued], epoch[valued]] = measured[valued]
    others = rows.drop_columns(list({columns.date, columns.value, *columns.pid, *(columns.xy or ())}))
    remarks += check_repeats(table.name, others, point, epoch, measured)
    check_one_series(table.name, others, point, epoch, measured)
    kept = _attributes(rows, columns, remarks, of_rows=(point, first))
    arrays = [*kept.values(), *(pa.array(values[:, index]) for index in range(len(names)))]
    series = SeriesTable(
        table, pa.RecordBatch.from_arrays(arrays, names=[*kept, *names]), None if xy is None else xy[first]
    )
    unit = unit_in_name(without_cut_unit(columns.value, table.names))
    series.before += (f"unit: {unit}",) if unit else ()
    series.remarks += [
        f"{table.name} has one row per point and date: {rows.num_rows} rows were read as {len(first)} points.",
        *remarks,
    ]
    return series


def _all_rows(table: Table) -> tuple[pa.Table, np.ndarray | None]:
    batches, places, count = [], [], 0
    names = list(dict.fromkeys(table.names))
    for block in table.blocks(names):
        count += block.batch.num_rows
        if count > _MOST_ROWS:
            raise InputError(
                f"{table.name} has one row per point and date, and more than {_MOST_ROWS // 1_000_000} million rows. "
                "Split it, or export one column per date."
            )
        batches.append(block.batch.select(names))
        if block.coordinates is not None:
            places.append(block.coordinates)
    if not count:
        raise InputError(f"{table.name} has no rows: it contains no points.")
    return pa.Table.from_batches(batches), np.concatenate(places) if places else None


def _epochs(table: Table, column: pa.ChunkedArray, remarks: list[str]) -> tuple[np.ndarray, list[str]]:
    """Return the number of each row's epoch, -1 where its date is none, and the epochs' names in the order of time."""
    encoded = pa.chunked_array([column.cast(pa.string()).combine_chunks().dictionary_encode()]).combine_chunks()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.chunk(0)
    texts = [str(text).strip() for text in encoded.dictionary.to_pylist()]
    read = date_fields(texts)
    doubtful = set(read.doubtful)
    months = set(read.months)
    of_text: dict[str, str] = {}
    for text in texts:
        found = read.fields.get(text)
        if text in doubtful or text in months:
            of_text[text] = text
        elif found is not None and found.kind == OBSERVED:
            of_text[text] = f"{found.day:%Y%m%d}"
    if not of_text and (spelled := spelled_dates(_numbers_in_order(texts))) is not None:
        of_text = {
            text: name.lstrip(OBSERVED)
            for text, name in zip(spelled.written, spelled.names, strict=True)
            if name not in ("", text)  # no date
        }
        remarks.append(f"The dates of {table.name} are {spelled.told}")
    names = sorted(set(of_text.values()))
    if not names and (unread := unread_years(_numbers_in_order(texts))) is not None:
        raise InputError(f"The column of dates of {table.name} has none that can be read. {unread}")
    if not names:
        raise InputError(
            f"The column of dates of {table.name} contains {quoted(texts[0] if texts else '')}; expected dates such as "
            "2024-01-31 or 20240131."
        )
    if len(names) > MOST_COLUMNS:
        raise InputError(f"{table.name} has {len(names)} different dates; at most {MOST_COLUMNS} are read.")
    number = {name: index for index, name in enumerate(names)}
    codes = np.array([number[of_text[text]] if text in of_text else -1 for text in texts] + [-1], dtype=np.int32)
    indices = encoded.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)
    epoch = codes[indices]
    without = int((epoch < 0).sum())
    if without:
        remarks.append(
            f"{without} row{'s' * (without != 1)} of {table.name} without a date {'was' if without == 1 else 'were'} "
            "left out."
        )
    return epoch, names


def _numbers_in_order(texts: Sequence[str]) -> list[str]:
    """Return texts, first those of numbers, which may come in any order, from the smallest on."""
    numbers = {text: float(text) for text in texts if text.replace(".", "", 1).isdecimal()}
    return [*sorted(numbers, key=numbers.__getitem__), *(text for text in texts if text not in numbers)]


def _points(table: Table, rows: pa.Table, columns: LongColumns, xy: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of each row's point, and each point's first row, in the order of the table.

    A point is one identifier at one place: what has the identifier of another point elsewhere is a point of its own.
    An identifier that every row has for itself is the rows' number, and none of points.
    """
    if xy is None and columns.xy is not None:
        xy = np.column_stack(
            [as_float(table.name, rows.column(one).combine_chunks(), one, of_place=True) for one in columns.xy]
        )
    codes = [_codes(rows.column(name)) for name in columns.pid]
    pid = next((one for one in codes if len(np.unique(one)) < len(one)), None)
    if pid is None and xy is None:
        raise InputError(
            f"{table.name} has one row per point and date, but no column tells its points apart. Set ID_FIELD."
        )
    keys = [] if pid is None else [pid]
    if xy is not None:
        places = [np.unique(one, return_inverse=True)[1] for one in xy.T]
        if pid is not None:  # rows of one point may differ in the last digits of its place
            stays = _stay(pid, xy)
            nowhere = np.isnan(xy).any(axis=1)
            places = [np.where(stays, nowhere, one + 2) for one in places]
        keys += places
    point = np.zeros(rows.num_rows, dtype=np.int64)
    first = np.zeros(min(1, rows.num_rows), dtype=np.int64)
    for key in keys:
        _, first, point = np.unique(point * (key.max() + 2) + key + 1, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return rank[point], first[order]


def _codes(column: pa.ChunkedArray) -> np.ndarray:
    """Return a number a row that rows of one text share, int64, -1 without text, shape (n_rows,)."""
    encoded = column.combine_chunks().dictionary_encode()
    encoded = encoded.chunk(0) if isinstance(encoded, pa.ChunkedArray) else encoded
    return encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)


def _stay(pid: np.ndarray, xy: np.ndarray) -> np.ndarray:
    """Tell which rows belong to an identifier whose places, shape (n_rows, 2), are within a metre, bool, (n_rows,)."""
    order = np.argsort(pid, kind="stable")
    begin = np.flatnonzero(np.r_[True, np.diff(pid[order]) != 0])
    span = np.fmax.reduceat(xy[order], begin) - np.fmin.reduceat(xy[order], begin)
    sizes = np.abs(xy)[np.isfinite(xy).all(axis=1)]
    within = _SAME_METRES if len(sizes) and np.median(sizes.max(axis=1)) > _LARGEST_DEGREES else _SAME_DEGREES
    stays = np.empty(len(pid), dtype=bool)
    stays[order] = np.repeat(~(span > within).any(axis=1), np.diff(np.r_[begin, len(pid)]))
    return stays


def _attributes(
    rows: pa.Table, columns: LongColumns, remarks: list[str], *, of_rows: tuple[np.ndarray, np.ndarray]
) -> dict[str, pa.Array]:
    """Return the columns that are the same in all rows of each point, one value a point; ``of_rows`` is `_points`'."""
    point, first = of_rows
    kept: dict[str, pa.Array] = {}
    dropped: list[str] = []
    always = set(columns.xy or ())
    for name in rows.column_names:
        if name in (columns.date, columns.value):
            continue
        whole = rows.column(name).combine_chunks()
        own = whole.take(pa.array(first))
        same = compute.equal(whole, own.take(pa.array(point)))
        if name in always or compute.all(same).as_py() is not False:
            kept[name] = own
        else:
            dropped.append(name)
    for name in dropped:
        units = sorted({str(one) for one in compute.unique(rows.column(name)).to_pylist() if one is not None})
        if name.strip().lower() in UNIT_FIELDS and len({unit_in_text(one) for one in units} - {None}) > 1:
            raise InputError(
                f"The values are in several units: the column {name} contains {quoted(', '.join(units[:5]))}. Convert "
                "them to one unit, or split the file."
            )
    if dropped:
        remarks.append(f"Columns that change from date to date were left out: {quoted(', '.join(dropped))}.")
    return kept
