# SPDX-License-Identifier: GPL-2.0-or-later
"""An opened stack, of whatever product: its header, and functions that read rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from types import TracebackType

import numpy as np

from ...errors import InputError
from .stack_source import StackHeader

LEAST_EPOCHS = 3

Rows = Callable[[int, int], np.ndarray]
"""From the first row and the one behind the last, counted from the north, to values."""


class OpenedStack:
    """A stack whose reader gave it what reads rows; see :class:`~.stack_source.StackSource`.

    Parameters
    ----------
    header
        What the stack says of itself.
    epochs
        Reads rows of all epochs, in the order of the header's dates, shape (n_epochs, n_rows, columns).
    layers
        Name -> what reads rows of a still layer, shape (n_rows, columns).
    closing
        Closes the files.
    """

    def __init__(self, header: StackHeader, epochs: Rows, layers: Mapping[str, Rows], closing: ExitStack) -> None:
        self.header = header
        self._epochs = epochs
        self._layers = dict(layers)
        self._closing = closing

    def read_rows(self, first: int, last: int) -> np.ndarray:
        """Read rows of all epochs, float32, shape (n_epochs, last - first, columns), NaN where nothing is known."""
        return _finite(self._epochs(first, last))

    def read_layer(self, name: str, first: int, last: int) -> np.ndarray:
        """Read rows of a still layer named in the header, float32, shape (last - first, columns)."""
        return _finite(self._layers[name](first, last))

    def __enter__(self) -> OpenedStack:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close its files."""
        self._closing.close()


def _finite(values: np.ndarray) -> np.ndarray:
    """Return values as float32 of their own, infinities as NaN."""
    with np.errstate(over="ignore"):
        values = np.array(values, dtype=np.float32)
    values[~np.isfinite(values)] = np.nan
    return values


def southwards(read: Rows, rows: int) -> Rows:
    """Return what reads rows from the north, of what reads them from the south; ``rows`` is the number of all."""

    def turned(first: int, last: int) -> np.ndarray:
        return read(rows - last, rows - first)[..., ::-1, :]

    return turned


def checked_dates(dates: np.ndarray, name: str) -> np.ndarray:
    """Return the places of dates in increasing order, shape (n_epochs,).

    Parameters
    ----------
    dates
        Epochs as the product lists them, ``datetime64[D]``, shape (n_epochs,).
    name
        The file or folder, for messages.

    Raises
    ------
    InputError
        There are fewer than three, or a date is there twice.

    Examples
    --------
    >>> checked_dates(np.array(["2024-01-09", "2024-01-03", "2024-01-15"], dtype="datetime64[D]"), "cum.h5")
    array([1, 0, 2])
    """
    if len(dates) < LEAST_EPOCHS:
        listed = ", ".join(map(str, dates)) or "none"
        raise InputError(
            f"{name} has {len(dates)} epochs ({listed}); expected {LEAST_EPOCHS} or more. "
            "Choose a whole time series of displacement."
        )
    order = np.argsort(dates, kind="stable")
    again = np.flatnonzero(np.diff(dates[order]) == np.timedelta64(0, "D"))
    if len(again):
        raise InputError(
            f"{name} has the date {dates[order][again[0]]} more than once; expected every date once. "
            "Remove the epochs that are repeated."
        )
    return order
