# SPDX-License-Identifier: GPL-2.0-or-later
"""`make test-matrix` says why it skips what a machine cannot do, and what went wrong where it can."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.test_matrix import downloaded_mb

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="chroots are made on Linux")


def matrix(folder, path):
    """Run the script for Debian 13 with the programs of a folder; return how it ended."""
    return subprocess.run(
        [sys.executable, ROOT / "scripts/test_matrix.py", "--folder", folder, "--release", "trixie"],
        env={**os.environ, "PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def program(folder, name, script):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path):
    """A folder with programs that do as if all went well, and tell of a mirror of Debian."""
    folder = tmp_path / "programs"
    folder.mkdir()
    program(folder, "unshare", 'while [ "${1#--}" != "$1" ]; do shift; done; "$@"')
    program(folder, "debootstrap", "exit 0")
    program(folder, "apt-get", "echo 'Debian Debian http://mirror.invalid/debian/'")
    return folder


@pytest.mark.skipif(os.geteuid() != 0, reason="anyone else is told to be root")
def test_machine_without_debootstrap_is_told_what_to_install(tmp_path, programs):
    (programs / "debootstrap").unlink()
    done = matrix(tmp_path / "matrix", programs)
    assert done.returncode == 0, done.stderr
    assert "skipped: debootstrap is missing: apt-get install debootstrap" in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="only users who are not root are told")
def test_user_without_rights_is_told_to_be_root(tmp_path, programs):
    assert "skipped: needs root on Linux: sudo make test-matrix" in matrix(tmp_path / "matrix", programs).stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="anyone else is told to be root")
def test_machine_without_a_mirror_of_debian_is_skipped(tmp_path, programs):
    program(programs, "apt-get", "echo 'Ubuntu Ubuntu http://mirror.invalid/ubuntu/'")
    done = matrix(tmp_path / "matrix", programs)
    assert done.returncode == 0, done.stderr
    assert "skipped: apt of this machine has no mirror of Debian" in done.stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="anyone else is told to be root")
def test_mirror_that_does_not_answer_is_skipped_with_its_words(tmp_path, programs):
    program(programs, "debootstrap", 'echo "E: Failed getting release file $4" >&2; exit 1')
    done = matrix(tmp_path / "matrix", programs)
    assert done.returncode == 0, done.stderr
    assert "skipped: debootstrap could not make it from http://mirror.invalid/debian/" in done.stdout
    assert "E: Failed getting release file" in done.stdout
    assert "Debian 13" in done.stdout


def test_wheels_are_counted_and_what_was_kept_from_before_is_not():
    said = """
  Downloading numpy-2.4.6-cp311-cp311-manylinux_2_28_x86_64.whl.metadata (6.6 kB)
Downloading numpy-2.4.6-cp311-cp311-manylinux_2_28_x86_64.whl (16.9 MB)
Downloading cycler-0.12.1-py3-none-any.whl (8.3 kB)
Using cached scipy-1.17.1-cp311-cp311-manylinux_2_28_x86_64.whl (35.3 MB)
"""
    assert downloaded_mb(said) == pytest.approx(16.9083)


def test_wheels_that_uv_fetched_are_counted_with_those_of_pip():
    said = """
Resolved 48 packages in 1.64s
Downloading onnx (8.5MiB)
Downloading kiwisolver (1.4MiB)
 Downloaded onnx
Requirement already satisfied: onnx==1.23.2 in /made (from -r requirements-locked.txt (line 767)) (1.23.2)
  Downloading torch-2.13.0-cp313-cp313-manylinux_2_28_x86_64.whl (526.6 MB)
"""
    assert downloaded_mb(said) == pytest.approx(9.9 * 1.048576 + 526.6)
