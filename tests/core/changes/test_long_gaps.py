# SPDX-License-Identifier: GPL-2.0-or-later
"""Series with long gaps: no changes are made of them, and those after them are found where they are."""

import numpy as np
import pytest

from insar_forecast_plugin.core.changes.alarm_calibration import _telling
from insar_forecast_plugin.core.changes.change_table import change_table
from insar_forecast_plugin.core.changes.long_gaps import MOST_CALENDARS, by_calendar, calendar_of, long_gaps
from insar_forecast_plugin.core.changes.region_watch import watch_points
from insar_forecast_plugin.core.changes.relative_series import Sizes
from insar_forecast_plugin.core.changes.yardstick import WatchSetting
from insar_forecast_plugin.core.progress import Silent

COUNT, EPOCHS, GAPS = 900, 180, 300
DATES = np.datetime64("2018-01-03") + 12 * np.arange(EPOCHS)
FIRST = 150
"""Index of the first epoch that is watched, one year before the last."""
YEARS = 12 * np.arange(EPOCHS) / 365.25


def wandering(seed=2):
    """Return series with white noise, noise that fades and a slow wander, mm, shape (900, 180)."""
    rng = np.random.default_rng(seed)
    fading = rng.normal(0, 1.5, (COUNT, EPOCHS))
    for at in range(1, EPOCHS):
        fading[:, at] = 0.5 * fading[:, at - 1] + np.sqrt(0.75) * fading[:, at]
    wander = 0.3 * rng.normal(0, 1, (COUNT, EPOCHS)).cumsum(axis=1)
    return rng.normal(0, 2.0, (COUNT, EPOCHS)) + fading + wander


def watched(series, kinds=("velocity", "jump", "acceleration")):
    """Watch single points; return the watch and its table."""
    side = int(np.sqrt(COUNT))
    x, y = np.meshgrid(np.arange(side), np.arange(side))
    places = np.column_stack([4_500_000.0 + 40 * x.ravel(), 3_000_000.0 + 40 * y.ravel()])
    setting = WatchSetting(DATES[FIRST] - 1, kinds, 0.01, np.array([], dtype="datetime64[D]"))
    values, sizes = series.astype(np.float32), Sizes.of(COUNT, "point")
    watch = watch_points(values, places, DATES, sizes=sizes, setting=setting, progress=Silent())
    return watch, change_table(watch, DATES)


@pytest.mark.parametrize(("gap", "season"), [((90, 150), 0.0), ((95, 155), 0.0), ((153, 168), 6.0)])
def test_gaps_make_no_changes(gap, season):
    series = wandering()
    series[:GAPS] += season * np.sin(2 * np.pi * YEARS + 1)
    series[:GAPS, slice(*gap)] = np.nan
    watch, _ = watched(series)
    # One in a hundred series and year is asked for: three.
    assert watch.enough.all() and watch.alarmed[:GAPS].sum() <= 8


def test_a_jump_after_a_gap_is_found_at_its_date():
    series = wandering()
    series[:GAPS, 90:150] = np.nan
    series[:100, 160:] += 15.0
    _, table = watched(series, ("jump",))
    assert table.changed[:100].mean() > 0.95
    off = np.abs((table.date[:100][table.changed[:100]] - DATES[160]).astype(int))
    assert np.median(off) == 0
    assert np.median(table.date_sigma[:100][table.changed[:100]]) < 30


def test_a_jump_in_a_gap_may_have_come_at_any_time_of_it():
    series = wandering()
    series[:GAPS, 130:155] = np.nan
    series[:100, 140:] += 30.0
    _, table = watched(series, ("jump",))
    # So large a jump of a single point is held back until it has lasted six epochs.
    at_end = np.flatnonzero(table.date[:100] == DATES[160])
    assert len(at_end) > 50 and (table.date_sigma[at_end] > 25 * 12 / np.sqrt(12)).all()


def test_series_of_one_gap_share_a_calendar():
    there = np.ones((4, 40), dtype=bool)
    there[1, 10:20] = there[3, 10:20] = there[2, 10:16] = False
    gaps = long_gaps(there, 12.0 * np.arange(40))
    parts = [(rows.tolist(), len(epochs)) for rows, epochs, _ in by_calendar(gaps)]
    assert parts == [([0, 2], 40), ([1, 3], 30)]


def test_gaps_of_each_series_own_share_few_calendars_and_make_no_changes():
    series, rng = wandering(), np.random.default_rng(3)
    for row in range(GAPS):
        start = rng.integers(60, 130)
        series[row, start : start + rng.integers(20, 45)] = np.nan
    there = np.isfinite(series)
    left = list(by_calendar(long_gaps(there, 12.0 * np.arange(EPOCHS))))
    assert len(left) <= MOST_CALENDARS < GAPS
    assert sorted(np.concatenate([rows for rows, *_ in left]).tolist()) == list(range(COUNT))
    for rows, epochs, _ in left:  # nothing that was measured is left out
        assert there[rows].sum() == there[np.ix_(rows, epochs)].sum()
    watch, _ = watched(series)
    assert watch.enough.all() and watch.alarmed[:GAPS].sum() <= 8


def own_gaps(series, seed):
    """Give each of the first series a gap of its own, in place; return the series."""
    random = np.random.default_rng(seed)
    for row in range(GAPS):
        start = random.integers(60, 130)
        series[row, start : start + random.integers(20, 45)] = np.nan
    return series


def test_dates_are_told_on_the_calendar_on_which_the_alarm_was_given():
    series = own_gaps(wandering(), 3)
    series[:200, 160:] += 12.0
    watch, _ = watched(series)
    gaps = long_gaps(watch.series.there, watch.days)
    used = {row: epochs for rows, epochs, _ in by_calendar(gaps) for row in rows}
    assert watch.watched.stretch.max() > 1
    alarmed = np.flatnonzero(watch.alarmed[:GAPS])
    assert len(alarmed) > 100
    same = [
        np.array_equal(watch.monitor.epochs_of(watch.series.there[row], watch.watched.stretch[row]), used[row])
        for row in alarmed
        if watch.watched.stretch[row] > 1
    ]
    assert len(same) > 80 and np.mean(same) > 0.9  # a few were watched again, with fewer beside them


def test_strength_is_told_again_from_the_calendar_of_the_alarm():
    series = own_gaps(wandering(), 3)
    series[:200, 160:] += 12.0
    watch, _ = watched(series, ("jump",))
    found = watch.watched
    rows = [row for row in np.flatnonzero(watch.alarmed[:GAPS]) if found.stretch[row] > 1]
    off = {}
    for name, stretches in {"own": found.stretch, "finest": np.ones_like(found.stretch)}.items():
        off[name] = []
        for row in rows:
            epochs = watch.monitor.epochs_of(watch.series.there[row], int(stretches[row]))
            own, number = watch.monitor.on(epochs), int(found.wander[row])
            innovations = own.whiteners[number].innovations(watch.series.values[row, epochs][None])[0]
            at, there = int(np.searchsorted(epochs, found.scan.look[0, row])), watch.series.there[row, epochs]
            told = np.abs(own.scanner(number).profile(0, at, innovations, there)[1]).max() / found.size[row]
            off[name].append(abs(told / abs(found.scan.strength[0, row]) - 1))
    assert len(rows) > 80 and np.median(off["own"]) < 0.75 * np.median(off["finest"])


def test_stretches_of_one_epoch_leave_out_the_whole_gap():
    gap = np.zeros(20, dtype=bool)
    gap[5:15] = True
    assert calendar_of(gap, 1).tolist() == [*range(5), *range(15, 20)]
    assert calendar_of(gap, 4).tolist() == [*range(8), *range(12, 20)]


def test_series_without_gaps_tell_what_is_usual_where_they_are_enough():
    known, gaps = np.ones(2000, dtype=bool), np.zeros(2000, dtype=bool)
    gaps[300:], known[:5] = True, False
    assert len(_telling(known, gaps)) == 1000
    gaps[300:400] = False
    assert _telling(known, gaps).tolist() == list(range(5, 400))


def test_a_thousand_with_and_without_gaps_tell_it_spread_evenly():
    known, gaps = np.ones(20_000, dtype=bool), np.ones(20_000, dtype=bool)
    known[::2] = False
    rows = _telling(known, gaps)
    assert len(rows) == 1000 and known[rows].all()
    assert np.abs(np.histogram(rows, bins=10, range=(0, 20_000))[0] - 100).max() <= 2
