# SPDX-License-Identifier: GPL-2.0-or-later
"""The unit of the displacement as lines beside a table state it, in the words that people use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .unit_words import NO_DISPLACEMENT, PER_YEAR, UNIT_WORD, folded, is_other_unit, unit_in_text

_OF_UNITS = {
    *("unit", "units", "uom", "einheit", "einheiten", "unita", "unite", "unites", "unidad", "unidades"),
    *("eenheid", "eenheden", "enhet", "enheter"),
}
_OF_VALUES = {
    *("displacement", "displacements", "disp", "displ", "deformation", "deformations", "value", "values"),
    *("verschiebung", "verschiebungen", "werte", "spostamento", "spostamenti", "deformazione", "deformazioni"),
    *("deplacement", "deplacements", "desplazamiento", "desplazamientos", "deformacion", "verplaatsing"),
}
_BETWEEN = {
    *("los", "line", "of", "sight", "slant", "range", "vertical", "up", "east", "west", "north"),
    *("in", "is", "are", "the", "all", "a", "an", "and", "given", "expressed", "stored", "reported", "provided", "as"),
    *("time", "series", "data", "measure", "measurement", "measurements", "misura", "cumulative", "cumulated"),
    *("relative", "table", "file", "insar", "psi", "ps", "sbas", "d", "s"),
    *("di", "de", "der", "des", "du", "en", "della", "delle"),
}
"""Words that may stand between what is measured and its unit."""
_OF_SOMETHING_ELSE = re.compile(
    r"height|elev|altitud|veloc|\bvel\b|rate|accel|season|coord|project|datum|crs|epsg|utm|easting|northing|longitud"
    r"|latitud|wavel|baseline|dist|resol|pixel|spacing|grid|cell|radius|std|sigma|rms|error|accura|precis|thresh|cost"
    r"|filter|dem\b|incid|angle|heading|temperat|hohe|quota|hauteur|altura"
)
_OF_PLACES = re.compile(r"coord|project|datum|crs|epsg|utm|spheroid|ellipsoid|easting|northing|zone|lambert|wgs")
_TOKEN = re.compile(
    rf"(?<![a-z])(?:(?P<rate>{PER_YEAR})|(?P<times>\d[\d.,/^-]*\s*[x*·]?\s*{UNIT_WORD})|(?P<unit>{UNIT_WORD})"
    rf"|(?P<other>{NO_DISPLACEMENT}))(?![a-z\d])|(?P<word>[a-z]+)|(?P<number>\d[\d.,]*)"
)
_SET_OFF = re.compile(rf"(?:[\[(:=]|\bin)\s*({UNIT_WORD})(?![a-z\d/^ ]|\s*(?:/|per))", re.IGNORECASE)
_ONE = re.compile(r"1(?:[.,]0*)?(?![\d/^])\s*[x*·]?\s*")
_LONGEST = 200
"""Of a longer line nothing is looked at."""


@dataclass
class StatedUnits:
    """What lines say of units.

    Parameters
    ----------
    units
        Units that they state for the displacement: ``mm``, ``cm``, ``m``, or as it stands there what is none of them.
    spoken_of
        Units that stand in a line about the displacement and may be meant for it, each with that line.
    """

    units: set[str] = field(default_factory=set)
    spoken_of: dict[str, str] = field(default_factory=dict)


def stated_units(lines: Iterable[str]) -> StatedUnits:
    """Return the units of the values that lines before a header state, such as ``Unit: mm`` or ``# uom = cm``.

    Units per year are of a velocity, and none of the values; those of a height or a projection are neither.

    Examples
    --------
    >>> stated_units(["Product: SBAS", "# Unit: mm"]).units, stated_units(["Coordinate unit: m", "Unit: cm/yr"]).units
    ({'mm'}, set())
    >>> stated_units(["# LOS displacements are given in centimetres"]).units, stated_units(["Unit: rad"]).units
    ({'cm'}, {'rad'})
    >>> stated_units(["# Displacement of the slope (cm), v2"])
    StatedUnits(units=set(), spoken_of={'cm': '# Displacement of the slope (cm), v2'})
    """
    found = StatedUnits()
    before = ""
    for line in lines:
        text = re.sub(r"[_\"']", " ", folded(line).rstrip(" ,;\t|"))
        if len(text) > _LONGEST:
            continue
        of_places = bool(_OF_PLACES.search(before + text))
        clauses = _clauses(text)
        of_nothing = {unit for clause in clauses if (unit := unit_in_text(clause))}
        for clause in clauses:
            units, is_sure = _of_clause(clause, of_places=of_places)
            if is_sure and of_nothing <= units:
                found.units |= units
            else:
                found.spoken_of |= {unit: line.strip() for unit in sorted(units) if unit not in found.spoken_of}
        before = text
    return found


def _clauses(text: str) -> list[str]:
    """Return what a line has between its commas, semicolons and the like; a label and its unit stay together."""
    clauses: list[str] = []
    for part in re.split(r"[;,|\t]\s*(?!\d)", text):
        names_a_value = bool(clauses) and not _OF_SOMETHING_ELSE.search(clauses[-1])
        is_unit = unit_in_text(part) is not None or is_other_unit(part)
        if names_a_value and is_unit and _subjects(clauses[-1]) and not _units_in(clauses[-1]):
            clauses[-1] += f": {part}"
        elif part.strip():
            clauses.append(part)
    return clauses


def _subjects(clause: str) -> set[str]:
    return set(re.findall(r"[a-z]+", clause)) & (_OF_UNITS | _OF_VALUES)


def _units_in(clause: str) -> set[str]:
    return {one[0] for one in _TOKEN.finditer(clause) if one["unit"] or one["other"] or one["times"] or one["rate"]}


def _of_clause(clause: str, *, of_places: bool) -> tuple[set[str], bool]:
    """Return the units that a clause gives to the displacement, and whether that is sure."""
    tokens = list(_TOKEN.finditer(clause))
    words = {one["word"] for one in tokens if one["word"]}
    of_values = bool(words & _OF_VALUES)
    if not (of_values or words & _OF_UNITS) or (_OF_SOMETHING_ELSE.search(clause) and not of_values):
        return set(), False
    units = {unit for one in tokens if one["unit"] and (unit := unit_in_text(one["unit"]))}
    if words - _OF_UNITS - _OF_VALUES - _BETWEEN or any(one["number"] for one in tokens):
        return {unit for one in _SET_OFF.findall(clause) if (unit := unit_in_text(one))}, False
    others = {one["other"] for one in tokens if one["other"]}
    if words & {*_OF_UNITS, "in"}:
        counted = [one["times"] for one in tokens if one["times"]]
        others |= {text for text in counted if not _ONE.match(text)}
        units |= {unit for text in counted if _ONE.match(text) and (unit := unit_in_text(_ONE.sub("", text)))}
    if not (units or others) and tokens[-1]["word"] == "in" and words & _OF_UNITS:
        others = {"in"}
    if of_places and not of_values:
        return units, False  # the unit of the coordinates, as likely
    return units | others, True
