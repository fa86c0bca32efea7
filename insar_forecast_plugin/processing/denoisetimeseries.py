# SPDX-License-Identifier: GPL-2.0-or-later
"""Extract displacement from noise."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from .algorithm import Algorithm
from .three_digits import with_three_digits


class DenoiseTimeSeries(Algorithm):
    """The displacement in a noisy raster stack, by an auto-encoder or by the classical chain."""

    identifier = "denoisetimeseries"

    def declare(self) -> None:
        self.add_grid(
            "GRID",
            self.tr("Raster stack"),
            self.tr("GeoTIFF in mm with one band per epoch, at least 5, e.g. from 'Import raster stack'."),
        )
        self.add_choice(
            "METHOD",
            self.tr("Method"),
            self.tr(
                "network: an auto-encoder that looks at the whole stack. classical: a plane and a dependence on height "
                "are removed from each epoch, then a moving average with Gaussian weights of 90 days."
            ),
        )
        self.add_grid(
            "DEM",
            self.tr("Elevation model"),
            self.tr("Heights in metres, any CRS and cell size. Used to remove delay that depends on height."),
        )
        self.add_model(self.tr("Output of 'Train denoiser'. Empty: the model of the plugin."), advanced=True)
        self.add_device(
            self.tr(
                "No effect: trained networks run on the CPU. The parameter stays for scripts and models that set it."
            )
        )
        self.add_raster_output(
            "OUTPUT",
            self.tr("Extracted displacement"),
            self.tr("GeoTIFF in mm since the first epoch, relative to the median of the area, one band per epoch."),
        )
        self.add_raster_output(
            "OUTPUT_NOISE",
            self.tr("Removed noise"),
            self.tr("GeoTIFF in mm: the stack, counted from its first epoch, minus the extracted displacement."),
            by_default=False,
        )
        self.add_raster_output(
            "OUTPUT_UNCERTAINTY",
            self.tr("Standard error"),
            self.tr("GeoTIFF in mm: standard error of the extracted displacement."),
            by_default=False,
        )
        self.add_file_output(
            "REPORT",
            self.tr("Report on the extraction"),
            self.tr("HTML: maps before and after, series, and how well simulated sources were found in this stack."),
        )
        self.addOutput(QgsProcessingOutputNumber("NOISE_MM", self.tr("Standard deviation of the removed noise (mm)")))
        self.addOutput(QgsProcessingOutputNumber("NETWORK_SHARE", self.tr("Share of the network in the result")))

    def carry_out(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Extract, and round the numbers that the dialog shows."""
        return with_three_digits(super().carry_out(parameters, context, feedback))
