# SPDX-License-Identifier: GPL-2.0-or-later
"""What an environment has: read back from it, so that nothing is assumed from what was asked for.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .installer import Installer
from .unused_files import distributions

_MARK = "insar-forecast: "
CORE = Path(__file__).with_name("core")
LOOK = CORE / "package_look.py"


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
    # What is imported is compiled here for the first time: without the columns of each instruction, a sixth smaller.
    command = [str(python), "-I", "-X", "no_debug_ranges", str(LOOK), _MARK, str(CORE), *map(str, requirements)]
    lines = installer.run(command, "Checking", python=str(python))
    for line in lines:  # others are what this Python prints by itself
        if line.startswith(_MARK):
            return Installed(*json.loads(line[len(_MARK) :]))
    return Installed([], {}, "")


def versions_in(folder: Path) -> dict[str, str]:
    """Return the version of each package in an environment, by name, without starting it; empty where there is none."""
    return {
        re.sub(r"[-_.]+", "-", one.metadata["Name"]).lower(): one.version
        for one in distributions(folder)
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
