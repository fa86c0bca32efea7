# SPDX-License-Identifier: GPL-2.0-or-later
"""Displacement extracted from a stack: by the classical chain, or by the network as far as its gate lets it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from ..errors import InputError
from ..progress import Part, Progress
from ..simulation.stack_fields import Scene
from ..stack import RasterStack
from .classical import LEAST_FITTED, classical_displacement
from .denoiser_file import load_denoiser
from .found_displacement import FoundDisplacement, ParallelEpochs, set_aside
from .gate import Gate, gate_of
from .network.denoiser import Denoiser
from .nodes import known_often
from .paper.span_denoiser import SpanDenoiser

_GATE_SIDE = 128


@dataclass(frozen=True)
class Extraction:
    """What was extracted from a stack.

    Parameters
    ----------
    found
        Displacement and its error at the epochs of ``stack``; gaps are gaps.
    stack
        What it was extracted from: the epochs that hold values.
    gate
        How far the network was followed; None for the classical chain.
    network
        Which network was asked: ``network``, or ``paper`` for one of the published form; empty for the classical chain.
    """

    found: FoundDisplacement
    stack: RasterStack
    gate: Gate | None
    network: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """What the result consists of: ``network`` or ``paper``, ``classical``, or a network and the chain."""
        if self.gate is None or self.gate.share == 0:
            return ("classical",)
        return (self.network,) if self.gate.share == 1 else (self.network, "classical")

    def noise(self, part: slice | int = slice(None)) -> np.ndarray:
        """Return what was taken out of epochs, mm, float32, shape (n_epochs, rows, columns) or of one of them.

        It is what is measured less what was found.
        """
        return self.stack.values[part] - self.found.displacement[part]

    @cached_property
    def noise_deviation(self) -> float:
        """Standard deviation of what was taken out after the first epoch, mm; NaN where that is nothing."""
        count, total, squares = 0, 0.0, 0.0
        for epoch in range(1, len(self.stack.dates)):
            layer = self.noise(epoch)
            layer = layer[np.isfinite(layer)].astype(np.float64)
            count, total, squares = count + layer.size, total + layer.sum(), squares + (layer**2).sum()
        return float(np.sqrt(max(squares / count - (total / count) ** 2, 0.0))) if count else float("nan")


def extract(
    stack: RasterStack,
    heights: np.ndarray | None,
    *,
    method: str,
    model: str | Path | None,
    progress: Progress,
) -> Extraction:
    """Extract displacement.

    Parameters
    ----------
    stack
        As :func:`.usable_stack.usable_stack` returns it.
    heights
        Metres, shape (rows, columns); None where there are none.
    method
        ``network`` or ``classical``.
    model
        File of a trained denoiser; None for the one that comes with the plugin.

    Raises
    ------
    InputError
        Too few cells hold values often enough for the network, or too few epochs for the model.
    ModelError
        The model file is no denoiser of this version.
    """
    days = (stack.dates - stack.dates[0]).astype(np.float64)
    if method == "classical":
        classical = classical_displacement(stack.values, days, heights, progress)
        return Extraction(_with_gaps(classical, stack.values), stack, None)
    denoiser = load_denoiser(model)
    _tell_seldom_known(stack, progress)
    gate = _gate(denoiser, stack, heights, Part(progress, 0.0, 0.4))
    found = denoiser.find(stack.values, days, heights, Part(progress, 0.4, 0.8))
    if gate.share < 1:
        with set_aside(found) as by_network:
            del found
            found = classical_displacement(stack.values, days, heights, Part(progress, 0.8, 1.0))
            _lean(found, by_network, gate.share)
    network = "paper" if isinstance(denoiser, SpanDenoiser) else "network"
    return Extraction(_with_gaps(found, stack.values), stack, gate, network)


def _lean(found: FoundDisplacement, other: ParallelEpochs, share: float) -> None:
    """Let a result lean on another one by a share, epoch by epoch, in place."""
    for epoch, parts in enumerate(other):
        for values, of_other in zip((found.displacement, found.deviation), parts, strict=True):
            values[epoch] += np.float32(share) * (of_other - values[epoch])


def _tell_seldom_known(stack: RasterStack, progress: Progress) -> None:
    """Say how many cells the network leaves out, and refuse a stack of which it leaves too few.

    Raises
    ------
    InputError
        Fewer than 20 cells hold values at half of the epochs.
    """
    cells, known = int(stack.mask.sum()), int(known_often(stack.values).sum())
    if known < LEAST_FITTED:
        raise InputError(
            f"{known} cell{'s' * (known != 1)} of the stack {'has' if known == 1 else 'have'} values at half of the "
            f"epochs or more; the network needs at least {LEAST_FITTED}. Set METHOD to classical, or leave out "
            "epochs with few values."
        )
    if (left := cells - known) > 0:
        progress.warning(
            f"{left} of {cells} cells {'has' if left == 1 else 'have'} values at fewer than half of the epochs and "
            f"{'is' if left == 1 else 'are'} left out."
        )


def _gate(
    denoiser: Denoiser | SpanDenoiser, stack: RasterStack, heights: np.ndarray | None, progress: Progress
) -> Gate:
    """Weigh the network on the stack, or on the part of a large one whose cells are known most often."""
    days = (stack.dates - stack.dates[0]).astype(np.float64)
    window = _fullest(known_often(stack.values))
    part, below = stack.values[:, window[0], window[1]], None if heights is None else heights[window]
    ground = np.zeros(part.shape[1:], dtype=np.float32) if below is None else _without_holes(below)
    return gate_of(
        part,
        Scene(ground, days, stack.transform.a),
        lambda some: denoiser.find(some, days, below).displacement,
        lambda some: classical_displacement(some, days, below).displacement,
        progress,
    )


def _without_holes(heights: np.ndarray) -> np.ndarray:
    """Fill what is unknown by the mean height, so that no slope leads down to 0 m."""
    known = np.isfinite(heights)
    return np.where(known, heights, heights[known].mean() if known.any() else 0).astype(np.float32)


def _fullest(mask: np.ndarray) -> tuple[slice, slice]:
    """Return the window of at most 128 cells a side that holds most cells with values."""
    sums = np.pad(mask.astype(np.int64).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    rows, columns = (min(_GATE_SIDE, length) for length in mask.shape)
    held = sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns] + sums[:-rows, :-columns]
    top, left = np.unravel_index(int(held.argmax()), held.shape)
    return slice(int(top), int(top) + rows), slice(int(left), int(left) + columns)


def _with_gaps(found: FoundDisplacement, values: np.ndarray) -> FoundDisplacement:
    """Put the gaps of what was measured back in place; those of cells that are known too seldom are there."""
    for measured, displacement, deviation in zip(values, found.displacement, found.deviation, strict=True):
        gaps = ~np.isfinite(measured)
        displacement[gaps] = deviation[gaps] = np.nan
    return found
