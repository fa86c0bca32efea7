# SPDX-License-Identifier: GPL-2.0-or-later
"""What an environment has: looked at by its own Python, so that nothing is assumed from what was asked for.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
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
