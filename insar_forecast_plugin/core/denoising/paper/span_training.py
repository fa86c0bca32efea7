# SPDX-License-Identifier: GPL-2.0-or-later
"""Training of the published form: spans of nine acquisitions, squared error and structural similarity."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from ...device import computes_bfloat16
from ...networks.trainable_network import TrainableNetwork
from ...progress import Progress
from ...simulation.stack_fields import draw_deformation
from ..height_layer import height_layer
from ..simulated_stacks import SimulatedNoise, drawn_batches
from .span_denoiser import SCALE_MM
from .span_network import SPAN, SPAN_NETWORK

_WITHOUT = 0.1
_TARGET_MM = (7.0, 50.0)
_NOISE_MM = (2.0, 10.0)
_WINDOW = 7
_SIMILAR = (0.01, 0.03)
_BATCH, _RATE, _WARM_UP = 8, 1e-3, 100


def train_span_network(
    samples: int, uses: int, seed: int, progress: Progress, device: str
) -> tuple[TrainableNetwork, list[float]]:
    """Train the network, and return it with its loss: means over a hundredth of the batches each.

    Parameters
    ----------
    samples, uses, seed, progress, device
        As of :func:`..network.denoiser_training.train_denoising_network`.
    """
    torch.manual_seed(seed)
    network = TrainableNetwork(SPAN_NETWORK).to(device)
    optimiser = torch.optim.Adam(network.parameters(), lr=_RATE)
    batches = max(1, samples * uses // _BATCH)
    losses: list[float] = []
    drawn_in_turn = drawn_batches(seed, samples, uses, size=_BATCH, epochs=(SPAN, SPAN), progress=progress)
    for number, (rng, some) in enumerate(drawn_in_turn):
        for group in optimiser.param_groups:
            group["lr"] = _RATE * min(1.0, number / _WARM_UP) * 0.5 * (1 + np.cos(np.pi * number / batches))
        drawn = [span_sample(rng, noise) for noise in some]
        frames, heights, truth = (torch.from_numpy(np.stack(one)).to(device) for one in zip(*drawn, strict=True))
        with torch.autocast(device, dtype=torch.bfloat16, enabled=computes_bfloat16(torch.device(device))):
            found = network(torch.stack([frames, heights[:, None].expand_as(frames)], dim=1))
        found = found.float()
        loss = functional.mse_loss(found, truth) + 1 - similarity(found, truth)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    return network.cpu().eval(), [float(part.mean()) for part in np.array_split(losses, min(100, len(losses)))]


def span_sample(rng: np.random.Generator, noise: SimulatedNoise) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return frames, heights and what accumulates over a span, in units of 10 mm: (9, rows, columns) and twice less.

    Targets lie between 7 and 50 mm; a tenth of the spans hold no deformation.
    """
    deviation = max(float(noise.values.std()), 1e-6)
    frames = noise.values * np.float32(np.exp(rng.uniform(*np.log(_NOISE_MM))) / deviation)
    moved = np.zeros_like(frames)
    if rng.random() >= _WITHOUT:
        moved += np.float32(np.exp(rng.uniform(*np.log(_TARGET_MM)))) * draw_deformation(rng, noise.scene)
    everywhere = np.ones(noise.scene.shape, dtype=bool)
    total = ((frames + moved) / SCALE_MM).astype(np.float32)
    return total, height_layer(noise.scene.heights, everywhere), (moved[-1] / SCALE_MM).astype(np.float32)


def similarity(found: Tensor, truth: Tensor) -> Tensor:
    """Return the mean structural similarity (Wang et al. 2004, IEEE Trans. Image Process.) over windows of 7 cells.

    Parameters
    ----------
    found, truth
        Shape (n, rows, columns); the range of the values is that of the truth.
    """

    def mean(layer: Tensor) -> Tensor:
        return functional.avg_pool2d(layer[:, None], _WINDOW, stride=1)[:, 0]

    extent = (truth.amax() - truth.amin()).clamp(min=1.0)
    first, second = ((share * extent) ** 2 for share in _SIMILAR)
    ours, theirs = mean(found), mean(truth)
    variance = mean(found**2) - ours**2 + mean(truth**2) - theirs**2
    together = mean(found * truth) - ours * theirs
    above = (2 * ours * theirs + first) * (2 * together + second)
    return (above / ((ours**2 + theirs**2 + first) * (variance + second))).mean()
