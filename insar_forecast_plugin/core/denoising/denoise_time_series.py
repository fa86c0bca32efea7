# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``denoisetimeseries``: a noisy stack in; displacement, what was taken out, and its error out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from ..errors import InputError
from ..interface import DenoiseRequest
from ..io.height_raster import heights_on
from ..io.local_file import same_file
from ..io.stacks.geotiff_stack import write_stack
from ..io.stacks.stack_formats import read_stack
from ..io.staging import staged_outputs
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import LayerDescription, OperationResult
from ..stack import RasterStack
from .denoising_report import write_denoising_report
from .extraction import Extraction, extract
from .usable_stack import usable_stack

_OUTPUTS = ("output", "output_noise", "output_uncertainty", "report")
_REFERENCE = "the median of the area at each epoch"


def denoise_time_series(request: DenoiseRequest, progress: Progress) -> OperationResult:
    """Extract displacement from a stack and write it, and noise, error and report where they are asked for.

    Raises
    ------
    InputError
        The stack has too few epochs or cells with values or is none of displacement, the elevation model does not fit,
        or an output would replace the stack or the elevation model.
    ModelError
        The model is no denoiser of this version.
    OutputError
        An output cannot be written.
    """
    if request.model and request.method == "classical":
        raise InputError("MODEL is given, but METHOD is classical, which uses none. Set METHOD to network.")
    _refuse_own_output(request)
    if request.device not in ("auto", "cpu"):
        progress.warning(f"DEVICE is {request.device}, but trained networks run on the CPU: it has no effect here.")
    with staged_outputs() as staging:
        paths = {name: staging.path(path) for name in _OUTPUTS if (path := getattr(request, name))}
        progress(0.0, "Reading the stack")
        stack = usable_stack(read_stack(request.grid), progress)
        heights = _heights(stack, request, progress)
        extraction = extract(
            stack, heights, method=request.method, model=request.model, progress=Part(progress, 0.1, 0.85)
        )
        files = {"grid": request.grid, **({"dem": request.dem} if request.dem else {})}
        made = provenance("denoisetimeseries", request, files, source=stack.provenance, **_of_gate(extraction))
        progress(0.85, "Writing the result")
        results = _stacks(extraction, made)
        for name, (result, quantity, label) in results.items():
            if name in paths:
                write_stack(result, paths[name], quantity=quantity, description=label)
        summary = _summary(extraction)
        progress.info(summary)
        if "report" in paths:
            write_denoising_report(paths["report"], extraction, heights, request=request, text=summary, made=made)
    progress(1.0, "Done")
    return _result(request, extraction, results, summary)


def _refuse_own_output(request: DenoiseRequest) -> None:
    """Refuse an output that would replace what is read."""
    inputs = {"stack": request.grid, "elevation model": request.dem, "model": request.model}
    for output in filter(None, (getattr(request, name) for name in _OUTPUTS)):
        same = next((what for what, path in inputs.items() if path and same_file(output, path)), None)
        if same:
            raise InputError(f"The output {Path(output).name} is the {same} itself. Choose another name for it.")


def _heights(stack: RasterStack, request: DenoiseRequest, progress: Progress) -> np.ndarray | None:
    if not request.dem:
        progress.warning(
            "No elevation model (DEM) was given: delay that depends on height is removed less well in mountains."
        )
        return None
    heights, warnings = heights_on(stack, request.dem)
    for warning in warnings:
        progress.warning(warning)
    return heights


def _of_gate(extraction: Extraction) -> dict[str, float]:
    return {} if extraction.gate is None else {"network_share": round(extraction.gate.share, 3)}


def _stacks(extraction: Extraction, made: dict[str, object]) -> dict[str, tuple[RasterStack, str, str]]:
    """Return the outputs: stack, quantity and label by the request's field."""
    stack, found = extraction.stack, extraction.found
    measured = replace(stack.measured, reference=_REFERENCE, zero_date=str(stack.dates[0]))
    label = measured.label_since

    def of(values: np.ndarray) -> RasterStack:
        return RasterStack(stack.dates, stack.transform, stack.crs, values, measured, made)

    return {
        "output": (of(found.displacement), "displacement", label),
        "output_noise": (of(extraction.noise), "displacement", f"removed from {label}"),
        "output_uncertainty": (of(found.deviation), "half_width", f"standard error of {label}"),
    }


def _summary(extraction: Extraction) -> str:
    last, taken = extraction.found.displacement[-1], extraction.noise[1:]
    error = extraction.found.deviation[-1]
    known = np.isfinite(last) & np.isfinite(error)
    if not known.any():
        return f"Noise of {np.nanstd(taken):.1f} mm (standard deviation) was removed."
    deviation = float(np.median(error[known]))
    moving = float(np.mean(np.abs(last[known]) > 2 * error[known]))
    return (
        f"Noise of {np.nanstd(taken):.1f} mm (standard deviation) was removed; the displacement at "
        f"{extraction.stack.dates[-1]} has a standard error of {deviation:.1f} mm (median), and at "
        f"{moving:.1%} of the cells displacement exceeds twice its standard error."
    )


def _result(
    request: DenoiseRequest,
    extraction: Extraction,
    results: dict[str, tuple[RasterStack, str, str]],
    summary: str,
) -> OperationResult:
    names = {"output": "Displacement", "output_noise": "Removed noise", "output_uncertainty": "Standard error"}
    outputs: dict[str, object] = {
        "NOISE_MM": round(float(np.nanstd(extraction.noise[1:])), 3),
        "NETWORK_SHARE": None if extraction.gate is None else round(extraction.gate.share, 3),
    }
    layers = {}
    for name, (stack, quantity, label) in results.items():
        if not getattr(request, name):
            continue
        outputs[name.upper()] = getattr(request, name)
        layers[name.upper()] = LayerDescription(
            name=f"{names[name]} to {stack.dates[-1]}, {stack.measured.component_label}",
            quantity=quantity,
            label=label,
            dates=tuple(str(date) for date in stack.dates),
            behind=name != "output",
        )
    if request.report:
        outputs["REPORT"] = request.report
    attribution = extraction.stack.measured.attribution
    return OperationResult(outputs, layers, messages=(summary,), attribution=attribution)
