# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.areas.completion import COMPLETIONS, linear, low_rank, normalised_convolution
from insar_forecast_plugin.core.errors import InputError

ROWS, COLUMNS = np.mgrid[:40, :50].astype(float)
PLANE = 0.1 * ROWS - 0.05 * COLUMNS + 2
WAVE = 4 * np.sin(ROWS / 10) * np.cos(COLUMNS / 14)


def sparse(truth, share=0.6, seed=0):
    return np.where(np.random.default_rng(seed).random(truth.shape) < share, truth, np.nan)


def left(completed, values, truth):
    """Return the mean absolute error at empty cells, as a share of the truth's spread."""
    return np.abs(completed.values - truth)[np.isnan(values)].mean() / truth.std()


@pytest.mark.parametrize(("name", "most"), [("normalised_convolution", 0.05), ("low_rank", 0.1), ("linear", 0.001)])
def test_plane_is_recovered(name, most):
    values = sparse(PLANE)
    assert left(COMPLETIONS[name](values), values, PLANE) < most


def test_field_of_rank_one_is_recovered_by_low_rank():
    values = sparse(WAVE)
    assert left(low_rank(values), values, WAVE) < 0.1


def test_pattern_that_is_not_smooth_is_recovered_by_low_rank_only():
    rng = np.random.default_rng(5)
    stripes = np.outer(rng.choice([-1.0, 1.0], 40), rng.choice([-1.0, 1.0], 50))
    values = sparse(stripes)
    assert left(low_rank(values), values, stripes) < 0.1
    assert left(linear(values), values, stripes) > 0.5
    assert left(normalised_convolution(values), values, stripes) > 0.5


@pytest.mark.parametrize("name", COMPLETIONS)
def test_measured_cells_keep_their_values_and_none_stays_empty(name):
    values = sparse(WAVE, share=0.1)
    done = COMPLETIONS[name](values)
    measured = np.isfinite(values)
    np.testing.assert_array_equal(done.values[measured], values[measured])
    assert np.isfinite(done.values).all()


@pytest.mark.parametrize("name", COMPLETIONS)
def test_no_value_is_far_beyond_those_measured(name):
    values = sparse(WAVE, share=0.05)
    values[:, 25:] = np.nan
    done = COMPLETIONS[name](values)
    assert np.abs(done.values).max() < 1.5 * np.nanmax(np.abs(values))


@pytest.mark.parametrize("name", COMPLETIONS)
def test_reliability_falls_with_the_distance(name):
    values = np.full((1, 5), np.nan)
    values[0, 0] = 3.0
    done = COMPLETIONS[name](values)
    assert done.distance.tolist() == [[0, 1, 2, 3, 4]]
    assert done.reliability[0].tolist() == pytest.approx([1, 1 / 2, 1 / 3, 1 / 4, 1 / 5])


@pytest.mark.parametrize("name", ["normalised_convolution", "linear"])
@pytest.mark.parametrize("places", [[(2, 3)], [(0, 0), (5, 6)], [(3, 0), (3, 4), (3, 8)]])
def test_few_cells_or_a_line_of_them_are_enough(name, places):
    values = np.full((6, 9), np.nan)
    for place in places:
        values[place] = 7.0
    np.testing.assert_allclose(COMPLETIONS[name](values).values, 7.0)


@pytest.mark.parametrize("name", COMPLETIONS)
def test_field_larger_than_a_window_has_no_seams(name):
    values = sparse(np.hypot(*np.mgrid[:100, :150]) / 50, share=0.7)
    filled = COMPLETIONS[name](values).values
    assert np.abs(np.diff(filled, axis=0)).max() < 0.5


@pytest.mark.parametrize("name", COMPLETIONS)
def test_field_without_a_value_is_refused(name):
    with pytest.raises(InputError, match="No cell of the grid has a velocity; expected points"):
        COMPLETIONS[name](np.full((4, 4), np.nan))
