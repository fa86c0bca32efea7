# SPDX-License-Identifier: GPL-2.0-or-later
"""Detect changes, from file to file, on ground whose change is known."""

import html
import json
import re
import sqlite3

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from changing_ground import EPOCHS, ONSET, after_onset, dates, noisy, patch, places, write

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.changes.area_watch import surroundings_of
from insar_forecast_plugin.core.changes.changes_report import few_in_words
from insar_forecast_plugin.core.changes.relative_series import Sizes
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.measured import Seam
from insar_forecast_plugin.core.progress import Recorder

SINCE = "2023-06-01"
CHANGES = {
    "velocity": -40.0 * after_onset(),
    "jump": 9.0 * (np.arange(EPOCHS) >= ONSET),
    "acceleration": 90.0 * after_onset() ** 2 / 2,
}


def table_of(path):
    """Return the fields of a layer, and its geometries in a column ``geom``."""
    table = pyogrio.read_arrow(path)[1].to_pandas()
    return table.rename(columns={"wkb_geometry": "geom"})


def detect(folder, source, **more):
    """Run the operation; return points, areas, report and what was told."""
    told = Recorder()
    outputs = {"output": folder / "changes.gpkg", "output_areas": folder / "areas.gpkg", "report": folder / "new.html"}
    request = {"input": {"path": source}, "since": SINCE, **{name: str(path) for name, path in outputs.items()}, **more}
    catalogue.run("detectchanges", request, told)
    points, areas = (table_of(outputs[name]) for name in ("output", "output_areas"))
    return points, areas, outputs["report"].read_text(encoding="utf-8"), told


@pytest.fixture(scope="module", params=CHANGES)
def changed(request, tmp_path_factory):
    """The kind of a change that a patch of points shows, and what was found."""
    folder, series = tmp_path_factory.mktemp("changed"), noisy()
    series[patch()] += CHANGES[request.param].astype(np.float32)
    return request.param, detect(folder, write(folder / "points.gpkg", series))


def test_changed_points_have_kind_and_date(changed):
    kind, (points, *_) = changed
    inner = points.iloc[patch(80.0)]
    assert (inner["change"] == kind).mean() >= 0.7
    found = inner[inner["change"] == kind]
    apart = (pd.to_datetime(found["change_date"]) - pd.Timestamp(str(dates()[ONSET]))).dt.days.abs()
    assert apart.median() <= {"velocity": 36, "jump": 12, "acceleration": 120}[kind]
    assert (apart <= 4 * found["change_date_sigma"] + 12).mean() >= 0.9


def test_change_has_its_size(changed):
    kind, (points, *_) = changed
    inner = points.iloc[patch(80.0)]
    truth = CHANGES[kind][-1]
    assert inner["change_mm"].median() == pytest.approx(truth, rel=0.35)
    gained = (inner["change_velocity_after"] - inner["change_velocity_before"]).median()
    expected = {"velocity": -40.0, "jump": 0.0, "acceleration": 90.0 * after_onset()[-1]}[kind]
    assert gained == pytest.approx(expected, rel=0.35, abs=1e-3)


@pytest.mark.parametrize("lasts", [EPOCHS, 12])
def test_a_far_jump_is_dated_by_its_first_epoch_though_that_was_held_back(tmp_path, lasts):
    """Five epochs of the new level count as errors of unwrapping at first; also where it ends with an older release."""
    series, ended = noisy(), ONSET + lasts
    rows = patch(80.0)
    series[rows, ONSET:ended] += 30.0
    seams = (Seam(str(dates()[ended])),) if ended < EPOCHS else ()
    points, *_ = detect(tmp_path, write(tmp_path / "points.gpkg", series, seams=seams), scale="point")
    found = points.iloc[rows]
    assert (found["change"] == "jump").mean() >= 0.8
    assert (pd.to_datetime(found["change_date"].dropna()) == pd.Timestamp(str(dates()[ONSET]))).mean() >= 0.8


@pytest.mark.parametrize(
    ("size", "missing"), [(30.0, (1, 3)), (30.0, (-3, -2, -1)), (16.0, (-3, -2, -1)), (11.0, (-2, -1))]
)
def test_a_missing_epoch_is_none_that_was_held_back(tmp_path, size, missing):
    """Of a jump among missing epochs the first value of the new level is dated, whether it was held back or not."""
    series = noisy()
    rows = patch(80.0)
    series[rows, ONSET:] += size
    for epoch in missing:
        series[rows, ONSET + epoch] = np.nan
    points, *_ = detect(tmp_path, write(tmp_path / "points.gpkg", series), scale="point")
    found = points.iloc[rows]
    assert (found["change"] == "jump").mean() >= 0.8
    dated = pd.to_datetime(found["change_date"].dropna())
    assert (dated == pd.Timestamp(str(dates()[ONSET]))).mean() >= 0.8


def test_series_that_ended_has_moved_no_more_than_it_showed(tmp_path):
    series, stop = noisy(), ONSET + 8
    series[patch()] += (2.5 * CHANGES["velocity"]).astype(np.float32)
    series[patch(), stop:] = np.nan
    points, *_ = detect(tmp_path, write(tmp_path / "points.gpkg", series), scale="point")
    found = points[points["change"] == "velocity"]
    assert len(found) >= 5
    years = (pd.Timestamp(str(dates()[stop - 1])) - pd.to_datetime(found["change_date"])).dt.days / 365.25
    gained = found["change_velocity_after"] - found["change_velocity_before"]
    assert (found["change_mm"].abs() <= 1.01 * (gained * years).abs()).all()


def test_report_says_dates_and_the_system_of_its_coordinates(changed):
    text = re.sub(r"<[^>]+>", " ", changed[1][2].partition("Provenance")[0])
    assert "ETRS89-extended / LAEA Europe" in text
    assert f"the first epoch after {SINCE}" in text and "SINCE" not in text


def test_points_away_from_the_change_are_quiet(changed):
    _, (points, *_) = changed
    away = np.setdiff1d(np.arange(len(points)), patch(420.0))
    assert (points.iloc[away]["change"] == "none").mean() >= 0.94
    assert points.iloc[away]["change_date"].isna().mean() >= 0.94
    assert (points.iloc[patch(80.0)]["change_p"] < 1e-3).mean() >= 0.8


def test_points_that_changed_together_are_one_area(changed):
    kind, (_, areas, report, _) = changed
    first = areas.iloc[0]
    assert (first["rank"], first["change"]) == (1, kind)
    assert first["point_count"] >= 20
    assert first["expected_by_chance"] <= 0.1
    assert shapely.from_wkb(first["geom"]).contains(shapely.Point(places().mean(axis=0)))
    assert "What was not looked for" in report
    assert "What the rate means" in report


@pytest.mark.parametrize(("expected", "words"), [(12.34, "12.3"), (1.64, "1.6"), (0.05, "0.1"), (0.0012, "0.001")])
def test_few_expected_false_alarms_are_not_said_to_be_none(expected, words):
    assert few_in_words(expected) == words


def test_the_order_of_the_points_has_no_say(tmp_path):
    series, order = noisy(seed=4), np.random.default_rng(1).permutation(900)
    series[patch()] += (0.2 * CHANGES["velocity"]).astype(np.float32)
    found = []
    for name, rows in (("a", np.arange(900)), ("b", order)):
        (folder := tmp_path / name).mkdir()
        points, *_ = detect(folder, write(folder / "points.gpkg", series[rows], places()[rows]))
        found.append(points["change_p"].to_numpy()[np.argsort(rows)])
    np.testing.assert_allclose(*found, rtol=0.01)


def test_nothing_is_found_where_nothing_changed(tmp_path):
    points, areas, report, told = detect(tmp_path, write(tmp_path / "points.gpkg", noisy(seed=3)))
    assert (points["change"] == "none").mean() >= 0.99
    assert len(areas) == 0
    assert "None." in report
    assert any(text.startswith("Nothing changed since") for text in told.infos)


def test_a_step_at_a_named_seam_is_no_change(tmp_path):
    series = noisy(seed=4)
    rng = np.random.default_rng(5)
    series[:, ONSET:] += rng.normal(0, 8.0, (len(series), 1)).astype(np.float32)
    series[patch(200.0), ONSET:] += np.float32(9.0)
    source = write(tmp_path / "points.gpkg", series)
    unnamed, *_ = detect(tmp_path, source)
    named, *_ = detect(tmp_path, source, seam_dates=[str(dates()[ONSET])])
    assert (unnamed.iloc[patch(100.0)]["change"] != "none").mean() >= 0.9
    assert (named.iloc[patch(100.0)]["change"] == "none").mean() >= 0.9


def test_a_step_at_a_seam_that_the_layer_carries_is_no_change(tmp_path):
    series = noisy(seed=4)
    series[:, ONSET:] += np.random.default_rng(5).normal(0, 8.0, (len(series), 1)).astype(np.float32)
    source = write(tmp_path / "points.gpkg", series, seams=(Seam(str(dates()[ONSET])),))
    points, _, _, told = detect(tmp_path, source)
    assert (points["change"] == "none").mean() >= 0.9
    assert any(str(dates()[ONSET]) in text for text in told.infos)
    assert not any("SEAM_DATES" in text for text in told.warnings)


def test_only_the_kinds_that_are_asked_for_are_found(tmp_path):
    series = noisy(seed=6)
    series[patch()] += CHANGES["velocity"].astype(np.float32)
    points, _, report, _ = detect(tmp_path, write(tmp_path / "points.gpkg", series), kinds=["jump"])
    assert set(points["change"]) <= {"none", "jump"}
    assert "change of velocity" in report


def test_gaps_and_excursions_of_single_points_are_no_changes(tmp_path):
    series = noisy(seed=7)
    rng = np.random.default_rng(8)
    series[rng.random(series.shape) < 0.1] = np.nan
    series[::40, ONSET : ONSET + 3] += 27.7
    series[5:40:7, :60] = np.nan
    points, *_ = detect(tmp_path, write(tmp_path / "points.gpkg", series), scale="point")
    assert (points["change"] == "none").mean() >= 0.99


def test_a_jump_that_comes_back_is_none_and_one_that_lasts_is(tmp_path):
    back, stays = noisy(seed=12), noisy(seed=12)
    back[patch(), ONSET : ONSET + 2] -= np.float32(12.0)
    stays[patch(), ONSET:] -= np.float32(12.0)
    (tmp_path / "stays").mkdir()
    came_back, areas, report, _ = detect(tmp_path, write(tmp_path / "points.gpkg", back))
    lasting, *_ = detect(tmp_path / "stays", write(tmp_path / "stays" / "points.gpkg", stays))
    assert (came_back.iloc[patch(150.0)]["change"] == "none").all()
    assert len(areas) == 0
    assert "was gone within 5 epochs" in report
    assert (lasting.iloc[patch(100.0)]["change"] == "jump").all()


def test_a_jump_of_the_last_two_epochs_is_told_though_it_may_come_back(tmp_path):
    series = noisy(seed=13)
    series[patch(), EPOCHS - 2 :] += np.float32(15.0)
    points, *_ = detect(tmp_path, write(tmp_path / "points.gpkg", series))
    assert (points.iloc[patch(80.0)]["change"] == "jump").all()


def test_a_jump_that_comes_back_does_not_hide_a_bend(tmp_path):
    series = noisy(seed=14)
    series[patch()] += CHANGES["velocity"].astype(np.float32)
    series[patch(), ONSET - 10 : ONSET - 8] += np.float32(15.0)
    points, *_ = detect(tmp_path, write(tmp_path / "points.gpkg", series))
    assert (points.iloc[patch(80.0)]["change"] == "velocity").all()


def test_every_long_step_tells_how_far_it_is(tmp_path):
    told = Recorder()
    series = noisy(seed=1)
    series[np.random.default_rng(2).random(series.shape) < 0.2] = np.nan  # gaps: series are fitted one by one
    source = write(tmp_path / "points.gpkg", series)
    asked = {"input": {"path": source}, "output": str(tmp_path / "c.gpkg"), "scale": "point"}
    catalogue.run("detectchanges", asked, told)
    assert told.fractions == sorted(told.fractions)
    at = np.flatnonzero(np.array(told.texts) == "Calibrating on earlier spans")
    spans = np.diff([*at, next(n for n in range(at[-1], len(told.texts)) if told.texts[n].startswith("Looking"))])
    assert (spans >= 4).all()  # reports within each span, one for 256 series with gaps


def test_since_is_recorded_where_it_was_left_empty(tmp_path):
    source = write(tmp_path / "points.gpkg", noisy(seed=1))
    _, _, report, _ = detect(tmp_path, source, since=None)
    since = f'"changes_after": "{dates()[-1] - 730}"'
    for layer in ("changes.gpkg", "areas.gpkg"):
        with sqlite3.connect(tmp_path / layer) as kept:
            assert since in kept.execute("SELECT group_concat(metadata) FROM gpkg_metadata").fetchone()[0]
    assert since in html.unescape(report)


def polygons(path, boxes):
    """Write boxes around the middle of the grid, given by offset and half width in metres."""
    middle = places().mean(axis=0)
    features = []
    for number, (east, north, half) in enumerate(boxes):
        x, y = middle[0] + east, middle[1] + north
        ring = [[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half]]
        features.append(
            {
                "type": "Feature",
                "properties": {"area_id": f"area {number}"},
                "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
            }
        )
    system = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3035"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": system, "features": features}))
    return str(path)


def test_areas_are_watched_as_wholes(tmp_path):
    series = noisy(seed=9)
    series[patch()] += CHANGES["velocity"].astype(np.float32)
    areas = polygons(tmp_path / "asked.geojson", [(0, 0, 100), (400, 400, 100), (9000, 9000, 10)])
    points, found, _, told = detect(
        tmp_path, write(tmp_path / "points.gpkg", series), scale="area", areas={"path": areas}
    )
    assert found["area_id"].tolist() == ["area 0"]
    assert (points.iloc[patch(80.0)]["change"] == "velocity").all()
    assert (points["change"].isna()).sum() > 700
    assert any("1 of 3 areas contains no point and is not watched" in text for text in told.warnings)


def test_areas_that_did_not_change_are_counted_as_areas(tmp_path):
    areas = polygons(tmp_path / "asked.geojson", [(0, 0, 100), (400, 400, 100)])
    *_, told = detect(tmp_path, write(tmp_path / "points.gpkg", noisy(seed=3)), scale="area", areas={"path": areas})
    assert any("the mean series of none of 2 areas stands out from the noise" in text for text in told.infos)


def test_areas_that_overlap_each_count_their_own_points(tmp_path):
    series = noisy(seed=11)
    series[patch(200.0)] += CHANGES["velocity"].astype(np.float32)
    areas = polygons(tmp_path / "asked.geojson", [(0, 0, 100), (30, 0, 100)])
    _, found, *_ = detect(tmp_path, write(tmp_path / "points.gpkg", series), scale="area", areas={"path": areas})
    assert len(found) == 2
    assert (found["point_count"] > 5).all()


def test_area_inside_one_that_did_not_change_is_told(tmp_path):
    series = noisy(seed=11)
    series[patch(90.0)] += CHANGES["velocity"].astype(np.float32)
    areas = polygons(tmp_path / "asked.geojson", [(0, 0, 600), (0, 0, 60)])
    points, found, _, told = detect(
        tmp_path, write(tmp_path / "points.gpkg", series), scale="area", areas={"path": areas}
    )
    assert found["area_id"].tolist() == ["area 1"]
    assert any(f"1 area changed since {SINCE}, with {found['point_count'][0]} of 900 points." in t for t in told.infos)
    inner = points.iloc[patch(40.0)]
    assert (inner["change"] == "velocity").all()  # they lie in both areas, and belong to the one that changed
    assert (points["change"] == "none").sum() == 900 - found["point_count"][0]


def test_areas_that_tile_a_region_are_compared_with_each_other(tmp_path):
    shared = 6.0 * np.cumsum(np.random.default_rng(5).normal(size=EPOCHS) * (np.arange(EPOCHS) > ONSET))
    tiles = [(east, north, 200) for east in (-400, 0, 400) for north in (-400, 0, 400)]
    areas = polygons(tmp_path / "asked.geojson", tiles)
    still = write(tmp_path / "points.gpkg", noisy(seed=3) + shared.astype(np.float32))
    _, found, _, told = detect(tmp_path, still, scale="area", areas={"path": areas})
    assert len(found) == 0  # what all points share is no change
    assert any("9 areas are compared with the points of the areas around, because" in text for text in told.infos)


def test_few_points_outside_of_all_areas_are_not_what_they_are_compared_with():
    where = places()
    columns = np.arange(len(where)) % 30
    inside = [np.flatnonzero(columns < 15), np.flatnonzero((columns >= 15) & (columns < 28))]
    few, nobody = np.flatnonzero(columns == 29), np.array([], dtype=int)
    beside = surroundings_of(where, inside, [nobody, nobody], few)
    assert set(beside[0]) == set(range(900)) - set(inside[0])
    assert set(beside[1]) == set(range(900)) - set(inside[1])
    many = np.flatnonzero(columns >= 25)
    assert set(surroundings_of(where, inside[:1], [nobody], many)[0]) == set(many)


def test_area_that_changed_is_told_from_those_beside_it(tmp_path):
    series = noisy(seed=3)
    series[(np.abs(places() - places().mean(axis=0)) < 200).all(axis=1)] += CHANGES["velocity"].astype(np.float32)
    tiles = [(east, north, 200) for east in (-400, 0, 400) for north in (-400, 0, 400)]
    areas = polygons(tmp_path / "asked.geojson", tiles)
    _, found, *_ = detect(tmp_path, write(tmp_path / "points.gpkg", series), scale="area", areas={"path": areas})
    assert found["area_id"][0] == "area 4"
    assert found["change_mm"][0] == pytest.approx(CHANGES["velocity"][-1], rel=0.35)


def test_kinds_that_the_last_epochs_cannot_show_are_told(tmp_path):
    series = noisy(seed=13)
    series[patch(), -2:] += np.float32(9.0)
    source = write(tmp_path / "points.gpkg", series)
    points, _, report, told = detect(tmp_path, source, since=str(dates()[-3]))
    assert (points.iloc[patch(100.0)]["change"] == "jump").all()
    assert told.warnings[0].startswith(
        "Only 2 epochs over 12 days come after SINCE, too few for a change of velocity or acceleration, which"
    )
    assert "Kinds for which too few epochs come after SINCE: change of velocity, acceleration." in report


BAD = {
    "few epochs": ({"epochs": 30}, {}, "30 epochs"),
    "since before": ({}, {"since": "2010-01-01"}, "SINCE is 2010-01-01"),
    "since after": ({}, {"since": "2030-01-01"}, "SINCE is 2030-01-01"),
    "no history": ({}, {"since": "2020-09-01"}, "Set SINCE to 2021-05-(09|21) or later"),
    "short layer": ({"epochs": 40}, {"since": "2021-02-08"}, "spans 468 days. Use a layer with a longer history"),
    "no date": ({}, {"since": "last year"}, "expected a date"),
    "few points": ({"count": 12}, {}, "12 points"),
    "no areas": ({}, {"scale": "area"}, "AREAS is empty"),
    "no kind": ({}, {"kinds": []}, "KINDS is empty"),
    "too short for a bend": (
        {},
        {"since": str(dates()[-3]), "kinds": ["velocity"]},
        "2 epochs over 12 days come after SINCE, too few for a change of velocity: velocity needs 4 epochs",
    ),
    "seam": ({}, {"seam_dates": ["2022-13-01"]}, "SEAM_DATES"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_a_sentence_and_nothing_is_written(name, tmp_path):
    made, asked, words = BAD[name]
    source = write(tmp_path / "points.gpkg", noisy(**made))
    with pytest.raises(InputError, match=words):
        detect(tmp_path, source, **asked)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["points.gpkg"]


def test_the_date_that_a_refusal_names_is_the_first_that_is_taken(tmp_path):
    source = write(tmp_path / "points.gpkg", noisy())
    with pytest.raises(InputError) as refused:
        detect(tmp_path, source, since="2020-09-01")
    named = np.datetime64(re.search(r"Set SINCE to (\S+) or later", str(refused.value))[1])
    with pytest.raises(InputError, match="come before SINCE"):
        detect(tmp_path, source, since=str(named - 1))
    detect(tmp_path, source, since=str(named))


def test_areas_away_from_all_points_are_refused(tmp_path):
    areas = polygons(tmp_path / "asked.geojson", [(9000, 9000, 10)])
    with pytest.raises(InputError, match="No point lies in a polygon"):
        detect(tmp_path, write(tmp_path / "points.gpkg", noisy()), scale="area", areas={"path": areas})


def test_an_earlier_result_is_replaced(tmp_path):
    first, *_ = detect(tmp_path, write(tmp_path / "points.gpkg", noisy(seed=1)))
    (tmp_path / "again").mkdir()
    again, *_ = detect(tmp_path / "again", str(tmp_path / "changes.gpkg"))
    assert list(again.columns) == list(first.columns)


def test_since_defaults_to_two_years(tmp_path):
    *_, told = detect(tmp_path, write(tmp_path / "points.gpkg", noisy(seed=1)), since=None)
    assert any(str(dates()[-1] - 730) in text for text in told.infos)


def test_a_series_that_was_not_looked_at_is_none_that_did_not_change(tmp_path):
    series = noisy()
    series[0, EPOCHS // 4 :] = np.nan  # ends long before SINCE
    points, _, _, told = detect(tmp_path, write(tmp_path / "points.gpkg", series), scale="point")
    assert pd.isna(points["change"][0]) and pd.isna(points["change_p"][0])
    assert points["change"][1:].notna().all()
    assert any("1 series has too few values" in text for text in told.warnings)


@pytest.mark.parametrize(
    ("count", "scale", "words"),
    [
        (10_000, "neighbourhood", "minus about 600 points around it."),
        (601, "point", "minus about 600 points around it."),
        (600, "point", "minus the median of all 600 points of the layer."),
        (146, "neighbourhood", "14 nearest points is watched, minus the median of all 146 points of the layer."),
        (5, "point", "The layer has too few points to subtract surroundings."),
    ],
)
def test_what_is_subtracted_is_said_as_it_is(count, scale, words):
    assert Sizes.of(count, scale).words.endswith(words)
