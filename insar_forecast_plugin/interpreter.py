# SPDX-License-Identifier: GPL-2.0-or-later
"""Python interpreters: whether one starts, which version it is, and which one can make an environment.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .core.errors import CoreError
from .process import child_environment
from .program_places import MINORS, search_path

if TYPE_CHECKING:
    from collections.abc import Sequence

MINIMUM = (3, 11)
"""Oldest version that runs the core."""

_PROBE = "import sys; print(); print(*sys.version_info[:2]); print(sys.executable)"


class InstallError(CoreError):
    """The environment could not be made."""


@dataclass(frozen=True)
class Interpreter:
    """A Python that starts: its version (major, minor) and its own executable."""

    version: tuple[int, int]
    executable: str


def probe(command: Sequence[str], code: str = _PROBE) -> Interpreter | None:
    """Start a Python and ask for its version; None where it does not start or lacks what ``code`` imports."""
    try:
        answer = subprocess.run(  # nosec B603 # a Python found by name or named by the user, a list, no shell
            [*command, "-I", "-c", code],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            timeout=60,
            check=True,
            env=child_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        version, executable = answer.stdout.strip().splitlines()[-2:]  # what a sitecustomize prints stands before
        major, minor = (int(part) for part in version.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return Interpreter((major, minor), executable)


def interpreter_of(path: str) -> str:
    """Return the interpreter in a folder: of an environment, or of its programs; any other path as it is.

    Windows copies paths in quotation marks, which are taken off.

    Examples
    --------
    >>> interpreter_of("python3"), interpreter_of(' "/nowhere/bin/python"')
    ('python3', '/nowhere/bin/python')
    """
    path = os.path.expanduser(path.strip().strip('"'))  # noqa: PTH111 - Path.expanduser raises where there is no home
    folder = Path(path)
    if not folder.is_dir():
        return path
    names = ("Scripts/python.exe", "python.exe") if sys.platform == "win32" else ("bin/python", "bin/python3", "python")
    return next((str(folder / name) for name in names if (folder / name).is_file()), path)


def python_in(folder: Path) -> Path:
    """Return the interpreter of an environment."""
    return folder / "Scripts" / "python.exe" if sys.platform == "win32" else folder / "bin" / "python"


def find_base_python(python: str | None = None) -> str:
    """Return a Python that can make an environment: the one given, else the first found that is new enough.

    QGIS's own ``sys.executable`` is never asked: on Windows and macOS it is QGIS.

    Raises
    ------
    InstallError
        There is none.
    """
    python = interpreter_of(python) if python else None
    names = [[python]] if python else _names_of_pythons()
    tried: list[list[str]] = []
    for name, *arguments in names:
        for folder in search_path().split(os.pathsep):
            program = shutil.which(name, path=folder)
            command = [program, *arguments] if program else []
            if not command or command in tried:
                continue
            tried.append(command)
            found = probe(command, "import ensurepip, venv; " + _PROBE)
            if found and found.version >= MINIMUM:
                return found.executable
    wanted = f"a Python {dotted(MINIMUM)} or newer with venv and pip"
    what = f"{python} is not {wanted}." if python else f"No program on PATH is {wanted}."
    raise InstallError(
        f"{what} Install one (on Debian and Ubuntu: python3-venv), install uv, or name one at Python (PYTHON). "
        "Then try again."
    )


def _names_of_pythons() -> list[list[str]]:
    """Return what a Python may be called, with what its launcher is to be told."""
    numbered = [[f"python3.{minor}"] for minor in MINORS]
    launched = [["py", f"-3.{minor}"] for minor in MINORS] if sys.platform == "win32" else []
    return [*numbered, *launched, ["python3"], ["python"], ["/usr/bin/python3"]]


def dotted(version: Sequence[int]) -> str:
    """Return a version in its usual form."""
    return ".".join(str(part) for part in version)
