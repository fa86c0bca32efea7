# SPDX-License-Identifier: GPL-2.0-or-later
"""Series that are learnt from upside down and backwards, and series that several processes simulate."""

import numpy as np
import pytest
import torch

from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.core.trends.network.network_inputs import FEATURES
from insar_forecast_plugin.core.trends.network.training_set import NetworkSamples, as_samples, simulated_samples
from insar_forecast_plugin.core.trends.network.trend_training import Turns, batch_size
from insar_forecast_plugin.core.trends.simulation.simulated_series import LabelledSeries, simulate_series
from insar_forecast_plugin.core.trends.train_trend_classifier import split

DATES = np.datetime64("2018-01-01") + np.arange(151) * np.timedelta64(12, "D")
SEARCHED = ("break_place", "discontinuity", "discontinuity_significance")
"""A break is one of the epochs, and a step lies before one: counted from the other end it is an epoch off."""


@pytest.fixture(scope="module")
def series():
    labels = np.arange(100) % len(TREND_CLASSES)
    return simulate_series(np.random.default_rng(1), labels, dates=DATES, gaps=False)


@pytest.mark.parametrize(("sign", "step", "draws"), [(-1, 1, (0.0, 0.9)), (1, -1, (0.9, 0.0)), (1, 1, (0.9, 0.9))])
def test_turned_inputs_are_those_of_the_turned_series(series, sign, step, draws):
    turned = LabelledSeries(DATES, sign * series.displacement[:, ::step], series.labels, series.limits)
    expected, given = as_samples([turned]), as_samples([series])
    values = torch.from_numpy(given.channels), torch.from_numpy(given.features)
    channels, features = Turns.on("cpu").turned(*values, torch.tensor(draws)[:, None].expand(2, len(given)))
    np.testing.assert_allclose(channels.numpy(), expected.channels, atol=0.02)
    off = np.abs(features.numpy() - expected.features)
    assert np.quantile(off[:, [name not in SEARCHED for name in FEATURES]], 0.9, axis=0).max() < 0.02
    assert np.median(off, axis=0).max() < 0.05


def test_any_number_of_processes_simulates_the_same_series():
    one, two = (simulated_samples(5, 160, Silent(), processes=processes) for processes in (1, 2))
    assert all(map(np.array_equal, one.arrays, two.arrays))


def test_of_large_sets_no_more_is_held_out_than_tells():
    labels = np.arange(150_000) % 5
    parts = split(NetworkSamples(np.zeros((150_000, 1, 1)), np.zeros((150_000, 1)), labels), 0)
    assert [len(part) for part in parts] == [115_000, 15_000, 20_000]


def test_batches_grow_with_the_set():
    assert [batch_size(count) for count in (100, 20_000, 100_000, 400_000, 9_000_000)] == [32, 200, 256, 800, 1024]
