# SPDX-License-Identifier: GPL-2.0-or-later
"""The trend classes, and the spellings in which users name them.

The classes are those of Berti et al. (2013, Landslides 10) and Mirmazloumi et al. (2022, ISPRS Archives). They are
classes of the motion, not of what can be seen of it:

1. ``unwrapping_error``: at least one jump of a whole number of half wavelengths, whatever the motion beside it.
2. ``stable``: at no time faster than the stable velocity, after the reference is removed. Significance alone does not
   make a motion: a line of 0.3 mm/yr in a long series is significant, and still stable.
3. ``linear``: faster than that, at one velocity.
4. ``quadratic``: the velocity changes steadily.
5. ``bilinear``: two velocities with one break.

In noise a gentle curve looks like a line and a gentle bend like a curve; which is likelier is what tests and network
decide, and the network's score says how sure that is. An annual signal belongs to no class: it may accompany each.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..errors import InputError
from ..trend_classes import TREND_CLASSES, TrendClasses

NO_CLASS = -1
"""The code where there is no class; that of a class is its place in :mod:`~..trend_classes`."""

MINIMUM_EPOCHS = 10
"""Series with fewer valid epochs get no class."""


def class_names(codes: np.ndarray, classes: TrendClasses = TREND_CLASSES) -> np.ndarray:
    """Return the class names, shape (n,), dtype object, None where the code is -1.

    >>> class_names(np.array([1, -1])).tolist()
    ['linear', None]
    """
    return np.array([*classes.names, None], dtype=object)[codes]


def class_codes(labels: np.ndarray, classes: TrendClasses = TREND_CLASSES) -> np.ndarray:
    """Return the class codes of labels in any of the usual spellings, shape (n,), int8; empty labels give -1.

    >>> class_codes(np.array(["Linear", "type 0", None], dtype=object)).tolist()
    [1, 0, -1]

    Raises
    ------
    InputError
        A label is not known.
    """
    codes = _codes_by_spelling(classes)
    spelled, position = np.unique([_plain(label) for label in labels], return_inverse=True)
    unknown = np.isin(position, [at for at, one in enumerate(spelled) if one and one not in codes])
    if unknown.any():
        found = sorted({str(label) for label in np.asarray(labels, dtype=object)[unknown]})
        last = len(classes) - 1
        shown = ", ".join(map(repr, found[:5])) + (", ..." if len(found) > 5 else "")
        raise InputError(
            f"The label field contains {shown} ({int(unknown.sum())} points), which is not a trend class. Known "
            f"classes are {', '.join(classes.names)} (capitals, spaces, hyphens and the numbers 0 to {last} in this "
            "order are accepted). Rename these labels, or leave them empty."
        )
    known = np.array([codes.get(spelling, NO_CLASS) for spelling in spelled], dtype=np.int8)
    return known[position]


def _codes_by_spelling(classes: TrendClasses) -> dict[str, int]:
    spellings = ((code, (str(code), f"type {code}", str(row.name), *row.spellings)) for code, row in enumerate(classes))
    return {_plain(one): code for code, several in spellings for one in several}


def _plain(label: object) -> str:
    """Return the letters and digits of a label in lower case, empty for none; whole numbers lose their decimals."""
    if pd.isna(label):
        return ""
    if isinstance(label, float | np.floating) and float(label).is_integer():
        label = int(label)
    return "".join(letter for letter in str(label).lower() if letter.isalnum())
