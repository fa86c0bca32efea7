# SPDX-License-Identifier: GPL-2.0-or-later
"""The paper's forecaster: honest, repeatable, and only for its own grid."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from affine import Affine
from pyproj import CRS

from insar_forecast_plugin.core.bundle import Bundle, load_bundle, save_bundle
from insar_forecast_plugin.core.errors import InputError, ModelError
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.forecaster import tiles_of
from insar_forecast_plugin.core.forecasting.data.region_series import RegionSeries
from insar_forecast_plugin.core.forecasting.data.time_split import split_in_time
from insar_forecast_plugin.core.forecasting.models.paper.paper_forecaster import PaperForecaster
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.stack import RasterStack

CALENDAR = ForecastCalendar(step_days=6, lookback=6, horizon=3)
EPOCHS = 40
CELL = 10.0
ROWS, COLUMNS = 10, 14


@pytest.fixture(scope="module")
def data():
    """A tilted plane that breathes with the season, seen at cells and at 50 points; the first two rows are empty."""
    generator = np.random.default_rng(3)
    dates = np.datetime64("2021-01-01") + 6 * np.arange(EPOCHS).astype("timedelta64[D]")
    coordinates = generator.uniform([0, 0], [COLUMNS * CELL, (ROWS - 2) * CELL], (50, 2))
    x = (np.arange(COLUMNS) + 0.5) * CELL
    y = (ROWS - 0.5 - np.arange(ROWS)) * CELL
    season = 4 * np.sin(np.arange(EPOCHS) * 6 / 365.25 * 2 * np.pi)

    def displacement(x, y):
        return ((x + y) / 100)[..., None] * season

    values = np.ascontiguousarray(np.moveaxis(displacement(*np.meshgrid(x, y)), -1, 0), dtype=np.float32)
    values[:, :2] = np.nan
    grid = RasterStack(dates, Affine(CELL, 0, 0, 0, -CELL, ROWS * CELL), "EPSG:3035", values)
    return ForecastData(coordinates, dates, displacement(*coordinates.T).astype(np.float32), grid)


def fitted(data, *, seed=0, passes=3, calendar=CALENDAR):
    forecaster = PaperForecaster(calendar, seed=seed, device="cpu", training_epochs=passes)
    return forecaster, forecaster.fit(data, Silent())


def error_on_a_fast_season(*, half_precision):
    """RMSE at the points beside the spread there, on the last of 90 epochs with a wave every 12 and noise of 0.5 mm."""
    generator = np.random.default_rng(4)
    epochs, first = 90, 75
    dates = np.datetime64("2021-01-01") + 6 * np.arange(epochs).astype("timedelta64[D]")
    place = generator.uniform([CELL, CELL], [(COLUMNS - 1) * CELL, (ROWS - 1) * CELL], (50, 2))
    wave = 5 * np.sin(np.arange(epochs) * 2 * np.pi / 12)
    maps = wave[:, None, None] * np.linspace(0.5, 1.5, COLUMNS) + generator.normal(0, 0.5, (epochs, ROWS, COLUMNS))
    points = np.interp(place[:, 0], CELL * (np.arange(COLUMNS) + 0.5), np.linspace(0.5, 1.5, COLUMNS))[:, None] * wave
    points = points + generator.normal(0, 0.5, points.shape)
    grid = RasterStack(dates, Affine(CELL, 0, 0, 0, -CELL, ROWS * CELL), "EPSG:3035", maps.astype(np.float32))
    data = ForecastData(place, dates, points.astype(np.float32), grid)
    forecaster = PaperForecaster(CALENDAR, device="cpu", training_epochs=150)
    forecaster._half_precision = half_precision
    forecaster.fit(data.until(first), Silent())
    made = forecaster.hindcast(data, list(range(first, epochs - CALENDAR.horizon)), CALENDAR.horizon)
    left = [forecast - data.displacement[:, known : known + forecast.shape[1]] for known, forecast in made]
    return np.sqrt(np.mean(np.square(left))), data.displacement[:, first:].std()


def future(data):
    return CALENDAR.future_dates(data.origin)


@pytest.fixture(scope="module")
def forecaster(data):
    return fitted(data)[0]


def with_absurd_values_from(data, epoch):
    values, displacement = data.grid.values.copy(), data.displacement.copy()
    values[epoch:] = 1e6
    displacement[:, epoch:] = 1e6
    return replace(data, displacement=displacement, grid=replace(data.grid, values=values))


def test_absurd_values_after_the_origin_change_no_forecast(data, forecaster):
    absurd = with_absurd_values_from(data, 30).until(30)
    honest = data.until(30)
    np.testing.assert_array_equal(
        fitted(absurd)[0].predict(absurd, future(absurd)), fitted(honest)[0].predict(honest, future(honest))
    )


def test_absurd_values_in_the_stopping_span_change_no_scaling(data, forecaster):
    split = split_in_time(EPOCHS, lookback=CALENDAR.lookback, horizon=CALENDAR.horizon)
    absurd = fitted(with_absurd_values_from(data, split.end))[0].to_bundle()
    honest = forecaster.to_bundle()
    assert absurd[1]["scale"] == honest[1]["scale"]
    np.testing.assert_array_equal(absurd[0]["offset"], honest[0]["offset"])


def test_absurd_values_in_the_stopping_span_change_no_training_loss(data):
    split = split_in_time(EPOCHS, lookback=CALENDAR.lookback, horizon=CALENDAR.horizon)
    assert fitted(with_absurd_values_from(data, split.end))[1].training_loss == fitted(data)[1].training_loss


def test_absurd_values_after_a_past_origin_change_no_hindcast(data, forecaster):
    absurd = with_absurd_values_from(data, 34)
    ((_, one),), ((_, other),) = (list(forecaster.hindcast(d, [34], 3)) for d in (absurd, data))
    np.testing.assert_array_equal(one, other)
    assert np.isfinite(one).all()


def test_hindcast_equals_the_forecast_from_that_origin(data, forecaster):
    hindcasts = dict(forecaster.hindcast(data, [20, 33, 38], 3))
    known = data.until(33)
    np.testing.assert_allclose(hindcasts[33], forecaster.predict(known, data.dates[33:36]), atol=1e-4)
    assert hindcasts[38].shape == (50, 2)


def test_what_the_weights_have_learnt_from_is_no_forecast(data, forecaster, tmp_path):
    end = split_in_time(EPOCHS, lookback=CALENDAR.lookback, horizon=CALENDAR.horizon).end
    path = tmp_path / "model.safetensors"
    save_bundle(path, PaperForecaster.kind, *forecaster.to_bundle())
    for one in (forecaster, PaperForecaster.from_bundle(load_bundle(path, PaperForecaster.kind), device="cpu")):
        hindcasts = dict(one.hindcast(data, [end - 5, end - 2, end], 3))
        known = {first: np.isfinite(made).all(axis=0).tolist() for first, made in hindcasts.items()}
        assert known == {end - 5: [False] * 3, end - 2: [False, False, True], end: [True] * 3}
        assert np.isnan(hindcasts[end - 2][:, :2]).all()


def test_tiles_are_read_from_the_same_maps_as_all_points(data, forecaster):
    region = replace(RegionSeries.of(data), tile_points=20)
    expected, past = forecaster.predict(data, future(data)), dict(forecaster.hindcast(data, [32, 33], 3))
    tiles = list(tiles_of(forecaster, region, [32, 33, EPOCHS], Silent()))
    assert len(tiles) > 2
    for rows, tile in tiles:
        np.testing.assert_allclose(forecaster.predict(tile, future(data)), expected[rows], atol=1e-5)
        for known, made in forecaster.hindcast(tile, [32, 33], 3):
            np.testing.assert_allclose(made, past[known][rows], atol=1e-5)


def test_maps_of_another_grid_are_not_taken_for_those_seen_before(data, forecaster):
    before = forecaster.predict(data, future(data))
    other = replace(data, grid=replace(data.grid, values=data.grid.values + np.float32(5)))
    assert not np.allclose(forecaster.predict(other, future(data)), before, equal_nan=True)
    np.testing.assert_array_equal(forecaster.predict(data, future(data)), before)


def test_same_seed_gives_the_same_numbers(data, forecaster):
    again = fitted(data)[0]
    np.testing.assert_array_equal(again.predict(data, future(data)), forecaster.predict(data, future(data)))


def test_other_seed_gives_other_numbers(data, forecaster):
    other = fitted(data, seed=1)[0]
    assert not np.array_equal(other.predict(data, future(data)), forecaster.predict(data, future(data)))


def test_training_lowers_the_loss_and_learns_from_the_frames(data):
    record = fitted(data, passes=60)[1]
    # A network whose gates are saturated can only learn the mean of the targets, which is where this one starts.
    assert min(record.training_loss) < 0.3 * record.training_loss[0]


def test_report_says_that_a_pass_is_one_step(data):
    assert "one step of the optimiser" in fitted(data)[1].facts["Training"]


def test_progress_names_pass_loss_and_time_left(data):
    recorder = Recorder()
    PaperForecaster(CALENDAR, device="cpu", training_epochs=3).fit(data, recorder)
    assert any("pass 2 of 3, loss" in text and "s left" in text for text in recorder.texts)


def test_model_file_gives_the_same_forecast(data, forecaster, tmp_path):
    tensors, facts = forecaster.to_bundle()
    save_bundle(tmp_path / "model.safetensors", PaperForecaster.kind, tensors, facts)
    restored = PaperForecaster.from_bundle(load_bundle(tmp_path / "model.safetensors", "cnn_lstm_paper"), device="cpu")
    np.testing.assert_array_equal(restored.predict(data, future(data)), forecaster.predict(data, future(data)))


def test_weights_that_do_not_fit_the_grid_are_refused(forecaster):
    tensors, facts = forecaster.to_bundle()
    tensors["network.input_projection.weight"] = tensors["network.input_projection.weight"][:, :-1]
    with pytest.raises(ModelError, match=r"input_projection.weight' has shape"):
        PaperForecaster.from_bundle(Bundle(PaperForecaster.kind, tensors, facts), device="cpu")


def test_other_grid_is_refused_with_both_grids(data, forecaster):
    moved = replace(data.grid, transform=Affine(CELL, 0, 500, 0, -CELL, ROWS * CELL))
    with pytest.raises(ModelError, match="10 x 14 cells of 10 m from 500, 100; the model was trained on 10 x 14"):
        forecaster.predict(replace(data, grid=moved), future(data))


def test_grid_of_another_crs_is_refused_with_both_names(data, forecaster):
    other = replace(data.grid, crs="EPSG:32633")
    with pytest.raises(ModelError, match=r"The grid is in WGS 84 / UTM zone 33N; .* trained on a grid in ETRS89"):
        forecaster.predict(replace(data, grid=other), future(data))


def test_same_crs_in_other_words_is_accepted(data, forecaster):
    spelt = replace(data.grid, crs=CRS.from_epsg(3035).to_wkt())
    forecast = forecaster.predict(replace(data, grid=spelt), future(data))
    np.testing.assert_array_equal(forecast, forecaster.predict(data, future(data)))


def test_missing_grid_is_refused(data, forecaster):
    with pytest.raises(InputError, match="needs the series on a grid"):
        forecaster.predict(replace(data, grid=None), future(data))


def test_fewer_epochs_than_the_lookback_are_refused(data, forecaster):
    with pytest.raises(InputError, match=r"5 epochs; the model's lookback is 6 epochs \(36 days\)"):
        forecaster.predict(data.until(5), future(data))


def test_more_dates_than_horizons_are_refused(data, forecaster):
    with pytest.raises(InputError, match="4 dates was requested; the model forecasts 3"):
        forecaster.predict(data, np.append(future(data), np.datetime64("2030-01-01")))


def test_map_is_empty_only_where_the_grid_is(data, forecaster):
    maps = forecaster.predict_grid(data, future(data))
    np.testing.assert_array_equal(np.isnan(maps), np.broadcast_to(np.isnan(data.grid.values[0]), maps.shape))


def test_gap_in_the_last_frame_still_gives_a_forecast(data, forecaster):
    values = data.grid.values.copy()
    values[-1, 4:7] = np.nan
    gappy = replace(data, grid=replace(data.grid, values=values))
    assert np.isfinite(forecaster.predict(gappy, future(data))).all()


def test_point_beside_the_last_cell_with_a_value_reads_that_cell(data, forecaster):
    edge = replace(data, coordinates=np.array([[35.0, (ROWS - 1.4) * CELL]]), displacement=data.displacement[:1])
    maps = forecaster.predict_grid(data, future(data))
    np.testing.assert_array_equal(forecaster.predict(edge, future(data))[0], maps[:, 2, 3])


def test_point_outside_the_grid_gets_no_number(data, forecaster):
    outside = replace(data, coordinates=np.array([[-500.0, 50.0]]), displacement=data.displacement[:1])
    assert np.isnan(forecaster.predict(outside, future(data))).all()


def test_device_that_is_not_there_is_refused():
    if torch.backends.mps.is_available():
        pytest.skip("this machine has the device")
    with pytest.raises(InputError, match="DEVICE is mps"):
        PaperForecaster(CALENDAR, device="mps")


def test_mixed_precision_changes_the_error_by_less_than_a_hundredth():
    (full, spread), (half, _) = (error_on_a_fast_season(half_precision=one) for one in (False, True))
    assert full < 0.5 * spread  # it has learnt the wave
    assert half != full
    assert half == pytest.approx(full, rel=0.01)
