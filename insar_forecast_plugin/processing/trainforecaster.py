# SPDX-License-Identifier: GPL-2.0-or-later
"""Train forecaster."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ..core.interface import TrainForecasterRequest
from .algorithm import Algorithm
from .declarations import MODELS


class TrainForecaster(Algorithm):
    """A model of how the displacement of a region goes on."""

    identifier = "trainforecaster"
    title = "Train forecaster"
    section = "Forecasting"
    keywords = "train,model,cnn,lstm,neural network,machine learning,deep learning,prediction"
    request = TrainForecasterRequest

    def declare(self) -> None:
        self.add_series()
        self.add_grid(
            "GRID",
            self.tr("Grid"),
            self.tr("Stack from 'Grid time series' with the points' dates; one is made inside if it is left empty."),
        )
        self.add_choice(
            "PRESET",
            self.tr("Preset"),
            self.tr(
                "anchored: a linear forecast at every point that a network corrects, with intervals. paper: the "
                "CNN-LSTM of the publication, on the grid."
            ),
        )
        self.add_lookback(self.tr("How far back a forecast looks; below a year it misses the season."))
        self.add_horizon(self.tr("How far ahead the model forecasts."))
        self.add_grid_size(self.tr("Size of the grid that is made where none is given."), advanced=True)
        self.add_number(
            "TRAINING_EPOCHS",
            self.tr("Training epochs"),
            self.tr(
                "Most passes over the data; the preset's number if empty. Training stops early when it no longer helps."
            ),
            advanced=True,
        )
        self.add_number(
            "LEARNING_RATE", self.tr("Learning rate"), self.tr("The preset's value if it is left empty."), advanced=True
        )
        self.add_step()
        self.add_seed(self.tr("The same seed gives the same model on a machine."))
        self.add_device()
        self.add_file_output(
            "MODEL",
            self.tr("Model"),
            self.tr("One .safetensors file with all that is needed to forecast."),
            file_filter=MODELS,
            by_default=True,
        )
        self.add_file_output(
            "REPORT",
            self.tr("Report"),
            self.tr("HTML: loss curves, the error for each horizon beside persistence, a forecast beside what came."),
        )
        self.addOutput(QgsProcessingOutputNumber("VALIDATION_RMSE", self.tr("Error on the validation span (mm)")))
        self.addOutput(QgsProcessingOutputNumber("PERSISTENCE_RMSE", self.tr("Error of persistence there (mm)")))
        self.addOutput(QgsProcessingOutputNumber("SEASONAL_RMSE", self.tr("Error of the seasonal trend there (mm)")))
