# SPDX-License-Identifier: GPL-2.0-or-later
"""Classification by tiles: neither the tiling nor what runs at once changes a class."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import fields
from functools import partial

import numpy as np
import pytest

from insar_forecast_plugin.core.trends.fits.thresholds import MotionLimits
from insar_forecast_plugin.core.trends.network.trend_classifier import load_classifier
from insar_forecast_plugin.core.trends.reference import Reference
from insar_forecast_plugin.core.trends.tiles import classify_tile, side_by_side, trend_table
from insar_forecast_plugin.core.trends.trend_table import TrendFitter, TrendTable

POOLS = (None, 1, 2, 5)


def pool_of(threads):
    return nullcontext() if threads is None else ThreadPoolExecutor(threads)


@pytest.fixture(scope="module")
def points(labelled_points):
    """Return points some of which have gaps, and one too few epochs."""
    points = labelled_points.at_points(np.random.default_rng(1).permutation(100))
    points.displacement[::3, 20:30] = np.nan
    points.displacement[7, 5:] = np.nan
    return points


@pytest.fixture(scope="module")
def classify(points):
    fitter = TrendFitter.of(points.dates, MotionLimits(), load_classifier().probabilities)
    return partial(classify_tile, fitter=fitter, reference=Reference(velocity=0.5))


def in_tiles(classify, points, size, threads=None):
    """Return one table of points classified in tiles of a size."""
    table = TrendTable.empty(points.point_count)
    tiles = [np.arange(start, min(start + size, 100)) for start in range(0, 100, size)]
    with pool_of(threads) as pool:
        for rows, tile in side_by_side(lambda rows: classify(points.at_points(rows)), tiles, pool):
            table.put(rows, tile.table)
    return table


@pytest.mark.parametrize("threads", POOLS)
def test_no_pool_changes_a_bit_of_the_result(classify, points, threads):
    one, other = in_tiles(classify, points, 9), in_tiles(classify, points, 9, threads)
    for item in fields(TrendTable):
        np.testing.assert_array_equal(getattr(one, item.name), getattr(other, item.name), err_msg=item.name)


@pytest.mark.parametrize("size", [1, 9, 50])
def test_no_tiling_changes_the_result(classify, points, size):
    whole, tiled = in_tiles(classify, points, 100), in_tiles(classify, points, size)
    for name in ("tested", "networked", "break_date", "jump_dates"):
        np.testing.assert_array_equal(getattr(whole, name), getattr(tiled, name), err_msg=name)
    for name in ("probability", "velocity", "velocity_2_sigma", "acceleration", "jump_sizes"):
        np.testing.assert_allclose(getattr(whole, name), getattr(tiled, name), rtol=1e-4, atol=1e-4, err_msg=name)


def test_points_in_memory_get_what_their_tile_gets(classify, points):
    table = trend_table(classify.keywords["fitter"], points.displacement, reference=0.5)
    np.testing.assert_array_equal(table.tested, classify(points).table.tested)


def test_tile_can_be_classified_in_another_process(classify, points):
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        ((_, tile),) = side_by_side(classify, [points], pool)
    np.testing.assert_array_equal(tile.table.tested, classify(points).table.tested)


@pytest.mark.parametrize("threads", POOLS)
def test_blocks_come_in_their_order_with_what_was_made_of_them(threads):
    with pool_of(threads) as pool:
        made = list(side_by_side(lambda number: number**2, range(30), pool))
    assert made == [(number, number**2) for number in range(30)]


def test_no_more_blocks_are_taken_than_are_worked_on():
    taken = []

    def blocks():
        for number in range(30):
            taken.append(number)
            yield number

    with pool_of(2) as pool:
        next(side_by_side(lambda number: number, blocks(), pool, at_once=2))
    assert len(taken) == 3


@pytest.mark.parametrize("threads", POOLS)
def test_error_in_the_work_on_a_block_comes_out(threads):
    with pool_of(threads) as pool, pytest.raises(ZeroDivisionError):
        list(side_by_side(lambda number: 1 // (3 - number), range(10), pool))
