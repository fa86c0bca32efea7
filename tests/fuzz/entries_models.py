# SPDX-License-Identifier: GPL-2.0-or-later
"""How models are run, as a user runs them, and how the result is checked."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS

from insar_forecast_plugin.core.forecasting.data.model_header import ModelHeader
from insar_forecast_plugin.core.forecasting.forecast import forecast
from insar_forecast_plugin.core.forecasting.models.registry import load_forecaster
from insar_forecast_plugin.core.interface import ClassifyTrendsRequest, ForecastRequest
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.series import TimeSeriesPoints
from insar_forecast_plugin.core.trends.classify_trends import classify_trends
from insar_forecast_plugin.core.trends.network.network_inputs import CHANNELS, FEATURES, STEPS
from insar_forecast_plugin.core.trends.network.trend_classifier import load_classifier
from tests.fuzz.corpus_models import series
from tests.fuzz.inputs import CannotSay, FuzzInput, Mismatch
from tests.fuzz.readings.tensors import read_model

_EVERY = 4
"""One of so many models that open is used in a whole operation."""


def _is_used(item: FuzzInput) -> bool:
    return bool(item.changes) and zlib.crc32(item.content) % _EVERY == 0


@dataclass(frozen=True)
class OpenedModel:
    """What a model file holds, as it was opened, and what it gave; ``tensors`` is None where nobody keeps them."""

    facts: dict[str, Any]
    tensors: dict[str, np.ndarray] | None
    numbers: np.ndarray


def run_forecaster(folder: Path, item: FuzzInput, target: Path) -> OpenedModel:
    """Open a forecaster and forecast with it."""
    data = series()
    path = folder / item.main
    forecaster, bundle = load_forecaster(path, "cpu")
    calendar = ModelHeader.of(bundle).calendar
    numbers = forecaster.predict(data, calendar.future_dates(data.origin))
    if _is_used(item):
        points = folder / "points.fgb"
        if not points.exists():
            write_points(_series_as_points(), points)
        output = str(target / "forecast.fgb")
        forecast(ForecastRequest(points=VectorSource(str(points)), model=str(path), output_points=output), Silent())
    return OpenedModel(bundle.facts, bundle.tensors, numbers)


@cache
def _series_as_points() -> TimeSeriesPoints:
    data = series()
    names = np.array([f"p{at}" for at in range(len(data.coordinates))], dtype=object)
    return TimeSeriesPoints(names, data.coordinates, CRS.from_epsg(3035).to_wkt(), data.dates, data.displacement)


def run_classifier(folder: Path, item: FuzzInput, target: Path) -> OpenedModel:
    """Open a classifier and classify with it."""
    classifier = load_classifier(folder / item.main)
    rng = np.random.default_rng(1)
    channels = rng.normal(size=(4, CHANNELS, STEPS)).astype(np.float32)
    numbers = classifier.probabilities(channels, rng.normal(size=(4, len(FEATURES))).astype(np.float32))
    if _is_used(item):
        points = folder / "points.fgb"
        if not points.exists():
            write_points(_series_as_points(), points)
        request = ClassifyTrendsRequest(
            input=VectorSource(str(points)), output=str(target / "classes.fgb"), model=str(folder / item.main)
        )
        classify_trends(request, Silent())
    return OpenedModel(classifier.facts, None, numbers)


def check_model(item: FuzzInput, opened: OpenedModel) -> None:
    """Compare a model with what a plain reader of the format finds in the file."""
    expected = read_model(item.content)
    if not _same(opened.facts, expected.facts):
        raise Mismatch("other facts than the file's")
    for name, tensor in (opened.tensors or {}).items():
        own = expected.tensors.get(name)
        if own is None:
            raise CannotSay("safetensors: a kind of number that NumPy lacks")
        if tensor.shape != own.shape or not np.array_equal(
            tensor.astype(np.float64), own.astype(np.float64), equal_nan=True
        ):
            raise Mismatch("a tensor with other values")
    if not np.isfinite(opened.numbers).any():
        raise Mismatch("a model that gives no number")


def _same(found: Any, own: Any) -> bool:
    if isinstance(found, dict) and isinstance(own, dict):
        return found.keys() == own.keys() and all(_same(found[name], own[name]) for name in own)
    if isinstance(found, list) and isinstance(own, list):
        return len(found) == len(own) and all(map(_same, found, own))
    return found == own or (found != found and own != own)  # noqa: PLR0124 - NaN
