# SPDX-License-Identifier: GPL-2.0-or-later
"""The anchored forecaster: a linear anchor at every point, and a share of what a network adds to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
from threadpoolctl import threadpool_limits

from ....bundle import Bundle, check_results, days_of
from ....errors import InputError
from ....forecast_methods import ANCHORED
from ....progress import Part, Progress
from ...data.forecast_calendar import ForecastCalendar
from ...data.forecast_data import ForecastData
from ...data.forecaster import FitRecord
from ...data.region_series import RegionSeries
from ...data.time_split import split_in_time
from .anchor import MOST_POINTS as ANCHOR_POINTS
from .anchor import AnchorFit, LinearAnchor, fit_anchor
from .correction import MOST_POINTS as CORRECTION_POINTS
from .correction import Correction, CorrectionWindows, fit_correction, pretrained_network
from .correction_network import width_of
from .features import LagPlan, Surroundings, window_features
from .survey import Survey

_SAMPLE = 500
"""Points that are kept of those that fitting looked at: whole dates are off together, so that more tell little."""


@dataclass(frozen=True, kw_only=True)
class _TileData(ForecastData):
    """Some points, with what they take from others.

    What is seen at an origin rests on its past alone, so it is the same for the series as they were known then.
    """

    windows: CorrectionWindows


class AnchoredForecaster:
    """Forecasts at points with a linear anchor and a pre-trained CNN-LSTM.

    Parameters
    ----------
    calendar
        Lookback and horizon.
    seed
        Draws the points that are fitted where there are very many.
    device
        Not used: the network is small, and computed on the CPU.
    """

    kind: ClassVar[str] = ANCHORED

    def __init__(self, calendar: ForecastCalendar, *, seed: int = 0, device: str = "auto") -> None:
        self.calendar = calendar
        self.seed = seed
        del device
        self.anchors_: dict[np.datetime64, LinearAnchor] = {}
        """By the last date that fitting has seen, increasing: rolling refits, and last the anchor of all epochs."""
        self.correction_: Correction | None = None
        self._sample: ForecastData | None = None
        self.pool: Executor | None = None
        """Threads that compute the network's part of forecasts; None makes some for each."""
        self._seen: tuple[ForecastData, CorrectionWindows] | None = None

    def fit(self, data: ForecastData | RegionSeries, progress: Progress) -> FitRecord:
        """Fit the anchor, and weigh the network on targets that neither was fitted to.

        The last fifth of the targets chooses the anchor's penalty and memory and the network's share; then the anchor
        is fitted to all targets. For past forecasts anchors of earlier epochs are kept; see
        :func:`~.anchor.fit_anchor`.

        Raises
        ------
        InputError
            There are too few epochs to learn from and to choose with.
        """
        # The sums are many and small: threads would wait for each other more than they save, and how many there are
        # would decide how the sums are rounded.
        with threadpool_limits(1, user_api="blas"):
            record = self._fit(data if isinstance(data, RegionSeries) else RegionSeries.of(data), progress)
        progress(1.0)
        return record

    def _fit(self, region: RegionSeries, progress: Progress) -> FitRecord:
        horizon = self.calendar.horizon
        split = split_in_time(region.epoch_count, lookback=self.calendar.lookback, horizon=horizon)
        survey = Survey.of(region, (), Part(progress, 0.0, 0.05), doing="Looking at all points")
        drawn = np.sort(region.drawn(ANCHOR_POINTS, self.seed))
        fit = fit_anchor(
            survey.scattered_surroundings(drawn),
            region.series(drawn),
            plan=LagPlan(self.calendar.lookback),
            horizon=horizon,
            split=split,
            progress=Part(progress, 0.05, 0.4),
        )
        drawn = np.sort(region.drawn(CORRECTION_POINTS, self.seed))
        windows = CorrectionWindows(survey.scattered_surroundings(drawn), survey.gradients(drawn))
        observed = region.series(drawn)
        self._sample = _sample(region.coordinates[drawn], region.dates, observed, windows)
        self.correction_ = fit_correction(
            pretrained_network(),
            windows,
            observed,
            anchors=fit,
            split=split,
            progress=Part(progress, 0.4, 1.0),
        )
        self.anchors_ = {region.dates[stage.end - 1]: stage.anchor for stage in fit.stages}
        return FitRecord(facts=_facts(fit, self.correction_.shares, self.calendar))

    def take_sample(self) -> ForecastData:
        """Return some of the points that fitting looked at, with their surroundings, and let go of them.

        Raises
        ------
        RuntimeError
            Nothing was fitted since they were last taken.
        """
        sample, self._sample = self._sample, None
        if sample is None:
            raise RuntimeError("the forecaster was not fitted")
        return sample

    def tiles(
        self, region: RegionSeries, epochs: Sequence[int], progress: Progress
    ) -> Iterator[tuple[np.ndarray, ForecastData]]:
        """Yield a region's points tile by tile; see :class:`~...data.forecaster.TiledForecaster`."""
        windows = self.windows(epochs)
        survey = Survey.of(region, windows, progress, doing="Looking at all points before the forecast")
        for rows in region.tiles():
            yield rows, self.at_points(survey, rows)

    def windows(self, epochs: Sequence[int]) -> tuple[int, ...]:
        """Return the last epochs of the windows whose noise is needed for forecasts from so many known epochs.

        Raises
        ------
        InputError
            They are fewer than the lookback.
        """
        self._check(min(epochs), 1)
        return tuple(known - 1 for known in epochs) if self._fitted()[1].is_used else ()

    @staticmethod
    def at_points(survey: Survey, rows: np.ndarray) -> ForecastData:
        """Return points that lie together, increasing row numbers of the survey's region, with what they take."""
        region = survey.region
        tile = region.coordinates[rows], region.dates, region.series(rows)
        return _TileData(*tile, windows=survey.windows_at(rows))

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Forecast from the data's last epoch; see :class:`~...data.forecaster.Forecaster`."""
        ((_, forecast),) = self._forecasts(data, [data.epoch_count], {data.epoch_count: dates})
        return check_results(forecast)

    def hindcast(self, data: ForecastData, epochs: list[int], horizon: int) -> Iterator[tuple[int, np.ndarray]]:
        """Forecast from past origins; see :class:`~...data.forecaster.Hindcaster`."""
        return self._forecasts(data, epochs, {known: data.dates[known : known + horizon] for known in epochs})

    def to_bundle(self) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
        """Return the tensors and facts of a model file."""
        anchors, correction = self._fitted()
        tensors = {
            "anchors": np.stack([anchor.weights for anchor in anchors.values()]),
            "anchors_until": days_of(anchors),
            **correction.tensors(),
        }
        facts = {
            "calendar": self.calendar.to_json(),
            "seed": self.seed,
            "network_width": width_of(correction.network),
        }
        return tensors, facts

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
        plan = LagPlan(calendar.lookback)
        shape = (calendar.horizon, plan.lagged_count + 4)
        until = bundle.dates("anchors_until")
        weights = bundle.tensor("anchors", (len(until), *shape))
        forecaster.anchors_ = {day: LinearAnchor(plan, one) for day, one in zip(until, weights, strict=True)}
        forecaster.correction_ = Correction.from_bundle(bundle, anchor_weights=shape)
        return forecaster

    def parts_at(self, origin: np.datetime64) -> tuple[LinearAnchor, Correction]:
        """Return anchor and correction for an origin: before the end of fitting, those that learnt from less.

        These have no correction, whose penalties and share were chosen on later dates. Before the first of
        the anchors there is no such one, and that which learnt from the fewest epochs is taken.

        Raises
        ------
        RuntimeError
            The forecaster is not fitted.
        """
        anchors, correction = self._fitted()
        anchor = anchors[max((day for day in anchors if day <= origin), default=min(anchors))]
        return anchor, correction if origin >= self.learned_until else correction.unused()

    @property
    def learned_until(self) -> np.datetime64:
        """The last date that fitting has seen; see :meth:`parts_at`."""
        return max(self._fitted()[0])

    def _fitted(self) -> tuple[dict[np.datetime64, LinearAnchor], Correction]:
        if not self.anchors_ or self.correction_ is None:
            raise RuntimeError("the forecaster is not fitted")
        return self.anchors_, self.correction_

    def _forecasts(
        self, data: ForecastData, epochs: list[int], ahead: dict[int, np.ndarray]
    ) -> Iterator[tuple[int, np.ndarray]]:
        """Yield the forecasts from origins with ``epochs`` known epochs, for the dates ``ahead`` of each.

        Each takes what :meth:`parts_at` gives.
        """
        plan = next(iter(self._fitted()[0].values())).plan
        for known in epochs:
            self._check(known, len(ahead[known]))
        windows = self._windows_of(data)
        surroundings = windows.surroundings
        if len(epochs) > 1:  # past origins are asked for last of the same data
            self._seen = None
        for features in window_features(surroundings, plan, [known - 1 for known in epochs]):
            known = features.epoch + 1
            dates = ahead[known]
            anchor, correction = self.parts_at(data.dates[features.epoch])
            forecast = anchor.predict(surroundings, features, dates)
            if correction.is_used:
                added = correction.of(windows.inputs(features, forecast, dates), self.pool)
                forecast = correction.shifted(anchor).predict(surroundings, features, dates) + added
            forecast[surroundings.started >= known] = np.nan
            yield known, forecast

    def _windows_of(self, data: ForecastData) -> CorrectionWindows:
        """Return what is known of a tile, or of data; kept for the next call with the same: now, and past origins."""
        if isinstance(data, _TileData):
            return data.windows
        if self._seen is None or self._seen[0] is not data:
            surroundings = Surroundings.of(data.coordinates, data.dates, data.displacement)
            self._seen = (data, CorrectionWindows.of(data.coordinates, surroundings))
        return self._seen[1]

    def _check(self, known: int, horizon: int) -> None:
        if known < self.calendar.lookback:
            raise InputError(
                f"The series have {known} epochs; the model's lookback is {self.calendar.lookback} epochs. Use "
                "longer series, or train a model with a shorter LOOKBACK_DAYS."
            )
        if horizon > self.calendar.horizon:
            raise InputError(
                f"A forecast of {horizon} steps was requested; the model forecasts at most {self.calendar.horizon}."
            )


def _sample(
    coordinates: np.ndarray, dates: np.ndarray, displacement: np.ndarray, windows: CorrectionWindows
) -> _TileData:
    """Return an even share of the points."""
    some = np.arange(0, len(coordinates), max(1, -(-len(coordinates) // _SAMPLE)))
    first, second = windows.gradients
    fewer = CorrectionWindows(windows.surroundings.at_points(some), (first[some], second[some]))
    return _TileData(coordinates[some], dates, displacement[some], windows=fewer)


def _facts(fit: AnchorFit, shares: np.ndarray, calendar: ForecastCalendar) -> dict[str, Any]:
    fading = sorted({memory for memory in fit.memories if memory is not None})
    ages = ["same weight as newer dates"] if None in fit.memories else []
    ages += [f"decreasing weight, 37% after {memory:g} epochs" for memory in fading]
    brought = bool(np.any(shares))
    return {
        "Calendar": calendar.words,
        "Ridge penalty of the linear forecast (larger: more cautious)": ", ".join(
            f"{penalty:g}" for penalty in sorted(set(fit.penalties))
        ),
        "Weight of older dates in training": "; at other horizons ".join(ages),
        "Error of the linear forecast in the period used to choose these, by horizon": _list(fit.validation_rmse)
        + " mm",
        "Weight of the network's correction (0 to 1), by horizon, before smoothing over horizons": _list(tuple(shares))
        if brought
        else "The network did not improve the validation error and is not used.",
    }


def _list(values: tuple[float, ...]) -> str:
    return ", ".join(f"{value:.3f}" for value in values)
