# SPDX-License-Identifier: GPL-2.0-or-later
"""Train denoiser."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from .algorithm import Algorithm


class TrainDenoiser(Algorithm):
    """An auto-encoder that extracts displacement from noise, trained on simulated stacks."""

    identifier = "traindenoiser"

    def declare(self) -> None:
        self.add_number(
            "SAMPLES",
            self.tr("Simulated stacks"),
            self.tr("Number of stacks to simulate, of 64 x 64 cells. The model of the plugin was trained on 16 000."),
        )
        self.add_choice(
            "PRESET",
            self.tr("Preset"),
            self.tr(
                "default: the whole stack at once. paper: spans of 9 epochs as published, joined by least squares."
            ),
        )
        self.add_number(
            "TRAINING_EPOCHS",
            self.tr("Training epochs"),
            self.tr("How often each simulated stack is used, each time with other sources. Empty: 4."),
        )
        self.add_seed(self.tr("The same seed gives the same model on the same computer."))
        self.add_device()
        self.add_model_output(self.tr("One .safetensors file for 'Extract displacement from noise'."))
        self.add_file_output(
            "REPORT", self.tr("Denoiser report"), self.tr("HTML: loss curve and errors on simulated test stacks.")
        )
        self.addOutput(QgsProcessingOutputNumber("KEPT", self.tr("Share of simulated displacement that is kept")))
