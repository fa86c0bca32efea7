# SPDX-License-Identifier: GPL-2.0-or-later
"""Files change places as one: after an end at any step of it, the next run finds or makes one whole set."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from insar_forecast_plugin.core.io import staging
from insar_forecast_plugin.core.job_folder import clear

ROOT = Path(__file__).resolve().parents[3]
THOROUGH = int(os.environ.get("INSAR_FORECAST_FUZZ_COUNT", "0")) >= 1000
OLD = {
    "a/points.shp": "old",
    "a/points.dbf": "old",
    "a/points.shx": "old",
    "a/points.qix": "old",
    "a/points.qml": "mine",
    "a/map.tif": "old",
    "a/map.tif.ovr": "old",
    "b/report.html": "old",
}
NEW = {
    "a/points.shp": "new",
    "a/points.dbf": "new",
    "a/points.shx": "new",
    "a/points.cpg": "new",
    "a/points.qml": "mine",
    "a/map.tif": "new",
    "b/report.html": "new",
    "b/table.csv": "new",
}
# Makes a copy of itself for each order, which runs and is killed after so many steps. What counts as one: the system is
# asked to change something, or to open what is then synced.
DYING = """
import json, os, signal, sys
from pathlib import Path
sys.path.insert(0, ROOT)
from insar_forecast_plugin.core.io import staging
STEPS = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "open", "shutil.rmtree"}
def die(event, arguments):
    global left
    if event in STEPS:
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
def write():
    with staging.staged_outputs() as outputs:
        shape = outputs.path("a/points.shp")
        for path in (shape, outputs.path("a/map.tif"), outputs.path("b/report.html"), outputs.path("b/table.csv")):
            path.write_text("new")
        for end in (".dbf", ".shx", ".cpg"):
            shape.with_suffix(end).write_text("new")
        sys.addaudithook(die)
def write_without_links():
    def no_link(*_names, **_options):
        raise OSError("a disk that knows no links")
    os.link = no_link
    write()
def write_one():
    with staging.staged_outputs() as outputs:
        outputs.path("a/map.tif").write_text("new")
        sys.addaudithook(die)
def clear():
    staging.use_folder_name(None)
    sys.addaudithook(die)
    with staging.staged_outputs() as outputs:
        outputs.path("a/other.txt").write_text("")
staging.use_folder_name(staging.FOLDER_PREFIX + "dying")
for line in sys.stdin:
    name, folder, left = json.loads(line)
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        globals()[name]()
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture
def folder(tmp_path):
    # In memory where that is possible: each step waits for the disk.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as place:
        yield filled(Path(place))


def filled(place):
    for name, text in OLD.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text)
    return place


@pytest.fixture(scope="module")
def killed():
    """Return a function that runs one of the above, killed after so many steps, and says whether it was."""
    if os.name != "posix":
        pytest.skip("a process ends by a signal")
    words = [sys.executable, "-I", "-c", DYING.replace("ROOT", repr(str(ROOT)))]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def run(name, folder, steps):
            process.stdin.write(json.dumps([name, str(folder), steps]) + "\n")
            process.stdin.flush()
            status = int(process.stdout.readline())
            assert status in (0, -9)
            return status != 0

        yield run
        process.stdin.close()


def files_in(folder):
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def make_old_again(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()
    for name, text in OLD.items():
        (folder / name).write_text(text)


def next_run(folder, place):
    with staging.staged_outputs() as outputs:
        outputs.path(folder / place / "other.txt").write_text("")
    (folder / place / "other.txt").unlink()


def by_the_next_run_in_the_first_folder(folder):
    next_run(folder, "a")
    next_run(folder, "b")


def by_the_next_run_in_the_other_folder(folder):
    next_run(folder, "b")
    next_run(folder, "a")


def by_what_ended_the_job(folder):
    for place in ("a", "b"):
        assert clear(folder / place, staging.FOLDER_PREFIX + "dying")


@pytest.mark.parametrize(
    "cleared", [by_the_next_run_in_the_first_folder, by_the_next_run_in_the_other_folder, by_what_ended_the_job]
)
def test_killed_at_each_step_leaves_one_whole_set_once_cleared(cleared, folder, killed):
    seen, steps = [], 0
    while killed("write", folder, steps):
        cleared(folder)
        left = files_in(folder)
        assert left in (OLD, NEW), f"killed after {steps} steps"
        seen.append(left == NEW)
        make_old_again(folder)
        steps += 1
    assert files_in(folder) == NEW
    assert seen == sorted(seen)  # from a certain step on, and not before, the new stands
    assert seen.count(False) > 20
    assert seen.count(True) > 5


@pytest.mark.parametrize("steps", range(16, 68, 4 if THOROUGH else 12))
def test_killed_again_at_each_step_of_clearing_leaves_one_whole_set(steps, folder, killed):
    again = 0
    while True:
        assert killed("write", folder, steps)
        killed_again = killed("clear", folder, again)
        (folder / "a" / "other.txt").unlink(missing_ok=True)
        by_the_next_run_in_the_other_folder(folder)
        assert files_in(folder) in (OLD, NEW), f"killed after {steps} steps and {again} of clearing"
        make_old_again(folder)
        if not killed_again:
            break
        again += 1
    assert again > 5


def test_single_output_is_whole_at_each_step_without_any_clearing(folder, killed):
    seen, steps = [], 0
    while killed("write_one", folder, steps):
        seen.append((folder / "a" / "map.tif").read_text())
        make_old_again(folder)
        steps += 1
    assert set(seen) == {"old", "new"}


def test_file_that_came_after_the_crash_is_not_overwritten(folder):
    # Killed between the old file's going and the new one's coming, where a link could not be made.
    crashed = folder / "a" / f"{staging.FOLDER_PREFIX}dead"
    for name in ("new", "old"):
        (crashed / name).mkdir(parents=True)
    (crashed / "new" / "map.tif").write_text("new")
    (folder / "a" / "map.tif").rename(crashed / "old" / "map.tif")
    (crashed / "journal.json").write_text(f'{{"folders": ["{crashed}"], "new": ["map.tif"]}}')
    (folder / "a" / "map.tif").write_text("restored from a backup")
    next_run(folder, "a")
    assert files_in(folder) == OLD | {"a/map.tif": "restored from a backup"}


@pytest.mark.parametrize("job", ["write", "write_without_links"])
@pytest.mark.parametrize("cleared", [by_the_next_run_in_the_first_folder, by_the_next_run_in_the_other_folder])
def test_folders_that_were_moved_after_the_end_are_cleared_as_one(cleared, job, folder, killed):
    seen, steps = set(), 0
    while killed(job, folder, steps):
        elsewhere = folder / "elsewhere"
        elsewhere.mkdir()
        for place in ("a", "b"):
            (folder / place).rename(elsewhere / place)
        cleared(elsewhere)
        left = files_in(elsewhere)
        assert left in (OLD, NEW), f"killed after {steps} steps"
        seen.add(left == NEW)
        shutil.rmtree(elsewhere)
        filled(folder)
        steps += 1 if THOROUGH else 2
    assert seen == {False, True}


def test_copy_of_what_an_end_left_is_cleared_without_touching_the_original(folder, killed):
    steps = 0
    while killed("write_without_links", folder, steps):
        before = files_in(folder)
        with tempfile.TemporaryDirectory(dir=folder.parent) as copy:
            shutil.copytree(folder, copy, dirs_exist_ok=True)
            by_the_next_run_in_the_other_folder(Path(copy))
            assert files_in(Path(copy)) in (OLD, NEW), f"killed after {steps} steps"
        assert files_in(folder) == before
        shutil.rmtree(folder / "a")
        shutil.rmtree(folder / "b")
        filled(folder)
        steps += 1 if THOROUGH else 4
    assert steps > 20


@pytest.mark.parametrize("cleared", [by_the_next_run_in_the_first_folder, by_what_ended_the_job])
def test_new_file_that_the_user_has_changed_since_stays(cleared, folder, killed):
    edited = steps = 0
    while killed("write", folder, steps):
        new = folder / "a" / "map.tif"
        was_new = new.exists() and new.read_text() == "new"
        if was_new:
            new.write_text("edited since")
        cleared(folder)
        left = files_in(folder)
        if was_new:
            edited += 1
            assert left.pop("a/map.tif") == "edited since"
        others = [
            {name: text for name, text in one.items() if name != "a/map.tif" or not was_new} for one in (OLD, NEW)
        ]
        assert left in others, f"killed after {steps} steps"
        make_old_again(folder)
        steps += 1
    assert edited > 5


@pytest.mark.parametrize("name", ["../b/report.html", "/etc/hostname"])
def test_journal_that_names_files_elsewhere_is_not_followed(name, folder):
    crashed = folder / "a" / f"{staging.FOLDER_PREFIX}dead"
    for one in ("new", "old"):
        (crashed / one).mkdir(parents=True)
    (crashed / "journal.json").write_text(f'{{"folders": ["{crashed}"], "new": ["{name}"]}}')
    next_run(folder, "a")
    assert files_in(folder) == OLD
