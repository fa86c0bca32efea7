# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.models.anchored.correction import pretrained_network
from insar_forecast_plugin.core.forecasting.models.anchored.correction_inputs import (
    CHANNELS,
    HORIZON_INPUTS,
    SHOWN_EPOCHS,
    CorrectionInputs,
    noise_scale,
    own_noise,
)
from insar_forecast_plugin.core.forecasting.models.anchored.correction_network import (
    network_states,
    state_count,
    weighted_network_states,
)

POINTS, HORIZON = 1500, 3  # more points than pass through the network together


@pytest.fixture(scope="module")
def network():
    return pretrained_network()


@pytest.fixture(scope="module")
def inputs():
    rng = np.random.default_rng(0)
    return CorrectionInputs(
        rng.normal(size=(POINTS, CHANNELS, SHOWN_EPOCHS)).astype(np.float32),
        rng.normal(size=(POINTS, HORIZON, HORIZON_INPUTS)).astype(np.float32),
        rng.uniform(1, 3, POINTS).astype(np.float32),
    )


def test_weighted_states_are_the_states_times_the_layer_of_their_horizon(network, inputs):
    layers = np.random.default_rng(1).normal(size=(HORIZON, state_count(network))).astype(np.float32)
    states = np.concatenate([part for _, part in network_states(network, inputs)])
    expected = np.einsum("phs,hs->ph", states.astype(np.float64), layers)
    assert weighted_network_states(network, inputs, layers) == pytest.approx(expected, abs=1e-4)


def test_two_threads_give_the_numbers_of_one(network, inputs, monkeypatch):
    layers = np.random.default_rng(1).normal(size=(HORIZON, state_count(network))).astype(np.float32)
    made = []
    for threads in ("1", "2"):
        monkeypatch.setenv("OMP_NUM_THREADS", threads)
        made.append(weighted_network_states(network, inputs, layers))
    assert np.array_equal(*made)


@pytest.mark.parametrize("epochs", [40, 41, 200])
def test_the_noise_is_that_of_the_median_change_between_epochs(epochs):
    own = np.random.default_rng(2).normal(size=(50, epochs)).cumsum(axis=1).astype(np.float32)
    alone = 1.4826 / np.sqrt(2) * np.median(np.abs(np.diff(own[:, -120:], axis=1)), axis=1)
    expected = np.sqrt(0.5 * alone**2 + 0.5 * np.median(alone) ** 2)
    assert noise_scale(own_noise(own), np.ones(50, bool)) == pytest.approx(expected, abs=2e-3)
