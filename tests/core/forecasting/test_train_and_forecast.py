# SPDX-License-Identifier: GPL-2.0-or-later
"""The operations ``trainforecaster`` and ``forecast``, from files to files."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyogrio
import pytest
from matplotlib.path import Path as MplPath

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.bundle import load_bundle
from insar_forecast_plugin.core.errors import InputError, ModelError
from insar_forecast_plugin.core.forecast_methods import PRESETS
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import plan_calendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.region_series import RegionSeries
from insar_forecast_plugin.core.forecasting.data.time_split import split_in_time
from insar_forecast_plugin.core.forecasting.evaluation.hold_out import validate
from insar_forecast_plugin.core.forecasting.models.blend.blended_forecaster import BlendedForecaster
from insar_forecast_plugin.core.gridding.gridded import grid_points
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.io.stacks.geotiff_stack import write_stack
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.series import TimeSeriesPoints

EPOCHS, STEP, POINTS = 60, 12, 80
KINDS = tuple(row.id for row in PRESETS.values())
TRAINING = {"lookback_days": 120, "horizon_days": 48, "grid_size": 16, "device": "cpu"}


def series(*, epochs=EPOCHS, step=STEP, component="los", measured_epochs="observed"):
    """Trend and season that vary over 2 km, with 1 mm of noise."""
    generator = np.random.default_rng(4)
    dates = np.datetime64("2020-01-01") + step * np.arange(epochs).astype("timedelta64[D]")
    xy = generator.uniform(0, 2000, (POINTS, 2))
    years = np.arange(epochs) * step / 365.25
    truth = -xy[:, :1] / 100 * years + 3 * np.sin(2 * np.pi * years)
    return TimeSeriesPoints(
        pid=np.array([f"p{index}" for index in range(POINTS)], dtype=object),
        coordinates=xy + np.array([4_600_000, 1_700_000]),
        crs="EPSG:3035",
        dates=dates,
        displacement=(truth + generator.normal(0, 1, truth.shape)).astype(np.float32),
        measured=Measured(component=component, epochs=measured_epochs),
    )


def written(points, path):
    write_points(points, path)
    return VectorSource(str(path))


def train(source, folder, preset, recorder=None, **more):
    parameters = {
        "points": source,
        "model": str(folder / f"{preset}.safetensors"),
        "report": str(folder / f"{preset}.html"),
        "preset": preset,
        **TRAINING,
        **more,
    }
    if preset == "paper":
        parameters.setdefault("training_epochs", 3)
    return catalogue.run("trainforecaster", parameters, recorder or Silent())


def forecast(source, model, folder, recorder=None, **more):
    parameters = {"points": source, "model": model, "output_points": str(folder / "forecast.gpkg"), "device": "cpu"}
    return catalogue.run("forecast", parameters | more, recorder or Silent())


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return written(series(), tmp_path_factory.mktemp("source") / "points.gpkg")


@pytest.fixture(scope="module", params=["anchored", "paper"])
def trained(request, source, tmp_path_factory):
    return train(source, tmp_path_factory.mktemp(request.param), request.param)


@pytest.fixture(scope="module")
def anchored(source, tmp_path_factory):
    return train(source, tmp_path_factory.mktemp("model"), "anchored").outputs["MODEL"]


@pytest.fixture(scope="module")
def paper(source, tmp_path_factory):
    return train(source, tmp_path_factory.mktemp("model"), "paper").outputs["MODEL"]


def test_training_measures_the_model_beside_the_simple_forecasts(trained):
    numbers = [trained.outputs[name] for name in ("VALIDATION_RMSE", "PERSISTENCE_RMSE", "SEASONAL_RMSE")]
    assert all(0.5 < number < 50 for number in numbers)


def test_anchored_preset_beats_persistence_on_trend_and_season(anchored):
    facts = load_bundle(anchored, KINDS).facts
    assert facts["validation_rmse_mm"]["forecaster"] < facts["validation_rmse_mm"]["persistence"]


def test_model_file_says_what_is_needed_to_use_it(trained):
    facts = load_bundle(trained.outputs["MODEL"], KINDS).facts
    assert facts["calendar"] == {"step_days": 12, "lookback": 10, "horizon": 4}
    assert facts["measured"]["component"] == "los"
    assert facts["provenance"]["algorithm"] == "trainforecaster"
    assert set(facts["packages"]) == {
        "numpy",
        "onnxruntime",
        "safetensors",
        *(["torch"] if facts["preset"] == "paper" else []),
    }


def test_report_of_training_stands_alone(trained):
    page = Path(trained.outputs["REPORT"]).read_text(encoding="utf-8")
    assert "Error on dates not used for training" in page
    assert "data:image/png;base64" in page
    assert "http" not in page


def test_absurd_values_on_the_validation_span_change_no_weight_of_the_paper_preset(paper, source, tmp_path):
    points = read_points(source, Silent())
    learned_until = np.datetime64(load_bundle(paper, KINDS).facts["learned_until"])
    assert learned_until < points.dates[-4]
    absurd = points.displacement.copy()
    absurd[:, points.dates > learned_until] = 1e6
    again = train(written(replace(points, displacement=absurd), tmp_path / "absurd.gpkg"), tmp_path, "paper")
    first, second = (load_bundle(path, KINDS).tensors for path in (paper, again.outputs["MODEL"]))
    assert first.keys() == second.keys()
    for name, tensor in first.items():
        np.testing.assert_array_equal(tensor, second[name], err_msg=name)


def test_anchored_preset_is_measured_before_it_is_fitted_to_all_epochs(source, tmp_path):
    result = train(source, tmp_path, "anchored")
    points = read_points(source, Silent())
    data = ForecastData.from_points(points)
    calendar = plan_calendar(points.dates, lookback_days=120, horizon_days=48)
    split = split_in_time(data.epoch_count, lookback=calendar.lookback, horizon=calendar.horizon)
    forecaster = BlendedForecaster(calendar, device="cpu")
    forecaster.fit(data.until(split.end), Silent())
    measured = validate(forecaster, RegionSeries.of(data), split, calendar.horizon, Silent())
    assert result.outputs["VALIDATION_RMSE"] == measured.rmse["forecaster"]
    forecaster.fit(data, Silent())
    saved = load_bundle(result.outputs["MODEL"], KINDS)
    np.testing.assert_array_equal(saved.tensor("anchors"), forecaster.to_bundle()[0]["anchors"])
    assert saved.facts["learned_until"] == str(points.dates[-1])


def test_forecast_points_hold_series_forecast_interval_and_verdict(trained, source, tmp_path):
    result = forecast(source, trained.outputs["MODEL"], tmp_path)
    table = pyogrio.read_arrow(result.outputs["OUTPUT_POINTS"])[1].to_pandas()
    last = np.datetime64("2020-01-01") + np.timedelta64(STEP * (EPOCHS - 1), "D")
    days = [str(last + np.timedelta64(STEP * step, "D")).replace("-", "") for step in range(1, 5)]
    assert [name for name in table if name[0] in "FLU" and name[1:].isdigit()] == [p + d for p in "FLU" for d in days]
    assert f"D{str(last).replace('-', '')}" in table
    assert set(table["forecast_usable"]) <= {"yes", "no", "unclear"}
    inside = table["L" + days[0]] < table["F" + days[0]]
    assert inside.all()
    assert (table["F" + days[0]] < table["U" + days[0]]).all()


def test_forecast_maps_have_a_band_a_future_date(trained, source, tmp_path):
    outputs = {"output": str(tmp_path / "forecast.tif"), "output_interval": str(tmp_path / "interval.tif")}
    forecast(source, trained.outputs["MODEL"], tmp_path, **outputs)
    maps, widths = read_stack(outputs["output"]), read_stack(outputs["output_interval"])
    assert len(maps.dates) == len(widths.dates) == 4
    assert np.isfinite(maps.values).mean() > 0.5
    assert np.nanmin(widths.values) > 0


def test_anchored_map_shows_the_point_forecast(anchored, source, tmp_path):
    result = forecast(source, anchored, tmp_path, output=str(tmp_path / "forecast.tif"))
    table = pyogrio.read_arrow(result.outputs["OUTPUT_POINTS"])[1].to_pandas()
    stack = read_stack(result.outputs["OUTPUT"])
    name = next(column for column in table if column.startswith("F2"))
    low, high = table[name].min(), table[name].max()
    assert np.nanmin(stack.values[0]) >= low - 1e-3
    assert np.nanmax(stack.values[0]) <= high + 1e-3


def test_report_of_a_forecast_says_whether_to_use_it(trained, source, tmp_path):
    result = forecast(source, trained.outputs["MODEL"], tmp_path, report=str(tmp_path / "forecast.html"))
    page = (tmp_path / "forecast.html").read_text(encoding="utf-8")
    assert result.messages[0] in page
    table = page.index("Mean half width of the interval of a value, mm")
    assert table < page.index("At a single point so few past forecasts") < page.index("<h2>Examples")
    assert "What a forecast cannot foresee" in page
    # The paper preset is written as it was measured: dates after the first origins chose when its training ended.
    assert ("None of the past forecasts had learnt" in page) == ("anchored" in trained.outputs["MODEL"])


def test_reports_of_training_and_forecast_give_the_error_against_the_level(trained, source, tmp_path):
    forecast(source, trained.outputs["MODEL"], tmp_path, report=str(tmp_path / "forecast.html"))
    for report in (Path(trained.outputs["REPORT"]), tmp_path / "forecast.html"):
        page = report.read_text(encoding="utf-8")
        assert page.index("Error against the level: the value at the target date of the line through the five") > 0
        assert "Its share in the squared errors against single dates: this" in page


def test_areas_say_where_the_forecast_is_better_as_their_points_do(anchored, source, tmp_path):
    result = forecast(source, anchored, tmp_path, output_areas=str(tmp_path / "areas.gpkg"), threshold=2.0)
    table = pyogrio.read_arrow(result.outputs["OUTPUT_POINTS"])[1].to_pandas()
    meta, areas = pyogrio.read_arrow(result.outputs["OUTPUT_AREAS"])
    areas = areas.to_pandas().set_index("forecast_area")
    assert meta["geometry_type"] == "Polygon" and result.layers["OUTPUT_AREAS"].field == "forecast_area_better"
    assert areas["point_count"].sum() == len(table)
    of_points = areas.loc[table["forecast_area"]]
    assert list(of_points["forecast_area_better"]) == list(table["forecast_area_better"])
    np.testing.assert_allclose(of_points["forecast_area_gain"], table["forecast_area_gain"])
    for area, inside in table.groupby("forecast_area"):
        corners = np.frombuffer(areas.loc[area, meta["geometry_name"] or "wkb_geometry"], "<f8", offset=13).reshape(
            -1, 2
        )
        places = [np.frombuffer(one, "<f8", offset=5) for one in inside[meta["geometry_name"] or "wkb_geometry"]]
        assert (corners[0] == corners[-1]).all() and len(corners) > 3
        middle = corners.mean(axis=0)
        wider = MplPath(middle + 1.001 * (corners - middle))
        assert wider.contains_points(places).all()
    quality = np.select([table["forecast_error"] <= 1, table["forecast_error"] <= 2], ["good", "fair"], "poor")
    assert list(quality) == list(table["forecast_quality"])
    assert set(table["best_method"]) <= {"forecast", "persistence", "seasonal"}


def test_band_of_all_dates_lies_around_the_interval_by_one_factor(anchored, source, tmp_path):
    result = forecast(source, anchored, tmp_path, output_path=str(tmp_path / "path.gpkg"))
    points, path = (pyogrio.read_arrow(result.outputs[key])[1].to_pandas() for key in ("OUTPUT_POINTS", "OUTPUT_PATH"))
    dates = [name[1:] for name in path if name[0] == "F" and name[1:].isdigit()]
    assert len(dates) == 4
    factors = [(path[f"PU{day}"] - path[f"F{day}"]) / (path[f"U{day}"] - path[f"F{day}"]) for day in dates]
    factors += [(path[f"F{day}"] - path[f"PL{day}"]) / (path[f"F{day}"] - path[f"L{day}"]) for day in dates]
    np.testing.assert_allclose(factors, factors[0][0], rtol=1e-3)
    assert factors[0][0] > 1.1
    np.testing.assert_allclose(path["path_half_width"], path[f"PU{dates[-1]}"] - path[f"F{dates[-1]}"], rtol=1e-3)
    same = [f"{kind}{day}" for kind in "FLU" for day in dates]
    np.testing.assert_array_equal(path[same], points[same])
    assert result.layers["OUTPUT_PATH"].field == "path_half_width"


def test_layer_with_a_band_of_all_dates_is_forecast_again_without_its_fields(anchored, source, tmp_path):
    first = forecast(source, anchored, tmp_path, output_path=str(tmp_path / "path.gpkg")).outputs["OUTPUT_PATH"]
    (tmp_path / "again").mkdir()
    again = forecast({"path": first, "layer": None}, anchored, tmp_path / "again").outputs["OUTPUT_POINTS"]
    assert not [name for name in pyogrio.read_info(again)["fields"] if name.startswith(("PL2", "PU2", "path_"))]


def test_thresholds_of_an_earlier_forecast_leave_no_fields(anchored, source, tmp_path):
    first = forecast(source, anchored, tmp_path, threshold=-5.0, velocity_threshold=-10.0).outputs["OUTPUT_POINTS"]
    fields = {name for name in pyogrio.read_info(first)["fields"] if name.startswith("exceedance")}
    assert fields == {"exceedance_p", "exceedance_date", "exceedance_velocity_p"}
    (tmp_path / "again").mkdir()
    again = forecast({"path": first, "layer": None}, anchored, tmp_path / "again").outputs["OUTPUT_POINTS"]
    assert not [name for name in pyogrio.read_info(again)["fields"] if name.startswith("exceedance")]


def test_shorter_horizon_gives_fewer_dates(anchored, source, tmp_path):
    result = forecast(source, anchored, tmp_path, horizon_days=24)
    assert len(result.layers["OUTPUT_POINTS"].dates) == 2


def test_longer_horizon_than_the_model_is_refused(anchored, source, tmp_path):
    with pytest.raises(InputError, match=r"HORIZON_DAYS is 96 days \(8 steps"):
        forecast(source, anchored, tmp_path, horizon_days=96)


def test_other_component_is_refused(anchored, tmp_path):
    up = written(series(component="up"), tmp_path / "up.gpkg")
    with pytest.raises(ModelError, match=r"trained on displacement, LOS.*these points show displacement, vertical"):
        forecast(up, anchored, tmp_path)


def test_unknown_component_is_warned_of(anchored, tmp_path):
    recorder = Recorder()
    forecast(written(series(component="unknown"), tmp_path / "unknown.gpkg"), anchored, tmp_path, recorder)
    assert any("Whether they match cannot be checked" in text for text in recorder.warnings)


def test_other_calendar_is_refused(anchored, tmp_path):
    daily = written(series(step=6), tmp_path / "six.gpkg")
    with pytest.raises(ModelError, match="steps of 12 days; the last epochs of these points are 6 days apart"):
        forecast(daily, anchored, tmp_path)


def test_shorter_series_than_the_lookback_are_refused(anchored, tmp_path):
    with pytest.raises(InputError, match="8 epochs; the model's lookback is 10 epochs"):
        forecast(written(series(epochs=8), tmp_path / "short.gpkg"), anchored, tmp_path)


def test_earlier_points_than_the_model_learned_from_are_warned_of(anchored, source, tmp_path):
    recorder = Recorder()
    early = written(read_points(source, Silent()).at_epochs(slice(0, 30)), tmp_path / "early.gpkg")
    forecast(early, anchored, tmp_path, recorder)
    assert any("The model was trained on data up to" in text for text in recorder.warnings)


def test_too_short_series_train_nothing_and_leave_no_file(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(InputError, match="13 epochs"):
        train(written(series(epochs=13), tmp_path / "short.gpkg"), folder, "anchored")
    assert list(folder.iterdir()) == []


def test_grid_with_other_dates_is_refused(source, tmp_path):
    points = read_points(source, Silent())
    write_stack(grid_points(points.at_epochs(slice(0, 50)), grid_size=16).stack, tmp_path / "grid.tif")
    with pytest.raises(InputError, match=r"has 50 dates, the points have 60\. 10 are only in the points"):
        train(source, tmp_path, "paper", grid=str(tmp_path / "grid.tif"))


def test_grid_with_one_band_is_refused(source, tmp_path):
    points = read_points(source, Silent())
    write_stack(grid_points(points.at_epochs(slice(0, 1)), grid_size=16).stack, tmp_path / "grid.tif")
    with pytest.raises(InputError, match="single band"):
        train(source, tmp_path, "paper", grid=str(tmp_path / "grid.tif"))


@pytest.mark.parametrize("preset", ["anchored", "paper"])
def test_grid_without_any_value_is_refused_in_training_and_in_forecasts(preset, request, source, tmp_path):
    stack = grid_points(read_points(source, Silent()), grid_size=16).stack
    write_stack(replace(stack, values=np.full_like(stack.values, np.nan)), tmp_path / "nothing.tif")
    model = request.getfixturevalue(preset)
    with pytest.raises(InputError, match=r"The grid nothing\.tif has no value in any cell"):
        forecast(source, model, tmp_path, grid=str(tmp_path / "nothing.tif"))
    with pytest.raises(InputError, match=r"The grid nothing\.tif has no value in any cell"):
        train(source, tmp_path, preset, grid=str(tmp_path / "nothing.tif"))


def test_grid_of_other_cells_is_refused_by_the_paper_model(paper, source, tmp_path):
    points = read_points(source, Silent())
    write_stack(grid_points(points, grid_size=24).stack, tmp_path / "grid.tif")
    with pytest.raises(ModelError, match="the model was trained on"):
        forecast(source, paper, tmp_path, grid=str(tmp_path / "grid.tif"))


def test_given_grid_is_where_the_map_lies(anchored, source, tmp_path):
    stack = grid_points(read_points(source, Silent()), grid_size=24).stack
    write_stack(stack, tmp_path / "grid.tif")
    forecast(source, anchored, tmp_path, grid=str(tmp_path / "grid.tif"), output=str(tmp_path / "map.tif"))
    assert read_stack(tmp_path / "map.tif").transform == stack.transform


def test_points_outside_the_grid_of_the_paper_model_are_warned_of_and_left_empty(paper, source, tmp_path):
    recorder = Recorder()
    points = read_points(source, Silent())
    moved = points.coordinates.copy()
    moved[0] += 50_000
    result = forecast(written(replace(points, coordinates=moved), tmp_path / "moved.gpkg"), paper, tmp_path, recorder)
    assert any("1 of 80 points lies outside the grid" in text for text in recorder.warnings)
    table = pyogrio.read_arrow(result.outputs["OUTPUT_POINTS"])[1].to_pandas()
    name = next(column for column in table if column.startswith("F2"))
    assert table.index[table[name].isna()].tolist() == [0]
    assert table["forecast_usable"][0] == "no"


def test_all_points_outside_the_grid_are_refused(paper, source, tmp_path):
    points = read_points(source, Silent())
    far = written(replace(points, coordinates=points.coordinates + 90_000), tmp_path / "far.gpkg")
    with pytest.raises(InputError, match="All 80 points lie outside the grid"):
        forecast(far, paper, tmp_path)


def test_blended_dates_are_warned_of(tmp_path):
    recorder = Recorder()
    train(written(series(measured_epochs="interpolated"), tmp_path / "l3.gpkg"), tmp_path, "anchored", recorder)
    assert any("blended from acquisitions before and after" in text for text in recorder.warnings)


def test_constant_series_are_allowed_and_warned_of(tmp_path):
    recorder = Recorder()
    points = series()
    points = replace(points, displacement=np.full_like(points.displacement, 4))
    result = train(written(points, tmp_path / "constant.gpkg"), tmp_path, "anchored", recorder)
    assert result.outputs["VALIDATION_RMSE"] == pytest.approx(0, abs=1e-3)
    assert any("80 of 80 points have the same value" in text for text in recorder.warnings)


def test_single_point_trains_and_forecasts_without_a_map(tmp_path):
    source = written(series().at_points(np.array([5])), tmp_path / "one.gpkg")
    model = train(source, tmp_path, "anchored").outputs["MODEL"]
    table = pyogrio.read_arrow(forecast(source, model, tmp_path).outputs["OUTPUT_POINTS"])[1].to_pandas()
    assert table.filter(regex="^F2").notna().all(axis=None)


def test_map_of_a_single_point_is_refused(tmp_path):
    source = written(series().at_points(np.array([5])), tmp_path / "one.gpkg")
    with pytest.raises(InputError, match="All points have the same coordinates"):
        train(source, tmp_path, "paper")


def test_gap_of_a_year_is_warned_of(tmp_path):
    points = series()
    dates = points.dates.copy()
    dates[30:] += np.timedelta64(365, "D")
    recorder = Recorder()
    train(written(replace(points, dates=dates), tmp_path / "gap.gpkg"), tmp_path, "anchored", recorder)
    assert any("There are no epochs between" in text for text in recorder.warnings)


def test_file_that_is_no_model_is_refused(source, tmp_path):
    path = tmp_path / "model.safetensors"
    path.write_text("nothing")
    with pytest.raises(ModelError, match="cut off"):
        forecast(source, str(path), tmp_path)


# Without a model


def ahead_of(result):
    """Return the columns of a forecast, and the names of those ahead of the last epoch."""
    table = pyogrio.read_arrow(result.outputs["OUTPUT_POINTS"])[1]
    columns = {name: table.column(name).to_numpy() for name in table.column_names if name[1:].isdigit()}
    return columns, [name for name in columns if name.startswith("F")]


def test_forecast_without_a_model_is_made_of_the_points_themselves(source, tmp_path):
    told = Recorder()
    outputs = {"output_change": str(tmp_path / "change.tif"), "report": str(tmp_path / "report.html")}
    result = forecast(source, None, tmp_path, told, horizon_days=48, **outputs)
    table, ahead = ahead_of(result)
    assert len(ahead) == 4 and any("a Kalman filter" in text for text in told.infos)
    days = np.array([f"{name[1:5]}-{name[5:7]}-{name[7:]}" for name in ahead], dtype="datetime64[D]")
    years = (days - np.datetime64("2020-01-01")).astype(float)
    years /= 365.25
    place = series().coordinates[:, 0] - 4_600_000
    truth = -place[:, None] / 100 * years + 3 * np.sin(2 * np.pi * years)
    assert np.sqrt(np.mean(np.square(np.column_stack([table[name] for name in ahead]) - truth))) < 1.0
    inside = (table["L" + ahead[-1][1:]] < truth[:, -1]) & (table["U" + ahead[-1][1:]] > truth[:, -1])
    assert inside.mean() > 0.8
    assert "a Kalman filter at each point" in Path(outputs["report"]).read_text(encoding="utf-8")
    assert Path(outputs["output_change"]).is_file()


@pytest.mark.parametrize("epochs", [14, 41])
def test_short_series_are_forecast_without_a_model(epochs, tmp_path):
    short = written(series(epochs=epochs), tmp_path / "short.gpkg")
    table, ahead = ahead_of(forecast(short, None, tmp_path))
    assert len(ahead) == {14: 6, 41: 15}[epochs] and np.isfinite(np.column_stack([table[name] for name in ahead])).all()


def test_series_too_short_even_for_that_are_refused(tmp_path):
    with pytest.raises(InputError, match=r"The series have 8 epochs; a forecast needs at least 12"):
        forecast(written(series(epochs=8), tmp_path / "short.gpkg"), None, tmp_path)


def test_a_forecast_that_no_past_one_can_be_compared_with_is_refused(tmp_path):
    short = written(series(epochs=41), tmp_path / "short.gpkg")
    with pytest.raises(InputError, match=r"HORIZON_DAYS is 600 days, but the series span 480 days.*at most 240 days"):
        forecast(short, None, tmp_path, horizon_days=600)
