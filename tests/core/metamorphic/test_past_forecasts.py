# SPDX-License-Identifier: GPL-2.0-or-later
"""A forecast made again from a past origin does not change with what came after that origin."""

from dataclasses import replace

import numpy as np
import pytest
from varied_ground import ground

from insar_forecast_plugin.core.forecast_methods import FORECAST_METHODS
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.models.registry import new_method
from insar_forecast_plugin.core.progress import Silent

STEPS, KNOWN = 3, 32
METHODS = [name for name, row in FORECAST_METHODS.items() if not row.on_maps]


def hindcasts(method, data):
    calendar = ForecastCalendar(step_days=12, lookback=8, horizon=STEPS)
    made = new_method(FORECAST_METHODS[method], calendar, seed=0, device="cpu")
    made.fit(data, Silent())
    return dict(made.hindcast(data, [KNOWN], STEPS))[KNOWN]


@pytest.mark.parametrize("method", METHODS)
def test_what_came_later_changes_no_past_forecast(method):
    data = ForecastData.from_points(ground().at_points(np.arange(20)).at_epochs(slice(-KNOWN - 9, None)))
    later = data.displacement.copy()
    later[:, KNOWN:] = 3 * later[:, KNOWN:][::-1] + 50
    usual, changed = (hindcasts(method, one) for one in (data, replace(data, displacement=later)))
    assert np.isfinite(usual).any()
    np.testing.assert_array_equal(changed, usual)
