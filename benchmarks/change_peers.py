# SPDX-License-Identifier: GPL-2.0-or-later
"""Other rules that give alarms, beside the search for changes: forecast intervals, CUSUM, the 150 days of services.

The first two rest on errors of the Kalman filter, with thresholds that the span before SINCE tells in the way of the
search; the rule of services, that the velocity of the last 150 days differs by more than 10 mm/yr from that before, has
no threshold to set.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from change_truth import DAYS, Region

from insar_forecast_plugin.core.changes.alarm_calibration import calibration_for, earlier_windows
from insar_forecast_plugin.core.changes.region_watch import RegionWatch
from insar_forecast_plugin.core.changes.relative_series import Sizes
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.models.simple.kalman import Kalman
from insar_forecast_plugin.core.progress import Silent

SEED, PEER_SERIES, STEPS, SERVICE_DAYS, SERVICE_MM = 2026, 1500, 12, 150.0, 10.0

Alarm = Callable[[np.ndarray, np.ndarray, np.ndarray, int], np.ndarray]
"""Values of all points, their relative series, centres and onset -> epoch of each centre's alarm from the onset on."""


def forecast_errors(region: Region, series: np.ndarray, first: int, kalman: Kalman) -> tuple[np.ndarray, np.ndarray]:
    """Return errors of one and of twelve steps at each epoch, in deviations of those before ``first``."""
    data = ForecastData(np.zeros((len(series), 2)), region.dates, np.asarray(series, np.float32))
    one, twelve = np.full((2, *series.shape), np.nan)
    start = max(20, first - 80)
    for known, forecast in kalman.hindcast(data, list(range(start, len(region.dates))), STEPS):
        one[:, known] = series[:, known] - forecast[:, 0]
        if known + STEPS <= series.shape[1]:
            twelve[:, known + STEPS - 1] = series[:, known + STEPS - 1] - forecast[:, STEPS - 1]
    one /= np.nanstd(one[:, :first], axis=1, keepdims=True)
    return one, twelve / np.nanstd(twelve[:, :first], axis=1, keepdims=True)


def cusum(errors: np.ndarray, first: int) -> np.ndarray:
    """Return the two-sided CUSUM from an epoch on, shape (n, n_epochs); zero before it."""
    sums, up, down = np.zeros(errors.shape), np.zeros(len(errors)), np.zeros(len(errors))
    for epoch in range(first, errors.shape[1]):
        error = np.nan_to_num(errors[:, epoch])
        up, down = np.maximum(up + error - 0.5, 0.0), np.maximum(down - error - 0.5, 0.0)
        sums[:, epoch] = np.maximum(up, down)
    return sums


def first_beyond(statistic: np.ndarray, first: int, threshold: float) -> np.ndarray:
    """Return the first epoch from one on at which a statistic exceeds a threshold, -1 where none does."""
    beyond = np.nan_to_num(statistic) > threshold
    beyond[:, :first] = False
    return np.where(beyond.any(axis=1), beyond.argmax(axis=1), -1)


def peers(region: Region, watch: RegionWatch) -> dict[str, Alarm]:
    """Return the rules of the Kalman filter's errors, their thresholds told by the span before SINCE."""
    first, days, series = watch.monitor.window.first, region.days, watch.series.values
    rows = np.random.default_rng(SEED).permutation(len(series))[:PEER_SERIES]
    window = earlier_windows(days, first, float(DAYS))[0]
    years = float(days[window.stop - 1] - days[window.first]) / 365.25

    def fitted(until: int) -> Kalman:
        kalman = Kalman()
        kalman.fit(ForecastData(np.zeros((len(rows), 2)), region.dates[:until], series[rows, :until]), Silent())
        return kalman

    past = Region(region.values, region.places, region.dates[: window.stop], region.seams)
    one, twelve = forecast_errors(past, series[rows, : window.stop], window.first, fitted(window.first))
    earlier = {"interval": np.abs(twelve), "CUSUM": cusum(one, window.first)}
    alike = Sizes.of(len(series), "neighbourhood").neighbours
    kalman = fitted(first)

    def rule(name: str) -> Alarm:
        def alarm(values: np.ndarray, series: np.ndarray, centres: np.ndarray, onset: int) -> np.ndarray:
            del values
            one, twelve = forecast_errors(region, series[centres], first, kalman)
            statistic = np.abs(twelve) if name == "interval" else cusum(one, first)
            return first_beyond(statistic, onset, thresholds[name])

        return alarm

    one, twelve = forecast_errors(region, series[rows], first, kalman)
    titles, thresholds = {}, {}
    for name, statistic in (("interval", np.abs(twelve)), ("CUSUM", cusum(one, first))):
        before, now = np.nanmax(earlier[name][:, window.first :], axis=1), np.nanmax(statistic[:, first:], axis=1)
        thresholds[name] = calibration_for(before, now, years=years, windows=1, told_by=alike).threshold(0.001)
        share = float((first_beyond(statistic, first, thresholds[name]) >= 0).mean())
        titles[name] = f"{name} ({share * 1000 / watch.years:.1f} per 1000 a)"
    return {titles[name]: rule(name) for name in titles}


def service_difference(values: np.ndarray, days: np.ndarray, first: int) -> np.ndarray:
    """Return how much the velocity of the last 150 days differs from that before, mm/yr, shape (n, n_epochs)."""
    difference = np.zeros(values.shape)
    years = days / 365.25
    known = np.isfinite(values)
    filled = np.where(known, values, 0.0).astype(float)

    def slope(epochs: slice) -> np.ndarray:
        here, time = known[:, epochs], years[epochs]
        count = np.maximum(here.sum(axis=1), 1)
        apart = np.where(here, time - ((here @ time) / count)[:, None], 0.0)
        return (filled[:, epochs] * apart).sum(axis=1) / np.maximum((apart**2).sum(axis=1), 1e-6)

    for epoch in range(first, len(days)):
        cut = int(np.searchsorted(days, days[epoch] - SERVICE_DAYS))
        difference[:, epoch] = slope(slice(cut, epoch + 1)) - slope(slice(0, cut))
    return difference


def service_rule(region: Region, first: int) -> Alarm:
    """Return the rule of services, at the points themselves."""

    def rule(values: np.ndarray, series: np.ndarray, centres: np.ndarray, onset: int) -> np.ndarray:
        del series
        return first_beyond(np.abs(service_difference(values[centres], region.days, first)), onset, SERVICE_MM)

    return rule


def service_rate(region: Region, first: int) -> float:
    """Return how many of 1000 points the rule of services flags in a year."""
    rows = np.random.default_rng(SEED).permutation(len(region.values))[:PEER_SERIES]
    alarm = first_beyond(np.abs(service_difference(region.values[rows], region.days, first)), first, SERVICE_MM)
    return float((alarm >= 0).mean()) * 1000 / ((region.days[-1] - region.days[first]) / 365.25)
