# SPDX-License-Identifier: GPL-2.0-or-later
"""Rain, water level and temperature behind the series: files as they come, and the lag with what chance explains."""

import numpy as np
import pytest
from canvas_actions import click
from dated_layers import RATES, STEP_DAYS, dated_layer, epochs, moving, place_of

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.ui.driver_file import read_driver
from insar_forecast_plugin.ui.driver_lag import LONGEST_DAYS, Driver, best_lag

FORMS = {
    "semicolons and decimal commas": "Datum;Niederschlag [mm]\n31.12.2021;1,5\n01.01.2022;0,0\n13.01.2022;-2,25\n",
    "commas and points": "date,rain\n2021-12-31,1.5\n2022-01-01,0\n2022-01-13,-2.25\n",
    "quoted commas": 'date,rain\n"2021-12-31","1,5"\n"2022-01-01","0,0"\n"2022-01-13","-2,25"\n',
    "tabs, titles and comments": (
        "# station 7\nWater levels\ndate\tlevel\n2021/12/31\t1.5\n2022/01/01\t0\n2022/01/13\t-2.25\n"
    ),
    "spaces without a heading": "20211231 1.5\n20220101 0\n20220113 -2.25\n",
    "times of day": "t;v\n2021-12-31 00:00;1\n2021-12-31 12:00;2\n2022-01-01T00:00:00Z;0\n2022-01-13 00:00;-2.25\n",
    "other columns": "station,date,note,value\nA,2021-12-31,x,1.5\nA,2022-01-01,y,0\nA,2022-01-13,z,-2.25\n",
    "missing values": "date;v\n2021-12-31;1,5\n2022-01-01;0\n2022-01-05;n/a\n2022-01-13;-2,25\n",
    "months by name": "date;v\n31-Dec-2021;1.5\n01-Jan-2022;0\n13-Jan-2022;-2.25\n",
    "latest first": "date;v\n2022-01-13;-2.25\n2022-01-01;0\n2021-12-31;1.5\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables_are_read_as_they_come(tmp_path, form, encoding):
    path = tmp_path / "driver.csv"
    path.write_text(FORMS[form], encoding=encoding)
    driver = read_driver(path)
    assert [str(day) for day in driver.dates] == ["2021-12-31", "2022-01-01", "2022-01-13"]
    assert driver.values.tolist() == [1.5, 0.0, -2.25]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rain;level\n1,5;2\n3,0;4\n4,5;6\n", "d.csv has no column of dates; expected one row for each date"),
        ("", "d.csv has no column of dates; expected one row for each date"),
        ("date;note\n2021-12-31;a\n2022-01-01;b\n2022-01-13;c\n", "d.csv has dates but no column of numbers"),
        (
            "date;v\n01.02.2021;1\n02.03.2021;2\n03.04.2021;3\n",
            "Day and month of the dates in d.csv",
        ),
    ],
)
def test_table_that_is_none_is_refused_in_one_sentence(tmp_path, text, told):
    (tmp_path / "d.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_driver(tmp_path / "d.csv")
    assert str(refused.value).startswith(told)
    assert str(refused.value).count(". ") == 0


def persistent(random, count, memory):
    noise = random.normal(size=count + 300)
    for at in range(1, len(noise)):
        noise[at] += memory * noise[at - 1]
    return noise[300:]


DAYS = np.datetime64("2018-06-01") + np.arange(2400)
DATES = np.datetime64("2019-01-01") + STEP_DAYS * np.arange(150)


@pytest.mark.parametrize("lag", [0, 35, 120])
def test_lag_that_was_put_in_is_found_and_not_chance(lag):
    random = np.random.default_rng(lag)
    level = persistent(random, len(DAYS), 0.97)
    at = (DATES - DAYS[0]).astype(int)
    values = -0.8 * level[at - lag] + 0.05 * np.arange(150) + random.normal(0, 1, 150)
    found = best_lag(DATES, values, Driver("level", DAYS, level))
    assert abs(found.days - lag) <= 3
    assert (found.correlation < -0.8, found.p_value <= 0.01, found.count) == (True, True, 150)


def test_two_seasons_that_have_nothing_to_do_with_each_other_are_chance():
    random = np.random.default_rng(1)
    rest = persistent(random, len(DAYS), 0.9)
    temperature = 10 * np.sin(2 * np.pi * np.arange(2400) / 365.25) + rest
    values = 4 * np.sin(2 * np.pi * STEP_DAYS * np.arange(150) / 365.25 + 1) + random.normal(0, 1, 150)
    found = best_lag(DATES, values, Driver("temperature", DAYS, temperature))
    assert abs(found.correlation) > 0.7  # which the usual test would take for sure
    assert found.p_value > 0.05


def test_too_few_dates_in_common_give_no_lag():
    short = Driver("rain", DAYS[: LONGEST_DAYS + 30], np.ones(LONGEST_DAYS + 30))
    assert best_lag(DATES, np.ones(150), short) is None


def table(path, name="level"):
    days = np.datetime64(epochs(1)[0]) - 250 + np.arange(1300)
    level = np.sin(np.arange(1300) / 40.0) + np.sin(np.arange(1300) / 97.0)
    path.write_text(
        f"date;{name}\n" + "\n".join(f"{d};{v:.3f}" for d, v in zip(days, level, strict=True)), encoding="utf-8"
    )
    return path


def legend(dock):
    return [text.get_text() for text in dock.plot.axes.get_legend().get_texts()]


def test_driver_lies_behind_the_series_with_its_lag_in_the_legend(dock, canvas, layer, tmp_path):
    click(canvas, place_of(3))
    assert dock.driver.load(table(tmp_path / "lake.csv"))
    others = [axes for axes in dock.plot.figure.axes if axes is not dock.plot.axes]
    assert [len(axes.lines) for axes in others] == [1]
    assert legend(dock)[-1].startswith("level: best ")
    assert "P3" in legend(dock)[-1]
    assert dock.controls.driver.isChecked()
    click(canvas, place_of(0))
    assert "P0" in legend(dock)[-1]


@pytest.mark.parametrize("width", [500, 900])
def test_names_and_the_probability_of_a_lag_lie_within_the_figure(dock, canvas, layer, tmp_path, width):
    dock.controls.keep.setChecked(True)
    for number in (3, 1, 0):
        click(canvas, place_of(number))
    dock.plot.figure.set_size_inches(width / 100, 3)
    dock.driver.load(table(tmp_path / "lake.csv", "Water level of the lake at the northern dam"))
    dock.plot.draw()
    texts = dock.plot.axes.get_legend().get_texts()
    assert "p = " in texts[-1].get_text()
    assert max(text.get_window_extent().x1 for text in texts) <= dock.plot.figure.bbox.x1


def test_point_selected_in_the_list_is_the_one_compared(dock, canvas, layer, tmp_path):
    dock.controls.keep.setChecked(True)
    click(canvas, place_of(3))
    click(canvas, place_of(1))
    dock.driver.load(table(tmp_path / "lake.csv"))
    dock.list.topLevelItem(1).setSelected(True)
    assert "P1" in legend(dock)[-1]


def test_driver_is_taken_away_again(dock, canvas, layer, tmp_path):
    click(canvas, place_of(3))
    dock.driver.load(table(tmp_path / "lake.csv"))
    dock.controls.driver.click()
    assert (len(dock.plot.figure.axes), dock.controls.driver.isChecked()) == (1, False)


def test_driver_stays_when_residuals_are_drawn(dock, canvas, layer, tmp_path):
    click(canvas, place_of(3))
    dock.driver.load(table(tmp_path / "lake.csv"))
    dock.controls.residuals.click()
    assert len(dock.plot.figure.axes) == 3
    dock.controls.residuals.click()
    assert len(dock.plot.figure.axes) == 2


def test_file_without_dates_is_told_and_changes_nothing(dock, canvas, layer, tmp_path):
    click(canvas, place_of(3))
    (tmp_path / "no.csv").write_text("a;b\n1;2\n3;4\n5;6\n", encoding="utf-8")
    assert not dock.driver.load(tmp_path / "no.csv")
    assert dock.message.text().startswith("no.csv has no column of dates")
    assert (len(dock.plot.figure.axes), dock.controls.driver.isChecked()) == (1, False)


def test_series_without_a_common_date_is_told(dock, canvas, qgis_iface, tmp_path):
    qgis_iface.setActiveLayer(dated_layer(moving(RATES, 10)))
    click(canvas, place_of(3))
    dock.driver.load(table(tmp_path / "lake.csv"))
    assert legend(dock)[-1] == "level: too few dates in common with P3"
