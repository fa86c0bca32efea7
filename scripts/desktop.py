# SPDX-License-Identifier: GPL-2.0-or-later
"""A real QGIS window for scripts: started as a new user has it, and worked in step by step.

A script that wants the window calls :func:`start_qgis` with itself as the code to run; in there it calls :func:`begin`
with its steps, an iterator that yields what to wait for before the next step: milliseconds, or a function that says
whether it has come.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

PYTHON = "INSAR_FORECAST_PYTHON"
TIMEOUT_S = 900
START_MS = 6000
"""Processing takes its place only after the code has been run."""
LOOK_MS = 100
SETTINGS = """[PythonPlugins]
insar_forecast_plugin=true
processing=true
[qgis]
checkVersion=false
[Projections]
showDatumTransformDialog=false
[app]
projections\\promptWhenMultipleTransformsExist=false
"""

Wait = int | tuple[Callable[[], bool], float]


def start_qgis(script: str, output: Path, data: dict[str, Path], **variables: str) -> None:
    """Start QGIS in a fresh profile, with the plugin enabled and its environment installed, and wait for its end.

    Parameters
    ----------
    script
        The file that QGIS runs.
    output
        Folder for what the script makes; it is made.
    data
        Files or folders by the name of the variable that tells the script where they are; they are linked to where a
        user has them, not where this working copy lies.
    variables
        Further environment variables.
    """
    program = shutil.which("qgis.bin") or shutil.which("qgis")
    if program is None:
        sys.exit("QGIS was not found. Run `make install` first.")
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        settings = home / "profiles/default/QGIS/QGIS3.ini"
        settings.parent.mkdir(parents=True)
        settings.write_text(SETTINGS)
        managed = home / "data/insar-forecast/environment"
        managed.parent.mkdir(parents=True)
        environment = os.environ | {"XDG_DATA_HOME": str(home / "data")}
        python = environment.pop(PYTHON, "")
        if python:
            managed.symlink_to(Path(python).parents[1])
        for variable, path in data.items():
            place = home / path.name
            place.symlink_to(path)
            environment[variable] = str(place)
        here = Path(__file__).resolve().parent
        environment |= {"QGIS_PLUGINPATH": str(here.parent), "PYTHONPATH": str(here), **variables}
        command = [program, "--nologo", "--noversioncheck", "--profiles-path", folder, "--code", script]
        # Whether it came to its end the script sees by what it made; QGIS tells a failed step on standard error.
        subprocess.run(command, env=environment, check=False, timeout=TIMEOUT_S)


def begin(steps: Callable[[], Iterator[Wait]]) -> None:
    """Take the steps in the QGIS that runs this, once it has started."""
    from qgis.PyQt.QtCore import QTimer

    QTimer.singleShot(START_MS, lambda: _drive(steps()))


def _drive(steps: Iterator[Wait]) -> None:
    """Take one step after another; leave QGIS after the last one, or after one that failed."""
    from qgis.core import QgsProject
    from qgis.PyQt.QtCore import QTimer
    from qgis.PyQt.QtWidgets import QApplication

    wait: Wait | None = None
    status = 1
    try:
        wait = next(steps, None)
        status = 0
    finally:
        if wait is None:
            QgsProject.instance().clear()  # a QGIS that ends with layers crashes
            QApplication.instance().exit(status)
    if isinstance(wait, tuple):
        _look(steps, wait[0], time.monotonic() + wait[1])
    elif wait is not None:
        QTimer.singleShot(wait, lambda: _drive(steps))


def _look(steps: Iterator[Wait], has_come: Callable[[], bool], until: float) -> None:
    """Wait for what a step waits for; the next step sees whether it came in time."""
    from qgis.PyQt.QtCore import QTimer

    if has_come() or time.monotonic() > until:
        QTimer.singleShot(0, lambda: _drive(steps))
    else:
        QTimer.singleShot(LOOK_MS, lambda: _look(steps, has_come, until))
