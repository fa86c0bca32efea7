# SPDX-License-Identifier: GPL-2.0-or-later
"""Several Parquet files of the same columns, as one table: the tiles of a dataset, or those around a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from ...errors import InputError
from .parquet_table import ParquetTable
from .table import Block

Bounds = tuple[float, float, float, float]
"""West, south, east, north."""


class TileTable:
    """Files one after the other, as a :class:`~.table.Table`.

    Parameters
    ----------
    paths
        The files, at least one.
    called
        What messages call them all.
    within
        Only rows whose place is inside, the edges included; None takes all.

    Raises
    ------
    InputError
        One is missing or damaged, or has other columns than the first.
    """

    description = ""
    before: tuple[str, ...] = ()
    has_geometry = True

    def __init__(self, paths: Sequence[Path], called: str, within: Bounds | None = None) -> None:
        self.name = self.title = called
        self.remarks: list[str] = []
        self._within = within
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
            for block in file.blocks(columns, within=self._within):
                done = (number + block.done) / len(self._files)
                if self._within is None or block.coordinates is None:
                    yield Block(block.batch, block.coordinates, done)
                    continue
                west, south, east, north = self._within
                x, y = block.coordinates.T
                inside = np.flatnonzero((x >= west) & (x <= east) & (y >= south) & (y <= north))
                if len(inside):
                    yield Block(block.batch.take(pa.array(inside)), block.coordinates[inside], done)
