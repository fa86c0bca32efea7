# SPDX-License-Identifier: GPL-2.0-or-later
"""A stack as displacement is extracted from it: epochs that hold values, counted from the first; or why not."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np

from ..errors import InputError
from ..progress import Progress
from ..stack import RasterStack
from .classical import LEAST_FITTED, from_first

LEAST_EPOCHS = 5
_SMALLEST_STEP_MM, _LARGEST_STEP_MM = 0.02, 300.0
"""Median change from epoch to epoch; that of radar measurements is 1 to 30 mm."""
BYTES_PER_VALUE, LEAST_BYTES = 16.0, 500_000_000
"""Most memory that an extraction takes, and what it takes for a small stack: by ``benchmarks/denoising_cost.py``."""


def usable_stack(stack: RasterStack, progress: Progress) -> RasterStack:
    """Leave out epochs without any value, count the others from the first, and refuse what can be no displacement.

    A cell without a value at the first epoch is counted from its first value, unless the stack is 0 at its first epoch.

    Raises
    ------
    InputError
        Fewer than 5 epochs or 20 cells hold values, all cells move alike or not at all, the values are too large to be
        mm, or there are more than this machine can hold.
    """
    check_memory(stack.values.size)
    there = np.array([bool(np.isfinite(layer).any()) for layer in stack.values])
    if not there.all():
        empty = ", ".join(str(date) for date in stack.dates[~there][:3])
        count = int(np.count_nonzero(~there))
        progress.warning(
            f"{count} epoch{'s' * (count != 1)} without any value {'is' if count == 1 else 'are'} left out, such as "
            f"{empty}."
        )
        stack = replace(stack, dates=stack.dates[there], values=stack.values[there])
    if len(stack.dates) < LEAST_EPOCHS:
        raise InputError(
            f"The stack has {len(stack.dates)} epochs with values; expected at least {LEAST_EPOCHS}. Choose a longer "
            "stack."
        )
    cells = int(stack.mask.sum())
    if cells < LEAST_FITTED:
        raise InputError(
            f"The stack has {cells} cells with values; expected at least {LEAST_FITTED}, since the noise of a cell is "
            "told by the cells around it. Choose a larger area."
        )
    _check_changes(stack.values, progress)
    first = stack.values[0]
    if not (first[np.isfinite(first)] == 0).all():
        stack = replace(stack, values=from_first(stack.values))
    return stack


def check_memory(values: int, memory: int | None = None) -> None:
    """Refuse so many values as the memory of this machine, in bytes, cannot hold; None looks how much it has.

    Raises
    ------
    InputError
        They are too many.
    """
    memory = _memory() if memory is None else memory
    needed = LEAST_BYTES + BYTES_PER_VALUE * values
    if memory and needed > memory:
        raise InputError(
            f"Extracting displacement from this stack takes about {needed / 1e9:.0f} GB of memory; this machine has "
            f"{memory / 1e9:.0f} GB. Import a part of it with EXTENT, fewer dates with DATE_FROM, or use larger cells."
        )


def _memory() -> int:
    """Return the memory of this machine in bytes; 0 where the system does not say it."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 0


def _check_changes(values: np.ndarray, progress: Progress) -> None:
    """Refuse values that change nowhere, everywhere alike, or by more than mm do; say where they hardly change."""
    lowest, highest = np.fmin.reduce(values, axis=0), np.fmax.reduce(values, axis=0)
    if not np.nanmax(highest - lowest) > 0:
        raise InputError("The stack does not change from epoch to epoch. Expected displacement since the first epoch.")
    if not any(np.nanmax(layer) > np.nanmin(layer) for layer in values):
        raise InputError("All cells of the stack have the same value at each epoch. Choose another stack.")
    medians = []
    for before, after in zip(values[:-1], values[1:], strict=True):
        steps = np.abs(after - before)
        steps = steps[np.isfinite(steps)]
        if len(steps):
            medians.append(float(np.median(steps)))
    typical = float(np.median(medians)) if medians else float(np.nanmedian(highest - lowest))
    if typical > _LARGEST_STEP_MM:
        raise InputError(
            f"The values change by {typical:.3g} mm from epoch to epoch (median); expected less than "
            f"{_LARGEST_STEP_MM:g} mm. Import the stack again with the right UNIT."
        )
    if 0 < typical < _SMALLEST_STEP_MM:
        progress.warning(
            f"The values change by only {typical:.3g} mm from epoch to epoch (median). If they are in m or cm, import "
            "the stack with 'Import raster stack' and the right UNIT."
        )
