# SPDX-License-Identifier: GPL-2.0-or-later
"""How reports put numbers into words."""

from __future__ import annotations

import math

PRACTICALLY_EQUAL = 0.01
"""Share of an error below which two errors are called equal."""

_LEAST_SHOWN = 0.0001


def three_digits(value: float) -> str:
    """Return a number with three significant digits, whole from 1000 on; a dash where it is not known.

    Examples
    --------
    >>> three_digits(1.23456), three_digits(1234.5), three_digits(float("nan")), three_digits(-0.00001)
    ('1.23', '1234', '-', '0.0000')
    >>> three_digits(0.00001), three_digits(0.0)
    ('<0.0001', '0.00')
    """
    if not math.isfinite(value):
        return "-"
    if abs(value) >= 1000:
        return f"{value:.0f}"
    if 0 < value < _LEAST_SHOWN / 2:
        return f"<{_LEAST_SHOWN:g}"  # a probability that small is not none
    digits = min(max(2 - math.floor(math.log10(abs(value))) if value else 2, 0), 4)
    return f"{round(value, digits) + 0.0:.{digits}f}"  # no minus before a zero


def with_sign(value: float) -> str:
    """Return a number with two decimals and its sign; what is zero by then has none.

    Examples
    --------
    >>> with_sign(-0.142), with_sign(3.0), with_sign(-0.001)
    ('-0.14', '+3.00', '0.00')
    """
    return f"{value:+.2f}" if abs(value) >= 0.005 else "0.00"
