# SPDX-License-Identifier: GPL-2.0-or-later
"""Which rows of a file are imported: by area and coherence; and what there is to say of the others."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import shapely

from ..errors import InputError, quoted
from ..progress import Progress
from .number_columns import as_float
from .places import Place, SeenPlaces
from .tables.table import Block, Table

_LARGEST_COHERENCE = 1.01


@dataclass
class RowChoice:
    """Chooses rows block by block, and counts those that are not wanted.

    Parameters
    ----------
    table, place
        What is read, and where its coordinates are.
    area
        In the system of the coordinates; None takes all.
    coherence, least
        A column, and the least value in it; None takes all.
    system
        A column that names a reference system; None where there is none.
    """

    table: Table
    place: Place
    area: shapely.Geometry | None
    coherence: str | None
    least: float | None
    system: str | None
    outside: int = 0
    incoherent: int = 0
    judged: int = 0
    in_percent: int = 0
    """Rows with a coherence, and those of them with one that is above 1."""
    seen: SeenPlaces = field(default_factory=SeenPlaces)
    systems: set[str] = field(default_factory=set)

    def __call__(self, block: Block, coordinates: np.ndarray) -> np.ndarray:
        """Return which rows of a block to keep, bool, shape (n_rows,).

        Raises
        ------
        InputError
            The file has rows in more than one reference system.
        """
        keep = np.isfinite(coordinates).all(axis=1)
        self.seen.add(coordinates[keep])
        if self.system is not None:
            found = block.batch.column(self.system).unique().to_pylist()
            self.systems |= {str(one) for one in found if one is not None}
            if len(self.systems) > 1:
                raise InputError(
                    f"{self.table.name} mixes coordinate reference systems: its column {self.system} contains "
                    f"{quoted(', '.join(sorted(self.systems)[:5]))}. Split it into one file per system."
                )
        if self.area is not None:
            inside = shapely.contains_xy(self.area, coordinates[:, 0], coordinates[:, 1])
            self.outside += int((keep & ~inside).sum())
            keep &= inside
        if self.coherence is not None:
            values = as_float(self.table.name, block.batch.column(self.coherence), self.coherence)
            self.judged += int(np.isfinite(values).sum())
            self.in_percent += int((values > _LARGEST_COHERENCE).sum())
            coherent = values >= (self.least or 0.0)
            self.incoherent += int((keep & ~coherent).sum())
            keep &= coherent
        return keep

    def check(self, without_place: int, progress: Progress) -> None:
        """Check that the places make sense, also of rows that are not wanted, and tell what was left out.

        Raises
        ------
        InputError
            See :meth:`~.places.SeenPlaces.check`; or the coherences are percentages, to which the least is none.
        """
        if self.least and 2 * self.in_percent > self.judged:
            raise InputError(
                f"Most values in the column {self.coherence} of {self.table.name} are above 1, such as percentages; "
                f"MIN_COHERENCE, {self.least:g}, is for values from 0 to 1. Divide them, or leave MIN_COHERENCE empty."
            )
        self.seen.check(self.place, self.table.name)
        if around := self.seen.around(self.place.crs):
            progress.info(around)
        if self.area is None and (stray := self.seen.stray(self.place.crs)):
            progress.warning(stray)
        if without_place:
            progress.warning(
                f"{without_place} row{'s' * (without_place != 1)} without coordinates "
                f"{'was' if without_place == 1 else 'were'} left out."
            )
        if self.outside:
            progress.info(
                f"{self.outside} point{'s' * (self.outside != 1)} outside the area "
                f"{'was' if self.outside == 1 else 'were'} left out."
            )
        if self.incoherent:
            progress.info(
                f"{self.incoherent} point{'s' * (self.incoherent != 1)} with a {self.coherence} below {self.least:g} "
                f"{'was' if self.incoherent == 1 else 'were'} left out."
            )

    def nothing_left(self, rows_read: int, without_place: int, empty: int) -> str:
        """Return why no point is left."""
        if not rows_read:
            return f"{self.table.name} has no rows: it contains no points."
        reasons = [
            (without_place, f"{without_place} without coordinates"),
            (self.outside, f"{self.outside} outside the area"),
            (self.incoherent, f"{self.incoherent} with a {self.coherence} below {self.least}"),
            (empty, f"{empty} without a value at any epoch"),
        ]
        told = ", ".join(words for count, words in reasons if count)
        text = f"No point of {self.table.name} remains: of {rows_read} rows, {told}."
        if self.outside:
            xmin, ymin, xmax, ymax = self.seen.bounds
            text += f" The points lie within {xmin:.7g}, {ymin:.7g} to {xmax:.7g}, {ymax:.7g} in {self.place.crs.name}."
        return text + " Widen the filters or choose another file."
