# SPDX-License-Identifier: GPL-2.0-or-later
"""Back-testing: every method forecasts from past origins with what was known then, and is scored on what came.

A method is given ``data.until(k)`` and nothing else; what came after stays here. It is fitted once, before the first
origin, or anew at each origin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from ...errors import InputError, MissingPackageError
from ...forecast_methods import PERSISTENCE, SEASONAL
from ...progress import Part, Progress
from ..data.forecast_calendar import ForecastCalendar
from ..data.forecast_data import ForecastData
from ..data.forecaster import GridForecaster, Method
from ..data.point_forecast import LevelErrors
from ..data.time_split import past_origins
from .error_sizes import PastErrors
from .few_values import values_known
from .intervals import PastForecasts, expected_of_young, expected_sizes, half_widths, hindcasts
from .level_errors import LevelSums, levels_and_noise
from .scoring import PairedTest, Scores, compare_at_points, compare_over_origins, score

_DEAR_STRIDE = 4
"""A method that makes maps is slow, so it is calibrated on every fourth past origin."""


@dataclass(frozen=True)
class BacktestPlan:
    """When forecasts are made and how far they go.

    Parameters
    ----------
    origins
        Numbers of epochs known at each origin.
    calendar
        Lookback and horizon.
    refit
        Fit anew at each origin, rather than once before the first.
    level
        Of the intervals, in percent.
    """

    origins: tuple[int, ...]
    calendar: ForecastCalendar
    refit: bool = False
    level: float = 90.0

    @property
    def overlap(self) -> int:
        """How many of the following origins lie within a horizon."""
        if len(self.origins) < 2:
            return 0
        return max(0, -(-self.calendar.horizon // (self.origins[1] - self.origins[0])) - 1)


@dataclass(frozen=True)
class MethodResult:
    """What a method forecast.

    Parameters
    ----------
    forecast, half_width
        mm, float32, shape (n_origins, n_points, n_horizons), NaN where unknown.
    """

    forecast: np.ndarray
    half_width: np.ndarray


@dataclass(frozen=True)
class BacktestResult:
    """Scores of all methods on the cases that all of them forecast.

    Parameters
    ----------
    plan
        When forecasts were made.
    observed
        mm, shape (n_origins, n_points, n_horizons), NaN where a method or the observation is missing.
    results, scores, coverage_of_origins
        By method; the last is the share inside the interval at each origin, shape (n_origins,).
    of_level
        Errors against the level around each target date.
    tests
        Each method against the better of persistence and the seasonal trend: over all horizons.
    """

    plan: BacktestPlan
    observed: np.ndarray
    results: dict[str, MethodResult]
    scores: dict[str, Scores]
    coverage_of_origins: dict[str, np.ndarray]
    of_level: LevelErrors
    tests: dict[str, PairedTest]

    def squared_errors(self, method: str) -> np.ndarray:
        """Return squared errors in mm2, shape (n_origins, n_points, n_horizons), NaN where not compared."""
        return np.square(self.observed - self.results[method].forecast)

    def rmse(self, method: str) -> float:
        """Return the error over all cases, mm."""
        return float(np.sqrt(np.nanmean(self.squared_errors(method))))

    @property
    def simple(self) -> str:
        """The better of persistence and the seasonal trend."""
        return min((PERSISTENCE, SEASONAL), key=self.rmse)

    def point_rmse(self, method: str) -> np.ndarray:
        """Return each point's error in mm, shape (n_points,), NaN where nothing was compared."""
        return np.sqrt(_mean_of_known(self.squared_errors(method), axis=(0, 2)))

    def point_verdict(self, method: str) -> np.ndarray:
        """Tell for each point whether the method beats its better of persistence and seasonal, beyond chance.

        None at points where nothing could be compared.
        """
        simple = [_mean_of_known(self.squared_errors(name), axis=2) for name in (PERSISTENCE, SEASONAL)]
        totals = [_mean_of_known(one, axis=0) for one in simple]
        better = np.where((totals[0] <= totals[1])[None], simple[0], simple[1])
        own = _mean_of_known(self.squared_errors(method), axis=2)
        verdict = compare_at_points(own, better, overlap=self.plan.overlap)
        verdict[~np.isfinite(own - better).any(axis=0)] = None
        return verdict


def plan_origins(
    epochs: int, *, first_percent: float, step: int, count: int, calendar: ForecastCalendar, progress: Progress
) -> tuple[int, ...]:
    """Return the numbers of epochs known at the origins; all horizons of each lie within the series.

    Raises
    ------
    InputError
        Not even the first origin leaves a full horizon to compare with.

    Examples
    --------
    >>> from ...progress import Recorder
    >>> calendar, told = ForecastCalendar(step_days=6, lookback=30, horizon=15), Recorder()
    >>> plan_origins(100, first_percent=60, step=10, count=5, calendar=calendar, progress=told)
    (60, 70, 80)
    >>> told.warnings[0].partition(":")[0]
    'ORIGINS is 5, but only 3 fit'
    >>> plan_origins(100, first_percent=29, step=10, count=1, calendar=calendar, progress=told)
    (29,)
    """
    first = int(first_percent * epochs / 100)
    last = epochs - calendar.horizon
    if first > last or first < 1:
        raise InputError(
            f"The series have {epochs} epochs. With the first origin at {first_percent:g}% ({first} epochs), a "
            f"horizon of {calendar.horizon} steps ends after the series. Choose a smaller FIRST_ORIGIN or "
            "HORIZON_DAYS, or use longer series."
        )
    origins = tuple(range(first, last + 1, step))[:count]
    if len(origins) < count:
        progress.warning(
            f"ORIGINS is {count}, but only {len(origins)} fit: each needs {calendar.horizon} later epochs for "
            "comparison. For more origins, choose a smaller FIRST_ORIGIN, ORIGIN_STEP or HORIZON_DAYS."
        )
    return origins


def run_backtest(
    data: ForecastData, methods: dict[str, Callable[[], Method]], plan: BacktestPlan, progress: Progress
) -> BacktestResult:
    """Run all methods; those whose package is missing are left out with a warning.

    Parameters
    ----------
    methods
        Makes each method, by name; ``persistence`` and ``seasonal`` must be among them.
    """
    results: dict[str, MethodResult] = {}
    for index, (name, make) in enumerate(methods.items()):
        part = Part(progress, index / len(methods), (index + 1) / len(methods))
        part(0.0, f"Back-testing {name}")
        try:
            results[name] = _run_method(make, data, plan, part)
        except (MissingPackageError, ModuleNotFoundError) as error:
            progress.warning(f"{name} is left out: {error}")
    horizon = plan.calendar.horizon
    observed = np.stack([data.displacement[:, known : known + horizon] for known in plan.origins])
    compared = np.isfinite(observed)
    for result in results.values():
        compared &= np.isfinite(result.forecast)
    if not compared.any():
        raise InputError(
            "No value after the origins was both observed and forecast by all methods. Choose fewer "
            "METHODS, or use points with later observations."
        )
    observed = np.where(compared, observed, np.nan)
    last = np.stack(
        [results[PERSISTENCE].forecast[origin, :, 0] for origin in range(len(plan.origins))]
    )  # persistence repeats the last value
    scores, coverage = {}, {}
    for name, result in results.items():
        scores[name] = score(observed, result.forecast, last, half_width=result.half_width, level=plan.level)
        inside = np.abs(observed - result.forecast) <= result.half_width
        cases = compared.sum(axis=(1, 2))
        coverage[name] = np.where(cases > 0, inside.sum(axis=(1, 2)) / np.maximum(cases, 1), np.nan)
    backtest = BacktestResult(plan, observed, results, scores, coverage, _of_level(data, plan, observed, results), {})
    reference = _mean_of_known(backtest.squared_errors(backtest.simple), axis=(1, 2))
    for name in results:
        own = _mean_of_known(backtest.squared_errors(name), axis=(1, 2))
        backtest.tests[name] = compare_over_origins(own, reference, overlap=plan.overlap)
    return backtest


def _of_level(
    data: ForecastData, plan: BacktestPlan, observed: np.ndarray, results: Mapping[str, MethodResult]
) -> LevelErrors:
    """Return the errors against the level, of cases that are observed there."""
    sums = LevelSums(results, plan.calendar.horizon)
    apart, noise = levels_and_noise(data)
    for origin, known in enumerate(plan.origins):
        came = observed[origin]
        errors = {name: came - result.forecast[origin] for name, result in results.items()}
        sums.add(errors, np.isfinite(came), apart[:, known : known + came.shape[1]], noise)
    return sums.found()


def _run_method(make: Callable[[], Method], data: ForecastData, plan: BacktestPlan, progress: Progress) -> MethodResult:
    method = make()
    method.fit(data.until(plan.origins[0]), Part(progress, 0.0, 0.6))
    horizon = plan.calendar.horizon
    made: dict[int, np.ndarray] = {}
    kept, widths = [], []
    for index, known in enumerate(plan.origins):
        part = Part(progress, 0.6 + 0.4 * index / len(plan.origins), 0.6 + 0.4 * (index + 1) / len(plan.origins))
        if plan.refit and index:
            method = make()
            method.fit(data.until(known), part)
            made = {}
        known_data = data.until(known)
        past = _past_origins(method, known, plan.calendar, len(data.displacement))
        short = [one for one in past if one not in made or made[one].shape[1] < horizon]
        kept.append(method.predict(known_data, data.dates[known : known + horizon]))
        made.update(hindcasts(method, known_data, short, horizon))
        values = PastForecasts.of({one: made[one] for one in past}, horizon)
        expected = expected_sizes(method, known_data.dates, past, data.dates[known : known + horizon])
        young = expected_of_young(method, known_data.dates, data.dates[known : known + horizon])
        counts = values_known(known_data.displacement, past)
        errors = PastErrors(values.errors(known_data), past, expected, known=counts, young=young)
        widths.append(half_widths(errors, plan.level))
        part(1.0)
    return MethodResult(np.stack(kept), np.stack(widths))


def _past_origins(method: Method, known: int, calendar: ForecastCalendar, point_count: int) -> list[int]:
    stride = _DEAR_STRIDE if isinstance(method, GridForecaster) else 1
    origins = past_origins(known, lookback=calendar.lookback, point_count=point_count, horizon=calendar.horizon)
    return origins[::-stride][::-1]


def _mean_of_known(values: np.ndarray, axis: int | tuple[int, ...]) -> np.ndarray:
    known = np.isfinite(values)
    count = known.sum(axis=axis)
    return np.where(count > 0, np.where(known, values, 0).sum(axis=axis) / np.maximum(count, 1), np.nan)
