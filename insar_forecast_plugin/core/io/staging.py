# SPDX-License-Identifier: GPL-2.0-or-later
"""Outputs that appear complete and together, or not at all.

Every output is written into a job folder beside its destination. When all outputs of the operation are complete they
take the places of the old ones as one, with what belongs to those (:mod:`..job_folder` says what is guaranteed). The
starter of the job chooses the folder's name, so that it can clear up when it has killed the job.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import CoreError, OutputError, quoted
from ..job_folder import FOLDER_PREFIX, JobFolder, swap
from .local_file import shown
from .side_files import GOES_WITH, GOES_WITH_STEM

DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
_WRITTEN_WITH_STEM = {".shp": (".shx", ".dbf", ".prj", ".cpg")}
"""Which parts an output writes itself."""
_IN_JOB_FOLDER = re.compile(rf"[/\\]{re.escape(FOLDER_PREFIX)}[^/\\]+[/\\]+new(?=[/\\])")

_folder_name: str | None = None


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
        self._folders: dict[Path, JobFolder] = {}
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
        if "\0" in str(destination):
            raise OutputError(f"The output {quoted(destination)} has a zero byte in its name. Choose another name.")
        try:
            kind_of_parent, kind = _kind(parent), _kind(destination)
        except OSError as error:
            raise _explained(error, destination) from error
        if not stat.S_ISDIR(kind_of_parent):
            what = "is not a folder" if kind_of_parent else "does not exist"
            raise OutputError(f"The output folder {shown(parent)} {what}. Create it, or choose another.")
        if stat.S_ISDIR(kind):
            raise OutputError(f"The output {destination} is a folder. Choose a file name.")
        if not kind:
            _refuse_parts_of_others(destination)
        try:
            folder = self._folder_in(parent)
        except OSError as error:
            raise _explained(error, destination) from error
        self._staged[destination] = folder.new / destination.name
        return self._staged[destination]

    def _folder_in(self, parent: Path) -> JobFolder:
        place = parent.resolve()
        if place not in self._folders:
            self._folders[place] = JobFolder(parent, self._name)
        return self._folders[place]

    def commit(self) -> None:
        """Move every finished file, with the side files of its format, to its destination, all of them as one.

        Raises
        ------
        OSError
            One cannot be replaced; all stand as before.
        """
        stale: dict[JobFolder, list[str]] = {folder: [] for folder in self._folders.values()}
        for folder, names in stale.items():
            for destination, path in self._staged.items():
                replaces = path.parent == folder.new and os.path.lexists(destination)
                names.extend(_stale_beside(path) if replaces else ())
        swap(stale)

    def concerns(self, error: OSError) -> bool:
        """Tell whether an error is about writing these outputs, rather than reading something else."""
        if error.errno in DISK_FULL:
            return True
        if not isinstance(error.filename, str | os.PathLike):
            return False
        path = Path(error.filename).absolute()
        folders = self._folders.values()
        return any(path.is_relative_to(folder.path) or path.parent == folder.parent for folder in folders)

    def explained(self, error: OSError) -> OutputError:
        """Return what to say of an error that concerns these outputs."""
        named = by_destination(str(error.filename or ""))
        is_own = not named or any(named.startswith(str(folder.path)) for folder in self._folders.values())
        return _explained(error, next(iter(self._staged), Path("the output")) if is_own else Path(named))

    def discard(self) -> None:
        """Remove the job folders and what is left in them."""
        for folder in self._folders.values():
            with suppress(OSError):  # whoever comes by next tries again
                folder.remove()


def by_destination(text: str) -> str:
    """Return a text in which outputs stand by the places where they are wanted, not by those of the job's folder.

    Examples
    --------
    >>> by_destination("cannot open /maps/.insar-forecast-job-1f/new/points.gpkg")
    'cannot open /maps/points.gpkg'
    """
    return _IN_JOB_FOLDER.sub("", text)


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
        raise staging.explained(error) from error
    except CoreError as error:
        if by_destination(str(error)) == str(error):
            raise
        raise type(error)(by_destination(str(error))) from error
    finally:
        staging.discard()


def _same_place(first: Path, second: Path) -> bool:
    """Tell whether two paths name one file, also where Windows ignores case or a folder is a link."""
    return first.parent.resolve() / os.path.normcase(first.name) == second.parent.resolve() / os.path.normcase(
        second.name
    )


def _refuse_parts_of_others(destination: Path) -> None:
    """Refuse an output whose parts would replace files that belong to something else, as it does not stand there."""
    for end in _WRITTEN_WITH_STEM.get(destination.suffix.lower(), ()):
        part = destination.with_suffix(end)
        if os.path.lexists(part):
            raise OutputError(
                f"{part.name} stands beside the output {destination.name} and belongs to something else; it would be "
                "overwritten. Choose another name."
            )


def _stale_beside(output: Path) -> list[str]:
    """Return the names of all that may belong to the old file of an output's name."""
    kind = output.suffix.lower()
    of_stem = GOES_WITH_STEM.get(kind, ())
    names = [output.name + end for end in GOES_WITH.get(kind, ())]
    return names + [output.stem + case(end) for end in of_stem for case in (str.lower, str.upper)]


def _kind(path: Path) -> int:
    """Return what the system says of a path's kind, 0 where there is nothing."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0


def disk_is_full(path: Path) -> OutputError:
    """Return what to say of a file for which a disk has no room."""
    return OutputError(f"The disk is full: {path} could not be written. Free some space or choose another folder.")


def _explained(error: OSError, path: Path) -> OutputError:
    if error.errno in DISK_FULL:
        return disk_is_full(path)
    if error.errno in _DENIED:
        return OutputError(f"No permission to write {path}. Close it in other programs or choose another folder.")
    return OutputError(f"{path} could not be written: {error.strerror or error}.")
