# SPDX-License-Identifier: GPL-2.0-or-later
"""Penalties of the network's correction are chosen on other origins than those that judge it."""

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.data.time_split import TimeSplit
from insar_forecast_plugin.core.forecasting.models.anchored.correction_choice import CorrectionChoice, WindowRows

POINTS, COLUMNS, SPAN = 6, 8, 36
TRIED = [np.full(COLUMNS, penalty) for penalty in np.geomspace(1e-4, 1e2, 12)]


def windows(rng, step, true=0.0):
    """Return windows of slowly varying columns; the first one tells so much of what is left."""
    split = TimeSplit(4 * SPAN, 5 * SPAN)
    level = np.cumsum(rng.normal(size=(split.total + 1, 1)) + 0.7 * rng.normal(size=(split.total + 1, POINTS)), axis=0)
    kept, columns = np.exp(-1 / 20), np.empty((split.total, POINTS, COLUMNS), np.float32)
    value = rng.normal(size=(1, COLUMNS)) + 0.4 * rng.normal(size=(POINTS, COLUMNS))
    for known in range(split.total):
        value = kept * value + np.sqrt(1 - kept**2) * (
            rng.normal(size=(1, COLUMNS)) + 0.4 * rng.normal(size=(POINTS, COLUMNS))
        )
        columns[known] = value
    return split, [
        WindowRows(known, step, columns[known], level[known + step] - level[known] + true * columns[known, :, 0])
        for known in range(1, split.total - step + 1)
        if known < split.total
    ]


def share(split, rows, step):
    choice = CorrectionChoice(step, split, multiples=np.ones(COLUMNS), tried=TRIED)
    for row in rows:
        choice.learn(row, 1.0)
    return choice.shares([row for row in rows if row.known >= split.end], 1)[step - 1], choice


@pytest.mark.parametrize("step", [1, 6])
def test_a_worthless_correction_rarely_gets_a_share_though_its_penalty_was_the_best_of_many(step):
    rng = np.random.default_rng(step)
    assert sum(share(*windows(rng, step), step)[0] > 0 for _ in range(60)) <= 10


def test_a_right_correction_gets_a_share():
    rng = np.random.default_rng(0)
    assert np.median([share(*windows(rng, 1, true=3.0), 1)[0] for _ in range(5)]) > 0.5


def test_what_a_half_misses_does_not_choose_what_it_judges():
    split, rows = windows(np.random.default_rng(3), 2, true=1.0)
    middle = split.end + SPAN // 2
    before, _ = share(split, rows, 2)
    assert before > 0
    chosen = []
    for half in (range(split.end, middle - 1), range(middle, split.total)):
        # What the half leaves is told a hundredfold: it may change how the other is judged, never its own layer.
        learnt = [
            WindowRows(row.known, row.step, row.columns, row.left * (100 if row.known in half else 1)) for row in rows
        ]
        choice = CorrectionChoice(2, split, multiples=np.ones(COLUMNS), tried=TRIED)
        for row in learnt:
            choice.learn(row, 1.0)
        chosen.append(choice.shares([row for row in rows if row.known in half], 1)[1])
    own = []
    for half in (range(split.end, middle - 1), range(middle, split.total)):
        choice = share(split, rows, 2)[1]
        own.append(choice.shares([row for row in rows if row.known in half], 1)[1])
    assert chosen == own


def test_a_horizon_longer_than_half_of_the_span_takes_the_penalties_of_a_shorter_one():
    rng = np.random.default_rng(4)
    split, rows = windows(rng, 2, true=2.0)
    long = SPAN // 2 + 4
    _, more = windows(rng, long)
    choice = CorrectionChoice(long, split, multiples=np.ones(COLUMNS), tried=TRIED)
    for row in (*rows, *[row for row in more if row.known + long <= split.end]):
        choice.learn(row, 1.0)
    penalties = choice.penalties()
    assert (penalties[long - 1] == penalties[1]).all()
    assert (penalties[0] == TRIED[-1]).all()
