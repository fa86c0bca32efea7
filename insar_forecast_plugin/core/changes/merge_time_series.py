# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``mergetimeseries``: bursts or tiles of one track and release in, one layer out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InputError
from ..forecasting.data.series_for_forecasting import in_metres
from ..interface import MergeTimeSeriesRequest
from ..io.field_names import velocity_column
from ..io.output_formats import check_format
from ..io.point_layer import PointLayer, check_early, open_points
from ..io.points import write_points
from ..io.rows_on_disk import Scratch
from ..io.staging import staged_outputs
from ..io.stored_points import StoredPoints, store_layer
from ..measured import Measured
from ..progress import Part, Progress
from ..provenance import provenance
from ..request import VectorSource
from ..results import LayerDescription, OperationResult
from ..series import epoch_field
from .burst_offsets import LayerOffsets, layer_offsets, overlaps_of
from .merge_report import write_merge_report
from .merged_points import Merged, merged
from .release_checks import check_files, check_not_equal, check_same, combined

_FEWEST_LAYERS = 2
SOURCE_FIELD, OFFSET_FIELD = "merge_source", "merge_offset"


def merge_time_series(request: MergeTimeSeriesRequest, progress: Progress) -> OperationResult:
    """Merge layers and write the result, and the report where it is asked for.

    Raises
    ------
    InputError
        There are fewer than two layers, two are the same, or they are not of one track and release.
    OutputError
        An output cannot be written.
    """
    check_format(request.output)
    with staged_outputs() as staging:
        paths = {name: staging.path(value) for name in ("output", "report") if (value := getattr(request, name))}
        with Scratch(paths["output"].parent) as scratch:
            sources = request.inputs
            names = layer_names([one.name for one in sources])
            made = provenance(
                "mergetimeseries", request, {name: one.path for name, one in zip(names, sources, strict=True)}
            )
            result, texts = merge_layers(
                sources, names, paths, scratch, max_distance=request.max_distance, made=made, progress=progress
            )
    progress(1.0, "Done")
    points = result.points
    return OperationResult(
        outputs={name.upper(): getattr(request, name) for name in paths},
        layers={"OUTPUT": described_merge(points, names)},
        messages=tuple(texts[:1]),
        attribution=points.measured.attribution,
    )


def layer_names(names: Sequence[str]) -> list[str]:
    """Return what the layers are called: their names, numbered where two have the same.

    >>> layer_names(["one.gpkg", "one.gpkg", "two.gpkg"])
    ['one.gpkg (1)', 'one.gpkg (2)', 'two.gpkg']
    """
    return [
        f"{name} ({names[:at].count(name) + 1})" if names.count(name) > 1 else name for at, name in enumerate(names)
    ]


def merge_layers(
    sources: Sequence[VectorSource],
    names: Sequence[str],
    paths: Mapping[str, Path],
    scratch: Scratch,
    *,
    max_distance: float,
    made: dict[str, Any],
    progress: Progress,
) -> tuple[Merged, list[str]]:
    """Merge layers into the staged path ``output`` and, where there is one, write ``report``; return what was said.

    Raises
    ------
    InputError
        See :func:`merge_time_series`.
    """
    if len(sources) < _FEWEST_LAYERS:
        raise InputError(f"INPUTS names {len(sources)} layer; expected two or more to merge. Add a layer to INPUTS.")
    check_files(names, sources)
    opened = [open_points(source, progress) for source in sources]
    _check_layers(names, [one.measured for one in opened], progress)
    check_early(lambda *layers: check_format(paths["output"], 3 + len(_dates_of(layers))), *opened)
    stored: list[StoredPoints] = []
    for at, layer in enumerate(opened):
        part = Part(progress, 0.4 * at / len(sources), 0.4 * (at + 1) / len(sources))
        stored.append(store_layer(layer, scratch, part))
    check_not_equal(names, stored)
    metric = in_metres(stored[0]).crs
    overlaps = overlaps_of([in_metres(one, metric) for one in stored], max_distance, Part(progress, 0.4, 0.6))
    offsets = layer_offsets(overlaps, [one.point_count for one in stored])
    layers = [in_metres(one, stored[0].crs) for one in stored]
    result = merged(layers, offsets, scratch, Part(progress, 0.6, 0.75))
    made = {**made, "offsets_removed_mm": dict(zip(names, offsets.removed.round(3).tolist(), strict=True))}
    points = replace(result.points, provenance={**made, "source": {**_sources(names, stored)}})
    points = _without_earlier_fields(points)
    check_format(paths["output"], 3 + len(points.attributes.columns) + len(points.dates))
    texts, warnings = merge_texts(names, stored, result, offsets)
    for text in texts:
        progress.info(text)
    for text in warnings:
        progress.warning(text)
    write_points(
        points,
        paths["output"],
        layer_name="merged",
        extra_fields={
            SOURCE_FIELD: np.array(names, dtype=object)[result.layer],
            OFFSET_FIELD: -offsets.removed[result.layer].astype(np.float32),
        },
        progress=Part(progress, 0.75, 0.97),
    )
    result = replace(result, points=points)
    if "report" in paths:
        progress(0.97, "Writing the report")
        write_merge_report(paths["report"], result, offsets, stored, names=names, texts=texts, warnings=warnings)
    return result, texts


def _dates_of(layers: Sequence[PointLayer]) -> set[np.datetime64]:
    """Return the dates that any of the layers has."""
    return {one for layer in layers for one in layer.dates}


def _check_layers(names: Sequence[str], measured: Sequence[Measured], progress: Progress) -> None:
    check_same(names, measured, progress)
    releases = [one.release for one in measured]
    if len({one for one in releases if one}) > 1:
        raise InputError(
            f"The layers are of different releases ({combined(measured, 'release')}). Merge the layers of each "
            "release, then join the releases with 'Join releases'."
        )


def _sources(names: Sequence[str], stored: Sequence[StoredPoints]) -> dict[str, Any]:
    return {name: one.provenance for name, one in zip(names, stored, strict=True)}


def _without_earlier_fields(points: StoredPoints) -> StoredPoints:
    old = [name for name in points.attributes.columns if str(name).lower() in (SOURCE_FIELD, OFFSET_FIELD)]
    return replace(points, attributes=points.attributes.drop(columns=old)) if old else points


def merge_texts(
    names: Sequence[str], stored: Sequence[StoredPoints], result: Merged, offsets: LayerOffsets
) -> tuple[list[str], list[str]]:
    """Return what is worth knowing of a merge, and what is to be minded."""
    points, removed = result.points, offsets.removed
    texts = [
        f"{len(names)} layers were merged: {points.point_count} points with {points.epoch_count} epochs from "
        f"{points.dates[0]} to {points.dates[-1]}; duplicates left out: {result.duplicates}."
    ]
    if result.duplicates:
        texts.append(result.kept_by)
    lengths = {one.epoch_count for one in stored}
    if max(lengths) < points.epoch_count:
        texts.append("No layer has all epochs of the result; points have no value at the dates of other layers.")
    for at, name in enumerate(names):
        if np.isfinite(offsets.value[at]) and offsets.sigma[at] > 0:
            value, sigma = f"{offsets.value[at]:+.2f}", f"{offsets.sigma[at]:.2f}"
            texts.append(
                f"{name}: offset {value} mm (standard error {sigma}) against the largest layer; it was removed."
                if removed[at]
                else f"{name}: offset {value} mm (standard error {sigma}) against the largest layer; it is not "
                "significant and was not removed."
            )
    if result.renamed:
        texts.append(f"{result.renamed} identifiers stood for points at several places and got a number at the end.")
    unknown = [name for name, value in zip(names, offsets.value, strict=True) if not np.isfinite(value)]
    warnings = []
    if unknown:
        warnings.append(
            f"The offset of {', '.join(unknown)} is unknown, because it has too few points in common with the other "
            "layers. Nothing was removed there."
        )
    return texts, warnings


def described_merge(points: StoredPoints, names: Sequence[str]) -> LayerDescription:
    """Say how the merged points are shown: by velocity where they have one, else by displacement."""
    measured, last = points.measured, points.dates[-1]
    column = velocity_column([str(name) for name in points.attributes.columns])
    common: dict[str, Any] = {"dates": tuple(str(date) for date in points.dates)}
    place = f"{_place_in(names[0])} and {len(names) - 1} more"
    if column is not None:
        name = f"Velocity, {measured.component_label}: {place}"
        return LayerDescription(name, "velocity", measured.velocity_label, column, **common)
    name = f"Displacement, {measured.component_label}: {place}"
    return LayerDescription(name, "displacement", measured.label_since, epoch_field(last), **common)


def _place_in(name: str) -> str:
    """Return the place that the name of a file or of a layer tells.

    >>> [_place_in(name) for name in ("175_0303_IW1_VV.csv", "Velocity, LOS: ustica", "v1.2 points")]
    ['175_0303_IW1_VV', 'ustica', 'v1.2 points']
    """
    return re.sub(r"\.[A-Za-z]\w{1,7}$", "", re.sub(r".*(?:: | - )", "", name)).strip() or name
