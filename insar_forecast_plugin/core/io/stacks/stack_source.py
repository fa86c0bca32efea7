# SPDX-License-Identifier: GPL-2.0-or-later
"""What a reader of a product hands over: an opened stack, of which strips of rows are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol

import numpy as np
from affine import Affine

from ...measured import Measured


@dataclass(frozen=True)
class StackGrid:
    """Where the cells of a stack lie.

    Parameters
    ----------
    rows, columns
        Number of cells.
    transform
        From (column, row) of a cell's upper left corner to coordinates (easting, northing), or (longitude, latitude);
        north up: rows run southwards, whatever the file's order. Cells need not be square.
    crs
        Projected or geographic, as WKT; None where the product does not say it.
    """

    rows: int
    columns: int
    transform: Affine
    crs: str | None


@dataclass(frozen=True)
class StackHeader:
    """What a stack says of itself before a value is read.

    Parameters
    ----------
    product
        Its name as users know it, such as ``MintPy``.
    dates
        Epochs, ``datetime64[D]``, strictly increasing, shape (n_epochs,).
    grid
        Its cells.
    unit
        Of the values as they are read: ``mm``, ``cm``, ``m``, or ``auto`` where the product does not say it.
    measured
        Component, orbit, reference and so on. Values are positive towards the satellite (LOS), up or eastwards: a
        reader turns the sign of a product that counts the other way, and says so in ``notes``.
    notes
        Sentences for the user: what was settled or turned round.
    warnings
        Sentences for the user: what was left out, such as a broken file among good ones.
    layers
        Names of still layers that :meth:`StackSource.read_layer` knows: ``coherence`` (0 to 1), ``mask`` (0 is left
        out), ``height`` (m), ``incidence`` (degrees from the vertical), ``heading`` or ``azimuth`` (degrees),
        ``los_east``, ``los_north`` and ``los_up`` (of the unit vector from the ground to the satellite).
    """

    product: str
    dates: np.ndarray
    grid: StackGrid
    unit: str
    measured: Measured = field(default_factory=Measured)
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    block_rows: int = 1


class StackSource(Protocol):
    """An opened stack; a context manager that closes its files."""

    @property
    def header(self) -> StackHeader:
        """What it says of itself."""

    def read_rows(self, first: int, last: int) -> np.ndarray:
        """Read rows ``first`` to ``last - 1`` of all epochs.

        Values as in the file but for the sign, float32, shape (n_epochs, last - first, columns); NaN where nothing is
        known (nodata, fill values and infinities). The product's own mask is not applied.

        Raises
        ------
        InputError
            The file is damaged there.
        """

    def read_layer(self, name: str, first: int, last: int) -> np.ndarray:
        """Read rows of a still layer named in the header, float32, shape (last - first, columns), NaN if unknown."""

    def __enter__(self) -> StackSource:
        """Return itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close its files."""
