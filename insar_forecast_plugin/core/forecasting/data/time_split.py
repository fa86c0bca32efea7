# SPDX-License-Identifier: GPL-2.0-or-later
"""Epochs to learn from and epochs to measure on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...errors import InputError

_VALIDATION_SHARE = 0.2
_MOST_ORIGINS, _FEWEST_ORIGINS = 48, 16
_MOST_FORECASTS = 1_200_000
_BEYOND_HORIZON = 14
"""Epochs beyond the horizon over which origins are spread: a dozen, and two more to measure a movement."""


@dataclass(frozen=True)
class TimeSplit:
    """Epochs before ``end`` are for learning, those from ``end`` on for measuring.

    Targets of a window belong to the side their own date is on; windows of the measured side look back into the
    learning side, which is the past.
    """

    end: int
    total: int

    @property
    def measured(self) -> int:
        """Epochs on the measured side."""
        return self.total - self.end


def split_in_time(
    epochs: int, *, lookback: int, horizon: int, share: float = _VALIDATION_SHARE, of: int | None = None
) -> TimeSplit:
    """Keep the last epochs for measuring: ``share`` of the possible targets, and one horizon where that leaves enough.

    Parameters
    ----------
    of
        Epochs of the whole series, where these are the ones that an earlier split left to learn from; for the message.

    Raises
    ------
    InputError
        Not even one window with all its targets would be left to learn from.

    Examples
    --------
    >>> split = split_in_time(210, lookback=30, horizon=15)
    >>> split, split.measured
    (TimeSplit(end=174, total=210), 36)
    """
    end = _end_of_learning(epochs, lookback, horizon, share)
    if end is None:
        needed = lookback + horizon + max(1, round(horizon * share / (1 - share)) + 1)
        found, remedy = f"{epochs} epochs", ""
        if of is not None:
            found = f"The first {epochs} of {of} epochs (the others are kept to measure the error)"
            possible = (steps for steps in range(horizon - 1, 0, -1) if _fits_twice(of, lookback, steps, share))
            longest = next(possible, None)
            remedy = "" if longest is None else f" (with this lookback, {longest} steps are possible)"
        raise InputError(
            f"{found} are too few for training and measuring the error: a lookback of {lookback} epochs and a "
            f"horizon of {horizon} steps need about {needed}. Use longer series, or a smaller LOOKBACK_DAYS or "
            f"HORIZON_DAYS{remedy}."
        )
    return TimeSplit(end=end, total=epochs)


def last_targets(epochs: int, *, lookback: int, horizon: int, share: float = _VALIDATION_SHARE) -> int:
    """Return the epoch from which on targets are kept for measuring; see :func:`split_in_time`.

    However little is left to learn from.

    Examples
    --------
    >>> last_targets(210, lookback=30, horizon=15), last_targets(32, lookback=30, horizon=15)
    (174, 31)
    """
    targets = epochs - lookback
    measured = max(1, round(share * targets))
    if targets - horizon >= 2 * horizon:
        measured = max(measured, horizon)
    return epochs - measured


def _end_of_learning(epochs: int, lookback: int, horizon: int, share: float) -> int | None:
    """Return the number of epochs to learn from, None where that is not even one window with all its targets."""
    end = last_targets(epochs, lookback=lookback, horizon=horizon, share=share)
    return None if end - lookback < horizon else end


def _fits_twice(epochs: int, lookback: int, horizon: int, share: float) -> bool:
    """Tell whether a series can be split, and what is left to learn from once more."""
    left = _end_of_learning(epochs, lookback, horizon, share)
    return left is not None and _end_of_learning(left, lookback, horizon, share) is not None


def measured_origins(split: TimeSplit, *, most: int) -> Iterator[int]:
    """Yield the numbers of epochs known at up to ``most`` origins, evenly spread over the measured side.

    The first is the end of learning; each leaves at least one epoch to compare with.
    """
    count = min(most, split.measured)
    yield from np.unique(np.linspace(split.end, split.total - 1, count).round().astype(int)).tolist()


def past_origins(known: int, *, lookback: int, point_count: int, horizon: int) -> list[int]:
    """Return the numbers of epochs known at past origins, increasing: 48, down to 16 where points are very many.

    They are the last ones, as long as these reach so far back that the longest horizon was seen some dozen times; fewer
    ones are spread evenly over as long a time.
    """
    count = min(_MOST_ORIGINS, max(_FEWEST_ORIGINS, _MOST_FORECASTS // point_count))
    first = max(lookback, known - max(count, horizon + _BEYOND_HORIZON))
    if first >= known:
        return []
    spread = np.linspace(first, known - 1, min(count, known - first))
    return [int(one) for one in np.unique(spread.round())]
