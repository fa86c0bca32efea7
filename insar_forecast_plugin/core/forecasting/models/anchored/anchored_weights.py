# SPDX-License-Identifier: GPL-2.0-or-later
"""The anchored forecaster as weights on past values: exact for its anchor, integrated gradients for its network.

Every feature of the anchor is a linear function of the past of four series (the point, the means of its 8 and 64
nearest, of all), the seasonal extrapolations too; so its forecast is a weighted sum of their values. The network's
correction is not; its slopes are averaged on the way from a window without movement to the window as it is
(Sundararajan et al. 2017, ICML, equation 1), which makes them weights whose sum is the correction. The scale by which
a window is divided is held fixed.
"""

from __future__ import annotations

import numpy as np

from ..seasonal_fit import CALM_PRIOR, TERMS, seasonal_terms
from .anchor import LinearAnchor
from .anchored_forecaster import AnchoredForecaster
from .correction import Correction, CorrectionWindows
from .correction_inputs import SHOWN_EPOCHS, CorrectionInputs
from .correction_network import weighted_slopes
from .features import Surroundings, WindowFeatures

_PATH_STEPS = 16
_MOVING_CHANNELS, _MOVING_INPUTS = 6, 4
"""Leading channels and horizon inputs that a window without movement has at zero; the others tell the calendar."""
_SLOPE_CHANNELS = slice(4, 6)
_SERIES_CHANNELS = 4


def seasonal_weights(surroundings: Surroundings, epoch: int, date: np.datetime64) -> np.ndarray:
    """Return the weights of past values in the four series' extrapolated change from the last value to a date.

    Returns
    -------
    float64, shape (n_points, 4, epoch + 1).
    """
    dates = surroundings.dates[: epoch + 1]
    rows = seasonal_terms(dates, surroundings.dates[0])  # (epochs, terms)
    ahead = seasonal_terms(np.array([date]), surroundings.dates[0])[0]
    sums = np.cumsum(np.einsum("ti,tj->tij", rows, rows), axis=0)
    matrix = sums[-1] + np.diag(CALM_PRIOR) + 1e-9 * np.eye(TERMS)
    weights = np.empty((len(surroundings.own), 4, epoch + 1))
    weights[:, 1:] = rows @ np.linalg.solve(matrix, ahead)
    started = np.minimum(surroundings.started, epoch)
    before = np.concatenate([np.zeros((1, TERMS, TERMS)), sums])[started]
    own = np.linalg.solve(matrix - before, np.broadcast_to(ahead[:, None], (len(started), TERMS, 1)))[:, :, 0]
    weights[:, 0] = own @ rows.T * (np.arange(epoch + 1) >= started[:, None])
    weights[:, :, epoch] -= 1
    return weights


def anchor_weights(anchor: LinearAnchor, seasonal: np.ndarray, steps: int) -> np.ndarray:
    """Return the weights of past values in the anchor's forecast of one horizon.

    Parameters
    ----------
    seasonal
        See :func:`seasonal_weights`, shape (n_points, 4, epoch + 1).
    steps
        Steps ahead.

    Returns
    -------
    float64, shape (n_points, 4, epoch + 1): with the anchor's constant, their sum with the values is the forecast.
    """
    epoch = seasonal.shape[2] - 1
    fitted = anchor.weights[steps - 1]
    weights = fitted[anchor.plan.lagged_count :, None] * seasonal
    weights[:, 0, epoch] += 1
    column = 1
    for series in range(4):
        for start, stop in anchor.plan.spans():
            weights[:, series, epoch - stop + 1 : epoch - start + 1] += fitted[column] / (stop - start)
            weights[:, series, epoch] -= fitted[column]
            column += 1
        if series:
            weights[:, series, epoch] += fitted[column]
            weights[:, 0, epoch] -= fitted[column]
            column += 1
    return weights


def correction_slopes(correction: Correction, inputs: CorrectionInputs, steps: int) -> tuple[np.ndarray, np.ndarray]:
    """Return slopes of one horizon's correction to the network's inputs, averaged over the path from no movement.

    Parameters
    ----------
    inputs
        Of that horizon alone: ``horizons`` has shape (n_points, 1, n_inputs).
    steps
        Which horizon's last layer.

    Returns
    -------
    Slopes to the sequence, shape (n_points, n_channels, n_epochs), and to the horizon inputs, shape (n_points,
    n_inputs), both for inputs in mm (that is, before the division by the window's scale).
    """
    layer = correction.layers[steps - 1].astype(np.float32)
    to_sequence, to_horizons = np.zeros(inputs.sequence.shape), np.zeros(inputs.horizons.shape)
    for share in (np.arange(_PATH_STEPS, dtype=np.float32) + np.float32(0.5)) / _PATH_STEPS:
        sequence, horizons = inputs.sequence.copy(), inputs.horizons.copy()
        sequence[:, :_MOVING_CHANNELS] *= share
        horizons[:, :, :_MOVING_INPUTS] *= share
        at_sequence, at_horizons = weighted_slopes(correction.network, sequence, horizons, layer)
        to_sequence += at_sequence / _PATH_STEPS
        to_horizons += at_horizons / _PATH_STEPS
    return to_sequence, to_horizons[:, 0]


def correction_weights(slopes: tuple[np.ndarray, np.ndarray], anchored: np.ndarray, seasonal: np.ndarray) -> np.ndarray:
    """Return the weights of past values in the correction, but for the spatial slopes' channels.

    Parameters
    ----------
    slopes
        See :func:`correction_slopes`.
    anchored, seasonal
        Weights of the anchor's forecast and of the seasonal changes, shape (n_points, 4, epoch + 1).
    """
    to_sequence, to_horizon = slopes
    epoch = anchored.shape[2] - 1
    weights = np.zeros_like(anchored)
    count = min(SHOWN_EPOCHS, epoch + 1)
    shown = to_sequence[:, :_SERIES_CHANNELS, SHOWN_EPOCHS - count :]
    weights[:, :, epoch + 1 - count :] += shown
    # Own, near and wide are shown relative to the point's last value, the common series to its own.
    weights[:, 0, epoch] -= shown[:, :3].sum(axis=(1, 2))
    weights[:, 3, epoch] -= shown[:, 3].sum(axis=1)
    weights += to_horizon[:, 0, None, None] * anchored
    weights[:, 0, epoch] -= to_horizon[:, 0]
    weights[:, :3] += to_horizon[:, 1:4, None] * seasonal[:, :3]
    return weights


def values_of(surroundings: Surroundings, epoch: int) -> np.ndarray:
    """Return the four series up to an epoch, float64, shape (n_points, 4, epoch + 1)."""
    shape = (len(surroundings.own), epoch + 1)
    return np.stack([np.broadcast_to(one[:, : epoch + 1], shape) for one in surroundings.series], axis=1).astype(float)


def window_contributions(
    forecaster: AnchoredForecaster,
    windows: CorrectionWindows,
    features: WindowFeatures,
    *,
    dates: np.ndarray,
    centre: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Return how far each past value moves the forecast for the last of ``dates`` from the mean, and the forecast.

    Parameters
    ----------
    windows
        Of the points that are explained.
    centre
        Mean of each series at each epoch, what contributions are counted from, shape (4, epoch + 1).

    Returns
    -------
    Contributions in mm, shape (n_points, 4, epoch + 1), and forecasts in mm, shape (n_points,).
    """
    surroundings, steps = windows.surroundings, len(dates)
    anchor, correction = forecaster.parts_at(surroundings.dates[features.epoch])
    seasonal = seasonal_weights(surroundings, features.epoch, dates[-1])
    weights = anchor_weights(anchor, seasonal, steps)
    moved = values_of(surroundings, features.epoch) - centre
    forecast = anchor.predict(surroundings, features, dates)
    if not correction.is_used:
        return weights * moved, forecast[:, -1]
    inputs = windows.inputs(features, forecast[:, -1:], dates[-1:])
    slopes = correction_slopes(correction, inputs, steps)
    shifted = correction.shifted(anchor)
    total = (anchor_weights(shifted, seasonal, steps) + correction_weights(slopes, weights, seasonal)) * moved
    count = min(SHOWN_EPOCHS, features.epoch + 1)
    tilt = (inputs.sequence[:, _SLOPE_CHANNELS] * inputs.scale[:, None, None])[:, :, SHOWN_EPOCHS - count :]
    to_tilt = slopes[0][:, _SLOPE_CHANNELS, SHOWN_EPOCHS - count :]
    total[:, 1, -count:] += (to_tilt * (tilt - tilt.mean(axis=0))).sum(axis=1)
    added = correction.of(windows.inputs(features, forecast, dates))
    return total, (shifted.predict(surroundings, features, dates) + added)[:, -1]
