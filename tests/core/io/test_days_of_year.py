# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates as year and day of the year: the day that is meant, and what is no date."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.tables.days_of_year import days_of_ordinals, unread_ordinals

DAYS = [date(2019, 12, 22) + timedelta(12 * step) for step in range(40)]
NAMES = [f"{day:%Y%j}" for day in DAYS]
FEW = NAMES[:6]
VALUES = np.random.default_rng(0).normal(0, 4, (5, len(FEW))).round(2)


def frame(names):
    places = {"pid": [f"p{row}" for row in range(5)], "lon": 12 + np.arange(5) / 100, "lat": 41 + np.arange(5) / 100}
    return pd.DataFrame({**places, **dict(zip(names, VALUES.T, strict=True))})


def test_first_of_january_is_day_1():
    found, how = days_of_ordinals(NAMES)
    assert list(found.values()) == DAYS
    assert how.endswith("counted from 1")


def test_day_0_says_that_days_are_counted_from_0():
    found, how = days_of_ordinals(["2018000", "2018012", "2018364", "2019011"])
    assert [str(day) for day in found.values()] == ["2018-01-01", "2018-01-13", "2018-12-31", "2019-01-12"]
    assert how.endswith("counted from 0")


@pytest.mark.parametrize("form", ["{}", "X{}", "D_{}", "disp_{}"])
def test_columns_of_days_of_a_year_are_epochs(form, tmp_path, run_import):
    frame([form.format(one) for one in FEW]).to_csv(tmp_path / "a.csv", index=False)
    imported = run_import(tmp_path / "a.csv", unit="mm")
    assert imported.points.dates.astype(str).tolist() == [str(day) for day in DAYS[:6]]
    np.testing.assert_array_equal(imported.points.displacement, VALUES.astype(np.float32))
    assert "counted from 1: " in imported.infos
    assert "is 2019-12-22" in imported.infos


def test_column_of_days_of_a_year_is_one_of_dates(tmp_path, run_import):
    rows = frame(FEW).melt(["pid", "lon", "lat"], var_name="date", value_name="displacement")
    rows.sample(frac=1, random_state=0).to_csv(tmp_path / "long.csv", index=False)
    imported = run_import(tmp_path / "long.csv", unit="mm")
    assert imported.points.dates.astype(str).tolist() == [str(day) for day in DAYS[:6]]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["2018001", "2018002", "2018003", "2018004"], "or numbers that follow each other"),
        (["2018000", "2018120", "2018365"], "'2018365' is in no year if days are counted from 0"),
        (["2018002", "2018120", "2019366"], "'2019366' is in no year if days are counted from 1"),
    ],
)
def test_what_may_be_no_days_is_refused_with_what_to_do(names, said, tmp_path, run_import):
    assert days_of_ordinals(names) is None
    assert said in unread_ordinals(names)
    table = frame(FEW).iloc[:, : 3 + len(names)]
    table.columns = [*table.columns[:3], *names]
    table.to_csv(tmp_path / "a.csv", index=False)
    with pytest.raises(InputError, match=r"Name the dates YYYYMMDD"):
        run_import(tmp_path / "a.csv")


@pytest.mark.parametrize(
    "names",
    [
        ["2018002", "2018014"],  # two may be chance
        ["2018014", "2018002", "2018026"],
        ["2018002", "2018014", "2018400"],
        ["v_2018002", "v_2018014", "v_2018026"],
        ["1018002", "1018014", "1018026"],
        ["20180021", "20180141", "20180261"],
    ],
)
def test_numbers_that_are_no_days_of_a_year_are_none(names):
    assert days_of_ordinals(names) is None
    assert unread_ordinals(names) is None


def test_identifiers_of_points_above_rows_of_dates_stay_identifiers(tmp_path, run_import):
    """A table with one row a date, whose points are numbered within a year."""
    lines = ["date,2018002,2018014,2018026", "lon,12.50,12.51,12.52", "lat,41.9,41.9,41.9"]
    lines += [f"{day},{number}.5,1.5,2.5" for number, day in enumerate(DAYS[:8])]
    (tmp_path / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    points = run_import(tmp_path / "a.csv", unit="mm").points
    assert points.pid.tolist() == ["2018002", "2018014", "2018026"]
    assert len(points.dates) == 8
