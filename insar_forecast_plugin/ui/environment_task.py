# SPDX-License-Identifier: GPL-2.0-or-later
"""Checking and installing the core's environment in the background, with a log and a way to cancel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from .. import environment
from ..core.errors import CoreError
from ..core.interface import CheckEnvironmentRequest
from ..job import run_job

if TYPE_CHECKING:
    from typing import Callable


class EnvironmentTask(QgsTask):
    """Does a piece of work outside of the main thread; QGIS shows it among its tasks and can cancel it.

    Parameters
    ----------
    description
        What is being done, in words.
    work
        Is given this task, which has the methods of a ``QgsProcessingFeedback``, and returns the last line of the log.
    """

    said = pyqtSignal(str)
    ended = pyqtSignal(bool, str)

    def __init__(self, description: str, work: Callable[[EnvironmentTask], str]) -> None:
        super().__init__(description)
        self._work = work
        self._last_words = ""
        self._defect: Exception | None = None

    def run(self) -> bool:
        """Do the work; QGIS calls this in a thread of its own."""
        try:
            self._last_words = self._work(self)
        except CoreError as error:
            self._last_words = str(error)
            return False
        except Exception as error:  # noqa: BLE001 - raised again where QGIS shows it
            self._defect = error
            return False
        return not self.isCanceled()

    def finished(self, result: bool) -> None:
        """Tell the dialog; QGIS calls this in the main thread."""
        if self._defect is not None:
            self._last_words = f"A defect of the plugin, please report it: {self._defect!r}"
        self.ended.emit(result, self._last_words or "Cancelled.")
        if self._defect is not None:
            raise self._defect

    def setProgressText(self, text: str) -> None:
        """Take what a job is doing."""
        self.setDescription(text)

    def pushInfo(self, text: str) -> None:
        """Take a line for the log."""
        self.said.emit(text)

    def pushWarning(self, text: str) -> None:
        """Take a warning for the log."""
        self.said.emit(f"Warning: {text}")

    def pushDebugInfo(self, text: str) -> None:
        """Take what the child's libraries print."""
        self.said.emit(text)


def check_task(setting: str) -> EnvironmentTask:
    """Return the task that says which Python runs the core and what it lacks.

    Parameters
    ----------
    setting
        Interpreter that the user named; empty for the plugin's own environment.
    """

    def work(task: EnvironmentTask) -> str:
        python = environment.find_python(setting)
        task.pushInfo(f"Asking {python} ...")
        answer = run_job("checkenvironment", CheckEnvironmentRequest().to_json(), task, python=python)
        verdict = " ".join(answer.get("messages", ()))
        if setting and answer.get("outputs", {}).get("UNUSABLE_COUNT"):
            raise environment.EnvironmentMissingError(
                f"{python} lacks what the calculations need, so the choice stays as it was. Install the packages there "
                "(core/requirements.txt of the plugin names them), or let the plugin make its own environment."
            )
        return verdict

    return EnvironmentTask("Checking the environment of InSAR Forecast", work)


def install_task(*, wheels: str, build: str, python: str) -> EnvironmentTask:
    """Return the task that makes the plugin's environment; empty texts stand for what is found by itself."""

    def work(task: EnvironmentTask) -> str:
        environment.install(
            environment.managed_folder(),
            wheels=Path(wheels) if wheels else None,
            build=build,
            python=python or None,
            report=task.pushInfo,
            cancelled=task.isCanceled,
        )
        return "Installed. The calculations can run."

    return EnvironmentTask("Installing the environment of InSAR Forecast", work)
