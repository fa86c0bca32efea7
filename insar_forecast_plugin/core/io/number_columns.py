# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns as numbers, also where a file has them as text."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
from pyarrow import compute

from ..errors import InputError, quoted

_WORDS = (
    *("", "nan", "-nan", "+nan", "<nan>", "nan(ind)", "-nan(ind)", "na", "<na>", "n/a", "#n/a", "n.a.", "n.a", "#nv"),
    *("n/d", "n.d.", "null", "<null>", "(null)", "none", "missing", "nodata", "no data", "no_data", "no-data"),
    *("novalue", "no value", "-", "--", ".", "*", "?", "inf", "-inf", "1.#qnan", "-1.#qnan", "1.#ind", "-1.#ind"),
    *("1.#inf", "-1.#inf", "#value!", "#div/0!", "#num!", "#ref!", "#name?", "#null!"),
)
"""Words in small letters, of GIS programs, spreadsheets and compilers among others."""
_SPELLINGS = (one for word in _WORDS for one in (word, word.upper(), word.capitalize(), word.title()))
NO_VALUE: tuple[str, ...] = (*dict.fromkeys(_SPELLINGS), "NaN", "-NaN", "NoData", "<NaN>")
"""Words that tables have where there is no number."""
_DECIMAL_COMMA = r"^([-+]?\d*),(\d+(?:[eE][-+]?\d+)?)$"
_NOT_PARSED = re.compile(r"Failed to parse string: '(.*)' as a scalar", re.DOTALL)
_MINUS = r"^\x{2212}"
"""As word processors write it."""
_WITH_POINT = r"^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$"
_WITH_COMMA = r"^[-+]?(?:\d+,?\d*|,\d+)(?:[eE][-+]?\d+)?$"
_SPACES = r"[ '\x{a0}\x{202f}\x{2009}\x{2019}]"
_SPACED = rf"^[-+]?\d{{1,3}}(?:{_SPACES}\d{{3}})+(?:[.,]\d+)?$"
_GROUPED = (
    (",", r"^[-+]?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$", r"^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$"),
    (".", r"^[-+]?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$", r"^[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$"),
)
"""A mark of thousands; a number that shows that it is one; numbers that have it."""
_WHOLE_WITH_POINT = r"^([-+]?\d+)\.0{1,2}$"
"""As a program writes a placeholder between numbers with a decimal comma; no comma or point of thousands."""
_NUMBER = r"^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$"


def as_float(
    table_name: str,
    column: pa.Array,
    name: str,
    kind: type = np.float64,
    *,
    strict: bool = True,
    of_place: bool = False,
) -> np.ndarray:
    """Return a column as numbers, NaN where there is none, shape (n_rows,).

    Text is read where it is a number, with a decimal point or a decimal comma, or one of the usual words for none.

    Parameters
    ----------
    strict
        False takes what is no number for none.
    of_place
        Whether it is a column of coordinates, which the message then says.

    Raises
    ------
    InputError
        The column holds something else than numbers.
    """
    if kind is np.float32 and column.type == pa.float32():  # most columns of most files
        return column.to_numpy(zero_copy_only=False)
    if pa.types.is_null(column.type):
        return np.full(len(column), np.nan, dtype=kind)
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    try:
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            column = _numbers(column, strict=strict)
        elif not (pa.types.is_floating(column.type) or pa.types.is_integer(column.type)):
            column = column.cast(pa.float64())
        with np.errstate(over="ignore"):  # too large for a float32 is infinite, and counted as that
            return column.to_numpy(zero_copy_only=False).astype(kind, copy=False)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        if not strict:
            return np.full(len(column), np.nan, dtype=kind)
        found = _NOT_PARSED.search(str(error))
        shown = quoted(found[1] if found else column.type)
        if of_place:
            raise InputError(
                f"The column {quoted(name)} of {table_name} contains {shown}; expected numbers, or degrees such as "
                "41.91 N, 41°54'36\"N or 41°54.6'N. Correct the file, or set X_FIELD and Y_FIELD to other columns."
            ) from error
        raise InputError(
            f"The field {quoted(name)} of {table_name} contains {shown}; expected numbers. Correct the file, or choose "
            "another field."
        ) from error


def is_no_value(text: str) -> bool:
    """Tell whether a text says that there is no number.

    Examples
    --------
    >>> is_no_value(" No Data "), is_no_value("0")
    (True, False)
    """
    return text.strip().lower() in _WORDS


def written_numbers(column: pa.Array, decimal: str) -> pa.Array | None:
    """Return a column of text as float64 where each is a number with this decimal mark, or a word for none; else None.

    Also read are a minus sign and white space as word processors set them.

    Examples
    --------
    >>> written_numbers(pa.array(["\N{MINUS SIGN}1,5", "2,5\N{NO-BREAK SPACE}", "n.a.", "-9999.0"]), ",").to_pylist()
    [-1.5, 2.5, None, -9999.0]
    >>> written_numbers(pa.array(["1.234"]), ",") is None
    True
    >>> written_numbers(pa.array(["1.234", "1.234.567"]), ".") is None
    True
    """
    text = _plain(column, decimal)
    if decimal == ",":
        text = compute.replace_substring_regex(text, _WHOLE_WITH_POINT, r"\1")
    pattern = _WITH_COMMA if decimal == "," else _WITH_POINT
    if compute.all(compute.match_substring_regex(text, pattern)).as_py() is False:
        return None
    return compute.replace_substring(text, decimal, ".").cast(pa.float64())


def _plain(column: pa.Array, decimal: str = "") -> pa.Array:
    """Return text without the space around it and with a plain minus sign, NULL where it is a word for none.

    A decimal mark, where it is known, is none of thousands.
    """
    text = compute.replace_substring_regex(compute.utf8_trim_whitespace(column), _MINUS, "-")
    text = compute.if_else(compute.is_in(compute.utf8_lower(text), pa.array(_WORDS, text.type)), None, text)
    return _ungrouped(text, decimal)


def _ungrouped(text: pa.Array, decimal: str = "") -> pa.Array:
    """Return numbers as text without the marks between thousands, where a mark can be nothing else.

    A comma or point is one where it stands in a number with a decimal mark, or twice; then in all of the column.

    Examples
    --------
    >>> _ungrouped(pa.array(["350,473.2", "1,200"])).to_pylist(), _ungrouped(pa.array(["1,200"])).to_pylist()
    (['350473.2', '1200'], ['1,200'])
    >>> _ungrouped(pa.array(["350\N{NO-BREAK SPACE}473,2", "4.220.216,5"])).to_pylist()
    ['350473,2', '4220216,5']
    """
    spaced = compute.match_substring_regex(text, _SPACED)
    text = compute.if_else(spaced, compute.replace_substring_regex(text, _SPACES, ""), text)
    for mark, sure, grouped in _GROUPED:
        if mark != decimal and compute.any(compute.match_substring_regex(text, sure)).as_py():
            without = compute.replace_substring(text, mark, "")
            text = compute.if_else(compute.match_substring_regex(text, grouped), without, text)
    return text


def first_grouped(column: pa.Array) -> str | None:
    """Return the first text of a column that shows a comma or point between thousands; None where none does.

    Examples
    --------
    >>> first_grouped(pa.array(["4.220.216", "500.100"])), first_grouped(pa.array(["500.100"]))
    ('4.220.216', None)
    """
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return None
    text = compute.utf8_trim_whitespace(column)
    for _, sure, _ in _GROUPED:
        found = text.filter(compute.fill_null(compute.match_substring_regex(text, sure), False))
        if len(found):
            return str(found[0].as_py())
    return None


def _numbers(column: pa.Array, *, strict: bool) -> pa.Array:
    """Return text as numbers, NULL where it says that there is none."""
    text = compute.replace_substring_regex(_plain(column), _DECIMAL_COMMA, r"\1.\2")
    if not strict:
        text = compute.if_else(compute.match_substring_regex(text, _NUMBER), text, None)
    return text.cast(pa.float64())
