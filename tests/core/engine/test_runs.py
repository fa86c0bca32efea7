"""Runs that go on, that fail in part, that are interrupted, and that are refused."""

import json
import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from tiled_region import ROOT, assert_same, read_all, run_cli

from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.progress import Silent

STATISTICAL = ("--parameter", "METHOD=statistical")


def written(folder):
    """Return when each tile was written."""
    return {path.relative_to(folder): path.stat().st_mtime_ns for path in folder.glob("tile=*/*.parquet")}


@pytest.fixture
def classified(region, tmp_path):
    """Return the arguments of a run that is complete, and its folder."""
    arguments = ("classifytrends", "--input", region["tiles"], "--output", tmp_path / "out", *STATISTICAL)
    run_cli(*arguments)
    return arguments, tmp_path / "out"


def test_run_goes_on_with_what_is_missing_only(classified):
    arguments, folder = classified
    before = read_all(TileDataset.open(folder).layer())
    first, second = sorted(folder.glob("tile=*/*.parquet"))[:2]
    first.unlink()
    second.with_suffix(".json").unlink()
    times = written(folder)
    _, messages = run_cli(*arguments, "--resume")
    assert messages[-1]["tiles_made"] == 2
    made = {path for path, time in written(folder).items() if times.get(path) != time}
    assert made == {first.relative_to(folder), second.relative_to(folder)}
    assert_same(read_all(TileDataset.open(folder).layer()), before)


def test_changed_parameter_makes_every_tile_anew(classified):
    arguments, folder = classified
    _, messages = run_cli(*arguments, "--parameter", "STABLE_VELOCITY=5", "--resume")
    assert messages[-1]["tiles_taken"] == 0
    assert messages[-1]["tiles_made"] == len(TileDataset.open(folder).entries)


def test_results_are_not_overwritten_without_being_asked(classified):
    arguments, folder = classified
    before = written(folder)
    status, messages = run_cli(*arguments, check=False)
    assert status == 2
    assert "--resume" in messages[-1]["text"]
    assert written(folder) == before


def test_chosen_tiles_are_made_as_if_all_were(classified, region, tmp_path):
    _, whole = classified
    names = [one.name for one in TileDataset.open(region["tiles"]).entries]
    arguments = ("classifytrends", "--input", region["tiles"], "--output", tmp_path / "some", *STATISTICAL)
    run_cli(*arguments, "--tiles", names[1])
    some, all_of_them = TileDataset.open(tmp_path / "some"), TileDataset.open(whole)
    assert [one.name for one in some.entries] == [names[1]]
    assert_same(read_all(some.layer()), read_all(all_of_them.layer([all_of_them.entries[1]])))
    tile = names[-1].partition("/")[0]
    run_cli(*arguments, "--tiles", tile, "--resume")
    expected = {names[1], *(one for one in names if one.startswith(f"{tile}/"))}
    assert {one.name for one in TileDataset.open(tmp_path / "some").entries} == expected


def test_tile_that_fails_is_listed_and_the_rest_goes_on(region, tmp_path):
    dataset = TileDataset.open(region["tiles"])
    failing = dataset.entries[2]
    in_the_way = tmp_path / "out" / failing.file
    in_the_way.mkdir(parents=True)
    arguments = ("classifytrends", "--input", region["tiles"], "--output", tmp_path / "out", *STATISTICAL, "--resume")
    status, messages = run_cli(*arguments, check=False)
    assert status == 1
    assert set(messages[-1]["outputs"]["FAILED"]) == {failing.name}
    made = TileDataset.open(tmp_path / "out")
    assert len(made.entries) == len(dataset.entries) - 1
    assert set(made.failed) == {failing.name}
    in_the_way.rmdir()
    _, messages = run_cli(*arguments)
    assert (messages[-1]["tiles_made"], messages[-1]["tiles_taken"]) == (1, len(dataset.entries) - 1)
    assert not TileDataset.open(tmp_path / "out").failed


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_interrupted_run_leaves_whole_tiles_and_goes_on(region, tmp_path):
    folder = tmp_path / "out"
    arguments = ["classifytrends", "--input", str(region["tiles"]), "--output", str(folder), *STATISTICAL]
    command = [sys.executable, "-m", "insar_forecast_plugin.core", "run", *arguments]
    run = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while not list(folder.glob("tile=*/part-*.json")):
        assert run.poll() is None
        time.sleep(0.005)
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=60) == 130
    assert "--resume" in run.stderr.read()
    for path in folder.glob("tile=*/part-*.parquet"):
        assert read_points(path, Silent()).point_count > 0
    _, messages = run_cli(*arguments, "--resume")
    assert messages[-1]["tiles_taken"] > 0
    assert not list(folder.glob("tile=*/.part-*"))


def test_second_run_in_the_same_folder_is_refused(region, tmp_path):
    from insar_forecast_plugin.core.file_lock import FileLock

    (tmp_path / "out").mkdir()
    lock = FileLock(tmp_path / "out" / ".running")
    assert lock.take()
    status, messages = run_cli(
        "classifytrends", "--input", region["tiles"], "--output", tmp_path / "out", *STATISTICAL, check=False
    )
    lock.release()
    assert status == 2
    assert "Another run" in messages[-1]["text"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("--parameter", "METHOD=magic"), "expected one of network, statistical, both"),
        (("--parameter", "NOTHING=1"), "Unknown parameter NOTHING"),
        (("--parameter", "METHOD"), "expected NAME=VALUE"),
        (("--parameter", "STABLE_VELOCITY=fast"), "expected a number"),
        (("--parameter", "REPORT=report.html"), "cannot be given with tiles"),
        (("--tiles", "E99N99"), "E99N99"),
        (("--parameter", "REFERENCE=field", "--parameter", "REFERENCE_FIELD=nothing"), "no field 'nothing'"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(region, tmp_path, more, message):
    status, messages = run_cli(
        "classifytrends", "--input", region["tiles"], "--output", tmp_path / "out", *more, check=False
    )
    assert status in (1, 2)
    texts = [one.get("text", "") for one in messages if one["type"] in ("error", "warning")]
    assert any(message in text for text in texts), texts
    assert not list((tmp_path / "out").glob("tile=*/part-*.parquet"))


def test_folder_that_has_no_tiles_is_refused(tmp_path):
    status, messages = run_cli("classifytrends", "--input", tmp_path, "--output", tmp_path / "out", check=False)
    assert status == 2
    assert "importtimeseries" in messages[-1]["text"]


def test_files_are_imported_first(region, tmp_path):
    run_cli("classifytrends", "--input", *region["files"], "--output", tmp_path / "out", *STATISTICAL)
    made = TileDataset.open(tmp_path / "out")
    assert made.rows == region["points"].point_count
    assert (tmp_path / "out" / "imported" / "dataset.json").is_file()


def test_command_tells_progress_to_people_too(region, tmp_path):
    command = [sys.executable, "-m", "insar_forecast_plugin.core", "run", "classifytrends"]
    command += ["--input", str(region["tiles"]), "--output", str(tmp_path / "out"), *STATISTICAL]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "100 %" in done.stderr
    assert "Classes of 3000 points" in done.stderr
    assert not done.stdout


def test_manifest_says_what_a_tile_holds(classified):
    _, folder = classified
    for entry in TileDataset.open(folder).entries:
        told = json.loads((folder / entry.file).with_suffix(".json").read_text())
        assert told["rows"] == entry.rows
        assert sum(told["facts"]["classes"].values()) == entry.rows
        places = read_points(folder / entry.file, Silent()).coordinates
        np.testing.assert_allclose(told["bounds"], [*places.min(axis=0), *places.max(axis=0)])
