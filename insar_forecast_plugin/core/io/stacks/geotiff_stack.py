# SPDX-License-Identifier: GPL-2.0-or-later
"""Stacks of displacement as GeoTIFF: one float32 band an epoch, the date in the band's description.

What the numbers are (component, sign, unit), their dates and how they came to be stand in the file's tags, so that a
grid that was copied elsewhere still explains itself.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from affine import Affine
from pyproj import CRS
from pyproj.exceptions import ProjError

from ...errors import InputError, quoted
from ...results import PROVENANCE_TAG
from ...stack import RasterStack
from ..field_names import epoch_date
from ..gdal_grids import NotGeoreferencedWarning, RasterioError, bounded_cache, open_grid
from ..grid_faults import grid_fault
from ..metadata import decoded, measured_in
from ..unit_words import unit_in_text
from .stack_writer import DATES_TAG, stack_writer

_SQUARE = 1e-6
"""Share of a cell by which its sides may differ from rounding."""
_MOST_VALUES = 4_000_000_000
_MOST_EMPTY = 250_000_000
"""Values of a grid that may have almost no file, 1 GB."""
_MOST_VALUES_PER_BYTE = 100


def read_geotiff(path: Path) -> RasterStack:
    """Read a stack with one band an epoch, in any format in which GDAL finds such bands.

    The dates come from the band descriptions, or from the tags that :func:`write_stack` leaves.

    Raises
    ------
    InputError
        The file is no raster, has a single band, no or disordered dates, no CRS, degrees or a rotated grid, or is
        in cm or m.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            source = open_grid(path)
    except (RasterioError, UnicodeDecodeError) as error:
        what, remedy = grid_fault(path, error)
        raise InputError(
            f"{path.name} cannot be read as a grid: {what}. Expected a GeoTIFF made by 'Grid time series' or 'Import "
            f"raster stack'. {remedy}"
        ) from error
    with bounded_cache(), source:
        _check_values(path, source)
        try:
            tags, descriptions = source.tags(), source.descriptions
        except UnicodeDecodeError as error:
            raise InputError(
                f"The grid {path.name} has a description that is not UTF-8 ({quoted(error.object)}). Make it again."
            ) from error
        _check_unit(path.name, source.units)
        dates = _dates(path.name, source.count, descriptions, tags)
        crs = _metric_crs(path.name, source.crs)
        transform = _upright(path.name, source.transform)
        try:
            values = source.read(out_dtype="float32")
            # Files of other programs mark gaps by a number or by a mask band.
            for index in range(source.count):
                values[index][source.read_masks(index + 1) == 0] = np.nan
        except RasterioError as error:
            what, remedy = grid_fault(path, error)
            raise InputError(f"The values of the grid {path.name} cannot be read: {what}. {remedy}") from error
    values[~np.isfinite(values)] = np.nan
    return RasterStack(
        dates=dates,
        transform=transform,
        crs=crs,
        values=values,
        measured=measured_in(tags),
        provenance=decoded(tags.get(PROVENANCE_TAG)),
    )


def write_stack(stack: RasterStack, path: str | Path, *, quantity: str = "displacement", description: str = "") -> None:
    """Write a stack as a tiled, compressed GeoTIFF.

    Parameters
    ----------
    stack
        Values in mm, shape (n_epochs, rows, columns); a band whose date is NaT is written without one.
    path
        Where to write; a path of :class:`~..staging.Staging`, so that nothing half written is left.
    quantity
        As of a :class:`~insar_forecast_plugin.core.results.LayerDescription`.
    description
        What the values are; the default is the label of what is measured.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    with stack_writer(
        Path(path),
        stack.shape,
        stack.transform,
        stack.crs,
        dates=stack.dates,
        measured=stack.measured,
        provenance=stack.provenance,
        quantity=quantity,
        description=description,
    ) as writer:
        writer.write(0, stack.values)


def _check_values(path: Path, source: Any) -> None:
    """Refuse what is no displacement, or too much of it, before it is read."""
    name = path.name
    complex_ones = [kind for kind in source.dtypes if "complex" in kind]
    if complex_ones:
        raise InputError(
            f"The grid {name} contains complex numbers ({complex_ones[0]}), such as interferograms have; expected "
            "displacement in mm. Unwrap the phase and convert it first."
        )
    count = source.count * source.width * source.height
    if count > _MOST_VALUES:
        raise InputError(
            f"The grid {name} has {source.width} x {source.height} cells and {source.count} bands, "
            f"{count * 4 / 1e9:.0f} GB; the limit is {_MOST_VALUES * 4 / 1e9:.0f} GB. Cut out a part of it, "
            "or make it with larger cells."
        )
    if count > max(_MOST_EMPTY, _MOST_VALUES_PER_BYTE * path.stat().st_size):
        raise InputError(
            f"The grid {name} states {source.width} x {source.height} cells and {source.count} bands, but its file of "
            f"{path.stat().st_size >> 10} KB holds almost none of them. Cut out the part that has values."
        )


def _check_unit(name: str, units: Sequence[str | None]) -> None:
    """Refuse bands that state a length other than mm: they would be read as mm."""
    stated = next((unit for unit in units if unit and unit_in_text(unit) in ("cm", "m")), None)
    if stated:
        raise InputError(
            f"The grid {name} is in {quoted(stated)}; expected displacement in mm. Import it with 'Import raster "
            "stack'."
        )


def _dates(name: str, count: int, descriptions: Sequence[str | None], tags: dict[str, Any]) -> np.ndarray:
    """Return the dates of the bands, ``datetime64[D]``, shape (n_epochs,)."""
    if count == 1:
        raise InputError(
            f"The grid {name} has a single band; expected one band per epoch, with the date as its description. Make "
            "it with 'Import raster stack' or 'Grid time series'."
        )
    found = [epoch_date(text or "") for text in descriptions]
    if None in found and tags.get(DATES_TAG, "").count(",") == count - 1:
        found = [epoch_date(text) for text in tags[DATES_TAG].split(",")]
    if None in found:
        lacking = found.index(None)
        raise InputError(
            f"Band {lacking + 1} of the grid {name} has no date in its description ({quoted(descriptions[lacking])}); "
            "expected dates such as 2024-01-31 as band descriptions. Make it with 'Import raster stack' or "
            "'Grid time series'."
        )
    dates = np.array(found, dtype="datetime64[D]")
    if not (np.diff(dates) > np.timedelta64(0, "D")).all():
        raise InputError(f"The band dates of {name} are repeated or not in increasing order.")
    return dates


def _metric_crs(name: str, crs: Any) -> str:
    if crs is None:
        raise InputError(f"The grid {name} has no coordinate reference system. Make it again with 'Grid time series'.")
    try:
        wkt = crs.to_wkt()
        parsed = CRS.from_wkt(wkt)
    except (ProjError, RasterioError) as error:
        raise InputError(
            f"The coordinate reference system of {name} is unknown ({quoted(error)}). Assign it to the grid again."
        ) from error
    if not parsed.is_projected:
        kind = "in degrees" if parsed.is_geographic else "in a local system"
        raise InputError(
            f"The grid {name} is {kind} ({quoted(parsed.name)}); expected a projected system in metres. Take it "
            "through 'Import raster stack', which warps it."
        )
    if any(abs(axis.unit_conversion_factor - 1) > 1e-9 for axis in parsed.axis_info[:2]):
        unit = parsed.axis_info[0].unit_name
        raise InputError(f"The grid {name} is in units of {unit}; expected metres. Reproject it.")
    return str(wkt)


def _upright(name: str, transform: Affine) -> Affine:
    if transform.b or transform.d or transform.e >= 0 or transform.a <= 0:
        raise InputError(
            f"The grid {name} is rotated or runs northwards; expected rows that run southwards. "
            "Warp it to a north-up grid."
        )
    if not np.isfinite(tuple(transform)).all():
        raise InputError(f"The grid {name} does not say where it is: its corner is no number. Make it again.")
    if abs(transform.a + transform.e) > _SQUARE * transform.a:
        raise InputError(
            f"The cells of {name} are not square: {_told_apart(transform.a, -transform.e)} m. Resample the grid to "
            "square cells."
        )
    return transform


def _told_apart(width: float, height: float) -> str:
    """Return both sides of a cell with as many digits as it takes to see the difference."""
    for digits in range(3, 17):
        sides = f"{width:.{digits}g}", f"{height:.{digits}g}"
        if sides[0] != sides[1]:
            break
    return " x ".join(sides)
