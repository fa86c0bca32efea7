# SPDX-License-Identifier: GPL-2.0-or-later
"""Series at other dates than their own."""

import numpy as np
import pytest

from insar_forecast_plugin.core.decomposition.local_regression import REACH_DAYS, TimeKernel

DAYS = np.datetime64("2020-01-01", "D") + 12 * np.arange(40)
ASKED = DAYS[5:-5] + 5


def test_a_straight_line_comes_out_as_it_went_in():
    line = 0.1 * (DAYS - DAYS[0]).astype(float)
    value, variance = TimeKernel.between(DAYS, ASKED).fit(line[None, :])
    assert value[0] == pytest.approx(0.1 * (ASKED - DAYS[0]).astype(float))
    assert (variance > 0).all() and (variance < 1).all()


def test_the_variance_is_that_of_the_values():
    rng = np.random.default_rng(0)
    value, variance = TimeKernel.between(DAYS, ASKED).fit(rng.normal(0, 2, (20_000, len(DAYS))))
    assert value.var(axis=0) == pytest.approx(4 * variance[0], rel=0.06)


def test_a_noisy_date_has_little_weight_and_is_known_to_be_noisy():
    rng = np.random.default_rng(1)
    noise = np.where(np.arange(len(DAYS)) == 20, 5.0, 1.0)
    series = rng.normal(0, 1, (20_000, len(DAYS))) * noise
    value, variance = TimeKernel.between(DAYS, ASKED, noise=noise).fit(series)
    assert value.var(axis=0) == pytest.approx(np.broadcast_to(variance[0], value.shape[1:]), rel=0.06)
    plain, _ = TimeKernel.between(DAYS, ASKED).fit(series)
    assert value.var(axis=0).max() < 0.5 * plain.var(axis=0).max()


def test_missing_values_are_done_without():
    series = np.tile((DAYS - DAYS[0]).astype(float), (2, 1))
    series[1, ::3] = np.nan
    value, variance = TimeKernel.between(DAYS, ASKED).fit(series)
    assert value[1] == pytest.approx(value[0])
    assert (variance[1] >= variance[0] - 1e-12).all() and variance[1].max() > variance[0].max()


def test_dates_outside_of_the_acquisitions_stay_empty():
    beyond = np.array([DAYS[0] - 3, DAYS[-1] + 3])
    assert np.isnan(TimeKernel.between(DAYS, beyond).fit(np.zeros((1, len(DAYS))))[0]).all()


def test_gap_longer_than_the_reach_stays_empty():
    kept = np.concatenate([DAYS[:10], DAYS[25:]])
    asked = np.array([DAYS[10] + 40])
    assert DAYS[25] - asked[0] > np.timedelta64(int(REACH_DAYS), "D")
    assert np.isnan(TimeKernel.between(kept, asked).fit(np.zeros((1, len(kept))))[0]).all()


def test_past_only_depends_on_nothing_later():
    rng = np.random.default_rng(2)
    series = rng.normal(0, 1, (1, len(DAYS)))
    kernel = TimeKernel.between(DAYS, ASKED, past_only=True)
    changed = series.copy()
    changed[:, ASKED[10] < DAYS] += 100.0
    value, other = kernel.fit(series)[0], kernel.fit(changed)[0]
    assert np.array_equal(value[:, :11], other[:, :11]) and not np.allclose(value[:, 12:], other[:, 12:])
    assert np.isfinite(value).all()


def test_left_out_values_do_not_take_part():
    series = np.zeros((1, len(DAYS)))
    series[0, 20] = 10.0
    value, _ = TimeKernel.between(DAYS, DAYS, leave_out=True).fit(series)
    assert value[0, 20] == 0 and value[0, 19] != 0
