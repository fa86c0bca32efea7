# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps in mm to what the paper's network reads, and back; everything in it comes from the training span."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from ....errors import InputError

_SMALLEST_SCALE = 1e-3


@dataclass(frozen=True)
class MapScaling:
    """Scaling of maps.

    Parameters
    ----------
    cells
        Cells with a value on the training span, bool, shape (rows, columns).
    offset
        Mean of each cell over the training span, mm, float32, shape (rows, columns), 0 elsewhere. A cell's level is its
        own; the network need not learn it.
    scale
        Root mean square of what is left on the training span, mm; one number, so that maps keep their shape.
    """

    cells: np.ndarray
    offset: np.ndarray
    scale: float

    @classmethod
    def of_training_span(cls, values: np.ndarray) -> Self:
        """Take the scaling from the maps of the training span.

        Parameters
        ----------
        values
            mm, shape (n_epochs, rows, columns), NaN where nothing is known; nothing later may be in it.

        Raises
        ------
        InputError
            No cell holds a value.
        """
        known = np.isfinite(values)
        cells = known.any(axis=0)
        if not cells.any():
            raise InputError("The grid has no value in the training period. Check that it covers the points.")
        count = known.sum(axis=0)
        offset = np.where(known, values, 0).sum(axis=0, dtype=np.float64) / np.maximum(count, 1)
        left = np.where(known, values - offset, 0)
        scale = float(np.sqrt(np.square(left, dtype=np.float64).sum() / known.sum()))
        return cls(cells, offset.astype(np.float32), scale if scale > _SMALLEST_SCALE else 1.0)

    @property
    def side(self) -> int:
        """Rows and columns of the padded square, a multiple of 8."""
        return -(-max(self.cells.shape) // 8) * 8

    def frames(self, values: np.ndarray) -> np.ndarray:
        """Return input frames, float32, shape (n_epochs, 1, side, side).

        A missing value is the last one known of its cell, never a later one; where there is none, and outside the
        points' hull, the frame holds the offset (0 after scaling), not a displacement of 0 mm.
        """
        scaled = self._scaled(values)
        last = np.zeros(self.cells.shape, dtype=np.float32)
        rows, columns = self.cells.shape
        frames = np.zeros((len(values), 1, self.side, self.side), dtype=np.float32)
        for epoch, frame in enumerate(scaled):
            last = np.where(np.isfinite(frame) & self.cells, frame, last)
            frames[epoch, 0, :rows, :columns] = last
        return frames

    def targets(self, values: np.ndarray) -> np.ndarray:
        """Return scaled values of the cells, float32, shape (n_epochs, n_cells), NaN where nothing was observed."""
        return self._scaled(values)[:, self.cells]

    def maps(self, scaled: np.ndarray) -> np.ndarray:
        """Return maps in mm, shape (n, rows, columns), NaN outside the cells, of values of shape (n, n_cells)."""
        maps = np.full((len(scaled), *self.cells.shape), np.nan, dtype=np.float32)
        maps[:, self.cells] = scaled * self.scale + self.offset[self.cells]
        return maps

    def _scaled(self, values: np.ndarray) -> np.ndarray:
        return ((values - self.offset) / np.float32(self.scale)).astype(np.float32)
