# SPDX-License-Identifier: GPL-2.0-or-later
"""An input as what it must be before anything opens it: a regular file of this machine that may be read.

GDAL takes far more for a file: addresses, connection strings, its own file systems (``/vsicurl/``), pipes.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from ..errors import InputError, quoted

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+._-]+:")
"""``https:``, ``PG:``, ``GPKG:``; a drive of Windows is one letter."""
_OF_GDAL = re.compile(r"[/\\]vsi\w+(?:[/\\]|$)")
_SHOWN = 80


def local_file(path: Path, what: str = "file") -> Path:
    """Return a regular file that may be read; of a symbolic link the file to which it leads.

    Parameters
    ----------
    path
        As it was given.
    what
        What it is for the reader, in a sentence such as "The grid x.tif does not exist".

    Raises
    ------
    InputError
        There is no such file, it may not be read, or it is something else: an address, a folder, a pipe, a device.

    Examples
    --------
    >>> local_file(Path("https://example.org/points.gpkg"))
    Traceback (most recent call last):
    ...
    insar_forecast_plugin.core.errors.InputError: 'https:/example.org/points.gpkg' is an address, not a file of this \
machine. Download it and choose the file.
    """
    try:
        real = path.resolve(strict=True)
        mode = real.stat().st_mode
    except (OSError, RuntimeError, ValueError) as error:
        raise InputError(_absent(path, what, error)) from error
    if stat.S_ISDIR(mode):
        raise InputError(f"{shown(path)} is a folder; expected a file. Choose the {what} in it.")
    if not stat.S_ISREG(mode):
        raise InputError(
            f"{shown(path)} is {_kind(mode)}, not a regular file. Copy its content to a file and choose that one."
        )
    if not os.access(real, os.R_OK):
        raise InputError(_not_permitted(path, what))
    return real if path.is_symlink() else path


def link_told(path: Path) -> str | None:
    """Return in words where a symbolic link leads; None where the path is none."""
    if not path.is_symlink():
        return None
    return f"{shown(path)} is a link to {shown(path.resolve())}."


def same_file(first: str | Path, second: str | Path) -> bool:
    """Tell whether two paths lead to one file, by whatever way; one that does not exist is no other's.

    Examples
    --------
    >>> same_file("points.gpkg", "maps/../points.gpkg"), same_file("a.gpkg", "b.gpkg")
    (True, False)
    """
    try:
        return os.path.realpath(first) == os.path.realpath(second) or Path(first).samefile(second)
    except (OSError, ValueError):
        return False


def shown(path: Path) -> str:
    """Return a path for a message: as it is, or its end where it is long."""
    text = str(path)
    return text if len(text) <= 2 * _SHOWN else f"...{text[-_SHOWN:]}"


def _absent(path: Path, what: str, error: Exception) -> str:
    """Return why there is no file at a path."""
    text = str(path)
    if _OF_GDAL.match(text):
        return (
            f"{quoted(text)} is a path of GDAL's own file systems, not of this machine. Unpack or download the {what} "
            "and choose the file."
        )
    if _ADDRESS.match(text):
        return f"{quoted(text)} is an address, not a file of this machine. Download it and choose the file."
    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.EACCES, errno.EPERM):
        return _not_permitted(path, what)
    if number == errno.ENAMETOOLONG:
        return f"The path of the {what} is too long ({len(text)} characters): {shown(path)}. Use a shorter one."
    circle = number == errno.ELOOP or isinstance(error, RuntimeError)
    if circle or (number is not None and path.is_symlink()):
        where = "back to itself" if circle else "to a file that does not exist"
        return f"{shown(path)} is a link that leads {where}. Choose the {what} itself."
    return f"The {what} {shown(path)} does not exist."


def _not_permitted(path: Path, what: str) -> str:
    return f"The {what} {shown(path)} may not be read (no permission). Change its permissions, or copy it."


def _kind(mode: int) -> str:
    kinds = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
    return kinds.get(stat.S_IFMT(mode), "a device")
