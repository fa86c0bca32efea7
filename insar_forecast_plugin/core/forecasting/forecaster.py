# SPDX-License-Identifier: GPL-2.0-or-later
"""What every forecaster is given, and what it must do.

Honesty is in the shape of these types: a forecaster sees a :class:`ForecastData` that ends at the origin, so nothing
dated later can reach training, scaling, early stopping or calibration. Who measures a forecaster fits it on
``data.until(k)`` and forecasts from ``data.until(k)``, ``data.until(k + 1)``, ...; the measurer keeps what came after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Protocol, Self, runtime_checkable

import numpy as np

from ..bundle import Bundle
from ..errors import InputError
from ..progress import Progress
from ..series import TimeSeriesPoints
from ..stack import RasterStack

_VALIDATION_SHARE = 0.2


@dataclass(frozen=True)
class ForecastData:
    """Series up to an origin, which is their last epoch.

    Parameters
    ----------
    coordinates
        Easting and northing in metres, float64, shape (n_points, 2).
    dates
        Epochs, ``datetime64[D]``, increasing, shape (n_epochs,).
    displacement
        mm, float32, shape (n_points, n_epochs), NaN where missing.
    grid
        The same series on a grid, with the same dates, for forecasters that look at maps; None where none is needed.
    """

    coordinates: np.ndarray
    dates: np.ndarray
    displacement: np.ndarray
    grid: RasterStack | None = None

    @classmethod
    def from_points(cls, points: TimeSeriesPoints, grid: RasterStack | None = None) -> Self:
        """Take what forecasting needs of points whose coordinates are in metres."""
        return cls(points.coordinates, points.dates, points.displacement, grid)

    def until(self, epochs: int) -> ForecastData:
        """Return what was known after the first ``epochs`` epochs; views, nothing is copied."""
        grid = self.grid
        if grid is not None:
            grid = replace(grid, dates=grid.dates[:epochs], values=grid.values[:epochs])
        return replace(self, dates=self.dates[:epochs], displacement=self.displacement[:, :epochs], grid=grid)

    @property
    def origin(self) -> np.datetime64:
        """The last date."""
        return self.dates[-1]

    @property
    def epoch_count(self) -> int:
        """Number of epochs."""
        return len(self.dates)


@dataclass(frozen=True)
class FitRecord:
    """What happened while a forecaster was fitted, for the report.

    Parameters
    ----------
    training_loss, stopping_loss
        Mean squared error in mm2 after each training epoch on the training span and on the span that decided when to
        stop (or what share a part gets); empty where nothing was trained step by step.
    facts
        Names and values for the report, in words.
    """

    training_loss: tuple[float, ...] = ()
    stopping_loss: tuple[float, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)


class Predictor(Protocol):
    """What can be measured: it forecasts at points."""

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """See :meth:`Forecaster.predict`."""


class Forecaster(Predictor, Protocol):
    """A way to forecast at points; both presets of the plugin fulfil it.

    A forecaster is made with its configuration (a :class:`~.calendar.Calendar`, a seed, a device), then fitted, or it
    is restored from a model file.
    """

    kind: ClassVar[str]
    """Name of the forecaster in model files: ``cnn_lstm_paper``, ``cnn_lstm_anchored``."""

    def fit(self, data: ForecastData, progress: Progress) -> FitRecord:
        """Learn from the data; all of it may be used, and what is kept for early stopping is taken from it."""

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Forecast from the data's last epoch.

        Parameters
        ----------
        dates
            Future epochs, one a horizon step, ``datetime64[D]``, shape (n_horizons,), at most the fitted horizon.

        Returns
        -------
        mm, float32, shape (n_points, n_horizons); NaN only at points that the forecaster cannot know (outside the
        grid, or without any observation).

        Raises
        ------
        InputError
            The data have fewer epochs than the lookback, or more horizons are asked for than were fitted.
        """

    def to_bundle(self) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
        """Return the tensors and the forecaster's own facts (plain JSON values) for a model file."""

    @classmethod
    def from_bundle(cls, bundle: Bundle, *, device: str = "auto") -> Self:
        """Restore a fitted forecaster from a model file's content."""


@runtime_checkable
class GridForecaster(Protocol):
    """A forecaster that makes maps itself, rather than points that are then interpolated."""

    def predict_grid(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Forecast on the data's grid; mm, float32, shape (n_horizons, rows, columns), NaN where nothing is known."""


@dataclass(frozen=True)
class TimeSplit:
    """Epochs before ``end`` are for learning, those from ``end`` on for measuring.

    Targets of a window belong to the side their own date is on; windows of the measured side look back into the
    learning side, which is the past.
    """

    end: int
    total: int

    @property
    def measured(self) -> int:
        """Epochs on the measured side."""
        return self.total - self.end


def split_in_time(
    epochs: int, *, lookback: int, horizon: int, share: float = _VALIDATION_SHARE, of: int | None = None
) -> TimeSplit:
    """Keep the last epochs for measuring: ``share`` of the possible targets, and one horizon where that leaves enough.

    Parameters
    ----------
    of
        Epochs of the whole series, where these are the ones that an earlier split left to learn from; for the message.

    Raises
    ------
    InputError
        Not even one window with all its targets would be left to learn from.
    """
    end = _end_of_learning(epochs, lookback, horizon, share)
    if end is None:
        needed = lookback + horizon + max(1, round(horizon * share / (1 - share)) + 1)
        found, remedy = f"{epochs} epochs", ""
        if of is not None:
            found = f"The first {epochs} of {of} epochs (the others are kept to measure the error)"
            possible = (steps for steps in range(horizon - 1, 0, -1) if _fits_twice(of, lookback, steps, share))
            longest = next(possible, None)
            remedy = "" if longest is None else f" (with this lookback, {longest} steps are possible)"
        raise InputError(
            f"{found} are too few for training and measuring the error: a lookback of {lookback} epochs and a "
            f"horizon of {horizon} steps need about {needed}. Use longer series, or a smaller LOOKBACK_DAYS or "
            f"HORIZON_DAYS{remedy}."
        )
    return TimeSplit(end=end, total=epochs)


def _end_of_learning(epochs: int, lookback: int, horizon: int, share: float) -> int | None:
    """Return the number of epochs to learn from, None where that is not even one window with all its targets."""
    targets = epochs - lookback
    measured = max(1, round(share * targets))
    if targets - horizon >= 2 * horizon:
        measured = max(measured, horizon)
    return None if targets - measured < horizon else epochs - measured


def _fits_twice(epochs: int, lookback: int, horizon: int, share: float) -> bool:
    """Tell whether a series can be split, and what is left to learn from once more."""
    left = _end_of_learning(epochs, lookback, horizon, share)
    return left is not None and _end_of_learning(left, lookback, horizon, share) is not None


def measured_origins(split: TimeSplit, *, most: int) -> Iterator[int]:
    """Yield the numbers of epochs known at up to ``most`` origins, evenly spread over the measured side.

    The first is the end of learning; each leaves at least one epoch to compare with.
    """
    count = min(most, split.measured)
    yield from np.unique(np.linspace(split.end, split.total - 1, count).round().astype(int)).tolist()
