# SPDX-License-Identifier: GPL-2.0-or-later
"""Series in one table and the places of their points in another: joined by the identifiers of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
from pyarrow import compute

from ...date_fields import date_fields
from ...errors import InputError, quoted
from ..field_names import GEOGRAPHIC_PAIRS, IDENTIFIERS, PROJECTED_PAIRS, named, pairs
from .long_series import SeriesTable, long_columns
from .table import Block, ReadAgain, Table
from .text_places import with_text_places

_MOST_PLACES = 10_000_000


class PlacedTable:
    """A table of series with the columns and geometries of another, as a :class:`~.table.Table`.

    Parameters
    ----------
    series, places
        Tables that both have an identifier; the second one says where the points are, a row a point.

    Raises
    ------
    InputError
        The places cannot be read, are too many, or two of them have one identifier.
    """

    def __init__(self, series: Table, places: Table) -> None:
        self._series = series
        self.name, self.title, self.description = series.name, series.title, series.description
        self.before = (*series.before, *places.before)
        self.metadata = series.metadata
        self.crs, self.has_geometry = places.crs, places.has_geometry
        self.told: tuple[str, str] | None = getattr(places, "told", None)
        self._id, place_id = _identifiers(series, places)
        added = [name for name in dict.fromkeys(places.names) if name != place_id and name not in series.names]
        self.names = [*series.names, *added]
        self._added = frozenset(added)
        self._pid, self._rows, self._xy = _all_places(places, place_id, added)
        self._lacking = 0
        self._told = [
            *places.remarks,
            f"The places of the points of {series.name} were taken from {places.name}, by {self._id} and {place_id}.",
        ]

    @property
    def remarks(self) -> list[str]:
        """What there is to say of the files."""
        lacking = f"Rows of {self.name} without a place in the other table: {self._lacking}."
        return [*self._series.remarks, *self._told, *([lacking] if self._lacking else [])]

    @remarks.setter
    def remarks(self, remarks: list[str]) -> None:
        self._series.remarks = remarks

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Take these columns as the text that stands there; those of the places have their types."""
        self._series.read_as_text([one for one in columns if one not in self._added])

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the rows with the named columns."""
        own = list(dict.fromkeys([self._id, *(one for one in columns if one not in self._added)]))
        self._series.read_as_text([self._id])
        self._lacking = found = 0
        for block in self._series.blocks(own):
            at = compute.index_in(block.batch.column(self._id).cast(pa.string()), self._pid)
            found += len(at) - at.null_count
            self._lacking += at.null_count
            arrays = [
                self._rows.column(one).take(at) if one in self._added else block.batch.column(one) for one in columns
            ]
            xy = None
            if self._xy is not None:
                known = at.fill_null(0).to_numpy(zero_copy_only=False)
                xy = np.where(np.asarray(at.is_valid())[:, None], self._xy[known], np.nan)
            yield Block(pa.RecordBatch.from_arrays(arrays, names=list(columns)), xy, block.done)
        if self._lacking and not found:
            raise InputError(
                f"None of the identifiers in the column {quoted(self._id)} of {self.name} stands in the table with the "
                f"places, which has {quoted(self._pid[0].as_py())} and others. Give both tables the same identifiers."
            )


def joined(tables: Sequence[Table]) -> PlacedTable | None:
    """Return the one table of series with the places of the one table that has them; None where they are no such pair.

    Other tables, such as a list of files, do not count.
    """
    with_series = [one for one in tables if has_series(one)]
    if len(with_series) != 1 or _has_places(with_series[0]) or not _identifier(with_series[0]):
        return None
    places = [one for one in tables if one is not with_series[0] and is_of_places(one)]
    return PlacedTable(with_series[0], with_text_places(places[0])) if len(places) == 1 else None


def without_lists(tables: Sequence[Table], *, beside_others: bool) -> list[Table]:
    """Leave out tables with one row a date that say no places, such as lists of baselines, if others have series.

    Parameters
    ----------
    beside_others
        Whether there are other files with series than these tables.
    """
    lists = [one for one in tables if isinstance(one, SeriesTable) and not _has_places(one)]
    kept = [one for one in tables if one not in lists]
    return kept if beside_others or any(map(has_series, kept)) else list(tables)


def with_places(series: Table, places: Table) -> PlacedTable:
    """Return the series of one table with the places of another.

    Raises
    ------
    InputError
        They are no such tables, or see :class:`PlacedTable`.
    """
    if (found := joined([series, places])) is None:
        has = "has coordinates itself" if _has_places(series) else "has no column that names its points, such as id"
        raise InputError(
            f"{places.name} has the places of points, and {series.name} {has}. Import a table of series without "
            "coordinates with it, or leave it out."
        )
    return found


def is_of_places(table: Table) -> bool:
    """Tell whether a table says where points are, and has no series."""
    return not has_series(table) and bool(_identifier(table)) and _has_places(with_text_places(table))


def has_series(table: Table) -> bool:
    """Tell whether a table has an epoch a column, or a row a point and date."""
    long = long_columns(table.names, has_geometry=table.has_geometry)
    return date_fields(table.names).has_epochs or long is not None


def _has_places(table: Table) -> bool:
    return table.has_geometry or bool(pairs([*GEOGRAPHIC_PAIRS, *PROJECTED_PAIRS], table.names))


def _identifier(table: Table) -> str:
    """Return the column of the identifier, empty where there is none."""
    return named(IDENTIFIERS, table.names) or ""


def _identifiers(series: Table, places: Table) -> tuple[str, str]:
    """Return the columns of the identifiers in both tables: those of one name, where both have such."""
    both = (
        (first, second)
        for one in IDENTIFIERS
        if (first := named([one], series.names)) and (second := named([one], places.names))
    )
    return next(both, (_identifier(series), _identifier(places)))


def _all_places(places: Table, pid: str, columns: list[str]) -> tuple[pa.Array, pa.RecordBatch, np.ndarray | None]:
    """Return identifiers, the other columns and the coordinates, shape (n, 2), of all rows of a table."""
    places.read_as_text([pid])
    while True:
        try:
            blocks, count = [], 0
            for block in places.blocks([pid, *columns]):
                blocks.append(block)
                count += block.batch.num_rows
                if count > _MOST_PLACES:
                    raise InputError(f"{places.name} has more than {_MOST_PLACES // 1_000_000} million rows. Split it.")
        except ReadAgain:
            continue
        break
    if not count:
        raise InputError(f"{places.name} has no rows: it contains no places.")
    rows = pa.Table.from_batches([block.batch for block in blocks]).combine_chunks().to_batches()[0]
    names = rows.column(pid).cast(pa.string())
    known = names.drop_null()
    if len(known.unique()) < len(known):
        twice = compute.value_counts(known)
        first = next(one["values"].as_py() for one in twice if one["counts"].as_py() > 1)
        raise InputError(
            f"{places.name} has several rows for the identifier {quoted(first)}, so the place of that point is not "
            "known. Leave one row for each point."
        )
    found = [block.coordinates for block in blocks if block.coordinates is not None]
    return names, rows.select(columns), np.concatenate(found) if found else None
