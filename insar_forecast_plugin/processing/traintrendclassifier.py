# SPDX-License-Identifier: GPL-2.0-or-later
"""Train trend classifier."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from .algorithm import Algorithm
from .three_digits import with_three_digits


class TrainTrendClassifier(Algorithm):
    """A network that classifies the trend of a series, trained on simulated and labelled series."""

    identifier = "traintrendclassifier"

    def declare(self) -> None:
        self.add_points(
            "INPUT",
            self.tr("Labelled points"),
            self.tr(
                "Points with one field per epoch, in mm, and a field with the class. Empty: trains on simulated series "
                "only."
            ),
        )
        self.add_field(
            "LABEL_FIELD",
            self.tr("Class field"),
            self.tr(
                "Contains stable, linear, quadratic, bilinear or unwrapping_error, in any usual spelling. Points "
                "without a class are ignored."
            ),
            of="INPUT",
            numeric=False,
        )
        self.add_number(
            "SAMPLES_PER_CLASS",
            self.tr("Simulated series per class"),
            self.tr("Number of series to simulate for each class."),
        )
        self.add_choice(
            "PRESET",
            self.tr("Preset"),
            self.tr("default: a residual network for series of any length. paper: the network of the publication."),
        )
        self.add_number(
            "TRAINING_EPOCHS",
            self.tr("Training epochs"),
            self.tr("Maximum number of passes over the series. Empty: the preset's number."),
            advanced=True,
        )
        self.add_seed(self.tr("The same seed gives the same model on the same computer."))
        self.add_device()
        self.add_model_output(self.tr("One .safetensors file for 'Classify trends'."))
        self.add_file_output(
            "REPORT",
            self.tr("Classifier report"),
            self.tr("HTML: confusion matrix of the test set, precision, recall, F1, and loss curves."),
        )
        self.addOutput(QgsProcessingOutputNumber("ACCURACY", self.tr("Accuracy on the test set (0 to 1)")))

    def carry_out(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Train, and round the numbers that the dialog shows."""
        return with_three_digits(super().carry_out(parameters, context, feedback))
