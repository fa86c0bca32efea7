# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of a file that stand for no value: placeholders such as -9999, and zeros where nothing was measured."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ..progress import Progress
from .far_values import FarValues

_PLACEHOLDERS = (999.0, -999.0, 9999.0, -9999.0, 99999.0, -99999.0, 32767.0, -32767.0, -32768.0)
_LARGEST = np.float32(1e6)
"""No displacement in any unit; larger numbers are a format's own no-data value (1e20, -3.4e38)."""
_NEARBY = 0.1
_RUN = 10
_RARE = 0.02
"""Zeros are values of noise where more than this share of the other values is zero too."""


class Placeholders:
    """Finds placeholders such as 999 or -9999 in series, block by block, and takes them away.

    A number such as 999 can be a measurement where the file has other values within a tenth of it. That is known at its
    end only: :attr:`measured` then has it, and the file is to be read again with it. It is then one in the series whose
    values before and after it come as near; elsewhere it stands for none.

    Parameters
    ----------
    measured
        Numbers that can be measurements.
    none
        Numbers that an earlier reading of the file found far outside the rest, again and again: they stand for none.

    Examples
    --------
    >>> series = np.array([[1.5, -9999.0, 2.5]], dtype=np.float32)
    >>> found = Placeholders()
    >>> found.clear(series)
    >>> series.tolist(), found.counts
    ([[1.5, nan, 2.5]], {-9999.0: 1})
    """

    def __init__(self, measured: Iterable[float] = (), none: Iterable[float] = ()) -> None:
        self.far = FarValues()
        """What stands outside the rest, once placeholders are gone."""
        self.counts: dict[float, int] = {}
        self.kept: dict[float, int] = {}
        """How often a number stays that looks like a placeholder."""
        self._left_alone = frozenset(measured)
        self._near: set[float] = set()
        self._none = np.array([*none], dtype=np.float32)

    @property
    def measured(self) -> frozenset[float]:
        """Numbers that turned out to be measurements, and had been taken away."""
        return frozenset(value for value in self._near if self.counts.get(value)) - self._left_alone

    def clear(self, block: np.ndarray) -> None:
        """Replace placeholders by NaN, in place; float32, shape (n_points, n_epochs), in any unit."""
        for value in self._none:
            here = block == value
            self._count(float(value), int(here.sum()))
            block[here] = np.nan
        self._clear_known(block)
        self.far.add(block)

    def _clear_known(self, block: np.ndarray) -> None:
        """Take away the numbers that are known as placeholders, and those that are too large for anything else."""
        large = block[np.abs(block) > (1 - _NEARBY) * _PLACEHOLDERS[0]]
        if not large.size:
            return
        for value in _PLACEHOLDERS:
            near = large[np.abs(large - value) < _NEARBY * abs(value)]
            if value not in self._left_alone:
                self._count(value, int((near == value).sum()))
            if not np.isin(near, _PLACEHOLDERS).all():
                self._near.add(value)
        for value, number in zip(*np.unique(large[np.abs(large) > _LARGEST], return_counts=True), strict=True):
            self._count(float(value), int(number))
        for value in self._left_alone if block.shape[1] > 1 else ():
            self._clear_where_far(block, value)
        gone = [value for value in _PLACEHOLDERS if value not in self._left_alone]
        block[np.isin(block, np.array(gone, dtype=np.float32)) | (np.abs(block) > _LARGEST)] = np.nan

    def _clear_where_far(self, block: np.ndarray, value: float) -> None:
        """Take a number away in the series whose neighbouring values are far from it."""
        for row in np.flatnonzero((block == value).any(axis=1)):
            series = block[row]
            at = np.flatnonzero(series == value)
            others = np.flatnonzero(np.isfinite(series) & ~np.isin(series, _PLACEHOLDERS))
            about = np.interp(at, others, series[others]) if len(others) else np.full(len(at), np.inf)
            far = np.abs(about - value) >= _NEARBY * abs(value)
            series[at[far]] = np.nan
            self._count(value, int(far.sum()))
            self.kept[value] = self.kept.get(value, 0) + int((~far).sum())

    def say(self, progress: Progress) -> None:
        """Tell which placeholders were taken for missing values."""
        if self.counts:
            most = sorted(self.counts.items(), key=lambda one: -one[1])[:5]
            words = ", ".join(f"{value:g} ({count} times)" for value, count in sorted(most))
            progress.warning(f"Placeholders were read as missing values: {words}.")
        alone = self.far.alone()
        if (count := len(alone)) > 0:
            words = ", ".join(f"{value:g}" for value in alone[-5:])
            progress.warning(
                f"{count} value{'s' * (count != 1)} far outside all others (such as {words}) "
                f"{'was' if count == 1 else 'were'} kept. If missing values were meant, correct the file."
            )
        kept = {value: count for value, count in self.kept.items() if count}
        if kept:
            words = ", ".join(f"{value:g} ({count} times)" for value, count in sorted(kept.items()))
            progress.info(f"Numbers that look like placeholders were kept, as their series come near them: {words}.")

    def _count(self, value: float, number: int) -> None:
        if number:
            self.counts[value] = self.counts.get(value, 0) + number


class Zeros:
    """Finds zeros that stand for no value: whole series of them, and long runs of them in other series.

    Parameters
    ----------
    epochs
        Number of epochs. A file of one epoch says nothing about its zeros.
    """

    def __init__(self, epochs: int) -> None:
        self.series = 0
        """Series of zeros alone."""
        self.in_runs = 0
        """Values in runs of zeros, in other series."""
        self.filled = np.zeros(epochs, dtype=bool)
        """Epochs with a value that belongs to no run of zeros, in other series."""
        self.moved = np.zeros(epochs, dtype=bool)
        """Epochs with a value other than zero."""
        self._epochs = epochs
        self._alone = 0
        self._others = 0
        self._rows = self._begin = 0

    def add(self, block: np.ndarray) -> np.ndarray:
        """Count zeros, shape (n_points, n_epochs), NaN where missing; return which series are zeros, shape (n_points,).

        Series without any value are not among them.
        """
        known = np.isfinite(block)
        if not self.moved.all():
            self.moved |= (known & (block != 0)).any(axis=0)
        zeros, values = np.count_nonzero(block == 0, axis=1), np.count_nonzero(known, axis=1)
        empty = (zeros == values) & (zeros > 1)
        self.series += int(empty.sum())
        if empty.any():
            block, known, zeros, values = block[~empty], known[~empty], zeros[~empty], values[~empty]
        self._rows += len(block)
        self._alone += int(zeros.sum())
        self._others += int(values.sum())
        if (zeros >= _RUN).any():
            runs = zero_runs(block)
            known &= ~runs
            count = int(runs.sum())
            self._begin += int(runs[:, 0].sum())
            self.in_runs += count
            self._alone -= count
            self._others -= count
        self.filled |= known.any(axis=0)
        return empty

    @property
    def runs_are_gaps(self) -> bool:
        """Whether runs of zeros stand for missing values: other zeros are rare, so that chance makes no such run.

        Where most series begin with one, nothing moved yet.
        """
        rest_first = 2 * self._begin > self._rows
        return self.in_runs > 0 and not rest_first and self._alone <= _RARE * self._others + self._first_epochs

    @property
    def _first_epochs(self) -> float:
        """Zeros that are there by definition: series are often counted from one epoch."""
        return self._others / max(self._epochs, 1)

    def say(self, progress: Progress) -> None:
        """Tell which zeros were taken for missing values."""
        if self.series:
            progress.warning(
                f"{self.series} point{'s' * (self.series != 1)} with zero at every epoch "
                f"{'was' if self.series == 1 else 'were'} "
                "left out as having no data. To keep such points, set KEEP_ZEROS."
            )
        if self.runs_are_gaps:
            progress.warning(
                f"{self.in_runs} zeros in runs of {_RUN} or more epochs were read as missing values. To keep them, set "
                "KEEP_ZEROS."
            )


def zero_runs(block: np.ndarray) -> np.ndarray:
    """Return which values belong to a run of ten or more zeros, bool, shape (n_points, n_epochs)."""
    zero = block == 0
    runs = np.zeros(block.shape, dtype=bool)
    rows = np.flatnonzero(zero.sum(axis=1) >= _RUN)
    if not len(rows) or block.shape[1] < _RUN:
        return runs
    whole = sliding_window_view(zero[rows], _RUN, axis=1).all(axis=2)  # a run begins at this epoch
    for offset in range(_RUN):
        runs[rows[:, None], np.arange(whole.shape[1]) + offset] |= whole
    return runs
