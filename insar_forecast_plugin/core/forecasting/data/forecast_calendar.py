# SPDX-License-Identifier: GPL-2.0-or-later
"""Days and steps: users ask for time in days, forecasters work in epochs.

The step is the median of the last 12 intervals, because a mission's calendar changes (EGMS L2b goes from 6 to 12 days
when Sentinel-1B was lost) and a forecast continues the calendar of its end. It is always one of these intervals: no
satellite flies what lies halfway between two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from ...errors import InputError, ModelError
from ...progress import Progress

INTERVALS_FOR_STEP = 12
STEP_TOLERANCE = 0.25
"""Share by which a model's step may differ from that of the series it is used on."""
_DATED_WITHIN = 0.5
"""By so many steps the last date of a forecast may be off before it is said."""
_GAP_STEPS = 6
_GAP_DAYS = 90
_SHORTEST_LOOKBACK = 2


@dataclass(frozen=True)
class ForecastCalendar:
    """How far a forecaster looks back and ahead.

    Parameters
    ----------
    step_days
        Days between future epochs.
    lookback
        Epochs that a window shows to the forecaster.
    horizon
        Steps ahead that are forecast at once.

    Examples
    --------
    >>> calendar = ForecastCalendar(step_days=6, lookback=30, horizon=3)
    >>> calendar.future_dates(np.datetime64("2024-01-03")).astype(str).tolist()
    ['2024-01-09', '2024-01-15', '2024-01-21']
    >>> calendar.words
    'horizon 18 days (3 steps of 6 days), lookback 180 days (30 epochs)'
    """

    step_days: float
    lookback: int
    horizon: int

    def future_dates(self, origin: np.datetime64) -> np.ndarray:
        """Return the dates of all horizons after an origin, ``datetime64[D]``, shape (horizon,)."""
        days = np.rint(self.step_days * np.arange(1, self.horizon + 1)).astype("timedelta64[D]")
        return origin.astype("datetime64[D]") + days

    def horizon_days(self) -> np.ndarray:
        """Return the days ahead of each horizon, float64, shape (horizon,)."""
        return self.step_days * np.arange(1, self.horizon + 1)

    def steps_within(self, days: float) -> int:
        """Return how many steps a horizon of ``days`` has.

        Raises
        ------
        InputError
            The horizon is longer than this calendar's.
        """
        steps = steps_in(days, self.step_days)
        if steps > self.horizon:
            raise InputError(
                f"HORIZON_DAYS is {days:g} days ({steps} steps of {self.step_days:g} days), but the model forecasts "
                f"{self.horizon * self.step_days:g} days ({self.horizon} steps). Choose a smaller HORIZON_DAYS, or "
                "train a model with a longer horizon."
            )
        return steps

    def to_json(self) -> dict[str, Any]:
        """Return plain values for a model file."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> ForecastCalendar:
        """Restore it from a model file.

        Raises
        ------
        ModelError
            The values are no calendar.
        """
        try:
            calendar = cls(float(values["step_days"]), int(values["lookback"]), int(values["horizon"]))
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise ModelError(
                "The model file does not contain its calendar. The file was changed; train the model again."
            ) from error
        if not (calendar.step_days > 0 and calendar.lookback > 0 and calendar.horizon > 0):
            raise ModelError(f"The model file has an impossible calendar ({calendar.words}). Train the model again.")
        return calendar

    @property
    def words(self) -> str:
        """The calendar in days and steps, for logs and reports."""
        return (
            f"horizon {self.horizon * self.step_days:g} days "
            f"({self.horizon} step{'s' * (self.horizon != 1)} of {self.step_days:g} days), "
            f"lookback {self.lookback * self.step_days:g} days ({self.lookback} epochs)"
        )


def step_of(dates: np.ndarray, step_days: float | None = None) -> float:
    """Return the step of a calendar in days: the median of its last 12 intervals unless ``step_days`` is given.

    Of two intervals in the middle it is the one that came last.

    Parameters
    ----------
    dates
        Epochs, ``datetime64[D]``, increasing, shape (n_epochs,).

    Raises
    ------
    InputError
        There are fewer than two epochs and no ``step_days``.

    Examples
    --------
    >>> every_6_days = np.datetime64("2020-01-03") + 6 * np.arange(50)
    >>> then_every_12 = every_6_days[-1] + 12 * np.arange(1, 13)
    >>> step_of(every_6_days), step_of(np.concatenate([every_6_days, then_every_12]))
    (6.0, 12.0)
    >>> step_of(np.concatenate([every_6_days, then_every_12[:6]]))
    12.0
    """
    if step_days is not None:
        return float(step_days)
    if len(dates) < 2:
        raise InputError(
            f"The series have {len(dates)} epoch(s), too few for a forecast. Check that the date fields were "
            "recognised."
        )
    intervals = np.diff(dates)[-INTERVALS_FOR_STEP:].astype(np.int64)
    middle = np.sort(intervals)[[(len(intervals) - 1) // 2, len(intervals) // 2]]
    return float(intervals[np.isin(intervals, middle)][-1])


def steps_in(days: float, step_days: float) -> int:
    """Return the number of steps nearest to a time in days, at least one."""
    return max(1, round(days / step_days))


def plan_calendar(
    dates: np.ndarray, *, lookback_days: float, horizon_days: float, step_days: float | None = None
) -> ForecastCalendar:
    """Turn days into steps on the calendar of these dates.

    Parameters
    ----------
    dates
        Epochs, ``datetime64[D]``, increasing, shape (n_epochs,).

    Raises
    ------
    InputError
        There are fewer epochs than lookback and horizon together need, or ``step_days`` is another step than that of
        the series' end, so that the forecasts would not be made for these series.

    Examples
    --------
    >>> dates = np.datetime64("2020-01-03") + 6 * np.arange(100)
    >>> plan_calendar(dates, lookback_days=180, horizon_days=90)
    ForecastCalendar(step_days=6.0, lookback=30, horizon=15)
    """
    step = step_of(dates, step_days)
    own = step_of(dates)
    if abs(own / step - 1) > STEP_TOLERANCE:  # as a forecast asks
        raise InputError(
            f"STEP_DAYS is {step:g} days, but the last epochs of these series are {own:g} days apart. A forecaster "
            f"reads the epochs one by one, so the two may differ by at most {STEP_TOLERANCE:.0%}. Leave STEP_DAYS "
            "empty."
        )
    calendar = ForecastCalendar(
        step_days=step,
        lookback=max(_SHORTEST_LOOKBACK, steps_in(lookback_days, step)),
        horizon=steps_in(horizon_days, step),
    )
    if len(dates) < calendar.lookback + calendar.horizon:
        span = int((dates[-1] - dates[0]).astype(np.int64))
        raise InputError(
            f"The series have {len(dates)} epochs over {span} days. A lookback of {lookback_days:g} days "
            f"({calendar.lookback} epochs) and a horizon of {horizon_days:g} days ({calendar.horizon} steps of "
            f"{step:g} days) need at least {calendar.lookback + calendar.horizon} epochs. Use longer series, or a "
            "smaller LOOKBACK_DAYS or HORIZON_DAYS."
        )
    return calendar


def longest_ordinary_gap(step_days: float) -> float:
    """Return the days without an observation beyond which a gap is long: 90 days, or six steps if that is more."""
    return max(_GAP_DAYS, _GAP_STEPS * step_days)


def long_gaps(dates: np.ndarray, step_days: float) -> list[tuple[np.datetime64, np.datetime64]]:
    """Return the ends of the intervals without epochs that are long for a calendar of this step.

    Long means over 90 days and over six steps: shorter ones are ordinary in Sentinel-1 series.
    """
    days = np.diff(dates).astype(np.int64)
    long = np.flatnonzero(days > longest_ordinary_gap(step_days))
    return [(dates[index], dates[index + 1]) for index in long]


def warn_of_gaps(dates: np.ndarray, step_days: float, progress: Progress) -> list[str]:
    """Warn of long gaps, across which a window's epochs are further apart than its steps say; return the warnings."""
    texts = []
    for start, stop in long_gaps(dates, step_days):
        days = int((stop - start).astype(np.int64))
        texts.append(
            f"There are no epochs between {start} and {stop} ({days} days; the usual step is {step_days:g} days). "
            "Forecasts that look back across this gap depend on older data. Errors per step apply to the usual "
            "step, not to the gap."
        )
        progress.warning(texts[-1])
    return texts


def warn_of_step(dates: np.ndarray, calendar: ForecastCalendar, progress: Progress) -> list[str]:
    """Warn where the calendar's step is not that of the series' end, so that epochs are dated wrongly; or return [].

    The step is right where it is the usual one or, as in series with gaps, the mean one of the lookback, and where the
    last date is off by less than half a step.
    """
    usual = step_of(dates)
    past = dates[-calendar.lookback :]
    mean = float((past[-1] - past[0]).astype(np.int64)) / max(len(past) - 1, 1)
    off = {step: (calendar.step_days - step) * calendar.horizon for step in (usual, mean)}
    if min(map(abs, off.values())) < _DATED_WITHIN * usual:
        return []
    days = off[usual]
    text = (
        f"STEP_DAYS is {calendar.step_days:g} days, but the last epochs of these series are {usual:g} days apart. "
        "Methods that read the epochs one by one, such as ridge, then forecast for dates that are up to "
        f"{abs(days):.0f} days too {'late' if days > 0 else 'early'}. Leave STEP_DAYS empty."
    )
    progress.warning(text)
    return [text]
