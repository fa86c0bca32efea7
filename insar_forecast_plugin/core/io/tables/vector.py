# SPDX-License-Identifier: GPL-2.0-or-later
"""Vector files that GDAL reads: points and their columns, in blocks of Arrow record batches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
from pyproj import CRS
from pyproj.exceptions import ProjError

from ...date_fields import date_fields
from ...errors import InputError, quoted
from ..gdal_files import VECTOR_ERRORS, VectorCRSError, open_arrow, read_info
from .number_cells import NumberCells, told_of, with_numbers
from .point_wkb import point_coordinates
from .sheet_header import as_numbers, columns_of_numbers, has_headings, heading_row, rows_of_cells
from .table import MOST_COLUMNS, Block
from .text_layout import passed_over, units_in
from .vector_file import VectorFile, unreadable

_TOO_MANY = re.compile("Maximum number of fields")
_BATCH_ROWS = 8192
_BATCH_VALUES = 4_000_000
_LEAST_BELOW_TITLE = 2
"""Headings and a row."""


class VectorLayer:
    """A layer of a vector file, as a :class:`~.table.Table`.

    The file says itself which of its columns are text.

    Parameters
    ----------
    file
        The file, or its path.
    layer
        Its name; None where the file has one layer only.
    called
        What messages call it; None for the names of file and layer.

    Raises
    ------
    InputError
        The file cannot be read, has no such layer, or several where none was named.
    """

    description = ""

    def __init__(self, file: Path | VectorFile, layer: str | None = None, *, called: str | None = None) -> None:
        self._file = file if isinstance(file, VectorFile) else VectorFile(file)
        self.path = self._file.path
        self._called = called
        self.title = self.path.stem
        self.remarks: list[str] = list(self._file.remarks)
        self.layer = layer if layer is not None else _only_layer(self._file)
        self._options = self._file.options
        counted = self._file.check_layer(self.layer, self.name)
        try:
            self._info = read_info(self._file.source, layer=self.layer, force_total_bounds=False, **self._file.options)
        except UnicodeDecodeError as error:
            raise InputError(
                f"{self.name} has a name of a field that is not UTF-8 ({quoted(error.object)}). Rename the field, or "
                "export the layer again."
            ) from error
        except (VectorCRSError, UnboundLocalError) as error:  # the latter is pyogrio's own, where GDAL writes no text
            if _TOO_MANY.search(str(error)):  # what GDAL said of something else before
                raise InputError(f"{self.name} has more than {MOST_COLUMNS} fields, which are not read.") from error
            raise InputError(
                f"The coordinate reference system of {self.name} is damaged. Remove it (of a shapefile the .prj), and "
                "set CRS or assign the right one."
            ) from error
        except (*VECTOR_ERRORS, NotImplementedError, ProjError) as error:
            raise self._file.without_layer(self.layer) or unreadable(self.path, error) from error
        days = self._file.days_of_headings(self._info["fields"])
        self._own = {days.get(name, name): name for name in self._info["fields"]}
        """Names as the file has them."""
        self.names: list[str] = [days.get(name, name) for name in self._info["fields"]]
        if len(self.names) > MOST_COLUMNS:
            raise InputError(f"{self.name} has {len(self.names)} fields; at most {MOST_COLUMNS} are read.")
        self._refuse_same_names()
        self.crs: str | None = self._system(self._info["crs"])
        self._odd = self._file.odd_numbers(self.layer, self.name, self.names)
        self.row_count: int = self._info["features"] if counted is None else counted
        for name, cells in self._odd.items():
            if len(cells) >= self.row_count > 0 and not any(one is not None for one in cells.values()):
                raise InputError(
                    f"The field {quoted(name)} of {self.name} is a column of numbers, but none of its cells is a "
                    "number. Change its type to text."
                )
        self.has_geometry = self._info["geometry_type"] is not None
        self._rows_before = 0
        self._numbers: frozenset[str] = frozenset()
        self.before: tuple[str, ...] = ()
        if self._file.is_workbook:
            self._find_headings()
            self._look_at_first_row()

    def _find_headings(self) -> None:
        """Take a later row of a sheet for its headings where the first one is a title."""
        if heading_row([self.names]) is not None or self.row_count < _LEAST_BELOW_TITLE:
            return
        as_first = self._options, self._own, self.names
        self._options = {**self._options, "HEADERS": "DISABLE"}
        own = [str(name) for name in read_info(self._file.source, layer=self.layer, **self._options)["fields"]]
        self._own, self.names = {name: name for name in own}, own
        self.row_count += 1
        rows = [self._dated(row) for row in self._first_rows()]
        at = heading_row(rows)
        if at is None or not at:
            self._options, self._own, self.names = as_first
            self.row_count -= 1
            return
        self.names = [one or f"column_{index}" for index, one in enumerate(rows[at], start=1)]
        self._refuse_same_names()
        self._own = dict(zip(self.names, own, strict=True))
        self._rows_before = at + 1
        self.row_count -= at + 1
        self.before = tuple(" ".join(one for one in row if one) for row in rows[:at] if any(row))
        self.remarks.append(passed_over(self.name, at, self.before[0] if self.before else ""))
        self._numbers = columns_of_numbers(block.batch for block in self.blocks(self.names))

    def _dated(self, row: list[str]) -> list[str]:
        """Return a row of a sheet with the headings that are dates as such."""
        days = self._file.days_of_headings(row)
        return [days.get(one, one) for one in row]

    def _first_rows(self) -> list[list[str]]:
        first = next(self.blocks(self.names), None)
        return rows_of_cells(first.batch.select(self.names)) if first is not None else []

    def _refuse_same_names(self) -> None:
        if twice := sorted(name for name, count in Counter(self.names).items() if count > 1):
            raise InputError(
                f"{self.name} has several fields with the name {quoted(twice[0])}. Rename them, or export it again."
            )

    def _look_at_first_row(self) -> None:
        """Take a row of units under the headings of a sheet for none of the rows.

        Raises
        ------
        InputError
            The row is the headings themselves: GDAL names the columns of a sheet of one row.
        """
        is_dated = has_headings(self.names)
        if not self.names or not (is_dated or self.row_count == 1):
            return
        row = next(iter(self._first_rows()), [])
        if not is_dated and date_fields(row).has_epochs:
            raise InputError(f"{self.name} has a header but no rows: it contains no points.")
        units = units_in(row, self.names)
        if units is not None and self.row_count:
            self._rows_before += 1
            self.row_count -= 1
            self.before += tuple(f"unit: {one}" for one in sorted(units))
            line = quoted(", ".join(row))
            self.remarks.append(f"The line under the header of {self.name} describes the columns: {line}.")

    def _system(self, stated: str | None) -> str | None:
        """Return a coordinate reference system as WKT; what cannot be read is none, and that is said."""
        if not stated:
            return None
        try:
            return CRS.from_user_input(stated).to_wkt()
        except ProjError as error:
            self.remarks.append(
                f"The coordinate reference system that {self.name} states cannot be read ({quoted(error)}) and was "
                "not used."
            )
            return None

    @property
    def name(self) -> str:
        """File and layer in words."""
        if self._called:
            return self._called
        stem = self.path.stem
        return self.path.name if self.layer in (None, stem) else f"{self.path.name}, layer {self.layer}"

    @property
    def metadata(self) -> dict[str, str]:
        """Tags of the file, overridden by those of the layer."""
        return {**(self._info["dataset_metadata"] or {}), **(self._info["layer_metadata"] or {})}

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Do nothing: a column has the type that the file gives it."""

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the rows with the named columns; coordinates are NaN where a row has no geometry."""
        for batch, geometry, share in self.batches(columns):
            try:
                places = None if geometry is None else point_coordinates(geometry, self.name)
            except pa.ArrowException as error:
                raise InputError(f"{self.name} is damaged or cannot be read to its end: {quoted(error)}.") from error
            yield Block(batch, places, share)

    def batches(self, columns: Sequence[str]) -> Iterator[tuple[pa.RecordBatch, pa.Array | None, float]]:
        """Yield rows with the named columns, their geometries as well-known binary, and the share that is read.

        The geometries are of any kind, null where a row has none; None where the layer has no geometry.

        Raises
        ------
        InputError
            The layer is damaged.
        """
        wanted = set(columns)
        odd = {name: cells for name, cells in self._odd.items() if name in wanted}
        done = repaired = 0
        try:
            with open_arrow(
                self._file.source,
                layer=self.layer,
                columns=[self._own[name] for name in columns],
                batch_size=max(1, min(_BATCH_ROWS, _BATCH_VALUES // max(len(columns), 1))),
                use_pyarrow=True,
                read_geometry=self.has_geometry,
                return_fids=bool(odd),
                skip_features=self._rows_before,
                **self._options,
            ) as (meta, reader):
                geometry = meta["geometry_name"] or "wkb_geometry"
                for batch in reader:
                    shapes = batch.column(geometry) if self.has_geometry else None
                    done += batch.num_rows
                    sound, count = _readable_texts(batch)
                    repaired += count
                    if odd:
                        sound = with_numbers(sound, odd, meta["fid_column"] or "OGC_FID")
                    sound = as_numbers(sound.rename_columns(self._shown(sound.schema.names)), self._numbers)
                    yield sound, shapes, done / max(self.row_count, done, 1)
        except NotImplementedError as error:
            raise InputError(
                f"{self.name} has geometries of the kind {self._info['geometry_type']}; expected one point per row. "
                "Choose the layer of the measurement points."
            ) from error
        except (*VECTOR_ERRORS, pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise InputError(f"{self.name} is damaged or cannot be read to its end: {quoted(error)}.") from error
        # GDAL ends at a damaged page as if nothing more had been there. (A shapefile's count has deleted rows in it.)
        if done < self.row_count and not self._file.is_shapefile:
            raise InputError(
                f"{self.name} is damaged: {done} of {self.row_count} rows could be read. Download or export it again."
            )
        self._tell(odd, repaired)

    def _shown(self, names: Sequence[str]) -> list[str]:
        """Return the names that columns of the file have here."""
        others = {own: name for name, own in self._own.items() if name != own}
        return [others.get(name, name) for name in names]

    def _tell(self, odd: dict[str, NumberCells], repaired: int) -> None:
        """Say what was put right, once, however often the rows are read."""
        found = []
        if repaired:
            found.append(f"Texts of {self.name} that are not UTF-8 and were read as Windows-1252: {repaired}.")
        if (told := told_of(odd, self.name)) is not None:
            found.append(told)
        self.remarks += [text for text in found if text not in self.remarks]


def _readable_texts(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, int]:
    """Return the rows with every text as UTF-8, and how many had to be read as something else."""
    # A field with texts and numbers of a GeoJSON is an extension type, JSON.
    arrays = [one.storage if isinstance(one, pa.ExtensionArray) else one for one in batch.columns]
    repaired = 0
    for index, array in enumerate(arrays):
        if not (pa.types.is_string(array.type) or pa.types.is_large_string(array.type)):
            continue
        try:
            array.validate(full=True)
        except pa.ArrowInvalid:
            wide = pa.types.is_large_string(array.type)
            texts, count = _decoded(array.view(pa.large_binary() if wide else pa.binary()).to_pylist())
            arrays[index] = pa.array(texts, array.type)
            repaired += count
    return pa.RecordBatch.from_arrays(arrays, names=batch.schema.names), repaired


def _decoded(cells: list[bytes | None]) -> tuple[list[str | None], int]:
    texts: list[str | None] = []
    repaired = 0
    for cell in cells:
        try:
            texts.append(None if cell is None else cell.decode("utf-8"))
        except UnicodeDecodeError:
            texts.append(cell.decode("cp1252", errors="replace") if cell is not None else None)
            repaired += 1
    return texts, repaired


def _only_layer(file: VectorFile) -> str:
    names = file.layer_names()
    if not names:
        raise InputError(f"{file.path.name} contains no layer.")
    if len(names) > 1:
        raise InputError(
            f"{file.path.name} contains {len(names)} layers ({quoted(', '.join(names))}); expected one. Name the "
            f"layer: {file.path.name}|layername={names[0][:80]}"
        )
    return names[0]
