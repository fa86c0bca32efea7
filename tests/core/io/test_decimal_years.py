# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates as decimal years: the day that is meant, however the fraction was counted, and what is no date."""

import calendar
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.tables.decimal_years import days_of_years, unread_years

DAYS = [date(2018, 1, 2) + timedelta(12 * step) for step in range(100)]
FEW = [date(2019, 12, 23) + timedelta(12 * step) for step in range(6)]
VALUES = np.random.default_rng(0).normal(0, 4, (5, len(FEW))).round(2)


def years(days, *, decimals=4, mean=False, clock=0.0):
    """Return days as programs write them: of the year's length or of 365.25 days, at a time of the day."""
    texts = []
    for day in days:
        length = 365.25 if mean else 365 + calendar.isleap(day.year)
        texts.append(f"{day.year + (day.timetuple().tm_yday - 1 + clock) / length:.{decimals}f}")
    return texts


def frame(names):
    places = {"pid": [f"p{row}" for row in range(5)], "lon": 12 + np.arange(5) / 100, "lat": 41 + np.arange(5) / 100}
    return pd.DataFrame({**places, **dict(zip(names, VALUES.T, strict=True))})


@pytest.mark.parametrize("mean", [False, True])
@pytest.mark.parametrize("clock", [0.0, 0.23, 0.5, 0.73, 0.965])
@pytest.mark.parametrize("decimals", [4, 5, 8])
def test_day_is_found_however_the_fraction_was_counted(mean, clock, decimals):
    found, _ = days_of_years(years(DAYS, decimals=decimals, mean=mean, clock=clock))
    assert list(found.values()) == DAYS


@pytest.mark.parametrize("mean", [False, True])
def test_three_decimals_tell_the_day_at_midnight(mean):
    found, _ = days_of_years(years(DAYS, decimals=3, mean=mean))
    assert list(found.values()) == DAYS


@pytest.mark.parametrize("clock", [0.25, 0.5, 0.73, 0.83])
def test_three_decimals_of_many_dates_tell_the_day_late_in_it_too(clock):
    found, _ = days_of_years(years(DAYS, decimals=3, clock=clock))
    assert list(found.values()) == DAYS


@pytest.mark.parametrize(("decimals", "said"), [(3, True), (4, False)])
def test_three_decimals_late_in_the_evening_are_said_to_tell_the_day_to_within_one(decimals, said):
    days = DAYS[:12]
    found, how = days_of_years(years(days, decimals=decimals, mean=True, clock=0.95))
    off = {(one - day).days for one, day in zip(found.values(), days, strict=True)}
    assert off == ({1} if said else {0})
    assert ("which tell the day to within one day" in how) == said


def test_three_decimals_of_few_dates_do_not_tell_another_time_of_the_day():
    assert days_of_years(years(DAYS[:6], decimals=3, clock=0.4)) is None


def test_three_decimals_that_two_ways_of_counting_read_differently_tell_no_days():
    """Within one year the fractions of 365 and of 365.25 days are too alike to be told apart."""
    names = ["2018.199", "2018.231", "2018.264", "2018.297", "2018.330", "2018.363", "2018.396", "2018.429"]
    assert days_of_years(names) is None
    assert "do not tell the days" in unread_years(names)


@pytest.mark.parametrize(
    ("clock", "mean", "most"), [(0.0, False, 3), (0.99, False, 3), (0.0, True, 2), (0.99, True, 2)]
)
def test_two_decimals_tell_the_day_to_within_three_days(clock, mean, most):
    """Whichever days the acquisitions fall on: each day of a usual and of a leap year is one of some series."""
    off = []
    for first in range(12):
        days = [date(2019, 1, 1) + timedelta(first + 12 * step) for step in range(60)]
        found, how = days_of_years(years(days, decimals=2, clock=clock, mean=mean))
        assert "within three days" in how
        off += [abs((one - day).days) for one, day in zip(found.values(), days, strict=True)]
    assert max(off) == most


@pytest.mark.parametrize(
    "names",
    [
        [f"2018.{month:02d}" for month in range(1, 13)],  # months
        ["2018.04", "2018.30", "2018.60", "2018.90", "2019.20"],  # too few
        ["2018.1", "2018.3", "2018.5", "2018.7", "2018.9", "2019.2"],
    ],
)
def test_few_decimals_that_may_be_something_else_tell_no_days(names):
    assert days_of_years(names) is None
    assert "which do not tell the day" in unread_years(names)


def test_year_alone_is_its_first_day_among_others():
    found, _ = days_of_years(["2018.9671", "2019", "2019.0329", "2019.0658"])
    assert [str(day) for day in found.values()] == ["2018-12-20", "2019-01-01", "2019-01-13", "2019-01-25"]


@pytest.mark.parametrize(
    "names",
    [
        ["2018.0027", "2018.0356"],  # two may be chance
        ["2018.0356", "2018.0027", "2018.0685"],
        ["1018.0027", "1018.0356", "1018.0685"],
        ["2018", "2019", "2020"],
        ["v_2018.0027", "v_2018.0356", "v_2018.0685"],
        ["2018.0027", "2018.0028", "2018.0029"],  # one day
    ],
)
def test_numbers_that_are_no_dates_are_none(names):
    assert days_of_years(names) is None


@pytest.mark.parametrize("form", ["{}", "X{}", "D_{}", "d{}", "disp_{}"])
def test_columns_of_decimal_years_are_epochs(form, tmp_path, run_import):
    frame([form.format(one) for one in years(FEW)]).to_csv(tmp_path / "table.csv", index=False)
    imported = run_import(tmp_path / "table.csv", unit="mm")
    assert imported.points.dates.astype(str).tolist() == [str(day) for day in FEW]
    np.testing.assert_array_equal(imported.points.displacement, VALUES.astype(np.float32))
    assert "are decimal years" in imported.infos
    assert "is 2019-12-23" in imported.infos


def test_decimal_commas_and_years_of_365_25_days_are_read(tmp_path, run_import):
    table = frame([one.replace(".", ",") for one in years(DAYS[58:64], mean=True)])
    table.to_csv(tmp_path / "table.csv", index=False, sep=";", decimal=",")
    imported = run_import(tmp_path / "table.csv", unit="mm")
    assert imported.points.dates.astype(str).tolist() == [str(day) for day in DAYS[58:64]]


def test_columns_of_parquet_are_epochs_too(tmp_path, run_import):
    frame(years(FEW)).to_parquet(tmp_path / "table.parquet", index=False)
    imported = run_import(tmp_path / "table.parquet", unit="mm")
    assert imported.points.dates.astype(str).tolist() == [str(day) for day in FEW]
    np.testing.assert_array_equal(imported.points.displacement, VALUES.astype(np.float32))


def test_fields_of_a_shapefile_are_epochs_too(tmp_path, run_import):
    places = shapely.to_wkb(shapely.points([[500_000 + 100 * row, 4_200_000] for row in range(5)]))
    names = [f"D{one}" for one in years(FEW)]
    path = tmp_path / "points.shp"
    pyogrio.raw.write(
        path, places, [*VALUES.T], names, driver="ESRI Shapefile", geometry_type="Point", crs="EPSG:32633"
    )
    imported = run_import(path, unit="mm")
    assert imported.points.dates.astype(str).tolist() == [str(day) for day in FEW]
    np.testing.assert_array_equal(imported.points.displacement, VALUES.astype(np.float32))


def test_column_of_decimal_years_is_one_of_dates(tmp_path, run_import):
    rows = frame(years(FEW)).melt(["pid", "lon", "lat"], var_name="date", value_name="displacement")
    rows["date"] = rows["date"].astype(float)
    rows.sample(frac=1, random_state=0).to_csv(tmp_path / "long.csv", index=False)
    imported = run_import(tmp_path / "long.csv", unit="mm")
    assert imported.points.dates.astype(str).tolist() == [str(day) for day in FEW]
    order = np.argsort(imported.points.pid)
    np.testing.assert_array_equal(imported.points.displacement[order], VALUES.astype(np.float32))


def test_two_decimals_are_read_and_their_precision_is_said(tmp_path, run_import):
    frame(["2018.01", "2018.05", "2018.08", "2018.11", "2018.14", "2018.18"]).to_csv(tmp_path / "a.csv", index=False)
    imported = run_import(tmp_path / "a.csv", unit="mm")
    assert imported.points.dates.astype(str).tolist()[:2] == ["2018-01-04", "2018-01-19"]
    assert "within three days: '2018.01' is 2018-01-04" in imported.infos


def test_months_are_refused_with_what_to_do(tmp_path, run_import):
    frame(["2018.01", "2018.02", "2018.03", "2018.04", "2018.05", "2018.06"]).to_csv(tmp_path / "a.csv", index=False)
    with pytest.raises(InputError, match=r"'2018\.01' are months or decimal years.* Name the dates YYYYMMDD"):
        run_import(tmp_path / "a.csv")


def test_times_of_the_day_that_differ_are_refused_with_what_to_do():
    clocks = np.random.default_rng(1).uniform(0, 1, len(DAYS))
    names = [years([day], decimals=6, clock=clock)[0] for day, clock in zip(DAYS, clocks, strict=True)]
    assert "do not all fall on one time of the day" in unread_years(names)
