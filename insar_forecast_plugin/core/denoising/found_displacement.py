# SPDX-License-Identifier: GPL-2.0-or-later
"""What a method finds in a stack."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO

import numpy as np

from ..errors import OutputError

ParallelEpochs = Iterator[tuple[np.ndarray, np.ndarray]]
"""Displacement and its deviation, mm, shape (rows, columns), epoch by epoch."""


@dataclass(frozen=True)
class FoundDisplacement:
    """What a method finds in a stack.

    Parameters
    ----------
    displacement
        mm since the first epoch, relative to the median of the stack, float32, shape (n_epochs, rows, columns).
    deviation
        Standard deviation of its error, mm, same shape; 0 at the first epoch, from which displacement is counted.
    """

    displacement: np.ndarray
    deviation: np.ndarray


@contextmanager
def set_aside(found: FoundDisplacement) -> Iterator[ParallelEpochs]:
    """Put a result on the disk, so that memory has room for another one, and give its epochs back one by one.

    Raises
    ------
    OutputError
        There is no room on the disk.
    """
    count, *shape = found.displacement.shape
    size = shape[0] * shape[1]
    file = tempfile.TemporaryFile()  # noqa: SIM115 - a full disk would speak again when it is closed
    try:
        try:
            _put(found, file)
        except OSError as error:
            raise OutputError(
                f"There is no room for {8 * size * count >> 20} MB in the folder {tempfile.gettempdir()}: "
                f"{error}. Make room, or take a smaller part of the stack."
            ) from error
        del found
        file.seek(0)

        def layer() -> np.ndarray:
            return np.frombuffer(file.read(4 * size), dtype=np.float32).reshape(shape)

        yield ((layer(), layer()) for _ in range(count))
    finally:
        with suppress(OSError):
            file.close()


def _put(found: FoundDisplacement, file: IO[bytes]) -> None:
    """Write displacement and deviation, epoch by epoch."""
    for epoch in range(len(found.displacement)):
        for values in (found.displacement, found.deviation):
            file.write(np.ascontiguousarray(values[epoch], dtype=np.float32).data)
    file.flush()
