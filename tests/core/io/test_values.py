# SPDX-License-Identifier: GPL-2.0-or-later
"""The unit of values, and numbers that stand for none."""

import numpy as np
import pandas as pd
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.unit_of_values import UnitEvidence, unit_told
from insar_forecast_plugin.core.io.values import Placeholders, Zeros, zero_runs
from insar_forecast_plugin.core.progress import Recorder

YEARS = np.arange(150) * 6 / 365.25
DATES = np.datetime64("2020-01-01") + 6 * np.arange(150)
VELOCITIES = np.linspace(-20, 5, 200)
FACTORS = {"mm": 1.0, "cm": 10.0, "m": 1000.0}


def noisy(deviation=3.0):
    return VELOCITIES[:, None] * YEARS + np.random.default_rng(0).normal(0, deviation, (200, 150))


def smooth():
    """Return motion with a season and no noise, in mm: neighbouring epochs differ by about 0.1."""
    return VELOCITIES[:, None] * YEARS + 2 * np.sin(2 * np.pi * YEARS)


def told(series, **facts):
    found = unit_told(UnitEvidence("a.csv", DATES[: series.shape[1]], series, **facts))
    return found.unit, found.why


@pytest.mark.parametrize(("unit", "deviation"), [("mm", 3.0), ("mm", 8.0), ("m", 1.0), ("m", 3), ("m", 12)])
def test_noise_tells_the_unit_where_one_alone_gives_the_noise_of_radar(unit, deviation):
    assert told(noisy(deviation) / FACTORS[unit])[0] == unit


@pytest.mark.parametrize("deviation", [1.0, 3.0, 6.0, 10.0])
def test_centimetres_with_real_noise_are_no_millimetres(deviation):
    with pytest.raises(
        InputError, match=r"read as mm: .* mm, velocities up to .*read as cm: .* Set UNIT to mm or cm\."
    ):
        told(noisy(deviation) / 10)


@pytest.mark.parametrize("unit", ["mm", "cm", "m"])
@pytest.mark.parametrize("of_velocity", ["mm", "cm"])
def test_velocities_tell_the_unit(unit, of_velocity):
    series, velocity = noisy(4.0) / FACTORS[unit], VELOCITIES / FACTORS[of_velocity]
    assert told(series, velocity=velocity, velocity_name=f"vel_{of_velocity}")[0] == unit


@pytest.mark.parametrize("unit", ["cm", "m"])
def test_velocities_of_an_unknown_unit_tell_it_where_they_are_not_the_slopes(unit):
    found, why = told(noisy(4.0) / FACTORS[unit], velocity=VELOCITIES, velocity_name="velocity")
    assert (found, "inferred from the velocities" in why) == (unit, True)


def test_velocities_in_the_unit_of_the_series_do_not_tell_it():
    with pytest.raises(InputError, match=r"Set UNIT to mm or cm"):
        told(noisy(4.0) / 10, velocity=VELOCITIES / 10, velocity_name="velocity")


def test_velocities_that_are_not_of_these_series_tell_nothing():
    velocity = np.random.default_rng(1).normal(0, 5, 200)
    assert told(noisy(4.0), velocity=velocity, velocity_name="velocity") == (
        "mm",
        "inferred from the scatter between epochs (5.7 mm)",
    )


@pytest.mark.parametrize("deviation", [0.1, 0.15, 0.3])
def test_quiet_millimetres_are_no_centimetres(deviation):
    with pytest.raises(InputError, match=r"Set UNIT to mm or cm"):
        told(noisy(deviation))
    assert told(noisy(deviation), velocity=VELOCITIES, velocity_name="vel_mm_yr")[0] == "mm"


def test_velocities_that_contradict_the_noise_are_asked_about():
    with pytest.raises(InputError, match=r"read as cm: 57 mm.*read as mm: 5.7 mm.*Set UNIT to cm or mm"):
        told(noisy(4.0), velocity=VELOCITIES * 10, velocity_name="velocity")


def test_one_decimal_is_no_centimetre():
    assert told(np.round(noisy(0.7), 1))[0] == "mm"


@pytest.mark.parametrize(("text", "unit"), [("mm", "mm"), ("Centimetres", "cm"), ("[m]", "m"), ("metres", "m")])
def test_column_of_units_goes_first(text, unit):
    assert told(noisy(), stated={text}, stated_in="uom") == (unit, "as stated in the column uom")


@pytest.mark.parametrize("texts", [{"rad"}, {"mm", "cm"}])
def test_column_of_units_that_are_none_or_differ_is_refused(texts):
    with pytest.raises(InputError, match=r"The column uom of a.csv states the unit .*expected mm, cm or m"):
        told(noisy(), stated=texts, stated_in="uom")


def test_unit_beside_the_values_is_taken():
    assert told(noisy(), stated_before={"cm"}) == ("cm", "as stated beside the values")


def test_two_units_beside_the_values_are_asked_about():
    with pytest.raises(InputError, match=r"states several units .* \('cm, mm'\)\. Set UNIT"):
        told(noisy(), stated_before={"mm", "cm"})


def test_column_of_units_of_something_else_tells_nothing():
    assert told(noisy(), stated={"Qal", "Tm"}, stated_in="unit")[1].startswith("inferred from the scatter")


def test_millimetres_that_may_be_noisy_centimetres_are_doubted():
    doubted = unit_told(UnitEvidence("a.csv", DATES, noisy(2.0)))
    assert (doubted.unit, doubted.doubt) == (
        "mm",
        "If the values are cm, neighbouring epochs differ by 29 mm. Set UNIT to cm if that is so.",
    )
    assert not unit_told(UnitEvidence("a.csv", DATES, noisy(5.0))).doubt


def test_smooth_series_show_the_unit_only_where_their_range_does():
    assert told(smooth() / 1000)[0] == "m"
    with pytest.raises(InputError, match=r"By the range of the series, .*read as mm: 4\d mm.*read as cm: 4\d0 mm"):
        told(smooth())


def test_gaps_do_not_hide_the_noise():
    values = noisy()
    values[np.random.default_rng(1).random(values.shape) < 0.3] = np.nan
    assert told(values)[0] == "mm"


@pytest.mark.parametrize("value", [0.0, np.nan])
def test_values_without_any_difference_are_asked_for(value):
    with pytest.raises(InputError, match=r"its values do not show it. Set UNIT to mm, cm or m"):
        told(np.full((5, 20), value))


# Numbers that stand for none


def test_number_like_a_placeholder_is_left_alone_when_the_file_is_read_again():
    series = np.array([[985.5, 999, 1012, -9999]], dtype=np.float32)
    first = Placeholders()
    first.clear(series.copy())
    assert first.measured == {999.0}
    again = Placeholders(first.measured)
    again.clear(series)
    np.testing.assert_array_equal(series, np.float32([[985.5, 999, 1012, np.nan]]))
    assert (again.measured, again.counts) == (frozenset(), {-9999.0: 1})


def test_number_like_a_placeholder_stays_only_where_its_series_comes_near_it():
    series = np.array([[-985, -999, -1012, -1030], [-450, -999, -460, -455], [-999] * 4], dtype=np.float32)
    found = Placeholders({-999.0})
    found.clear(series)
    nan = np.nan
    np.testing.assert_array_equal(series, np.float32([[-985, -999, -1012, -1030], [-450, nan, -460, -455], [nan] * 4]))
    assert (found.kept, found.counts) == ({-999.0: 1}, {-999.0: 5})
    said = Recorder()
    found.say(said)
    assert "-999 (5 times)" in said.warnings[0] and "-999 (1 times)" in said.infos[0]


def test_zeros_before_anything_moves_are_no_gaps():
    values = np.zeros((30, 80), dtype=np.float32)
    values[:, 40:] = np.arange(40) + np.arange(30)[:, None] + 1
    zeros = Zeros(80)
    zeros.add(values)
    assert zeros.in_runs == 1200 and not zeros.runs_are_gaps


def test_runs_of_zeros_are_found_to_their_ends():
    block = np.ones((3, 30), dtype=np.float32)
    block[0, 5:15] = block[1, :9] = block[2, 20:] = 0
    found = zero_runs(block)
    assert found.sum(axis=1).tolist() == [10, 0, 10]
    assert found[0, 5:15].all() and found[2, 20:].all()


def test_runs_of_zeros_are_gaps_where_other_zeros_are_rare():
    values = np.random.default_rng(2).normal(0, 3, (50, 60)).astype(np.float32)
    values[:, 0] = 0  # counted from there
    values[3, 20:40] = 0
    zeros = Zeros(60)
    assert not zeros.add(values).any()
    assert (zeros.in_runs, zeros.runs_are_gaps) == (20, True)
    rounded = Zeros(60)
    rounded.add(np.rint(values / 6))  # most of these are zero by their size
    assert rounded.in_runs > 0 and not rounded.runs_are_gaps


def test_series_of_zeros_are_found_and_empty_ones_are_none():
    values = np.array([[0, 0, 0], [0, 1, 0], [np.nan] * 3, [0, np.nan, 0]], dtype=np.float32)
    zeros = Zeros(3)
    assert zeros.add(values).tolist() == [True, False, False, True]
    assert zeros.series == 2


@pytest.mark.parametrize(
    ("zero_epochs", "points", "is_said"), [([2], 30, False), ([2, 5], 30, True), ([2, 5], 5, False)]
)
def test_epochs_of_zeros_beside_that_of_the_reference_are_told(zero_epochs, points, is_said, tmp_path, run_import):
    values = np.random.default_rng(3).normal(0, 3, (points, 8)).round(1) + 0.05
    values[:, zero_epochs] = 0
    frame = pd.DataFrame(values, columns=[f"202001{day:02d}" for day in range(1, 9)])
    frame.insert(0, "lon", 12 + np.arange(points) / 100)
    frame.insert(1, "lat", 41.0)
    frame.to_csv(tmp_path / "table.csv", index=False)
    imported = run_import(tmp_path / "table.csv", unit="mm")
    told = "All values are zero at 2 epochs (2020-01-03, 2020-01-06)"
    assert (told in imported.warnings) == is_said
    assert imported.points.displacement.shape == (points, 8)
