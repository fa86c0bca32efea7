# SPDX-License-Identifier: GPL-2.0-or-later
"""What happens where LightGBM cannot be loaded, with a package that stands in for it."""

import sys
from functools import partial

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import MissingPackageError
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.evaluation.backtest_engine import BacktestPlan, run_backtest
from insar_forecast_plugin.core.forecasting.models.simple.lightgbm_process import predict, train
from insar_forecast_plugin.core.forecasting.models.simple.own_lags import LightGbm, Ridge
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.forecasting.models.simple.trends import SeasonalTrend
from insar_forecast_plugin.core.progress import Recorder

CALENDAR = ForecastCalendar(step_days=6, lookback=8, horizon=3)


@pytest.fixture
def without_libgomp(tmp_path, monkeypatch):
    """Put a package in LightGBM's place that fails as the real one does without its system library."""
    message = "libgomp.so.1: cannot open shared object file: No such file or directory"
    (tmp_path / "lightgbm.py").write_text(f"raise OSError({message!r})\n")
    for name in [name for name in sys.modules if name.split(".")[0] == "lightgbm"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.skipif(sys.platform == "darwin", reason="LightGBM runs in a process of its own there")
def test_a_missing_system_library_is_named(without_libgomp):
    with pytest.raises(MissingPackageError, match=r"libgomp\.so\.1.*system library libgomp1"):
        train(np.zeros((4, 2), np.float32), np.zeros(4), seed=0)


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(sys.modules, "lightgbm", None)
    with pytest.raises(MissingPackageError, match="lightgbm"):
        predict(["model"], np.zeros((4, 2), np.float32))


@pytest.mark.skipif(sys.platform == "darwin", reason="LightGBM runs in a process of its own there")
def test_a_back_test_goes_on_without_lightgbm(without_libgomp):
    dates = np.datetime64("2020-01-01") + 6 * np.arange(60).astype("timedelta64[D]")
    rng = np.random.default_rng(0)
    data = ForecastData(rng.random((20, 2)), dates, rng.normal(size=(20, 60)).astype(np.float32))
    methods = {
        "persistence": Persistence,
        "seasonal": SeasonalTrend,
        "lightgbm": partial(LightGbm, CALENDAR),
        "ridge": partial(Ridge, CALENDAR),
    }
    progress = Recorder()
    backtest = run_backtest(data, methods, BacktestPlan((45, 48), CALENDAR), progress)
    assert set(backtest.results) == {"persistence", "seasonal", "ridge"}
    assert any("libgomp1" in text for text in progress.warnings)
