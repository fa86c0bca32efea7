# SPDX-License-Identifier: GPL-2.0-or-later
"""From the table of methods to the classes that do them, imported when used: PyTorch is not always there."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from ...bundle import Bundle, load_bundle
from ...forecast_methods import PRESETS, ForecastMethod
from ...interface import TrainForecasterRequest
from ...progress import Progress
from ..data.forecast_calendar import ForecastCalendar
from ..data.forecaster import Forecaster, Method

_ROOM = __package__.rpartition(".")[0]


def resolved(place: str) -> Any:
    """Return what stands at ``module:name`` below ``core.forecasting``."""
    module, _, name = place.partition(":")
    return getattr(import_module(f".{module}", _ROOM), name)


def new_method(row: ForecastMethod, calendar: ForecastCalendar, *, seed: int, device: str) -> Method:
    """Return a method, not yet fitted."""
    method: Method = resolved(row.made_by)(calendar, seed=seed, device=device)
    return method


def new_forecaster(request: TrainForecasterRequest, calendar: ForecastCalendar, progress: Progress) -> Forecaster:
    """Return the preset's forecaster, not yet fitted."""
    row = PRESETS[request.preset]
    options: dict[str, Any] = {"seed": request.seed, "device": request.device}
    if row.step_by_step:
        options |= {"training_epochs": request.training_epochs, "learning_rate": request.learning_rate}
    elif request.training_epochs is not None or request.learning_rate is not None:
        progress.warning(
            "TRAINING_EPOCHS and LEARNING_RATE apply only to PRESET paper: the anchored preset is not "
            "trained step by step."
        )
    if request.device in ("cuda", "mps") and not row.step_by_step:
        progress.warning("DEVICE applies only to PRESET paper: the anchored preset is computed on the CPU.")
    forecaster: Forecaster = resolved(row.made_by)(calendar, **options)
    return forecaster


def load_forecaster(path: str | Path, device: str, *, only: str | None = None) -> tuple[Forecaster, Bundle]:
    """Read a forecaster from a model file.

    Parameters
    ----------
    only
        The one method that is expected; None for any.

    Raises
    ------
    ModelError
        The file is no model of a forecaster, or damaged.
    """
    rows = {row.id: row for row in PRESETS.values()}
    bundle = load_bundle(path, only or tuple(rows))
    return resolved(rows[bundle.kind].made_by).from_bundle(bundle, device=device), bundle
