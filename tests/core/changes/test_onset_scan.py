# SPDX-License-Identifier: GPL-2.0-or-later
"""The search against fits made one by one, and its calibration."""

import numpy as np
import pytest
from changing_ground import STEP_DAYS

from insar_forecast_plugin.core.changes.alarm_calibration import calibration_for, calibration_of, earlier_windows
from insar_forecast_plugin.core.changes.correlated_noise import MemoryNoise, Whitener, likeliest_noise
from insar_forecast_plugin.core.changes.onset_scan import OnsetScanner, Window
from insar_forecast_plugin.core.changes.relative_series import Sizes, held_back, relative_series
from insar_forecast_plugin.core.progress import Silent

DAYS = STEP_DAYS * np.arange(80.0)
MODEL = MemoryNoise(0.6, 30.0, 0.2)
KINDS = ("velocity", "jump", "acceleration")


def fitted_by_hand(series, look, onset, kind):
    """Return the square root of the likelihood ratio by generalised least squares of both models."""
    days = DAYS[: look + 1]
    years = days / 365.25
    late = np.maximum((days - DAYS[onset]) / 365.25, 0.0)
    change = {"velocity": late, "jump": (days >= DAYS[onset]).astype(float), "acceleration": late**2 / 2}[kind]
    plain = [np.ones_like(years), years, np.cos(2 * np.pi * years), np.sin(2 * np.pi * years)]
    inverse = np.linalg.inv(MODEL.covariance(DAYS)[: look + 1, : look + 1])

    def left(columns):
        matrix = np.stack(columns, axis=1)
        factor = np.linalg.solve(matrix.T @ inverse @ matrix, matrix.T @ inverse @ series[: look + 1])
        rest = series[: look + 1] - matrix @ factor
        return rest @ inverse @ rest, factor[-1]

    (without, _), (with_, size) = left(plain), left([*plain, change])
    return np.sign(size) * np.sqrt(without - with_), size


@pytest.mark.parametrize("kind", KINDS)
def test_strength_is_that_of_two_fits(kind):
    series = np.random.default_rng(0).normal(0, 1, (3, 80)) + 3 * (DAYS > 700)
    whitener = Whitener(MODEL, DAYS, np.zeros(0), float(DAYS[-1]), np.ones(80))
    scanner = OnsetScanner(whitener, Window(50, 80), KINDS)
    scan = scanner.scan(whitener.innovations(series), np.ones((1, 80), bool), np.full(3, 10.0))
    number = KINDS.index(kind)
    for row in range(3):
        look, onset = scan.look[number, row], scan.onset[number, row]
        ratio, size = fitted_by_hand(series[row], look, onset, kind)
        assert scan.strength[number, row] * 10 == pytest.approx(ratio, rel=1e-3)
        assert scan.size[number, row] == pytest.approx(size, rel=1e-3)


def test_gaps_and_no_gaps_give_the_same_where_nothing_is_missing():
    series = np.random.default_rng(1).normal(0, 1, (4, 80))
    whitener = Whitener(MODEL, DAYS, np.zeros(0), float(DAYS[-1]), np.ones(80))
    scanner = OnsetScanner(whitener, Window(50, 80), KINDS)
    innovations = whitener.innovations(series)
    one = scanner.scan(innovations, np.ones((1, 80), bool), np.ones(4))
    other = scanner.scan(innovations, np.ones((4, 80), bool), np.ones(4))
    np.testing.assert_allclose(one.strength, other.strength, rtol=1e-3)


def test_the_noise_that_was_put_in_is_found():
    true = MemoryNoise(0.5, 40.0, 0.5)
    root = np.linalg.cholesky(true.covariance(DAYS))
    series = 3 * np.random.default_rng(2).normal(0, 1, (150, 80)) @ root.T
    found = likeliest_noise(series, DAYS, np.zeros(0), Silent())
    assert found.white == pytest.approx(true.white, abs=0.12)
    assert 0.6 < found.decay_days / true.decay_days < 1.7
    assert 0.4 < found.wander / true.wander < 2.5


def test_an_excursion_is_held_back_and_a_lasting_step_is_not():
    series = np.zeros((2, 40))
    series[0, 20:23] = 27.0
    series[1, 20:] = 27.0
    held = held_back(series, np.ones(series.shape, bool), np.full(2, 12.0))
    assert np.flatnonzero(held[0]).tolist() == [20, 21, 22]
    assert np.flatnonzero(held[1]).tolist() == [20, 21, 22, 23, 24]


def test_a_gap_does_not_lengthen_the_time_for_which_a_step_is_held_back():
    series = np.zeros((2, 40))
    series[:, 20:] = 40.0
    known = np.ones(series.shape, bool)
    known[0, 23] = False
    known[1, 21::2] = False
    held = held_back(np.where(known, series, 0.0), known, np.full(2, 12.0))
    assert np.flatnonzero(held[0]).tolist() == [20, 21, 22, 24, 25]
    assert np.flatnonzero(held[1]).tolist() == [20, 22, 24, 26, 28]


def test_what_a_date_has_in_common_falls_out():
    rng = np.random.default_rng(3)
    places = rng.uniform(0, 2000, (700, 2))
    noise = rng.normal(0, 1, (700, 80)).astype(np.float32)
    common = rng.normal(0, 20, 80).astype(np.float32)
    sizes = Sizes.of(700, "neighbourhood")
    one, other = (relative_series(values, places, DAYS, sizes, Silent()).values for values in (noise, noise + common))
    np.testing.assert_allclose(one, other, atol=0.02)


def test_threshold_of_the_tail_is_not_moved_by_a_hundredth_that_changed():
    quiet = 3 + np.random.default_rng(4).exponential(0.7, 20_000)
    some = quiet.copy()
    some[:200] = 80.0
    plain, moved = calibration_of(quiet, 2.0, 1), calibration_of(some, 2.0, 1)
    assert moved.bounded
    assert not plain.bounded
    assert moved.threshold(0.001) <= 1.35 * plain.threshold(0.001)


def test_threshold_follows_the_bulk_of_the_watched_span():
    earlier = 3 + np.random.default_rng(6).exponential(0.7, 20_000)
    setting = {"years": 2.0, "windows": 2, "told_by": 10}
    usual = calibration_of(earlier, 2.0, 2).threshold(0.001)
    for factor in (0.85, 1.4):
        followed = calibration_for(earlier, factor * earlier[:2000], **setting)
        assert followed.threshold(0.001) == pytest.approx(factor * usual, rel=0.02)
        assert followed.probability(np.array([factor * usual]), 2.0)[0] == pytest.approx(0.002, rel=0.2)
    assert calibration_for(earlier, 2 * earlier[:10], **setting).threshold(0.001) == usual


def test_changes_of_a_seventh_hardly_raise_the_threshold():
    earlier = 3 + np.random.default_rng(7).exponential(0.7, 20_000)
    own = earlier[:2000].copy()
    own[:300] = 80.0
    assert calibration_for(earlier, own, years=2.0, windows=2, told_by=10).louder < 1.05


def test_probability_and_threshold_belong_together():
    calibration = calibration_of(3 + np.random.default_rng(5).exponential(0.7, 20_000), 2.0, 1)
    for rate in (0.05, 0.01, 0.001, 0.0001):
        threshold = calibration.threshold(rate)
        assert calibration.probability(np.array([threshold]), 2.0)[0] == pytest.approx(2 * rate, rel=0.05)


def test_windows_before_a_date_need_a_history():
    assert earlier_windows(DAYS, 25, 365.0) == []
    windows = earlier_windows(DAYS, 80, 200.0)
    assert windows[0].stop == 80
    assert all(DAYS[one.first] >= 330 for one in windows)


def test_windows_before_more_frequent_epochs_hold_as_many():
    often = np.concatenate([DAYS, DAYS[-1] + 6 * np.arange(1.0, 3.0)])
    assert all(one.stop - one.first >= 2 for one in earlier_windows(often, 80, 6.0, 2))
    assert earlier_windows(often, 80, 200.0, 30) == earlier_windows(often, 80, 200.0)
