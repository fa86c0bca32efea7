# SPDX-License-Identifier: GPL-2.0-or-later
"""The reference system of columns of coordinates, as a column of codes or a line before the header states it."""

from __future__ import annotations

import re

from pyproj import CRS
from pyproj.exceptions import CRSError

from .field_names import SYSTEMS_OF_DEGREES, named
from .tables.table import ReadAgain, Table

_CODE = re.compile(r"(?:EPSG\W{0,3})?(\d{4,6})(?:\.0)?", re.IGNORECASE)
_IN_LINE = re.compile(r"EPSG\W{0,3}(\d{4,6})(?!\d)", re.IGNORECASE)
_OF_COORDINATES = re.compile(r"coord|\bcrs\b|\bsrs\b|\bsrid\b|project|reference system|spatial ref", re.IGNORECASE)
_CODE_ALONE = re.compile(r"\W*EPSG\W{0,3}\d+\W*", re.IGNORECASE)
_LONGEST = 200


def stated_crs(table: Table) -> tuple[CRS, str] | None:
    """Return the reference system that a table states beside its coordinates, and where; None where it states none.

    A line counts that names one EPSG code and the coordinates, or nothing else; so does a column `epsg`, `srid` or
    `crs` of one code.
    """
    column = named(SYSTEMS_OF_DEGREES, table.names)
    if column is not None and (crs := _system(_codes_in(table, column))) is not None:
        return crs, f"as the column {column} states"
    lines = [line for line in table.before if len(line) <= _LONGEST]
    told = [line for line in lines if _OF_COORDINATES.search(line) or _CODE_ALONE.fullmatch(line)]
    crs = _system({code for line in told for code in _IN_LINE.findall(line)})
    return (crs, "as a line before the header states") if crs is not None else None


def _system(codes: set[str]) -> CRS | None:
    """Return the system of the only code, None where there are none or several."""
    if len(codes) != 1:
        return None
    try:
        return CRS.from_epsg(int(min(codes)))
    except CRSError:  # no code of a system; the file then states none
        return None


def _codes_in(table: Table, column: str) -> set[str]:
    """Return the codes in the first rows of a column, none where it holds anything else."""
    while True:
        try:
            for block in table.blocks([column]):
                texts = [str(one).strip() for one in block.batch.column(column).unique().to_pylist() if one is not None]
                found = [_CODE.fullmatch(text) for text in texts]
                return {one[1] for one in found if one} if all(found) else set()
            return set()
        except ReadAgain:
            continue
