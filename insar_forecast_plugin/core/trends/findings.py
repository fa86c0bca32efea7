# SPDX-License-Identifier: GPL-2.0-or-later
"""What the user should know about a classification before using it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .classes import BILINEAR, CLASSES, UNWRAPPING_ERROR
from .table import TrendTable

_WINDOW_DAYS = 45
_FEWEST = 5
_TIMES_EXPECTED = 4.0
_NOTABLE_SHARE = 0.01


@dataclass(frozen=True)
class Findings:
    """Sentences for the log and the report."""

    facts: tuple[str, ...]
    warnings: tuple[str, ...]


def seam_findings(
    dates: np.ndarray, table: TrendTable, chosen: np.ndarray, seams: np.ndarray
) -> tuple[list[str], list[str]]:
    """Return facts and warnings about jumps and breaks that come at one date in many points.

    Motion and unwrapping errors begin at dates of their own; where many points jump or bend within weeks of each other,
    releases were joined or the reference changed.
    """
    facts, warnings = [], []
    if len(seams):
        facts.append(
            f"A step at {', '.join(map(str, seams))} was fitted with every model; it counts neither as motion nor as "
            "an unwrapping error."
        )
    for code, at in ((UNWRAPPING_ERROR, table.jump_dates[:, 0]), (BILINEAR, table.break_date)):
        here = at[(chosen == code) & ~np.isnat(at)]
        if len(here) < _FEWEST:
            continue
        date, count = _most_common(np.sort(here))
        span = max(int((dates[-1] - dates[0]).astype(int)), 1)
        expected = len(here) * min(1.0, _WINDOW_DAYS / span)
        notable = max(_FEWEST, _TIMES_EXPECTED * expected, _NOTABLE_SHARE * len(chosen))
        if count >= notable:
            what = "jump" if code == UNWRAPPING_ERROR else "break"
            warnings.append(
                f"{count} of {len(here)} points classed {CLASSES[code]} ({count / max(len(chosen), 1):.1%} of all "
                f"points) have their {what} within {_WINDOW_DAYS} days around {date}. Releases may have been joined "
                "there. If so, run again with SEAM_DATES and the date of the join."
            )
    return facts, warnings


def _most_common(dates: np.ndarray) -> tuple[np.datetime64, int]:
    """Return the middle and the content of the fullest window of sorted dates."""
    stop = np.searchsorted(dates, dates + np.timedelta64(_WINDOW_DAYS, "D"), side="right")
    count = stop - np.arange(len(dates))
    first = int(count.argmax())
    return dates[first + count[first] // 2], int(count[first])
