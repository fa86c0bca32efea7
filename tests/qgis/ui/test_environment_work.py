# SPDX-License-Identifier: GPL-2.0-or-later
"""The environment dialog at work: what it foresees, shows, advises and leaves behind; programs are real."""

import json
import shutil
import sys

import pytest
from conftest import pump_until
from qgis.core import QgsApplication, QgsSettings, QgsTask
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from insar_forecast_plugin import environment, environment_size
from insar_forecast_plugin.ui.environment_dialog import EnvironmentDialog
from insar_forecast_plugin.ui.environment_task import as_said_here

CANCELLED = "Cancelled. Nothing was changed."


def write_program(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def nothing_of_the_user(tmp_path, monkeypatch):
    """No setting, no variable, an empty data folder, no package index; uv makes a folder and then takes its time."""
    monkeypatch.delenv(environment.VARIABLE, raising=False)
    for name in environment_size.UV_INDEX_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'programs'}:/usr/bin:/bin")
    write_program(
        tmp_path / "programs" / "uv",
        """#!/bin/sh
for last; do :; done
[ "$1" = venv ] && mkdir -p "$last/bin" && exec ln -s /usr/bin/python3 "$last/bin/python"
echo "Downloading torch (190.0MiB)"
sleep 60
""",
    )
    QgsSettings().remove(environment.SETTING)
    yield
    QgsSettings().remove(environment.SETTING)


@pytest.fixture
def dialog(qgis_app):
    dialog = EnvironmentDialog()
    dialog.show()
    yield dialog
    dialog.remove()


@pytest.fixture
def endings(qgis_app):
    """The statuses with which tasks end, and their descriptions: what QGIS makes "Task failed" or "complete" of."""
    seen = []
    manager = QgsApplication.taskManager()

    def keep(number, status):
        if status in (QgsTask.TaskStatus.Complete, QgsTask.TaskStatus.Terminated):
            seen.append((status, manager.task(number).description()))

    manager.statusChanged.connect(keep)
    yield seen
    manager.statusChanged.disconnect(keep)


@pytest.fixture
def outdated(tmp_path):
    """An environment made for another version of the plugin, whose Python takes its time."""
    folder = environment.managed_folder()
    write_program(folder / "bin" / "python", "#!/bin/sh\nsleep 60\n")
    (folder / "pyvenv.cfg").write_text("")
    (folder / environment.MARKER).write_text(json.dumps({"requirements": "of another version", "build": "auto"}))
    return folder


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def begin_install(dialog):
    click(dialog.install)
    assert pump_until(lambda: "Downloading torch (199 MB)" in dialog.now.text()), dialog.log.toPlainText()


def end(dialog):
    click(dialog.cancel)
    assert pump_until(lambda: dialog.task is None)


def test_size_time_folder_and_space_are_said_before_the_installation(dialog):
    first, second, third = dialog.size.text().splitlines()
    assert first == "Download: about 250 MB. On disk: about 700 MB."
    assert second == "Time: about 2 min with a 50 Mbit/s connection."
    assert third.startswith(f"Folder: {environment.managed_folder()} (")


def test_size_follows_the_folder_of_wheels(dialog, tmp_path):
    (tmp_path / "nvidia_cublas-13.1-py3-none-linux.whl").write_text("")
    dialog.extras.setCurrentText("training")
    dialog.wheels.setFilePath(str(tmp_path))
    assert dialog.size.text().startswith("Download: none. On disk: about 5.6 GB.")


def test_build_is_chosen_for_training_only(dialog):
    assert not dialog.build.isEnabled()
    dialog.extras.setCurrentText("training and cluster")
    assert dialog.build.isEnabled()
    dialog.extras.setCurrentText("cluster")
    assert not dialog.build.isEnabled()


def test_size_follows_the_build(dialog, tmp_path):
    write_program(tmp_path / "programs" / "nvidia-smi", "#!/bin/sh\n")
    dialog.extras.setCurrentText("training")
    dialog.build.setCurrentText("cpu")
    dialog.build.setCurrentText("gpu")
    assert dialog.size.text().startswith("Download: about 3.0 GB.")


def test_disk_without_room_is_said_and_nothing_installed(dialog, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda place: type("Usage", (), {"free": 1e6}))
    dialog.build.setCurrentText("cpu")
    click(dialog.install)
    assert pump_until(lambda: dialog.task is None)
    refused = dialog.log.toPlainText()
    assert refused.startswith("There is not enough space for the environment in ")
    assert (dialog.size.text().splitlines()[-1], dialog.now.text()) == (refused, "Failed. The log says why.")


def test_check_without_an_environment_advises_the_button_beside_it(dialog):
    click(dialog.check)
    assert pump_until(lambda: dialog.task is None)
    assert dialog.log.toPlainText() == "There is no Python environment for the calculations yet. Click Install."


@pytest.mark.skipif(sys.version_info < (3, 11), reason="the core needs Python 3.11")
def test_check_of_an_incomplete_python_advises_no_algorithm(dialog):
    dialog.named.setChecked(True)
    dialog.interpreter.setFilePath(sys.executable)  # the Python of these tests, which has no onnxruntime
    click(dialog.check)
    assert pump_until(lambda: dialog.task is None, 120)
    said = dialog.log.toPlainText()
    assert ("algorithm" in said, "click Install" in said) == (False, True)


@pytest.mark.parametrize(
    ("said", "here"),
    [
        (
            "Broken. Run the algorithm 'Install environment' (insarforecast:installenvironment).",
            "Broken. Click Install.",
        ),
        ("It does not start. Run 'Install environment'.", "It does not start. Click Install."),
        ("Not there. Run 'Install environment' again.", "Not there. Click Install again."),
        ("Try again; if it stays so, run 'Install environment'.", "Try again; if it stays so, click Install."),
        (
            "It crashed inside a library; run 'Check environment', or 'Install environment' to remake it.",
            "It crashed inside a library; click Install.",
        ),
    ],
)
def test_advice_to_run_an_algorithm_becomes_the_button(said, here):
    assert as_said_here(said) == here


def test_cancelled_installation_is_no_failed_task(dialog, endings):
    begin_install(dialog)
    end(dialog)
    assert endings == [(QgsTask.TaskStatus.Complete, "InSAR Forecast: installing the Python environment: cancelled")]


def test_failed_installation_is_a_failed_task(dialog, endings, tmp_path):
    dialog.wheels.setFilePath(str(tmp_path))
    click(dialog.install)
    assert pump_until(lambda: dialog.task is None)
    assert "which holds no wheel files" in dialog.log.toPlainText()
    assert endings == [(QgsTask.TaskStatus.Terminated, "InSAR Forecast: installing the Python environment")]


def test_cancelled_installation_changes_nothing_and_says_so(dialog, outdated):
    before = sorted(outdated.parent.rglob("*"))
    begin_install(dialog)
    assert sorted(outdated.parent.rglob("*")) != before
    end(dialog)
    assert sorted(outdated.parent.rglob("*")) == before
    assert (dialog.log.toPlainText().splitlines()[-1], dialog.now.text()) == (CANCELLED, CANCELLED)


def test_cancelled_check_changes_nothing_and_is_no_failed_task(dialog, outdated, endings):
    marker = {"requirements": environment.requirements_hash(), "extras": "none"}
    (outdated / environment.MARKER).write_text(json.dumps(marker))
    QgsSettings().setValue(environment.SETTING, "/opt/python")
    dialog.own.setChecked(True)
    click(dialog.check)
    assert pump_until(lambda: "Checking /" in dialog.log.toPlainText())
    end(dialog)
    assert QgsSettings().value(environment.SETTING, "", type=str) == "/opt/python"
    assert dialog.log.toPlainText().splitlines()[-1] == CANCELLED
    assert endings == [(QgsTask.TaskStatus.Complete, "InSAR Forecast: checking the Python environment: cancelled")]


def test_task_cancelled_before_it_begins_is_said_to_be_cancelled(dialog, outdated):
    click(dialog.install)
    dialog.task.cancel()  # as QGIS does from its list of tasks; the thread may not have begun
    assert pump_until(lambda: dialog.task is None)
    assert dialog.log.toPlainText().splitlines()[-1] == CANCELLED


def test_close_button_closes(dialog):
    click(dialog.buttons.button(dialog.buttons.StandardButton.Close))
    assert not dialog.isVisible()


def test_escape_closes_and_the_work_goes_on(dialog):
    begin_install(dialog)
    assert dialog.background.isVisible()
    assert dialog.background.text() == "You can close this window. The work continues in the background."
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), dialog.task.isActive()) == (False, True)
    dialog.show()
    assert "Downloading torch" in dialog.now.text()
    end(dialog)
    assert not dialog.background.isVisible()


@pytest.mark.parametrize("field", ["interpreter", "wheels", "base"])
def test_enter_in_a_field_starts_and_closes_nothing(dialog, field):
    dialog.named.setChecked(True)
    QTest.keyClick(getattr(dialog, field).lineEdit(), Qt.Key.Key_Return)
    assert (dialog.task, dialog.log.toPlainText(), dialog.isVisible()) == (None, "", True)


def test_dialog_says_that_nothing_is_running(dialog):
    assert dialog.now.text() == "Nothing is running."


def test_progress_is_unknown_until_something_is_known(dialog, outdated):
    marker = {"requirements": environment.requirements_hash(), "extras": "none"}
    (outdated / environment.MARKER).write_text(json.dumps(marker))
    click(dialog.check)
    assert pump_until(lambda: "Checking /" in dialog.log.toPlainText())
    assert dialog.progress.maximum() == 0
    end(dialog)
    assert (dialog.progress.maximum(), dialog.progress.value()) == (100, 0)


def test_check_shows_how_far_it_is_and_what_it_does(dialog, core_python):
    dialog.named.setChecked(True)
    dialog.interpreter.setFilePath(core_python)
    shown, said = [], []
    dialog.progress.valueChanged.connect(shown.append)
    click(dialog.check)
    dialog.task.doing.connect(said.append)
    assert pump_until(lambda: dialog.task is None, 120)
    values = [value for value in shown if value >= 0]
    assert (values == sorted(values), values[-1], len(values) > 5) == (True, 100, True)
    assert "Loading pandas" in said
    assert dialog.now.text() == "Finished."


def test_dialog_reads_the_disk_again_when_it_is_shown(dialog, monkeypatch):
    dialog.close()
    monkeypatch.setattr(shutil, "disk_usage", lambda place: type("Usage", (), {"free": 2.34e9}))
    dialog.show()
    assert "(2.3 GB free)" in dialog.size.text()
