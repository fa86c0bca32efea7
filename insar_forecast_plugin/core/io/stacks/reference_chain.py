# SPDX-License-Identifier: GPL-2.0-or-later
"""Displacement between two dates a file, whose first date may change within a stack, as one time series.

As ``rebase_timeseries`` of opera-utils 0.25.9 (``disp/_rebase.py``) does it: the displacement of the file that ends
where the first date moves to is added to all that begin there; a cell without a value there has none from then on. Here
the files are joined by their dates, whatever their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...errors import InputError
from .opened_stack import LEAST_EPOCHS, Rows


@dataclass(frozen=True)
class ReferenceChain:
    """How the epochs of a stack follow from files of two dates each.

    Parameters
    ----------
    dates
        The second dates, in increasing order, ``datetime64[D]``, shape (n_epochs,).
    files
        Of every epoch the place of its file among those given.
    parents
        Of every epoch the place of the epoch at which its file begins, -1 where that is the first of all dates.
    root
        The date to which all epochs relate.
    """

    dates: np.ndarray
    files: tuple[int, ...]
    parents: tuple[int, ...]
    root: np.datetime64

    @property
    def is_single(self) -> bool:
        """Whether all files begin at one date."""
        return set(self.parents) == {-1}

    @property
    def note(self) -> str:
        """What was done, in a sentence; empty where nothing was."""
        if self.is_single:
            return ""
        moves = len(set(self.parents)) - 1
        return f"Changes of the reference date: {moves}. Displacement was added up from {self.root}."

    def summed(self, read: Rows) -> Rows:
        """Return what reads rows of displacement since the root, of what reads those of the files, epoch by epoch."""
        if self.is_single:
            return read
        order = _parents_first(self.parents)

        def rows(first: int, last: int) -> np.ndarray:
            values = np.array(read(first, last), dtype=np.float32)
            for at in order:
                if self.parents[at] >= 0:
                    values[at] += values[self.parents[at]]
            return values

        return rows


def reference_chain(pairs: Sequence[tuple[np.datetime64, np.datetime64]], name: str) -> ReferenceChain:
    """Return how epochs follow from files of two dates.

    Parameters
    ----------
    pairs
        First and second date of every file.
    name
        The folder, for messages.

    Raises
    ------
    InputError
        There are few files, two end at one date, or they do not lead to one first date: interferograms.

    Examples
    --------
    >>> days = [np.datetime64(f"2024-01-{day:02}") for day in (1, 7, 13, 19)]
    >>> chain = reference_chain([(days[0], days[1]), (days[0], days[2]), (days[2], days[3])], "disp")
    >>> chain.parents, str(chain.root)
    ((-1, -1, 1), '2024-01-01')
    """
    if len(pairs) < LEAST_EPOCHS:
        listed = ", ".join(f"{one} to {other}" for one, other in pairs) or "none"
        raise InputError(
            f"{name} has {len(pairs)} epochs ({listed}); expected {LEAST_EPOCHS} or more. "
            "Choose a whole time series of displacement."
        )
    ends = Counter(second for _, second in pairs)
    day, count = ends.most_common(1)[0]
    if count > 1:
        raise InputError(
            f"{name} has {count} files that end at {day}, as a network of interferograms has; expected one file of "
            "displacement a date. Invert the network first, or choose the folder with the time series."
        )
    dates = np.array(sorted(ends), dtype="datetime64[D]")
    place = {date: at for at, date in enumerate(sorted(ends))}
    files, parents = [0] * len(pairs), [-1] * len(pairs)
    for number, (first, second) in enumerate(pairs):
        files[place[second]] = number
        parents[place[second]] = place.get(first, -1)
    roots = sorted({first for first, _ in pairs if first not in place})
    if len(roots) != 1 or len(_parents_first(parents)) < len(parents):
        listed = ", ".join(map(str, roots[:4])) + (" ..." if len(roots) > 4 else "")
        raise InputError(
            f"The files of {name} begin at {len(roots)} dates that no other file leads to ({listed}); expected a chain "
            "from one first date. Add the files that end at the later of them, or take out those that begin there."
        )
    return ReferenceChain(dates, tuple(files), tuple(parents), roots[0])


def _parents_first(parents: Sequence[int]) -> list[int]:
    """Return the epochs in an order in which every parent stands before its children."""
    order: list[int] = []
    left = set(range(len(parents)))
    while left:
        ready = [at for at in sorted(left) if parents[at] not in left]
        if not ready:
            break
        order += ready
        left -= set(ready)
    return order
