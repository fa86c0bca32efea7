# SPDX-License-Identifier: GPL-2.0-or-later
"""The job: what reaches the user when the core answers, refuses, is cancelled or dies."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import is_alive, wait_until

from insar_forecast_plugin import job
from insar_forecast_plugin.job import JobCancelledError, JobDefectError, JobError, run_job

ROOT = Path(__file__).resolve().parents[2]


def test_result_comes_back(fake_core, feedback):
    assert fake_core("finish()", feedback)["outputs"]["request"]["operation"] == "anything"


def test_progress_is_given_in_percent(fake_core, feedback):
    fake_core("say('progress', fraction=0.25, text='Reading'); finish()", feedback)
    assert (feedback.progress, feedback.texts) == ([25.0], ["Reading"])


def test_stage_is_named_once_however_often_it_is_told(fake_core, feedback):
    script = "say('progress', fraction=0.2, text='Fitting'); say('progress', fraction=0.4, text='Fitting'); finish()"
    fake_core(script, feedback)
    assert (feedback.progress, feedback.texts) == ([20.0, 40.0], ["Fitting"])


def test_counting_does_not_fill_the_log(fake_core, feedback):
    script = (
        "[say('progress', fraction=n / 100, text=f'Epoch {n} of 40') for n in range(1, 41)]; "
        "say('progress', fraction=0.5, text='Writing'); finish()"
    )
    fake_core(script, feedback)
    assert feedback.texts == ["Epoch 1 of 40", "Writing"]
    assert len(feedback.progress) == 41


def test_long_counting_is_told_now_and_then(fake_core, feedback, monkeypatch):
    monkeypatch.setattr(job, "_COUNT_EACH_S", 0.2)
    script = (
        "import time; [(say('progress', fraction=n / 10, text=f'Epoch {n} of 5'), time.sleep(0.15)) "
        "for n in range(1, 6)]; finish()"
    )
    fake_core(script, feedback)
    assert feedback.texts[0] == "Epoch 1 of 5"
    assert 1 < len(feedback.texts) < 5


def test_facts_and_warnings_reach_the_log(fake_core, feedback):
    fake_core("say('info', text='fact'); say('warning', text='caution'); finish()", feedback)
    assert (feedback.infos, feedback.warnings) == (["fact"], ["caution"])


def test_error_of_the_user_is_shown_as_it_is(fake_core, feedback):
    with pytest.raises(JobError, match=r"^No dates were found\.$"):
        fake_core("say('error', kind='user', text='No dates were found.')", feedback)


def test_defect_is_named_one(fake_core, feedback):
    with pytest.raises(JobDefectError, match=r"defect.*KeyError: 'x'"):
        fake_core("say('error', kind='internal', text=\"KeyError: 'x'\", trace='line 1')", feedback)


def test_trace_of_a_defect_goes_to_the_log(fake_core, feedback):
    with pytest.raises(JobDefectError):
        fake_core("say('error', kind='internal', text='x', trace='where it was')", feedback)
    assert "where it was" in feedback.log


def test_killed_child_is_explained_with_its_log(fake_core, feedback):
    script = "print('half way', file=sys.stderr, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    with pytest.raises(JobError, match=r"(?s)killed.*memory.*half way"):
        fake_core(script, feedback)


def test_crash_in_a_library_is_explained(fake_core, feedback):
    with pytest.raises(JobError, match=r"crashed \(SIGSEGV\)"):
        fake_core("os.kill(os.getpid(), signal.SIGSEGV)", feedback)


def test_child_that_ends_without_a_word_is_explained(fake_core, feedback):
    with pytest.raises(JobError, match="exit status 7"):
        fake_core("os._exit(7)", feedback)


def test_python_that_does_not_exist_is_an_error_that_names_it(feedback, tmp_path):
    with pytest.raises(JobError, match="no-python does not start"):
        run_job("simulate", {}, feedback, python=str(tmp_path / "no-python"))


def test_child_that_gives_no_sign_is_ended(fake_core, feedback):
    with pytest.raises(JobError, match="gave no sign"):
        fake_core("time.sleep(60)", feedback, first_message_within_s=0.3)


def test_printing_library_does_not_disturb_the_result(fake_core, feedback):
    result = fake_core("print('hello'); print('{\"type\": 3}'); print('[1]'); finish()", feedback)
    assert "outputs" in result
    assert "hello" in feedback.log


def test_more_output_than_pipes_hold_does_not_block(fake_core, feedback):
    script = """
for _ in range(3000):
    print("x" * 100, file=sys.stderr)
    say("info", text="y" * 100)
finish()
"""
    fake_core(script, feedback)
    assert (len(feedback.infos), feedback.log.count("x" * 100)) == (3000, 3000)


def test_request_longer_than_a_pipe_holds_arrives(fake_core, feedback):
    long = "#" * 300_000
    request = fake_core(f"finish()\n{long}", feedback)["outputs"]["request"]
    assert len(request["parameters"]["script"]) > 300_000


def test_text_in_any_alphabet_arrives_and_returns(fake_core, feedback):
    fake_core("say('info', text='Fréjus 斜面 ß'); finish()", feedback)
    assert feedback.infos == ["Fréjus 斜面 ß"]


def test_cancel_ends_child_and_grandchild(fake_core, feedback_that_cancels, tmp_path):
    script = """
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
say("info", text=f"{os.getpid()} {grandchild.pid}")
time.sleep(60)
"""
    feedback = feedback_that_cancels(lambda so_far: bool(so_far.infos))
    with pytest.raises(JobCancelledError):
        fake_core(script, feedback)
    pids = [int(part) for part in feedback.infos[0].split()]
    assert wait_until(lambda: not any(is_alive(pid) for pid in pids), seconds=2)


def test_cancel_removes_what_was_half_written(fake_core, feedback_that_cancels, tmp_path):
    output = tmp_path / "out" / "points.gpkg"
    output.parent.mkdir()
    script = f"""
folder = os.path.join({str(output.parent)!r}, request["staging"])
os.mkdir(folder)
open(os.path.join(folder, "points.gpkg"), "w").write("half")
say("info", text="begun")
time.sleep(60)
"""
    with pytest.raises(JobCancelledError):
        fake_core(script, feedback_that_cancels(lambda so_far: bool(so_far.infos)), destinations=[str(output)])
    assert list(output.parent.iterdir()) == []


def test_killed_child_leaves_nothing_half_written(fake_core, feedback, tmp_path):
    output = tmp_path / "out" / "points.gpkg"
    output.parent.mkdir()
    script = f"""
os.mkdir(os.path.join({str(output.parent)!r}, request["staging"]))
os.kill(os.getpid(), signal.SIGKILL)
"""
    with pytest.raises(JobError):
        fake_core(script, feedback, destinations=[str(output)])
    assert list(output.parent.iterdir()) == []


def test_killed_child_leaves_the_old_output_and_no_temporary_files(fake_core, feedback, tmp_path, monkeypatch):
    output, temporary = tmp_path / "out" / "map.tif", tmp_path / "temporary"
    for folder in (output.parent, temporary):
        folder.mkdir()
    output.write_text("old")
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    # The real core, killed where the new file has just taken the place of the old one.
    script = f"""
sys.path.append({str(ROOT)!r})
from pathlib import Path
from insar_forecast_plugin.core import library_folders
from insar_forecast_plugin.core.io import staging
os.environ["TMPDIR"] = {str(temporary)!r}
staging.use_folder_name(request["staging"])
library_folders.give_library_folders(request["staging"])
def die(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith("/out/table.csv"):
        say("info", text=Path({str(output)!r}).read_text())
        os.kill(os.getpid(), signal.SIGKILL)
with staging.staged_outputs() as outputs:
    for name in ("map.tif", "table.csv"):
        outputs.path(Path({str(output.parent)!r}) / name).write_text("new")
    sys.addaudithook(die)
"""
    with pytest.raises(JobError, match="killed"):
        fake_core(script, feedback, destinations=[str(output)])
    assert feedback.infos == ["new"]
    assert [(path.name, path.read_text()) for path in output.parent.iterdir()] == [("map.tif", "old")]
    assert list(temporary.iterdir()) == []


def test_grandchild_that_outlives_the_child_is_ended(fake_core, feedback):
    script = """
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
say("info", text=str(grandchild.pid))
finish()
"""
    fake_core(script, feedback)
    pid = int(feedback.infos[0])
    assert wait_until(lambda: not is_alive(pid), seconds=2)


def test_child_starts_without_the_parents_python_and_gdal(fake_core, feedback, monkeypatch):
    for name in ("PYTHONPATH", "PYTHONHOME_X", "LD_LIBRARY_PATH", "PROJ_LIB", "GDAL_DATA", "QT_PLUGIN_PATH"):
        monkeypatch.setenv(name, "/nowhere")
    fake_core("say('info', text=' '.join(k for k, v in os.environ.items() if v == '/nowhere')); finish()", feedback)
    assert feedback.infos == [""]


def test_folders_of_a_bundled_qgis_leave_the_path():
    from insar_forecast_plugin.process import child_environment

    path = os.pathsep.join(["/opt/osgeo4w/bin", "/usr/bin"])
    kept = child_environment({"OSGEO4W_ROOT": "/opt/osgeo4w", "PATH": path})
    assert kept["PATH"] == "/usr/bin"


def test_folder_whose_name_only_begins_like_qgis_stays_in_the_path():
    from insar_forecast_plugin.process import child_environment

    kept = child_environment({"OSGEO4W_ROOT": "/opt/osgeo", "PATH": "/opt/osgeo-tools/bin"})
    assert kept["PATH"] == "/opt/osgeo-tools/bin"


real_core = pytest.mark.skipif(sys.version_info < (3, 11), reason="the core needs Python 3.11")


@real_core
def test_real_core_answers_in_an_environment_that_lacks_packages(feedback):
    result = run_job("checkenvironment", {}, feedback, python=sys.executable)
    assert result["outputs"]["REPORT"] is None
    assert result["outputs"]["UNUSABLE_COUNT"] > 0


@real_core
def test_unknown_operation_is_refused_by_the_real_core(feedback):
    with pytest.raises(JobError, match="Unknown operation 'nothing'"):
        run_job("nothing", {}, feedback, python=sys.executable)


@real_core
def test_missing_package_is_named_with_what_to_run(feedback, tmp_path):
    bare = tmp_path / "bare"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(bare)], check=True)
    request = {"input": {"path": "x.gpkg", "layer": None}, "output": str(tmp_path / "grid.tif")}
    with pytest.raises(JobError, match=r"missing from the core's Python environment.*Install environment"):
        run_job("gridtimeseries", request, feedback, python=str(bare / "bin" / "python"))


@real_core
def test_child_ends_with_its_children_when_the_parent_dies(tmp_path):
    pids = tmp_path / "pids"
    # The parent starts the real child with an operation that starts a grandchild and waits; then the parent dies.
    child = f"""
import os, runpy, subprocess, sys, time
sys.path.append({str(ROOT)!r})
from insar_forecast_plugin.core import catalogue
def wait(name, parameters, progress):
    grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with open({str(pids)!r} + ".part", "w") as stream:
        stream.write(f"{{os.getpid()}} {{grandchild.pid}}")
    os.rename({str(pids)!r} + ".part", {str(pids)!r})
    time.sleep(60)
catalogue.run = wait
runpy.run_module("insar_forecast_plugin.core", run_name="__main__", alter_sys=True)
"""
    launcher = tmp_path / "launch.py"
    launcher.write_text(child)
    parent = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from conftest import RecordingFeedback
from insar_forecast_plugin.job import run_job
run_job("simulate", {{}}, RecordingFeedback(), python=sys.executable, launcher=Path({str(launcher)!r}))
"""
    process = subprocess.Popen([sys.executable, "-c", parent])
    assert wait_until(pids.exists)
    process.kill()
    process.wait()
    started = [int(part) for part in pids.read_text().split()]
    assert wait_until(lambda: not any(is_alive(pid) for pid in started), seconds=2)
