# SPDX-License-Identifier: GPL-2.0-or-later
"""What the core's environment is made of: files of requirements, and beside each its lock.

A file of requirements is for readers: the packages that the core imports, each at one version. Its lock has these and
all that they need in turn, with the SHA-256 of every file that they may come from. PyTorch stands in no lock: its
builds for CPUs and for graphics cards have the same version and other files, on indexes of their own, and which of them
comes is decided on the machine. Standard library only; Python 3.9.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from .interpreter import InstallError

REQUIREMENTS = Path(__file__).resolve().parent / "core" / "requirements.txt"
TRAINING_REQUIREMENTS = REQUIREMENTS.with_name("requirements-training.txt")
CLUSTER_REQUIREMENTS = REQUIREMENTS.with_name("requirements-cluster.txt")
EXTRAS = ("none", "training", "cluster", "training and cluster")
"""What an environment has besides what every calculation needs: PyTorch, which trains networks, and Dask, which runs on
many cores and machines."""
FILES = ("tested", "any")
"""Which files of packages are taken: those in the lock alone, or any of the required versions."""


def requirements_of(extras: str) -> list[Path]:
    """Return the files of requirements of an environment with these extras."""
    more = (("training", TRAINING_REQUIREMENTS), ("cluster", CLUSTER_REQUIREMENTS))
    return [REQUIREMENTS, *(path for name, path in more if name in extras)]


def lock_of(requirements: Path) -> Path:
    """Return the lock of a file of requirements."""
    return requirements.with_name(f"{requirements.stem}-locked.txt")


def requirements_hash(extras: str = EXTRAS[0]) -> str:
    """Return the SHA-256 of the required and locked versions; comments and hashes of files do not count."""
    paths = requirements_of(extras)
    paths += [lock_of(path) for path in paths]
    texts = (path.read_text(encoding="utf-8") for path in paths)
    lines = (line.split("#")[0].split("--hash=")[0].strip(" \\") for text in texts for line in text.splitlines())
    return hashlib.sha256("\n".join(line for line in lines if line).encode()).hexdigest()


def installations(extras: str, files: str) -> list[list[str]]:
    """Return what pip or uv is to install, a list of arguments for each of its runs.

    Both refuse a run in which some packages have hashes and others have none, so that PyTorch has one of its own, the
    last.
    """
    requirements = requirements_of(extras)
    if files == "any":
        return [[word for path in requirements for word in ("-r", str(path))]]
    locked = ["--require-hashes", *(word for path in requirements for word in ("-r", str(lock_of(path))))]
    return [locked, ["-r", str(TRAINING_REQUIREMENTS)]] if "training" in extras else [locked]


def refuse_unknown(extras: str, files: str) -> None:
    """Refuse extras, or a choice of files, that there are not.

    Raises
    ------
    InstallError
        One is none of :data:`EXTRAS` or :data:`FILES`.
    """
    if extras not in EXTRAS:
        raise InstallError(f"Extras (EXTRAS) is {extras!r}; expected one of {', '.join(EXTRAS)}.")
    if files not in FILES:
        raise InstallError(f"Package files (FILES) is {files!r}; expected one of {', '.join(FILES)}.")
