# SPDX-License-Identifier: GPL-2.0-or-later
from datetime import date

import pytest

from insar_forecast_plugin.core.date_fields import (
    AHEAD,
    FORECAST,
    OBSERVED,
    date_field,
    date_fields,
    field_name,
    readings,
)

DAY = date(2024, 2, 29)
ALONE = [
    *("20240229", "D20240229", "D_20240229", "d20240229", "d_20240229", " 20240229 "),
    *("X20240229", "x20240229", "disp_20240229", "DISP20240229", "Disp_20240229", "date_20240229", "Date20240229"),
    *("2024-02-29", "2024/2/29", "2024/02/29", "2024_02_29", "d2024_02_29", "X2024.02.29", "D2024-02-29"),
    *("2024-02-29T05:33:11", "20240229T053311", "2024-02-29 00:00:00", "2024-02-29T05:33", "X2024-02-29T05.33.11Z"),
    *("2024-02-29T05:33:11.250", "2024-02-29 23:59:60", "2024-02-29T05:33:11+01:00", "disp_20240229T053311"),
    *("29 Feb 2024", "29-Feb-2024", "29FEB2024", "29_feb_2024", "29 February 2024", "29-Feb-2024 00:00:00"),
    *("29-févr.-2024", "29 Febbraio 2024", "29-febrero-2024"),
    *("20240229_mm", "D20240229_cm", "disp_20240229 [mm]", "2024-02-29 (m)", "20240229mm", "X2024.02.29_mm"),
]
NO_DATES = [
    *("D20240229_std", "D20240229_", "20240229_20240312", "std_D20240229", "sigma20240229", "S20240229", "E20240229"),
    *(
        "2024022",
        "202402290",
        "2024-02/29",
        "202402",
        "2024",
        "D2024",
        "2018-2019",
        "2018-19",
        "height",
        "",
        "x",
        "v_12",
    ),
    *(
        "f20240229",
        "F_20240229",
        "12345678",
        "99999999",
        "1.2.3",
        "01.02.24",
        "2024-02-29T5",
        "2024-02-29T05:33:11 std",
        "Feb 2024",
        "20240229_km",
        "20240229_mm_std",
    ),
]
IMPOSSIBLE = ["20230229", "20200230", "21501231", "D19691231", "2024-13-01", "X20241301", "2024-02-29T25:00"]
IMPOSSIBLE += ["03-maalis-2018", "29 Fob 2024", "30 Feb 2024", "20240230_mm", "D202413", "01.02.1950", "31.02.2024"]


def days_of(*names):
    """Return the days of the epochs among some names."""
    return [*date_fields(names).of(OBSERVED).values()]


@pytest.mark.parametrize("kind", [OBSERVED, *AHEAD])
def test_a_field_that_the_plugin_writes_is_read_as_what_it_holds(kind):
    assert date_field(field_name(kind, DAY)) == (kind, DAY)


@pytest.mark.parametrize("name", ALONE)
def test_every_spelling_of_a_day_is_an_epoch(name):
    assert date_field(name) == (OBSERVED, DAY)
    assert date_fields([name]).fields == {name: (OBSERVED, DAY)}


@pytest.mark.parametrize("name", NO_DATES)
def test_other_names_say_no_date(name):
    assert date_field(name) is None
    found = date_fields([name])
    assert (found.fields, found.impossible, found.doubtful) == ({}, (), ())


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_date_that_does_not_exist_is_told(name):
    assert date_field(name) is None
    found = date_fields(["D20240229", name])
    assert (found.impossible, [*found.fields]) == ((name,), ["D20240229"])


@pytest.mark.parametrize("name", ["F20240229", "F2024_02_29", "F20240229T053311"])
def test_f_alone_is_an_epoch_as_arcgis_names_one(name):
    found = date_fields(["pid", "20240131", name])
    assert found.of(OBSERVED) == {"20240131": date(2024, 1, 31), name: DAY}
    assert found.letters == (name,)


@pytest.mark.parametrize("beside", [["L20240229", "U20240229"], ["U20240229"], ["D20240131"]])
def test_f_beside_its_interval_or_epochs_of_the_plugin_is_a_forecast(beside):
    found = date_fields(["F20240229", "F20240312", "20230131", *beside])
    assert found.of(FORECAST) == {"F20240229": DAY, "F20240312": date(2024, 3, 12)}
    assert found.letters == ()


def test_interval_of_other_dates_makes_no_forecast():
    assert date_fields(["F20240229", "L20250101", "U20250101"]).of(OBSERVED) == {"F20240229": DAY}


@pytest.mark.parametrize("name", ["D202402", "2024-02", "2024_02", "X202402", "disp_2024-02", "F202402", "D2024/02"])
def test_month_is_read_as_its_middle(name):
    found = date_fields([name])
    assert (found.fields, found.months) == ({name: (OBSERVED, date(2024, 2, 15))}, (name,))
    assert date_field(name) is None  # a name alone, such as that of a band, has to say the day


@pytest.mark.parametrize("mark", [".", "/", "-", "_"])
@pytest.mark.parametrize("order", ["%d{0}%m{0}%Y", "%m{0}%d{0}%Y"])
def test_order_of_day_and_month_is_told_by_a_day_above_12(order, mark):
    days = [date(2018, 1, 2), date(2018, 1, 14), date(2018, 12, 11)]
    names = [day.strftime(order.format(mark)) for day in days]
    assert days_of(*names) == days
    assert days_of(*(f"X{name}" for name in names)) == days


@pytest.mark.parametrize("names", [["02.01.2018", "03.04.2018"], ["14.01.2018", "01/14/2018", "02.03.2018"]])
def test_day_and_month_that_cannot_be_told_apart_are_doubtful(names):
    found = date_fields(names)
    assert not found.fields
    assert found.doubtful
    assert found.has_epochs


def test_both_readings_of_a_doubtful_date_are_given():
    assert readings("02.01.2018") == (date(2018, 1, 2), date(2018, 2, 1))


def test_equal_day_and_month_need_no_order():
    assert days_of("01.01.2018", "02/02/2018") == [date(2018, 1, 1), date(2018, 2, 2)]


def test_day_and_month_both_above_12_are_no_date():
    found = date_fields(["31.01.2018", "32.13.2018", "31.02.2018"])
    assert (days_of("31.01.2018"), found.impossible) == ([date(2018, 1, 31)], ("32.13.2018", "31.02.2018"))


LOOSE = [
    *("f%Y%m%d", "_%Y%m%d", "%Y%m%d.0", "%Y%m%d_053311", "%Y%m%d_0533", "disp-%Y%m%d", "d %Y%m%d", "D__%Y%m%d"),
    *("Displacement %Y-%m-%d [mm]", "los_%Y%m%d", "DEF_%Y%m%d", "cum_%Y%m%d", "cum_disp_%Y_%m_%d", "ts_%Y%m%d"),
    *("%Y%m%d_disp", "%Y-%m-%d LOS", "%Y-%b-%d", "%Y%b%d", "%d-%b-%y", "%d%b%y", "los %d %b %Y"),
]
LOOSE_DAYS = [date(2018, 1, 2), date(2018, 1, 14), date(2018, 12, 11), date(2019, 2, 6)]


@pytest.mark.parametrize("form", LOOSE)
def test_several_names_of_one_form_are_epochs_where_no_other_name_is(form):
    names = [day.strftime(form) for day in LOOSE_DAYS]
    assert days_of("pid", "lon", *names, "v_20180102") == LOOSE_DAYS
    assert days_of(*names, "D20200101", "D20200113") == [date(2020, 1, 1), date(2020, 1, 13)]


@pytest.mark.parametrize("form", ["%b-%Y", "%Y-%b", "%B %Y"])
def test_months_by_name_are_read_as_their_middle(form):
    names = [day.strftime(form) for day in LOOSE_DAYS[1:]]
    found = date_fields(names)
    assert ([*found.of(OBSERVED).values()], found.months) == (
        [day.replace(day=15) for day in LOOSE_DAYS[1:]],
        (*names,),
    )


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["los_20180102", "los_20180114", "cum_20180102", "cum_20180114"], id="two forms"),
        pytest.param(["20180102_std", "20180114_std"], id="a spread"),
        pytest.param(["v20180102", "v20180114"], id="a velocity"),
        pytest.param(["20180102_20180114", "20180114_20180126"], id="interferograms"),
        pytest.param(["los_20180102"], id="one alone"),
        pytest.param(["los_20180102", "los_20180230"], id="a day that does not exist"),
        pytest.param(["20180102_disp_cm", "20180114_disp_cm"], id="a unit behind a word"),
        pytest.param(["20180102_2533", "20180114_2533"], id="a time off the clock"),
        pytest.param(["18-Jan-02", "18-Jan-14", "18-Jan-26"], id="the year first, in two digits"),
        pytest.param(["f20180102", "f20180114", "l20180102", "u20180102"], id="a forecast in small letters"),
    ],
)
def test_names_of_other_forms_are_no_epochs(names):
    assert not date_fields(names).has_epochs
