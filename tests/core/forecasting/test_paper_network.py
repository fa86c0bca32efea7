# SPDX-License-Identifier: GPL-2.0-or-later
"""The arranged network is the paper's network: same function, same gradients, in bounded memory."""

import pytest
import torch
from torch import nn

from insar_forecast_plugin.core.forecasting.models.paper.paper_network import CnnLstm
from insar_forecast_plugin.core.forecasting.models.paper.paper_training import Frames, gradients_of_pass
from insar_forecast_plugin.core.progress import Silent

SIDE, EPOCHS, LOOKBACK, HORIZON = 16, 14, 5, 3
TRAINING_END = 11


@pytest.fixture
def network():
    torch.manual_seed(1)
    network = CnnLstm(side=SIDE, cells=SIDE * SIDE, horizon=HORIZON, hidden=7)
    for head in network.heads:
        nn.init.normal_(head.weight, std=0.3)
    return network


@pytest.fixture
def frames():
    generator = torch.Generator().manual_seed(2)
    maps = torch.randn(EPOCHS, 1, SIDE, SIDE, generator=generator)
    known = torch.rand(EPOCHS, SIDE * SIDE, generator=generator) < 0.8
    return Frames(maps, maps.flatten(1) * known, known, LOOKBACK, TRAINING_END)


def written_plainly(network):
    """Return the network of the paper as torch's own layers, with the same weights."""
    lstm = nn.LSTM(network.input_projection.in_features, network.hidden, batch_first=True)
    with torch.no_grad():
        lstm.weight_ih_l0.copy_(network.input_projection.weight)
        lstm.bias_ih_l0.copy_(network.input_projection.bias)
        lstm.weight_hh_l0.copy_(network.recurrence.weight)
        lstm.bias_hh_l0.zero_()

    def forecast(window):
        maps = window
        for convolution in network.convolutions:
            maps = nn.functional.max_pool2d(nn.functional.relu(convolution(maps)), 2)
        features = maps.permute(0, 2, 3, 1).flatten(1)
        state = lstm(features[None])[1][0][0, 0]
        return torch.stack([head(state) for head in network.heads])

    return forecast, lstm


def plain_loss(network, frames, first, stop):
    forecast, lstm = written_plainly(network)
    total, count = 0.0, 0
    for end in range(LOOKBACK - 1, EPOCHS - 1):
        values = forecast(frames.maps[end - LOOKBACK + 1 : end + 1])
        for step in range(1, HORIZON + 1):
            if first <= end + step < stop:
                known = frames.known[end + step]
                total = total + ((values[step - 1] - frames.targets[end + step])[known] ** 2).sum()
                count += int(known.sum())
    return total / count, lstm


def test_sliding_states_equal_the_plain_loop_over_windows(network, frames):
    forecast, _ = written_plainly(network)
    state = network.read_windows(network.project(frames.maps), LOOKBACK)
    slid = torch.stack([torch.stack([head(row) for head in network.heads]) for row in state])
    plain = torch.stack([forecast(frames.maps[i : i + LOOKBACK]) for i in range(EPOCHS - LOOKBACK + 1)])
    torch.testing.assert_close(slid, plain, atol=1e-5, rtol=1e-4)


def test_one_window_alone_gives_the_same_forecast(network, frames):
    forecast, _ = written_plainly(network)
    torch.testing.assert_close(network(frames.maps[:LOOKBACK]), forecast(frames.maps[:LOOKBACK]), atol=1e-5, rtol=1e-4)


def test_losses_of_a_pass_equal_the_plain_loop(network, frames):
    training, stopping = gradients_of_pass(network, frames, half_precision=False, progress=Silent())
    assert training == pytest.approx(plain_loss(network, frames, 0, TRAINING_END)[0].item(), rel=1e-5)
    assert stopping == pytest.approx(plain_loss(network, frames, TRAINING_END, EPOCHS)[0].item(), rel=1e-5)


def test_gradients_of_a_pass_equal_the_plain_loop(network, frames):
    gradients_of_pass(network, frames, half_precision=False, progress=Silent(), cells_at_once=3 * SIDE * SIDE)
    ours = {name: parameter.grad.clone() for name, parameter in network.named_parameters()}
    network.zero_grad()
    loss, lstm = plain_loss(network, frames, 0, TRAINING_END)
    loss.backward()
    plain = {name: parameter.grad for name, parameter in network.named_parameters()}
    plain["input_projection.weight"] = lstm.weight_ih_l0.grad
    plain["input_projection.bias"] = lstm.bias_ih_l0.grad
    plain["recurrence.weight"] = lstm.weight_hh_l0.grad
    torch.testing.assert_close(ours, plain, atol=1e-6, rtol=1e-3)


def test_frames_and_targets_of_the_stopping_span_leave_the_gradients_alone(network, frames):
    def gradients(changed):
        gradients_of_pass(network, changed, half_precision=False, progress=Silent())
        return {name: parameter.grad.clone() for name, parameter in network.named_parameters()}

    maps, targets = frames.maps.clone(), frames.targets.clone()
    maps[TRAINING_END:] = 1e6
    targets[TRAINING_END:] = 1e6
    absurd = Frames(maps, targets, frames.known, LOOKBACK, TRAINING_END)
    torch.testing.assert_close(gradients(absurd), gradients(frames), atol=0, rtol=0)


def test_unknown_targets_leave_the_gradients_alone(network, frames):
    gradients_of_pass(network, frames, half_precision=False, progress=Silent())
    before = network.heads[0].weight.grad.clone()
    targets = torch.where(frames.known, frames.targets, torch.tensor(1e6))
    gradients_of_pass(
        network,
        Frames(frames.maps, targets, frames.known, LOOKBACK, TRAINING_END),
        half_precision=False,
        progress=Silent(),
    )
    torch.testing.assert_close(network.heads[0].weight.grad, before, atol=0, rtol=0)


def test_side_that_cannot_be_halved_three_times_is_refused():
    with pytest.raises(ValueError, match="multiple of 8, got 20"):
        CnnLstm(side=20, cells=3, horizon=1)
