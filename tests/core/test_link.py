# SPDX-License-Identifier: GPL-2.0-or-later
"""`make link` links the working copy into the profiles of the QGIS that is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = ROOT / "insar_forecast_plugin"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the profile's place is that on Linux")


def plugin_in(data, version):
    return data / "QGIS" / version / "profiles/default/python/plugins/insar_forecast_plugin"


def link(data):
    """Run the script for a user whose data folder is this; return how it ended."""
    return subprocess.run(
        [sys.executable, ROOT / "scripts/link.py"],
        env={**os.environ, "XDG_DATA_HOME": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("used", "linked"),
    [
        ([], ["QGIS3"]),
        (["QGIS3"], ["QGIS3"]),
        (["QGIS4"], ["QGIS4"]),
        (["QGIS3", "QGIS4"], ["QGIS3", "QGIS4"]),
    ],
)
def test_every_qgis_that_was_used_gets_a_link(tmp_path, used, linked):
    for version in used:
        (tmp_path / "QGIS" / version).mkdir(parents=True)
    done = link(tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "QGIS").iterdir()) == linked
    assert [plugin_in(tmp_path, version).resolve() for version in linked] == [PLUGIN] * len(linked)


def test_link_of_another_working_copy_is_replaced(tmp_path):
    old = plugin_in(tmp_path, "QGIS4")
    old.parent.mkdir(parents=True)
    old.symlink_to(tmp_path)
    assert link(tmp_path).returncode == 0
    assert old.resolve() == PLUGIN


def test_installed_copy_stays_and_is_named(tmp_path):
    installed = plugin_in(tmp_path, "QGIS4")
    installed.mkdir(parents=True)
    done = link(tmp_path)
    assert done.returncode == 1
    assert done.stderr == f"{installed} is a folder: an installed copy of the plugin. Uninstall it in QGIS first.\n"
    assert not installed.is_symlink()
