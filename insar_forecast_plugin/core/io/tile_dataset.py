# SPDX-License-Identifier: GPL-2.0-or-later
"""A folder of tiles: what it says of itself, and its points by tile, with those around a tile.

``dataset.json`` names the tiles, the dates and the coordinate reference system; each tile is a file
``tile=E32N34/part-0.parquet`` with a manifest ``part-0.json`` beside it. A tile of 100 km with more points than are
worked on at once has several parts, each a run along a Hilbert curve; the word tile then stands for a part.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InputError
from ..measured import Measured
from ..progress import Silent
from ..tile_requests import DESCRIPTION
from .point_layer import PointLayer, layer_of
from .tables.tile_table import TileTable

Bounds = tuple[float, float, float, float]
"""West, south, east, north."""

_KIND = "tiles of points with displacement series"
_FORMAT = 1
_NAME = re.compile(r"E-?\d+N-?\d+/\d+")


@dataclass(frozen=True)
class TileEntry:
    """A tile of a dataset.

    Parameters
    ----------
    name
        Such as ``E32N34/0``: the tile of 100 km, and the part of it.
    rows
        Number of points.
    bounds
        West, south, east and north of its points.
    sha256
        Of its file.
    key
        What it was made from, hashed: equal where it need not be made again.
    facts
        What was learnt when it was made, plain JSON values; in the manifest, not in the description of the dataset.
    size
        Of its file, bytes; None where that was not noted.
    """

    name: str
    rows: int
    bounds: Bounds
    sha256: str
    key: str
    facts: dict[str, Any] = field(default_factory=dict)
    size: int | None = None

    @property
    def file(self) -> str:
        """Its file below the folder.

        >>> TileEntry("E32N34/0", 1, (0, 0, 0, 0), "", "").file
        'tile=E32N34/part-0.parquet'
        """
        return tile_file(self.name)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> TileEntry:
        """Make it from plain values.

        Raises
        ------
        KeyError, TypeError, ValueError
            They are none of an entry.
        """
        west, south, east, north = (float(one) for one in values["bounds"])
        facts = dict(values.get("facts", {}))
        name, rows, sha256, key = (values[one] for one in ("name", "rows", "sha256", "key"))
        if not _NAME.fullmatch(str(name)):  # a file beyond the folder is none of its tiles
            raise ValueError(f"a tile named {name!r:.80}")
        if int(rows) < 0:
            raise ValueError(f"{rows!r:.80} points in the tile {name}")
        size = values.get("size")
        bounds = west, south, east, north
        return cls(str(name), int(rows), bounds, str(sha256), str(key), facts, None if size is None else int(size))


def tile_file(name: str) -> str:
    """Return the file of a tile, by its name, below the folder of the dataset."""
    tile, _, part = name.partition("/")
    return f"tile={tile}/part-{part}.parquet"


@dataclass(frozen=True)
class TileDataset:
    """A folder of tiles that are complete.

    Parameters
    ----------
    folder
        Where it is.
    entries
        Its tiles, in the order of their names.
    crs
        WKT; metres.
    dates
        ``datetime64[D]``, shape (n_epochs,).
    measured
        What was measured.
    provenance
        How it came to be.
    failed
        Names of tiles that could not be made, with the reason.
    """

    folder: Path
    entries: tuple[TileEntry, ...]
    crs: str
    dates: np.ndarray
    measured: Measured
    provenance: dict[str, Any] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path) -> TileDataset:
        """Open a folder.

        Raises
        ------
        InputError
            It is none, or its description is damaged.
        """
        try:
            told = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
            if told["kind"] != _KIND or told["format"] != _FORMAT:
                raise ValueError(f"kind {told['kind']!r}, format {told['format']!r}")
            return cls(
                folder=folder,
                entries=tuple(TileEntry.from_json(one) for one in told["tiles"]),
                crs=str(told["crs"]),
                dates=np.array(told["dates"], dtype="datetime64[D]"),
                measured=Measured.from_json(told["measured"]),
                provenance=dict(told["provenance"]),
                failed={str(name): str(why) for name, why in told["failed"].items()},
            )
        except FileNotFoundError as error:
            if not folder.exists():
                raise InputError(f"The folder {folder} does not exist. Check the path, or choose another.") from error
            if (folder.parent / DESCRIPTION).is_file():
                raise InputError(
                    f"{folder} is a single tile; expected the folder above it, {folder.parent}, which has "
                    f"{DESCRIPTION}."
                ) from error
            raise InputError(
                f"{folder} is no folder of tiles: it has no {DESCRIPTION}. Choose the folder that a run from the "
                f"command line has made, with {DESCRIPTION} and tiles such as tile=E32N34; 'run importtimeseries' "
                "makes one of files of time series."
            ) from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            raise InputError(
                f"{folder / DESCRIPTION} is damaged or of another version ({error}). Make the tiles again."
            ) from error

    def save(self) -> None:
        """Write the description, complete or not at all."""
        told = {
            "kind": _KIND,
            "format": _FORMAT,
            "crs": self.crs,
            "dates": [str(one) for one in self.dates],
            "measured": self.measured.to_json(),
            "provenance": self.provenance,
            "tiles": [{**asdict(one), "facts": {}} for one in self.entries],  # they are in the manifests
            "failed": self.failed,
        }
        write_whole(self.folder / DESCRIPTION, json.dumps(told, indent=1, default=str))

    @property
    def rows(self) -> int:
        """Number of points."""
        return sum(one.rows for one in self.entries)

    def path(self, entry: TileEntry) -> Path:
        """Return the file of a tile."""
        return self.folder / entry.file

    def layer(self, entries: Sequence[TileEntry] | None = None) -> PointLayer:
        """Return tiles as one layer of points, in their order; all tiles where none are named.

        Raises
        ------
        InputError
            A file is missing or damaged.
        """
        chosen = self.entries if entries is None else tuple(entries)
        if not chosen:
            raise InputError(f"{self.folder} contains no complete tile. Make the tiles again.")
        called = f"{self.folder.name}/{chosen[0].name}" if len(chosen) == 1 else self.folder.name
        return layer_of(TileTable([self.path(one) for one in chosen], called), Silent(), with_forecast=True)

    def near(self, entry: TileEntry, metres: float) -> tuple[TileEntry, ...]:
        """Return the other tiles that may have points within a distance of a tile's."""
        within = grown(entry.bounds, metres)
        west, south, east, north = self._edges
        there = (west <= within[2]) & (within[0] <= east) & (south <= within[3]) & (within[1] <= north)
        return tuple(one for at in np.flatnonzero(there) if (one := self.entries[at]).name != entry.name)

    @cached_property
    def _edges(self) -> np.ndarray:
        """West, south, east and north of all tiles, shape (4, n_tiles)."""
        return np.array([one.bounds for one in self.entries]).reshape(-1, 4).T


def grown(bounds: Bounds, metres: float) -> Bounds:
    """Return a rectangle that reaches farther on each side."""
    west, south, east, north = bounds
    return west - metres, south - metres, east + metres, north + metres


def name_beside(path: Path) -> Path:
    """Return a path beside another that nobody else writes to: processes of two machines may have one number."""
    return path.with_name(f".{path.name}.{secrets.token_hex(8)}")


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is never seen half written."""
    beside = name_beside(path)
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
