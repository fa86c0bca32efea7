# SPDX-License-Identifier: GPL-2.0-or-later
"""The five trend classes, where one ends and the next begins, and the spellings in which users name them.

The classes are those of Berti et al. (2013, Landslides 10) and Mirmazloumi et al. (2022, ISPRS Archives). A series gets
the simplest class that explains it to within its noise:

1. ``unwrapping_error``: at least one jump of a whole number of half wavelengths, whatever the motion beside it.
2. ``stable``: at no time faster than ``STABLE_VELOCITY``, after the reference is removed. Significance alone does not
   make a motion: a line of 0.3 mm/yr in a long series is significant, and still stable.
3. ``linear``: faster than that, and what a line leaves over stays below the visibility limit.
4. ``quadratic``: curved, and what a parabola leaves over stays below the visibility limit. A gentle bend that a
   parabola describes as well as two lines is therefore quadratic.
5. ``bilinear``: two velocities with one break that shows beyond the best parabola.

The visibility of a signal is its root sum of squares over the epochs divided by the noise's white-equivalent standard
deviation (that of white noise with the same spectral density at one cycle over the span): the distance, in standard
deviations, at which the best possible test would see it. An annual signal belongs to no class: it may
accompany each.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..errors import InputError

CLASSES = ("stable", "linear", "quadratic", "bilinear", "unwrapping_error")
"""Names of the classes; a class code is the index into this tuple, and -1 where there is none."""

STABLE, LINEAR, QUADRATIC, BILINEAR, UNWRAPPING_ERROR = range(5)
NO_CLASS = -1

MINIMUM_EPOCHS = 10
"""Series with fewer valid epochs get no class."""

VISIBILITY_LIMIT = 5.0
"""What departs from the simpler class by less than this many standard deviations is not told apart from it."""

_SPELLINGS = {
    STABLE: ("stable", "uncorrelated", "no trend", "no movement", "none", "0", "type 0"),
    LINEAR: ("linear", "constant velocity", "1", "type 1"),
    QUADRATIC: ("quadratic", "accelerating", "parabolic", "2", "type 2"),
    BILINEAR: ("bilinear", "two slopes", "segmented", "piecewise linear", "3", "type 3"),
    UNWRAPPING_ERROR: (
        "unwrapping error",
        "phase unwrapping error",
        "unwrapping errors",
        "phase unwrapping errors",
        "unwrapping",
        "pue",
        "jump",
        "phase jump",
        "discontinuous",
        "4",
        "type 4",
    ),
}
_CODES = {spelling.replace(" ", ""): code for code, spellings in _SPELLINGS.items() for spelling in spellings}


def class_names(codes: np.ndarray) -> np.ndarray:
    """Return the class names, shape (n,), dtype object, None where the code is -1."""
    return np.array([*CLASSES, None], dtype=object)[codes]


def class_codes(labels: np.ndarray) -> np.ndarray:
    """Return the class codes of labels in any of the usual spellings, shape (n,), int8; empty labels give -1.

    Raises
    ------
    InputError
        A label is not known.
    """
    spelled, position = np.unique([_plain(label) for label in labels], return_inverse=True)
    unknown = np.isin(position, [at for at, one in enumerate(spelled) if one and one not in _CODES])
    if unknown.any():
        found = sorted({str(label) for label in np.asarray(labels, dtype=object)[unknown]})
        shown = ", ".join(map(repr, found[:5])) + (", ..." if len(found) > 5 else "")
        raise InputError(
            f"The label field contains {shown} ({int(unknown.sum())} points), which is not a trend class. Known "
            f"classes are {', '.join(CLASSES)} (capitals, spaces, hyphens and the numbers 0 to 4 in this order are "
            "accepted). Rename these labels, or leave them empty."
        )
    codes = np.array([_CODES.get(spelling, NO_CLASS) for spelling in spelled], dtype=np.int8)
    return codes[position]


def _plain(label: object) -> str:
    """Return the letters and digits of a label in lower case, empty for none; whole numbers lose their decimals."""
    if pd.isna(label):
        return ""
    if isinstance(label, float | np.floating) and float(label).is_integer():
        label = int(label)
    return "".join(letter for letter in str(label).lower() if letter.isalnum())
