# SPDX-License-Identifier: GPL-2.0-or-later
"""Train forecaster."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from .algorithm import Algorithm
from .last_model import remember_model
from .three_digits import with_three_digits


class TrainForecaster(Algorithm):
    """A model of how the displacement of an area continues."""

    identifier = "trainforecaster"

    def declare(self) -> None:
        self.add_series()
        self.add_grid(
            "GRID",
            self.tr("Grid"),
            self.tr(
                "Raster stack from 'Grid time series' with the same dates as the points. Empty: created automatically."
            ),
        )
        self.add_choice(
            "PRESET",
            self.tr("Preset"),
            self.tr(
                "anchored: a linear forecast at every point, corrected by a neural network, with intervals. paper: the "
                "CNN-LSTM of the publication, on the grid."
            ),
        )
        self.add_lookback(
            self.tr("Length of the history that each forecast uses. Below 365 days it misses the annual cycle.")
        )
        self.add_horizon(self.tr("Longest forecast that the model can make."))
        self.add_grid_size(self.tr("Size of the grid that is created automatically."), advanced=True)
        self.add_number(
            "TRAINING_EPOCHS",
            self.tr("Training epochs"),
            self.tr(
                "Maximum number of passes over the data. Training stops earlier once the validation error no longer "
                "improves. Empty: the preset's number."
            ),
            advanced=True,
        )
        self.add_number(
            "LEARNING_RATE",
            self.tr("Learning rate"),
            self.tr("Step size of the training. Empty: the preset's value."),
            advanced=True,
        )
        self.add_step()
        self.add_seed(self.tr("The same seed gives the same model on the same computer."))
        self.add_device()
        self.add_model_output(self.tr("One .safetensors file for 'Forecast displacement'."))
        self.add_file_output(
            "REPORT",
            self.tr("Training report"),
            self.tr("HTML: loss curves, error per horizon compared with persistence, and forecasts with observations."),
        )
        self.addOutput(QgsProcessingOutputNumber("VALIDATION_RMSE", self.tr("Validation error of the model (mm)")))
        self.addOutput(QgsProcessingOutputNumber("PERSISTENCE_RMSE", self.tr("Validation error of persistence (mm)")))
        self.addOutput(
            QgsProcessingOutputNumber("SEASONAL_RMSE", self.tr("Validation error of the seasonal trend (mm)"))
        )

    def carry_out(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Train, and remember the model for the dialogs that need one."""
        results = with_three_digits(super().carry_out(parameters, context, feedback))
        remember_model(results["MODEL"])
        return results
