# SPDX-License-Identifier: GPL-2.0-or-later
"""What the network adds to the anchor in a region: a last layer fitted to the region, and its share.

The network was pre-trained on simulated fields. Used as it is, it would carry their strengths and noise into
a region that has others. So its last layer is fitted anew, by ridge regression in closed form, to what the region's
anchor leaves; the region's validation span chooses the penalty and then, for each horizon, how much to believe.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
import torch

from ..bundle import Bundle, load_bundle
from ..progress import Progress
from .anchor import AnchorFit, LinearAnchor
from .correction_inputs import CorrectionInputs, correction_inputs, gradients_of
from .correction_network import CorrectionNetwork, network_states, weighted_network_states
from .features import Surroundings, WindowFeatures, window_features
from .forecaster import TimeSplit
from .normal_equations import NormalEquations

KIND = "anchored_correction"
PRETRAINED = Path(__file__).resolve().parents[2] / "resources" / "models" / "correction.safetensors"
PENALTIES = (1e-3, 1e-2, 1e-1, 1.0, 10.0, 100.0)
_MOST_POINTS = 1500
_MOST_TARGETS = 1_200_000
_FEWEST_ORIGINS = 3


@dataclass(frozen=True)
class Correction:
    """A network with a last layer for a region.

    Parameters
    ----------
    network
        Pre-trained weights.
    layers
        Last layer of each horizon, float64, shape (n_horizons, state_count).
    shares
        How much of the correction is added, 0 to 1, shape (n_horizons,).
    held_out_layers
        As ``layers``, fitted to targets before the end of learning only.
    """

    network: CorrectionNetwork
    layers: np.ndarray
    shares: np.ndarray
    held_out_layers: np.ndarray

    @property
    def is_used(self) -> bool:
        """Whether anything is added at any horizon."""
        return bool(self.shares.any())

    def held_out(self) -> Self:
        """Return the correction with the layers that have not seen the validation span."""
        return replace(self, layers=self.held_out_layers)

    def of(self, inputs: CorrectionInputs) -> np.ndarray:
        """Return what is added to the anchor's forecast, mm, float32, shape (n_points, n_horizons)."""
        count = inputs.horizons.shape[1]
        weights = (self.shares[:, None] * self.layers)[:count].astype(np.float32)
        return weighted_network_states(self.network, inputs, weights)

    def tensors(self) -> dict[str, np.ndarray]:
        """Return all weights by the names of a model file."""
        return {
            "layers": self.layers,
            "held_out_layers": self.held_out_layers,
            "shares": self.shares,
            **network_tensors(self.network),
        }

    @classmethod
    def from_bundle(cls, bundle: Bundle, *, horizon: int, device: torch.device) -> Self:
        """Restore it from a model file.

        Raises
        ------
        ModelError
            A weight is missing or has another shape.
        """
        network = network_from_bundle(bundle, device)
        shape = (horizon, network.state_count)
        return cls(
            network,
            bundle.tensor("layers", shape),
            bundle.tensor("shares", (horizon,)),
            bundle.tensor("held_out_layers", shape),
        )


def network_tensors(network: CorrectionNetwork) -> dict[str, np.ndarray]:
    """Return a network's weights by the names of a model file."""
    return {f"network.{name}": value.cpu().numpy() for name, value in network.state_dict().items()}


def network_from_bundle(bundle: Bundle, device: torch.device) -> CorrectionNetwork:
    """Restore a network from a model file; see :meth:`Correction.from_bundle`."""
    network = CorrectionNetwork(int(bundle.fact("network_width")))
    state = {
        name: torch.from_numpy(bundle.tensor(f"network.{name}", tuple(value.shape)))
        for name, value in network.state_dict().items()
    }
    network.load_state_dict(state)
    return network.to(device).eval()


def pretrained_network(device: torch.device) -> CorrectionNetwork:
    """Return the network that ships with the plugin."""
    return network_from_bundle(load_bundle(PRETRAINED, KIND), device)


class CorrectionWindows:
    """Makes the network's inputs at a region's windows.

    Parameters
    ----------
    coordinates
        Metres, shape (n_points, 2).
    surroundings
        Series of all points.
    points
        The points in use, an index array; None for all.
    """

    def __init__(self, coordinates: np.ndarray, surroundings: Surroundings, points: np.ndarray | None = None) -> None:
        east, north = gradients_of(coordinates, surroundings)
        self.surroundings = surroundings if points is None else surroundings.at_points(points)
        self._gradients = (east, north) if points is None else (east[points], north[points])

    def inputs(self, features: WindowFeatures, forecast: np.ndarray, dates: np.ndarray) -> CorrectionInputs:
        """Return the inputs at one window; see :func:`~.correction_inputs.correction_inputs`."""
        return correction_inputs(self.surroundings, self._gradients, features, forecast, dates)


def fit_correction(
    network: CorrectionNetwork,
    coordinates: np.ndarray,
    surroundings: Surroundings,
    observed: np.ndarray,
    *,
    anchors: AnchorFit,
    split: TimeSplit,
    seed: int,
    progress: Progress,
) -> Correction:
    """Fit the last layer to a region and choose its share for each horizon.

    What the held-out anchor leaves on targets before ``split.end`` is learnt; origins from ``split.end`` on choose
    penalty and share; then the layer is fitted to what the final anchor leaves on all targets. Both layers are kept.

    Parameters
    ----------
    observed
        The displacement as it was measured, NaN where missing, shape (n_points, n_epochs).
    seed
        Draws the points that are fitted where there are more than 1500.
    """
    points = None
    if len(observed) > _MOST_POINTS:
        points = np.sort(np.random.default_rng(seed).choice(len(observed), _MOST_POINTS, replace=False))
        observed = observed[points]
    windows = CorrectionWindows(coordinates, surroundings, points)
    horizon, lookback = anchors.final.horizon, anchors.final.plan.lookback
    stride = max(1, round((split.total - lookback) * len(observed) * horizon / _MOST_TARGETS))
    epochs = list(range(split.total - 2, lookback - 2, -stride))[::-1]
    learning = [NormalEquations(network.state_count) for _ in range(horizon)]
    choosing: list[list[NormalEquations]] = [[] for _ in range(horizon)]
    for sums, known, step in _window_sums(
        network, windows, observed, anchors.held_out, epochs=epochs, progress=progress
    ):
        if known + step <= split.end:
            learning[step - 1].add(sums.gram, sums.right, sums.square, sums.count)
        elif known >= split.end:
            choosing[step - 1].append(sums)
    penalties, shares = np.zeros(horizon), np.zeros(horizon)
    for index in range(horizon):
        penalties[index], shares[index] = _choose(learning[index], choosing[index])
    layers = np.zeros((horizon, network.state_count))
    held_out = np.zeros_like(layers)
    if shares.any():
        total = [NormalEquations(network.state_count) for _ in range(horizon)]
        for sums, _, step in _window_sums(network, windows, observed, anchors.final, epochs=epochs, progress=progress):
            total[step - 1].add(sums.gram, sums.right, sums.square, sums.count)
        for index in np.flatnonzero(shares).tolist():
            layers[index] = total[index].solve(penalties[index])
            held_out[index] = learning[index].solve(penalties[index])
    return Correction(network, layers, shares, held_out)


def _window_sums(
    network: CorrectionNetwork,
    windows: CorrectionWindows,
    observed: np.ndarray,
    anchor: LinearAnchor,
    *,
    epochs: list[int],
    progress: Progress,
) -> Iterator[tuple[NormalEquations, int, int]]:
    """Yield the sums of each window and horizon, the number of epochs known at its origin, and its steps ahead."""
    surroundings = windows.surroundings
    for done, features in enumerate(window_features(surroundings, anchor.plan, epochs)):
        progress(done / len(epochs), "Fitting the network's last layer to the region")
        known = features.epoch + 1
        dates = surroundings.dates[known : known + anchor.horizon]
        forecast = anchor.predict(surroundings, features, dates)
        left = observed[:, known : known + len(dates)] - forecast
        left[surroundings.started >= known] = np.nan
        sums = [NormalEquations(network.state_count) for _ in dates]
        for block, states in network_states(network, windows.inputs(features, forecast, dates)):
            for index, one in enumerate(sums):
                one.add_rows(np.ascontiguousarray(states[:, index]), left[block, index])
        for index, one in enumerate(sums):
            yield one, known, index + 1


def _choose(learning: NormalEquations, choosing: list[NormalEquations]) -> tuple[float, float]:
    """Return penalty and share; no share without enough to learn from and to choose with."""
    choosing = [one for one in choosing if one.count]
    if not learning.count or len(choosing) < _FEWEST_ORIGINS:
        return PENALTIES[-1], 0.0
    layers = {penalty: learning.solve(penalty) for penalty in PENALTIES}
    penalty = min(PENALTIES, key=lambda one: sum(part.squared_error(layers[one]) for part in choosing))
    layer = layers[penalty]
    product = np.array([layer @ part.right for part in choosing])
    square = np.array([layer @ part.gram @ layer for part in choosing])
    return penalty, gate(product, square)


def gate(product: np.ndarray, square: np.ndarray) -> float:
    """Return the share of a correction, 0 to 1.

    The share that makes the squared error smallest, less one standard error over origins (points share the weather of
    a date, so a date counts once); none where that is not above zero. On these origins the error with it is never
    larger than without: the squared error falls all the way from no share to the best one.

    Parameters
    ----------
    product, square
        For each origin, sums over points of correction times what the anchor leaves, and of the correction
        squared, shape (n_origins,).
    """
    total = square.sum()
    if total <= 0:
        return 0.0
    best = product.sum() / total
    count = len(product)
    spread = np.square(product - best * square).sum() * count / max(count - 1, 1)
    return float(np.clip(best - np.sqrt(spread) / total, 0, 1))
