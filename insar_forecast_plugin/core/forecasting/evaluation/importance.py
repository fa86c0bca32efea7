# SPDX-License-Identifier: GPL-2.0-or-later
"""Which past epochs a forecast rests on, and how much it resembles the last value.

The same question is put to every method: by how much does the value of each past epoch move a forecast away from the
mean forecast? Linear methods answer exactly (weight times distance from the mean), LightGBM by SHAP contributions
(Lundberg et al. 2020, Nature Machine Intelligence 2), networks by integrated gradients (Sundararajan et al. 2017,
ICML). The importance of an epoch is the mean size of its contributions; a method's importances sum to one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ...errors import InputError
from ...progress import Progress
from ..data.forecast_calendar import ForecastCalendar
from ..data.forecast_data import ForecastData, first_observed
from ..data.forecaster import Forecaster
from ..data.time_split import measured_origins, split_in_time
from ..models.anchored.features import Surroundings
from ..models.simple.lightgbm_process import ROUNDS, contributions, train
from ..models.simple.own_lags import Lasso

OWN = "own past"
_MOST_ORIGINS = 6
_MOST_POINTS = 2000
_MOST_TRAINING_WINDOWS = 60_000
_TINY = 1e-12


@dataclass(frozen=True)
class ExplainedWindows:
    """The forecasts that are explained: from some origins, at some points, one horizon.

    Parameters
    ----------
    data
        Series of all points and epochs.
    surroundings
        The same without gaps, with the neighbours' means.
    fitted
        Epochs before this one are for fitting; all targets of the explained forecasts are later.
    origins
        Numbers of epochs known at the origins.
    points
        Index array of the points whose forecasts are explained.
    calendar
        Lookback, and the horizon, whose last step is explained.
    seed
        Draws points and training windows.
    """

    data: ForecastData
    surroundings: Surroundings
    fitted: int
    origins: tuple[int, ...]
    points: np.ndarray
    calendar: ForecastCalendar
    seed: int

    @property
    def steps(self) -> int:
        """Steps ahead."""
        return self.calendar.horizon

    @property
    def last(self) -> np.ndarray:
        """Value at the origin, mm, shape (n_origins, n_points)."""
        return np.stack([self.surroundings.own[self.points, known - 1] for known in self.origins])

    @property
    def observed(self) -> np.ndarray:
        """What came, mm, NaN where missing, shape (n_origins, n_points)."""
        return np.stack([self.data.displacement[self.points, known - 1 + self.steps] for known in self.origins])

    def values(self, known: int) -> np.ndarray:
        """Return own values of the lookback, the last epoch first, mm, shape (n_points, lookback)."""
        return self.surroundings.own[self.points, known - self.calendar.lookback : known][:, ::-1]

    def lag_days(self, lags: int) -> np.ndarray:
        """Return how old the epochs at lags 0, 1, ... are at an origin, the median over origins, shape (lags,)."""
        dates = self.data.dates
        ages = [(dates[known - 1] - dates[known - lags : known][::-1]).astype(np.int64) for known in self.origins]
        return np.median(ages, axis=0)


@dataclass(frozen=True)
class Likeness:
    """How much a method's forecasts resemble the last value.

    A correlation with "no change" does not exist, since no change has no spread; so the size of the change that is
    forecast stands beside the size of the change that came.

    Parameters
    ----------
    last_share
        Importance of the last epoch, 0 to 1.
    change_ratio
        Root mean square of the forecast change over that of the change that came: 0 for persistence.
    correlation
        Between forecast and observed change; NaN where no change is forecast.
    rmse, persistence_rmse
        Error of the explained forecasts, and of the last value on the same cases, mm.
    """

    last_share: float
    change_ratio: float
    correlation: float
    rmse: float
    persistence_rmse: float


@dataclass(frozen=True)
class Explanation:
    """What one method's forecasts rest on.

    Parameters
    ----------
    method
        Name of the method.
    lag_days
        Age of each epoch at the origin in days, 0 first, shape (n_lags,).
    parts
        Importance by source (own past, means of neighbours), each of shape (n_lags,); all together sum to one.
    likeness
        Beside persistence.
    has_older
        The last lag stands for all epochs of that age and older together.
    facts
        Names and values for the report.
    """

    method: str
    lag_days: np.ndarray
    parts: dict[str, np.ndarray]
    likeness: Likeness
    has_older: bool = False
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def importance(self) -> np.ndarray:
        """Importance of each lag, shape (n_lags,), sum 1."""
        return np.sum(list(self.parts.values()), axis=0)

    def share_within(self, days: float) -> float:
        """Return the importance of the epochs up to ``days`` old."""
        single = self.importance[:-1] if self.has_older else self.importance
        return float(single[self.lag_days[: len(single)] <= days].sum())


def choose_windows(data: ForecastData, calendar: ForecastCalendar, *, seed: int) -> ExplainedWindows:
    """Take forecasts from up to six origins of the last fifth of the targets, at up to 2000 points.

    Raises
    ------
    InputError
        The series are too short, no point was observed throughout a lookback, or nothing ever changes.
    """
    split = split_in_time(data.epoch_count, lookback=calendar.lookback, horizon=calendar.horizon)
    # An origin must leave the step that is explained to compare with, and learning ends before it.
    last = data.epoch_count - calendar.horizon
    origins = sorted({min(known, last) for known in measured_origins(split, most=_MOST_ORIGINS)})
    fitted = min(split.end, origins[0])
    try:
        split_in_time(fitted, lookback=calendar.lookback, horizon=calendar.horizon)
    except InputError as error:
        raise InputError(
            f"Of the {data.epoch_count} epochs, the first {fitted} are used for training and the others are "
            f"explained. {error}"
        ) from error
    complete = np.flatnonzero(first_observed(data.displacement) <= origins[0] - calendar.lookback)
    if not len(complete):
        raise InputError(
            f"None of the {len(data.displacement)} points was observed from {calendar.lookback} epochs before "
            f"{data.dates[origins[0] - 1]} onwards. Choose a smaller LOOKBACK_DAYS, or use points with longer series."
        )
    if len(complete) > _MOST_POINTS:
        complete = np.sort(np.random.default_rng(seed).choice(complete, _MOST_POINTS, replace=False))
    surroundings = Surroundings.of(data.coordinates, data.dates, data.displacement)
    if np.ptp(surroundings.own[complete], axis=1).max() <= 0 and np.ptp(surroundings.own[complete]) <= 0:
        raise InputError("All values are identical, so there is nothing to explain.")
    return ExplainedWindows(data, surroundings, fitted, tuple(origins), complete, calendar, seed)


def explain_lasso(windows: ExplainedWindows, progress: Progress, model: Forecaster | None = None) -> Explanation:
    """Explain the LASSO of the back-test: each value's weight times its spread.

    The regression is of the change from the last value on the differences to it, so that the last value's own weight
    is one less the others.
    """
    del model  # it is fitted whenever it is explained
    lasso = fit_lasso(windows, progress)
    differences = lasso.coefficients()[-1]
    weights = np.concatenate([[1 - differences.sum()], differences])
    values = np.stack([windows.values(known) for known in windows.origins]).reshape(-1, len(weights))
    contribution = weights * (values - values.mean(axis=0, dtype=np.float64))
    forecast = []
    for known in windows.origins:
        dates = windows.data.dates[known : known + windows.steps]
        forecast.append(lasso.predict(windows.data.until(known), dates)[windows.points, -1])
    importance = normalised(np.abs(contribution).mean(axis=0))
    return Explanation(
        "lasso",
        windows.lag_days(len(weights)),
        {OWN: importance},
        likeness(windows, np.stack(forecast), importance[0]),
        facts={"Epochs with non-zero weight": f"{int((np.abs(weights) > _TINY).sum())} of {len(weights)}"},
    )


def fit_lasso(windows: ExplainedWindows, progress: Progress) -> Lasso:
    """Return the LASSO of the back-test, fitted to what lies before the explained forecasts."""
    lasso = Lasso(windows.calendar, seed=windows.seed)
    lasso.fit(windows.data.until(windows.fitted), progress)
    return lasso


def explain_lightgbm(windows: ExplainedWindows, progress: Progress, model: Forecaster | None = None) -> Explanation:
    """Explain LightGBM set up as in the paper: the value to come as a function of the values of the lookback.

    (The back-test's LightGBM forecasts changes from differences, which is better but has no contribution of the last
    value by itself.)
    """
    del model  # it is fitted whenever it is explained
    progress(0.0, "Fitting LightGBM")
    features, target = _training_windows(windows)
    trees = train(features, target, seed=windows.seed)
    progress(0.6, "Explaining LightGBM")
    values = np.concatenate([windows.values(known) for known in windows.origins])
    contribution = contributions(trees, np.ascontiguousarray(values))
    forecast = contribution.sum(axis=1).reshape(len(windows.origins), -1)
    importance = normalised(np.abs(contribution[:, :-1]).mean(axis=0))
    return Explanation(
        "lightgbm",
        windows.lag_days(len(importance)),
        {OWN: importance},
        likeness(windows, forecast, importance[0]),
        facts={"Training windows": len(target), "Trees": ROUNDS},
    )


def _training_windows(windows: ExplainedWindows) -> tuple[np.ndarray, np.ndarray]:
    """Return values (the last epoch first), shape (n, lookback), and targets before ``fitted``, shape (n,)."""
    own, observed = windows.surroundings.own, windows.data.displacement
    lookback, steps = windows.calendar.lookback, windows.steps
    last = np.arange(lookback - 1, windows.fitted - steps)
    usable = np.isfinite(observed[:, last + steps])
    usable &= windows.surroundings.started[:, None] <= last - lookback + 1
    place = np.flatnonzero(usable)
    if len(place) > _MOST_TRAINING_WINDOWS:
        place = np.random.default_rng(windows.seed).choice(place, _MOST_TRAINING_WINDOWS, replace=False)
    point, index = np.unravel_index(place, usable.shape)
    epoch = last[index]
    return own[point[:, None], epoch[:, None] - np.arange(lookback)], observed[point, epoch + steps]


def normalised(importance: np.ndarray) -> np.ndarray:
    """Return importances that sum to one.

    Raises
    ------
    InputError
        Nothing has any: the forecast is the same whatever the series hold.
    """
    total = importance.sum()
    if not total > _TINY:
        raise InputError(
            "The forecast is the same number whatever the series contain, so it cannot be explained. Use longer "
            "series or more points."
        )
    return importance / total


def likeness(windows: ExplainedWindows, forecast: np.ndarray, last_share: float) -> Likeness:
    """Compare forecasts with the last value.

    Parameters
    ----------
    forecast
        mm, shape (n_origins, n_points).
    last_share
        Importance of the last epoch.
    """
    came = windows.observed - windows.last
    known = np.isfinite(came) & np.isfinite(forecast)
    came, change = came[known].astype(np.float64), (forecast - windows.last)[known].astype(np.float64)
    if not len(came):
        raise InputError(
            "No explained forecast can be compared with an observation. Use points with later observations."
        )
    size, moved = np.sqrt(np.square(came).mean()), np.sqrt(np.square(change).mean())
    both = change.std() > _TINY and came.std() > _TINY
    return Likeness(
        last_share=float(last_share),
        change_ratio=float(moved / size) if size > _TINY else float("nan"),
        correlation=float(np.corrcoef(change, came)[0, 1]) if both else float("nan"),
        rmse=float(np.sqrt(np.square(change - came).mean())),
        persistence_rmse=float(size),
    )
