# SPDX-License-Identifier: GPL-2.0-or-later
"""The page to hand over: what is ranked, what it says, what is refused."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from insar_forecast_plugin.core import catalogue, provenance
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.palette import value_ranges
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints
from insar_forecast_plugin.core.summary_page.layer import read_result_layer
from insar_forecast_plugin.core.summary_page.pictures import map_figure, series_figure
from insar_forecast_plugin.core.summary_page.ranking import rank, spread_out
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES

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
            values = np.nan_to_num(layer.displacement[:, -1:]) + CHANGE[:, None] * np.array(
                [[1 / 3, 2 / 3, 1.0]], np.float32
            )
            series = {"F": (AHEAD, values), "L": (AHEAD, values - 2), "U": (AHEAD, values + 2)}
        write_points(layer, path, more_series=series)
        source = {"path": str(path), "layer": None}
        catalogue.run("handoverpage", {"input": source, "report": str(report), **more}, Silent())
        return report.read_text(encoding="utf-8")

    return page_of


def ranked(page):
    rows = re.findall(r"<tr><td>\s*(\d+)</td><td>\s*([^<]+)</td>", page)
    return [name for _, name in rows]


@pytest.mark.parametrize("forecast", [True, False])
def test_fastest_comes_first_and_neither_stable_points_nor_unwrapping_errors(page_of, forecast):
    page = page_of(points(trend=CLASSES), forecast=forecast)
    assert ranked(page) == ["b&lt;script&gt;", "e", "c"]
    assert "Not listed: 1 stable, 1 with unwrapping errors." in page


def test_stable_points_are_listed_where_there_are_no_others(page_of):
    page = page_of(points(trend=["stable"] * 4 + ["unwrapping_error"]))
    assert ranked(page) == ["b&lt;script&gt;", "c", "a", "d"]
    assert "<h2>No point moves: the fastest stable points</h2>" in page
    assert "Points that move most" not in page


def test_summary_counts_stable_points_among_all(page_of):
    velocities = page_of(points(trend=CLASSES))
    assert "median -4.0" in velocities  # of 0, -20, 5 and -8 mm/yr


def test_summary_without_classes_begins_with_a_capital(page_of):
    assert "Velocity, mm/yr: median" in page_of(points())


def test_change_that_is_forecast_is_listed_with_its_interval(page_of):
    assert "-12.0 ± 2.0" in page_of(points())


def test_movement_is_listed_as_the_forecast_wrote_it(page_of):
    written = {"forecast_change": [0, -9.5, 0, 0, 0], "forecast_change_lower": [-1, -10.9, -1, -1, -1]}
    page = page_of(points(**written, forecast_change_upper=[1, -8.1, 1, 1, 1]))
    assert "-9.5 ± 1.4" in page
    assert "-12.0" not in page


def test_page_is_named_after_the_file_that_was_imported(page_of):
    imported = {"algorithm": "importtimeseries", "inputs": {"input": {"name": "EGMS_L2b_022.zip"}}}
    layer = replace(points(), provenance={"algorithm": "forecast", "source": imported})
    assert "<h1>Ground displacement: EGMS_L2b_022</h1>" in page_of(layer)
    assert "<h1>Ground displacement: results</h1>" in page_of(points())


def test_data_of_egms_are_attributed(page_of):
    layer = replace(points(), measured=Measured(component="los", product="EGMS L2b", release="2020-2024"))
    words = "Copernicus Land Monitoring Service information; contains modified Copernicus Sentinel data 2020-2024"
    assert words in page_of(layer)
    assert "Copernicus" not in page_of(points())


def test_forecast_without_classes_is_enough(page_of):
    assert "Forecast: movement from 2022-08-17 to 2022-09-22" in page_of(points())


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


def test_verdict_of_old_forecasts_on_single_points_is_not_repeated(page_of):
    assert "usable" not in page_of(points(forecast_usable=["yes", "no", "no", "unclear", None]))


def test_forecast_without_an_interval_is_listed_alone(tmp_path):
    layer = points()
    path, report = tmp_path / "results.gpkg", tmp_path / "page.html"
    write_points(
        layer, path, more_series={"F": (AHEAD, layer.displacement[:, -1:] + CHANGE[:, None] * np.arange(1, 4) / 3)}
    )
    request = {"input": {"path": str(path), "layer": None}, "report": str(report)}
    catalogue.run("handoverpage", request, Silent())
    assert "<td>-12.0</td>" in report.read_text(encoding="utf-8")


def test_names_that_matplotlib_would_take_for_mathematics_are_drawn_as_they_are(page_of):
    layer = points(trend=CLASSES)
    assert "$^$" in page_of(replace(layer, pid=np.array(["a", "$^$", "c", "d", "e"], dtype=object)))


@pytest.mark.parametrize("crs", ["EPSG:3035", "EPSG:4326"])
def test_single_point_has_a_page(page_of, crs):
    layer = points(trend=CLASSES).at_points(np.array([1]))
    layer = replace(layer, crs=crs, coordinates=np.array([[13.2, 38.7]]) if crs == "EPSG:4326" else layer.coordinates)
    page = page_of(layer, forecast=False)
    assert ranked(page) == ["b&lt;script&gt;"]
    assert ". 1 point, " in page and "Time series of the points" in page


PLACES = np.array([[0.0, 0.0], [1.0, 0.0], [900.0, 0.0], [1000.0, 1000.0]])


@pytest.mark.parametrize(("second", "expected"), [(-2.7, [0, 2, 3]), (2.7, [0, 1, 2])])
def test_neighbours_of_a_ranked_point_are_passed_over_unless_they_move_the_other_way(second, expected):
    change = np.array([-3.8, second, -2.0, -1.0])
    assert spread_out(np.arange(4), PLACES, change, 3).tolist() == expected


def beside(metres):
    """Return points of which the last, at -8 mm/yr, lies beside the third, at +5 mm/yr."""
    layer = points()
    coordinates = layer.coordinates.copy()
    coordinates[4] = coordinates[2] + [metres, 0.0]
    return replace(layer, coordinates=coordinates)


def test_neighbour_that_moves_the_other_way_is_marked(page_of):
    page = page_of(beside(3.0))
    assert "-8.0 †<" in page
    assert "+5.0 †<" in page
    assert "-20.0<" in page
    assert "†: a neighbour" in page


def test_point_that_moves_the_other_way_far_off_is_not_marked(page_of):
    assert "†" not in page_of(beside(150.0))


def test_numbers_of_neighbours_stand_beside_each_other_on_the_map(tmp_path):
    layer = beside(3.0)
    write_points(replace(layer, attributes=pd.DataFrame({"trend": ["linear"] * 5})), tmp_path / "p.gpkg")
    read = read_result_layer(str(tmp_path / "p.gpkg"), Silent())
    texts = map_figure(read, rank(read), np.array([4, 2, 1]), layer.coordinates).axes[0].texts
    assert [text.xyann for text in texts[:3]] == [(0, 0), (10, 0), (0, 0)]


def map_of(layer, tmp_path):
    """Return what is drawn on the map of a layer: by words of the legend, its colour, size and height."""
    ahead = np.zeros((5, len(AHEAD)), np.float32)
    write_points(
        layer, tmp_path / "p.gpkg", more_series={"F": (AHEAD, ahead), "L": (AHEAD, ahead), "U": (AHEAD, ahead)}
    )
    read = read_result_layer(str(tmp_path / "p.gpkg"), Silent())
    drawn = map_figure(read, rank(read), np.array([1]), layer.coordinates).axes[0].collections
    return {one.get_label(): (to_hex(one.get_facecolor()[0]), one.get_sizes()[0], one.get_zorder()) for one in drawn}


def test_map_of_classes_has_the_colours_of_the_layers_and_what_moves_on_top(tmp_path):
    drawn = map_of(points(trend=CLASSES), tmp_path)
    names = ["stable (1)", "linear (1)", "quadratic (1)", "unwrapping error (1)", "no class (1)"]
    assert [*drawn] == names
    assert [drawn[name][0] for name in names[:4]] == [TREND_CLASSES.named(name).colour for name in CLASSES[:4]]
    assert drawn["stable (1)"][1] < drawn["linear (1)"][1]
    assert sorted(drawn, key=lambda name: drawn[name][2])[:3] == ["no class (1)", "stable (1)", "unwrapping error (1)"]


def test_map_of_velocity_has_the_colours_and_ranges_of_the_layers(tmp_path):
    drawn = map_of(points(), tmp_path)
    shown = {one.text: one.colour for one in value_ranges("velocity")}
    assert len(drawn) > 2
    assert {words: colour for words, (colour, _, _) in drawn.items()}.items() <= shown.items()


def test_velocity_has_its_standard_deviation(page_of):
    layer = points(trend=CLASSES, trend_velocity=[0.0, -20, 5, 0, -8], trend_velocity_sigma=[0.1, 0.4, 0.3, 0.1, 0.2])
    page = page_of(layer)
    assert "-20.0 ± 0.4" in page
    assert "from the trend test, ± one standard deviation" in page


@pytest.mark.parametrize(("answer", "marked"), [("no", True), ("yes", False)])
def test_class_on_which_network_and_tests_disagree_is_marked(page_of, answer, marked):
    page = page_of(points(trend=CLASSES, trend_agree=["yes", answer, "yes", "yes", None]))
    assert ("linear ?<" in page) == marked
    assert ("network and tests disagree" in page) == marked


def ended_after(epochs):
    """Return points of which the second, the fastest, has no value after some epochs."""
    layer = points(trend=CLASSES, forecast_quality=["poor", "poor", "good", "poor", "fair"])
    displacement = layer.displacement.copy()
    displacement[1, epochs:] = np.nan
    return replace(layer, displacement=displacement)


def test_series_that_ended_early_has_its_last_date_for_a_forecast(page_of):
    page = page_of(ended_after(10))
    assert re.search(rf"<td>ended {DATES[9]}</td><td\s+class=\"text\">-</td>", page)
    assert f"1 of 5 series ended more than 90 days before the last epoch, {DATES[-1]}" in page


def test_series_that_ended_a_little_before_the_others_has_its_forecast(page_of):
    page = page_of(ended_after(14))
    assert ">ended" not in page
    assert "series ended more than" not in page


@pytest.mark.parametrize(("epochs", "drawn"), [(10, 0), (20, 1)])
def test_forecast_of_a_series_that_ended_early_is_not_drawn(tmp_path, epochs, drawn):
    ahead = {name: (AHEAD, np.zeros((5, 3), np.float32)) for name in "FLU"}
    write_points(ended_after(epochs), tmp_path / "p.gpkg", more_series=ahead)
    layer = read_result_layer(str(tmp_path / "p.gpkg"), Silent())
    assert len(series_figure(layer, np.array([1])).axes[0].collections) == drawn


def test_band_of_the_whole_path_is_drawn_behind_the_interval_and_explained(tmp_path, page_of):
    ahead = {name: (AHEAD, np.full((5, 3), end, np.float32)) for name, end in zip("FLU", (0, -1, 1), strict=True)}
    ahead |= {name: (AHEAD, np.full((5, 3), end, np.float32)) for name, end in (("PL", -4), ("PU", 4))}
    write_points(points(), tmp_path / "p.gpkg", more_series=ahead)
    wide, narrow = (
        series_figure(read_result_layer(str(tmp_path / "p.gpkg"), Silent()), np.array([1])).axes[0].collections
    )
    heights = [np.ptp(one.get_paths()[0].vertices[:, 1]) for one in (wide, narrow)]
    assert heights == [8.0, 2.0]
    source = {"path": str(tmp_path / "p.gpkg"), "layer": None}
    catalogue.run("handoverpage", {"input": source, "report": str(tmp_path / "page.html")}, Silent())
    assert "hold the whole path at once" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "whole path" not in page_of(points())


@pytest.mark.parametrize(
    ("parameters", "words"), [({"interval_level": 80}, "its 80% interval (±)"), ({}, "its interval (±)")]
)
def test_interval_names_its_level_where_it_is_known(page_of, parameters, words):
    made = {"algorithm": "forecast", "parameters": parameters}
    assert words in page_of(replace(points(), provenance=made))


def bilinear(*dates):
    return points(trend=["bilinear"] * 5, trend_break_date=np.array(dates, dtype="datetime64[D]"))


def test_breaks_at_one_date_are_cautioned_about(page_of):
    page = page_of(bilinear(*["2022-05-01"] * 5))
    assert (
        "5 of 5 points classified as bilinear (100% of all points) have their break within 45 days around 2022-05-01"
        in page
    )
    assert "The join itself may be months from this date" in page


def test_breaks_at_dates_of_their_own_are_not(page_of):
    page = page_of(bilinear("2022-02-01", "2022-04-01", "2022-05-25", "2022-07-20", "NaT"))
    assert "points classified as bilinear" not in page


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"reference": "none", "seam_dates": []}, "nothing."),
        (
            {"reference": "none", "seam_dates": ["2022-05-01", "2035-01-01"]},
            "a step where releases were joined, 2022-05-01.",
        ),
        (
            {"reference": "median", "seam_dates": ["2022-05-01"]},
            "the median velocity of all points; a step where releases were joined",
        ),
        ({"reference": "field", "reference_field": "plate"}, "the velocity in plate."),
    ],
)
def test_what_the_classification_took_off_is_named(page_of, parameters, words):
    made = {"algorithm": "forecast", "source": {"algorithm": "classifytrends", "parameters": parameters}}
    page = page_of(replace(points(trend=CLASSES, trend_velocity=[0.0, -20, 5, 0, -8]), provenance=made))
    assert f"<b>Subtracted before classification:</b> {words}" in page
    assert ("from the trend test, steps between releases removed" in page) == bool(parameters.get("seam_dates"))


def test_fields_of_a_forecast_are_kept_where_they_are_asked_for(tmp_path):
    path = tmp_path / "p.gpkg"
    write_points(points(), path, more_series={"F": (AHEAD, np.ones((5, 3), np.float32))})
    names = read_points(path, Silent(), with_forecast=True).attributes.columns
    assert [name for name in names if name.startswith("F")] == [f"F{str(day).replace('-', '')}" for day in AHEAD]


def test_steps_are_told_by_the_names_of_the_algorithms_the_first_first(page_of):
    made = {"algorithm": "classifytrends", "version": "0.0.9", "source": {"algorithm": "importtimeseries"}}
    older = {**made, "source": {"algorithm": "gone", "version": "0.0.1"}}
    steps = [
        re.search(r"<b>Steps:</b> (.*?)\. <b>", page_of(replace(points(trend=CLASSES), provenance=one)))[1]
        for one in (made, older)
    ]
    version = provenance.plugin_version()
    assert steps == [
        f"Import InSAR time series → Classify trends 0.0.9 → Summary page {version}",
        f"gone 0.0.1 → Classify trends 0.0.9 → Summary page {version}",
    ]
