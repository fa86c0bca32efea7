# SPDX-License-Identifier: GPL-2.0-or-later
"""The core's process in surroundings of every kind: it does what it does elsewhere, and leaves nothing there."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from running_child import RunningChild, done

from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Recorder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="users and homes are named otherwise elsewhere")

SIMULATED = {"point_count": 40, "epoch_count": 20}
EXPECTED = (["grid.html", "grid.tif", "points.gpkg"], [])


@pytest.fixture
def place(tmp_path):
    """Return a folder for the outputs, and one for the system's temporary files."""
    for name in ("out", "temporary"):
        (tmp_path / name).mkdir()
    return tmp_path / "out", tmp_path / "temporary"


def simulate_and_grid(place, **surroundings):
    """Write outputs of several kinds; return their names, and what is left in the temporary folder."""
    out, temporary = place
    points = {"path": str(out / "points.gpkg"), "layer": None}
    done("simulate", {"output": points["path"], **SIMULATED}, temporary, **surroundings)
    gridded = {"input": points, "output": str(out / "grid.tif"), "report": str(out / "grid.html"), "grid_size": 16}
    done("gridtimeseries", gridded, temporary, **surroundings)
    return sorted(path.name for path in out.iterdir()), list(temporary.iterdir())


def test_nothing_is_left_in_the_temporary_folder(place):
    assert simulate_and_grid(place) == EXPECTED


def test_torch_leaves_nothing_in_the_temporary_folder(place):
    out, temporary = place
    done("checkenvironment", {"report": str(out / "a.html")}, temporary)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("home", [None, "/proc/1"])
def test_user_without_a_home_that_can_be_written(home, place):
    assert simulate_and_grid(place, HOME=home) == EXPECTED


def test_user_whom_the_system_does_not_know_and_who_has_no_home(place, tmp_path):
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("only the superuser becomes another user, and by setpriv")
    for folder in place:
        os.chown(folder, 54321, 54321)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.name.startswith(("test_", "pytest-", "popen-")):  # pytest makes them for its own user alone
            folder.chmod(0o755)
    words = ["setpriv", "--reuid", "54321", "--regid", "54321", "--clear-groups"]
    if subprocess.run([*words, sys.executable, "-c", "import numpy"], check=False, capture_output=True).returncode:
        pytest.skip("the core's environment lies in a folder of the superuser's")
    assert simulate_and_grid(place, before=words, HOME=None, USER=None, LOGNAME=None) == EXPECTED


@pytest.mark.parametrize(
    ("language", "zone"),
    [("tr_TR.UTF-8", "Pacific/Kiritimati"), ("de_DE.ISO-8859-1", "America/Los_Angeles"), ("nonsense", "nonsense")],
)
def test_language_and_time_zone_of_the_system_change_nothing(language, zone, place):
    out, temporary = place
    read = []
    for name, surroundings in (("here.gpkg", {}), ("there.gpkg", {"LC_ALL": language, "LANG": language, "TZ": zone})):
        done("simulate", {"output": str(out / name), **SIMULATED}, temporary, **surroundings)
        read.append(read_points(out / name, Recorder()))
    assert (read[0].displacement == read[1].displacement).all()
    assert (read[0].dates == read[1].dates).all()


@pytest.fixture
def python_that_prints(tmp_path):
    """Return a Python with the core's packages that prints on standard output when it starts."""
    folder = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    packages = next(folder.glob("lib/python*/site-packages"))
    (packages / "core.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (packages / "sitecustomize.py").write_text(
        'import sys\nprint("welcome to this Python")\nsys.stdout.write("half a line")\nsys.stdout.flush()\n'
    )
    return str(folder / "bin" / "python")


def test_python_that_prints_at_its_start(python_that_prints, place):
    assert simulate_and_grid(place, python=python_that_prints) == EXPECTED


def test_temporary_folder_that_is_not_there(place, tmp_path):
    out, _ = place
    child = RunningChild("simulate", {"output": str(out / "points.gpkg"), **SIMULATED}, tmp_path / "missing")
    assert child.last_message()["type"] == "result"  # Python finds another one
    assert [path.name for path in out.iterdir()] == ["points.gpkg"]


def test_list_of_fonts_is_kept_in_an_environment_of_the_plugin(python_that_prints, place):
    environment = Path(python_that_prints).parents[1]
    (environment / "insar-forecast-environment.json").write_text("{}")
    simulate_and_grid(place, python=python_that_prints)
    assert list((environment / "cache" / "matplotlib").glob("fontlist*.json"))
