# SPDX-License-Identifier: GPL-2.0-or-later
"""Probabilities of passing a threshold, against distributions that are known."""

import math

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.forecasting.data.point_forecast import ErrorDistribution, ErrorRatios
from insar_forecast_plugin.core.forecasting.data.series_for_forecasting import output_grid
from insar_forecast_plugin.core.forecasting.evaluation.error_sizes import PastErrors
from insar_forecast_plugin.core.forecasting.evaluation.exceedance import exceedances
from insar_forecast_plugin.core.forecasting.evaluation.intervals import error_distribution
from insar_forecast_plugin.core.forecasting.reports.exceedance_maps import exceedance_maps
from insar_forecast_plugin.core.gridding.geometry import GridGeometry
from insar_forecast_plugin.core.interface import ForecastRequest
from insar_forecast_plugin.core.io.stored_points import StoredPoints
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.request import VectorSource

ORIGIN = np.datetime64("2024-01-01")
DATES = ORIGIN + np.arange(1, 5) * np.timedelta64(90, "D")


def normal_above(distance, deviation=1.0):
    return 0.5 * math.erfc(distance / deviation / math.sqrt(2))


@pytest.fixture(scope="module")
def gaussian():
    """Return the distribution of errors of 2 mm that grow by the square root of the horizon, at 500 points."""
    growth = np.sqrt(np.arange(1, 5))
    errors = np.random.default_rng(0).normal(0, 2, (500, 40, 4)) * growth
    return error_distribution(PastErrors(errors.astype(np.float32), range(40)))


def request(**more):
    return ForecastRequest(points=VectorSource("p.gpkg"), model="m", output_points="f.gpkg", **more)


def passed(distribution, change, component="los", **thresholds):
    return exceedances(
        request(**thresholds),
        distribution,
        dates=DATES,
        change=np.asarray(change, dtype=np.float32),
        origin=ORIGIN,
        measured=Measured(component=component),
    )


def steps(sure=1e-6, count=1):
    """Return a distribution of hardly any error at points."""
    ratios = (ErrorRatios.of(np.linspace(0, 1, 50)),) * 4
    return ErrorDistribution(np.full((count, 4), sure, np.float32), ratios, np.full(4, sure))


@pytest.mark.parametrize("distance", [-5.0, -2.0, 0.5, 2.0, 5.0])
def test_probability_is_that_of_the_normal_distribution(gaussian, distance):
    given = gaussian.above(np.full((500, 4), distance))
    for horizon in range(4):
        expected = normal_above(distance, 2 * math.sqrt(horizon + 1))
        assert given[:, horizon].mean() == pytest.approx(expected, abs=0.015)


def test_both_sides_add_up_to_one(gaussian):
    distance = np.linspace(-9, 9, 2000).reshape(500, 4)
    assert gaussian.above(distance) + gaussian.above(-distance) == pytest.approx(1.0)


def test_probability_agrees_with_the_interval(gaussian):
    ends = gaussian.half_widths(80)
    assert gaussian.above(ends) == pytest.approx(0.1, abs=0.001)


def test_far_threshold_keeps_a_small_probability(gaussian):
    given = gaussian.above(np.full((500, 4), 1e6))
    assert (given > 0).all()
    assert (given < 1e-3).all()


def test_point_without_forecast_has_no_probability(gaussian):
    assert np.isnan(gaussian.above(np.full((500, 4), np.nan))).all()


@pytest.mark.parametrize(("threshold", "expected"), [(10, 1), (-10, 0), (30, 0)])
def test_sign_of_the_threshold_is_the_side(threshold, expected):
    (one,) = passed(steps(), [[5, 10.5, 15, 20]], threshold=threshold)
    assert one.fields["exceedance_p"][0] == pytest.approx(expected, abs=0.01)


def test_negative_threshold_is_passed_downwards():
    (one,) = passed(steps(), [[-5, -11, -15, -20]], threshold=-10)
    assert one.fields["exceedance_p"][0] == pytest.approx(1, abs=0.01)


def test_date_is_the_first_on_which_it_is_likely():
    (one,) = passed(steps(), [[5, 9, 11, 20]], threshold=10)
    assert one.fields["exceedance_date"][0] == DATES[2]


def test_unlikely_threshold_has_no_date():
    (one,) = passed(steps(), [[1, 2, 3, 4]], threshold=10)
    assert np.isnat(one.fields["exceedance_date"][0])


def test_what_was_passed_stays_passed():
    (one,) = passed(steps(), [[5, 12, 5, 5]], threshold=10)
    assert one.probability[0] == pytest.approx([0, 1, 1, 1], abs=0.01)


def test_velocity_is_taken_over_the_whole_horizon():
    years = 360 / 365.25
    (one,) = passed(steps(), [[99, 99, 99, 20.1 * years]], velocity_threshold=20)
    (more,) = passed(steps(), [[99, 99, 99, 19.9 * years]], velocity_threshold=20)
    assert (one.probability[0, 0] > 0.99, more.probability[0, 0] < 0.01) == (True, True)


@pytest.mark.parametrize(
    ("component", "threshold", "words"),
    [
        ("los", -20, "20 mm or more away from the satellite (LOS)"),
        ("los", 20, "20 mm or more towards the satellite (LOS)"),
        ("up", -20, "20 mm or more downwards (vertical)"),
        ("east", 5, "5 mm or more eastwards (east-west)"),
    ],
)
def test_direction_is_said_in_words(component, threshold, words):
    (one,) = passed(steps(), [[0, 0, 0, 0]], component, threshold=threshold)
    assert words in one.sentence_with(np.array([False]))


def test_sentence_says_at_how_many_of_the_likely_points_the_forecast_may_be_relied_on():
    (one,) = passed(steps(count=3), [[0, 0, 0, 9], [0, 0, 0, 9], [0, 0, 0, 0]], threshold=5)
    said = one.sentence_with(np.array([True, False, True]))
    assert "2 of 3 points have a probability of 50% or more of a movement" in said
    assert "1 of these points lies in areas where past forecasts were better" in said


def test_both_thresholds_give_fields_of_their_own():
    found = passed(steps(), [[0, 0, 0, 0]], threshold=5, velocity_threshold=5)
    assert [list(one.fields) for one in found] == [["exceedance_p", "exceedance_date"], ["exceedance_velocity_p"]]


@pytest.mark.parametrize("name", ["threshold", "velocity_threshold"])
def test_zero_is_refused_because_it_has_no_side(name):
    with pytest.raises(InputError, match="gives the direction"):
        request(**{name: 0})


@pytest.mark.parametrize("name", ["output_exceedance", "output_exceedance_date"])
def test_map_without_a_threshold_is_refused(name):
    with pytest.raises(InputError, match=r"Set (it|one of them)\."):
        request(**{name: "map.tif"})


@pytest.fixture
def maps():
    """Return the maps of four points, of which the eastern two pass 10 mm on the third date."""
    from affine import Affine

    places = np.array([[0.0, 0.0], [0.0, 40.0], [40.0, 0.0], [40.0, 40.0]])
    points = StoredPoints(
        pid=np.array(list("abcd"), dtype=object),
        coordinates=places,
        crs="EPSG:3035",
        dates=np.array([ORIGIN]),
        displacement=np.zeros((4, 1), np.float32),
        measured=Measured(component="up"),
    )
    change = np.where(places[:, :1] > 20, [[5.0, 9.0, 11.0, 20.0]], 0.0)
    found = passed(steps(count=4), change, "up", threshold=10)
    geometry = GridGeometry(Affine(10, 0, 0, 0, -10, 40), "EPSG:3035", 4, 4)
    return exceedance_maps(
        {"output_exceedance", "output_exceedance_date"}, found, points, output_grid(points, geometry)
    )


def test_probability_map_has_a_band_a_date(maps):
    stack, described = maps["output_exceedance"]
    assert (len(stack.dates), described.quantity, stack.measured.unit) == (4, "probability", "probability")


def test_date_map_holds_days_where_it_is_likely(maps):
    days = maps["output_exceedance_date"][0].values[0]
    assert days[:, -1] == pytest.approx([270, 270, 270, 270])
    assert np.isnan(days[:, 0]).all()
