# SPDX-License-Identifier: GPL-2.0-or-later
"""Training of a trend network, and the calibration of its probabilities."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import torch
from torch import nn

from ...networks.trainable_network import one_cycle
from ...progress import Progress
from .training_set import NetworkSamples

_LARGEST_BATCH, _SMALLEST_BATCH = 256, 32
_PATIENCE = 12

N = TypeVar("N", bound=nn.Module)


@dataclass(frozen=True)
class Trained(Generic[N]):
    """A trained network.

    Parameters
    ----------
    network
        In evaluation mode, on the CPU.
    temperature
        What the logits are divided by before the softmax, so that scores are right as often as they say.
    training_loss, validation_loss
        Mean cross-entropy of every pass, shape (n_passes,).
    """

    network: N
    temperature: float
    training_loss: list[float]
    validation_loss: list[float]


def train_network(
    make: Callable[[], N],
    training: NetworkSamples,
    validation: NetworkSamples,
    *,
    passes: int,
    seed: int,
    progress: Progress,
    device: str = "cpu",
    learning_rate: float = 2e-3,
) -> Trained[N]:
    """Train a network; the pass with the lowest validation loss is kept.

    Parameters
    ----------
    make
        Makes the network, once the seed is set.
    passes
        Passes over the training set; training ends early after 12 passes without gain.
    seed
        Of the initial weights and of the order of the samples.
    """
    torch.manual_seed(seed)
    network = make().to(device)
    optimiser = torch.optim.AdamW(network.parameters(), lr=learning_rate, weight_decay=1e-3)
    # Small sets in small batches, so that a pass makes some hundred steps.
    batch = int(np.clip(len(training) // 100, _SMALLEST_BATCH, _LARGEST_BATCH))
    batches = -(-len(training) // batch)
    schedule = one_cycle(optimiser, learning_rate, passes * batches)
    order = np.random.default_rng(seed)
    best, best_loss, best_pass = copy.deepcopy(network.state_dict()), np.inf, 0
    training_loss, validation_loss = [], []
    started = time.monotonic()
    for number in range(passes):
        network.train()
        total = 0.0
        for start, rows in _batches(order.permutation(len(training)), batch):
            total += _step(network, training.at(rows), optimiser, device) * len(rows)
            schedule.step()
            progress((number + min(1.0, start / len(training))) / passes, f"Training pass {number + 1} of {passes}")
        logits, labels = evaluate(network, validation, device)
        validation_loss.append(float(nn.functional.cross_entropy(logits, labels)))
        training_loss.append(total / len(training))
        if validation_loss[-1] < best_loss:
            best, best_loss, best_pass = copy.deepcopy(network.state_dict()), validation_loss[-1], number
        left = (time.monotonic() - started) / (number + 1) * (passes - number - 1)
        progress.info(
            f"Training pass {number + 1} of {passes}: training loss {training_loss[-1]:.4f}, validation loss "
            f"{validation_loss[-1]:.4f}, about {left:.0f} s left"
        )
        if number - best_pass >= _PATIENCE:
            progress.info(f"No improvement in {_PATIENCE} passes: training stops, and pass {best_pass + 1} is kept.")
            break
    network.load_state_dict(best)
    network.eval()
    temperature = fitted_temperature(*evaluate(network, validation, device))
    return Trained(network.to("cpu"), temperature, training_loss, validation_loss)


def _batches(order: np.ndarray, size: int) -> Iterator[tuple[int, np.ndarray]]:
    """Yield where each batch starts, and its rows; a last one of one row is left out: it has no spread to scale by."""
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        if len(rows) > 1:
            yield start, rows


def _step(network: nn.Module, samples: NetworkSamples, optimiser: torch.optim.Optimizer, device: str) -> float:
    """Make one step of the training, and return the loss before it."""
    loss = nn.functional.cross_entropy(*_logits(network, samples, device))
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


def evaluate(network: nn.Module, samples: NetworkSamples, device: str = "cpu") -> tuple[torch.Tensor, torch.Tensor]:
    """Return logits (n, n_classes) and labels (n,) of samples, on the CPU."""
    network.eval()
    with torch.inference_mode():
        parts = [
            _logits(network, samples.at(slice(start, start + _LARGEST_BATCH)), device)[0].cpu()
            for start in range(0, len(samples), _LARGEST_BATCH)
        ]
    return torch.cat(parts), torch.from_numpy(samples.labels)


def fitted_temperature(logits: torch.Tensor, labels: torch.Tensor) -> float:
    """Return the temperature with the lowest cross-entropy (Guo et al. 2017, ICML)."""
    candidates = np.exp(np.linspace(np.log(0.5), np.log(3), 61))
    losses = [float(nn.functional.cross_entropy(logits / float(one), labels)) for one in candidates]
    return float(candidates[int(np.argmin(losses))])


def _logits(network: nn.Module, samples: NetworkSamples, device: str) -> tuple[torch.Tensor, torch.Tensor]:
    series = torch.from_numpy(samples.channels).to(device)
    table = torch.from_numpy(samples.features).to(device)
    return network(series, table), torch.from_numpy(samples.labels).to(device)
