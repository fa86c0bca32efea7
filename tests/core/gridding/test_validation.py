# SPDX-License-Identifier: GPL-2.0-or-later
"""The error at left-out blocks."""

import numpy as np
import pytest

from insar_forecast_plugin.core.gridding.left_out import block_folds, left_out_error
from insar_forecast_plugin.core.progress import Silent


def scattered(count=2000):
    return np.random.default_rng(0).random((count, 2)) * 1000


def test_neighbouring_blocks_are_never_left_out_together():
    x, y = np.meshgrid(np.arange(10) + 0.5, np.arange(10) + 0.5)
    fold = block_folds(np.column_stack([x.ravel(), y.ravel()]), 1.0).reshape(10, 10)
    for row, column in ((0, 1), (1, 0), (1, 1)):
        assert (fold[row:, column:] != fold[: 10 - row, : 10 - column]).all()
    assert (fold[1:, :-1] != fold[:-1, 1:]).all()


def test_points_of_one_block_are_left_out_together():
    coordinates = scattered()
    fold = block_folds(coordinates, 100.0)
    low = coordinates.min(axis=0)
    block = np.floor((coordinates - low) / 100.0).astype(int)
    for one in np.unique(block, axis=0):
        assert len(np.unique(fold[(block == one).all(axis=1)])) == 1


def test_white_noise_costs_more_than_its_own_scatter():
    values = np.random.default_rng(1).standard_normal((2000, 3)).astype(np.float32)
    error = left_out_error(scattered(), values, "linear", 60.0, Silent())
    assert 1.0 < error.rmse / error.spread < 1.5


def test_a_smooth_surface_costs_little():
    coordinates = scattered()
    values = (10 * np.sin(coordinates / 300).sum(axis=1))[:, None].astype(np.float32)
    error = left_out_error(coordinates, values, "linear", 60.0, Silent())
    assert error.rmse < 0.1 * error.spread


def test_the_error_is_the_same_every_time():
    values = np.random.default_rng(1).standard_normal((500, 3)).astype(np.float32)
    first, second = (left_out_error(scattered(500), values, "idw", 60.0, Silent()) for _ in range(2))
    assert first.rmse == second.rmse


def test_missing_values_are_neither_used_nor_scored():
    coordinates = scattered()
    values = np.full((2000, 1), 3.0, dtype=np.float32)
    values[::4] = np.nan
    error = left_out_error(coordinates, values, "linear", 60.0, Silent())
    assert error.rmse == pytest.approx(0.0, abs=1e-5)
    assert np.isnan(error.point_rmse[::4]).all()


def test_few_points_give_no_error():
    assert left_out_error(scattered(9), np.ones((9, 1)), "linear", 60.0, Silent()) is None
