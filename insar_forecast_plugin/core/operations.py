# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of operations: the only list of what the core can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from . import interface
from .errors import InputError, MissingPackageError
from .interface import Request
from .progress import Progress
from .results import OperationResult


@dataclass(frozen=True)
class Operation:
    """An operation: its request class and the function that does it, imported only when it is called."""

    request: type[Request]
    module: str
    function: str

    def load(self) -> Callable[[Any, Progress], OperationResult]:
        """Import the function.

        Raises
        ------
        MissingPackageError
            A package that it needs is not installed.
        """
        try:
            return getattr(import_module(f".{self.module}", __package__), self.function)
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("insar_forecast_plugin"):
                raise
            raise MissingPackageError(
                f"The package {error.name} is missing from the core's Python environment. "
                "Run the algorithm 'Install environment' (insarforecast:installenvironment)."
            ) from error


OPERATIONS: dict[str, Operation] = {
    "checkenvironment": Operation(interface.CheckEnvironmentRequest, "diagnosis", "check_environment"),
    "importtimeseries": Operation(interface.ImportRequest, "io.importing", "import_time_series"),
    "simulate": Operation(interface.SimulateRequest, "simulation.simulate", "simulate"),
    "gridtimeseries": Operation(interface.GridRequest, "gridding.grid_time_series", "grid_time_series"),
    "trainforecaster": Operation(interface.TrainForecasterRequest, "forecasting.train_forecaster", "train_forecaster"),
    "forecast": Operation(interface.ForecastRequest, "forecasting.forecast", "forecast"),
    "backtest": Operation(interface.BacktestRequest, "forecasting.backtest", "backtest"),
    "explainforecast": Operation(interface.ExplainForecastRequest, "forecasting.explain_forecast", "explain_forecast"),
    "classifytrends": Operation(interface.ClassifyTrendsRequest, "trends.classify_trends", "classify_trends"),
    "traintrendclassifier": Operation(
        interface.TrainTrendClassifierRequest, "trends.train_trend_classifier", "train_trend_classifier"
    ),
    "handoverpage": Operation(interface.HandoverPageRequest, "summary_page.make_summary_page", "hand_over_page"),
}


def run(name: str, parameters: Mapping[str, Any], progress: Progress) -> OperationResult:
    """Run an operation by name.

    Raises
    ------
    CoreError
        The operation is unknown, or it cannot be done with these parameters and data.
    """
    if name not in OPERATIONS:
        raise InputError(f"Unknown operation {name!r}; expected one of {', '.join(OPERATIONS)}.")
    operation = OPERATIONS[name]
    request = operation.request.from_json(parameters)
    try:
        return operation.load()(request, progress)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith(__name__.partition(".")[0]):
            raise  # a defect of the plugin
        raise MissingPackageError(
            f"The package {error.name} is not installed in the core's environment. Run 'Install environment' again."
        ) from error
