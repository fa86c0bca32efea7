# SPDX-License-Identifier: GPL-2.0-or-later
"""A run of an operation over a folder of tiles.

A tile is done when its renamed file and its manifest are there; the manifest holds the key of what it was made from:
the version of the plugin, the parameters, its own points and those of tiles within reach, and what the region told. So
a run that goes on takes what is done, and a changed parameter makes everything anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..errors import InputError, OutputError
from ..file_lock import FileLock
from ..io.gdal_files import split_layer
from ..io.staging import staged_outputs
from ..io.tile_dataset import TileDataset, TileEntry, tile_file, write_whole
from ..progress import Progress
from ..provenance import file_hash, plugin_version, provenance
from ..request import VectorSource
from ..tile_requests import DESCRIPTION
from ..tiled import TiledOperation, TileRun
from .schedulers import Scheduler
from .tile_jobs import (
    Failure,
    TileJob,
    complete_entry,
    describe_what_holds,
    manifest_of,
    reason_of,
    run_job,
    tiled_operation,
)

_KEPT = ".passes"
_REGION = "region.json"
_LOCK = ".running"
_PASSES = 0.4
"""Share of the work that passes over the region are taken to be."""
_SHOWN = 10


@dataclass(frozen=True)
class TileResult:
    """What a run came to.

    Parameters
    ----------
    dataset
        The tiles that were made.
    outputs
        By name; plain JSON values.
    done, taken
        Tiles that were made, and that were there already.
    failed
        Names of what failed in this run, with the reason; the dataset also has what failed before and was not tried
        again.
    """

    dataset: TileDataset
    outputs: dict[str, Any]
    done: int
    taken: int
    failed: dict[str, str]


@dataclass
class Run:
    """A run while it goes on; see :func:`run_over_tiles`."""

    identifier: str
    operation: TiledOperation
    request: Any
    source: TileDataset
    folder: Path
    scheduler: Scheduler
    progress: Progress
    failed: dict[str, str] = field(default_factory=dict)

    def job(self, name: str, found: dict[str, Any], look: int | None = None, key: str = "") -> TileJob:
        """Return a job."""
        return TileJob(
            operation=self.identifier,
            source=self.source.folder.absolute(),
            target=self.folder.absolute(),
            kept=self.folder.absolute() / _KEPT,
            name=name,
            request=self.request,
            found=found,
            look=look,
            key=key,
        )

    def fail(self, name: str, why: object) -> None:
        """Keep why a tile failed, and say it."""
        self.failed[name] = reason_of(why)
        self.progress.warning(f"Tile {name} failed: {self.failed[name]}")


def run_over_tiles(
    identifier: str,
    request: Any,
    source: TileDataset,
    folder: Path,
    *,
    scheduler: Scheduler,
    progress: Progress,
    chosen: Sequence[str] = (),
    resume: bool = False,
) -> TileResult:
    """Do an operation over the tiles of a dataset.

    Parameters
    ----------
    request
        Of the operation, as :func:`tiled_request` makes it.
    folder
        Where the tiles that are made lie; it is made where it is not there.
    chosen
        Tiles to make, such as ``E32N34`` or one part of it, ``E32N34/1``; none: all. Passes go over all of them.
    resume
        Go on with an earlier run: tiles that are complete and were made from the same are kept.

    Raises
    ------
    InputError
        There is no tile, one is named that is not there, or what all tiles tell together does not allow the operation.
    OutputError
        The folder holds another run, or one is going on in it.
    """
    if not source.entries:
        raise InputError(f"{source.folder} contains no complete tile. Repeat the run that made it, with --resume.")
    names = chosen_names(source, chosen)
    run = Run(identifier, tiled_operation(identifier), request, source, folder, scheduler, progress)
    with claimed(folder, resume=resume, forbidden=source.folder):
        (folder / _KEPT).mkdir(exist_ok=True)
        found = _region(run, resume)
        reach = run.operation.reach(request, found) if run.operation.reach is not None else 0.0
        there, jobs = _to_make(run, names, found, reach)
        before = _failed_before(folder) if resume else {}
        if jobs:
            describe_what_holds(_description(run, there, before, names), [job.name for job in jobs])
            for name in run.operation.closing:  # of the tiles as they were
                (folder / name).unlink(missing_ok=True)
        entries = _made(run, there, jobs)
        made = _description(run, entries, before, names)
        made.save()
        remove_other_parts(folder, [one.name for one in source.entries])
        outputs = _closed(run, made, found)
        if not run.failed:
            shutil.rmtree(folder / _KEPT, ignore_errors=True)
    progress(1.0, "Done")
    return TileResult(made, outputs, len(entries) - len(there), len(there), dict(run.failed))


def tiled_request(identifier: str, source: Path, folder: Path, parameters: dict[str, Any]) -> Any:
    """Return the request of an operation over a folder of tiles.

    Raises
    ------
    InputError
        A parameter is unknown, out of range, or not to be had tile by tile.
    """
    operation = tiled_operation(identifier)
    for name in (*operation.refused, operation.source, operation.target):
        if parameters.get(name) is not None:
            raise InputError(
                f"{name.upper()} cannot be given with tiles. Leave it out; the tiles lie in the folder of --output."
            )
    model = parameters.get("model")
    if isinstance(model, str) and Path(model).is_file():  # workers elsewhere have another working directory
        parameters = {**parameters, "model": str(Path(model).absolute())}
    places = {operation.source: VectorSource(str(source)), operation.target: str(folder / DESCRIPTION)}
    request = operation.request.from_json({**parameters, **places})
    if operation.check is not None:
        operation.check(request)
    return request


def chosen_names(source: TileDataset, chosen: Sequence[str]) -> list[str]:
    """Return the names of tiles that are chosen, all where none is.

    Raises
    ------
    InputError
        One is not there.
    """
    names = [one.name for one in source.entries]
    if not chosen:
        return names
    wanted = [name for name in names if name in chosen or name.partition("/")[0] in chosen]
    found = {*wanted, *(name.partition("/")[0] for name in wanted)}
    lacking = [one for one in chosen if one not in found]
    if lacking:
        there = sorted({name.partition("/")[0] for name in names})
        some = ", ".join([*there[:_SHOWN], *(["..."] if len(there) > _SHOWN else [])])
        raise InputError(f"TILES names {', '.join(lacking)}, which {source.folder} does not have. It has {some}.")
    return wanted


@contextmanager
def claimed(folder: Path, *, resume: bool, forbidden: Path | None = None) -> Iterator[None]:
    """Hold the folder of a run, alone; what killed workers left half written is removed first.

    Raises
    ------
    OutputError
        Another run holds it, it cannot be made, or it holds results and is not to be gone on with.
    """
    if forbidden is not None and folder.resolve() == forbidden.resolve():
        raise OutputError(f"OUTPUT {folder} is the folder of the input. Choose another.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise OutputError(f"OUTPUT {folder} is a file; expected a folder. Choose another name.") from error
    except OSError as error:
        raise OutputError(f"The folder {folder} cannot be made: {error.strerror}.") from error
    lock = FileLock(folder / _LOCK)
    try:
        is_free = lock.take()
    except OSError as error:
        raise OutputError(f"Nothing can be written into {folder}: {error.strerror}. Choose another folder.") from error
    if not is_free:
        raise OutputError(f"Another run is working in {folder}. Wait for it, or choose another folder.")
    try:
        if not resume and (any(folder.glob("tile=*")) or (folder / DESCRIPTION).exists()):
            raise OutputError(
                f"{folder} contains the tiles of an earlier run. Add --resume to go on with it, or choose another "
                "folder."
            )
        for pattern in ("tile=*/.part-*", ".*.json.*"):
            for left in folder.glob(pattern):
                left.unlink(missing_ok=True)
        yield
    finally:
        lock.release()


def remove_other_parts(folder: Path, names: Sequence[str]) -> None:
    """Remove parts of tiles that were cut otherwise before: programs that read all files would find points twice.

    Parameters
    ----------
    names
        The parts that there are now; tiles of which none is named are left as they are.
    """
    kept = {folder / tile_file(name) for name in names}
    for tile in {path.parent for path in kept}:
        for path in tile.glob("part-*.parquet"):
            if path not in kept:
                manifest_of(path).unlink(missing_ok=True)
                path.unlink()


def _region(run: Run, resume: bool) -> dict[str, Any]:
    """Return what the passes over the region find; what was found from the same before is taken."""
    inputs = [one.sha256 for one in run.source.entries]
    key = _hashed("region", run.identifier, _parameters(run), inputs)
    stored, kept = run.folder / _REGION, run.folder / _KEPT
    before = _found_before(stored, kept, key) if resume else None
    if before is not None:
        return before
    # It must not speak of files that other parameters leave there, wherever this run ends.
    stored.unlink(missing_ok=True)
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(exist_ok=True)
    found: dict[str, Any] = {}
    for number, one in enumerate(run.operation.passes):
        told = _looked(run, found, number)
        found[one.name] = one.join(told, run.source, run.request, found, run.progress)
    files = sorted(path.name for path in kept.iterdir() if path.is_file())
    write_whole(stored, json.dumps({"key": key, "found": found, "files": files}))
    return found


def _found_before(stored: Path, kept: Path, key: str) -> dict[str, Any] | None:
    """Return what passes found from the same before; None where they must look."""
    try:
        told = json.loads(stored.read_text(encoding="utf-8"))
        if told["key"] != key or not all((kept / name).is_file() for name in told["files"]):
            return None
        return dict(told["found"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):  # none, or damaged
        return None


def _looked(run: Run, found: dict[str, Any], number: int) -> list[Any]:
    """Return what all tiles tell in a pass, in their order; without a tile's word the region's is not known."""
    jobs = [run.job(one.name, found, look=number) for one in run.source.entries]
    told: dict[str, Any] = {}
    step = _PASSES / max(1, len(run.operation.passes))
    for job, result in run.scheduler.results(run_job, jobs):
        if isinstance(result, (Failure, Exception)):
            why = reason_of(result)
            raise InputError(
                f"Tile {job.name} cannot be read, and all are needed to tell what is usual: {why.rstrip('.')}. If "
                f"{tile_file(job.name)} exists, delete it. Then repeat the run that made it, with --resume."
            )
        told[job.name] = result
        run.progress(
            step * (number + len(told) / len(jobs)), f"Looking at the region: {len(told)} of {len(jobs)} tiles"
        )
    return [told[one.name] for one in run.source.entries]


def _to_make(
    run: Run, names: Sequence[str], found: dict[str, Any], reach: float
) -> tuple[list[TileEntry], list[TileJob]]:
    """Return the tiles that are there, made from the same, and the jobs that make the others."""
    wanted, there, jobs = set(names), [], []
    common = _hashed("tile", run.identifier, _parameters(run), found, reach)
    for entry in run.source.entries:
        near = run.source.near(entry, reach) if reach > 0 else ()
        inputs = [entry.sha256, *(one.sha256 for one in near)]
        key = _hashed(common, inputs)
        complete = complete_entry(run.folder, entry.name, key)
        if complete is not None:
            there.append(complete)
        elif entry.name in wanted:
            jobs.append(run.job(entry.name, found, key=key))
    if there:
        run.progress.info(f"Tiles that are complete already: {len(there)}.")
    return there, jobs


def _made(run: Run, there: Sequence[TileEntry], jobs: Sequence[TileJob]) -> list[TileEntry]:
    """Make the tiles that are not there yet; return all that are, in their order."""
    entries = {one.name: one for one in there}
    start = _PASSES if run.operation.passes else 0.0
    for number, (job, result) in enumerate(run.scheduler.results(run_job, jobs), start=1):
        if isinstance(result, TileEntry):
            entries[job.name] = result
        else:
            run.fail(job.name, result)
        run.progress(start + (0.98 - start) * number / len(jobs), f"{number} of {len(jobs)} tiles")
    return [entries[one.name] for one in run.source.entries if one.name in entries]


def _closed(run: Run, made: TileDataset, found: dict[str, Any]) -> dict[str, Any]:
    """Put together what goes over tiles; return the outputs, by name."""
    if run.operation.close is None:
        return {}
    with staged_outputs() as staging:

        def output(name: str) -> Path:
            return staging.path(run.folder / name)

        whole = TileRun(run.source, made, run.request, found, run.folder / _KEPT, output)
        return dict(run.operation.close(whole, run.progress))


def _failed_before(folder: Path) -> dict[str, str]:
    """Return what failed in earlier runs."""
    try:
        return TileDataset.open(folder).failed
    except InputError:  # none that came to an end
        return {}


def _description(run: Run, entries: Sequence[TileEntry], before: dict[str, str], tried: Sequence[str]) -> TileDataset:
    """Return the dataset that was made; what failed before and was not tried again is still missing."""
    source = run.source
    done = {*tried, *(one.name for one in entries)}
    missing = {one.name for one in source.entries} - done
    failed = {name: why for name, why in before.items() if name in missing} | run.failed
    made = provenance(run.identifier, run.request, {}, source=source.provenance)
    filled = [one for one in entries if one.rows]
    dataset = TileDataset(run.folder, tuple(filled), source.crs, source.dates, source.measured, made, failed)
    # Epochs that no point has a value at are left out by the work.
    return replace(dataset, dates=dataset.layer(filled[:1]).dates) if filled else dataset


def _parameters(run: Run) -> dict[str, Any]:
    """Return the parameters that a result depends on: files by what is in them."""
    values = run.request.to_json()
    for name in (run.operation.source, run.operation.target):
        values.pop(name)
    for name, value in values.items():
        text = value.get("path") if isinstance(value, dict) else value
        path, layer = split_layer(text) if isinstance(text, str) else (Path(), None)
        if path.is_file():
            values[name] = [file_hash(path), layer]
    return values


def _hashed(*values: Any) -> str:
    """Return a hash of plain values, and of the version of the plugin."""
    text = json.dumps([plugin_version(), *values], sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
