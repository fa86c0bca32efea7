# SPDX-License-Identifier: GPL-2.0-or-later
"""What found areas carry from the mean series of their points, and what is left out without series."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pyogrio
import pytest
import rasterio
import shapely
from sinking_field import CENTRE, CORNER, DATES, LAKE, YEARS, detected, sinking_field

from insar_forecast_plugin.core.areas.detect_deformation import detect_deformation, legend_label
from insar_forecast_plugin.core.errors import InputError, ModelError
from insar_forecast_plugin.core.interface import DetectDeformationRequest
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.request import VectorSource

SERIES = ("trend", "trend_break_date", "forecast_change", "forecast_error", "best_simple", "best_simple_error")
BROKEN = 40
"""Epoch from which on the ground in the middle sinks."""


@pytest.fixture(scope="module")
def field():
    return sinking_field()


@pytest.fixture
def run(tmp_path):
    return partial(detected, tmp_path)


def moving(field, since):
    """Return the points, rising by 20 mm/yr, those in the middle sinking by 12 mm/yr against them from an epoch on."""
    points, inside = field
    sinking = np.where(inside[:, None], -12.0 * np.maximum(YEARS - YEARS[since], 0), 0.0)
    noise = np.random.default_rng(7).normal(0, 2, points.displacement.shape)
    return replace(points, displacement=(20 * YEARS + sinking + noise).astype(np.float32))


@pytest.fixture(scope="module")
def made(field, tmp_path_factory):
    """The areas of ground that sinks against its surroundings, what was said, and the report."""
    folder, said = tmp_path_factory.mktemp("made"), Recorder()
    table = detected(folder, moving(field, 0), said, method="threshold", horizon_days=120, movement_threshold=-3.0)
    return table, said, (folder / "report.html").read_text(encoding="utf-8")


def test_break_of_the_area_is_dated(run, field):
    first = run(moving(field, BROKEN), method="threshold").iloc[0]
    assert first["trend"] == "bilinear"
    assert abs(np.datetime64(first["trend_break_date"], "D") - DATES[BROKEN]) < np.timedelta64(90, "D")
    assert first["trend_velocity_1"] == pytest.approx(0, abs=1)
    assert first["trend_velocity_2"] == pytest.approx(-12, abs=1.5)


def test_movement_of_the_surroundings_is_taken_off(made):
    first = made[0].iloc[0]
    assert first["reference_points"] > 50
    assert first["trend"] == "linear"
    assert first["forecast_change"] == pytest.approx(-12 * 120 / 365.25, abs=0.5)


def test_forecast_has_an_interval_and_its_past_error_beside_the_simple_one(made):
    first = made[0].iloc[0]
    assert first["forecast_change_lower"] < first["forecast_change"] < first["forecast_change_upper"]
    assert 0 < first["forecast_error"] < 2
    assert first["best_simple"] in ("persistence", "seasonal") and first["best_simple_error"] > 0


def test_probability_of_passing_the_threshold_is_given(made):
    assert 0.5 < made[0].iloc[0]["exceedance_p"] <= 1


def test_areas_keep_the_order_of_their_score(made):
    table = made[0]
    assert table["rank"].tolist() == list(range(1, len(table) + 1))
    assert table["score"].is_monotonic_decreasing


def test_report_shows_map_and_series(made):
    report = made[2]
    assert report.count("data:image/png") == 2
    assert "Mean series of the first areas" in report and "<td>linear</td>" in report
    assert "The probability is that of" in report


def test_layer_without_areas_has_the_same_fields(made, run, field):
    noise = np.random.default_rng(1).normal(0, 2, field[0].displacement.shape).astype(np.float32)
    none = run(replace(field[0], displacement=noise), method="threshold", sigma=6.0, movement_threshold=-3.0)
    assert len(none) == 0
    assert list(none.columns) == list(made[0].columns)


def test_short_series_have_neither_class_nor_forecast_and_that_is_said(run, field):
    short, said = field[0].at_epochs(slice(0, 9)), Recorder()
    table = run(short, said, method="threshold", velocity_field="rate")
    assert table["trend"].isna().all() and table["forecast_change"].isna().all()
    assert any("trend classes need at least" in text for text in said.warnings)


@pytest.fixture
def bare(field, tmp_path):
    """The path of a layer of places and velocities alone."""

    def write(rate):
        points, path = field[0], tmp_path / "bare.gpkg"
        table = pd.DataFrame({"pid": points.pid.astype(str), "rate": rate})
        places = shapely.to_wkb(shapely.points(points.coordinates))
        arrays = [table[name].to_numpy() for name in table]
        about = {"driver": "GPKG", "geometry_type": "Point", "crs": "EPSG:3035", "layer": "bare"}
        pyogrio.raw.write(path, places, arrays, list(table.columns), **about)
        return VectorSource(str(path))

    return write


def test_velocities_alone_give_areas_without_what_needs_series(run, field, bare, tmp_path):
    said = Recorder()
    table = run(bare(field[0].attributes["rate"].to_numpy()), said, velocity_field="rate")
    assert table.iloc[0]["velocity_mean"] == pytest.approx(-8, abs=0.5)
    assert not {*SERIES} & {*table.columns}
    assert table["first_date"].isna().all()
    assert any("has no series" in text for text in said.infos)
    assert "has no series" in Path(tmp_path / "report.html").read_text(encoding="utf-8")
    with rasterio.open(tmp_path / "score.tif") as raster:
        assert raster.read(1)[raster.index(*CENTRE)] > 0.5


@pytest.mark.parametrize(
    ("options", "ending"),
    [({"reference": "none"}, "mm/yr"), ({"reference": "median"}, "mm/yr, minus the median of all points")],
)
def test_legend_says_what_was_subtracted(field, bare, tmp_path, options, ending):
    rate = field[0].attributes["rate"].to_numpy()
    asked = {"velocity_field": "rate", "method": "threshold", **options}
    request = DetectDeformationRequest(input=bare(rate), output_areas=str(tmp_path / "areas.gpkg"), **asked)
    legend = detect_deformation(request, Recorder()).layers["OUTPUT_AREAS"].label
    assert legend.startswith("mean velocity, ")
    assert legend.endswith(ending)


def test_legend_says_which_way_is_plus():
    label = legend_label("median", "", Measured(component="los", orbit="descending"))
    assert label == ("mean velocity, LOS (descending), mm/yr, + towards satellite, minus the median of all points")


def test_styles_of_class_and_forecast_say_that_they_are_against_the_surroundings(field, tmp_path):
    write_points(moving(field, 0), tmp_path / "in.gpkg")
    asked = {"input": VectorSource(str(tmp_path / "in.gpkg")), "output_areas": str(tmp_path / "areas.gpkg")}
    result = detect_deformation(DetectDeformationRequest(**asked, method="threshold"), Recorder())
    labels = [style.label for style in result.layers["OUTPUT_AREAS"].more_styles]
    assert len(labels) == 2
    assert all("against the surroundings" in label for label in labels)


def test_layer_without_dates_needs_a_velocity_field(run, bare):
    with pytest.raises(InputError, match="no date fields"):
        run(bare(np.arange(1500.0)))


def test_velocities_alone_that_are_empty_are_refused(run, bare):
    with pytest.raises(InputError, match="VELOCITY_FIELD 'rate' contains no numbers"):
        run(bare(np.full(1500, np.nan)), velocity_field="rate")


@pytest.mark.parametrize(("factor", "unit"), [(0.1, "centimetres"), (0.001, "metres")])
def test_velocities_alone_in_another_unit_are_warned_of(run, field, bare, factor, unit):
    said = Recorder()
    rate = (field[0].attributes["rate"].to_numpy() + 1.5) * factor
    run(bare(rate), said, method="threshold", velocity_field="rate")
    assert any(f"look like {unit} a year" in text and "UNIT" in text for text in said.warnings)


def test_centimetres_beside_series_in_mm_are_warned_of(run, field):
    points, said = field[0], Recorder()
    in_cm = points.attributes.assign(rate=points.attributes["rate"] / 10)
    run(replace(points, attributes=in_cm), said, method="threshold", velocity_field="rate")
    assert [text for text in said.warnings if "look like centimetres a year" in text]


@pytest.mark.parametrize("method", ["network", "overwrapping", "threshold"])
def test_no_area_lies_in_the_lake_that_its_points_surround(run, field, method):
    points, _ = field
    shore = np.hypot(*(points.coordinates - LAKE).T) < 750
    rate = np.where(shore, -9.0, 0.0) + np.random.default_rng(3).normal(0, 0.5, len(shore))
    moved = replace(points, attributes=points.attributes.assign(rate=rate))
    table = run(moved, method=method, velocity_field="rate")
    shapes = shapely.from_wkb(np.array(table["geom"].tolist(), dtype=object))
    assert table["point_count"].max() > 0.7 * shore.sum()
    # Points lie farther than 450 m from the middle of the lake.
    assert not shapely.intersects(shapes, shapely.Point(LAKE).buffer(250)).any()
    assert shapely.union_all(shapes).convex_hull.contains(shapely.Point(LAKE))


def test_geographic_points_give_areas_in_metres(run, field):
    points, _ = field
    degrees = np.array([10.0, 50.0]) + (points.coordinates - CORNER) / np.array([71_000.0, 111_000.0])
    table = run(replace(points, coordinates=degrees, crs="EPSG:4326"), method="threshold")
    assert table.iloc[0]["area_m2"] == pytest.approx(np.pi * 300**2, rel=0.4)


@pytest.mark.parametrize("method", ["network", "overwrapping", "threshold"])
def test_velocities_of_one_value_are_refused(run, bare, method):
    with pytest.raises(InputError, match="All points have the same velocity, 2 mm/yr"):
        run(bare(np.full(1500, 2.0)), method=method, velocity_field="rate")


def test_fewer_than_50_points_are_refused_and_nothing_is_written(run, field, tmp_path):
    with pytest.raises(InputError, match="40 points with a velocity; expected at least 50"):
        run(field[0].at_points(np.arange(40)))
    assert [path.name for path in tmp_path.iterdir()] == ["in.gpkg"]


@pytest.mark.parametrize("method", ["network", "overwrapping"])
def test_model_of_another_kind_is_refused_and_named(run, field, method):
    from insar_forecast_plugin.core.trends.network.trend_classifier import SHIPPED_MODEL

    with pytest.raises(ModelError, match="trend"):
        run(field[0], method=method, model=str(SHIPPED_MODEL))
