# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes and parameters of points: what is fitted to some thousand series, and the table that holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields

import numpy as np

from ..errors import InputError
from ..trend_classes import TREND_CLASSES, TrendClasses
from .classes import MINIMUM_EPOCHS, NO_CLASS
from .fits.breakpoints import TimeAxis
from .fits.jumps import MOST_JUMPS, Jumps
from .fits.measured_jumps import beside_measured_jumps
from .fits.motion import Motion
from .fits.stated_errors import with_stated_errors
from .fits.statistical import fit_trends
from .fits.thresholds import MotionLimits
from .network.network_inputs import network_view

BLOCK = 4096
"""Series worked on at a time: with fewer, threads wait for one another; with more, memory grows for nothing."""
_BLOCK_VALUES = 1_300_000
"""Longer series are worked on fewer at a time, so that a block's memory stays what it is."""

Probabilities = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Channels (n, CHANNELS, STEPS) and features (n, n_features) -> probabilities (n, n_classes)."""


@dataclass(frozen=True)
class TrendTable:
    """Classes and parameters of n points; NaN, NaT or -1 where a point has none.

    Parameters
    ----------
    tested
        Class codes by the tests, int8, shape (n,).
    probability
        Of each class by the network, float32, shape (n, n_classes); NaN where no network was asked.
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
    def empty(cls, count: int, classes: TrendClasses = TREND_CLASSES) -> TrendTable:
        """Return a table in which no point has a class."""
        shapes: dict[str, tuple[int, ...]] = {"probability": (count, len(classes))}
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

    def put(self, rows: np.ndarray, part: TrendTable) -> None:
        """Fill some rows (indices) from a table of these points."""
        for item in fields(self):
            getattr(self, item.name)[rows] = getattr(part, item.name)


@dataclass(frozen=True)
class TrendFitter:
    """What classifies the series of one layer and fits their parameters.

    Parameters
    ----------
    time_axis
        The layer's epochs.
    limits
        What separates the classes.
    probabilities
        The network; the tests alone where None.
    classes
        The classes that are told apart.
    """

    time_axis: TimeAxis
    limits: MotionLimits
    probabilities: Probabilities | None = None
    classes: TrendClasses = TREND_CLASSES

    @classmethod
    def of(
        cls,
        dates: np.ndarray,
        limits: MotionLimits,
        probabilities: Probabilities | None = None,
        seams: np.ndarray | None = None,
        classes: TrendClasses = TREND_CLASSES,
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
        return cls(TimeAxis.of(dates, seams), limits, probabilities, classes)

    def table(self, displacement: np.ndarray, reference: np.ndarray) -> TrendTable:
        """Return classes and parameters of some thousand series.

        Parameters
        ----------
        displacement
            mm, shape (n, n_epochs), NaN where missing.
        reference
            Velocity in mm/yr taken from each series before its class is judged, shape (n,).
        """
        table = TrendTable.empty(len(displacement), self.classes)
        for rows in fitting_blocks(displacement):
            table.put(rows, self.fitted(displacement[rows], reference[rows]))
        return table

    def fitted(self, displacement: np.ndarray, reference: np.ndarray) -> TrendTable:
        """Do the same for series that are alike: all complete or all with gaps, each with at least 10 valid epochs."""
        time_axis, table = self.time_axis, TrendTable.empty(len(displacement), self.classes)
        series = displacement.astype(float)
        if reference.any():
            series -= reference[:, None] * (time_axis.time + 1) * time_axis.half_span
        fits = fit_trends(time_axis, series, self.limits, classes=self.classes)
        still = np.nanmax(series, axis=1) == np.nanmin(series, axis=1)
        # A constant series is of the first class, whatever a network makes of it.
        table.tested[:] = np.where(still, 0, fits.classes)
        if self.probabilities is not None:
            table.probability[:] = self.probabilities(*network_view(time_axis, fits, np.isfinite(series), self.limits))
            table.probability[still] = np.eye(len(self.classes))[0]
        motion, jumps = fits.motion, fits.jumps
        if not self.limits.exact_jumps:
            motion, jumps = beside_measured_jumps(time_axis, fits.cleaned, np.isfinite(series), motion, jumps)
        motion = with_stated_errors(time_axis, motion, np.isfinite(series))
        _keep_parameters(time_axis, motion, jumps, table, reference)
        return table


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


def _keep_parameters(time_axis: TimeAxis, motion: Motion, jumps: Jumps, table: TrendTable, taken: np.ndarray) -> None:
    table.velocity[:] = motion.velocity + taken
    table.velocity_1[:] = motion.velocity_1 + taken
    table.velocity_2[:] = motion.velocity_2 + taken
    for name in ("velocity_sigma", "velocity_1_sigma", "velocity_2_sigma", "acceleration", "acceleration_sigma"):
        getattr(table, name)[:] = getattr(motion, name)
    table.break_date[:] = time_axis.dates[motion.break_at]
    table.break_sigma_days[:] = motion.break_sigma_days
    order = np.argsort(-np.nan_to_num(np.abs(jumps.size)), axis=1, kind="stable")
    at = np.take_along_axis(jumps.at, order, axis=1)
    table.jump_dates[:] = np.where(at >= 0, time_axis.dates[at], np.datetime64("NaT", "D"))
    table.jump_sizes[:] = np.take_along_axis(jumps.size, order, axis=1)
    table.jump_sigmas[:] = np.take_along_axis(jumps.sigma, order, axis=1)
