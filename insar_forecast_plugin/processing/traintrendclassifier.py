# SPDX-License-Identifier: GPL-2.0-or-later
"""Train trend classifier."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ..core.interface import TrainTrendClassifierRequest
from .algorithm import Algorithm
from .declarations import MODELS


class TrainTrendClassifier(Algorithm):
    """A network that names the trend class of a series, from simulated and from labelled series."""

    identifier = "traintrendclassifier"
    title = "Train trend classifier"
    section = "Training"
    keywords = "train,trend,classification,neural network,machine learning,deep learning,labels"
    request = TrainTrendClassifierRequest

    def declare(self) -> None:
        self.add_points(
            "INPUT",
            self.tr("Labelled points"),
            self.tr(
                "Points with a field for each epoch, in mm, and one with their class; simulated series alone train if "
                "it is left empty."
            ),
        )
        self.add_field(
            "LABEL_FIELD",
            self.tr("Field of the class"),
            self.tr(
                "Holds stable, linear, quadratic, bilinear or unwrapping_error, in any usual spelling. Points without "
                "a class are left out."
            ),
            of="INPUT",
            numeric=False,
        )
        self.add_number(
            "SAMPLES_PER_CLASS", self.tr("Simulated series per class"), self.tr("How many are made of each class.")
        )
        self.add_choice(
            "PRESET",
            self.tr("Preset"),
            self.tr("default: a residual network that serves every length. paper: the network of the publication."),
        )
        self.add_number(
            "TRAINING_EPOCHS",
            self.tr("Training epochs"),
            self.tr("Most passes over the series; the preset's number if it is left empty."),
            advanced=True,
        )
        self.add_seed(self.tr("The same seed gives the same model on a machine."))
        self.add_device()
        self.add_file_output(
            "MODEL",
            self.tr("Model"),
            self.tr("One .safetensors file for 'Classify trends'."),
            file_filter=MODELS,
            by_default=True,
        )
        self.add_file_output(
            "REPORT",
            self.tr("Report"),
            self.tr("HTML: confusion on the test part, precision, recall, F1, loss curves."),
        )
        self.addOutput(QgsProcessingOutputNumber("ACCURACY", self.tr("Overall accuracy on the test part")))
