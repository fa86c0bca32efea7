# SPDX-License-Identifier: GPL-2.0-or-later
"""What a region tells of unchanged series: their noise, how much they stand out, and from which strength on to alarm.

Some thousand series, evenly spread, tell it; with it every series can be watched by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from ..errors import InputError
from ..progress import Part, Progress
from ..spread_rows import evenly
from .alarm_calibration import Calibration, calibrate, earlier_windows, too_little
from .correlated_noise import MemoryNoise
from .monitored import TELLING_SERIES, Monitor, RegionNoise, noise_of
from .onset_scan import Window
from .relative_series import RelativeSeries

LEAST_EPOCHS = 40
"""Epochs that a layer has to have."""


@dataclass(frozen=True)
class WatchSetting:
    """What is watched for.

    Parameters
    ----------
    since
        The first date on which a change may begin, ``datetime64[D]``.
    kinds
        Of velocity, jump and acceleration.
    rate
        False alarms per series and year.
    seams
        Dates at which releases are joined, ``datetime64[D]``, shape (n_seams,).
    """

    since: np.datetime64
    kinds: tuple[str, ...]
    rate: float
    seams: np.ndarray


def window_since(dates: np.ndarray, since: np.datetime64) -> Window:
    """Return the looks after a date.

    Raises
    ------
    InputError
        There are too few epochs, none after the date, or too few before it.
    """
    if len(dates) < LEAST_EPOCHS:
        raise InputError(
            f"The layer has {len(dates)} epochs; at least {LEAST_EPOCHS} are needed to tell a change from noise. Use a "
            "layer with more dates."
        )
    first = int(np.searchsorted(dates, since, side="right"))
    if first >= len(dates) - 1 or first == 0:
        raise InputError(
            f"SINCE is {since}, but the epochs run from {dates[0]} to {dates[-1]}. Set SINCE to a date between them, "
            "with at least two epochs after it."
        )
    days = (dates - dates[0]).astype(float)
    if not earlier_windows(days, first, float(days[-1] - days[first]), len(dates) - first):
        raise InputError(too_little(days, first, dates[0]))
    return Window(first, len(dates))


def telling_rows(count: int) -> np.ndarray:
    """Return which of so many series tell what is usual, row numbers, increasing."""
    return evenly(count, TELLING_SERIES)


@dataclass(frozen=True)
class Yardstick:
    """What unchanged series of a region are like.

    Parameters
    ----------
    noise
        Of the region.
    calibration
        How often unchanged series stand out.
    usual
        Usual size of innovations, mm, shape (2, n_wanders); see :meth:`~.monitored.Monitor.usual_sizes`.
    """

    noise: RegionNoise
    calibration: Calibration
    usual: np.ndarray

    @classmethod
    def of(
        cls, told: RelativeSeries, dates: np.ndarray, *, setting: WatchSetting, alike: int, progress: Progress
    ) -> Yardstick:
        """Tell it from series.

        Parameters
        ----------
        told
            The series of :func:`telling_rows`.
        dates
            ``datetime64[D]``, shape (n_epochs,).
        alike
            How many of the series hang together.

        Raises
        ------
        InputError
            The dates or the series do not allow it.
        """
        days, seams = (dates - dates[0]).astype(float), (setting.seams - dates[0]).astype(float)
        window = window_since(dates, setting.since)
        noise = noise_of(told, days, seams, window.first, Part(progress, 0.0, 0.25))
        calibration = calibrate(
            told,
            days,
            seams,
            noise,
            window=window,
            kinds=setting.kinds,
            alike=alike,
            progress=Part(progress, 0.25, 1.0),
        )
        usual = Monitor(days, seams, noise, window, setting.kinds).usual_sizes(told.values, told.there)
        return cls(noise, calibration, usual)

    def monitor(self, dates: np.ndarray, setting: WatchSetting) -> Monitor:
        """Return what watches single series of the region."""
        days, seams = (dates - dates[0]).astype(float), (setting.seams - dates[0]).astype(float)
        window = window_since(dates, setting.since)
        return Monitor(days, seams, self.noise, window, setting.kinds, usual=self.usual)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        calibration = asdict(self.calibration)
        told = {"strengths": self.calibration.strengths.tolist(), "shares": self.calibration.shares.tolist()}
        return {
            "model": asdict(self.noise.model),
            "spread": self.noise.spread.tolist(),
            "calibration": {**calibration, **told},
            "usual": self.usual.tolist(),
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Yardstick:
        """Make it from plain values."""
        told = values["calibration"]
        arrays = {name: np.array(told[name], dtype=float) for name in ("strengths", "shares")}
        calibration = Calibration(**{**told, **arrays})
        noise = RegionNoise(MemoryNoise(**values["model"]), np.array(values["spread"], dtype=float))
        return cls(noise, calibration, np.array(values["usual"], dtype=float))
