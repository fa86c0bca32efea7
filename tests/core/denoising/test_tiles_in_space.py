# SPDX-License-Identifier: GPL-2.0-or-later
"""Tiles cover every cell, blend without a seam, and are as few as there can be."""

from itertools import pairwise

import numpy as np
import pytest

from insar_forecast_plugin.core.denoising.tiles_in_space import blended_tiles


@pytest.mark.parametrize("shape", [(5, 7), (320, 321), (512, 512), (700, 40), (1000, 333)])
def test_what_a_function_leaves_alone_comes_back_whole(shape):
    layers = np.random.default_rng(0).normal(0, 1, (2, *shape)).astype(np.float32)
    np.testing.assert_allclose(blended_tiles(layers, lambda tile: tile.copy()), layers, atol=1e-6)


@pytest.mark.parametrize(("side", "count"), [(64, 1), (320, 1), (321, 4), (512, 4), (576, 4), (577, 9)])
def test_tiles_are_few_equal_and_overlap(side, count):
    seen = []

    def look(tile):
        seen.append(tile[:, :, :])
        return tile.copy()

    places = np.arange(side * side, dtype=np.float64).reshape(1, side, side)
    blended_tiles(places, look)
    assert len(seen) == count
    assert len({tile.shape for tile in seen}) == 1
    assert seen[0].shape[1] <= 320
    rows = sorted({int(tile[0, 0, 0]) // side for tile in seen})
    assert all(first + seen[0].shape[1] - second >= 63 for first, second in pairwise(rows))


def test_tiles_that_disagree_blend_without_a_seam():
    numbers = iter(range(9))
    blended = blended_tiles(np.zeros((1, 600, 600), np.float32), lambda tile: tile + next(numbers))
    assert np.abs(np.diff(blended[0], axis=1)).max() < 0.1
