# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers as the dialog shows them at the end of its log: with three significant digits, more than an error has."""

from __future__ import annotations

from typing import Any


def with_three_digits(results: dict[str, Any]) -> dict[str, Any]:
    """Return the results with each number that is not whole rounded to three significant digits."""
    return {name: float(f"{value:.3g}") if isinstance(value, float) else value for name, value in results.items()}
