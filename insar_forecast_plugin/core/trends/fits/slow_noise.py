# SPDX-License-Identifier: GPL-2.0-or-later
"""How large the slow part of each series' noise is, for the errors that are stated of what was fitted.

A velocity of two years in noise that hangs together over two months is known far less well than its residual looks: the
fit took the slow part of the noise along, and what is left of it cannot tell how much that was. Therefore every kind of
noise of a small set (white, and white with noise that decays exponentially, Gauss-Markov of first order) is asked how
likely it leaves such a residual: by the squares of the residual's first cosines, whose expectation under each kind is
calculated with what the fit takes along in it, as the debiased Whittle likelihood does (Sykulski, Olhede, Guillaumin,
Lilly and Early 2019, Biometrika 106, 251). The variance of the fitted number is the mean over the kinds, each weighted
by its likelihood and by how usual it is, and widened as Student's distribution is: twice the error that is stated then
holds about 95% in short series, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import fft

from ...noise_kinds import first_cosines, usual_kinds, widening
from .breakpoints import TimeAxis
from .packing import pack

_SHARES = (0.2, 0.4, 0.6, 0.8, 0.95)
"""Of the noise that decays in all of it."""
_DECAYS = (1.6, 3.2, 6.4, 12.8, 25.6)
"""In epochs."""
_LEAST_LEFT = 0.1
"""A cosine of which the fit leaves a smaller share tells nothing."""
_COUNT_STEP = 1.05
"""Numbers of epochs that differ by less share what is expected of the kinds."""
_FEWEST_FREE = 2.0


@dataclass(frozen=True)
class SlowNoise:
    """Variance of white noise that would make the error of a fitted number as large as it is, mm^2, each shape (n,).

    Parameters
    ----------
    line
        Of the velocity of the line.
    parabola
        Of the acceleration.
    part
        Of the velocities on both sides of a break, and of its date.
    """

    line: np.ndarray
    parabola: np.ndarray
    part: np.ndarray


@dataclass(frozen=True)
class _Kinds:
    """What is expected of each kind of noise of variance one, by the number of epochs.

    Parameters
    ----------
    squares
        Of the cosines that the fit leaves, shape (n_kinds, n_cosines).
    left
        Share of each cosine that it leaves, shape (n_cosines,).
    numbers
        Variance of line, parabola and parts, in that of white noise, shape (n_kinds, 3).
    """

    squares: np.ndarray
    left: np.ndarray
    numbers: np.ndarray


def slow_noise(time_axis: TimeAxis, residual: np.ndarray, there: np.ndarray, bent: np.ndarray) -> SlowNoise:
    """Return the slow noise of series from what the base and a parabola, or a bend, leave of them.

    Noise that decays within some 50 days makes the variance of a velocity over five years eight times that of white
    noise of the same size:

    >>> from .motion import fit_motion
    >>> random, noise = np.random.default_rng(0), np.zeros((200, 150))
    >>> for epoch in range(1, 150):
    ...     noise[:, epoch] = 0.8 * noise[:, epoch - 1] + 0.6 * random.normal(0, 1, 200)
    >>> axis = TimeAxis.of(np.datetime64("2020-01-01") + 12 * np.arange(150))
    >>> there, bent = np.ones(noise.shape, dtype=bool), np.zeros(200, dtype=bool)
    >>> residual = fit_motion(axis, noise, there).residual
    >>> bool(6 < np.median(slow_noise(axis, residual, there, bent).line) < 13)
    True

    Parameters
    ----------
    residual
        mm, zero in gaps, shape (n, n_epochs).
    there
        Valid epochs, shape (n, n_epochs).
    bent
        Where a bend was fitted, whose date is one more number, bool, shape (n,).
    """
    complete = there.all()
    packed = residual if complete else pack(residual, there)
    counts = np.full(len(residual), there.shape[1]) if complete else there.sum(axis=1)
    found = np.empty((3, len(residual)))
    for count in np.unique(counts):
        rows = np.flatnonzero(counts == count)
        found[:, rows] = _of_length(time_axis, packed[rows, :count], bent[rows])
    return SlowNoise(*found)


def _of_length(time_axis: TimeAxis, residual: np.ndarray, bent: np.ndarray) -> np.ndarray:
    """Return the slow noise of series of so many epochs, shape (3, n)."""
    count = residual.shape[1]
    if count < time_axis.columns.shape[0] + 4:
        return np.broadcast_to(
            (residual**2).sum(axis=1) / max(count - time_axis.columns.shape[0] - 1, 1), (3, len(bent))
        )
    kinds = _kinds(time_axis.columns.tobytes(), time_axis.columns.shape, _rounded(count, time_axis.columns.shape))
    cosines = min(len(kinds.left), count - 1)
    used = kinds.left[:cosines] > _LEAST_LEFT
    share = kinds.left[:cosines][used]
    expected = kinds.squares[:, :cosines][:, used]
    squares = fft.dct(residual, norm="ortho")[:, 1 : cosines + 1][:, used] ** 2  # of first_cosines
    freedom = np.maximum(share.sum() - bent, _FEWEST_FREE)[:, None]
    total = np.maximum(squares * share @ (1 / expected).T, 1e-12)
    likely = (
        np.log(usual_kinds(_DECAYS, len(_SHARES))) - 0.5 * (np.log(expected) @ share) - 0.5 * freedom * np.log(total)
    )
    weight = np.exp(likely - likely.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    wider = widening(freedom) ** 2
    return np.asarray(((weight * total / freedom * wider) @ kinds.numbers).T)


def _rounded(count: int, shape: tuple[int, ...]) -> int:
    """Return a number of epochs near a given one, never more than there are."""
    if count == shape[1]:
        return count
    return min(round(_COUNT_STEP ** round(np.log(count) / np.log(_COUNT_STEP))), shape[1])


@lru_cache(maxsize=256)
def _kinds(columns: bytes, shape: tuple[int, int], count: int) -> _Kinds:
    """Return what is expected of the kinds of noise beside the base's columns, at so many epochs spread evenly."""
    own = np.frombuffer(columns).reshape(shape)[:, np.round(np.linspace(0, shape[1] - 1, count)).astype(int)]
    time = own[1]
    fitted = np.vstack([own, time**2])
    basis = np.linalg.svd(fitted, full_matrices=False)[2]
    cosines = first_cosines(count)
    left = cosines - cosines @ basis.T @ basis
    half = np.arange(count) >= count // 2
    parts = np.vstack([own, np.where(half, time - time[count // 2], 0.0), half])
    tell = np.stack([np.linalg.pinv(one.T)[row] for one, row in ((own, 1), (fitted, -1), (parts, 1))])
    tell /= np.linalg.norm(tell, axis=1, keepdims=True)
    apart = np.abs(np.subtract.outer(np.arange(count), np.arange(count)))
    share_left = (left**2).sum(axis=1)
    squares, numbers = [share_left], [np.ones(3)]
    for decay in _DECAYS:
        together = np.exp(-apart / decay)
        of_cosines, of_numbers = (((one @ together) * one).sum(axis=1) for one in (left, tell))
        squares += [share * of_cosines + (1 - share) * share_left for share in _SHARES]
        numbers += [share * of_numbers + (1 - share) for share in _SHARES]
    return _Kinds(np.array(squares), share_left, np.array(numbers))
