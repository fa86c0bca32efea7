# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of numbers whose rows lie in a file: memory does not grow with how many there are.

The file is read and written with plain calls, not mapped: mapped pages count as the process's own memory.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self
from weakref import WeakSet

import numpy as np

_NUMBER = np.dtype(np.float32)
_BLOCK_VALUES = 4_000_000


class Rows(Protocol):
    """Numbers of which some rows are taken at a time: :class:`RowsOnDisk`, and any array."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Rows first."""

    def __getitem__(self, rows: Any, /) -> np.ndarray:
        """Return some rows, given as a slice or as an array of their numbers."""

    def __setitem__(self, rows: Any, values: Any, /) -> None:
        """Replace some rows."""


class RowsOnDisk:
    """Numbers, float32, in a file that has no name where the system allows it.

    The file is gone when the rows are closed, or when nothing refers to them any more.

    Parameters
    ----------
    folder
        Where the file lies.
    row_shape
        Shape of a row.
    count
        Number of rows, which are zero; more are appended.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder, Scratch(Path(folder)) as scratch:
    ...     rows = scratch.rows(3, 2)
    ...     rows[np.array([0, 2])] = np.array([[1.0, 2.0], [3.0, 4.0]])
    ...     rows[1:].tolist(), rows.shape
    ([[0.0, 0.0], [3.0, 4.0]], (3, 2))
    """

    def __init__(self, folder: Path, row_shape: tuple[int, ...], count: int = 0) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - closed by its Scratch
        self._row_shape = row_shape
        self._row_bytes = _NUMBER.itemsize * int(np.prod(row_shape))
        self._count = count
        self._file.truncate(count * self._row_bytes)

    @property
    def shape(self) -> tuple[int, ...]:
        """Rows first."""
        return (self._count, *self._row_shape)

    def append(self, values: np.ndarray) -> None:
        """Add rows at the end."""
        first, self._count = self._count, self._count + len(values)
        self[first : self._count] = values

    def __getitem__(self, rows: slice | np.ndarray, /) -> np.ndarray:
        """Return some rows."""
        runs = list(self._runs(rows))
        values = np.empty((sum(count for _, count in runs), *self._row_shape), _NUMBER)
        at = 0
        for first, count in runs:
            self._file.seek(first * self._row_bytes)
            _read(self._file, values[at : at + count])
            at += count
        return values

    def __setitem__(self, rows: slice | np.ndarray, values: np.ndarray, /) -> None:
        """Replace some rows."""
        values = np.ascontiguousarray(values, _NUMBER)
        runs = list(self._runs(rows))
        if values.shape != (sum(count for _, count in runs), *self._row_shape):
            raise ValueError(f"rows of shape {self._row_shape} were expected, got values of shape {values.shape}")
        at = 0
        for first, count in runs:
            self._file.seek(first * self._row_bytes)
            _write(self._file, values[at : at + count])
            at += count

    def close(self) -> None:
        """Give the disk back."""
        self._file.close()

    def __del__(self) -> None:
        """Close."""
        if hasattr(self, "_file"):
            self.close()

    def _runs(self, rows: slice | np.ndarray) -> Iterator[tuple[int, int]]:
        """Yield (first, count) of the rows that follow one another, so that each run is one call."""
        if isinstance(rows, slice):
            start, stop, step = rows.indices(self._count)
            if step == 1:
                if stop > start:
                    yield start, stop - start
                return
            rows = np.arange(start, stop, step)
        rows = np.asarray(rows)
        if rows.dtype == bool:
            rows = np.flatnonzero(rows)
        if not len(rows):
            return
        if rows.min() < 0 or rows.max() >= self._count:
            raise IndexError(f"rows 0 to {self._count - 1} were expected, got {rows.min()} to {rows.max()}")
        ends = np.flatnonzero(np.diff(rows) != 1) + 1
        starts = np.concatenate([[0], ends])
        counts = np.diff(np.concatenate([starts, [len(rows)]]))
        yield from zip(rows[starts].tolist(), counts.tolist(), strict=True)


class Scratch:
    """Where rows are kept while an operation runs: in files of a folder, or, without one, in memory.

    Parameters
    ----------
    folder
        One with room for as much as the outputs need, such as theirs; None keeps the rows in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._made: WeakSet[RowsOnDisk] = WeakSet()

    def rows(self, count: int, *row_shape: int) -> Rows:
        """Return so many rows to be filled, float32."""
        if self._folder is None:
            return np.zeros((count, *row_shape), _NUMBER)
        return self.appendable(*row_shape, count=count)

    def appendable(self, *row_shape: int, count: int = 0) -> RowsOnDisk:
        """Return rows on disk that more can be appended to.

        Raises
        ------
        ValueError
            There is no folder.
        """
        if self._folder is None:
            raise ValueError("rows in memory cannot be appended to")
        made = RowsOnDisk(self._folder, row_shape, count)
        self._made.add(made)
        return made

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for one in list(self._made):
            one.close()


def row_blocks(shape: Sequence[int]) -> Iterator[slice]:
    """Yield slices of the rows of an array of some shape, of some million numbers each.

    Examples
    --------
    >>> list(row_blocks((3, 2_000_000)))
    [slice(0, 2, None), slice(2, 3, None)]
    """
    step = max(1, _BLOCK_VALUES // max(1, int(np.prod(shape[1:]))))
    for start in range(0, shape[0], step):
        yield slice(start, min(start + step, shape[0]))


def columns_of(values: Rows, columns: slice) -> np.ndarray:
    """Return some columns of all rows, shape (n_rows, n_columns)."""
    taken = np.empty((values.shape[0], len(range(*columns.indices(values.shape[1])))), _NUMBER)
    for rows in row_blocks(values.shape):
        taken[rows] = values[rows][:, columns]
    return taken


def _read(file: IO[bytes], values: np.ndarray) -> None:
    """Fill an array; one call may give less than is asked for."""
    left = values.data.cast("B")
    while left:
        got = file.readinto(left)  # type: ignore[attr-defined]
        if not got:
            raise OSError("a file of intermediate values ended early")
        left = left[got:]


def _write(file: IO[bytes], values: np.ndarray) -> None:
    left = values.data.cast("B")
    while left:
        left = left[file.write(left) :]
