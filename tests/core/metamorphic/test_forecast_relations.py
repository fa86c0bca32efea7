# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done to series and their order changes their forecasts as it must, and by nothing else."""

import numpy as np
import pytest
from varied_ground import (
    DEGREES,
    UTM,
    assert_alike,
    done,
    empty_at,
    four_years_later,
    ground,
    in_system,
    is_date,
    reordered,
    saved,
    table,
    with_values,
    without_epoch,
)

from insar_forecast_plugin.core.forecasting.data.region_series import RegionSeries
from insar_forecast_plugin.core.forecasting.models.simple.kalman import MOST_POINTS, Kalman
from insar_forecast_plugin.core.io.rows_on_disk import Scratch
from insar_forecast_plugin.core.progress import Silent

FEW = 70
OF_AREAS = ("forecast_area", "forecast_area_gain", "forecast_area_better")
"""Areas are cut along the axes of the coordinate system: another system cuts others."""
MM = ("forecast_change", "forecast_change_lower", "forecast_change_upper", "forecast_error")


def few():
    """Return some points, the last thirty dates."""
    return ground().at_points(np.arange(FEW)).at_epochs(slice(-30, None))


@pytest.fixture(scope="module")
def forecast(tmp_path_factory):
    """Return a function that forecasts points and gives the fields by point."""
    folder = tmp_path_factory.mktemp("forecast")

    def of(points, threshold=-10.0):
        given = {"points": saved(folder, points), "threshold": threshold, "horizon_days": 72}
        return table(done(folder, "forecast", {"output_points": "gpkg"}, **given)[0]["output_points"])

    return of


@pytest.fixture(scope="module")
def usual(forecast):
    return forecast(few())


def told(points):
    """Return what some of many points tell of how fast the ground changes."""
    kalman = Kalman()
    kalman.fit(RegionSeries.from_points(points, Scratch()), Silent())
    return np.array([one.logarithms() for one in kalman.variances_.values()])


def test_order_has_no_say_in_which_of_many_points_tell_how_fast_the_ground_changes():
    many = ground().at_epochs(slice(-14, None))
    assert many.point_count > 1.5 * MOST_POINTS
    np.testing.assert_array_equal(told(reordered(many)), told(many))


@pytest.mark.parametrize("code", [UTM, DEGREES])
def test_points_are_drawn_by_where_they_lie(code):
    def drawn(points):
        return {points.pid[row] for row in RegionSeries.from_points(points, Scratch()).drawn(100, 0)}

    many = ground()
    assert len(drawn(many)) == 100
    assert drawn(reordered(many)) == drawn(many)
    assert len(drawn(in_system(many, code)) & drawn(many)) == 100
    assert len(drawn(many.at_points(np.arange(1, many.point_count))) & drawn(many)) >= 99


def test_order_and_system_have_no_say_but_in_areas(forecast, usual):
    assert_alike(forecast(in_system(reordered(few()), UTM)), usual, without=OF_AREAS)


def test_level_and_years_are_those_of_the_forecast(forecast, usual):
    levels = np.random.default_rng(0).normal(0, 30, (few().point_count, 1))
    raised = forecast(four_years_later(with_values(few(), lambda values: values + levels)))
    raised = raised.rename(
        columns={name: f"{name[0]}{int(name[1:5]) - 4}{name[5:]}" for name in raised if is_date(name, "DFLU")}
    )
    of_point = dict(zip(few().pid, levels[:, 0], strict=True))
    for name in (name for name in usual if is_date(name, "FLU")):
        raised[name] -= [of_point[pid] for pid in raised.index]
    assert_alike(raised, usual, without=("exceedance_date",), atol=1e-3)


def test_sign_turns_the_forecast_and_its_interval(forecast, usual):
    turned = forecast(with_values(few(), np.negative), threshold=10.0)
    ends = {f"{'UL'['LU'.index(name[0])]}{name[1:]}": name for name in usual if is_date(name, "LU")}
    ends |= {"forecast_change_lower": "forecast_change_upper", "forecast_change_upper": "forecast_change_lower"}
    negated = [*ends, "forecast_change", *(name for name in usual if is_date(name, "F"))]
    assert_alike(turned.rename(columns=ends)[usual.columns], usual, turned=negated)


def test_unit_is_that_of_the_result(forecast, usual):
    large = forecast(with_values(few(), lambda values: 10 * values), threshold=-100.0)
    scaled = (*MM, *(name for name in usual if is_date(name, "FLU")))
    assert_alike(large, usual, without=("forecast_quality",), times=10.0, scaled=scaled, atol=1e-3)


def test_date_without_values_is_no_date(forecast):
    assert_alike(forecast(empty_at(few(), 20)), forecast(without_epoch(few(), 20)))
