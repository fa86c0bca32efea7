# SPDX-License-Identifier: GPL-2.0-or-later
"""The band that holds the whole path of a forecast."""

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.evaluation.error_sizes import PastErrors
from insar_forecast_plugin.core.forecasting.evaluation.intervals import half_widths
from insar_forecast_plugin.core.forecasting.evaluation.path_band import path_factors

ORIGINS, HORIZON = 48, 8


def errors(dates, points=200, *, whole_dates=0.0, memory=0.0, seed=0):
    """Return errors of each point and date: noise of its own, some of which the whole date shares or that stays."""
    rng = np.random.default_rng(seed)
    made = rng.normal(size=(points, dates)) + whole_dates * rng.normal(size=dates)
    for date in range(1, dates):
        made[:, date] = memory * made[:, date - 1] + np.sqrt(1 - memory**2) * made[:, date]
    return made.astype(np.float32)


def past_and_future(**kind):
    """Return past errors as overlapping origins have them, and the errors of the dates that follow."""
    future = 40 * HORIZON
    every = errors(ORIGINS + future, **kind)
    past = np.full((len(every), ORIGINS, HORIZON), np.nan, np.float32)
    for origin in range(ORIGINS):
        came = every[:, origin : min(origin + HORIZON, ORIGINS)]
        past[:, origin, : came.shape[1]] = came
    return PastErrors(past, range(30, 30 + ORIGINS)), every[:, ORIGINS:].reshape(len(every), -1, HORIZON)


@pytest.mark.parametrize("level", [80, 90])
@pytest.mark.parametrize("kind", [{}, {"memory": 0.7}, {"whole_dates": 0.5}])
def test_band_holds_as_many_whole_paths_as_the_interval_holds_values(kind, level):
    shares = []
    for seed in range(5):  # whole dates are off together: a single past is seldom like what comes
        past, future = past_and_future(**kind, seed=seed)
        band = path_factors(past, level)[-1] * half_widths(past, level)
        shares.append((np.abs(future) <= band[:, None]).all(axis=2).mean())
    assert np.mean(shares) == pytest.approx(level / 100, abs=0.04)


def test_the_interval_itself_holds_far_fewer_paths():
    past, future = past_and_future()
    assert (np.abs(future) <= half_widths(past, 90)[:, None]).all(axis=2).mean() < 0.55


def test_band_of_one_step_is_the_interval_and_longer_ones_are_wider():
    factors = path_factors(past_and_future()[0], 90)
    assert factors[0] == pytest.approx(1.0, abs=0.01)
    assert (np.diff(factors) > 0).all()


def test_errors_that_stay_need_a_narrower_band_than_errors_that_come_and_go():
    stay, go = (path_factors(past_and_future(memory=memory)[0], 90)[-1] for memory in (0.95, 0.0))
    assert stay < go - 0.1


def test_paths_longer_than_any_that_was_seen_get_a_wider_band():
    past = past_and_future()[0]
    values = past.values.copy()
    values[:, :, HORIZON // 2 :] = np.nan
    factors = path_factors(PastErrors(values, past.epochs), 90)
    assert np.isfinite(factors).all() and factors[-1] > factors[HORIZON // 2 - 1]


def test_missing_values_change_the_band_little():
    past = past_and_future()[0]
    values = past.values.copy()
    values[np.random.default_rng(1).random(values.shape) < 0.2] = np.nan
    assert path_factors(PastErrors(values, past.epochs), 90)[-1] == pytest.approx(path_factors(past, 90)[-1], abs=0.12)


def test_without_any_past_error_there_is_no_band():
    nothing = PastErrors(np.full((3, 4, 2), np.nan, np.float32), range(10, 14))
    assert np.isnan(path_factors(nothing, 90)).all()


def test_factor_does_not_depend_on_the_unit():
    past = past_and_future()[0]
    np.testing.assert_allclose(
        path_factors(PastErrors(1000 * past.values, past.epochs), 90), path_factors(past, 90), rtol=1e-3
    )


def test_series_that_never_err_leave_the_band_of_the_others():
    past, _ = past_and_future(seed=3)
    constant = np.where(np.isfinite(past.values[:1]), 0.0, np.nan).repeat(15 * len(past.values), axis=0)
    many = PastErrors(np.concatenate([past.values, constant.astype(np.float32)]), past.epochs)
    factors = path_factors(many, 90)
    assert np.isfinite(factors).all()
    assert factors[-1] > 1.2
    assert path_factors(PastErrors(constant.astype(np.float32), past.epochs), 90).tolist() == [1.0] * HORIZON
