# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes and parameters of all points of a layer, worked out block by block."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields

import numpy as np
from threadpoolctl import threadpool_limits

from ..errors import InputError
from ..progress import Progress
from .breakpoints import Calendar, fit_base, line_coefficient
from .classes import CLASSES, MINIMUM_EPOCHS, NO_CLASS, STABLE, class_names
from .jumps import MOST_JUMPS
from .network_inputs import network_view
from .statistical import TrendFits, fit_trends
from .thresholds import MotionLimits

BLOCK = 4096
"""Series worked on at a time: with fewer, threads wait for one another; with more, memory grows for nothing."""
_ENOUGH_FOR_A_MEDIAN = 20_000

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


def trend_table(
    dates: np.ndarray,
    displacement: np.ndarray,
    limits: MotionLimits,
    *,
    progress: Progress,
    probabilities: Probabilities | None = None,
    seams: np.ndarray | None = None,
    reference: np.ndarray | float = 0.0,
    threads: int | None = None,
) -> TrendTable:
    """Classify points and fit their parameters.

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
    threads
        Blocks worked on at once; all processors where None.

    Raises
    ------
    InputError
        There are fewer than 10 epochs.
    """
    if len(dates) < MINIMUM_EPOCHS:
        raise InputError(
            f"The layer has {len(dates)} epochs; trend classes need at least {MINIMUM_EPOCHS}. Choose more dates."
        )
    calendar = Calendar.of(dates, seams)
    table = TrendTable.empty(len(displacement))
    taken = np.broadcast_to(np.asarray(reference, dtype=float), len(displacement))

    def work(rows: np.ndarray) -> None:
        series = displacement[rows].astype(float)
        if taken.any():
            series -= taken[rows, None] * (calendar.time + 1) * calendar.half_span
        fits = fit_trends(calendar, series, limits)
        still = np.nanmax(series, axis=1) == np.nanmin(series, axis=1)
        table.tested[rows] = np.where(still, STABLE, fits.classes)
        if probabilities is not None:
            given = probabilities(*network_view(calendar, fits, np.isfinite(series), limits))
            given[still] = np.eye(len(CLASSES))[STABLE]
            table.probability[rows] = given
        _keep_parameters(calendar, fits, table, rows, taken[rows])

    done = 0
    # The blocks are what runs at once; more threads inside each would only wait for one another.
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(threads or os.cpu_count() or 1) as pool:
        blocks = list(_blocks(displacement))
        for rows, _ in zip(blocks, pool.map(work, blocks), strict=True):
            done += len(rows)
            progress(done / max(len(displacement), 1), f"classifying trends, {done} points")
    return table


def median_velocity(dates: np.ndarray, displacement: np.ndarray) -> float:
    """Return the median velocity in mm/yr of the points, of 20 000 of them spread evenly where there are more."""
    calendar = Calendar.of(dates)
    spread = np.linspace(0, len(displacement) - 1, min(len(displacement), _ENOUGH_FOR_A_MEDIAN)).astype(int)
    velocities = []
    for start in range(0, len(spread), BLOCK):
        values = displacement[spread[start : start + BLOCK]].astype(float)
        values = values[np.isfinite(values).sum(axis=1) >= MINIMUM_EPOCHS]
        there = np.isfinite(values)
        if len(values):
            values = np.where(there, values - np.nanmean(values, axis=1, keepdims=True), 0.0)
            velocities.append(line_coefficient(fit_base(calendar, values, there)) / calendar.half_span)
    return float(np.median(np.concatenate(velocities))) if velocities else float("nan")


def _blocks(displacement: np.ndarray) -> Iterator[np.ndarray]:
    """Yield row indices, complete series apart from those with gaps: the former share one fit geometry."""
    complete = np.empty(len(displacement), dtype=bool)
    enough = np.empty(len(displacement), dtype=bool)
    for start in range(0, len(displacement), BLOCK):
        count = np.isfinite(displacement[start : start + BLOCK]).sum(axis=1)
        complete[start : start + BLOCK] = count == displacement.shape[1]
        enough[start : start + BLOCK] = count >= MINIMUM_EPOCHS
    for kind in (complete, ~complete & enough):
        rows = np.flatnonzero(kind)
        for start in range(0, len(rows), BLOCK):
            yield rows[start : start + BLOCK]


def _keep_parameters(
    calendar: Calendar, fits: TrendFits, table: TrendTable, rows: np.ndarray, taken: np.ndarray
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


def chosen_classes(table: TrendTable, method: str) -> np.ndarray:
    """Return the class names by METHOD, shape (n,): the tests' for ``statistical``, else the network's."""
    return class_names(table.tested if method == "statistical" else table.networked)
