# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers far outside the rest of a file: again and again they stand for no value, alone they are said."""

import numpy as np
import pytest

from insar_forecast_plugin.core.io.far_values import FarValues


def found_in(*blocks):
    found = FarValues()
    for block in blocks:
        found.add(np.array(block, dtype=np.float32))
    return found


def noise(deviation=5.0):
    return np.random.default_rng(0).normal(0, deviation, (50, 40))


@pytest.mark.parametrize("value", [-99.0, -999.25, -9999.9, 65535.0, -999999.0, 1e6])
def test_number_that_stands_far_out_again_and_again_is_found_in_any_block(value):
    first, second = noise(), noise()
    first[3, 4] = second[5, 6] = value
    found = found_in(first, second)
    assert (found.repeated(), found.alone()) == ([np.float32(value)], [])


def test_number_that_stands_far_out_once_is_told_apart():
    series = noise()
    series[3, 4], series[4, 5] = 123456.0, -54321.5
    assert (found_in(series).repeated(), found_in(series).alone()) == ([], [-54321.5, 123456.0])


def test_fast_points_beside_quiet_ones_are_measurements():
    series = np.round(noise(2.0), 1)
    series[0] = np.round(np.linspace(0, -800, 40), 1)  # a landslide
    series[1, 20:] = np.round(series[1, 20:] + 150)  # an error of unwrapping, in whole millimetres
    found = found_in(series, series)
    assert (found.repeated(), found.alone()) == ([], [])


def test_many_large_numbers_hide_none_that_is_larger_still():
    fast = np.random.default_rng(1).uniform(-1500, 1500, (50, 40))
    fast[3, 4] = fast[7, 8] = -99999.9
    assert found_in(noise(), fast, noise(300)).repeated() == [np.float32(-99999.9)]


@pytest.mark.parametrize(("later", "found"), [((), [95.0]), ((200.0, 205.0, 210.0), []), ((150.0,), [])])
def test_repeated_number_below_others_of_the_file_is_a_measurement(later, found):
    series = np.clip(np.round(noise()), -20, 20)
    series[0, 20:22] = 95  # a point that jumps, and jumps again
    series[0, 22 : 22 + len(later)] = later
    assert found_in(series).repeated() == found


@pytest.mark.parametrize("times", [2, 3])
def test_number_of_a_row_that_is_there_twice_stands_there_once(times):
    series = noise()
    series[3, 4], series[3, 7] = 9999.9, np.nan
    again = np.repeat(series[3:4], times - 1, axis=0)
    for blocks in ([np.concatenate([series, again])], [series, again], [again, series], [series, *again[:, None]]):
        found = found_in(*blocks)
        assert (found.repeated(), found.alone()) == ([], [np.float32(9999.9)])


def test_number_that_a_repeated_row_has_twice_and_another_row_once_is_repeated():
    series, once = noise(), noise()
    series[3, [4, 9]] = 9999.9
    assert found_in(series, series[3:4]).repeated() == [np.float32(9999.9)]
    once[3, 4] = once[8, 4] = 9999.9
    assert found_in(once[3:4], once[3:4], once).repeated() == [np.float32(9999.9)]


def test_import_keeps_a_far_number_of_a_row_that_is_there_twice(tmp_path, run_import):
    values = np.round(noise()[:, :6], 2)
    values[3, 4] = 9999.9
    dates = ",".join(f"2020{month:02d}03" for month in range(1, 7))
    rows = [f"p{at},{12 + at / 1000:.3f},41.5," + ",".join(map(str, row)) for at, row in enumerate(values)]
    (tmp_path / "a.csv").write_text("\n".join([f"pid,lon,lat,{dates}", *rows, rows[3]]))
    imported = run_import(tmp_path / "a.csv", unit="mm")
    assert "1 value far outside all others (such as 9999.9) was kept." in imported.warnings
    assert imported.points.displacement.shape == (50, 6)
    assert imported.points.displacement[3, 4] == np.float32(9999.9)


def test_import_reads_far_numbers_as_missing_and_says_so(tmp_path, run_import):
    values = np.round(noise()[:, :6], 2)
    values[3, 4] = values[7, 2] = -9999.9
    values[5, 5] = 44444.0
    dates = ",".join(f"2020{month:02d}03" for month in range(1, 7))
    rows = [f"p{at},{12 + at / 1000:.3f},41.5," + ",".join(map(str, row)) for at, row in enumerate(values)]
    (tmp_path / "a.csv").write_text("\n".join([f"pid,lon,lat,{dates}", *rows]))
    imported = run_import(tmp_path / "a.csv", unit="mm")
    assert "Placeholders were read as missing values: -9999.9 (2 times)." in imported.warnings
    assert "1 value far outside all others (such as 44444) was kept." in imported.warnings
    assert np.argwhere(np.isnan(imported.points.displacement)).tolist() == [[3, 4], [7, 2]]
