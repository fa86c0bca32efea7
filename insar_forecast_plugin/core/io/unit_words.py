# SPDX-License-Identifier: GPL-2.0-or-later
"""Units as people write them: at the end of a name, behind a date, as a word of several languages, and other units.

What a whole line says of units is read in :mod:`.stated_units`, with the patterns of this file.
"""

from __future__ import annotations

import re
import unicodedata

UNIT_FIELDS = ("unit", "units", "uom", "unit_of_measure", "unit_of_measurement", "einheit", "disp_unit")
_LONGEST = 80
"""Of a longer name only the end is looked at, of a longer text nothing."""
_UNIT_AT_END = re.compile(r"[\s_\-./\[(]+(mm|cm|m)(?:[/_]?(?:yr|year|y|a))?[\])]?$")
_UNIT_OF_EPOCH = re.compile(r"\d[\s_]*[\[(]?(mm|cm|m)[\])]?$")
CUT_UNIT = re.compile(r"(?<=\d)m$|[\s_\-./\[(]+m$", re.IGNORECASE)
"""What a shapefile may have left of ``mm`` at the end of a name."""
_UNIT_FORMS = {
    "mm": r"mm|mill?imet(?:er|re|ro|ri)s?",
    "cm": r"cm|[cz]entimet(?:er|re|ro|ri)s?",
    "m": r"m|met(?:er|re|ro|ri)s?",
}
UNIT_WORD = f"(?:{'|'.join(_UNIT_FORMS.values())})"
"""Of a text that is :func:`folded`: a unit, in English, German, French, Italian, Spanish, Dutch or Swedish."""
_UNIT_TEXT = re.compile(
    "|".join(f"(?P<{unit}>{form})" for unit, form in _UNIT_FORMS.items()).join(("(?:", ")"))
    + r"(?: ?(?:/|per) ?(?:yr|year|y|a))?"
)
_DIRECTION = re.compile(r"\W*\b(?:los|line of sight|displacements?|deformations?|vertical|up|east|in)\b\W*")
PER_YEAR = rf"{UNIT_WORD}\s*(?:(?:/|per)\s*[a-z]+|(?:yr|year|a|y|d)\s*\^?-1)"
"""Of a text that is :func:`folded`: a unit of velocity."""
NO_DISPLACEMENT = (
    r"rad(?:ians?)?|inch(?:es)?|ft|feet|[u\u03bc]m|micromet(?:er|re)s?|microns?|nm|de[cz]imet(?:er|re|ro|ri)s?|dm"
    r"|cycles?|fringes?|tenths? of (?:a )?" + UNIT_WORD
)
"""Likewise: a unit, and none in which displacement is read."""
_OTHER_UNIT = re.compile(rf"{NO_DISPLACEMENT}|deg(?:rees?)?|in|km|\d[\d.,/^-]*\s*[x*·]?\s*{UNIT_WORD}")
_PER_A_YEAR = re.compile(r"(?:/|per) ?(?:yr|year|y|a)\b", re.IGNORECASE)
_HEADING = re.compile(
    r"[\[(]?(?:[mc]?m|deg(?:rees?)?(?:_(?:east|north))?|°|days?|rad|-|metres?|meters?)"
    r"(?:[/ ](?:yr|year|y|a|d)(?:\^?2)?)?[\])]?|[-_]?",
    re.IGNORECASE,
)


def unit_in_name(name: str) -> str | None:
    """Return the unit at the end of a column's name: ``mm``, ``cm`` or ``m``; None where there is none.

    Examples
    --------
    >>> unit_in_name("disp_cm"), unit_in_name("velocity [mm/yr]"), unit_in_name("mm"), unit_in_name("rmse")
    ('cm', 'mm', None, None)
    """
    found = _UNIT_AT_END.search(name.strip().lower()[-_LONGEST:])
    return found[1] if found else None


def unit_of_epoch(name: str) -> str | None:
    """Return the unit behind the date in the name of an epoch; None where there is none.

    Examples
    --------
    >>> unit_of_epoch("20180102_cm"), unit_of_epoch("D20180102mm"), unit_of_epoch("20180102")
    ('cm', 'mm', None)
    """
    found = _UNIT_OF_EPOCH.search(name.strip().lower()[-_LONGEST:])
    return found[1] if found else None


def without_unit(name: str) -> str:
    """Return a column's name without the unit at its end.

    Examples
    --------
    >>> without_unit("disp_cm"), without_unit("velocity [mm/yr]")
    ('disp', 'velocity')
    """
    text = name.strip()
    found = _UNIT_AT_END.search(text.lower()) if len(text) <= _LONGEST else None
    return text[: found.start()] if found else text


def folded(text: str) -> str:
    """Return a text in lower case, without accents.

    Examples
    --------
    >>> folded("Unité: Centimètres")
    'unite: centimetres'
    """
    plain = unicodedata.normalize("NFKD", text)
    return "".join(one for one in plain if not unicodedata.combining(one)).lower()


def unit_in_text(text: str) -> str | None:
    """Return the unit that a text is: ``mm``, ``cm`` or ``m``; None where it is none of them.

    Examples
    --------
    >>> unit_in_text("[mm]"), unit_in_text("Centimètres"), unit_in_text("m/yr"), unit_in_text("rad")
    ('mm', 'cm', 'm', None)
    >>> unit_in_text("LOS cm"), unit_in_text("cm (LOS)")
    ('cm', 'cm')
    """
    if len(text) > _LONGEST:
        return None
    found = _UNIT_TEXT.fullmatch(_DIRECTION.sub("", folded(text)).strip(" []()\"'."))
    return next((unit for unit in ("mm", "cm", "m") if found[unit]), None) if found else None


def is_other_unit(text: str) -> bool:
    """Tell whether a text is a unit, and none in which displacement is read, such as ``rad`` or ``0.1 mm``.

    Examples
    --------
    >>> is_other_unit("um"), is_other_unit("[0.1mm]"), is_other_unit("mm"), is_other_unit("Qal")
    (True, True, False, False)
    """
    return bool(_OTHER_UNIT.fullmatch(folded(text).strip(" []()\"'.")))


def is_per_year(text: str) -> bool:
    """Tell whether a unit is one of velocities, such as ``mm/yr``."""
    return _PER_A_YEAR.search(text) is not None


def is_heading(text: str) -> bool:
    """Tell whether a text under the name of a column is its unit, of any quantity, or stands for none.

    Examples
    --------
    >>> is_heading("degrees_north"), is_heading("[mm/yr]"), is_heading("-"), is_heading("Rome")
    (True, True, True, False)
    """
    return _HEADING.fullmatch(text) is not None
