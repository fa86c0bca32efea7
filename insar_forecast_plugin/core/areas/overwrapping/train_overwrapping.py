# SPDX-License-Identifier: GPL-2.0-or-later
"""Training of the over-wrapping network on simulated velocity fields."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from ...networks.trainable_network import TrainableNetwork
from ...progress import Part, Progress, Silent
from .alexnet import SHAPES, alexnet
from .fringes import FringeSettings, fringes, phase_map
from .imagenet_weights import with_imagenet_weights
from .overwrapping_detector import OverwrappingDetector
from .training_fields import plain_field, training_patches, varied_field

SAMPLES, STEPS = 14_000, 2500
PATCHES_OF_A_FIELD = {"narrow": 96, "imagenet": 8}
"""By shape of the network: large patches take more memory."""
BATCH = 128
_RATE, _RATE_OF_GIVEN = 1.5e-3, 1e-4
_WARM_UP = 200
_VALIDATION, _OTHER_SEED = 0.05, 1_000_003


def train_overwrapping(
    seed: int = 0,
    samples: int = SAMPLES,
    progress: Progress | None = None,
    *,
    steps: int = STEPS,
    varied: bool = True,
    settings: FringeSettings | None = None,
    imagenet: str | Path | None = None,
) -> OverwrappingDetector:
    """Train on simulated fields.

    Parameters
    ----------
    seed
        Of fields, weights and batches.
    samples
        Patches to learn from.
    steps
        Batches of 128 patches.
    varied
        False trains on Gaussian bowls in white noise only, to tell what the variety of the simulation is worth.
    settings
        How fields become fringes; without completion and despiking, or with one gain, to tell what these are worth.
    imagenet
        File with the weights of torchvision's AlexNet to begin with; without, a narrow AlexNet begins anew.

    Raises
    ------
    ModelError
        The file is not one of these weights.
    """
    progress, settings = progress or Silent(), settings or FringeSettings()
    shape = "narrow" if imagenet is None else "imagenet"
    torch.manual_seed(seed)
    network = TrainableNetwork(alexnet(SHAPES[shape])) if imagenet is None else with_imagenet_weights(imagenet)
    patches, moving = draw_samples(seed, samples, shape, Part(progress, 0.0, 0.3), varied=varied, settings=settings)
    rate = _RATE if imagenet is None else _RATE_OF_GIVEN
    _learn(network, patches, moving, settings.gains, Part(progress, 0.3, 0.95), seed=seed, steps=steps, rate=rate)
    network.eval()
    held = max(BATCH, int(_VALIDATION * samples))
    # Of other fields: patches of one field overlap, and would be told by heart.
    other = draw_samples(seed + _OTHER_SEED, held, shape, Part(progress, 0.95, 1.0), varied=varied, settings=settings)
    loss = _loss_on(network, *other, settings.gains)
    progress.info(f"Loss on patches of other fields: {loss:.3f}.")
    facts = {
        "seed": seed,
        "test_loss": round(loss, 4),
        "trained_on": f"{len(moving)} patches of simulated fields, {steps} steps of {BATCH}"
        + ("" if varied else ", bowls in white noise"),
    }
    return OverwrappingDetector(network.trained(), shape, settings, facts)


def draw_samples(
    seed: int, samples: int, shape: str, progress: Progress, *, varied: bool, settings: FringeSettings
) -> tuple[np.ndarray, np.ndarray]:
    """Draw fields until there are enough patches.

    Parameters
    ----------
    seed
        Of the fields.
    samples
        Fewest patches.
    shape
        Of the network, a key of ``SHAPES``.

    Returns
    -------
    ndarray
        Phase and reliability, float32, shape (n, 2, size, size).
    ndarray
        Whether the middle half moves, float32, shape (n,).
    """
    patches: list[np.ndarray] = []
    labels: list[np.ndarray] = []
    count = number = 0
    while count < samples:
        progress(count / samples, f"Simulating field {number + 1}")
        rng = np.random.default_rng([seed, number])
        field = varied_field(rng) if varied else plain_field(rng)
        phases = phase_map(field.velocities, field.geometry, settings)
        drawn, moving = training_patches(field, phases, SHAPES[shape].patch, PATCHES_OF_A_FIELD[shape], rng)
        patches.append(drawn)
        labels.append(moving)
        count += len(moving)
        number += 1
    return np.concatenate(patches), np.concatenate(labels)


def _learn(
    network: nn.Module,
    patches: np.ndarray,
    moving: np.ndarray,
    gains: tuple[int, ...],
    progress: Progress,
    *,
    seed: int,
    steps: int,
    rate: float,
) -> None:
    """Train by AdamW with a cosine rate on turned and mirrored patches, each at one gain, of either sign of motion."""
    rng = np.random.default_rng([seed, steps])
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.02)
    network.train()
    running = 0.0
    for step in range(1, steps + 1):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, step / _WARM_UP) * 0.5 * (1 + np.cos(np.pi * step / steps))
        rows = rng.integers(len(moving), size=BATCH)
        batch = torch.from_numpy(_turned(patches[rows], gains, rng))
        loss = functional.binary_cross_entropy_with_logits(network(batch), torch.from_numpy(moving[rows]))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        running = loss.item() if step == 1 else 0.99 * running + 0.01 * loss.item()
        if step % 100 == 0:
            progress(step / steps, f"Step {step} of {steps}, loss {running:.3f}")
    progress.info(f"Mean loss over the last steps: {running:.3f}.")


def _loss_on(network: nn.Module, patches: np.ndarray, moving: np.ndarray, gains: tuple[int, ...]) -> float:
    """Return the mean loss over patches and gains."""
    total = 0.0
    with torch.inference_mode():
        for start in range(0, len(moving), BATCH):
            rows = slice(start, start + BATCH)
            truth = torch.from_numpy(moving[rows])
            for gain in gains:
                batch = torch.from_numpy(fringes(patches[rows, 0], patches[rows, 1], gain))
                loss = functional.binary_cross_entropy_with_logits(network(batch), truth)
                total += loss.item() * len(truth) / len(gains)
    return total / len(moving)


def _turned(patches: np.ndarray, gains: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Return channels of patches, float32, (n, 3, size, size): turned and mirrored alike, sign and gain one by one."""
    patches = np.rot90(patches, int(rng.integers(4)), axes=(2, 3))
    if rng.random() < 0.5:
        patches = patches[..., ::-1]
    gain = rng.choice(gains, len(patches)) * rng.choice([-1.0, 1.0], len(patches))
    return np.ascontiguousarray(fringes(patches[:, 0], patches[:, 1], gain[:, None, None].astype(np.float32)))
