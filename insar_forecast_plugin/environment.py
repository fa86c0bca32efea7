# SPDX-License-Identifier: GPL-2.0-or-later
"""The Python environment of the core: found, checked and made.

It is made from the lock of ``core/requirements.txt``, with that of ``core/requirements-training.txt`` and PyTorch where
networks are to be trained and that of ``core/requirements-cluster.txt`` where many cores or machines are to work, by uv
where uv is on PATH, else by venv and pip. It is built beside its destination and moved there when it works; a marker in
it says what it was made from and what it has, so that a broken, half-made or outdated environment is noticed. Standard
library only, so that it also runs without QGIS::

    python3 -m insar_forecast_plugin.environment install FOLDER [--extras none|training|cluster]
        [--files tested|any] [--wheels DIR] [--build auto|cpu|gpu] [--python PATH]
"""

from __future__ import annotations

import argparse
import contextlib
import glob
import json
import os
import shutil
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Callable

from .core.errors import INSTALL_REMEDY, CoreError
from .core.file_lock import FileLock
from .core.library_folders import ENVIRONMENT_MARKER
from .environment_contents import EXTRAS, FILES, refuse_unknown, requirements_hash, requirements_of
from .environment_making import Wish, make
from .environment_size import estimate
from .folders import move_into_place, removed
from .installed_packages import changes, look, versions_in
from .installer import CHECK_FROM, TEMPORARY, InstallCancelledError, Installer
from .interpreter import MINIMUM, InstallError, dotted, interpreter_of, probe, python_in
from .unused_files import removals, remove_unused

__all__ = ["EXTRAS", "FILES", "InstallCancelledError", "install"]

MARKER = ENVIRONMENT_MARKER
VARIABLE = "INSAR_FORECAST_PYTHON"
SETTING = "insar_forecast/python"
BUILDS = ("auto", "cpu", "gpu")

_known_good: set[str] = set()  # interpreters that started once in this session: QGIS asks often
_MAKING, _OLD, _LOCK = ".making-", "-old", ".lock"


class EnvironmentMissingError(CoreError):
    """No usable Python environment of the core was found."""


def managed_folder() -> Path:
    """Return where the plugin keeps its environment: in the user's data folder, the same for every QGIS profile.

    Raises
    ------
    EnvironmentMissingError
        The user has no such folder.
    """
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Application Support"
        else:
            base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    except RuntimeError as error:
        raise EnvironmentMissingError(
            "This user has no home folder, so there is no place for the Python environment. Set the variable HOME to a "
            f"folder that can be written, or the variable {VARIABLE} to the Python that runs the calculations."
        ) from error
    return base / "insar-forecast" / "environment"


def fault(folder: Path) -> str | None:
    """Say what is wrong with a managed environment, without starting it; None where nothing is."""
    if not folder.is_dir():
        return "There is no Python environment for the calculations yet."
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return f"The Python environment in {folder} is incomplete."
    if not python_in(folder).exists():
        return f"The Python environment in {folder} is broken: its interpreter is gone."
    if not isinstance(marker, dict) or marker.get("requirements") != requirements_hash(str(marker.get("extras"))):
        return f"The Python environment in {folder} was made for another version of the plugin."
    return None


def find_python(setting: str | None = None) -> str:
    """Return the interpreter that runs the core.

    The plugin's setting comes first, then the variable ``INSAR_FORECAST_PYTHON``, then the managed environment.

    Raises
    ------
    EnvironmentMissingError
        There is none, or it cannot be used; the message says what to run.
    """
    for value, origin in ((setting, f"the setting {SETTING}"), (os.environ.get(VARIABLE), f"the variable {VARIABLE}")):
        if value:
            return checked_python(value, f", named by {origin},")
    folder = managed_folder()
    wrong = fault(folder)
    if wrong:
        raise EnvironmentMissingError(f"{wrong} {INSTALL_REMEDY}")
    return str(python_in(folder))


def checked_python(python: str, named_by: str = "") -> str:
    """Return an interpreter that a person named, once it has shown that it starts and is new enough.

    Parameters
    ----------
    python
        The interpreter, or the folder of its environment.
    named_by
        Where the name comes from, put into the message behind it.

    Raises
    ------
    EnvironmentMissingError
        It does not start, or is too old, or the folder has none.
    """
    given, python = python, interpreter_of(python)
    if python in _known_good:
        return python
    what = "Correct or remove it." if named_by else "Choose another, or the plugin's own environment."
    if Path(python).is_dir():
        raise EnvironmentMissingError(
            f"{given}{named_by} is a folder without a Python in it; expected the folder of an environment, such as one "
            f"with {python_in(Path()).as_posix()}, or that program. {what}"
        )
    found = probe([python])
    if found is None:
        raise EnvironmentMissingError(f"{python}{named_by} is not a Python that starts. {what}")
    if found.version < MINIMUM:
        raise EnvironmentMissingError(
            f"{python}{named_by} is Python {dotted(found.version)}; {dotted(MINIMUM)} or newer is needed. {what}"
        )
    _known_good.add(python)
    return python


def install(
    folder: Path,
    *,
    extras: str = EXTRAS[0],
    files: str = FILES[0],
    wheels: Path | None = None,
    build: str = BUILDS[0],
    python: str | None = None,
    report: Callable[[str], None] = print,
    progress: Callable[[float, str], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Make the environment in ``folder`` unless a working one stands there; return its interpreter.

    Parameters
    ----------
    extras
        ``training`` adds what networks are trained with, ``cluster`` what runs on many machines.
    files
        ``tested``: those in the lock. ``any``: of the required versions, for a package index that has its own.
    wheels
        Folder of wheel files to install from, without a network.
    build
        ``cpu`` or ``gpu`` asks for that build of torch, ``auto`` for what fits the machine.
    python
        Interpreter to make the environment with; found if None.
    report
        Is given each line of the log.
    progress
        Is given the fraction done and what happens.

    Raises
    ------
    InstallError
        It cannot be made: there is no room, a step failed, or it does not work and what stands there may.
    InstallCancelledError
        ``cancelled`` became true; nothing is left behind.
    """
    folder = folder.absolute()
    wish = Wish(extras=extras, files=files, wheels=wheels, build=build, python=python)
    _refuse_unfit(folder, wish)
    making = folder.with_name(f"{folder.name}{_MAKING}{uuid.uuid4().hex[:8]}")
    installer = Installer(making, report=report, progress=progress, cancelled=cancelled)
    before = versions_in(folder)
    standing = _look_at(folder, wish, installer)
    if standing == "wanted":
        report(f"The environment in {folder} is complete and works. There is nothing to do.")
        return python_in(folder)
    with _place_for(making, folder, installer):
        installer.expect(estimate(folder, extras=extras, build=build, wheels=wheels))
        make(making, wish, installer)
        freed = remove_unused(making)
        what = " ".join(f"{line}." for line in _check_and_mark(making, wish, installer, freed))
        if what and standing == "usable":
            raise InstallError(f"The new environment does not work. The one in {folder} was kept. {what}")
        move_into_place(making, folder)
    for line in [*changes(before, versions_in(folder)), *removals(freed), f"The environment is in {folder}."]:
        report(line)
    progress(1.0, "Done")
    return python_in(folder)


@contextlib.contextmanager
def _place_for(making: Path, folder: Path, installer: Installer) -> Iterator[None]:
    """Make room for a folder that is being made beside another, and leave nothing but what was moved from there.

    A lock tells the folder from what other installations have left.
    """
    lock = FileLock(making.with_name(making.name + _LOCK))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        lock.take()
        installer.temporary.mkdir()
    except OSError as error:
        raise InstallError(f"{folder.parent} cannot be written: {error.strerror or error}.") from error
    try:
        yield
    except OSError as error:
        raise InstallError(f"The environment could not be written to {folder}: {error.strerror or error}.") from error
    finally:
        removed(installer.temporary)
        if not removed(making):
            installer.report(f"Warning: {making} is left and could not be removed. Delete it.")
        lock.release()


def _check_and_mark(folder: Path, wish: Wish, installer: Installer, freed: dict[str, float]) -> list[str]:
    """Return what is wrong with an environment, and leave in it what it was made from and what it has."""
    installer.output.is_unpacking = False
    installer.progress(CHECK_FROM, "Checking the packages")
    found = look(python_in(folder), requirements_of(wish.extras), installer)
    for line in found.faults:
        installer.report(f"Warning: {line}")
    marker = {
        "requirements": requirements_hash(wish.extras),
        "extras": wish.extras,
        "files": wish.files,
        "asked": wish.build,
        "build": found.build,
        "packages": found.versions,
        "removed": freed,
        "made": time.strftime("%Y-%m-%d"),
    }
    (folder / MARKER).write_text(json.dumps(marker), encoding="utf-8")
    return found.faults


def _refuse_unfit(folder: Path, wish: Wish) -> None:
    """Refuse a folder, a folder of wheels, a build or extras that nothing can be made of."""
    refuse_unknown(wish.extras, wish.files)
    if wish.build not in BUILDS:
        raise InstallError(f"Build of torch (BUILD) is {wish.build!r}; expected one of {', '.join(BUILDS)}.")
    if wish.wheels is not None and not any(Path(wish.wheels).glob("*.whl")):
        raise InstallError(
            f"Folder of wheels (WHEELS) is {wish.wheels}, which holds no wheel files (*.whl). "
            "Choose the folder with them."
        )
    if folder.exists() and not folder.is_dir():
        raise InstallError(f"{folder} is a file. Choose a folder for the environment.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "pyvenv.cfg").exists():
        raise InstallError(f"{folder} has files that are no Python environment's. Choose an empty or new folder.")


def _look_at(folder: Path, wish: Wish, installer: Installer) -> str:
    """Tell an environment that has what is asked for, or more (``wanted``), from others.

    ``usable`` is one that works for this version of the plugin or worked for another, ``unusable`` any other and none.
    """
    wrong = fault(folder)
    if wrong:
        if folder.is_dir():
            installer.report(f"{wrong} It is made again.")
        return "usable" if (folder / MARKER).exists() and python_in(folder).exists() else "unusable"
    marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
    there = set(requirements_of(marker["extras"]))
    if not there.issuperset(requirements_of(wish.extras)):
        if "training" in marker["extras"] and "training" not in wish.extras:
            installer.report("Warning: PyTorch will no longer be there. To have both: Extras: training and cluster.")
        return "usable"
    if "training" in wish.extras and wish.build not in ("auto", marker.get("build"), marker.get("asked")):
        return "usable"
    try:
        faults = look(python_in(folder), requirements_of(marker["extras"]), installer).faults
    except InstallError as error:
        faults = [str(error)]
    for line in faults:
        installer.report(f"Found: {line}")
    return "unusable" if faults else "wanted"


def _sweep(folder: Path) -> None:
    """Remove what installations that have ended without doing so left beside the folder."""
    left = list(folder.parent.glob(f"{glob.escape(folder.name)}{_MAKING}*"))
    for name in {path.name.removesuffix(_LOCK).removesuffix(_OLD).removesuffix(TEMPORARY) for path in left}:
        lock = FileLock(folder.with_name(name + _LOCK))
        if lock.take(without_locks=False):
            for end in ("", _OLD, TEMPORARY):
                shutil.rmtree(folder.with_name(name + end), ignore_errors=True)
            lock.release()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(prog="insar_forecast_plugin.environment", description="The core's environment.")
    command = parser.add_subparsers(dest="command", required=True).add_parser("install", help="make the environment")
    command.add_argument("folder", type=Path, nargs="?")
    command.add_argument("--extras", choices=EXTRAS, default=EXTRAS[0])
    command.add_argument("--files", choices=FILES, default=FILES[0])
    command.add_argument("--wheels", type=Path)
    command.add_argument("--build", choices=BUILDS, default=BUILDS[0])
    command.add_argument("--python")
    options = parser.parse_args(arguments)
    chosen = {name: getattr(options, name) for name in ("extras", "files", "wheels", "build", "python")}
    try:
        install(options.folder or managed_folder(), **chosen)
    except CoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
