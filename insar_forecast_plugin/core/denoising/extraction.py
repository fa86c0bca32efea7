# SPDX-License-Identifier: GPL-2.0-or-later
"""Displacement extracted from a stack: by the classical chain, or by the network as far as its gate lets it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..errors import InputError
from ..progress import Part, Progress
from ..simulation.stack_fields import Scene
from ..stack import RasterStack
from .classical import classical_displacement
from .denoiser_file import load_denoiser
from .found_displacement import FoundDisplacement
from .gate import Gate, gate_of
from .network.denoiser import Denoiser
from .paper.span_denoiser import SpanDenoiser

LEAST_EPOCHS = 5
_LARGEST_STEP_MM = 300.0
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
    """

    found: FoundDisplacement
    stack: RasterStack
    gate: Gate | None

    @property
    def noise(self) -> np.ndarray:
        """What was taken out, mm, float32, shape (n_epochs, rows, columns): what is measured less what was found."""
        return (self.stack.values - self.found.displacement).astype(np.float32)


def usable_epochs(stack: RasterStack, progress: Progress) -> RasterStack:
    """Leave out epochs without any value, and refuse what can be no stack of displacement.

    Raises
    ------
    InputError
        Fewer than 5 epochs hold values, all values are the same, or they are too large to be mm.
    """
    there = np.isfinite(stack.values).any(axis=(1, 2))
    if not there.all():
        empty = ", ".join(str(date) for date in stack.dates[~there][:3])
        progress.warning(f"{np.count_nonzero(~there)} epochs contain no value and are left out, such as {empty}.")
        stack = RasterStack(
            stack.dates[there], stack.transform, stack.crs, stack.values[there], stack.measured, stack.provenance
        )
    if len(stack.dates) < LEAST_EPOCHS:
        raise InputError(
            f"The stack has {len(stack.dates)} epochs with values; expected at least {LEAST_EPOCHS}. Choose a longer "
            "stack."
        )
    steps = np.abs(np.diff(stack.values, axis=0))
    typical = float(np.nanmedian(steps)) if np.isfinite(steps).any() else 0.0
    if not np.nanmax(steps, initial=0.0) > 0:
        raise InputError("The stack does not change from epoch to epoch. Expected displacement since the first epoch.")
    if typical > _LARGEST_STEP_MM:
        raise InputError(
            f"The values change by {typical:.3g} mm from epoch to epoch (median); expected less than "
            f"{_LARGEST_STEP_MM:g} mm. Import the stack again with the right UNIT."
        )
    return stack


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
        Usable epochs.
    heights
        Metres, shape (rows, columns); None where there are none.
    method
        ``network`` or ``classical``.
    model
        File of a trained denoiser; None for the one that comes with the plugin.

    Raises
    ------
    ModelError
        The model file is no denoiser of this version.
    """
    days = (stack.dates - stack.dates[0]).astype(np.float64)
    classical = classical_displacement(stack.values, days, heights)
    if method == "classical":
        return Extraction(_with_gaps(classical, stack.values), stack, None)
    denoiser = load_denoiser(model)
    gate = _gate(denoiser, stack, heights, Part(progress, 0.0, 0.4))
    found = denoiser.find(stack.values, days, heights, Part(progress, 0.4, 1.0))
    if gate.share < 1:
        found = FoundDisplacement(
            gate.share * found.displacement + (1 - gate.share) * classical.displacement,
            gate.share * found.deviation + (1 - gate.share) * classical.deviation,
        )
    return Extraction(_with_gaps(found, stack.values), stack, gate)


def _gate(
    denoiser: Denoiser | SpanDenoiser, stack: RasterStack, heights: np.ndarray | None, progress: Progress
) -> Gate:
    """Weigh the network on the stack, or on the part of a large one that holds most values."""
    days = (stack.dates - stack.dates[0]).astype(np.float64)
    window = _fullest(stack.mask)
    part, below = stack.values[:, window[0], window[1]], None if heights is None else heights[window]
    ground = np.zeros(part.shape[1:], dtype=np.float32) if below is None else np.nan_to_num(below)
    return gate_of(
        part,
        Scene(ground, days, stack.transform.a),
        lambda some: denoiser.find(some, days, below).displacement,
        lambda some: classical_displacement(some, days, below).displacement,
        progress,
    )


def _fullest(mask: np.ndarray) -> tuple[slice, slice]:
    """Return the window of at most 128 cells a side that holds most cells with values."""
    sums = np.pad(mask.astype(np.int64).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    rows, columns = (min(_GATE_SIDE, length) for length in mask.shape)
    held = sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns] + sums[:-rows, :-columns]
    top, left = np.unravel_index(int(held.argmax()), held.shape)
    return slice(int(top), int(top) + rows), slice(int(left), int(left) + columns)


def _with_gaps(found: FoundDisplacement, values: np.ndarray) -> FoundDisplacement:
    """Put the gaps of what was measured back, and those of cells that are known too seldom."""
    gaps = ~np.isfinite(values)
    return FoundDisplacement(
        np.where(gaps, np.nan, found.displacement).astype(np.float32),
        np.where(gaps, np.nan, found.deviation).astype(np.float32),
    )
