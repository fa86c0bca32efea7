# SPDX-License-Identifier: GPL-2.0-or-later
"""The noise of single epochs, told by the steps between them: of each point, and what is usual in a region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..units import DEVIATION_OF_MAD

_LEAST_NOISE, _MOST_RATIO = 0.2, 3.0
TELLING = 2000
"""Points, evenly spread in the file, that tell what is usual."""
_ROWS_AT_ONCE = 8192


@dataclass(frozen=True)
class UsualSteps:
    """What is usual in a region.

    Parameters
    ----------
    common
        Step between epochs that all points share, mm, float32, shape (n_epochs - 1,).
    noise
        Of a single epoch, mm: the median of points.
    """

    common: np.ndarray
    noise: float

    @classmethod
    def of(cls, bare: np.ndarray, known: np.ndarray) -> UsualSteps:
        """Tell it from series without their lines, zero in gaps, mm, shape (n, n_epochs)."""
        common = np.median(np.diff(bare, axis=1), axis=0).astype(np.float32)
        return cls(common, float(np.median(cls(common, 0.0).noise_of(bare, known))))

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"common": self.common.tolist(), "noise": self.noise}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> UsualSteps:
        """Make it from plain values."""
        return cls(np.array(values["common"], dtype=np.float32), float(values["noise"]))

    def noise_of(self, bare: np.ndarray, known: np.ndarray) -> np.ndarray:
        """Return the noise of a single epoch of each series, mm, without what the dates have in common, shape (n,)."""
        noise = np.empty(len(bare))
        for start in range(0, len(bare), _ROWS_AT_ONCE):
            rows = slice(start, start + _ROWS_AT_ONCE)
            both = known[rows, 1:] & known[rows, :-1]
            steps = np.abs(np.diff(bare[rows], axis=1) - self.common)
            count = both.sum(axis=1)
            ordered = np.sort(np.where(both, steps, np.inf), axis=1)
            middle = np.take_along_axis(ordered, np.maximum(count // 2 - 1, 0)[:, None], axis=1)[:, 0]
            noise[rows] = np.where(count > 0, np.where(np.isfinite(middle), middle, 0.0), 0.0)
        return np.maximum(noise * DEVIATION_OF_MAD / np.sqrt(2), _LEAST_NOISE)

    def weight(self, noise: np.ndarray) -> np.ndarray:
        """Return by how much points with some noise count in a mean, float32, shape (n,)."""
        clipped = np.clip(noise, self.noise / _MOST_RATIO, self.noise * _MOST_RATIO)
        return np.asarray(1.0 / clipped**2, dtype=np.float32)
