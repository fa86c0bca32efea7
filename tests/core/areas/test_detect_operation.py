# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation detectdeformation from file to file."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from sinking_field import CENTRE, LAKE, detected, sinking_field

from insar_forecast_plugin.core.areas.cells import usual_cell_size
from insar_forecast_plugin.core.areas.detect_deformation import score_map
from insar_forecast_plugin.core.areas.detected_areas import alone_in_words, area_fields, stable_in_words
from insar_forecast_plugin.core.areas.found_areas import FoundArea
from insar_forecast_plugin.core.areas.velocity_field import VelocityField
from insar_forecast_plugin.core.errors import InputError, ModelError
from insar_forecast_plugin.core.gridding.geometry import GridGeometry
from insar_forecast_plugin.core.progress import Recorder


@pytest.fixture(scope="module")
def field():
    return sinking_field()


@pytest.fixture
def run(tmp_path):
    """Return a function that detects areas in points, and gives them as a table with their geometry."""
    return partial(detected, tmp_path)


@pytest.mark.parametrize("method", ["threshold", "network"])
def test_the_area_is_found_with_what_it_does(run, field, method):
    points, inside = field
    table = run(points, method=method)
    first = table.iloc[0]
    assert first["velocity_mean"] == pytest.approx(-8.0, abs=1.0)
    assert first["point_count"] == pytest.approx(inside.sum(), rel=0.25)
    assert first["area_m2"] == pytest.approx(np.pi * 300**2, rel=0.4)
    assert (first["rank"], first["quality"], str(first["first_date"])) == (1, 1, "2019-01-03")
    assert table["score"].is_monotonic_decreasing


@pytest.mark.parametrize("method", ["threshold", "network"])
def test_no_score_stands_in_a_lake(run, field, tmp_path, method):
    run(field[0], method=method)
    with rasterio.open(tmp_path / "score.tif") as raster:
        values = raster.read(1)
        assert np.isnan(values[raster.index(*LAKE)])
        assert values[raster.index(*CENTRE)] > 0.8
        assert raster.crs.to_epsg() == 3035


def test_given_velocities_are_taken(run, field):
    points, _ = field
    still = replace(points, displacement=np.zeros_like(points.displacement))
    table = run(still, method="threshold", velocity_field="rate")
    assert table["velocity_mean"].iloc[0] == pytest.approx(-8.0, abs=0.5)


def test_area_whose_own_series_stay_still_is_told(run, field, tmp_path):
    points, _ = field
    noise = np.random.default_rng(1).normal(0, 1, points.displacement.shape).astype(np.float32)
    said = Recorder()
    table = run(replace(points, displacement=noise), said, method="threshold", velocity_field="rate")
    assert table["trend"].iloc[0] == "stable"
    assert any(text.startswith(f"Areas classified stable: {len(table)} of {len(table)} (rank 1") for text in said.infos)
    assert "Areas classified stable" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_area_with_too_few_points_around_it_is_told(run, field, tmp_path):
    points, inside = field
    far = np.hypot(*(points.coordinates - CENTRE).T) > 1500
    said = Recorder()
    run(points.at_points(inside | far), said, method="threshold")
    words = "Areas with too few points around them: 1 of 1 (rank 1). Nothing is subtracted from their mean series"
    assert any(text.startswith(words) for text in said.infos)
    assert words in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_ranks_are_named_by_what_was_subtracted():
    fields = {
        "rank": np.array([1, 2, 0, 3]),
        "trend": np.array(["linear", "stable", None, "stable"], dtype=object),
        "reference_points": np.array([0, 0, 0, 40]),
    }
    assert "1, 2" in alone_in_words(fields) and "2 of 3" in alone_in_words(fields)
    assert "Less the points around them, where there are enough" in stable_in_words(fields)
    fields["reference_points"] = np.array([0, 40, 0, 40])
    assert "Less the points around them, their mean series" in stable_in_words(fields)
    assert not alone_in_words({"rank": fields["rank"]})


def test_area_that_moves_is_not_told_to_be_stable(run, field):
    said = Recorder()
    assert run(field[0], said, method="threshold")["trend"].iloc[0] != "stable"
    assert not any("(rank 1" in text for text in said.infos if "classified stable" in text)


def test_spread_of_an_area_is_that_of_a_sample_as_in_summaries():
    field = VelocityField(np.zeros((4, 2)), np.array([1.0, 2.0, 4.0, 9.0]), np.ones(4), "")
    found = area_fields(field, [FoundArea(np.arange(3), 1.0), FoundArea(np.array([3]), 0.5)])
    assert found["velocity_std"].round(4).tolist()[0] == 1.5275
    assert np.isnan(found["velocity_std"][1])


def test_still_ground_has_no_area(run, field):
    points, _ = field
    noise = np.random.default_rng(1).normal(0, 2, points.displacement.shape).astype(np.float32)
    said = Recorder()
    table = run(replace(points, displacement=noise), said, method="threshold", sigma=4.0)
    assert len(table) == 0
    (text,) = (text for text in said.infos if "No deforming area was found" in text)
    assert "so motion that most points share is not seen" in text


def test_series_at_a_fifth_of_the_dates_are_not_said_to_be_short(run, field):
    points, _ = field
    seen = np.arange(80) % 5 == (np.arange(points.point_count) % 5)[:, None]
    with pytest.raises(InputError, match="at enough of the layer's dates"):
        run(replace(points, displacement=np.where(seen, points.displacement, np.nan)))


def test_points_that_begin_late_are_left_out_with_the_reason(run, field):
    points, _ = field
    late = points.displacement.copy()
    late[::20, : round(0.45 * late.shape[1])] = np.nan
    said = Recorder()
    run(replace(points, displacement=late), said, method="threshold")
    (text,) = [one for one in said.warnings if "have no velocity" in one]
    assert text.startswith("75 points") and "at most twice as uncertain as all dates" in text


def test_missing_field_is_named(run, field):
    with pytest.raises(InputError, match="no field 'speed' for VELOCITY_FIELD"):
        run(field[0], method="threshold", velocity_field="speed")


def test_reference_field_must_be_named(run, field):
    with pytest.raises(InputError, match="REFERENCE_FIELD is empty"):
        run(field[0], method="threshold", reference="field")


def test_velocities_that_look_like_metres_are_warned_of(run, field):
    points, _ = field
    small = points.attributes.assign(rate=points.attributes["rate"] / 1000)
    said = Recorder()
    run(replace(points, attributes=small), said, method="threshold", velocity_field="rate")
    assert any("look like metres" in text for text in said.warnings)


def test_field_without_numbers_is_refused(run, field):
    points, _ = field
    empty = points.attributes.assign(rate=np.full(len(points.pid), np.nan))
    with pytest.raises(InputError, match="contains no numbers"):
        run(replace(points, attributes=empty), method="threshold", velocity_field="rate")


def test_reference_field_without_numbers_is_refused(run, field):
    points, _ = field
    words = points.attributes.assign(plate=np.full(len(points.pid), "unknown", dtype=object))
    given = {"method": "threshold", "reference": "field", "reference_field": "plate"}
    with pytest.raises(InputError, match="REFERENCE_FIELD 'plate' contains no numbers"):
        run(replace(points, attributes=words), **given)


def test_points_without_a_reference_are_left_out(run, field):
    points, _ = field
    plate = np.where(np.arange(len(points.pid)) % 20 == 0, np.nan, 50.0)
    said = Recorder()
    table = run(
        replace(points, attributes=points.attributes.assign(rate=points.attributes["rate"] + 50, plate=plate)),
        said,
        method="threshold",
        velocity_field="rate",
        reference="field",
        reference_field="plate",
    )
    assert any("75 points have no velocity or no reference" in text for text in said.warnings)
    assert table["velocity_mean"].abs().max() < 15


def test_series_without_enough_values_are_refused(run, field):
    points, _ = field
    few = points.displacement.copy()
    few[:, 8:] = np.nan
    few[0, :] = 0  # else the later epochs are left out as empty
    few[0, 9:-1] = np.nan
    with pytest.raises(InputError, match="velocity"):
        run(replace(points, displacement=few), method="threshold")


def test_point_far_away_is_named_with_the_number_of_cells(run, field):
    points, _ = field
    far = points.coordinates.copy()
    far[0] += 3_000_000
    with pytest.raises(InputError, match="at most 20,000,000 cells are looked at"):
        run(replace(points, coordinates=far), method="threshold")


def test_model_of_another_kind_is_refused(run, field):
    from insar_forecast_plugin.core.trends.network.trend_classifier import SHIPPED_MODEL

    with pytest.raises(ModelError):
        run(field[0], model=str(SHIPPED_MODEL))


def test_cells_hold_about_four_points():
    places = np.random.default_rng(2).random((5000, 2)) * 2000
    edge = usual_cell_size(places)
    assert 5000 / 2000**2 * edge**2 == pytest.approx(4, rel=0.3)


def test_product_keeps_its_cells():
    steps = np.arange(0, 5000, 100.0)
    assert usual_cell_size(np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)) == 100.0


def test_report_names_the_areas(run, field, tmp_path):
    run(field[0], method="threshold")
    text = Path(tmp_path / "report.html").read_text(encoding="utf-8")
    assert "From the highest score on" in text
    assert "data:image/png" in text


def test_cell_without_a_point_shows_the_score_of_the_nearest_one():
    places = np.random.default_rng(0).random((200, 2)) * (2000, 200) + (0, 1800)
    field = VelocityField.of(places, np.random.default_rng(1).normal(0, 1, 200), "EPSG:3035")
    geometry = GridGeometry(Affine(100, 0, 0, 0, -100, 2000), "EPSG:3035", 20, 20)
    scores = np.full(geometry.shape, 0.9)
    scores[:2] = 0.1
    shown = score_map(field, geometry, scores)
    assert shown[:3] == pytest.approx(0.1)
    assert np.isnan(shown[4:]).all()
