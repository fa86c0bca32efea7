# SPDX-License-Identifier: GPL-2.0-or-later
"""Displacement on a regular grid, one layer an epoch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from affine import Affine

from .measured import Measured


@dataclass(frozen=True)
class RasterStack:
    """Displacement on a grid through time.

    Parameters
    ----------
    dates
        Epochs, ``datetime64[D]``, strictly increasing, shape (n_epochs,).
    transform
        Affine from (column, row) of a pixel's upper left corner to coordinates; rows run southwards.
    crs
        Projected coordinate reference system, in metres, as WKT.
    values
        mm, float32, shape (n_epochs, rows, columns), NaN where nothing is known.

    Examples
    --------
    >>> dates = np.array(["2024-01-03", "2024-01-09"], dtype="datetime64[D]")
    >>> values = np.array([[[0.0, np.nan, np.nan]], [[-1.5, 2.0, np.nan]]], dtype=np.float32)
    >>> stack = RasterStack(dates, Affine(100, 0, 4_500_000, 0, -100, 2_100_000), "", values)
    >>> stack.shape, stack.mask.tolist()
    ((1, 3), [[True, True, False]])
    """

    dates: np.ndarray
    transform: Affine
    crs: str
    values: np.ndarray
    measured: Measured = field(default_factory=Measured)
    provenance: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.values.ndim != 3 or self.values.shape[0] != len(self.dates):
            raise ValueError(
                f"values must have shape (n_epochs, rows, columns) with {len(self.dates)} epochs, "
                f"got {self.values.shape}"
            )

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.values.shape[1], self.values.shape[2]

    @property
    def mask(self) -> np.ndarray:
        """Cells that hold a value at any epoch, bool, shape (rows, columns)."""
        return np.isfinite(self.values).any(axis=0)
