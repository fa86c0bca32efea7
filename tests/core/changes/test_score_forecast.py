# SPDX-License-Identifier: GPL-2.0-or-later
"""A forecast is checked against numbers made by hand, against a newer release, and against what must be refused."""

import json
from dataclasses import replace

import numpy as np
import pyogrio
import pytest
import shapely
from two_releases import DATES, LOS, numbers, release, run, shuffled, true_points, written

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.polygons import write_polygons
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent

ORIGIN = 170
AHEAD = DATES[ORIGIN:]


def issued(folder, points, values, half_width, dates=AHEAD, *, path=None, name="forecast"):
    """Write a layer as 'Forecast displacement' does and return the part of a request that names it."""
    known = points.at_epochs(slice(0, ORIGIN))
    series = {"F": (dates, values), "L": (dates, values - half_width), "U": (dates, values + half_width)}
    if path is not None:
        series |= {"PL": (dates, values - path), "PU": (dates, values + path)}
    made = {"algorithm": "forecast", "parameters": {"interval_level": 90}}
    more = {kind: (days, np.asarray(one, dtype=np.float32)) for kind, (days, one) in series.items()}
    write_points(replace(known, provenance=made), folder / f"{name}.gpkg", more_series=more)
    return {"path": str(folder / f"{name}.gpkg")}


@pytest.fixture
def two(tmp_path):
    """Two points that stand still at 1 and 2 mm, then move as the test says."""
    points = true_points(2, noise=0.0, velocity=0.0)
    series = np.repeat([[1.0], [2.0]], len(DATES), axis=1).astype(np.float32)
    return replace(points, displacement=series)


def scored(folder, forecast, observed, **more):
    given = {"forecast": forecast, **written(folder, observed=observed), "metrics": str(folder / "m.json"), **more}
    result, points, progress = run("scoreforecast", folder, **given)
    return result, points, progress, json.loads((folder / "m.json").read_text(encoding="utf-8"))


def test_scores_are_those_made_by_hand(two, tmp_path):
    values = np.full((2, 30), 3.0)
    observed = two.displacement.copy()
    observed[0, ORIGIN:] = 4.0  # 1 mm beside the forecast, 3 mm beside the last value
    observed[1, ORIGIN:] = 6.0  # 3 mm beside the forecast, 4 mm beside the last value
    forecast = issued(tmp_path, two, values, 2.0)
    _, points, _, found = scored(tmp_path, forecast, replace(two, displacement=observed))
    assert numbers(points, "score_rmse").tolist() == pytest.approx([1.0, 3.0])
    assert numbers(points, "score_persistence").tolist() == pytest.approx([3.0, 4.0])
    assert numbers(points, "score_bias").tolist() == pytest.approx([1.0, 3.0])
    assert numbers(points, "score_last").tolist() == pytest.approx([1.0, 3.0])
    assert numbers(points, "score_inside").tolist() == [1.0, 0.0]
    assert numbers(points, "score_dates").tolist() == [30, 30]
    assert found["all"]["rmse_forecast"] == pytest.approx(np.sqrt(5.0))
    assert found["all"]["rmse_persistence"] == pytest.approx(np.sqrt(12.5))
    assert found["all"]["coverage"] == 0.5
    assert [one["rmse_forecast"] for one in found["by_date"]] == pytest.approx([np.sqrt(5.0)] * 30)


def test_path_is_left_where_the_band_of_the_layer_is(two, tmp_path):
    observed = two.displacement.copy()
    observed[:, ORIGIN:] = 3.0
    observed[1, ORIGIN + 12 :] = 8.0
    forecast = issued(tmp_path, two, np.full((2, 30), 3.0), 2.0, path=4.0)
    _, points, _, found = scored(tmp_path, forecast, replace(two, displacement=observed))
    assert points.attributes["score_left"].tolist() == ["no", "yes"]
    days = points.attributes["score_left_date"]
    assert days.isna().tolist() == [True, False]
    assert str(days[1])[:10] == str(DATES[ORIGIN + 12])
    assert found["all"]["left_path"] == 0.5


def test_dates_between_forecast_dates_are_interpolated_and_none_beyond(two, tmp_path):
    dates = AHEAD[[4, 14]]  # 0 and 10 mm, so a twentieth of a step a date
    values = np.repeat([[0.0, 10.0]], 2, axis=0)
    observed = replace(two, displacement=np.where(np.arange(200) < ORIGIN, two.displacement, 5.0).astype(np.float32))
    _, points, progress, found = scored(tmp_path, issued(tmp_path, two, values, 100.0, dates), observed)
    assert [one["date"] for one in found["by_date"]] == [str(day) for day in AHEAD[4:15]]
    assert [one["rmse_forecast"] for one in found["by_date"]] == pytest.approx(np.abs(5.0 - np.arange(11)))
    assert any("19 observed dates after the origin lie outside the forecast dates" in text for text in progress.infos)
    assert any("interpolated linearly" in text for text in progress.infos)
    assert numbers(points, "E" + str(AHEAD[4]).replace("-", "")).tolist() == pytest.approx([5.0, 5.0])


@pytest.mark.parametrize("operation", ["scoreforecast", "joinreleases"])
def test_identifiers_whose_zeros_a_spreadsheet_took_are_joined_and_it_is_said(operation, two, tmp_path):
    """The two points have moved by 20 m, so that their places do not join them."""
    older, newer = (replace(two, pid=np.array(one, dtype=object)) for one in (["0071", "0a"], ["71", "0A"]))
    newer = replace(newer, coordinates=newer.coordinates + 20.0)
    if operation == "scoreforecast":
        _, points, told, _ = scored(tmp_path, issued(tmp_path, older, np.full((2, 30), 3.0), 2.0), newer)
    else:
        given = written(tmp_path, older=older.at_epochs(slice(0, ORIGIN)), newer=newer.at_epochs(slice(50, None)))
        _, points, told = run("joinreleases", tmp_path, **given)
    said = "in case, spaces or leading zeros, and were joined all the same: 2."
    assert points.point_count == 2
    assert any(said in text for text in told.infos)
    assert said in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lines():
    return true_points(300, noise=1.0)


def forecast_of_lines(folder, points, **more):
    """Return the true continuation as forecast, with an interval that noise of 1 mm leaves at one date in ten."""
    years = (DATES - DATES[0]).astype(float) / 365.25
    smooth = np.stack([np.polyval(np.polyfit(years, row, 1), years) for row in points.displacement])
    season = (points.displacement - smooth).mean(axis=0)
    values = (smooth + season)[:, ORIGIN:]
    return issued(folder, points, values, 1.645, **more)


def test_newer_release_is_aligned_before_the_origin_and_it_is_said(lines, tmp_path):
    offset = 10.0 + np.random.default_rng(3).normal(0, 3, (300, 1))
    newer = shuffled(release(lines, DATES[100] <= DATES, offset=offset, noise=0.1), dropped=20)
    names = np.array([f"n{row}" for row in range(280)], dtype=object)
    forecast = forecast_of_lines(tmp_path, lines)
    result, points, progress, found = scored(tmp_path, forecast, replace(newer, pid=names))
    assert found["all"]["rmse_forecast"] == pytest.approx(1.0, abs=0.05)
    assert found["alignment"]["common_epochs"] == 70
    assert found["alignment"]["offset_mm"] == pytest.approx(10.0, abs=0.6)
    assert any("over 70 common epochs up to" in text and "no date that is scored" in text for text in progress.infos)
    assert "was right" in result.messages[0]
    assert (points.attributes["score_match"] == "place").all()
    assert any("Not observed: 20." in text for text in progress.infos)


def test_movement_after_the_origin_is_no_offset(lines, tmp_path):
    moved = lines.displacement + 15.0 * (DATES[ORIGIN] <= DATES)
    forecast = forecast_of_lines(tmp_path, lines)
    result, points, _, found = scored(tmp_path, forecast, replace(lines, displacement=moved.astype(np.float32)))
    assert np.allclose(numbers(points, "score_offset"), 0.0)
    assert found["all"]["left_path"] == 1.0
    assert "was wrong" in result.messages[0]


def test_rate_of_paths_left_is_near_the_asked_one_where_nothing_changed(lines, tmp_path):
    _, _, _, found = scored(tmp_path, forecast_of_lines(tmp_path, lines), lines)
    assert 0.03 < found["all"]["left_path"] < 0.2
    assert found["all"]["coverage"] == pytest.approx(0.9, abs=0.03)


def test_areas_are_scored_one_by_one(lines, tmp_path):
    south = shapely.box(4_499_950, 2_999_950, 4_501_000, 3_000_220)
    north = shapely.box(4_499_950, 3_000_260, 4_501_000, 3_002_000)
    about = {"crs": lines.crs, "layer_name": "areas", "measured": Measured(), "provenance": {}}
    write_polygons(
        tmp_path / "areas.gpkg",
        np.array([south, north, south], dtype=object),
        {"area_id": np.array(["south", "north", "south again"], dtype=object)},
        **about,
    )
    moved = lines.displacement.copy()
    inside = shapely.contains_xy(south, *lines.coordinates.T)
    moved[np.ix_(inside, np.arange(ORIGIN, 200))] += 8.0
    forecast, areas = forecast_of_lines(tmp_path, lines), {"path": str(tmp_path / "areas.gpkg")}
    more = {"areas": areas, "output_areas": str(tmp_path / "checked.gpkg")}
    result, points, progress, found = scored(tmp_path, forecast, replace(lines, displacement=moved), **more)
    first, second, again = found["areas"]
    layer = pyogrio.read_arrow(tmp_path / "checked.gpkg")[1].to_pandas()
    assert layer["area_id"].tolist() == ["south", "north", "south again"]
    assert layer["point_count"].tolist() == [one["points"] for one in found["areas"]]
    for field, score in (("score_rmse", "rmse_forecast"), ("score_inside", "coverage"), ("score_left", "left_path")):
        assert layer[field].tolist() == [one[score] for one in found["areas"]]
    assert layer["score_bias"].tolist() == pytest.approx([8.0, 0.0, 8.0], abs=1.0)
    assert [*result.layers] == ["OUTPUT_AREAS", "OUTPUT"] and result.layers["OUTPUT_AREAS"].field == "score_bias"
    assert {**again, "area_id": "south"} == first
    assert (first["area_id"], second["area_id"]) == ("south", "north")
    assert first["points"] == inside.sum()
    assert first["left_path"] == 1.0
    assert second["left_path"] < 0.25
    assert first["rmse_forecast"] > 7 > second["rmse_forecast"]
    [text] = [text for text in progress.infos if text.startswith("Areas of which more points left")]
    assert "south (100%)" in text
    assert (points.attributes["score_area"].to_numpy()[inside] == "south").all()
    assert "south" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_areas_without_a_layer_of_areas_are_refused(lines, tmp_path):
    with pytest.raises(InputError, match="OUTPUT_AREAS is to be written, but AREAS is empty"):
        scored(tmp_path, forecast_of_lines(tmp_path, lines), lines, output_areas=str(tmp_path / "checked.gpkg"))


def test_areas_far_from_all_points_have_no_scores(lines, tmp_path):
    there, far = shapely.box(4_499_950, 2_999_950, 4_501_000, 3_002_000), shapely.box(0, 0, 9, 9)
    about = {"crs": lines.crs, "layer_name": "areas", "measured": Measured(), "provenance": {}}
    path = tmp_path / "areas.gpkg"
    write_polygons(path, np.array([far, there], dtype=object), {"score_rmse": np.array([7.0, 7.0])}, **about)
    more = {"areas": {"path": str(path)}, "output_areas": str(tmp_path / "checked.gpkg")}
    scored(tmp_path, forecast_of_lines(tmp_path, lines), lines, **more)
    layer = pyogrio.read_arrow(tmp_path / "checked.gpkg")[1].to_pandas()
    assert layer["point_count"].tolist() == [0, lines.point_count]
    assert layer.loc[0, ["score_rmse", "score_bias", "score_inside", "score_left"]].isna().all()
    assert layer["score_rmse_source"].tolist() == [7.0, 7.0]


def test_series_of_another_time_alone_are_not_aligned_and_it_is_said(lines, tmp_path):
    after = lines.at_epochs(slice(ORIGIN, None))
    _, _, progress, found = scored(tmp_path, forecast_of_lines(tmp_path, lines), after)
    assert any("fewer than 3 common epochs" in text for text in progress.warnings)
    assert "alignment" not in found


@pytest.mark.parametrize("first", [0, 100], ids=["of the same time", "that begin later"])
def test_series_with_few_values_each_at_the_common_dates_are_not_aligned_and_it_is_said(first, lines, tmp_path):
    series = lines.displacement[:, first:].copy()
    before, rows = ORIGIN - first, np.arange(lines.point_count)
    for at in range(before):  # each point has one value before the origin
        series[rows % before != at, at] = np.nan
    observed = replace(lines, dates=lines.dates[first:], displacement=series)
    _, _, progress, found = scored(tmp_path, forecast_of_lines(tmp_path, lines), observed)
    assert found["all"]["points"] == lines.point_count
    assert any("could not be aligned" in text for text in progress.warnings)
    assert "alignment" not in found


def test_points_that_were_not_scored_are_counted_with_the_reason(lines, tmp_path):
    series = lines.displacement.copy()
    series[:40, ORIGIN:] = np.nan
    series[40:300:2, :ORIGIN] = np.nan
    series[42:50:2, :3] = 1.0  # so few that neighbours tell nothing
    observed = replace(lines, displacement=series).at_points(np.r_[0:42, 44:300:2])
    _, _, progress, found = scored(tmp_path, forecast_of_lines(tmp_path, lines), observed)
    assert found["all"]["points"] < observed.point_count
    lacking = sum(int(text.split(": ")[1].rstrip(".")) for text in progress.infos if "not scored, because" in text)
    assert lacking == observed.point_count - found["all"]["points"]
    assert any("lack a value at the scored dates: 40." in text for text in progress.infos)


def test_same_release_needs_no_alignment(lines, tmp_path):
    _, _, progress, _ = scored(tmp_path, forecast_of_lines(tmp_path, lines), lines)
    assert any("nothing had to be aligned" in text for text in progress.infos)


def test_output_of_the_forecast_is_taken(tmp_path):
    points = true_points(60, noise=1.5)
    parts = written(tmp_path, known=points.at_epochs(slice(0, ORIGIN)))
    made = str(tmp_path / "f.gpkg")
    given = {"points": parts["known"], "output_points": made, "horizon_days": 180, "interval_level": 80}
    catalogue.run("forecast", given, Silent())
    result, scores, progress, found = scored(tmp_path, {"path": made}, points)
    assert found["interval_level"] == 80
    assert found["origin"] == str(DATES[ORIGIN - 1])
    assert "80% interval" in result.messages[0]
    assert not [text for text in progress.warnings if "does not state the level" in text]
    assert scores.measured.component == LOS.component


def refused(folder, forecast, observed, **more):
    with pytest.raises(InputError) as caught:
        scored(folder, forecast, observed, **more)
    assert not (folder / "out.gpkg").exists()
    assert not (folder / "m.json").exists()
    return str(caught.value)


def test_layer_without_a_forecast_is_refused(lines, tmp_path):
    plain = written(tmp_path, plain=lines.at_epochs(slice(0, ORIGIN)))["plain"]
    assert "has no fields FYYYYMMDD, LYYYYMMDD, UYYYYMMDD; expected" in refused(tmp_path, plain, lines)


def test_observed_that_ends_before_the_origin_is_refused(lines, tmp_path):
    said = refused(tmp_path, forecast_of_lines(tmp_path, lines), lines.at_epochs(slice(0, ORIGIN - 5)))
    assert f"OBSERVED ends on {DATES[ORIGIN - 6]}" in said
    assert "nothing was observed since" in said


def test_observed_that_begins_after_the_last_forecast_date_is_refused(lines, tmp_path):
    forecast = issued(tmp_path, lines, np.zeros((300, 2)), 1.0, AHEAD[:2])
    assert "OBSERVED has no date between" in refused(tmp_path, forecast, lines.at_epochs(slice(ORIGIN + 5, None)))


def test_other_places_are_refused(lines, tmp_path):
    far = replace(
        lines, coordinates=lines.coordinates + 9_000, pid=np.array([f"f{i}" for i in range(300)], dtype=object)
    )
    assert "have no common point" in refused(tmp_path, forecast_of_lines(tmp_path, lines), far)


def test_another_component_is_refused(lines, tmp_path):
    up = replace(lines, measured=replace(LOS, component="up"))
    said = refused(tmp_path, forecast_of_lines(tmp_path, lines), up)
    assert "FORECAST has the component los, OBSERVED has the component up" in said
