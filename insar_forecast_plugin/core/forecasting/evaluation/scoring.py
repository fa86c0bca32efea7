# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores of forecasts at the measurement points, per horizon, and tests that respect how errors hang together."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from scipy.special import ndtr, ndtri, stdtr  # scipy.stats takes half a second to load

from ..data.overlapping import mean_over_origins

_TINY = 1e-12
_FEWEST_ORIGINS = 3


@dataclass(frozen=True)
class Scores:
    """Scores of one method, each of shape (n_horizons,).

    Parameters
    ----------
    rmse, mae
        mm.
    skill
        1 - RMSE / RMSE of persistence.
    increment_r2
        1 - squared error / variance of the change since the origin, about its mean.
    coverage
        Share of cases inside the interval; NaN without intervals.
    width
        Mean full width of the interval, mm; NaN without intervals.
    crps
        Continuous ranked probability score of a normal distribution with the interval's quantile, mm; NaN without.
    count
        Cases compared.
    """

    rmse: np.ndarray
    mae: np.ndarray
    skill: np.ndarray
    increment_r2: np.ndarray
    coverage: np.ndarray
    width: np.ndarray
    crps: np.ndarray
    count: np.ndarray

    def to_json(self) -> dict[str, list[float | None]]:
        """Return plain values, None where a score is unknown."""
        return {
            item.name: [None if not np.isfinite(value) else float(value) for value in getattr(self, item.name)]
            for item in fields(self)
        }


def score(
    observed: np.ndarray,
    forecast: np.ndarray,
    last: np.ndarray,
    *,
    half_width: np.ndarray | None = None,
    level: float = 90,
) -> Scores:
    """Score forecasts of several origins together.

    Parameters
    ----------
    observed, forecast
        mm, shape (n_origins, n_points, n_horizons); cases with NaN in either do not count.
    last
        Last value at the origin, which persistence forecasts, shape (n_origins, n_points).
    half_width
        Half width of the interval, as ``forecast``.
    level
        Of the interval, in percent.

    Examples
    --------
    One origin, three points, one horizon; persistence is off by 2 mm at each, the forecast at the last alone.

    >>> observed, forecast = np.array([[[2.0], [2.0], [-2.0]]]), np.array([[[2.0], [2.0], [-1.0]]])
    >>> scores = score(observed, forecast, last=np.zeros((1, 3)), half_width=np.full((1, 3, 1), 0.5))
    >>> [one.round(2).tolist() for one in (scores.rmse, scores.skill, scores.coverage, scores.count)]
    [[0.58], [0.71], [0.67], [3]]
    """
    valid = np.isfinite(observed) & np.isfinite(forecast) & np.isfinite(last)[:, :, None]
    rows = []
    for horizon in range(observed.shape[2]):
        known = valid[:, :, horizon]
        rows.append(
            _of_horizon(
                observed[:, :, horizon][known].astype(np.float64),
                forecast[:, :, horizon][known].astype(np.float64),
                last[known].astype(np.float64),
                half=None if half_width is None else half_width[:, :, horizon][known].astype(np.float64),
                level=level,
            )
        )
    rmse, mae, skill, increment_r2, coverage, width, crps = np.array(rows).T
    return Scores(rmse, mae, skill, increment_r2, coverage, width, crps, valid.sum(axis=(0, 1)))


def _of_horizon(
    observed: np.ndarray, forecast: np.ndarray, last: np.ndarray, *, half: np.ndarray | None, level: float
) -> list[float]:
    """Return all scores but the count, in the order of :class:`Scores`, of cases that are known."""
    from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error  # takes a second to load

    if not len(observed):
        return [np.nan] * 7
    change = observed - last
    rmse, persistence = root_mean_squared_error(observed, forecast), root_mean_squared_error(observed, last)
    scores = [
        rmse,
        mean_absolute_error(observed, forecast),
        1 - rmse / persistence if persistence**2 > _TINY else np.nan,
        r2_score(change, forecast - last) if np.var(change) > _TINY else np.nan,
    ]
    if half is None:
        return [*scores, np.nan, np.nan, np.nan]
    error = observed - forecast
    sigma = np.maximum(half / ndtri(0.5 + level / 200), _TINY)
    return [*scores, (np.abs(error) <= half).mean(), 2 * half.mean(), _normal_crps(error, sigma).mean()]


def _normal_crps(error: np.ndarray, sigma: np.ndarray) -> np.ndarray:
    """Gneiting and Raftery (2007, Journal of the American Statistical Association), equation 21."""
    z = error / sigma
    density = np.exp(-0.5 * z**2) / np.sqrt(2 * np.pi)
    return sigma * (z * (2 * ndtr(z) - 1) + 2 * density - 1 / np.sqrt(np.pi))


@dataclass(frozen=True)
class PairedTest:
    """Whether one method's error is smaller than the other's, beyond chance.

    Parameters
    ----------
    difference
        Mean squared error of the first minus that of the second, mm2; negative: the first is better.
    p_value
        Two-sided.
    verdict
        ``yes`` the first is better, ``no`` it is worse, ``not_distinguishable``.
    """

    difference: float
    p_value: float
    verdict: str


def compare_over_origins(
    first: np.ndarray, second: np.ndarray, *, overlap: int, significance: float = 0.05
) -> PairedTest:
    """Test of equal accuracy over origins, after Diebold and Mariano (1995, J. Business and Economic Statistics 13).

    Points share the weather of a date, so a date counts as one observation: its loss is the mean over points.
    Forecasts from origins whose horizons overlap hang together: they are taken to be correlated by the share of
    dates that their horizons have in common. Covariances estimated from a handful of overlapping origins, as in the
    test's first form, come out far too small. The variance of the mean follows from these correlations, and the
    degrees of freedom as in Satterthwaite (1946, Biometrics Bulletin 2).

    Parameters
    ----------
    first, second
        Squared errors, mm2, shape (n_origins,), NaN where nothing could be compared.
    overlap
        How many of the following origins lie within a horizon.
    """
    mean, p_value = _diebold_mariano((first - second)[:, None], overlap)
    return PairedTest(float(mean[0]), float(p_value[0]), str(verdicts(mean, p_value, significance)[0]))


def compare_at_points(first: np.ndarray, second: np.ndarray, *, overlap: int, significance: float = 0.05) -> np.ndarray:
    """Return the verdict of :func:`compare_over_origins` for each point, text, shape (n_points,).

    Parameters
    ----------
    first, second
        Squared errors averaged over horizons, mm2, shape (n_origins, n_points).

    Examples
    --------
    Four origins, three points: clearly better, clearly worse, and now the one, now the other.

    >>> first = np.array([[1.0, 5.0, 1.0], [1.1, 5.2, 5.0], [0.9, 4.9, 1.0], [1.0, 5.1, 5.0]])
    >>> compare_at_points(first, np.full((4, 3), 3.0), overlap=0).tolist()
    ['yes', 'no', 'not_distinguishable']
    """
    return verdicts(*_diebold_mariano(first - second, overlap), significance)


def verdicts(mean: np.ndarray, p_value: np.ndarray, significance: float) -> np.ndarray:
    """Return ``yes`` where the mean difference is clearly below zero, ``no`` where above, text of the same shape."""
    clear = p_value < significance
    return np.where(clear, np.where(mean < 0, "yes", "no"), "not_distinguishable").astype(object)


def _diebold_mariano(difference: np.ndarray, overlap: int) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and two-sided p-value of each column; NaN with fewer than three origins."""
    mean, variance, freedom = mean_over_origins(difference, overlap)
    enough = np.isfinite(difference).sum(axis=0) >= _FEWEST_ORIGINS
    exact = variance <= _TINY * np.maximum(np.square(mean), _TINY)
    statistic = mean / np.sqrt(np.where(exact, 1.0, variance))
    p_value = 2 * stdtr(np.maximum(freedom, _TINY), -np.abs(statistic))
    p_value = np.where(exact, np.where(mean == 0, 1.0, 0.0), p_value)
    return mean, np.where(enough, p_value, np.nan)
