# SPDX-License-Identifier: GPL-2.0-or-later
"""What the correcting network is shown of a window: the last epochs around a point, and the linear forecasts.

Everything is relative to the point's last value and divided by one scale a point and window (noise plus recent
movement of the surroundings), so that a network trained on simulated fields meets familiar numbers on any region.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.spatial import cKDTree

from ....units import DEVIATION_OF_MAD
from ..gap_filling import nearest_points
from .features import Surroundings, WindowFeatures, seasonal_steps

SHOWN_EPOCHS = 24
CHANNELS = 8
HORIZON_INPUTS = 7
GRADIENT_POINTS = 16
_SMALLEST_SCALE = 1e-3


def gradient_weights(
    coordinates: np.ndarray, rows: np.ndarray | None = None, tree: cKDTree | None = None
) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    """Return matrices that take the slope eastwards and northwards of the plane through each point's surroundings.

    The slope is the change over the root-mean-square distance of the 16 nearest points, so that it has the unit of
    the values. Where the points stand on a line or at one place, the slope across is zero.

    Parameters
    ----------
    coordinates
        Metres, shape (n_points, 2).
    rows, tree
        As of :func:`~..gap_filling.neighbour_weights`.

    Returns
    -------
    Shape (n_rows, n_points) each.
    """
    points = len(coordinates)
    rows = np.arange(points) if rows is None else rows
    count = min(GRADIENT_POINTS, points)
    _, nearest = nearest_points(tree or cKDTree(coordinates), coordinates[rows], count)
    offset = coordinates[nearest] - coordinates[nearest].mean(axis=1, keepdims=True)
    reach = np.sqrt(np.square(offset).sum(axis=2).mean(axis=1))
    offset = offset / np.where(reach > 0, reach, 1.0)[:, None, None]
    normal = np.einsum("pki,pkj->pij", offset, offset) + 0.01 * count * np.eye(2)
    slopes = np.linalg.solve(normal, offset.transpose(0, 2, 1))
    ends = np.arange(0, nearest.size + 1, count)
    return tuple(  # type: ignore[return-value]
        sparse.csr_matrix(
            (slopes[:, axis].ravel().astype(np.float32), nearest.ravel(), ends), shape=(len(rows), points)
        )
        for axis in (0, 1)
    )


def gradients_of(
    slopes: tuple[sparse.csr_matrix, sparse.csr_matrix], near: np.ndarray, started: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the slopes of the near series eastwards and northwards, mm, shape (n_points, n_epochs) each.

    A point that has not started at an epoch is left out there: what stands for it before is a later observation.

    Parameters
    ----------
    slopes
        See :func:`gradient_weights`, shape (n_points, n_sources) each.
    near, started
        See :class:`~.features.Surroundings`, of the sources.
    """
    if not started.any():
        return slopes[0] @ near, slopes[1] @ near
    known = (started[:, None] <= np.arange(near.shape[1])).astype(np.float32)
    seen = near * known
    among = slopes[0].copy()
    among.data = np.ones_like(among.data)
    # The mean of the others is put in the place of one that is left out, so a level alone makes no slope.
    level = (among @ seen) / np.maximum(among @ known, 1)
    east, north = (slope @ seen - (slope @ known) * level for slope in slopes)
    return east, north


def own_noise(own: np.ndarray) -> np.ndarray:
    """Return the noise of each series from its changes between epochs, mm, shape (n_points,); robust to jumps."""
    change = np.sort(np.abs(np.diff(own[:, -120:], axis=1)), axis=1)  # a tenth of the time of np.median
    middle = change.shape[1] // 2
    median = change[:, middle] if change.shape[1] % 2 else change[:, middle - 1 : middle + 1].mean(axis=1)
    return DEVIATION_OF_MAD / np.sqrt(2) * median


def noise_scale(noise: np.ndarray, has_started: np.ndarray) -> np.ndarray:
    """Return each point's noise, averaged with that of all points that have started, mm, shape (n_points,).

    Parameters
    ----------
    noise
        See :func:`own_noise`, of all points.
    has_started
        bool, shape (n_points,).
    """
    return noise_with(noise, usual_noise(noise, has_started))


def usual_noise(noise: np.ndarray, has_started: np.ndarray) -> float:
    """Return the median noise of the points that have started, mm; 0 where none has. As :func:`noise_scale`."""
    return float(np.median(noise[has_started])) if has_started.any() else 0.0


def noise_with(noise: np.ndarray, everywhere: float | np.ndarray) -> np.ndarray:
    """Return each point's noise, averaged with that of all points, mm, of the noise's shape."""
    return np.asarray(np.sqrt(0.5 * noise**2 + 0.5 * everywhere**2) + _SMALLEST_SCALE)


@dataclass(frozen=True)
class CorrectionInputs:
    """Network inputs of all points at one window.

    Parameters
    ----------
    sequence
        float32, shape (n_points, CHANNELS, SHOWN_EPOCHS), oldest epoch first.
    horizons
        float32, shape (n_points, n_horizons, HORIZON_INPUTS).
    scale
        mm for one unit of the network's output, shape (n_points,).
    """

    sequence: np.ndarray
    horizons: np.ndarray
    scale: np.ndarray


def correction_inputs(
    surroundings: Surroundings,
    gradients: tuple[np.ndarray, np.ndarray],
    features: WindowFeatures,
    anchor_forecast: np.ndarray,
    dates: np.ndarray,
    *,
    noise: np.ndarray | None = None,
) -> CorrectionInputs:
    """Make the inputs from epochs up to the window's end alone.

    Parameters
    ----------
    gradients
        Slopes of the near series eastwards and northwards, mm, shape (n_points, n_epochs) each.
    anchor_forecast
        mm, shape (n_points, n_horizons).
    dates
        Future epochs, shape (n_horizons,).
    noise
        See :func:`noise_scale`, where it comes from more points than these; None takes it from these.
    """
    epoch = features.epoch
    shown = slice(max(0, epoch - SHOWN_EPOCHS + 1), epoch + 1)
    points = len(surroundings.own)
    last = surroundings.own[:, [epoch]]
    parts = [series[:, shown] - last for series in (surroundings.own, surroundings.near, surroundings.wide)]
    common = surroundings.common[:, shown] - surroundings.common[:, [epoch]]
    parts += [np.broadcast_to(common, parts[0].shape)]
    parts += [slope[:, shown] for slope in gradients]
    if noise is None:
        noise = noise_scale(own_noise(surroundings.own[:, : epoch + 1]), surroundings.started <= epoch)
    moved = parts[2] - parts[2][:, -1:]
    scale = np.sqrt(noise**2 + np.square(moved).mean(axis=1))
    count = parts[0].shape[1]
    sequence = np.zeros((points, CHANNELS, SHOWN_EPOCHS), np.float32)
    for channel, part in enumerate(parts):
        sequence[:, channel, SHOWN_EPOCHS - count :] = part / scale[:, None]
    step = _step_days(surroundings.dates[: epoch + 1])
    days = (surroundings.dates[shown] - surroundings.dates[epoch]).astype(np.int64)
    sequence[:, 6, SHOWN_EPOCHS - count :] = days / step / SHOWN_EPOCHS
    sequence[:, 7, SHOWN_EPOCHS - count :] = 1.0
    np.clip(sequence, -12, 12, out=sequence)

    ahead = seasonal_steps(dates, surroundings.dates[epoch], surroundings.dates[0])
    horizons = np.empty((points, len(dates), HORIZON_INPUTS), np.float32)
    horizons[:, :, 0] = (anchor_forecast - last) / scale[:, None]
    for series in range(3):
        columns = features.seasonal[:, 4 * series : 4 * series + 4]
        horizons[:, :, 1 + series] = (columns @ ahead.T) / scale[:, None]
    steps_ahead = (dates - surroundings.dates[epoch]).astype(np.int64) / step
    horizons[:, :, 4] = np.log1p(steps_ahead)
    horizons[:, :, 5] = np.log(noise / scale)[:, None]
    horizons[:, :, 6] = np.log(step / 12.0)
    np.clip(horizons, -20, 20, out=horizons)
    return CorrectionInputs(sequence, horizons, scale.astype(np.float32))


def _step_days(dates: np.ndarray) -> float:
    return float(np.median(np.diff(dates[-13:]).astype(np.int64)))
