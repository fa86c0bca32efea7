# SPDX-License-Identifier: GPL-2.0-or-later
"""The grid that a model file says it was trained on."""

import pytest

from insar_forecast_plugin.core.bundle import Bundle
from insar_forecast_plugin.core.errors import ModelError
from insar_forecast_plugin.core.forecasting.data.series_for_forecasting import model_geometry

GRID = {"transform": [100.0, 0, 4e6, 0, -100.0, 3e6], "crs": "EPSG:3035", "rows": 4, "columns": 6}


def bundle(**changed):
    return Bundle("cnn_lstm_paper", {}, {"grid": GRID | changed})


def test_grid_of_a_model_comes_back():
    geometry = model_geometry(bundle())
    assert (geometry.shape, geometry.cell_size, geometry.bounds[3]) == ((4, 6), 100, 3e6)


@pytest.mark.parametrize(
    "changed",
    [
        {"transform": [100.0, 0, 4e6]},
        {"transform": "here"},
        {"rows": "many"},
        {"rows": float("inf")},
        {"columns": None},
    ],
)
def test_grid_that_is_no_grid_is_refused(changed):
    with pytest.raises(ModelError, match="does not contain its grid"):
        model_geometry(bundle(**changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"transform": [0.0, 0, 4e6, 0, 0.0, 3e6]},
        {"transform": [100.0, 0, 4e6, 0, 100.0, 3e6]},
        {"transform": [100.0, 5, 4e6, 5, -100.0, 3e6]},
        {"transform": [100.0, 0, float("nan"), 0, -100.0, 3e6]},
        {"rows": -4, "columns": -6},
    ],
)
def test_impossible_grid_is_refused(changed):
    with pytest.raises(ModelError, match="impossible grid"):
        model_geometry(bundle(**changed))
