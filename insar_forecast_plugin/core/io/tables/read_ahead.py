# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading of a file beside what is done with its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Part = TypeVar("Part")


def read_ahead(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts of a file; from the second on, the next one is read in a thread while one is worked on.

    What reading raises comes when its part is asked for. No thread is left when the generator ends or is closed.

    Examples
    --------
    >>> list(read_ahead("abc"))
    ['a', 'b', 'c']
    """
    left = iter(parts)
    for first in left:  # who looks at the beginning only shall not wait for more
        yield first
        break
    with ThreadPoolExecutor(max_workers=1) as reader:
        waiting = reader.submit(_next, left)
        while part := waiting.result():
            waiting = reader.submit(_next, left)
            yield part[0]


def _next(parts: Iterator[Part]) -> tuple[Part] | None:
    """Return the next part alone in a tuple, None at the end."""
    for part in parts:
        return (part,)
    return None
