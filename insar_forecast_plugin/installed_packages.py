# SPDX-License-Identifier: GPL-2.0-or-later
"""What an environment has: read back from it, so that nothing is assumed from what was asked for.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from .installer import Installer

_MARK = "insar-forecast: "
# Every pinned distribution at its version and loadable: prints what is wrong, what is there, and which build of torch.
_LOOK = """
import importlib, json, subprocess, sys
from importlib import metadata
faults, versions, build = [], {}, ""
def load(module):
    if module != "lightgbm":
        return importlib.import_module(module)
    # Apart from torch: on macOS their OpenMP libraries clash in one process.
    done = subprocess.run([sys.executable, "-I", "-c", "import lightgbm"], capture_output=True, text=True)
    if done.returncode:
        raise ImportError((done.stderr.strip().splitlines() or ["it crashes"])[-1])
for line in (line for path in sys.argv[2:] for line in open(path, encoding="utf-8")):
    name, _, version = line.split("#")[0].strip().partition("==")
    if not name:
        continue
    try:
        found = versions[name] = metadata.version(name)
        loaded = load({"scikit-learn": "sklearn"}.get(name, name.replace("-", "_")))
        if name == "torch":
            build = "gpu" if loaded.version.cuda or loaded.version.hip else "cpu"
    except metadata.PackageNotFoundError:
        faults.append(f"{name} is missing")
    except Exception as error:
        faults.append(" ".join(f"{name} cannot be loaded: {error}".split()))
    else:
        if found.split("+")[0] != version:
            faults.append(f"{name} is {found}, expected {version}")
print("\\n" + sys.argv[1] + json.dumps([faults, versions, build]))
"""


@dataclass(frozen=True)
class Installed:
    """What is in an environment.

    Parameters
    ----------
    faults
        What is wrong with it, a sentence each.
    versions
        By package.
    build
        Of torch: ``cpu`` or ``gpu``; empty without torch.
    """

    faults: list[str]
    versions: dict[str, str]
    build: str


def look(python: Path, requirements: Sequence[Path], installer: Installer) -> Installed:
    """Say what an environment has of files of requirements.

    Raises
    ------
    InstallError
        Its Python does not run.
    """
    command = [str(python), "-I", "-c", _LOOK, _MARK, *map(str, requirements)]
    lines = installer.run(command, "Checking", python=str(python))
    for line in lines:  # others are what this Python prints by itself
        if line.startswith(_MARK):
            return Installed(*json.loads(line[len(_MARK) :]))
    return Installed([], {}, "")


def versions_in(folder: Path) -> dict[str, str]:
    """Return the version of each package in an environment, by name, without starting it; empty where there is none."""
    return {
        re.sub(r"[-_.]+", "-", one.metadata["Name"]).lower(): one.version
        for one in _distributions(folder)
        if one.metadata["Name"]
    }


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Say which packages an environment has in another version, newly or no longer; nothing for a first one.

    Examples
    --------
    >>> changes({"numpy": "2.4.5", "six": "1.0"}, {"numpy": "2.4.6", "scipy": "1.17"})
    ['Updated: numpy 2.4.5 -> 2.4.6.', 'Added: scipy 1.17.', 'Removed: six 1.0.']
    """
    if not before:
        return []
    both = sorted(before.keys() & after.keys())
    updated = ", ".join(f"{name} {before[name]} -> {after[name]}" for name in both if before[name] != after[name])
    added = ", ".join(f"{name} {after[name]}" for name in sorted(after.keys() - before.keys()))
    removed = ", ".join(f"{name} {before[name]}" for name in sorted(before.keys() - after.keys()))
    told = {f"Updated: {updated}.": updated, f"Added: {added}.": added, f"Removed: {removed}.": removed}
    return [line for line, names in told.items() if names]


def remove_tests(folder: Path) -> None:
    """Remove the tests that packages bring with them: nobody runs them there, and they are a thirteenth of its size."""
    emptied: set[Path] = set()
    for one in _distributions(folder):
        for name in one.files or ():
            if {"test", "tests"} & set(name.parts[1:-1]) and not name.parts[0].endswith(".dist-info"):
                path = Path(str(one.locate_file(name)))
                path.unlink(missing_ok=True)
                emptied.add(path.parent)
    for left in sorted(emptied, key=lambda path: len(path.parts), reverse=True):
        with contextlib.suppress(OSError):  # it has other files
            for place in (left, *left.parents):
                place.rmdir()


def _distributions(folder: Path) -> list[metadata.Distribution]:
    sites = [*folder.glob("lib/python*/site-packages"), *folder.glob("Lib/site-packages")]
    return [*metadata.distributions(path=[str(site) for site in sites])] if sites else []
