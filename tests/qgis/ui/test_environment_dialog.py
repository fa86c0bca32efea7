# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog of the core's environment: what it stores, runs, says and ends."""

import json
import sys
import threading
from pathlib import Path

import pytest
from conftest import pump_until
from qgis.core import QgsApplication, QgsSettings

from insar_forecast_plugin import environment
from insar_forecast_plugin.interpreter import InstallError
from insar_forecast_plugin.ui import environment_task
from insar_forecast_plugin.ui.environment_dialog import EnvironmentDialog, can_be_kept


@pytest.fixture(autouse=True)
def nothing_of_the_user(tmp_path, monkeypatch):
    """No setting, no variable, an empty data folder."""
    monkeypatch.delenv(environment.VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    QgsSettings().remove(environment.SETTING)
    yield
    QgsSettings().remove(environment.SETTING)


@pytest.fixture
def dialog(qgis_app):
    dialog = EnvironmentDialog()
    yield dialog
    dialog.remove()


@pytest.fixture
def core_that_answers(monkeypatch):
    """A core that is content with any Python."""

    def run_job(operation, parameters, feedback, *, python):
        feedback.setProgress(50)
        feedback.pushInfo(f"Interpreter: {python}")
        feedback.pushWarning("numpy is 2.3; the plugin was tested with 2.4.")
        return {"outputs": {"UNUSABLE_COUNT": 0}, "layers": {}, "messages": ["1 of 9 packages are of another version."]}

    monkeypatch.setattr(environment_task, "run_job", run_job)


@pytest.fixture
def install_that_waits(monkeypatch):
    """An installation that goes on until it is cancelled; tells how it was called and that it ended."""
    seen = {"begun": threading.Event(), "ended": threading.Event()}

    def install(folder, *, report, cancelled, **given):
        seen.update(given, folder=folder)
        report("Installing the packages ...")
        seen["begun"].set()
        waiting = threading.Event()
        while not cancelled():
            waiting.wait(0.01)
        seen["ended"].set()
        raise environment.InstallCancelledError("Cancelled. Nothing was changed.")

    monkeypatch.setattr(environment, "install", install)
    return seen


def stored():
    return QgsSettings().value(environment.SETTING, "", type=str)


def named(dialog, python):
    dialog.named.setChecked(True)
    dialog.interpreter.setFilePath(python)


def test_missing_environment_is_said_at_once(dialog):
    assert dialog.state.text() == "There is no Python environment for the calculations yet. Click Install."


def test_variable_is_said(monkeypatch, qgis_app):
    monkeypatch.setenv(environment.VARIABLE, "/opt/python")
    dialog = EnvironmentDialog()
    assert "/opt/python, named by the environment variable INSAR_FORECAST_PYTHON" in dialog.state.text()
    dialog.remove()


def test_opening_starts_nothing(dialog):
    assert (dialog.task, QgsApplication.taskManager().count()) == (None, 0)


def test_setting_is_shown(qgis_app):
    QgsSettings().setValue(environment.SETTING, "/opt/python")
    dialog = EnvironmentDialog()
    assert (dialog.named.isChecked(), dialog.interpreter.filePath()) == (True, "/opt/python")
    dialog.remove()


def test_python_that_answers_is_stored(dialog, core_that_answers):
    named(dialog, sys.executable)
    dialog.check.click()
    assert pump_until(lambda: dialog.task is None)
    assert stored() == sys.executable


def test_what_the_check_says_is_in_the_log(dialog, core_that_answers):
    named(dialog, sys.executable)
    dialog.check.click()
    assert pump_until(lambda: dialog.task is None)
    lines = dialog.log.toPlainText().splitlines()
    assert lines[-3:] == [
        f"Interpreter: {sys.executable}",
        "Warning: numpy is 2.3; the plugin was tested with 2.4.",
        "1 of 9 packages are of another version.",
    ]


def test_python_that_does_not_start_is_refused_and_not_stored(dialog):
    named(dialog, "/nowhere/python")
    dialog.check.click()
    assert pump_until(lambda: dialog.task is None)
    assert dialog.log.toPlainText() == (
        "/nowhere/python is not a Python that starts. Choose another, or the plugin's own environment."
    )
    assert stored() == ""


def test_folder_of_an_environment_is_as_good_as_its_program(dialog, core_that_answers):
    folder = Path(sys.prefix)
    assert (folder / "bin" / "python").is_file()
    named(dialog, str(folder))
    dialog.check.click()
    assert pump_until(lambda: dialog.task is None)
    assert (stored(), environment.find_python(stored())) == (str(folder), str(folder / "bin" / "python"))


def test_folder_without_a_python_is_refused_with_what_is_expected(dialog, tmp_path):
    named(dialog, str(tmp_path))
    dialog.check.click()
    assert pump_until(lambda: dialog.task is None)
    assert dialog.log.toPlainText().startswith(f"{tmp_path} is a folder without a Python in it; expected the folder of")
    assert stored() == ""


@pytest.mark.skipif(sys.version_info < (3, 11), reason="the core needs Python 3.11")
def test_python_without_the_packages_is_refused_and_not_stored(dialog):
    named(dialog, sys.executable)  # the Python of these tests, which has no onnxruntime
    dialog.check.click()
    assert pump_until(lambda: dialog.task is None, 120)
    assert "Warning: onnxruntime" in dialog.log.toPlainText()
    assert "lacks required packages" in dialog.log.toPlainText()
    assert stored() == ""


def test_no_python_named_is_said(dialog):
    named(dialog, "")
    dialog.check.click()
    assert (dialog.task, dialog.log.toPlainText()[:21]) == (None, "Choose a Python first")


def test_own_environment_takes_the_setting_away(dialog, core_that_answers):
    QgsSettings().setValue(environment.SETTING, sys.executable)
    dialog.own.setChecked(True)
    dialog.check.click()
    assert pump_until(lambda: dialog.task is None)
    assert stored() == ""


def test_real_core_reports_its_packages(dialog, core_python):
    named(dialog, core_python)
    dialog.check.click()
    assert pump_until(lambda: dialog.task is None, 120)
    assert "All required packages are installed." in dialog.log.toPlainText()


def test_install_takes_what_was_chosen(dialog, install_that_waits):
    dialog.extras.setCurrentText("training")
    dialog.build.setCurrentText("cpu")
    dialog.wheels.setFilePath("/some/wheels")
    dialog.base.setFilePath("/usr/bin/python3")
    dialog.install.click()
    assert pump_until(install_that_waits["begun"].is_set)
    given = {name: str(install_that_waits[name]) for name in ("extras", "build", "wheels", "python")}
    assert given == {"extras": "training", "build": "cpu", "wheels": "/some/wheels", "python": "/usr/bin/python3"}


def test_install_into_the_managed_folder(dialog, install_that_waits):
    dialog.install.click()
    assert pump_until(install_that_waits["begun"].is_set)
    assert install_that_waits["folder"] == environment.managed_folder()


def test_cancel_ends_the_installation(dialog, install_that_waits):
    dialog.install.click()
    assert pump_until(install_that_waits["begun"].is_set)
    dialog.cancel.click()
    assert pump_until(lambda: dialog.task is None)
    assert dialog.log.toPlainText().endswith("Cancelled. Nothing was changed.")


def test_buttons_are_off_while_it_works_and_on_again(dialog, install_that_waits):
    dialog.install.click()
    while_working = (dialog.install.isEnabled(), dialog.check.isEnabled(), dialog.cancel.isEnabled())
    assert pump_until(install_that_waits["begun"].is_set)
    dialog.cancel.click()
    assert pump_until(lambda: dialog.task is None)
    assert (while_working, dialog.install.isEnabled()) == ((False, False, True), True)


def test_install_that_fails_says_why(dialog, monkeypatch):
    def install(folder, **given):
        raise InstallError("No program on PATH is a Python 3.11 or newer.")

    monkeypatch.setattr(environment, "install", install)
    dialog.install.click()
    assert pump_until(lambda: dialog.task is None)
    assert dialog.log.toPlainText().endswith("No program on PATH is a Python 3.11 or newer.")


def test_install_that_succeeds_is_used_from_then_on(dialog, monkeypatch):
    def install(folder, *, report, **given):
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").symlink_to(sys.executable)
        marker = {"requirements": environment.requirements_hash(), "extras": "none"}
        (folder / environment.MARKER).write_text(json.dumps(marker))

    monkeypatch.setattr(environment, "install", install)
    named(dialog, "/nowhere/python")
    QgsSettings().setValue(environment.SETTING, "/nowhere/python")
    dialog.install.click()
    assert pump_until(lambda: dialog.task is None)
    assert (dialog.own.isChecked(), stored()) == (True, "")
    assert dialog.state.text() == f"The calculations use the environment in {environment.managed_folder()}."


def test_removed_dialog_ends_the_installation(qgis_app, install_that_waits):
    dialog = EnvironmentDialog()
    dialog.install.click()
    assert pump_until(install_that_waits["begun"].is_set)
    dialog.remove()
    assert install_that_waits["ended"].is_set()


def test_settings_in_an_impossible_place_cannot_be_kept(tmp_path):
    (tmp_path / "file").write_text("")
    assert not can_be_kept(str(tmp_path / "file" / "QGIS3.ini"))


def test_settings_in_a_writable_place_can_be_kept(tmp_path):
    assert can_be_kept(str(tmp_path / "QGIS3.ini"))


def test_choice_that_cannot_be_kept_is_said(dialog, core_that_answers, monkeypatch):
    monkeypatch.setattr("insar_forecast_plugin.ui.environment_dialog.can_be_kept", lambda path: False)
    dialog.own.setChecked(True)
    dialog.check.click()
    assert pump_until(lambda: dialog.task is None)
    assert "is kept only until QGIS is closed" in dialog.log.toPlainText()
