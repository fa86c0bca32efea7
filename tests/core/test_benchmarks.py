# SPDX-License-Identifier: GPL-2.0-or-later
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def folder(tmp_path):
    """A folder with the script that runs all and two benchmarks about accuracy, one of which fails."""
    script = (BENCHMARKS / "run_all.py").read_text(encoding="utf-8")
    (tmp_path / "run_all.py").write_text(script, encoding="utf-8")
    slow = "import time\nprint('begins', flush=True)\ntime.sleep(0.3)\nprint('ends')\n"
    (tmp_path / "trend_accuracy.py").write_text(slow, encoding="utf-8")
    (tmp_path / "explain_shares.py").write_text(slow + "raise SystemExit(1)\n", encoding="utf-8")
    return tmp_path


def run(folder, *options):
    command = [sys.executable, str(folder / "run_all.py"), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_benchmark_is_listed_as_one_of_speed_or_of_accuracy():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import run_all
    finally:
        sys.path.remove(str(BENCHMARKS))
    assert run_all.unlisted() == []
    assert not set(run_all.SPEED) & set(run_all.ACCURACY)
    assert all((BENCHMARKS / f"{name}.py").is_file() for name in run_all.SPEED + run_all.ACCURACY)


def test_what_two_benchmarks_print_at_once_is_not_mixed(folder):
    done = run(folder, "--only", "trend_accuracy", "explain_shares", "--at-once", "2")
    assert done.stdout.count("begins\nends\n") == 2


def test_a_failure_is_named_and_counted(folder):
    done = run(folder, "--only", "trend_accuracy", "explain_shares")
    assert done.returncode == 1
    assert "Failed: explain_shares" in done.stdout


def test_a_script_that_no_list_names_is_refused(folder):
    (folder / "new_one.py").write_text("", encoding="utf-8")
    done = run(folder, "--only", "trend_accuracy")
    assert done.returncode == 2
    assert "new_one" in done.stderr


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_make_bench_finds_what_the_benchmark_of_tiles_needs():
    """Dask and psutil are test tools: the core's environment has neither."""
    told = subprocess.run(["make", "-n", "bench"], cwd=BENCHMARKS.parent, capture_output=True, text=True, check=True)
    (places,) = re.findall(r"PYTHONPATH=(\S+) \S+ benchmarks/run_all.py", told.stdout)
    command = [sys.executable, str(BENCHMARKS / "tile_scaling.py"), "--help"]
    environment = {**os.environ, "PYTHONPATH": places}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    code = "import distributed, psutil"
    subprocess.run([sys.executable, "-c", code], env=environment, cwd=BENCHMARKS, check=True)
