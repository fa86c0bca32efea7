# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tests of the QGIS half share: a feedback that remembers, a core that can be told how to behave."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROVIDER = "insarforecast"
# So that nothing of the user's own environment, setting or data folder reaches a test that does not ask for it.
CORE_PYTHON = os.environ.pop("INSAR_FORECAST_PYTHON", "")
# The tests read English, whatever the machine speaks.
os.environ["LC_ALL"] = "C.UTF-8"

FAKE_CORE = """
import json, os, signal, subprocess, sys, time
request = json.loads(sys.stdin.readline())
given = request["parameters"]
def say(message_type, /, **values):
    print(json.dumps({"type": message_type, **values}), flush=True)
def finish():
    say("result", outputs={"request": request}, layers={}, messages=[])
exec(compile(given["script"], "script", "exec"))
"""


def is_alive(pid):
    """Say whether a process runs; one that has ended but was not fetched by its parent does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until(condition, seconds=10):
    """Wait for something to become true; return whether it did."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


def pump_until(condition, seconds=20):
    """Let QGIS work until something becomes true; return whether it did."""
    from qgis.PyQt.QtCore import QCoreApplication

    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    return condition()


def children_of(pid):
    """Return the children of a process, started by any of its threads, in which the core runs."""
    told = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    children = [int(text) for line in told for text in line.split()]
    return [child for child in children if b"launch.py" in Path(f"/proc/{child}/cmdline").read_bytes()]


class RecordingFeedback:
    """Has the methods of a QgsProcessingFeedback that a job uses, and keeps what it is told."""

    def __init__(self, cancel_when=lambda feedback: False):
        self.progress, self.texts, self.infos, self.warnings, self.log = [], [], [], [], []
        self._cancel_when = cancel_when

    def isCanceled(self):
        return self._cancel_when(self)

    def setProgress(self, percent):
        self.progress.append(percent)

    def setProgressText(self, text):
        self.texts.append(text)

    def pushInfo(self, text):
        self.infos.append(text)

    def pushWarning(self, text):
        self.warnings.append(text)

    def pushDebugInfo(self, text):
        self.log.append(text)


@pytest.fixture
def feedback():
    return RecordingFeedback()


@pytest.fixture
def feedback_that_cancels():
    """Make a feedback that is cancelled once the function given says so of it."""
    return RecordingFeedback


@pytest.fixture
def fake_core(tmp_path):
    """Return a function that runs a job whose core executes the script given."""
    from insar_forecast_plugin.job import run_job

    launcher = tmp_path / "fake_launch.py"
    launcher.write_text(FAKE_CORE)

    def run(script, feedback, **options):
        options = {"python": sys.executable, "launcher": launcher, **options}
        return run_job("anything", {"script": script}, feedback, **options)

    return run


# Keeps the request that it is given, and says what it is told to say.
ANSWERING_CORE = """
import json, sys
from pathlib import Path
folder = Path(sys.argv[0]).parent
(folder / "request.json").write_text(json.dumps(json.loads(sys.stdin.readline())["parameters"]))
print((folder / "answer.json").read_text(), flush=True)
"""


def python_that_starts(launcher, folder):
    """Return an interpreter that starts this file where it is asked to start the core's, and is Python otherwise."""
    program = folder / "python"
    started = f'exec "{sys.executable}" "{launcher}"'
    program.write_text(f'#!/bin/sh\ncase "$*" in *launch.py) {started} ;; esac\nexec "{sys.executable}" "$@"\n')
    program.chmod(0o755)
    return str(program)


class AnsweringCore:
    """A core that keeps the request and gives the answer that a test wants."""

    def __init__(self, folder):
        self._folder = folder
        launcher = folder / "answer.py"
        launcher.write_text(ANSWERING_CORE)
        self.python = python_that_starts(launcher, folder)
        self.give({}, {})

    def give(self, outputs, layers):
        """Answer with a result."""
        from insar_forecast_plugin.core.results import OperationResult

        self._say(type="result", **OperationResult(outputs, layers).to_json())

    def refuse(self, text):
        """Answer that it cannot be done."""
        self._say(type="error", kind="user", text=text)

    def _say(self, **message):
        (self._folder / "answer.json").write_text(json.dumps(message))

    @property
    def request(self):
        """What the last job asked for; None where there was none."""
        path = self._folder / "request.json"
        return json.loads(path.read_text()) if path.exists() else None


@pytest.fixture
def answering_core(tmp_path_factory, monkeypatch):
    """The core of the plugin is one that answers as it is told."""
    from insar_forecast_plugin import environment

    core = AnsweringCore(tmp_path_factory.mktemp("core"))
    monkeypatch.setenv(environment.VARIABLE, core.python)
    return core


@pytest.fixture
def core_python():
    """Return the interpreter of the core's environment, from INSAR_FORECAST_PYTHON."""
    if not CORE_PYTHON or not Path(CORE_PYTHON).exists():
        pytest.skip("INSAR_FORECAST_PYTHON names no interpreter of the core")
    return CORE_PYTHON


@pytest.fixture
def provider(qgis_processing):
    """Return the registered provider, as qgis_process registers it."""
    from qgis.core import QgsApplication

    from insar_forecast_plugin.plugin import InsarForecastPlugin

    plugin = InsarForecastPlugin(None)
    plugin.initProcessing()
    yield QgsApplication.processingRegistry().providerById("insarforecast")
    plugin.unload()


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory):
    """Return a function that runs qgis_process in a profile of its own, with the plugin enabled."""
    # Debian 12's wrapper script passes an option that the program does not know; the program stands beside it.
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if program is None:
        pytest.skip("qgis_process is not installed")
    profile = tmp_path_factory.mktemp("profile")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_PLUGINPATH": str(ROOT),
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "XDG_DATA_HOME": str(profile / "data"),
        "OMP_NUM_THREADS": "1",
    }

    def run(*arguments, python=None, wait=True, language=None):
        more = {"INSAR_FORECAST_PYTHON": python} if python else {}
        more |= {"LC_ALL": language, "LANGUAGE": language[:2]} if language else {}
        started = subprocess.Popen(
            [program, *map(str, arguments)],
            env={**environment, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        if not wait:
            return started
        out, err = started.communicate(timeout=300)
        return subprocess.CompletedProcess(started.args, started.returncode, out, err)

    run("plugins", "enable", "insar_forecast_plugin")
    return run


@pytest.fixture(scope="session")
def core():
    if not CORE_PYTHON or not Path(CORE_PYTHON).exists():
        pytest.skip("INSAR_FORECAST_PYTHON names no interpreter of the core")
    return CORE_PYTHON


@pytest.fixture(scope="session")
def training_core(core):
    """The core with PyTorch, which only the training of networks needs."""
    found = subprocess.run([core, "-I", "-c", "import torch"], capture_output=True, check=False)
    if found.returncode != 0:
        pytest.skip("the core's environment has no PyTorch: it was made without the extras for training")
    return core


@pytest.fixture(scope="session")
def run(qgis_process, core):
    """Return a function that runs one algorithm and gives its JSON answer."""

    def run(name, **parameters):
        given = [f"{key}={value}" for key, value in parameters.items()]
        done = qgis_process("--json", "run", f"{PROVIDER}:{name}", "--", *given, python=core)
        assert done.returncode == 0, done.stdout + done.stderr
        # Fails where anything but JSON stands on standard output.
        return json.loads(done.stdout)

    return run


@pytest.fixture
def start(qgis_iface, monkeypatch):
    """The signal of the end of QGIS's start, which the interface of the tests lacks."""
    from qgis.PyQt.QtCore import QObject, pyqtSignal

    class Start(QObject):
        completed = pyqtSignal()

    start = Start()
    monkeypatch.setattr(qgis_iface, "initializationCompleted", start.completed, raising=False)
    return start


@pytest.fixture
def panels(qgis_iface, monkeypatch):
    """The panels that Processing asks a running QGIS for: from 3.44 on, it hands them on to where no mock is taken."""
    from qgis.core import QgsLayerTreeModel, QgsProject
    from qgis.gui import QgsBrowserGuiModel, QgsLayerTreeView

    browser, layers = QgsBrowserGuiModel(), QgsLayerTreeView()
    layers.setModel(QgsLayerTreeModel(QgsProject.instance().layerTreeRoot(), layers))
    monkeypatch.setattr(qgis_iface, "browserModel", lambda: browser, raising=False)
    monkeypatch.setattr(qgis_iface, "layerTreeView", lambda: layers, raising=False)
    yield
    layers.deleteLater()


@pytest.fixture
def project(qgis_new_project, panels):
    """An empty project in a running QGIS, emptied again at the end."""
    from qgis.core import QgsProject

    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def canvas(qgis_iface, qgis_new_project, start):
    """The map, with a row of points in its middle (``dated_layers``)."""
    from canvas_actions import SHOWN_AT
    from dated_layers import CRS
    from qgis.core import QgsCoordinateReferenceSystem, QgsProject

    canvas = qgis_iface.mapCanvas()
    qgis_iface.mainWindow().show()  # a map that was never shown has no size
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem(CRS))
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(CRS))
    canvas.resize(800, 600)
    canvas.setExtent(SHOWN_AT)
    yield canvas
    qgis_iface.mainWindow().hide()


@pytest.fixture
def dock(qgis_iface, canvas):
    """An open dock."""
    from qgis.PyQt.QtCore import QEvent, Qt
    from qgis.PyQt.QtWidgets import QApplication

    from insar_forecast_plugin.ui.time_series_dock import TimeSeriesDock

    dock = TimeSeriesDock(qgis_iface)
    qgis_iface.mainWindow().addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    dock.show()
    yield dock
    dock.remove()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def layer(qgis_iface, canvas):
    """The active layer: five points in a row that move at constant rates."""
    from dated_layers import RATES, dated_layer, moving

    layer = dated_layer(moving(RATES))
    qgis_iface.setActiveLayer(layer)
    return layer


@pytest.fixture
def raster_path(tmp_path):
    """A raster of three bands of 8 x 8 cells, each filled with its number."""
    import numpy as np
    from osgeo import gdal

    path = tmp_path / "grid.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 8, 8, 3, gdal.GDT_Float32)
    for band in (1, 2, 3):
        dataset.GetRasterBand(band).WriteArray(np.full((8, 8), band, dtype=np.float32))
    del dataset
    return path
