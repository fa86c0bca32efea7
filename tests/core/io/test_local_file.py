# SPDX-License-Identifier: GPL-2.0-or-later
"""Only regular files of this machine are opened."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.local_file import link_told, local_file

ROOT = Path(__file__).resolve().parents[3]


def refusal(path):
    with pytest.raises(InputError) as caught:
        local_file(Path(path), "grid")
    assert len(str(caught.value)) < 400
    return str(caught.value)


@pytest.mark.parametrize(
    "text", ["http://127.0.0.1:8199/a.gpkg", "PG:dbname=x", "WFS:http://x", "GPKG:/a.gpkg:layer", "file:///etc/passwd"]
)
def test_addresses_and_connections_are_refused(text):
    assert "is an address, not a file of this machine" in refusal(text)


@pytest.mark.parametrize("text", ["/vsicurl/http://127.0.0.1:8199/a.gpkg", "/vsizip//a.zip", "/vsimem/x", "/vsistdin/"])
def test_paths_of_gdals_file_systems_are_refused(text):
    assert "GDAL's own file systems" in refusal(text)


def test_file_with_the_name_of_an_address_is_a_file(tmp_path):
    path = tmp_path / "PG:dbname=x"
    path.touch()
    assert local_file(path) == path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_pipes_sockets_and_devices_are_refused(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe")
    assert "is a pipe, not a regular file" in refusal(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket")
        assert "is a socket, not a regular file" in refusal("socket")
    assert "is a device, not a regular file" in refusal("/dev/zero")


def test_folders_and_absent_files_are_refused(tmp_path):
    assert "is a folder; expected a file. Choose the grid in it." in refusal(tmp_path)
    assert refusal(tmp_path / "no.tif") == f"The grid {tmp_path / 'no.tif'} does not exist."
    assert "does not exist" in refusal("nul\0byte")
    (tmp_path / "file").touch()
    assert "does not exist" in refusal(tmp_path / "file" / "below")


def test_long_path_is_cut_in_the_message():
    assert "too long (5000 characters)" in refusal("a" * 5000)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own")
def test_link_is_followed_and_told(tmp_path):
    target, link = tmp_path / "target.gpkg", tmp_path / "link.gpkg"
    target.touch()
    link.symlink_to(target)
    assert local_file(link) == target.resolve()
    assert link_told(link) == f"{link} is a link to {target.resolve()}."
    assert link_told(target) is None
    target.unlink()
    assert "is a link that leads to a file that does not exist" in refusal(link)
    link.unlink()
    link.symlink_to(link)
    assert "is a link that leads back to itself" in refusal(link)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_file_that_may_not_be_read_is_refused(tmp_path):
    path = tmp_path / "secret.gpkg"
    path.touch(mode=0)
    if not os.access(path, os.R_OK):
        assert "may not be read (no permission)" in refusal(path)
        return
    # The superuser may read everything: ask as another user.
    code = (
        "import os, sys; from pathlib import Path; from insar_forecast_plugin.core.io.local_file import local_file\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "try: local_file(Path(sys.argv[1]))\n"
        "except Exception as error: print(error)"
    )
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    run = subprocess.run([sys.executable, "-c", code, path], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "may not be read (no permission)" in run.stdout
