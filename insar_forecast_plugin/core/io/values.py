# SPDX-License-Identifier: GPL-2.0-or-later
"""What the numbers of a file are: placeholders for a missing value, and the unit by their scatter."""

from __future__ import annotations

import numpy as np

from ..progress import Progress

MM_PER_UNIT = {"mm": 1.0, "cm": 10.0, "m": 1000.0}
_PLACEHOLDERS = (999.0, -999.0, 9999.0, -9999.0, 99999.0, -99999.0, 32767.0, -32767.0, -32768.0)
_LARGEST = np.float32(1e6)
"""No displacement in any unit; larger numbers are a format's own no-data value (1e20, -3.4e38)."""
_NEARBY = 0.1
_ROWS = 8192
_SAMPLE_POINTS = 5000
# Scatter of the differences between epochs. Noise of Sentinel-1 and of X-band series is some 0.5 to 10 mm.
_METRES_BELOW = 0.02
_CENTIMETRES_BELOW = 0.15
_DOUBTFUL_BELOW = 0.4
_SMOOTH_METRES_BELOW = 0.1
"""Between lowest and highest value of a series that moves: in mm no map of smooth series moves as little as that."""


def clear_placeholders(displacement: np.ndarray) -> dict[float, int]:
    """Replace, in place, placeholders such as 999 or -9999 by NaN; return how often each stood there.

    A number such as 999 is left alone where other values within a tenth of it show that it can be a measurement.

    Parameters
    ----------
    displacement
        float32, shape (n_points, n_epochs), in any unit.

    Examples
    --------
    >>> series = np.array([[1.5, -9999.0, 2.5]], dtype=np.float32)
    >>> clear_placeholders(series)
    {-9999.0: 1}
    >>> series.tolist()
    [[1.5, nan, 2.5]]
    """
    found: dict[float, int] = {}
    measured: set[float] = set()
    for start in range(0, len(displacement), _ROWS):
        block = displacement[start : start + _ROWS]
        large = block[np.abs(block) > (1 - _NEARBY) * _PLACEHOLDERS[0]]
        for value in _PLACEHOLDERS if large.size else ():
            near = large[np.abs(large - value) < _NEARBY * abs(value)]
            count = int((near == value).sum())
            found[value] = found.get(value, 0) + count
            if not np.isin(near, _PLACEHOLDERS).all():
                measured.add(value)
        values, counts = np.unique(large[np.abs(large) > _LARGEST], return_counts=True)
        for value, number in zip(values.tolist(), counts.tolist(), strict=True):
            found[value] = found.get(value, 0) + number
    found = {value: count for value, count in found.items() if count and value not in measured}
    if found:
        gone = np.array(list(found), dtype=np.float32)
        for start in range(0, len(displacement), _ROWS):
            block = displacement[start : start + _ROWS]
            block[np.isin(block, gone)] = np.nan
    return found


def say_placeholders(found: dict[float, int], progress: Progress) -> None:
    """Tell which placeholders were taken for missing values."""
    if found:
        words = ", ".join(f"{value:g} ({count} times)" for value, count in sorted(found.items())[:5])
        progress.warning(f"Placeholders were read as missing values: {words}.")


def unit_by_scatter(displacement: np.ndarray, progress: Progress) -> str:
    """Return the unit that the scatter between neighbouring epochs tells: ``mm``, ``cm`` or ``m``.

    The measure is the median absolute difference between one value and the next of a series, times 1.4826, so that
    neither motion nor single jumps count. It is that of noise where the differences are as different from each other as
    from zero. Of series that were smoothed, or have no noise, it is that of motion and tells nothing: they are
    taken for mm unless they move by far too little for it. Whatever is not clear is said in a warning.

    Parameters
    ----------
    displacement
        Shape (n_points, n_epochs), NaN where missing.
    """
    rows = np.linspace(0, len(displacement) - 1, min(len(displacement), _SAMPLE_POINTS)).astype(int)
    values = displacement[rows].astype(float)
    steps = np.diff(values, axis=1)
    scatter = _scatter(steps)
    if not scatter > 0:
        progress.warning(
            "The scatter of the values does not show their unit; mm was assumed. Set UNIT if that is wrong."
        )
        return "mm"
    # White noise gives 1.7, a random walk 1.4, and motion alone less than 0.2.
    if _scatter(np.diff(steps, axis=1)) < scatter:
        span = np.fmax.reduce(values, axis=1) - np.fmin.reduce(values, axis=1)
        unit = "m" if np.quantile(span[span > 0], 0.9) < _SMOOTH_METRES_BELOW else "mm"
        progress.warning(
            f"The values change too smoothly from epoch to epoch to show their unit; {unit} was assumed. Set UNIT if "
            "that is wrong."
        )
        return unit
    unit = "m" if scatter < _METRES_BELOW else "cm" if scatter < _CENTIMETRES_BELOW else "mm"
    told = f"The values scatter by {scatter:.2g} between epochs, which indicates {unit}"
    if unit == "mm" and scatter >= _DOUBTFUL_BELOW:
        progress.info(f"{told}.")
    else:
        progress.warning(f"{told}. Set UNIT if that is wrong.")
    return unit


def _scatter(differences: np.ndarray) -> float:
    """Return 1.4826 times the median size of those that are known, NaN where none is."""
    known = np.abs(differences[np.isfinite(differences)])
    return float(1.4826 * np.median(known)) if known.size else float("nan")
