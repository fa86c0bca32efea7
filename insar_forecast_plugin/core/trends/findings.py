# SPDX-License-Identifier: GPL-2.0-or-later
"""What the user should know about a classification before using it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..interface import ClassifyTrendsRequest
from ..measured import Measured
from ..release_joins import ReleaseJoin
from ..shares import percent
from ..trend_classes import TREND_CLASSES, TrendClasses
from .classes import MINIMUM_EPOCHS, NO_CLASS, class_names
from .reference import moving_reference
from .summary import TrendSummary

_WINDOW_DAYS = 45
_FEWEST = 5
_TIMES_EXPECTED = 4.0
_NOTABLE_SHARE = 0.01
_BESIDE_DAYS = 45
"""A date so near to a join is meant for it."""

_EXPLAINED_DAYS = 300
"""A step near the end of a series is fitted by a bend up to so far before it: in simulated series half of the bends lay
within 205 days of a step one year before the end, 95% within 275."""

JOINED = (
    "Two releases may have been joined there. The join itself may be months from this date: check some series, "
    "or the product's release notes."
)


@dataclass(frozen=True)
class Findings:
    """Sentences for the log and the report."""

    facts: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Gathering:
    """Points of one class that jump or bend within weeks of each other.

    Parameters
    ----------
    trend
        Their class.
    what
        What comes at the date: a ``jump`` or a ``break``.
    count, of, among
        How many they are, of how many of their class that have a date, among how many points.
    date
        The middle of the dates fitted, ``datetime64[D]``: near what caused them, and not its date.
    """

    trend: str
    what: str
    count: int
    of: int
    among: int
    date: np.datetime64

    @property
    def words(self) -> str:
        """The gathering in a sentence."""
        return (
            f"{self.count} of {self.of} points classified as {self.trend.replace('_', ' ')} "
            f"({percent(self.count / max(self.among, 1), 1)} of all points) have their "
            f"{self.what} within {_WINDOW_DAYS} days around {self.date}."
        )


def gatherings(
    names: np.ndarray,
    jump_date: np.ndarray,
    break_date: np.ndarray,
    dates: np.ndarray,
    classes: TrendClasses = TREND_CLASSES,
) -> list[Gathering]:
    """Return the dates at which notably many points jump or bend.

    Motion and unwrapping errors begin at dates of their own; where many points jump or bend within weeks of each other,
    releases were joined or the reference changed.

    Parameters
    ----------
    names
        Names of the points' classes, None where there is none, dtype object, shape (n_points,).
    jump_date, break_date
        ``datetime64[D]``, NaT where there is none, shape (n_points,).
    dates
        Epochs, ``datetime64[D]``, shape (n_epochs,).
    """
    found = []
    for what, at in (("jump", jump_date), ("break", break_date)):
        for trend in classes.adding(what):
            found += _gathering(trend, what, at[(names == trend) & ~np.isnat(at)], len(names), dates)
    return found


def _gathering(trend: str, what: str, at: np.ndarray, among: int, dates: np.ndarray) -> list[Gathering]:
    """Return where notably many of the dates of one class lie, if anywhere."""
    if len(at) < _FEWEST:
        return []
    at = np.sort(at)
    count = np.searchsorted(at, at + _days(_WINDOW_DAYS), side="right") - np.arange(len(at))
    expected = len(at) * _share_of_the_span(at, dates)
    notable = np.maximum(_TIMES_EXPECTED * expected, max(_FEWEST, _NOTABLE_SHARE * among))
    first = int((count / notable).argmax())
    if count[first] < notable[first]:
        return []
    return [Gathering(trend, what, int(count[first]), len(at), among, at[first + count[first] // 2])]


def _share_of_the_span(start: np.ndarray, dates: np.ndarray) -> np.ndarray:
    """Return the share of the span whose events are dated within a window, shape (n,).

    What happens in a gap is dated to one of its edges or some weeks beside it, often all to the same: a window near an
    edge stands for the gap too.

    Parameters
    ----------
    start
        First days of windows, ``datetime64[D]``, shape (n,).
    dates
        Epochs, ``datetime64[D]``, shape (n_epochs,).
    """
    steps = np.diff(dates).astype(float)
    gaps = np.where(steps > _WINDOW_DAYS, steps, 0.0)
    of_gaps = np.concatenate([[0.0], np.cumsum(np.maximum(np.append(gaps, 0.0), np.insert(gaps, 0, 0.0)))])
    first = np.searchsorted(dates, start - _days(_WINDOW_DAYS))
    stop = np.searchsorted(dates, start + _days(2 * _WINDOW_DAYS), side="right")
    share = (_WINDOW_DAYS + of_gaps[stop] - of_gaps[first]) / max(steps.sum(), 1.0)
    return np.asarray(np.minimum(share, 1.0))


def findings_of(
    request: ClassifyTrendsRequest,
    summary: TrendSummary,
    dates: np.ndarray,
    seams: np.ndarray,
    classes: TrendClasses = TREND_CLASSES,
    *,
    joins: Sequence[ReleaseJoin] = (),
    measured: Measured | None = None,
) -> Findings:
    """Return what is worth knowing about classified points.

    Parameters
    ----------
    dates
        Epochs, shape (n_epochs,).
    seams
        Dates that were given as joins of releases, shape (n_seams,).
    joins
        The joins that the series show.
    measured
        What is measured in the layer; it may carry joins, of which nobody needs to be told.
    """
    chosen, classified = summary.chosen, summary.classified
    facts, warnings = _class_facts(summary, classes), []
    if not classified.any():
        warnings.append(
            f"No point has a class. Choose a layer whose points have at least {MINIMUM_EPOCHS} valid epochs."
        )
    both = classified & (summary.tested != NO_CLASS)
    if request.method == "both" and both.any():
        facts.append(f"Network and tests agree on {percent((summary.tested == chosen)[both].mean(), 1)}.")
    if missing := int(np.isnan(summary.reference).sum()):
        warnings.append(
            f"{missing} point{'s' * (missing != 1)} {'has' if missing == 1 else 'have'} no velocity in "
            f"{request.reference_field!r}; no reference velocity was subtracted there."
        )
    if request.reference == "median" and len(summary.reference):
        moving = moving_reference(summary.velocity, float(summary.reference[0]), request.stable_velocity)
        warnings += [moving] if moving else []
    left = summary.velocity - np.nan_to_num(summary.reference)
    middle = float(np.nanmedian(left)) if np.isfinite(left).any() else 0.0
    if abs(middle) > request.stable_velocity / 2:
        less = "" if request.reference == "none" else " after subtracting the reference"
        warnings.append(
            f"The median velocity{less} is {middle:+.2f} mm/yr, more than half of STABLE_VELOCITY "
            f"({request.stable_velocity:g} mm/yr). The whole area may move with its tectonic plate, so that few "
            "points count as stable. If only movement within the area matters, run again with REFERENCE=median, or "
            "with REFERENCE=field and a field of the plate's velocity."
        )
    facts_of_seams, warnings_of_seams = _seam_findings(
        dates, summary, seams, joins, classes=classes, measured=measured or Measured()
    )
    return Findings(tuple(facts + facts_of_seams), tuple(warnings + warnings_of_seams))


def _class_facts(summary: TrendSummary, classes: TrendClasses) -> list[str]:
    """Return how many points have a class, the shares of the classes, and how many points are too short."""
    chosen, classified = summary.chosen, summary.classified
    count, without = int(classified.sum()), int((~classified).sum())
    shares = ", ".join(
        f"{row.words} {percent((chosen == code).sum() / max(count, 1), 1)}" for code, row in enumerate(classes)
    )
    facts = [f"{count} of {len(chosen)} points {'has' if count == 1 else 'have'} a class: {shares}."]
    if without:
        facts.append(
            f"{without} point{'s' * (without != 1)} {'has' if without == 1 else 'have'} fewer than {MINIMUM_EPOCHS} "
            "valid epochs and therefore no class."
        )
    return facts


def _seam_findings(
    dates: np.ndarray,
    summary: TrendSummary,
    seams: np.ndarray,
    joins: Sequence[ReleaseJoin],
    *,
    classes: TrendClasses,
    measured: Measured,
) -> tuple[list[str], list[str]]:
    """Return facts and warnings about joins of releases, those that the series show and those that may be."""
    found = gatherings(class_names(summary.chosen, classes), summary.jump_date, summary.break_date, dates, classes)
    facts, warnings = [], []
    if len(seams):
        facts.append(
            f"A step at {', '.join(map(str, seams))} was fitted in every model. It counts neither as movement nor as "
            "an unwrapping error."
        )
    if measured.seams:  # what gathers elsewhere is no join then
        joins, found = [one for one in joins if not one.is_carried_by(measured)], []
    missing = unnamed(joins, seams, found)
    for join in joins:
        if join in missing:
            run_again = f"Run again with {join.first_after} in SEAM_DATES."
            if_so = f"If so, run again with {join.first_after} in SEAM_DATES."
            warnings.append(" ".join([join.words, run_again if join.is_certain else if_so]))
        elif not _beside(join, seams).any():
            facts.append(join.words)
        for seam in seams[_beside(join, seams)]:
            if join.last_before < seam <= join.first_after:
                facts.append(
                    f"SEAM_DATES {seam} is the join that the series show, between {join.last_before} and "
                    f"{join.first_after}."
                )
            else:
                warnings.append(
                    f"SEAM_DATES {seam} is near the join that the series show, between {join.last_before} and "
                    f"{join.first_after}, but the step was fitted beside it. Run again with {join.first_after} instead."
                )
    warnings += [
        " ".join([one.words, JOINED, "If so, run again with the date of the join in SEAM_DATES."])
        for one in unexplained(found, joins, seams)
    ]
    return facts, warnings


def unnamed(joins: Sequence[ReleaseJoin], seams: np.ndarray, found: Sequence[Gathering]) -> list[ReleaseJoin]:
    """Return the joins that a classification should be given and was not.

    A join that is not certain is one of them only where points jump or bend near it as well.

    Parameters
    ----------
    joins
        Those that the series show.
    seams
        Dates that the classification was given, ``datetime64[D]``, shape (n_seams,).
    found
        Where many points jump or bend.
    """
    return [
        one
        for one in joins
        if not _beside(one, seams).any()
        and not (one.alternative is not None and (np.abs(seams - one.alternative) <= _days(_BESIDE_DAYS)).any())
        and (one.is_certain or any(_is_explained(gathered, one.first_after) for gathered in found))
    ]


def unexplained(found: Sequence[Gathering], joins: Sequence[ReleaseJoin], seams: np.ndarray) -> list[Gathering]:
    """Return where many points jump or bend for no reason that is known.

    Where the series show their joins, what gathers elsewhere is none. Where they do not, a second join may lie far from
    a date that was given.
    """
    if any(one.is_certain for one in joins):
        return []
    known = [*(one.first_after for one in joins), *seams]
    return [one for one in found if not any(_is_explained(one, date) for date in known)]


def _is_explained(gathered: Gathering, join: np.datetime64) -> bool:
    return bool(np.abs(gathered.date - join) <= _days(_EXPLAINED_DAYS))


def _beside(join: ReleaseJoin, seams: np.ndarray) -> np.ndarray:
    """Return which dates are meant for a join, bool, shape (n_seams,)."""
    beside = _days(_BESIDE_DAYS)
    return (seams >= join.last_before - beside) & (seams <= join.first_after + beside)


def _days(count: int) -> np.timedelta64:
    return np.timedelta64(count, "D")
