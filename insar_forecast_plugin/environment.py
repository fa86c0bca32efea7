# SPDX-License-Identifier: GPL-2.0-or-later
"""The Python environment of the core: found, checked and made.

It is made from ``core/requirements.txt`` and nothing else, by uv where uv is on PATH, else by venv and pip. It is built
beside its destination and moved there when complete; a marker in it names the requirements it was made from, so that
a broken, half-made or outdated environment is noticed. Standard library only, so that it also runs without QGIS::

    python3 -m insar_forecast_plugin.environment install FOLDER [--wheels DIR] [--build auto|cpu|gpu] [--python PATH]
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
from .environment_size import UV_INDEX_VARIABLES, estimate
from .folders import move_into_place, removed
from .installer import CHECK_FROM, InstallCancelledError, Installer, UnreachableError
from .interpreter import MINIMUM, InstallError, dotted, find_base_python, interpreter_of, probe
from .process import child_environment

__all__ = ["InstallCancelledError", "install"]

REQUIREMENTS = Path(__file__).resolve().parent / "core" / "requirements.txt"
MARKER = ENVIRONMENT_MARKER
VARIABLE = "INSAR_FORECAST_PYTHON"
SETTING = "insar_forecast/python"
BUILDS = ("auto", "cpu", "gpu")

_known_good: set[str] = set()  # interpreters that started once in this session: QGIS asks often
_MAKING, _OLD, _LOCK = ".making-", "-old", ".lock"
_FINDING = "insar-forecast: "
# Every pinned distribution at its version and loadable: prints what is wrong, one line each, and marks it as its own.
_VERIFY = """
import importlib, subprocess, sys
from importlib import metadata
def say(finding):
    print("\\n" + sys.argv[2] + " ".join(finding.split()))
def load(module):
    if module != "lightgbm":
        importlib.import_module(module)
        return
    # Apart from torch: on macOS their OpenMP libraries clash in one process.
    done = subprocess.run([sys.executable, "-I", "-c", "import lightgbm"], capture_output=True, text=True)
    if done.returncode:
        raise ImportError((done.stderr.strip().splitlines() or ["it crashes"])[-1])
for line in open(sys.argv[1], encoding="utf-8"):
    name, _, version = line.split("#")[0].strip().partition("==")
    if not name:
        continue
    try:
        found = metadata.version(name)
        load({"scikit-learn": "sklearn"}.get(name, name.replace("-", "_")))
    except metadata.PackageNotFoundError:
        say(f"{name} is missing")
    except Exception as error:
        say(f"{name} cannot be loaded: {error}")
    else:
        if found.split("+")[0] != version:
            say(f"{name} is {found}, expected {version}")
"""


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


def requirements_hash() -> str:
    """Return the SHA-256 of the requirements, blank lines and comments left out."""
    lines = (line.split("#")[0].strip() for line in REQUIREMENTS.read_text(encoding="utf-8").splitlines())
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
    if not isinstance(marker, dict) or marker.get("requirements") != requirements_hash():
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
    wheels: Path | None = None,
    build: str = "auto",
    python: str | None = None,
    report: Callable[[str], None] = print,
    progress: Callable[[float, str], None] = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Make the environment in ``folder`` unless a complete and working one stands there; return its interpreter.

    Parameters
    ----------
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
    _refuse_unfit(folder, wheels, build)
    making = folder.with_name(f"{folder.name}{_MAKING}{uuid.uuid4().hex[:8]}")
    installer = Installer(making, report=report, progress=progress, cancelled=cancelled)
    if _is_wanted(folder, build, installer):
        report(f"The environment in {folder} is complete and works. There is nothing to do.")
        return python_in(folder)
    lock = _place_for(making, folder)
    try:
        installer.expect(estimate(folder, build=build, wheels=wheels))
        _make(making, wheels=wheels, build=build, python=python, installer=installer)
        installer.output.is_unpacking = False
        progress(CHECK_FROM, "Checking the packages")
        for finding in _verified(making, installer):
            report(f"Warning: {finding}")
        _mark(making, build)
        move_into_place(making, folder)
    except OSError as error:
        raise InstallError(f"The environment could not be written to {folder}: {error.strerror or error}.") from error
    finally:
        if not removed(making):
            report(f"Warning: {making} is left and could not be removed. Delete it.")
        lock.release()
    progress(1.0, "Done")
    report(f"The environment is in {folder}.")
    return python_in(folder)


def _verified(folder: Path, installer: Installer) -> list[str]:
    """Return what is wrong with the packages of an environment; other lines are what its Python prints by itself."""
    python = str(python_in(folder))
    lines = installer.run([python, "-I", "-c", _VERIFY, str(REQUIREMENTS), _FINDING], "Checking", python=python)
    return [line[len(_FINDING) :] for line in lines if line.startswith(_FINDING)]


def _place_for(making: Path, folder: Path) -> FileLock:
    """Make room for a folder that is being made beside another; return the lock that tells it from what is left."""
    lock = FileLock(making.with_name(making.name + _LOCK))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        lock.take()
    except OSError as error:
        raise InstallError(f"{folder.parent} cannot be written: {error.strerror or error}.") from error
    return lock


def _mark(folder: Path, build: str) -> None:
    marker = {"requirements": requirements_hash(), "build": build, "made": time.strftime("%Y-%m-%d")}
    (folder / MARKER).write_text(json.dumps(marker), encoding="utf-8")


def _refuse_unfit(folder: Path, wheels: Path | None, build: str) -> None:
    """Refuse a folder, a folder of wheels or a build that nothing can be made of."""
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


def _make(folder: Path, *, wheels: Path | None, build: str, python: str | None, installer: Installer) -> None:
    """Make a virtual environment with everything that is required, by uv, else by venv and pip."""
    source = ["--no-index", "--find-links", str(Path(wheels).absolute())] if wheels else []
    uv = shutil.which("uv", path=child_environment().get("PATH"))
    unreachable: UnreachableError | None = None
    installer.progress(0.0, "Making the environment")
    if uv:
        backend = [] if wheels else _torch_backend(build)
        wanted = python or f">={dotted(MINIMUM)},<3.15"
        try:
            installer.run([uv, "venv", "--no-project", "--seed", "--python", wanted, str(folder)], "Making it with uv")
            place = ["--python", str(python_in(folder))]
            installer.report("Installing the packages with uv ...")
            packages = [uv, "pip", "install", *place, *source, *backend, "-r", str(REQUIREMENTS)]
            python_inside = str(python_in(folder))
            installer.run(packages, "Installing the packages with uv", python=python_inside, tell=True)
            return
        except InstallError as error:
            unreachable = error if isinstance(error, UnreachableError) else None
            installer.report(f"{error}\nTrying venv and pip instead ...")
            shutil.rmtree(folder, ignore_errors=True)
            installer.expect(estimate(folder, build=build, wheels=wheels, installer="pip"))
    try:
        base = find_base_python(python)
    except InstallError as error:
        raise unreachable or error from None
    installer.report(f"Making the environment with {base} ...")
    installer.run([base, "-I", "-m", "venv", str(folder)], "Making the environment", python=base)
    if sys.platform.startswith("linux") and not wheels:
        installer.report(
            "pip takes the build of torch that its index offers first. On Linux that is usually the one for graphics "
            "cards, a download of about 3 GB that also runs on CPUs. Install uv to choose the build."
        )
    installer.report("Installing the packages with pip ...")
    options = ("--disable-pip-version-check", "--no-input", "--progress-bar", "off")
    inside = str(python_in(folder))
    pip = [inside, "-I", "-m", "pip", "install", *options, *source, "-r", str(REQUIREMENTS)]
    installer.run(pip, "Installing the packages with pip", python=inside, tell=True)


def _torch_backend(build: str) -> list[str]:
    """Return uv's option for the build of torch; a machine with a package index of its own keeps to that."""
    if build == "auto" and any(os.environ.get(name) for name in UV_INDEX_VARIABLES):
        return []
    return ["--torch-backend", "cpu" if build == "cpu" else "auto"]


def _is_wanted(folder: Path, build: str, installer: Installer) -> bool:
    wrong = fault(folder)
    if wrong:
        if folder.is_dir():
            installer.report(f"{wrong} It is made again.")
        return False
    made_as = json.loads((folder / MARKER).read_text(encoding="utf-8")).get("build")
    if build not in ("auto", made_as):
        return False
    try:
        faults = _verified(folder, installer)
    except InstallError as error:
        faults = [str(error)]
    for line in faults:
        installer.report(f"Found: {line}")
    return not faults


def _sweep(folder: Path) -> None:
    """Remove what installations that have ended without doing so left beside the folder."""
    left = list(folder.parent.glob(f"{folder.name}{_MAKING}*"))
    for name in {path.name.removesuffix(_LOCK).removesuffix(_OLD) for path in left}:
        lock = FileLock(folder.with_name(name + _LOCK))
        if lock.take(without_locks=False):
            for end in ("", _OLD):
                shutil.rmtree(folder.with_name(name + end), ignore_errors=True)
            lock.release()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(prog="insar_forecast_plugin.environment", description="The core's environment.")
    command = parser.add_subparsers(dest="command", required=True).add_parser("install", help="make the environment")
    command.add_argument("folder", type=Path, nargs="?")
    command.add_argument("--wheels", type=Path)
    command.add_argument("--build", choices=BUILDS, default="auto")
    command.add_argument("--python")
    options = parser.parse_args(arguments)
    try:
        install(options.folder or managed_folder(), wheels=options.wheels, build=options.build, python=options.python)
    except CoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
