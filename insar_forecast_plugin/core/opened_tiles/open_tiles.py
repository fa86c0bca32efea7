# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation 'Open tiles': results of a country, in a folder of tiles, as one layer.

In a QGIS that reads Parquet the layer is a view of the tiles where they are; for others their points are copied
without the series.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import CRS

from ..date_fields import FORECAST, date_fields
from ..errors import InputError
from ..interface import OpenTilesRequest
from ..io.area_of_interest import area_in
from ..io.output_formats import check_format
from ..io.points import write_point_blocks
from ..io.staging import staged_outputs
from ..io.tile_dataset import TileDataset, TileEntry
from ..progress import Part, Progress
from ..results import LayerDescription, OperationResult
from ..tile_requests import VIEW_SUFFIX
from ..tiled import AREAS_FILE
from .tile_layers import (
    COMPUTED_VELOCITY,
    described_areas,
    described_tiles,
    doubt_of_areas,
    summary_names,
    velocity_field,
)
from .tile_summaries import TileSummaries
from .tile_view import ViewedFile, view_text

_MOST_NAMED = 5


def open_tiles(request: OpenTilesRequest, progress: Progress) -> OperationResult:
    """Show tiles as one layer, by a view or by a copy of their points without the series.

    Raises
    ------
    InputError
        The folder is none of tiles, none of them can be read, or there is no point in the extent.
    OutputError
        The output cannot be written.
    """
    viewed = request.output.lower().endswith(VIEW_SUFFIX)
    if not viewed:
        check_format(request.output)
    dataset = TileDataset.open(Path(request.input))
    _say_failed(dataset, progress)
    area = area_in(CRS.from_wkt(dataset.crs), None, request.extent)
    filled = [one for one in dataset.entries if one.rows]
    if not filled:
        raise InputError(f"{dataset.folder} contains no point. Make the tiles again.")
    inside = [one for one in filled if area is None or area.intersects(shapely.box(*one.bounds))]
    if not inside:
        raise _nothing_inside(dataset)
    with staged_outputs() as staging:
        path = staging.path(request.output)
        make = _view if viewed else _copy
        names, count, message = make(dataset, inside, area, path, progress)
    progress.info(message)
    progress(1.0, "Done")
    made, ahead = _made(dataset, inside)
    dates = [str(one) for one in dataset.dates]
    shown = described_tiles(dataset.folder.name, names, dataset.measured, dates, made=made, ahead=ahead)
    outputs: dict[str, Any] = {"OUTPUT": request.output, "POINT_COUNT": count, "AREAS": None}
    layers: dict[str, LayerDescription] = {}
    areas = described_areas(dataset.folder, dataset.measured, made)
    if areas is not None:
        outputs["AREAS"], layers["AREAS"] = str(dataset.folder / AREAS_FILE), areas
        if doubt := doubt_of_areas(dataset.folder):
            progress.warning(doubt)
    elif (dataset.folder / AREAS_FILE).exists():
        progress.warning(
            f"{AREAS_FILE} of {dataset.folder.name} cannot be read, so its areas are not shown. Repeat the run that "
            "made it, with --resume."
        )
    layers["OUTPUT"] = shown
    return OperationResult(outputs, layers, messages=(message,), attribution=dataset.measured.attribution)


def _made(dataset: TileDataset, entries: Sequence[TileEntry]) -> tuple[dict[str, Any], np.ndarray]:
    """Return how tiles came to be and the dates of their forecast, by the first that can be read."""
    for entry in entries:
        try:
            layer = dataset.layer([entry])
        except InputError:
            continue
        days = date_fields(layer.table.names).of(FORECAST).values()
        return layer.provenance, np.array(sorted(days), dtype="datetime64[D]")
    raise _none_readable(dataset)


def _view(
    dataset: TileDataset, entries: Sequence[TileEntry], area: shapely.Geometry | None, path: Path, progress: Progress
) -> tuple[list[str], int, str]:
    """Write a view of tiles; return the fields, the number of points, and what was done."""
    names: list[str] | None = None
    sound = []
    for entry in entries:
        try:
            found = dataset.layer([entry]).table.names
        except InputError as error:
            progress.warning(f"The tile {entry.name} is left out. {error}")
            continue
        names = names or list(found)
        sound.append(entry)
    if names is None:
        raise _none_readable(dataset)
    files = [ViewedFile(dataset.path(one), one.rows, one.bounds) for one in sound]
    # GDAL takes one polygon; an extent that a projection tears apart is shown with what lies between.
    within = None if area is None else (area if area.geom_type == "Polygon" else area.envelope).wkt
    path.write_text(view_text(files, dataset.crs, within), encoding="utf-8")
    count = sum(one.rows for one in sound)
    kept = summary_names(names)
    if velocity_field(kept) is None:
        progress.info("The tiles have no velocity and are drawn in one colour; a copy (.gpkg) has one.")
    return (
        kept,
        count,
        f"The layer shows the tiles where they are, without a copy. Tiles: {len(sound)}. Points: {count}.",
    )


def _copy(
    dataset: TileDataset, entries: Sequence[TileEntry], area: shapely.Geometry | None, path: Path, progress: Progress
) -> tuple[list[str], int, str]:
    """Write the points of tiles without their series; return the fields, the number of points, and what was done."""
    summaries = TileSummaries(dataset, entries, area)
    blocks = summaries.blocks(Part(progress, 0.0, 0.97))
    first = next(blocks, None)
    if first is None:
        if len(summaries.unreadable) == len(entries):
            raise _none_readable(dataset)
        raise _nothing_inside(dataset)
    names = [str(name) for name in first[0].attributes.columns]
    write_point_blocks(chain([first], blocks), path, layer_name=path.stem, progress=progress)
    read, count = len(entries) - len(summaries.unreadable), summaries.point_count
    if names[-1:] == [COMPUTED_VELOCITY]:
        text = (
            f"The points were copied without their series, with a velocity fitted to each. Tiles: {read}. Points: "
            f"{count}."
        )
    else:
        text = f"The points were copied without their series. Tiles: {read}. Points: {count}."
    return names, count, text


def _say_failed(dataset: TileDataset, progress: Progress) -> None:
    """Say which tiles the run that made the dataset could not make."""
    failed = list(dataset.failed.items())
    if not failed:
        return
    named = "; ".join(f"{name}: {why}" for name, why in failed[:_MOST_NAMED])
    more = "; ..." if len(failed) > _MOST_NAMED else ""
    progress.warning(
        f"Tiles that could not be made and are not there: {len(failed)} ({named}{more}). Run it again with --resume."
    )


def _none_readable(dataset: TileDataset) -> InputError:
    return InputError(f"No tile of {dataset.folder} can be read; the log says why of each. Make the tiles again.")


def _nothing_inside(dataset: TileDataset) -> InputError:
    west, south, east, north = zip(*(one.bounds for one in dataset.entries if one.rows), strict=True)
    return InputError(
        f"EXTENT contains no point of {dataset.folder.name}; its points lie from {min(west):.0f}, {min(south):.0f} to "
        f"{max(east):.0f}, {max(north):.0f} ({CRS.from_wkt(dataset.crs).name}). Choose another extent, or none."
    )
