# SPDX-License-Identifier: GPL-2.0-or-later
"""Which past epochs the anchored forecaster rests on."""

from __future__ import annotations

import numpy as np

from ...forecast_methods import ANCHORED
from ...progress import Part, Progress
from ..data.forecaster import Forecaster
from ..models.anchored.anchored_forecaster import AnchoredForecaster
from ..models.anchored.anchored_weights import values_of, window_contributions
from ..models.anchored.correction import CorrectionWindows
from ..models.anchored.features import Surroundings, window_features
from ..models.blend.blended_forecaster import BlendedForecaster
from .importance import OWN, ExplainedWindows, Explanation, likeness

SOURCES = (OWN, "8 neighbours", "64 neighbours", "all points")


def explain_anchored(windows: ExplainedWindows, progress: Progress, model: Forecaster | None = None) -> Explanation:
    """Explain the anchored part of a fitted forecaster, or an anchored forecaster that is fitted to the points.

    The other parts, a Kalman filter above all, see the point's own past only; their share is a fact beside it.
    Importance is counted for the point itself and its surroundings at each epoch of the model's lookback; what older
    epochs add together, through the seasonal extrapolation, stands at the last lag.
    """
    forecaster = model.anchored_ if isinstance(model, BlendedForecaster) else None
    facts = {}
    if isinstance(model, BlendedForecaster) and forecaster is not None:
        facts["Share of this part in the model's forecast"] = f"{model.share(ANCHORED, windows.steps):.2f}"
    if forecaster is None:
        forecaster = AnchoredForecaster(windows.calendar, seed=windows.seed, device="cpu")
        forecaster.fit(windows.data.until(windows.fitted), Part(progress, 0.0, 0.8))
    progress = Part(progress, 0.8, 1.0)
    lookback = forecaster.calendar.lookback
    anchor, correction = forecaster.parts_at(windows.data.dates[-1])
    shown = CorrectionWindows.of(windows.data.coordinates, windows.surroundings, windows.points)
    sizes = np.zeros((4, lookback + 1))
    forecasts = []
    epochs = [known - 1 for known in windows.origins]
    centres = _centres(shown.surroundings, epochs)
    for index, features in enumerate(window_features(shown.surroundings, anchor.plan, epochs)):
        progress(index / len(epochs), "Explaining the anchored CNN-LSTM")
        known = features.epoch + 1
        contribution, forecast = window_contributions(
            forecaster,
            shown,
            features,
            dates=windows.data.dates[known : known + windows.steps],
            centre=centres[:, : features.epoch + 1][:, ::-1],
        )
        newest_first = contribution[:, :, ::-1]
        sizes[:, :lookback] += np.abs(newest_first[:, :, :lookback]).mean(axis=0)
        sizes[:, lookback] += np.abs(newest_first[:, :, lookback:].sum(axis=2)).mean(axis=0)
        forecasts.append(forecast)
    importance = sizes / sizes.sum()
    return Explanation(
        ANCHORED,
        windows.lag_days(lookback + 1),
        dict(zip(SOURCES, importance, strict=True)),
        likeness(windows, np.stack(forecasts), float(importance[:, 0].sum())),
        has_older=True,
        facts=facts | {"Weight of the network's correction": f"{correction.shares[windows.steps - 1]:.2f}"},
    )


def _centres(surroundings: Surroundings, epochs: list[int]) -> np.ndarray:
    """Return the mean of each series at each lag over points and windows, lag 0 first, shape (4, n_lags)."""
    total, count = np.zeros((4, epochs[-1] + 1)), np.zeros(epochs[-1] + 1)
    for epoch in epochs:
        total[:, : epoch + 1] += values_of(surroundings, epoch).mean(axis=0)[:, ::-1]
        count[: epoch + 1] += 1
    return total / count
