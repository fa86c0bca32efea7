# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecast intervals that are calibrated again at every origin, from the past alone.

Split conformal prediction (Lei et al. 2018, Journal of the American Statistical Association) with normalised
residuals: forecasts are made again from past origins whose targets are known by now; their errors, divided by the
size of a horizon's errors and by the point's own noise, give the quantile. The noise that divides an error is taken
from other dates than the error itself, or points would look calmer than they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...errors import InputError
from ...io.rows_on_disk import Rows, row_blocks
from ...progress import Progress
from ..data.forecast_data import ForecastData
from ..data.forecaster import Hindcaster, Predictor, SizedForecaster
from ..data.point_forecast import ErrorDistribution, ErrorRatios
from ..data.time_split import past_origins
from .error_sizes import MOST_OF_YOUNG, ErrorSizes, ErrorSums, OwnErrors, PastErrors, groups_of, thinning
from .few_values import STANDING_FOR, YOUNG_LEVEL, wider_at_young


@dataclass(frozen=True)
class PastForecasts:
    """What was forecast from past origins.

    Parameters
    ----------
    epochs
        Numbers of epochs known at the origins, increasing.
    values
        mm, float32, shape (n_points, n_origins, n_horizons); NaN where the data end before the target.
    """

    epochs: list[int]
    values: np.ndarray

    @classmethod
    def of(cls, forecasts: Mapping[int, np.ndarray], horizon: int) -> PastForecasts:
        """Make it of the forecasts by the number of epochs known; shorter ones are filled up."""
        values = np.full((len(next(iter(forecasts.values()))), len(forecasts), horizon), np.nan, np.float32)
        for index, forecast in enumerate(forecasts.values()):
            count = min(horizon, forecast.shape[1])
            values[:, index, :count] = forecast[:, :count]
        return cls(list(forecasts), values)

    def errors(self, data: ForecastData) -> np.ndarray:
        """Return observed minus forecast, mm, float32, of the values' shape; NaN where that is not known."""
        errors = np.full(self.values.shape, np.nan, np.float32)
        for index, known in enumerate(self.epochs):
            observed = data.displacement[:, known : known + self.values.shape[2]]
            count = observed.shape[1]
            errors[:, index, :count] = observed - self.values[:, index, :count]
        return errors


def calibration_origins(total: int, *, point_count: int, lookback: int, horizon: int) -> list[int]:
    """Return the numbers of epochs known at the past origins that calibrate intervals; ``total`` are known now.

    See :func:`~..data.time_split.past_origins`.

    Raises
    ------
    InputError
        The series are not longer than the lookback, so that nothing in them can calibrate an interval.
    """
    epochs = past_origins(total, lookback=lookback, point_count=point_count, horizon=horizon)
    if not epochs:
        raise InputError(
            f"The series have {total} epochs; the model's lookback is {lookback} epochs. No past forecast "
            "can be compared with an observation, so the intervals cannot be calibrated. Use longer series."
        )
    return epochs


def forecasts_from(
    forecaster: Predictor, data: ForecastData, *, epochs: list[int], horizon: int, progress: Progress
) -> PastForecasts:
    """Forecast from past origins with what was known then.

    Parameters
    ----------
    epochs
        See :func:`calibration_origins`.
    """
    made = {}
    for index, (known, forecast) in enumerate(hindcasts(forecaster, data, epochs, horizon)):
        progress(index / len(epochs), "Calibrating intervals on past forecasts")
        made[known] = forecast
    return PastForecasts.of(made, horizon)


def hindcasts(
    forecaster: Predictor, data: ForecastData, epochs: list[int], horizon: int
) -> Iterable[tuple[int, np.ndarray]]:
    """Yield (k, forecast) from past origins; see :class:`~..data.forecaster.Hindcaster`."""
    if not epochs:
        return ()
    if isinstance(forecaster, Hindcaster):
        return forecaster.hindcast(data, epochs, horizon)
    return ((known, forecaster.predict(data.until(known), data.dates[known : known + horizon])) for known in epochs)


def half_widths(errors: PastErrors, level: float) -> np.ndarray:
    """Return the half width of the interval of each point and horizon.

    Parameters
    ----------
    level
        Share of cases that the interval shall hold, in percent, 50 to 99.

    Returns
    -------
    mm, float32, shape (n_points, n_horizons). Horizons whose targets none of the origins has seen take the width of the
    longest horizon that was seen, or what the forecaster expects it to grow to.
    """
    return error_distribution(errors).half_widths(level)


def error_distribution(past: PastErrors) -> ErrorDistribution:
    """Return the distribution of the errors to come, from those of the past.

    Examples
    --------
    Past errors of two points at ten origins, twice as large at the second of two horizons.

    >>> errors = np.tile(np.array([[1.0, 2.0], [-1.0, -2.0]]), (2, 5, 1))
    >>> error_distribution(PastErrors(errors, range(20, 30))).half_widths(80).round(3).tolist()
    [[1.0, 2.0], [1.0, 2.0]]
    """
    sums, own = ErrorSums.of(past.values), OwnErrors.of(past)
    sizes = ErrorSizes.of(sums, past)
    some = past.at_points(np.arange(0, past.values.shape[0], thinning(past.values.shape)))
    ratios = _sorted_ratios(sizes, sums.seen, past.values, some.values[:])
    return told_by(sizes, sums.seen, ratios, some, any_young=own.any_young).at(own)


@dataclass(frozen=True)
class RegionErrors:
    """The distribution of errors to come, but for the noise of each point.

    Parameters
    ----------
    size
        Of each horizon's errors, mm, shape (n_horizons,).
    everywhere
        Noise of all points relative to these sizes.
    ratios
        See :class:`~..data.point_forecast.ErrorDistribution`.
    wider
        By how much errors are larger at points with few values; see :func:`~.few_values.wider_at_young`. None where no
        point has few.
    """

    size: np.ndarray
    everywhere: float
    ratios: tuple[ErrorRatios, ...]
    wider: np.ndarray | None = None

    def at(self, own: OwnErrors) -> ErrorDistribution:
        """Return it for points."""
        scale = (own.noise(self.size, self.everywhere)[:, None] * self.size).astype(np.float32)
        if self.wider is not None and own.known is not None:
            young = np.flatnonzero(own.known <= MOST_OF_YOUNG)
            scale[young] *= self.wider[groups_of(own.known[young])]
        return ErrorDistribution(scale, self.ratios, self.size * self.everywhere)


def told_by(
    sizes: ErrorSizes, seen: np.ndarray, sorted_ratios: Sequence[np.ndarray], some: PastErrors, *, any_young: bool
) -> RegionErrors:
    """Return what errors to come are like, from those of the past.

    Parameters
    ----------
    seen
        Horizons that have past errors, bool, shape (n_horizons,). Others take those of the last of these, as large as
        they are expected to be.
    sorted_ratios
        For each horizon, normalised errors, increasing.
    some
        Past errors of points spread evenly, in memory.
    any_young
        Whether any point has few values now.
    """
    expected = some.expected
    size, ratios = sizes.size.copy(), [ErrorRatios.of(one) for one in sorted_ratios]
    if seen.any() and not seen.all():
        last = int(np.flatnonzero(seen)[-1])
        size[~seen] = size[last] * (1.0 if expected is None else expected[-1, ~seen] / expected[-1, last])
        for horizon in np.flatnonzero(~seen):
            ratios[horizon] = ratios[last]
    wider = None
    if any_young and seen.any():
        wider = wider_at_young(some, sizes, np.array([one.quantile(YOUNG_LEVEL) for one in ratios]))
    return RegionErrors(size, sizes.everywhere, tuple(ratios), wider)


def expected_sizes(
    forecaster: Predictor, dates: np.ndarray, epochs: Sequence[int], ahead: np.ndarray
) -> np.ndarray | None:
    """Return how large a forecaster expects its errors to be, None where it does not know; see :class:`PastErrors`."""
    return forecaster.error_sizes(dates, epochs, ahead) if isinstance(forecaster, SizedForecaster) else None


def expected_of_young(forecaster: Predictor, dates: np.ndarray, ahead: np.ndarray) -> np.ndarray | None:
    """Return how large errors are expected at points that have but the last few values, over those with all.

    Parameters
    ----------
    dates
        Of all epochs, ``datetime64[D]``, shape (n_epochs,).
    ahead
        Future dates, shape (n_horizons,).

    Returns
    -------
    Shape (n_groups, n_horizons); see :mod:`.few_values`. None where the forecaster does not know.
    """
    made = [expected_sizes(forecaster, part, [], ahead) for part in (dates, *(dates[-one:] for one in STANDING_FOR))]
    told = [one[-1] for one in made if one is not None]
    return np.array([one / told[0] for one in told[1:]]) if told else None


def _sorted_ratios(sizes: ErrorSizes, seen: np.ndarray, errors: Rows, some: np.ndarray) -> list[np.ndarray]:
    """Return the normalised errors of each horizon, of some points spread evenly.

    A horizon that has errors, but none at these, takes those of all points.
    """
    shape = errors.shape
    found = sorted_ratios(sizes, some)
    for horizon in np.flatnonzero(seen):
        if not len(found[horizon]):
            parts = [sizes.ratios(errors[rows])[:, :, horizon] for rows in row_blocks(shape)]
            found[horizon] = np.sort(np.concatenate([part[np.isfinite(part)] for part in parts]))
    return found


def sorted_ratios(sizes: ErrorSizes, errors: np.ndarray) -> list[np.ndarray]:
    """Return the normalised errors of each horizon, increasing, of an even share of the points.

    Parameters
    ----------
    errors
        Of these points, mm, shape (n_points, n_origins, n_horizons), NaN where not known.
    """
    ratios = sizes.ratios(errors)
    return [np.sort(one[np.isfinite(one)]) for one in np.moveaxis(ratios, 2, 0)]
