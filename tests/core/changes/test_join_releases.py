# SPDX-License-Identifier: GPL-2.0-or-later
"""Two releases become one series a point: offsets as they were put in, no step that was not there."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pyproj import CRS
from two_releases import DATES, numbers, release, run, shuffled, true_points, written

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.changes.combined_attributes import unique_pids
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.gridding.projection import transformed
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.measured import Measured, Seam
from insar_forecast_plugin.core.progress import Recorder, Silent

OLD, NEW = DATES[139] >= DATES, DATES[80] <= DATES
CHANCE = np.random.default_rng(5)
OFFSET = 8.0 + CHANCE.normal(0, 2, (300, 1))


@pytest.fixture(scope="module")
def truth():
    return true_points()


@pytest.fixture(scope="module")
def joined(truth, tmp_path_factory):
    folder = tmp_path_factory.mktemp("joined")
    older = shuffled(release(truth, OLD, name="2016-2020"), dropped=20)
    newer = release(truth, NEW, offset=OFFSET, name="2018-2022", noise=0.5).at_points(np.arange(270))
    renamed = newer.pid.copy()
    renamed[:100] = [f"n{row}" for row in range(100)]  # these are found by their place
    newer = replace(newer, pid=renamed)
    parts = written(folder, older=older, newer=newer)
    return run("joinreleases", folder, **parts), newer, folder


def test_all_dates_of_both_releases_are_there(joined):
    (_, points, _), newer, _ = joined
    assert np.array_equal(points.dates, DATES)
    assert points.pid.tolist() == newer.pid.tolist()


@pytest.mark.parametrize("bare", [("older",), ("newer",), ("older", "newer")])
def test_layers_without_other_fields_are_joined(bare, truth, tmp_path):
    releases = {"older": release(truth, OLD, name="2016-2020"), "newer": release(truth, NEW, offset=5.0)}
    releases |= {name: replace(releases[name], attributes=pd.DataFrame()) for name in bare}
    _, points, _ = run("joinreleases", tmp_path, **written(tmp_path, **releases), unmatched="all")
    np.testing.assert_allclose(numbers(points, "join_offset"), 5.0, atol=0.01)
    assert ("height" in points.attributes) == ("newer" not in bare)


def test_newer_release_wins_where_both_have_a_value(joined):
    (_, points, _), newer, _ = joined
    assert np.array_equal(points.displacement[:, NEW], newer.displacement)


def test_older_values_are_shifted_to_the_newer_level(joined, truth):
    (_, points, _), _, _ = joined
    before = points.displacement[:, DATES[80] > DATES]
    there = np.isfinite(before).all(axis=1)
    assert there.sum() > 200
    off = (before - truth.displacement[:270][:, DATES[80] > DATES] - OFFSET[:270])[there]
    assert np.abs(off).max() < 0.5
    assert abs(off.mean()) < 0.02


def test_stated_errors_are_those_made(joined):
    (_, points, _), _, _ = joined
    z = (numbers(points, "join_offset") - OFFSET[:270, 0]) / numbers(points, "join_offset_sigma")
    known = np.isfinite(z)
    assert 0.90 < (np.abs(z[known]) < 1.96).mean() <= 0.99


def test_match_says_pid_place_or_none(joined):
    (_, points, _), _, _ = joined
    match = points.attributes["join_match"].to_numpy()
    assert set(match[:100]) == {"place", "newer only"}
    assert set(match[100:]) == {"pid", "newer only"}
    assert (match == "newer only").sum() == np.isnan(numbers(points, "join_offset")).sum()


def test_seam_travels_with_the_layer(joined):
    (_, points, _), _, _ = joined
    [seam] = points.measured.seams
    assert seam.first_after == str(DATES[80])
    assert seam.offset_mm == pytest.approx(8.0, abs=0.4)
    assert seam.offset_sigma_mm < 0.2
    assert seam.matched == (points.attributes["join_match"] != "newer only").sum()
    assert points.measured.release == "2016-2020, 2018-2022"


def test_log_and_report_say_the_counts_and_the_offset(joined):
    (result, points, progress), _, folder = joined
    matched = (points.attributes["join_match"] != "newer only").sum()
    assert f"{matched} points (" in result.messages[0]
    assert "The offset over 60 common epochs is" in result.messages[0]
    assert any("of the older release without a counterpart" in text for text in progress.infos)
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "joined at" in page and "standard error, mm" in page
    assert page.count("data:image/png") == 3


def test_later_algorithms_fit_no_step_where_the_offset_is_known(joined):
    _, _, folder = joined
    progress = Recorder()
    request = {"input": {"path": str(folder / "out.gpkg")}, "output": str(folder / "t.gpkg"), "method": "statistical"}
    catalogue.run("classifytrends", request, progress)
    assert any(f"joined at {DATES[80]}" in text and "no step is fitted" in text for text in progress.infos)
    assert not [text for text in progress.warnings if "join" in text]


def test_no_bend_or_jump_is_invented(joined, truth, tmp_path):
    _, _, folder = joined
    shares = []
    for source in (str(folder / "out.gpkg"), written(tmp_path, truth=truth)["truth"]["path"]):
        request = {"input": {"path": source}, "output": str(tmp_path / "t.gpkg"), "method": "statistical"}
        catalogue.run("classifytrends", request, Silent())
        trend = read_points(tmp_path / "t.gpkg", Silent()).attributes["trend"].to_numpy()
        shares.append(np.isin(trend, ["bilinear", "unwrapping_error"]).mean())
    assert shares[0] <= shares[1] + 0.03


def test_releases_without_common_dates_are_joined_by_trend_and_season_with_a_warning(truth, tmp_path):
    gap = written(
        tmp_path,
        older=release(truth, DATES[100] > DATES),
        newer=release(truth, DATES[100] <= DATES, offset=OFFSET),
    )
    _, points, progress = run("joinreleases", tmp_path, **gap)
    [warning] = [text for text in progress.warnings if "fewer than 3 common epochs" in text]
    assert "Its standard error is" in warning
    z = (numbers(points, "join_offset") - OFFSET[:, 0]) / numbers(points, "join_offset_sigma")
    assert 0.90 < (np.abs(z) < 1.96).mean() <= 1.0
    assert np.abs(numbers(points, "join_offset") - OFFSET[:, 0]).mean() < 0.6


def test_step_is_fitted_where_the_offset_is_uncertain(truth, tmp_path):
    rough = replace(truth, displacement=truth.displacement + CHANCE.normal(0, 8, truth.displacement.shape))
    parts = written(
        tmp_path, older=release(rough, DATES[100] > DATES), newer=release(rough, DATES[100] <= DATES, offset=OFFSET)
    )
    _, points, _ = run("joinreleases", tmp_path, **parts)
    assert points.measured.seams[0].leaves_a_step
    progress = Recorder()
    request = {"input": {"path": str(tmp_path / "out.gpkg")}, "output": str(tmp_path / "t.gpkg")}
    catalogue.run("classifytrends", request | {"method": "statistical"}, progress)
    assert any(f"A step at {DATES[100]} was fitted in every model." in text for text in progress.infos)


def test_change_of_the_reference_velocity_is_removed_and_said(truth, tmp_path):
    drift = 2.0 * (DATES - DATES[80]).astype(float) / 365.25
    newer = release(replace(truth, displacement=truth.displacement + drift.astype(np.float32)), NEW, noise=0.3)
    _, points, progress = run("joinreleases", tmp_path, **written(tmp_path, older=release(truth, OLD), newer=newer))
    assert any("moves by +2.0" in text for text in progress.infos)
    off = (
        points.displacement[:, DATES[80] > DATES] - truth.displacement[:, DATES[80] > DATES] - drift[DATES[80] > DATES]
    )
    assert np.abs(off).mean() < 0.25


@pytest.mark.parametrize(("unmatched", "count"), [("newer", 270), ("none", 240), ("all", 300)])
def test_points_in_one_release_are_kept_as_asked(truth, tmp_path, unmatched, count):
    older, newer = release(truth, OLD).at_points(np.arange(30, 300)), release(truth, NEW).at_points(np.arange(270))
    _, points, _ = run("joinreleases", tmp_path, unmatched=unmatched, **written(tmp_path, older=older, newer=newer))
    assert points.point_count == count
    alone = points.attributes["join_match"].to_numpy() == "older only"
    assert alone.sum() == (30 if unmatched == "all" else 0)
    assert np.isnan(points.displacement[alone][:, DATES[139] < DATES]).all()
    assert np.isfinite(points.displacement[alone][:, OLD]).all()


def test_gaps_of_the_newer_release_are_filled_from_the_older(truth, tmp_path):
    newer = release(truth, NEW)
    values = newer.displacement.copy()
    values[::3, 10:14] = np.nan
    parts = written(tmp_path, older=release(truth, OLD), newer=replace(newer, displacement=values))
    _, points, progress = run("joinreleases", tmp_path, **parts)
    assert np.isfinite(points.displacement).all()
    assert any("400 of them in gaps of the newer one" in text for text in progress.infos)


def test_earlier_seams_stay(truth, tmp_path):
    older = release(truth, OLD)
    older = replace(older, measured=replace(older.measured, seams=(Seam("2017-01-10", 1.0, 0.2, 50),)))
    _, points, _ = run("joinreleases", tmp_path, **written(tmp_path, older=older, newer=release(truth, NEW)))
    assert [seam.first_after for seam in points.measured.seams] == ["2017-01-10", str(DATES[80])]


def test_numbers_of_rows_are_no_identifiers(truth, tmp_path):
    older, newer = release(truth, OLD), shuffled(release(truth, NEW), seed=7)
    names = np.array([str(row) for row in range(300)], dtype=object)
    parts = written(tmp_path, older=replace(older, pid=names), newer=replace(newer, pid=names))
    _, points, progress = run("joinreleases", tmp_path, **parts)
    assert any("belong to points at other places" in text for text in progress.warnings)
    assert (points.attributes["join_match"] == "place").sum() == 300
    assert np.abs(numbers(points, "join_offset")).max() < 0.01


def test_nearest_point_that_is_another_scatterer_is_no_pair(truth, tmp_path):
    older, newer = release(truth, OLD), release(truth, NEW, noise=0.3)
    names = np.array([f"o{row}" for row in range(300)], dtype=object)
    values = newer.displacement.copy()
    values[:40] = newer.displacement[40:80] + CHANCE.normal(0, 4, (40, values.shape[1]))
    parts = written(tmp_path, older=replace(older, pid=names), newer=replace(newer, displacement=values))
    _, points, progress = run("joinreleases", tmp_path, **parts)
    match = points.attributes["join_match"].to_numpy()
    assert (match[:40] == "newer only").all()
    assert (match[40:] == "place").all()
    assert any("40 pairs by place were left out" in text for text in progress.infos)


def test_layers_in_other_systems_are_matched_in_metres(truth, tmp_path):
    older, newer = release(truth, OLD), release(truth, NEW)
    degrees = CRS.from_epsg(4326)
    places = transformed(older.coordinates, CRS.from_wkt(older.crs), degrees)
    names = np.array([f"o{row}" for row in range(300)], dtype=object)
    older = replace(older, coordinates=places, crs=degrees.to_wkt(), pid=names)
    _, points, _ = run("joinreleases", tmp_path, **written(tmp_path, older=older, newer=newer))
    assert (points.attributes["join_match"] == "place").all()
    assert np.allclose(points.coordinates, newer.coordinates)


def refused(folder, older, newer, **more):
    with pytest.raises(InputError) as caught:
        run("joinreleases", folder, **written(folder, older=older, newer=newer), **more)
    assert not Path(folder / "out.gpkg").exists()
    assert not Path(folder / "report.html").exists()
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"component": "up"}, "OLDER has the component los, NEWER has the component up"),
        ({"product": "EGMS L2a"}, "OLDER has the product EGMS L2b, NEWER has the product EGMS L2a"),
        ({"track": "124"}, "OLDER has the track 022, NEWER has the track 124"),
    ],
)
def test_other_measurements_are_refused(truth, tmp_path, change, words):
    newer = release(truth, NEW)
    assert words in refused(tmp_path, release(truth, OLD), replace(newer, measured=replace(newer.measured, **change)))


def test_releases_in_reverse_order_are_refused(truth, tmp_path):
    assert "Exchange the two layers." in refused(tmp_path, release(truth, NEW), release(truth, OLD))


def test_points_of_the_older_release_alone_fill_no_gap_of_the_newer(truth, tmp_path):
    parts = written(tmp_path, older=release(truth, OLD), newer=release(truth, NEW).at_points(np.arange(200)))
    _, points, told = run("joinreleases", tmp_path, **parts, unmatched="all")
    assert points.point_count == 300
    assert any(text.endswith("; 0 of them in gaps of the newer one.") for text in told.infos)


def test_newer_release_with_all_dates_of_the_older_is_refused(truth, tmp_path):
    said = refused(tmp_path, release(truth, OLD), release(truth, DATES[0] <= DATES, offset=1.0))
    assert "NEWER has all of them already" in said


def test_too_few_epochs_for_an_offset_are_refused(truth, tmp_path):
    older, newer = release(truth, DATES[3] > DATES), release(truth, DATES[170] < DATES)
    assert "OLDER has 3 epochs" in (said := refused(tmp_path, older, newer))
    assert "at 6 epochs on each side of the gap" in said


def test_common_dates_without_common_values_at_any_point_are_bridged_by_trend_and_season(truth, tmp_path):
    older, newer = release(truth, DATES[102] >= DATES, name="a"), release(truth, DATES[100] <= DATES, offset=5.0)
    series = newer.displacement.copy()
    rows = np.arange(truth.point_count)
    for at in range(3):  # each point has one value at one of the three common dates
        series[rows % 3 != at, at] = np.nan
    given = written(tmp_path, older=older, newer=replace(newer, displacement=series))
    _, points, progress = run("joinreleases", tmp_path, **given)
    assert np.median(numbers(points, "join_offset")) == pytest.approx(5.0, abs=0.3)
    assert any("fewer than 3 common epochs at every point" in text for text in progress.warnings)


def test_same_file_twice_is_refused(truth, tmp_path):
    assert "OLDER and NEWER have the same points, dates and values" in refused(tmp_path, truth, truth)
    part = written(tmp_path, older=truth)["older"]
    with pytest.raises(InputError, match=r"OLDER and NEWER are the same: older\.gpkg"):
        run("joinreleases", tmp_path, older=part, newer=part)


def test_layers_without_a_common_point_are_refused(truth, tmp_path):
    far = release(truth, NEW)
    far = replace(far, coordinates=far.coordinates + 50_000, pid=np.array([f"f{i}" for i in range(300)], dtype=object))
    assert "have no common point" in refused(tmp_path, release(truth, OLD), far)


def test_layer_that_says_nothing_is_taken_with_a_warning(truth, tmp_path):
    newer = replace(release(truth, NEW), measured=Measured())
    _, points, progress = run("joinreleases", tmp_path, **written(tmp_path, older=release(truth, OLD), newer=newer))
    assert any("NEWER does not state its component; it is taken to be los." in text for text in progress.warnings)
    assert points.measured.component == "los"


def test_identifiers_that_look_like_renamed_ones_stay_unique():
    found = unique_pids(np.array(["a", "a_older1", "a", "a"], dtype=object), "older", first=1)[0].tolist()
    assert found[:2] == ["a", "a_older1"]
    assert len(set(found)) == 4
