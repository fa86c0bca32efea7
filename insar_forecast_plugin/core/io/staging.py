# SPDX-License-Identifier: GPL-2.0-or-later
"""Outputs that appear complete or not at all.

Every output is written into a job folder beside its destination and renamed when all outputs of the operation are
complete. The starter of the job chooses the folder's name, so that it can remove the folder when it has killed the job.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import OutputError

FOLDER_PREFIX = ".insar-forecast-job-"
_STALE_AFTER_S = 7 * 24 * 3600
"""Longer than any job takes: the folder of one that still runs must not be taken for what a crash left."""
_RENAME_ATTEMPTS = 10
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

_folder_name: str | None = None
_folders_in_use: set[Path] = set()


def use_folder_name(name: str | None) -> None:
    """Set the job folder's name for this process; None lets each operation make its own."""
    global _folder_name  # noqa: PLW0603 - one job a process
    if name is not None and (not name.startswith(FOLDER_PREFIX) or Path(name).name != name):
        raise ValueError(f"not a job folder's name: {name!r}")
    _folder_name = name


class Staging:
    """The outputs of one operation while they are being written."""

    def __init__(self) -> None:
        self._name = _folder_name or FOLDER_PREFIX + uuid.uuid4().hex
        self._staged: dict[Path, Path] = {}

    def path(self, destination: str | os.PathLike[str]) -> Path:
        """Return where to write what shall stand at ``destination`` in the end.

        Raises
        ------
        OutputError
            The folder of the destination does not exist or cannot be written, or another output stands there.
        """
        destination = Path(destination).absolute()
        if any(_same_place(destination, other) for other in self._staged):
            raise OutputError(
                f"Two outputs have the same path, {destination}: one would overwrite the other. Choose a different "
                "file for each."
            )
        parent = destination.parent
        if not parent.is_dir():
            what = "is not a folder" if parent.exists() else "does not exist"
            raise OutputError(f"The output folder {parent} {what}. Create it, or choose another.")
        if destination.is_dir():
            raise OutputError(f"The output {destination} is a folder. Choose a file name.")
        folder = parent / self._name
        _sweep(parent)
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise _explained(error, destination) from error
        _folders_in_use.add(folder)
        self._staged[destination] = folder / destination.name
        return self._staged[destination]

    def commit(self) -> None:
        """Move every finished file, with the side files of its format, to its destination."""
        for folder in {staged.parent for staged in self._staged.values()}:
            outputs = set(self._staged.values())
            for path in sorted(folder.iterdir(), key=lambda item: (item in outputs, item.name)):
                _replace(path, folder.parent / path.name)

    def concerns(self, error: OSError) -> bool:
        """Tell whether an error is about writing these outputs, rather than reading something else."""
        if error.errno in _FULL:
            return True
        places = {folder for staged in self._staged.values() for folder in (staged.parent, staged.parent.parent)}
        return isinstance(error.filename, str | os.PathLike) and Path(error.filename).absolute().parent in places

    def discard(self) -> None:
        """Remove the job folders and what is left in them."""
        for folder in {staged.parent for staged in self._staged.values()}:
            shutil.rmtree(folder, ignore_errors=True)
            _folders_in_use.discard(folder)


def discard_all() -> None:
    """Remove every job folder of this process, because it is about to end."""
    for folder in list(_folders_in_use):
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def staged_outputs() -> Iterator[Staging]:
    """Give a :class:`Staging` whose files are moved into place at the end, or removed on any error.

    Raises
    ------
    OutputError
        An output cannot be written; the message says why (disk full, no permission, file in use).

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     report = Path(folder) / "report.txt"
    ...     with staged_outputs() as staging:
    ...         _ = staging.path(report).write_text("complete")
    ...         before = report.exists()
    ...     before, report.exists()
    (False, True)
    """
    staging = Staging()
    try:
        yield staging
        staging.commit()
    except OSError as error:
        if not staging.concerns(error):
            raise
        raise _explained(error, Path(error.filename or "the output")) from error
    finally:
        staging.discard()


def _same_place(first: Path, second: Path) -> bool:
    """Tell whether two paths name one file, also where Windows ignores case or a folder is a link."""
    return first.parent.resolve() / os.path.normcase(first.name) == second.parent.resolve() / os.path.normcase(
        second.name
    )


def _explained(error: OSError, path: Path) -> OutputError:
    if error.errno in _FULL:
        return OutputError(f"The disk is full: {path} could not be written. Free some space or choose another folder.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return OutputError(f"No permission to write {path}. Close it in other programs or choose another folder.")
    return OutputError(f"{path} could not be written: {error.strerror or error}.")


def _replace(source: Path, destination: Path) -> None:
    """Rename, trying again while a virus scanner or an indexer holds the file."""
    for attempt in range(_RENAME_ATTEMPTS):
        try:
            source.replace(destination)
            return
        except PermissionError:
            if attempt == _RENAME_ATTEMPTS - 1:
                raise
            time.sleep(0.1 * (attempt + 1))


def _sweep(parent: Path) -> None:
    """Remove job folders that a crash left behind more than a week ago."""
    for folder in parent.glob(FOLDER_PREFIX + "*"):
        try:
            if time.time() - folder.stat().st_mtime > _STALE_AFTER_S:
                shutil.rmtree(folder, ignore_errors=True)
        except FileNotFoundError:
            continue  # another job removed it
