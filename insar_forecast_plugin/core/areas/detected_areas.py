# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of the areas that were found: their velocities, and class and forecast of the mean series of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely

from ..forecasting.evaluation.exceedance import PROBABILITY
from ..io.rows_on_disk import Scratch
from ..io.stored_points import AnyPoints
from ..progress import Part, Progress
from ..trend_classes import TREND_CLASSES
from .area_forecasts import FORECAST_FIELDS
from .area_summaries import AROUND, DATES, RANK, TRENDS, AreaSummaries, SummarySetting, summaries_of
from .found_areas import FoundArea, outline
from .points_of_areas import points_around
from .velocities import NOTHING, LayerVelocities
from .velocity_field import VelocityField

_RANKS_TOLD = 10

SERIES_FIELDS = (*TRENDS, *FORECAST_FIELDS, PROBABILITY, AROUND)
"""Fields that areas have from their mean series, where the points have series."""


@dataclass(frozen=True)
class DetectedAreas:
    """Areas in the order of their score.

    Parameters
    ----------
    found
        Their points and scores, n areas.
    shapes
        Outlines in metres, object, shape (n,).
    fields
        Columns, each of shape (n,).
    summaries
        Of their mean series; None where the points have no series.
    """

    found: Sequence[FoundArea]
    shapes: np.ndarray
    fields: dict[str, np.ndarray]
    summaries: AreaSummaries | None


def described_areas(
    found: Sequence[FoundArea],
    velocities: LayerVelocities,
    points: AnyPoints,
    scratch: Scratch,
    progress: Progress,
    *,
    distance: float,
    setting: SummarySetting,
) -> DetectedAreas:
    """Outline areas, and say what they do.

    Parameters
    ----------
    found
        From the highest score to the lowest.
    points
        Of the layer, in metres; where they have no epochs, what needs series is left out, and that is said.
    distance
        Up to which points of an area are linked, metres.
    setting
        Of the class and the forecast.

    Raises
    ------
    InputError
        The series are too short for the horizon that is asked for.
    """
    field = velocities.field
    outlines = []
    for number, one in enumerate(found, start=1):
        outlines.append(outline(field.coordinates[one.rows], distance))
        progress(0.2 * number / len(found), f"Outlining area {number} of {len(found)}")
    shapes = np.array([*outlines, None], dtype=object)[:-1]  # the last keeps NumPy from looking into the others
    fields = area_fields(field, found)
    fields["area_m2"] = shapely.area(shapes)
    if not points.epoch_count:
        progress.info("The layer has no series: trend class and forecast of the areas are left out.")
        return DetectedAreas(found, shapes, fields | _dates_of(len(found), None), None)
    rows = [velocities.rows[one.rows] for one in found]
    around = _around(shapes, velocities, points, rows, Part(progress, 0.2, 0.3))
    series = Part(progress, 0.3, 1.0)
    summaries = summaries_of(shapes, points, rows, scratch, series, setting=setting, around=around)
    rank = np.zeros(len(found), dtype=np.int32)
    rank[summaries.with_points] = summaries.with_points + 1
    summaries = replace(summaries, fields={**summaries.fields, RANK: rank})
    more = {name: summaries.fields[name] for name in SERIES_FIELDS if name in summaries.fields}
    return DetectedAreas(found, shapes, {**fields, **_dates_of(len(found), summaries), **more}, summaries)


def _around(
    shapes: np.ndarray, velocities: LayerVelocities, points: AnyPoints, rows: list[np.ndarray], progress: Progress
) -> list[np.ndarray]:
    """Return the points around each area that lie in none and have a velocity."""
    if not rows:
        return []
    free = np.zeros(points.point_count, dtype=bool)
    free[velocities.rows] = True
    free[np.concatenate(rows)] = False
    return points_around(shapes, points.coordinates, free, 0.0, progress)


def _dates_of(count: int, summaries: AreaSummaries | None) -> dict[str, np.ndarray]:
    if summaries is None:
        return {name: np.full(count, np.datetime64("NaT", "D")) for name in DATES}
    return {name: summaries.fields[name] for name in DATES}


def area_fields(field: VelocityField, found: Sequence[FoundArea]) -> dict[str, np.ndarray]:
    """Return what is said of each area but its size, each of shape (n_areas,)."""
    velocities = [field.velocity[one.rows] for one in found]
    return {
        "rank": np.arange(1, len(found) + 1, dtype=np.int32),
        "score": np.array([one.score for one in found], dtype=float),
        "velocity_mean": np.array([one.mean() for one in velocities], dtype=float),
        "velocity_std": np.array([one.std(ddof=1) if len(one) > 1 else np.nan for one in velocities], dtype=float),
        "velocity_peak": np.array([one[np.abs(one).argmax()] for one in velocities], dtype=float),
        "point_count": np.array([len(one.rows) for one in found], dtype=int),
        "quality": np.array([quality_class(one) for one in velocities], dtype=int),
    }


def quality_class(velocity: np.ndarray) -> int:
    """Return 1 (best) to 4: how much of an area's points moves the same way.

    After the quality classes of active deformation areas, which tell how alike the points of an area are: 1 from 95%
    on, 2 from 85%, 3 from 70%, else 4.

    >>> quality_class(np.array([-5.0, -4.0, -6.0])), quality_class(np.array([-5.0, 4.0]))
    (1, 4)
    """
    alike = float((np.sign(velocity) == np.sign(np.median(velocity))).mean())
    return 1 if alike >= 0.95 else 2 if alike >= 0.85 else 3 if alike >= 0.7 else 4


def in_sentences(field: VelocityField, found: Sequence[FoundArea], subtracted: str) -> str:
    """Say how many areas there are, what the fastest does, and what its velocity is relative to.

    Parameters
    ----------
    subtracted
        What was taken off all velocities, in words; ``nothing`` where they are as measured.
    """
    if not found:
        none = "No deforming area was found: no group of neighbouring points stands out from the noise."
        if subtracted == NOTHING:
            return none
        return f"{none} Velocities are relative to {subtracted}, so motion that most points share is not seen."
    points, total = sum(len(one.rows) for one in found), len(field.velocity)
    means = [float(field.velocity[one.rows].mean()) for one in found]
    count, fastest = len(found), int(np.abs(means).argmax())
    said = (
        f"{count} deforming area{'s' * (count != 1)} with {points} of {total} points {'was' if count == 1 else 'were'} "
        f"found; the fastest (rank {fastest + 1}) has {len(found[fastest].rows)} points that move by "
        f"{means[fastest]:+.1f} mm/yr on average."
    )
    return said if subtracted == NOTHING else f"{said} Velocities are relative to {subtracted}."


def stable_in_words(fields: Mapping[str, np.ndarray]) -> str:
    """Say which areas have a mean series that is classified stable; empty where none has.

    Parameters
    ----------
    fields
        Those of the areas: ``rank``, and ``trend`` where they have series.
    """
    names = fields.get("trend", ())
    still = np.array([str(one) in TREND_CLASSES.of_kind("still") for one in names], dtype=bool)
    if not still.any():
        return ""
    compared = "Less the points around them, their mean series move slowly or not at all."
    if AROUND in fields and not (fields[AROUND][still] > 0).all():
        compared = "Less the points around them, where there are enough, their mean series move slowly or not at all."
    return f"Areas classified stable: {int(still.sum())} of {len(names)} (rank {_ranks(fields, still)}). {compared}"


def alone_in_words(fields: Mapping[str, np.ndarray]) -> str:
    """Say from which areas' mean series nothing was subtracted, as too few points lie around; empty where from none.

    Parameters
    ----------
    fields
        Those of the areas: ``rank``, and ``reference_points`` where surroundings are subtracted.
    """
    if AROUND not in fields:
        return ""
    ranked = fields[RANK] > 0
    alone = ranked & (fields[AROUND] == 0)
    if not alone.any():
        return ""
    return (
        f"Areas with too few points around them: {int(alone.sum())} of {int(ranked.sum())} (rank "
        f"{_ranks(fields, alone)}). Nothing is subtracted from their mean series, so class and forecast contain what "
        "the ground around them does, too."
    )


def _ranks(fields: Mapping[str, np.ndarray], which: np.ndarray) -> str:
    """Return the ranks of some areas, the first ten."""
    ranks = np.sort(fields[RANK][which]).tolist()
    return ", ".join(map(str, ranks[:_RANKS_TOLD])) + (", ..." if len(ranks) > _RANKS_TOLD else "")
