# SPDX-License-Identifier: GPL-2.0-or-later
"""What a request asks to be watched, checked against the dates of the layer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from ..errors import InputError
from ..interface import DetectChangesRequest
from ..io.stored_points import StoredPoints, series_blocks
from ..known_seams import seams_to_fit
from ..measured import Measured
from ..progress import Progress
from ..release_joins import JoinFinder
from .alarm_calibration import LEAST_HISTORY_DAYS, earlier_windows
from .onset_scan import FEWEST_AFTER, SHORTEST_DAYS, Window, kinds_in_reach
from .yardstick import LEAST_EPOCHS, WatchSetting, window_since

LEAST_POINTS = 30
"""Points that a region has to have for a threshold of its own."""
AREAS_UNUSED = "AREAS are used with SCALE area only, and have no effect here."
_USUAL_DAYS = 730
_BESIDE_DAYS = 45
"""A date so near to a join is meant for it."""


def setting_of(
    request: DetectChangesRequest, measured: Measured, dates: np.ndarray, progress: Progress
) -> WatchSetting:
    """Return the setting.

    Parameters
    ----------
    measured
        What is measured in the layer, with the joins of releases that it carries.
    dates
        Of the layer, ``datetime64[D]``, shape (n_epochs,).

    Raises
    ------
    InputError
        A date is none, lies outside of the epochs, or there is too little before it.
    """
    if request.since is not None:
        since = _day(request.since)
    else:
        since = usual_since(dates)
        progress.info(f"SINCE is empty: changes after {since} are looked for.")
    check_kinds(request.kinds, dates, window_since(dates, since), progress)
    seams = seams_to_fit(request.seam_dates, measured, dates, progress)
    return WatchSetting(since, tuple(request.kinds), request.false_alarms / 1000, seams)


def check_kinds(kinds: Sequence[str], dates: np.ndarray, window: Window, progress: Progress) -> None:
    """Refuse a window that is too short for a change of any kind, and warn where it is for some.

    Raises
    ------
    InputError
        It is too short for all of them.
    """
    days = (dates - dates[0]).astype(float)
    found = kinds_in_reach(days, window, kinds)
    lacking = [kind for kind in kinds if kind not in found]
    if not lacking:
        return
    after, span, words = window.stop - window.first, days[-1] - days[window.first], " or ".join(lacking)
    velocity, jump, acceleration = (FEWEST_AFTER[kind] for kind in ("velocity", "jump", "acceleration"))
    if not found:
        raise InputError(
            f"{after} epochs over {span:.0f} days come after SINCE, too few for a change of {words}: velocity needs "
            f"{velocity} epochs over {SHORTEST_DAYS} days, acceleration {acceleration}, jump {jump}. Set SINCE to an "
            "earlier date, or add jump to KINDS."
        )
    progress.warning(
        f"Only {after} epochs over {span:.0f} days come after SINCE, too few for a change of {words}, which cannot be "
        f"found yet: velocity needs {velocity} epochs over {SHORTEST_DAYS} days, acceleration {acceleration}."
    )


def check_points(count: int) -> None:
    """Refuse too few points.

    Raises
    ------
    InputError
        They are fewer than a region needs for a threshold of its own.
    """
    if count < LEAST_POINTS:
        raise InputError(
            f"The layer has {count} points; at least {LEAST_POINTS} are needed to tell what is usual in "
            "the region. Use a layer with more points."
        )


def usual_since(dates: np.ndarray) -> np.datetime64:
    """Return two years before the last epoch, or where too little comes before that, the middle of what is left.

    >>> str(usual_since(np.datetime64("2015-01-01") + 12 * np.arange(200)))
    '2019-07-17'
    """
    since: np.datetime64 = dates[-1] - np.timedelta64(_USUAL_DAYS, "D")
    days = (dates - dates[0]).astype(float)
    first = int(np.searchsorted(dates, since, side="right"))
    if len(dates) < LEAST_EPOCHS or (0 < first < len(dates) and earlier_windows(days, first, _USUAL_DAYS)):
        return since
    usable = max(float(days[-1]) - LEAST_HISTORY_DAYS, 0.0)
    middle: np.datetime64 = dates[0] + np.timedelta64(int(LEAST_HISTORY_DAYS + usable / 2), "D")
    return middle


def tell_seams(points: StoredPoints, seams: np.ndarray, progress: Progress) -> None:
    """Warn of joins of releases that the series show, and that are neither named nor known to the layer."""
    finder = JoinFinder(points.dates)
    for _, series in series_blocks(points):
        finder.add(series)
    tell_joins(finder, points.measured, seams, progress)


def tell_joins(finder: JoinFinder, measured: Measured, seams: np.ndarray, progress: Progress) -> None:
    """Warn of joins that were found, and that are neither named nor known to the layer."""
    for join in finder.found():
        if join.is_carried_by(measured):
            continue
        named = seams[(seams >= join.last_before - _BESIDE_DAYS) & (seams <= join.first_after + _BESIDE_DAYS)]
        if not len(named):
            dates = ", ".join(sorted({*(one.first_after for one in measured.seams), str(join.first_after)}))
            progress.warning(f"{join.words} Enter {dates} in SEAM_DATES if a step there is no change.")


def _day(text: str) -> np.datetime64:
    try:
        return np.datetime64(date.fromisoformat(text), "D")
    except ValueError as error:
        raise InputError(
            f"SINCE is {text!r}; expected a date such as 2022-01-05. Correct it, or leave it empty."
        ) from error
