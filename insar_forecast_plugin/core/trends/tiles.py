# SPDX-License-Identifier: GPL-2.0-or-later
"""Classification tile by tile, and the seam at which an engine plugs in.

:func:`classify_tile` is a plain function: the points of a tile in, a row a point out. Every series is judged by itself,
so that a tile needs no halo of points beyond its edge, and neither the tiling nor what runs at once changes a class.
:func:`side_by_side` runs it over tiles in the threads or processes that it is given; an engine of another kind takes
its place.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np
from threadpoolctl import threadpool_limits

from ..progress import Progress, Silent
from ..series import TimeSeriesPoints
from .reference import Reference
from .trend_table import TrendFitter, TrendTable, fitting_blocks

AT_ONCE = min(os.cpu_count() or 1, 4)
"""Tiles worked on at once. More would wait for the writing of points, and each needs memory of its own."""

B = TypeVar("B")
R = TypeVar("R")


@dataclass(frozen=True)
class ClassifiedTile:
    """What a tile's points are.

    Parameters
    ----------
    reference
        What is taken off each point, mm/yr, NaN where its field holds none, shape (n_points,).
    table
        Classes and parameters in the order of the points.
    """

    reference: np.ndarray
    table: TrendTable


def classify_tile(points: TimeSeriesPoints, fitter: TrendFitter, reference: Reference) -> ClassifiedTile:
    """Classify the points of a tile."""
    taken = reference.of(points)
    return ClassifiedTile(taken, fitter.table(points.displacement, np.nan_to_num(taken)))


def side_by_side(
    work: Callable[[B], R], blocks: Iterable[B], pool: Executor | None = None, *, at_once: int = AT_ONCE
) -> Iterator[tuple[B, R]]:
    """Yield blocks, in their order, with what the work makes of them, some being worked on at once.

    No more blocks are taken than are being worked on, and while the caller is busy with one, work on the next goes on.
    The blocks are what runs at once: more threads inside each would only wait for one another.

    Parameters
    ----------
    pool
        Threads or processes that do the work; None does one block after the other.
    at_once
        Blocks given to the pool at a time.
    """
    with threadpool_limits(1, "blas"):
        if pool is None:
            yield from ((block, work(block)) for block in blocks)
            return
        waiting: deque[tuple[B, Future[R]]] = deque()
        for block in blocks:
            waiting.append((block, pool.submit(work, block)))
            if len(waiting) > at_once:
                first, made = waiting.popleft()
                yield first, made.result()
        while waiting:
            first, made = waiting.popleft()
            yield first, made.result()


def trend_table(
    fitter: TrendFitter,
    displacement: np.ndarray,
    *,
    reference: np.ndarray | float = 0.0,
    pool: Executor | None = None,
    progress: Progress | None = None,
) -> TrendTable:
    """Classify points that are in memory and fit their parameters.

    >>> from .fits.thresholds import MotionLimits
    >>> dates = np.datetime64("2019-01-03") + np.arange(100) * np.timedelta64(6, "D")
    >>> years = (dates - dates[0]).astype(float) / 365.25
    >>> series = np.outer([0, 9], years) + np.random.default_rng(0).normal(0, 1, (2, 100))
    >>> fitter = TrendFitter.of(dates, MotionLimits())
    >>> table = trend_table(fitter, series)
    >>> [fitter.classes.names[code] for code in table.tested]
    ['stable', 'linear']

    Parameters
    ----------
    displacement
        mm, shape (n, n_epochs), NaN where missing.
    reference
        Velocity in mm/yr taken from every series before its class is judged, a number or shape (n,). The velocities
        in the table are those of the series as they came.
    pool
        Threads or processes that do the work; None does it here.
    """
    progress = progress or Silent()
    table = TrendTable.empty(len(displacement), fitter.classes)
    taken = np.broadcast_to(np.asarray(reference, dtype=float), len(displacement))
    done = 0

    blocks = ((rows, displacement[rows], taken[rows]) for rows in fitting_blocks(displacement))
    for (rows, _, _), part in side_by_side(partial(_fitted_block, fitter), blocks, pool):
        table.put(rows, part)
        done += len(rows)
        progress(done / len(displacement), f"Classifying trends: {done} series")
    return table


def _fitted_block(fitter: TrendFitter, block: tuple[np.ndarray, np.ndarray, np.ndarray]) -> TrendTable:
    _, displacement, taken = block
    return fitter.fitted(displacement, taken)
