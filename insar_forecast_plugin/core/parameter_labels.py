# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of parameters in texts for readers: each behind the label that the dialog shows.

The labels are declared in the half that runs in QGIS, which hands them over with the job; a run without QGIS has none
and keeps the names. Both halves read this module.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .translation import Verbatim

ORDINARY_WORDS = ("CRS",)
"""Names that a text may mean as a word of its own: "The file has no CRS."."""

_labels: dict[str, str] = {}  # of this process


def use_labels(labels: Mapping[str, str]) -> None:
    """Put these labels, by the name of their parameter, before the names from now on."""
    _labels.clear()
    _labels.update(labels)


def in_parts(text: str, labels: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return a text as pieces, each with the label and the name of the parameter that stands behind it.

    A name that stands in a path, in brackets or in front of an equals sign is left as it is. Label and name of the
    last piece are empty.

    Examples
    --------
    >>> in_parts("Set PAST_ONLY.", {"PAST_ONLY": "Use earlier epochs only"})
    [('Set ', 'Use earlier epochs only', 'PAST_ONLY'), ('.', '', '')]
    """
    known = [name for name in labels if name not in ORDINARY_WORDS]
    if not known or isinstance(text, Verbatim):
        return [(text, "", "")]
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    pieces = re.split(rf"(?<![\w/\\.(-])({names})(?![\w/\\)=-]|\.\w)", text)
    found = [(before, labels[name], name) for before, name in zip(pieces[::2], pieces[1::2])]
    return [*found, (pieces[-1], "", "")]


def with_labels(text: str, labels: Mapping[str, str]) -> str:
    """Return a text with the label before each name.

    Examples
    --------
    >>> with_labels("Set PAST_ONLY.", {"PAST_ONLY": "Use earlier epochs only"})
    'Set Use earlier epochs only (PAST_ONLY).'
    """
    parts = in_parts(text, labels)
    return "".join(f"{before}{label} ({name})" if name else before for before, label, name in parts)


def in_own_parts(text: str) -> list[tuple[str, str, str]]:
    """Return the pieces of a text with the labels of this process, see :func:`in_parts`."""
    return in_parts(text, _labels)
