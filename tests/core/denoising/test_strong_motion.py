# SPDX-License-Identifier: GPL-2.0-or-later
"""Motion beyond what the network is shown: it is looked at once more, made smaller as a whole."""

import numpy as np
import pytest
from noisy_stacks import bowl, white

from insar_forecast_plugin.core.denoising.denoiser_file import load_denoiser
from insar_forecast_plugin.core.denoising.network.denoiser import Denoiser
from insar_forecast_plugin.core.denoising.nodes import CHANNELS, FAR, NODES

DAYS = 12.0 * np.arange(12)
LAST = CHANNELS.index("corrected_11")


class LastMeasured:
    """In place of a network: what is measured at the last node is what is found at each, with variance 1."""

    def __init__(self):
        self.looks = 0

    def __call__(self, layers):
        self.looks += 1
        assert np.abs(layers).max() <= FAR
        found = np.repeat(layers[:, LAST : LAST + 1], NODES, axis=1)
        return found, np.zeros_like(found)


def looked_at(values):
    network = LastMeasured()
    return Denoiser(network, {}).find(values, DAYS, None), network.looks


@pytest.mark.parametrize("depth", [5.0, 60.0, 400.0, 4000.0])
def test_strong_motion_is_found_as_far_as_the_shipped_network_finds_it(depth):
    values = white(deviation=1.0, size=64) + bowl(depth=depth, size=64)
    found = load_denoiser().find(values, DAYS, None).displacement[-1]
    found = found - np.median(found)
    assert -1.25 * depth < found[32, 32] < -0.7 * depth


def test_a_stack_without_strong_motion_is_looked_at_once():
    assert looked_at(white(deviation=1.0) + bowl(depth=10.0))[1] == 4  # it and its mirror images
    assert looked_at(white(deviation=1.0) + bowl(depth=400.0))[1] == 8


def test_cells_without_strong_motion_keep_what_the_first_look_finds():
    quiet = white(deviation=1.0, size=96)
    one, _ = looked_at(quiet)
    other, _ = looked_at(quiet + bowl(depth=400.0, size=96))
    assert np.allclose(other.deviation[1:, :4, :4], one.deviation[1:, :4, :4], rtol=0.1)
    assert other.deviation[-1, 48, 48] > 5 * other.deviation[-1, 0, 0]  # made smaller, it errs by as much more
