# SPDX-License-Identifier: GPL-2.0-or-later
"""Train detector."""

from __future__ import annotations

from .algorithm import Algorithm


class TrainDetector(Algorithm):
    """A network that finds deforming areas, trained on simulated velocity fields."""

    identifier = "traindetector"

    def declare(self) -> None:
        self.add_number(
            "SAMPLES",
            self.tr("Simulated fields"),
            self.tr(
                "Number of velocity fields to simulate; each gives up to eight patches of 64 x 64 cells, which need up "
                "to 0.8 MB on the disk of the model while it is trained."
            ),
        )
        self.add_choice(
            "PRESET",
            self.tr("Preset"),
            self.tr(
                "default: the network of the method network. alexnet: the published network, for the method "
                "overwrapping of 'Detect deforming areas'."
            ),
        )
        self.add_file(
            "WEIGHTS",
            self.tr("Weights to start from"),
            self.tr(
                "Weights of torchvision's AlexNet learnt on ImageNet, as .safetensors; with the preset alexnet only. "
                "Empty: a narrow AlexNet starts from random weights."
            ),
            file_filter=self.tr("Weights (*.safetensors)"),
            advanced=True,
        )
        self.add_number("TRAINING_EPOCHS", self.tr("Training epochs"), self.tr("Passes over the patches."))
        self.add_seed(self.tr("The same seed gives the same model on the same computer."))
        self.add_device()
        self.add_model_output(self.tr("One .safetensors file for 'Detect deforming areas'."))
        self.add_file_output("REPORT", self.tr("Detector report"), self.tr("HTML: loss curves and the test set."))
