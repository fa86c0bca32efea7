# SPDX-License-Identifier: GPL-2.0-or-later
"""The unit of a file's displacement: as it says, as its velocities say, or as its noise says; else it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from ..errors import InputError, quoted
from ..units import DAYS_PER_YEAR, DEVIATION_OF_MAD
from .unit_words import is_other_unit, is_per_year, unit_in_name, unit_in_text

MM_PER_UNIT = {"mm": 1.0, "cm": 10.0, "m": 1000.0}
_NOISE_MM = {"mm": (0.05, np.inf), "cm": (0.5, 15.0), "m": (0.5, 50.0)}
"""Scatter between neighbouring epochs, mm, that a file in a unit may have; of quiet, smoothed series it is 0.1."""
_LOUD_CM = 3.0
"""Centimetres that scatter by more than this are as good as unknown; below it they are rare."""
_SPAN_MM = {"mm": (1.0, 2000.0), "cm": (1.0, 2000.0), "m": (1.0, 2000.0)}
"""From the lowest to the highest value of a series that was smoothed, or has no noise."""
_MUCH = 0.9
_TENTHS, _THOUSANDTHS = 10.0, 1000.0
_QUIET = 0.01
"""Smoothed millimetres scatter by this and more; metres that do so, by 10 mm, are as noisy as InSAR gets."""
_STATED_MM = (0.02, 50.0)
"""Scatter, mm, beyond which a unit that the file states is doubted."""
_FASTEST_MM = 500.0
"""Velocities, mm/yr, beyond which it is not believed where the series scatter so too."""
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
    spoken_of
        Units that a line before the header may mean for the displacement, each with that line.
    """

    name: str
    dates: np.ndarray
    series: np.ndarray
    velocity: np.ndarray | None = None
    velocity_name: str = ""
    stated: set[str] = field(default_factory=set)
    stated_in: str = ""
    stated_before: set[str] = field(default_factory=set)
    spoken_of: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ToldUnit:
    """The unit of a file's displacement, ``mm``, ``cm`` or ``m``, in words why, and what to say where that is weak."""

    unit: str
    why: str
    doubt: str = ""


def unit_told(evidence: UnitEvidence) -> ToldUnit:
    """Return the unit of a file's displacement, and in words why.

    What the file states goes first, where its velocities do not speak against it, then its velocities against the
    slopes of its series, then its noise: the scatter between neighbouring epochs, 1.4826 times the median absolute
    difference, tells the unit where only one gives the noise that such series have. Of series that were smoothed the
    range is taken instead.

    Raises
    ------
    InputError
        More than one unit is possible, or what the file states is none of these; the message shows the readings.
    """
    scatter = _scatter(np.diff(evidence.series, axis=1))
    # White noise gives 1.7 times the scatter, a random walk 1.4, and motion alone less than 0.2.
    noisy = scatter > 0 and not _scatter(np.diff(evidence.series, 2, axis=1)) < scatter
    ratio = _slopes_over_velocities(evidence)
    by_velocity = _by_velocity(evidence, ratio)
    stated = stated_unit(evidence)
    if stated is not None:
        return _confirmed(evidence, stated, by_velocity, scatter=scatter if noisy else 0.0, with_velocities=bool(ratio))
    size, ranges = (scatter, _NOISE_MM) if noisy else (_span(evidence.series), _SPAN_MM)
    possible = [unit for unit, (low, high) in ranges.items() if low <= size * MM_PER_UNIT[unit] < high]
    what = "scatter between epochs" if noisy else "range of the series"
    if noisy and possible == ["m"] and size >= _QUIET and _in_steps(evidence.series, _THOUSANDTHS):
        possible = ["mm", "m"]  # metres that scatter by 10 mm are no reason to leave decimals out
    if by_velocity is not None:
        if by_velocity.unit in possible:
            possible = [by_velocity.unit]
        else:
            possible, by_velocity = [by_velocity.unit, *possible], None  # the two contradict each other
    elif noisy and len(possible) > 1 and "mm" in possible and _in_steps(evidence.series, _TENTHS):
        possible = ["mm"]  # in cm or m one decimal is less than what radar resolves
    if len(possible) != 1:
        raise InputError(_question(evidence, size, possible, what=what))
    _refuse_another_spoken_of(evidence, possible[0], by_velocity)
    size_mm = size * MM_PER_UNIT[possible[0]]
    told = ToldUnit(possible[0], f"inferred from the {what} ({_short(size_mm)} mm)", _doubt(possible[0], size, noisy))
    return by_velocity or told


def _doubt(unit: str, size: float, noisy: bool) -> str:
    """Return what to say of a unit that only the scatter told."""
    other = "cm" if unit == "mm" and size < _LOUD_CM else "mm" if unit == "m" and size >= _QUIET else ""
    if not (noisy and other):
        return ""
    differ = _short(size * MM_PER_UNIT[other])
    return f"If the values are {other}, neighbouring epochs differ by {differ} mm. Set UNIT to {other} if that is so."


def _refuse_another_spoken_of(evidence: UnitEvidence, unit: str, by_velocity: ToldUnit | None) -> None:
    """Refuse a unit that only the values told where a line before the header speaks of another."""
    if not evidence.spoken_of or unit in evidence.spoken_of:
        return
    if by_velocity is not None and unit_in_name(evidence.velocity_name):
        return
    other, line = next(iter(evidence.spoken_of.items()))
    raise InputError(
        f"The values of {evidence.name} look like {unit}, but {other} is mentioned beside them ({quoted(line)}). "
        f"Set UNIT to {unit} or {other}."
    )


def _confirmed(
    evidence: UnitEvidence, stated: ToldUnit, by_velocity: ToldUnit | None, *, scatter: float, with_velocities: bool
) -> ToldUnit:
    """Return the unit that a file states, with what speaks against it; refuse it where its velocities do."""
    unit = stated.unit
    if by_velocity is not None and by_velocity.unit != unit:
        raise InputError(
            f"The unit of {evidence.name} is {unit}, {stated.why}, but {by_velocity.unit} as {by_velocity.why}. Set "
            f"UNIT to {unit} or {by_velocity.unit}."
        )
    size = scatter * MM_PER_UNIT[unit]
    if not size or _STATED_MM[0] <= size <= _STATED_MM[1]:
        return stated
    fastest = float(np.nanmax(np.abs(_slopes(evidence.series, evidence.dates)), initial=0.0)) * MM_PER_UNIT[unit]
    if with_velocities and by_velocity is None and size > _STATED_MM[1] and fastest > _FASTEST_MM:
        raise InputError(
            f"The unit of {evidence.name} is {unit}, {stated.why}, but neighbouring epochs would differ by "
            f"{_short(size)} mm, with velocities up to {_short(fastest)} mm/yr. Set UNIT to the right one."
        )
    return replace(
        stated, doubt=f"In {unit}, {stated.why}, neighbouring epochs differ by {_short(size)} mm. If not, set UNIT."
    )


def stated_unit(evidence: UnitEvidence) -> ToldUnit | None:
    """Return the unit that a file states, None where it states none.

    Raises
    ------
    InputError
        It states several, or one that is no unit of displacement.
    """
    texts = {text.strip() for text in evidence.stated if text.strip() and not is_per_year(text)}  # of velocities
    found = {unit_in_text(text) for text in texts}
    is_of_units = any(found) or any(is_other_unit(text) for text in texts)
    if is_of_units and (None in found or len(found) > 1):
        raise InputError(
            f"The column {evidence.stated_in} of {evidence.name} states the unit {quoted(', '.join(sorted(texts)))}; "
            "expected mm, cm or m, the same in every row. Convert the values, or set UNIT."
        )
    in_column = {str(unit) for unit in found} if is_of_units else set()
    before = evidence.stated_before
    if len(before | in_column) > 1:
        column = f"the column {evidence.stated_in} or " if in_column else ""
        raise InputError(
            f"{evidence.name} states several units in {column}lines before its header or the names of its epochs "
            f"({quoted(', '.join(sorted(before | in_column)))}). Set UNIT to the one of the displacement."
        )
    if before - MM_PER_UNIT.keys():
        raise InputError(
            f"{evidence.name} states the unit {quoted(min(before))} beside its values; expected mm, cm or m. Convert "
            "the values, or set UNIT."
        )
    if in_column:
        return ToldUnit(in_column.pop(), f"as stated in the column {evidence.stated_in}")
    return ToldUnit(min(before), "as stated beside the values") if before else None


def _slopes_over_velocities(evidence: UnitEvidence) -> float | None:
    """Return how often the velocities of the file go into the slopes of its series; None where they are not theirs."""
    if evidence.velocity is None:
        return None
    slopes = _slopes(evidence.series, evidence.dates)
    usable = np.isfinite(slopes) & np.isfinite(evidence.velocity) & (evidence.velocity != 0)
    if usable.sum() < _LEAST_ROWS:
        return None
    slopes, velocity = slopes[usable], evidence.velocity[usable]
    fast = np.abs(velocity) >= np.quantile(np.abs(velocity), _FAST_QUANTILE)
    ratios = slopes[fast] / velocity[fast]
    typical = float(np.median(ratios))
    return typical if typical > 0 and np.median(np.abs(ratios / typical - 1)) <= 0.5 else None


def _by_velocity(evidence: UnitEvidence, ratio: float | None) -> ToldUnit | None:
    """Return the unit in which the slopes of the series are the velocities of the file, None where these do not tell.

    Slopes as large as velocities tell nothing unless the velocities' unit is known: both may be in cm.
    """
    if ratio is None:
        return None
    known = unit_in_name(evidence.velocity_name)
    for unit, size in MM_PER_UNIT.items():
        for of_velocity in [known] if known else MM_PER_UNIT:
            expected = MM_PER_UNIT[of_velocity] / size
            if abs(np.log10(ratio / expected)) < _NEAR and (known or expected != 1):
                told = f"the slopes of the series are {ratio:.2g} times the column {evidence.velocity_name}"
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


def _in_steps(series: np.ndarray, steps: float) -> bool:
    """Tell whether no value has more decimals than so many steps a unit."""
    counted = series[np.isfinite(series)] * steps
    return bool(counted.size) and bool((np.abs(counted - np.rint(counted)) < 1e-3 + 1e-6 * np.abs(counted)).all())


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
    return float(DEVIATION_OF_MAD * np.median(known)) if known.size else float("nan")
