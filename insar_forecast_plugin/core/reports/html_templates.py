# SPDX-License-Identifier: GPL-2.0-or-later
"""The one place where values become HTML, by the templates beside this file; what is put in is escaped.

In a template ``t(...)`` is in the language of the reader. So is ``labelled(...)``, which also has the label of each
parameter before its name; it has tags, which a title or an attribute cannot hold.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..parameter_labels import in_own_parts
from ..translation import language, translated

_AS_WRITTEN = ("mm", "mm/yr", "pid")
"""Units and names of fields."""


@cache
def _templates() -> Environment:
    folder = Path(__file__).with_name("templates")
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(t=translated, labelled=_labelled, heading=_heading, language=language)
    return environment


def filled(template: str, **values: Any) -> str:
    """Return a page of HTML.

    Parameters
    ----------
    template
        Name of a file in the folder ``templates``.
    values
        What it shows; a name that the template has and these have not is an error.
    """
    return _templates().get_template(template).render(**values)


def _heading(text: str) -> Markup:
    """Return what stands above a column: as it is written in a sentence, and with a capital where it begins.

    Examples
    --------
    >>> [str(_heading(one)) for one in ("first seen", "mm/yr", "pid", "p", "Horizon, days", "")]
    ['First seen', 'mm/yr', 'pid', 'p', 'Horizon, days', '']
    """
    shown = translated(text)
    first = shown.partition(" ")[0]
    return _labelled(shown if first in _AS_WRITTEN or len(first) == 1 else shown[:1].upper() + shown[1:])


def _labelled(text: str) -> Markup:
    """Return a text in the language of the reader, with the name of each parameter small behind its label."""
    shown = Markup()
    for before, label, name in in_own_parts(translated(text)):
        shown += Markup("{}{} <small>({})</small>").format(before, label, name) if name else before
    return shown
