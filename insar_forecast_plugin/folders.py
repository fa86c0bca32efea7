# SPDX-License-Identifier: GPL-2.0-or-later
"""Folders put in place and removed, also where another program still holds their files for a moment.

Standard library only; Python 3.9.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from pathlib import Path


def move_into_place(making: Path, folder: Path) -> None:
    """Put a folder in the place of another, if there is one; the old one stays where that fails.

    Where another program puts one there at the same time, the later of both stands in the end.
    """
    old = making.with_name(making.name + "-old")
    for attempt in range(10):
        try:
            with contextlib.suppress(FileNotFoundError):  # another program has just set it aside
                if folder.exists():
                    shutil.rmtree(old, ignore_errors=True)  # what another program has put there is newer
                    folder.replace(old)
            making.replace(folder)
            break
        except OSError:  # a virus scanner still holds new files, or another program has just put its folder there
            if attempt == 9:
                with contextlib.suppress(OSError):
                    old.replace(folder)
                raise
            time.sleep(0.2 * (attempt + 1))
    shutil.rmtree(old, ignore_errors=True)


def removed(folder: Path) -> bool:
    """Remove a folder; return whether it is gone."""
    for attempt in range(5):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return True
        time.sleep(0.1 * (attempt + 1))  # Windows frees the files of a killed process a moment later
    return False
