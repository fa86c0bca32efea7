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
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS

from ..errors import InputError
from ..interface import ImportRequest
from ..io.gdal_files import split_layer
from ..io.importing import prepare_import
from ..io.tile_dataset import TileDataset, TileEntry, write_whole
from ..measured import Measured, common_seams
from ..progress import Progress, Recorder
from ..provenance import plugin_version, provenance
from .cut_pieces import PieceWriter, crs_of_tiles, cut_edges, joined_types, piece_keys, rows_between
from .schedulers import Scheduler
from .tile_jobs import Failure, complete_entry, describe_what_holds, outcome_of, reason_of, write_entry
from .tile_runs import TileResult, claimed, remove_other_parts

TILE_VALUES = 40_000_000
"""Values of the series of a tile, about, where nobody says how many points it may have: 160 MB."""
_PIECES = ".pieces"
_COMPLETE = ".imported.json"
"""Says of which files all tiles were made, so that a run that goes on does not read these again."""


@dataclass(frozen=True)
class _Cut:
    """A file to be cut into pieces; ``name`` is what it is called among the others."""

    number: int
    name: str
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
        key = _key_of_files([_request(_absolute(file), parameters) for file in files], tile_points)
        complete = _complete_before(folder, key) if resume else None
        if complete is not None:
            progress.info(f"Tiles that are complete already: {len(complete.entries)}.")
            return TileResult(complete, {"POINT_COUNT": complete.rows}, 0, len(complete.entries), {})
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
        there = [one for job in jobs if (one := complete_entry(folder, job.name, job.key)) is not None]
        dataset = TileDataset(folder, tuple(there), common.crs, common.dates, common.measured, made, failed)
        _say_what_holds(dataset, jobs)
        entries = _gathered(jobs, there, scheduler, progress, failed)
        dataset = replace(dataset, entries=tuple(entries))
        dataset.save()
        remove_other_parts(folder, [job.name for job in jobs])
        if not failed:
            write_whole(folder / _COMPLETE, json.dumps({"key": key}))
            shutil.rmtree(pieces, ignore_errors=True)
    progress.info(f"{dataset.rows} points with {len(common.dates)} epochs. Tiles: {len(entries)}.")
    progress(1.0, "Done")
    return TileResult(dataset, {"POINT_COUNT": dataset.rows}, len(entries) - len(there), len(there), failed)


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
    given = [_absolute(file) for file in files]
    for number, (file, name) in enumerate(zip(given, names_apart(given), strict=True)):
        request = _request(file, parameters)
        cut = _Cut(number, name, request, pieces, _key_of_file(request))
        there = _told(cut)
        if there is None:
            cuts.append(cut)
        else:
            told[number] = {**there, "file": name}
    for done, (cut, result) in enumerate(scheduler.results(_cut_file, cuts), start=1):
        if isinstance(result, dict):
            _refuse_unlike(next(iter(told.values()), result), result)  # before hours of reading
            told[cut.number] = result
            for text in result["warnings"]:
                progress.warning(f"{result['file']}: {text}")
        else:
            failed[cut.name] = reason_of(result)
            if len(files) > 1:
                progress.warning(f"{cut.name} cannot be imported: {failed[cut.name]}")
        progress(0.5 * done / len(cuts), f"Reading files: {done} of {len(cuts)}")
    if not told and len(files) == 1:
        raise InputError(next(iter(failed.values())))
    if not told:
        raise InputError(f"None of {len(files)} files can be imported. The first: {next(iter(failed.values()))}")
    return [told[number] for number in sorted(told)], failed


def _absolute(file: str) -> str:
    """Return an input as workers with another working directory find it."""
    path, layer = split_layer(file)
    return str(path.absolute()) + (f"|layername={layer}" if layer is not None else "")


def names_apart(files: Sequence[str]) -> list[str]:
    """Return what files are called: their names, with as many folders as tell those of one name apart.

    Of a layer of a file, the name ends with that of the layer.

    >>> names_apart(["/data/a/1.csv", "/data/b/1.csv", "/data/b/2.gpkg|layername=east"])
    ['a/1.csv', 'b/1.csv', '2.gpkg|layername=east']

    Parameters
    ----------
    files
        Absolute paths; one that is there twice has one name.
    """
    parts = []
    for file in files:
        path, layer = split_layer(file)
        parts.append((*path.parts[:-1], path.name + (f"|layername={layer}" if layer is not None else "")))
    names: dict[tuple[str, ...], str] = {}
    depth = 1
    while left := {own for own in parts if own not in names}:
        count = Counter(own[-depth:] for own in set(parts))
        names |= {own: Path(*own[-depth:]).as_posix() for own in left if count[own[-depth:]] == 1 or depth >= len(own)}
        depth += 1
    return [names[own] for own in parts]


def _key_of_file(request: ImportRequest) -> str:
    path = split_layer(request.input)[0]
    inside = sorted(path.rglob("*")) if path.is_dir() else [path]
    states = [(str(one), one.stat()) for one in inside if one.is_file()]
    values = [plugin_version(), request.to_json(), [(name, one.st_size, one.st_mtime_ns) for name, one in states]]
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()


def _key_of_files(requests: Sequence[ImportRequest], tile_points: int | None) -> str:
    values = [tile_points, *(_key_of_file(one) for one in requests)]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()


def _complete_before(folder: Path, key: str) -> TileDataset | None:
    """Return the tiles that were made of the same files before, None where one is missing."""
    try:
        if json.loads((folder / _COMPLETE).read_text(encoding="utf-8"))["key"] != key:
            return None
        dataset = TileDataset.open(folder)
    except (OSError, ValueError, KeyError, TypeError, RecursionError, InputError):
        return None
    there = all(complete_entry(folder, one.name, one.key) is not None for one in dataset.entries)
    return dataset if there else None


def _told(cut: _Cut) -> dict[str, Any] | None:
    """Return what a file told that was cut before, None where it must be cut."""
    try:
        told: dict[str, Any] = json.loads((cut.pieces / f"{cut.number}.json").read_text(encoding="utf-8"))
        pieces = [cut.pieces / name for names in told["tiles"].values() for name in names]
        return told if told["key"] == cut.key and all(one.is_file() for one in pieces) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):  # none, or damaged
        return None


def _cut_file(cut: _Cut) -> Any:
    """Cut one file into pieces; return what it told."""
    return outcome_of(lambda: _pieces_of(cut), cut.request.input)


def _pieces_of(cut: _Cut) -> dict[str, Any] | Failure:
    log, told_at = Recorder(), cut.pieces / f"{cut.number}.json"
    told_at.unlink(missing_ok=True)  # it must not speak of the pieces that are written now
    prepared = prepare_import(cut.request, log)
    writer: PieceWriter | None = None
    for points, _ in prepared.blocks(log):
        if writer is None:
            writer = PieceWriter(cut.pieces, cut.number, crs_of_tiles(points.crs, points.coordinates))
        writer.add(points)
    if writer is None:
        return Failure("It contains no point.")
    told = {
        "key": cut.key,
        "file": cut.name,
        "tiles": writer.finished(),
        "crs": writer.crs,
        "columns": writer.columns,
        "measured": prepared.opened.measured.to_json(),
        "dates": [str(one) for one in prepared.dates],
        "warnings": log.warnings,
    }
    write_whole(told_at, json.dumps(told))
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
    seams = common_seams(seam for one in told for seam in Measured.from_json(one["measured"]).seams)
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
            f"{one['file']} is cut into tiles in {CRS.from_wkt(one['crs']).name}, {other['file']} in "
            f"{CRS.from_wkt(other['crs']).name}. Import each system into a folder of its own, or bring the files into "
            "one system in metres before."
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


def _say_what_holds(dataset: TileDataset, jobs: Sequence[_Gather]) -> None:
    """Take back what is said of tiles that are about to be put together anew."""
    left = _left(jobs, dataset.entries)
    if left:
        (dataset.folder / _COMPLETE).unlink(missing_ok=True)
        describe_what_holds(dataset, [job.name for job in left])


def _left(jobs: Sequence[_Gather], there: Sequence[TileEntry]) -> list[_Gather]:
    names = {one.name for one in there}
    return [job for job in jobs if job.name not in names]


def _gathered(
    jobs: Sequence[_Gather],
    there: Sequence[TileEntry],
    scheduler: Scheduler,
    progress: Progress,
    failed: dict[str, str],
) -> list[TileEntry]:
    """Put the tiles together that are not there yet; return all, in their order."""
    entries = {one.name: one for one in there}
    left = _left(jobs, there)
    for done, (job, result) in enumerate(scheduler.results(_gather, left), start=1):
        if isinstance(result, TileEntry):
            entries[job.name] = result
        else:
            failed[job.name] = reason_of(result)
            progress.warning(f"Tile {job.name} failed: {failed[job.name]}")
        progress(0.5 + 0.48 * done / len(left), f"Writing tiles: {done} of {len(left)}")
    return [entries[job.name] for job in jobs if job.name in entries]


def _gather(job: _Gather) -> Any:
    """Put one tile together."""
    return outcome_of(lambda: _tile_of(job), job.name)


def _tile_of(job: _Gather) -> TileEntry:
    started, common = time.monotonic(), job.common
    points = rows_between(job.pieces, job.lower, job.upper, dates=common.dates, columns=common.columns)
    points = replace(points, crs=common.crs, measured=common.measured, provenance=job.made)
    entry = TileEntry(job.name, 0, (0.0, 0.0, 0.0, 0.0), "", job.key)
    return write_entry(job.folder, entry, iter([(points, {}, {})]), started)
