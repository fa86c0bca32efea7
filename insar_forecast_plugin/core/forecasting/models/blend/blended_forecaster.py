# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's own forecaster: the anchored one and a Kalman filter, weighed by what past forecasts of both missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Self

import numpy as np

from ....bundle import Bundle, days_of
from ....errors import InputError, ModelError
from ....forecast_methods import ANCHORED, FORECAST_METHODS, KALMAN, SEASONAL
from ....progress import Part, Progress
from ...data.forecast_calendar import ForecastCalendar
from ...data.forecast_data import ForecastData
from ...data.forecaster import FitRecord, tiles_of
from ...data.region_series import RegionSeries
from ..anchored.anchored_forecaster import AnchoredForecaster
from ..simple.kalman import Kalman
from ..simple.persistence import Persistence
from ..simple.trends import SeasonalTrend
from .blend_weights import FEWEST_HORIZONS, PARTS, BlendWeights, PastProducts, fit_blend, products_of

_Part = AnchoredForecaster | Kalman | SeasonalTrend | Persistence


class BlendedForecaster:
    """The anchored forecaster, the Kalman filter, the seasonal trend and persistence, weighed for each horizon.

    Short series, with targets for fewer than four horizons, are left to the Kalman filter. A forecast from a past
    origin is made by what had been learnt by then: the anchor and the weights of rolling refits, variances that earlier
    epochs told; and before the first of these refits by the filter.

    Parameters
    ----------
    calendar
        Lookback and horizon.
    seed
        Draws points where there are very many.
    device
        ``auto``, ``cpu``, ``cuda`` or ``mps``.
    """

    kind: ClassVar[str] = ANCHORED

    def __init__(self, calendar: ForecastCalendar, *, seed: int = 0, device: str = "auto") -> None:
        self.calendar = calendar
        self.seed = seed
        self.anchored_: AnchoredForecaster | None = None
        self.kalman_ = Kalman(calendar, seed=seed)
        self.weights_: BlendWeights | None = None
        self._device = device

    def fit(self, data: ForecastData | RegionSeries, progress: Progress) -> FitRecord:
        """Fit the parts, and weigh them.

        Raises
        ------
        InputError
            There are too few epochs for a single window.
        """
        region = data if isinstance(data, RegionSeries) else RegionSeries.of(data)
        lookback, horizon = self.calendar.lookback, self.calendar.horizon
        targets = region.epoch_count - lookback
        if targets < 1:
            raise InputError(
                f"The series have {region.epoch_count} epochs, no more than the lookback of {lookback} epochs. Use "
                "longer series, or a smaller LOOKBACK_DAYS."
            )
        enough = targets > FEWEST_HORIZONS * horizon
        self.kalman_ = Kalman(self.calendar, seed=self.seed)
        self.kalman_.fit(region, Part(progress, 0.0, 0.2 if enough else 1.0))
        if not enough:
            self.anchored_ = None
            self.weights_ = fit_blend(
                (), ends=[region.epoch_count], dates=region.dates, lookback=lookback, horizon=horizon
            )
            return FitRecord(facts=self._facts())
        self.anchored_ = AnchoredForecaster(self.calendar, seed=self.seed, device=self._device)
        record = self.anchored_.fit(region, Part(progress, 0.2, 0.8))
        ends = [int(np.searchsorted(region.dates, day)) + 1 for day in self.anchored_.anchors_]
        past = self._past_products(
            self.anchored_.take_sample(), range(ends[0], region.epoch_count), Part(progress, 0.8, 1.0)
        )
        self.weights_ = fit_blend(past, ends=ends, dates=region.dates, lookback=lookback, horizon=horizon)
        progress(1.0, "Fitted")
        return FitRecord(record.training_loss, record.stopping_loss, self._facts() | record.facts)

    def _past_products(self, data: ForecastData, origins: Sequence[int], progress: Progress) -> Iterator[PastProducts]:
        """Forecast from past origins at some of the points that were fitted."""
        made = self._hindcasts(data, {part: list(origins) for part in PARTS}, self.calendar.horizon)
        for index, (known, forecasts) in enumerate(made):
            progress(index / len(origins), "Weighing the forecasts by what past ones missed")
            observed = data.displacement[:, known : known + self.calendar.horizon]
            yield products_of(known, observed - np.stack([forecasts[part] for part in PARTS]))

    def tiles(
        self, region: RegionSeries, epochs: Sequence[int], progress: Progress
    ) -> Iterator[tuple[np.ndarray, ForecastData]]:
        """Yield a region's points tile by tile; see :class:`~...data.forecaster.TiledForecaster`."""
        return tiles_of(self.anchored_ or self.kalman_, region, epochs, progress)

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Forecast from the data's last epoch; see :class:`~...data.forecaster.Forecaster`."""
        if len(dates) > self.calendar.horizon:
            raise InputError(
                f"A forecast of {len(dates)} steps was requested; the model forecasts at most {self.calendar.horizon}."
            )
        weights = self._weights_at(data.origin)[: len(dates)]
        return _weighed({part: self._part(part).predict(data, dates) for part in _used(weights)}, weights)

    def hindcast(self, data: ForecastData, epochs: list[int], horizon: int) -> Iterator[tuple[int, np.ndarray]]:
        """Forecast from past origins; see :class:`~...data.forecaster.Hindcaster`."""
        weights = {known: self._weights_at(data.dates[known - 1]) for known in epochs}
        wanted = {part: [known for known in epochs if part in _used(weights[known])] for part in PARTS}
        for known, forecasts in self._hindcasts(data, wanted, horizon):
            count = next(iter(forecasts.values())).shape[1]
            yield known, _weighed(forecasts, weights[known][:count])

    def _hindcasts(
        self, data: ForecastData, wanted: Mapping[str, list[int]], horizon: int
    ) -> Iterator[tuple[int, dict[str, np.ndarray]]]:
        """Yield the forecasts of the parts that are wanted at each origin, by their names."""
        made = {part: self._part(part).hindcast(data, some, horizon) for part, some in wanted.items() if some}
        for known in sorted({known for some in wanted.values() for known in some}):
            yield known, {part: next(made[part])[1] for part, some in wanted.items() if known in some}

    def error_sizes(self, dates: np.ndarray, epochs: Sequence[int], ahead: np.ndarray) -> np.ndarray:
        """Return how large errors are to be expected, as the filter tells: in short series it forecasts alone.

        See :class:`~...data.forecaster.SizedForecaster`.
        """
        return self.kalman_.error_sizes(dates, epochs, ahead)

    def share(self, part: str, steps: int) -> float:
        """Return the weight of a part in forecasts so many steps ahead, from the last origin that fitting has seen."""
        return float(self._weights().weights[-1, steps - 1, PARTS.index(part)])

    def to_bundle(self) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
        """Return the tensors and facts of a model file."""
        weights = self._weights()
        tensors = {"blend": weights.weights, "blend_until": days_of(weights.until)}
        facts: dict[str, Any] = {}
        if self.anchored_ is not None:
            of_anchored, facts = self.anchored_.to_bundle()
            tensors |= of_anchored
        return tensors | self.kalman_.tensors(), facts | {"calendar": self.calendar.to_json(), "seed": self.seed}

    @classmethod
    def from_bundle(cls, bundle: Bundle, *, device: str = "auto") -> Self:
        """Restore a fitted forecaster.

        Raises
        ------
        ModelError
            Something is missing or does not fit together.
        """
        calendar = ForecastCalendar.from_json(bundle.fact("calendar"))
        forecaster = cls(calendar, seed=int(bundle.fact("seed")), device=device)
        until = bundle.dates("blend_until")
        weights = bundle.tensor("blend", (len(until), calendar.horizon, len(PARTS)))
        if not ((weights >= 0).all() and np.allclose(weights.sum(axis=2), 1)):
            raise ModelError("The model's tensor 'blend' contains no shares that add up to one. Train the model again.")
        forecaster.weights_ = BlendWeights(until, weights)
        forecaster.kalman_ = Kalman.from_bundle(bundle, calendar)
        if weights[:, :, PARTS.index(ANCHORED)].any():
            forecaster.anchored_ = AnchoredForecaster.from_bundle(bundle, device=device)
        return forecaster

    def _part(self, part: str) -> _Part:
        if part == ANCHORED:
            if self.anchored_ is None:
                raise RuntimeError("the forecaster has no anchored part")
            return self.anchored_
        return self.kalman_ if part == KALMAN else SeasonalTrend() if part == SEASONAL else Persistence()

    def _weights(self) -> BlendWeights:
        if self.weights_ is None:
            raise RuntimeError("the forecaster is not fitted")
        return self.weights_

    def _weights_at(self, origin: np.datetime64) -> np.ndarray:
        return self._weights().at(origin)

    def _facts(self) -> dict[str, Any]:
        shown = sorted({0, self.calendar.horizon // 2, self.calendar.horizon - 1})
        weights = self._weights().weights[-1][shown]
        steps = ", ".join(str(step + 1) for step in shown)
        return {
            f"Share of the {FORECAST_METHODS[part].label} in the forecast, {steps} steps ahead": ", ".join(
                f"{weight:.2f}" for weight in weights[:, index]
            )
            for index, part in enumerate(PARTS)
        }


def _used(weights: np.ndarray) -> list[str]:
    """Return the parts that have a share at any horizon."""
    return [part for index, part in enumerate(PARTS) if weights[:, index].any()]


def _weighed(forecasts: Mapping[str, np.ndarray], weights: np.ndarray) -> np.ndarray:
    """Return the weighed sum of forecasts, mm, float32, shape (n_points, n_horizons)."""
    parts = [weights[:, PARTS.index(part)].astype(np.float32) * forecast for part, forecast in forecasts.items()]
    return np.asarray(np.sum(parts, axis=0, dtype=np.float32))
