# SPDX-License-Identifier: GPL-2.0-or-later
"""Operations that are ended at any moment, or have no room: no part of an output, nothing left, the next run works."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from running_child import RunningChild, done, refused

from insar_forecast_plugin.core.io.staging import staged_outputs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a process ends by a signal")

ROOT = Path(__file__).resolve().parents[3]
# Twenty moments of each operation where much is asked for, else a few of those that start fast.
THOROUGH = int(os.environ.get("INSAR_FORECAST_FUZZ_COUNT", "0")) >= 1000
KILLS = 20 if THOROUGH else 2
SOURCE = {"path": "{inputs}/points.gpkg", "layer": None}
# Each operation with an output of every kind that it has; the small sizes make it quick.
OPERATIONS = {
    "simulate": {"output": "{out}/a.gpkg", "output_truth": "{out}/b.gpkg", "point_count": 3000, "epoch_count": 60},
    "importtimeseries": {"input": "{inputs}/points.csv", "output": "{out}/a.shp", "unit": "mm"},
    "gridtimeseries": {"input": SOURCE, "output": "{out}/a.tif", "report": "{out}/b.html", "grid_size": 64},
    "classifytrends": {"input": SOURCE, "output": "{out}/a.fgb", "report": "{out}/b.html", "method": "statistical"},
    "trainforecaster": {"points": SOURCE, "model": "{out}/a.safetensors", "report": "{out}/b.html"},
    "forecast": {
        **{"points": SOURCE, "model": "{inputs}/model.safetensors", "output_points": "{out}/a.gpkg"},
        **{"output": "{out}/b.tif", "output_series": "{out}/c.gpkg", "report": "{out}/d.html"},
    },
    "backtest": {
        **{"points": SOURCE, "metrics": "{out}/a.csv", "report": "{out}/b.html", "output": "{out}/c.gpkg"},
        **{"methods": ["persistence", "linear", "seasonal"], "origins": 2},
    },
    "explainforecast": {"points": SOURCE, "table": "{out}/a.csv", "report": "{out}/b.html", "methods": ["lightgbm"]},
    "handoverpage": {"input": {"path": "{inputs}/classified.gpkg", "layer": None}, "report": "{out}/a.html"},
    "checkenvironment": {"report": "{out}/a.html"},
}
TRAINING = {"preset": "anchored", "lookback_days": 120, "horizon_days": 36, "grid_size": 16, "training_epochs": 1}
ENDED = OPERATIONS if THOROUGH else ("simulate", "importtimeseries", "gridtimeseries", "classifytrends", "forecast")
OPERATIONS["trainforecaster"] |= TRAINING
OPERATIONS["backtest"] |= {"lookback_days": 120, "horizon_days": 36}
OPERATIONS["explainforecast"] |= {"lookback_days": 120, "horizon_days": 36}


def in_place(value, **folders):
    """Put folders into the paths of a request."""
    if isinstance(value, dict):
        return {key: in_place(item, **folders) for key, item in value.items()}
    return value.format(**folders) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """Return a folder with points and a model."""
    folder = tmp_path_factory.mktemp("inputs")
    points = {"path": str(folder / "points.gpkg"), "layer": None}
    done("simulate", {"output": points["path"], "point_count": 60, "epoch_count": 60}, folder)
    done("trainforecaster", {"points": points, "model": str(folder / "model.safetensors"), **TRAINING}, folder)
    classified = {"input": points, "output": str(folder / "classified.gpkg"), "method": "statistical"}
    done("classifytrends", classified, folder)
    dates = [f"2024{month:02}{day:02}" for month in range(1, 13) for day in (3, 15, 27)]
    rows = [f"{row},12.5{row:04},41.5,{','.join('1.5' for _ in dates)}" for row in range(2000)]
    (folder / "points.csv").write_text("\n".join([f"pid,lon,lat,{','.join(dates)}", *rows]), encoding="utf-8")
    return folder


@pytest.fixture
def place(tmp_path):
    """Return a folder for the outputs, and an empty one that stands for the system's temporary folder."""
    for name in ("out", "temporary"):
        (tmp_path / name).mkdir()
    return tmp_path / "out", tmp_path / "temporary"


def put_old(request, out):
    """Put something in the place of each output of a request; return what stands there then."""
    outputs = [Path(text) for text in request.values() if isinstance(text, str) and text.startswith(str(out))]
    for path in outputs:
        path.write_bytes(b"old")
    return files_in(out)


def files_in(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def folders_in(*places):
    return [path.name for place in places for path in place.iterdir() if path.is_dir()]


@pytest.mark.parametrize("operation", ENDED)
def test_operation_ended_at_any_moment_leaves_the_old_or_the_new_and_the_next_run_works(operation, inputs, place):
    out, temporary = place
    request = in_place(OPERATIONS[operation], inputs=inputs, out=out)
    moments = random.Random(operation)
    for number in range(KILLS):
        old = put_old(request, out)
        child = RunningChild(operation, request, temporary)
        child.wait_for_progress(moments.choice([0, 1, moments.random()]))
        time.sleep(moments.choice([0, 0.2]) * moments.random())
        if number % 2:
            child.kill()
            with staged_outputs() as outputs:  # the next run, here with another output
                outputs.path(out / "next.txt").touch()
            (out / "next.txt").unlink()
        else:
            child.let_go()
            assert folders_in(out, temporary) == []
        left = files_in(out)
        assert left == old or (set(left) >= set(old) and b"old" not in left.values())
        assert folders_in(out) == []
        shutil.rmtree(temporary)  # what a killed child has left there is looked at in a test of its own
        temporary.mkdir()
    put_old(request, out)
    done(operation, request, temporary)
    assert b"old" not in files_in(out).values()
    assert folders_in(out, temporary) == []


def test_killed_child_leaves_two_folders_that_the_next_run_clears(place):
    out, temporary = place
    request = {"output": str(out / "a.gpkg"), "point_count": 50_000, "epoch_count": 300}
    child = RunningChild("simulate", request, temporary)
    child.wait_for_progress(0.5)
    child.kill()
    assert (len(folders_in(out)), len(folders_in(temporary))) == (1, 1)
    done("simulate", request | {"point_count": 50}, temporary)
    assert (list(files_in(out)), folders_in(out, temporary)) == (["a.gpkg"], [])


def test_two_runs_side_by_side_leave_each_other_alone(place):
    out, temporary = place
    slow = RunningChild("simulate", {"output": str(out / "a.gpkg"), "point_count": 20_000}, temporary)
    slow.wait_for_progress(0.1)
    done("simulate", {"output": str(out / "b.gpkg"), "point_count": 50, "epoch_count": 20}, temporary)
    assert slow.last_message()["type"] == "result"
    assert (sorted(files_in(out)), folders_in(out)) == (["a.gpkg", "b.gpkg"], [])


SWAPPING = """
import sys, time
from pathlib import Path
root, folder, gate, name = sys.argv[1:]
sys.path.insert(0, root)
from insar_forecast_plugin.core.io.staging import staged_outputs
with staged_outputs() as outputs:
    for number in range(60):
        outputs.path(Path(folder) / f"{number}.tif").write_text(name)
    print("ready", flush=True)
    while not Path(gate).exists():
        pass
"""


def test_runs_that_end_at_the_same_time_leave_the_set_of_one(tmp_path):
    memory = Path("/dev/shm")  # where no wait for the disk keeps them apart
    for number in range(4):
        gate = tmp_path / f"gate {number}"
        with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
            words = [sys.executable, "-I", "-c", SWAPPING, str(ROOT), folder, str(gate)]
            runs = [subprocess.Popen([*words, name], stdout=subprocess.PIPE) for name in ("one", "two", "three")]
            assert [run.stdout.readline() for run in runs] == [b"ready\n"] * 3
            gate.touch()
            assert [run.communicate(timeout=60) and run.returncode for run in runs] == [0, 0, 0]
            left = files_in(Path(folder))
            assert (len(left), len(set(left.values())), folders_in(Path(folder))) == (60, 1, [])


def program(name):
    return shutil.which(name) or pytest.skip(f"{name} is not installed")


@pytest.mark.parametrize("size", [0, 20_000])
@pytest.mark.parametrize("operation", ["simulate", "importtimeseries", "gridtimeseries", "classifytrends"])
def test_full_disk_is_said_with_the_destination_and_leaves_the_old(operation, size, inputs, place):
    out, temporary = place
    request = in_place(OPERATIONS[operation], inputs=inputs, out=out)
    old = put_old(request, out)
    limited = [program("prlimit"), f"--fsize={size}", "--"]  # no file can become larger
    text = refused(operation, request, temporary, before=limited)
    assert "disk" in text and "full" in text
    assert ".insar-forecast" not in text
    assert any(name in text for name in old)
    assert (files_in(out), folders_in(out, temporary)) == (old, [])


@pytest.mark.parametrize("operation", ["simulate", "gridtimeseries"])
def test_folder_that_cannot_be_written_is_said_with_the_destination(operation, inputs, place):
    out, temporary = place
    request = in_place(OPERATIONS[operation], inputs=inputs, out=out)
    old = put_old(request, out)
    out.chmod(0o555)
    words = []
    if os.geteuid() == 0:  # who may write everywhere, unless this is taken away
        words = [program("setpriv"), "--bounding-set", "-dac_override"]
    text = refused(operation, request, temporary, before=words)
    out.chmod(0o755)
    assert text.startswith(f"No permission to write {out}/")
    assert (files_in(out), folders_in(out, temporary)) == (old, [])
