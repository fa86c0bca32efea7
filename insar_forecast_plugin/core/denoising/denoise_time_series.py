# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``denoisetimeseries``: a noisy stack in; displacement, what was taken out, and its error out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..errors import InputError
from ..interface import DenoiseRequest
from ..io.height_raster import heights_on
from ..io.local_file import same_file
from ..io.stacks.stack_formats import read_stack
from ..io.stacks.stack_writer import stack_writer, strip_height
from ..io.staging import staged_outputs
from ..measured import Measured
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import LayerDescription, OperationResult
from ..shares import percent
from ..stack import RasterStack
from .denoising_report import write_denoising_report
from .extraction import Extraction, extract
from .usable_stack import usable_stack

_OUTPUTS = ("output", "output_noise", "output_uncertainty", "report")
_LITTLE_KEPT = 0.5
_LITTLE = (
    "The network kept less than half of the displacement of simulated sources in this stack: real displacement may be "
    "too small in the result, or missing. Compare with METHOD classical, and look at OUTPUT_NOISE for what was removed."
)
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
        outputs = _outputs(extraction)
        for name, output in outputs.items():
            if name in paths:
                _write(output, extraction.stack, made, paths[name])
        summary = _summary(extraction)
        progress.info(summary)
        if extraction.gate is not None and extraction.gate.kept < _LITTLE_KEPT:
            progress.warning(_LITTLE)
        if "report" in paths:
            write_denoising_report(paths["report"], extraction, heights, request=request, text=summary, made=made)
    progress(1.0, "Done")
    return _result(request, extraction, outputs, summary)


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


@dataclass(frozen=True)
class _Output:
    """A stack that can be written: what gives rows of it, and what it is called."""

    rows: Callable[[slice], np.ndarray]
    measured: Measured
    quantity: str
    name: str
    label: str


def _outputs(extraction: Extraction) -> dict[str, _Output]:
    """Return the outputs by the request's field."""
    stack, found = extraction.stack, extraction.found
    measured = replace(stack.measured, reference=_REFERENCE, zero_date=str(stack.dates[0]))
    label = measured.label_since

    def noise(rows: slice) -> np.ndarray:
        return stack.values[:, rows] - found.displacement[:, rows]

    return {
        "output": _Output(
            lambda rows: found.displacement[:, rows], measured, "displacement", "Extracted displacement", label
        ),
        "output_noise": _Output(noise, measured, "displacement", "Removed noise", f"removed from {label}"),
        "output_uncertainty": _Output(
            lambda rows: found.deviation[:, rows],
            measured,
            "half_width",
            "Standard error",
            f"standard error of {label}",
        ),
    }


def _write(output: _Output, stack: RasterStack, made: dict[str, object], path: Path) -> None:
    """Write an output strip by strip."""
    with stack_writer(
        path,
        stack.shape,
        stack.transform,
        stack.crs,
        dates=stack.dates,
        measured=output.measured,
        provenance=made,
        quantity=output.quantity,
        description=output.label,
    ) as writer:
        height = strip_height(len(stack.dates), stack.shape[1])
        for first in range(0, stack.shape[0], height):
            writer.write(first, output.rows(slice(first, first + height)))


def _summary(extraction: Extraction) -> str:
    last, taken = extraction.found.displacement[-1], extraction.noise_deviation
    error = extraction.found.deviation[-1]
    known = np.isfinite(last) & np.isfinite(error)
    if not known.any():
        return f"Noise of {taken:.1f} mm (standard deviation) was removed."
    deviation = float(np.median(error[known]))
    moving = float(np.mean(np.abs(last[known]) > 2 * error[known]))
    text = (
        f"Noise of {taken:.1f} mm (standard deviation) was removed; the displacement on "
        f"{extraction.stack.dates[-1]} has a standard error of {deviation:.1f} mm (median), and at "
        f"{percent(moving, 1)} of the cells displacement exceeds twice its standard error."
    )
    gate = extraction.gate
    if gate is None or not np.isfinite(gate.kept):
        return text
    kept = (
        f"Of simulated sources put into this stack, the network kept {percent(gate.kept)} of the displacement (median)."
    )
    return f"{text} {kept}"


def _result(
    request: DenoiseRequest,
    extraction: Extraction,
    found: dict[str, _Output],
    summary: str,
) -> OperationResult:
    stack = extraction.stack
    outputs: dict[str, object] = {
        "NOISE_MM": round(extraction.noise_deviation, 3),
        "NETWORK_SHARE": None if extraction.gate is None else round(extraction.gate.share, 3),
    }
    layers = {}
    for name, output in found.items():
        if not getattr(request, name):
            continue
        outputs[name.upper()] = getattr(request, name)
        layers[name.upper()] = LayerDescription(
            name=f"{output.name} to {stack.dates[-1]}, {output.measured.component_label}",
            quantity=output.quantity,
            label=output.label,
            dates=tuple(str(date) for date in stack.dates),
            behind=name != "output",
        )
    if request.report:
        outputs["REPORT"] = request.report
    attribution = extraction.stack.measured.attribution
    return OperationResult(outputs, layers, messages=(summary,), attribution=attribution)
