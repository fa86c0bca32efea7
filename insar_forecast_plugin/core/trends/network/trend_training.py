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
from torch import Tensor, nn

from ...networks.trainable_network import one_cycle
from ...progress import Progress
from .network_inputs import BACKWARDS, BACKWARDS_SIGNS, CHANNEL_SIGNS
from .training_set import NetworkSamples

_LARGEST_BATCH, _SMALLEST_BATCH = 256, 32
_MOST_STEPS = 500
"""Steps of a pass from which on batches are larger than that, up to four times as large."""
_PATIENCE = 12

N = TypeVar("N", bound=nn.Module)
Turned = tuple[Tensor, Tensor]
"""Channels and features of series."""


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

    Each time a series is learnt from, its displacement has the other sign in one of two cases, and its time runs
    backwards in one of two: its class stays, and no direction is learnt by heart.

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
    batch = batch_size(len(training))
    schedule = one_cycle(optimiser, learning_rate, passes * -(-len(training) // batch))
    order, drawn = np.random.default_rng(seed), _drawn(training, seed, device)
    best, best_loss, best_pass = copy.deepcopy(network.state_dict()), np.inf, 0
    training_loss, validation_loss = [], []
    started = time.monotonic()
    for number in range(passes):
        network.train()
        total = torch.zeros((), device=device)
        for start, rows in _batches(order.permutation(len(training)), batch):
            series, labels = drawn(rows)
            total += _step(network, series, labels, optimiser) * len(rows)
            schedule.step()
            progress((number + min(1.0, start / len(training))) / passes, f"Training pass {number + 1} of {passes}")
        logits, labels = evaluate(network, validation, device)
        validation_loss.append(float(nn.functional.cross_entropy(logits, labels)))
        training_loss.append(float(total) / len(training))
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


def _step(network: nn.Module, series: Turned, labels: Tensor, optimiser: torch.optim.Optimizer) -> Tensor:
    """Make one step of the training, and return the loss before it."""
    loss = nn.functional.cross_entropy(network(*series), labels)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return loss.detach()


def batch_size(count: int) -> int:
    """Return how many of so many series are learnt from at a time.

    Small sets are learnt in small batches, so that a pass makes some hundred steps, and very large ones in larger.

    >>> [batch_size(count) for count in (1000, 10_000, 100_000, 400_000)]
    [32, 100, 256, 800]
    """
    usual = int(np.clip(count // 100, _SMALLEST_BATCH, _LARGEST_BATCH))
    return min(max(usual, count // _MOST_STEPS), 4 * _LARGEST_BATCH)


@dataclass(frozen=True)
class Turns:
    """What channels and features become where a series has the other sign, or its time runs backwards.

    Parameters
    ----------
    signs
        Of channels, shape (CHANNELS, 1).
    places, of_places
        Of features where time runs backwards: whose places they take, and with what sign, shape (n_features,).
    """

    signs: Tensor
    places: Tensor
    of_places: Tensor

    @classmethod
    def on(cls, device: str) -> Turns:
        """Make them on a device."""
        signs = torch.tensor(CHANNEL_SIGNS, device=device)[:, None]
        return cls(signs, torch.tensor(BACKWARDS, device=device), torch.tensor(BACKWARDS_SIGNS, device=device))

    def turned(self, channels: Tensor, features: Tensor, draws: Tensor) -> Turned:
        """Return series with the other sign where the first of two draws is below a half, backwards by the second.

        Parameters
        ----------
        channels
            Shape (n, CHANNELS, STEPS).
        features
            Shape (n, n_features).
        draws
            From 0 to 1, shape (2, n).
        """
        other, backwards = draws < 0.5
        channels = torch.where(other[:, None, None], channels * self.signs, channels)
        channels = torch.where(backwards[:, None, None], channels.flip(2), channels)
        return channels, torch.where(backwards[:, None], features[:, self.places] * self.of_places, features)


def _drawn(samples: NetworkSamples, seed: int, device: str) -> Callable[[np.ndarray], tuple[Turned, Tensor]]:
    """Return what gives rows of samples, turned at random, and their labels, on a device."""
    *inputs, labels = _held(samples, device)
    draws, turns = torch.Generator().manual_seed(seed), Turns.on(device)

    def drawn(rows: np.ndarray) -> tuple[Turned, Tensor]:
        chosen = torch.from_numpy(rows).to(device)
        channels, features = (one[chosen] for one in inputs)
        return turns.turned(channels, features, torch.rand((2, len(rows)), generator=draws).to(device)), labels[chosen]

    return drawn


def _held(samples: NetworkSamples, device: str) -> tuple[Tensor, Tensor, Tensor]:
    """Return channels, features and labels on a device."""
    channels, features, labels = (torch.from_numpy(one).to(device) for one in samples.arrays)
    return channels, features, labels


def evaluate(network: nn.Module, samples: NetworkSamples, device: str = "cpu") -> tuple[Tensor, Tensor]:
    """Return logits (n, n_classes) and labels (n,) of samples, on the CPU."""
    network.eval()
    with torch.inference_mode():
        parts = []
        for start in range(0, len(samples), _LARGEST_BATCH):
            channels, features, _ = _held(samples.at(slice(start, start + _LARGEST_BATCH)), device)
            parts.append(network(channels, features).cpu())
    return torch.cat(parts), torch.from_numpy(samples.labels)


def fitted_temperature(logits: Tensor, labels: Tensor) -> float:
    """Return the temperature with the lowest cross-entropy (Guo et al. 2017, ICML)."""
    candidates = np.exp(np.linspace(np.log(0.5), np.log(3), 61))
    losses = [float(nn.functional.cross_entropy(logits / float(one), labels)) for one in candidates]
    return float(candidates[int(np.argmin(losses))])
