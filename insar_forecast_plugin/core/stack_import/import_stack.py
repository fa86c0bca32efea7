# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``importstack``: a stack as other programs write it, to the stack and the points of all operations."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS

from ..errors import InputError
from ..io.epoch_choice import epochs_within
from ..io.local_file import same_file
from ..io.output_formats import check_format
from ..io.points import write_point_blocks
from ..io.product import chosen_component
from ..io.stacks.stack_products import open_stack
from ..io.stacks.stack_source import StackSource
from ..io.stacks.stack_writer import stack_writer
from ..io.staging import staged_outputs
from ..measured import Measured
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import LayerDescription, OperationResult
from ..stack_requests import ImportStackRequest
from .kept_pixels import KeptPixels, keep_pixels
from .kept_series import KeptSeries
from .pixel_points import VELOCITY_FIELD, pixel_points, point_fields
from .stack_scan import scan_stack
from .target_grid import TargetGrid, own_system, target_grid, warped_strips
from .unit_of_stack import MM_PER_STACK_UNIT, unit_of_stack

LEAST_EPOCHS = 3
_LISTED = 5
_DATED = re.compile(r"\d{8}|\d{4}-\d{2}-\d{2}")
"""In the name of a file: it stands for the folder of all dates."""


def import_stack(request: ImportStackRequest, progress: Progress) -> OperationResult:
    """Read a stack, choose its pixels and epochs, settle unit and grid, and write it as GeoTIFF, and as points.

    Raises
    ------
    InputError
        It is no stack that is known, does not say where it is or in which unit, or nothing is left of it.
    OutputError
        An output cannot be written.
    """
    _refuse_own_output(request)
    with open_stack(request.input, request.product) as source:
        return import_opened(source, request, progress)


def import_opened(source: StackSource, request: ImportStackRequest, progress: Progress) -> OperationResult:
    """Import a stack that has been opened; see :func:`import_stack`."""
    with staged_outputs() as staging:
        raster = staging.path(request.output)
        points = staging.path(request.output_points) if request.output_points else None
        work = _prepared(source, request, progress)
        writing = Part(progress, 0.3, 0.6 if points else 0.98)
        _write_raster(work, raster, writing)
        if not work.series.filled_.any():
            raise InputError(_without_values(work.title, work.series))
        if points is not None:
            saving = Part(progress, 0.6, 0.98)
            blocks = pixel_points(source, work.series, work.crs, work.measured, record=work.record, progress=saving)
            write_point_blocks(blocks, points, layer_name=Path(str(request.output_points)).stem, progress=progress)
    return _result(work, request, progress)


@dataclass(frozen=True)
class _Work:
    """A stack of which all is settled, before it is written."""

    title: str
    product: str
    crs: CRS
    grid: TargetGrid
    series: KeptSeries
    unit: str
    unit_told: str
    measured: Measured
    record: dict[str, Any]


def _prepared(source: StackSource, request: ImportStackRequest, progress: Progress) -> _Work:
    """Settle all of an import, and say it."""
    header, title = source.header, _title(request.input)
    for text in header.notes:
        progress.info(text)
    for text in header.warnings:
        progress.warning(text)
    measured = replace(
        header.measured,
        component=chosen_component(header.measured.component, request.component, progress),
        product=header.measured.product or header.product,
    )
    epochs = epochs_within(title, header.dates, request.date_from, request.date_to)
    _check_count(title, header.dates[epochs])
    crs = own_system(header.grid.crs, request.crs, title)
    pixels = keep_pixels(source, title, crs, request, Part(progress, 0.0, 0.15))
    grid = target_grid(pixels.window, crs, request.crs)
    unit, told, epochs = _looked_at(source, pixels, epochs, request, Part(progress, 0.15, 0.3))
    if request.output_points:
        check_format(request.output_points, point_fields(header.layers, int(epochs.sum())))
    progress.info(f"Product: {header.product}. Unit: {unit}, {told}. Grid: {grid.crs.name}, {grid.told}.")
    if pixels.reasons:
        progress.info(f"Left out: {', '.join(pixels.reasons)}.")
    record = provenance("importstack", request, {"input": request.input, "mask": request.mask or ""})
    record = {**record, "measured": measured.to_json(), "product": header.product, "unit": f"{unit}, {told}"}
    record |= {
        "grid": f"{grid.crs.name}, {grid.told}",
        "left_out": list(pixels.reasons),
    }
    series = KeptSeries(source, pixels, epochs, MM_PER_STACK_UNIT[unit])
    return _Work(title, header.product, crs, grid, series, unit, told, measured, record)


def _title(given: str) -> str:
    """Return what messages and layers call the stack of an input."""
    path = Path(given).absolute()
    if not path.is_file():
        return path.name
    return path.parent.name if _DATED.search(path.stem) else path.stem


def _looked_at(
    source: StackSource, pixels: KeptPixels, epochs: np.ndarray, request: ImportStackRequest, progress: Progress
) -> tuple[str, str, np.ndarray]:
    """Return the unit, why it is that, and which epochs have values."""
    title, dates = _title(request.input), source.header.dates
    series = KeptSeries(source, pixels, epochs, 1.0)
    scan = scan_stack(series, progress)
    if not scan.filled.any():
        raise InputError(_without_values(title, series))
    filled = epochs.copy()
    filled[epochs] = scan.filled
    empty = dates[epochs & ~filled]
    if len(empty):
        named = ", ".join(str(one) for one in empty[:_LISTED]) + (", ..." if len(empty) > _LISTED else "")
        progress.warning(f"Epochs without any value were left out ({len(empty)}): {named}.")
    _check_count(title, dates[filled])
    unit, told = unit_of_stack(source.header, title, request.unit, scan.step, progress)
    return unit, told, filled


def _check_count(title: str, dates: np.ndarray) -> None:
    if len(dates) < LEAST_EPOCHS:
        found = ", ".join(str(one) for one in dates) or "none"
        raise InputError(
            f"{title} has {len(dates)} epochs with values to import ({found}); expected at least {LEAST_EPOCHS}. "
            "Choose the folder or file that holds the whole series, or a longer range of dates."
        )


def _write_raster(work: _Work, path: Path, progress: Progress) -> None:
    grid, series = work.grid, work.series
    strips = series.strips() if grid.from_crs is None else warped_strips(series, grid)
    with stack_writer(
        path,
        grid.shape,
        grid.transform,
        grid.crs.to_wkt(),
        dates=series.dates,
        measured=work.measured,
        provenance=work.record,
        tile_height=series.height if grid.from_crs is None else None,
    ) as writer:
        for first, values in strips:
            writer.write(first, values)
            progress((first + values.shape[1]) / grid.shape[0], "Writing the stack")


def _without_values(title: str, series: KeptSeries) -> str:
    zeros = int(series.zeros_.sum())
    if zeros:
        return f"{title} has no value but zero in all {zeros} pixels to import. Choose another area or product."
    return f"{title} has no value in the pixels to import. Choose another area, mask or range of dates."


def _result(work: _Work, request: ImportStackRequest, progress: Progress) -> OperationResult:
    """Say what was imported, and return it."""
    series, measured, dates = work.series, work.measured, work.series.dates
    count, zeros = int(series.filled_.sum()), int(series.zeros_.sum())
    if zeros:
        progress.info(
            f"Pixels that are zero at every epoch were left out: {zeros}. The reference point may be one of them."
        )
    progress(1.0)
    progress.info(
        f"{count} pixels with {len(dates)} epochs from {dates[0]} to {dates[-1]} were imported: {measured.label}; "
        f"{work.grid.crs.name}."
    )
    texts = tuple(str(one) for one in dates)
    layers = {
        "OUTPUT": LayerDescription(
            name=f"Displacement, {measured.component_label}: {work.title}",
            quantity="displacement",
            label=measured.label_since,
            dates=texts,
        )
    }
    outputs: dict[str, Any] = {"OUTPUT": request.output}
    if request.output_points:
        outputs["OUTPUT_POINTS"] = request.output_points
        layers["OUTPUT_POINTS"] = LayerDescription(
            name=f"Velocity, {measured.component_label}: {work.title}",
            quantity="velocity",
            label=measured.velocity_label,
            field=VELOCITY_FIELD,
            dates=texts,
        )
    outputs |= {"PIXEL_COUNT": count, "EPOCH_COUNT": len(dates), "UNIT_USED": f"{work.unit}: {work.unit_told}"}
    outputs |= {"CRS_USED": f"{work.grid.crs.name}: {work.grid.told}", "PRODUCT_USED": work.product}
    return OperationResult(outputs, layers, attribution=measured.attribution)


def _refuse_own_output(request: ImportStackRequest) -> None:
    """Refuse an output that would replace the input, or be read as a part of it the next time."""
    given, output = Path(request.input), Path(request.output)
    if same_file(request.output, given):
        raise InputError("The output is the input itself. Choose another name for the output.")
    if request.mask and same_file(request.output, request.mask):
        raise InputError("The output is the mask itself. Choose another name for the output.")
    if given.is_dir() and output.absolute().parent.resolve() == given.resolve():
        raise InputError(
            f"The output {output.name} would stand in the folder of the product, where it would be read as a part of "
            "it. Choose another folder for the output."
        )
    if request.output_points:
        check_format(request.output_points)
