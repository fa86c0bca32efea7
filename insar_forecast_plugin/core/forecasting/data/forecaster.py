# SPDX-License-Identifier: GPL-2.0-or-later
"""What every forecaster is given, and what it must do.

Honesty is in the shape of these types: a forecaster sees a
:class:`~.forecast_data.ForecastData` that ends at the origin, so nothing
dated later can reach training, scaling, early stopping or calibration. Who measures a forecaster fits it on
``data.until(k)`` and forecasts from ``data.until(k)``, ``data.until(k + 1)``, ...; the measurer keeps what came after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol, Self, runtime_checkable

import numpy as np

from ...bundle import Bundle
from ...progress import Progress
from .forecast_data import ForecastData
from .region_series import RegionSeries


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


class Method(Predictor, Protocol):
    """What can be back-tested: it is fitted, and it forecasts."""

    def fit(self, data: ForecastData, progress: Progress) -> FitRecord:
        """Learn from the data; all of it may be used, and what is kept for early stopping is taken from it."""


class Forecaster(Method, Protocol):
    """A way to forecast at points that is kept in a model file; both presets of the plugin fulfil it.

    A forecaster is made with its configuration (a :class:`~.forecast_calendar.ForecastCalendar`, a seed, a device),
    then fitted, or it is restored from a model file.
    """

    kind: ClassVar[str]
    """Its row in the table of methods, by which a model file names it."""

    def fit(self, data: ForecastData | RegionSeries, progress: Progress) -> FitRecord:
        """Learn as every method does, also from a region that is not in memory."""

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

    def predict_grid(self, data: ForecastData | RegionSeries, dates: np.ndarray) -> np.ndarray:
        """Forecast on the data's grid; mm, float32, shape (n_horizons, rows, columns), NaN where nothing is known."""


@runtime_checkable
class Hindcaster(Protocol):
    """A forecaster that forecasts from many past origins at less cost than one after the other."""

    def hindcast(self, data: ForecastData, epochs: list[int], horizon: int) -> Iterator[tuple[int, np.ndarray]]:
        """Yield (k, forecast) for each k of ``epochs``, the number of epochs known at a past origin.

        The forecast is for the epochs k, k + 1, ... of the data, mm, shape (n_points, up to ``horizon``). From origins
        before the end of fitting it is made by weights that a forecaster keeps for this, which have seen nothing after
        the origin; it is NaN where there are none. The plugin's own forecaster leaves out the network there, whose
        share was chosen on later dates.
        """


@runtime_checkable
class SizedForecaster(Protocol):
    """A forecaster that knows by how much its errors shrink as a series grows."""

    def error_sizes(self, dates: np.ndarray, epochs: Sequence[int], ahead: np.ndarray) -> np.ndarray:
        """Return how large errors are to be expected from past origins and from now, in any unit.

        Parameters
        ----------
        dates
            Of all epochs, ``datetime64[D]``, shape (n_epochs,).
        epochs
            Numbers of epochs known at past origins, whose forecasts are for the epochs that follow.
        ahead
            Future dates, ``datetime64[D]``, shape (n_horizons,).

        Returns
        -------
        Shape (n_origins + 1, n_horizons), the last row from now; NaN where the epochs end before the target.
        """


@runtime_checkable
class TiledForecaster(Protocol):
    """A forecaster whose forecast at a point rests on other points, and that takes what it needs of them to a tile."""

    def tiles(
        self, region: RegionSeries, epochs: Sequence[int], progress: Progress
    ) -> Iterator[tuple[np.ndarray, ForecastData]]:
        """Yield the rows of each tile's points, increasing, and the tile.

        Forecasts and hindcasts from the tile are those from all points, at the numbers ``epochs`` of known epochs.

        Parameters
        ----------
        progress
            Of what is done before the first tile.
        """


def tiles_of(
    forecaster: Predictor, region: RegionSeries, epochs: Sequence[int], progress: Progress
) -> Iterator[tuple[np.ndarray, ForecastData]]:
    """Yield a region tile by tile for any forecaster; see :class:`TiledForecaster`."""
    if isinstance(forecaster, TiledForecaster):
        yield from forecaster.tiles(region, epochs, progress)
        return
    for rows in region.tiles():
        yield rows, region.at_points(rows)
