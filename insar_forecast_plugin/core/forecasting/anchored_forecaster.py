# SPDX-License-Identifier: GPL-2.0-or-later
"""The anchored forecaster: a linear anchor at every point, and a share of what a network would add to it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np

from ..bundle import Bundle
from ..errors import InputError
from ..progress import Progress
from .anchor import AnchorFit, LinearAnchor, fit_anchor
from .calendar import Calendar
from .features import LagPlan, Surroundings, window_features
from .forecaster import FitRecord, ForecastData, split_in_time


class AnchoredForecaster:
    """Forecasts at points with a linear anchor.

    Parameters
    ----------
    calendar
        Lookback and horizon.
    seed
        Draws the points that are fitted where there are very many.
    device
        ``auto``, ``cpu``, ``cuda`` or ``mps``.
    """

    kind: ClassVar[str] = "cnn_lstm_anchored"

    def __init__(self, calendar: Calendar, *, seed: int = 0, device: str = "auto") -> None:
        self.calendar = calendar
        self.seed = seed
        self.device = device
        self.anchor_: LinearAnchor | None = None
        self.held_out_anchor_: LinearAnchor | None = None

    def fit(self, data: ForecastData, progress: Progress) -> FitRecord:
        """Fit the anchor; the last fifth of the targets chooses its penalty and memory.

        Raises
        ------
        InputError
            There are too few epochs to learn from and to choose with.
        """
        split = split_in_time(data.epoch_count, lookback=self.calendar.lookback, horizon=self.calendar.horizon)
        surroundings = Surroundings.of(data.coordinates, data.dates, data.displacement)
        fit = fit_anchor(
            surroundings,
            data.displacement,
            plan=LagPlan(self.calendar.lookback),
            horizon=self.calendar.horizon,
            split=split,
            seed=self.seed,
            progress=progress,
        )
        self.anchor_, self.held_out_anchor_ = fit.final, fit.held_out
        return FitRecord(facts=_facts(fit, self.calendar))

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Forecast from the data's last epoch; see :class:`~.forecaster.Forecaster`."""
        anchor = self._fitted()
        if data.epoch_count < self.calendar.lookback:
            raise InputError(
                f"The series have {data.epoch_count} epochs; the model looks back over {self.calendar.lookback}. "
                "Use longer series, or train a model with a shorter LOOKBACK_DAYS."
            )
        if len(dates) > anchor.horizon:
            raise InputError(f"{len(dates)} steps ahead are asked for; the model forecasts {anchor.horizon}.")
        surroundings = Surroundings.of(data.coordinates, data.dates, data.displacement)
        (features,) = window_features(surroundings, anchor.plan, [data.epoch_count - 1])
        forecast = anchor.predict(surroundings, features, dates)
        forecast[~np.isfinite(data.displacement).any(axis=1)] = np.nan
        return forecast

    def to_bundle(self) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
        """Return the tensors and facts of a model file."""
        tensors = {"anchor": self._fitted().weights}
        if self.held_out_anchor_ is not None:
            tensors["held_out_anchor"] = self.held_out_anchor_.weights
        calendar = self.calendar
        facts = {
            "step_days": calendar.step_days,
            "lookback": calendar.lookback,
            "horizon": calendar.horizon,
            "seed": self.seed,
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
        calendar = Calendar(
            step_days=float(bundle.fact("step_days")),
            lookback=int(bundle.fact("lookback")),
            horizon=int(bundle.fact("horizon")),
        )
        forecaster = cls(calendar, seed=int(bundle.fact("seed")), device=device)
        plan = LagPlan(calendar.lookback)
        shape = (calendar.horizon, plan.lagged_count + 4)
        forecaster.anchor_ = LinearAnchor(plan, bundle.tensor("anchor", shape))
        forecaster.held_out_anchor_ = LinearAnchor(plan, bundle.tensor("held_out_anchor", shape))
        return forecaster

    def _fitted(self) -> LinearAnchor:
        if self.anchor_ is None:
            raise RuntimeError("the forecaster is not fitted")
        return self.anchor_


def _facts(fit: AnchorFit, calendar: Calendar) -> dict[str, Any]:
    memories = sorted({"all alike" if memory is None else f"{memory:g} epochs" for memory in fit.memories})
    return {
        "Calendar": calendar.words,
        "Penalty of the anchor": ", ".join(f"{penalty:g}" for penalty in sorted(set(fit.penalties))),
        "Weight of the past": ", ".join(memories),
        "Anchor's error on its validation span": ", ".join(f"{error:.3f}" for error in fit.validation_rmse) + " mm",
    }
