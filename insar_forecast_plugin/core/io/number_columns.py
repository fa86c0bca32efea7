# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns as numbers, also where a file has them as text."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
from pyarrow import compute

from ..errors import InputError, quoted

NO_VALUE: tuple[str, ...] = (
    *("", "nan", "NaN", "NAN", "-nan", "na", "NA", "n/a", "N/A", "#N/A", "null", "NULL", "None", "none"),
    *("-", "--", "*", "?", "inf", "-inf", "Inf", "-Inf", "NoData", "nodata"),
)
"""Words that tables have where there is no number."""
_DECIMAL_COMMA = r"^([-+]?\d*),(\d+(?:[eE][-+]?\d+)?)$"
_NOT_PARSED = re.compile(r"Failed to parse string: '(.*)' as a scalar", re.DOTALL)
_NUMBER = r"^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$"


def as_float(
    table_name: str, column: pa.Array, name: str, kind: type = np.float64, *, strict: bool = True
) -> np.ndarray:
    """Return a column as numbers, NaN where there is none, shape (n_rows,).

    Text is read where it is a number, with a decimal point or a decimal comma, or one of the usual words for none.

    Parameters
    ----------
    strict
        False takes what is no number for none.

    Raises
    ------
    InputError
        The column holds something else than numbers.
    """
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
        shown = quoted(found[1] if found else error)
        raise InputError(
            f"The field {quoted(name)} of {table_name} contains {shown}; expected numbers. Correct the file, or choose "
            "another field."
        ) from error


def _numbers(column: pa.Array, *, strict: bool) -> pa.Array:
    """Return text as numbers, NULL where it says that there is none."""
    text = compute.utf8_trim_whitespace(column)
    text = compute.if_else(compute.is_in(text, pa.array(NO_VALUE)), None, text)
    text = compute.replace_substring_regex(text, _DECIMAL_COMMA, r"\1.\2")
    if not strict:
        text = compute.if_else(compute.match_substring_regex(text, _NUMBER), text, None)
    return text.cast(pa.float64())
