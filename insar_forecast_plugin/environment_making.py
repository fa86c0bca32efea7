# SPDX-License-Identifier: GPL-2.0-or-later
"""Making the core's environment: by uv where it is on PATH, else by venv and pip.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from .environment_contents import installations
from .environment_size import UV_INDEX_VARIABLES, estimate, pip_index_decides
from .installer import DiskFullError, Installer, OtherFileError, UnreachableError
from .interpreter import MINIMUM, InstallError, dotted, find_base_python, interpreter_of, python_in
from .program_places import search_path

UV = "uv==0.13.9"
"""Fetched by pip where it is not there: pip itself cannot be told which build of PyTorch to install."""


@dataclass(frozen=True)
class Wish:
    """What an environment is to be made of; see :func:`~.environment.install`."""

    extras: str
    files: str
    wheels: Path | None
    build: str
    python: str | None

    @property
    def chooses_build(self) -> bool:
        """Whether a build of PyTorch is to be chosen."""
        return "training" in self.extras and not self.wheels

    @property
    def runs(self) -> list[list[str]]:
        """Arguments of each run of pip or uv."""
        source = ["--no-index", "--find-links", str(Path(self.wheels).absolute())] if self.wheels else []
        return [[*source, *run] for run in installations(self.extras, self.files)]


def make(folder: Path, wish: Wish, installer: Installer) -> None:
    """Make a virtual environment with everything that is required.

    Raises
    ------
    InstallError
        It cannot be made; an :class:`~.installer.OtherFileError` where a file of a package is not the one in the lock.
    """
    uv = shutil.which("uv", path=search_path())
    unreachable: UnreachableError | None = None
    installer.progress(0.0, "Making the environment")
    if uv:
        wanted = interpreter_of(wish.python) if wish.python else f">={dotted(MINIMUM)},<3.15"
        try:
            installer.run([uv, "venv", "--no-project", "--seed", "--python", wanted, str(folder)], "Making it with uv")
            _fill_with_uv([uv], folder, wish, installer)
            return
        except (OtherFileError, DiskFullError):  # pip would be given the same file, and the same disk
            raise
        except InstallError as error:
            unreachable = error if isinstance(error, UnreachableError) else None
            installer.report(f"{error}\nTrying venv and pip instead ...")
            shutil.rmtree(folder, ignore_errors=True)
            installer.expect(
                estimate(folder, extras=wish.extras, build=wish.build, wheels=wish.wheels, installer="alone")
            )
    try:
        base = find_base_python(wish.python)
    except InstallError as error:
        raise unreachable or error from None
    installer.report(f"Making the environment with {base} ...")
    installer.run([base, "-I", "-m", "venv", str(folder)], "Making the environment", python=base)
    _fill_with_pip(folder, wish, installer, may_fetch_uv=not uv)


def _fill_with_pip(folder: Path, wish: Wish, installer: Installer, *, may_fetch_uv: bool) -> None:
    inside = str(python_in(folder))
    pip = [inside, "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    if wish.chooses_build and may_fetch_uv and sys.platform.startswith("linux") and not pip_index_decides():
        fetched = installer.temporary / "uv"
        try:
            installer.run([*pip, "--target", str(fetched), UV], "Fetching uv", python=inside)
            _fill_with_uv([str(fetched / "bin" / "uv")], folder, wish, installer)
            return
        except (OtherFileError, DiskFullError):
            raise
        except InstallError as error:
            installer.report(f"{error}\nInstalling with pip alone, which takes the build that its index has first ...")
            installer.expect(estimate(folder, extras=wish.extras, build=wish.build, installer="alone"))
    installer.report("Installing the packages with pip ...")
    # What is never imported need not be compiled: a sixth of the environment.
    for arguments in installer.each(wish.runs):
        installer.run([*pip, "--no-compile", *arguments], "Installing the packages with pip", python=inside, tell=True)


def _fill_with_uv(uv: list[str], folder: Path, wish: Wish, installer: Installer) -> None:
    installer.report("Installing the packages with uv ...")
    inside = str(python_in(folder))
    runs = wish.runs
    if wish.chooses_build:
        runs[-1] = [*_torch_backend(wish.build), *runs[-1]]
    for arguments in installer.each(runs):
        command = [*uv, "pip", "install", "--python", inside, *arguments]
        installer.run(command, "Installing the packages with uv", python=inside, tell=True)


def _torch_backend(build: str) -> list[str]:
    """Return uv's option for the build of torch; a machine with a package index of its own keeps to that."""
    if build == "auto" and any(os.environ.get(name) for name in UV_INDEX_VARIABLES):
        return []
    return ["--torch-backend", "cpu" if build == "cpu" else "auto"]
