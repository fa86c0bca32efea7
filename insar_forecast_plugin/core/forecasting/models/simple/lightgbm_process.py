# SPDX-License-Identifier: GPL-2.0-or-later
"""LightGBM, in a process of its own on macOS.

There, LightGBM and torch each bring an OpenMP of their own, and two of them in one process crash it or hang it.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from types import ModuleType
from typing import Any

import numpy as np

from ....errors import MissingPackageError

SETTINGS = {"objective": "regression", "verbosity": -1, "deterministic": True, "force_row_wise": True}
"""LightGBM's own defaults otherwise."""
ROUNDS = 100
"""Number of trees."""


def train(features: np.ndarray, target: np.ndarray, *, seed: int) -> str:
    """Train and return the model as text; all functions here raise MissingPackageError where LightGBM cannot be loaded.

    Parameters
    ----------
    features, target
        Shapes (n_windows, n_features) and (n_windows,).
    """
    return _apart(_train, features, target, SETTINGS | {"seed": seed}, ROUNDS)


def predict(models: list[str], features: np.ndarray) -> np.ndarray:
    """Return the models' predictions, float32, shape (n_windows, n_models)."""
    return _apart(_predict, models, features)


def contributions(model: str, features: np.ndarray) -> np.ndarray:
    """Return each feature's SHAP contribution and, last, the mean prediction, shape (n_windows, n_features + 1)."""
    return _apart(_contributions, model, features)


def _apart(function: Callable[..., Any], *arguments: Any) -> Any:
    if sys.platform != "darwin":
        return function(*arguments)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def _lightgbm() -> ModuleType:
    try:
        import lightgbm
    except ModuleNotFoundError as error:
        raise MissingPackageError(
            f"LightGBM cannot be loaded: the package {error.name} is not installed in the core's environment. Install "
            "it there, or leave LightGBM out."
        ) from error
    except (ImportError, OSError) as error:
        raise MissingPackageError(
            f"LightGBM is installed but cannot be loaded ({error}). It needs the system library libgomp1 (on macOS "
            "libomp): install it with the system's package manager, or leave LightGBM out."
        ) from error
    return lightgbm


def _train(features: np.ndarray, target: np.ndarray, settings: dict[str, Any], rounds: int) -> str:
    lightgbm = _lightgbm()
    booster = lightgbm.train(settings, lightgbm.Dataset(features, target), num_boost_round=rounds)
    return booster.model_to_string()


def _predict(models: list[str], features: np.ndarray) -> np.ndarray:
    lightgbm = _lightgbm()
    predictions = [lightgbm.Booster(model_str=model).predict(features) for model in models]
    return np.stack(predictions, axis=1).astype(np.float32)


def _contributions(model: str, features: np.ndarray) -> np.ndarray:
    return np.asarray(_lightgbm().Booster(model_str=model).predict(features, pred_contrib=True))
