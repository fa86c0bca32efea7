# SPDX-License-Identifier: GPL-2.0-or-later
"""Joins of releases are told from where series begin and end, and from nothing else that begins or ends."""

import tracemalloc
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.release_joins import JoinFinder, joins_in, joins_text

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
DATES = np.datetime64("2015-01-05") + 12 * np.arange(244)  # to 2022-12-30
LATER_FIRST, EARLIER_LAST = np.datetime64("2018-01-01"), np.datetime64("2021-12-11")
NEXT = np.datetime64("2021-12-23")
BEFORE_LATER = np.datetime64("2017-12-20")


def noise(count=200, dates=DATES, seed=0):
    return np.random.default_rng(seed).normal(0, 2.5, (count, len(dates)))


def two_releases(*, join, count=200, earlier_only=40, later_only=50, seed=0):
    """Return series of 2015-2021 and 2018-2022, with offsets from a date on where they are in both."""
    series = noise(count, seed=seed)
    series += np.random.default_rng(seed + 1).normal(0, 5, (count, 1)) * (join <= DATES)
    series[:earlier_only, DATES > EARLIER_LAST] = np.nan
    series[earlier_only : earlier_only + later_only, DATES < LATER_FIRST] = np.nan
    return series


def days_of_year(dates):
    return (dates - dates.astype("datetime64[Y]")).astype(int)


def spread_ends(series, share, seed=0):
    """Let a share of the series begin, and another end, at a time of its own."""
    chance = np.random.default_rng(seed)
    count, epochs = series.shape
    for row in chance.choice(count, int(share * count), replace=False):
        series[row, : chance.integers(30, epochs - 40)] = np.nan
    for row in chance.choice(count, int(share * count), replace=False):
        series[row, chance.integers(epochs - 100, epochs - 30) :] = np.nan
    return series


def test_join_lies_where_the_earlier_release_ends_if_its_values_were_used_until_then():
    [one] = joins_in(DATES, two_releases(join=NEXT))
    assert (one.last_before, one.first_after, one.ended, one.began) == (EARLIER_LAST, NEXT, 40, 50)
    assert one.alternative is None
    assert one.is_certain


def test_join_lies_where_the_later_release_begins_if_its_values_were_used_from_there_on():
    [one] = joins_in(DATES, two_releases(join=LATER_FIRST))
    assert (one.last_before, one.first_after, one.alternative) == (BEFORE_LATER, LATER_FIRST, None)


def test_both_ends_of_an_overlap_are_named_where_the_values_do_not_tell():
    [one] = joins_in(DATES, two_releases(join=DATES[0]))
    assert (one.first_after, one.alternative) == (NEXT, LATER_FIRST)
    assert "the join is at 2018-01-01 instead" in one.words


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("join", [NEXT, LATER_FIRST])
def test_no_wrong_end_of_an_overlap_is_chosen_in_small_layers(join, seed):
    [one] = joins_in(DATES, two_releases(join=join, count=60, earlier_only=12, later_only=12, seed=seed))
    assert join in (one.first_after, one.alternative)


def test_velocities_make_no_step_where_the_calendar_changes():
    dates = np.concatenate([DATES[DATES < LATER_FIRST], LATER_FIRST + 3 * np.arange(600)])
    years = (dates - dates[0]).astype(float) / 365.25
    series = noise(dates=dates) + np.linspace(-60, 60, 200)[:, None] * years
    last = dates[-150]
    series[:40, dates > last] = np.nan
    series[40:90, dates < LATER_FIRST] = np.nan
    [one] = joins_in(dates, series)
    assert (one.last_before, one.alternative) == (last, LATER_FIRST)


def test_releases_that_follow_each_other_are_joined_at_the_gap():
    series = noise()
    series[:40, DATES > EARLIER_LAST] = np.nan
    series[40:90, DATES < NEXT] = np.nan
    dates = np.concatenate([DATES, DATES[-1] + 12 * np.arange(1, 60)])
    series = np.concatenate([series, noise(dates=dates[len(DATES) :], seed=3)], axis=1)
    series[:40, len(DATES) :] = np.nan
    [one] = joins_in(dates, series)
    assert (one.earlier_last, one.later_first, one.alternative) == (EARLIER_LAST, NEXT, None)
    assert "joined between 2021-12-11 and 2021-12-23" in one.words


def test_three_releases_have_two_joins():
    dates = np.datetime64("2015-01-05") + 12 * np.arange(275)  # to 2023-12
    series = noise(300, dates)
    ends = [dates[211], dates[241]]
    for row, end in enumerate(ends):
        series[50 * row : 50 * row + 50, dates > end] = np.nan
    for row, begin in enumerate([dates[91], dates[122]]):
        series[100 + 50 * row : 150 + 50 * row, dates < begin] = np.nan
    assert [one.last_before for one in joins_in(dates, series)] == ends


def test_late_beginnings_and_early_ends_do_not_hide_a_join():
    series = spread_ends(two_releases(join=NEXT, count=400, earlier_only=80, later_only=100), 0.15)
    [one] = joins_in(DATES, series)
    assert (one.last_before, one.first_after) == (EARLIER_LAST, NEXT)


def test_snow_in_one_of_the_releases_does_not_shift_the_join():
    series = two_releases(join=NEXT)
    winter = (days_of_year(DATES) < 110) | (days_of_year(DATES) > 300)
    snowed = np.r_[0:15, 40:60, 150:170]
    series[np.ix_(snowed, np.flatnonzero(winter))] = np.nan
    [one] = joins_in(DATES, series)
    assert (one.last_before, one.first_after, one.ended, one.began) == (EARLIER_LAST, NEXT, 25, 30)


def test_series_that_only_end_together_may_be_a_join():
    series = noise()
    series[:40, DATES > EARLIER_LAST] = np.nan
    [one] = joins_in(DATES, series)
    assert (one.first_after, one.is_certain) == (NEXT, False)
    assert "may have been joined" in one.words


def test_series_that_only_begin_together_may_be_a_join():
    series = noise()
    series[:40, DATES < LATER_FIRST] = np.nan
    [one] = joins_in(DATES, series)
    assert (one.last_before, one.first_after, one.is_certain) == (BEFORE_LATER, LATER_FIRST, False)
    assert "or later" in one.words


@cache
def without_a_join():
    winter = (days_of_year(DATES) < 150) | (days_of_year(DATES) > 280)
    summer = (days_of_year(DATES) > 150) & (days_of_year(DATES) < 240)
    snow = noise()
    snow[np.ix_(np.arange(80), np.flatnonzero(winter))] = np.nan
    starts_in_winter = snow[:, 6:]
    everywhere = noise()
    everywhere[:, summer] = np.nan
    empty_epochs = noise()
    empty_epochs[:, :60] = empty_epochs[:, 200:] = np.nan
    single = noise()
    single[np.random.default_rng(1).random(single.shape) < 0.2] = np.nan
    building = noise()
    building[:8, DATES < LATER_FIRST] = np.nan
    stray = noise()
    stray[1:, DATES < LATER_FIRST] = np.nan
    short = noise()
    short[:50, DATES[-1] - 200 < DATES] = np.nan
    tracks = noise()
    tracks[:100, DATES > EARLIER_LAST] = tracks[100:, DATES < LATER_FIRST] = np.nan
    return {
        "complete": (DATES, noise()),
        "spread over years": (DATES, spread_ends(noise(), 0.4)),
        "spread over years, many points": (DATES, spread_ends(noise(5000), 0.4)),
        "spread over years, few points": (DATES, spread_ends(noise(20), 0.4)),
        "one point": (DATES, noise(1)),
        "one late point": (DATES, np.where(DATES < LATER_FIRST, np.nan, noise(1))),
        "no point": (DATES, noise(0)),
        "no value": (DATES, np.full((9, len(DATES)), np.nan)),
        "one epoch": (DATES[:1], noise()[:, :1]),
        "snow each winter": (DATES, snow),
        "snow at the start": (DATES[6:], starts_in_winter),
        "gap of all points": (DATES, everywhere),
        "epochs without a value at both ends": (DATES, empty_epochs),
        "single gaps": (DATES, single),
        "new building": (DATES, building),
        "all but one begin together": (DATES, stray),
        "many end some months early": (DATES, short),
        "two layers one after the other": (DATES, tracks),
    }


@pytest.mark.parametrize("name", without_a_join())
def test_no_join_is_found_where_there_is_none(name):
    dates, series = without_a_join()[name]
    assert joins_in(dates, series) == []
    assert joins_text(joins_in(dates, series)) == ""


@pytest.mark.parametrize("count", [40, 200])
@pytest.mark.parametrize("share", [0.1, 0.4])
def test_buildings_that_come_and_go_are_no_join(count, share):
    found = 0
    for seed in range(30):
        chance = np.random.default_rng(seed)
        series = noise(count, seed=seed)
        for comes in (True, False):
            for _ in range(round(share * count / 4.5)):
                rows = chance.choice(count, chance.integers(1, 9), replace=False)
                at = chance.integers(30, 214)
                series[rows, slice(at) if comes else slice(at, None)] = np.nan
        found += len(joins_in(DATES, series))
    assert found <= 1


def test_blocks_give_what_the_whole_gives():
    series = two_releases(join=NEXT)
    finder = JoinFinder(DATES)
    for start in range(0, 200, 7):
        finder.add(series[start : start + 7].astype(np.float32))
    assert finder.found() == joins_in(DATES, series)


def test_unit_does_not_matter():
    series = two_releases(join=LATER_FIRST)
    assert joins_in(DATES, series / 1000) == joins_in(DATES, series)


def test_memory_does_not_grow_with_the_points():
    block = two_releases(join=NEXT).astype(np.float32)
    finder = JoinFinder(DATES)
    finder.add(block)
    tracemalloc.start()
    for _ in range(50):
        finder.add(block)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 50_000
    assert finder.found()[0].among == 51 * 200


def test_text_says_that_the_date_is_stored():
    text = joins_text(joins_in(DATES, two_releases(join=NEXT)))
    assert "joined between 2021-12-11 and 2021-12-23" in text
    assert "The date 2021-12-23 is stored in the layer and used by later algorithms." in text


def test_text_of_a_join_that_is_not_certain_leaves_it_open():
    series = noise()
    series[:40, DATES > EARLIER_LAST] = np.nan
    assert "If so, enter 2021-12-23 in SEAM_DATES" in joins_text(joins_in(DATES, series))


@pytest.fixture
def real(tmp_path):
    """Return a function that imports a file of the real data and gives its points."""
    if not DATA.is_dir():
        pytest.skip("the real data are not beside the repository")
    from insar_forecast_plugin.core import catalogue

    def points(name):
        path = str(tmp_path / "points.gpkg")
        catalogue.run("importtimeseries", {"input": str(DATA / name), "output": path}, Silent())
        return read_points(path, Silent())

    return points


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("022_0770_IW1_VV", "2021-12-29", "2022-01-10"),
        ("073_0301_IW3_VV", "2021-12-20", "2022-01-01"),
        ("073_0302_IW3_VV", "2021-12-20", "2022-02-06"),
        ("124_0770_IW3_VV", "2021-12-18", "2022-01-17"),
        ("175_0303_IW1_VV", "2021-12-27", "2022-01-08"),
        ("175_0304_IW1_VV", "2021-12-27", "2022-02-01"),
    ],
)
def test_join_of_a_real_file_is_found(name, before, after, real):
    points = real(f"egms-wroclaw/{name}.csv")
    found = joins_in(points.dates, points.displacement)
    assert [(str(one.last_before), str(one.first_after)) for one in found] == [(before, after)]


@pytest.mark.parametrize(
    "name",
    [
        "egms-wroclaw/124_0771_IW3_VV.csv",  # nine points, three of which begin late: too few to say
        "egms-ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip",
        "egms-ustica/EGMS_L3_E45N17_100km_U_2020_2024_1.zip",
    ],
)
def test_no_join_is_found_in_a_real_file_without_one(name, real):
    points = real(name)
    assert joins_in(points.dates, points.displacement) == []
