# SPDX-License-Identifier: GPL-2.0-or-later
"""The page to hand over with areas: what is listed, drawn and refused."""

import re

import numpy as np
import pytest
import shapely

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.io.polygons import write_polygons
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints
from insar_forecast_plugin.core.summary_page.layer import read_result_layer
from insar_forecast_plugin.core.summary_page.listed_areas import read_areas, series_of
from insar_forecast_plugin.core.summary_page.pictures import areas_figure
from insar_forecast_plugin.core.summary_page.ranking import minus_reference, rank

DATES = np.datetime64("2022-01-01") + np.arange(40) * np.timedelta64(12, "D")
YEARS = (DATES - DATES[0]).astype(float) / 365.25
ORIGIN = np.array([4_600_000.0, 1_700_000.0])
WEST, EAST = (shapely.box(east, ORIGIN[1], east + 100, ORIGIN[1] + 100) for east in ORIGIN[0] + np.array([0, 400]))
DETECTED = {
    "algorithm": "detectdeformation",
    "version": "1.2",
    "parameters": {"movement_threshold": -5.0},
    "forecast_to": "2023-10-01",
}


@pytest.fixture
def points(tmp_path):
    """The path of points, all rising by 10 mm/yr, those in the first square sinking by 20 mm/yr against the others."""
    places = ORIGIN + np.random.default_rng(0).uniform([-50, -50], [550, 150], (300, 2))
    sinking = shapely.contains(WEST, shapely.points(places))
    layer = TimeSeriesPoints(
        pid=np.arange(300).astype(str).astype(object),
        coordinates=places,
        crs="EPSG:3035",
        dates=DATES,
        displacement=np.outer(np.where(sinking, -10.0, 10.0), YEARS).astype(np.float32),
        measured=Measured(component="los"),
    )
    write_points(layer, tmp_path / "points.gpkg")
    return str(tmp_path / "points.gpkg")


def fields(**more):
    given = {
        "rank": np.array([2, 1], np.int32),
        "velocity_mean": np.array([3.0, -20.0]),
        "velocity_std": np.array([0.5, 0.4]),
        "point_count": np.array([31, 44]),
        "trend": np.array([None, "linear"], dtype=object),
        "forecast_change": np.array([np.nan, -9.0]),
        "forecast_change_lower": np.array([np.nan, -10.5]),
        "forecast_change_upper": np.array([np.nan, -7.5]),
        "exceedance_p": np.array([np.nan, 0.98]),
        "reference_points": np.array([60, 60]),
    }
    return {**given, **more}


@pytest.fixture
def write(tmp_path):
    def write(columns=None, shapes=(EAST, WEST), provenance=DETECTED):
        path = tmp_path / "areas.gpkg"
        about = {"crs": "EPSG:3035", "layer_name": "areas", "measured": Measured()}
        columns = fields() if columns is None else columns
        write_polygons(path, np.array(shapes, dtype=object), columns, provenance=provenance, **about)
        return str(path)

    return write


@pytest.fixture
def page_of(points, tmp_path):
    def page_of(areas, **more):
        report = tmp_path / "page.html"
        sources = {"input": {"path": points, "layer": None}, "areas": {"path": areas, "layer": None}}
        catalogue.run("handoverpage", {**sources, "report": str(report), **more}, Silent())
        return report.read_text(encoding="utf-8")

    return page_of


def rows_of(page):
    return [re.findall(r"<td[^>]*>\s*([^<]*)</td>", row) for row in re.findall(r"<tr>(<td>.*?)</tr>", page, re.DOTALL)]


def test_areas_are_listed_by_rank_with_class_forecast_and_probability(page_of, write):
    page = page_of(write())
    listed = [row for row in rows_of(page) if row[0].strip() in "12"]
    assert [row[2:] for row in listed] == [
        ["44", "linear", "-20.0 ± 0.4", "-9.0 ± 1.5", "98%"],
        ["31", "no class", "+3.0 ± 0.5", "-", "-"],
    ]


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("none", "mean velocity, ±"),
        ("median", "mean velocity minus the median of all points, ±"),
        ("field", "mean velocity minus the reference field, ±"),
    ],
)
def test_page_says_what_was_subtracted_from_the_velocities_of_detected_areas(page_of, write, reference, words):
    parameters = {**DETECTED["parameters"], "reference": reference}
    assert f"mm/yr: {words} standard deviation" in page_of(write(provenance=DETECTED | {"parameters": parameters}))


def test_page_says_what_the_first_area_does_and_where_the_areas_are_from(page_of, write):
    page = page_of(write())
    assert "2 areas; the first has 44 points and moves by -20.0 mm/yr on average. " in page
    assert "Its forecast movement to 2023-10-01 against the points around it is -9.0 mm." in page
    assert "Its velocity in mm/yr does not, so the two may differ." in page
    assert "The mean series of the points around the area is subtracted." in page
    assert re.search(r"<b>Areas:</b> areas.gpkg[^<]*\(detectdeformation 1.2\)", page)
    assert "beyond -5 mm" in page
    assert "Mean series of the areas" in page
    assert "An area is a group of points that move together" in page
    assert "'quality'" not in page.replace("&#39;", "'")  # no column of the list


def test_area_with_too_few_points_around_it_is_not_said_to_be_compared_with_them(page_of, write):
    page = page_of(write(fields(reference_points=np.zeros(2, int))))
    assert "Its forecast movement to 2023-10-01 is -9.0 mm." in page
    assert "points around" not in page


def test_summarised_areas_have_velocity_and_forecast_of_one_reference(page_of, write):
    made = {"algorithm": "summariseareas", "parameters": {"threshold": None}, "forecast_to": "2023-10-01"}
    page = page_of(write(provenance=made))
    assert "All of these tell how an area moves against the points around it." in page


def test_areas_of_a_user_keep_their_names(page_of, write):
    made = {"algorithm": "summariseareas", "parameters": {"threshold": None}}
    page = page_of(write(fields(area_id=np.array(["dam", "quarry <b>"], dtype=object)), provenance=made))
    assert "quarry &lt;b&gt;" in page
    assert "98%" not in page  # of what threshold is not known
    assert "An area is a group of points that move together" not in page
    assert "that of the mean series of its points" in page


def test_list_is_as_long_as_asked_for(page_of, write):
    assert len([row for row in rows_of(page_of(write(), point_count=1)) if row[0].strip() in "12"]) == 1


def test_layer_without_a_rank_is_refused(page_of, write):
    with pytest.raises(InputError, match="has no field rank; expected areas from"):
        page_of(write({"name": np.array(["a", "b"], dtype=object)}))


def test_areas_without_points_are_refused(page_of, write):
    with pytest.raises(InputError, match=r"No area of .* has a rank"):
        page_of(write(fields(rank=np.zeros(2, np.int32))))


def test_points_with_neither_classes_nor_areas_are_told_of_both(points, tmp_path):
    request = {"input": {"path": points, "layer": None}, "report": str(tmp_path / "page.html")}
    with pytest.raises(InputError, match="or choose AREAS"):
        catalogue.run("handoverpage", request, Silent())


def legend_of(points, areas):
    """Return the title and the ranges of the map, and how many of its points are in the middle range."""
    layer = read_result_layer(points, Silent(), series_suffice=True)
    field = layer.points.attributes.get("field")
    shown = minus_reference(rank(layer), areas.reference, None if field is None else field.to_numpy(float))
    axes = areas_figure(layer, shown, areas, layer.points.coordinates, 8).axes[0]
    legend = axes.get_legend()
    return legend.get_title().get_text(), [text.get_text() for text in legend.get_texts()]


def test_map_of_areas_is_coloured_by_what_their_velocities_are(points, write):
    """All points rise by 10 mm/yr but those in the first square: minus the median, most are stable."""
    crs = read_points(points, Silent()).crs
    told = []
    for reference in ("none", "median"):
        made = DETECTED | {"parameters": {"reference": reference}}
        told.append(legend_of(points, read_areas(write(provenance=made), crs, Silent())))
    assert [title for title, _ in told] == ["velocity, mm/yr", "velocity minus the median of all points, mm/yr"]
    assert not any(words.startswith("-2") for words in told[0][1])
    assert any(words.startswith("-2") for words in told[1][1]) and any("20" in words for words in told[1][1])


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"reference": "median"}, "coloured by velocity minus the median of all points, mm/yr."),
        ({"reference": "field", "reference_field": "gnss"}, "coloured by velocity minus the reference field, mm/yr."),
        ({"reference": "field", "reference_field": "gone"}, "coloured by velocity, mm/yr, without the field that was"),
        ({"reference": "none"}, "coloured by velocity, mm/yr."),
    ],
)
def test_page_says_what_its_map_shows(points, write, page_of, parameters, said):
    layer = read_points(points, Silent())
    write_points(layer, points, extra_fields={"gnss": np.full(layer.point_count, 10.0)})
    assert said in page_of(write(provenance=DETECTED | {"parameters": parameters}))


@pytest.mark.parametrize(("around", "expected"), [(60, -20.0), (0, -10.0)])
def test_drawn_series_is_that_of_the_layer(points, write, around, expected):
    layer = read_points(points, Silent())
    areas = read_areas(write(fields(reference_points=np.array([around, around]))), layer.crs, Silent())
    series = series_of(areas, layer, layer.coordinates, 3).values[0]
    assert np.polyfit(YEARS, series, 1)[0] == pytest.approx(expected, abs=0.1)


def test_hole_of_an_area_is_not_numbered_and_outlines_are_drawn_on_the_map(points, write):
    layer = read_result_layer(points, Silent(), series_suffice=True)
    ring = WEST.buffer(80).difference(WEST)
    areas = read_areas(write(shapes=(EAST, ring)), layer.points.crs, Silent())
    axes = areas_figure(layer, rank(layer), areas, layer.points.coordinates, 8).axes[0]
    numbers = {text.get_text(): text.xy for text in axes.texts if text.get_text() in ("1", "2")}
    assert {*numbers} == {"1", "2"}
    assert shapely.contains(ring, shapely.Point(numbers["1"]))
