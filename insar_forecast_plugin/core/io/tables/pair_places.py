# SPDX-License-Identifier: GPL-2.0-or-later
"""Places as two numbers in one text, such as ``41.90, 12.50``, and which of them is the latitude."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyarrow import compute

from ...errors import InputError, quoted

_LAT = r"(?:lat|latitude|latitud|latitudine|breite|northing|north|y)"
_LON = r"(?:lon|lng|long|longitude|longitud|longitudine|l(?:ä|ae)nge|easting|east|x)"
_FIRST_Y = re.compile(rf"(?<![a-z]){_LAT}[^a-z]*(?:and|und)?[^a-z]*{_LON}(?![a-z])")
_FIRST_X = re.compile(rf"(?<![a-z]){_LON}[^a-z]*(?:and|und)?[^a-z]*{_LAT}(?![a-z])")
_LONGEST = 60
_MARK = r"\s*(?:\x{00B0}|\x{00BA})?\s*"
_PAIR = (
    r"^[\s(\[]*(?P<la>[NSEWnsew]?)\s*(?P<a>[-+]?\d+(?:[%s]\d+)?)%s(?P<lb>[NSEWnsew]?)(?:%s)(?P<lc>[NSEWnsew]?)\s*"
    r"(?P<b>[-+]?\d+(?:[%s]\d+)?)%s(?P<ld>[NSEWnsew]?)[\s)\]]*$"
)
_WITH_POINT = _PAIR % (".", _MARK, r"\s*[,;/|]\s*|\s+", ".", _MARK)
_WITH_COMMA = _PAIR % (",", _MARK, r"\s*[;/|]\s*|,\s+|\s+", ",", _MARK)
_DEGREES = 90.0


@dataclass(frozen=True)
class Pairs:
    """How the two numbers of a text are read.

    Parameters
    ----------
    pattern
        Which texts they are.
    y_first
        Whether the latitude, or the northing, comes first; letters of hemispheres go before it.
    """

    pattern: str
    y_first: bool

    def places(self, column: pa.Array) -> np.ndarray:
        """Return x and y of each text, shape (n_rows, 2), NaN for what is no pair."""
        first, second, letters = _numbers(column, self.pattern)
        y_first = np.where(np.isin(letters, ["N", "S"]), True, np.where(letters == "", self.y_first, False))
        return np.where(y_first[:, None], np.column_stack([second, first]), np.column_stack([first, second]))


def y_comes_first(name: str) -> bool | None:
    """Tell by the name of a column whether the latitude or northing comes first in it; None where it does not say.

    Examples
    --------
    >>> y_comes_first("Lat, Lon"), y_comes_first("coords_lonlat"), y_comes_first("location"), y_comes_first("plate")
    (True, False, None, None)
    """
    text = name.lower().replace("_", " ")[:_LONGEST]
    found = bool(_FIRST_Y.search(text)), bool(_FIRST_X.search(text))
    return found[0] if any(found) else None


def pairs_in(column: pa.Array, table_name: str, name: str) -> Pairs | None:
    """Return how the pairs of a column are read, None where its first text is none.

    Parameters
    ----------
    column
        Texts of the first rows.
    table_name, name
        What messages call the table and the column.

    Raises
    ------
    InputError
        Nothing says which of the numbers is the latitude, or the northing, or it cannot be the one that the name says.
    """
    texts = column.drop_null()
    pattern = next((one for one in (_WITH_POINT, _WITH_COMMA) if len(texts) and _fits(texts[:1], one)), None)
    if pattern is None:
        return None
    first, second, letters = _numbers(texts, pattern)
    known = np.isfinite(first) & np.isfinite(second)
    first, second, shown = np.abs(first[known]), np.abs(second[known]), quoted(texts[0].as_py())
    named = y_comes_first(name)
    if letters[0]:
        return Pairs(pattern, letters[0] in "NS")
    beyond = bool((first > _DEGREES).any()), bool((second > _DEGREES).any())
    if named is None and beyond == (False, False):
        raise InputError(
            f"The column {quoted(name)} of {table_name} contains pairs such as {shown}, and does not say which number "
            "is the latitude. Rename it to 'lat lon' or 'lon lat'."
        )
    if named is None and beyond == (True, True):
        raise InputError(
            f"The column {quoted(name)} of {table_name} contains pairs such as {shown}, and does not say which number "
            "is the easting. Rename it to 'x y' or 'y x'."
        )
    if named is not None and beyond == ((True, False) if named else (False, True)):
        raise InputError(
            f"Latitude and longitude are exchanged in the column {quoted(name)} of {table_name}, which contains "
            f"{shown}. Rename it to {quoted('lon lat' if named else 'lat lon')}."
        )
    return Pairs(pattern, beyond == (False, True) if named is None else named)


def _fits(texts: pa.Array, pattern: str) -> bool:
    return bool(compute.match_substring_regex(texts, pattern)[0].as_py())


def _numbers(column: pa.Array, pattern: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return both numbers of each text, signed, and the letter of the first one, empty for none, shape (n_rows,)."""
    parts = compute.extract_regex(column, pattern)
    found = []
    letters = []
    for number, before, after in (("a", "la", "lb"), ("b", "lc", "ld")):
        text = compute.replace_substring(compute.struct_field(parts, number), ",", ".")
        values = compute.cast(text, pa.float64()).to_numpy(zero_copy_only=False)
        joined = compute.binary_join_element_wise(
            compute.struct_field(parts, before), compute.struct_field(parts, after), ""
        )
        letter = compute.utf8_upper(compute.fill_null(joined, "")).to_numpy(zero_copy_only=False).astype("U2")
        found.append(np.where(np.isin(letter, ["S", "W"]), -np.abs(values), values))
        letters.append(letter)
    return found[0], found[1], letters[0]
