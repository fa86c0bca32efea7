# SPDX-License-Identifier: GPL-2.0-or-later
"""What runs in a worker: one look at a tile, or the making of one."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from ..errors import CoreError
from ..io.staging import DISK_FULL
from ..io.tile_dataset import TileDataset, TileEntry, name_beside, tile_file, write_whole
from ..io.tile_file import TileBlock, write_tile
from ..provenance import file_hash
from ..tile_requests import DESCRIPTION
from ..tiled import Found, Tile, TiledOperation

NOT_REACHED = "the run ended before"
"""Why a tile is not there that was going to be made."""
TILED = {
    "classifytrends": "trends.classified_tiles:CLASSIFY_TILES",
    "detectchanges": "changes.changed_tiles:CHANGE_TILES",
    "detectdeformation": "areas.detected_tiles:DETECT_TILES",
    "forecast": "forecasting.forecast_tiles:FORECAST_TILES",
}
"""Operations that can be done tile by tile, and where they say how."""


def tiled_operation(identifier: str) -> TiledOperation:
    """Return how an operation is done tile by tile."""
    module, _, name = TILED[identifier].partition(":")
    found: TiledOperation = getattr(import_module(f"..{module}", __package__), name)
    return found


@dataclass(frozen=True)
class TileJob:
    """What a worker is told.

    Parameters
    ----------
    operation
        Identifier.
    source, target
        Folders of the tiles that come in and of those that are made.
    kept
        See :class:`~..tiled.Tile`.
    name
        Of the tile.
    request
        As the operation takes it.
    found
        By the passes so far.
    look
        Which pass looks; None makes the tile.
    key
        What the tile is made from, hashed.
    """

    operation: str
    source: Path
    target: Path
    kept: Path
    name: str
    request: Any
    found: Found
    look: int | None = None
    key: str = ""


@dataclass(frozen=True)
class Failure:
    """Why something could not be done."""

    reason: str


def outcome_of(work: Callable[[], Any], about: str) -> Any:
    """Return what work in one thread returns; what goes wrong comes back as a :class:`Failure`, and stops nothing else.

    Parameters
    ----------
    about
        The tile or file that it is about, for errors of the system that name none.
    """
    try:
        with threadpool_limits(1):
            return work()
    except CoreError as error:
        return Failure(str(error))
    except MemoryError:
        return Failure("Out of memory. Give workers more of it, or import with a smaller --tile-points.")
    except OSError as error:
        return Failure(of_system(error, about))
    except Exception as error:  # noqa: BLE001 - the reason is reported
        return Failure(f"{type(error).__name__}: {error}")


def of_system(error: OSError, about: str) -> str:
    """Return what to say of an error of the system; ``about`` names what was being done where the error does not."""
    if error.errno in DISK_FULL:
        return "The disk is full. Free some space, then repeat the run with --resume."
    return f"{error.strerror or error} ({error.filename or about})"


def reason_of(failed: object) -> str:
    """Return why a job failed: of a :class:`Failure`, or of the exception that ended its worker."""
    return failed.reason if isinstance(failed, Failure) else f"{type(failed).__name__}: {failed}"


def run_job(job: TileJob) -> Any:
    """Look at a tile, or make it."""
    return outcome_of(lambda: _look(job) if job.look is not None else _make(job), job.name)


def _tile(job: TileJob) -> Tile:
    dataset = _opened(job.source, (job.source / DESCRIPTION).stat().st_mtime_ns)
    entry = next(one for one in dataset.entries if one.name == job.name)
    return Tile(dataset, entry, job.kept)


@lru_cache(maxsize=4)
def _opened(folder: Path, _changed: int) -> TileDataset:
    """Open a dataset, once for many tiles; again when it was written anew."""
    return TileDataset.open(folder)


def _look(job: TileJob) -> Any:
    return tiled_operation(job.operation).passes[job.look or 0].look(_tile(job), job.request, job.found)


def _make(job: TileJob) -> TileEntry:
    """Make a tile: its file first, then the manifest that says it is complete."""
    started = time.monotonic()
    facts: dict[str, Any] = {}
    blocks = tiled_operation(job.operation).work(_tile(job), job.request, job.found, facts)
    entry = TileEntry(job.name, 0, (0.0, 0.0, 0.0, 0.0), "", job.key, facts)
    return write_entry(job.target, entry, blocks, started)


def write_entry(folder: Path, entry: TileEntry, blocks: Iterator[TileBlock], started: float) -> TileEntry:
    """Write the blocks of a tile, and its manifest; a tile without any point has the manifest only.

    Parameters
    ----------
    folder
        Of the dataset.
    entry
        Name and key; its facts are complete when all blocks are taken.
    blocks
        At most read once.
    started
        When work on it began, by :func:`time.monotonic`.
    """
    path = folder / entry.file
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = name_beside(path)
    try:
        first = next(blocks, None)
        if first is not None:
            rows, bounds = write_tile(beside, chain([first], blocks))
            size = beside.stat().st_size
            entry = replace(entry, rows=rows, bounds=bounds, sha256=file_hash(beside), size=size)
        # What is there was made from something else, as its manifest says: it must not speak of the new file.
        manifest_of(path).unlink(missing_ok=True)
        if first is not None:
            beside.replace(path)
        else:
            path.unlink(missing_ok=True)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()
    entry.facts["seconds"] = round(time.monotonic() - started, 3)
    write_whole(manifest_of(path), json.dumps(asdict(entry), default=str))
    return entry


def describe_what_holds(before: TileDataset, remade: Iterable[str]) -> None:
    """Take tiles that are about to be made anew out of the description of a folder, which has none to begin with.

    A run that ends early would leave a description that speaks of other files than those that are there.

    Parameters
    ----------
    before
        The folder with the tiles that were made from the same as this run makes them from.
    remade
        Names of the others.
    """
    if (before.folder / DESCRIPTION).exists():
        left = dict.fromkeys(remade, NOT_REACHED)
        replace(before, failed={**before.failed, **left}).save()


def manifest_of(path: Path) -> Path:
    """Return the manifest of a tile's file.

    >>> manifest_of(Path("tile=E32N34/part-0.parquet")).name
    'part-0.json'
    """
    return path.with_suffix(".json")


def complete_entry(folder: Path, name: str, key: str) -> TileEntry | None:
    """Return a tile that was made from the same before and is whole; None where it must be made.

    Its file is not read: it must be there and as large as the manifest says.
    """
    path = folder / tile_file(name)
    try:
        entry = TileEntry.from_json(json.loads(manifest_of(path).read_text(encoding="utf-8")))
        whole = entry.rows == 0 or path.stat().st_size == entry.size
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    return entry if entry.key == key and entry.name == name and whole else None
