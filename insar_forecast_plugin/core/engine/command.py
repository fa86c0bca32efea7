# SPDX-License-Identifier: GPL-2.0-or-later
"""The command ``run``: an operation over tiles from a shell.

The exit status is 0 where everything was done, 1 where tiles or files failed (the rest is done), 2 where nothing could
be done, and 130 where it was interrupted; tiles that were finished by then are whole.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import CoreError, InputError
from ..io.gdal_files import split_layer
from ..io.tile_dataset import TileDataset
from ..json_lines import JsonLines
from ..tile_requests import DESCRIPTION
from .command_options import IMPORT, command_parser, given_parameters
from .import_tiles import import_tiles
from .progress_bar import Bar
from .schedulers import NOWHERE_ELSE, Scheduler, opened_scheduler
from .tile_jobs import of_system
from .tile_runs import TileResult, run_over_tiles, tiled_request

DONE, SOME_FAILED, NOTHING_DONE, INTERRUPTED = 0, 1, 2, 130
_IMPORTED = "imported"
_FILES = (".gpkg", ".shp", ".geojson", ".fgb", ".csv", ".tif", ".tiff")
_NAMED = 10
"""Most failures that are named at the end; ``dataset.json`` has all."""


def run_command(arguments: Sequence[str]) -> int:
    """Do what the arguments say; return the exit status."""
    options = command_parser().parse_args(arguments)
    teller: Any = JsonLines(sys.stdout) if options.json else Bar(sys.stderr)
    try:
        result = _run(options, teller)
    except CoreError as error:
        return _failed(options, teller, "user", str(error))
    except KeyboardInterrupt:
        _failed(options, teller, "user", "Interrupted. Finished tiles are whole; go on with --resume.")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the boundary: a defect is reported, not swallowed
        if isinstance(error, OSError) and error.errno is not None:  # of the system, not of a library
            return _failed(options, teller, "user", of_system(error, options.output))
        traceback.print_exc()
        return _failed(options, teller, "internal", f"{type(error).__name__}: {error}")
    finally:
        if isinstance(teller, Bar):
            teller.close()
    return _told(options, teller, result)


def _run(options: argparse.Namespace, progress: Any) -> TileResult:
    """Import, or do the operation over tiles."""
    folder = Path(options.output).absolute()
    parameters = given_parameters(options.operation, options.parameter)
    _refuse_name_of_a_file(folder)
    _refuse_missing(options.input)
    with ExitStack() as stack:
        if options.operation == IMPORT:
            _tell_of_scheduler(options.scheduler, progress)
            scheduler = stack.enter_context(opened_scheduler(options.scheduler, progress))
            return _imported(options, parameters, folder, scheduler, progress)
        tiles = _tiles_folder(options.input)
        request = tiled_request(options.operation, tiles or folder / _IMPORTED, folder, parameters)
        _tell_of_scheduler(options.scheduler, progress)
        scheduler = stack.enter_context(opened_scheduler(options.scheduler, progress))
        failed = _imported(options, {}, folder / _IMPORTED, scheduler, progress).failed if tiles is None else {}
        source = TileDataset.open(tiles or folder / _IMPORTED)
        if source.failed and tiles is not None:
            progress.warning(
                f"INPUT {source.folder} lacks what failed when it was made: {len(source.failed)}, such as "
                f"{next(iter(source.failed))}. Repeat that run with --resume, or go on without it."
            )
        result = run_over_tiles(
            options.operation,
            request,
            source,
            folder,
            scheduler=scheduler,
            progress=progress,
            chosen=[one.strip() for one in (options.tiles or "").split(",") if one.strip()],
            resume=options.resume,
        )
    return replace(result, failed={**failed, **result.failed})


def _imported(
    options: argparse.Namespace, parameters: dict[str, Any], folder: Path, scheduler: Scheduler, progress: Any
) -> TileResult:
    return import_tiles(
        options.input,
        parameters,
        folder,
        scheduler=scheduler,
        progress=progress,
        tile_points=options.tile_points,
        resume=options.resume,
    )


def _refuse_name_of_a_file(folder: Path) -> None:
    """Refuse an output that is called as a file is: somebody wants one, and would get a folder of that name."""
    if folder.suffix.lower() in _FILES:
        raise InputError(
            f"--output is {folder.name}, the name of a file; expected a folder that the tiles are written to. Name a "
            "folder, or run the algorithm in QGIS or with qgis_process, which write a single file."
        )


def _refuse_missing(inputs: Sequence[str]) -> None:
    """Look for every input before anything is made: a name with a slip must not cost hours."""
    missing = [one for one in inputs if not Path(split_layer(one)[0]).exists()]
    if missing:
        more = f", and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise InputError(
            f"INPUT has {missing[0]}, which does not exist{more}. Check the path; one with spaces needs quotes."
        )


def _tell_of_scheduler(where: str, progress: Any) -> None:
    """Say what the silence is for: workers take seconds to start, an address half a minute to be given up."""
    if where != NOWHERE_ELSE:
        progress(0.0, f"Waiting for the scheduler {where}")


def _tiles_folder(inputs: Sequence[str]) -> Path | None:
    """Return the folder of tiles that is the input; None where files are."""
    folders = [Path(one).absolute() for one in inputs if Path(one).is_dir()]
    if not folders:
        return None
    if len(inputs) > 1 or not (folders[0] / DESCRIPTION).is_file():
        raise InputError(
            f"INPUT has the folder {folders[0]}; expected one folder of tiles, with its {DESCRIPTION}, or files of "
            f"time series. Make tiles of files with 'run {IMPORT}'."
        )
    return folders[0]


def _told(options: argparse.Namespace, teller: Any, result: TileResult) -> int:
    """Tell the result; return the exit status."""
    failed = result.failed
    outputs = {"OUTPUT": str(Path(options.output).absolute()), "FAILED": failed, **result.outputs}
    if options.json:
        teller.send("result", outputs=outputs, tiles_made=result.done, tiles_taken=result.taken)
    else:
        sys.stderr.write(
            f"Tiles made: {result.done}, there already: {result.taken}, failed: {len(failed)}. {outputs['OUTPUT']}\n"
        )
        for name, why in list(failed.items())[:_NAMED]:
            sys.stderr.write(f"Failed: {name}: {why}\n")
        if len(failed) > _NAMED:
            sys.stderr.write(f"Failed: {len(failed) - _NAMED} more; {DESCRIPTION} names all.\n")
    return SOME_FAILED if failed else DONE


def _failed(options: argparse.Namespace, teller: Any, kind: str, text: str) -> int:
    if options.json:
        teller.send("error", kind=kind, text=text)
    else:
        sys.stderr.write(text + "\n")
    return NOTHING_DONE
