# SPDX-License-Identifier: GPL-2.0-or-later
"""Why GDAL or Arrow could not write a file, in a sentence: a full disk is told by the disk, not by what they say."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..errors import OutputError
from .staging import disk_is_full

_ALMOST_NOTHING = 1_000_000
"""Bytes that are left on a disk that a file did not fit on, while its part is still there."""


def not_written(path: Path, error: Exception) -> OutputError:
    """Return what to say of a file that could not be written, whose part has not been removed yet."""
    if _is_full(path):
        return disk_is_full(path)
    return OutputError(
        f"{path.name} could not be written: {str(error).rstrip('.')}. Is the disk full, or the file open in another "
        "program?"
    )


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ALMOST_NOTHING
    except OSError:
        return False
