# SPDX-License-Identifier: GPL-2.0-or-later
"""Join releases."""

from __future__ import annotations

from .algorithm import Algorithm
from .offered_layer import start_with_older_and_newer


class JoinReleases(Algorithm):
    """Two releases of one product as one longer series per point."""

    identifier = "joinreleases"

    def declare(self) -> None:
        self.add_points(
            "OLDER",
            self.tr("Older release"),
            self.tr("Measurement points with one field per epoch, in mm, that begin earlier."),
        )
        self.add_points(
            "NEWER",
            self.tr("Newer release"),
            self.tr("The same product and track in a later release. Where both have a value, this one is used."),
        )
        start_with_older_and_newer(*map(self.parameterDefinition, ("OLDER", "NEWER")))
        self.add_number(
            "MAX_DISTANCE",
            self.tr("Maximum distance (m)"),
            self.tr("Points without a common pid are the same up to this distance, if each is nearest to the other."),
            advanced=True,
        )
        self.add_choice(
            "UNMATCHED",
            self.tr("Points in one release only"),
            self.tr(
                "newer: points that are only in the newer release are kept, those only in the older one are not. all: "
                "both are kept. none: only points that are in both releases are kept."
            ),
            advanced=True,
        )
        self.add_points_output(
            "OUTPUT",
            self.tr("Joined points"),
            self.tr(
                "Points with the epochs of both releases, the attributes of the newer one, join_offset and "
                "join_offset_sigma (mm, what was added to the older series and its standard error), join_match (pid, "
                "place, newer only or older only) and join_velocity (mm/yr). The date of the join is stored in the "
                "layer; other algorithms read it from there."
            ),
        )
        self.add_file_output(
            "REPORT",
            self.tr("Join report"),
            self.tr("HTML: offsets with their standard errors, a map of them, and some joined series."),
        )
