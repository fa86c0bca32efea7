# SPDX-License-Identifier: GPL-2.0-or-later
"""Outputs appear complete or not at all."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.io import staging

ROOT = Path(__file__).resolve().parents[3]


def test_outputs_appear_only_at_the_end(tmp_path):
    destination = tmp_path / "points.gpkg"
    with staging.staged_outputs() as outputs:
        outputs.path(destination).write_text("all of it")
        assert not destination.exists()
    assert destination.read_text() == "all of it"


def test_side_files_of_a_format_come_along(tmp_path):
    with staging.staged_outputs() as outputs:
        path = outputs.path(tmp_path / "points.shp")
        path.write_text("shapes")
        path.with_suffix(".dbf").write_text("fields")
    assert (tmp_path / "points.dbf").read_text() == "fields"


def test_error_leaves_the_old_file_and_nothing_else(tmp_path):
    destination = tmp_path / "points.gpkg"
    destination.write_text("old")
    with pytest.raises(RuntimeError), staging.staged_outputs() as outputs:
        outputs.path(destination).write_text("half")
        raise RuntimeError
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("points.gpkg", "old")]


def test_folder_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(OutputError, match=r"missing does not exist\. Create it"), staging.staged_outputs() as outputs:
        outputs.path(tmp_path / "missing" / "points.gpkg")


def test_parent_that_is_a_file_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="is not a folder"), staging.staged_outputs() as outputs:
        outputs.path(tmp_path / "file" / "points.gpkg")


def test_error_of_something_else_is_not_called_an_output(tmp_path):
    with pytest.raises(OSError, match=r"libgomp") as caught, staging.staged_outputs() as outputs:
        outputs.path(tmp_path / "points.gpkg")
        raise OSError("libgomp.so.1: cannot open shared object file")
    assert not isinstance(caught.value, OutputError)


def test_ending_process_takes_its_half_written_files_along(tmp_path):
    code = (
        "import sys; from pathlib import Path; from insar_forecast_plugin.core import job_folder\n"
        "from insar_forecast_plugin.core.io.staging import Staging\n"
        "Staging().path(Path(sys.argv[1]) / 'points.gpkg').write_text('half'); job_folder.remove_all()\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, cwd=ROOT)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("days", [-400, 0, 400])
def test_folder_that_a_crash_left_is_removed_whatever_the_clock_said(days, tmp_path):
    left = tmp_path / f"{staging.FOLDER_PREFIX}left"
    left.mkdir()
    (left / "half.tif").write_text("half")
    then = time.time() + days * 24 * 3600
    os.utime(left, (then, then))
    with staging.staged_outputs() as outputs:
        outputs.path(tmp_path / "points.gpkg").write_text("all of it")
    assert [path.name for path in tmp_path.iterdir()] == ["points.gpkg"]


@pytest.mark.parametrize("days", [-400, 400])
def test_folder_of_a_run_that_lives_is_left_alone_whatever_the_clock_says(days, tmp_path):
    with staging.staged_outputs() as outputs:
        written = outputs.path(tmp_path / "slow.gpkg")
        written.write_text("all of it")
        then = time.time() + days * 24 * 3600
        for place in (written, written.parent, written.parent.parent):
            os.utime(place, (then, then))
        with staging.staged_outputs() as others:
            others.path(tmp_path / "fast.gpkg").write_text("all of it")
        assert sorted(path.name for path in tmp_path.glob("*.gpkg")) == ["fast.gpkg"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fast.gpkg", "slow.gpkg"]


@pytest.mark.parametrize(
    ("output", "stale", "kept"),
    [
        ("a.gpkg", ["a.gpkg-wal", "a.gpkg-shm", "a.gpkg-journal"], ["a.qml", "a.qmd", "b.gpkg-wal", "a.gpkg-notes"]),
        ("a.tif", ["a.tif.ovr", "a.tif.aux.xml", "a.tif.msk", "a.tfw"], ["a.qml", "a.prj", "a.txt", "ab.tif.ovr"]),
        ("a.shp", ["a.dbf", "a.shx", "a.cpg", "a.qix", "a.sbn", "a.QPJ"], ["a.qml", "a.qmd", "a.shp.xml", "ab.dbf"]),
        ("a.html", [], ["a.tif.ovr", "a.dbf", "a.gpkg-wal"]),
    ],
)
def test_output_takes_along_what_belongs_to_the_old_file_alone(output, stale, kept, tmp_path):
    for name in (output, *stale, *kept):
        (tmp_path / name).write_text("old")
    with staging.staged_outputs() as outputs:
        outputs.path(tmp_path / output).write_text("new")
    left = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert left == {output: "new"} | dict.fromkeys(kept, "old")


@pytest.mark.parametrize(("output", "others"), [("a.shp", ["a.qix", "a.QPJ"]), ("a.tif", ["a.tfw", "a.tif.ovr"])])
def test_files_that_only_look_like_parts_of_an_output_stay_where_it_is_new(output, others, tmp_path):
    for name in others:
        (tmp_path / name).write_text("mine")
    with staging.staged_outputs() as outputs:
        outputs.path(tmp_path / output).write_text("new")
    left = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert left == {output: "new"} | dict.fromkeys(others, "mine")


@pytest.mark.parametrize(("output", "other"), [("a.shp", "a.dbf"), ("a.shp", "a.prj")])
def test_output_whose_parts_would_replace_files_of_something_else_is_refused(output, other, tmp_path):
    (tmp_path / other).write_text("mine")
    with pytest.raises(OutputError, match=rf"^{other} stands beside the output {output}"):
        staging.Staging().path(tmp_path / output)
    assert (tmp_path / other).read_text() == "mine"


def test_output_that_cannot_be_replaced_leaves_all_others_as_they_were(tmp_path):
    (tmp_path / "map.tif").write_text("old")
    message = rf"^{tmp_path}/points\.shp could not be written"
    with pytest.raises(OutputError, match=message), staging.staged_outputs() as outputs:
        outputs.path(tmp_path / "map.tif").write_text("new")
        outputs.path(tmp_path / "points.shp").write_text("new")
        (tmp_path / "points.shp").mkdir()  # a folder that has come there since
        (tmp_path / "points.shp" / "thesis.txt").touch()
    assert sorted((path.name, path.is_dir() or path.read_text()) for path in tmp_path.iterdir()) == [
        ("map.tif", "old"),
        ("points.shp", True),
    ]


def test_error_names_the_destination_and_not_where_it_was_being_written(tmp_path):
    destination = tmp_path / "points.gpkg"
    with pytest.raises(OutputError) as caught, staging.staged_outputs() as outputs:
        raise OutputError(f"{outputs.path(destination)} could not be written.")
    assert str(caught.value) == f"{destination} could not be written."
    with pytest.raises(OutputError) as caught, staging.staged_outputs() as outputs:
        outputs.path(destination).mkdir()
        outputs.path(tmp_path / "map.tif").write_text("complete")
        outputs.path(tmp_path / "map.html").open()
    assert str(caught.value) == f"{tmp_path / 'map.html'} could not be written: No such file or directory."


def test_folder_of_another_user_where_all_write_is_left_alone(tmp_path):
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only the superuser can make a folder another user's")
    tmp_path.chmod(0o1777)
    for name, owner in (("mine", 0), ("theirs", 54321)):
        (tmp_path / f"{staging.FOLDER_PREFIX}{name}").mkdir()
        os.chown(tmp_path / f"{staging.FOLDER_PREFIX}{name}", owner, owner)
    with staging.staged_outputs() as outputs:
        outputs.path(tmp_path / "points.gpkg").write_text("all of it")
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [f"{staging.FOLDER_PREFIX}theirs", "points.gpkg"]


def test_folder_name_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="not a job folder"):
        staging.use_folder_name("../elsewhere")


def test_same_path_for_two_outputs_is_refused_and_leaves_nothing(tmp_path):
    with (
        pytest.raises(OutputError, match="Two outputs have the same path"),
        staging.staged_outputs() as outputs,
    ):
        outputs.path(tmp_path / "map.tif").write_text("new")
        outputs.path(tmp_path / "map.tif")
    assert list(tmp_path.iterdir()) == []


def test_same_path_by_way_of_a_link_is_refused(tmp_path):
    (tmp_path / "real").mkdir()
    try:
        (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    with (
        pytest.raises(OutputError, match="Two outputs have the same path"),
        staging.staged_outputs() as outputs,
    ):
        outputs.path(tmp_path / "real" / "map.tif")
        outputs.path(tmp_path / "link" / "map.tif")


def test_same_name_in_two_folders_is_two_outputs(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with staging.staged_outputs() as outputs:
        for name in ("one", "two"):
            outputs.path(tmp_path / name / "map.tif").write_text(name)
    assert [(tmp_path / name / "map.tif").read_text() for name in ("one", "two")] == ["one", "two"]
