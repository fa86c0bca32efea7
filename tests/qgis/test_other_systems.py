# SPDX-License-Identifier: GPL-2.0-or-later
"""Windows and macOS: where Python and uv are found, and folders of users with umlauts and spaces."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from test_environment import write_lock, write_program, write_wheel

from insar_forecast_plugin import environment, environment_contents, interpreter
from insar_forecast_plugin.process import child_environment
from insar_forecast_plugin.program_places import MINORS, search_path, usual_places

HOME = Path("/home/Jörg Müller")
pytestmark = pytest.mark.skipif(sys.version_info < (3, 11), reason="the core needs Python 3.11")


@pytest.fixture
def path(tmp_path, monkeypatch):
    """The only folder on PATH."""
    folder = tmp_path / "on path"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def answering(version, executable=sys.executable):
    """A Python's answer to the probe."""
    return f"echo; echo '3 {version}'; echo '{executable}'"


def test_windows_is_searched_where_no_administrator_is_needed():
    local = HOME / "AppData" / "Local"
    places = usual_places("win32", {"LOCALAPPDATA": str(local), "PROGRAMFILES": "/Program Files"}, HOME)
    assert places[0] == HOME / ".local" / "bin"  # of uv
    assert {local / "Programs" / "Python" / name for name in ("Launcher", "Python314", "Python311")} <= set(places)
    assert Path("/Program Files/Python313") in places
    assert places[-1] == local / "Microsoft" / "WindowsApps"


def test_windows_without_its_variables_is_searched_in_the_folder_of_the_user():
    assert HOME / "AppData" / "Local" / "Programs" / "Python" / "Python312" in usual_places("win32", {}, HOME)


def test_macos_is_searched_for_homebrew_on_both_processors_and_for_the_installer_of_python():
    places = [str(place) for place in usual_places("darwin", {}, HOME)]
    assert {"/opt/homebrew/bin", "/usr/local/bin", f"{HOME}/.local/bin"} <= set(places)
    assert "/Library/Frameworks/Python.framework/Versions/3.14/bin" in places


def test_linux_is_searched_on_path_alone(path):
    assert usual_places("linux", {}, HOME) == []
    assert search_path() == str(path)


@pytest.mark.parametrize("minor", MINORS)
def test_launcher_of_windows_is_asked_for_every_version(path, monkeypatch, minor):
    asked = f'#!/bin/sh\ncase "$1" in -3.{minor}) {answering(minor)} ;; *) exit 1 ;; esac\n'
    write_program(path / "py", asked)
    monkeypatch.setattr(interpreter, "sys", SimpleNamespace(platform="win32"))
    assert interpreter.find_base_python() == sys.executable


def test_launcher_is_not_asked_elsewhere(path):
    write_program(path / "py", f"#!/bin/sh\n{answering(13, '/launched')}\n")
    (path / "python3").symlink_to(sys.executable)
    assert interpreter.find_base_python() != "/launched"


def test_old_python_in_front_does_not_hide_a_newer_one_behind(path, tmp_path, monkeypatch):
    behind = tmp_path / "behind"
    behind.mkdir()
    write_program(path / "python3", f"#!/bin/sh\n{answering(9)}\n")
    write_program(behind / "python3", f"#!/bin/sh\n{answering(13, '/newer')}\n")
    monkeypatch.setenv("PATH", f"{path}:{behind}")
    assert interpreter.find_base_python() == "/newer"


def test_program_that_only_opens_the_store_is_passed_over(path):
    write_program(path / "python3.12", "#!/bin/sh\necho Python was not found >&2\nexit 49\n")
    write_program(path / "python", f"#!/bin/sh\n{answering(13)}\n")
    assert interpreter.find_base_python() == sys.executable


def test_environment_in_a_folder_with_umlauts_and_spaces_is_made_and_works(tmp_path, monkeypatch):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("tiny_package==1.0\n")
    write_lock(requirements, write_wheel(tmp_path / "tested"))
    monkeypatch.setattr(environment_contents, "REQUIREMENTS", requirements)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    user = tmp_path / "Jörg Müller-Straße" / "Application Support"
    user.mkdir(parents=True)
    monkeypatch.setenv("XDG_DATA_HOME", str(user))
    monkeypatch.delenv(environment.VARIABLE, raising=False)
    python = environment.install(environment.managed_folder(), wheels=write_wheel(user / "räder"), report=str)
    assert user in python.parents and environment.find_python() == str(python)
    code = "import sys, tiny_package; print(sys.prefix)"
    said = subprocess.run(
        [str(python), "-I", "-X", "utf8", "-c", code], capture_output=True, check=True, env=child_environment()
    )
    assert said.stdout.decode().strip() == str(environment.managed_folder())
