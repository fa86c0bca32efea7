# SPDX-License-Identifier: GPL-2.0-or-later
"""Noise with memory: its covariance, estimated from many series of a region, and series freed from it.

The noise of an epoch is white, plus a part that fades exponentially (a first-order autoregression in continuous time),
plus a random walk, the slow wander that no stable point is without. The shares are the same at all points and are
estimated by restricted maximum likelihood (Patterson and Thompson 1971, Biometrika 58; Langbein 2004, Journal of
Geophysical Research 109, for geodetic series), each series having a size of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.linalg import solve_triangular
from scipy.optimize import minimize

from ..progress import Progress
from ..units import DAYS_PER_YEAR

MOST_SERIES = 1500
"""Series that tell the covariance: what is found hardly depends on which of a region are drawn."""
_SEASON_YEARS = 0.7
"""From this span on a season is fitted."""
_START = (0.0, np.log(40.0), np.log(0.05))
_BOUNDS = ((-4.0, 4.0), (np.log(8.0), np.log(400.0)), (np.log(1e-4), np.log(20.0)))
_LONGEST_MEMORY = 30.0
"""In decays; what is left beyond would only slow the arithmetic."""
_LEAST_MM = 0.05
_PRIOR_FREEDOM = 20.0
"""A series' own size counts as much as that of the region from so many epochs on."""
_FREEDOM_TO_TELL = 5.0
"""Epochs, beyond the coefficients that were fitted, of a series that tells the region's size."""
_HELD = 2.5
"""Innovations beyond so many deviations are held when the size of a series is told."""


@dataclass(frozen=True)
class MemoryNoise:
    """Shares of the noise's parts.

    Parameters
    ----------
    white
        Share of the white part of white and fading noise, 0 to 1.
    decay_days
        After which the fading part has fallen to 37%.
    wander
        Variance that the random walk gains in a year, in variances of the other two.
    """

    white: float
    decay_days: float
    wander: float

    @classmethod
    def of(cls, values: np.ndarray) -> MemoryNoise:
        """Make it from the numbers that are optimised."""
        white, decay, wander = values
        return cls(float(1 / (1 + np.exp(-white))), float(np.exp(decay)), float(np.exp(wander)))

    def covariance(self, days: np.ndarray) -> np.ndarray:
        """Return the covariance between epochs, shape (n_epochs, n_epochs)."""
        apart = np.abs(days[:, None] - days)
        years = (days - days[0]) / DAYS_PER_YEAR
        walk = self.wander * np.minimum(years[:, None], years)
        fading = np.exp(-np.minimum(apart / self.decay_days, _LONGEST_MEMORY))
        return self.white * np.eye(len(days)) + (1 - self.white) * fading + walk


class Whitener:
    """What makes series of one calendar white.

    Parameters
    ----------
    model
        The noise.
    days
        Of the epochs, increasing, shape (n_epochs,).
    seams
        Days from which the series stand on another level, shape (n_seams,).
    span_days
        Span that the motion is fitted to at the first look; it says whether a season is.
    spread
        Of the innovations of each date over the region, relative to the usual one, shape (n_epochs,).
    """

    def __init__(
        self, model: MemoryNoise, days: np.ndarray, seams: np.ndarray, span_days: float, spread: np.ndarray
    ) -> None:
        self.days = days
        root = np.linalg.cholesky(model.covariance(days))
        self._inverse = solve_triangular(root, np.eye(len(days)), lower=True, check_finite=False) / spread[:, None]
        self._log_determinant = np.cumsum(np.log(np.diag(root)))
        self.motion = self.whitened(motion_columns(days, seams, span_days))

    def whitened(self, columns: np.ndarray) -> np.ndarray:
        """Return columns of shape (n_epochs, k) as they are in white noise."""
        return np.asarray(self._inverse @ columns)

    def innovations(self, series: np.ndarray) -> np.ndarray:
        """Return series, zero in gaps, shape (n, n_epochs), as they are in white noise, float32."""
        return np.asarray(series.astype(np.float32, copy=False) @ self._inverse.T.astype(np.float32))

    def residuals(self, innovations: np.ndarray, there: np.ndarray, stop: int) -> np.ndarray:
        """Return what the motion leaves of the innovations before an epoch, zero in gaps, shape (n, stop)."""
        motion = self.motion[:stop]
        if there.shape[0] == 1 and there[0, :stop].all():
            basis = np.linalg.qr(motion)[0].astype(np.float32)
            values = innovations[:, :stop]
            return np.asarray(values - (values @ basis) @ basis.T)
        left = np.zeros((len(innovations), stop), np.float32)
        for rows in _blocks(len(innovations)):
            mask = np.broadcast_to(there[:, :stop], (len(innovations), stop))[rows].astype(float)
            values = innovations[rows, :stop] * mask
            gram = np.einsum("ep,eq,ne->npq", motion, motion, mask, optimize=True) + 1e-6 * np.eye(motion.shape[1])
            factors = np.linalg.solve(gram, (values @ motion)[..., None])[..., 0]
            left[rows] = (values - factors @ motion.T) * mask
        return left

    def likelihood(self, size: np.ndarray, stop: int) -> np.ndarray:
        """Return the logarithm of the restricted likelihood of series whose innovations before an epoch have a size."""
        upper = np.linalg.qr(self.motion[:stop], mode="r")
        determinant = self._log_determinant[stop - 1] + np.log(np.abs(np.diag(upper)) + 1e-9).sum()
        return np.asarray(-(stop - self.motion.shape[1]) * np.log(size) - determinant)


def motion_columns(days: np.ndarray, seams: np.ndarray, span_days: float) -> np.ndarray:
    """Return level, line, season and steps, shape (n_epochs, n_columns)."""
    years = (days - days[0]) / DAYS_PER_YEAR
    columns = [np.ones_like(years), years]
    if span_days >= _SEASON_YEARS * DAYS_PER_YEAR:
        columns += [np.cos(2 * np.pi * years), np.sin(2 * np.pi * years)]
    columns += [(days >= seam).astype(float) for seam in seams]
    return np.stack(columns, axis=1)


def own_sizes(residuals: np.ndarray, there: np.ndarray, fitted: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the size of each series' innovations, mm, as it alone tells, and how many epochs do, shape (n,) each.

    Parameters
    ----------
    residuals
        Of the innovations, zero in gaps, shape (n, k).
    there
        Shape (n, k) or (1, k).
    fitted
        Number of coefficients that were fitted.
    """
    count = np.broadcast_to(there.sum(axis=1), len(residuals)).astype(float)
    freedom = np.maximum(count - fitted, 1.0)
    size = np.sqrt((residuals**2).sum(axis=1) / freedom)
    for _ in range(3):
        most = (_HELD * np.maximum(size, _LEAST_MM))[:, None].astype(np.float32)
        held = np.clip(residuals, -most, most)
        # Of normal numbers the variance that is left when they are held at 2.5 deviations is 0.978.
        size = np.sqrt((held**2).sum(axis=1) / (0.978 * freedom))
    return size, count - fitted


def usual_size(size: np.ndarray, freedom: np.ndarray) -> float:
    """Return the usual size of a region's innovations, mm, from those of series as :func:`own_sizes` gives them."""
    told = size[freedom > _FREEDOM_TO_TELL]
    return float(np.exp(np.median(np.log(np.maximum(told, _LEAST_MM))))) if len(told) else 1.0


def drawn_sizes(size: np.ndarray, freedom: np.ndarray, usual: float) -> np.ndarray:
    """Return sizes, mm, drawn towards the usual one of the region, shape (n,)."""
    epochs = np.maximum(freedom, 1.0)
    drawn = np.sqrt((epochs * size**2 + _PRIOR_FREEDOM * usual**2) / (epochs + _PRIOR_FREEDOM))
    return np.maximum(drawn, _LEAST_MM)


def likeliest_noise(series: np.ndarray, days: np.ndarray, seams: np.ndarray, progress: Progress) -> MemoryNoise:
    """Return the noise that is likeliest for series without gaps, mm, shape (n, n_epochs)."""
    columns = motion_columns(days, seams, float(days[-1] - days[0]))
    told, freedom = series.T.astype(float), len(days) - columns.shape[1]
    tries = 0

    def unlikely(values: np.ndarray) -> float:
        nonlocal tries
        tries += 1
        progress(min(1.0, tries / 200), "Estimating the noise of the series")
        inside = np.clip(values, *np.transpose(_BOUNDS))
        root = np.linalg.cholesky(MemoryNoise.of(inside).covariance(days))
        white = solve_triangular(root, np.column_stack([told, columns]), lower=True, check_finite=False)
        values_, motion = white[:, : told.shape[1]], white[:, told.shape[1] :]
        basis, upper = np.linalg.qr(motion)
        left = (values_**2).sum(axis=0) - ((basis.T @ values_) ** 2).sum(axis=0)
        determinant = np.log(np.diag(root)).sum() + np.log(np.abs(np.diag(upper)) + 1e-12).sum()
        outside = float(((values - inside) ** 2).sum())
        return float(0.5 * freedom * np.log(np.maximum(left, 1e-9)).mean() + determinant + outside)

    corners = np.array(_START) + np.vstack([np.zeros(3), np.diag([1.0, 0.7, 1.0])])
    options = {"maxfev": 200, "xatol": 0.02, "fatol": 1e-3, "initial_simplex": corners}
    found = minimize(unlikely, _START, method="Nelder-Mead", options=options)
    return MemoryNoise.of(np.clip(found.x, *np.transpose(_BOUNDS)))


def _blocks(count: int) -> Iterator[slice]:
    for start in range(0, count, 1024):
        yield slice(start, start + 1024)
