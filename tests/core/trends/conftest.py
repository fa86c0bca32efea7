# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.series import TimeSeriesPoints

DATES = np.datetime64("2019-01-03") + np.arange(120) * np.timedelta64(6, "D")
YEARS = (DATES - DATES[0]).astype(float) / 365.25
TRUTH = ("stable", "linear", "quadratic", "bilinear", "unwrapping_error")


@pytest.fixture(scope="session")
def labelled_points():
    """Return 100 points, 20 of each class in the order of TRUTH, with a label and a velocity field."""
    import pandas as pd

    rng = np.random.default_rng(0)
    motions = (0 * YEARS, 15 * YEARS, 20 * YEARS**2, 60 * np.maximum(YEARS - 1, 0), 27.73 * (YEARS > 1))
    values = np.concatenate([motion + rng.normal(0, 1.5, (20, len(YEARS))) for motion in motions])
    count = len(values)
    return TimeSeriesPoints(
        pid=np.array([f"p{row}" for row in range(count)], dtype=object),
        coordinates=rng.random((count, 2)) * 1000 + [4_500_000, 3_000_000],
        crs="EPSG:3035",
        dates=DATES,
        displacement=values.astype(np.float32),
        attributes=pd.DataFrame({"label": np.repeat(TRUTH, 20), "plate": np.full(count, 15.0)}),
        measured=Measured(component="los", half_wavelength_mm=27.73),
    )


@pytest.fixture(scope="session")
def model_file(tmp_path_factory):
    """Return a model with random weights."""
    from insar_forecast_plugin.core.bundle import load_bundle, save_bundle
    from insar_forecast_plugin.core.trends.network.trend_classifier import KIND, SHIPPED_MODEL

    rng = np.random.default_rng(0)
    shipped = load_bundle(SHIPPED_MODEL, KIND)
    weights = {name: rng.uniform(0.05, 0.15, one.shape).astype(np.float32) for name, one in shipped.tensors.items()}
    weights |= {name: one - np.float32(0.1) for name, one in weights.items() if not name.endswith("running_var")}
    path = tmp_path_factory.mktemp("model") / "random.safetensors"
    save_bundle(path, KIND, weights, {**shipped.facts, "temperature": 1.0})
    return path
