# SPDX-License-Identifier: GPL-2.0-or-later
"""The gate: sources are put into the very stack, and the method that finds them is followed."""

import numpy as np
from noisy_stacks import bowl, white

from insar_forecast_plugin.core.denoising.gate import gate_of
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.simulation.stack_fields import Scene

DAYS = 12.0 * np.arange(12)
SCENE = Scene(np.zeros((48, 48), dtype=np.float32), DAYS, 100.0)
NOISE = white(size=48)


def perfect(values):
    return values - NOISE


def nothing(values):
    return np.zeros_like(values)


def test_network_that_finds_the_sources_is_followed():
    gate = gate_of(NOISE, SCENE, perfect, nothing, Silent())
    assert gate.share == 1
    assert gate.network_error < 0.01 and abs(gate.kept - 1) < 0.01 and abs(gate.classical_error - 1) < 0.01


def test_network_that_finds_nothing_is_left():
    gate = gate_of(NOISE, SCENE, nothing, perfect, Silent())
    assert gate.share < 0.01 and gate.kept == 0


def test_network_that_adds_noise_is_followed_in_part():
    rough = 6 * white(size=48, seed=5)
    gate = gate_of(NOISE, SCENE, lambda values: values - NOISE + rough, lambda values: 0.5 * (values - NOISE), Silent())
    assert 0 < gate.share < 0.5


def test_stack_without_room_for_a_source_leaves_the_network_alone():
    hidden = np.full_like(NOISE, np.nan)
    hidden[:, 0, :3] = NOISE[:, 0, :3]
    gate = gate_of(hidden, SCENE, nothing, perfect, Silent())
    assert gate.share == 1 and np.isnan(gate.kept)


def test_motion_of_the_stack_that_both_find_does_not_count_against_the_network():
    strong = NOISE + bowl(size=48, depth=200.0)
    gate = gate_of(strong, SCENE, perfect, lambda values: 0.6 * perfect(values), Silent())
    assert gate.share == 1 and gate.network_error < 0.1
    assert 0.05 < gate.moving < 0.5


def test_sources_are_sized_by_the_noise_and_not_by_motion_of_the_stack():
    asked = []

    def heard(values):
        asked.append(float(np.abs(values - NOISE - moving).max()))
        return perfect(values)

    moving = bowl(size=48, depth=200.0)
    gate_of(NOISE + moving, SCENE, heard, perfect, Silent())
    with_motion = asked[:]
    asked.clear()
    moving = np.zeros_like(NOISE)
    gate_of(NOISE, SCENE, heard, perfect, Silent())
    assert max(with_motion) < 1.2 * max(asked)


def test_what_the_network_alone_takes_for_motion_counts_as_its_error():
    false = bowl(size=48, depth=200.0)
    gate = gate_of(NOISE, SCENE, lambda values: perfect(values) + false, perfect, Silent())
    assert gate.moving == 0 and gate.share < 0.1
