# SPDX-License-Identifier: GPL-2.0-or-later
"""Horizons that share strength: what is fitted for one horizon is smoothed with what was fitted for its neighbours.

Each horizon has a regression of its own, with its own penalty, so the noise of the last dates, carried along by
weights that differ by chance, would come back as a kink between two horizons. The nearer the horizon, the faster
weights may really change: the smoothing is local in the logarithm of the time ahead, so that the first steps stay as
they are.
"""

from __future__ import annotations

import numpy as np

_WIDTH = 0.3
"""Standard deviation of the kernel in the natural logarithm of the steps ahead: 30% of the time ahead."""
_DEGREE = 2


def smooth_over_horizons(weights: np.ndarray) -> np.ndarray:
    """Return the weights of each horizon, smoothed over the horizons.

    Local regression of second degree (Cleveland and Devlin 1988, Journal of the American Statistical Association)
    with a Gaussian kernel; forecasts are linear in their weights, so forecasts are smoothed as the weights are.

    Parameters
    ----------
    weights
        The first axis counts the steps ahead, from one on.

    Returns
    -------
    float64, of the same shape; as they were where there are too few horizons to smooth.

    Examples
    --------
    A parabola stays as it is; a peak at one horizon loses more than half of its height.

    >>> curve = np.arange(1.0, 13.0) ** 2
    >>> np.allclose(smooth_over_horizons(curve), curve)
    True
    >>> peak = np.zeros(12)
    >>> peak[8] = 1.0
    >>> bool(smooth_over_horizons(peak)[8] < 0.5)
    True
    """
    horizons = len(weights)
    if horizons <= _DEGREE:
        return np.asarray(weights, dtype=float)
    return np.tensordot(_smoother(horizons), weights, axes=1)


def _smoother(horizons: int) -> np.ndarray:
    """Return the matrix that smooths, shape (horizons, horizons); its rows add up to one."""
    steps = np.arange(1, horizons + 1)
    matrix = np.empty((horizons, horizons))
    for row, step in enumerate(steps):
        root = np.exp(-0.25 * np.square(np.log(steps / step) / _WIDTH))
        terms = np.power.outer((steps - step) / step, np.arange(_DEGREE + 1))
        # The value of the local curve at the step itself is its first coefficient.
        matrix[row] = np.linalg.pinv(terms * root[:, None])[0] * root
    return matrix
