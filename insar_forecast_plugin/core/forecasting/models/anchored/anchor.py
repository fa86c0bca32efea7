# SPDX-License-Identifier: GPL-2.0-or-later
"""The linear anchor: ridge regression on a point's, its surroundings' and their seasonal features, in closed form.

One regression a horizon predicts the change from the last value, and neighbouring horizons share strength. Its
normal equations are added up window by window,
so that all windows count (none is thrown away for memory) and every penalty and weighting of the past is tried at
the cost of solving one small system. Recent windows may weigh more: calendars and processing change with time (a
satellite is lost, the step doubles), and the validation span decides whether they should.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from ....progress import Progress
from ...data.time_split import TimeSplit, split_in_time
from ..seasonal_fit import TERMS
from .features import LagPlan, Surroundings, WindowFeatures, seasonal_steps, window_features
from .horizon_smoothing import smooth_over_horizons
from .normal_equations import NormalEquations

PENALTIES = (1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1.0)
MEMORIES = (None, 80.0, 40.0)
"""Epochs after which a window's weight has fallen to 1/e; None weighs all alike."""

MOST_POINTS = 40_000
"""Points that the anchor is fitted to."""
_FEW_POINTS = 64
"""Fewer points are added row by row: one window of them costs less than adding up the products of all horizons."""
_FEW_HORIZONS = 4
_STAGE_STEP = 12
_STAGES_BACK = 72
_LEVEL_MULTIPLE = 300.0
"""In short series the penalty of how wide surroundings and all points stand to the point is so many times as large.

Where the ground moves these levels grow without end, and a weight learnt from few epochs carries a forecast away when
the origin leaves the fitted span. On simulated fields (``tests/core/forecasting/test_anchor.py``) this holds it.
"""


_Sums = dict[float | None, list[NormalEquations]]
"""By memory, one a horizon."""


@dataclass(frozen=True)
class LinearAnchor:
    """Fitted weights.

    Parameters
    ----------
    plan
        Which past epochs are features.
    weights
        float64, shape (n_horizons, lagged_count + 4): for the lagged features, then for the seasonal change of the
        four series.
    """

    plan: LagPlan
    weights: np.ndarray

    @property
    def horizon(self) -> int:
        """Number of horizons."""
        return len(self.weights)

    def predict(self, surroundings: Surroundings, features: WindowFeatures, dates: np.ndarray) -> np.ndarray:
        """Forecast from a window's last epoch.

        Parameters
        ----------
        dates
            Future epochs, ``datetime64[D]``, shape (n,), n at most the horizons.

        Returns
        -------
        mm, float32, shape (n_points, n).
        """
        count = self.plan.lagged_count
        weights = self.weights[: len(dates)]
        last = surroundings.dates[features.epoch]
        steps = seasonal_steps(dates, last, surroundings.dates[0])
        seasonal = (weights[:, count:, None] * steps[:, None, :]).reshape(len(dates), -1)
        change = features.stored @ np.concatenate([weights[:, :count], seasonal], axis=1).T.astype(np.float32)
        return surroundings.own[:, [features.epoch]] + change


@dataclass(frozen=True)
class AnchorStage:
    """An anchor that was fitted to the first epochs only, as it would have been then.

    Parameters
    ----------
    end
        Epochs that fitting has seen: past forecasts from origins with so many known epochs, or more, are honest.
    anchor
        Its penalties and memories were chosen within these epochs, too.
    """

    end: int
    anchor: LinearAnchor


@dataclass(frozen=True)
class AnchorFit:
    """Anchors and how they were chosen.

    Parameters
    ----------
    held_out
        Fitted to targets before the end of learning only: what the validation span is measured with.
    final
        Fitted to all targets with the same penalties and memories.
    penalties, memories
        Choice of each horizon.
    validation_rmse
        Error of ``held_out`` on the validation span a horizon, mm; NaN where nothing could be compared.
    multiples
        By how much the penalty of each feature was multiplied, shape (lagged_count + 4,).
    stages
        Rolling refits, the last one to all epochs.
    """

    held_out: LinearAnchor
    final: LinearAnchor
    penalties: tuple[float, ...]
    memories: tuple[float | None, ...]
    validation_rmse: tuple[float, ...]
    multiples: np.ndarray
    stages: tuple[AnchorStage, ...] = ()


def fit_anchor(
    surroundings: Surroundings,
    observed: np.ndarray,
    *,
    plan: LagPlan,
    horizon: int,
    split: TimeSplit,
    progress: Progress,
) -> AnchorFit:
    """Fit the anchor and choose penalty and memory of each horizon on the validation span.

    The same is done with the epochs before each of the last ones (:func:`stage_ends`), so that there are past
    forecasts whose weights have not seen what they are compared with. The sums of all fits are taken in one pass.

    Parameters
    ----------
    observed
        The displacement as it was measured, NaN where missing, shape (n_points, n_epochs): only these are targets.
    split
        Targets before ``split.end`` are for learning, the others for choosing.
    """
    size, lookback = plan.lagged_count + 4, plan.lookback
    splits = [split_in_time(end, lookback=lookback, horizon=horizon) for end in stage_ends(split, lookback, horizon)]
    bounds = sorted({bound for one in (*splits, split) for bound in (one.end, one.total)})
    multiples = {total: _multiples(plan, total - lookback < _FEW_HORIZONS * horizon) for total in bounds}
    parts: list[_Sums] = [
        {memory: [NormalEquations(size, 1) for _ in range(horizon)] for memory in MEMORIES} for _ in bounds
    ]
    epochs = range(lookback - 1, split.total - 1)
    few = len(observed) < _FEW_POINTS
    add: Callable[..., None] = NormalEquations.add_rows if few else NormalEquations.add
    for features in window_features(surroundings, plan, epochs):
        progress((features.epoch - epochs.start) / len(epochs), "Fitting the linear forecast")
        weights = {memory: window_weight(features.epoch, split.total, memory) for memory in MEMORIES}
        targets = WindowTargets.of(surroundings, observed, features, horizon)
        for step, *sums in targets.rows(features) if few else targets.sums(features, plan):
            part = parts[bisect_right(bounds, features.epoch + step)]
            for memory, weight in weights.items():
                add(part[memory][step - 1], *sums, weight)

    def chosen(one: TimeSplit) -> AnchorFit:
        end, total = bounds.index(one.end) + 1, bounds.index(one.total) + 1
        learning, choosing = (_joined(some, multiples[one.total]) for some in (parts[:end], parts[end:total]))
        return _choose(learning, choosing, plan, multiples[one.total])

    fit = chosen(split)
    stages = [AnchorStage(one.total, chosen(one).final) for one in splits]
    return replace(fit, stages=(*stages, AnchorStage(split.total, fit.final)))


def stage_ends(split: TimeSplit, lookback: int, horizon: int) -> list[int]:
    """Return the numbers of epochs that rolling refits see, increasing, the fit to all epochs left out.

    They are twelve epochs apart, and go as far back as past forecasts calibrate intervals, but not so far that targets
    are fewer than four horizons.
    """
    first = max(split.total - max(_STAGES_BACK, 2 * horizon), lookback + _FEW_HORIZONS * horizon)
    return list(range(split.total - _STAGE_STEP, first - 1, -_STAGE_STEP))[::-1]


def _joined(parts: Sequence[_Sums], multiples: np.ndarray) -> _Sums:
    """Return the sums over all parts."""
    joined: _Sums = {}
    for memory, of_horizons in parts[0].items():
        joined[memory] = [NormalEquations(one.size, 1, multiples) for one in of_horizons]
        for part in parts:
            for whole, one in zip(joined[memory], part[memory], strict=True):
                whole.add(one.gram, one.right, one.square, one.count)
    return joined


def window_weight(epoch: int, total: int, memory: float | None) -> float:
    """Return what the window that ends at ``epoch`` counts in a series of ``total`` epochs; see ``MEMORIES``."""
    return 1.0 if memory is None else float(np.exp((epoch - total) / memory))


def _multiples(plan: LagPlan, few_targets: bool) -> np.ndarray:
    """Return by how much the penalty of each feature is multiplied, shape (lagged_count + 4,)."""
    multiples = np.ones(plan.lagged_count + 4)
    if few_targets:
        series = len(plan.spans()) + 1  # lags and level of one of the surroundings
        multiples[[plan.lagged_count - 1 - series, plan.lagged_count - 1]] = _LEVEL_MULTIPLE
    return multiples


@dataclass(frozen=True)
class WindowTargets:
    """What is to be forecast from one window.

    Parameters
    ----------
    change
        From the last value, mm, NaN where unknown, shape (n_points, n_horizons).
    steps
        See :func:`~.features.seasonal_steps`, a row a horizon.
    """

    change: np.ndarray
    steps: np.ndarray

    @classmethod
    def of(cls, surroundings: Surroundings, observed: np.ndarray, features: WindowFeatures, horizon: int) -> Self:
        """Take them from what was measured after the window; see :func:`fit_anchor`."""
        last_epoch = min(features.epoch + horizon, observed.shape[1] - 1)
        change = observed[:, features.epoch + 1 : last_epoch + 1] - surroundings.own[:, [features.epoch]]
        change[surroundings.started > features.epoch] = np.nan
        dates = surroundings.dates[features.epoch + 1 : last_epoch + 1]
        return cls(change, seasonal_steps(dates, surroundings.dates[features.epoch], surroundings.dates[0]))

    def rows(self, features: WindowFeatures) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
        """Yield (step, rows, targets) for each horizon that has targets."""
        for index, steps in enumerate(self.steps):
            yield index + 1, features.at_horizon(steps), self.change[:, index]

    def sums(
        self, features: WindowFeatures, plan: LagPlan
    ) -> Iterator[tuple[int, np.ndarray, np.ndarray, float, float]]:
        """Yield (step, gram, right, square, count), the sums over these rows, from one product for all horizons."""
        columns, change, lagged = features.stored, self.change, plan.lagged_count
        known = np.isfinite(change)
        some = known.any(axis=1)
        if not some.all():
            # What has not started stands far from its surroundings: taken off again, it would leave rounding.
            columns, change, known = columns[some], change[some], known[some]
        full = (columns.T @ columns).astype(np.float64)
        right = (columns.T @ np.where(known, change, 0)).astype(np.float64)
        for index, steps in enumerate(self.steps):
            unknown = ~known[:, index]
            gram = full
            if unknown.any():
                lacking = columns[unknown]
                gram = full - lacking.T @ lacking
            square = float(np.square(change[known[:, index], index], dtype=np.float64).sum())
            count = float(np.count_nonzero(known[:, index]))
            yield index + 1, *_at_horizon(gram, right[:, index], steps, lagged), square, count


def _at_horizon(gram: np.ndarray, right: np.ndarray, steps: np.ndarray, lagged: int) -> tuple[np.ndarray, np.ndarray]:
    """Join the four seasonal columns of each series to its extrapolated change at one horizon."""
    joined = np.empty((lagged + 4, lagged + 4))
    joined[:lagged, :lagged] = gram[:lagged, :lagged]
    joined[:lagged, lagged:] = gram[:lagged, lagged:].reshape(lagged, 4, TERMS) @ steps
    joined[lagged:, :lagged] = joined[:lagged, lagged:].T
    joined[lagged:, lagged:] = np.einsum(
        "iajb,a,b->ij", gram[lagged:, lagged:].reshape(4, TERMS, 4, TERMS), steps, steps
    )
    return joined, np.concatenate([right[:lagged], right[lagged:].reshape(4, TERMS) @ steps])


def _choose(
    learning: _Sums,
    choosing: _Sums,
    plan: LagPlan,
    multiples: np.ndarray,
) -> AnchorFit:
    """Return the anchors whose penalties and memories fit best what they have not learnt from."""
    held_out: list[np.ndarray] = []
    final: list[np.ndarray] = []
    penalties: list[float] = []
    memories: list[float | None] = []
    for step, measured in enumerate(choosing[None]):
        memory, penalty = MEMORIES[0], PENALTIES[-1]
        if measured.count:
            candidates = [
                (measured.mean_square_error(learning[memory][step].solve(penalty)), order, memory, penalty)
                for order, memory in enumerate(MEMORIES)
                for penalty in PENALTIES
                if learning[memory][step].count > 0
            ]
            if candidates:
                _, _, memory, penalty = min(candidates, key=lambda item: item[:2])
        held_out.append(learning[memory][step].solve(penalty))
        final.append(learning[memory][step].plus(choosing[memory][step]).solve(penalty))
        penalties.append(penalty)
        memories.append(memory)
    smoothed = smooth_over_horizons(np.stack(held_out))
    errors = [
        float(np.sqrt(measured.mean_square_error(weights))) if measured.count else float("nan")
        for measured, weights in zip(choosing[None], smoothed, strict=True)
    ]
    return AnchorFit(
        held_out=LinearAnchor(plan, smoothed),
        final=LinearAnchor(plan, smooth_over_horizons(np.stack(final))),
        penalties=tuple(penalties),
        memories=tuple(memories),
        validation_rmse=tuple(errors),
        multiples=multiples,
    )
