# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulated stacks that networks learn from: noise that is used a few times, each time with other sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..progress import Progress
from ..simulation.stack_fields import Scene, draw_deformation, draw_scene, draw_stack_noise

PATCH = 64
"""Cells along a stack."""

_WITHOUT = 0.2
_MOST_SOURCES = 3
_SIGNAL = (0.4, 10.0)
"""Least and largest peak of a source over the standard deviation of the noise."""
_SOURCE_SHARE = 1 / 3
_KEPT = 256
"""Stacks that are drawn from at a time, so that neighbouring batches differ."""


@dataclass(frozen=True)
class SimulatedNoise:
    """The noise of a stack: shape (n_epochs, PATCH, PATCH), 0 at the first epoch."""

    scene: Scene
    values: np.ndarray


@dataclass(frozen=True)
class SimulatedMotion:
    """What is put into a stack.

    Parameters
    ----------
    displacement
        At the epochs, float32, shape (n_epochs, rows, columns), in the unit of the noise.
    source
        Cells that move by a third of a source's peak or more, bool, shape (rows, columns).
    """

    displacement: np.ndarray
    source: np.ndarray


def draw_noise(rng: np.random.Generator, epochs: tuple[int, int]) -> SimulatedNoise:
    """Draw a scene and its noise; ``epochs`` are the least and largest number of epochs."""
    scene = draw_scene(rng, (PATCH, PATCH), epochs)
    return SimulatedNoise(scene, draw_stack_noise(rng, scene))


def draw_motion(rng: np.random.Generator, noise: SimulatedNoise) -> SimulatedMotion:
    """Draw up to three sources into a stack, in a fifth of the cases none."""
    displacement = np.zeros_like(noise.values)
    source = np.zeros(noise.scene.shape, dtype=bool)
    if rng.random() >= _WITHOUT:
        deviation = float(noise.values.std())
        for _ in range(rng.integers(1, _MOST_SOURCES + 1)):
            unit = draw_deformation(rng, noise.scene)
            displacement += np.float32(deviation * np.exp(rng.uniform(*np.log(_SIGNAL)))) * unit
            source |= np.abs(unit).max(axis=0) >= _SOURCE_SHARE
    return SimulatedMotion(displacement, source)


def drawn_batches(
    seed: int, samples: int, uses: int, *, size: int, epochs: tuple[int, int], progress: Progress
) -> Iterator[tuple[np.random.Generator, list[SimulatedNoise]]]:
    """Yield batches of noise, each stack of it about ``uses`` times, and the source of chance to go on with.

    Parameters
    ----------
    seed
        Of all that is drawn.
    samples
        Number of stacks.
    uses
        How often each is used.
    size
        Of a batch.
    epochs
        Least and largest number of epochs of a stack.
    progress
        Told of each batch.
    """
    rng = np.random.default_rng(seed)
    kept = [draw_noise(rng, epochs) for _ in range(min(_KEPT, samples))]
    batches = max(1, samples * uses // size)
    due, next_one = (samples - len(kept)) / batches, 0.0
    for number in range(batches):
        progress(number / batches, f"Training: batch {number + 1} of {batches}")
        next_one += due
        while next_one >= 1:
            kept[int(rng.integers(len(kept)))] = draw_noise(rng, epochs)
            next_one -= 1
        yield rng, [kept[int(index)] for index in rng.integers(len(kept), size=size)]
