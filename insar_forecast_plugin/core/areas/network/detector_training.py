# SPDX-License-Identifier: GPL-2.0-or-later
"""Training of the detection network on simulated velocity fields."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from ...io.rows_on_disk import Rows, Scratch
from ...networks.trainable_network import TrainableNetwork, one_cycle
from ...progress import Part, Progress
from ...simulation.velocity_fields import draw_places, simulate_velocities
from ..cells import NETWORK_POINTS_A_CELL, cells_of, detection_grid
from ..velocity_field import VelocityField
from .detection_inputs import CHANNELS, UNSIGNED, detection_channels
from .detection_network import DETECTION_NETWORK
from .detector import Detector

PATCH = 64
"""Cells along a training patch."""
_BATCH = 16
_VALIDATION = 0.1
_MARGIN = 8
_UTM = "EPSG:32633"
_POINTS = (6_000, 40_000)
_POINTS_A_SOURCE = 1500
_SOURCE_POINTS, _STRENGTH = (10, 500), (1.5, 12.0)
_LEARNING_RATE = 2e-3
_TURNS = 8


@dataclass(frozen=True)
class DetectionSamples:
    """Patches of simulated fields.

    Parameters
    ----------
    channels
        float32, shape (n, len(CHANNELS), PATCH, PATCH).
    moving
        Share of each cell's points that belong to a source, NaN where it has none, float32, shape (n, PATCH, PATCH).
    field
        Which field a patch was cut from, not decreasing, shape (n,): patches of one field may overlap.
    """

    channels: Rows
    moving: Rows
    field: np.ndarray

    def __len__(self) -> int:
        return len(self.field)

    def parted(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the row numbers of the patches to learn from, and of those of the last tenth of the fields."""
        fields = np.unique(self.field)
        held = fields[-max(1, int(_VALIDATION * len(fields))) :]
        return np.flatnonzero(self.field < held[0]), np.flatnonzero(self.field >= held[0])


def simulated_patches(seed: int, fields: int, progress: Progress, scratch: Scratch) -> DetectionSamples:
    """Return patches of simulated fields, those with sources among them at least half.

    Parameters
    ----------
    fields
        Number of fields; each gives up to eight patches.
    scratch
        Where patches are kept: those of a field take up to 0.8 MB.
    """
    rng = np.random.default_rng(seed)
    channels, moving = scratch.appendable(len(CHANNELS), PATCH, PATCH), scratch.appendable(PATCH, PATCH)
    of_field = []
    for number in range(fields):
        progress(number / fields, f"Simulating velocity fields: {number + 1} of {fields}")
        patches = _patches_of_a_field(rng)
        channels.append(np.stack([one for one, _ in patches]))
        moving.append(np.stack([truth for _, truth in patches]))
        of_field += [number] * len(patches)
    return DetectionSamples(channels, moving, np.array(of_field))


def _patches_of_a_field(rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    count = int(np.exp(rng.uniform(*np.log(_POINTS))))
    size = float(np.sqrt(count / np.exp(rng.uniform(np.log(30), np.log(3000)))) * 1000)
    coordinates = draw_places(rng, count, size)
    made = simulate_velocities(
        rng, coordinates, sources=(1, max(2, count // _POINTS_A_SOURCE)), points=_SOURCE_POINTS, strength=_STRENGTH
    )
    field = VelocityField.of(made.coordinates, made.velocity - np.median(made.velocity), _UTM)
    geometry = detection_grid(field, points=NETWORK_POINTS_A_CELL)
    cell = cells_of(field, geometry)
    points = np.bincount(cell[cell >= 0], minlength=geometry.cell_count)
    inside = np.bincount(cell[cell >= 0], (made.source > 0)[cell >= 0], minlength=geometry.cell_count)
    share = np.where(points > 0, inside / np.maximum(points, 1), np.nan).reshape(geometry.shape).astype(np.float32)
    seen = detection_channels(field, geometry)
    rows, columns = max(geometry.rows, PATCH), max(geometry.columns, PATCH)
    more = ((0, rows - geometry.rows), (0, columns - geometry.columns))
    seen, share = np.pad(seen, ((0, 0), *more)), np.pad(share, more, constant_values=np.nan)
    return [
        (seen[:, top : top + PATCH, left : left + PATCH], share[top : top + PATCH, left : left + PATCH])
        for top, left in _corners(rng, share)
    ]


def _corners(rng: np.random.Generator, share: np.ndarray) -> list[tuple[int, int]]:
    """Draw upper left corners of patches that hold points, half of them around sources."""
    wanted = int(min(8, max(1, share.size // PATCH**2)))
    known, sources = np.argwhere(np.isfinite(share)), np.argwhere(share > 0)
    corners = []
    for number in range(wanted):
        among = sources if number % 2 == 0 and len(sources) else known
        middle = among[rng.integers(len(among))] + rng.integers(-PATCH // 2 + _MARGIN, PATCH // 2 - _MARGIN, 2)
        top, left = (np.clip(middle - PATCH // 2, 0, np.array(share.shape) - PATCH)).astype(int)
        corners.append((int(top), int(left)))
    return corners


def train_detection_network(
    samples: DetectionSamples, *, passes: int, seed: int, progress: Progress, device: str = "cpu"
) -> tuple[Detector, list[float], list[float]]:
    """Train a network; the pass with the lowest validation loss is kept.

    Returns
    -------
    detector
        With the weights of that pass.
    training_loss, validation_loss
        Of every pass.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = TrainableNetwork(DETECTION_NETWORK).to(device)
    training, validation = samples.parted()
    steps = passes * (-(-len(training) // _BATCH))
    optimiser = torch.optim.AdamW(network.parameters(), lr=_LEARNING_RATE, weight_decay=1e-3)
    schedule = one_cycle(optimiser, _LEARNING_RATE, steps)
    best, best_loss = {}, np.inf
    training_losses, validation_losses = [], []
    for number in range(passes):
        network.train()
        told, total = Part(progress, number / passes, (number + 1) / passes), 0.0
        order = rng.permutation(training)
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            loss = _loss(network, *_turned(samples, rows, rng), device)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(rows)
            told(start / len(order), f"Training pass {number + 1} of {passes}")
        training_losses.append(total / len(order))
        validation_losses.append(_validation_loss(network, samples, validation, device))
        progress.info(
            f"Training pass {number + 1} of {passes}: training loss {training_losses[-1]:.4f}, validation loss "
            f"{validation_losses[-1]:.4f}"
        )
        if validation_losses[-1] < best_loss:
            best_loss = validation_losses[-1]
            best = {name: one.detach().clone() for name, one in network.state_dict().items()}
    network.load_state_dict(best)
    return Detector(network.trained(), {}), training_losses, validation_losses


def _turned(samples: DetectionSamples, rows: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return patches turned, mirrored, and with the sign of their velocities changed at random."""
    channels, moving = samples.channels[rows].copy(), samples.moving[rows].copy()
    signed = [number for number, name in enumerate(CHANNELS) if name not in UNSIGNED]
    for row in range(len(rows)):
        turn = int(rng.integers(_TURNS))
        one, truth = np.rot90(channels[row], turn % 4, axes=(1, 2)), np.rot90(moving[row], turn % 4)
        if turn >= 4:
            one, truth = one[:, :, ::-1], truth[:, ::-1]
        channels[row], moving[row] = one, truth
        if rng.random() < 0.5:
            channels[row, signed] *= -1
    return channels, moving


def _loss(network: nn.Module, channels: np.ndarray, moving: np.ndarray, device: str) -> torch.Tensor:
    """Return the mean cross-entropy over the cells that hold points."""
    truth = torch.from_numpy(moving).to(device)
    known = torch.isfinite(truth)
    logits = network(torch.from_numpy(channels).to(device))
    return nn.functional.binary_cross_entropy_with_logits(logits[known], truth[known])


def _validation_loss(network: nn.Module, samples: DetectionSamples, rows: np.ndarray, device: str) -> float:
    network.eval()
    total, count = 0.0, 0
    with torch.inference_mode():
        for start in range(0, len(rows), _BATCH):
            chosen = rows[start : start + _BATCH]
            weight = int(np.isfinite(samples.moving[chosen]).sum())
            total += float(_loss(network, samples.channels[chosen], samples.moving[chosen], device)) * weight
            count += weight
    return total / max(count, 1)
