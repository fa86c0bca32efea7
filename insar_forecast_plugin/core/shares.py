# SPDX-License-Identifier: GPL-2.0-or-later
"""Shares as logs and reports write them: few are not none, and most are not all."""

from __future__ import annotations

import math

_AS_GOOD_AS = 1e-7
"""By so much a sum of shares may miss 0 or 1 where numbers are rounded."""


def percent(share: float, digits: int = 0) -> str:
    """Return a share as a percentage; 0% and 100% stand for none and all alone, and a dash for what is not known.

    >>> percent(0.256), percent(0.256, 1), percent(0.0, 1), percent(1.0, 1), percent(float("nan"))
    ('26%', '25.6%', '0%', '100%', '-')
    >>> percent(0.004), percent(0.0004, 1), percent(0.996), percent(0.9996, 1)
    ('<1%', '<0.1%', '>99%', '>99.9%')

    Parameters
    ----------
    share
        Of 1; what is not a part of a whole may be negative or more than 1.
    digits
        After the point.
    """
    if not math.isfinite(share):
        return "-"
    rounded = round(100.0 * share, digits)
    step = 10.0**-digits
    if abs(share) < _AS_GOOD_AS or (share < 0 and not rounded):
        return "0%"
    if abs(1.0 - share) < _AS_GOOD_AS:
        return "100%"
    if not rounded:
        return f"<{step:.{digits}f}%"
    if share < 1.0 and rounded == 100.0:
        return f">{100.0 - step:.{digits}f}%"
    return f"{rounded:.{digits}f}%"
