# SPDX-License-Identifier: GPL-2.0-or-later
"""The last observed value, repeated."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...data.forecast_data import ForecastData, last_observed
from .per_point import PerPoint


class Persistence(PerPoint):
    """The last observed value.

    Examples
    --------
    >>> dates = np.datetime64("2024-01-03") + 6 * np.arange(5)
    >>> data = ForecastData(np.zeros((1, 2)), dates[:3], np.array([[0.0, 1.5, np.nan]], dtype=np.float32))
    >>> Persistence().predict(data, dates[3:]).tolist()
    [[1.5, 1.5]]
    """

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Repeat each point's last observation; mm, float32, shape (n_points, n_horizons)."""
        return np.repeat(last_observed(data.displacement)[:, None], len(dates), axis=1)

    def hindcast(self, data: ForecastData, epochs: list[int], horizon: int) -> Iterator[tuple[int, np.ndarray]]:
        """Repeat each point's last observation at past origins; see :class:`~...data.forecaster.Hindcaster`."""
        last = np.full(len(data.displacement), np.nan, data.displacement.dtype)
        for epoch in range(max(epochs)):
            values = data.displacement[:, epoch]
            last = np.where(np.isfinite(values), values, last)
            known = epoch + 1
            if known in epochs:
                yield known, np.repeat(last[:, None], min(horizon, data.epoch_count - known), axis=1)
