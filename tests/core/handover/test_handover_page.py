# SPDX-License-Identifier: GPL-2.0-or-later
"""The page to hand over: what is ranked, what it says, what is refused."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from insar_forecast_plugin.core import operations
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.handover.ranking import spread_out
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

DATES = np.datetime64("2022-01-01") + np.arange(20) * np.timedelta64(12, "D")
ORIGIN = np.array([4_600_000.0, 1_700_000.0])
AHEAD = DATES[-1] + np.arange(1, 4) * np.timedelta64(12, "D")
CLASSES = ["stable", "linear", "quadratic", "unwrapping_error", None]
CHANGE = np.array([0.5, -12.0, 7.0, 90.0, -3.0], dtype=np.float32)


def points(component="los", **attributes):
    years = (DATES - DATES[0]).astype(float) / 365.25
    return TimeSeriesPoints(
        pid=np.array(["a", "b<script>", "c", "d", "e"], dtype=object),
        coordinates=np.array([[0, 0], [1000, 0], [0, 1000], [1000, 1000], [500, 500]]) + ORIGIN,
        crs="EPSG:3035",
        dates=DATES,
        displacement=(np.array([[0.0], [-20], [5], [0], [-8]]) * years).astype(np.float32),
        attributes=pd.DataFrame(attributes),
        measured=Measured(component=component),
    )


@pytest.fixture
def page_of(tmp_path):
    """Return a function that writes a layer and gives its page."""

    def page_of(layer, *, forecast=True, **more):
        path, report = tmp_path / "results.gpkg", tmp_path / "page.html"
        series = None
        if forecast:
            values = layer.displacement[:, -1:] + CHANGE[:, None] * np.array([[0.3, 0.6, 1.0]], np.float32)
            series = {"F": (AHEAD, values), "L": (AHEAD, values - 2), "U": (AHEAD, values + 2)}
        write_points(layer, path, more_series=series)
        source = {"path": str(path), "layer": None}
        operations.run("handoverpage", {"input": source, "report": str(report), **more}, Silent())
        return report.read_text(encoding="utf-8")

    return page_of


def ranked(page):
    rows = re.findall(r"<tr><td>\s*(\d+)</td><td>\s*([^<]+)</td>", page)
    return [name for _, name in rows]


@pytest.mark.parametrize("forecast", [True, False])
def test_fastest_comes_first_and_unwrapping_errors_not_at_all(page_of, forecast):
    page = page_of(points(trend=CLASSES), forecast=forecast)
    assert ranked(page) == ["b&lt;script&gt;", "e", "c", "a"]


def test_change_that_is_forecast_is_listed_with_its_interval(page_of):
    assert "-12.0 ± 2.0" in page_of(points())


def test_forecast_without_classes_is_enough(page_of):
    assert "Forecast: change until" in page_of(points())


def test_list_is_as_long_as_asked_for(page_of):
    assert len(ranked(page_of(points(), point_count=2))) == 2


def test_layer_with_neither_is_refused(page_of):
    with pytest.raises(InputError, match="neither trend classes"):
        page_of(points(), forecast=False)


def test_layer_of_unwrapping_errors_alone_is_refused(page_of):
    with pytest.raises(InputError, match="No point can be ranked"):
        page_of(points(trend=["unwrapping_error"] * 5))


def test_texts_of_the_layer_are_escaped(page_of):
    assert "<script>" not in page_of(points(), title="<script>alert(1)</script>")


def test_page_needs_no_network(page_of):
    assert not re.search(r'(src|href)="http', page_of(points()))


def test_sheet_is_a4(page_of):
    assert "size: A4" in page_of(points())


@pytest.mark.parametrize(("component", "words"), [("los", "line of sight"), ("unknown", "does not say in which")])
def test_component_is_cautioned_about(page_of, component, words):
    assert words in page_of(points(component))


def test_probability_of_passing_is_listed_and_explained(page_of):
    layer = points(exceedance_p=[0.0, 0.97, 0.2, 0.1, 0.3])
    page = page_of(replace(layer, provenance={"algorithm": "forecast", "parameters": {"threshold": -10}}))
    assert "97%" in page
    assert "beyond -10 mm" in page


FORECAST_STEP = {"algorithm": "forecast", "parameters": {"threshold": -10}}


def test_probability_is_listed_where_the_forecast_was_classified_later(page_of):
    layer = points(exceedance_p=[0.0, 0.97, 0.2, 0.1, 0.3])
    page = page_of(replace(layer, provenance={"algorithm": "classifytrends", "source": FORECAST_STEP}))
    assert "beyond -10 mm" in page


@pytest.mark.parametrize(
    "made",
    [{}, {"algorithm": "forecast", "parameters": {}, "source": FORECAST_STEP}, {"algorithm": "forecast"}],
    ids=["unknown", "of the forecast before", "without parameters"],
)
def test_probability_of_passing_what_is_not_known_is_not_listed(page_of, made):
    page = page_of(replace(points(exceedance_p=[0.0, 0.97, 0.2, 0.1, 0.3]), provenance=made))
    assert "97%" not in page
    assert "passes" not in page


def test_usable_points_are_counted_among_those_that_have_an_answer(page_of):
    page = page_of(points(forecast_usable=["yes", "no", "no", "unclear", None]))
    assert "expected to beat simple ones at 1 of 4 points" in page


def test_forecast_that_does_not_say_where_it_is_usable_has_no_count(page_of):
    assert "expected to beat" not in page_of(points())


def test_forecast_without_an_interval_is_listed_alone(tmp_path):
    layer = points()
    path, report = tmp_path / "results.gpkg", tmp_path / "page.html"
    write_points(layer, path, more_series={"F": (AHEAD, layer.displacement[:, -1:] + CHANGE[:, None] + np.zeros(3))})
    request = {"input": {"path": str(path), "layer": None}, "report": str(report)}
    operations.run("handoverpage", request, Silent())
    assert "<td>-12.0</td>" in report.read_text(encoding="utf-8")


def test_names_that_matplotlib_would_take_for_mathematics_are_drawn_as_they_are(page_of):
    layer = points(trend=CLASSES)
    assert "$^$" in page_of(replace(layer, pid=np.array(["a", "$^$", "c", "d", "e"], dtype=object)))


@pytest.mark.parametrize("crs", ["EPSG:3035", "EPSG:4326"])
def test_single_point_has_a_page(page_of, crs):
    layer = points(trend=CLASSES).at_points(np.array([1]))
    layer = replace(layer, crs=crs, coordinates=np.array([[13.2, 38.7]]) if crs == "EPSG:4326" else layer.coordinates)
    assert ranked(page_of(layer, forecast=False)) == ["b&lt;script&gt;"]


def test_steps_before_are_named(page_of):
    source = {"algorithm": "forecast", "version": "1", "source": {"algorithm": "classifytrends", "version": "1"}}
    page = page_of(replace(points(), provenance=source))
    assert re.search(r"handoverpage [\d.]+ from forecast 1 from classifytrends 1", page)


def test_neighbours_of_a_ranked_point_are_passed_over():
    places = np.array([[0.0, 0.0], [1.0, 0.0], [900.0, 0.0], [1000.0, 1000.0]])
    assert spread_out(np.array([0, 1, 2, 3]), places, 3).tolist() == [0, 2, 3]


def test_fields_of_a_forecast_are_kept_where_they_are_asked_for(tmp_path):
    path = tmp_path / "p.gpkg"
    write_points(points(), path, more_series={"F": (AHEAD, np.ones((5, 3), np.float32))})
    names = read_points(path, Silent(), with_forecast=True).attributes.columns
    assert [name for name in names if name.startswith("F")] == [f"F{str(day).replace('-', '')}" for day in AHEAD]
