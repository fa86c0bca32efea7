# SPDX-License-Identifier: GPL-2.0-or-later
"""How far the network is followed on a stack: by how well it finds sources that are put into this very stack.

Whether epochs that are left out are foretold says nothing here: noise with memory is foretold best by what keeps it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..progress import Progress
from ..simulation.stack_fields import Scene, draw_deformation

Method = Callable[[np.ndarray], np.ndarray]
"""Values, shape (n_epochs, rows, columns), mm, to displacement of the same shape."""

RATIO = (0.7, 4.0)
"""Least and largest peak of a source over the standard deviation of the stack."""

_SOURCES = 8
_SEED = 0
_SOURCE_SHARE = 1 / 3
_LEAST_CELLS = 9
_LEAST_SIDE = 5
"""Cells along a stack; sources are 1.5 cells to 0.35 of the shorter side in size."""
_SURE = 1.0


@dataclass(frozen=True)
class Gate:
    """How far the network is followed, and what became of sources that were put into the stack.

    Parameters
    ----------
    share
        Of the network in the result, 0 to 1; the rest is the classical chain.
    network_error, classical_error
        Root mean square error inside the sources, as a share of the source's own root mean square: median.
    kept
        Slope of the network's result on what was put in: median over the sources; NaN where none had room.
    """

    share: float
    network_error: float
    classical_error: float
    kept: float


def gate_of(values: np.ndarray, scene: Scene, network: Method, classical: Method, progress: Progress) -> Gate:
    """Put sources into a stack, one after the other, and compare how well both methods find them.

    The network is followed wholly unless the classical chain comes closer, over the sources, by a standard error;
    then as far as the sources say. A stack of fewer than 5 rows or columns has room for none.

    Parameters
    ----------
    values
        mm, shape (n_epochs, rows, columns), NaN where nothing is known.
    scene
        Its ground and calendar.
    network, classical
        The methods.
    progress
        Told of each source.
    """
    rng = np.random.default_rng(_SEED)
    deviation = float(np.nanstd(values - np.nanmedian(values, axis=(1, 2), keepdims=True)))
    found: list[tuple[float, float, float, float]] = []
    for number in range(_SOURCES if min(scene.shape) >= _LEAST_SIDE else 0):
        progress(number / _SOURCES, f"Testing with a simulated source: {number + 1} of {_SOURCES}")
        peak = deviation * np.exp(rng.uniform(*np.log(RATIO)))
        put_in = np.float32(peak) * draw_deformation(rng, scene)
        one = _found(values, put_in, network, classical)
        if one is not None:
            found.append(one)
    if not found:
        return Gate(1.0, float("nan"), float("nan"), float("nan"))
    ours, theirs, kept, best = (np.array(part) for part in zip(*found, strict=True))
    worse = np.log(ours / theirs)
    spread = float(worse.std(ddof=1)) / np.sqrt(len(worse)) if len(worse) > 1 else np.inf
    is_worse = float(worse.mean()) > _SURE * spread
    share = float(np.clip(np.median(best), 0, 1)) if is_worse else 1.0
    return Gate(share, float(np.median(ours)), float(np.median(theirs)), float(np.median(kept)))


def _found(
    values: np.ndarray, put_in: np.ndarray, network: Method, classical: Method
) -> tuple[float, float, float, float] | None:
    """Return errors of both, as a share of the source, what is kept, and the best share; None without room for it."""
    largest = np.abs(put_in).max(axis=0)
    inside = np.broadcast_to(largest >= _SOURCE_SHARE * largest.max(), put_in.shape) & np.isfinite(values)
    inside[0] = False
    if inside[-1].sum() < _LEAST_CELLS:
        return None
    ours, theirs = (_about_median(method(values + put_in))[inside] for method in (network, classical))
    truth = _about_median(np.where(np.isfinite(values), put_in, np.nan))[inside]
    known = np.isfinite(ours) & np.isfinite(theirs)
    if not known.any():
        return None
    ours, theirs, truth = ours[known], theirs[known], truth[known]
    size = float((truth**2).mean())
    if not size > 0:
        return None
    step = ours - theirs
    best = float((step * (truth - theirs)).sum() / max(float((step**2).sum()), 1e-9))
    errors = (float(np.sqrt(((one - truth) ** 2).mean() / size)) for one in (ours, theirs))
    return (*errors, float((ours * truth).mean() / size), best)  # type: ignore[return-value]


def _about_median(values: np.ndarray) -> np.ndarray:
    return values - np.nanmedian(values, axis=(1, 2), keepdims=True)
