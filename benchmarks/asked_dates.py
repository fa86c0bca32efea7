# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecasts of short irregular series for the dates that really came, beside equal steps and simple forecasts.

``python benchmarks/asked_dates.py [SERIES ...]``; the data lie beside the repository. Series are cut to 41 and 60
epochs where their intervals differ, as flown and with 45% of the epochs left out at random, up to 120 points, three
cuts each; the forecaster is fitted to the cut and asked for the next epochs, up to six steps ahead. Printed is the RMSE
in mm at the dates that came: asked for them (as ``DATES`` does), equal steps interpolated to them, the Kalman filter
alone at the dates, persistence and the seasonal trend; and the share of the values at these dates that the 90%
intervals hold, made as the operation makes them, with its standard error from the cuts.
"""

from __future__ import annotations

import sys

import numpy as np
from kalman_filter import SETS, series_of

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar, step_of
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.region_series import RegionSeries
from insar_forecast_plugin.core.forecasting.evaluation.point_forecasting import forecast_points
from insar_forecast_plugin.core.forecasting.models.at_dates import AskedDates, between_steps, forecast_at
from insar_forecast_plugin.core.forecasting.models.blend.blended_forecaster import BlendedForecaster
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.forecasting.models.simple.trends import SeasonalTrend
from insar_forecast_plugin.core.progress import Silent

INSIDE, LEVEL = "inside", 90
LENGTHS, HORIZON, CUTS, MOST, FEWEST, KEPT, SEED = (41, 60), 6, 3, 120, 60, 0.55, 6


def cut(data: ForecastData, length: int, *, thin: bool, rng: np.random.Generator) -> ForecastData | None:
    """Return a cut of a length and the epochs behind it whose intervals differ; None where there is none."""
    kept = np.flatnonzero(rng.random(data.epoch_count) < (KEPT if thin else 1.0))
    dates, whole = data.dates[kept], length + HORIZON
    starts = [
        start
        for start in range(len(kept) - whole + 1)
        if len(np.unique(np.diff(dates[start + length - HORIZON : start + whole]))) > 1
    ]
    if not starts:
        return None
    epochs = kept[(start := int(rng.choice(starts))) : start + whole]
    rows = np.flatnonzero(np.isfinite(data.displacement[:, epochs]).all(axis=1))
    rows = np.sort(rng.permutation(rows)[:MOST])
    if len(rows) < FEWEST:
        return None
    return ForecastData(data.coordinates[rows], data.dates[epochs], data.displacement[rows][:, epochs])


def squares(part: ForecastData, length: int) -> dict[str, float] | None:
    """Return the mean squared errors at the dates that came, mm2."""
    data = part.until(length)
    calendar = ForecastCalendar(step_of(data.dates), max(6, min(24, length // 5)), HORIZON)
    came = part.dates[length:]
    came = came[(came - data.origin).astype(float) <= calendar.horizon_days()[-1]]
    if not len(came):
        return None
    blend = BlendedForecaster(calendar, device="cpu")
    blend.fit(data, Silent())
    steps = blend.predict(data, calendar.future_dates(data.origin))
    made = {
        "DATES": forecast_at(blend, data, AskedDates(came, calendar)),
        "equal steps": between_steps(steps.T, came, data.origin, calendar).T,
        "kalman": blend.kalman_.predict(data, came),
        "persistence": Persistence().predict(data, came),
        "seasonal": SeasonalTrend().predict(data, came),
    }
    truth = part.displacement[:, length : length + len(came)]
    found = {name: float(np.square(values - truth).mean()) for name, values in made.items()}
    return found | {INSIDE: share_inside(blend, data, truth, AskedDates(came, calendar))}


def share_inside(blend: BlendedForecaster, data: ForecastData, truth: np.ndarray, asked: AskedDates) -> float:
    """Return the share of values at asked dates that the intervals hold."""
    result, _ = forecast_points(
        blend,
        RegionSeries.of(data),
        ahead=asked.calendar.future_dates(data.origin),
        steps=HORIZON,
        lookback=asked.calendar.lookback,
        level=LEVEL,
        asked=asked,
        progress=Silent(),
    )
    return float((np.abs(truth - result.values) <= result.half_width).mean())


def main() -> None:
    """Print a row for each set, kind and length."""
    for title in sys.argv[1:] or SETS:
        data, rng = series_of(SETS[title][0]), np.random.default_rng(SEED)
        for thin in (False, True):
            for length in LENGTHS:
                parts = [cut(data, length, thin=thin, rng=rng) for _ in range(CUTS)]
                found = [one for part in parts if part is not None and (one := squares(part, length)) is not None]
                if found:
                    rmse = {name: np.sqrt(np.mean([one[name] for one in found])) for name in found[0] if name != INSIDE}
                    inside = np.array([one[INSIDE] for one in found])
                    error = inside.std(ddof=1) / np.sqrt(len(inside)) if len(inside) > 1 else np.nan
                    kind = "thinned" if thin else "as flown"
                    values = "  ".join(f"{name} {value:.3f}" for name, value in rmse.items())
                    print(
                        f"{title:20s}{kind:10s}{length:4d}  {values}  {INSIDE} {inside.mean():.2f} +- {error:.2f}",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
