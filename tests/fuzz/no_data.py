# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers that stand for none by what else the file holds, and places that are none, as docs/formats.md says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

PLACEHOLDERS = {999, 9999, 99999, 32767, 32768}
"""With either sign."""
_NEVER_FAR_BELOW = 90.0
_LARGEST = 1e6
"""What is larger is no displacement whatever else is there."""
_REPEATED, _ONCE = 3.0, 10.0
_NEAR = 0.1


def far_and_repeated(numbers: Iterable[float]) -> set[float]:
    """Return the numbers, of all that a file has at its epochs, that are far outside the rest and there again.

    The rest ends at the smallest number beyond which each has none near it, and is three times as large, or ten times
    where it is there once. Where there is no such end, nothing is far.

    Examples
    --------
    >>> far_and_repeated([1.5, -2.5, 100.0, 100.0]), far_and_repeated([1.5, -2.5, 100.0]), far_and_repeated([100.0] * 2)
    ({100.0}, set(), set())
    >>> far_and_repeated([1.5, 50.0, 100.0, 100.0]), far_and_repeated([1.5, 100.0, 100.0, 200.0, 210.0])
    (set(), set())
    """
    counts = Counter(one for one in numbers if abs(one) not in PLACEHOLDERS and abs(one) <= _LARGEST)
    crowded = [one for one in counts if any(0 < abs(one - other) < _NEAR * abs(one) for other in counts)]
    least = max((abs(one) for one in counts if abs(one) < _NEVER_FAR_BELOW or one in crowded), default=0.0)
    for end in sorted({abs(one) for one in counts if abs(one) >= least}):
        beyond = {one: count for one, count in counts.items() if abs(one) > end}
        if end > 0 and all(abs(one) >= (_REPEATED if count > 1 else _ONCE) * end for one, count in beyond.items()):
            return {one for one, count in beyond.items() if count > 1}
    return set()


def is_no_place(x: float, y: float, *, degrees: bool) -> bool:
    """Tell whether coordinates stand for none: the origin, a placeholder in both of them, or in one as degrees.

    Examples
    --------
    >>> is_no_place(12.5, -9999.0, degrees=True), is_no_place(12.5, 41.5, degrees=True)
    (True, False)
    >>> is_no_place(999.0, 4.5e6, degrees=False), is_no_place(0.0, 0.0, degrees=False)
    (False, True)
    """
    if degrees:
        return x == y == 0 or abs(x) in PLACEHOLDERS or abs(y) in PLACEHOLDERS
    return x == y and (x == 0 or abs(x) in PLACEHOLDERS)
