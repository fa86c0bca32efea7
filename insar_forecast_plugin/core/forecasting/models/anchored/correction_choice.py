# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of the network's correction is believed, told from origins that had no say in how it was made.

The best of many penalties looks better on the origins that chose it than it is: a worthless correction then opened the
gate in 10 to 20% of cases. So the validation span is cut into halves. Each half chooses penalties, and the correction
that they make is judged on the other half. Forecasts across the cut choose nothing, and are judged as the half is in
which they have more dates. All judged origins together open the gate; how wide is then told by the correction that all
of them choose, for the halves of a span in which a front arrives choose badly for each other. Horizons of more than
half of the span take the penalties of the longest one that is shorter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from ...data.overlapping import mean_over_origins
from ...data.time_split import TimeSplit
from .normal_equations import NormalEquations

_FEWEST_ORIGINS = 3
_SURE = 0.92
"""One-sided, that a correction helps. ``benchmarks/gate_of_correction.py`` measures how often a worthless one opens."""


@dataclass(frozen=True)
class WindowRows:
    """What is known of all points at one window and horizon.

    Parameters
    ----------
    known
        Epochs known at the window's end.
    step
        Epochs from there to the target.
    columns
        What the correction is made of, float32, shape (n_points, n_columns).
    left
        What the anchor leaves, mm, shape (n_points,); NaN where unknown.
    """

    known: int
    step: int
    columns: np.ndarray
    left: np.ndarray


class CorrectionChoice:
    """Chooses the penalties of a correction, then its share at each horizon.

    Parameters
    ----------
    horizon
        Steps ahead.
    split
        Targets before ``split.end`` are learnt from; the halves of what follows choose and judge.
    multiples
        By how much the penalty of each column is multiplied, shape (n_columns,).
    tried
        Penalties to choose from, each of shape (n_columns,), the most cautious last.
    """

    def __init__(self, horizon: int, split: TimeSplit, *, multiples: np.ndarray, tried: Sequence[np.ndarray]) -> None:
        self._split = split
        self._tried = tried
        self._middle = split.end + split.measured // 2

        def equations() -> list[NormalEquations]:
            return [NormalEquations(len(multiples), multiples=multiples) for _ in range(horizon)]

        self._learning, self._halves = equations(), (equations(), equations())

    def learn(self, row: WindowRows, weight: float) -> None:
        """Take the rows of a window; the weight is for learning alone."""
        if row.known + row.step <= self._split.end:
            self._learning[row.step - 1].add_rows(row.columns, row.left, weight)
        elif (half := self._half_of(row)) is not None:
            self._halves[half][row.step - 1].add_rows(row.columns, row.left)

    def penalties(self) -> list[np.ndarray]:
        """Return those of each horizon that both halves together choose, for the fit to all targets."""
        together = [first.plus(second) for first, second in zip(*self._halves, strict=True)]
        return self._chosen(together)

    def shares(self, rows: Iterable[WindowRows], stride: int) -> np.ndarray:
        """Return the share of each horizon's correction, 0 to 1, shape (n_horizons,); none where few can judge it.

        Parameters
        ----------
        rows
            Of the windows from ``split.end`` on.
        stride
            Epochs between origins.
        """
        together = self._layers(self.penalties())
        # What chooses the correction that a half judges is the other half.
        of_others = [self._layers(self._chosen(half)) for half in self._halves[::-1]]
        judged: list[list[tuple[float, float]]] = [[] for _ in self._learning]
        sized: list[list[tuple[float, float]]] = [[] for _ in self._learning]
        for row in rows:
            if np.isfinite(row.left).any():
                judged[row.step - 1].append(_sums(row, of_others[self._judged_with(row)][row.step - 1]))
                sized[row.step - 1].append(_sums(row, together[row.step - 1]))
        overlaps = [-(-step // stride) - 1 for step in range(1, len(judged) + 1)]
        return np.array(
            [
                _share(size, overlap) if _share(judge, overlap) > 0 else 0.0
                for judge, size, overlap in zip(judged, sized, overlaps, strict=True)
            ]
        )

    def _layers(self, penalties: Sequence[np.ndarray]) -> list[np.ndarray]:
        return [one.solve(penalty) for one, penalty in zip(self._learning, penalties, strict=True)]

    def _half_of(self, row: WindowRows) -> int | None:
        """Return the half that a forecast lies in with all its dates; None across the cut, and before it."""
        if row.known >= self._middle:
            return 1
        return 0 if row.known >= self._split.end and row.known + row.step <= self._middle else None

    def _judged_with(self, row: WindowRows) -> int:
        """Return the half that a forecast has more dates in."""
        return int(2 * row.known + row.step > 2 * self._middle)

    def _chosen(self, choosing: Sequence[NormalEquations]) -> list[np.ndarray]:
        """Return the penalties of each horizon with the smallest error; those of the nearest shorter one where none."""
        chosen, found = [], self._tried[-1]
        for learning, one in zip(self._learning, choosing, strict=True):
            if learning.count and one.count:
                solved = [
                    (one.squared_error(learning.solve(penalty)), index) for index, penalty in enumerate(self._tried)
                ]
                found = self._tried[min(solved)[1]]
            chosen.append(found)
        return chosen


def _sums(row: WindowRows, layer: np.ndarray) -> tuple[float, float]:
    """Return the sums over points that :func:`gate` takes of one origin."""
    known = np.isfinite(row.left)
    added = (row.columns @ layer.astype(np.float32))[known].astype(np.float64)
    return float(added @ row.left[known]), float(added @ added)


def _share(judged: Sequence[tuple[float, float]], overlap: int) -> float:
    if len(judged) < _FEWEST_ORIGINS:
        return 0.0
    product, square = np.array(judged).T
    return gate(product, square, overlap)


def gate(product: np.ndarray, square: np.ndarray, overlap: int) -> float:
    """Return the share of a correction, 0 to 1.

    The lower end of the interval of the share that makes the squared error smallest, so that a worthless correction
    gets any in fewer than 10% of cases; none where that end is not above zero. Points share the weather of a date, so a
    date counts once, and origins whose forecasts overlap share dates. On these origins the error with it is never
    larger than without, before the horizons are smoothed: the squared error falls all the way from no share to the best
    one.

    Parameters
    ----------
    product, square
        For each origin, sums over points of correction times what the anchor leaves, and of the correction
        squared, shape (n_origins,).
    overlap
        How many of the following origins lie within the horizon of one.
    """
    total = square.sum()
    if total <= 0:
        return 0.0
    best = product.sum() / total
    _, variance, freedom = mean_over_origins((product - best * square)[:, None], overlap)
    if freedom[0] <= 0:
        return 0.0
    error = stdtrit(freedom[0], _SURE) * np.sqrt(variance[0]) * len(product) / total
    return float(np.clip(best - error, 0, 1))
