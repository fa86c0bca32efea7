# SPDX-License-Identifier: GPL-2.0-or-later
"""What the log and the report need of a classification: some tens of bytes a point, gathered block by block."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import numpy as np

from ..series import TimeSeriesPoints
from ..trend_classes import TREND_CLASSES, TrendClasses
from .classes import NO_CLASS
from .trend_table import TrendTable

EXAMPLES = 3
"""Series of each class that the report shows."""


@dataclass(frozen=True)
class TrendSummary:
    """Classes and some parameters of n points.

    Parameters
    ----------
    coordinates
        float64, shape (n, 2).
    chosen, tested
        Class codes by the method asked for and by the tests, int8, shape (n,).
    score
        Highest probability by the network, float32, NaN where it was not asked, shape (n,).
    velocity
        mm/yr, float32, shape (n,).
    reference
        What is taken off, mm/yr, float32, NaN where its field holds none, shape (n,).
    break_date, jump_date
        Of the bend and of the largest jump, ``datetime64[D]``, NaT where there is none, shape (n,).
    """

    coordinates: np.ndarray
    chosen: np.ndarray
    tested: np.ndarray
    score: np.ndarray
    velocity: np.ndarray
    reference: np.ndarray
    break_date: np.ndarray
    jump_date: np.ndarray

    @property
    def classified(self) -> np.ndarray:
        """Which points have a class, bool, shape (n,)."""
        return self.chosen != NO_CLASS


@dataclass(frozen=True)
class ExampleSeries:
    """A series of a class, for the report.

    Parameters
    ----------
    pid
        The point.
    code
        Its class.
    score
        The network's probability of the class, 0 where it was not asked.
    displacement
        mm, shape (n_epochs,).
    break_date
        ``datetime64[D]``.
    jump_dates
        ``datetime64[D]``, shape (n_jumps,).
    """

    pid: str
    code: int
    score: float
    displacement: np.ndarray
    break_date: np.datetime64
    jump_dates: np.ndarray


@dataclass
class Summary:
    """A summary that grows with every block of points."""

    method: str
    classes: TrendClasses = TREND_CLASSES
    _parts: list[TrendSummary] = field(default_factory=list)
    _examples: list[ExampleSeries] = field(default_factory=list)

    def add(self, points: TimeSeriesPoints, table: TrendTable, reference: np.ndarray) -> None:
        """Take in a block; ``reference`` is what is taken off, mm/yr, shape (n_points,)."""
        chosen = table.tested if self.method == "statistical" else table.networked
        self._parts.append(
            TrendSummary(
                coordinates=points.coordinates,
                chosen=chosen,
                tested=table.tested,
                score=table.probability.max(axis=1),
                velocity=table.velocity,
                reference=reference.astype(np.float32),
                break_date=table.break_date,
                jump_date=table.jump_dates[:, 0].copy(),
            )
        )
        for code in range(len(self.classes)):
            rows = np.flatnonzero(chosen == code)
            score = np.nan_to_num(table.probability[rows, code])
            for row, one in ((rows[at], float(score[at])) for at in _from_the_better_half(score)):
                jumps = table.jump_dates[row]
                self._examples.append(
                    ExampleSeries(
                        pid=str(points.pid[row]),
                        code=code,
                        score=one,
                        displacement=points.displacement[row].copy(),
                        break_date=table.break_date[row],
                        jump_dates=jumps[~np.isnat(jumps)],
                    )
                )

    def points(self) -> TrendSummary:
        """Return what was gathered of all points."""
        return TrendSummary(
            *(np.concatenate([getattr(part, item.name) for part in self._parts]) for item in fields(TrendSummary))
        )

    def examples(self, code: int) -> list[ExampleSeries]:
        """Return up to three series of a class, from those with the higher scores."""
        found = [one for one in self._examples if one.code == code]
        return [found[at] for at in _from_the_better_half(np.array([one.score for one in found]))]


def _from_the_better_half(score: np.ndarray) -> np.ndarray:
    """Return up to three indices, spread over the upper half of the scores: clear examples but not three neighbours."""
    order = np.argsort(-score, kind="stable")
    if len(order) <= EXAMPLES:
        return order
    return order[np.linspace(0, len(order) // 2, EXAMPLES).astype(int)]
