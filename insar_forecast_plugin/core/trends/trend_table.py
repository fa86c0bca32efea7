# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes and parameters of all points of a layer, worked out block by block."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np
from threadpoolctl import threadpool_limits

from ..errors import InputError
from ..progress import Progress
from .classes import CLASSES, MINIMUM_EPOCHS, NO_CLASS, STABLE
from .fits.breakpoints import TimeAxis
from .fits.jumps import MOST_JUMPS
from .fits.statistical import TrendFits, fit_trends
from .fits.thresholds import MotionLimits
from .network.network_inputs import network_view

BLOCK = 4096
"""Series worked on at a time: with fewer, threads wait for one another; with more, memory grows for nothing."""
_BLOCK_VALUES = 1_300_000
"""Longer series are worked on fewer at a time, so that a block's memory stays what it is."""
_MOST_THREADS = 4
"""More would wait for the writing of points, and each needs memory for a block of its own."""

B = TypeVar("B")
R = TypeVar("R")

Probabilities = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Channels (n, CHANNELS, STEPS) and features (n, n_features) -> probabilities (n, 5)."""


@dataclass(frozen=True)
class TrendTable:
    """Classes and parameters of n points; NaN, NaT or -1 where a point has none.

    Parameters
    ----------
    tested
        Class codes by the tests, int8, shape (n,).
    probability
        Of each class by the network, float32, shape (n, 5); NaN where no network was asked.
    velocity, velocity_sigma, velocity_1, velocity_1_sigma, velocity_2, velocity_2_sigma
        mm/yr, float32, shape (n,).
    acceleration, acceleration_sigma
        mm/yr^2, float32, shape (n,).
    break_date
        ``datetime64[D]``, shape (n,).
    break_sigma_days
        float32, shape (n,).
    jump_dates
        ``datetime64[D]``, shape (n, 4), largest jump first.
    jump_sizes, jump_sigmas
        mm, float32, shape (n, 4).
    """

    tested: np.ndarray
    probability: np.ndarray
    velocity: np.ndarray
    velocity_sigma: np.ndarray
    velocity_1: np.ndarray
    velocity_1_sigma: np.ndarray
    velocity_2: np.ndarray
    velocity_2_sigma: np.ndarray
    acceleration: np.ndarray
    acceleration_sigma: np.ndarray
    break_date: np.ndarray
    break_sigma_days: np.ndarray
    jump_dates: np.ndarray
    jump_sizes: np.ndarray
    jump_sigmas: np.ndarray

    @classmethod
    def empty(cls, count: int) -> TrendTable:
        """Return a table in which no point has a class."""
        shapes: dict[str, tuple[int, ...]] = {"probability": (count, len(CLASSES))}
        columns = {}
        for item in fields(cls):
            shape = shapes.get(item.name, (count, MOST_JUMPS) if item.name.startswith("jump") else (count,))
            if "date" in item.name:
                columns[item.name] = np.full(shape, np.datetime64("NaT", "D"))
            elif item.name == "tested":
                columns[item.name] = np.full(shape, NO_CLASS, dtype=np.int8)
            else:
                columns[item.name] = np.full(shape, np.nan, dtype=np.float32)
        return cls(**columns)

    @property
    def networked(self) -> np.ndarray:
        """Class codes by the network, int8, shape (n,); -1 where no network was asked."""
        asked = np.isfinite(self.probability[:, 0])
        return np.where(asked, np.nan_to_num(self.probability).argmax(axis=1), NO_CLASS).astype(np.int8)


@dataclass(frozen=True)
class TrendFitter:
    """What classifies the series of one layer and fits their parameters.

    Parameters
    ----------
    calendar
        The layer's epochs.
    limits
        What separates the classes.
    probabilities
        The network; the tests alone where None.
    """

    calendar: TimeAxis
    limits: MotionLimits
    probabilities: Probabilities | None = None

    @classmethod
    def of(
        cls,
        dates: np.ndarray,
        limits: MotionLimits,
        probabilities: Probabilities | None = None,
        seams: np.ndarray | None = None,
    ) -> TrendFitter:
        """Make it for dates, shape (n_epochs,), and the dates at which releases are joined, shape (n_seams,).

        Raises
        ------
        InputError
            There are fewer than 10 epochs.
        """
        if len(dates) < MINIMUM_EPOCHS:
            raise InputError(
                f"The layer has {len(dates)} epochs; trend classes need at least {MINIMUM_EPOCHS}. Use a "
                "layer with more dates."
            )
        return cls(TimeAxis.of(dates, seams), limits, probabilities)

    def table(self, displacement: np.ndarray, reference: np.ndarray) -> TrendTable:
        """Return classes and parameters of some thousand series.

        Parameters
        ----------
        displacement
            mm, shape (n, n_epochs), NaN where missing.
        reference
            Velocity in mm/yr taken from each series before its class is judged, shape (n,).
        """
        table = TrendTable.empty(len(displacement))
        for rows in fitting_blocks(displacement):
            self.fill(table, rows, displacement, reference)
        return table

    def fill(self, table: TrendTable, rows: np.ndarray, displacement: np.ndarray, reference: np.ndarray) -> None:
        """Fill some rows (indices) of a table; all of them complete, or none."""
        calendar = self.calendar
        series = displacement[rows].astype(float)
        taken = reference[rows]
        if taken.any():
            series -= taken[:, None] * (calendar.time + 1) * calendar.half_span
        fits = fit_trends(calendar, series, self.limits)
        still = np.nanmax(series, axis=1) == np.nanmin(series, axis=1)
        table.tested[rows] = np.where(still, STABLE, fits.classes)
        if self.probabilities is not None:
            given = self.probabilities(*network_view(calendar, fits, np.isfinite(series), self.limits))
            given[still] = np.eye(len(CLASSES))[STABLE]
            table.probability[rows] = given
        _keep_parameters(calendar, fits, table, rows, taken)


def trend_table(
    dates: np.ndarray,
    displacement: np.ndarray,
    limits: MotionLimits,
    *,
    progress: Progress,
    probabilities: Probabilities | None = None,
    seams: np.ndarray | None = None,
    reference: np.ndarray | float = 0.0,
) -> TrendTable:
    """Classify points that are in memory and fit their parameters.

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    displacement
        mm, shape (n, n_epochs), NaN where missing.
    probabilities
        The network; the tests alone where None.
    seams
        Dates at which releases are joined, shape (n_seams,).
    reference
        Velocity in mm/yr taken from every series before its class is judged, a number or shape (n,). The velocities
        in the table are those of the series as they came.

    Raises
    ------
    InputError
        There are fewer than 10 epochs.
    """
    fitter = TrendFitter.of(dates, limits, probabilities, seams)
    table = TrendTable.empty(len(displacement))
    taken = np.broadcast_to(np.asarray(reference, dtype=float), len(displacement))
    done = 0
    for rows, _ in side_by_side(
        lambda rows: fitter.fill(table, rows, displacement, taken), fitting_blocks(displacement)
    ):
        done += len(rows)
        progress(done / len(displacement), f"Classifying trends: {done} points")
    return table


def side_by_side(work: Callable[[B], R], blocks: Iterable[B]) -> Iterator[tuple[B, R]]:
    """Yield blocks, in their order, with what the work makes of them, some being worked on at once.

    No more blocks are taken than are being worked on, and while the caller is busy with one, work on the next goes on.
    The blocks are what runs at once: more threads inside each would only wait for one another.
    """
    threads = min(os.cpu_count() or 1, _MOST_THREADS)
    waiting: deque[tuple[B, Future[R]]] = deque()
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(threads) as pool:
        for block in blocks:
            waiting.append((block, pool.submit(work, block)))
            if len(waiting) > threads:
                first, made = waiting.popleft()
                yield first, made.result()
        while waiting:
            first, made = waiting.popleft()
            yield first, made.result()


def fitting_blocks(displacement: np.ndarray) -> Iterator[np.ndarray]:
    """Yield row indices, complete series apart from those with gaps: the former share one fit geometry."""
    complete = np.empty(len(displacement), dtype=bool)
    enough = np.empty(len(displacement), dtype=bool)
    for start in range(0, len(displacement), BLOCK):
        count = np.isfinite(displacement[start : start + BLOCK]).sum(axis=1)
        complete[start : start + BLOCK] = count == displacement.shape[1]
        enough[start : start + BLOCK] = count >= MINIMUM_EPOCHS
    step = min(BLOCK, max(256, _BLOCK_VALUES // max(displacement.shape[1], 1)))
    for kind in (complete, ~complete & enough):
        rows = np.flatnonzero(kind)
        for start in range(0, len(rows), step):
            yield rows[start : start + step]


def _keep_parameters(
    calendar: TimeAxis, fits: TrendFits, table: TrendTable, rows: np.ndarray, taken: np.ndarray
) -> None:
    motion, jumps = fits.motion, fits.jumps
    table.velocity[rows] = motion.velocity + taken
    table.velocity_1[rows] = motion.velocity_1 + taken
    table.velocity_2[rows] = motion.velocity_2 + taken
    for name in ("velocity_sigma", "velocity_1_sigma", "velocity_2_sigma", "acceleration", "acceleration_sigma"):
        getattr(table, name)[rows] = getattr(motion, name)
    table.break_date[rows] = calendar.dates[motion.break_at]
    table.break_sigma_days[rows] = motion.break_sigma_days
    order = np.argsort(-np.nan_to_num(np.abs(jumps.size)), axis=1, kind="stable")
    at = np.take_along_axis(jumps.at, order, axis=1)
    table.jump_dates[rows] = np.where(at >= 0, calendar.dates[at], np.datetime64("NaT", "D"))
    table.jump_sizes[rows] = np.take_along_axis(jumps.size, order, axis=1)
    table.jump_sigmas[rows] = np.take_along_axis(jumps.sigma, order, axis=1)
