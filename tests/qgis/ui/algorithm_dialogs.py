# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialogs of algorithms as a user has them: opened, filled in, run, and opened again from the history."""

import time

from conftest import pump_until
from processing.gui.AlgorithmDialog import AlgorithmDialog
from qgis.core import QgsProcessingContext
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QTextEdit

# What QGIS's history has at hand when it runs an entry.
IMPORTS = """
import processing
from qgis.core import (QgsProcessingOutputLayerDefinition, QgsProcessingFeatureSourceDefinition, QgsProperty,
    QgsCoordinateReferenceSystem, QgsFeatureRequest)
from qgis.PyQt.QtCore import QDate, QTime, QDateTime
"""


def open_dialog(algorithm, values=None):
    """Return the dialog of an algorithm with some values set in its widgets."""
    dialog = AlgorithmDialog(algorithm.create())
    for name, value in (values or {}).items():
        dialog.mainWidget().wrappers[name].setParameterValue(value, QgsProcessingContext())
    return dialog


def parameters_of(dialog):
    """Return what the widgets hold, by name, as texts that can be compared."""
    return {name: shown(value) for name, value in dialog.createProcessingParameters().items()}


def shown(value):
    if hasattr(value, "authid"):
        return value.authid()
    if hasattr(value, "toString"):
        return value.toString()
    if hasattr(value, "sink"):
        return value.sink.staticValue()
    return value if isinstance(value, list) else str(value)


def press_run(dialog, seconds=120):
    """Click Run and wait for the end; return whether it went well, and the text of the log."""
    ended = []
    dialog.algorithmFinished.connect(lambda well, results: ended.append(well))
    failed_before = log_of(dialog).count("Execution failed after")
    dialog.show()
    button = dialog.buttonBox().button(QDialogButtonBox.StandardButton.Ok) or dialog.runButton()
    button.click()

    def over():
        return ended or log_of(dialog).count("Execution failed after") > failed_before

    assert pump_until(over, seconds)
    settled = time.monotonic() + 0.2
    pump_until(lambda: time.monotonic() > settled)
    return bool(ended and ended[-1]), log_of(dialog)


def log_of(dialog):
    """Return the text on the Log tab."""
    boxes = [*dialog.findChildren(QTextEdit), *dialog.findChildren(QPlainTextEdit)]
    return next(box.toPlainText() for box in boxes if box.objectName() == "txtLog")


def reopen_from_history():
    """Do what a double click on the newest entry of the history does; return what its dialog then holds."""
    try:
        from processing.gui.HistoryDialog import HistoryDialog
    except ImportError:  # since 3.24 the registry of QGIS keeps the history
        entry = QgsGui.historyProviderRegistry().queryEntries(providerId="processing")[-1].entry
        return _reopened(lambda: _execute(entry["python_command"]))
    history = HistoryDialog()
    newest = history.tree.topLevelItem(0).child(0)
    history.tree.setCurrentItem(newest)
    return _reopened(lambda: history.tree.doubleClicked.emit(history.tree.currentIndex()))


def _execute(command):
    exec(IMPORTS + command.replace("processing.run(", "processing.execAlgorithmDialog("), {})


def _reopened(open_again):
    """Open a dialog that waits for the user; return what it holds, and close it."""
    found = []

    def look():
        shown = [item for item in QApplication.topLevelWidgets() if isinstance(item, AlgorithmDialog)]
        for dialog in (item for item in shown if item.isVisible()):
            try:
                found.append(parameters_of(dialog))
            finally:
                dialog.reject()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(50)
    open_again()
    timer.stop()
    return found[0]
