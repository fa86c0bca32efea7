# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of a stack that has one a date: opened when they are read, the last ones kept open."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Generic, TypeVar

MOST_OPEN = 100
"""Many systems let a process have 1024 files open, some 256."""

Opened = TypeVar("Opened")


class KeptOpen(Generic[Opened]):
    """Opens files when they are asked for, and keeps the last :data:`MOST_OPEN` open.

    Parameters
    ----------
    open_one
        Opens a file; what it puts on the stack that it is given is closed with the file.
    closing
        Closes all of them.
    """

    def __init__(self, open_one: Callable[[Path, ExitStack], Opened], closing: ExitStack) -> None:
        self._open_one = open_one
        self._open: OrderedDict[Path, tuple[Opened, ExitStack]] = OrderedDict()
        closing.callback(self.close)

    def get(self, path: Path) -> Opened:
        """Return an opened file."""
        if path in self._open:
            self._open.move_to_end(path)
            return self._open[path][0]
        if len(self._open) >= MOST_OPEN:
            self._open.popitem(last=False)[1][1].close()
        with ExitStack() as stack:
            opened = self._open_one(path, stack)
            self._open[path] = opened, stack.pop_all()
        return opened

    def close(self) -> None:
        """Close all files."""
        while self._open:
            self._open.popitem()[1][1].close()
