# SPDX-License-Identifier: GPL-2.0-or-later
"""The unit of a file's displacement: as it says, as its velocities say, or as its noise says; else it is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from ..errors import InputError, quoted
from ..units import DAYS_PER_YEAR
from .field_names import unit_in_name, unit_in_text

MM_PER_UNIT = {"mm": 1.0, "cm": 10.0, "m": 1000.0}
_NOISE_MM = {"mm": (0.05, np.inf), "cm": (0.5, 15.0), "m": (0.5, 50.0)}
"""Scatter between neighbouring epochs, mm, that a file in a unit may have; of quiet, smoothed series it is 0.1."""
_LOUD_CM = 3.0
"""Centimetres that scatter by more than this are as good as unknown; below it they are rare."""
_OTHER_UNITS = ("rad", "radian", "radians", "deg", "in", "inch", "inches", "ft", "feet", "km", "um", "dm", "cycles")
_A_YEAR = re.compile(r"(?:/|per) ?(?:yr|year|y|a)\b", re.IGNORECASE)
_SPAN_MM = {"mm": (1.0, 2000.0), "cm": (1.0, 2000.0), "m": (1.0, 2000.0)}
"""From the lowest to the highest value of a series that was smoothed, or has no noise."""
_MUCH = 0.9
_TENTHS = 10.0
_FAST_QUANTILE = 0.5
_LEAST_EPOCHS, _LEAST_YEARS = 8, 0.5
_LEAST_ROWS = 3
_NEAR = 0.4
"""So far, in decades, may slopes over velocities be from a ratio of units: a file has them of another span at times."""


@dataclass
class UnitEvidence:
    """What of a file tells the unit of its displacement.

    Parameters
    ----------
    name
        What messages call the file.
    dates
        Epochs, ``datetime64[D]``, shape (n_epochs,).
    series
        Some series in the file's unit, shape (n_rows, n_epochs), NaN where missing.
    velocity
        Their velocities as a column of the file has them, shape (n_rows,); None where it has none.
    velocity_name
        Name of that column.
    stated
        Texts of a column that holds units.
    stated_in
        Name of that column.
    stated_before
        Units that lines before the header, and the names of the epochs, state.
    """

    name: str
    dates: np.ndarray
    series: np.ndarray
    velocity: np.ndarray | None = None
    velocity_name: str = ""
    stated: set[str] = field(default_factory=set)
    stated_in: str = ""
    stated_before: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class ToldUnit:
    """The unit of a file's displacement, ``mm``, ``cm`` or ``m``, in words why, and what to say where that is weak."""

    unit: str
    why: str
    doubt: str = ""


def unit_told(evidence: UnitEvidence) -> ToldUnit:
    """Return the unit of a file's displacement, and in words why.

    What the file states goes first, then its velocities against the slopes of its series, then its noise: the scatter
    between neighbouring epochs, 1.4826 times the median absolute difference, tells the unit where only one gives the
    noise that such series have. Of series that were smoothed the range is taken instead.

    Raises
    ------
    InputError
        More than one unit is possible, or what the file states is none of these; the message shows the readings.
    """
    stated = stated_unit(evidence)
    if stated is not None:
        return stated
    scatter = _scatter(np.diff(evidence.series, axis=1))
    # White noise gives 1.7 times the scatter, a random walk 1.4, and motion alone less than 0.2.
    noisy = scatter > 0 and not _scatter(np.diff(evidence.series, 2, axis=1)) < scatter
    size, ranges = (scatter, _NOISE_MM) if noisy else (_span(evidence.series), _SPAN_MM)
    possible = [unit for unit, (low, high) in ranges.items() if low <= size * MM_PER_UNIT[unit] < high]
    what = "scatter between epochs" if noisy else "range of the series"
    by_velocity = _by_velocity(evidence)
    if by_velocity is not None:
        if by_velocity.unit in possible:
            return by_velocity
        possible = [by_velocity.unit, *possible]  # the two contradict each other
    elif noisy and len(possible) > 1 and "mm" in possible and _in_tenths(evidence.series):
        possible = ["mm"]  # in cm or m one decimal is less than what radar resolves
    if len(possible) == 1:
        unit = possible[0]
        why = f"inferred from the {what} ({_short(size * MM_PER_UNIT[unit])} mm)"
        as_cm = _short(size * MM_PER_UNIT["cm"])
        doubt = f"If the values are cm, neighbouring epochs differ by {as_cm} mm. Set UNIT to cm if that is so."
        return ToldUnit(unit, why, doubt if noisy and unit == "mm" and size < _LOUD_CM else "")
    raise InputError(_question(evidence, size, possible, what=what))


def stated_unit(evidence: UnitEvidence) -> ToldUnit | None:
    """Return the unit that a file states, None where it states none.

    Raises
    ------
    InputError
        It states several, or one that is no unit of displacement.
    """
    texts = {text.strip() for text in evidence.stated if text.strip() and not _A_YEAR.search(text)}  # of velocities
    found = {unit_in_text(text) for text in texts}
    is_of_units = any(found) or any(text.lower() in _OTHER_UNITS for text in texts)
    if is_of_units and (None in found or len(found) > 1):
        raise InputError(
            f"The column {evidence.stated_in} of {evidence.name} states the unit {quoted(', '.join(sorted(texts)))}; "
            "expected mm, cm or m, the same in every row. Convert the values, or set UNIT."
        )
    if is_of_units:
        return ToldUnit(str(found.pop()), f"as stated in the column {evidence.stated_in}")
    if len(evidence.stated_before) > 1:
        raise InputError(
            f"{evidence.name} states several units before its header or in the names of its epochs "
            f"({', '.join(sorted(evidence.stated_before))}). Set UNIT to the one of the displacement."
        )
    return ToldUnit(min(evidence.stated_before), "as stated beside the values") if evidence.stated_before else None


def _by_velocity(evidence: UnitEvidence) -> ToldUnit | None:
    """Return the unit in which the slopes of the series are the velocities of the file, None where these do not tell.

    Slopes as large as velocities tell nothing unless the velocities' unit is known: both may be in cm.
    """
    if evidence.velocity is None:
        return None
    slopes = _slopes(evidence.series, evidence.dates)
    usable = np.isfinite(slopes) & np.isfinite(evidence.velocity) & (evidence.velocity != 0)
    if usable.sum() < _LEAST_ROWS:
        return None
    slopes, velocity = slopes[usable], evidence.velocity[usable]
    fast = np.abs(velocity) >= np.quantile(np.abs(velocity), _FAST_QUANTILE)
    ratios = slopes[fast] / velocity[fast]
    typical = np.median(ratios)
    if not typical > 0 or np.median(np.abs(ratios / typical - 1)) > 0.5:
        return None  # these are no velocities of these series
    known = unit_in_name(evidence.velocity_name)
    for unit, size in MM_PER_UNIT.items():
        for of_velocity in [known] if known else MM_PER_UNIT:
            expected = MM_PER_UNIT[of_velocity] / size
            if abs(np.log10(typical / expected)) < _NEAR and (known or expected != 1):
                told = f"the slopes of the series are {typical:.2g} times the column {evidence.velocity_name}"
                return ToldUnit(
                    unit, f"inferred from the velocities ({told}; in {unit} it would be about {expected:g})"
                )
    return None


def _slopes(series: np.ndarray, dates: np.ndarray) -> np.ndarray:
    """Return least-squares slopes per year, shape (n_rows,), NaN where a series is too short for one."""
    years = (dates - dates[0]).astype(float) / DAYS_PER_YEAR
    known = np.isfinite(series)
    count = known.sum(axis=1)
    values, times = np.where(known, series, 0.0), np.where(known, years, 0.0)
    first = np.where(known, years, np.inf).min(axis=1, initial=np.inf)
    last = np.where(known, years, -np.inf).max(axis=1, initial=-np.inf)
    long_enough = (count >= _LEAST_EPOCHS) & (last - first >= _LEAST_YEARS)
    count = np.maximum(count, 1)
    about = np.where(known, years - (times.sum(axis=1) / count)[:, None], 0.0)
    spread = (about**2).sum(axis=1)
    slopes = (about * values).sum(axis=1) / np.where(spread > 0, spread, 1.0)
    return np.where(long_enough & (spread > 0), slopes, np.nan)


def _in_tenths(series: np.ndarray) -> bool:
    """Tell whether no value has more than one decimal."""
    tenths = series[np.isfinite(series)] * _TENTHS
    return bool(tenths.size) and bool((np.abs(tenths - np.rint(tenths)) < 1e-3).all())


def _question(evidence: UnitEvidence, size: float, possible: list[str], *, what: str) -> str:
    units = possible or list(MM_PER_UNIT)
    choice = f"{', '.join(units[:-1])} or {units[-1]}"
    if not size > 0:
        return (
            f"The unit of the displacement in {evidence.name} is not stated, and its values do not show it. Set UNIT "
            f"to {choice}."
        )
    readings = "; ".join(f"read as {one}: {_reading(evidence, size, one)}" for one in units)
    return (
        f"The unit of the displacement in {evidence.name} is not stated. By the {what}, more than one is possible "
        f"({readings}). Set UNIT to {choice}."
    )


def _reading(evidence: UnitEvidence, size: float, unit: str) -> str:
    """Return what the values are if they are in a unit."""
    factor = MM_PER_UNIT[unit]
    slopes = np.abs(_slopes(evidence.series, evidence.dates))
    fast = f", velocities up to {_short(np.nanmax(slopes) * factor)} mm/yr" if np.isfinite(slopes).any() else ""
    return f"{_short(size * factor)} mm{fast}"


def _short(value: float) -> str:
    return f"{float(f'{value:.2g}'):g}"


def _span(series: np.ndarray) -> float:
    """Return from the lowest to the highest value of a series, of one that moves much; NaN where none moves."""
    spans = np.fmax.reduce(series, axis=1) - np.fmin.reduce(series, axis=1)
    return float(np.quantile(spans[spans > 0], _MUCH)) if (spans > 0).any() else float("nan")


def _scatter(differences: np.ndarray) -> float:
    """Return 1.4826 times the median size of those that are known, NaN where none is."""
    known = np.abs(differences[np.isfinite(differences)])
    return float(1.4826 * np.median(known)) if known.size else float("nan")
