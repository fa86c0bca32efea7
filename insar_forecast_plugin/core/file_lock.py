# SPDX-License-Identifier: GPL-2.0-or-later
"""A file that one process holds at a time: it is free again when that process has ended, however it ended.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from pathlib import Path

if os.name == "nt":
    import msvcrt

    def _hold(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
else:
    import fcntl

    def _hold(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_LOOK_EVERY_S = 0.02
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)


class FileLock:
    """A lock at a path; the file is made when it is taken and removed when it is let go.

    Parameters
    ----------
    path
        The file. Its folder must exist.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     first, second = FileLock(Path(folder) / "lock"), FileLock(Path(folder) / "lock")
    ...     taken = first.take(), second.take()
    ...     first.release()
    ...     taken, second.take(), second.release()
    ((True, False), True, None)
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def take(self, within_s: float = 0.0, *, without_locks: bool = True) -> bool:
        """Take it, or return False where another process, or another lock of this one, holds it all that time.

        Parameters
        ----------
        within_s
            For how long it is tried.
        without_locks
            What is returned on a disk that knows no locks.

        Raises
        ------
        OSError
            The file cannot be made.
        """
        give_up_at = time.monotonic() + within_s
        try:
            while not self._take_once():
                if time.monotonic() >= give_up_at:
                    return False
                time.sleep(_LOOK_EVERY_S)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            return without_locks
        return True

    def _take_once(self) -> bool:
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
        except PermissionError:
            if os.name == "nt":
                return False  # Windows is still removing the file
            descriptor = os.open(self.path, os.O_RDONLY)  # of another user, who may hold it or may have left it
        try:
            _hold(descriptor)
            # Whoever held it before may have removed the file between the opening and the holding.
            if os.path.samestat(os.fstat(descriptor), self.path.stat()):
                self._descriptor, descriptor = descriptor, -1
        except (BlockingIOError, PermissionError, FileNotFoundError):
            pass
        finally:
            if descriptor >= 0:
                os.close(descriptor)
        return self._descriptor is not None

    def release(self) -> None:
        """Let it go and remove the file; nothing happens where it is not held."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        if os.name == "nt":  # which removes no open file; where another process has opened it, that one removes it
            os.close(descriptor)
            descriptor = -1
        with contextlib.suppress(OSError):
            self.path.unlink()
        if descriptor >= 0:
            os.close(descriptor)
