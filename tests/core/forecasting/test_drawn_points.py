# SPDX-License-Identifier: GPL-2.0-or-later
"""Points are drawn by where they lie, however many decimals their coordinates have."""

import numpy as np
import pytest
from pyproj import CRS

from insar_forecast_plugin.core.forecasting.data.drawn_points import place_numbers, smallest
from insar_forecast_plugin.core.gridding.projection import transformed

DEGREES = CRS.from_epsg(4326)


@pytest.mark.parametrize("decimals", [3, 4, 5, 6, 7])
@pytest.mark.parametrize("code", [3035, 32633, 32634])
def test_rounded_degrees_are_drawn_alike_in_another_system(decimals, code):
    rng, other = np.random.default_rng(0), CRS.from_epsg(code)
    many = np.column_stack([rng.uniform(16.0, 18.0, 3000), rng.uniform(50.0, 52.0, 3000)]).round(decimals)
    places = np.unique(many, axis=0)
    there = transformed(places, DEGREES, other)
    drawn = smallest(place_numbers(places, DEGREES.to_wkt(), 0), 200)
    np.testing.assert_array_equal(smallest(place_numbers(there, other.to_wkt(), 0), 200), drawn)
