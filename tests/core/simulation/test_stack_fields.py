# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulated stacks: their calendar, their memory, and sources that begin with nothing."""

import numpy as np
import pytest

from insar_forecast_plugin.core.simulation.stack_fields import (
    STACK_SOURCES,
    Scene,
    draw_deformation,
    draw_scene,
    draw_stack_noise,
)


def scene(seed=0, epochs=(20, 30)):
    return draw_scene(np.random.default_rng(seed), (48, 40), epochs)


def test_scene_has_a_calendar_and_a_terrain():
    drawn = [scene(seed) for seed in range(20)]
    assert all(20 <= len(one.days) <= 30 and one.days[0] == 0 and (np.diff(one.days) >= 6).all() for one in drawn)
    assert all(one.heights.shape == (48, 40) and one.heights.min() >= 0 for one in drawn)


def test_places_run_northwards_from_the_last_row():
    places = Scene(np.zeros((3, 2), dtype=np.float32), np.arange(3.0), 10.0).places
    assert places[0].tolist() == [5.0, 25.0] and places[-1].tolist() == [15.0, 5.0]


def test_noise_has_a_memory_and_begins_with_nothing():
    neighbours = []
    for seed in range(12):
        noise = draw_stack_noise(np.random.default_rng(seed), scene(seed))
        assert noise.dtype == np.float32 and not noise[0].any()
        flat = (noise - noise.mean(axis=(1, 2), keepdims=True)).reshape(len(noise), -1)
        neighbours.append(np.median([np.corrcoef(flat[at], flat[at + 1])[0, 1] for at in range(1, len(flat) - 1)]))
    assert 0.4 < np.median(neighbours) < 0.95


@pytest.mark.parametrize("kind", STACK_SOURCES)
def test_source_reaches_one_and_begins_with_nothing(kind):
    for seed in range(5):
        motion = draw_deformation(np.random.default_rng(seed), scene(seed), kind)
        assert motion.shape == (len(scene(seed).days), 48, 40)
        assert not motion[0].any() and np.isclose(np.abs(motion).max(), 1, atol=1e-5)


def test_landslide_moves_down_its_slope():
    row = np.arange(48, dtype=np.float32)[:, None]
    slope = Scene(np.broadcast_to(10 * row, (48, 40)).copy(), 12.0 * np.arange(10), 30.0)  # falls to the north
    shapes = [draw_deformation(np.random.default_rng(seed), slope, "lobe")[-1] for seed in range(20)]
    rows = [np.ptp(np.flatnonzero(np.abs(shape).max(axis=1) > 0.5)) for shape in shapes if np.abs(shape).max() > 0.5]
    columns = [np.ptp(np.flatnonzero(np.abs(shape).max(axis=0) > 0.5)) for shape in shapes if np.abs(shape).max() > 0.5]
    assert np.mean(rows) > 1.2 * np.mean(columns)


def test_same_seed_gives_the_same_stack():
    one, other = (draw_stack_noise(np.random.default_rng(3), scene(3)) for _ in range(2))
    assert np.array_equal(one, other)
