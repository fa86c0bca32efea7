# SPDX-License-Identifier: GPL-2.0-or-later
"""How often two statements of the dock are right: the error of a velocity between two dates, and the p of a lag.

Run ``python benchmarks/dock_statistics.py`` with any Python that has NumPy. All series are simulated, with seeds that
nothing was chosen on. Printed are, for noise of the first order, how often 95% intervals hold the true velocity, beside
those of plain least squares; and, for movements that have nothing to do with the driver, how often p is 0.05 or less,
beside the usual test of the best correlation; and how often a lag that was put in is found.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.ui.driver_lag import Driver, best_lag
from insar_forecast_plugin.ui.velocity_between import velocity_between

SEED = 20_261
SERIES, CASES = 500, 60
STEP_DAYS = 12
DAYS = np.datetime64("2018-06-01") + np.arange(2400)
DATES = np.datetime64("2019-01-01") + STEP_DAYS * np.arange(150)
YEAR = 365.25


def persistent(random: np.random.Generator, count: int, memory: float, deviation: float) -> np.ndarray:
    """Return noise of the first order."""
    noise = random.normal(size=count + 500)
    for at in range(1, len(noise)):
        noise[at] += memory * noise[at - 1]
    return deviation * noise[500:] * np.sqrt(1 - memory**2)


def plain_error(dates: np.ndarray, values: np.ndarray) -> float:
    """Return the standard error of a velocity as least squares with white noise has it."""
    years = (dates - dates[0]).astype(float) / YEAR
    design = np.column_stack([np.ones_like(years), years])
    if years[-1] >= 1.5:
        design = np.column_stack([design, np.cos(2 * np.pi * years), np.sin(2 * np.pi * years)])
    rest = values - design @ np.linalg.lstsq(design, values, rcond=None)[0]
    variance = float(rest @ rest) / (len(values) - design.shape[1])
    return float(np.sqrt(variance * np.linalg.inv(design.T @ design)[1, 1]))


def print_velocities(random: np.random.Generator) -> None:
    """Print how often intervals of velocities hold the true one."""
    print("95% intervals of a velocity that hold the true one, of the dock and of plain least squares")
    for count in (20, 40, 80, 200):
        dates = DATES[0] + STEP_DAYS * np.arange(count)
        years = (dates - dates[0]).astype(float) / YEAR
        for memory in (0.0, 0.3, 0.6):
            own, plain = [], []
            for _ in range(SERIES):
                values = 5 * years + persistent(random, count, memory, 3.0)
                found = velocity_between(dates, values, dates[0], dates[-1])
                if found is None or not np.isfinite(found.error):
                    continue
                own.append(abs(found.velocity - 5) < 1.96 * found.error)
                plain.append(abs(found.velocity - 5) < 1.96 * plain_error(dates, values))
            told = f"{np.mean(own):.3f}, {np.mean(plain):.3f}; no error for {SERIES - len(own)} of {SERIES}"
            print(f"  {count} epochs, correlation {memory:.1f} from date to date: {told}")


def usual_p(correlation: float, count: int) -> float:
    """Return the p-value of a correlation of independent values, by Fisher's transform."""
    from math import atanh, erfc, sqrt

    return erfc(abs(atanh(min(abs(correlation), 0.999999))) * sqrt(count - 3) / sqrt(2))


def print_lags(random: np.random.Generator) -> None:
    """Print how often a lag is called significant where there is none, and found where there is one."""
    season = 2 * np.pi * np.arange(len(DAYS)) / YEAR
    of_dates = 2 * np.pi * (DATES - DATES[0]).astype(float) / YEAR
    seasonal = lambda: 4 * np.sin(of_dates + random.uniform(0, 6.3)) + persistent(random, 150, 0.3, 2.0)  # noqa: E731
    cases = {
        "rain, persistent movement": (
            lambda: random.gamma(0.3, 12, len(DAYS)),
            lambda: persistent(random, 150, 0.7, 3.0),
        ),
        "slow water level, persistent movement": (
            lambda: persistent(random, len(DAYS), 0.99, 3.0),
            lambda: persistent(random, 150, 0.8, 3.0),
        ),
        "temperature, seasonal movement": (
            lambda: 10 * np.sin(season) + persistent(random, len(DAYS), 0.9, 2.0),
            seasonal,
        ),
        "seasonal rain, seasonal movement": (
            lambda: random.gamma(0.3, 12, len(DAYS)) * (1 + np.cos(season)),
            seasonal,
        ),
    }
    print(f"p of 0.05 or less where there is no relation, {CASES} cases each, of the dock and of the usual test")
    for name, (driver, movement) in cases.items():
        found = [best_lag(DATES, movement(), Driver("driver", DAYS, driver())) for _ in range(CASES)]
        known = [one for one in found if one is not None]
        own = np.mean([one.p_value <= 0.05 for one in known])
        usual = np.mean([usual_p(one.correlation, one.count) <= 0.05 for one in known])
        print(f"  {name}: {own:.2f}, {usual:.2f}")
    at = (DATES - DAYS[0]).astype(int)
    right = 0
    for _ in range(CASES):
        level = persistent(random, len(DAYS), 0.97, 3.0)
        lag = int(random.integers(0, 150))
        noisy = -level[at - lag] + persistent(random, 150, 0.3, 3.0)
        one = best_lag(DATES, noisy, Driver("level", DAYS, level))
        right += one is not None and one.p_value <= 0.05 and abs(one.days - lag) <= 6
    print(f"  a lag that was put in, noise as large as the signal, found within 6 days with p of 0.05: {right}/{CASES}")


if __name__ == "__main__":
    generator = np.random.default_rng(SEED)
    print_velocities(generator)
    print_lags(generator)
