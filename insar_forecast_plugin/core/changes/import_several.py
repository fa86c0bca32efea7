# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``importtimeseries``: one file, or several bursts or tiles that become one layer."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from ..errors import InputError, quoted
from ..interface import ImportRequest
from ..io.gdal_files import split_layer
from ..io.importing import import_time_series as import_one
from ..io.local_file import same_file
from ..io.output_formats import check_format
from ..io.rows_on_disk import Scratch
from ..io.staging import staged_outputs
from ..io.tables.table_formats import holds_places
from ..progress import Part, Progress
from ..provenance import provenance
from ..request import VectorSource
from ..results import OperationResult

DISTANCE = 10.0
"""Points of two files that lie closer are one, in metres."""
_IMPORTED = 0.6


def import_time_series(request: ImportRequest, progress: Progress) -> OperationResult:
    """Import a file, or several files of one track and release as one layer.

    Raises
    ------
    InputError
        See :func:`~..io.importing.import_time_series`; or two files are the same, or not of one track and release.
    OutputError
        The output cannot be written.
    """
    more = [path for path in map(str.strip, request.more_inputs) if path]
    if more and holds_places(request.input):  # the coordinates were given first
        request, more = replace(request, input=more[0]), [request.input, *more[1:]]
    of_places = [path for path in more if holds_places(path)]
    if len(of_places) > 1:
        named = quoted(", ".join(Path(split_layer(path)[0]).name for path in of_places))
        raise InputError(
            f"{len(of_places)} of the further files ({named}) have coordinates and no series; expected one at most. "
            "Merge them into one table."
        )
    places = next(iter(of_places), None)
    more = [path for path in more if path != places]
    if not more:
        return import_one(replace(request, more_inputs=()), progress, places)
    return _import_several(request, [request.input, *more], places, progress)


def _import_several(
    request: ImportRequest, files: list[str], places: str | None, progress: Progress
) -> OperationResult:
    """Import files one by one, and merge them; ``places`` is a table of the coordinates of their points."""
    # Only here: an import of one file does not wait for the packages that merging needs.
    from .merge_time_series import described_merge, layer_names, merge_layers
    from .release_checks import check_files

    names = layer_names([Path(split_layer(path)[0]).name for path in files])
    check_format(request.output)
    for path in files:
        if same_file(request.output, split_layer(path)[0]):
            raise InputError("The output is one of the inputs. Choose another name for the output.")
    check_files(names, [VectorSource(str(path), layer) for path, layer in map(split_layer, files)])
    with staged_outputs() as staging:
        target = staging.path(request.output)
        with tempfile.TemporaryDirectory(dir=target.parent) as folder, Scratch(target.parent) as scratch:
            results, parts = [], []
            for at, path in enumerate(files):
                progress.info(f"File {at + 1} of {len(files)}: {names[at]}")
                one = str(Path(folder) / f"{at + 1}.gpkg")
                part = Part(progress, _IMPORTED * at / len(files), _IMPORTED * (at + 1) / len(files))
                results.append(import_one(replace(request, input=path, output=one, more_inputs=()), part, places))
                parts.append(VectorSource(one, title=names[at]))
            roles = dict(zip(names, (split_layer(path)[0] for path in files), strict=True))
            made = provenance("importtimeseries", replace(request, more_inputs=tuple(files[1:])), roles)
            result, texts = merge_layers(
                parts,
                names,
                {"output": target},
                scratch,
                max_distance=DISTANCE,
                made=made,
                progress=Part(progress, _IMPORTED, 1.0),
            )
    points = result.points
    return OperationResult(
        outputs={
            "OUTPUT": request.output,
            "POINT_COUNT": points.point_count,
            "EPOCH_COUNT": points.epoch_count,
            "SKIPPED_COUNT": int(np.sum([one.outputs["SKIPPED_COUNT"] for one in results])) + result.duplicates,
            "CRS_USED": results[0].outputs["CRS_USED"],
            "UNIT_USED": results[0].outputs["UNIT_USED"],
        },
        layers={"OUTPUT": described_merge(points, names)},
        messages=tuple(texts[:1]),
        attribution=points.measured.attribution,
    )
