# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation 'Import InSAR time series': a file as users have it, to points with fields that all operations know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..attribute_names import COHERENCES
from ..errors import InputError
from ..interface import ImportRequest
from ..measured import Measured
from ..progress import Part, Progress, Recorder
from ..provenance import provenance
from ..release_joins import joins_text
from ..results import MEASURED_TAG, LayerDescription, OperationResult
from ..series import TimeSeriesPoints, epoch_field
from .area_of_interest import area_in
from .collecting import Columns, arrow_frame, other_columns, output_names
from .coordinate_columns import EgmsEvidence, find_place
from .epoch_choice import epochs_within
from .epoch_columns import epoch_columns
from .field_names import (
    IDENTIFIERS,
    REFERENCE_SYSTEMS,
    SYSTEMS_OF_DEGREES,
    first_names,
    named,
    velocity_column,
)
from .gdal_files import split_layer
from .import_scan import ImportScan, scan
from .local_file import link_told, same_file
from .metadata import decoded, measured_in
from .output_formats import check_format
from .places import Place
from .points import PointBlock, write_point_blocks
from .product import chosen_component, lacking_of_egms, measured_by, recognised_by, tile_in
from .row_choice import RowChoice
from .staging import staged_outputs
from .tables.table import Table
from .tables.table_formats import open_table
from .unit_of_values import MM_PER_UNIT, ToldUnit, stated_unit, unit_told

_SCANNED, _WRITTEN = 0.5, 0.98
_DECIMALS = 6


def import_time_series(request: ImportRequest, progress: Progress, places: str | None = None) -> OperationResult:
    """Read a file of time series, filter it, settle what it is, and write it as points.

    ``places`` is another file that says where the points are, of series without coordinates.

    Raises
    ------
    InputError
        The file is no table of time series, does not say where its points are, or nothing is left of it.
    OutputError
        The output cannot be written.
    """
    if any(same_file(request.output, split_layer(path)[0]) for path in (request.input, places) if path):
        raise InputError("The output is the input itself. Choose another name for the output.")
    check_format(request.output)
    with staged_outputs() as staging:
        target = staging.path(request.output)
        prepared = prepare_import(request, progress, places)
        write_point_blocks(
            prepared.blocks(Part(progress, _SCANNED, _WRITTEN)),
            target,
            layer_name=Path(request.output).stem,
            progress=progress,
        )
    progress(1.0)
    dates, found, opened, measured = prepared.dates, prepared.found, prepared.opened, prepared.opened.measured
    unit, why = prepared.unit, prepared.why
    progress.info(
        f"{found.point_count} points with {len(dates)} epochs from {dates[0]} to {dates[-1]} were imported: "
        f"{measured.label}; {opened.place.crs.name}."
    )
    return OperationResult(
        outputs={
            "OUTPUT": request.output,
            "POINT_COUNT": found.point_count,
            "EPOCH_COUNT": len(dates),
            "SKIPPED_COUNT": found.rows_read - found.point_count,
            "CRS_USED": f"{opened.place.system}: {opened.place.columns}, {opened.place.told_by}",
            "UNIT_USED": f"{unit}: {why}",
        },
        layers={"OUTPUT": _layer(measured, opened.table, dates, with_velocity=unit == "mm" and found.has_velocity)},
        attribution=measured.attribution,
    )


@dataclass(frozen=True)
class PreparedImport:
    """A file that was read once: all is known of it but what stands in its rows.

    Parameters
    ----------
    opened, found
        What its header and its rows told.
    unit, why
        Of the values, and what told it.
    record
        How the points came to be.
    """

    opened: _Opened
    found: ImportScan
    unit: str
    why: str
    record: dict[str, object]

    @property
    def dates(self) -> np.ndarray:
        """Epochs that have values, ``datetime64[D]``, shape (n_epochs,)."""
        return np.asarray(self.opened.columns.dates[self.found.filled])

    def blocks(self, progress: Progress) -> Iterator[PointBlock]:
        """Yield the points in mm, block by block."""
        return _blocks(self.opened, self.found, MM_PER_UNIT[self.unit], self.record, progress)


def prepare_import(request: ImportRequest, progress: Progress, places: str | None = None) -> PreparedImport:
    """Read a file once, and settle what it is; tells half of the progress. ``places``: see :func:`import_time_series`.

    Raises
    ------
    InputError
        See :func:`import_time_series`.
    """
    opened = _opened(request, places, progress)
    found = scan(
        opened.table,
        opened.columns,
        opened.choice,
        keep_zeros=request.keep_zeros,
        progress=Part(progress, 0.0, _SCANNED),
    )
    unit, why = _said_unit(request, opened, found, progress)
    measured = opened.measured
    if measured.component == "los" and not measured.orbit and len(found.orbits) == 1:
        measured = replace(measured, orbit=found.orbits.copy().pop())
    if not measured.seams:
        measured = replace(measured, seams=tuple(one.seam for one in found.joins.found() if one.is_certain))
    opened = replace(opened, measured=measured)
    files = {"input": request.input, **({"places": places} if places else {})}
    record = provenance("importtimeseries", request, {role: split_layer(path)[0] for role, path in files.items()})
    record = {**record, "measured": measured.to_json(), "coordinates": opened.place.told, "unit": f"{unit}, {why}"}
    return PreparedImport(opened, found, unit, why, record)


@dataclass(frozen=True)
class _Opened:
    """A file whose columns, places and product are known; no row of it was read."""

    request: ImportRequest
    table: Table
    columns: Columns
    place: Place
    measured: Measured
    told_by: str

    def choice(self) -> RowChoice:
        """Return what chooses rows, with nothing counted yet."""
        request = self.request
        return RowChoice(
            table=self.table,
            place=self.place,
            area=area_in(self.place.crs, request.aoi, request.extent),
            coherence=_coherence_column(self.table, request.min_coherence),
            least=request.min_coherence,
            system=named(SYSTEMS_OF_DEGREES if self.place.crs.is_geographic else REFERENCE_SYSTEMS, self.table.names),
        )


def _opened(request: ImportRequest, places: str | None, progress: Progress) -> _Opened:
    """Open the file of a request, and say first of all where the points are taken to be."""
    places_named = bool(request.x_field or request.y_field)
    table = open_table(request.input, id_field=request.id_field, places_named=places_named, places=places)
    of_epochs = Recorder()
    names, dates = epoch_columns(table.name, table.names, of_epochs, importing=True)
    pid = _identifier(table, request.id_field)
    if pid is not None:
        table.read_as_text([pid])
    told_by = recognised_by(table.title, (), table.description)
    place = find_place(
        table,
        progress,
        asked_crs=request.crs,
        x_field=request.x_field,
        y_field=request.y_field,
        egms=EgmsEvidence(told_by, lacking_of_egms(table.names), tile_in(table.title)),
    )
    progress.info(place.told)
    if (link := link_told(split_layer(request.input)[0])) is not None:
        progress.info(link)
    of_epochs.repeat(progress)
    measured, told_by = _measured(table, request, dates[0], progress)
    epochs, dates = _epochs_within(request, table.name, names, dates)
    others = other_columns(table.names, progress)
    columns = Columns(
        epochs=epochs,
        dates=dates,
        pid=pid,
        xy=place.xy,
        attributes=tuple(name for name in others if not (name == pid and name.lower() == "pid")),
        geographic=place.crs.is_geographic,
    )
    check_format(request.output, 1 + len(columns.attributes) + len(epochs))
    return _Opened(request, table, columns, place, measured, told_by)


def _converted(displacement: np.ndarray, factor: float) -> np.ndarray:
    """Return values in mm, float32: decimal numbers stay such, 0.034 cm is 0.34 mm."""
    return np.round(displacement.astype(float) * factor, _DECIMALS).astype(np.float32)


def _blocks(
    opened: _Opened, found: ImportScan, factor: float, record: dict[str, object], progress: Progress
) -> Iterator[PointBlock]:
    """Yield the points in mm, block by block."""
    names = output_names(opened.columns.attributes, progress)
    dates, crs, done = opened.columns.dates[found.filled], opened.place.crs.to_wkt(), 0
    for rows in found.rows(opened.choice, progress):
        done += len(rows.pid)
        points = TimeSeriesPoints(
            pid=rows.pid,
            coordinates=rows.coordinates,
            crs=crs,
            dates=dates,
            displacement=rows.displacement if factor == 1 else _converted(rows.displacement, factor),
            attributes=arrow_frame(rows.attributes, names),
            measured=opened.measured,
            provenance=record,
        )
        yield points, {}
        progress(done / found.point_count, "Writing the points")


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
    wanted = epochs_within(name, dates, request.date_from, request.date_to)
    return tuple(one for one, want in zip(names, wanted, strict=True) if want), dates[wanted]


def _identifier(table: Table, asked: str | None) -> str | None:
    if not asked:
        # Of two tables, the column that joins them names the points, whatever it is called.
        return named(IDENTIFIERS, table.names) or getattr(table, "joined_by", None)
    found = asked if asked in table.names else named([asked.lower()], table.names)
    if found is None:
        raise InputError(f"{table.name} has no column {asked} (ID_FIELD); it has {first_names(table.names)}, ...")
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


def _said_unit(request: ImportRequest, opened: _Opened, found: ImportScan, progress: Progress) -> tuple[str, str]:
    """Return the unit of the file's values, and why; say it, with what else the whole file tells."""
    told = _unit(request, opened, found)
    product = opened.measured.product
    product = f"{product}, recognised by {opened.told_by}" if product else "not known"
    progress.info(f"Unit: {told.unit}, {told.why}. Product: {product}. {found.gaps()}")
    if told.doubt:
        progress.warning(told.doubt)
    if joins := joins_text(found.joins.found()):
        progress.warning(joins)
    return told.unit, told.why


def _unit(request: ImportRequest, opened: _Opened, found: ImportScan) -> ToldUnit:
    """Return the unit of the file's values, and why: asked for, known of the product, or told by the file."""
    if request.unit != "auto":
        return ToldUnit(request.unit, "as set by UNIT")
    if MEASURED_TAG in opened.table.metadata:
        return ToldUnit("mm", "as stated in the file")
    evidence = found.unit_evidence(all_epochs=request.date_from is None and request.date_to is None)
    if not opened.measured.product.startswith("EGMS"):
        return unit_told(evidence)
    stated = stated_unit(evidence)
    if stated is not None and stated.unit != "mm":
        raise InputError(
            f"{opened.table.name} looks like {opened.measured.product}, which is in mm, but its unit is {stated.unit}, "
            f"{stated.why}. Set UNIT to the right one."
        )
    return ToldUnit("mm", "as in every EGMS product")


def _layer(measured: Measured, table: Table, dates: np.ndarray, *, with_velocity: bool) -> LayerDescription:
    epochs = tuple(str(one) for one in dates)
    column = velocity_column(table.names)
    if with_velocity and column is not None:
        return LayerDescription(
            name=f"Velocity, {measured.component_label}: {table.title}",
            quantity="velocity",
            label=measured.velocity_label,
            field=column,
            dates=epochs,
        )
    return LayerDescription(
        name=f"Displacement, {measured.component_label}: {table.title}",
        quantity="displacement",
        label=measured.label_since,
        field=epoch_field(dates[-1]),
        dates=epochs,
    )
