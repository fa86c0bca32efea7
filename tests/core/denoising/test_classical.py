# SPDX-License-Identifier: GPL-2.0-or-later
"""The classical chain on stacks whose parts are known."""

import numpy as np
import pytest
from noisy_stacks import bowl, white

from insar_forecast_plugin.core.denoising.classical import (
    classical_displacement,
    from_first,
    smoothed,
    stacked,
    without_trends,
)

DAYS = 12.0 * np.arange(12)


def planes(count=12, size=32):
    row, column = np.mgrid[-1 : 1 : size * 1j, -1 : 1 : size * 1j]
    slopes = np.random.default_rng(1).normal(0, 5, (count, 2, 1, 1))
    return slopes[:, 0] * row + slopes[:, 1] * column


def heights(size=32):
    return 300 * np.random.default_rng(2).random((size, size))


def test_plane_and_dependence_on_height_are_taken_out():
    ground = heights()
    delay = np.linspace(-1, 1, 12)[:, None, None] * 0.05 * ground
    left = without_trends((planes() + delay + 7).astype(np.float32), ground)
    assert np.abs(left).max() < 0.01


def test_plane_stays_where_it_is_asked_to():
    values = planes().astype(np.float32)
    left = without_trends(values, None, deramp=False)
    assert np.allclose(left, values - np.median(values, axis=(1, 2), keepdims=True), atol=0.05)


def test_a_bowl_pulls_the_plane_little():
    values = bowl(depth=50.0) + white(deviation=0.5)
    left = without_trends(values, None)
    assert abs(left[-1, 16, 16] + 50) < 2.5


def test_epoch_without_values_is_given_back():
    values = planes().astype(np.float32)
    values[4] = np.nan
    left = without_trends(values, heights())
    assert np.isnan(left[4]).all() and np.isfinite(left[5]).all()


def test_of_an_epoch_with_few_values_the_median_is_taken_out():
    values = planes().astype(np.float32)
    values[4] = np.nan
    values[4, 3, :9] = 7.0 + np.arange(9)
    assert np.allclose(without_trends(values, None)[4, 3, :9], np.arange(9) - 4.0)


def test_mean_in_time_of_a_constant_is_that_constant_and_gaps_stay():
    values = np.full((12, 4, 4), 3.0, dtype=np.float32)
    values[5, 1, 1] = np.nan
    found = smoothed(values, DAYS, 30.0, from_first_epoch=False)
    assert np.isnan(found[5, 1, 1])
    assert np.allclose(found[np.isfinite(values)], 3.0)


def test_weights_are_those_of_a_gaussian():
    values = np.zeros((3, 1, 1), dtype=np.float32)
    values[1] = 1
    found = smoothed(values, np.array([0.0, 30.0, 90.0]), 30.0, from_first_epoch=False)
    near, far = np.exp(-0.5), np.exp(-0.5 * 9)
    assert np.isclose(found[0, 0, 0], near / (1 + near + far))


def test_stacking_finds_a_line():
    values = (0.1 * DAYS)[:, None, None] * np.ones((1, 3, 3)) + 5
    assert np.allclose(stacked(values.astype(np.float32), DAYS)[:, 0, 0], 0.1 * DAYS, atol=1e-4)


def test_series_are_counted_from_their_first_value():
    values = np.array([np.nan, 4.0, 6.0], dtype=np.float32)[:, None, None]
    assert from_first(values)[1:, 0, 0].tolist() == [0.0, 2.0]


def test_stated_error_is_that_of_white_noise():
    values = white(count=40, size=48, deviation=3.0)
    found = classical_displacement(values, 12.0 * np.arange(40), None)
    held = np.abs(found.displacement[20:]) < 2 * found.deviation[20:]
    assert 0.9 < held.mean() <= 1.0


CALENDARS = {
    "years between groups": np.array([0.0, 12, 24, 36, 2000, 2012, 2024, 5000, 5012, 5024, 9000, 9012]),
    "years between all": 700.0 * np.arange(12),
}


@pytest.mark.parametrize("days", CALENDARS.values(), ids=CALENDARS)
def test_stated_error_holds_where_dates_lie_years_apart(days):
    found = classical_displacement(white(size=48, deviation=3.0), days, None)
    held = np.abs(found.displacement[-1]) < 2 * found.deviation[-1]
    assert 0.88 < held.mean() < 1.0


def test_stated_error_grows_with_gaps():
    values = white(count=40, size=48, deviation=3.0)
    whole = classical_displacement(values, 12.0 * np.arange(40), None)
    values[np.random.default_rng(5).random(values.shape) < 0.5] = np.nan
    some = classical_displacement(values, 12.0 * np.arange(40), None)
    assert 1.25 < np.nanmedian(some.deviation[-1]) / np.nanmedian(whole.deviation[-1]) < 1.6  # the root of two


def late(known):
    known[:20, 24:] = False


def winters(known):
    known[np.arange(40) % 30 < 12, 24:] = False


@pytest.mark.parametrize("without", [late, winters])
def test_stated_error_is_that_of_white_noise_where_cells_begin_late_or_lack_seasons(without):
    values, known = white(count=40, size=48, deviation=3.0), np.ones((40, 48, 48), dtype=bool)
    without(known)
    found = classical_displacement(np.where(known, values, np.nan), 12.0 * np.arange(40), None)
    first = int(known[:, 40, 0].argmax())
    error, stated = found.displacement[:, 24:], found.deviation[:, 24:]
    assert (error[first] == 0).all() and stated[first].max() < 0.01
    for epoch in range(first + 1, 40):
        if known[epoch, 40, 0]:
            assert float(np.median(stated[epoch])) == pytest.approx(float(error[epoch].std()), rel=0.12)


def test_strips_of_rows_give_what_the_whole_gives(monkeypatch):
    values = white() + bowl()
    whole = classical_displacement(values, DAYS, None)
    monkeypatch.setattr("insar_forecast_plugin.core.denoising.classical._VALUES_AT_ONCE", 12 * 32 * 5)
    strips = classical_displacement(values, DAYS, None)
    assert np.allclose(strips.displacement, whole.displacement, atol=1e-5)
    assert np.allclose(strips.deviation, whole.deviation, rtol=1e-4)


def test_displacement_begins_with_nothing():
    found = classical_displacement(white() + bowl(), DAYS, None)
    assert not found.displacement[0].any() and not found.deviation[0].any()
