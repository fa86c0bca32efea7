# SPDX-License-Identifier: GPL-2.0-or-later
"""Checking and installing the core's environment in the background, with a log and a way to cancel."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from .. import environment
from ..core.errors import CoreError
from ..core.interface import CheckEnvironmentRequest
from ..core.translation import translated
from ..environment_contents import REQUIREMENTS
from ..job import JobCancelledError, run_job
from ..languages import tr

if TYPE_CHECKING:
    from typing import Callable

_ALGORITHM = re.compile(
    r"(?:(run) 'Check environment'(?:, or 'Install environment' to remake it)?"
    r"|(run) (?:the algorithm )?'Install environment'(?: \(insarforecast:installenvironment\))?)",
    re.IGNORECASE,
)


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
    doing = pyqtSignal(str)
    ended = pyqtSignal(str, str)
    """How it ended (``done``, ``cancelled`` or ``failed``), and the last line of the log."""

    def __init__(self, description: str, work: Callable[[EnvironmentTask], str]) -> None:
        super().__init__(description)
        self._work = work
        self._outcome = "cancelled"  # what holds for a task that is cancelled before it begins
        self._last_words = tr("Cancelled. Nothing was changed.")
        self._defect: Exception | None = None

    def run(self) -> bool:
        """Do the work; QGIS calls this in a thread of its own.

        QGIS shows a task that returns False as failed, so one that the user cancelled returns True.
        """
        try:
            self._last_words = self._work(self)
            self._outcome = "done"  # also where Cancel came too late to keep anything from being done
        except (environment.InstallCancelledError, JobCancelledError):
            return True
        except CoreError as error:
            self._outcome, self._last_words = "failed", str(error)
            return False
        except Exception as error:  # noqa: BLE001 - raised again where QGIS shows it
            self._outcome, self._defect = "failed", error
            return False
        return True

    def finished(self, result: bool) -> None:  # noqa: ARG002 - QGIS gives it
        """Tell the dialog; QGIS calls this in the main thread."""
        if self._defect is not None:
            self._last_words = tr("Error in the plugin. Please report it: {error}").format(error=repr(self._defect))
        if self._outcome == "cancelled":
            # QGIS may show it under "Task complete".
            self.setDescription(tr("{task}: cancelled").format(task=self.description()))
        self.ended.emit(self._outcome, as_said_here(self._last_words))
        if self._defect is not None:
            raise self._defect

    def setProgressText(self, text: str) -> None:
        """Take what happens now."""
        self.doing.emit(translated(text))

    def show(self, fraction: float, text: str) -> None:
        """Take how far an installation is, and what happens now."""
        self.setProgress(100.0 * fraction)
        self.doing.emit(translated(text))

    def pushInfo(self, text: str) -> None:
        """Take a line for the log."""
        self.said.emit(as_said_here(text))

    def pushWarning(self, text: str) -> None:
        """Take a warning for the log."""
        self.said.emit(as_said_here(tr("Warning: {text}").format(text=text)))

    def pushDebugInfo(self, text: str) -> None:
        """Take what the child's libraries print."""
        self.said.emit(as_said_here(text))


def as_said_here(text: str) -> str:
    """Return a message with the dialog's own button in place of the algorithm that does the same.

    A translation names the algorithm, as its sentence wants it.
    """
    words = translated(text)
    if words != text:
        return words
    begins, within = tr("Click Install"), tr("click Install")
    return _ALGORITHM.sub(lambda found: begins if (found[1] or found[2])[0] == "R" else within, text)


def check_task(setting: str) -> EnvironmentTask:
    """Return the task that says which Python runs the core and what it lacks.

    Parameters
    ----------
    setting
        Interpreter that the user named; empty for the plugin's own environment.
    """

    def work(task: EnvironmentTask) -> str:
        python = environment.checked_python(setting) if setting else environment.find_python()
        task.pushInfo(tr("Checking {python} ...").format(python=python))
        answer = run_job("checkenvironment", CheckEnvironmentRequest().to_json(), task, python=python)
        verdict = " ".join(answer.get("messages", ()))
        if setting and answer.get("outputs", {}).get("UNUSABLE_COUNT"):
            text = tr(
                "{python} lacks required packages, so the choice was not changed. Install the packages listed in "
                "{requirements} there, or click Install to create the plugin's own environment."
            )
            raise environment.EnvironmentMissingError(text.format(python=python, requirements=REQUIREMENTS))
        return verdict

    return EnvironmentTask(tr("InSAR Forecast: checking the Python environment"), work)


def install_task(*, extras: str, files: str, wheels: str, build: str, python: str) -> EnvironmentTask:
    """Return the task that makes the plugin's environment; empty texts stand for what is found by itself."""

    def work(task: EnvironmentTask) -> str:
        environment.install(
            environment.managed_folder(),
            extras=extras,
            files=files,
            wheels=Path(wheels) if wheels else None,
            build=build,
            python=python or None,
            report=task.pushInfo,
            progress=task.show,
            cancelled=task.isCanceled,
        )
        return tr("The environment is installed. The algorithms can be used now.")

    return EnvironmentTask(tr("InSAR Forecast: installing the Python environment"), work)
