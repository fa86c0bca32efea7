# SPDX-License-Identifier: GPL-2.0-or-later
"""A forecast at the points, with its intervals, its movement since the origin, and what past forecasts were worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from ...io.rows_on_disk import row_blocks

YES, NO, UNCLEAR = "yes", "no", "unclear"
"""Whether the forecast of a point is expected to beat the better simple one."""
FORECAST_ITSELF = "forecast"
"""The forecaster, in fields at the points."""
FORECASTER = "forecaster"
"""The forecaster itself, where past forecasts are compared with the simple ones."""


NOISE_OF_LEVELS = 0.4
"""Variance of the difference of two levels, in that of a value: the middle of a line through five has a fifth of it."""
_LEAST_LEFT = 0.3
_TINY = 1e-9
_OWN_NOISE = 0.5
"""Share of a point's own noise in what is taken out of its errors. The difference of two sizes that few errors tell
says little of a point; the rest is the share that all points' noise has in all points' errors."""
_EVEN_RATIOS, _LARGEST_RATIOS = 3072, 1024
"""So many past errors say how often errors are how large: some spread evenly, and the largest, of which few are."""


@dataclass(frozen=True)
class ErrorRatios:
    """How often errors are how many times as large as their size.

    Parameters
    ----------
    values
        Past errors without their sign, divided by their scale, increasing, shape (n,); of very many some, closer
        together where they are large.
    shares
        Share of errors that are no larger, 0 to 1, shape (n,). Of n past errors the i-th smallest stands for the share
        i / (n + 1), as split conformal prediction asks.
    """

    values: np.ndarray
    shares: np.ndarray

    @classmethod
    def of(cls, values: np.ndarray) -> ErrorRatios:
        """Take errors that increase.

        Examples
        --------
        >>> ErrorRatios.of(np.array([1.0, 2.0, 4.0])).shares.tolist()
        [0.25, 0.5, 0.75]
        """
        count = len(values)
        ranks = np.arange(count)
        if count > _EVEN_RATIOS + _LARGEST_RATIOS:
            even = np.linspace(0, count - 1, _EVEN_RATIOS).astype(np.int64)
            ranks = np.union1d(even, ranks[-_LARGEST_RATIOS:])
        return cls(values[ranks], (ranks + 1) / (count + 1))

    def quantile(self, share: float) -> float:
        """Return what this share of errors does not surpass; NaN where there is no error."""
        return float(np.interp(share, self.shares, self.values)) if len(self.values) else float("nan")


@dataclass(frozen=True)
class ErrorDistribution:
    """How far what comes may lie from a forecast: the size of a point's errors, and how often they are how large.

    Parameters
    ----------
    scale
        Size of the errors of each point and horizon, mm, float32, shape (n_points, n_horizons).
    ratios
        For each horizon, past errors of all points.
    everywhere
        Size of the errors of all points together, mm, shape (n_horizons,).
    """

    scale: np.ndarray
    ratios: tuple[ErrorRatios, ...]
    everywhere: np.ndarray

    def half_widths(self, level: float) -> np.ndarray:
        """Return the half width of the interval that holds ``level`` percent, mm, float32, of the scale's shape."""
        return (self.scale * np.array([ratio.quantile(level / 100) for ratio in self.ratios])).astype(np.float32)

    def at_points(self, wanted: slice | np.ndarray) -> ErrorDistribution:
        """Return that of some points; see :meth:`PointForecast.at_points`."""
        return replace(self, scale=self.scale[wanted])

    def above(self, distance: np.ndarray) -> np.ndarray:
        """Return the probability that what comes lies above the forecast by more than a distance.

        Errors to both sides count as equally likely, as they do in the intervals.

        Parameters
        ----------
        distance
            mm, of the scale's shape; negative where what is asked for lies below the forecast.

        Returns
        -------
        0 to 1, float32, of the scale's shape; NaN where the distance is.
        """
        probability = np.full(self.scale.shape, np.nan, np.float32)
        for horizon, ratio in enumerate(self.ratios):
            if not len(ratio.values):
                continue
            asked = np.abs(distance[:, horizon]) / self.scale[:, horizon]
            # Beyond the largest past error a probability remains: that of one case among one more than there are.
            beyond = 0.5 * (1 - np.interp(asked, ratio.values, ratio.shares, left=0.0))
            probability[:, horizon] = np.where(distance[:, horizon] > 0, beyond, 1 - beyond)
            probability[~np.isfinite(distance[:, horizon]), horizon] = np.nan
        return probability


@dataclass(frozen=True)
class LevelErrors:
    """Errors against the level, of each method.

    Parameters
    ----------
    by_horizon
        RMSE against the level, mm, shape (n_horizons,), NaN where nothing was compared.
    rmse
        The same over all horizons.
    noise_shares
        Share of the mean squared error against single dates that is noise of these, of each method, 0 to 1; empty where
        it cannot be told.
    noise
        Root mean square of that noise, mm; NaN where it cannot be told.
    """

    by_horizon: dict[str, np.ndarray]
    rmse: dict[str, float]
    noise_shares: dict[str, float]
    noise: float


@dataclass(frozen=True)
class Usability:
    """What past forecasts were worth.

    Parameters
    ----------
    usable
        ``yes`` where the forecast's RMSE was more than 5% below that of the better of persistence and the seasonal
        trend, and chance does not explain that it was; ``unclear`` where chance may; else ``no``, as where the point's
        series ended early; text, shape (n_points,).
    by_horizon
        RMSE in mm a method and horizon, shape (n_horizons,), NaN where nothing came yet.
    rmse
        The same over all horizons.
    best
        Which had the least error at the point: ``forecast`` or the id of a simple forecast, text, shape (n_points,).
    of_level
        Errors against the level around each target date.
    """

    usable: np.ndarray
    by_horizon: dict[str, np.ndarray]
    rmse: dict[str, float]
    best: np.ndarray
    of_level: LevelErrors

    def share(self, answer: str) -> float:
        """Return the share of points with an answer."""
        return float((self.usable == answer).mean())


@dataclass(frozen=True)
class AreaVerdicts:
    """What past forecasts were worth in compact areas.

    Parameters
    ----------
    area
        Number of the area that each point lies in, from 1 on, int32, shape (n_points,).
    points
        Points of each area, shape (n_areas,), as all that follow.
    gain
        By how many percent the forecaster's RMSE is below that of the better simple forecast; areas that tell little
        are drawn to the mean of all.
    better
        ``yes`` better beyond chance, ``no`` worse, ``not_distinguishable``; text, None where nothing was compared.
    error
        RMSE of the forecaster, mm.
    best_simple
        Id of the better simple forecast; None where nothing was compared.
    """

    area: np.ndarray
    points: np.ndarray
    gain: np.ndarray
    better: np.ndarray
    error: np.ndarray
    best_simple: np.ndarray

    def at_points(self, values: np.ndarray) -> np.ndarray:
        """Return what belongs to each point's area, of values of the areas."""
        return values[self.area - 1]


@dataclass(frozen=True)
class Movement:
    """Forecast movement from the origin on.

    Parameters
    ----------
    forecast
        mm, float32, shape (n_points, n_dates); NaN where there is none.
    level
        From which it is counted, mm, float64, shape (n_points,).
    distribution
        Of its errors.
    interval_level
        Of its intervals, in percent.
    reach
        Steps ahead up to which past movements were measured; 0 where none was, and single values stand in.
    noise
        Standard deviation of single values about their level, mm, shape (n_points,).
    noise_everywhere
        The same of all points together, mm.
    """

    forecast: np.ndarray
    level: np.ndarray
    distribution: ErrorDistribution
    interval_level: float
    reach: int
    noise: np.ndarray
    noise_everywhere: float

    @property
    def ground(self) -> ErrorDistribution:
        """The distribution of the errors of the ground's own movement.

        Past movements were measured with noise, that of two levels of five values each, or of a single value where
        these stand in. It is taken out of the size of the errors: half of it as each point's own noise, half as the
        share that it has in the errors of all points, but for a part that stays whatever the noise.
        """
        share = NOISE_OF_LEVELS if self.reach else 1.0
        squares, of_all = np.square(self.distribution.scale), np.square(self.distribution.everywhere)
        own = np.maximum(squares - share * np.square(self.noise)[:, None], _LEAST_LEFT**2 * squares)
        noise = share * self.noise_everywhere**2
        like_all = squares * np.maximum(1 - noise / np.maximum(of_all, _TINY), _LEAST_LEFT**2)
        left = _OWN_NOISE * own + (1 - _OWN_NOISE) * like_all
        return replace(self.distribution, scale=np.sqrt(left).astype(np.float32))

    @property
    def change(self) -> np.ndarray:
        """mm, float64, shape (n_points, n_dates); NaN where there is no forecast."""
        return self.forecast - self.level[:, None]

    @property
    def half_width(self) -> np.ndarray:
        """Of its interval, mm, float32, shape (n_points, n_dates)."""
        return self.distribution.half_widths(self.interval_level)

    @property
    def ends(self) -> tuple[np.ndarray, np.ndarray]:
        """The ends of the interval, mm."""
        change, half_width = self.change, self.half_width
        return change - half_width, change + half_width


@dataclass(frozen=True)
class PointForecast:
    """A forecast at the points.

    What follows from few numbers a point, such as the intervals, is computed when it is asked for: of some points at a
    time (:meth:`blocks`) it takes little memory.

    Parameters
    ----------
    dates
        Future dates, ``datetime64[D]``, shape (n_horizons,).
    values
        mm, float32, shape (n_points, n_horizons); NaN where nothing can be forecast.
    distribution
        Of the errors of single values.
    usability
        What past forecasts were worth.
    origins
        Numbers of epochs known at the past origins that this rests on, increasing.
    movement
        From the origin on.
    areas
        What past forecasts were worth where.
    remark
        What to mind of the largest movements, in a sentence; empty where there is nothing.
    path_factor
        How many times as wide as the interval a band is that holds all dates at once.
    of_steps
        Steps ahead, less one, whose past errors tell those of each date, shape (n_horizons,); None where the dates are
        the steps.
    """

    dates: np.ndarray
    values: np.ndarray
    distribution: ErrorDistribution
    usability: Usability
    origins: tuple[int, ...]
    movement: Movement
    areas: AreaVerdicts
    remark: str = ""
    path_factor: float = float("nan")
    of_steps: np.ndarray | None = None

    @property
    def steps_ahead(self) -> np.ndarray:
        """Steps from the origin whose past errors tell those of each date, from 1 on, shape (n_horizons,)."""
        return np.arange(1, len(self.dates) + 1) if self.of_steps is None else self.of_steps + 1

    @property
    def half_width(self) -> np.ndarray:
        """Of the intervals of single values, mm, float32, shape (n_points, n_horizons)."""
        return self.distribution.half_widths(self.movement.interval_level)

    @property
    def path_half_width(self) -> np.ndarray:
        """Of the band that holds the whole path, mm, float32, shape (n_points, n_horizons)."""
        return (self.path_factor * self.half_width).astype(np.float32)

    def blocks(self) -> Iterator[tuple[slice, PointForecast]]:
        """Yield the rows of some points at a time, and their forecast."""
        for rows in row_blocks(self.values.shape):
            yield rows, self.at_points(rows)

    def at_points(self, wanted: slice | np.ndarray) -> PointForecast:
        """Return the forecast of some points, such as those of a tile without its halo.

        Parameters
        ----------
        wanted
            A slice, bool of shape (n_points,), or row numbers.
        """
        movement, usability, values = self.movement, self.usability, self.values[wanted]
        return replace(
            self,
            values=values,
            distribution=self.distribution.at_points(wanted),
            usability=replace(usability, usable=usability.usable[wanted], best=usability.best[wanted]),
            areas=replace(self.areas, area=self.areas.area[wanted]),
            movement=replace(
                movement,
                forecast=values,
                level=movement.level[wanted],
                noise=movement.noise[wanted],
                distribution=movement.distribution.at_points(wanted),
            ),
        )
