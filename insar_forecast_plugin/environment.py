# SPDX-License-Identifier: GPL-2.0-or-later
"""The Python environment of the core: found, checked and made.

It is made from ``core/requirements.txt``, with ``core/requirements-training.txt`` where networks are to be trained and
``core/requirements-cluster.txt`` where many cores or machines are to work, by uv where uv is on PATH, else by venv and
pip. It is built beside its destination and moved there when complete; a marker in it says what it was made from and
what it has, so that a broken, half-made or outdated environment is noticed. Standard library only, so that it also runs
without QGIS::

    python3 -m insar_forecast_plugin.environment install FOLDER [--extras none|training|cluster]
        [--wheels DIR] [--build auto|cpu|gpu] [--python PATH]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Callable

from .core.errors import INSTALL_REMEDY, CoreError
from .core.file_lock import FileLock
from .core.library_folders import ENVIRONMENT_MARKER
from .environment_size import UV_INDEX_VARIABLES, estimate, pip_index_decides
from .folders import move_into_place, removed
from .installed_packages import look
from .installer import CHECK_FROM, TEMPORARY, InstallCancelledError, Installer, UnreachableError
from .interpreter import MINIMUM, InstallError, dotted, find_base_python, interpreter_of, probe
from .program_places import search_path

__all__ = ["InstallCancelledError", "install"]

REQUIREMENTS = Path(__file__).resolve().parent / "core" / "requirements.txt"
TRAINING_REQUIREMENTS = REQUIREMENTS.with_name("requirements-training.txt")
CLUSTER_REQUIREMENTS = REQUIREMENTS.with_name("requirements-cluster.txt")
MARKER = ENVIRONMENT_MARKER
VARIABLE = "INSAR_FORECAST_PYTHON"
SETTING = "insar_forecast/python"
BUILDS = ("auto", "cpu", "gpu")
EXTRAS = ("none", "training", "cluster", "training and cluster")
"""What an environment has besides what every calculation needs: PyTorch, which trains networks, and Dask, which runs on
many cores and machines."""
_UV = "uv==0.13.9"
"""Fetched by pip where it is not there: pip itself cannot be told which build of PyTorch to install."""

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


def python_in(folder: Path) -> Path:
    """Return the interpreter of an environment."""
    return folder / "Scripts" / "python.exe" if sys.platform == "win32" else folder / "bin" / "python"


def requirements_of(extras: str) -> list[Path]:
    """Return the files of requirements of an environment with these extras."""
    more = (("training", TRAINING_REQUIREMENTS), ("cluster", CLUSTER_REQUIREMENTS))
    return [REQUIREMENTS, *(path for name, path in more if name in extras)]


def requirements_hash(extras: str = EXTRAS[0]) -> str:
    """Return the SHA-256 of the requirements, blank lines and comments left out."""
    texts = [path.read_text(encoding="utf-8") for path in requirements_of(extras)]
    lines = (line.split("#")[0].strip() for text in texts for line in text.splitlines())
    return hashlib.sha256("\n".join(line for line in lines if line).encode()).hexdigest()


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
    if not isinstance(marker, dict) or marker.get("requirements") != requirements_hash(marker.get("extras", "")):
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
    wheels: Path | None = None,
    build: str = BUILDS[0],
    python: str | None = None,
    report: Callable[[str], None] = print,
    progress: Callable[[float, str], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Make the environment in ``folder`` unless a complete and working one stands there; return its interpreter.

    Parameters
    ----------
    extras
        ``training`` adds what networks are trained with, ``cluster`` what runs on many machines.
    wheels
        Folder of wheel files to install from, without a network.
    build
        ``cpu`` or ``gpu`` asks for that build of torch, ``auto`` for what fits the machine.
    python
        Interpreter to make the environment with; found if None.
    report
        Is given each line of the log.
    progress
        Is given the fraction done and what happens now.

    Raises
    ------
    InstallError
        It cannot be made: there is no room for it, or a step failed, whose last lines end the message.
    InstallCancelledError
        ``cancelled`` became true; nothing is left behind.
    """
    folder = Path(folder).absolute()
    _refuse_unfit(folder, wheels, build, extras)
    making = folder.with_name(f"{folder.name}{_MAKING}{uuid.uuid4().hex[:8]}")
    installer = Installer(making, report=report, progress=progress, cancelled=cancelled)
    if _is_wanted(folder, build, extras, installer):
        report(f"The environment in {folder} is complete and works. There is nothing to do.")
        return python_in(folder)
    lock = _place_for(making, folder)
    try:
        installer.expect(estimate(folder, extras=extras, build=build, wheels=wheels))
        _make(making, extras=extras, wheels=wheels, build=build, python=python, installer=installer)
        _check_and_mark(making, extras, build, installer)
        move_into_place(making, folder)
    except OSError as error:
        raise InstallError(f"The environment could not be written to {folder}: {error.strerror or error}.") from error
    finally:
        removed(installer.temporary)
        if not removed(making):
            report(f"Warning: {making} is left and could not be removed. Delete it.")
        lock.release()
    progress(1.0, "Done")
    report(f"The environment is in {folder}.")
    return python_in(folder)


def _place_for(making: Path, folder: Path) -> FileLock:
    """Make room for a folder that is being made beside another; return the lock that tells it from what is left."""
    lock = FileLock(making.with_name(making.name + _LOCK))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        lock.take()
        making.with_name(making.name + TEMPORARY).mkdir()
    except OSError as error:
        raise InstallError(f"{folder.parent} cannot be written: {error.strerror or error}.") from error
    return lock


def _check_and_mark(folder: Path, extras: str, asked: str, installer: Installer) -> None:
    """Say what is wrong with an environment, and leave in it what it was made from and what it has."""
    installer.output.is_unpacking = False
    installer.progress(CHECK_FROM, "Checking the packages")
    found = look(python_in(folder), requirements_of(extras), installer)
    for line in found.faults:
        installer.report(f"Warning: {line}")
    marker = {
        "requirements": requirements_hash(extras),
        "extras": extras,
        "asked": asked,
        "build": found.build,
        "packages": found.versions,
        "made": time.strftime("%Y-%m-%d"),
    }
    (folder / MARKER).write_text(json.dumps(marker), encoding="utf-8")


def _refuse_unfit(folder: Path, wheels: Path | None, build: str, extras: str) -> None:
    """Refuse a folder, a folder of wheels, a build or extras that nothing can be made of."""
    if extras not in EXTRAS:
        raise InstallError(f"Extras (EXTRAS) is {extras!r}; expected one of {', '.join(EXTRAS)}.")
    if build not in BUILDS:
        raise InstallError(f"Build of torch (BUILD) is {build!r}; expected one of {', '.join(BUILDS)}.")
    if wheels is not None and not any(Path(wheels).glob("*.whl")):
        raise InstallError(
            f"Folder of wheels (WHEELS) is {wheels}, which holds no wheel files (*.whl). Choose the folder with them."
        )
    if folder.exists() and not folder.is_dir():
        raise InstallError(f"{folder} is a file. Choose a folder for the environment.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "pyvenv.cfg").exists():
        raise InstallError(f"{folder} has files that are no Python environment's. Choose an empty or new folder.")


def _make(
    folder: Path, *, extras: str, wheels: Path | None, build: str, python: str | None, installer: Installer
) -> None:
    """Make a virtual environment with everything that is required, by uv, else by venv and pip."""
    source = ["--no-index", "--find-links", str(Path(wheels).absolute())] if wheels else []
    source += [word for path in requirements_of(extras) for word in ("-r", str(path))]
    uv = shutil.which("uv", path=search_path())
    chosen = "training" in extras and not wheels
    unreachable: UnreachableError | None = None
    installer.progress(0.0, "Making the environment")
    if uv:
        wanted = python or f">={dotted(MINIMUM)},<3.15"
        try:
            installer.run([uv, "venv", "--no-project", "--seed", "--python", wanted, str(folder)], "Making it with uv")
            _fill_with_uv([uv], folder, [*(_torch_backend(build) if chosen else []), *source], installer)
            return
        except InstallError as error:
            unreachable = error if isinstance(error, UnreachableError) else None
            installer.report(f"{error}\nTrying venv and pip instead ...")
            shutil.rmtree(folder, ignore_errors=True)
            installer.expect(estimate(folder, extras=extras, build=build, wheels=wheels, installer="alone"))
    try:
        base = find_base_python(python)
    except InstallError as error:
        raise unreachable or error from None
    installer.report(f"Making the environment with {base} ...")
    installer.run([base, "-I", "-m", "venv", str(folder)], "Making the environment", python=base)
    inside = str(python_in(folder))
    pip = [inside, "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    if chosen and not uv and sys.platform.startswith("linux") and not pip_index_decides():
        fetched = installer.temporary / "uv"
        try:
            installer.run([*pip, "--target", str(fetched), _UV], "Fetching uv", python=inside)
            _fill_with_uv([str(fetched / "bin" / "uv")], folder, [*_torch_backend(build), *source], installer)
            return
        except InstallError as error:
            installer.report(f"{error}\nInstalling with pip alone, which takes the build that its index has first ...")
            installer.expect(estimate(folder, extras=extras, build=build, installer="alone"))
    installer.report("Installing the packages with pip ...")
    # What is never imported need not be compiled: a sixth of the environment.
    installer.run([*pip, "--no-compile", *source], "Installing the packages with pip", python=inside, tell=True)


def _fill_with_uv(uv: list[str], folder: Path, source: list[str], installer: Installer) -> None:
    installer.report("Installing the packages with uv ...")
    inside = str(python_in(folder))
    command = [*uv, "pip", "install", "--python", inside, *source]
    installer.run(command, "Installing the packages with uv", python=inside, tell=True)


def _torch_backend(build: str) -> list[str]:
    """Return uv's option for the build of torch; a machine with a package index of its own keeps to that."""
    if build == "auto" and any(os.environ.get(name) for name in UV_INDEX_VARIABLES):
        return []
    return ["--torch-backend", "cpu" if build == "cpu" else "auto"]


def _is_wanted(folder: Path, build: str, extras: str, installer: Installer) -> bool:
    """Say whether an environment stands there that has what is asked for, or more."""
    wrong = fault(folder)
    if wrong:
        if folder.is_dir():
            installer.report(f"{wrong} It is made again.")
        return False
    marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
    there = set(requirements_of(marker["extras"]))
    if not there.issuperset(requirements_of(extras)):
        if "training" in marker["extras"] and "training" not in extras:
            installer.report("Warning: PyTorch will no longer be there. To have both: Extras: training and cluster.")
        return False
    if "training" in extras and build not in ("auto", marker.get("build"), marker.get("asked")):
        return False
    try:
        faults = look(python_in(folder), requirements_of(marker["extras"]), installer).faults
    except InstallError as error:
        faults = [str(error)]
    for line in faults:
        installer.report(f"Found: {line}")
    return not faults


def _sweep(folder: Path) -> None:
    """Remove what installations that have ended without doing so left beside the folder."""
    left = list(folder.parent.glob(f"{folder.name}{_MAKING}*"))
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
    command.add_argument("--wheels", type=Path)
    command.add_argument("--build", choices=BUILDS, default=BUILDS[0])
    command.add_argument("--python")
    options = parser.parse_args(arguments)
    chosen = {"extras": options.extras, "wheels": options.wheels, "build": options.build, "python": options.python}
    try:
        install(options.folder or managed_folder(), **chosen)
    except CoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
