# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of the areas that were found comes first."""

from __future__ import annotations

import numpy as np

from insar_forecast_plugin.core.areas.scored_areas import area_score

SURE = np.full(40, 0.9)


def test_a_few_fast_points_do_not_bring_an_area_to_the_front():
    all_move = np.full(40, -4.0)
    four_are_fast = np.where(np.arange(40) < 4, -60.0, -1.0)
    assert abs(four_are_fast.mean()) > abs(all_move.mean())
    assert area_score(all_move, SURE, spread=1.0) > area_score(four_are_fast, SURE, spread=1.0)


def test_faster_larger_and_surer_areas_come_before_others():
    usual = area_score(np.full(40, 4.0), SURE, spread=1.0)
    assert area_score(np.full(40, -6.0), SURE, spread=1.0) > usual
    assert area_score(np.full(80, 4.0), np.full(80, 0.9), spread=1.0) > usual
    assert area_score(np.full(40, 4.0), np.full(40, 0.6), spread=1.0) < usual
    assert area_score(np.full(40, 4.0), SURE, spread=2.0) < usual
