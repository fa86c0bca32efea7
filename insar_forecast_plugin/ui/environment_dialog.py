# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog in which the user chooses, checks and installs the Python that runs the calculations."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QSettings, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
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
from ..core.translation import translated
from ..environment_size import estimate
from ..languages import tr
from .environment_task import EnvironmentTask, check_task, install_task

if TYPE_CHECKING:
    from typing import Callable

    from qgis.PyQt.QtGui import QShowEvent

_END_WITHIN_MS = 5000


class EnvironmentDialog(QDialog):
    """Which Python runs the core; opened by the user, never by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("InSAR Forecast: environment"))
        self.resize(680, 640)
        self.task: EnvironmentTask | None = None
        self.state = _wrapped()
        self.own = QRadioButton(tr("The plugin's own environment"))
        self.named = QRadioButton(tr("Another Python that has the packages:"))
        self.interpreter = QgsFileWidget()
        self.check = QPushButton(tr("Use and check"))
        self.extras = QComboBox()
        self.extras.addItems(environment.EXTRAS)
        self.build = QComboBox()
        self.build.addItems(environment.BUILDS)
        self.files = QComboBox()
        self.files.addItems(environment.FILES)
        self.wheels = QgsFileWidget()
        self.wheels.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.base = QgsFileWidget()
        self.size = _wrapped()
        self.install = QPushButton(tr("Install"))
        self.now = _wrapped()
        self.progress = QProgressBar()
        self.cancel = QPushButton(tr("Cancel"))
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(5000)
        self.log.setMinimumHeight(110)
        self.log.setPlaceholderText(tr("Messages of a check or an installation appear here."))
        self.background = QLabel(tr("You can close this window. The work continues in the background."))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.use = QGroupBox(tr("Python for the calculations"))
        self.make = QGroupBox(tr("Install the plugin's own environment"))
        self._lay_out()
        self._connect()
        setting = QgsSettings().value(environment.SETTING, "", type=str)
        self.interpreter.setFilePath(setting)
        (self.named if setting else self.own).setChecked(True)
        self.interpreter.setEnabled(bool(setting))
        self._show_state()
        self._show_size()
        self._set_busy(False)
        self.progress.setValue(0)
        self.now.setText(tr("Nothing is running."))

    def use_and_check(self) -> None:
        """Say what the chosen Python has, and keep the choice if it can run the calculations."""
        setting = self.interpreter.filePath().strip() if self.named.isChecked() else ""
        if self.named.isChecked() and not setting:
            self._say(tr("Choose a Python first, or choose the plugin's own environment."))
            return

        def keep(outcome: str) -> None:
            # The plugin's own environment is chosen even while it is still to be made.
            if outcome == "done" or (outcome == "failed" and not setting):
                self._store(setting)

        self._start(check_task(setting), keep, tr("Starting the check"))

    def start_install(self) -> None:
        """Make the plugin's own environment, and use it from then on."""
        self._show_size()
        task = install_task(
            extras=self.extras.currentText(),
            files=self.files.currentText(),
            wheels=self.wheels.filePath().strip(),
            build=self.build.currentText(),
            python=self.base.filePath().strip(),
        )
        self._start(task, lambda outcome: self._use_own() if outcome == "done" else None, tr("Starting"))

    def remove(self) -> None:
        """End what is running and go for good."""
        if self.task is not None:
            for signal in (self.task.said, self.task.doing, self.task.ended):
                signal.disconnect()
            self.task.cancel()
            self.task.waitForFinished(_END_WITHIN_MS)
            self.task = None
        self.close()
        self.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what holds now: the disk and the environment may have changed since the dialog was last open."""
        super().showEvent(event)
        self._show_state()
        self._show_size()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.state)
        rows = QVBoxLayout(self.use)
        rows.addWidget(self.own)
        row = QHBoxLayout()
        row.addWidget(self.named)
        row.addWidget(self.interpreter, 1)
        rows.addLayout(row)
        rows.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.use)
        form = QFormLayout(self.make)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Extras"), self.extras)
        form.addRow(tr("PyTorch build"), self.build)
        form.addRow(tr("Package files"), self.files)
        form.addRow(tr("Wheel folder (optional)"), self.wheels)
        form.addRow(tr("Python (optional)"), self.base)
        form.addRow(self.size)
        form.addRow(self.install)
        form.setAlignment(self.install, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.make)
        column.addWidget(self.now)
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        column.addLayout(row)
        column.addWidget(self.log, 1)
        row = QHBoxLayout()
        row.addWidget(self.background, 1)
        row.addWidget(self.buttons)
        column.addLayout(row)
        self.extras.setToolTip(
            tr(
                "training: adds PyTorch, to train networks and for the paper's network. "
                "cluster: adds Dask, for runs on many cores and machines. none: all else works."
            )
        )
        self.build.setToolTip(
            tr("Of Extras: training. cpu: runs everywhere. gpu: uses graphics cards. auto: chosen for this computer.")
        )
        self.files.setToolTip(
            tr(
                "tested: only files with which the plugin was tested, known by their SHA-256. any: other files of the "
                "required versions too, for a package index or wheel folder that has its own."
            )
        )
        self.wheels.setToolTip(tr("Folder with wheel files to install from, for computers without a network."))
        self.base.setToolTip(
            tr("Python 3.11 or newer, not QGIS's own: the program, or its folder. Empty: found automatically.")
        )
        self.interpreter.setToolTip(
            tr("Python 3.11 or newer, not QGIS's own: the folder of its environment, or bin/python in it.")
        )
        self.wheels.lineEdit().setPlaceholderText(tr("Only for installation without a network"))
        self.base.lineEdit().setPlaceholderText(tr("Found automatically"))
        for button in (self.check, self.install, self.cancel, *self.buttons.buttons()):
            button.setAutoDefault(False)  # Enter in a field starts and closes nothing

    def _connect(self) -> None:
        self.named.toggled.connect(self.interpreter.setEnabled)
        self.check.clicked.connect(lambda _=False: self.use_and_check())
        self.install.clicked.connect(lambda _=False: self.start_install())
        self.cancel.clicked.connect(lambda _=False: self._cancel())
        self.buttons.rejected.connect(self.close)
        for choice in (self.extras, self.build):
            choice.currentIndexChanged.connect(lambda _=0: self._show_size())
        self.wheels.fileChanged.connect(lambda _="": self._show_size())

    def _start(self, task: EnvironmentTask, then: Callable[[str], None], first: str) -> None:
        if self.task is not None:
            return
        self.task = task
        self.log.clear()
        self._set_busy(True)
        self._show_now(first)
        task.said.connect(self._say)
        task.doing.connect(self._show_now)
        task.progressChanged.connect(self._show_progress)
        task.ended.connect(lambda outcome, words: self._end(outcome, words, then))
        QgsApplication.taskManager().addTask(task)

    def _cancel(self) -> None:
        if self.task is not None:
            self.cancel.setEnabled(False)
            self.now.setText(tr("Cancelling ..."))
            self.task.cancel()

    def _end(self, outcome: str, words: str, then: Callable[[str], None]) -> None:
        self.task = None
        self._say(words)
        then(outcome)
        self._set_busy(False)
        self.progress.setValue(100 if outcome == "done" else 0)
        self.now.setText({"done": tr("Finished."), "cancelled": words}.get(outcome, tr("Failed. The log says why.")))
        self._show_state()
        self._show_size()

    def _use_own(self) -> None:
        self.own.setChecked(True)
        self._store("")
        variable = os.environ.get(environment.VARIABLE)
        if variable:
            text = tr(
                "The environment variable {variable} names {python}, which takes precedence. Remove it to use the "
                "installed environment."
            )
            self._say(text.format(variable=environment.VARIABLE, python=variable))

    def _store(self, setting: str) -> None:
        """Keep the choice; where the profile cannot be written it holds until QGIS is closed, and that is said."""
        settings = QgsSettings()
        if setting:
            settings.setValue(environment.SETTING, setting)
        else:
            settings.remove(environment.SETTING)
        if not can_be_kept(settings.fileName()):
            text = tr("The choice is kept only until QGIS is closed: {file} cannot be written.")
            self._say(text.format(file=settings.fileName()))

    def _show_state(self) -> None:
        """Say what is known without starting anything."""
        setting = QgsSettings().value(environment.SETTING, "", type=str)
        variable = os.environ.get(environment.VARIABLE)
        if setting:
            text = tr("The calculations use {python}, chosen here.").format(python=setting)
        elif variable:
            text = tr("The calculations use {python}, named by the environment variable {variable}.")
            text = text.format(python=variable, variable=environment.VARIABLE)
        else:
            text = _state_of_own_environment()
        self.state.setText(text)

    def _show_size(self) -> None:
        """Say what an installation with these choices takes."""
        wheels = self.wheels.filePath().strip()
        try:
            folder = environment.managed_folder()
        except environment.EnvironmentMissingError:  # said above
            self.size.setText("")
            return
        extras, build = self.extras.currentText(), self.build.currentText()
        self.build.setEnabled("training" in extras)
        foreseen = estimate(folder, extras=extras, build=build, wheels=Path(wheels) if wheels else None)
        self.size.setText("\n".join(translated(line) for line in foreseen.lines()))

    def _show_progress(self, percent: float) -> None:
        # Neither pip nor a check knows at once how far it is: the bar moves until there is a number.
        if percent > 0:
            self.progress.setRange(0, 100)
            self.progress.setValue(round(percent))

    def _show_now(self, text: str) -> None:
        if self.cancel.isEnabled():  # else it is being cancelled
            self.now.setText(f"{text} ...")

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.use, self.make):
            widget.setEnabled(not busy)
        self.cancel.setEnabled(busy)
        self.background.setVisible(busy)
        self.progress.setRange(0, 0 if busy else 100)

    def _say(self, text: str) -> None:
        if text:
            self.log.appendPlainText(text)


def can_be_kept(path: str) -> bool:
    """Say whether a file of settings can be written."""
    settings = QSettings(path, QSettings.Format.IniFormat)
    settings.sync()
    return settings.isWritable() and settings.status() == QSettings.Status.NoError


def _wrapped() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _state_of_own_environment() -> str:
    try:
        folder = environment.managed_folder()
    except environment.EnvironmentMissingError as error:
        return translated(str(error))
    wrong = translated(environment.fault(folder) or "")
    text = tr("{fault} Click Install.") if wrong else tr("The calculations use the environment in {folder}.")
    return text.format(fault=wrong, folder=folder)
