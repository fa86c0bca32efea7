# SPDX-License-Identifier: GPL-2.0-or-later
"""The trend that the dock draws: a velocity and an annual signal, and what a point's class or alarm adds to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..core.trend_classes import TREND_CLASSES
from ..core.units import DAYS_PER_YEAR

if TYPE_CHECKING:
    from .alarm_mark import Alarm
    from .point_series import Trend

_SPARE = 3  # values beyond the number of parameters, so that a fit says something
_ANNUAL_SPAN_DAYS = 365  # a shorter series cannot tell a season from a trend


@dataclass(frozen=True)
class TrendFit:
    """A least squares fit.

    Parameters
    ----------
    velocity
        Mean over the series, mm/yr. It comes without an error: the noise is not white, and what least squares would
        give is far too small.
    annual
        Amplitude of the annual signal, mm; NaN where the series is too short for one.
    velocities
        Before and after the break, mm/yr; empty without one.
    fitted
        mm, shape (n_epochs,): at every date of the series, those without a value included.
    """

    velocity: float
    annual: float
    velocities: tuple[float, ...]
    fitted: np.ndarray


def fit_trend(
    dates: np.ndarray, values: np.ndarray, trend: Trend | None = None, alarm: Alarm | None = None
) -> TrendFit | None:
    """Fit a line and an annual signal; a parabola, a break or steps too where class or alarm of the point have them.

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    values
        mm, shape (n_epochs,), NaN where missing.
    trend
        What the layer says of the point.
    alarm
        The change that the layer names.

    Returns
    -------
    The fit; None where there are too few values.
    """
    known = np.isfinite(values)
    if known.sum() < 2 + _SPARE:
        return None
    days = (dates - dates[known][0]).astype(float)
    years = days / DAYS_PER_YEAR
    span = years[known].max()
    columns = [np.ones_like(years), years]
    seasonal = span * DAYS_PER_YEAR >= _ANNUAL_SPAN_DAYS and known.sum() >= 4 + _SPARE
    if seasonal:
        columns += [np.cos(2 * np.pi * years), np.sin(2 * np.pi * years)]
    shapes = _telling({**_shapes(dates, years, trend), **_of_alarm(dates, alarm)}, known)
    if known.sum() >= len(columns) + len(shapes) + _SPARE:
        columns += shapes.values()
    else:
        shapes = {}
    design = np.column_stack(columns)
    solution, _, rank, _ = np.linalg.lstsq(design[known], values[known], rcond=None)
    if rank < design.shape[1]:
        return None
    names = ["constant", "line", *(["cosine", "sine"] if seasonal else []), *shapes]
    found = dict(zip(names, solution))
    velocity = found["line"]
    if "square" in found:
        velocity += found["square"] * span
    velocities: tuple[float, ...] = ()
    if "break" in found:
        velocities = (float(found["line"]), float(found["line"] + found["break"]))
        velocity += found["break"] * design[known, names.index("break")].max() / span
    if "onset" in found:
        velocity += found["onset"] * design[known, names.index("onset")].max() / span
    return TrendFit(
        velocity=float(velocity),
        annual=float(np.hypot(found["cosine"], found["sine"])) if seasonal else float("nan"),
        velocities=velocities,
        fitted=design @ solution,
    )


def _shapes(dates: np.ndarray, years: np.ndarray, trend: Trend | None) -> dict[str, np.ndarray]:
    """Return what the class adds to the line: functions of time by name."""
    if trend is None:
        return {}
    shapes: dict[str, np.ndarray] = {}
    if trend.name in TREND_CLASSES.adding("parabola"):
        shapes["square"] = years**2
    if not np.isnat(trend.break_date):
        at = float((trend.break_date - dates[0]).astype(int)) / DAYS_PER_YEAR + years[0]
        shapes["break"] = np.maximum(years - at, 0.0)
    for number, (day, _) in enumerate(trend.jumps):
        shapes[f"step {number}"] = (dates >= day).astype(float)
    return shapes


def _of_alarm(dates: np.ndarray, alarm: Alarm | None) -> dict[str, np.ndarray]:
    """Return what an alarm adds to the line: a bend, a step or the onset of a curve; a bend goes before a break."""
    if alarm is None:
        return {}
    after = np.maximum((dates - alarm.date).astype(float), 0.0) / DAYS_PER_YEAR
    kinds = {
        "velocity": ("break", after),
        "jump": ("alarm", (dates >= alarm.date).astype(float)),
        "acceleration": ("onset", after**2),
    }
    return dict([kinds[alarm.kind]]) if alarm.kind in kinds else {}


def _telling(shapes: dict[str, np.ndarray], known: np.ndarray) -> dict[str, np.ndarray]:
    """Return the shapes that can be told from the constant and the line, because they change within the series."""
    return {
        name: shape
        for name, shape in shapes.items()
        if np.ptp(shape[known]) > 0 and (name != "break" or (shape[known] == 0).sum() > 1)
    }
