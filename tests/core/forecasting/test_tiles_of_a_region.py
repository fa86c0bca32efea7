# SPDX-License-Identifier: GPL-2.0-or-later
"""Tile by tile, from disk: every number is that of a region that is worked on at once, to the rounding of float32."""

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.region_series import RegionSeries, spatial_tiles
from insar_forecast_plugin.core.forecasting.data.time_split import split_in_time
from insar_forecast_plugin.core.forecasting.evaluation.error_sizes import PastErrors
from insar_forecast_plugin.core.forecasting.evaluation.hold_out import validate
from insar_forecast_plugin.core.forecasting.evaluation.intervals import error_distribution
from insar_forecast_plugin.core.forecasting.evaluation.point_forecasting import forecast_points
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.forecasting.models.anchored.correction import CorrectionWindows
from insar_forecast_plugin.core.forecasting.models.anchored.features import Surroundings
from insar_forecast_plugin.core.forecasting.models.anchored.survey import Survey
from insar_forecast_plugin.core.io.rows_on_disk import Scratch
from insar_forecast_plugin.core.progress import Silent

POINTS, EPOCHS, HORIZON, TILE = 400, 110, 6, 90
CALENDAR = ForecastCalendar(step_days=6, lookback=24, horizon=HORIZON)
DATES = np.datetime64("2020-01-01") + 6 * np.arange(EPOCHS).astype("timedelta64[D]")
ROUNDING = {"rtol": 2e-4, "atol": 2e-4}
"""mm. Sums over points are rounded in the order of the tiles; fits pass such differences on a little larger."""


def complete():
    """Return points on a regular grid, where many neighbours are equally near, above a bowl that hastens."""
    rng = np.random.default_rng(0)
    place = np.stack(np.divmod(np.arange(POINTS), 20), axis=1) * 100.0
    years = 6 * np.arange(EPOCHS) / 365.25
    bowl = np.exp(-np.square(place / 900 - 1).sum(axis=1))
    truth = -9 * bowl[:, None] * years**2 + 3 * np.cos(2 * np.pi * years)
    return ForecastData(place, DATES, (truth + rng.normal(size=truth.shape)).astype(np.float32))


def with_gaps():
    """Return the same with gaps, points that begin late or end early, and one that has no value."""
    data, rng = complete(), np.random.default_rng(1)
    data.displacement[rng.random(data.displacement.shape) < 0.1] = np.nan
    data.displacement[::7, :40] = np.nan
    data.displacement[3::50, 70:] = np.nan
    data.displacement[11] = np.nan
    return data


@pytest.fixture(scope="module", params=[complete, with_gaps])
def data(request):
    return request.param()


@pytest.fixture
def region(data, tmp_path):
    """Return the data as a region on disk that is worked on in small tiles."""
    with Scratch(tmp_path) as scratch:
        rows = scratch.rows(*data.displacement.shape)
        rows[:] = data.displacement
        yield RegionSeries(data.coordinates, data.dates, rows, scratch=scratch, tile_points=TILE)


@pytest.fixture(scope="module")
def fitted(data):
    forecaster = AnchoredForecaster(CALENDAR, device="cpu")
    forecaster.fit(data.until(90), Silent())
    assert forecaster.correction_.is_used
    return forecaster


def test_tiles_hold_every_point_once_and_lie_apart(data):
    tiles = spatial_tiles(data.coordinates, TILE)
    assert np.array_equal(np.sort(np.concatenate(tiles)), np.arange(POINTS))
    assert max(map(len, tiles)) <= TILE
    extents = [np.ptp(data.coordinates[tile], axis=0).max() for tile in tiles]
    assert max(extents) <= 1000  # half of the side


def test_surroundings_of_a_tile_are_those_among_all_points(data, region):
    whole = Surroundings.of(data.coordinates, data.dates, data.displacement)
    windows = CorrectionWindows.of(data.coordinates, whole)
    survey = Survey.of(region, (), Silent(), doing="Looking")
    for rows in region.tiles():
        some, expected = survey.surroundings(rows), whole.at_points(rows)
        for name in ("own", "near", "wide", "started"):
            np.testing.assert_array_equal(getattr(some, name), getattr(expected, name), err_msg=name)
        np.testing.assert_allclose(some.common, expected.common, rtol=1e-6)
        for one, other in zip(survey.gradients(rows), windows.gradients, strict=True):
            np.testing.assert_array_equal(one, other[rows])


def test_points_from_anywhere_have_the_same_surroundings(data, region):
    rows = np.sort(np.random.default_rng(2).choice(POINTS, 50, replace=False))
    some = Survey.of(region, (), Silent(), doing="Looking").scattered_surroundings(rows)
    expected = Surroundings.of(data.coordinates, data.dates, data.displacement).at_points(rows)
    for name in ("own", "near", "wide", "started"):
        np.testing.assert_array_equal(getattr(some, name), getattr(expected, name), err_msg=name)


def test_forecasts_of_tiles_are_those_of_the_region_at_once(data, region, fitted):
    ahead = CALENDAR.future_dates(data.origin)
    options = {"ahead": ahead, "steps": HORIZON, "lookback": 24, "level": 90, "progress": Silent()}
    (made, errors), (whole, expected) = (
        forecast_points(fitted, one, **options) for one in (region, RegionSeries.of(data))
    )
    np.testing.assert_allclose(errors[:], expected, **ROUNDING)
    np.testing.assert_allclose(made.values, fitted.predict(data, ahead), **ROUNDING)
    for name in ("values", "half_width"):
        np.testing.assert_allclose(getattr(made, name), getattr(whole, name), err_msg=name, **ROUNDING)
    for name in ("change", "half_width"):
        one, other = getattr(made.movement, name), getattr(whole.movement, name)
        np.testing.assert_allclose(one, other, err_msg=name, **ROUNDING)
    assert np.array_equal(made.usability.usable, whole.usability.usable)
    assert made.usability.rmse == pytest.approx(whole.usability.rmse, rel=1e-5)
    assert made.usability.of_level.rmse == pytest.approx(whole.usability.of_level.rmse, rel=1e-5)
    assert made.path_factor == pytest.approx(whole.path_factor, rel=1e-3)
    assert (made.origins, made.remark) == (whole.origins, whole.remark)


def test_training_in_tiles_learns_the_same(data, region):
    split = split_in_time(EPOCHS, lookback=24, horizon=HORIZON)
    made = []
    for one in (region, RegionSeries.of(data)):
        forecaster = AnchoredForecaster(CALENDAR, device="cpu")
        forecaster.fit(one.until(split.end), Silent())
        measured = validate(forecaster, one, split, HORIZON, Silent())
        made.append((forecaster.predict(data, CALENDAR.future_dates(data.origin)), measured))
    (forecast, measured), (expected, expected_measured) = made
    np.testing.assert_allclose(forecast, expected, rtol=1e-3, atol=2e-3)
    assert measured.rmse == pytest.approx(expected_measured.rmse, rel=1e-5)
    np.testing.assert_array_equal(measured.cases, expected_measured.cases)
    assert measured.of_level.rmse == pytest.approx(expected_measured.of_level.rmse, rel=1e-5)
    assert measured.of_level.noise == pytest.approx(expected_measured.of_level.noise, rel=1e-5)
    np.testing.assert_allclose(measured.example.forecast, expected_measured.example.forecast, rtol=1e-3, atol=2e-3)
    np.testing.assert_array_equal(measured.example.observed, expected_measured.example.observed)


def test_a_tile_is_forecast_from_what_was_known_at_an_origin(data, fitted):
    absurd = data.displacement.copy()
    absurd[:, 100:][np.isfinite(absurd[:, 100:])] = 1e6
    later = RegionSeries(data.coordinates, data.dates, absurd, tile_points=TILE)
    expected = fitted.predict(data.until(100), DATES[100 : 100 + HORIZON])
    for rows, tile in fitted.tiles(later, [100], Silent()):
        ((_, made),) = fitted.hindcast(tile, [100], HORIZON)
        np.testing.assert_allclose(made, expected[rows], **ROUNDING)


def test_sizes_of_errors_rest_on_all_points_wherever_these_stand(tmp_path):
    """More than fits into one block; in another order the points keep their own sizes."""
    rng = np.random.default_rng(3)
    errors = rng.normal(size=(60_000, 12, 6)).astype(np.float32) * rng.uniform(0.5, 2, (60_000, 1, 1)).astype("f4")
    order = rng.permutation(len(errors))
    with Scratch(tmp_path) as scratch:
        rows = scratch.rows(*errors.shape)
        rows[:] = errors[order]
        shuffled = error_distribution(PastErrors(rows, range(12)))
    known = error_distribution(PastErrors(errors, range(12)))
    np.testing.assert_allclose(shuffled.scale, known.scale[order], rtol=1e-5)
    np.testing.assert_allclose(shuffled.half_widths(90), known.half_widths(90)[order], rtol=0.01)
