# SPDX-License-Identifier: GPL-2.0-or-later
"""The folder of a job: what is written in it appears beside it as one, or not at all.

::

    results/                            the folder that the user chose
        .insar-forecast-job-<name>/     the job's, held by a lock for as long as the job lives
            lock
            new/                        what is being written
            old/                        what it replaces, kept until all of the new is in place
            journal.json                there while files change places: which those are

A folder whose lock is free was left by a crash, whatever its age; the next job that comes by clears it. Files change
places so that this can be finished or undone after an end at any moment: with a file that is not in its place yet, all
of the old comes back; else all of the new stands. A new file that was changed since is the user's, and stays. What is
written and each step are synced to the disk before the next, so this holds for the machine's end as for the process's.

Several folders of one job are cleared together from each of them, because every journal names them all; they are found
where they were, or as far from each other as they were where all have been moved. If one of them cannot be reached then
(another disk that has been taken out), the others are finished or undone by themselves. In a folder to which all users
write, those of other users are left alone. Jobs that finish at the same time in one folder take turns.

Standard library only; Python 3.9. Both halves of the plugin use it: the core writes, the QGIS half clears up after a
core that it has ended.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import stat
import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .file_lock import FileLock

FOLDER_PREFIX = ".insar-forecast-job-"

_TURN = ".insar-forecast-turn"
_TURN_WITHIN_S = 60.0
_JOURNAL, _LOCK, _NEW, _OLD = "journal.json", "lock", "new", "old"
_ATTEMPTS = 10
_STALE_AFTER_S = 7 * 24 * 3600
"""On a disk that knows no locks: longer than any job takes."""
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF)
"""What disks, most of them of a network, say that sync nothing on demand."""


_changing = threading.RLock()
"""Held while folders of this process are made, removed, or change what stands beside them."""
_made: list[JobFolder] = []


class JobFolder:
    """A folder of this process in ``parent``.

    Parameters
    ----------
    parent
        Where it is made; what crashes left there is cleared first.
    name
        Begins with :data:`FOLDER_PREFIX`.

    Raises
    ------
    OSError
        It cannot be made.
    """

    def __init__(self, parent: Path, name: str) -> None:
        self.parent = parent
        self.path = parent / name
        self.new = self.path / _NEW
        self._lock = FileLock(self.path / _LOCK)
        with _changing:
            sweep(parent)
            while not self._is_held():
                pass
            _made.append(self)
            self.new.mkdir()

    def _is_held(self) -> bool:
        self.path.mkdir(exist_ok=True)
        with contextlib.suppress(FileNotFoundError):  # another job has just cleared it: it was not held yet
            if self._lock.take(_TURN_WITHIN_S):
                return True
            raise TimeoutError(errno.ETIMEDOUT, "another run uses it", str(self.path))
        return False

    def remove(self) -> None:
        """Remove it with what is left in it; it stays where it still keeps old files that could not be given back."""
        with _changing:
            if self in _made:
                _made.remove(self)
                if (self.path / _JOURNAL).exists():
                    self._lock.release()
                else:
                    _remove(self.path, self._lock)


def remove_all(within_s: float = 20.0) -> None:
    """Remove every folder of this process, because it is about to end; files that change places do so first.

    Afterwards no other thread can make one or change anything in one.
    """
    _changing.acquire(timeout=within_s)
    while _made:
        with contextlib.suppress(OSError):  # files that are in use on Windows: whoever comes by next tries again
            _made[0].remove()  # which takes it off the list first


class _Turns:
    """The folders in which this process alone may change files now."""

    def __init__(self) -> None:
        self._locks: dict[Path, FileLock] = {}

    def __enter__(self) -> _Turns:
        return self

    def __exit__(self, *_: object) -> None:
        for lock in self._locks.values():
            lock.release()

    def wait_for(self, parent: Path) -> None:
        """Wait until it is this process's turn in a folder."""
        key = parent.resolve()
        if key not in self._locks:
            lock = FileLock(key / _TURN)
            if not lock.take(_TURN_WITHIN_S):
                raise TimeoutError(errno.ETIMEDOUT, "another run is replacing files in the same folder", str(parent))
            self._locks[key] = lock


def swap(stale: Mapping[JobFolder, Iterable[str]]) -> None:
    """Put all that is new in some folders of this job beside them, in place of what stands there, as one.

    Parameters
    ----------
    stale
        For each folder, names of further files beside it that go with what is replaced; not all need to be there.

    Raises
    ------
    OSError
        A file cannot be replaced. Everything is again as it was.
    """
    folders = list(stale)
    for folder in folders:
        for path in folder.new.iterdir():
            _sync(path)
        _sync(folder.new)
    with _changing, _Turns() as turns:
        for parent in sorted({folder.parent.resolve() for folder in folders}):
            turns.wait_for(parent)
            sweep(parent, turns)
        try:
            _write_journals(folders)
            for folder in folders:
                _set_aside(folder, stale[folder])
            for folder in folders:
                _put_in_place(folder)
        except BaseException:
            _undo([folder.path for folder in folders])
            raise
        for folder in folders:  # with the first journal gone, the new stands
            (folder.path / _JOURNAL).unlink()
            _sync(folder.path)


def _write_journals(folders: list[JobFolder]) -> None:
    """Write down what is about to happen; the journal of the first folder decides."""
    paths = [str(folder.path.absolute()) for folder in folders]
    for number, folder in enumerate(folders):
        (folder.path / _OLD).mkdir()
        new = {path.name: _state(path) for path in sorted(folder.new.iterdir())}
        journal = {"folders": paths, "self": number, "new": new}
        (folder.path / _JOURNAL).write_text(json.dumps(journal), encoding="ascii")
        for path in (folder.path / _JOURNAL, folder.path, folder.parent):
            _sync(path)


def _set_aside(folder: JobFolder, stale: Iterable[str]) -> None:
    replaced = {path.name for path in folder.new.iterdir()}
    # By the folder's own list: on a disk that ignores case a file has one of its names only.
    there = {path.name for path in folder.parent.iterdir()}
    for name in sorted(replaced | (there & set(stale))):
        current, kept = folder.parent / name, folder.path / _OLD / name
        if not current.is_symlink() and not current.is_file():
            continue
        if name in replaced and not current.is_symlink():
            # A second name leaves the old file where it is until the new one takes its place.
            with contextlib.suppress(OSError):
                os.link(current, kept)
                continue
        _move(current, kept)
    _sync(folder.path / _OLD)


def _put_in_place(folder: JobFolder) -> None:
    for path in sorted(folder.new.iterdir()):
        _move(path, folder.parent / path.name)
    _sync(folder.parent)


def _undo(folders: list[Path]) -> None:
    """Give back what these folders keep of the old; may be interrupted and done again."""
    for folder in folders:
        journal = _journal(folder)
        if journal is None:
            continue
        for name, state in journal["new"].items():
            current = folder.parent / name
            is_placed = not os.path.lexists(folder / _NEW / name) and os.path.lexists(current)
            if is_placed and state in (None, _state(current)):
                _move(current, folder / _NEW / name)
        for kept in sorted((folder / _OLD).iterdir()):
            current = folder.parent / kept.name
            # What stands there else came or was changed after the crash, and is the user's.
            if not current.exists() or current.samefile(kept):
                _move(kept, current)
        _sync(folder.parent)
    for folder in folders:
        (folder / _JOURNAL).unlink(missing_ok=True)


def _state(path: Path) -> list[int]:
    """Return what a file that is moved keeps, and one that is written does not: its size and when it was written."""
    found = path.lstat()
    return [found.st_size, found.st_mtime_ns]


def _journal(folder: Path) -> dict[str, Any] | None:
    """Return a folder's journal; None where there is none, or only a part: then nothing had been moved."""
    try:
        journal: dict[str, Any] = json.loads((folder / _JOURNAL).read_text(encoding="ascii"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    if isinstance(journal["new"], list):  # without what the files were like
        journal["new"] = dict.fromkeys(journal["new"])
    plain = all(Path(name).name == name for name in journal["new"])
    return journal if plain and all(Path(path).name == folder.name for path in journal["folders"]) else None


def sweep(parent: Path, turns: _Turns | None = None) -> None:
    """Clear the folders in ``parent`` whose job has ended without doing so."""
    for folder in parent.glob(FOLDER_PREFIX + "*"):
        _clear(folder, turns)


def clear(parent: Path, name: str) -> bool:
    """Clear the folder of a job that has been ended, if there is one; return whether it is gone."""
    for attempt in range(_ATTEMPTS):
        _clear(parent / name, None)
        if not (parent / name).exists():
            _remove_turn(parent)
            return True
        time.sleep(0.05 * (attempt + 1))  # Windows frees the files of a killed process a moment later
    return False


def _clear(folder: Path, turns: _Turns | None) -> None:
    """Undo what was interrupted and remove the folder; it stays where its job lives or that is not possible yet."""
    lock = FileLock(folder / _LOCK)
    # Gone, or in use by another program: the next one that comes by tries again.
    with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
        if _is_ours(folder) and lock.take(without_locks=_is_old(folder)):
            stack.callback(lock.release)
            if (folder / _JOURNAL).exists():
                _settle(folder, turns or stack.enter_context(_Turns()))
            _remove(folder, lock)


def _remove(folder: Path, lock: FileLock) -> None:
    """Remove a folder whose lock is held: emptied first, so that no other job can begin in it before it is gone."""
    for attempt in range(_ATTEMPTS):
        left = [path for path in folder.iterdir() if path != lock.path]
        if not left:
            break
        time.sleep(0.05 * attempt)  # another thread was still writing, or Windows has not freed the files yet
        for path in left:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    path.unlink()
    lock.release()
    with contextlib.suppress(OSError):
        folder.rmdir()


def _settle(folder: Path, turns: _Turns) -> None:
    """Finish or undo what a crash left in all folders of a job; done already where the first one's journal is gone."""
    journal = _journal(folder)
    if journal is None:
        return
    folders = _folders_of(folder, journal)
    reached = [one for one in folders if one.parent.is_dir()]
    for one in sorted(reached):
        turns.wait_for(one.parent)
    if folders[0] in reached and not (folders[0] / _JOURNAL).exists():
        return
    journals = {one: found for one in reached if (found := _journal(one)) is not None}
    if any(found["new"] for found in journals.values()) and not any(
        os.path.lexists(one / _NEW / name) for one, found in journals.items() for name in found["new"]
    ):
        for one in reached:  # all of the new is in place: the first journal goes first, as it decides
            (one / _JOURNAL).unlink(missing_ok=True)
    else:
        _undo(reached)


def _folders_of(folder: Path, journal: dict[str, Any]) -> list[Path]:
    """Return the folders of the job to which one belongs, that one as it is reached now; the first one decides."""
    recorded = [Path(path) for path in journal["folders"]]
    number = journal.get("self", 0 if len(recorded) == 1 else None)
    if number is None:
        number = next((at for at, path in enumerate(recorded) if path == folder.absolute()), None)
    if number is None or not 0 <= number < len(recorded):
        return [folder]
    own = recorded[number]
    if not (own.exists() and own.samefile(folder)):  # all of them were moved, or stand in a copy of what they were in
        from_here = [os.path.relpath(path.parent, own.parent) for path in recorded]
        recorded = [Path(os.path.normpath(folder.parent / way)) / folder.name for way in from_here]
    recorded[number] = folder
    return recorded


def _is_ours(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    # Where all users write (/tmp) others may have made one to mislead; elsewhere a network disk may name any owner.
    shared = os.name != "nt" and folder.parent.stat().st_mode & stat.S_ISVTX
    return not shared or folder.stat().st_uid == os.geteuid()


def _is_old(folder: Path) -> bool:
    return time.time() - folder.stat().st_mtime > _STALE_AFTER_S


def _remove_turn(parent: Path) -> None:
    """Remove the file of a turn that ended with its process."""
    turn = FileLock(parent / _TURN)
    with contextlib.suppress(OSError):
        if turn.path.exists() and turn.take():
            turn.release()


def _move(source: Path, destination: Path) -> None:
    """Rename, trying again while a virus scanner or an indexer holds the file."""
    for attempt in range(_ATTEMPTS):
        try:
            source.replace(destination)
            return
        except PermissionError:
            if attempt == _ATTEMPTS - 1:
                raise
            time.sleep(0.1 * (attempt + 1))


def _sync(path: Path) -> None:
    """Have the disk keep a file, or which files a folder has, before anything else happens."""
    if os.name == "nt" and path.is_dir():
        return  # which opens no folders
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)
