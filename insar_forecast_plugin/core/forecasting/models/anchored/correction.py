# SPDX-License-Identifier: GPL-2.0-or-later
"""What the network adds to the anchor in a region: a last layer fitted to the region, and its share.

The network was pre-trained on simulated fields. Used as it is, it would carry their strengths and noise into
a region that has others. So its last layer is fitted anew, by ridge regression in closed form, to what the region's
anchor leaves. An anchor that was fitted alone has stretched its weights towards what the network explains better; so
they may move in the same regression, each by as little as the penalty asks for. The region's validation
span chooses the two penalties and, for each horizon, how much to believe (:mod:`.correction_choice`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from ....bundle import SHIPPED_MODELS, Bundle, load_bundle
from ....networks.trained_network import TrainedNetwork
from ....progress import Part, Progress
from ...data.time_split import TimeSplit
from .anchor import AnchorFit, LinearAnchor, window_weight
from .correction_choice import CorrectionChoice, WindowRows
from .correction_inputs import CorrectionInputs, correction_inputs, gradient_weights, gradients_of
from .correction_network import correction_network, network_states, state_count, weighted_network_states
from .features import Surroundings, WindowFeatures, seasonal_steps, window_features
from .horizon_smoothing import smooth_over_horizons
from .normal_equations import NormalEquations

KIND = "anchored_correction"
PRETRAINED = SHIPPED_MODELS / "correction.safetensors"
PENALTIES = (1e-3, 1e-2, 1e-1, 1.0, 10.0, 100.0)
SHIFT_PENALTIES = (1e-4, 1e-3, 1e-2, 1e-1, 1.0, 1e9)
"""The last one leaves the anchor's weights where they are, as ever where targets are fewer than eight horizons."""
MOST_POINTS = 1500
"""Points that the last layer is fitted to."""
_MOST_TARGETS = 1_200_000
_FEW_HORIZONS = 8


@dataclass(frozen=True)
class Correction:
    """A network with a last layer for a region, and how the anchor moves where the network stands beside it.

    Parameters
    ----------
    network
        Pre-trained weights.
    layers
        Last layer of each horizon, float64, shape (n_horizons, state_count), times the horizon's share and smoothed
        over the horizons.
    shifts
        What is added to the anchor's weights, float64, shape (n_horizons, n_anchor_weights), likewise.
    shares
        How much of both was found to help, 0 to 1, shape (n_horizons,).
    """

    network: TrainedNetwork
    layers: np.ndarray
    shifts: np.ndarray
    shares: np.ndarray

    @property
    def is_used(self) -> bool:
        """Whether anything is added at any horizon."""
        return bool(self.shares.any())

    def unused(self) -> Self:
        """Return the correction with no share in any forecast."""
        return replace(self, shares=np.zeros_like(self.shares))

    def shifted(self, anchor: LinearAnchor) -> LinearAnchor:
        """Return the anchor whose forecast the network's part is added to."""
        return replace(anchor, weights=anchor.weights + self.shifts)

    def of(self, inputs: CorrectionInputs, pool: Executor | None = None) -> np.ndarray:
        """Return what the network adds to the shifted anchor's forecast, mm, float32, shape (n_points, n_horizons).

        Parameters
        ----------
        inputs
            Made with the forecast of the anchor as it was before the shift.
        pool
            Threads that compute; None makes some.
        """
        count = inputs.horizons.shape[1]
        return weighted_network_states(self.network, inputs, self.layers[:count].astype(np.float32), pool)

    def tensors(self) -> dict[str, np.ndarray]:
        """Return all weights by the names of a model file."""
        return {
            "weighted_layers": self.layers,
            "weighted_shifts": self.shifts,
            "shares": self.shares,
            **network_tensors(self.network.weights),
        }

    @classmethod
    def from_bundle(cls, bundle: Bundle, *, anchor_weights: tuple[int, int]) -> Self:
        """Restore it from a model file.

        Parameters
        ----------
        anchor_weights
            Shape of the anchor's weights, (n_horizons, n_anchor_weights).

        Raises
        ------
        ModelError
            A weight is missing or has another shape.
        """
        network = network_from_bundle(bundle)
        layers = (anchor_weights[0], state_count(network))
        return cls(
            network,
            layers=bundle.tensor("weighted_layers", layers),
            shifts=bundle.tensor("weighted_shifts", anchor_weights),
            shares=bundle.tensor("shares", anchor_weights[:1]),
        )


def network_tensors(weights: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return a network's weights by the names of a model file."""
    return {f"network.{name}": value for name, value in weights.items()}


def network_from_bundle(bundle: Bundle) -> TrainedNetwork:
    """Restore a network from a model file; see :meth:`Correction.from_bundle`."""
    return TrainedNetwork(correction_network(int(bundle.fact("network_width"))), bundle, "network.", threads=1)


def pretrained_network() -> TrainedNetwork:
    """Return the network that ships with the plugin."""
    return network_from_bundle(load_bundle(PRETRAINED, KIND))


@dataclass(frozen=True)
class CorrectionWindows:
    """Makes the network's inputs at a region's windows.

    Parameters
    ----------
    surroundings
        Of the points in use.
    gradients
        See :func:`~.correction_inputs.gradients_of`, of these points.
    noise
        See :func:`~.correction_inputs.noise_scale`, of these points, by the last epoch of a window; None takes it from
        these points alone.
    """

    surroundings: Surroundings
    gradients: tuple[np.ndarray, np.ndarray]
    noise: Mapping[int, np.ndarray] | None = None

    @classmethod
    def of(cls, coordinates: np.ndarray, surroundings: Surroundings, points: np.ndarray | None = None) -> Self:
        """Take them from the surroundings of all points; ``points`` are those in use, an index array, None for all."""
        slopes = gradient_weights(coordinates, points)
        gradients = gradients_of(slopes, surroundings.near, surroundings.started)
        return cls(surroundings if points is None else surroundings.at_points(points), gradients)

    def inputs(self, features: WindowFeatures, forecast: np.ndarray, dates: np.ndarray) -> CorrectionInputs:
        """Return the inputs at one window; see :func:`~.correction_inputs.correction_inputs`."""
        noise = None if self.noise is None else self.noise[features.epoch]
        return correction_inputs(self.surroundings, self.gradients, features, forecast, dates, noise=noise)


def fit_correction(
    network: TrainedNetwork,
    windows: CorrectionWindows,
    observed: np.ndarray,
    *,
    anchors: AnchorFit,
    split: TimeSplit,
    progress: Progress,
) -> Correction:
    """Fit last layer and shift to a region and choose their share for each horizon.

    What the held-out anchor leaves on targets before ``split.end`` is learnt; origins from ``split.end`` on choose
    penalties and share (:class:`~.correction_choice.CorrectionChoice`); then both are fitted to what the final anchor
    leaves on all targets. Only that fit is kept: what chose penalties and share must not stand behind a past forecast.
    Older windows count as they do in the anchor.

    Parameters
    ----------
    windows
        Of the points that are fitted.
    observed
        Their displacement as it was measured, NaN where missing, shape (n_points, n_epochs).
    """
    horizon, lookback = anchors.final.horizon, anchors.final.plan.lookback
    stride = max(1, round((split.total - lookback) * len(observed) * horizon / _MOST_TARGETS))
    epochs = list(range(split.total - 2, lookback - 2, -stride))[::-1]
    parts = Part(progress, 0.0, 0.5), Part(progress, 0.5, 0.6), Part(progress, 0.6, 1.0)

    multiples = np.concatenate([anchors.multiples, np.ones(state_count(network))])

    shifted = len(anchors.multiples)
    tried = _tried(shifted, state_count(network), few=split.total - lookback < _FEW_HORIZONS * horizon)
    choice = CorrectionChoice(horizon, split, multiples=multiples, tried=tried)
    for row in _rows(network, windows, observed, anchors.held_out, epochs=epochs, progress=parts[0]):
        choice.learn(row, _weight(row, anchors, split))
    late = [epoch for epoch in epochs if epoch + 1 >= split.end]
    shares = choice.shares(_rows(network, windows, observed, anchors.held_out, epochs=late, progress=parts[1]), stride)
    final = np.zeros((horizon, len(multiples)))
    if shares.any():
        total = [NormalEquations(len(multiples), multiples=multiples) for _ in range(horizon)]
        penalties = choice.penalties()
        for row in _rows(network, windows, observed, anchors.final, epochs=epochs, progress=parts[2]):
            total[row.step - 1].add_rows(row.columns, row.left, _weight(row, anchors, split))
        for index in np.flatnonzero(shares).tolist():
            final[index] = total[index].solve(penalties[index])
    weights = smooth_over_horizons(shares[:, None] * final)
    return Correction(network, layers=weights[:, shifted:], shifts=weights[:, :shifted], shares=shares)


def _tried(shifted: int, states: int, *, few: bool) -> list[np.ndarray]:
    """Return the penalties to choose from, for the shift's and the layer's columns; few targets allow no shift."""
    return [
        np.repeat([of_shift, of_layer], [shifted, states])
        for of_shift in (SHIFT_PENALTIES[-1:] if few else SHIFT_PENALTIES)
        for of_layer in PENALTIES
    ]


def _weight(row: WindowRows, anchors: AnchorFit, split: TimeSplit) -> float:
    return window_weight(row.known - 1, split.total, anchors.memories[row.step - 1])


def _rows(
    network: TrainedNetwork,
    windows: CorrectionWindows,
    observed: np.ndarray,
    anchor: LinearAnchor,
    *,
    epochs: list[int],
    progress: Progress,
) -> Iterator[WindowRows]:
    """Yield the rows of each window and horizon: the anchor's features, then the network's states."""
    surroundings = windows.surroundings
    for done, features in enumerate(window_features(surroundings, anchor.plan, epochs)):
        progress(done / len(epochs), "Fitting the network's last layer to this area")
        known = features.epoch + 1
        dates = surroundings.dates[known : known + anchor.horizon]
        ahead = seasonal_steps(dates, surroundings.dates[features.epoch], surroundings.dates[0])
        forecast = anchor.predict(surroundings, features, dates)
        left = observed[:, known : known + len(dates)] - forecast
        left[surroundings.started >= known] = np.nan
        inputs = windows.inputs(features, forecast, dates)
        states = np.concatenate([block for _, block in network_states(network, inputs)])
        for index, steps in enumerate(ahead):
            columns = np.concatenate([features.at_horizon(steps), states[:, index]], axis=1)
            yield WindowRows(known, index + 1, columns, left[:, index])
