# SPDX-License-Identifier: GPL-2.0-or-later
"""Install environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFolder,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsSettings,
)

from .. import environment
from ..environment_size import estimate
from . import compatibility
from .algorithm import Algorithm


class InstallEnvironment(Algorithm):
    """Makes the Python environment in which the core runs."""

    identifier = "installenvironment"
    title = "Install environment"
    section = "Environment"
    keywords = "install,setup,python,packages,torch,offline,wheels,uv,pip"

    def declare(self) -> None:
        kinds = compatibility
        self._add(
            QgsProcessingParameterFile("PYTHON", self.tr("Python"), kinds.FILE, "", None, True),
            self.tr("Python 3.11 or newer to make it with; found if it is left empty. Never QGIS's own."),
        )
        self._add(
            QgsProcessingParameterFile("WHEELS", self.tr("Folder of wheels"), kinds.FOLDER, "", None, True),
            self.tr("Folder with wheel files to install from, for machines without a network."),
        )
        self._add(
            QgsProcessingParameterEnum(
                "BUILD", self.tr("Build of torch"), list(environment.BUILDS), False, environment.BUILDS[0], False, True
            ),
            self.tr("cpu is small and runs everywhere; gpu computes on graphics cards; auto takes what fits."),
        )
        self.addOutput(QgsProcessingOutputFolder("FOLDER", self.tr("Folder of the environment")))

    def canExecute(self) -> tuple[bool, str]:
        return True, ""

    def carry_out(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        folder = environment.managed_folder()
        given = self.parameterAsFile(parameters, "WHEELS", context)
        wheels = Path(given) if given else None
        build = self.parameterAsEnumString(parameters, "BUILD", context)
        for line in estimate(folder, build=build, wheels=wheels).lines():
            feedback.pushInfo(line)

        def show(fraction: float, text: str) -> None:
            feedback.setProgress(100.0 * fraction)
            feedback.setProgressText(text)

        environment.install(
            folder,
            wheels=wheels,
            build=build,
            python=self.parameterAsFile(parameters, "PYTHON", context) or None,
            report=feedback.pushInfo,
            progress=show,
            cancelled=feedback.isCanceled,
        )
        named = QgsSettings().value(environment.SETTING, "", type=str) or os.environ.get(environment.VARIABLE)
        if named:
            feedback.pushWarning(
                f"The setting {environment.SETTING} or the variable {environment.VARIABLE} names {named}, which is "
                "used first. Remove it to use the environment that was installed."
            )
        return {"FOLDER": str(folder)}
