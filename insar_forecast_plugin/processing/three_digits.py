# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers as the dialog shows them at the end of its log: with three significant digits, more than an error has."""

from __future__ import annotations

from typing import Any

_NEAR_ONE = 0.9


def with_three_digits(results: dict[str, Any]) -> dict[str, Any]:
    """Return the results with each number that is not whole rounded to three significant digits.

    A share near one keeps four decimals: what matters there is how much it lacks.
    """
    return {name: _rounded(value) if isinstance(value, float) else value for name, value in results.items()}


def _rounded(value: float) -> float:
    return round(value, 4) if _NEAR_ONE < value < 1 else float(f"{value:.3g}")
