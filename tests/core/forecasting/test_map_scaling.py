# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps to network inputs and back."""

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.forecasting.models.paper.map_scaling import MapScaling


@pytest.fixture
def values():
    values = np.random.default_rng(0).normal(5, 3, (20, 9, 12)).astype(np.float32)
    values[:, :2] = np.nan
    return values


def test_maps_come_back_from_their_targets(values):
    scaling = MapScaling.of_training_span(values)
    np.testing.assert_allclose(scaling.maps(scaling.targets(values)), values, atol=1e-5)


def test_rectangle_is_padded_to_a_square_multiple_of_eight(values):
    assert MapScaling.of_training_span(values).frames(values).shape == (20, 1, 16, 16)


def test_cells_outside_the_hull_hold_no_displacement(values):
    frames = MapScaling.of_training_span(values).frames(values)
    assert not frames[:, 0, :2].any()
    assert not frames[:, 0, 9:].any()


def test_gap_takes_the_last_known_value_never_a_later_one(values):
    scaling = MapScaling.of_training_span(values)
    gappy = values.copy()
    gappy[7, 4, 4] = np.nan
    frames = scaling.frames(gappy)
    assert frames[7, 0, 4, 4] == frames[6, 0, 4, 4] == scaling.frames(values)[6, 0, 4, 4]


def test_constant_maps_have_a_finite_scale():
    assert MapScaling.of_training_span(np.full((5, 8, 8), 7, np.float32)).scale == 1.0


def test_empty_grid_is_refused():
    with pytest.raises(InputError, match="has no value in the training period"):
        MapScaling.of_training_span(np.full((5, 8, 8), np.nan, np.float32))
