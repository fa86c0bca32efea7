# SPDX-License-Identifier: GPL-2.0-or-later
"""Several Parquet files of the same columns, as one table: the tiles of a dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...errors import InputError
from .parquet_table import ParquetTable
from .table import Block


class TileTable:
    """Files one after the other, as a :class:`~.table.Table`.

    Parameters
    ----------
    paths
        The files, at least one.
    called
        What messages call them all.

    Raises
    ------
    InputError
        One is missing or damaged, or has other columns than the first.
    """

    description = ""
    before: tuple[str, ...] = ()
    has_geometry = True

    def __init__(self, paths: Sequence[Path], called: str) -> None:
        self.name = self.title = called
        self.remarks: list[str] = []
        self._files = [ParquetTable(path, f"{path.parent.name}/{path.name}") for path in paths]
        first = self._files[0]
        self.names, self.crs, self.metadata = list(first.names), first.crs, first.metadata
        for file in self._files:
            if sorted(file.names) != sorted(self.names) or not file.has_geometry:
                raise InputError(f"{file.name} has other columns than {first.name}. Make the tiles of {called} again.")
        self.row_count = sum(file.row_count for file in self._files)

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Do nothing: a column has the type that the file gives it."""

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the rows with the named columns."""
        for number, file in enumerate(self._files):
            for block in file.blocks(columns):
                yield Block(block.batch, block.coordinates, (number + block.done) / len(self._files))
