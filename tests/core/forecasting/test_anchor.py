# SPDX-License-Identifier: GPL-2.0-or-later
"""An anchor that was fitted to short series must hold when it is used long after."""

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.data.time_split import split_in_time
from insar_forecast_plugin.core.forecasting.models.anchored import anchor as anchors
from insar_forecast_plugin.core.forecasting.models.anchored.anchor import WindowTargets, fit_anchor
from insar_forecast_plugin.core.forecasting.models.anchored.features import LagPlan, Surroundings, window_features
from insar_forecast_plugin.core.forecasting.models.anchored.normal_equations import NormalEquations
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.simulation.displacement_fields import simulate_field

EPOCHS, KNOWN, HORIZON = 110, 60, 12


def far_error(seed):
    """Return the RMSE in mm against the truth, from origins three horizons after the end of fitting."""
    rng = np.random.default_rng(seed)
    place = rng.random((300, 2)) * 5000
    truth = simulate_field("mixed", place, np.arange(EPOCHS) * 6, rng).displacement
    series = (truth + rng.normal(0, 0.5, truth.shape)).astype(np.float32)
    dates = np.datetime64("2020-01-01") + 6 * np.arange(EPOCHS).astype("timedelta64[D]")
    plan = LagPlan(24)
    fit = fit_anchor(
        Surroundings.of(place, dates[:KNOWN], series[:, :KNOWN]),
        series[:, :KNOWN],
        plan=plan,
        horizon=HORIZON,
        split=split_in_time(KNOWN, lookback=24, horizon=HORIZON),
        progress=Silent(),
    )
    later = Surroundings.of(place, dates, series)
    squares = []
    for features in window_features(later, plan, range(KNOWN + 3 * HORIZON - 6, EPOCHS - HORIZON)):
        ahead = slice(features.epoch + 1, features.epoch + 1 + HORIZON)
        squares.append(np.square(fit.final.predict(later, features, dates[ahead]) - truth[:, ahead]).mean())
    return np.sqrt(np.mean(squares))


def test_the_stronger_penalty_of_levels_halves_the_error_long_after_short_series():
    """With levels penalised like lags the errors are 6.51, 1.65 and 2.41 mm."""
    assert np.mean([far_error(seed) for seed in (502, 503, 504)]) < 0.6 * np.mean([6.51, 1.65, 2.41])


def test_long_series_keep_their_levels():
    assert (anchors._multiples(LagPlan(24), few_targets=False) == 1).all()


def test_the_levels_of_wide_surroundings_and_of_all_points_are_those_held():
    """Their columns come after a constant, 23 own lags, and 23 lags and a level for each of near, wide and all."""
    assert np.flatnonzero(anchors._multiples(LagPlan(24), few_targets=True) > 1).tolist() == [71, 95]


def test_rows_of_few_points_add_up_to_the_sums_of_many():
    """Both ways of adding up a window: rows that wait for others, and one product for all horizons."""
    rng = np.random.default_rng(5)
    place, dates = rng.random((40, 2)) * 900, np.datetime64("2020-01-01") + 6 * np.arange(60).astype("timedelta64[D]")
    series = rng.normal(size=(40, 60)).astype(np.float32)
    series[rng.random(series.shape) < 0.05] = np.nan
    series[4, :50] = np.nan
    surroundings, plan = Surroundings.of(place, dates, series), LagPlan(24)
    by_rows, by_sums = ([NormalEquations(plan.lagged_count + 4) for _ in range(8)] for _ in range(2))
    for features in window_features(surroundings, plan, range(30, 59)):
        targets = WindowTargets.of(surroundings, series, features, 8)
        for step, columns, target in targets.rows(features):
            by_rows[step - 1].add_rows(columns, target, 0.7)
        for step, *sums in targets.sums(features, plan):
            by_sums[step - 1].add(*sums, 0.7)
    for one, other in zip(by_rows, by_sums, strict=True):
        assert one.count == pytest.approx(other.count)
        assert one.square == pytest.approx(other.square, rel=1e-5)
        np.testing.assert_allclose(one.right, other.right, rtol=1e-4, atol=1e-3)
        np.testing.assert_allclose(one.gram, other.gram, rtol=1e-4, atol=1e-3)


def late_starting(level):
    """Return places, dates and series of 100 points, mm; a third of them have values in the last twelve epochs only."""
    rng = np.random.default_rng(6)
    place, dates = rng.random((100, 2)) * 900, np.datetime64("2020-01-01") + 6 * np.arange(80).astype("timedelta64[D]")
    series = (rng.normal(size=(100, 80)) + level).astype(np.float32)
    series[::3, :68] = np.nan
    return place, dates, series


def fitted_anchor(place, dates, series):
    return fit_anchor(
        Surroundings.of(place, dates, series),
        series,
        plan=LagPlan(10),
        horizon=5,
        split=split_in_time(len(dates), lookback=10, horizon=5),
        progress=Silent(),
    )


def test_points_without_values_leave_no_rounding_in_the_sums_of_others():
    """Where nothing is observed yet a point counts as 0 mm, here 20 m from its surroundings."""
    place, dates, series = late_starting(2e4)
    series = series[:, :60]
    surroundings, plan = Surroundings.of(place, dates[:60], series), LagPlan(10)
    features = next(window_features(surroundings, plan, [40]))
    targets = WindowTargets.of(surroundings, series, features, 5)
    exact = NormalEquations(plan.lagged_count + 4)
    steps, columns, target = next(targets.rows(features))
    exact.add_rows(columns, target)
    step, gram, right, *_ = next(targets.sums(features, plan))
    assert step == steps
    np.testing.assert_allclose(gram, exact.gram, rtol=1e-4, atol=1e-2)
    np.testing.assert_allclose(right, exact.right, rtol=1e-4, atol=1e-2)


def test_rolling_refits_do_not_know_the_level_at_which_a_point_will_start():
    place, dates, series = late_starting(0.0)
    other = series.copy()
    other[::3, 68:] += 500.0
    fits = [fitted_anchor(place, dates, one) for one in (series, other)]
    early, same = ([stage.anchor.weights for stage in fit.stages if stage.end <= 68] for fit in fits)
    assert len(early) > 2
    assert all(np.array_equal(one, two) for one, two in zip(early, same, strict=True))


@pytest.mark.filterwarnings("error")
def test_level_of_all_points_changes_no_weight_where_points_start_late():
    weights = [fitted_anchor(*late_starting(level)).final.weights for level in (0.0, 1e4)]
    np.testing.assert_allclose(weights[1], weights[0], atol=0.02)
