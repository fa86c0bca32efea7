# SPDX-License-Identifier: GPL-2.0-or-later
"""What a classification and the summary page say of joins of releases."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.measured import Seam
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.trends.findings import Gathering, gatherings, unexplained, unnamed

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
DATES = np.datetime64("2015-01-05") + 12 * np.arange(244)
END, NEXT = DATES[211], DATES[212]
NO_SEAMS = np.array([], dtype="datetime64[D]")
WROCLAW = {
    "022_0770_IW1_VV": ("2021-12-29", "2022-01-10"),
    "124_0770_IW3_VV": ("2021-12-18", "2022-01-17"),
    "073_0302_IW3_VV": ("2021-12-20", "2022-02-06"),
}


def joined(labelled_points, *, later_only=30):
    """Return series of two releases, in some of which the join is a step of 9 mm."""
    chance = np.random.default_rng(0)
    series = chance.normal(0, 1.5, (160, len(DATES)))
    series += (9.0 * chance.choice([-1, 1], (160, 1)) + chance.normal(0, 2, (160, 1))) * (DATES >= NEXT)
    series[:30, DATES > END] = np.nan
    series[30 : 30 + later_only, DATES[91] > DATES] = np.nan
    points = labelled_points.at_points(np.arange(160) % 100)
    return replace(points, dates=DATES, displacement=series.astype(np.float32))


@pytest.fixture
def advised(tmp_path):
    """Return a function that classifies points and gives the facts, the warnings and the summary page."""

    def run(points, *seams, method="statistical"):
        source, output, report = (str(tmp_path / name) for name in ("in.gpkg", "out.gpkg", "page.html"))
        write_points(points, source)
        progress = Recorder()
        request = {"input": {"path": source, "layer": None}, "output": output, "method": method}
        catalogue.run("classifytrends", request | {"seam_dates": list(seams)}, progress)
        page = {"input": {"path": output, "layer": None}, "report": report}
        catalogue.run("handoverpage", page, Silent())
        return progress.infos, progress.warnings, Path(report).read_text(encoding="utf-8")

    return run


def of_joins(texts):
    return [text for text in texts if "join" in text or "SEAM_DATES" in text]


def test_join_that_the_series_show_is_advised_with_the_date_to_enter(labelled_points, advised):
    _, warnings, page = advised(joined(labelled_points))
    [advice] = of_joins(warnings)
    assert f"joined between {END} and {NEXT}: of 160 series 30 end" in advice
    assert advice.endswith(f"Run again with {NEXT} in SEAM_DATES.")
    assert f"joined between {END} and {NEXT}" in page
    assert "was not removed before classification" in page
    assert "within 45 days around" not in page


@pytest.mark.parametrize("seam", [NEXT, END + 1])
def test_date_within_the_join_is_recognised(labelled_points, advised, seam):
    facts, warnings, page = advised(joined(labelled_points), str(seam))
    assert of_joins(warnings) == []
    assert f"SEAM_DATES {seam} is the join that the series show, between {END} and {NEXT}." in facts
    assert "was not removed before classification" not in page
    assert f"a step where releases were joined, {seam}" in page


@pytest.mark.parametrize("seam", [END, NEXT + 20])
def test_date_beside_the_join_is_put_right(labelled_points, advised, seam):
    _, warnings, _ = advised(joined(labelled_points), str(seam))
    [advice] = of_joins(warnings)
    assert f"SEAM_DATES {seam} is near the join" in advice
    assert f"Run again with {NEXT} instead." in advice


def test_join_stays_advised_where_another_date_is_named(labelled_points, advised):
    _, warnings, _ = advised(joined(labelled_points), "2017-05-01")
    [advice] = of_joins(warnings)
    assert f"Run again with {NEXT} in SEAM_DATES." in advice


def test_end_of_many_series_without_a_step_is_a_fact_and_no_advice(labelled_points, advised):
    points = joined(labelled_points, later_only=0)
    still = replace(points, displacement=(points.displacement * 0 + np.random.default_rng(1).normal(0, 1, (160, 244))))
    facts, warnings, _ = advised(replace(still, displacement=still.displacement.astype(np.float32)))
    assert of_joins(warnings) == []
    assert any("30 of 160 series end together" in text for text in facts)


def test_end_of_many_series_with_a_step_is_advised(labelled_points, advised):
    _, warnings, page = advised(joined(labelled_points, later_only=0))
    [advice] = of_joins(warnings)
    assert "may have been joined" in advice
    assert f"If so, run again with {NEXT} in SEAM_DATES." in advice
    assert "If so, the step there was not removed" in page


def test_classification_without_seam_dates_fits_no_step(labelled_points, advised):
    facts, _, _ = advised(joined(labelled_points))
    assert not any("A step at" in text for text in facts)


def gathered(date):
    return Gathering("bilinear", "break", 20, 40, 100, np.datetime64(date))


@pytest.mark.parametrize(("date", "left"), [("2021-03-20", 0), ("2020-12-01", 1), ("2016-07-19", 1)])
def test_gathering_near_a_given_date_is_not_advised_and_one_far_away_is(date, left):
    seams = np.array(["2021-12-29"], dtype="datetime64[D]")
    assert len(unexplained([gathered(date)], [], seams)) == left


def test_gathering_is_advised_where_nothing_is_known():
    assert unexplained([gathered("2016-07-19")], [], NO_SEAMS) == [gathered("2016-07-19")]
    assert unnamed([], NO_SEAMS, [gathered("2016-07-19")]) == []


@pytest.mark.skipif(not DATA.is_dir(), reason="the EGMS files of shared/data are not here")
@pytest.mark.parametrize(("name", "method"), [*((name, "statistical") for name in WROCLAW), (*WROCLAW, "network")[2:]])
def test_real_join_is_stored_at_import_and_its_step_is_fitted_without_being_asked_for(tmp_path, advised, name, method):
    before, after = WROCLAW[name]
    source, progress = str(tmp_path / "points.gpkg"), Recorder()
    catalogue.run("importtimeseries", {"input": str(DATA / f"egms-wroclaw/{name}.csv"), "output": source}, progress)
    [told] = of_joins(progress.warnings)
    assert f"joined between {before} and {after}" in told
    points = read_points(source, Silent())
    assert points.measured.seams == (Seam(after),)
    facts, warnings, page = advised(points, method=method)
    assert f"A step at {after} was fitted in every model." in " ".join(facts)
    assert of_joins(warnings) == []
    assert page.count("joined between") == 0
    facts, warnings, page = advised(points, "none", method=method)
    assert not any("A step at" in text for text in facts)


@pytest.mark.skipif(not DATA.is_dir(), reason="the EGMS files of shared/data are not here")
@pytest.mark.parametrize(("name", "method"), [*((name, "statistical") for name in WROCLAW), (*WROCLAW, "network")[2:]])
def test_real_join_of_a_layer_that_does_not_carry_it_is_advised(tmp_path, advised, name, method):
    before, after = WROCLAW[name]
    source = str(tmp_path / "points.gpkg")
    catalogue.run("importtimeseries", {"input": str(DATA / f"egms-wroclaw/{name}.csv"), "output": source}, Silent())
    points = read_points(source, Silent())
    points = replace(points, measured=replace(points.measured, seams=()))
    _, warnings, page = advised(points, method=method)
    [advice] = of_joins(warnings)
    assert f"joined between {before} and {after}" in advice
    assert f"Run again with {after} in SEAM_DATES." in advice
    assert page.count("joined between") == 1
    _, warnings, page = advised(points, after, method=method)
    assert of_joins(warnings) == []
    assert "joined between" not in page
    assert "may have been joined" not in page


WINTERS = 12 * np.arange(170)
GAPS = {
    "two years": np.concatenate([12 * np.arange(60), 1438 + 12 * np.arange(60)]),
    "every winter": WINTERS[WINTERS % 365 < 220],
}


@pytest.mark.parametrize("days", GAPS.values(), ids=GAPS)
@pytest.mark.parametrize("joined", [False, True])
def test_motion_that_begins_in_a_gap_is_no_join_and_one_elsewhere_is(days, joined):
    dates, rng = np.datetime64("2018-01-01") + days, np.random.default_rng(0)
    began = rng.uniform(0.15 * days[-1], 0.85 * days[-1], 800)
    if joined:
        began[:400] = days[len(days) // 4]
    nearest = np.abs(days - began[:, None]).argmin(axis=1)
    none = np.full(2800, np.datetime64("NaT", "D"))
    breaks = none.copy()
    breaks[:800] = dates[nearest]
    names = np.array(["bilinear"] * 800 + ["stable"] * 2000, dtype=object)
    found = gatherings(names, none, breaks, dates)
    assert [abs(one.date - dates[len(days) // 4]) <= 45 for one in found] == [True] * joined
