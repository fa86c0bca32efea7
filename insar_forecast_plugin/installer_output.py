# SPDX-License-Identifier: GPL-2.0-or-later
"""How far pip or uv is, read from the lines that it prints.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import re

_DOWNLOAD = re.compile(r"^\s*(Downloading|Using cached) (\S+) \(([\d.]+) ?([kKMG]i?)B\)")
_DOWNLOADED = re.compile(r"^\s*Downloaded (\S+)")
_UNPACKING = re.compile(r"^\s*(Installing collected packages|Prepared \d+ package)")
_MB = {"k": 1e-3, "K": 1e-3, "M": 1.0, "G": 1e3, "Ki": 1.024e-3, "Mi": 1.048576, "Gi": 1073.741824}
_UNPACKING_TEXT = "Unpacking the packages"
_DOWNLOADED_AT = 0.6
"""Share of the work that is done when everything is downloaded; the rest is unpacking."""


class InstallerOutput:
    """Follows an installer.

    Parameters
    ----------
    download_mb
        Size of all downloads together, as foreseen; 0 where nothing is downloaded.
    disk_mb
        Size of what is unpacked from them, as foreseen.
    """

    def __init__(self, download_mb: float, disk_mb: float) -> None:
        self._expected_mb = download_mb
        self._disk_mb = disk_mb
        self._free_before_mb: float | None = None
        self._done_mb = 0.0
        self._under_way: dict[str, float] = {}
        self._fraction = 0.0
        self._unpacked_before_mb = 0.0
        self._unpacked_mb = 0.0
        self.is_unpacking = False
        self.is_last = True
        """Whether no other run of the installer follows the one that is heard."""

    def hear(self, line: str) -> tuple[float, str] | None:
        """Take a line; return the fraction done, which never falls, and what happens now; None if that stays."""
        download = _DOWNLOAD.match(line)
        if download:
            return self._begin(download[1], download[2], float(download[3]) * _MB.get(download[4], 1.0))
        finished = _DOWNLOADED.match(line)
        if finished:
            self._done_mb += self._under_way.pop(finished[1], 0.0)
            return self._told(f"Downloading {self._largest()}" if self._under_way else "Downloading the packages")
        if _UNPACKING.match(line):
            if self.is_last:
                self._fraction = max(self._fraction, _DOWNLOADED_AT)
            self.is_unpacking = True
            self._free_before_mb = None
            self._unpacked_before_mb = self._unpacked_mb
            return self._fraction, _UNPACKING_TEXT
        return None

    def see_disk(self, free_mb: float) -> tuple[float, str]:
        """Take how much of the disk is free while packages are unpacked, of which installers say nothing."""
        if self._free_before_mb is None:
            self._free_before_mb = free_mb
        taken = self._free_before_mb - free_mb
        if taken > 0:  # not so where the system does not say what is free
            self._unpacked_mb = max(self._unpacked_mb, self._unpacked_before_mb + taken)
        return self._told(_UNPACKING_TEXT)

    def _begin(self, verb: str, name: str, mb: float) -> tuple[float, str] | None:
        if name.endswith(".metadata"):
            return None
        self.is_unpacking = False
        if name.endswith((".whl", ".tar.gz", ".zip")):  # pip: one after the other
            self._done_mb += sum(self._under_way.values())
            self._under_way.clear()
        if verb == "Using cached":
            self._done_mb += mb
        else:
            self._under_way[name] = mb
        return self._told(f"Downloading {self._largest()}" if self._under_way else "Downloading the packages")

    def _largest(self) -> str:
        name, mb = max(self._under_way.items(), key=lambda item: item[1])
        return f"{name.split('-')[0]} ({mb:.0f} MB)" if mb >= 1 else name.split("-")[0]

    def _told(self, text: str) -> tuple[float, str]:
        """Return the fraction done: of the download, and of what is unpacked from it."""
        downloaded = min(1.0, self._done_mb / self._expected_mb) if self._expected_mb else 0.0
        if self.is_unpacking and self.is_last:
            downloaded = 1.0
        unpacked = min(1.0, self._unpacked_mb / self._disk_mb)
        done = _DOWNLOADED_AT * downloaded + (1.0 - _DOWNLOADED_AT) * unpacked
        self._fraction = max(self._fraction, done)
        return self._fraction, text
