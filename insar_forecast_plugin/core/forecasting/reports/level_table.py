# SPDX-License-Identifier: GPL-2.0-or-later
"""What reports say of errors against the level, and of the noise of single dates in errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ...reports.report import Report
from ...shares import percent
from ..data.forecast_calendar import ForecastCalendar
from ..data.point_forecast import LevelErrors

_SHOWN = (1, 3, 6, 12)
LEVEL_ERRORS = (
    "Error against the level: the value at the target date of the line through the five epochs nearest to it, or "
    "through those of them that have values. It holds little of the noise of a single date, so methods differ more. "
    "One and two steps ahead it includes epochs that were known."
)


def shown_steps(horizon: int) -> list[int]:
    """Return the steps ahead that short tables show."""
    return sorted({step for step in (*_SHOWN, horizon) if step <= horizon})


def tell_level_errors(
    report: Report,
    found: LevelErrors,
    words: Mapping[str, str],
    *,
    calendar: ForecastCalendar,
    steps: int,
    epochs: str,
) -> None:
    """Add a small table of the errors against the level, and a sentence about the noise of single dates.

    Parameters
    ----------
    words
        Of the methods, in the order of the columns.
    steps
        How many steps ahead were forecast.
    epochs
        See :class:`~...measured.Measured`.
    """
    rows: list[list[Any]] = [
        [f"{step * calendar.step_days:g}", step, *(float(found.by_horizon[name][step - 1]) for name in words)]
        for step in shown_steps(steps)
    ]
    rows.append(["all", "", *(found.rmse[name] for name in words)])
    report.table(["Horizon, days", "Step", *(f"{word}, mm" for word in words.values())], rows, LEVEL_ERRORS)
    report.text(noise_in_a_sentence(found, words, epochs=epochs))


def noise_in_a_sentence(found: LevelErrors, words: Mapping[str, str], *, epochs: str) -> str:
    """Say how much of the squared errors is noise of single dates, which no forecast avoids."""
    if epochs == "interpolated":
        return (
            "How much of the errors is noise of single dates cannot be told: the epochs of this product are blended "
            "from several dates, which hides it."
        )
    if not np.isfinite(found.noise):
        return "How much of the errors is noise of single dates cannot be told: no five epochs in a row have values."
    shares = "; ".join(f"{word} {percent(found.noise_shares[name])}" for name, word in words.items())
    return (
        f"Single dates scatter by {found.noise:.2f} mm about the line through the five epochs around each. No forecast "
        f"can avoid an error of this size. Its share in the squared errors against single dates: {shares}. Noise that "
        "lasts longer than five epochs is not counted, so the share that cannot be avoided may be larger."
    )
