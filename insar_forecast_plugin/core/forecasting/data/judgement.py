# SPDX-License-Identifier: GPL-2.0-or-later
"""What training found a model to be worth, kept in its file, so that a forecast of the same series says the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from ...errors import ModelError
from ...forecast_methods import SIMPLE
from ...io.rows_on_disk import row_blocks
from ...io.stored_points import AnyPoints
from .point_forecast import FORECASTER

_NAMES = (FORECASTER, *SIMPLE)
_LARGEST = 1e12


@dataclass(frozen=True)
class Judgement:
    """Errors on dates that were not used for training.

    Parameters
    ----------
    series
        :func:`digest_of` the series.
    rmse
        Of the forecaster and the simple forecasts, mm, shape (n_horizons,); 0 where nothing was compared.
    cases
        Values compared, shape (n_horizons,).
    """

    series: str
    rmse: Mapping[str, np.ndarray]
    cases: np.ndarray

    def until(self, steps: int) -> dict[str, float]:
        """Return the RMSE over the first steps, mm, by method; NaN where nothing was compared.

        Examples
        --------
        >>> rmse = {name: np.array([1.0, 7.0]) for name in _NAMES}
        >>> judged = Judgement("", rmse, np.array([2, 2]))
        >>> judged.until(1)["forecaster"], judged.until(2)["forecaster"]
        (1.0, 5.0)
        """
        cases = self.cases[:steps]
        with np.errstate(invalid="ignore"):
            return {name: float(np.sqrt(np.square(self.rmse[name][:steps]) @ cases / cases.sum())) for name in _NAMES}

    def to_json(self) -> dict[str, Any]:
        """Return plain values for a model file."""
        rmse = {name: self.rmse[name].tolist() for name in _NAMES}
        return {"series": self.series, "rmse_mm": rmse, "cases": self.cases.tolist()}

    @classmethod
    def from_json(cls, values: Any, horizon: int) -> Self:
        """Restore it from a model file.

        Raises
        ------
        ModelError
            The values are no judgement of so many steps.
        """
        try:
            rmse = {name: np.array(values["rmse_mm"][name], float) for name in _NAMES}
            judged = cls(str(values["series"]), rmse, np.array(values["cases"], float))
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise ModelError(_damaged()) from error
        for numbers in (*rmse.values(), judged.cases):
            if numbers.shape != (horizon,) or not ((numbers >= 0) & (numbers < _LARGEST)).all():
                raise ModelError(_damaged())
        return judged


def _damaged() -> str:
    return "In the model file, 'judged' is damaged. Train the model again, or copy the file again."


def digest_of(points: AnyPoints) -> str:
    """Return what tells series from all others: the SHA-256 of their dates and values, as hexadecimal text."""
    digest = hashlib.sha256(points.dates.astype("datetime64[D]").astype("<i8").tobytes())
    shape = points.displacement.shape
    for rows in row_blocks(shape):
        values = np.asarray(points.displacement[rows], "<f4")
        digest.update(np.where(np.isfinite(values), values, np.float32("nan")).tobytes())
    return digest.hexdigest()
