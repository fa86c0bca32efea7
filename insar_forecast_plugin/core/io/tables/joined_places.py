# SPDX-License-Identifier: GPL-2.0-or-later
"""Series in one table and the places of their points in another: joined by the identifiers of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
from pyarrow import compute

from ...date_fields import date_fields
from ...errors import InputError, quoted
from ...like_identifiers import bare, like_names
from ..field_names import GEOGRAPHIC_PAIRS, IDENTIFIERS, PROJECTED_PAIRS, named, pairs
from .long_series import SeriesTable, long_columns
from .table import Block, ReadAgain, Table
from .text_places import with_text_places

_MOST_PLACES = 10_000_000
_ROW_NUMBERS = ("", "fid", "ogc_fid", "objectid", "oid", "gid", "index", "unnamed: 0")
"""First columns that programs write: they number the rows of each table by itself."""


class PlacedTable:
    """A table of series with the columns and geometries of another, as a :class:`~.table.Table`.

    Parameters
    ----------
    series, places
        Tables that both have an identifier; the second one says where the points are, a row a point.

    Attributes
    ----------
    joined_by
        The column of the series that names the points.

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
        self.joined_by, place_id = _identifiers(series, places)
        added = [name for name in dict.fromkeys(places.names) if name != place_id and name not in series.names]
        self.names = [*series.names, *added]
        self._added = frozenset(added)
        self._pid, self._rows, self._xy = _all_places(places, place_id, added)
        self._lacking = 0
        self._forms: frozenset[str] = frozenset()
        self._like: dict[str, int] | None = None
        self._told = [
            *places.remarks,
            f"The places of the points of {series.name} were taken from {places.name}, by its column "
            f"{quoted(place_id)}.",
        ]

    @property
    def remarks(self) -> list[str]:
        """What there is to say of the files."""
        lacking = f"Rows of {self.name} without a place in the other table: {self._lacking}."
        like = (
            f"Identifiers of {self.name} that differ from those of the places in case, spaces or leading zeros, and "
            f"were joined all the same: {len(self._like or {})}."
        )
        return [
            *self._series.remarks,
            *self._told,
            *([like] if self._like else []),
            *([lacking] if self._lacking else []),
        ]

    @remarks.setter
    def remarks(self, remarks: list[str]) -> None:
        self._series.remarks = remarks

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Take these columns as the text that stands there; those of the places have their types."""
        self._series.read_as_text([one for one in columns if one not in self._added])

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the rows with the named columns."""
        own = list(dict.fromkeys([self.joined_by, *(one for one in columns if one not in self._added)]))
        self._series.read_as_text([self.joined_by])
        self._lacking = found = 0
        first = ""
        for block in self._series.blocks(own):
            names = block.batch.column(self.joined_by).cast(pa.string())
            first = next(iter(names.drop_null().slice(0, 1).to_pylist()), first)
            at = self._rows_of(names)
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
                f"None of the identifiers of {self.name} ({quoted(first)} and others) stands in the table with the "
                f"places, which has {quoted(self._pid[0].as_py())} and others. Give both tables the same identifiers."
            )

    def _rows_of(self, names: pa.Array) -> pa.Array:
        """Return the row of the place of each identifier, NULL where there is none."""
        at = compute.index_in(names, self._pid)
        lacking = names.filter(compute.and_(at.is_null(), names.is_valid())).unique().to_pylist()
        if not lacking:
            return at
        if self._like is None:
            self._forms = self._forms or frozenset(map(bare, self._pid.drop_null().to_pylist()))
            if any(bare(one) in self._forms for one in lacking):  # only then the series are read once more
                self._like = self._like_rows()
        like = {one: self._like[one] for one in lacking if one in self._like} if self._like else {}
        if not like:
            return at
        rows = pa.array([*like.values()], at.type)
        return compute.coalesce(at, rows.take(compute.index_in(names, pa.array([*like], pa.string()))))

    def _like_rows(self) -> dict[str, int]:
        """Return the row of the place of each identifier that is like that of one place, and like no other's."""
        own: set[str] = set()
        for block in self._series.blocks([self.joined_by]):
            own.update(block.batch.column(self.joined_by).cast(pa.string()).drop_null().to_pylist())
        row = {name: number for number, name in enumerate(self._pid.to_pylist()) if name is not None}
        return {one: row[other] for one, other in like_names(own, row).items()}


def joined(tables: Sequence[Table]) -> PlacedTable | None:
    """Return the one table of series with the places of the one table that has them; None where they are no such pair.

    Other tables, such as a list of files, do not count.
    """
    with_series = [one for one in tables if has_series(one)]
    if len(with_series) != 1 or _has_places(with_series[0]):
        return None
    others = [one for one in tables if one is not with_series[0] and all(_identifiers(with_series[0], one))]
    places = [one for one in others if is_of_places(one)]
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
    if (found := joined([series, places])) is not None:
        return found
    if not _has_places(series) and not all(_identifiers(series, places)):
        raise InputError(
            f"{series.name} and {places.name} have no column in common that names the points. Call it id in both "
            "tables."
        )
    raise InputError(
        f"{places.name} has the places of points, and {series.name} has coordinates itself. Import a table of series "
        "without coordinates with it, or leave it out."
    )


def is_of_places(table: Table) -> bool:
    """Tell whether a table says where points are, and has no series."""
    return not has_series(table) and _has_places(with_text_places(table))


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
    """Return the columns of the identifiers in both tables: those of one name, where both have such.

    Where a table has none with a usual name, its first column is one if that of the other table is called so too
    (``Punkt``, ``Station``); both are empty where there is no such pair.
    """
    both = (
        (first, second)
        for one in IDENTIFIERS
        if (first := named([one], series.names)) and (second := named([one], places.names))
    )
    pair = next(both, (_identifier(series), _identifier(places)))
    if not all(pair) and series.names and places.names:
        first, second = series.names[0], places.names[0]
        alike = first.strip().lower() == second.strip().lower()
        return (first, second) if alike and first.strip().lower() not in _ROW_NUMBERS else ("", "")
    return pair


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
