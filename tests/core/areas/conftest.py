# SPDX-License-Identifier: GPL-2.0-or-later
from functools import partial

import numpy as np
import pytest
from moving_squares import CORNER, YEARS, points_of, summarised


@pytest.fixture(scope="session")
def points():
    """Twenty points in each of three squares: one sinks by 20 mm/yr, one ever faster, one is still."""
    rng = np.random.default_rng(0)
    places = np.concatenate([rng.uniform(5, 95, (20, 2)) + CORNER + east for east in (0, 200, 400)])
    motions = (-20 * YEARS, -10 * YEARS**2, 0 * YEARS)
    values = np.concatenate([motion + rng.normal(0, 2, (20, len(YEARS))) for motion in motions])
    return points_of(places, values)


@pytest.fixture
def summarise(tmp_path):
    """Return a function that summarises polygons and gives the request and the result."""
    return partial(summarised, tmp_path)
