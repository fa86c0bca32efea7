"""What a region tells of unchanged series: every series is then watched by itself, wherever that is done."""

import json

import numpy as np
import pytest
from changing_ground import after_onset, dates, noisy, patch

from insar_forecast_plugin.core.change_kinds import SOUGHT
from insar_forecast_plugin.core.changes.alarm_calibration import calibrate
from insar_forecast_plugin.core.changes.change_table import change_table
from insar_forecast_plugin.core.changes.region_watch import watch_by
from insar_forecast_plugin.core.changes.relative_series import RelativeSeries
from insar_forecast_plugin.core.changes.yardstick import WatchSetting, Yardstick, telling_rows, window_since
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.progress import Silent

SETTING = WatchSetting(dates()[100], SOUGHT, 0.005, np.empty(0, "datetime64[D]"))


@pytest.fixture(scope="module")
def series():
    """Return series, some of which bend, others with many gaps."""
    values = noisy(seed=3)
    values -= np.median(values, axis=0)
    values[patch()] -= (40 * after_onset()).astype(np.float32)
    there = np.ones(values.shape, dtype=bool)
    there[::7] = np.random.default_rng(0).random(there[::7].shape) < 0.7
    return RelativeSeries(np.where(there, values, 0).astype(np.float32), there, np.zeros(len(values)), 0)


@pytest.fixture(scope="module")
def yardstick(series):
    return Yardstick.of(series, dates(), setting=SETTING, alike=1, progress=Silent())


def watched(yardstick, series, rows):
    """Return the table of some series, watched without the others."""
    some = series.at(rows)
    return change_table(watch_by(yardstick, some, dates(), setting=SETTING, progress=Silent()), dates())


def test_a_series_is_watched_alike_alone_and_among_others(series, yardstick):
    every = watched(yardstick, series, np.arange(900))
    rows = np.concatenate([patch()[::20], np.arange(0, 900, 70)])
    assert every.changed[rows].any()
    for row in rows:
        alone = watched(yardstick, series, np.array([row]))
        assert alone.kind[0] == every.kind[row]
        np.testing.assert_allclose(alone.strength[0], every.strength[row], rtol=1e-4)
        np.testing.assert_allclose(alone.size[0], every.size[row], rtol=1e-3)


def test_it_goes_through_json_without_loss(series, yardstick):
    rows = np.arange(300)
    read = Yardstick.from_json(json.loads(json.dumps(yardstick.to_json())))
    one, other = watched(yardstick, series, rows), watched(read, series, rows)
    np.testing.assert_array_equal(one.strength, other.strength)
    np.testing.assert_array_equal(one.p, other.p)


def test_many_series_are_told_by_some_spread_evenly():
    rows = telling_rows(1_000_000)
    assert len(rows) == 20_000
    assert rows[0] == 0
    assert rows[-1] == 999_999
    assert np.ptp(np.diff(rows)) <= 1


def test_last_two_epochs_are_watched_where_they_come_more_often_than_earlier_ones():
    days = np.concatenate([dates()[:-2], dates()[-3] + np.array([6, 12])])
    values = noisy(seed=3)
    values -= np.median(values, axis=0)
    values[:50, -2:] += np.float32(25.0)
    series = RelativeSeries(values, np.ones(values.shape, dtype=bool), np.zeros(len(values)), 0)
    setting = WatchSetting(days[-3], ("jump",), 0.005, np.empty(0, "datetime64[D]"))
    told = Yardstick.of(series, days, setting=setting, alike=1, progress=Silent())
    found = change_table(watch_by(told, series, days, setting=setting, progress=Silent()), days)
    assert found.changed[:50].all()
    assert found.changed[50:].mean() < 0.02


def test_kinds_that_no_earlier_span_can_show_are_refused(series):
    setting = WatchSetting(dates()[-3], ("velocity",), 0.005, np.empty(0, "datetime64[D]"))
    with pytest.raises(InputError, match="Only 0 series have 20 values before the spans"):
        Yardstick.of(series, dates(), setting=setting, alike=1, progress=Silent())


def test_constant_series_do_not_tell_the_threshold(series, yardstick):
    count = 2 * len(series.values)
    values = np.concatenate([series.values, np.zeros((count, len(dates())), np.float32)])
    there = np.concatenate([series.there, np.ones((count, len(dates())), dtype=bool)])
    padded = RelativeSeries(values, there, np.zeros(len(values)), 0)
    told = calibrate(
        padded,
        (dates() - dates()[0]).astype(float),
        np.empty(0),
        yardstick.noise,
        window=window_since(dates(), SETTING.since),
        kinds=SETTING.kinds,
        alike=1,
        progress=Silent(),
    )
    assert told.series == yardstick.calibration.series
