# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps of an installation, one program after the other, that end with QGIS.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import collections
import os
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Callable

from .core.errors import CoreError
from .environment_size import Estimate
from .installer_faults import InstallerFaults, is_unreachable
from .installer_output import InstallerOutput
from .interpreter import InstallError
from .process import ChildProcess
from .program_places import MINORS

LIFELINE = Path(__file__).with_name("lifeline.py")
PACKAGES_FROM, CHECK_FROM = 0.05, 0.95
"""Shares of the work, for the progress."""
TEMPORARY = "-tmp"
"""End of the name of the folder beside the one that is made, in which its programs keep what they download."""
_LOG_LINES = 12
_LOOK_EVERY_S = 1.0


class InstallCancelledError(CoreError):
    """The user ended the installation."""


class UnreachableError(InstallError):
    """The packages cannot be fetched from where they are."""


class OtherFileError(InstallError):
    """A package came as another file than the lock names."""


class DiskFullError(InstallError):
    """A disk had no more room."""


class Installer:
    """Runs programs and follows what they print.

    Parameters
    ----------
    making
        The folder that they make; removed with them where QGIS ends before they do.
    report
        Is given each line of the log.
    progress
        Is given the fraction done and what happens now.
    cancelled
        Says whether the user has ended it.
    """

    def __init__(
        self,
        making: Path,
        *,
        report: Callable[[str], None],
        progress: Callable[[float, str], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self.report = report
        self.progress = progress
        self.output = InstallerOutput(0, 1)
        self.temporary = making.with_name(making.name + TEMPORARY)
        self._making = making
        self._foreseen: Estimate | None = None
        self._looked_at = 0.0
        self._cancelled = cancelled

    def run(self, command: Sequence[str], what: str, *, python: str | None = None, tell: bool = False) -> list[str]:
        """Run a program to its end and return what it printed on standard output.

        Parameters
        ----------
        what
            What it does, for messages.
        python
            Interpreter that watches whether QGIS still lives; without one the program runs on after QGIS.
        tell
            Whether its log is reported.

        Raises
        ------
        InstallError
            It fails; an :class:`UnreachableError` where the packages do not come from where they are, an
            :class:`OtherFileError` where one is not the file that was tested, a :class:`DiskFullError` where a disk is
            full.
        InstallCancelledError
            The user ended it.
        """
        log: collections.deque[str] = collections.deque(maxlen=_LOG_LINES)
        printed: list[str] = []
        faults = InstallerFaults()
        child = self._start(command, what, python)
        try:
            for item in child.lines():
                if self._cancelled():
                    raise InstallCancelledError("Cancelled. Nothing was changed.")
                if item is None:
                    self._follow_disk()
                if item is None or not item[1].strip():
                    continue
                log.append(item[1])
                faults.hear(item[1])
                if item[0] == "out":
                    printed.append(item[1])
                if tell:
                    self.report(item[1])
                    self._follow(item[1])
            status = child.wait()
        finally:
            child.end()
        if status:
            raise _failure(what, status, log, faults, command)
        return printed

    def _start(self, command: Sequence[str], what: str, python: str | None) -> ChildProcess:
        try:
            # The system's own folder may be small, and on another disk than the one whose space was looked at.
            own = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.temporary)) if self.temporary.is_dir() else {}
            if python is None or os.name == "nt":  # where the job object ends all members with QGIS
                return ChildProcess(command, variables=own)
            watched = [python, "-I", str(LIFELINE), str(self._making), *command]
            return ChildProcess(watched, first_line="", variables=own)
        except OSError as error:
            raise InstallError(f"{what} failed: {command[0]} does not start ({error.strerror or error}).") from error

    def each(self, runs: Sequence[list[str]]) -> Iterator[list[str]]:
        """Give the runs of an installer one after the other, so that the progress knows whether another follows."""
        for number, arguments in enumerate(runs, start=1):
            self.output.is_last = number == len(runs)
            yield arguments

    def expect(self, foreseen: Estimate) -> None:
        """Take what the packages will need; refuse where the disk has no room for them."""
        if foreseen.refusal():
            raise InstallError(foreseen.refusal())
        self.output = InstallerOutput(foreseen.download_mb, foreseen.disk_mb)
        self._foreseen = foreseen

    def _follow(self, line: str) -> None:
        heard = self.output.hear(line)
        if heard:
            self._tell(*heard)

    def _follow_disk(self) -> None:
        if self._foreseen and self.output.is_unpacking and time.monotonic() > self._looked_at + _LOOK_EVERY_S:
            self._looked_at = time.monotonic()
            self._tell(*self.output.see_disk(self._foreseen.free_mb))

    def _tell(self, fraction: float, text: str) -> None:
        self.progress(PACKAGES_FROM + (CHECK_FROM - PACKAGES_FROM) * fraction, text)


def _failure(
    what: str, status: int, log: Collection[str], faults: InstallerFaults, command: Sequence[str]
) -> InstallError:
    """Return the error for a program that failed."""
    if faults.is_disk_full:
        return DiskFullError(
            f"{what} failed: a disk is full, that of the environment or that of the cache of pip or uv. Free some "
            "space, then try again."
        )
    if faults.other_file:
        return OtherFileError(
            f"{what} failed: the file of {faults.other_file} is not one of those that the plugin was tested with (its "
            "SHA-256 differs). If your package index or wheel folder has files of its own and you trust it, choose any "
            "at Package files (FILES)."
        )
    reason = faults.from_elsewhere() or _no_connection(log, faults, command)
    if reason:
        return UnreachableError(f"{what} failed: {reason}")
    if faults.not_found and "--require-hashes" in command:
        return InstallError(
            f"{what} failed: {faults.not_found} was not found for this computer and its Python (all packages are there "
            f"for 3.{MINORS[0]} to 3.{MINORS[-1]}). Add it to the wheel folder or package "
            "index, or choose any at Package files (FILES), which takes other versions of packages that only other "
            "packages need."
        )
    return InstallError(f"{what} failed with exit status {status}. The last lines of its log:\n" + "\n".join(log))


def _no_connection(log: Collection[str], faults: InstallerFaults, command: Sequence[str]) -> str:
    """Say that no package index answers, where none does."""
    if is_unreachable(log):
        return (
            "the package index cannot be reached. Check the network and the proxy and try again, "
            "or fetch the wheel files on another computer and choose their folder at Wheel folder (WHEELS)."
        )
    if faults.is_first_missing and "--no-index" not in command:
        return (
            f"the package index offers no file of {faults.not_found}, the first package, as if it were no index. Open "
            "a web page, as the network may ask for a login, check the index's address and password in the settings "
            "of pip or uv, and try again."
        )
    return ""
