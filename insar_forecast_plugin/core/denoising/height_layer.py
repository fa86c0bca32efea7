# SPDX-License-Identifier: GPL-2.0-or-later
"""Heights as a network is given them: from their mean, in units of their spread."""

from __future__ import annotations

import numpy as np

_LEAST_SPREAD_M = 1.0


def height_layer(heights: np.ndarray | None, known: np.ndarray) -> np.ndarray:
    """Return heights about their mean over known cells, in standard deviations, 0 where unknown.

    Parameters
    ----------
    heights
        Metres, shape (rows, columns); None where there are none.
    known
        Cells with values, bool, shape (rows, columns).

    Returns
    -------
    ndarray
        float32, shape (rows, columns).
    """
    if heights is None:
        return np.zeros(known.shape, dtype=np.float32)
    there = known & np.isfinite(heights)
    if not there.any():
        return np.zeros(known.shape, dtype=np.float32)
    spread = max(float(heights[there].std()), _LEAST_SPREAD_M)
    return np.where(np.isfinite(heights), (heights - heights[there].mean()) / spread, 0).astype(np.float32)
