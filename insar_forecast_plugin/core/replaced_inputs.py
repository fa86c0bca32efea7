# SPDX-License-Identifier: GPL-2.0-or-later
"""Outputs that would take the place of what an operation reads: refused before anything is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from .errors import OutputError
from .request import Request, VectorSource

_FILES = ("input", "more_inputs", "model", "grid", "dem", "mask", "weights")
"""Parameters that name a file in plain text; what an operation trains is a model that it writes."""
_TRAINS = "train"
_OUTPUT = "output"
_MORE_OUTPUTS = ("report", "metrics", "table")
_LAYER = "|layername="


def refuse_replaced_inputs(identifier: str, request: Request) -> None:
    """Refuse an output that is a file which the operation reads, by whatever way the two paths lead there.

    Raises
    ------
    OutputError
        One is; the message names both parameters.
    """
    is_training = identifier.startswith(_TRAINS)
    read = list(_inputs(request, is_training))
    for name, path in _outputs(request, is_training):
        for other, source in read:
            if _same_file(path, source):
                raise OutputError(
                    f"{name.upper()} is {path}, which {other.upper()} reads; it would be replaced. Choose another file."
                )


def _outputs(request: Request, is_training: bool) -> Iterator[tuple[str, str]]:
    for item in fields(request):
        value = getattr(request, item.name)
        is_output = item.name.startswith(_OUTPUT) or item.name in _MORE_OUTPUTS
        if isinstance(value, str) and value and (is_output or (is_training and item.name == "model")):
            yield item.name, value


def _inputs(request: Request, is_training: bool) -> Iterator[tuple[str, str]]:
    for item in fields(request):
        is_file = item.name in _FILES and not (is_training and item.name == "model")
        for path in _paths(getattr(request, item.name), is_file):
            yield item.name, path


def _paths(value: Any, is_file: bool) -> Iterator[str]:
    """Yield the files that a value of a request names."""
    if isinstance(value, (list, tuple)):
        for one in value:
            yield from _paths(one, is_file)
    elif isinstance(value, VectorSource):
        source: VectorSource | None = value
        while source is not None:
            yield source.path
            source = source.described_by
    elif isinstance(value, str) and is_file and value:
        yield value if Path(value).exists() else value.partition(_LAYER)[0]


def _same_file(first: str, second: str) -> bool:
    try:
        return os.path.realpath(first) == os.path.realpath(second) or Path(first).samefile(second)
    except (OSError, ValueError):
        return False
