# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of a forecast rests on the last epoch, and on the points around, on real series, one epoch ahead.

Run ``python benchmarks/explain_shares.py``. The paper found that LASSO and LightGBM lean almost wholly on the last
epoch. Printed for each method are its importance, that of the last 30 and 90 days, and that of all values of other
points, as ``explainforecast`` gives them with its defaults, for EGMS L3 vertical and L2b of Ustica.
"""

from __future__ import annotations

import torch
from forecast_accuracy import DATA, REAL, real_series

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import plan_calendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.evaluation.importance import (
    OWN,
    Explanation,
    choose_windows,
    explain_lasso,
    explain_lightgbm,
)
from insar_forecast_plugin.core.forecasting.evaluation.importance_of_anchored import explain_anchored
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.interface import ExplainForecastRequest
from insar_forecast_plugin.core.progress import Silent


def explanations(data: ForecastData) -> list[Explanation]:
    """Explain one epoch ahead by the three methods."""
    calendar = plan_calendar(data.dates, lookback_days=ExplainForecastRequest.lookback_days, horizon_days=1)
    windows = choose_windows(data, calendar, seed=ExplainForecastRequest.seed)
    forecaster = AnchoredForecaster(calendar, seed=windows.seed)
    forecaster.fit(data.until(windows.fitted), Silent())
    return [
        explain_lasso(windows, Silent()),
        explain_lightgbm(windows, Silent()),
        explain_anchored(windows, Silent(), forecaster),
    ]


def main() -> None:
    """Print a table for each file."""
    torch.set_num_threads(1)
    if not DATA.is_dir():
        print(f"{DATA} is not there; nothing was measured.")
        return
    for title, (file, _) in REAL.items():
        print(f"\n{title}")
        print(f"  {'importance of':20s}{'last epoch':>12s}{'30 days':>12s}{'90 days':>12s}{'other points':>14s}")
        for one in explanations(real_series(file)[0]):
            around = sum(float(part.sum()) for source, part in one.parts.items() if source != OWN)
            within = "".join(f"{one.share_within(days):12.3f}" for days in (0, 30, 90))
            print(f"  {one.method:20s}{within}{around:14.3f}", flush=True)


if __name__ == "__main__":
    main()
