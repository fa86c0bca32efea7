# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``classifytrends``: points in, points with classes, scores and parameters out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from ..errors import InputError
from ..interface import ClassifyTrendsRequest, LayerDescription, OperationResult
from ..io.points import read_points, write_points
from ..io.staging import staged_outputs
from ..measured import SENTINEL1_HALF_WAVELENGTH_MM
from ..progress import Part, Progress
from ..provenance import file_hash, provenance
from ..series import TimeSeriesPoints
from .classes import CLASSES, NO_CLASS, class_names
from .findings import Findings, seam_findings
from .report import write_report
from .table import TrendTable, median_velocity, trend_table
from .thresholds import MotionLimits


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
    seams = _seam_dates(request.seam_dates)
    with staged_outputs() as staging:
        output = staging.path(request.output)
        report = staging.path(request.report) if request.report else None
        probabilities, model_path = None, None
        if request.method != "statistical":
            from .classifier import SHIPPED_MODEL, load_classifier

            model_path = request.model or str(SHIPPED_MODEL)
            probabilities = load_classifier(model_path).probabilities
        points = without_trend_fields(read_points(request.input, Part(progress, 0.0, 0.25)))
        limits = motion_limits(request, points, progress)
        reference = _reference(request, points, progress)
        table = trend_table(
            points.dates,
            points.displacement,
            limits,
            probabilities=probabilities,
            seams=seams,
            reference=reference,
            progress=Part(progress, 0.25, 0.75),
        )
        findings = _findings(request, points, table, reference, seams)
        for text in findings.facts:
            progress.info(text)
        for text in findings.warnings:
            progress.warning(text)
        made = provenance(
            "classifytrends",
            request,
            {"input": request.input["path"]},
            half_wavelength_mm=limits.half_wavelength,
            jumps_of_known_size=limits.exact_jumps,
            model_sha256=file_hash(model_path) if model_path else None,
            source=points.provenance,
        )
        progress(0.75, "Writing the points")
        write_points(
            replace(points, provenance=made),
            output,
            layer_name="trends",
            extra_fields=trend_fields(table, request.method),
        )
        if report is not None:
            progress(0.95, "Writing the report")
            write_report(points, table, findings, request, limits=limits, path=report, made=made)
    progress(1.0, "Done")
    outputs: dict[str, Any] = {"OUTPUT": request.output}
    if request.report:
        outputs["REPORT"] = request.report
    described = LayerDescription(
        name=f"Trends, {points.measured.component_label}",
        quantity="trend",
        label=f"trend class of {points.measured.label}",
        field="trend",
        dates=tuple(str(date) for date in points.dates),
    )
    return OperationResult(outputs=outputs, layers={"OUTPUT": described}, messages=findings.facts)


def without_trend_fields(points: TimeSeriesPoints) -> TimeSeriesPoints:
    """Return the points without the fields of an earlier classification."""
    old = [name for name in points.attributes.columns if _is_trend_field(str(name))]
    return replace(points, attributes=points.attributes.drop(columns=old)) if old else points


def _is_trend_field(name: str) -> bool:
    return name.lower() == "trend" or name.lower().startswith("trend_")


def motion_limits(request: ClassifyTrendsRequest, points: TimeSeriesPoints, progress: Progress) -> MotionLimits:
    """Return what separates the classes for this layer, and say what is taken for the size of a jump."""
    measured = points.measured
    given = request.half_wavelength or measured.half_wavelength_mm
    combined = measured.component in ("up", "east", "north") or measured.epochs == "interpolated"
    if given is not None:
        progress.info(f"Jumps of one or more half wavelengths of {given:g} mm count as unwrapping errors.")
        return MotionLimits(request.stable_velocity, half_wavelength=given)
    if combined:
        progress.info(
            f"{measured.component_label.capitalize()} displacement is combined from several tracks, so that an "
            f"unwrapping error has no fixed size here: any sharp jump near {SENTINEL1_HALF_WAVELENGTH_MM:g} mm counts."
        )
        return MotionLimits(request.stable_velocity, exact_jumps=False)
    progress.info(
        "The layer does not say its wavelength: Sentinel-1's is assumed "
        f"(jumps of {SENTINEL1_HALF_WAVELENGTH_MM:g} mm). Give HALF_WAVELENGTH for another sensor."
    )
    return MotionLimits(request.stable_velocity)


def trend_fields(table: TrendTable, method: str) -> dict[str, np.ndarray]:
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
    fields: dict[str, np.ndarray] = {"trend": class_names(chosen), "trend_score": score}
    for code, name in enumerate(CLASSES):
        fields[f"trend_p_{name}"] = table.probability[:, code]
    fields |= {
        "trend_stat": class_names(tested),
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


def _seam_dates(dates: tuple[str, ...]) -> np.ndarray:
    try:
        return np.array([np.datetime64(date.strip(), "D") for date in dates], dtype="datetime64[D]")
    except ValueError as error:
        raise InputError(
            f"SEAM_DATES holds {', '.join(map(repr, dates))}; expected dates such as 2022-01-05."
        ) from error


def _reference(request: ClassifyTrendsRequest, points: TimeSeriesPoints, progress: Progress) -> np.ndarray | float:
    """Return the velocity in mm/yr that is taken from the series before the class is judged."""
    if request.reference == "none":
        return 0.0
    if request.reference == "median":
        median = median_velocity(points.dates, points.displacement)
        if not np.isfinite(median):
            return 0.0
        progress.info(f"The median velocity, {median:+.2f} mm/yr, is taken off before a point is judged.")
        return median
    name = request.reference_field
    if not name:
        raise InputError("REFERENCE is field, but REFERENCE_FIELD is empty. Name the field that holds the velocity.")
    if name not in points.attributes.columns:
        raise InputError(
            f"The layer has no field {name!r} for REFERENCE_FIELD. Its fields are "
            f"{', '.join(map(str, points.attributes.columns)) or 'none'}."
        )
    velocity = pd.to_numeric(points.attributes[name], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    missing = int((~np.isfinite(velocity)).sum())
    if missing == len(velocity):
        raise InputError(f"REFERENCE_FIELD {name!r} holds no number. Choose a field with velocities in mm/yr.")
    if missing:
        progress.warning(f"{missing} points have no velocity in {name!r}; nothing is taken off there.")
    return np.where(np.isfinite(velocity), velocity, 0.0)


def _findings(
    request: ClassifyTrendsRequest,
    points: TimeSeriesPoints,
    table: TrendTable,
    reference: np.ndarray | float,
    seams: np.ndarray,
) -> Findings:
    chosen = table.tested if request.method == "statistical" else table.networked
    total = len(chosen)
    classified = chosen != NO_CLASS
    shares = ", ".join(
        f"{name} {(chosen == code).sum() / max(classified.sum(), 1):.1%}" for code, name in enumerate(CLASSES)
    )
    facts = [f"{int(classified.sum())} of {total} points have a class: {shares}."]
    warnings = []
    if not classified.all():
        facts.append(f"{int((~classified).sum())} points have fewer than 10 valid epochs and no class.")
    if request.method == "both":
        both = classified & (table.tested != NO_CLASS)
        facts.append(f"Network and tests agree on {(table.tested == chosen)[both].mean() if both.any() else 1.0:.1%}.")
    left = table.velocity - np.asarray(reference, dtype=np.float32)
    middle = float(np.nanmedian(left)) if np.isfinite(left).any() else 0.0
    if abs(middle) > request.stable_velocity / 2:
        warnings.append(
            f"Half of the points move faster than {middle:+.2f} mm/yr, beyond half of STABLE_VELOCITY "
            f"({request.stable_velocity:g} mm/yr): the whole area may move with its plate, and few points count as "
            "stable. If only movement within the area matters, run again with REFERENCE=median, or with "
            "REFERENCE=field and a field of the plate's velocity."
        )
    facts_of_seams, warnings_of_seams = seam_findings(points.dates, table, chosen, seams)
    return Findings(tuple(facts + facts_of_seams), tuple(warnings + warnings_of_seams))
