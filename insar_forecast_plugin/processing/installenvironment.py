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
from ..core.translation import translated
from ..environment_size import estimate
from . import compatibility
from .algorithm import Algorithm


class InstallEnvironment(Algorithm):
    """Creates the Python environment for the calculations."""

    identifier = "installenvironment"

    def declare(self) -> None:
        kinds = compatibility
        self._add(
            QgsProcessingParameterFile("PYTHON", self.tr("Python"), kinds.FILE, "", None, True),
            self.tr("Python executable, 3.11 or newer, not QGIS's own. Empty: found automatically."),
        )
        self._add(
            QgsProcessingParameterFile("WHEELS", self.tr("Wheel folder"), kinds.FOLDER, "", None, True),
            self.tr("Folder with wheel files to install from, for computers without a network."),
        )
        self._add(
            QgsProcessingParameterEnum(
                "EXTRAS", self.tr("Extras"), list(environment.EXTRAS), False, environment.EXTRAS[0], False, True
            ),
            self.tr(
                "training: adds PyTorch, to train networks and for the paper's network. "
                "cluster: adds Dask, for runs on many cores and machines. none: all else works."
            ),
        )
        self._add(
            QgsProcessingParameterEnum(
                "BUILD", self.tr("PyTorch build"), list(environment.BUILDS), False, environment.BUILDS[0], False, True
            ),
            self.tr(
                "Of Extras: training. cpu: runs everywhere. gpu: uses graphics cards. auto: chosen for this computer."
            ),
        )
        self._add(
            QgsProcessingParameterEnum(
                "FILES", self.tr("Package files"), list(environment.FILES), False, environment.FILES[0], False, True
            ),
            self.tr(
                "tested: only files with which the plugin was tested, known by their SHA-256. any: other files of the "
                "required versions too, for a package index or wheel folder that has its own."
            ),
        )
        self.addOutput(QgsProcessingOutputFolder("FOLDER", self.tr("Environment folder")))

    def canExecute(self) -> tuple[bool, str]:
        return True, ""

    def carry_out(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        folder = environment.managed_folder()
        given = self.parameterAsFile(parameters, "WHEELS", context)
        wheels = Path(given) if given else None
        extras = self.parameterAsEnumString(parameters, "EXTRAS", context)
        build = self.parameterAsEnumString(parameters, "BUILD", context)
        for line in estimate(folder, extras=extras, build=build, wheels=wheels).lines():
            feedback.pushInfo(translated(line))

        def show(fraction: float, text: str) -> None:
            feedback.setProgress(100.0 * fraction)
            feedback.setProgressText(translated(text))

        environment.install(
            folder,
            extras=extras,
            files=self.parameterAsEnumString(parameters, "FILES", context),
            wheels=wheels,
            build=build,
            python=self.parameterAsFile(parameters, "PYTHON", context) or None,
            report=lambda line: feedback.pushInfo(translated(line)),
            progress=show,
            cancelled=feedback.isCanceled,
        )
        named = QgsSettings().value(environment.SETTING, "", type=str) or os.environ.get(environment.VARIABLE)
        if named:
            text = self.tr(
                "The setting {setting} or the environment variable {variable} names {python}, which takes precedence. "
                "Remove it to use the installed environment."
            )
            feedback.pushWarning(text.format(setting=environment.SETTING, variable=environment.VARIABLE, python=named))
        return {"FOLDER": str(folder)}
