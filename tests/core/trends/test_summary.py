# SPDX-License-Identifier: GPL-2.0-or-later
from dataclasses import replace

import numpy as np
import pytest

from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.core.trends.summary import Summary
from insar_forecast_plugin.core.trends.trend_table import TrendTable

LINEAR = TREND_CLASSES.code("linear")


def added(summary, points, score):
    """Add points, all of them linear, with these scores."""
    probability = np.zeros((len(score), len(TREND_CLASSES)), dtype=np.float32)
    probability[:, LINEAR] = score
    table = replace(TrendTable.empty(len(score)), probability=probability)
    summary.add(points.at_points(np.arange(len(score))), table, np.zeros(len(score)))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_series_are_shown_once_each(labelled_points, count):
    summary = Summary("network")
    added(summary, labelled_points, np.linspace(0.6, 0.9, count))
    assert len({one.pid for one in summary.examples(LINEAR)}) == len(summary.examples(LINEAR)) == count


def test_examples_are_from_the_better_half_of_all_blocks(labelled_points):
    summary = Summary("network")
    for lowest in (0.3, 0.6):
        added(summary, labelled_points, np.linspace(lowest, lowest + 0.25, 40))
    examples = summary.examples(LINEAR)
    assert len(examples) == 3
    assert min(one.score for one in examples) > 0.55


def test_points_of_all_blocks_are_kept_in_order(labelled_points):
    summary = Summary("network")
    for score in (0.7, 0.9):
        added(summary, labelled_points, np.full(4, score))
    points = summary.points()
    np.testing.assert_allclose(points.score, [0.7] * 4 + [0.9] * 4, rtol=1e-6)
    np.testing.assert_array_equal(points.coordinates, np.tile(labelled_points.coordinates[:4], (2, 1)))
    assert points.chosen.tolist() == [LINEAR] * 8
