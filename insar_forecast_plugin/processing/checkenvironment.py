# SPDX-License-Identifier: GPL-2.0-or-later
"""Check environment."""

from __future__ import annotations

from ..core.interface import CheckEnvironmentRequest
from .algorithm import Algorithm


class CheckEnvironment(Algorithm):
    """Which Python runs the core, what it has, and the one thing to do if something is missing."""

    identifier = "checkenvironment"
    title = "Check environment"
    section = "Environment"
    keywords = "check,diagnosis,python,packages,versions,torch,device"
    request = CheckEnvironmentRequest

    def declare(self) -> None:
        self.add_file_output(
            "REPORT", self.tr("Report"), self.tr("HTML: Python, packages, device, and what to do."), by_default=True
        )
