# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of a file that stand far outside all others: repeated to the digit they stand for no value."""

from __future__ import annotations

import numpy as np

_LEAST = 90.0
"""What is smaller, in any unit, may be a displacement beside others that hardly move."""
_MOST = 64
_FAR, _FAR_ALONE = 3.0, 10.0
"""So many times as large as the rest is a number that stands there again and again, and one that stands there once."""
_NEARBY = 0.1
"""Displacements have others so near; a format's own number for no data has not."""


class FarValues:
    """Looks, block by block, for numbers that stand far outside the rest of a file.

    Examples
    --------
    >>> found = FarValues()
    >>> found.add(np.array([[1.5, -9999.5, 2.5, 54321.0, 3.5, -9999.5]], dtype=np.float32))
    >>> found.repeated(), found.alone()
    ([-9999.5], [54321.0])
    """

    def __init__(self) -> None:
        self._rest = 0.0
        """Size of the largest number that is not among the largest below."""
        self._largest: dict[float, int] = {}
        """The numbers of the largest size, and how often each is there."""
        self._rows: dict[float, np.ndarray] = {}
        """The first series with each of them: a row that a file holds twice does not repeat its numbers."""

    def add(self, block: np.ndarray) -> None:
        """Take note of some series, float32, shape (n_points, n_epochs), NaN where missing."""
        size = np.abs(block)
        top = float(np.fmax.reduce(size, axis=None, initial=0.0))
        if top < _LEAST:
            self._rest = max(self._rest, top)
            return
        large = size >= _LEAST
        self._rest = max(self._rest, float(np.max(size, initial=0.0, where=size < _LEAST)))
        rows, values = np.nonzero(large)[0], block[large]
        by_size = sorted({*self._largest, *np.unique(values[np.abs(values) > self._rest]).tolist()}, key=abs)
        if len(by_size) > _MOST:
            self._rest = max(self._rest, abs(by_size[-_MOST - 1]))
        self._largest = {value: self._largest.get(value, 0) for value in by_size[-_MOST:]}
        self._rows = {value: row for value, row in self._rows.items() if value in self._largest}
        beyond = np.abs(values) > self._rest
        rows, values = rows[beyond], values[beyond]
        for value in np.unique(values).tolist():
            self._largest[value] += self._new(value, block, rows[values == value])

    def _new(self, value: float, block: np.ndarray, rows: np.ndarray) -> int:
        """Return how often a number is in series that do not repeat its first one; ``rows`` tells where it is."""
        first = self._rows.get(value)
        own = 0
        if first is None:
            first = self._rows[value] = block[rows[0]].copy()
            own = int((rows == rows[0]).sum())
        repeats = np.array([np.array_equal(block[row], first, equal_nan=True) for row in rows[: 2 * _MOST]])
        return own + len(rows) - int(repeats.sum())

    def repeated(self) -> list[float]:
        """Return the numbers far outside the rest that are there more than once."""
        return [value for value, count in self._far() if count > 1]

    def alone(self) -> list[float]:
        """Return the numbers far outside the rest that are there once."""
        return [value for value, count in self._far() if count == 1]

    def _far(self) -> list[tuple[float, int]]:
        """Return the numbers that are far outside the rest, and how often they are there, by size."""
        far: list[tuple[float, int]] = []
        rest = self._rest
        values = np.array(sorted(self._largest, key=abs))
        for value in values.tolist():
            count = self._largest[value]
            lonely = int((np.abs(values - value) < _NEARBY * abs(value)).sum()) == 1
            if lonely and rest > 0 and abs(value) >= (_FAR if count > 1 else _FAR_ALONE) * rest:
                far.append((value, count))
            else:  # the rest of the file reaches beyond what seemed far
                far, rest = [], abs(value)
        return far
