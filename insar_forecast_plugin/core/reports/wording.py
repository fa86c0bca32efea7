# SPDX-License-Identifier: GPL-2.0-or-later
"""How reports put numbers into words."""

from __future__ import annotations

import math

PRACTICALLY_EQUAL = 0.01
"""Share of an error below which two errors are called equal."""


def three_digits(value: float) -> str:
    """Return a number with three significant digits, whole from 1000 on; a dash where it is not known.

    Examples
    --------
    >>> three_digits(1.23456), three_digits(1234.5), three_digits(float("nan")), three_digits(-0.00001)
    ('1.23', '1234', '-', '0.0000')
    """
    if not math.isfinite(value):
        return "-"
    if abs(value) >= 1000:
        return f"{value:.0f}"
    digits = min(max(2 - math.floor(math.log10(abs(value))) if value else 2, 0), 4)
    return f"{round(value, digits) + 0.0:.{digits}f}"  # no minus before a zero
