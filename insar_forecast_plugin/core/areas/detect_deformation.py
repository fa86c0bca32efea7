# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``detectdeformation``: points in, the outlines of deforming areas and a map of scores out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.spatial import KDTree

from .. import palette
from ..forecasting.data.series_for_forecasting import in_metres
from ..gridding.geometry import GridGeometry
from ..gridding.projection import tell_grid_system
from ..interface import DetectDeformationRequest
from ..io.output_formats import check_area_format
from ..io.point_layer import check_early, open_points
from ..io.polygons import write_polygons
from ..io.rows_on_disk import Scratch
from ..io.stacks.geotiff_stack import write_stack
from ..io.staging import staged_outputs
from ..io.stored_points import StoredPoints, store_layer
from ..measured import Measured
from ..progress import Part, Progress, Silent
from ..provenance import file_hash, provenance
from ..results import LayerDescription, OperationResult
from ..shares import percent
from ..stack import RasterStack
from ..trends.fits.thresholds import MotionLimits
from .area_forecasts import asked_forecaster
from .area_styles import further_styles
from .area_summaries import SummarySetting
from .cells import (
    NETWORK_POINTS_A_CELL,
    POINTS_A_CELL,
    cells_of,
    detection_grid,
    link_distance,
    longest_link,
)
from .detected_areas import DetectedAreas, alone_in_words, described_areas, in_sentences, stable_in_words
from .detection_report import write_detection_report
from .found_areas import FoundArea
from .scored_areas import areas_by_score
from .threshold import areas_by_threshold
from .velocities import LayerVelocities, fields_needed, velocities_of
from .velocity_field import VelocityField, spread_of_stable

_NEAR_CELLS = 1.5
"""A cell farther than this from every point has no score."""

_APART, _MOST_APART = 3.0, 0.4
"""From so many deviations on a point stands apart; the share of such points from which the reference is doubted."""

DOUBT = "reference_doubt"
"""Under this name the areas' provenance holds what is wrong with the reference; nothing where it is right."""

Found = tuple[list[FoundArea], np.ndarray, str | None]
"""Areas, the score of each cell, and the model file."""


def detect_deformation(request: DetectDeformationRequest, progress: Progress) -> OperationResult:
    """Find the areas and write them, and the map of scores and the report where they are asked for.

    Raises
    ------
    InputError
        The points or a parameter cannot be used; the message says why.
    ModelError
        The model file cannot be used.
    OutputError
        An output cannot be written.
    """
    check_area_format(request.output_areas)
    with staged_outputs() as staging:
        outputs = ("output_areas", "output", "report")
        paths = {name: staging.path(value) for name in outputs if (value := getattr(request, name))}
        with Scratch(paths["output_areas"].parent) as scratch:
            result = _detect(request, paths, scratch, progress)
    progress(1.0, "Done")
    return result


def _detect(
    request: DetectDeformationRequest, paths: Mapping[str, Path], scratch: Scratch, progress: Progress
) -> OperationResult:
    """Detect and write into the paths of the outputs."""
    layer = open_points(request.input, progress, without_series=request.velocity_field is not None)
    layer = fields_needed(request, layer)
    if layer.epoch_count and (request.horizon_days is not None or request.movement_threshold is not None):
        check_early(lambda one: asked_forecaster(one, None, request.horizon_days, Silent()), layer)
    stored = store_layer(layer, scratch, Part(progress, 0.0, 0.3))
    points = in_metres(stored)
    if "output" in paths:
        tell_grid_system(stored.crs, points.crs, progress)
    velocities = velocities_of(request, layer, points, Part(progress, 0.3, 0.45))
    field = velocities.field
    cell_points = NETWORK_POINTS_A_CELL if request.method == "network" else POINTS_A_CELL
    geometry = detection_grid(field, request.pixel_size, cell_points)
    progress.info(
        f"{len(field.velocity)} points on {geometry.rows} x {geometry.columns} cells of {geometry.cell_size:g} m; "
        f"noise of a single velocity {np.median(field.noise):.2f} mm/yr."
    )
    velocities = _with_doubts(request, velocities, progress)
    found, scores, model = _found(request, field, geometry, Part(progress, 0.45, 0.6))
    setting = SummarySetting(None, request.horizon_days, request.movement_threshold, MotionLimits.of(points.measured))
    areas = described_areas(
        found,
        velocities,
        points,
        scratch,
        Part(progress, 0.6, 0.9),
        distance=link_distance(geometry),
        setting=setting,
    )
    made = _made(request, points, areas, geometry=geometry, model=model)
    made |= {DOUBT: " ".join(velocities.warnings)} if velocities.warnings else {}
    progress(0.9, "Writing the areas")
    write_polygons(
        paths["output_areas"],
        areas.shapes,
        areas.fields,
        crs=field.crs,
        written_in=stored.crs,
        layer_name="areas",
        measured=points.measured,
        provenance=made,
        progress=progress,
    )
    text = in_sentences(field, found, velocities.reference)
    progress.info(text)
    for said in filter(None, (alone_in_words(areas.fields), stable_in_words(areas.fields))):
        progress.info(said)
    if "output" in paths:
        write_stack(_stack(points, geometry, scores, field, made), paths["output"], quantity="probability")
    if "report" in paths:
        progress(0.93, "Writing the report")
        write_detection_report(paths["report"], velocities, areas, points, request=request, text=text, made=made)
    return _result(request, points, areas, text, is_doubted=bool(velocities.warnings))


def _made(
    request: DetectDeformationRequest,
    points: StoredPoints,
    areas: DetectedAreas,
    *,
    geometry: GridGeometry,
    model: str | None,
) -> dict[str, Any]:
    """Return how the outputs came to be."""
    more: dict[str, Any] = {}
    if points.epoch_count:
        more["origin_date"] = str(points.dates[-1])
    if areas.summaries is not None and areas.summaries.forecasts is not None:
        more["forecast_to"] = str(areas.summaries.forecasts.dates[-1])
    return provenance(
        "detectdeformation",
        request,
        {"input": request.input.path},
        cell_size_m=geometry.cell_size,
        model_sha256=file_hash(model) if model else None,
        source=points.provenance,
        **more,
    )


def _found(
    request: DetectDeformationRequest, field: VelocityField, geometry: GridGeometry, progress: Progress
) -> Found:
    """Find the areas by the method that is asked for."""
    if request.method == "threshold":
        if request.model:
            progress.info("The method threshold uses no model: MODEL is not read.")
        areas = areas_by_threshold(
            field,
            sigma=request.sigma,
            distance=link_distance(geometry),
            across=longest_link(geometry),
            least=request.min_points,
        )
        return areas, _share_beyond(field, geometry, request.sigma), None
    path, scores = _scored(request, field, geometry, progress)
    threshold, least, fast = request.threshold, request.min_points, request.method == "network"
    areas = areas_by_score(field, geometry, scores, threshold=threshold, least=least, fast_count=fast)
    return areas, scores, path


def _scored(
    request: DetectDeformationRequest, field: VelocityField, geometry: GridGeometry, progress: Progress
) -> tuple[str, np.ndarray]:
    """Return the model file, and the score that it gives each cell, shape (rows, columns)."""
    if request.method == "overwrapping":
        from .overwrapping.overwrapping_detector import SHIPPED_OVERWRAPPING, load_overwrapping

        path = request.model or str(SHIPPED_OVERWRAPPING)
        return path, load_overwrapping(path).scores(field, geometry, progress)
    from .network.detector import SHIPPED_DETECTOR, load_detector

    path = request.model or str(SHIPPED_DETECTOR)
    return path, load_detector(path).scores(field, geometry, progress)


def doubt_of(request: DetectDeformationRequest, field: VelocityField) -> str:
    """Return a warning where so many points stand out that the reference may itself move; empty where it does not."""
    share = float((np.abs(field.standing_out) > _APART).mean())
    if share <= _MOST_APART:
        return ""
    advice = (
        "If they share an offset that is no movement, set REFERENCE to median, which finds what moves against most "
        "points; if they do move, keep none or use a larger part of the data."
        if request.reference == "none"
        else "Set REFERENCE to none if the velocities are absolute, or use a larger part of the data."
    )
    return (
        f"{percent(share)} of the points move against the reference: it may itself be moving, or the layer shows "
        f"little stable ground. {advice}"
    )


def _with_doubts(request: DetectDeformationRequest, velocities: LayerVelocities, progress: Progress) -> LayerVelocities:
    """Warn of a reference that may move, unless that was said already."""
    if velocities.warnings or not (text := doubt_of(request, velocities.field)):
        return velocities
    progress.warning(text)
    return replace(velocities, warnings=(text,))


def _share_beyond(field: VelocityField, geometry: GridGeometry, sigma: float) -> np.ndarray:
    """Return which share of each cell's points is faster than the threshold, float32, shape (rows, columns)."""
    fast = np.abs(field.velocity) > sigma * spread_of_stable(field.velocity)
    cell = cells_of(field, geometry)
    points = np.bincount(cell[cell >= 0], minlength=geometry.cell_count)
    beyond = np.bincount(cell[cell >= 0], fast[cell >= 0], minlength=geometry.cell_count)
    return (beyond / np.maximum(points, 1)).reshape(geometry.shape).astype(np.float32)


def _stack(
    points: StoredPoints, geometry: GridGeometry, scores: np.ndarray, field: VelocityField, made: dict[str, Any]
) -> RasterStack:
    """Return the scores as a map, empty away from points."""
    return RasterStack(
        values=score_map(field, geometry, scores)[None],
        dates=points.dates[-1:] if points.epoch_count else np.array(["NaT"], dtype="datetime64[D]"),
        transform=geometry.transform,
        crs=geometry.crs,
        measured=points.measured,
        provenance=made,
    )


def score_map(field: VelocityField, geometry: GridGeometry, scores: np.ndarray) -> np.ndarray:
    """Return the scores of cells near points, NaN elsewhere, float32, shape (rows, columns).

    A cell without a point shows the score of the nearest point's cell: the network has learned what cells with points
    are, and says nothing of others.

    Parameters
    ----------
    scores
        Shape (rows, columns).
    """
    cell = cells_of(field, geometry)
    values = np.full(geometry.cell_count, np.nan, dtype=np.float32)
    values[cell[cell >= 0]] = scores.ravel()[cell[cell >= 0]]
    empty = np.flatnonzero(np.isnan(values))
    reach = _NEAR_CELLS * geometry.cell_size
    _, nearest = KDTree(field.coordinates).query(geometry.centres()[empty], distance_upper_bound=reach, workers=-1)
    near = nearest < len(cell)
    values[empty[near]] = values[cell[nearest[near]]]
    return values.reshape(geometry.shape)


def legend_label(reference: str, reference_field: str, measured: Measured, *, is_doubted: bool = False) -> str:
    """Say for the legend which velocity areas are coloured by, with its sign and what was subtracted.

    Where the reference ``is_doubted``, it says that too.
    """
    label = palette.label("mean velocity", measured.component, "mm/yr", measured.orbit)
    if reference == "median":
        label = f"{label}, minus the median of all points"
    elif reference == "field":
        label = f"{label}, minus the field {reference_field}"
    else:
        return label
    return f"{label}, which may itself move" if is_doubted else label


def _result(
    request: DetectDeformationRequest, points: StoredPoints, areas: DetectedAreas, text: str, *, is_doubted: bool
) -> OperationResult:
    """Say what was made; the legend says where the reference ``is_doubted``."""
    measured = points.measured
    label = legend_label(request.reference, request.reference_field or "", measured, is_doubted=is_doubted)
    outputs: dict[str, Any] = {"OUTPUT_AREAS": request.output_areas}
    layers = {
        "OUTPUT_AREAS": LayerDescription(
            name=f"Deforming areas, {measured.component_label}",
            quantity="velocity",
            label=label,
            field="velocity_mean",
            more_styles=() if areas.summaries is None else further_styles(areas.summaries, measured),
            is_found=True,
            is_empty=not len(areas.shapes),
        )
    }
    if request.output:
        outputs["OUTPUT"] = request.output
        layers["OUTPUT"] = LayerDescription(
            name="Score of deforming areas",
            quantity="probability",
            label="score, 0 to 1",
            dates=tuple(str(date) for date in points.dates[-1:]),
        )
    if request.report:
        outputs["REPORT"] = request.report
    return OperationResult(outputs=outputs, layers=layers, messages=(text,), attribution=measured.attribution)
