# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np

from insar_forecast_plugin.core.trends.fits.packing import pack, packed_mask, unpack, without_spikes

THERE = np.array([[True, False, True, True], [False, False, True, False]])
VALUES = np.array([[1.0, 0.0, 3.0, 4.0], [0.0, 0.0, 7.0, 0.0]])


def test_valid_values_stand_at_the_left():
    assert pack(VALUES, THERE).tolist() == [[1, 3, 4, 0], [7, 0, 0, 0]]


def test_unpacking_undoes_packing():
    assert unpack(pack(VALUES, THERE), THERE).tolist() == VALUES.tolist()


def test_spike_is_replaced_by_its_neighbours_median():
    series = np.sin(np.arange(50))[None].copy()
    series[0, 20] = 90.0
    cleaned = without_spikes(series, packed_mask(np.ones(series.shape, dtype=bool)))
    assert abs(cleaned[0, 20]) <= 1.0


def test_step_is_left_as_it_is():
    series = (np.sin(np.arange(50)) + 60.0 * (np.arange(50) >= 20))[None]
    cleaned = without_spikes(series, np.ones(series.shape, dtype=bool))
    np.testing.assert_array_equal(cleaned, series)
