# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``detectdeformation``: points in, the outlines of deforming areas and a map of scores out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.spatial import KDTree

from ..gridding.geometry import GridGeometry
from ..interface import DetectDeformationRequest
from ..io.output_formats import check_format
from ..io.point_layer import PointLayer, open_points
from ..io.polygons import write_polygons
from ..io.stacks.geotiff_stack import write_stack
from ..io.staging import staged_outputs
from ..measured import Measured
from ..progress import Part, Progress
from ..provenance import file_hash, provenance
from ..results import LayerDescription, OperationResult
from ..stack import RasterStack
from .cells import cells_of, detection_grid, link_distance, longest_link
from .detection_report import write_detection_report
from .found_areas import FoundArea, outline
from .scored_areas import areas_by_score
from .threshold import areas_by_threshold
from .velocities import velocities_of
from .velocity_field import VelocityField, spread_of_stable

_NEAR_CELLS = 1.5
"""A cell farther than this from every point has no score."""

_APART, _MOST_APART = 3.0, 0.4
"""From so many deviations on a point stands apart; the share of such points from which the reference is doubted."""

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
    check_format(request.output_areas)
    with staged_outputs() as staging:
        areas_path = staging.path(request.output_areas)
        raster = staging.path(request.output) if request.output else None
        report = staging.path(request.report) if request.report else None
        layer = open_points(request.input, progress)
        velocities = velocities_of(request, layer, Part(progress, 0.0, 0.5))
        geometry = detection_grid(velocities.field, request.pixel_size)
        progress.info(
            f"{len(velocities.field.velocity)} points on {geometry.rows} x {geometry.columns} cells of "
            f"{geometry.cell_size:g} m; noise of a single velocity {np.median(velocities.field.noise):.2f} mm/yr."
        )
        _warn_of_reference(request, velocities.field, progress)
        found, scores, model = _found(request, velocities.field, geometry, Part(progress, 0.5, 0.85))
        made = provenance(
            "detectdeformation",
            request,
            {"input": request.input.path},
            cell_size_m=geometry.cell_size,
            model_sha256=file_hash(model) if model else None,
            source=layer.provenance,
        )
        progress(0.85, "Writing the areas")
        fields = area_fields(velocities.field, found, layer.dates)
        shapes = [outline(velocities.field.coordinates[one.rows], link_distance(geometry)) for one in found]
        fields["area_m2"] = np.array([shape.area for shape in shapes], dtype=float)
        write_polygons(
            areas_path,
            shapes,
            fields,
            crs=velocities.field.crs,
            layer_name="areas",
            measured=layer.measured,
            provenance=made,
        )
        text = in_a_sentence(velocities.field, found)
        progress.info(text)
        if raster is not None:
            write_stack(_stack(layer, geometry, scores, velocities.field, made), raster, quantity="probability")
        if report is not None:
            progress(0.9, "Writing the report")
            write_detection_report(
                layer, velocities, found, shapes, fields, request=request, text=text, path=report, made=made
            )
    progress(1.0, "Done")
    return _result(request, layer.measured, layer.dates, text)


def _found(
    request: DetectDeformationRequest, field: VelocityField, geometry: GridGeometry, progress: Progress
) -> Found:
    """Find the areas by the method that is asked for."""
    if request.method == "threshold":
        areas = areas_by_threshold(
            field,
            sigma=request.sigma,
            distance=link_distance(geometry),
            across=longest_link(geometry),
            least=request.min_points,
        )
        return areas, _share_beyond(field, geometry, request.sigma), None
    path, scores = _scored(request, field, geometry, progress)
    areas = areas_by_score(field, geometry, scores, threshold=request.threshold, least=request.min_points)
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


def _warn_of_reference(request: DetectDeformationRequest, field: VelocityField, progress: Progress) -> None:
    """Warn where so many points stand out that the reference may itself move."""
    share = float((np.abs(field.standing_out) > _APART).mean())
    if share > _MOST_APART:
        advice = (
            "Set REFERENCE to median, or use a larger part of the data."
            if request.reference == "none"
            else "Set REFERENCE to none if the velocities are absolute, or use a larger part of the data."
        )
        progress.warning(
            f"{share:.0%} of the points move against the reference: it may itself be moving, or the layer shows little "
            f"stable ground. {advice}"
        )


def _share_beyond(field: VelocityField, geometry: GridGeometry, sigma: float) -> np.ndarray:
    """Return which share of each cell's points is faster than the threshold, float32, shape (rows, columns)."""
    fast = np.abs(field.velocity) > sigma * spread_of_stable(field.velocity)
    cell = cells_of(field, geometry)
    points = np.bincount(cell[cell >= 0], minlength=geometry.cell_count)
    beyond = np.bincount(cell[cell >= 0], fast[cell >= 0], minlength=geometry.cell_count)
    return (beyond / np.maximum(points, 1)).reshape(geometry.shape).astype(np.float32)


def area_fields(field: VelocityField, found: Sequence[FoundArea], dates: np.ndarray) -> dict[str, np.ndarray]:
    """Return what is said of each area but its size, each of shape (n_areas,)."""
    velocities = [field.velocity[one.rows] for one in found]
    first, last = (str(dates[0]), str(dates[-1])) if len(dates) else (None, None)
    return {
        "rank": np.arange(1, len(found) + 1),
        "score": np.array([one.score for one in found], dtype=float),
        "velocity_mean": np.array([one.mean() for one in velocities], dtype=float),
        "velocity_std": np.array([one.std() for one in velocities], dtype=float),
        "velocity_peak": np.array([one[np.abs(one).argmax()] for one in velocities], dtype=float),
        "point_count": np.array([len(one.rows) for one in found], dtype=int),
        "quality": np.array([quality_class(one) for one in velocities], dtype=int),
        "first_date": np.array([first] * len(found), dtype=object),
        "last_date": np.array([last] * len(found), dtype=object),
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


def in_a_sentence(field: VelocityField, found: Sequence[FoundArea]) -> str:
    """Say how many areas there are, and what the fastest does."""
    if not found:
        return "No deforming area was found: no group of neighbouring points stands out from the noise."
    points = sum(len(one.rows) for one in found)
    means = [float(field.velocity[one.rows].mean()) for one in found]
    fastest = int(np.abs(means).argmax())
    return (
        f"{len(found)} deforming areas with {points} of {len(field.velocity)} points were found; the fastest (rank "
        f"{fastest + 1}) has {len(found[fastest].rows)} points that move by {means[fastest]:+.1f} mm/yr on average."
    )


def _stack(
    layer: PointLayer, geometry: GridGeometry, scores: np.ndarray, field: VelocityField, made: dict[str, Any]
) -> RasterStack:
    """Return the scores as a map, empty away from points."""
    apart = (
        KDTree(field.coordinates)
        .query(geometry.centres(), distance_upper_bound=_NEAR_CELLS * geometry.cell_size, workers=-1)[0]
        .reshape(geometry.shape)
    )
    values = np.where(np.isfinite(apart), scores, np.nan).astype(np.float32)
    return RasterStack(
        values=values[None],
        dates=layer.dates[-1:],
        transform=geometry.transform,
        crs=geometry.crs,
        measured=layer.measured,
        provenance=made,
    )


def _result(request: DetectDeformationRequest, measured: Measured, dates: np.ndarray, text: str) -> OperationResult:
    outputs: dict[str, Any] = {"OUTPUT_AREAS": request.output_areas}
    layers = {
        "OUTPUT_AREAS": LayerDescription(
            name=f"Deforming areas, {measured.component_label}",
            quantity="velocity",
            label=f"mean velocity, {measured.component_label}, mm/yr",
            field="velocity_mean",
        )
    }
    if request.output:
        outputs["OUTPUT"] = request.output
        layers["OUTPUT"] = LayerDescription(
            name="Score of deforming areas", quantity="probability", label="score, 0 to 1", dates=(str(dates[-1]),)
        )
    if request.report:
        outputs["REPORT"] = request.report
    return OperationResult(outputs=outputs, layers=layers, messages=(text,), attribution=measured.attribution)
