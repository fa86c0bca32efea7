# SPDX-License-Identifier: GPL-2.0-or-later
"""Lock the core's environment: every package that it will have, with the SHA-256 of each file it may come from.

Made from ``requirements.txt`` and those for training and clusters by uv, for all platforms and CPython 3.11 or newer,
and tried for those in use: each package must have a wheel there that the lock knows. PyTorch and what only one of its
builds needs are left out: which build is right differs by machine, and builds for CPUs and for graphics cards have
other files on other package indexes. To be run again when the requirements change::

    make lock
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from insar_forecast_plugin.environment_contents import (
    CLUSTER_REQUIREMENTS,
    REQUIREMENTS,
    TRAINING_REQUIREMENTS,
    lock_of,
)
from insar_forecast_plugin.environment_making import UV
from insar_forecast_plugin.program_places import MINORS

PYTHONS = [f"3.{minor}" for minor in sorted(MINORS)]
PLATFORMS = {
    "Linux x86-64": "x86_64-manylinux_2_28",
    "Linux arm64": "aarch64-manylinux_2_28",
    "Windows x86-64": "x86_64-pc-windows-msvc",
    "macOS arm64": "aarch64-apple-darwin",
    "macOS x86-64": "x86_64-apple-darwin",
}
WITHOUT = {("macOS x86-64", "3.14")}
"""Platforms and Pythons that some package has no wheel for."""
OLDEST_MACOS = {"MACOSX_DEPLOYMENT_TARGET": "14.0"}
"""That ONNX Runtime has a wheel for."""
PURE = ("fonttools",)
"""Packages of which the wheel without compiled modules is taken: a quarter of the size, and nothing here needs them."""
HEADER = "# Made from {source} by `make lock`. Do not edit.\n"
_ENTRY = re.compile(r"^[A-Za-z0-9].*?(?=^[A-Za-z0-9]|\Z)", re.MULTILINE | re.DOTALL)
_OF_A_BUILD = re.compile(r"torch==|[^\n]*sys_platform == 'linux'")


def find_uv(folder: Path) -> str:
    """Return uv: the one on PATH, else one that pip puts into a folder."""
    there = shutil.which("uv")
    if there:
        return there
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--target", str(folder), UV]
    subprocess.run(pip, check=True)
    return str(folder / "bin" / "uv")


def locked(uv: str, source: Path, constraints: list[Path]) -> str:
    """Return what a file of requirements becomes with everything that it needs in turn, a package an entry.

    Parameters
    ----------
    uv
        The program.
    source
        The file of requirements.
    constraints
        Locks that hold already: what stands there keeps its version.
    """
    options = ["--universal", "--python-version", PYTHONS[0], "--only-binary", ":all:", "--generate-hashes"]
    options += ["--no-header", "--no-annotate", "--quiet"]
    options += [word for path in constraints for word in ("--constraints", str(path))]
    command = [uv, "pip", "compile", *options, str(source)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def with_pure_wheels(text: str) -> str:
    """Leave only the wheel without compiled modules to the packages of :data:`PURE`."""
    for package in PURE:
        entry = next(entry for entry in _ENTRY.findall(text) if entry.startswith(f"{package}=="))
        pinned = entry.split()[0]
        with tempfile.TemporaryDirectory() as folder:
            options = ["-q", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:", "--platform", "any"]
            subprocess.run([sys.executable, "-m", "pip", "download", *options, "-d", folder, pinned], check=True)
            (wheel,) = Path(folder).iterdir()
            digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if digest not in entry:
            sys.exit(f"The index has another file of {pinned} than the lock.")
        text = text.replace(entry, f"{pinned} \\\n    --hash=sha256:{digest}\n")
    return text


def without(text: str, held: str) -> str:
    """Leave out what another lock holds."""
    others = set(_ENTRY.findall(held))
    return "".join(entry for entry in _ENTRY.findall(text) if entry not in others)


def without_builds(text: str) -> str:
    """Leave out PyTorch, and what only one build of it needs."""
    return "".join(entry for entry in _ENTRY.findall(text) if not _OF_A_BUILD.match(entry))


def write(path: Path, source: Path, text: str) -> None:
    """Write a lock; refuse one that names a package index."""
    if "://" in text:
        sys.exit(f"{path.name} would name a package index: {text[text.index('://') - 20 :][:80]!r}.")
    path.write_text(HEADER.format(source=source.name) + text, encoding="ascii", newline="\n")
    print(f"{path.name}: {len(_ENTRY.findall(text))} packages, {text.count('--hash=')} files")


def try_everywhere(uv: str, locks: list[Path]) -> None:
    """Have uv choose the files of each platform and Python, which fails where the lock has none for it."""
    with tempfile.TemporaryDirectory() as folder:
        for name, platform in PLATFORMS.items():
            pythons = [python for python in PYTHONS if (name, python) not in WITHOUT]
            for python in pythons:
                options = ["--dry-run", "--require-hashes", "--only-binary", ":all:", "--quiet", "--target", folder]
                options += ["--python-platform", platform, "--python-version", python]
                files = [word for lock in locks for word in ("-r", str(lock))]
                subprocess.run([uv, "pip", "install", *options, *files], check=True, env=os.environ | OLDEST_MACOS)
            print(f"{name}: CPython {', '.join(pythons)}")


def main() -> None:
    """Write the locks and try them."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    sources = [REQUIREMENTS, TRAINING_REQUIREMENTS, CLUSTER_REQUIREMENTS]
    locks = [lock_of(source) for source in sources]
    with tempfile.TemporaryDirectory() as folder:
        uv = find_uv(Path(folder))
        base = with_pure_wheels(locked(uv, sources[0], []))
        write(locks[0], sources[0], base)
        write(locks[1], sources[1], without(without_builds(locked(uv, sources[1], locks[:1])), base))
        write(locks[2], sources[2], without(locked(uv, sources[2], locks[:2]), base))
        try_everywhere(uv, locks)


if __name__ == "__main__":
    main()
