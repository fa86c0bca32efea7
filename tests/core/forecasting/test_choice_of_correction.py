# SPDX-License-Identifier: GPL-2.0-or-later
"""Penalties of the network's correction are chosen on other origins than those that judge it."""

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.data.time_split import TimeSplit
from insar_forecast_plugin.core.forecasting.models.anchored.correction_choice import (
    CorrectionChoice,
    WindowRows,
    gate,
)

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


def test_an_open_gate_is_as_wide_as_all_origins_say():
    split, rows = windows(np.random.default_rng(0), 1, true=3.0)
    found, choice = share(split, rows, 1)
    layer = choice._learning[0].solve(choice.penalties()[0])
    added = [(row.columns @ layer, row.left) for row in rows if row.known >= split.end]
    product, square = (np.array([one @ other for one, other in pairs]) for pairs in (added, [(a, a) for a, _ in added]))
    assert found == pytest.approx(gate(product, square, 0), abs=1e-4)
    assert found > 0


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
