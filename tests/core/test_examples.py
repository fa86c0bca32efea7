# SPDX-License-Identifier: GPL-2.0-or-later
"""The examples in docstrings give what they say."""

import doctest
from importlib import import_module
from operator import attrgetter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "insar_forecast_plugin"
SOURCES = sorted((PACKAGE / "core").rglob("*.py"))
WITH_EXAMPLES = [path for path in SOURCES if ">>> " in path.read_text(encoding="utf-8")]

SHOWN = (
    "catalogue:run",
    "request:VectorSource",
    "request:Extent",
    "date_fields:date_field",
    "date_fields:date_fields",
    "date_fields:readings",
    "date_fields:field_name",
    "palette:value_ranges",
    "palette:label",
    "measured:Measured",
    "series:TimeSeriesPoints",
    "series:epoch_field",
    "series:fitted_velocity",
    "stack:RasterStack",
    "bundle:save_bundle",
    "bundle:load_bundle",
    "forecast_methods:ForecastMethod",
    "provenance:provenance",
    "io.points:read_points",
    "io.points:write_points",
    "simulation.simulate:simulate_points",
    "forecasting.data.forecast_calendar:ForecastCalendar",
    "forecasting.data.forecast_calendar:step_of",
    "forecasting.data.forecast_calendar:plan_calendar",
    "forecasting.data.time_split:split_in_time",
    "forecasting.data.origin_level:level_at_origin",
    "forecasting.data.forecast_data:ForecastData.until",
    "forecasting.evaluation.scoring:score",
    "forecasting.evaluation.scoring:compare_at_points",
    "forecasting.evaluation.backtest_engine:plan_origins",
    "forecasting.evaluation.intervals:error_distribution",
    "forecasting.models.seasonal_fit:fit_seasonal",
    "forecasting.models.anchored.horizon_smoothing:smooth_over_horizons",
    "forecasting.models.simple.persistence:Persistence",
    "forecasting.models.simple.theta:Theta",
)
"""What is called from elsewhere and must have an example: ``module:name`` below ``core``."""


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_examples_of_a_module_give_what_they_say(path):
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    failed, tried = doctest.testmod(import_module(name))
    assert (failed, tried > 0) == (0, True)


@pytest.mark.parametrize("name", SHOWN)
def test_what_others_call_is_shown_by_an_example(name):
    module, _, inside = name.partition(":")
    shown = attrgetter(inside)(import_module(f"{PACKAGE.name}.core.{module}"))
    assert ">>> " in (shown.__doc__ or "")
