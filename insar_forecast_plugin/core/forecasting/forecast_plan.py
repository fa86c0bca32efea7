# SPDX-License-Identifier: GPL-2.0-or-later
"""What every tile of a region is forecast with, made anew in each worker from what the passes over the region found."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..bundle import load_bundle
from ..errors import ModelError
from ..forecast_methods import FORECAST_METHODS, PRESETS
from ..interface import ForecastRequest
from ..io.tile_dataset import TileDataset
from ..progress import Progress, Silent
from ..series import TimeSeriesPoints
from .data.forecaster import Predictor
from .data.model_header import ModelHeader
from .data.point_forecast import ErrorRatios
from .evaluation.error_sizes import PastErrors
from .evaluation.intervals import RegionErrors, calibration_origins, expected_of_young
from .evaluation.point_forecasting import expected_at, nearest_steps
from .model_and_dates import dates_ahead, dates_in_a_sentence, model_for
from .models.anchored.anchored_forecaster import AnchoredForecaster
from .models.at_dates import AskedDates
from .models.blend.blended_forecaster import BlendedForecaster
from .models.simple.kalman import Kalman


@dataclass(frozen=True)
class ForecastPlan:
    """What a forecast over tiles is made with.

    Parameters
    ----------
    forecaster
        None until the variances of the filter are known.
    header
        What is said of it.
    dates
        Epochs that have a value at any point, ``datetime64[D]``.
    origins
        Numbers of epochs known at the past origins.
    ahead, steps, asked
        See :func:`~.evaluation.point_forecasting.forecast_points`.
    wanted
        Dates that are forecast, ``datetime64[D]``, shape (n_dates,).
    of_steps
        See :class:`~.data.point_forecast.PointForecast`.
    warnings
        Of the model.
    """

    forecaster: Predictor | None
    header: ModelHeader
    dates: np.ndarray
    origins: list[int]
    ahead: np.ndarray
    steps: int
    asked: AskedDates | None
    wanted: np.ndarray
    of_steps: np.ndarray | None
    warnings: tuple[str, ...]

    @classmethod
    def of(
        cls,
        dataset: TileDataset,
        request: ForecastRequest,
        filled: np.ndarray,
        count: int,
        *,
        told: Mapping[str, Mapping[str, Sequence[float]]] | None = None,
        progress: Progress | None = None,
    ) -> ForecastPlan:
        """Make it.

        Parameters
        ----------
        filled
            Epochs that have a value, bool.
        count
            Points that have one.
        told
            ``variances`` (logarithms) and ``shares`` of the filter, each by the last date that told them.
        progress
            Is told what a user should know.

        Raises
        ------
        InputError
            The series do not suit the model or the dates, or are too short.
        ModelError
            The model is none, or forecasts on maps.
        """
        progress = progress or Silent()
        points = _without_points(dataset, dataset.dates[filled])
        _refuse_maps(request)
        model, steps, asked, warnings = model_for(request, points, progress)
        calendar = model.header.calendar
        ahead, wanted = dates_ahead(calendar, points.dates[-1], steps, asked)
        progress.info(dates_in_a_sentence(request, points.dates[-1], wanted, calendar))
        forecaster: Predictor | None = model.forecaster
        if forecaster is None and told is not None:
            variances, shares = (
                {np.datetime64(day): np.array(one) for day, one in told[name].items()}
                for name in ("variances", "shares")
            )
            forecaster = Kalman.told(variances, shares, calendar)
        origins = calibration_origins(
            len(points.dates), point_count=count, lookback=calendar.lookback, horizon=len(ahead)
        )
        of_steps = None if asked is None else nearest_steps(points.dates, origins, asked, steps)
        return cls(
            forecaster, model.header, points.dates, origins, ahead, steps, asked, wanted, of_steps, tuple(warnings)
        )

    @property
    def anchored(self) -> AnchoredForecaster | None:
        """The part of the forecaster that takes from other points, in one thread; None where nothing does."""
        if not isinstance(self.forecaster, BlendedForecaster) or self.forecaster.anchored_ is None:
            return None
        anchored = self.forecaster.anchored_
        anchored.pool = anchored.pool or ThreadPoolExecutor(1)
        return anchored

    @property
    def windows(self) -> tuple[int, ...]:
        """Last epochs of the windows that forecasts, past ones included, are made from; empty if nobody asks."""
        return self.anchored.windows([*self.origins, len(self.dates)]) if self.anchored else ()

    @property
    def chosen(self) -> slice | np.ndarray:
        """Steps whose past errors tell those of each date."""
        return slice(None) if self.of_steps is None else self.of_steps

    def past(self, errors: np.ndarray, known: np.ndarray) -> PastErrors:
        """Return errors, shape (n_points, n_origins, n_dates), with what there is to say of them.

        Parameters
        ----------
        known
            See :func:`~.evaluation.few_values.values_known`.
        """
        if self.forecaster is None:
            raise RuntimeError("the forecaster is not fitted")
        parts = (self.ahead[: self.steps], self.wanted, self.chosen)
        expected = expected_at(self.forecaster, self.dates, self.origins, parts)
        young = expected_of_young(self.forecaster, self.dates, self.wanted)
        return PastErrors(errors, self.origins, expected, self.of_steps, known, young)


def _without_points(dataset: TileDataset, dates: np.ndarray) -> TimeSeriesPoints:
    """Return what the points of a dataset have in common."""
    return TimeSeriesPoints(
        np.empty(0, object),
        np.empty((0, 2)),
        dataset.crs,
        dates,
        np.empty((0, len(dates)), np.float32),
        measured=dataset.measured,
        provenance=dataset.provenance,
    )


def _refuse_maps(request: ForecastRequest) -> None:
    if request.model is None:
        return
    kind = load_bundle(request.model, tuple(row.id for row in PRESETS.values())).kind
    if FORECAST_METHODS[kind].on_maps:
        raise ModelError(
            "MODEL forecasts on a map of all points (PRESET paper), which tiles cannot do. Give a model of PRESET "
            "anchored, or leave MODEL out."
        )


def errors_to_json(errors: RegionErrors) -> dict[str, Any]:
    """Return the distribution of errors as plain values."""
    return {
        "size": errors.size.tolist(),
        "everywhere": errors.everywhere,
        "values": [packed(one.values) for one in errors.ratios],
        "shares": [packed(one.shares) for one in errors.ratios],
        "wider": None if errors.wider is None else errors.wider.tolist(),
    }


def errors_from_json(told: Mapping[str, Any]) -> RegionErrors:
    """Restore the distribution of errors."""
    ratios = [
        ErrorRatios(unpacked(values), unpacked(shares))
        for values, shares in zip(told["values"], told["shares"], strict=True)
    ]
    wider = None if told["wider"] is None else np.array(told["wider"])
    return RegionErrors(np.array(told["size"]), float(told["everywhere"]), tuple(ratios), wider)


def packed(values: np.ndarray) -> str:
    """Return numbers as text, float32.

    >>> unpacked(packed(np.array([1.5, -2.0]))).tolist()
    [1.5, -2.0]
    """
    return base64.b64encode(np.asarray(values, "<f4").tobytes()).decode("ascii")


def unpacked(text: str) -> np.ndarray:
    """Return the numbers of :func:`packed`, float32."""
    return np.frombuffer(base64.b64decode(text), "<f4")
