# SPDX-License-Identifier: GPL-2.0-or-later
"""Which joins of releases an algorithm reckons with: those that a layer carries, or those that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from .errors import InputError
from .measured import Measured, Seam
from .progress import Progress

NONE = "none"
"""Given as a date of a join: there is none, whatever the layer says."""


def seams_to_fit(asked: Sequence[str], measured: Measured, epochs: np.ndarray, progress: Progress) -> np.ndarray:
    """Return the first epochs after the joins at which a step is to be fitted, and say where they come from.

    Dates that were asked for stand in place of those of the layer. A join whose offsets are known to a millimetre
    leaves no step that would be worth a parameter, and none is fitted.

    Parameters
    ----------
    asked
        SEAM_DATES of a request: ISO dates, or ``none``.
    measured
        What is measured in the layer.
    epochs
        ``datetime64[D]``, increasing, shape (n_epochs,).

    Returns
    -------
    ``datetime64[D]``, increasing, shape (n_seams,).

    Raises
    ------
    InputError
        What was asked for is no date.
    """
    given = [text for text in map(str.strip, asked) if text]
    if given:
        dates = dates_asked_for(given)
        open_ones = [seam for seam in measured.seams if seam.leaves_a_step and epochs[0] < _day(seam) <= epochs[-1]]
        left = [seam.first_after for seam in open_ones if _day(seam) not in dates]
        if left:
            progress.warning(
                f"The layer carries a join of releases at {', '.join(left)}, which SEAM_DATES does not name: no step "
                "is fitted there."
            )
        return _within(epochs, dates, progress)
    inside = [seam for seam in measured.seams if epochs[0] < _day(seam) <= epochs[-1]]
    for seam in inside:
        progress.info(_told(seam))
    return np.unique(np.array([_day(seam) for seam in inside if seam.leaves_a_step], dtype="datetime64[D]"))


def dates_asked_for(given: Sequence[str]) -> np.ndarray:
    """Return the dates of SEAM_DATES, ``datetime64[D]``, increasing, shape (n,); none for ``none``.

    Raises
    ------
    InputError
        A text is no date.

    Examples
    --------
    >>> dates_asked_for(["2022-01-10", ""]).astype(str).tolist(), dates_asked_for(["none"]).tolist()
    (['2022-01-10'], [])
    """
    found = []
    for text in filter(None, map(str.strip, given)):
        if text.lower() == NONE and len(given) == 1:
            continue
        try:
            found.append(np.datetime64(date.fromisoformat(text), "D"))
        except ValueError as error:
            raise InputError(
                f"SEAM_DATES is {text!r}; expected dates such as 2022-01-05, separated by commas, or none."
            ) from error
    return np.unique(np.array(found, dtype="datetime64[D]"))


def warn_of_seams(measured: Measured, epochs: np.ndarray, progress: Progress) -> list[str]:
    """Warn of joins that leave a step which an algorithm cannot reckon with; return the warnings.

    Parameters
    ----------
    epochs
        ``datetime64[D]``, increasing, shape (n_epochs,).
    """
    texts = [
        f"Two releases were joined at {seam.first_after}, and a step may be left in the series there. It is not "
        "removed: velocities and forecasts that rest on epochs before it may be off."
        for seam in measured.seams
        if epochs[0] < _day(seam) <= epochs[-1] and seam.leaves_a_step
    ]
    for text in texts:
        progress.warning(text)
    return texts


def _within(epochs: np.ndarray, seams: np.ndarray, progress: Progress) -> np.ndarray:
    """Return the seams that have epochs on both sides, and tell of the others."""
    inside = (seams > epochs[0]) & (seams <= epochs[-1])
    if not inside.all():
        progress.warning(
            f"SEAM_DATES {', '.join(map(str, seams[~inside]))} lie outside the epochs ({epochs[0]} to {epochs[-1]}) "
            "and have no effect."
        )
    return np.asarray(seams[inside])


def _told(seam: Seam) -> str:
    if seam.leaves_a_step:
        return f"The layer says that two releases were joined at {seam.first_after}; a step is fitted there."
    return (
        f"The layer says that two releases were joined at {seam.first_after}, with an offset known to "
        f"{seam.offset_sigma_mm:.2f} mm; no step is fitted there."
    )


def _day(seam: Seam) -> np.datetime64:
    return np.datetime64(seam.first_after, "D")
