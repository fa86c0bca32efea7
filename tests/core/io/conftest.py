# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of time series as users have them, written by hand so that each oddity is in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pyproj import CRS

from insar_forecast_plugin.core.interface import ImportRequest
from insar_forecast_plugin.core.io.importing import import_time_series
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.results import OperationResult
from insar_forecast_plugin.core.series import TimeSeriesPoints

DATES = ["20200103", "20200109", "20200115", "20200121"]


@dataclass
class Imported:
    """What an import gave."""

    points: TimeSeriesPoints
    result: OperationResult
    told: Recorder

    @property
    def warnings(self) -> str:
        return "\n".join(self.told.warnings)

    @property
    def infos(self) -> str:
        return "\n".join(self.told.infos)


@pytest.fixture
def run_import(tmp_path: Path) -> Callable[..., Imported]:
    """Import a file with the given parameters and read back what was written."""

    def run(path: Path | str, **parameters: Any) -> Imported:
        folder = tmp_path / "out"
        folder.mkdir(exist_ok=True)
        output = parameters.pop("output", folder / "imported.gpkg")
        told = Recorder()
        result = import_time_series(ImportRequest(input=str(path), output=str(output), **parameters), told)
        return Imported(read_points(output, Recorder()), result, told)

    return run


@pytest.fixture
def egms_frame() -> Callable[..., pd.DataFrame]:
    """Make a table in the layout of EGMS L3: five points 100 m apart, four epochs, values of one decimal."""

    def make(count: int = 5, dates: list[str] = DATES) -> pd.DataFrame:
        rng = np.random.default_rng(5)
        frame = pd.DataFrame(
            {
                "pid": [f"{index:03d}aZ" for index in range(count)],
                "easting": 4_597_550 + 100 * np.arange(count),
                "northing": 1_739_750 + 100 * np.arange(count),
                "height": np.round(rng.normal(50, 5, count), 1),
                "rmse": 2.5,
                "mean_velocity": np.round(rng.normal(0, 3, count), 1),
            }
        )
        frame = frame.assign(mean_velocity_std=0.1, acceleration=0.0, acceleration_std=0.1)
        frame = frame.assign(seasonality=1.0, seasonality_std=0.2)
        for date in dates:
            frame[date] = np.round(rng.normal(0, 4, count), 1)
        return frame

    return make


@pytest.fixture
def some_points() -> Callable[..., TimeSeriesPoints]:
    """Make points with attributes of every kind, some missing."""

    def make(count: int = 4, epochs: int = 3) -> TimeSeriesPoints:
        rng = np.random.default_rng(3)
        displacement = rng.normal(0, 5, (count, epochs)).astype(np.float32)
        displacement[0, 1] = np.nan
        return TimeSeriesPoints(
            pid=np.array([f"{index:03d}" for index in range(count)], dtype=object),
            coordinates=np.column_stack([500_000 + 10.0 * np.arange(count), 5_400_000 + 0.5 * np.arange(count)]),
            crs=CRS.from_epsg(32633).to_wkt(),
            dates=np.datetime64("2021-01-01") + 12 * np.arange(epochs),
            displacement=displacement,
            attributes=pd.DataFrame(
                {
                    "height": [1.5, *[np.nan] * (count - 1)],
                    "note": np.array(["ä", *[None] * (count - 1)], dtype=object),
                    "line": np.arange(count),
                }
            ),
            measured=Measured(component="los", product="EGMS L2b", track="022", half_wavelength_mm=27.73),
            provenance={"algorithm": "test", "inputs": {"input": {"name": "ü.csv"}}},
        )

    return make
