# SPDX-License-Identifier: GPL-2.0-or-later
"""An opened stack in memory, whose values a test knows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from affine import Affine
from pyproj import CRS

from insar_forecast_plugin.core.io.stacks.stack_source import StackGrid, StackHeader
from insar_forecast_plugin.core.measured import Measured

UTM32 = CRS.from_epsg(32632).to_wkt()
WGS84 = CRS.from_epsg(4326).to_wkt()
METRES = Affine(30, 0, 600_000, 0, -30, 5_000_000)
DEGREES = Affine(0.001, 0, 10.0, 0, -0.001, 46.0)


@dataclass
class MemoryStack:
    """A stack with values of shape (n_epochs, rows, columns), and the rows that were read."""

    values: np.ndarray
    layers: dict[str, np.ndarray] = field(default_factory=dict)
    transform: Affine = METRES
    crs: str | None = UTM32
    unit: str = "mm"
    dates: np.ndarray | None = None
    more: dict = field(default_factory=dict)

    @property
    def header(self) -> StackHeader:
        epochs, rows, columns = self.values.shape
        days = np.datetime64("2020-01-03") + 12 * np.arange(epochs) if self.dates is None else self.dates
        header = StackHeader(
            product="Memory",
            dates=days.astype("datetime64[D]"),
            grid=StackGrid(rows, columns, self.transform, self.crs),
            unit=self.unit,
            measured=Measured(component="los", orbit="descending"),
            layers=tuple(self.layers),
        )
        return replace(header, **self.more)

    def read_rows(self, first: int, last: int) -> np.ndarray:
        return self.values[:, first:last].astype(np.float32)

    def read_layer(self, name: str, first: int, last: int) -> np.ndarray:
        return self.layers[name][first:last].astype(np.float32)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None


def noise(epochs=6, rows=40, columns=30, seed=1):
    """Return values in mm, each of them another, none of them zero; float32, shape (epochs, rows, columns)."""
    return np.random.default_rng(seed).normal(0, 5, (epochs, rows, columns)).astype(np.float32)
