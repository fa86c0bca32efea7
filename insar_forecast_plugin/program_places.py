# SPDX-License-Identifier: GPL-2.0-or-later
"""Where Python and uv are looked for: on PATH, and where their installers put them.

QGIS is started with a short PATH on Windows (its own folders and those of the system) and on macOS (those of the
system), so that what a user has installed is not on it. None of these folders needs an administrator but the last ones.
Standard library only; Python 3.9.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from .process import child_environment

MINORS = (11, 12, 13, 14)
"""Python 3.11 and so on: those that have wheels of what is required, the one that is taken first in front."""


def search_path() -> str:
    """Return the folders where programs are looked for, in the form of PATH."""
    kept = child_environment()
    on_path = next((value for name, value in kept.items() if name.upper() == "PATH"), os.defpath)
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home raises where there is none
    return os.pathsep.join([on_path, *map(str, usual_places(sys.platform, kept, home))])


def usual_places(platform: str, environ: Mapping[str, str], home: Path) -> list[Path]:
    """Return where the installers of Python and uv put programs on a system; empty on Linux, whose PATH has them.

    Parameters
    ----------
    platform
        As ``sys.platform`` has it.
    environ
        The variables of the process.
    home
        The user's folder.
    """
    if platform == "darwin":
        framework = Path("/Library/Frameworks/Python.framework/Versions")
        brewed = [Path("/opt/homebrew/bin"), Path("/usr/local/bin")]  # on Apple's and on Intel's processors
        return [home / ".local/bin", *brewed, *(framework / f"3.{minor}" / "bin" for minor in MINORS)]
    if platform != "win32":
        return []
    local = Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    own = local / "Programs/Python"
    # Programs of the Store come last: without Python they are there too and only open the Store.
    folders = [
        home / ".local" / "bin",
        local / "Programs/Python/Launcher",
        *(own / f"Python3{minor}" for minor in MINORS),
    ]
    for_all = environ.get("PROGRAMFILES")
    folders += [Path(for_all) / f"Python3{minor}" for minor in MINORS] if for_all else []
    return [*folders, local / "Microsoft/WindowsApps"]
