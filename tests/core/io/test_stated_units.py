# SPDX-License-Identifier: GPL-2.0-or-later
"""The unit of the displacement as a file states it: in which words it is understood, and when it is not believed."""

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.stated_units import stated_units
from insar_forecast_plugin.core.io.unit_of_values import UnitEvidence, unit_told

YEARS = np.arange(150) * 6 / 365.25
DATES = np.datetime64("2020-01-01") + 6 * np.arange(150)
VELOCITIES = np.linspace(-20, 5, 200)


def noisy(deviation=3.0):
    return VELOCITIES[:, None] * YEARS + np.random.default_rng(0).normal(0, deviation, (200, 150))


def told(series, **facts):
    return unit_told(UnitEvidence("a.csv", DATES, series, **facts))


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("Unit: mm", {"mm"}),
        ("# unit = cm", {"cm"}),
        ("Displacement unit: mm", {"mm"}),
        ("LOS displacement, unit: mm", {"mm"}),
        ("Unit of displacement: mm", {"mm"}),
        ("Coordinate unit: m", set()),
        ("# Height unit: m", set()),
        ("# Velocity unit: cm/yr", set()),
        ("Unit: mm/yr", set()),
        ("unit_cost: 3 m", set()),
        ("# LOS displacement in cm", {"cm"}),
        ("# Displacement (cm)", {"cm"}),
        ("Units: displacement cm, velocity cm/yr", {"cm"}),
        ("# unit of LOS displacement: cm", {"cm"}),
        ("# Displacement_unit=cm", {"cm"}),
        ("# Unit: centimeter [cm]", {"cm"}),
        ("# Displacements are given in centimeters", {"cm"}),
        ("Measurement unit: cm", {"cm"}),
        ("Displacement unit (cm)", {"cm"}),
        ("Unit:,cm,,,,,,,", {"cm"}),
        ("Unit\tcm", {"cm"}),
        ("Unit:cm;Sensor:S1", {"cm"}),
        ("Sensor: S1, Unit: cm", {"cm"}),
        ("# Einheit: Zentimeter", {"cm"}),
        ("Unit\u00e9 : centim\u00e8tres", {"cm"}),
        ("# UNITS: cm cm/yr", {"cm"}),
        ("# Unit (height): m", set()),
        ("Units: m (height), mm (displacement)", {"mm"}),
        ("Units: m, m, mm", set()),
        ("# Wavelength: 5.6 cm", set()),
        ("# Displacement threshold 5 mm", set()),
        ("# Unit: 1 mm", {"mm"}),
        ("# Unit: rad", {"rad"}),
        ("Unit: inches", {"inches"}),
        ("Unit: in", {"in"}),
        ("# unit: 0.1 mm", {"0.1 mm"}),
        ("# unit: 1/10 mm", {"1/10 mm"}),
        ("# Unit: dm", {"dm"}),
        ("# unit: \u00b5m", {"\u03bcm"}),
    ],
)
def test_line_states_the_unit_of_the_values_and_of_nothing_else(line, units):
    assert stated_units([line]).units == units


@pytest.mark.parametrize(
    "lines",
    [
        ["# Displacement of the slope above the village (cm)"],
        ["Projection: UTM zone 33N", "Datum: WGS84", "Unit: cm"],
    ],
)
def test_unit_that_may_be_of_the_displacement_is_asked_about_where_the_values_look_like_another(lines):
    spoken_of = stated_units(lines).spoken_of
    assert (stated_units(lines).units, spoken_of) == (set(), {"cm": lines[-1]})
    with pytest.raises(InputError, match=r"a.csv look like mm, but cm is mentioned beside them .*Set UNIT to mm or cm"):
        told(noisy(), spoken_of=spoken_of)
    assert told(noisy(), spoken_of={"mm": "x"}).unit == "mm"
    assert told(noisy(), spoken_of=spoken_of, velocity=VELOCITIES, velocity_name="vel_mm_yr").unit == "mm"


@pytest.mark.parametrize(
    "text", ["LOS cm", "cm LOS", "cm (LOS)", "centimetri", "Zentimeter", "[cm]", "cent\u00edmetros", "cm."]
)
def test_column_of_units_is_understood(text):
    assert told(noisy(), stated={text}, stated_in="unit").unit == "cm"


@pytest.mark.parametrize("text", ["\u00b5m", "0.1mm", "dm", "inches"])
def test_column_of_other_units_is_refused(text):
    with pytest.raises(InputError, match=r"The column unit of a.csv states the unit .*expected mm, cm or m"):
        told(noisy(), stated={text}, stated_in="unit")


def test_unit_beside_the_values_that_is_none_of_displacement_is_refused():
    with pytest.raises(InputError, match=r"a.csv states the unit 'rad' beside its values; expected mm, cm or m\."):
        told(noisy(), stated_before={"rad"})


def test_column_and_lines_that_state_different_units_are_refused():
    with pytest.raises(InputError, match=r"states several units in the column unit or lines .*\('cm, mm'\)\. Set UNIT"):
        told(noisy(), stated={"cm"}, stated_in="unit", stated_before={"mm"})


@pytest.mark.parametrize("where", [{"stated": {"m"}, "stated_in": "unit"}, {"stated_before": {"m"}}])
def test_stated_unit_against_the_velocities_is_refused(where):
    with pytest.raises(InputError, match=r"The unit of a.csv is m, as stated .*, but mm as .*Set UNIT to m or mm\."):
        told(noisy(), velocity=VELOCITIES, velocity_name="velocity_mm_yr", **where)
    with pytest.raises(InputError, match=r"would differ by 5700 mm, with velocities up to .* mm/yr\. Set UNIT"):
        told(noisy(4.0), velocity=VELOCITIES, velocity_name="velocity", **where)


def test_stated_unit_stays_where_the_velocities_agree_or_say_nothing():
    for unit, factor in {"mm": 1, "cm": 10, "m": 1000}.items():
        series = noisy() / factor
        assert told(series, stated_before={unit}, velocity=VELOCITIES, velocity_name="velocity_mm_yr").unit == unit
        same = told(series, stated_before={unit}, velocity=VELOCITIES / factor, velocity_name="velocity")
        assert (same.unit, same.doubt) == (unit, "")


def test_stated_unit_that_makes_series_too_noisy_is_doubted():
    doubted = told(noisy(), stated_before={"m"})
    assert doubted.unit == "m"
    assert (
        doubted.doubt == "In m, as stated beside the values, neighbouring epochs differ by 4300 mm. If not, set UNIT."
    )


def test_quiet_series_with_few_decimals_are_millimetres_or_metres():
    quiet = np.random.default_rng(0).normal(0, 0.02, (200, 150))
    with pytest.raises(InputError, match=r"read as mm: 0\.0\d+ mm.*read as m: \d+ mm.*Set UNIT to mm or m\."):
        told(np.round(quiet, 3))
    found = told(quiet)
    assert (found.unit, "If the values are mm, neighbouring epochs differ by 0.0" in found.doubt) == ("m", True)
    assert told(np.round(quiet / 10, 3)).unit == "m"


def test_unit_in_the_names_of_some_epochs_alone_is_asked_about(tmp_path, run_import):
    values = np.random.default_rng(0).normal(0, 4, (20, 12)).round(2)
    dates = [f"2020{month:02d}03" for month in range(1, 13)]
    rows = [f"p{at},{12 + at / 1000:.3f},41.5," + ",".join(map(str, row)) for at, row in enumerate(values)]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(["pid,lon,lat," + ",".join(f"{date}_cm" for date in dates), *rows]))
    assert run_import(path).result.outputs["UNIT_USED"] == "cm: as stated beside the values"
    path.write_text("\n".join(["pid,lon,lat," + ",".join([f"{dates[0]}_cm", *dates[1:]]), *rows]))
    with pytest.raises(InputError, match=r"look like mm, but cm is mentioned beside them \('20200103_cm'\)\. Set UNIT"):
        run_import(path)
