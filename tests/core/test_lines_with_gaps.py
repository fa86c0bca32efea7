# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines through series with gaps are those of NumPy's polynomial fit to what is known of each."""

import numpy as np

from insar_forecast_plugin.core.lines_with_gaps import lines_with_gaps

TIME = np.linspace(-3.0, 2.0, 40)


def test_each_line_is_that_of_a_fit_to_the_known_values():
    random = np.random.default_rng(0)
    values = (4 * TIME + 100 + random.normal(0, 3, (2, 30, 40))).astype(np.float32)
    known = random.random(values.shape) < 0.4
    lines = lines_with_gaps(values, known, TIME)
    for place in np.ndindex(2, 30):
        there = known[place]
        slope, at_zero = np.polyfit(TIME[there], values[place][there].astype(float), 1)
        np.testing.assert_allclose([lines.slope[place], lines.at_zero[place]], [slope, at_zero], rtol=1e-9)
        spread = np.sum((TIME[there] - TIME[there].mean()) ** 2)
        np.testing.assert_allclose([lines.count[place], lines.spread[place]], [there.sum(), spread], rtol=1e-9)


def test_one_value_and_none_have_no_slope():
    values = np.full((2, 40), np.nan)
    values[0, 7] = 5.0
    lines = lines_with_gaps(values, np.isfinite(values), TIME)
    assert lines.usable.tolist() == [False, False]
    assert (lines.slope.tolist(), lines.mean.tolist(), lines.count.tolist()) == ([0.0, 0.0], [5.0, 0.0], [1, 0])
