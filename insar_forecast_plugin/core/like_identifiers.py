# SPDX-License-Identifier: GPL-2.0-or-later
"""Identifiers of two tables that are one but for case, spaces or leading zeros, as a spreadsheet leaves them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
"""But for the one between two digits, which tells numbers apart: row 1, column 12 is not row 11, column 2."""


def bare(name: str) -> str:
    """Return an identifier without what a spreadsheet or a retyping changes.

    Leading zeros are gone from whole numbers alone, and spaces not from between two digits: there they belong to the
    name.

    Examples
    --------
    >>> bare(" p 12a "), bare("P12A"), bare("00120"), bare("000"), bare("0a"), bare(" 1 12")
    ('p12a', 'p12a', '120', '0', '0a', '1 12')
    """
    words = name.split()
    text = (words[0] if len(words) == 1 else _SPACE.sub("", " ".join(words))).casefold()
    return text.lstrip("0") or "0" if text.isdecimal() else text


def like_names(first: Iterable[str], second: Iterable[str]) -> dict[str, str]:
    """Return the names of two sets that are like one of the other only: those of the first, with those of the second.

    A name that stands in both is its own counterpart, and is not returned; nor is what is like it.

    Examples
    --------
    >>> like_names(["007", "A 1", "b", "c", "C"], ["7", "a1", "b", "B", "c "])
    {'007': '7', 'A 1': 'a1'}
    """
    ones, others = set(first), set(second)
    both = ones & others
    of_first, of_second = _by_form(ones - both), _by_form(others - both)
    common = of_first.keys() & of_second.keys()
    if common:  # else the forms of what stands in both need not be known
        common -= {bare(name) for name in both}
    return {of_first[form]: of_second[form] for form in sorted(common) if of_first[form] and of_second[form]}


def _by_form(names: Iterable[str]) -> dict[str, str]:
    """Return the names by their form; empty where several have one."""
    found: dict[str, str] = {}
    for name in names:
        form = bare(name)
        found[form] = "" if form in found else name
    return found
