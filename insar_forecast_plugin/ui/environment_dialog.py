# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog in which the user chooses, checks and installs the Python that runs the calculations."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication, QSettings
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from .. import environment
from .environment_task import EnvironmentTask, check_task, install_task

if TYPE_CHECKING:
    from typing import Any

_END_WITHIN_MS = 5000


class EnvironmentDialog(QDialog):
    """Which Python runs the core; opened by the user, never by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_tr("InSAR Forecast: environment"))
        self.resize(640, 560)
        self.task: EnvironmentTask | None = None
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.own = QRadioButton(_tr("The plugin's own environment"))
        self.named = QRadioButton(_tr("This Python, which has the packages:"))
        self.interpreter = QgsFileWidget()
        self.check = QPushButton(_tr("Use and check"))
        self.wheels = QgsFileWidget()
        self.wheels.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.base = QgsFileWidget()
        self.build = QComboBox()
        self.build.addItems(environment.BUILDS)
        self.install = QPushButton(_tr("Install"))
        self.cancel = QPushButton(_tr("Cancel"))
        self.progress = QProgressBar()
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(5000)
        self._lay_out()
        self.named.toggled.connect(self.interpreter.setEnabled)
        self.check.clicked.connect(lambda _=False: self.use_and_check())
        self.install.clicked.connect(lambda _=False: self.start_install())
        self.cancel.clicked.connect(lambda _=False: self.task and self.task.cancel())
        setting = QgsSettings().value(environment.SETTING, "", type=str)
        self.interpreter.setFilePath(setting)
        (self.named if setting else self.own).setChecked(True)
        self.interpreter.setEnabled(bool(setting))
        self._show_state()
        self._set_busy(False)

    def use_and_check(self) -> None:
        """Say what the chosen Python has, and keep the choice if it can run the calculations."""
        setting = self.interpreter.filePath().strip() if self.named.isChecked() else ""
        if self.named.isChecked() and not setting:
            self._say(_tr("Name the Python first, or choose the plugin's own environment."))
            return
        self._start(check_task(setting), then=lambda: self._store(setting))
        if not setting:
            self._store("")  # the plugin's own environment is chosen even while it is still to be made

    def start_install(self) -> None:
        """Make the plugin's own environment, and use it from then on."""
        self._start(
            install_task(
                wheels=self.wheels.filePath().strip(),
                build=self.build.currentText(),
                python=self.base.filePath().strip(),
            ),
            then=self._use_own,
        )

    def remove(self) -> None:
        """End what is running and go for good."""
        if self.task is not None:
            self.task.said.disconnect()
            self.task.ended.disconnect()
            self.task.cancel()
            self.task.waitForFinished(_END_WITHIN_MS)
            self.task = None
        self.close()
        self.deleteLater()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.state)
        use = QGroupBox(_tr("The calculations run in"))
        rows = QVBoxLayout(use)
        rows.addWidget(self.own)
        row = QHBoxLayout()
        row.addWidget(self.named)
        row.addWidget(self.interpreter, 1)
        rows.addLayout(row)
        rows.addWidget(self.check)
        column.addWidget(use)
        make = QGroupBox(_tr("Make the plugin's own environment"))
        form = QFormLayout(make)
        form.addRow(_tr("Build of torch"), self.build)
        form.addRow(_tr("Folder of wheels, for machines without a network (optional)"), self.wheels)
        form.addRow(_tr("Python 3.11 or newer to make it with (optional)"), self.base)
        form.addRow(self.install)
        column.addWidget(make)
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        column.addLayout(row)
        column.addWidget(self.log, 1)
        for widget, hint in (
            (
                self.build,
                _tr("cpu is small and runs everywhere; gpu computes on graphics cards; auto takes what fits."),
            ),
            (self.interpreter, _tr("Never QGIS's own Python.")),
        ):
            widget.setToolTip(hint)

    def _start(self, task: EnvironmentTask, then: Any = None) -> None:
        if self.task is not None:
            return
        self.task = task
        self.log.clear()
        self._set_busy(True)
        task.said.connect(self._say)
        task.progressChanged.connect(self._show_progress)
        task.ended.connect(lambda well, words: self._end(well, words, then))
        QgsApplication.taskManager().addTask(task)

    def _end(self, well: bool, words: str, then: Any) -> None:
        self.task = None
        self._say(words)
        if well and then is not None:
            then()
        self._set_busy(False)
        self._show_state()

    def _use_own(self) -> None:
        self.own.setChecked(True)
        self._store("")
        variable = os.environ.get(environment.VARIABLE)
        if variable:
            self._say(
                f"The variable {environment.VARIABLE} names {variable}, which comes first. Remove it to use the "
                "environment that was made."
            )

    def _store(self, setting: str) -> None:
        """Keep the choice; where the profile cannot be written it holds until QGIS is closed, and that is said."""
        settings = QgsSettings()
        if setting:
            settings.setValue(environment.SETTING, setting)
        else:
            settings.remove(environment.SETTING)
        if not can_be_kept(settings.fileName()):
            self._say(f"The choice holds until QGIS is closed: {settings.fileName()} cannot be written.")

    def _show_state(self) -> None:
        """Say what is known without starting anything."""
        setting = QgsSettings().value(environment.SETTING, "", type=str)
        variable = os.environ.get(environment.VARIABLE)
        if setting:
            text = f"The calculations run in {setting}, chosen here."
        elif variable:
            text = f"The calculations run in {variable}, named by the variable {environment.VARIABLE}."
        else:
            folder = environment.managed_folder()
            wrong = environment.fault(folder)
            text = f"{wrong} Install makes it." if wrong else f"The calculations run in the environment in {folder}."
        self.state.setText(text)

    def _show_progress(self, percent: float) -> None:
        self.progress.setRange(0, 100)
        self.progress.setValue(round(percent))

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.check, self.install, self.own, self.named, self.build):
            widget.setEnabled(not busy)
        self.cancel.setEnabled(busy)
        # An installer does not know how far it is: the bar moves until a job gives a fraction.
        self.progress.setRange(0, 0 if busy else 100)
        if not busy:
            self.progress.setValue(0)

    def _say(self, text: str) -> None:
        if text:
            self.log.appendPlainText(text)


def can_be_kept(path: str) -> bool:
    """Say whether a file of settings can be written."""
    settings = QSettings(path, QSettings.Format.IniFormat)
    settings.sync()
    return settings.isWritable() and settings.status() == QSettings.Status.NoError


def _tr(text: str) -> str:
    return QCoreApplication.translate("InsarForecast", text)
