# SPDX-License-Identifier: GPL-2.0-or-later
"""Which points a forecast report shows: what really moves, and where past forecasts were good and bad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...io.rows_on_disk import Rows
from ...series import fitted_velocity
from ..data.forecast_data import ForecastData, last_observed
from ..data.point_forecast import NO, UNCLEAR, YES
from ..data.region_series import RegionSeries

_GOOD, _BAD = 0.98, 0.02
"""Where the good and the bad example stand among all points by skill: the very ends are chance."""


@dataclass(frozen=True)
class ExamplePoint:
    """A point that is shown.

    Parameters
    ----------
    index
        Its row.
    reason
        Why it is shown, with the figures.
    """

    index: int
    reason: str


def past_rmse(
    data: ForecastData, errors: np.ndarray, origins: Sequence[int] | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Return each point's error of past forecasts, and that of persistence at the same dates.

    Parameters
    ----------
    errors
        Of the forecaster, see :meth:`~..evaluation.intervals.PastForecasts.errors`, shape (n_points, n_origins,
        n_horizons).
    origins
        Numbers of epochs known at the origins; None for the last epochs of the data.

    Returns
    -------
    RMSE in mm, each of shape (n_points,), NaN where nothing can be compared.
    """
    points, count_of_origins, horizon = errors.shape
    own, persistence, count = np.zeros(points), np.zeros(points), np.zeros(points)
    for origin, known in enumerate(origins or range(data.epoch_count - count_of_origins, data.epoch_count)):
        came = min(horizon, data.epoch_count - known)
        error = errors[:, origin, :came]
        other = data.displacement[:, known : known + came] - last_observed(data.displacement[:, :known])[:, None]
        compared = np.isfinite(error) & np.isfinite(other)
        own += np.where(compared, np.square(error), 0).sum(axis=1)
        persistence += np.where(compared, np.square(other), 0).sum(axis=1)
        count += compared.sum(axis=1)
    number = np.where(count > 0, count, np.nan)
    return np.sqrt(own / number), np.sqrt(persistence / number)


def example_points(
    region: RegionSeries,
    forecast: np.ndarray,
    errors: Rows,
    usable: np.ndarray,
    origins: Sequence[int] | None = None,
) -> list[ExamplePoint]:
    """Choose up to five points: lowest, middle and highest velocity, a good and a bad record of past forecasts.

    Points that were observed at fewer than half of the epochs are passed over where others are left. A point that is
    chosen twice is shown once.

    Parameters
    ----------
    forecast
        mm, shape (n_points, n_horizons); points without a number are not chosen.
    errors, origins
        See :func:`past_rmse`.
    usable
        See :class:`~..data.point_forecast.Usability`: the good record is one of ``yes`` (else ``unclear``), the bad
        one of ``no``.
    """
    velocity, share, own, persistence = (np.empty(region.point_count) for _ in range(4))
    for rows, data in region.blocks():
        velocity[rows] = fitted_velocity(data.dates, data.displacement)
        share[rows] = np.isfinite(data.displacement).mean(axis=1)
        own[rows], persistence[rows] = past_rmse(data, errors[rows], origins)
    usual = np.isfinite(forecast).all(axis=1) & np.isfinite(velocity)
    often = usual & (share >= 0.5)
    candidates = np.flatnonzero(often if often.any() else usual)
    if not len(candidates):
        return []
    by_velocity = candidates[np.argsort(velocity[candidates], kind="stable")]
    reasons: dict[int, list[str]] = {}
    for place, words in ((0, "lowest"), (-1, "highest"), (len(by_velocity) // 2, "median")):
        point = int(by_velocity[place])
        reasons.setdefault(point, []).append(f"{words} velocity, {velocity[point]:+.1f} mm/yr")
    with np.errstate(divide="ignore", invalid="ignore"):
        skill = np.where(persistence > 0, 1 - own / persistence, np.nan)[candidates]
    judged = candidates[np.isfinite(skill)]
    by_skill = judged[np.argsort(skill[np.isfinite(skill)], kind="stable")]
    for quantile, words, answers in ((_GOOD, "good", (YES, UNCLEAR)), (_BAD, "bad", (NO,))):
        # The verdict looks at the seasonal trend too: a good example must not be one that it calls not usable.
        among = next((some for answer in answers if len(some := by_skill[usable[by_skill] == answer])), ())
        if len(among):
            point = int(among[round(quantile * (len(among) - 1))])
            # Where the seasonal trend was about as good, or the series ended, the last value may have been worse.
            is_apt = answers != (NO,) or own[point] >= persistence[point]
            record = words if is_apt else "called not usable (forecast_usable)"
            reasons.setdefault(point, []).append(
                f"past forecasts {record}, error {own[point]:.1f} mm (persistence {persistence[point]:.1f} mm)"
            )
    return [ExamplePoint(point, "; ".join(words)) for point, words in reasons.items()]
