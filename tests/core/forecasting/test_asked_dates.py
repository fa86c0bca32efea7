# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecasts for dates that are asked for instead of equal steps."""

import numpy as np
import pyogrio
import pytest

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.forecasting.data.asked_dates import asked_dates, calendar_dates
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.models.at_dates import AskedDates, between_steps, forecast_at
from insar_forecast_plugin.core.forecasting.models.simple.kalman import Kalman
from insar_forecast_plugin.core.interface import ForecastRequest
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.series import TimeSeriesPoints

EPOCHS, POINTS = 60, 40
INTERVALS = np.tile([6, 12, 12], EPOCHS // 3)[: EPOCHS - 1]
ASKED = (3, 20, 47, 61)
"""Days after the last epoch; the usual step is 12 days."""


class Told(Silent):
    """Keeps what the log says."""

    def __init__(self):
        self.texts = []

    def info(self, text):
        self.texts.append(text)


def series():
    rng = np.random.default_rng(0)
    dates = np.datetime64("2022-01-01") + np.concatenate([[0], np.cumsum(INTERVALS)]).astype("timedelta64[D]")
    years = (dates - dates[0]).astype(float) / 365.25
    return TimeSeriesPoints(
        pid=np.array([f"p{index}" for index in range(POINTS)], dtype=object),
        coordinates=rng.uniform(0, 2000, (POINTS, 2)) + np.array([4_600_000, 1_700_000]),
        crs="EPSG:3035",
        dates=dates,
        displacement=(rng.normal(0, 1, (POINTS, EPOCHS)) + rng.normal(0, 10, (POINTS, 1)) * years).astype(np.float32),
        measured=Measured(component="los", epochs="observed"),
    )


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    path = tmp_path_factory.mktemp("asked") / "points.gpkg"
    write_points(series(), path)
    return VectorSource(str(path))


@pytest.fixture(scope="module")
def model(source, tmp_path_factory):
    path = str(tmp_path_factory.mktemp("model") / "model.safetensors")
    options = {"lookback_days": 96, "horizon_days": 72, "device": "cpu"}
    catalogue.run("trainforecaster", {"points": source, "model": path, **options}, Silent())
    return path


def wanted(days):
    return series().dates[-1] + np.array(days).astype("timedelta64[D]")


def forecast(source, folder, told=None, **more):
    parameters = {"points": source, "output_points": str(folder / "forecast.gpkg"), "device": "cpu"}
    catalogue.run("forecast", parameters | more, told or Silent())
    return fields(folder / "forecast.gpkg")


def fields(path):
    return pyogrio.read_arrow(path)[1].to_pandas()


def names(days, letter="F"):
    return [f"{letter}{str(day).replace('-', '')}" for day in wanted(days)]


def forecast_fields(table, letter="F"):
    return sorted(name for name in table if name[0] == letter and name[1:].isdigit())


@pytest.mark.parametrize("with_model", [False, True])
def test_everything_that_follows_from_dates_has_the_asked_ones(source, model, tmp_path, with_model):
    told = Told()
    given = [str(day) for day in wanted(ASKED)]
    paths = {name: str(tmp_path / f"{name}.tif") for name in ("output", "output_change", "output_exceedance")}
    paths |= {"output_path": str(tmp_path / "path.gpkg"), "report": str(tmp_path / "report.html")}
    table = forecast(
        source,
        tmp_path,
        told,
        dates=[*given[::-1], given[0]],
        model=model if with_model else None,
        threshold=5.0,
        **paths,
    )
    assert all(forecast_fields(table, letter) == names(ASKED, letter) for letter in "FLU")
    assert (table[names(ASKED, "U")].to_numpy() > table[names(ASKED, "L")].to_numpy()).all()
    band = fields(paths["output_path"])
    assert sorted(name for name in band if name.startswith("PL2")) == [f"P{name}" for name in names(ASKED, "L")]
    for name in ("output", "output_change", "output_exceedance"):
        assert read_stack(paths[name]).dates.astype(str).tolist() == given
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert given[-1] in report
    assert "were asked for" in report
    assert any(text.startswith("Forecast from") and all(day in text for day in given) for text in told.texts)
    assert given[0] in str(read_points(tmp_path / "forecast.gpkg", Silent()).provenance)


def test_asking_for_the_model_s_own_steps_changes_nothing(source, model, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    steps = [12 * step for step in range(1, 7)]
    equal = forecast(source, tmp_path / "a", model=model)
    same = forecast(source, tmp_path / "b", model=model, dates=[str(day) for day in wanted(steps)])
    assert forecast_fields(equal) == forecast_fields(same) == names(steps)
    np.testing.assert_allclose(equal[names(steps)], same[names(steps)], atol=1e-4)


def test_the_calendar_goes_on(source, tmp_path):
    told = Told()
    table = forecast(source, tmp_path, told, dates=["Calendar"], horizon_days=60)
    expected = np.cumsum([12, 6, 12, 12, 6, 12])  # the last two intervals were 6 and 12 days
    assert forecast_fields(table) == names(expected)
    assert any("calendar of the last epochs" in text and str(wanted([12])[0]) in text for text in told.texts)


def test_a_calendar_without_a_pattern_takes_the_usual_step():
    epochs = np.datetime64("2024-01-01") + np.cumsum([0, 12, 6, 18, 12, 12, 24, 6, 12])
    assert np.diff(calendar_dates(epochs, 40)).astype(int).tolist() == [12, 12]
    assert len(calendar_dates(epochs, 3)) == 1


@pytest.mark.parametrize(
    ("dates", "more", "match"),
    [
        (["2024-13-01"], {}, r"DATES has '2024-13-01'; expected dates such as"),
        (["calendar", "2030-01-01"], {}, r"DATES has 'calendar'; expected dates such as"),
        (["2022-01-01"], {}, r"DATES has 2022-01-01, but the last epoch is .* Choose dates after"),
        (["2099-01-01"], {}, r"DATES has 2099-01-01, \d+ days after .* the series span \d+ days"),
    ],
)
def test_dates_that_cannot_be_forecast_are_refused_in_a_sentence(source, tmp_path, dates, more, match):
    with pytest.raises(InputError, match=match):
        forecast(source, tmp_path, dates=dates, **more)
    assert not (tmp_path / "forecast.gpkg").exists()


def test_the_last_epoch_itself_is_refused_and_so_is_a_date_beyond_the_model(source, model, tmp_path):
    with pytest.raises(InputError, match="Choose dates after the last epoch"):
        forecast(source, tmp_path, dates=[str(wanted([0])[0])])
    limit = str(wanted([72])[0])
    with pytest.raises(InputError, match=f"the model forecasts 72 days. Choose dates until {limit}"):
        forecast(source, tmp_path, dates=[str(wanted([73])[0])], model=model)


def test_horizon_and_dates_together_are_refused():
    with pytest.raises(InputError, match="HORIZON_DAYS and DATES both"):
        ForecastRequest(VectorSource("p"), "f.gpkg", horizon_days=60, dates=("2024-01-01",))


def test_blanks_are_passed_over():
    assert asked_dates(["", " "], series().dates) is None
    assert asked_dates([" ", str(wanted([5])[0])], series().dates).tolist() == wanted([5]).tolist()


class Steps:
    """Says the number of the step."""

    def predict(self, data, dates):
        return np.tile(np.arange(1, len(dates) + 1, dtype=np.float32), (len(data.displacement), 1))


def test_a_forecaster_of_steps_is_interpolated_between_them():
    data, calendar = ForecastData.from_points(series()), ForecastCalendar(12, 8, 6)
    found = forecast_at(Steps(), data, AskedDates(wanted([3, 12, 18, 21, 33, 72]), calendar))
    np.testing.assert_allclose(found, np.tile([1, 1, 1.5, 1.75, 2.75, 6], (POINTS, 1)))
    maps = np.arange(1.0, 7.0)[:, None, None] * np.ones((6, 2, 3))
    between = between_steps(maps, wanted([3, 18, 72]), data.origin, calendar)
    np.testing.assert_allclose(between, np.array([1, 1.5, 6])[:, None, None] * np.ones((3, 2, 3)))


def test_a_filter_forecasts_each_date_itself():
    data, calendar = ForecastData.from_points(series()), ForecastCalendar(12, 8, 6)
    kalman = Kalman(calendar)
    kalman.variances_ = {np.datetime64("1900-01-01"): Kalman()._prior.at(0.0)}
    dates = wanted([1, 4, 13, 14, 15, 40, 70])
    np.testing.assert_allclose(
        forecast_at(kalman, data, AskedDates(dates, calendar)), kalman.predict(data, dates), atol=1e-4
    )
