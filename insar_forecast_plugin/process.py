# SPDX-License-Identifier: GPL-2.0-or-later
"""Child processes that keep QGIS's own libraries out and can be ended with all of their children.

The core's Python must not meet the libraries that QGIS brings along, so the child's environment is cleaned. Each
child leads a process group of its own (POSIX) or sits in a job object (Windows), so that ending it ends whatever it
started. Standard library only; Python 3.9.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

_WINDOWS = sys.platform == "win32"
_FOREIGN_PREFIXES = ("PYTHON", "PROJ_", "GDAL_", "OGR_", "QT_", "QGIS_", "DYLD_")
_FOREIGN_NAMES = ("LD_LIBRARY_PATH", "LD_PRELOAD", "__PYVENV_LAUNCHER__", "VIRTUAL_ENV")
_KILL_ON_JOB_CLOSE = 0x2000
_EXTENDED_LIMITS = 9


def child_environment(environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for a child: without what makes it load QGIS's Python, Qt, GDAL or PROJ."""
    source = os.environ if environ is None else environ
    kept = {
        name: value
        for name, value in source.items()
        if not name.upper().startswith(_FOREIGN_PREFIXES) and name not in _FOREIGN_NAMES
    }
    roots = _qgis_roots(source)
    for name in [name for name in kept if name.upper() == "PATH"]:
        folders = [item for item in kept[name].split(os.pathsep) if item]
        kept[name] = os.pathsep.join(item for item in folders if not _lies_in(item, roots))
    return kept


def _qgis_roots(environ: Mapping[str, str]) -> list[Path]:
    """Return the folders of a bundled QGIS (OSGeo4W, the macOS application); none for a distribution's QGIS."""
    roots = [Path(environ["OSGEO4W_ROOT"])] if environ.get("OSGEO4W_ROOT") else []
    for place in (Path(sys.executable), Path(sys.base_prefix)):
        for folder in place.parents:
            if folder.suffix == ".app":
                roots.append(folder)
            elif _WINDOWS and folder.name.lower() == "apps":
                roots.append(folder.parent)
    return roots


def _lies_in(folder: str, roots: Sequence[Path]) -> bool:
    place = Path(os.path.normcase(folder))
    return any(Path(os.path.normcase(str(root))) in (place, *place.parents) for root in roots)


class ChildProcess:
    """A process whose output arrives line by line in a queue, and that is ended together with its children.

    Parameters
    ----------
    command
        Program and arguments, never a shell line.
    first_line
        Written to the standard input, which then stays open until the process has ended; None closes it at once.
    variables
        Of the environment, besides the cleaned ones of this process.

    Raises
    ------
    OSError
        The program cannot be started.
    """

    def __init__(
        self, command: Sequence[str], *, first_line: str | None = None, variables: Mapping[str, str] | None = None
    ) -> None:
        group: dict[str, Any] = (
            {"creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0)} if _WINDOWS else {"start_new_session": True}
        )
        self._process = subprocess.Popen(  # nosec B603 # the plugin's own words in a list, no shell
            list(command),
            stdin=subprocess.DEVNULL if first_line is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**child_environment(), **(variables or {})},
            encoding="utf-8",
            errors="replace",
            **group,
        )
        self._job = _job_object(self._process) if _WINDOWS else None
        self._lines: queue.Queue[tuple[str, str | None]] = queue.Queue()
        self._open = {"out", "err"}
        self._readers = [
            threading.Thread(target=self._read, args=(name, stream), daemon=True)
            for name, stream in (("out", self._process.stdout), ("err", self._process.stderr))
        ]
        for reader in self._readers:
            reader.start()
        if first_line is not None:
            # In a thread of its own: a long line to a child that does not read would block the caller.
            threading.Thread(target=self._write, args=(first_line,), daemon=True).start()

    def _write(self, line: str) -> None:
        stream = self._process.stdin
        # A child that died at once shows in its exit status and its log, not here.
        with contextlib.suppress(OSError, ValueError):
            if stream is not None:
                stream.write(line + "\n")
                stream.flush()

    def _read(self, name: str, stream: IO[str]) -> None:
        with stream:
            for line in stream:
                self._lines.put((name, line.rstrip("\r\n")))
        self._lines.put((name, None))

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def lines(self, interval_s: float = 0.1) -> Iterator[tuple[str, str] | None]:
        """Give (``out`` or ``err``, line) as they come, and None at least every ``interval_s`` while nothing comes.

        Ends when both pipes are at their end, or soon after the process has ended even if a grandchild holds them.
        """
        idle_after_end = 0
        while self._open:
            try:
                name, line = self._lines.get(timeout=interval_s)
            except queue.Empty:
                idle_after_end += self._process.poll() is not None
                if idle_after_end > 5:
                    return
                yield None
                continue
            if line is None:
                self._open.discard(name)
            else:
                yield name, line

    def wait(self) -> int:
        """Wait for the end and return the exit status; negative is a signal."""
        return self._process.wait()

    def end(self) -> None:
        """End the process and everything that it started; nothing happens where all has ended."""
        if _WINDOWS:
            if self._job:
                _kernel32().TerminateJobObject(self._job, 1)
            with contextlib.suppress(OSError):
                self._process.kill()
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for reader in self._readers:
            reader.join(timeout=1.0)
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        if self._job:
            _kernel32().CloseHandle(self._job)
            self._job = None


def describe_exit(status: int) -> str:
    """Say in words how a process ended that gave no result."""
    memory = "most likely because the machine ran out of memory; take a smaller area, fewer dates or a smaller grid"
    if status < 0:
        try:
            name = signal.Signals(-status).name
        except ValueError:
            name = f"signal {-status}"
        if name == "SIGKILL":
            return f"was killed (SIGKILL), {memory}"
        if name in ("SIGSEGV", "SIGBUS", "SIGILL", "SIGABRT"):
            return f"crashed ({name}) inside a library; run 'Check environment', or 'Install environment' to remake it"
        return f"was ended by {name}"
    words = {
        137: f"was killed, {memory}",
        0xC0000005: "crashed (access violation) inside a library; run 'Check environment'",
        0xC0000135: "did not find a DLL that it needs; run 'Install environment' to remake the environment",
        0xC0000017: f"was refused memory, {memory}",
    }
    return words.get(status, f"ended with exit status {status}")


def _kernel32() -> Any:
    import ctypes

    library = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    library.CreateJobObjectW.restype = ctypes.c_void_p
    library.CreateJobObjectW.argtypes = [ctypes.c_void_p, ctypes.c_wchar_p]
    library.SetInformationJobObject.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32]
    library.AssignProcessToJobObject.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    library.TerminateJobObject.argtypes = [ctypes.c_void_p, ctypes.c_uint]
    library.CloseHandle.argtypes = [ctypes.c_void_p]
    return library


def _job_object(process: Any) -> int | None:
    """Put the process into a job object that ends all members when its last handle closes, even by our own death."""
    import ctypes

    class Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of the Windows API."""

        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", ctypes.c_uint32),
            ("minimum_working_set", ctypes.c_size_t),
            ("maximum_working_set", ctypes.c_size_t),
            ("active_processes", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("priority", ctypes.c_uint32),
            ("scheduling", ctypes.c_uint32),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    kernel32 = _kernel32()
    job = kernel32.CreateJobObjectW(None, None)
    if not job:
        return None
    limits = Limits(flags=_KILL_ON_JOB_CLOSE)
    kernel32.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
    # Without a job the process itself can still be ended; older Windows refuse nested jobs.
    if not kernel32.AssignProcessToJobObject(job, int(process._handle)):
        kernel32.CloseHandle(job)
        return None
    return int(job)
