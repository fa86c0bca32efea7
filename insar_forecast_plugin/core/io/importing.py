# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation 'Import InSAR time series': a file as users have it, to points with fields that all operations know."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from ..errors import InputError
from ..interface import ImportRequest
from ..measured import Measured
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import MEASURED_TAG, LayerDescription, OperationResult
from ..series import TimeSeriesPoints, epoch_field
from .collecting import Collected, Columns, Keep, as_float, collect, drop_empty, other_columns
from .coordinate_columns import area_in, check_range, find_place
from .epoch_columns import epoch_columns
from .field_names import COHERENCES, IDENTIFIERS, REFERENCE_SYSTEMS, VELOCITIES, named
from .gdal_files import split_layer
from .metadata import decoded, measured_in
from .points import check_format, write_points
from .product import chosen_component, in_egms_layout, measured_by, orbit_of, recognised_by
from .staging import staged_outputs
from .tables.table import Block, Table
from .tables.table_formats import open_table
from .values import MM_PER_UNIT, clear_placeholders, say_placeholders, unit_by_scatter

_READ, _WRITTEN = 0.6, 0.98
_SCALE_ROWS = 8192
_LATE_DAYS, _LATE_EPOCHS = 90, 6
"""A series that lacks more than both of these at its start began late, at its end ended early."""


def import_time_series(request: ImportRequest, progress: Progress) -> OperationResult:
    """Read a file of time series, filter it, settle what it is, and write it as points.

    Raises
    ------
    InputError
        The file is no table of time series, does not say where its points are, or nothing is left of it.
    OutputError
        The output cannot be written.
    """
    if Path(request.output).absolute() == split_layer(request.input)[0].absolute():
        raise InputError("The output is the input itself. Choose another name for the output.")
    with staged_outputs() as staging:
        target = staging.path(request.output)
        table = open_table(request.input)
        points, skipped, in_mm = read_table(table, request, Part(progress, 0.0, _READ))
        record = provenance("importtimeseries", request, {"input": split_layer(request.input)[0]})
        points = replace(points, provenance={**record, "measured": points.measured.to_json()})
        write_points(points, target, layer_name=Path(request.output).stem, progress=Part(progress, _READ, _WRITTEN))
    progress(1.0, "imported")
    progress.info(
        f"{points.point_count} points with {points.epoch_count} epochs from {points.dates[0]} to {points.dates[-1]} "
        f"were imported: {points.measured.label}; {CRS.from_wkt(points.crs).name}."
    )
    return OperationResult(
        outputs={
            "OUTPUT": request.output,
            "POINT_COUNT": points.point_count,
            "EPOCH_COUNT": points.epoch_count,
            "SKIPPED_COUNT": skipped,
        },
        layers={"OUTPUT": _layer(points, table.title, in_mm)},
        attribution=points.measured.attribution,
    )


def read_table(table: Table, request: ImportRequest, progress: Progress) -> tuple[TimeSeriesPoints, int, bool]:
    """Read of an opened file what the request asks for.

    Returns
    -------
    points, skipped, in_mm
        The points; the number of rows that were read and left out; whether the file was in mm already.
    """
    names, dates = epoch_columns(table.name, table.names, progress)
    measured, told_by = _measured(table, request, dates[0], progress)
    epochs, dates = _epochs_within(request, table.name, names, dates)
    pid = _identifier(table, request.id_field)
    if pid is not None:
        table.read_as_text([pid])
    egms = measured.product.startswith("EGMS") or in_egms_layout(table.names)
    place = find_place(
        table, progress, asked_crs=request.crs, x_field=request.x_field, y_field=request.y_field, egms=egms
    )
    others = other_columns(table.names, progress)
    columns = Columns(
        epochs=epochs,
        dates=dates,
        pid=pid,
        xy=place.xy,
        attributes=tuple(name for name in others if not (name == pid and name.lower() == "pid")),
    )
    check_format(request.output, 1 + len(columns.attributes) + len(epochs))
    choice = _Choice(
        table=table,
        crs=place.crs,
        area=area_in(place.crs, request.aoi, request.extent),
        coherence=_coherence_column(table, request.min_coherence),
        least=request.min_coherence,
        system=named(REFERENCE_SYSTEMS, table.names),
    )
    collected = collect(table, columns, progress, keep=choice.afresh)
    choice.check(collected, progress)
    if len(collected.pid):
        say_placeholders(clear_placeholders(collected.displacement), progress)
    empty = drop_empty(collected, progress)
    if not len(collected.pid):
        raise InputError(choice.nothing_left(collected, empty))
    unit, why = _unit(request.unit, measured, table, collected.displacement, progress)
    product = f"{measured.product}, recognised by {told_by}" if measured.product else "not known"
    progress.info(f"Unit: {unit}, {why}. Product: {product}. {_gaps(collected.displacement, collected.dates)}")
    _scale(collected.displacement, MM_PER_UNIT[unit])
    if measured.component == "los" and not measured.orbit:
        measured = replace(measured, orbit=orbit_of(collected.attributes))
    points = TimeSeriesPoints(
        pid=collected.pid,
        coordinates=collected.coordinates,
        crs=place.crs.to_wkt(),
        dates=collected.dates,
        displacement=collected.displacement,
        attributes=collected.attributes,
        measured=measured,
    )
    return points, collected.rows_read - points.point_count, unit == "mm"


@dataclass
class _Choice:
    """Which rows are wanted, and how many were not, and why."""

    table: Table
    crs: CRS
    area: shapely.Geometry | None
    coherence: str | None
    least: float | None
    system: str | None
    outside: int = 0
    incoherent: int = 0
    seen: list[np.ndarray] = field(default_factory=list)
    systems: set[str] = field(default_factory=set)

    def afresh(self) -> Keep:
        """Forget the rows seen, as the table is read from its start, and return what chooses its rows."""
        self.outside = self.incoherent = 0
        self.seen.clear()
        return self

    def __call__(self, block: Block, coordinates: np.ndarray) -> np.ndarray:
        """Return which rows of a block to keep, bool, shape (n_rows,)."""
        keep = np.isfinite(coordinates).all(axis=1)
        placed = coordinates[keep]
        if len(placed):
            self.seen.append(placed)
        if self.system is not None:
            self.systems |= {
                str(one) for one in block.batch.column(self.system).unique().to_pylist() if one is not None
            }
            if len(self.systems) > 1:
                raise InputError(
                    f"{self.table.name} mixes coordinate reference systems: its column {self.system} contains "
                    f"{', '.join(sorted(self.systems)[:5])}. Split it into one file per system."
                )
        if self.area is not None:
            inside = shapely.contains_xy(self.area, coordinates[:, 0], coordinates[:, 1])
            self.outside += int((keep & ~inside).sum())
            keep &= inside
        if self.coherence is not None:
            values = as_float(self.table.name, block.batch.column(self.coherence), self.coherence)
            coherent = values >= (self.least or 0.0)
            self.incoherent += int((keep & ~coherent).sum())
            keep &= coherent
        return keep

    def check(self, collected: Collected, progress: Progress) -> None:
        """Check that the places make sense, also of rows that are not wanted, and tell what was left out."""
        if self.seen:
            check_range(np.concatenate(self.seen), self.crs, self.table.name)
        if collected.without_place:
            progress.warning(f"{collected.without_place} rows have no coordinates and were left out.")
        if self.outside:
            progress.info(f"{self.outside} points lie outside the area and were left out.")
        if self.incoherent:
            progress.info(f"{self.incoherent} points have a {self.coherence} below {self.least:g} and were left out.")

    def nothing_left(self, collected: Collected, empty: int) -> str:
        """Return why no point is left."""
        if not collected.rows_read:
            return f"{self.table.name} has no rows: it contains no points."
        reasons = [
            (collected.without_place, f"{collected.without_place} have no coordinates"),
            (self.outside, f"{self.outside} lie outside the area"),
            (self.incoherent, f"{self.incoherent} have a {self.coherence} below {self.least}"),
            (empty, f"{empty} have no value at any epoch"),
        ]
        told = ", ".join(words for count, words in reasons if count)
        text = f"No point of {self.table.name} remains: of {collected.rows_read} rows, {told}."
        if self.outside:
            coordinates = np.concatenate(self.seen)
            (xmin, ymin), (xmax, ymax) = coordinates.min(axis=0), coordinates.max(axis=0)
            text += f" The points lie within {xmin:.7g}, {ymin:.7g} to {xmax:.7g}, {ymax:.7g} in {self.crs.name}."
        return text + " Widen the filters or choose another file."


def _measured(table: Table, request: ImportRequest, first: np.datetime64, progress: Progress) -> tuple[Measured, str]:
    """Return what is measured, and what of the file told the product; ``first`` is the file's first epoch."""
    tags = table.metadata
    told = decoded(tags.get(MEASURED_TAG))
    if told:
        found, told_by = measured_in(tags), "its description"
    else:
        arguments = table.title, table.names, table.description
        found, told_by = measured_by(*arguments), recognised_by(*arguments)
        if found.product.startswith("EGMS"):
            found = replace(found, zero_date=str(first))
    return replace(found, component=chosen_component(found.component, request.component, progress)), told_by


def _epochs_within(
    request: ImportRequest, name: str, names: tuple[str, ...], dates: np.ndarray
) -> tuple[tuple[str, ...], np.ndarray]:
    """Return the epoch columns of a table between DATE_FROM and DATE_TO, and their dates."""
    first, last = _day(request.date_from, "DATE_FROM"), _day(request.date_to, "DATE_TO")
    wanted = np.ones(len(dates), dtype=bool)
    if first is not None:
        wanted &= dates >= first
    if last is not None:
        wanted &= dates <= last
    if not wanted.any():
        raise InputError(
            f"{name} has no epoch from {first or 'the beginning'} to {last or 'the end'}; "
            f"its {len(dates)} epochs run from {dates[0]} to {dates[-1]}."
        )
    return tuple(one for one, want in zip(names, wanted, strict=True) if want), dates[wanted]


def _day(text: str | None, parameter: str) -> np.datetime64 | None:
    if not text:
        return None
    try:
        return np.datetime64(date.fromisoformat(text[:10]), "D")
    except ValueError as error:
        raise InputError(f"{parameter} is {text!r}; expected a date such as 2024-01-31.") from error


def _identifier(table: Table, asked: str | None) -> str | None:
    if not asked:
        return named(IDENTIFIERS, table.names)
    found = asked if asked in table.names else named([asked.lower()], table.names)
    if found is None:
        raise InputError(f"{table.name} has no column {asked} (ID_FIELD); it has {', '.join(table.names[:12])}, ...")
    return found


def _coherence_column(table: Table, least: float | None) -> str | None:
    if least is None:
        return None
    found = named(COHERENCES, table.names)
    if found is None:
        raise InputError(
            f"MIN_COHERENCE is set, but {table.name} has no coherence column; expected one named "
            f"{', '.join(COHERENCES)}. Leave MIN_COHERENCE empty."
        )
    return found


def _unit(
    asked: str, measured: Measured, table: Table, displacement: np.ndarray, progress: Progress
) -> tuple[str, str]:
    """Return the unit of the file's values, and why: asked for, known of the product, or told by their scatter."""
    if asked != "auto":
        return asked, "as set by UNIT"
    if measured.product.startswith("EGMS"):
        return "mm", "as in every EGMS product"
    if MEASURED_TAG in table.metadata:
        return "mm", "as stated in the file"
    return unit_by_scatter(displacement, progress), "inferred from the scatter of the values"


def _gaps(displacement: np.ndarray, dates: np.ndarray) -> str:
    """Return in a sentence the share of missing values, and how many points start late or end early."""
    missing = late = early = 0
    days = (dates - dates[0]).astype(np.int64)
    for start in range(0, len(displacement), _SCALE_ROWS):
        known = np.isfinite(displacement[start : start + _SCALE_ROWS])
        missing += int(known.size - known.sum())
        first, last = known.argmax(axis=1), len(dates) - 1 - known[:, ::-1].argmax(axis=1)
        late += int(((days[first] > _LATE_DAYS) & (first > _LATE_EPOCHS)).sum())
        early += int(((days[-1] - days[last] > _LATE_DAYS) & (len(dates) - 1 - last > _LATE_EPOCHS)).sum())
    text = f"{missing / displacement.size:.1%} of the values are missing"
    some = [f"{late} points start late"] * bool(late) + [f"{early} end early"] * bool(early)
    return f"{text}; {' and '.join(some)} (by more than {_LATE_DAYS} days)." if some else f"{text}."


def _scale(displacement: np.ndarray, factor: float) -> None:
    """Multiply in place, shape (n_points, n_epochs)."""
    if factor != 1.0:
        for start in range(0, len(displacement), _SCALE_ROWS):
            displacement[start : start + _SCALE_ROWS] *= np.float32(factor)


def _layer(points: TimeSeriesPoints, name: str, in_mm: bool) -> LayerDescription:
    dates = tuple(str(one) for one in points.dates)
    component = points.measured.component_label
    column = named(VELOCITIES, [str(one) for one in points.attributes.columns])
    velocity = pd.to_numeric(points.attributes[column], errors="coerce").to_numpy(float) if column else np.empty(0)
    if in_mm and np.isfinite(velocity).any():
        return LayerDescription(
            name=f"Velocity, {component}: {name}",
            quantity="velocity",
            label=points.measured.velocity_label,
            field=column,
            dates=dates,
        )
    return LayerDescription(
        name=f"Displacement, {component}: {name}",
        quantity="displacement",
        label=points.measured.label_since,
        field=epoch_field(points.dates[-1]),
        dates=dates,
    )
