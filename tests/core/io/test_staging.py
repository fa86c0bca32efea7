# SPDX-License-Identifier: GPL-2.0-or-later
"""Outputs appear complete or not at all."""

import os
import time

import pytest

from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.io import staging


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
    outputs = staging.Staging()
    outputs.path(tmp_path / "points.gpkg").write_text("half")
    staging.discard_all()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("days", "there"), [(2, True), (8, False)])
def test_folder_that_a_crash_left_is_removed_after_a_week(days, there, tmp_path):
    left = tmp_path / f"{staging.FOLDER_PREFIX}left"
    left.mkdir()
    (left / "half.tif").write_text("half")
    then = time.time() - days * 24 * 3600
    os.utime(left, (then, then))
    with staging.staged_outputs() as outputs:
        outputs.path(tmp_path / "points.gpkg").write_text("all of it")
    assert left.exists() == there


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
