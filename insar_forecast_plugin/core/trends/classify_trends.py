# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``classifytrends``: points in, points with classes, scores and parameters out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from ..interface import ClassifyTrendsRequest
from ..io.output_formats import check_format
from ..io.point_layer import PointLayer, open_points
from ..io.points import PointBlock, write_point_blocks
from ..io.staging import staged_outputs
from ..known_seams import dates_asked_for, seams_to_fit
from ..measured import Measured
from ..progress import Part, Progress
from ..provenance import file_hash, provenance
from ..release_joins import JoinFinder
from ..results import LayerDescription, OperationResult
from ..series import TimeSeriesPoints
from ..trend_classes import TREND_CLASSES, TrendClasses
from ..units import SENTINEL1_HALF_WAVELENGTH_MM
from .classes import NO_CLASS, class_names
from .findings import findings_of
from .fits.thresholds import MotionLimits
from .reference import find_reference
from .summary import Summary
from .tiles import AT_ONCE, ClassifiedTile, classify_tile, side_by_side
from .trend_report import write_report
from .trend_table import Probabilities, TrendFitter, TrendTable


def classify_trends(request: ClassifyTrendsRequest, progress: Progress) -> OperationResult:
    """Classify the points and write them, and the report where it is asked for.

    Raises
    ------
    InputError
        The points or a parameter cannot be used; the message says why.
    ModelError
        The model file cannot be used.
    OutputError
        An output cannot be written.
    """
    dates_asked_for(request.seam_dates)
    check_format(request.output)
    with staged_outputs() as staging:
        output = staging.path(request.output)
        report = staging.path(request.report) if request.report else None
        probabilities, model_path = _network(request)
        layer = open_points(request.input, progress, with_forecast=True).without_empty_epochs(Part(progress, 0.0, 0.02))
        check_format(output, 2 + sum(not _is_trend_field(one) for one in layer.columns.attributes) + len(layer.dates))
        seams = seams_to_fit(request.seam_dates, layer.measured, layer.dates, progress)
        limits = motion_limits(request, layer.measured, progress)
        fitter = TrendFitter.of(layer.dates, limits, probabilities, seams)
        reference = find_reference(request, layer, seams, Part(progress, 0.02, 0.2))
        made = provenance(
            "classifytrends",
            request,
            {"input": request.input.path},
            half_wavelength_mm=limits.half_wavelength,
            jumps_of_known_size=limits.exact_jumps,
            seams_fitted=[str(one) for one in seams],
            model_sha256=file_hash(model_path) if model_path else None,
            source=layer.provenance,
        )
        summary, joins = Summary(request.method), JoinFinder(layer.dates)
        classify = partial(classify_tile, fitter=fitter, reference=reference)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            tiles = side_by_side(classify, layer.blocks(Part(progress, 0.2, 0.95), doing="Classifying"), pool)
            blocks = _kept(tiles, summary, joins, made)
            write_point_blocks(blocks, output, layer_name="trends", progress=progress)
        carried = layer.measured
        findings = findings_of(request, summary.points(), layer.dates, seams, joins=joins.found(), measured=carried)
        for text in findings.facts:
            progress.info(text)
        for text in findings.warnings:
            progress.warning(text)
        if report is not None:
            progress(0.95, "Writing the report")
            write_report(layer, summary, findings, request, limits=limits, path=report, made=made)
    progress(1.0, "Done")
    return _result(request, layer, findings.facts)


def _network(request: ClassifyTrendsRequest) -> tuple[Probabilities | None, str | None]:
    """Return the network that is asked for, and its file; None where the tests alone are."""
    if request.method == "statistical":
        return None, None
    from .network.trend_classifier import SHIPPED_MODEL, load_classifier

    path = request.model or str(SHIPPED_MODEL)
    return load_classifier(path).probabilities, path


def _kept(
    tiles: Iterable[tuple[TimeSeriesPoints, ClassifiedTile]], summary: Summary, joins: JoinFinder, made: dict[str, Any]
) -> Iterator[PointBlock]:
    """Yield classified tiles as they are written, once the summary and the finder of joins have taken them in."""
    for points, tile in tiles:
        joins.add(points.displacement)
        summary.add(points, tile.table, tile.reference)
        fields = trend_fields(tile.table, summary.method, summary.classes)
        yield replace(without_trend_fields(points), provenance=made), fields


def _result(request: ClassifyTrendsRequest, layer: PointLayer, messages: tuple[str, ...]) -> OperationResult:
    outputs: dict[str, Any] = {"OUTPUT": request.output}
    if request.report:
        outputs["REPORT"] = request.report
    described = LayerDescription(
        name=f"Trends, {layer.measured.component_label}",
        quantity="trend",
        label=f"trend class of {layer.measured.label}",
        field="trend",
        dates=tuple(str(date) for date in layer.dates),
    )
    return OperationResult(
        outputs=outputs, layers={"OUTPUT": described}, messages=messages, attribution=layer.measured.attribution
    )


def without_trend_fields(points: TimeSeriesPoints) -> TimeSeriesPoints:
    """Return the points without the fields of an earlier classification."""
    old = [name for name in points.attributes.columns if _is_trend_field(str(name))]
    return replace(points, attributes=points.attributes.drop(columns=old)) if old else points


def _is_trend_field(name: str) -> bool:
    return name.lower() == "trend" or name.lower().startswith("trend_")


def motion_limits(request: ClassifyTrendsRequest, measured: Measured, progress: Progress) -> MotionLimits:
    """Return what separates the classes for a layer, and say what is taken for the size of a jump."""
    given = request.half_wavelength or measured.half_wavelength_mm
    if given is not None:
        progress.info(f"Jumps of one or more half wavelengths ({given:g} mm) count as unwrapping errors.")
        return MotionLimits(request.stable_velocity, half_wavelength=given)
    limits = MotionLimits.of(measured, request.stable_velocity)
    if limits.exact_jumps:
        progress.info(
            "The layer does not state its wavelength; that of Sentinel-1 is assumed (jumps of "
            f"{SENTINEL1_HALF_WAVELENGTH_MM:g} mm). Set HALF_WAVELENGTH for another sensor."
        )
    else:
        progress.info(
            f"{measured.component_label.capitalize()} displacement is combined from several tracks, so an unwrapping "
            f"error has no fixed size here: any sharp jump near {SENTINEL1_HALF_WAVELENGTH_MM:g} mm counts as one."
        )
    return limits


def trend_fields(table: TrendTable, method: str, classes: TrendClasses = TREND_CLASSES) -> dict[str, np.ndarray]:
    """Return the output fields, each of shape (n,)."""
    tested, networked = table.tested, table.networked
    chosen = tested if method == "statistical" else networked
    score = np.full(len(chosen), np.nan, dtype=np.float32)
    asked = networked != NO_CLASS
    score[asked] = table.probability[asked].max(axis=1)
    agree = np.full(len(chosen), None, dtype=object)
    if method == "both":
        both = asked & (tested != NO_CLASS)
        agree[both] = np.where(tested[both] == networked[both], "yes", "no")
    fields: dict[str, np.ndarray] = {"trend": class_names(chosen, classes), "trend_score": score}
    for code, name in enumerate(classes.names):
        fields[f"trend_p_{name}"] = table.probability[:, code]
    fields |= {
        "trend_stat": class_names(tested, classes),
        "trend_agree": agree,
        "trend_velocity": table.velocity,
        "trend_velocity_sigma": table.velocity_sigma,
        "trend_acceleration": table.acceleration,
        "trend_acceleration_sigma": table.acceleration_sigma,
        "trend_break_date": table.break_date,
        "trend_break_sigma_days": table.break_sigma_days,
        "trend_velocity_1": table.velocity_1,
        "trend_velocity_1_sigma": table.velocity_1_sigma,
        "trend_velocity_2": table.velocity_2,
        "trend_velocity_2_sigma": table.velocity_2_sigma,
        "trend_jump_date": table.jump_dates[:, 0],
        "trend_jump_mm": table.jump_sizes[:, 0],
        "trend_jump_sigma": table.jump_sigmas[:, 0],
        "trend_jumps": _jump_texts(table),
    }
    return fields


def _jump_texts(table: TrendTable) -> np.ndarray:
    """Return all jumps of each point as ``2021-03-04 +27.1; 2022-01-10 -28.0``, None where there is none."""
    texts = np.full(len(table.tested), None, dtype=object)
    for row in np.flatnonzero(~np.isnat(table.jump_dates[:, 0])):
        there = ~np.isnat(table.jump_dates[row])
        found = sorted(zip(table.jump_dates[row, there], table.jump_sizes[row, there], strict=True))
        texts[row] = "; ".join(f"{date} {size:+.1f}" for date, size in found)
    return texts
