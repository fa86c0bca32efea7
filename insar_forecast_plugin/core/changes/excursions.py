# SPDX-License-Identifier: GPL-2.0-or-later
"""Changes that came back: an alarm of some epochs that later ones take for an excursion is none.

A jump is to be seen by its second epoch, when nobody can tell yet whether it holds. So an alarm is given, and judged
again by the epochs known since: where an excursion of at most five epochs explains the series better than the change
does, its values are held back, as those of single points are (:mod:`.relative_series`), and the series is watched
again. The threshold stays that of alarms at every epoch, which excursions are among.
"""

from __future__ import annotations

import numpy as np

from ..progress import Progress
from .monitored import Monitor, Watched
from .relative_series import LONGEST_EXCURSION, RelativeSeries, carry_forward

_ROWS_AT_ONCE, _ROWS_A_REPORT = 4096, 256


def hold_back_excursions(
    monitor: Monitor, series: RelativeSeries, watched: Watched, *, threshold: float, progress: Progress
) -> int:
    """Hold excursions of series with an alarm back and watch these again, in place; return how many values that are.

    Parameters
    ----------
    series
        What was watched; excursions become gaps.
    watched
        What stood out; of series with an excursion, what else does.
    threshold
        Strength that is an alarm.
    """
    rows = np.flatnonzero(watched.scan.alarm >= 0)
    held = done = 0
    while len(rows):  # each round holds a value of every row back that goes on to the next
        again = []
        for number, row in enumerate(rows):
            if number % _ROWS_A_REPORT == 0:
                progress(1 - 0.5**done * (1 - 0.5 * number / len(rows)), "Looking for changes that did not last")
            span = excursion_of(monitor, series, watched, int(row))
            if span is not None:
                held += int(series.there[row, slice(*span)].sum())
                series.there[row, slice(*span)] = False
                again.append(row)
        done += 1
        rows = np.array(again, dtype=int)
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            some = rows[start : start + _ROWS_AT_ONCE]
            values, there = series.values[some], series.there[some]
            carry_forward(values, there)
            series.values[some] = values
            part = monitor.watch(values, there, threshold)
            watched.put(some, part)
        rows = rows[watched.scan.alarm[rows] >= 0]
    return held


def excursion_of(monitor: Monitor, series: RelativeSeries, watched: Watched, row: int) -> tuple[int, int] | None:
    """Return the epochs, first and past the last, of what a series shows rather than its strongest change, if any."""
    scan, there = watched.scan, series.there[row]
    kind = int(np.abs(scan.strength[:, row]).argmax())
    epochs = monitor.epochs_of(there, int(watched.stretch[row]))
    onset, look = (int(np.searchsorted(epochs, one[kind, row])) for one in (scan.onset, scan.look))
    own, number = monitor.on(epochs), int(watched.wander[row])
    innovations = own.whiteners[number].innovations(series.values[row, epochs][None])[0]
    until = min(look + LONGEST_EXCURSION, own.window.stop - 1)
    span = own.scanner(number).excursion(kind, (onset, look), until, innovations, there[epochs])
    return None if span is None else (int(epochs[span[0]]), int(epochs[span[1] - 1]) + 1)
