# SPDX-License-Identifier: GPL-2.0-or-later
"""How far the network is followed on a stack: by how well it finds sources that are put into this very stack.

What the stack itself moves is not known and would count as error of the method that finds it. So cells that move
strongly by the word of both methods are left out, of the errors and of the spread by which sources are sized.
Whether epochs that are left out are foretold says nothing here: noise with memory is foretold best by what keeps it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import binary_propagation

from ..progress import Progress
from ..simulation.stack_fields import Scene, draw_deformation
from ..units import DEVIATION_OF_MAD

Method = Callable[[np.ndarray], np.ndarray]
"""Values, shape (n_epochs, rows, columns), mm, to displacement of the same shape."""

RATIO = (0.7, 4.0)
"""Least and largest peak of a source over the standard deviation of the stack."""
STRONG = 4.0
"""Motion of the stack's own beyond so many deviations of what a method finds elsewhere is left out, if both find it."""

_WITH_IT = 1.5
"""The same of cells that hang together with such: the flanks of what moves."""
_SOURCES = 8
_DRAWN = 24
"""At most, to find room for them."""
_SEED = 0
_SOURCE_SHARE = 1 / 3
_LEAST_CELLS = 9
_LEAST_FREE = 0.5
"""Share of a source's cells that have to be still."""
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
    moving
        Share of the cells that was left out because the stack itself moves strongly there.
    """

    share: float
    network_error: float
    classical_error: float
    kept: float
    moving: float = 0.0


def gate_of(values: np.ndarray, scene: Scene, network: Method, classical: Method, progress: Progress) -> Gate:
    """Put sources into a stack, one after the other, and compare how well both methods find them.

    The network is followed wholly unless the classical chain comes closer, over the sources, by a standard error;
    then as far as the sources say. A stack of fewer than 5 rows or columns has room for none.
    Cells in which both methods find strong motion of the stack itself do not count.

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
    nothing = float("nan")
    if min(scene.shape) < _LEAST_SIDE:
        return Gate(1.0, nothing, nothing, nothing)
    progress(0.0, "Looking for strong motion in the stack")
    moving = _strongly_moving(network(values), classical(values))
    share_moving = float(moving.mean())
    deviation = float(np.nanstd(_about_median(values)[:, ~moving]))
    rng = np.random.default_rng(_SEED)
    found: list[tuple[float, float, float, float]] = []
    for _ in range(_DRAWN):
        if len(found) == _SOURCES:
            break
        peak = deviation * np.exp(rng.uniform(*np.log(RATIO)))
        put_in = np.float32(peak) * draw_deformation(rng, scene)
        inside = _inside(put_in, values, moving)
        if inside is None:
            continue
        progress(len(found) / _SOURCES, f"Testing with a simulated source: {len(found) + 1} of {_SOURCES}")
        one = _found(values, put_in, inside, network, classical)
        if one is not None:
            found.append(one)
    if not found:
        return Gate(1.0, nothing, nothing, nothing, share_moving)
    ours, theirs, kept, best = (np.array(part) for part in zip(*found, strict=True))
    worse = np.log(ours / theirs)
    spread = float(worse.std(ddof=1)) / np.sqrt(len(worse)) if len(worse) > 1 else np.inf
    is_worse = float(worse.mean()) > _SURE * spread
    share = float(np.clip(np.median(best), 0, 1)) if is_worse else 1.0
    return Gate(share, float(np.median(ours)), float(np.median(theirs)), float(np.median(kept)), share_moving)


def _strongly_moving(network: np.ndarray, classical: np.ndarray) -> np.ndarray:
    """Return the cells of strong motion, and those around that move with them, bool, shape (rows, columns).

    Both results have to move to the same side at one epoch. Each is measured by its own spread, because the chain finds
    less of motion that is short beside its width.
    """
    beyond = []
    for result in (network, classical):
        about = _about_median(result)[1:]
        spread = DEVIATION_OF_MAD * float(np.nanmax(np.nanmedian(np.abs(about), axis=(1, 2)), initial=0.0))
        beyond.append(np.nan_to_num(about) / max(spread, 1e-9))
    ours, theirs = beyond
    both = np.where(ours * theirs > 0, np.minimum(np.abs(ours), np.abs(theirs)), 0).max(axis=0)
    return binary_propagation(both > STRONG, mask=both > _WITH_IT)


def _inside(put_in: np.ndarray, values: np.ndarray, moving: np.ndarray) -> np.ndarray | None:
    """Return the values inside a source that are known and do not move by themselves; None if it has no room."""
    largest = np.abs(put_in).max(axis=0)
    source = largest >= _SOURCE_SHARE * largest.max()
    inside = np.broadcast_to(source & ~moving, put_in.shape) & np.isfinite(values)
    inside[0] = False
    free = (source & ~moving).sum() >= _LEAST_FREE * source.sum()
    return inside if free and inside[-1].sum() >= _LEAST_CELLS else None


def _found(
    values: np.ndarray, put_in: np.ndarray, inside: np.ndarray, network: Method, classical: Method
) -> tuple[float, float, float, float] | None:
    """Return errors of both, as a share of the source, what is kept, and the best share; None without results."""
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
