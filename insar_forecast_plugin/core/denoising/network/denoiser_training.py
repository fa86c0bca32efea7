# SPDX-License-Identifier: GPL-2.0-or-later
"""Training of the auto-encoder on simulated stacks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ...device import computes_bfloat16
from ...networks.trainable_network import TrainableNetwork
from ...progress import Progress
from ..nodes import FAR, node_days, node_layers, noise_of, to_nodes
from ..simulated_stacks import SimulatedMotion, SimulatedNoise, draw_motion, drawn_batches
from .denoising_network import DENOISING_NETWORK, means_in_time

EPOCHS = (6, 70)
"""Least and largest number of epochs of the stacks that are learnt from."""

_SOURCE_WEIGHT = 6.0
"""Cells inside sources weigh seven times as much as others: without that the network gives out zeros."""
_STRONG = 3.0
_OF_LIKELIHOOD = 0.05
_LOG_VARIANCE = (-7.0, 7.0)
_BATCH, _RATE, _WARM_UP = 8, 2e-3, 100
_GRADIENT = 1.0


@dataclass(frozen=True)
class NodeSample:
    """What the network is given and what it should give out, in units of the noise of an epoch.

    Parameters
    ----------
    layers
        Shape (len(CHANNELS), rows, columns).
    truth
        Displacement at the nodes, relative to its median, shape (NODES, rows, columns).
    source
        Cells inside a source, bool, shape (rows, columns).
    noise
        Standard deviation of the noise at all epochs, which memory makes larger than that of a single one.
    """

    layers: np.ndarray
    truth: np.ndarray
    source: np.ndarray
    noise: np.float32

    def turned(self, quarters: int, flipped: bool) -> NodeSample:
        """Return it turned by quarters of a circle, and mirrored."""

        def turn(one: np.ndarray) -> np.ndarray:
            turned = np.rot90(one, quarters, (-2, -1))
            return np.ascontiguousarray(turned[..., ::-1] if flipped else turned)

        return NodeSample(turn(self.layers), turn(self.truth), turn(self.source), self.noise)


def node_sample(noise: SimulatedNoise, motion: SimulatedMotion) -> NodeSample:
    """Bring a simulated stack and its truth to the nodes."""
    scene = noise.scene
    everywhere = np.ones(scene.shape, dtype=bool)
    scale, cells = noise_of(noise.values, everywhere)
    weights = to_nodes(scene.days)
    at_nodes = np.tensordot(weights, noise.values + motion.displacement, axes=1) / np.float32(scale)
    layers = np.clip(node_layers(at_nodes, cells / scale, scene.days, scene.heights, everywhere), -FAR, FAR)
    truth = _at_nodes(motion.displacement, scene.days) / np.float32(scale)
    truth -= np.median(truth, axis=(1, 2), keepdims=True)
    return NodeSample(layers, truth, motion.source, np.float32(noise.values.std() / scale))


def _at_nodes(displacement: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Interpolate the truth to the times of the nodes, float32, shape (NODES, rows, columns)."""
    nodes = node_days(days)
    right = np.clip(np.searchsorted(days, nodes), 1, len(days) - 1)
    share = ((nodes - days[right - 1]) / (days[right] - days[right - 1])).astype(np.float32)[:, None, None]
    return displacement[right - 1] * (1 - share) + displacement[right] * share


def train_denoising_network(
    samples: int, uses: int, seed: int, progress: Progress, device: str
) -> tuple[TrainableNetwork, list[float]]:
    """Train the network, and return it with its loss: means over a hundredth of the batches each.

    Parameters
    ----------
    samples
        Number of simulated stacks of noise.
    uses
        How often each is used, with other sources.
    seed
        Of what is drawn and of the weights.
    progress
        Told of each batch.
    device
        What to compute on.
    """
    torch.manual_seed(seed)
    network = TrainableNetwork(DENOISING_NETWORK)
    weights = network.weights()  # to begin with, there is no displacement
    still = {name: np.zeros_like(one) for name, one in weights.items() if name.startswith("last.")}
    network = network.take(weights | still | {"in_time": means_in_time()}).to(device)
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=1e-4)
    batches = max(1, samples * uses // _BATCH)
    losses: list[float] = []
    drawn_in_turn = drawn_batches(seed, samples, uses, size=_BATCH, epochs=EPOCHS, progress=progress)
    for number, (rng, some) in enumerate(drawn_in_turn):
        for group in optimiser.param_groups:
            group["lr"] = _RATE * min(1.0, number / _WARM_UP) * 0.5 * (1 + np.cos(np.pi * number / batches))
        drawn = [node_sample(noise, draw_motion(rng, noise)) for noise in some]
        drawn = [one.turned(int(rng.integers(4)), bool(rng.integers(2))) for one in drawn]
        loss = _loss(network, drawn, device)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), _GRADIENT)
        optimiser.step()
        losses.append(float(loss.detach()))
    return network.cpu().eval(), [float(part.mean()) for part in np.array_split(losses, min(100, len(losses)))]


def _loss(network: TrainableNetwork, samples: list[NodeSample], device: str) -> Tensor:
    """Return the weighted squared error, and a little of the likelihood of the stated variance."""
    layers, truth, source, noise = (
        torch.from_numpy(np.stack([getattr(one, name) for one in samples])).to(device)
        for name in ("layers", "truth", "source", "noise")
    )
    with torch.autocast(device, dtype=torch.bfloat16, enabled=computes_bfloat16(torch.device(device))):
        found, log_variance = network(layers)
    found, log_variance = found.float(), log_variance.float()
    squares = (found - truth) ** 2
    # Stacks of much noise and strong sources would rule the mean: the latter count as their size, not as its square.
    noise = noise[:, None, None, None]
    strength = (truth.abs().amax(dim=(1, 2, 3), keepdim=True) / noise / _STRONG).clamp(min=1.0)
    weighted = ((1 + _SOURCE_WEIGHT * source[:, None]) * squares / (noise**2 * strength)).mean()
    log_variance = log_variance.clamp(*_LOG_VARIANCE)
    likelihood = 0.5 * (log_variance + squares.detach() * torch.exp(-log_variance)).mean()
    return weighted + _OF_LIKELIHOOD * likelihood
