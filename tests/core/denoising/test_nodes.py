# SPDX-License-Identifier: GPL-2.0-or-later
"""Stacks at nodes: straight lines come back as they are, units fall out, gaps are bridged."""

import numpy as np
import pytest
from noisy_stacks import bowl, white

from insar_forecast_plugin.core.denoising.nodes import (
    CHANNELS,
    NODES,
    filled_in_time,
    from_nodes,
    known_often,
    node_days,
    node_stack,
    noise_of,
    to_nodes,
)

CALENDARS = {
    "regular": 12.0 * np.arange(30),
    "short": 6.0 * np.arange(5),
    "gap": np.array([0.0, 6, 12, 18, 150, 156, 162, 168]),
    "long": np.cumsum(np.random.default_rng(0).choice([6.0, 12.0, 24.0], 300)),
}


@pytest.mark.parametrize("days", CALENDARS.values(), ids=CALENDARS)
def test_straight_lines_come_back_exactly(days):
    line = 3 - 0.02 * days
    assert np.allclose(to_nodes(days) @ line, 3 - 0.02 * node_days(days), atol=1e-3)
    assert np.allclose(from_nodes(days) @ (to_nodes(days) @ line), line, atol=1e-3)


def test_nodes_reach_from_the_first_epoch_to_the_last():
    nodes = node_days(CALENDARS["gap"])
    assert len(nodes) == NODES and nodes[0] == 0 and nodes[-1] == 168


def test_noise_is_that_of_an_epoch():
    scale, cells = noise_of(white(count=60, size=40, deviation=4.0), np.ones((40, 40), dtype=bool))
    assert abs(scale - 4) < 0.2
    assert abs(cells.mean() - 4) < 0.3


def test_layers_do_not_depend_on_the_unit():
    values, days = white() + bowl(), 12.0 * np.arange(12)
    one, tenfold = node_stack(values, days, None), node_stack(10 * values, days, None)
    assert np.allclose(one.layers, tenfold.layers, atol=1e-3)
    assert np.isclose(tenfold.scale, 10 * one.scale)


def test_strong_motion_is_measured_as_it_is():
    """Layers ended at 30 times the noise, and with them what could be found of strong motion."""
    stack = node_stack(white(deviation=1.0) + bowl(depth=400.0), 12.0 * np.arange(12), None)
    measured = stack.scale * stack.layers[CHANNELS.index("corrected_11")]
    assert abs(measured[16, 16] + 400) < 40


def test_layers_are_named():
    stack = node_stack(white(), 12.0 * np.arange(12), np.random.default_rng(0).random((32, 32)))
    assert len(stack.layers) == len(CHANNELS)
    height = stack.layers[CHANNELS.index("height")]
    assert abs(height.mean()) < 1e-3 and abs(height.std() - 1) < 0.75  # a spread below a metre counts as one
    assert (stack.layers[CHANNELS.index("known")] == 1).all()


def test_gap_in_time_is_bridged_and_a_cell_known_seldom_is_none():
    values, days = bowl(), 12.0 * np.arange(12)
    whole = node_stack(values, days, None)
    values = values.copy()
    values[4:6, 16, 16] = np.nan
    values[1:, 0, 0] = np.nan
    stack = node_stack(values, days, None)
    assert not stack.known[0, 0] and stack.known.sum() == 32 * 32 - 1
    raw = CHANNELS.index("raw_5")
    assert np.isclose(stack.layers[raw, 16, 16] * stack.scale, whole.layers[raw, 16, 16] * whole.scale, atol=0.3)


@pytest.mark.parametrize("days", CALENDARS.values(), ids=CALENDARS)
def test_gaps_are_filled_as_numpy_interpolates(days):
    rng = np.random.default_rng(4)
    values = rng.normal(0, 5, (len(days), 20, 30)).astype(np.float32)
    values[rng.random(values.shape) < 0.3] = np.nan
    values[1:, 0, 0] = np.nan
    known = known_often(values)
    assert 0 < known.sum() < known.size
    filled = filled_in_time(values, days, known)
    for row, column in np.argwhere(known):
        series = values[:, row, column]
        there = np.isfinite(series)
        expected = np.interp(days, days[there], series[there])
        np.testing.assert_allclose(filled[:, row, column], expected, atol=1e-4)
    there = np.isfinite(values)
    assert np.array_equal(filled[there], values[there])
