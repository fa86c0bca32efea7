# SPDX-License-Identifier: GPL-2.0-or-later
"""What may end during a job: the project, the plugin, QGIS. The child ends too, and nothing stays half written."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROVIDER, children_of, is_alive, pump_until, python_that_starts, wait_until
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from insar_forecast_plugin import environment
from insar_forecast_plugin.plugin import InsarForecastPlugin

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.version_info < (3, 11), reason="this Python stands in for the core's")

# Writes half of its output and waits for a file to appear before it completes it.
WAITING_CORE = """
import json, os, sys, time
request = json.loads(sys.stdin.readline())
output = request["parameters"]["output"]
folder = os.path.join(os.path.dirname(output), request["staging"])
os.mkdir(folder)
half = os.path.join(folder, os.path.basename(output))
open(half, "w").write("half")
print(json.dumps({"type": "info", "text": str(os.getpid())}), flush=True)
end = time.monotonic() + 60
while not os.path.exists("GATE") and time.monotonic() < end:
    time.sleep(0.01)
os.replace(half, output)
os.rmdir(folder)
print(json.dumps({"type": "result", "outputs": {}, "layers": {}, "messages": []}), flush=True)
"""
# A user who starts an algorithm in the desktop, where it runs as a task.
DESKTOP = """
from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask, QgsProcessingContext, QgsProcessingFeedback
algorithm = QgsApplication.processingRegistry().createAlgorithmById("insarforecast:simulate")
context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
given = {"POINT_COUNT": 50_000, "EPOCH_COUNT": 500, "OUTPUT": "OUTPUT_PATH"}
task = QgsProcessingAlgRunnerTask(algorithm, given, context, feedback)
QgsApplication.taskManager().addTask(task)
"""


class Running:
    """An algorithm of the plugin that runs as a task, as it does in the Toolbox."""

    def __init__(self, name, parameters):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"{PROVIDER}:{name}")
        self.context, self.feedback, self.executed = QgsProcessingContext(), QgsProcessingFeedback(), []
        self.context.setProject(QgsProject.instance())
        self.task = QgsProcessingAlgRunnerTask(algorithm, parameters, self.context, self.feedback)
        self.task.executed.connect(lambda well, results: self.executed.append(well))
        QgsApplication.taskManager().addTask(self.task)

    def begun(self):
        return any(line.isdigit() for line in self.feedback.textLog().splitlines())

    def child(self):
        return next(int(line) for line in self.feedback.textLog().splitlines() if line.isdigit())


@pytest.fixture
def plugin(qgis_processing, qgis_new_project):
    plugin = InsarForecastPlugin(None)
    plugin.initProcessing()
    yield plugin
    plugin.unload()


@pytest.fixture
def gate(tmp_path, monkeypatch):
    """A core that waits with half of its output written; it goes on when this file is made."""
    gate = tmp_path / "gate"
    launcher = tmp_path / "waiting_launch.py"
    launcher.write_text(WAITING_CORE.replace("GATE", str(gate)))
    monkeypatch.setenv(environment.VARIABLE, python_that_starts(launcher, tmp_path))
    return gate


@pytest.fixture
def layer(qgis_new_project):
    """A layer that exists in memory only, so that it has to be copied for the job."""
    layer = QgsVectorLayer("Point?crs=EPSG:3035&field=D20200101:double", "in memory", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(4_000_000, 3_000_000)))
    feature.setAttributes([1.0])
    layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def folder(tmp_path):
    """Where the outputs go."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def names_in(folder):
    return [path.name for path in folder.iterdir()]


def test_project_closed_during_a_job_leaves_the_job_to_end_well(plugin, gate, layer, folder):
    running = Running("gridtimeseries", {"INPUT": layer.id(), "OUTPUT": str(folder / "grid.tif")})
    assert pump_until(running.begun)
    QgsProject.instance().clear()
    gate.touch()
    assert pump_until(lambda: running.executed)
    assert (running.executed, names_in(folder)) == ([True], ["grid.tif"])


def test_tasks_cancelled_on_closing_qgis_end_the_child(plugin, gate, folder):
    running = Running("simulate", {"OUTPUT": str(folder / "points.gpkg")})
    assert pump_until(running.begun)
    QgsApplication.taskManager().cancelAll()
    assert pump_until(lambda: running.executed)
    assert (running.executed, is_alive(running.child()), names_in(folder)) == ([False], False, [])


def test_plugin_unloaded_during_a_job_ends_the_child(plugin, gate, folder):
    running = Running("simulate", {"OUTPUT": str(folder / "points.gpkg")})
    assert pump_until(running.begun)
    plugin.unload()
    assert (is_alive(running.child()), names_in(folder)) == (False, [])
    assert pump_until(lambda: running.executed)
    assert running.executed == [False]


def test_job_after_a_reload_runs(plugin, gate, folder):
    plugin.unload()
    plugin.initProcessing()
    gate.touch()
    running = Running("simulate", {"OUTPUT": str(folder / "points.gpkg")})
    assert pump_until(lambda: running.executed)
    assert running.executed == [True]


def end_and_look(started, sign, folder):
    """End QGIS by a signal in the middle of a job; return the children that it had and that outlive it."""
    wait_until(lambda: names_in(folder) or started.poll() is not None, seconds=90)
    assert started.poll() is None, started.communicate()
    children = children_of(started.pid)
    started.send_signal(sign)
    started.communicate(timeout=60)
    wait_until(lambda: not any(is_alive(pid) for pid in children), seconds=2)
    return len(children), [pid for pid in children if is_alive(pid)]


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_qgis_process_takes_the_child_with_it(qgis_process, core, folder, sign):
    given = ["POINT_COUNT=50000", "EPOCH_COUNT=500", f"OUTPUT={folder / 'points.gpkg'}"]
    started = qgis_process("run", f"{PROVIDER}:simulate", "--", *given, python=core, wait=False)
    assert (end_and_look(started, sign, folder), names_in(folder)) == ((1, []), [])


@pytest.fixture
def display():
    """Return the name of a screen in memory: the desktop does not start off the screen."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-nolisten", "tcp"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    yield f":{server.stdout.readline().strip()}"
    server.terminate()
    server.communicate()


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_desktop_takes_the_child_with_it(core, folder, display, tmp_path, sign):
    program = shutil.which("qgis.bin") or shutil.which("qgis")
    if program is None:
        pytest.skip("the desktop of QGIS is not installed")
    settings = tmp_path / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[PythonPlugins]\ninsar_forecast_plugin=true\nprocessing=true\n[qgis]\ncheckVersion=false\n")
    code = tmp_path / "code.py"
    code.write_text(DESKTOP.replace("OUTPUT_PATH", str(folder / "points.gpkg")))
    started = subprocess.Popen(
        [program, "--nologo", "--noversioncheck", "--profiles-path", str(tmp_path), "--code", str(code)],
        env={
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QGIS_PLUGINPATH": str(ROOT),
            environment.VARIABLE: core,
            "OMP_NUM_THREADS": "1",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert (end_and_look(started, sign, folder), names_in(folder)) == ((1, []), [])
    finally:
        started.kill()
        started.wait()


@pytest.fixture
def profile_that_cannot_be_written(tmp_path):
    """Return a profile in which the plugin is enabled, and the words that start a program which may not write to it."""
    settings = tmp_path / "profile" / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[PythonPlugins]\ninsar_forecast_plugin=true\n")
    profile = tmp_path / "profile"
    # QGIS makes the rest of a profile at its first start.
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if program is None:
        pytest.skip("qgis_process is not installed")
    words = [program]
    if os.geteuid() == 0:  # who may write everywhere, unless this is taken away
        if shutil.which("setpriv") is None:
            pytest.skip("the superuser may write everywhere, and setpriv is not installed")
        words = ["setpriv", "--bounding-set", "-dac_override", program]
    started = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QGIS_PLUGINPATH": str(ROOT)}
    started["QGIS_CUSTOM_CONFIG_PATH"] = str(profile)
    subprocess.run([program, "plugins"], env=started, capture_output=True, check=True, timeout=120)
    places = [profile, *profile.rglob("*")]
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    yield words, started, profile
    for place in places:
        place.chmod(0o755 if place.is_dir() else 0o644)


def test_algorithm_runs_in_a_profile_that_cannot_be_written(profile_that_cannot_be_written, core, folder):
    words, started, profile = profile_that_cannot_be_written
    write = subprocess.run([*words[:-1], "touch", str(profile / "new")], capture_output=True, check=False)
    given = ["POINT_COUNT=20", "EPOCH_COUNT=20", f"OUTPUT={folder / 'points.gpkg'}"]
    done = subprocess.run(
        [*words, "run", f"{PROVIDER}:simulate", "--", *given],
        env={**started, environment.VARIABLE: core},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert write.returncode != 0, "the profile can be written after all"
    assert (done.returncode, sorted(names_in(folder))) == (0, ["points.gpkg", "points.qml"]), done.stderr


def test_environment_that_cannot_be_made_is_said(profile_that_cannot_be_written, tmp_path):
    words, started, profile = profile_that_cannot_be_written
    done = subprocess.run(
        [*words, "run", f"{PROVIDER}:installenvironment", "--", "BUILD=cpu"],
        env={**started, "XDG_DATA_HOME": str(profile)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode != 0
    assert f"{profile / 'insar-forecast'} cannot be written: Permission denied" in done.stdout + done.stderr
