# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest
from scipy.stats import norm

from insar_forecast_plugin.core.forecasting.evaluation.scoring import compare_at_points, compare_over_origins, score


def cases(seed=0):
    rng = np.random.default_rng(seed)
    last = rng.normal(size=(6, 40))
    observed = last[:, :, None] + rng.normal(2, 1, size=(6, 40, 3))
    return observed, last


def test_persistence_has_no_skill():
    observed, last = cases()
    made = score(observed, last[:, :, None].repeat(3, axis=2), last)
    assert made.skill == pytest.approx(np.zeros(3))


def test_a_perfect_forecast_has_all_skill():
    observed, last = cases()
    made = score(observed, observed, last)
    assert (made.skill.tolist(), made.increment_r2.tolist(), made.rmse.tolist()) == ([1] * 3, [1] * 3, [0] * 3)


def test_the_mean_change_explains_no_variance_of_the_change():
    observed, last = cases()
    change = (observed - last[:, :, None]).mean(axis=(0, 1))
    assert score(observed, last[:, :, None] + change, last).increment_r2 == pytest.approx(np.zeros(3), abs=1e-9)


def test_missing_cases_do_not_count():
    observed, last = cases()
    forecast = observed + 1
    forecast[0], observed[1] = np.nan, np.nan
    made = score(observed, forecast, last)
    assert (made.count.tolist(), made.mae.tolist()) == ([160] * 3, pytest.approx([1] * 3))


def test_crps_is_that_of_the_normal_distribution():
    observed, last = np.array([[[0.7]]]), np.zeros((1, 1))
    grid = np.linspace(-30, 30, 600_001)
    expected = np.sum((norm.cdf(grid, scale=2) - (grid >= 0.7)) ** 2) * (grid[1] - grid[0])
    made = score(observed, np.zeros((1, 1, 1)), last, half_width=np.full((1, 1, 1), 2 * norm.ppf(0.95)), level=90)
    assert made.crps[0] == pytest.approx(expected, abs=1e-3)


def test_scores_without_cases_are_plain_none_in_json():
    made = score(np.full((2, 3, 1), np.nan), np.zeros((2, 3, 1)), np.zeros((2, 3)))
    assert made.to_json()["rmse"] == [None]


def test_a_clear_difference_is_told():
    rng = np.random.default_rng(0)
    assert compare_over_origins(rng.uniform(1, 2, 12), rng.uniform(3, 4, 12), overlap=2).verdict == "yes"


def test_overlapping_origins_are_not_counted_as_independent():
    rng = np.random.default_rng(1)
    drift = np.repeat(rng.normal(0.3, 1, 8), 6)
    other = np.zeros_like(drift)
    alone, together = (compare_over_origins(drift, other, overlap=lag).p_value for lag in (0, 5))
    assert together > alone


def test_equal_methods_are_rarely_told_apart():
    rng = np.random.default_rng(2)
    verdicts = compare_at_points(rng.normal(size=(12, 2000)), rng.normal(size=(12, 2000)), overlap=0)
    assert (verdicts != "not_distinguishable").mean() == pytest.approx(0.05, abs=0.02)


@pytest.mark.parametrize(("origins", "overlap"), [(4, 3), (4, 7), (11, 2), (48, 14)])
def test_equal_methods_with_overlapping_horizons_are_rarely_told_apart(origins, overlap):
    shocks = np.random.default_rng(4).normal(size=(origins + overlap, 3000))
    losses = np.stack([shocks[start : start + overlap + 1].mean(axis=0) for start in range(origins)])
    verdicts = compare_at_points(losses, np.zeros_like(losses), overlap=overlap)
    assert (verdicts != "not_distinguishable").mean() < 0.065


def test_a_clear_difference_is_told_in_spite_of_overlap():
    shocks = np.random.default_rng(5).normal(size=14)
    losses = np.stack([shocks[start : start + 4].mean() for start in range(11)])
    assert compare_over_origins(losses, losses + 3 + np.zeros(11), overlap=3).verdict == "yes"
    noisy = np.random.default_rng(6).normal(3, 0.3, 11)
    assert compare_over_origins(losses, losses + noisy, overlap=3).verdict == "yes"


def test_two_origins_tell_nothing():
    assert compare_over_origins(np.zeros(2), np.ones(2), overlap=0).verdict == "not_distinguishable"
