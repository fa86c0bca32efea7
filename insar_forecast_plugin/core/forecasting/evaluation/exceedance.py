# SPDX-License-Identifier: GPL-2.0-or-later
"""How likely the ground passes a threshold, from past errors of its movement without the noise of measuring it.

The probability of a date is that of a movement of the level from the origin to that date beyond the threshold, both
levels uncertain (:attr:`~..data.point_forecast.Movement.ground`). Passing it by a date is then at least as likely as
being beyond it on any date until then: the largest of these is taken. Single noisy dates, of which one among many may
always stick out, thus raise nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...interface import ForecastRequest
from ...measured import Measured
from ...palette import COMPONENTS
from ...units import DAYS_PER_YEAR
from ..data.point_forecast import ErrorDistribution

LIKELY = 0.5


PROBABILITY, DATE, VELOCITY_PROBABILITY = FIELDS = ("exceedance_p", "exceedance_date", "exceedance_velocity_p")
"""Names of the fields at the points."""


@dataclass(frozen=True)
class Exceedance:
    """Probabilities of passing one threshold at n points.

    Parameters
    ----------
    words
        What passing means, with amount, unit and direction.
    dates
        ``datetime64[D]``, shape (n_dates,).
    probability
        Of having passed it by each date, 0 to 1, float32, shape (n_points, n_dates); NaN where nothing is forecast.
    fields
        Names and values, shape (n_points,), for the output at the points.
    """

    words: str
    dates: np.ndarray
    probability: np.ndarray
    fields: dict[str, np.ndarray]

    @property
    def field(self) -> str:
        """The field at the points that holds the probability."""
        return next(iter(self.fields))

    @property
    def title(self) -> str:
        """Name of the style that shows it."""
        return "Passing the velocity threshold" if self.field == VELOCITY_PROBABILITY else "Probability of passing"

    def counted(self, better: np.ndarray) -> Passing:
        """Count the points that are likely to pass it.

        Parameters
        ----------
        better
            Whether a point lies in an area where the forecast was better than the simple ones, bool, shape (n_points,).
        """
        last = self.probability[:, -1]
        likely = last >= LIKELY
        counts = (np.isfinite(last), likely, last >= 0.9, better[likely])
        return Passing(self.words, str(self.dates[-1]), *(int(one.sum()) for one in counts))

    def sentence_with(self, better: np.ndarray) -> str:
        """Say how many points are likely to pass it, and how many of these lie where the forecast may be relied on."""
        return self.counted(better).sentence


@dataclass(frozen=True)
class Passing:
    """How many points are likely to pass a threshold.

    Parameters
    ----------
    words, until
        What passing means, and the last date.
    known, likely, sure
        Points that have a probability, one of 50% or more, and one of 90% or more.
    relied
        Likely ones in areas where the forecast was better than the simple ones.
    """

    words: str
    until: str
    known: int
    likely: int
    sure: int
    relied: int

    def __add__(self, other: Passing) -> Passing:
        """Return the counts of both."""
        counts = ("known", "likely", "sure", "relied")
        return replace(self, **{name: getattr(self, name) + getattr(other, name) for name in counts})

    @property
    def sentence(self) -> str:
        """What to say of it."""
        relied = (
            f" {self.relied} of these points lie{'s' * (self.relied == 1)} in areas where past forecasts were better "
            "than the simple ones."
            if self.likely
            else ""
        )
        return (
            f"By {self.until}, {self.likely} of {self.known} points {'has' if self.likely == 1 else 'have'} a "
            f"probability of 50% or more of {self.words} (90% or more: {self.sure}).{relied}"
        )


def exceedances(
    request: ForecastRequest,
    distribution: ErrorDistribution,
    *,
    dates: np.ndarray,
    change: np.ndarray,
    origin: np.datetime64,
    measured: Measured,
) -> tuple[Exceedance, ...]:
    """Return what THRESHOLD and VELOCITY_THRESHOLD ask for, in this order; empty where neither is given.

    Parameters
    ----------
    distribution
        Of the errors of the ground's movement.
    dates
        Future dates, ``datetime64[D]``, shape (n_dates,).
    change
        Forecast minus the level at the origin, mm, shape (n_points, n_dates).
    origin
        Date of the last epoch.
    """
    found = []
    if request.threshold is not None:
        found.append(
            exceedance_of(request.threshold, distribution, dates=dates, change=change, origin=origin, measured=measured)
        )
    if request.velocity_threshold is not None:
        years = float((dates[-1] - origin).astype(int)) / DAYS_PER_YEAR
        probability = _beyond(distribution, change, request.velocity_threshold * years)[:, -1:]
        words = (
            f"a mean velocity of {_amount(request.velocity_threshold, 'mm/yr', measured)} from {origin} to {dates[-1]}"
        )
        found.append(Exceedance(words, dates[-1:], probability, {VELOCITY_PROBABILITY: probability[:, -1]}))
    return tuple(found)


def exceedance_of(
    threshold: float,
    distribution: ErrorDistribution,
    *,
    dates: np.ndarray,
    change: np.ndarray,
    origin: np.datetime64,
    measured: Measured,
) -> Exceedance:
    """Return the probability of a movement beyond a threshold in mm, see :func:`exceedances`."""
    probability = np.maximum.accumulate(_beyond(distribution, change, threshold), axis=1)
    words = f"a movement of {_amount(threshold, 'mm', measured)} after {origin}"
    fields = {PROBABILITY: probability[:, -1], DATE: _first_likely(probability, dates)}
    return Exceedance(words, dates, probability, fields)


def joined(parts: Sequence[Exceedance]) -> Exceedance:
    """Return the probabilities of all points from those of parts of them, in their order."""
    probability = np.concatenate([part.probability for part in parts])
    fields = {name: np.concatenate([part.fields[name] for part in parts]) for name in parts[0].fields}
    return replace(parts[0], probability=probability, fields=fields)


def _beyond(distribution: ErrorDistribution, change: np.ndarray, threshold: float) -> np.ndarray:
    """Return the probability of a change beyond the threshold on each date, away from zero on the threshold's side."""
    side = np.sign(threshold)
    return distribution.above(side * (threshold - change))


def _first_likely(probability: np.ndarray, dates: np.ndarray) -> np.ndarray:
    """Return the first date with a probability of 50% or more, ``datetime64[D]``, shape (n_points,), NaT if never."""
    likely = np.nan_to_num(probability) >= LIKELY
    return np.where(likely.any(axis=1), dates[likely.argmax(axis=1)], np.datetime64("NaT", "D"))


def _amount(threshold: float, unit: str, measured: Measured) -> str:
    words = COMPONENTS[measured.component]
    side = words.positive if threshold > 0 else words.negative
    return f"{abs(threshold):g} {unit} or more {side} ({words.name})"
