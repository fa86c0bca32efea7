# SPDX-License-Identifier: GPL-2.0-or-later
"""Merge time series."""

from __future__ import annotations

from .algorithm import Algorithm


class MergeTimeSeries(Algorithm):
    """Bursts or tiles of one track and release as one layer."""

    identifier = "mergetimeseries"

    def declare(self) -> None:
        self.add_layers(
            "INPUTS",
            self.tr("Layers of one track and release"),
            self.tr("Two or more point layers with one field per epoch, in mm, such as neighbouring bursts or tiles."),
        )
        self.add_number(
            "MAX_DISTANCE",
            self.tr("Maximum distance (m)"),
            self.tr("Points of two layers without a common pid are the same point up to this distance."),
            advanced=True,
        )
        self.add_points_output(
            "OUTPUT",
            self.tr("Merged points"),
            self.tr(
                "All points with one field per epoch of any layer, all attributes, merge_source (file that the point "
                "comes from) and merge_offset (mm, added to its series)."
            ),
        )
        self.add_file_output(
            "REPORT",
            self.tr("Merge report"),
            self.tr("HTML: points and epochs of each layer, common points and offsets at the overlaps, a map."),
        )
