# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions of real noise, and changes put into them, for what measures the search for changes.

Regions are those of the data beside the repository; a change is put into the nearest points of a centre from the first
epoch 30 days after SINCE on, for good or for some epochs.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from scipy.spatial import KDTree

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.changes.relative_series import Sizes
from insar_forecast_plugin.core.forecasting.data.series_for_forecasting import in_metres
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Silent

DATA = Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
SETS: dict[str, tuple[str, tuple[str, ...]]] = {
    "Ustica L2b": ("egms-ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip", ()),
    "Wroclaw 022": ("egms-wroclaw/022_0770_IW1_VV.csv", ("2022-01-10",)),
    "Wroclaw 124": ("egms-wroclaw/124_0770_IW3_VV.csv", ("2022-01-17",)),
    "Wroclaw 073*": ("egms-wroclaw/073_0302_IW3_VV.csv", ("2022-01-17",)),
    "Wroclaw 175*": ("egms-wroclaw/175_0303_IW1_VV.csv", ("2022-01-10",)),
    "Offida": ("egms-offida/offida.shp", ()),
    "L3 up": ("egms-ustica/EGMS_L3_E45N17_100km_U_2020_2024_1.zip", ()),
    "L3 east*": ("egms-ustica/EGMS_L3_E45N17_100km_E_2020_2024_1.zip", ()),
}
"""Files, and the dates at which a third party joined two releases."""
DAYS, QUIET_DAYS = 730, 30
"""Days before the last epoch from which on changes are looked for, and days until one is put in."""


@dataclass(frozen=True)
class Region:
    """Points of a region: mm, (n, n_epochs); metres, (n, 2); dates and joins."""

    values: np.ndarray
    places: np.ndarray
    dates: np.ndarray
    seams: np.ndarray

    @property
    def days(self) -> np.ndarray:
        """Days of the epochs since the first."""
        return (self.dates - self.dates[0]).astype(float)

    def until(self, cut: int) -> Region:
        """Return the region without the last days."""
        known = self.dates <= self.dates[-1] - np.timedelta64(cut, "D")
        dates = self.dates[known]
        return Region(self.values[:, known], self.places, dates, self.seams[self.seams < dates[-1]])

    def since(self, days: int = DAYS) -> np.datetime64:
        """From where on changes are looked for."""
        return self.dates[-1] - np.timedelta64(days, "D")


def region_of(name: str) -> Region:
    """Return the points of a file."""
    file, seams = SETS[name]
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "points.gpkg")
        catalogue.run("importtimeseries", {"input": str(DATA / file), "output": path, "unit": "mm"}, Silent())
        points = in_metres(read_points(path, Silent()))
    return Region(points.displacement, points.coordinates, points.dates, np.array(seams, dtype="datetime64[D]"))


def disturbed(
    region: Region,
    sizes: Sizes,
    centres: np.ndarray,
    truth: tuple[str, float],
    sign: np.ndarray,
    *,
    epochs: int | None = None,
) -> tuple:
    """Return the series with a change put in around centres, for good or some epochs, and the epoch of its onset."""
    days, (kind, size) = region.days, truth
    onset = int(np.searchsorted(region.dates, region.since() + np.timedelta64(QUIET_DAYS, "D")))
    after = np.maximum(days - days[onset], 0.0) / 365.25
    shape = after if kind == "velocity" else (days >= days[onset]).astype(float)
    if epochs is not None:
        shape[onset + epochs :] = 0.0
    values, tree = region.values.copy(), KDTree(region.places)
    for centre, way in zip(centres, sign, strict=True):
        near = np.atleast_1d(tree.query(region.places[centre], sizes.neighbours)[1])
        values[near] += (way * size * shape).astype(np.float32)
    return values, onset
