# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of time series to a folder of tiles.

First every file is cut into pieces, one for each tile that it touches and each so many rows, sorted along the Hilbert
curve. Then the calendars are joined, and each tile takes its rows out of all pieces: where a tile has too many points,
parts of it take a run of the curve each.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from ..errors import CoreError, InputError
from ..interface import ImportRequest
from ..io.importing import prepare_import
from ..io.tile_dataset import TileDataset, TileEntry
from ..measured import Measured
from ..progress import Progress, Recorder
from ..provenance import plugin_version, provenance
from .cut_pieces import PieceWriter, crs_of_tiles, cut_edges, joined_types, piece_keys, rows_between
from .schedulers import Scheduler
from .tile_jobs import Failure, complete_entry, write_entry
from .tile_runs import TileResult, claimed

TILE_VALUES = 40_000_000
"""Values of the series of a tile, about, where nobody says how many points it may have: 160 MB."""
_PIECES = ".pieces"


@dataclass(frozen=True)
class _Cut:
    """A file to be cut into pieces."""

    number: int
    request: ImportRequest
    pieces: Path
    key: str


@dataclass(frozen=True)
class _Common:
    """What all files have in common: their system, what is measured, all dates, and the types of all attributes."""

    crs: str
    measured: Measured
    dates: np.ndarray
    columns: dict[str, str]


@dataclass(frozen=True)
class _Gather:
    """A tile, or a part of one, to be put together; ``lower`` and ``upper`` are its run of the curve."""

    name: str
    folder: Path
    pieces: tuple[Path, ...]
    lower: int
    upper: int
    common: _Common
    made: dict[str, Any]
    key: str


def import_tiles(
    files: Sequence[str],
    parameters: dict[str, Any],
    folder: Path,
    *,
    scheduler: Scheduler,
    progress: Progress,
    tile_points: int | None = None,
    resume: bool = False,
) -> TileResult:
    """Import files of one track and release as a folder of tiles.

    Parameters
    ----------
    files
        As the operation ``importtimeseries`` takes them.
    parameters
        Its other parameters.
    tile_points
        The most points of a tile; None: so many that their series are about 160 MB.

    Raises
    ------
    InputError
        No file can be read, or they are not of one track and coordinate reference system.
    OutputError
        The folder holds another run.
    """
    folder = folder.absolute()
    with claimed(folder, resume=resume):
        pieces = folder / _PIECES
        pieces.mkdir(exist_ok=True)
        try:
            told, failed = _cut_all(files, parameters, pieces, scheduler, progress)
            common = _in_common(told)
        except InputError:
            shutil.rmtree(pieces, ignore_errors=True)  # of no use to the files that are given next
            raise
        made = provenance("importtimeseries", _request(files[0], parameters), {}, files=[one["file"] for one in told])
        most = tile_points or max(1, TILE_VALUES // len(common.dates))
        jobs = _gathers(folder, told, most=most, common=common, made=made)
        entries, taken = _gathered(jobs, scheduler, progress, failed)
        dataset = TileDataset(folder, tuple(entries), common.crs, common.dates, common.measured, made, failed)
        dataset.save()
        if not failed:
            shutil.rmtree(pieces, ignore_errors=True)
    progress.info(f"{dataset.rows} points with {len(common.dates)} epochs. Tiles: {len(entries)}.")
    progress(1.0, "Done")
    return TileResult(dataset, {"POINT_COUNT": dataset.rows}, len(entries) - taken, taken)


def _request(file: str, parameters: dict[str, Any]) -> ImportRequest:
    """Return the request of one file; the output is only a name."""
    for name in ("input", "more_inputs", "output"):
        if parameters.get(name):
            raise InputError(f"{name.upper()} cannot be given with tiles. Name the files with --input.")
    return ImportRequest.from_json({**parameters, "input": file, "output": "tiles.fgb"})


def _cut_all(
    files: Sequence[str], parameters: dict[str, Any], pieces: Path, scheduler: Scheduler, progress: Progress
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Cut all files; return what each told, and why some could not be read."""
    cuts, told, failed = [], {}, {}
    for number, file in enumerate(files):
        request = _request(str(Path(file).absolute()) if Path(file).exists() else file, parameters)
        cut = _Cut(number, request, pieces, _key_of_file(request))
        there = _told(cut)
        if there is None:
            cuts.append(cut)
        else:
            told[number] = there
    for done, (cut, result) in enumerate(scheduler.results(_cut_file, cuts), start=1):
        if isinstance(result, dict):
            _refuse_unlike(next(iter(told.values()), result), result)  # before hours of reading
            told[cut.number] = result
            for text in result["warnings"]:
                progress.warning(f"{result['file']}: {text}")
        else:
            why = result.reason if isinstance(result, Failure) else f"{type(result).__name__}: {result}"
            failed[Path(cut.request.input).name] = why
            if len(files) > 1:
                progress.warning(f"{Path(cut.request.input).name} cannot be imported: {why}")
        progress(0.5 * done / len(cuts), f"Reading files: {done} of {len(cuts)}")
    if not told and len(files) == 1:
        raise InputError(next(iter(failed.values())))
    if not told:
        raise InputError(f"None of {len(files)} files can be imported. The first: {next(iter(failed.values()))}")
    return [told[number] for number in sorted(told)], failed


def _key_of_file(request: ImportRequest) -> str:
    path = Path(request.input)
    state = path.stat() if path.is_file() else None
    values = [plugin_version(), request.to_json(), state and (state.st_size, state.st_mtime_ns)]
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()


def _told(cut: _Cut) -> dict[str, Any] | None:
    """Return what a file told that was cut before, None where it must be cut."""
    try:
        told: dict[str, Any] = json.loads((cut.pieces / f"{cut.number}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told if told["key"] == cut.key else None


def _cut_file(cut: _Cut) -> Any:
    """Cut one file into pieces."""
    log = Recorder()
    try:
        with threadpool_limits(1):
            prepared = prepare_import(cut.request, log)
            writer: PieceWriter | None = None
            for points, _ in prepared.blocks(log):
                if writer is None:
                    crs = crs_of_tiles(points.crs, points.coordinates)
                    writer = PieceWriter(cut.pieces, cut.number, crs)
                writer.add(points)
            if writer is None:
                return Failure("It contains no point.")
            told = {
                "key": cut.key,
                "file": Path(cut.request.input).name,
                "tiles": writer.finished(),
                "crs": writer.crs,
                "columns": writer.columns,
                "measured": prepared.opened.measured.to_json(),
                "dates": [str(one) for one in prepared.dates],
                "warnings": log.warnings,
            }
    except CoreError as error:
        return Failure(str(error))
    except OSError as error:
        return Failure(f"{error.strerror or error} ({error.filename or cut.request.input})")
    except Exception as error:  # noqa: BLE001 - one file must not stop the others; the reason is reported
        return Failure(f"{type(error).__name__}: {error}")
    (cut.pieces / f"{cut.number}.json").write_text(json.dumps(told), encoding="utf-8")
    return told


def _in_common(told: Sequence[dict[str, Any]]) -> _Common:
    """Return what the files have in common.

    Raises
    ------
    InputError
        They differ in what must be one.
    """
    first = told[0]
    measured = Measured.from_json(first["measured"])
    for one in told[1:]:
        _refuse_unlike(first, one)
    dates = np.unique(np.concatenate([np.array(one["dates"], dtype="datetime64[D]") for one in told]))
    seams = tuple({seam: None for one in told for seam in Measured.from_json(one["measured"]).seams})
    return _Common(first["crs"], replace(measured, seams=seams), dates, joined_types([one["columns"] for one in told]))


def _refuse_unlike(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Refuse two files that differ in what all must have in common."""
    first, second = (Measured.from_json(told["measured"]) for told in (one, other))
    if any(getattr(first, name) != getattr(second, name) for name in ("component", "track", "orbit")):
        raise InputError(
            f"{one['file']} shows {_shown(first)}, {other['file']} {_shown(second)}. Import each track and component "
            "into a folder of its own."
        )
    if one["crs"] != other["crs"]:
        raise InputError(
            f"{one['file']} and {other['file']} are in different coordinate reference systems. Import each system "
            "into a folder of its own."
        )


def _shown(measured: Measured) -> str:
    """Return what a file shows, in words; displacements of components that are no line of sight have no track."""
    return measured.component_label + (f" of track {measured.track}" if measured.track else "")


def _gathers(
    folder: Path,
    told: Sequence[dict[str, Any]],
    *,
    most: int,
    common: _Common,
    made: dict[str, Any],
) -> list[_Gather]:
    """Return all tiles and parts of tiles that are to be put together."""
    pieces: dict[str, list[Path]] = defaultdict(list)
    for one in told:
        for tile, names in one["tiles"].items():
            pieces[tile] += [folder / _PIECES / name for name in names]
    state = [most, [one["key"] for one in told]]
    jobs = []
    for tile in sorted(pieces):
        edges = cut_edges(piece_keys(pieces[tile]), most)
        for part, (lower, upper) in enumerate(zip(edges[:-1], edges[1:], strict=True)):
            key = hashlib.sha256(json.dumps([tile, part, int(lower), int(upper), *state]).encode()).hexdigest()
            name, own = f"{tile}/{part}", tuple(pieces[tile])
            jobs.append(_Gather(name, folder, own, int(lower), int(upper), common, made, key))
    return jobs


def _gathered(
    jobs: Sequence[_Gather], scheduler: Scheduler, progress: Progress, failed: dict[str, str]
) -> tuple[list[TileEntry], int]:
    """Put the tiles together that are not there yet; return all, and how many were there."""
    entries = {job.name: there for job in jobs if (there := complete_entry(job.folder, job.name, job.key)) is not None}
    taken = len(entries)
    left = [job for job in jobs if job.name not in entries]
    for done, (job, result) in enumerate(scheduler.results(_gather, left), start=1):
        if isinstance(result, TileEntry):
            entries[job.name] = result
        else:
            failed[job.name] = result.reason if isinstance(result, Failure) else f"{type(result).__name__}: {result}"
            progress.warning(f"Tile {job.name} failed: {failed[job.name]}")
        progress(0.5 + 0.48 * done / len(left), f"Writing tiles: {done} of {len(left)}")
    return [entries[job.name] for job in jobs if job.name in entries], taken


def _gather(job: _Gather) -> Any:
    """Put one tile together."""
    started = time.monotonic()
    try:
        common = job.common
        points = rows_between(job.pieces, job.lower, job.upper, dates=common.dates, columns=common.columns)
        points = replace(points, crs=common.crs, measured=common.measured, provenance=job.made)
        entry = TileEntry(job.name, 0, (0.0, 0.0, 0.0, 0.0), "", job.key)
        return write_entry(job.folder, entry, iter([(points, {}, {})]), started)
    except CoreError as error:
        return Failure(str(error))
    except MemoryError:
        return Failure("Out of memory. Import with a smaller TILE_POINTS.")
    except OSError as error:
        return Failure(f"{error.strerror or error} ({error.filename or job.name})")
