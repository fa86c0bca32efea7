# SPDX-License-Identifier: GPL-2.0-or-later
"""A table whose names say dates only together, such as decimal years, with names that say them each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .spelled_dates import spelled_dates
from .table import Block, Table


class SpelledTable:
    """A table under other names, as a :class:`~.table.Table`.

    Parameters
    ----------
    table
        Where the rows are.
    names
        A new name for each of its columns.
    remark
        What there is to say of them.
    """

    def __init__(self, table: Table, names: Sequence[str], remark: str) -> None:
        self._table = table
        self._own = dict(zip(names, table.names, strict=True))
        self.names = list(names)
        self.name, self.title, self.description = table.name, table.title, table.description
        self.metadata, self.before = table.metadata, table.before
        self.crs, self.has_geometry = table.crs, table.has_geometry
        self._remark = remark

    @property
    def remarks(self) -> list[str]:
        """What there is to say of the file."""
        return [*self._table.remarks, self._remark]

    @remarks.setter
    def remarks(self, remarks: list[str]) -> None:
        self._table.remarks = remarks

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Take these columns as the text that stands there."""
        self._table.read_as_text([self._own[one] for one in columns])

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the rows with the named columns."""
        own = [self._own[one] for one in columns]
        for block in self._table.blocks(own):
            # A geometry may stand among the columns.
            yield Block(block.batch.select(own).rename_columns(list(columns)), block.coordinates, block.done)


def with_spelled_dates(table: Table) -> SpelledTable | None:
    """Return a table with the dates that its names say together; None where they say none."""
    found = spelled_dates(table.names)
    if found is None:
        return None
    names = [one or own for one, own in zip(found.names, table.names, strict=True)]
    if len({*names}) < len(names):
        return None
    return SpelledTable(table, names, f"The dates of {table.name} are {found.told}")
