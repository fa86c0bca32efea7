# SPDX-License-Identifier: GPL-2.0-or-later
"""The classical chain: a plane and a dependence on height taken out of each epoch, then a mean in time."""

from __future__ import annotations

import numpy as np

from ..progress import Part, Progress, Silent
from ..units import DEVIATION_OF_MAD
from .found_displacement import FoundDisplacement

WIDTH_DAYS = 90.0
"""Standard deviation of the weights in time."""

_ROUNDS = 3
_TUNING = 1.345
"""Of Huber's weights, in standard deviations: 95% as precise as least squares where nothing stands out."""
_MOST_FITTED = 20_000
LEAST_FITTED = 20
"""Values to which a plane and a dependence on height are fitted."""
_MOST_MEMORY = 0.9
_VALUES_AT_ONCE = 2_000_000


def classical_displacement(
    values: np.ndarray, days: np.ndarray, heights: np.ndarray | None, progress: Progress | None = None
) -> FoundDisplacement:
    """Return what the chain finds: plane and height taken out, then a mean in time with Gaussian weights of 90 days.

    The error is that of a mean of what each cell scatters about it, with the correlation of neighbouring epochs, less
    the mean at the cell's first known epoch, from which its displacement is counted.

    Parameters
    ----------
    values
        mm, shape (n_epochs, rows, columns), NaN where nothing is known.
    days
        Of the epochs, increasing, shape (n_epochs,).
    heights
        Metres, shape (rows, columns); None where there are none.
    progress
        Told of each epoch, then of each strip of rows.
    """
    progress = progress or Silent()
    found = without_trends(values, heights, progress=Part(progress, 0.0, 0.5))
    deviation = np.empty_like(found)
    kernel = _kernel(days, WIDTH_DAYS)
    products, pairs, squares, count = 0.0, 0, 0.0, 0
    height = max(1, _VALUES_AT_ONCE // (values.shape[0] * values.shape[2]))
    for first in range(0, values.shape[1], height):
        progress(0.5 + 0.5 * first / values.shape[1], "Averaging in time")
        strip = np.s_[:, first : first + height]
        means = smoothed(found[strip], days, WIDTH_DAYS, from_first_epoch=False)
        left = found[strip] - means
        known = np.isfinite(left)
        left[~known] = 0
        products, pairs = products + float((left[1:] * left[:-1]).sum()), pairs + int((known[1:] & known[:-1]).sum())
        squares, count = squares + float((left**2).sum()), count + int(known.sum())
        grows, free = (one.reshape(-1, *known.shape[1:]) for one in _in_unit_noise(kernel, known))
        variance = np.where(free < 1, _variance_of_steps(found[strip]), (left**2).sum(axis=0) / np.maximum(free, 1))
        deviation[strip] = np.where(known, grows * np.sqrt(variance).astype(np.float32), np.nan)
        found[strip] = from_first(means)
    neighbours = products / max(pairs, 1) / max(squares / max(count, 1), 1e-9)
    memory = float(np.clip(neighbours, 0, _MOST_MEMORY))
    deviation *= np.float32(np.sqrt((1 + memory) / (1 - memory)))
    return FoundDisplacement(found, deviation)


def _in_unit_noise(kernel: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how means of white noise of variance 1 err, and how many free values they leave.

    Parameters
    ----------
    kernel
        Weights of epochs for each epoch, shape (n_epochs, n_epochs).
    known
        Which values there are, bool, shape (n_epochs, rows, columns).

    Returns
    -------
    grows
        Standard deviation of each epoch's mean less that of the cell's first known epoch, shape (n_epochs, n_cells).
    free
        Sum of the variances of what is left of known epochs after their means, shape (1, n_cells).
    """
    cells = known.reshape(len(kernel), -1)
    gaps = ~cells.all(axis=0)
    # Cells without gaps share their weights.
    patterns = np.column_stack([np.ones(len(kernel), dtype=bool), cells[:, gaps]])
    there = patterns.astype(np.float32)
    sums = np.maximum(kernel @ there, 1e-6)
    own = (kernel**2 @ there) / sums**2
    first = patterns.argmax(axis=0)
    shared = np.empty_like(own)
    for epoch in np.unique(first):
        some = first == epoch
        shared[:, some] = (kernel * kernel[epoch]) @ there[:, some] / (sums[:, some] * sums[epoch, some])
    variance = np.maximum(own - 2 * shared + np.take_along_axis(own, first[None], axis=0), 0)
    free = ((1 - 2 / sums + own) * there).sum(axis=0, keepdims=True)
    column = np.zeros(cells.shape[1], dtype=np.int64)
    column[gaps] = np.arange(1, patterns.shape[1])
    return np.sqrt(variance)[:, column], free[:, column]


def _variance_of_steps(values: np.ndarray) -> np.ndarray:
    """Return half the mean square of steps from epoch to epoch: for epochs too far apart to have common means."""
    steps = np.diff(values, axis=0)
    known = np.isfinite(steps)
    return (np.where(known, steps, 0) ** 2).sum(axis=0) / np.maximum(2 * known.sum(axis=0), 1)


def without_trends(
    values: np.ndarray, heights: np.ndarray | None, *, deramp: bool = True, progress: Progress | None = None
) -> np.ndarray:
    """Take the median, a plane and a dependence on height out of each epoch, fitted robustly (Huber's weights).

    What stands out of the fit, such as deformation in a part of the area, weighs little in it.

    Parameters
    ----------
    values
        mm, shape (n_epochs, rows, columns), NaN where nothing is known.
    heights
        Metres, shape (rows, columns), NaN where unknown; None leaves the dependence on height alone.
    deramp
        Whether the plane is taken out.
    progress
        Told of each epoch.

    Returns
    -------
    ndarray
        mm, float32, shape of ``values``. Of an epoch with fewer than 20 values the median alone is taken out.
    """
    progress = progress or Silent()
    rows, columns = values.shape[1:]
    terms = [np.ones((rows, columns), dtype=np.float32)]
    if deramp:
        row, column = np.mgrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j].astype(np.float32)
        terms += [row, column]
    if heights is not None:
        spread = float(np.nanstd(heights))
        if spread > 0:
            terms.append(np.nan_to_num((heights - np.nanmean(heights)) / spread).astype(np.float32))
    design = np.stack(terms, axis=-1).reshape(-1, len(terms))
    out = np.empty(values.shape, dtype=np.float32)
    for epoch, layer in enumerate(values):
        progress(epoch / len(values), f"Removing trends: epoch {epoch + 1} of {len(values)}")
        flat = layer.ravel()
        known = np.flatnonzero(np.isfinite(flat))
        if len(known) < LEAST_FITTED:
            out[epoch] = layer - np.median(flat[known]) if len(known) else layer
            continue
        some = known[:: 1 + len(known) // _MOST_FITTED]
        out[epoch] = (flat - design @ _robust_fit(design[some], flat[some])).reshape(rows, columns)
    return out


def _robust_fit(design: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return coefficients by iteratively reweighted least squares, shape (n_terms,)."""
    weights = np.ones(len(values), dtype=np.float32)
    found = np.zeros(design.shape[1], dtype=np.float32)
    for _ in range(_ROUNDS):
        weighted = design * weights[:, None]
        normal = weighted.T @ design
        normal[np.diag_indices_from(normal)] += 1e-6 * np.trace(normal)
        found = np.linalg.solve(normal, weighted.T @ values).astype(np.float32)
        off = np.abs(values - design @ found)
        scale = DEVIATION_OF_MAD * float(np.median(off)) or 1.0
        weights = np.minimum(1.0, _TUNING * scale / np.maximum(off, 1e-9)).astype(np.float32)
    return found


def smoothed(values: np.ndarray, days: np.ndarray, width_days: float, *, from_first_epoch: bool = True) -> np.ndarray:
    """Average in time with Gaussian weights; gaps stay gaps.

    Parameters
    ----------
    values
        mm, shape (n_epochs, rows, columns), NaN where nothing is known.
    days
        Of the epochs, shape (n_epochs,).
    width_days
        Standard deviation of the weights.
    from_first_epoch
        Whether the result is counted from the first epoch again.

    Returns
    -------
    ndarray
        mm, float32, shape of ``values``.
    """
    kernel = _kernel(days, width_days)
    flat = values.reshape(len(days), -1).astype(np.float32, copy=False)
    known = np.isfinite(flat)
    sums = kernel @ np.where(known, flat, 0)
    weights = kernel @ known.astype(np.float32)
    with np.errstate(invalid="ignore"):
        means = sums / np.maximum(weights, 1e-6)
    means[~known] = np.nan
    means = means.reshape(values.shape)
    return from_first(means) if from_first_epoch else means


def _kernel(days: np.ndarray, width_days: float) -> np.ndarray:
    """Return Gaussian weights of epochs for each epoch, float32, shape (n_epochs, n_epochs)."""
    return np.exp(-0.5 * ((days[:, None] - days[None, :]) / width_days) ** 2).astype(np.float32)


def stacked(values: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Fit a velocity to each cell through the first epoch's value, and return the line: plain stacking.

    Parameters
    ----------
    values, days
        As in `smoothed`.

    Returns
    -------
    ndarray
        mm, float32, shape of ``values``, 0 at the first epoch; gaps stay gaps.
    """
    flat = from_first(values).reshape(len(days), -1)
    known = np.isfinite(flat)
    since = (days - days[0]).astype(np.float32)[:, None]
    speed = np.where(known, flat * since, 0).sum(axis=0) / np.maximum((known * since**2).sum(axis=0), 1e-6)
    return np.where(known, since * speed, np.nan).astype(np.float32).reshape(values.shape)


def from_first(values: np.ndarray) -> np.ndarray:
    """Count displacement from each cell's first known value, float32, shape of ``values`` (n_epochs, rows, columns)."""
    known = np.isfinite(values)
    first = np.take_along_axis(values, known.argmax(axis=0)[None], axis=0)
    return (values - np.where(np.isfinite(first), first, 0)).astype(np.float32, copy=False)
