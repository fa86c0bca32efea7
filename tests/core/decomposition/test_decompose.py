# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation decompose from files to files: what it finds, where, when, and how sure."""

import numpy as np
import pandas as pd
import pyogrio
import pytest
from pyproj import CRS, Transformer
from two_tracks import (
    ASCENDING,
    ASCENDING_DAYS,
    CORNER,
    DESCENDING,
    DESCENDING_DAYS,
    EAST,
    FIRST,
    UP,
    layer,
    moving_half,
    request_of,
    run,
    two,
)

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.decomposition.decomposition_inputs import read_tracks
from insar_forecast_plugin.core.interface import DecomposeRequest
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.io.rows_on_disk import Scratch
from insar_forecast_plugin.core.measured import Seam
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.series import epoch_field, fitted_velocity

YEARS = (DESCENDING_DAYS - FIRST).astype(float) / 365.25


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return run(tmp_path_factory.mktemp("found"), two(), report=str(tmp_path_factory.mktemp("report") / "r.html"))


def errors_of(points):
    return points.attributes[[epoch_field(date, "S") for date in points.dates]].to_numpy(dtype=float)


def velocity(points, where):
    return points.attributes["mean_velocity"].to_numpy(dtype=float)[where].mean()


def test_velocities_are_those_put_in(found):
    up, east, _ = found
    moves = moving_half(up)
    assert velocity(up, moves) == pytest.approx(UP, abs=0.05) and velocity(up, ~moves) == pytest.approx(0, abs=0.05)
    assert velocity(east, moves) == pytest.approx(EAST, abs=0.05)


def test_every_cell_with_both_tracks_gives_a_point_in_its_middle(found):
    up, _, progress = found
    assert up.point_count == 400 and set(np.unique(up.coordinates % 50)) == {25.0}
    assert any("400 places are seen by two geometries" in text for text in progress.infos)
    assert set(up.attributes["point_count_1"]) == set(up.attributes["point_count_2"]) == {2}


def test_dates_are_those_of_the_first_layer_while_both_see(found):
    inside = (ASCENDING_DAYS[0] <= DESCENDING_DAYS) & (ASCENDING_DAYS[-1] >= DESCENDING_DAYS)
    assert np.array_equal(found[0].dates, DESCENDING_DAYS[inside])


def test_standard_errors_hold_what_they_say(found):
    for points, rate in zip(found[:2], (UP, EAST), strict=True):
        years = (points.dates - FIRST).astype(float) / 365.25
        truth = rate * moving_half(points)[:, None] * years
        truth = truth - truth[:, :5].mean(axis=1, keepdims=True)
        ratio = np.abs(points.displacement - truth) / errors_of(points)
        assert 0.6 < (ratio < 1).mean() < 0.76
        assert 0.92 < (ratio < 2).mean() < 0.98


def test_standard_errors_hold_what_they_say_with_noise_that_goes_on_from_date_to_date(tmp_path):
    layers, random = two(noise=0.0), np.random.default_rng(5)
    for points in layers:
        noise = random.normal(0, 2.0, points.displacement.shape)
        for at in range(1, noise.shape[1]):
            noise[:, at] = 0.6 * noise[:, at - 1] + 0.8 * noise[:, at]
        points.displacement[:] += noise.astype(np.float32)
    for points, rate in zip(run(tmp_path, layers)[:2], (UP, EAST), strict=True):
        years = (points.dates - FIRST).astype(float) / 365.25
        truth = rate * moving_half(points)[:, None] * years
        off = points.displacement - truth + truth[:, :5].mean(axis=1, keepdims=True)
        ratio = np.abs(off) / errors_of(points)
        assert 0.65 < (ratio < 1).mean() < 0.75
        assert 0.93 < (ratio < 2).mean() < 0.98


def test_velocity_errors_hold_what_they_say(found):
    up = found[0]
    off = up.attributes["mean_velocity"] - UP * moving_half(up)
    assert 0.9 < (np.abs(off) < 2 * up.attributes["mean_velocity_std"]).mean() <= 1


def test_outputs_say_what_is_measured(found):
    up, east, _ = found
    assert (up.measured.component, east.measured.component) == ("up", "east")
    assert up.measured.epochs == "interpolated" and up.measured.product == "EGMS L2b, decomposed"
    assert up.measured.zero_date == str(up.dates[0]) and up.measured.track == ""
    assert up.measured.half_wavelength_mm is None and "Copernicus" in up.measured.attribution
    assert len(up.provenance["inputs"]) == 2


def test_calibrated_layers_keep_their_rates(found):
    said = [text for text in found[2].infos if "stable places" in text]
    assert len(said) == 2 and all("nothing was subtracted: all layers have the same reference" in text for text in said)


def test_north_and_later_acquisitions_are_said(found):
    infos = " ".join(found[2].infos)
    assert "Motion to the north is taken to be zero: 1 mm/yr of it would appear as" in infos
    assert "may change when newer acquisitions are added" in infos


def test_report_has_maps_series_and_numbers(tmp_path):
    report = tmp_path / "r.html"
    run(tmp_path, two(), report=str(report))
    text = report.read_text(encoding="utf-8")
    assert text.count("<img") == 2
    for words in ("Condition number", "GNSS velocity model (calibrated)", "taken to be zero", "Level, mm"):
        assert words in text


def test_north_field_takes_the_motion_off(tmp_path):
    layers = two(north=6.0)
    for points in layers:
        points.attributes["gnss_n"] = 6.0
    up, _, _ = run(tmp_path, layers)
    biased = velocity(up, ~moving_half(up))
    up, _, progress = run(tmp_path, layers, north_field="gnss_n")
    assert abs(biased) > 0.5
    assert velocity(up, ~moving_half(up)) == pytest.approx(0, abs=0.1)
    assert any("+6.00 mm/yr (median) from the field" in text for text in progress.infos)


def test_rates_of_uncalibrated_layers_are_aligned_at_stable_places(tmp_path):
    layers = two(reference="")
    shifted = layers[1].displacement + 4.0 * ((ASCENDING_DAYS - FIRST).astype(float) / 365.25)
    layers[1] = layer_with(layers[1], displacement=shifted.astype(np.float32))
    # Most of the area has to be stable.
    layers = [one.at_points(one.coordinates[:, 0] > 4_600_350) for one in layers]
    up, east, progress = run(tmp_path, layers)
    moves = moving_half(up)
    assert velocity(up, moves) == pytest.approx(UP, abs=0.15) and velocity(up, ~moves) == pytest.approx(0, abs=0.1)
    assert velocity(east, moves) == pytest.approx(EAST, abs=0.15)
    told = next(text for text in progress.infos if text.startswith("layer_1.gpkg (track 117): mean velocity"))
    assert float(told.split("; ")[1].split()[0]) == pytest.approx(4.0, abs=0.1)
    assert "places stable in all tracks" in up.measured.reference


def layer_with(points, **changes):
    from dataclasses import replace

    return replace(points, **changes)


def test_incidence_and_heading_stand_in_for_vectors(tmp_path):
    layers = [layer_with(one, attributes=pd.DataFrame()) for one in two()]
    up, east, _ = run(tmp_path, layers, incidence=[37.3, 39.0], heading=[191.4, 349.0])
    moves = moving_half(up)
    assert velocity(up, moves) == pytest.approx(UP, abs=0.05) and velocity(east, moves) == pytest.approx(EAST, abs=0.05)


def test_satellites_that_look_left_are_decomposed(tmp_path):
    mirrored = np.array([-1.0, -1.0, 1.0])
    layers = [
        layer(DESCENDING * mirrored, DESCENDING_DAYS, seed=1),
        layer(ASCENDING * mirrored, ASCENDING_DAYS, seed=2, track="117", orbit="ascending"),
    ]
    up, east, _ = run(tmp_path, layers)
    assert velocity(up, moving_half(up)) == pytest.approx(UP, abs=0.05)
    assert velocity(east, moving_half(east)) == pytest.approx(EAST, abs=0.05)


def test_orbit_that_no_layer_states_is_told_by_the_line_of_sight(tmp_path):
    for sign, looks in ((1.0, "right"), (-1.0, "left")):
        folder = tmp_path / looks
        folder.mkdir()
        sides = np.array([sign, sign, 1.0])
        layers = [
            layer(DESCENDING * sides, DESCENDING_DAYS, seed=1, orbit=""),
            layer(ASCENDING * sides, ASCENDING_DAYS, seed=2, track="117", orbit=""),
        ]
        with Scratch(folder) as scratch:
            request = DecomposeRequest.from_json(request_of(folder, layers))
            tracks = read_tracks(request, scratch, Silent())
        assert [one.points.measured.orbit for one in tracks] == ["descending", "ascending"]


def test_joins_of_releases_travel_along(tmp_path):
    joins = (Seam("2022-01-10"), Seam("2021-12-05", 3.0, 0.2, 90))
    layers = [
        layer_with(one, measured=layer_with(one.measured, seams=(join,)))
        for one, join in zip(two(), joins, strict=True)
    ]
    said = Recorder()
    catalogue.run("decompose", request_of(tmp_path, layers), said)
    up = read_points(str(tmp_path / "up.gpkg"), Silent())
    assert up.measured.seams == (Seam("2021-12-05", None, 0.2), Seam("2022-01-10"))
    assert any("join releases at 2021-12-05, 2022-01-10" in text for text in said.infos)


def test_layer_in_another_system_is_reprojected(tmp_path):
    layers, degrees = two(), CRS.from_epsg(4326)
    turn = Transformer.from_crs(layers[1].crs, degrees, always_xy=True)
    places = np.column_stack(turn.transform(*layers[1].coordinates.T))
    layers[1] = layer_with(layers[1], coordinates=places, crs=degrees.to_wkt())
    up, _, _ = run(tmp_path, layers)
    assert up.point_count == 400
    assert velocity(up, moving_half(up)) == pytest.approx(UP, abs=0.05)


@pytest.mark.parametrize("first", [0, 1])
def test_result_is_in_the_system_of_the_first_layer(tmp_path, first, found):
    layers, degrees = two(), CRS.from_epsg(4326)
    turn = Transformer.from_crs(layers[first].crs, degrees, always_xy=True)
    places = np.column_stack(turn.transform(*layers[first].coordinates.T))
    layers[first] = layer_with(layers[first], coordinates=places, crs=degrees.to_wkt())
    up = run(tmp_path, layers)[0]
    expected = degrees if first == 0 else CRS.from_wkt(layers[0].crs)
    assert CRS.from_wkt(up.crs).equals(expected, ignore_axis_order=True)
    there = Transformer.from_crs(expected, layers[1 - first].crs, always_xy=True).transform(*up.coordinates.T)
    np.testing.assert_allclose(np.min(there, axis=1), found[0].coordinates.min(axis=0), atol=60)


def test_points_of_the_first_layer_can_be_the_places(tmp_path):
    up, _, _ = run(tmp_path, two(), places="first_points", max_distance=60.0)
    assert up.pid[0].startswith("022") and up.point_count == 800
    assert set(up.attributes["point_count_1"]) == {1} and up.attributes["point_count_2"].min() >= 1
    inner = up.coordinates[:, 0] < 4_600_430
    assert velocity(up, inner) == pytest.approx(UP, abs=0.05)


def test_equal_steps_are_made_where_asked(tmp_path):
    up, _, _ = run(tmp_path, two(), step_days=10)
    assert set(np.diff(up.dates).astype(int)) == {10}
    assert np.isfinite(up.displacement).mean() == 1


def test_three_tracks_are_surer_than_two(tmp_path):
    third = layer(ASCENDING + np.array([0.05, 0, 0]), ASCENDING_DAYS + 3, seed=3, track="044", orbit="ascending")
    up, _, _ = run(tmp_path, two())
    two_errors = np.nanmedian(errors_of(up))
    up, _, _ = run(tmp_path, [*two(), third])
    assert velocity(up, moving_half(up)) == pytest.approx(UP, abs=0.05)
    assert np.nanmedian(errors_of(up)) < two_errors


def test_third_track_that_ends_before_another_begins_costs_no_place(tmp_path):
    descending, ascending = two()
    third = layer(ASCENDING + np.array([0.05, 0, 0]), ASCENDING_DAYS + 3, seed=3, track="044", orbit="ascending")
    late, early = ascending.displacement.copy(), third.displacement.copy()
    late[:400, :40], early[:400, 30:] = np.nan, np.nan  # at the first half of the places
    layers = [descending, layer_with(ascending, displacement=late), layer_with(third, displacement=early)]
    up, _, _ = run(tmp_path, layers)
    assert up.point_count == 400
    assert velocity(up, moving_half(up)) == pytest.approx(UP, abs=0.1)
    there = np.isfinite(up.displacement[up.coordinates[:, 1] < CORNER[1] + 500])
    assert there[:, 45:].all() and not there[:, :30].any()


def test_past_only_does_not_see_what_comes_later(tmp_path):
    layers = two()
    later = np.datetime64("2022-01-01") < ASCENDING_DAYS
    changed = layers[1].displacement.copy()
    changed[:, later] += 50.0
    for past_only in (True, False):
        plain, _, _ = run(tmp_path, layers, past_only=past_only)
        other, _, _ = run(tmp_path, [layers[0], layer_with(layers[1], displacement=changed)], past_only=past_only)
        before = plain.dates < ASCENDING_DAYS[later][0]
        same = np.allclose(plain.displacement[:, before], other.displacement[:, before], atol=1e-3)
        assert same is past_only
        assert plain.measured.epochs == ("unknown" if past_only else "interpolated")


def test_gap_of_a_track_stays_empty(tmp_path):
    layers = two()
    kept = (np.datetime64("2021-01-01") > ASCENDING_DAYS) | (np.datetime64("2021-10-01") < ASCENDING_DAYS)
    layers[1] = layers[1].at_epochs(kept)
    up, _, _ = run(tmp_path, layers)
    middle = (up.dates > np.datetime64("2021-04-01")) & (up.dates < np.datetime64("2021-07-01"))
    assert not middle.any() or np.isnan(up.displacement[:, middle]).all()
    assert np.isfinite(up.displacement).mean() > 0.7


def test_points_that_begin_late_make_no_step(tmp_path):
    layers = two(noise=0.3)
    values = layers[0].displacement.copy()
    values[1::2] += 20.0  # a level of its own
    values[1::2, :50] = np.nan
    layers[0] = layer_with(layers[0], displacement=values)
    up, _, _ = run(tmp_path, layers)
    still = ~moving_half(up)
    assert np.abs(np.nanmean(up.displacement[still], axis=0)).max() < 0.5


def test_results_go_on_to_the_other_operations(tmp_path, found):
    request = request_of(tmp_path, two())
    catalogue.run("decompose", request, Silent())
    source = {"path": request["output_up"]}
    output = str(tmp_path / "trends.gpkg")
    catalogue.run("classifytrends", {"input": source, "output": output, "method": "statistical"}, Silent())
    classes = read_points(output, Silent()).attributes
    assert (classes["trend"][moving_half(found[0])] == "linear").mean() > 0.9
    output, progress = str(tmp_path / "forecast.gpkg"), Recorder()
    catalogue.run("forecast", {"points": source, "output_points": output, "horizon_days": 60}, progress)
    forecast = read_points(output, Silent(), with_forecast=True)
    assert "forecast_change" in forecast.attributes
    assert any("not observations at their dates" in text for text in progress.warnings)


def test_velocity_field_is_the_line_through_the_series(found):
    up = found[0]
    own = fitted_velocity(up.dates, up.displacement)
    assert np.abs(own - up.attributes["mean_velocity"]).max() < 0.3


def test_same_run_gives_the_same_numbers(tmp_path):
    first, second = (run(tmp_path, two())[0].displacement for _ in range(2))
    assert np.array_equal(first, second)


def test_descending_vectors_point_east_and_ascending_ones_west():
    assert DESCENDING[0] > 0 > ASCENDING[0]


def test_layers_of_one_file_are_told_apart_by_their_names_in_it(tmp_path):
    asked = request_of(tmp_path, two())
    both = tmp_path / "both.gpkg"
    for name, source in zip(("asc", "desc"), asked["inputs"], strict=True):
        meta, table = pyogrio.read_arrow(source["path"])
        kind = {"crs": meta["crs"], "geometry_type": "Point", "geometry_name": meta["geometry_name"] or "geom"}
        layer = {"layer": name, "append": both.exists(), "layer_metadata": tags_of(source["path"])}
        pyogrio.write_arrow(table, both, driver="GPKG", **kind, **layer)
    asked["inputs"] = [{"path": str(both), "layer": name, "title": "OUTPUT"} for name in ("asc", "desc")]
    said = Recorder()
    catalogue.run("decompose", asked, said)
    told = [text.partition(":")[0] for text in said.infos if "line of sight from" in text]
    assert [name.partition(" (")[0] for name in told] == ["OUTPUT, asc", "OUTPUT, desc"]


def tags_of(path):
    return pyogrio.read_info(path)["layer_metadata"]
