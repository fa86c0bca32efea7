# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``joinreleases``: two releases of one product in, one longer series a point out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InputError
from ..forecasting.data.series_for_forecasting import in_metres
from ..interface import JoinReleasesRequest
from ..io.output_formats import check_format
from ..io.point_layer import PointLayer, check_early, open_points
from ..io.points import write_points
from ..io.rows_on_disk import Scratch
from ..io.staging import staged_outputs
from ..io.stored_points import StoredPoints, series_blocks, store_layer
from ..measured import Measured, Seam
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import LayerDescription, OperationResult, StyleDescription
from ..series import epoch_field, fitted_velocity
from .combined_attributes import attributes_together, unique_pids
from .join_report import write_join_report
from .joined_series import Alignment, JoinedSeries, aligned, joined, without_strangers
from .point_matching import Matches, matched
from .release_checks import check_files, check_not_equal, check_same, combined, told
from .release_offsets import at_other_places

NAMES = ("OLDER", "NEWER")
VELOCITY_FIELD = "join_velocity"
OFFSET_FIELDS = ("join_offset", "join_offset_sigma", "join_match")
_NO_ROW = -1
_SAME = ("component", "product", "track", "orbit", "epochs", "reference")


@dataclass(frozen=True)
class Join:
    """Two releases and what joins them.

    Parameters
    ----------
    older, newer
        The releases, places of both in metres of one system.
    matches
        Their pairs.
    alignment
        How the older one is brought to the level of the newer.
    rows
        For each point of the result its row in the older and the newer release, -1 where it is in one only.
    offset, sigma
        Of each point of the result, mm, NaN where it has no older values, shape (n_points,).
    """

    older: StoredPoints
    newer: StoredPoints
    matches: Matches
    alignment: Alignment
    rows: tuple[np.ndarray, np.ndarray]
    offset: np.ndarray
    sigma: np.ndarray

    @property
    def seam(self) -> Seam:
        """What travels with the layer."""
        offsets = self.alignment.offsets
        return Seam(
            str(self.newer.dates[0]),
            round(float(np.nanmedian(offsets.value)), 3),
            round(float(np.nanmedian(offsets.sigma)), 3),
            self.matches.count,
        )


def join_releases(request: JoinReleasesRequest, progress: Progress) -> OperationResult:
    """Join two releases and write the longer series, and the report where it is asked for.

    Raises
    ------
    InputError
        The layers are not two releases of one product in the order given, or share no point.
    OutputError
        An output cannot be written.
    """
    check_format(request.output)
    with staged_outputs() as staging:
        paths = {name: staging.path(value) for name in ("output", "report") if (value := getattr(request, name))}
        check_files(NAMES, (request.older, request.newer))
        with Scratch(paths["output"].parent) as scratch:
            result = _join(request, paths, scratch, progress)
    progress(1.0, "Done")
    return result


def _join(
    request: JoinReleasesRequest, paths: Mapping[str, Path], scratch: Scratch, progress: Progress
) -> OperationResult:
    opened = [open_points(one, progress) for one in (request.older, request.newer)]
    check_same(NAMES, [one.measured for one in opened], progress)
    if not np.array_equal(opened[0].dates, opened[1].dates):  # else they may be the same layer, which is said then
        check_early(check_order, *opened)
    check_early(lambda *layers: check_format(request.output, 5 + _least_dates(*layers)), *opened)
    older = store_layer(opened[0], scratch, Part(progress, 0.0, 0.2))
    original = store_layer(opened[1], scratch, Part(progress, 0.2, 0.4))
    check_not_equal(NAMES, (older, original))
    check_order(older, original)
    newer = in_metres(original)
    older = in_metres(older, newer.crs)
    matches = _matches(older, newer, request.max_distance, progress)
    alignment = aligned(older, newer, matches, since=newer.dates[0], progress=Part(progress, 0.4, 0.55))
    _check_offsets(older, newer, alignment)
    matches, alignment, strangers = without_strangers(matches, alignment)
    join = _rows(older, newer, matches, alignment, request.unmatched)
    series = joined(
        older,
        newer,
        join.rows,
        join.offset,
        alignment=alignment,
        scratch=scratch,
        progress=Part(progress, 0.55, 0.75),
    )
    made = provenance(
        "joinreleases",
        request,
        {"older": request.older.path, "newer": request.newer.path},
        source={"older": older.provenance, "newer": newer.provenance},
    )
    texts, warnings = join_texts(join, series)
    texts += strangers_told(strangers)
    for text in texts:
        progress.info(text)
    for text in warnings:
        progress.warning(text)
    points = _result_points(join, original, series, made)
    check_format(request.output, 1 + len(points.attributes.columns) + len(series.dates) + 4)
    velocity = np.concatenate([fitted_velocity(points.dates, block) for _, block in series_blocks(points)])
    write_points(
        points,
        paths["output"],
        layer_name="joined",
        extra_fields={**_fields(join), VELOCITY_FIELD: velocity.astype(np.float32)},
        progress=Part(progress, 0.75, 0.95),
    )
    if "report" in paths:
        progress(0.95, "Writing the report")
        names = {name: getattr(request, name.lower()).name for name in NAMES}
        write_join_report(paths["report"], join, points, names=names, texts=texts, warnings=warnings, made=made)
    return OperationResult(
        outputs={name.upper(): getattr(request, name) for name in paths},
        layers={"OUTPUT": described(points)},
        messages=tuple(texts[:1]),
        attribution=points.measured.attribution,
    )


def _least_dates(older: PointLayer, newer: PointLayer) -> int:
    """Return how many dates the joined series have: those of the newer release, and those of the older before it."""
    return newer.epoch_count + int((older.dates < newer.dates[0]).sum())


def check_order(older: StoredPoints | PointLayer, newer: StoredPoints | PointLayer) -> None:
    """Refuse releases in reverse order, and one that holds all dates of the other.

    Raises
    ------
    InputError
        OLDER ends after NEWER, or has no date before NEWER begins.
    """
    if older.dates[-1] > newer.dates[-1] or (older.dates[0] > newer.dates[0] and older.dates[-1] == newer.dates[-1]):
        raise InputError(
            f"OLDER runs from {older.dates[0]} to {older.dates[-1]}, NEWER from {newer.dates[0]} to {newer.dates[-1]}; "
            "expected that NEWER ends later. Exchange the two layers."
        )
    if older.dates[0] >= newer.dates[0]:
        raise InputError(
            f"OLDER begins on {older.dates[0]}, and NEWER on {newer.dates[0]}; expected dates of OLDER before NEWER "
            "begins. NEWER has all of them already. Use it as it is, or choose an earlier release as OLDER."
        )


def _matches(older: StoredPoints, newer: StoredPoints, max_distance: float, progress: Progress) -> Matches:
    found = matched((older.pid, newer.pid), (older.coordinates, newer.coordinates), max_distance)
    if found.pids_mislead:
        progress.warning(
            "The releases share identifiers that belong to points at other places, such as row numbers. Points were "
            "matched by place only."
        )
    if not found.count:
        raise InputError(
            f"OLDER and NEWER have no common point: no pid is in both, and no two points lie within "
            f"{max_distance:g} m of each other. Choose releases of the same area, or a larger MAX_DISTANCE."
        )
    return found


def _check_offsets(older: StoredPoints, newer: StoredPoints, alignment: Alignment) -> None:
    """Refuse releases of which no pair of points has values enough for an offset."""
    if not np.isfinite(alignment.offsets.value).any():
        raise InputError(
            f"OLDER has {older.epoch_count} epochs, {older.dates[0]} to {older.dates[-1]}, NEWER {newer.epoch_count}, "
            f"{newer.dates[0]} to {newer.dates[-1]}; at no point are these enough for an offset: expected values "
            "at 3 common epochs, or at 6 epochs on each side of the gap. Use releases with more dates."
        )


def _rows(older: StoredPoints, newer: StoredPoints, matches: Matches, alignment: Alignment, unmatched: str) -> Join:
    """Choose the points of the result: those of the newer release in their order, then those of the older alone."""
    offset, sigma = np.full((2, newer.point_count), np.nan)
    in_older = np.full(newer.point_count, _NO_ROW, dtype=np.intp)
    in_older[matches.second] = matches.first
    offset[matches.second], sigma[matches.second] = alignment.offsets.value, alignment.offsets.sigma
    in_newer = np.arange(newer.point_count)
    if unmatched == "none":
        kept = np.flatnonzero(in_older >= 0)
        in_older, in_newer, offset, sigma = in_older[kept], in_newer[kept], offset[kept], sigma[kept]
    if unmatched == "all":
        alone = np.setdiff1d(np.arange(older.point_count), matches.first)
        places = newer.coordinates[matches.second]
        more, more_sigma = at_other_places(alignment.offsets, places, older.coordinates[alone])
        in_older = np.concatenate([in_older, alone])
        in_newer = np.concatenate([in_newer, np.full(len(alone), _NO_ROW)])
        offset, sigma = np.concatenate([offset, more]), np.concatenate([sigma, more_sigma])
    return Join(older, newer, matches, alignment, (in_older, in_newer), offset, sigma)


def _result_points(join: Join, original: StoredPoints, series: JoinedSeries, made: dict[str, object]) -> StoredPoints:
    """Return the points of the result at the places that the newer release gives them, with its attributes."""
    in_older, in_newer = join.rows
    there, alone = in_newer >= 0, in_older[in_newer < 0]
    pid = np.concatenate([original.pid[in_newer[there]], join.older.pid[alone]])
    older = in_metres(join.older, original.crs) if len(alone) else join.older
    places = np.concatenate([original.coordinates[in_newer[there]], older.coordinates[alone]])
    taken = ((original, in_newer[there]), (join.older, alone))
    frames = [points.attributes_at(rows) for points, rows in taken if len(rows)]
    attributes = attributes_together(frames, [len(one) for one in (in_newer[there], alone) if len(one)])
    stale = [name for name in attributes.columns if str(name).lower() in (*OFFSET_FIELDS, VELOCITY_FIELD)]
    return StoredPoints(
        pid=unique_pids(pid, "older", first=1)[0],
        coordinates=places,
        crs=original.crs,
        dates=series.dates,
        displacement=series.displacement,
        attributes=attributes.drop(columns=stale),
        measured=_measured(join),
        provenance=made,
    )


def _measured(join: Join) -> Measured:
    both = (join.newer.measured, join.older.measured)
    seams = {seam.first_after: seam for seam in (*join.older.measured.seams, *both[0].seams, join.seam)}
    common: dict[str, Any] = {name: told(both, name) for name in _SAME}
    return replace(
        both[0],
        **common,
        release=combined(both[::-1], "release"),
        seams=tuple(sorted(seams.values(), key=lambda one: one.first_after)),
    )


def _fields(join: Join) -> dict[str, np.ndarray]:
    in_older, in_newer = join.rows
    how = np.full(join.newer.point_count, "newer only", dtype=object)
    how[join.matches.second] = join.matches.how()
    match = np.full(len(in_older), "older only", dtype=object)
    match[in_newer >= 0] = how[in_newer[in_newer >= 0]]
    return dict(zip(OFFSET_FIELDS, (join.offset.astype(np.float32), join.sigma.astype(np.float32), match), strict=True))


def join_texts(join: Join, series: JoinedSeries) -> tuple[list[str], list[str]]:
    """Return what is worth knowing of a join, and what is to be minded."""
    seam, offsets, alignment = join.seam, join.alignment.offsets, join.alignment
    lost = join.older.point_count - join.matches.count
    new = join.newer.point_count - join.matches.count
    in_newer = join.rows[1]
    kept_new = int((in_newer >= 0).sum()) - join.matches.count
    kept_old = int((in_newer < 0).sum())
    by_pid, common = int(join.matches.by_pid.sum()), len(alignment.common)
    first = (
        f"{join.matches.count} points ({by_pid} by pid, {join.matches.count - by_pid} by place) have one series from "
        f"{series.dates[0]} to {series.dates[-1]}, joined at {seam.first_after}."
    )
    offset = (
        f"The offset over {common} common epochs is {seam.offset_mm:+.2f} mm (median), with a standard error of "
        f"{seam.offset_sigma_mm:.2f} mm."
    )
    if not common:
        offset = (
            f"The offset from trend and season is {seam.offset_mm:+.2f} mm (median), with a standard error of "
            f"{seam.offset_sigma_mm:.2f} mm."
        )
    texts = [
        " ".join([first, offset]),
        *join.matches.told,
        f"{series.from_older} values come from the older release; {series.filled} of them in gaps of the newer one.",
    ]
    if new:
        texts.append(
            f"Points of the newer release without a counterpart: {new}, of which kept: {kept_new}. Their series begin "
            "with the newer release."
        )
    if lost:
        texts.append(f"Points of the older release without a counterpart: {lost}, of which kept: {kept_old}.")
    warnings = []
    if alignment.has_drift:
        texts.append(
            f"The newer release moves by {offsets.drift:+.2f} mm/yr (standard error {offsets.drift_sigma:.2f}) "
            "relative to the older one at all points, as after a change of the reference. The older series were "
            "brought to the newer reference."
        )
    if offsets.extrapolated:
        warnings.append(
            f"The releases have fewer than 3 common epochs at every point (OLDER ends on {join.older.dates[-1]}, NEWER "
            f"begins on {join.newer.dates[0]}). The offset is the step that trend and season leave between them; a "
            "movement that began in between is taken for an offset. Its standard error is "
            f"{seam.offset_sigma_mm:.1f} mm."
        )
    if (missing := int(np.isnan(offsets.value).sum())) > 0:
        warnings.append(
            f"{missing} point{'s' * (missing != 1)} {'has' if missing == 1 else 'have'} too few values on both sides, "
            "and no neighbours, for an offset. Older values were left out there."
        )
    return texts, warnings


def strangers_told(count: int) -> list[str]:
    """Return what to say of pairs by place that were left out; nothing where there are none."""
    if not count:
        return []
    return [
        f"{count} pair{'s' * (count != 1)} by place {'was' if count == 1 else 'were'} left out: the series differ far "
        "more than those of other pairs, so they are different scatterers."
    ]


def described(points: StoredPoints) -> LayerDescription:
    """Say how the joined points are shown: by velocity, displacement and offset as further styles."""
    measured, last = points.measured, points.dates[-1]
    styles = (
        StyleDescription(f"Displacement on {last}", "displacement", measured.label_since, epoch_field(last)),
        StyleDescription("Offset between the releases", "change", "offset between the releases, mm", OFFSET_FIELDS[0]),
    )
    return LayerDescription(
        name=f"Joined releases, {measured.component_label}",
        quantity="velocity",
        label=measured.velocity_label,
        field=VELOCITY_FIELD,
        dates=tuple(str(date) for date in points.dates),
        more_styles=styles,
    )
