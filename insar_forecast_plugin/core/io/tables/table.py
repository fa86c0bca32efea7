# SPDX-License-Identifier: GPL-2.0-or-later
"""What every reader of points offers: named columns, delivered in blocks of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pyarrow as pa

MOST_COLUMNS = 10_000
"""Twenty years of daily epochs have 7 300; what has more than this is no table of points."""


@dataclass(frozen=True)
class Block:
    """Some rows of a table.

    Parameters
    ----------
    batch
        The columns asked for (a geometry column may stand among them).
    coordinates
        x and y of the geometries, float64, shape (n_rows, 2), NaN without geometry; None for tables without geometry.
    done
        Share of the table that is read with this block, 0 to 1.
    """

    batch: pa.RecordBatch
    coordinates: np.ndarray | None
    done: float


class Table(Protocol):
    """A source of rows; everything that the import asks of a file.

    Attributes
    ----------
    names
        The columns, without the geometry.
    crs
        WKT of the geometries' coordinate reference system; None where the file does not say it.
    has_geometry
        Whether rows have a geometry.
    title
        Name that tells the product: of the table inside an archive, else of the file.
    description
        XML that came with it; empty where there is none.
    before
        Lines of text that stand before the header, in formats that have such.
    remarks
        What there is to say of the file once it has been read to its end, such as what was repaired.
    """

    names: list[str]
    crs: str | None
    has_geometry: bool
    title: str
    description: str
    before: tuple[str, ...]
    remarks: list[str]

    @property
    def name(self) -> str:
        """File and layer, for messages."""

    @property
    def metadata(self) -> dict[str, str]:
        """Tags of the file, such as those that the plugin leaves; empty where the format has none."""

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Take these columns as the text that stands there (identifiers), where the format leaves types open."""

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield all rows with the named columns."""


class ReadAgain(Exception):  # noqa: N818 - no error: the table has learnt something and must be read from its start
    """A later row showed that what was assumed from the first ones is wrong; the table has corrected itself."""
