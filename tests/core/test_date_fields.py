# SPDX-License-Identifier: GPL-2.0-or-later
from datetime import date

import pytest

from insar_forecast_plugin.core.date_fields import FORECAST, LOWER, OBSERVED, UPPER, date_field, field_name

DAY = date(2024, 2, 29)


@pytest.mark.parametrize("kind", [OBSERVED, FORECAST, LOWER, UPPER])
def test_a_field_that_the_plugin_writes_is_read_as_what_it_holds(kind):
    assert date_field(field_name(kind, DAY)) == (kind, DAY)


@pytest.mark.parametrize("name", ["F2024-02-29", "f20240229", "F_20240229", "S20240229", "L20240230", "U18991231"])
def test_other_names_say_no_date(name):
    assert date_field(name) is None
