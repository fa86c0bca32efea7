# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``simulate``: points like a product's, and the truth beside them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from ..errors import InputError
from ..interface import SimulateRequest
from ..io.output_formats import check_format
from ..io.points import write_points
from ..io.staging import staged_outputs
from ..lines_with_gaps import lines_with_gaps
from ..measured import Measured
from ..progress import Progress
from ..provenance import provenance
from ..results import LayerDescription, OperationResult
from ..series import TimeSeriesPoints
from ..shares import percent
from ..units import DAYS_PER_YEAR, SENTINEL1_HALF_WAVELENGTH_MM
from .area import simulated_area
from .atmosphere import turbulent_atmosphere
from .displacement_fields import SimulatedField, simulate_field
from .noise import NoiseModel, missing_values, simulate_noise
from .point_places import scatter_points

FIRST_DATE = np.datetime64("2020-01-03", "D")
_MEASURED = Measured(
    component="los",
    product="simulated",
    half_wavelength_mm=SENTINEL1_HALF_WAVELENGTH_MM,
    reference="none: simulated",
    epochs="observed",
    zero_date=str(FIRST_DATE),
)
_OTHER_FIELDS = 5
"""Fields beside those of the epochs: pid and four attributes."""
MOST_VALUES = 2_000_000_000
"""Most values (points times epochs) of a simulation: 8 GB in float32."""


def simulate(request: SimulateRequest, progress: Progress) -> OperationResult:
    """Simulate InSAR time series and write them, and their truth where it is asked for.

    Raises
    ------
    InputError
        The extent or the CRS cannot be used, or the simulation would be absurdly large.
    OutputError
        An output cannot be written.
    """
    with staged_outputs() as staging:
        output = staging.path(request.output)
        output_truth = staging.path(request.output_truth) if request.output_truth else None
        for path in (output, output_truth):
            if path is not None:
                check_format(path, _OTHER_FIELDS + request.epoch_count)
        progress(0.0, "Simulating the ground")
        points, field = simulate_points(request, progress)
        progress(0.6, "Writing the points")
        write_points(points, output, layer_name="simulated")
        layers = {"OUTPUT": _described(points, f"Simulated {request.scenario}", "velocity", "mean_velocity")}
        outputs: dict[str, object] = {"OUTPUT": request.output}
        if output_truth is not None:
            progress(0.8, "Writing the truth")
            truth = truth_points(points, field)
            write_points(truth, output_truth, layer_name="truth")
            layers["OUTPUT_TRUTH"] = _described(truth, f"Simulated {request.scenario}, truth", "truth", "class")
            outputs["OUTPUT_TRUTH"] = request.output_truth
    missing = float(np.isnan(points.displacement).mean())
    moving = int((field.trend != "stable").sum())
    progress.info(
        f"Simulated {points.point_count} point{'s' * (points.point_count != 1)} x {points.epoch_count} epochs, "
        f"{points.dates[0]} to {points.dates[-1]}: not stable: {moving}; {percent(missing, 1)} of the values are "
        "missing."
    )
    progress(1.0, "Done")
    return OperationResult(outputs=outputs, layers=layers)


def simulate_points(request: SimulateRequest, progress: Progress) -> tuple[TimeSeriesPoints, SimulatedField]:
    """Simulate without writing: the points as they would be measured, and the truth about them.

    >>> from ..progress import Silent
    >>> request = SimulateRequest(output="", scenario="mixed", point_count=50, epoch_count=20)
    >>> points, truth = simulate_points(request, Silent())
    >>> points.displacement.shape, str(points.dates[0]), len(truth.trend)
    ((50, 20), '2020-01-03', 50)

    Parameters
    ----------
    request
        What to simulate; the outputs are not looked at.
    progress
        Told how far it is.

    Raises
    ------
    InputError
        The extent or the CRS cannot be used, or the simulation would be absurdly large.
    """
    count, epochs = request.point_count, request.epoch_count
    if count * epochs > MOST_VALUES:
        raise InputError(
            f"POINT_COUNT {count} times EPOCH_COUNT {epochs} needs {count * epochs * 4 / 1e9:.1f} GB; the limit is "
            f"{MOST_VALUES * 4 / 1e9:.0f} GB. Choose fewer points or epochs."
        )
    days = np.arange(epochs, dtype=np.float64) * request.step_days
    dates = FIRST_DATE + days.astype("timedelta64[D]")
    area = simulated_area(request.extent, request.crs)
    # One stream of chance a part: a change of the noise leaves the ground as it is.
    for_place, for_ground, for_noise, for_gaps = (
        np.random.default_rng(seed) for seed in np.random.SeedSequence(request.seed).spawn(4)
    )
    places = scatter_points(count, area.bounds, for_place)
    field = simulate_field(request.scenario, places, days, for_ground)
    progress(0.2, "Simulating the noise")
    coherence, quality = _coherence(count, for_noise)
    shown = field.with_jumps()
    shown += simulate_noise(places, days, NoiseModel(total=request.noise), for_noise, quality)
    shown[missing_values(shown.shape, request.missing / 100, for_gaps)] = np.nan
    height = 120 + 40 * turbulent_atmosphere(places, 1, for_place)[:, 0] + 4 * for_place.standard_normal(count)
    velocity, rmse = _linear_fit(shown, days)
    columns = {"height": height, "temporal_coherence": coherence, "mean_velocity": velocity, "rmse": rmse}
    decimals = {"height": 1, "temporal_coherence": 2, "mean_velocity": 1, "rmse": 1}
    attributes = pd.DataFrame({name: np.round(values, decimals[name]) for name, values in columns.items()})
    points = TimeSeriesPoints(
        pid=np.array([f"S{index:07d}" for index in range(count)], dtype=object),
        coordinates=area.delivered(places),
        crs=area.crs.to_wkt(),
        dates=dates,
        displacement=shown,
        attributes=attributes,
        measured=_MEASURED,
        provenance=provenance("simulate", request, {}),
    )
    return points, field


def _coherence(count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw the coherence of points, and return with it their noise as a factor with a mean square of 1."""
    coherence = rng.beta(6.0, 2.5, count) * 0.6 + 0.4
    quality = np.sqrt(1 - coherence**2) / coherence  # standard deviation of phase noise (Rodriguez and Martin 1992)
    return coherence, quality / np.sqrt((quality**2).mean())


def truth_points(points: TimeSeriesPoints, field: SimulatedField) -> TimeSeriesPoints:
    """Return the same points without noise, gaps and unwrapping errors, with what was put in as attributes.

    The attributes are ``class``, ``break_date``, ``jump_date`` and ``jump_mm``.
    """
    facts = pd.DataFrame(
        {
            "class": field.trend,
            "break_date": _dates(field.break_day),
            "jump_date": _dates(field.jump_day),
            "jump_mm": field.jump_mm,
        }
    )
    return replace(points, displacement=field.displacement, attributes=facts)


def _dates(days: np.ndarray) -> np.ndarray:
    """Return days since the first epoch as dates; NaN gives no date."""
    known = np.isfinite(days)
    dates = np.full(len(days), np.datetime64("NaT"), dtype="datetime64[D]")
    dates[known] = FIRST_DATE + np.round(days[known]).astype("timedelta64[D]")
    return dates.astype("datetime64[s]")


def _linear_fit(values: np.ndarray, days: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return velocity, mm/yr, and root mean square residual, mm, of a straight line through each series."""
    years = days / DAYS_PER_YEAR
    present = np.isfinite(values)
    lines = lines_with_gaps(values, present, years - years.mean())
    fitted = lines.at_zero[:, None] + lines.slope[:, None] * (years - years.mean())
    residual = np.where(present, values - fitted, 0)
    return lines.slope, np.sqrt((residual**2).sum(axis=1) / np.maximum(lines.count, 1))


def _described(points: TimeSeriesPoints, name: str, quantity: str, field: str) -> LayerDescription:
    label = points.measured.label
    if quantity == "velocity":
        label = points.measured.velocity_label
    dates = tuple(str(date) for date in points.dates)
    return LayerDescription(name=name, quantity=quantity, label=label, field=field, dates=dates)
