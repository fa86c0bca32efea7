# SPDX-License-Identifier: GPL-2.0-or-later
"""What a search for changes says of itself: what its threshold rests on, and what it found, in a sentence."""

from __future__ import annotations

import numpy as np

from ..interface import DetectChangesRequest
from ..progress import Progress
from .alarm_calibration import LOUDER, Calibration
from .onset_scan import Window


def tell_calibration(
    calibration: Calibration, window: Window, dates: np.ndarray, request: DetectChangesRequest, progress: Progress
) -> None:
    """Say what the threshold rests on; dates ``datetime64[D]``, shape (n_epochs,)."""
    threshold = calibration.threshold(request.false_alarms / 1000)
    progress.info(
        f"{window.stop - window.first} epochs from {dates[window.first]} to {dates[-1]} are searched; the threshold "
        f"for a rate of {request.false_alarms:g} per 1000 series and year is {threshold:.1f} standard deviations, "
        f"from {calibration.windows} earlier spans with {calibration.series} series, scaled by "
        f"{calibration.louder:.2f} to the noise of these epochs."
    )
    if calibration.louder > LOUDER:
        progress.warning(
            f"Most series stand out {calibration.louder:.1f} times as much as in earlier spans: their noise has "
            "changed, or much of the region moves. The threshold was raised accordingly."
        )
    if calibration.bounded:
        progress.warning(
            "More series changed in the earlier spans than chance explains. They do not raise the threshold further, "
            "so there may be more alarms than asked for."
        )
    if threshold > calibration.strengths[-1]:
        progress.warning(
            "The earlier spans hold too few independent series to count false alarms that rare: the threshold is "
            "extrapolated from more frequent ones."
        )


def tell_missing(missing: int, progress: Progress) -> None:
    """Say how many series were not looked at."""
    if missing:
        progress.warning(
            f"{missing} series {'has' if missing == 1 else 'have'} too few values before or after SINCE, or no "
            f"points near enough, and {'was' if missing == 1 else 'were'} not looked at."
        )


def points_in_a_sentence(counts: tuple[int, int, int, int], since: np.datetime64, chance: float) -> str:
    """Say what is new at points, and how much of it chance would make.

    Parameters
    ----------
    counts
        Points that changed, all points, areas that changed together, and groups that chance may have made.
    since
        The date after which changes were looked for, ``datetime64[D]``.
    chance
        Points that would be flagged where nothing changes.
    """
    changed, points, areas, left_out = counts
    if not changed:
        return f"Nothing changed since {since}: none of {points} points stands out from the noise."
    if left_out:
        return (
            f"{changed} of {points} points changed since {since}. Areas that changed together: {areas}. "
            f"Groups that may be there by chance, and are in the layer of points only: {left_out}. At the rate "
            f"that was asked for, {chance:.0f} point{'s' * (round(chance) != 1)} would be flagged where nothing "
            "changes."
        )
    return (
        f"{changed} of {points} points changed since {since}. Areas that changed together: {areas}. At the "
        f"rate that was asked for, {chance:.0f} point{'s' * (round(chance) != 1)} would be flagged where nothing "
        "changes."
    )
