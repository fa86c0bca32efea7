# SPDX-License-Identifier: GPL-2.0-or-later
"""The first of the two times that an import reads a file: what all rows say together, and which of them are kept.

Only the rows' identifiers, places and fingerprints stay in memory, and the rows themselves while they are few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa

from ..errors import InputError, quoted
from ..progress import Progress
from ..release_joins import JoinFinder
from ..shares import percent
from .collecting import Columns, KeptRows, empty_epochs, kept_rows
from .field_names import named, velocity_column, without_cut_unit
from .number_columns import as_float
from .product import orbit_of
from .repeated_rows import fingerprints, without_repeats
from .row_choice import RowChoice
from .stated_units import stated_units
from .tables.table import ReadAgain, Table
from .unit_of_values import UnitEvidence
from .unit_words import UNIT_FIELDS, unit_of_epoch
from .values import Placeholders, Zeros, zero_runs

_HELD_VALUES = 30_000_000
"""So many values stay in memory, 120 MB, which saves reading a file twice."""
_MOST_ROWS = 10_000_000
_SAMPLE_ROWS = 4096
_MOST_UNITS = 5
_MANY_POINTS = 20
"""Values of so many points are not all rounded to zero at one date by chance."""
_LATE_DAYS, _LATE_EPOCHS = 90, 6
"""A series that lacks more than both of these at its start began late, at its end ended early."""


@dataclass
class ImportScan:
    """What an import learns of a file when it reads it for the first time.

    Parameters
    ----------
    table, columns
        The file, and which of its columns are read as what.
    keep_zeros
        Whether zeros are values wherever they stand.
    choice
        What chose the rows.
    placeholders
        Finds them; knows which are measurements.
    """

    table: Table
    columns: Columns
    keep_zeros: bool
    choice: RowChoice
    placeholders: Placeholders
    rows_read: int = 0
    without_place: int = 0
    wrapped: int = 0
    infinite: int = 0
    rounded: int = 0
    empty: int = 0
    missing: int = 0
    late: int = 0
    early: int = 0
    orbits: set[str] = field(default_factory=set)
    has_velocity: bool = False
    held: list[KeptRows] | None = field(default_factory=list)
    pid: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=object))
    kept: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=bool))

    def __post_init__(self) -> None:
        epochs = len(self.columns.dates)
        self.zeros = Zeros(epochs)
        self.joins = JoinFinder(self.columns.dates)
        self.filled = np.zeros(epochs, dtype=bool)
        """Which epochs have a value at a point that is kept."""
        self._days = (self.columns.dates - self.columns.dates[0]).astype(np.int64)
        self._velocity = velocity_column(self.table.names)
        self._unit = named(UNIT_FIELDS, self.table.names)
        self._units: set[str] = set()
        self._parts: list[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]] = []
        self._sample: list[tuple[np.ndarray, np.ndarray]] = []
        self._every = 1
        self._count = self._usable = 0

    @property
    def point_count(self) -> int:
        """Points that are imported."""
        return int(self.kept.sum())

    def add(self, rows: KeptRows) -> None:
        """Take note of some rows; placeholders are cleared in them."""
        self.rows_read += rows.rows_read
        self.without_place += rows.without_place
        self.wrapped += rows.wrapped
        self.infinite += rows.infinite
        self.rounded += rows.rounded
        series = rows.displacement
        self._count += len(series)
        if self._count > _MOST_ROWS:
            raise InputError(
                f"{self.table.name} has more than {_MOST_ROWS // 1_000_000} million points. Import a part of it: set "
                "EXTENT or AOI."
            )
        self.placeholders.clear(series)
        zeros = self.zeros.add(series)
        known = np.isfinite(series)
        usable = known.any(axis=1)
        self.empty += int((~usable).sum())
        if not self.keep_zeros:
            usable &= ~zeros
        self._note_gaps(known[usable])
        self.joins.add(series[usable])
        prints = fingerprints(series, rows.attributes)
        self._parts.append((rows.pid, rows.coordinates, prints, usable))
        self._note_attributes(rows, usable)
        if self.held is not None:
            self.held.append(rows)
            if self._count * len(self.columns.dates) > _HELD_VALUES:
                self.held = None

    def finish(self, progress: Progress) -> None:
        """Settle which rows are kept, and say what was found.

        Raises
        ------
        InputError
            The places make no sense, or no row is left.
        """
        self.choice.check(self.without_place, progress)
        for remark in self.table.remarks:
            progress.info(remark)
        self.placeholders.say(progress)
        if self.infinite:
            progress.warning(
                f"{self.infinite} value{'s' * (self.infinite != 1)} that {'is' if self.infinite == 1 else 'are'} "
                f"infinite or too large for a number {'was' if self.infinite == 1 else 'were'} read as missing."
            )
        if self.rounded:
            progress.warning(
                f"Identifiers in {quoted(self.columns.pid or '')} that are stored as numbers too large for all of "
                f"their digits: {self.rounded}. Their last digits are wrong, and other releases will not join on them; "
                "export this column as text."
            )
        if self.wrapped:
            progress.info(f"Longitudes beyond 180 degrees ({self.wrapped}) were read as -180 to 180.")
        if not self.keep_zeros:
            self.zeros.say(progress)
        if self.empty:
            progress.warning(
                f"{self.empty} point{'s' * (self.empty != 1)} without a value at any epoch "
                f"{'was' if self.empty == 1 else 'were'} dropped."
            )
        pids, places, prints, usable = self._joined()
        self._parts.clear()
        if not usable.any():
            zeros = 0 if self.keep_zeros else self.zeros.series
            text = self.choice.nothing_left(self.rows_read, self.without_place, self.empty + zeros)
            asked = f" Points with zeros at every epoch: {zeros}; set KEEP_ZEROS to keep them." if zeros else ""
            raise InputError(f"{text}{asked}")
        kept, pid = without_repeats(
            self.table.name,
            pids[usable],
            numbered=self.columns.pid is None,
            coordinates=places[usable],
            prints=prints[usable],
            progress=progress,
        )
        if not self.keep_zeros and self.zeros.runs_are_gaps:
            self.filled &= self.zeros.filled
        self.pid, self.kept = pids, usable
        self.pid[usable] = pid
        self.kept[usable] = kept
        if not self.filled.all():
            progress.warning(empty_epochs(self.columns.dates[~self.filled]))
        self._say_still(progress)

    def unit_evidence(self, *, all_epochs: bool) -> UnitEvidence:
        """Return what of the file tells the unit; a part of the epochs has other slopes than the file's velocities."""
        series = [part for part, _ in self._sample]
        names = self.columns.epochs
        if any(unit_of_epoch(one) == "m" for one in names):  # which may be what a shapefile has left of mm
            names = tuple(without_cut_unit(one, self.table.names) for one in names)
        of_epochs = {unit_of_epoch(one): one for one in names}
        in_names = {unit for unit in of_epochs if unit is not None}
        in_lines = stated_units(self.table.before)
        if None in of_epochs:  # of some epochs alone: it may be meant for all
            in_lines.spoken_of |= {unit: of_epochs[unit] for unit in in_names}
            in_names = set()
        return UnitEvidence(
            name=self.table.name,
            dates=self.columns.dates,
            series=np.concatenate(series).astype(float) if series else np.empty((0, len(self.columns.dates))),
            velocity=np.concatenate([part for _, part in self._sample])
            if series and self._velocity and all_epochs
            else None,
            velocity_name=without_cut_unit(self._velocity or "", self.table.names),
            stated=self._units,
            stated_in=self._unit or "",
            stated_before=in_lines.units | in_names,
            spoken_of=in_lines.spoken_of,
        )

    def gaps(self) -> str:
        """Return in a sentence the share of missing values, and how many points start late or end early."""
        empty = int((~self.filled).sum())
        values = self._usable * int(self.filled.sum())
        zeros = self.zeros.in_runs if not self.keep_zeros and self.zeros.runs_are_gaps else 0
        text = f"{percent((self.missing + zeros - self._usable * empty) / max(values, 1), 1)} of the values are missing"
        some = [f"{self.late} point{'s' * (self.late != 1)} start{'s' * (self.late == 1)} late"] * bool(self.late)
        if self.early and self.late:
            some.append(f"{self.early} end{'s' * (self.early == 1)} early")
        elif self.early:
            some.append(f"{self.early} point{'s' * (self.early != 1)} end{'s' * (self.early == 1)} early")
        return f"{text}; {' and '.join(some)} (by more than {_LATE_DAYS} days)." if some else f"{text}."

    def rows(self, choice: Callable[[], RowChoice], progress: Progress) -> Iterator[KeptRows]:
        """Yield the rows that are kept, with their final identifiers; what stands for no value is NaN.

        Raises
        ------
        InputError
            The file has changed since it was scanned.
        """
        start = 0
        for part in self.held or kept_rows(self.table, self.columns, progress, choice()):
            stop = start + len(part.pid)
            if stop > len(self.kept):
                raise InputError(f"{self.table.name} has changed while it was read. Import it again.")
            series = part.displacement
            if self.held is None:
                self.placeholders.clear(series)
            if not self.keep_zeros and self.zeros.runs_are_gaps:
                series[zero_runs(series)] = np.nan
            wanted = np.flatnonzero(self.kept[start:stop])
            if len(wanted) < len(series):
                series = series[wanted]
            yield KeptRows(
                pid=self.pid[start:stop][wanted],
                coordinates=part.coordinates[wanted],
                displacement=series if self.filled.all() else series[:, self.filled],
                attributes=part.attributes.take(pa.array(wanted)),
                rows_read=part.rows_read,
            )
            start = stop
        if start != len(self.kept):
            raise InputError(f"{self.table.name} has changed while it was read. Import it again.")

    def _say_still(self, progress: Progress) -> None:
        """Warn of epochs that are zero at every point, of which one can be the reference."""
        still = self.columns.dates[self.filled & ~self.zeros.moved]
        if self.point_count >= _MANY_POINTS and len(still) > 1 and self.zeros.moved.any():
            some = ", ".join(map(str, still[:5])) + (", ..." if len(still) > 5 else "")
            progress.warning(
                f"All values are zero at {len(still)} epochs ({some}), which can be true of the reference date alone. "
                "If missing values were meant, delete these columns and import the file again."
            )

    def _joined(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return identifiers, places, fingerprints and whether they are usable, of all rows."""
        if not self._parts:
            return np.empty(0, dtype=object), np.empty((0, 2)), np.empty(0, dtype=np.uint64), np.empty(0, dtype=bool)
        pids, places, prints, usable = zip(*self._parts, strict=True)
        return np.concatenate(pids), np.concatenate(places), np.concatenate(prints), np.concatenate(usable)

    def _note_gaps(self, known: np.ndarray) -> None:
        if not len(known):
            return
        days, last_epoch = self._days, known.shape[1] - 1
        self.filled |= known.any(axis=0)
        self._usable += len(known)
        self.missing += int(known.size - known.sum())
        first, last = known.argmax(axis=1), last_epoch - known[:, ::-1].argmax(axis=1)
        self.late += int(((days[first] > _LATE_DAYS) & (first > _LATE_EPOCHS)).sum())
        self.early += int(((days[-1] - days[last] > _LATE_DAYS) & (last_epoch - last > _LATE_EPOCHS)).sum())

    def _note_attributes(self, rows: KeptRows, usable: np.ndarray) -> None:
        """Take note of velocities, units and the direction of the orbit, and of some series beside them."""
        names = rows.attributes.schema.names
        velocity = np.full(len(usable), np.nan)
        if self._velocity is not None and self._velocity in names:
            velocity = as_float(self.table.name, rows.attributes.column(self._velocity), self._velocity, strict=False)
        self.has_velocity = self.has_velocity or bool(np.isfinite(velocity[usable]).any())
        if self._unit in names and len(self._units) <= _MOST_UNITS:
            column = rows.attributes.column(self._unit).unique()
            self._units |= {str(one) for one in column.to_pylist() if one is not None}
        if "track_angle" in names and usable.any():
            angle = as_float(self.table.name, rows.attributes.column("track_angle"), "track_angle", strict=False)
            self.orbits.add(orbit_of(pd.DataFrame({"track_angle": angle[usable]})))
        chosen = np.flatnonzero(usable)[:: self._every]
        self._sample.append((rows.displacement[chosen], velocity[chosen]))
        if sum(len(part) for part, _ in self._sample) > 2 * _SAMPLE_ROWS:
            self._every *= 2
            self._sample = [(part[::2], values[::2]) for part, values in self._sample]


def scan(
    table: Table, columns: Columns, choice: Callable[[], RowChoice], *, keep_zeros: bool, progress: Progress
) -> ImportScan:
    """Read a file for the first time.

    Parameters
    ----------
    choice
        Makes what chooses the rows, anew whenever the file must be read from its start.

    Raises
    ------
    InputError
        The file cannot be read, its places make no sense, or no row is left.
    """
    measured: frozenset[float] = frozenset()
    none: frozenset[float] = frozenset()
    while True:
        found = ImportScan(table, columns, keep_zeros, choice(), Placeholders(measured, none))
        try:
            for rows in kept_rows(table, columns, progress, found.choice):
                found.add(rows)
        except ReadAgain:
            continue
        if found.placeholders.measured:
            measured |= found.placeholders.measured
            continue
        if far := found.placeholders.far.repeated():
            none |= frozenset(far)
            continue
        found.finish(progress)
        return found
