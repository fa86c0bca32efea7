# SPDX-License-Identifier: GPL-2.0-or-later
"""How much the core's environment takes: to download, on disk and in time, and whether the disk has room for it.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import math
import os
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from .program_places import search_path


@dataclass(frozen=True)
class Size:
    """What an environment takes: MB to download, MB on disk, and minutes to unpack and check it.

    ``removed_mb`` are unpacked besides and removed again (``unused_files.py``).
    """

    download_mb: float
    disk_mb: float
    unpacking_min: float
    removed_mb: float = 0


SIZES = {"none": Size(250, 700, 1, 190), "cpu": Size(450, 1400, 2, 260), "gpu": Size(3000, 5600, 3, 290)}
"""Without torch, and by build of torch. Measured on Linux, where all are largest: wheels of 235 to 250 MB became
environments of 651 to 699 MB with CPython 3.11 to 3.14, 437 MB one of 1368 MB with 3.11, and 2971 to 2990 MB some of
5473 to 5523 MB."""

CLUSTER = Size(5, 26, 0)
"""Dask and what it needs besides, measured likewise; it comes on top."""

CONNECTION_MBIT_S = 50
UV_INDEX_VARIABLES = ("UV_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX", "UV_FIND_LINKS", "UV_OFFLINE")
_PIP_INDEX_VARIABLES = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX", "PIP_CONFIG_FILE")
_PIP_FILES = ("/etc/pip.conf", "/etc/xdg/pip/pip.conf", "~/.config/pip/pip.conf", "~/.pip/pip.conf")
_CARD_PROGRAMS = ("nvidia-smi", "rocm_agent_enumerator")
_CARD_FILES = ("/proc/driver/nvidia/version", "/sys/module/nvidia/version")
_INDEX_DECIDES = "Your package index decides which build of torch is installed."
_WHEELS_OF_A_CARD = ("nvidia_*.whl", "torch-*+cu*.whl", "torch-*+rocm*.whl")


@dataclass(frozen=True)
class Estimate:
    """What an installation will take.

    Parameters
    ----------
    builds
        Builds of torch that may come, the smallest first: one, or both where the package index decides; ``none`` where
        none does.
    folder
        Where the environment will stand.
    downloads
        Whether the packages are downloaded; else they come from a folder of wheels.
    note
        What decides about the build, for the user; empty where it is as asked for.
    cluster
        Whether Dask comes too.
    """

    builds: tuple[str, ...]
    folder: Path
    downloads: bool = True
    note: str = ""
    cluster: bool = False

    @property
    def sizes(self) -> list[Size]:
        """What the environment takes, by build."""
        more = CLUSTER if self.cluster else Size(0, 0, 0)
        return [
            replace(size, download_mb=size.download_mb + more.download_mb, disk_mb=size.disk_mb + more.disk_mb)
            for size in (SIZES[build] for build in self.builds)
        ]

    @property
    def disk_mb(self) -> float:
        """MB on disk, at least."""
        return self.sizes[0].disk_mb

    @property
    def download_mb(self) -> float:
        """MB to download, at least."""
        return self.sizes[0].download_mb if self.downloads else 0.0

    @property
    def free_mb(self) -> float:
        """MB that are free where the environment will stand; infinite where the system does not say."""
        place = self.folder
        while not place.exists() and place != place.parent:
            place = place.parent
        try:
            return shutil.disk_usage(place).free / 1e6
        except OSError:
            return math.inf

    def refusal(self) -> str:
        """Say that the disk has no room for the environment; empty where it has."""
        needed, free = self.disk_mb + self.sizes[0].removed_mb + self.download_mb, self.free_mb
        if free >= needed:
            return ""
        return (
            f"There is not enough space for the environment in {self.folder.parent}: it takes about "
            f"{in_words(needed)} while it is made, and {in_words(free)} are free. Free some space, then try again."
        )

    def lines(self) -> list[str]:
        """Return the estimate in words, a line each."""
        sizes = self.sizes
        minutes = [_minutes(size, downloads=self.downloads) for size in sizes]
        speed = f" with a {CONNECTION_MBIT_S} Mbit/s connection" if self.downloads else ""
        download = f"about {_between([in_words(size.download_mb) for size in sizes])}" if self.downloads else "none"
        free = f" ({in_words(self.free_mb)} free)" if math.isfinite(self.free_mb) else ""
        lines = [
            f"Download: {download}. On disk: about {_between([in_words(size.disk_mb) for size in sizes])}.",
            f"Time: about {_between([str(value) for value in minutes])} min{speed}.",
            f"Folder: {self.folder}{free}.",
        ]
        return [*lines, *([self.note] if self.note else []), *([self.refusal()] if self.refusal() else [])]


def estimate(folder: Path, *, extras: str, build: str, wheels: Path | None = None, installer: str = "") -> Estimate:
    """Foresee what an installation with these choices takes, without starting anything.

    The package index has the last word about the build of torch. Where it is not known what it offers, both
    builds are given.

    Parameters
    ----------
    installer
        ``uv``; ``pip``, which fetches uv where a build has to be chosen; ``alone``, pip without uv. Empty for uv where
        it is on PATH, else pip.
    """
    cluster = "cluster" in extras
    if "training" not in extras:
        return Estimate(("none",), folder, downloads=wheels is None, cluster=cluster)
    if wheels is not None:
        for_card = any(any(Path(wheels).glob(pattern)) for pattern in _WHEELS_OF_A_CARD)
        return Estimate(("gpu",) if for_card else ("cpu",), folder, downloads=False, cluster=cluster)
    path = search_path()
    installer = installer or ("uv" if shutil.which("uv", path=path) else "pip")
    builds, note = _with_uv(build, path) if installer == "uv" else _with_pip(build, path, alone=installer != "pip")
    return Estimate(builds, folder, note=note, cluster=cluster)


def _with_uv(build: str, path: str | None) -> tuple[tuple[str, ...], str]:
    """Return the builds that uv may install, and what decides."""
    if build == "auto" and any(os.environ.get(name) for name in UV_INDEX_VARIABLES):
        return ("cpu", "gpu"), _INDEX_DECIDES
    return _that_fits(build, path)


def _that_fits(build: str, path: str | None) -> tuple[tuple[str, ...], str]:
    if build == "cpu" or sys.platform == "darwin":
        return ("cpu",), ""
    if _has_card(path):
        return ("gpu",), ""
    return ("cpu",), "No graphics card was found: the build for CPUs is installed." if build == "gpu" else ""


def pip_index_decides() -> bool:
    """Say whether pip is set up with a package index, or a folder, of its own."""
    return any(os.environ.get(name) for name in _PIP_INDEX_VARIABLES) or any(map(_is_file, _PIP_FILES))


def _with_pip(build: str, path: str | None, *, alone: bool) -> tuple[tuple[str, ...], str]:
    """Return the builds that pip may install, and what decides."""
    if pip_index_decides():
        return ("cpu", "gpu"), _INDEX_DECIDES
    if not sys.platform.startswith("linux"):
        note = "Without uv, pip installs the build for CPUs. Install uv to choose the build."
        return ("cpu",), note if build == "gpu" and sys.platform == "win32" else ""
    if alone:
        return ("gpu",), "pip alone installs the build for graphics cards on Linux. It also runs on CPUs."
    return _that_fits(build, path)


def _is_file(name: str) -> bool:
    try:
        return Path(name).expanduser().is_file()
    except RuntimeError:  # the user has no home
        return False


def in_words(mb: float) -> str:
    """Return a size with its unit and two significant digits."""
    if mb < 999.5:
        return f"{mb:.0f} MB" if mb < 100 else f"{round(mb, -1):.0f} MB"
    gb = mb / 1000
    return f"{gb:.1f} GB" if gb < 9.95 else f"{gb:.0f} GB"


def _between(words: list[str]) -> str:
    """Join the two ends of a range; a single value stays alone."""
    return " to ".join(dict.fromkeys(words))


def _minutes(size: Size, *, downloads: bool) -> int:
    download = size.download_mb * 8 / CONNECTION_MBIT_S / 60 if downloads else 0.0
    return math.ceil(download + size.unpacking_min)


def _has_card(path: str | None) -> bool:
    """Say whether uv will see a graphics card: it asks for the driver in the same places."""
    return any(shutil.which(name, path=path) for name in _CARD_PROGRAMS) or any(
        Path(name).exists() for name in _CARD_FILES
    )
