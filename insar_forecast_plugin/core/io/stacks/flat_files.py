# SPDX-License-Identifier: GPL-2.0-or-later
"""Headerless files of little-endian float32, read by rows."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ...errors import InputError
from .opened_stack import Rows

_FLOAT = np.dtype("<f4")


def rows_of_flat(path: Path, shape: tuple[int, ...]) -> Rows:
    """Return what reads rows of a file of shape (rows, columns), or (rows, columns, n_epochs)."""
    each = int(np.prod(shape[1:]))

    def read(first: int, last: int) -> np.ndarray:
        count = (last - first) * each
        try:
            values = np.fromfile(path, dtype=_FLOAT, count=count, offset=first * each * _FLOAT.itemsize)
        except OSError as error:
            raise InputError(f"{path.name} cannot be read: {error}. Copy it again.") from error
        if len(values) != count:
            raise InputError(f"{path.name} ends before row {last} of {shape[0]}. Copy it again.")
        return values.reshape(last - first, *shape[1:])

    return read
