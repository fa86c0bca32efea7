# SPDX-License-Identifier: GPL-2.0-or-later
"""The unit of a stack's values: asked for, or stated by the product and possible."""

from __future__ import annotations

import math

from ..errors import InputError
from ..io.stacks.stack_source import StackHeader
from ..progress import Progress
from ..reports.wording import three_digits
from ..request import UNITS

MM_PER_STACK_UNIT = {"mm": 1.0, "cm": 10.0, "m": 1000.0}

_SMALLEST_STEP_MM, _LARGEST_STEP_MM = 0.02, 500.0
"""Mean absolute change between epochs. Noise and atmosphere of radar measurements make 1 to 30 mm of it, so a unit that
is wrong by a factor of 1000 lies beyond."""


def unit_of_stack(header: StackHeader, title: str, asked: str, step: float, progress: Progress) -> tuple[str, str]:
    """Return the unit of a stack's values, and why.

    Parameters
    ----------
    title
        What messages call the stack.
    asked
        The request's UNIT.
    step
        Mean absolute change between epochs in the stack's unit; NaN where there is none.

    Raises
    ------
    InputError
        The values do not change; the product does not state its unit, or states one that cannot be.
    """
    if step == 0:
        raise InputError(
            f"{title} does not change from one epoch to the next; expected displacement since the first epoch. Choose "
            "another file or area."
        )
    stated = header.unit if asked == "auto" else asked
    possible = [unit for unit, size in MM_PER_STACK_UNIT.items() if _is_possible(step * size)]
    if stated == "auto":
        read = [f"{three_digits(step * size)} mm if they are {unit}" for unit, size in MM_PER_STACK_UNIT.items()]
        raise InputError(
            f"{title} does not state its unit. From one epoch to the next its values change on average by "
            f"{', '.join(read)}; {_SMALLEST_STEP_MM:g} to {_LARGEST_STEP_MM:g} mm is possible. Set UNIT to "
            f"{_choice(possible)}."
        )
    in_mm = step * MM_PER_STACK_UNIT[stated]
    if not (_is_possible(in_mm) or math.isnan(step)):
        found = (
            f"{title} in {stated} would change by {three_digits(in_mm)} mm from one epoch to the next on average; "
            f"expected between {_SMALLEST_STEP_MM:g} and {_LARGEST_STEP_MM:g} mm"
        )
        if asked == "auto":
            others = [unit for unit in possible if unit != stated]
            raise InputError(f"{found}. Set UNIT to {_choice(others)}, or to {stated} if that is right.")
        progress.warning(f"{found}. It is imported as set by UNIT; check it.")
    return stated, "as set by UNIT" if asked != "auto" else f"as {header.product} states it"


def _is_possible(step_mm: float) -> bool:
    return _SMALLEST_STEP_MM <= step_mm <= _LARGEST_STEP_MM


def _choice(units: list[str]) -> str:
    """Return units in words, all of them where none stands out."""
    return " or ".join(units or UNITS[1:])
