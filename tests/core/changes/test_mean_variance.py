# SPDX-License-Identifier: GPL-2.0-or-later
"""Errors of means over a few common epochs: they hold what they say where the noise lasts, too."""

import numpy as np
import pytest

from insar_forecast_plugin.core.changes.burst_offsets import error_in_time
from insar_forecast_plugin.core.changes.mean_variance import MeanVariance
from insar_forecast_plugin.core.changes.release_offsets import offsets_over_common

PAIRS = 200


def lasting(random, rows, epochs, correlation):
    noise = random.normal(size=(rows, epochs))
    for epoch in range(1, epochs):
        noise[:, epoch] = correlation * noise[:, epoch - 1] + np.sqrt(1 - correlation**2) * noise[:, epoch]
    return noise


def within_two(epochs, correlation, shared, seed):
    """Return the share of offsets of 7 mm within two of their errors, over 30 regions."""
    random, held = np.random.default_rng(seed), []
    dates = np.datetime64("2020-01-03") + 12 * np.arange(epochs)
    for _ in range(30):
        own, common = (lasting(random, rows, epochs, correlation) for rows in (PAIRS, 1))
        noise = np.sqrt(1 - shared) * own + np.sqrt(shared) * common
        found = offsets_over_common(7.0 + noise, dates, random.uniform(0, 5000, (PAIRS, 2)))
        held.append(np.abs(found.value - 7.0) < 2 * found.sigma)
    return float(np.mean(held))


@pytest.mark.parametrize("shared", [0.0, 0.5])
@pytest.mark.parametrize("epochs", [4, 8, 12])
def test_two_errors_hold_offsets_over_few_epochs_of_lasting_noise(epochs, shared):
    assert within_two(epochs, 0.6, shared, 31) > 0.88


@pytest.mark.parametrize("epochs", [4, 8, 20])
def test_two_errors_hold_offsets_in_white_noise(epochs):
    assert 0.90 < within_two(epochs, 0.0, 0.0, 32) < 0.997


def test_error_of_many_values_is_that_of_the_noise_that_was_put_in():
    noise = lasting(np.random.default_rng(33), 1000, 60, 0.6)
    told = MeanVariance.of(noise - noise.mean(axis=1, keepdims=True), 0.0)
    scatter = float(noise.var(axis=1, ddof=1).mean())
    found = told.over_scatter(np.array([60]), np.array([False]))[0] * scatter
    assert found == pytest.approx(float(noise.mean(axis=1).var()), rel=0.15)


def test_pairs_that_err_together_tell_less():
    noise = lasting(np.random.default_rng(34), 300, 8, 0.0)
    residuals = noise - noise.mean(axis=1, keepdims=True)
    apart, together = (MeanVariance.of(residuals, shared) for shared in (0.0, 1.0))
    assert together.independent == pytest.approx(1.0)
    count, alone = np.array([8]), np.array([False])
    assert together.over_scatter(count, alone)[0] > 1.5 * apart.over_scatter(count, alone)[0]


@pytest.mark.parametrize("residuals", [np.zeros((5, 6)), np.full((5, 6), np.nan), np.zeros((0, 6))])
def test_pairs_without_scatter_leave_it_at_what_is_usual(residuals):
    told = MeanVariance.of(residuals, 0.0)
    assert np.isfinite(told.over_scatter(np.array([0, 1, 2, 6]), np.array([True, True, False, True]))).all()


def test_gaps_do_not_change_what_white_noise_tells():
    random = np.random.default_rng(35)
    noise = random.normal(size=(2000, 30))
    noise[random.random(noise.shape) < 0.3] = np.nan
    told = MeanVariance.of(noise - np.nanmean(noise, axis=1, keepdims=True), 0.0)
    assert told.over_scatter(np.array([20]), np.array([False]))[0] == pytest.approx(1 / 20, rel=0.1)


@pytest.mark.parametrize(("dates", "correlation"), [(8, 0.0), (8, 0.7), (12, 0.4), (60, 0.7)])
def test_three_errors_hold_what_a_burst_has_by_chance_at_its_dates(dates, correlation):
    noise = lasting(np.random.default_rng(36), 300, dates, correlation)
    held = [abs(one.mean()) < 3 * error_in_time(one - one.mean()) for one in noise]
    assert np.mean(held) > 0.97


def test_two_errors_of_a_burst_of_many_dates_are_no_larger_than_needed():
    noise = lasting(np.random.default_rng(37), 300, 200, 0.4)
    assert 0.90 < np.mean([abs(one.mean()) < 2 * error_in_time(one - one.mean()) for one in noise]) < 0.99
