# SPDX-License-Identifier: GPL-2.0-or-later
"""Displacement between two dates a file, whose first date moves on, as one series."""

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.stacks.reference_chain import reference_chain

DAYS = np.datetime64("2024-01-01") + 12 * np.arange(8)


def chained(pairs, truth):
    """Chain the differences of a truth between the days of pairs."""
    chain = reference_chain([(DAYS[one], DAYS[other]) for one, other in pairs], "disp")
    maps = np.array([truth[other] - truth[one] for one, other in pairs])[list(chain.files)]
    return chain, chain.summed(lambda first, last: maps[:, first:last])(0, maps.shape[1])


@pytest.mark.parametrize(
    "pairs",
    [
        [(0, 1), (0, 2), (0, 3)],
        [(0, 1), (1, 2), (2, 3)],
        [(0, 1), (0, 2), (2, 3), (2, 4), (4, 5)],
        [(4, 5), (2, 4), (0, 1), (2, 3), (0, 2)],
        [(3, 0), (3, 1), (3, 2), (3, 5)],
    ],
)
def test_sums_are_displacement_since_the_first_date(pairs):
    truth = np.random.default_rng(0).normal(0, 1, (8, 3, 4)).astype(np.float32)
    chain, values = chained(pairs, truth)
    root = next(one for one, _ in pairs if one not in [other for _, other in pairs])
    ends = sorted(other for _, other in pairs)
    np.testing.assert_array_equal(chain.dates, DAYS[ends])
    np.testing.assert_allclose(values, truth[ends] - truth[root], atol=1e-6)
    assert chain.root == DAYS[root]


def test_cell_without_a_value_where_the_reference_moves_has_none_after():
    truth = np.zeros((8, 1, 2), np.float32)
    truth[2, 0, 0] = np.nan
    _, values = chained([(0, 1), (0, 2), (2, 3)], truth)
    np.testing.assert_array_equal(np.isnan(values[:, 0]), [[False, False], [True, False], [True, False]])


def test_moves_are_told():
    chain, _ = chained([(0, 1), (0, 2), (2, 3), (3, 4)], np.zeros((8, 1, 1)))
    assert chain.note == "Changes of the reference date: 2. Displacement was added up from 2024-01-01."
    assert chained([(0, 1), (0, 2), (0, 3)], np.zeros((8, 1, 1)))[0].note == ""


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([(0, 1), (0, 2), (1, 2)], "has 2 files that end at 2024-01-25, as a network of interferograms has"),
        ([(0, 1), (2, 3), (4, 5)], "begin at 3 dates that no other file leads to (2024-01-01, 2024-01-25, 2024-02-18)"),
        ([(0, 1), (1, 2), (2, 0)], "begin at 0 dates"),
        ([(0, 1), (0, 2)], "has 2 epochs (2024-01-01 to 2024-01-13, 2024-01-01 to 2024-01-25); expected 3 or more"),
    ],
)
def test_what_is_no_chain_is_refused(pairs, told):
    with pytest.raises(InputError) as caught:
        chained(pairs, np.zeros((8, 1, 1)))
    assert told in str(caught.value)
