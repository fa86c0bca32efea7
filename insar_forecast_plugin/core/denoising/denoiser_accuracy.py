# SPDX-License-Identifier: GPL-2.0-or-later
"""What a trained denoiser is worth on simulated stacks that it has not learnt from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..progress import Progress
from .classical import classical_displacement
from .network.denoiser import Denoiser
from .paper.span_denoiser import SpanDenoiser
from .simulated_stacks import draw_motion, draw_noise

_DEVIATION_MM = 5.0
TWO_SIDED = 1.96
"""Standard errors that 95% of normal errors do not exceed."""


@dataclass(frozen=True)
class DenoiserAccuracy:
    """Errors on simulated stacks whose noise has a standard deviation of 5 mm.

    Parameters
    ----------
    stacks
        How many.
    inside
        Root mean square error inside sources, mm.
    classical, zeros
        That of the classical chain, and of no displacement at all.
    kept
        Slope of the result on the truth inside sources.
    false
        95th percentile of the size of what is found outside sources and where there are none, mm.
    widening
        Factor on the stated standard errors with which 95% of the errors are within 1.96 of them.
    """

    stacks: int
    inside: float
    classical: float
    zeros: float
    kept: float
    false: float
    widening: float


def denoiser_accuracy(
    denoiser: Denoiser | SpanDenoiser, stacks: int, seed: int, epochs: tuple[int, int], progress: Progress
) -> DenoiserAccuracy:
    """Measure a denoiser.

    Parameters
    ----------
    stacks
        Number of simulated stacks, at least 1.
    seed
        Of what is drawn; not that of the training.
    epochs
        Least and largest number of epochs of a stack.
    progress
        Told of each stack.
    """
    rng = np.random.default_rng(seed)
    errors: dict[str, list[np.ndarray]] = {"ours": [], "classical": [], "zeros": []}
    outside, over, products, squares = [], [], 0.0, 0.0
    for number in range(stacks):
        progress(number / stacks, f"Testing: stack {number + 1} of {stacks}")
        noise = draw_noise(rng, epochs)
        motion = draw_motion(rng, noise)
        size = np.float32(_DEVIATION_MM / max(float(noise.values.std()), 1e-6))
        truth = size * (motion.displacement - np.median(motion.displacement, axis=(1, 2), keepdims=True))
        values, days = size * (noise.values + motion.displacement), noise.scene.days
        found = denoiser.find(values, days, noise.scene.heights)
        chain = classical_displacement(values, days, noise.scene.heights)
        there, away = (slice(1, None), motion.source), (slice(1, None), ~motion.source)
        for name, one in (("ours", found.displacement), ("classical", chain.displacement), ("zeros", 0 * truth)):
            errors[name].append((one - truth)[there].ravel())
        products += float((found.displacement[there] * truth[there]).sum())
        squares += float((truth[there] ** 2).sum())
        outside.append(np.abs((found.displacement - truth)[away]).ravel())
        over.append((np.abs(found.displacement - truth)[1:] / found.deviation[1:]).ravel())
    rms = {name: float(np.sqrt((np.concatenate(parts) ** 2).mean())) for name, parts in errors.items()}
    return DenoiserAccuracy(
        stacks=stacks,
        inside=rms["ours"],
        classical=rms["classical"],
        zeros=rms["zeros"],
        kept=products / max(squares, 1e-9),
        false=float(np.quantile(np.concatenate(outside), 0.95)),
        widening=float(np.quantile(np.concatenate(over), 0.95) / TWO_SIDED),
    )
