# SPDX-License-Identifier: GPL-2.0-or-later
"""What the command says to somebody who slips, and that a slip costs no time and leaves nothing behind."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pyogrio
import pytest
from tiled_region import ROOT, region_points, run_cli

from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.tile_dataset import TileDataset
from insar_forecast_plugin.core.measured import Measured

CORE = "insar_forecast_plugin.core"
INTERRUPTED_WHILE_LOADING = f"""
import os, runpy, signal, sys

class Key:
    def find_spec(self, name, path, target=None):
        if name == "{CORE}.engine.command_options":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Key())
sys.argv = ["core", "run", "classifytrends", "--help"]
runpy.run_module("{CORE}", run_name="__main__", alter_sys=True)
"""


def shell(*arguments):
    """Run the command as somebody at a shell does."""
    command = [sys.executable, "-m", CORE, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("operation", ["importtimeseries", "classifytrends"])
def test_input_that_does_not_exist_is_refused_before_work(region, tmp_path, operation):
    files = (region["files"][0], tmp_path / "Übung no 1.csv", tmp_path / "2.csv")
    status, messages = run_cli(operation, "--input", *files, "--output", tmp_path / "out", check=False)
    assert status == 2
    assert [one["type"] for one in messages] == ["error"]
    assert "Übung no 1.csv, which does not exist, and 1 more" in messages[-1]["text"]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("operation", ["importtimeseries", "classifytrends"])
def test_output_that_is_called_as_a_file_is_refused_before_work(region, tmp_path, operation):
    output = tmp_path / "points.GPKG"
    status, messages = run_cli(operation, "--input", region["files"][0], "--output", output, check=False)
    assert status == 2
    assert "--output is points.GPKG, the name of a file; expected a folder" in messages[-1]["text"]
    assert not output.exists()


def test_layer_of_a_file_is_an_input(region, tmp_path):
    name = pyogrio.list_layers(region["files"][0])[0][0]
    layer = f"{region['files'][0]}|layername={name}"
    run_cli("importtimeseries", "--input", layer, "--output", tmp_path / "out")
    assert TileDataset.open(tmp_path / "out").rows == region["points"].point_count // 2


def test_layer_that_a_file_does_not_have_is_told_with_those_that_it_has(region, tmp_path):
    name = pyogrio.list_layers(region["files"][0])[0][0]
    layer = f"{region['files'][0]}|layername=wrong"
    status, messages = run_cli("importtimeseries", "--input", layer, "--output", tmp_path / "out", check=False)
    assert status == 2
    assert f"burst_1.gpkg has no layer 'wrong'; it contains '{name}'. Name one of these" in messages[-1]["text"]


def test_second_track_ends_the_import_before_the_other_files_are_read(tmp_path):
    points = region_points(60, epochs=20)
    write_points(points, tmp_path / "a.gpkg")
    vertical = replace(points, measured=Measured(component="up"))
    files = [tmp_path / f"{name}.gpkg" for name in "abcd"]
    for file in files[1:]:
        write_points(vertical, file)
    status, messages = run_cli("importtimeseries", "--input", *files, "--output", tmp_path / "out", check=False)
    assert status == 2
    assert "a.gpkg shows LOS (ascending) of track 022, b.gpkg vertical. Import each" in messages[-1]["text"]
    assert [one["text"] for one in messages if one["type"] == "progress"] == ["Reading files: 1 of 4"]
    assert not list((tmp_path / "out").iterdir())


def test_reason_is_told_once_where_one_file_is_all(tmp_path):
    (tmp_path / "broken.csv").write_text("no;table\n1;2\n")
    status, messages = run_cli(
        *("importtimeseries", "--input", tmp_path / "broken.csv", "--output", tmp_path / "out"), check=False
    )
    assert status == 2
    assert [one["type"] for one in messages if one["type"] != "progress"] == ["error"]
    assert "broken.csv" in messages[-1]["text"]


def test_last_lines_name_what_failed(region, tmp_path):
    (tmp_path / "broken.csv").write_text("no;table\n1;2\n")
    done = shell(
        *("run", "importtimeseries", "--input", region["files"][0], tmp_path / "broken.csv"),
        *("--output", tmp_path / "out"),
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Failed: broken.csv: ")


@pytest.mark.parametrize("tampered", ["missing", "cut"])
def test_tile_that_cannot_be_read_comes_with_the_way_to_mend_it(region, tmp_path, tampered):
    shutil.copytree(region["tiles"], tmp_path / "tiles")
    path = sorted((tmp_path / "tiles").glob("tile=*/*.parquet"))[0]
    path.write_bytes(path.read_bytes()[:1000])
    if tampered == "missing":
        path.unlink()
    status, messages = run_cli(
        *("classifytrends", "--input", tmp_path / "tiles", "--output", tmp_path / "out"), check=False
    )
    assert status == 2
    text = messages[-1]["text"]
    assert ("does not exist" in text) == (tampered == "missing")
    assert f"If {path.parent.name}/{path.name} exists, delete it. Then repeat the run that made it, with" in text
    path.unlink(missing_ok=True)
    again = ("--input", *region["files"], "--output", tmp_path / "tiles", "--tile-points", 500, "--resume")
    _, messages = run_cli("importtimeseries", *again)
    assert messages[-1]["tiles_made"] == 1


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("--tile-points", "0"), "'0' is no number of points"),
        (("--tile-points", "2.5"), "'2.5' is no number of points"),
    ],
)
def test_option_out_of_range_is_refused(region, tmp_path, more, message):
    done = shell("run", "classifytrends", "--input", region["tiles"], "--output", tmp_path / "out", *more)
    assert done.returncode == 2
    assert message in done.stderr
    assert not (tmp_path / "out").exists()


def test_output_that_is_a_file_is_refused(region, tmp_path):
    (tmp_path / "out").write_text("mine")
    status, messages = run_cli("classifytrends", "--input", region["tiles"], "--output", tmp_path / "out", check=False)
    assert status == 2
    assert "is a file; expected a folder" in messages[-1]["text"]
    assert (tmp_path / "out").read_text() == "mine"


def test_tiles_that_are_there_are_all_named(region, tmp_path):
    arguments = ("--input", region["tiles"], "--output", tmp_path / "out", "--tiles", "E99N99")
    _, messages = run_cli("classifytrends", *arguments, check=False)
    there = sorted({one.name.partition("/")[0] for one in TileDataset.open(region["tiles"]).entries})
    assert messages[-1]["text"].endswith(f"It has {', '.join(there)}.")


@pytest.mark.parametrize(("argument", "status"), [("--help", 0), ("import", 2)])
def test_core_without_a_job_says_how_it_is_used(argument, status):
    done = shell(argument)
    assert done.returncode == status
    assert "run OPERATION" in done.stderr
    assert not done.stdout


def test_wait_for_a_scheduler_is_announced(region, tmp_path):
    where = tmp_path / "none.json"
    arguments = ("--input", region["tiles"], "--output", tmp_path / "out", "--scheduler", where)
    _, messages = run_cli("classifytrends", *arguments, check=False)
    assert messages[0]["text"] == f"Waiting for the scheduler {where}"
    assert "does not exist" in messages[-1]["text"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_interruption_while_modules_load_ends_without_a_traceback():
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_WHILE_LOADING], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (130, "Interrupted.\n")
