# SPDX-License-Identifier: GPL-2.0-or-later
"""Strips of rows of all epochs, of files that keep more rows together than a strip has.

Compressed files are unpacked by blocks: tiles of 256 rows, or a whole band. A strip of a block needs all of it, of
every epoch, and so does the next one. What is unpacked of a block is therefore put on the disk until the next block is
asked for: every block is unpacked once, and memory holds one epoch of it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from typing import IO

import numpy as np

from ...errors import OutputError
from .opened_stack import Rows

_FLOAT = np.dtype(np.float32)


class RowBlocks:
    """Reads rows of all epochs, of what reads those of some each.

    Parameters
    ----------
    parts
        What reads rows of an epoch, shape (n_rows, columns), or of several, shape (n_part, n_rows, columns), in order.
    shape
        Epochs, rows and columns of all.
    block_rows
        Rows that the files keep together; 1 where any rows are read as fast.
    first_edge
        Row at which a block begins.
    closing
        Removes what is on the disk.
    """

    def __init__(
        self,
        parts: Sequence[Rows],
        shape: tuple[int, int, int],
        *,
        block_rows: int,
        closing: ExitStack,
        first_edge: int = 0,
    ) -> None:
        self._parts = parts
        self._shape = shape
        edges = range(first_edge % block_rows, shape[1], block_rows) if block_rows > 1 else []
        self._edges = np.array(sorted({0, *edges, shape[1]}))
        self._packed = block_rows > 1
        self._closing = closing
        self._file: IO[bytes] | None = None
        self._held = (0, 0)

    def __call__(self, first: int, last: int) -> np.ndarray:
        """Read rows of all epochs, shape (n_epochs, last - first, columns)."""
        values = np.empty((self._shape[0], last - first, self._shape[2]), dtype=np.float32)
        for begin, end in self._pieces(first, last):
            if self._held[0] <= begin and end <= self._held[1]:
                self._take(begin, end, values[:, begin - first : end - first])
            elif not self._packed or {begin, end} <= {*self._edges}:
                self._read(begin, end, values[:, begin - first : end - first])
            else:
                self._hold(begin)
                self._take(begin, end, values[:, begin - first : end - first])
        return values

    def _pieces(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return rows in pieces that lie in one block each, or are whole blocks."""
        inner = self._edges[(self._edges > first) & (self._edges < last)]
        if len(inner) > 1:
            inner = inner[[0, -1]]
        bounds = [first, *map(int, inner), last]
        return list(zip(bounds[:-1], bounds[1:], strict=True))

    def _read(self, first: int, last: int, target: np.ndarray) -> None:
        at = 0
        for part in self._parts:
            with np.errstate(over="ignore"):
                values = np.asarray(part(first, last), dtype=np.float32)
            values = values.reshape(-1, *target.shape[1:])
            target[at : at + len(values)] = values
            at += len(values)

    def _hold(self, row: int) -> None:
        """Put the block of a row on the disk, epoch by epoch."""
        at = int(np.searchsorted(self._edges, row, side="right"))
        first, last = int(self._edges[at - 1]), int(self._edges[at])
        if self._file is None:
            self._file = self._closing.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed there
        self._held = (0, 0)
        try:
            self._file.seek(0)
            for part in self._parts:
                with np.errstate(over="ignore"):
                    self._file.write(np.ascontiguousarray(part(first, last), dtype=np.float32).data)
            self._file.flush()
        except OSError as error:
            size = self._shape[0] * (last - first) * self._shape[2] * _FLOAT.itemsize
            raise OutputError(
                f"There is no room for {size >> 20} MB in the folder {tempfile.gettempdir()}: {error}. Make room, or "
                "choose fewer dates or a smaller file."
            ) from error
        self._held = (first, last)

    def _take(self, first: int, last: int, target: np.ndarray) -> None:
        """Read rows of the block on the disk."""
        if self._file is None:
            raise RuntimeError("no block is held")
        row = self._shape[2] * _FLOAT.itemsize
        for epoch in range(self._shape[0]):
            self._file.seek((epoch * (self._held[1] - self._held[0]) + first - self._held[0]) * row)
            content = self._file.read((last - first) * row)
            target[epoch] = np.frombuffer(content, dtype=np.float32).reshape(last - first, -1)
