# SPDX-License-Identifier: GPL-2.0-or-later
"""Pre-train the correcting network on simulated fields and write the weights that ship with the plugin.

Every field gets a linear anchor fitted to its first part, as a region does; the network learns what that anchor
leaves on the part after it. No measured series is used. ``python scripts/pretrain_correction.py --help``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import torch
from pretraining_fields import random_field

from insar_forecast_plugin.core.bundle import save_bundle
from insar_forecast_plugin.core.forecasting.data.time_split import split_in_time
from insar_forecast_plugin.core.forecasting.models.anchored.anchor import fit_anchor
from insar_forecast_plugin.core.forecasting.models.anchored.correction import KIND, PRETRAINED, network_tensors
from insar_forecast_plugin.core.forecasting.models.anchored.correction_inputs import correction_inputs, gradient_weights
from insar_forecast_plugin.core.forecasting.models.anchored.correction_network import WIDTH, correction_network
from insar_forecast_plugin.core.forecasting.models.anchored.features import LagPlan, Surroundings, window_features
from insar_forecast_plugin.core.networks.layers import Network
from insar_forecast_plugin.core.networks.trainable_network import TrainableNetwork
from insar_forecast_plugin.core.progress import Silent

LOOKBACK, HORIZON = 24, 24
BATCH, LEARNING_RATE = 1024, 2e-3
WINDOWS, HORIZONS, POINTS = 12, 8, 120


def field_samples(seed: int) -> dict[str, np.ndarray]:
    """Return windows of one field: network inputs, what the anchor leaves, and the weight of its squared error."""
    rng = np.random.default_rng(seed)
    field = random_field(rng)
    data = field.data
    known = int(data.epoch_count * rng.uniform(0.6, 0.8))
    surroundings = Surroundings.of(data.coordinates, data.dates, data.displacement)
    past = data.until(known)
    plan = LagPlan(LOOKBACK)
    anchor = fit_anchor(
        Surroundings.of(past.coordinates, past.dates, past.displacement),
        past.displacement,
        plan=plan,
        horizon=HORIZON,
        split=split_in_time(known, lookback=LOOKBACK, horizon=HORIZON),
        progress=Silent(),
    ).final
    slopes = gradient_weights(data.coordinates)
    gradients = (slopes[0] @ surroundings.near, slopes[1] @ surroundings.near)
    epochs = sorted(rng.choice(np.arange(known - 1, data.epoch_count - 6), WINDOWS, replace=False).tolist())
    rows = []
    for features in window_features(surroundings, plan, epochs):
        ahead = data.dates[features.epoch + 1 : features.epoch + 1 + HORIZON]
        chosen = np.sort(rng.choice(len(ahead), HORIZONS, replace=len(ahead) < HORIZONS))
        forecast = anchor.predict(surroundings, features, ahead)[:, chosen]
        inputs = correction_inputs(surroundings, gradients, features, forecast, ahead[chosen])
        left = field.predictable[:, features.epoch + 1 + chosen] - forecast
        drawn = rng.choice(len(left), POINTS, replace=False)
        rows.append((inputs.sequence[drawn], inputs.horizons[drawn], inputs.scale[drawn], left[drawn], chosen))
    size = np.sqrt(np.mean([np.square(row[3]).mean() for row in rows]))
    noise = np.sqrt(np.mean(np.square(data.displacement - field.predictable)))
    return {
        "sequence": np.concatenate([row[0] for row in rows]).astype(np.float16),
        "horizons": np.concatenate([row[1] for row in rows]).astype(np.float16),
        "target": np.concatenate([row[3] / row[2][:, None] for row in rows]).astype(np.float32),
        # Fields count alike, whatever their size; errors far below the noise do not count.
        "weight": np.concatenate([row[2] ** 2 for row in rows]).astype(np.float32) / (size**2 + 0.05 * noise**2),
        "field": np.full(WINDOWS * POINTS, seed),
    }


def train(
    samples: dict[str, np.ndarray],
    held: np.ndarray,
    *,
    steps: int,
    seed: int,
    definition: Network,
) -> TrainableNetwork:
    """Train by AdamW with a cosine rate; the weights are those of the end."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    network = TrainableNetwork(definition)
    last = network.get_submodule("head.4")
    torch.nn.init.zeros_(last.weight)  # untrained, the network changes nothing
    torch.nn.init.zeros_(last.bias)
    tensors = {key: torch.from_numpy(value) for key, value in samples.items()}
    learning = torch.from_numpy(np.flatnonzero(~held))
    testing = torch.from_numpy(np.flatnonzero(held))
    optimiser = torch.optim.AdamW(network.parameters(), lr=LEARNING_RATE, weight_decay=0.02)
    generator = torch.Generator().manual_seed(seed)
    running: list[float] = []
    for step in range(1, steps + 1):
        for group in optimiser.param_groups:
            group["lr"] = LEARNING_RATE * min(1, step / 200) * 0.5 * (1 + np.cos(np.pi * step / steps))
        index = learning[torch.randint(len(learning), (BATCH,), generator=generator)]
        loss = _loss(network, *turned({key: value[index].float() for key, value in tensors.items()}, generator))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        running.append(loss.item())
        if step % 500 == 0 or step == steps:
            report(network, tensors, testing, f"step {step}: learning {np.mean(running[-500:]):.4f}")
    return network


def turned(
    batch: dict[str, torch.Tensor], generator: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Turn each window's map by a random angle and its displacement up or down: both leave the physics as it is."""
    count = len(batch["weight"])
    angle = 2 * np.pi * torch.rand(count, 1, generator=generator)
    sign = torch.where(torch.rand(count, 1, generator=generator) < 0.5, -1.0, 1.0)
    sequence, horizons = batch["sequence"].clone(), batch["horizons"].clone()
    east, north = sequence[:, 4].clone(), sequence[:, 5].clone()
    sequence[:, 4] = torch.cos(angle) * east - torch.sin(angle) * north
    sequence[:, 5] = torch.sin(angle) * east + torch.cos(angle) * north
    sequence[:, :6] *= sign[:, :, None]
    horizons[:, :, :4] *= sign[:, :, None]
    return sequence, horizons, batch["target"] * sign, batch["weight"]


def _loss(
    network: TrainableNetwork,
    sequence: torch.Tensor,
    horizons: torch.Tensor,
    target: torch.Tensor,
    weight: torch.Tensor,
) -> torch.Tensor:
    left = target - network(sequence, horizons)[2]
    loss = torch.nn.functional.huber_loss(left, torch.zeros_like(left), reduction="none", delta=5.0)
    return (2 * loss * weight[:, None]).mean()


@torch.no_grad()
def report(network: TrainableNetwork, tensors: dict[str, torch.Tensor], testing: torch.Tensor, text: str) -> None:
    """Print the weighted error with and without the network on fields that were not learnt from."""
    network.eval()
    with_network, without = 0.0, 0.0
    for index in testing.split(8192):
        correction = network(tensors["sequence"][index].float(), tensors["horizons"][index].float())[2]
        weight = tensors["weight"][index][:, None]
        with_network += float(((tensors["target"][index] - correction) ** 2 * weight).sum())
        without += float((tensors["target"][index] ** 2 * weight).sum())
    network.train()
    print(text, f"held-out fields {with_network / without:.4f} of the anchor's squared error", flush=True)


def main(define: Callable[[int], Network] = correction_network, output: Path = PRETRAINED) -> None:
    """Draw the fields, train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fields", type=int, default=600)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--width", type=int, default=WIDTH)
    parser.add_argument("--output", type=Path, default=output)
    parser.add_argument("--cache", type=Path, help="file that keeps the simulated windows for another run")
    given = parser.parse_args()
    if given.cache is not None and given.cache.exists():
        samples = dict(np.load(given.cache))
    else:
        parts = []
        for field in range(given.fields):
            parts.append(field_samples(given.seed * 100_000 + field))
            if field % 50 == 0:
                print(f"field {field} of {given.fields}", flush=True)
        samples = {key: np.concatenate([part[key] for part in parts]) for key in parts[0]}
        if given.cache is not None:
            np.savez(given.cache, **samples)
    network = train(
        samples,
        samples["field"] % 10 == 9,
        steps=given.steps,
        seed=given.seed,
        definition=define(given.width),
    )
    facts = {
        "network_width": given.width,
        "trained_on": f"{given.fields} simulated fields, {given.steps} steps of {BATCH} windows, seed {given.seed}",
    }
    save_bundle(given.output, KIND, network_tensors(network.weights()), facts)
    given.output.chmod(0o644)


if __name__ == "__main__":
    main()
