# SPDX-License-Identifier: GPL-2.0-or-later
"""The stack of an input, where a file may stand for the folder of its product."""

from __future__ import annotations

import re
from pathlib import Path

from ..errors import InputError
from ..io.stacks.stack_products import open_stack
from ..io.stacks.stack_source import StackSource
from ..progress import Progress
from ..stack_requests import ImportStackRequest

_DATED = re.compile(r"\d{8}|\d{4}-\d{2}-\d{2}")
"""In the name of a file: it is one date of several."""


def open_input(request: ImportStackRequest, progress: Progress) -> StackSource:
    """Open the stack of a request's INPUT; of a file that is none by itself the one of its folder, which is said.

    Raises
    ------
    InputError
        Neither is a stack; the message is about the file.
    """
    path = Path(request.input)
    try:
        return open_stack(path, request.product)
    except InputError:
        if not path.is_file():
            raise
        try:
            source = open_stack(path.absolute().parent, request.product)
        except InputError:
            source = None
        if source is None:
            raise
    progress.info(f"{path.name} is one file of a product of several: its folder {path.absolute().parent.name} is read.")
    return source


def title_of(request: ImportStackRequest) -> str:
    """Return what messages and layers call the stack."""
    path = Path(request.input).absolute()
    if not path.is_file():
        return path.name
    return path.parent.name if _DATED.search(path.stem) else path.stem
