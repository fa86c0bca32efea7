# SPDX-License-Identifier: GPL-2.0-or-later
"""Check environment."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ..core.translation import language, translated
from ..environment import EnvironmentMissingError
from .algorithm import Algorithm, find_core_python


class CheckEnvironment(Algorithm):
    """Which Python runs the calculations, its packages, and what to do if something is missing."""

    identifier = "checkenvironment"

    def declare(self) -> None:
        self.add_file_output(
            "REPORT",
            self.tr("Environment report"),
            self.tr("HTML: Python, packages, device, and what to do."),
            by_default=True,
        )

    def canExecute(self) -> tuple[bool, str]:
        return True, ""  # saying what is missing is what it is for

    def carry_out(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the check in the core's Python, or say that there is none."""
        try:
            find_core_python()
        except EnvironmentMissingError as error:
            words = translated(str(error))
            feedback.pushWarning(words)
            path = self._destination(parameters, "REPORT", "file", context)
            if path is None:
                return {}
            title = escape(self.tr("Python environment"))
            page = (
                f'<!DOCTYPE html><html lang="{language()}"><head><meta charset="utf-8"><title>{title}</title></head>'
                f"<body><h1>{title}</h1><p>{escape(words)}</p></body></html>\n"
            )
            Path(path).write_text(page, encoding="utf-8")
            return {"REPORT": path}
        return super().carry_out(parameters, context, feedback)
