# SPDX-License-Identifier: GPL-2.0-or-later
"""The presets of 'Train forecaster', by name and by the kind that a model file carries.

Forecasters are imported when they are used: torch takes seconds to load.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from ..bundle import Bundle, load_bundle
from ..interface import TrainForecasterRequest
from ..progress import Progress
from .calendar import Calendar
from .forecaster import Forecaster

_CLASSES = {
    "cnn_lstm_anchored": ("anchored_forecaster", "AnchoredForecaster"),
    "cnn_lstm_paper": ("paper_forecaster", "PaperForecaster"),
}
_KIND_OF_PRESET = {"anchored": "cnn_lstm_anchored", "paper": "cnn_lstm_paper"}
KINDS = tuple(_CLASSES)


def looks_at_maps(kind: str) -> bool:
    """Tell whether a forecaster of this kind needs the series on a grid."""
    return kind == "cnn_lstm_paper"


def fits_in_closed_form(kind: str) -> bool:
    """Tell whether a forecaster of this kind is fitted by solving equations, with no passes over the data to stop."""
    return kind == "cnn_lstm_anchored"


def new_forecaster(request: TrainForecasterRequest, calendar: Calendar, progress: Progress) -> Forecaster:
    """Return the preset's forecaster, not yet fitted."""
    kind = _KIND_OF_PRESET[request.preset]
    options: dict[str, Any] = {"seed": request.seed, "device": request.device}
    if kind == "cnn_lstm_paper":
        options |= {"training_epochs": request.training_epochs, "learning_rate": request.learning_rate}
    elif request.training_epochs is not None or request.learning_rate is not None:
        progress.warning(
            "TRAINING_EPOCHS and LEARNING_RATE apply only to PRESET paper: the anchored preset is not "
            "trained step by step."
        )
    return _class_of(kind)(calendar, **options)


def load_forecaster(path: str | Path, device: str) -> tuple[Forecaster, Bundle]:
    """Read a forecaster from a model file.

    Raises
    ------
    ModelError
        The file is no model of a forecaster, or damaged.
    """
    bundle = load_bundle(path, KINDS)
    return _class_of(bundle.kind).from_bundle(bundle, device=device), bundle


def _class_of(kind: str) -> Any:
    module, name = _CLASSES[kind]
    return getattr(import_module(f".{module}", __package__), name)
