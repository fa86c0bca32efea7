# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``detectdeformation`` tile by tile: points with velocity, noise and area; areas and scores of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import shapely

from ..errors import InputError
from ..interface import DetectDeformationRequest
from ..io.polygons import write_polygons
from ..io.rows_on_disk import Scratch
from ..io.stacks.geotiff_stack import write_stack
from ..io.tile_file import TileBlock
from ..progress import Part, Progress, Silent
from ..provenance import provenance
from ..series import TimeSeriesPoints
from ..stack import RasterStack
from ..tiled import AREAS_FILE, RegionPass, Tile, TiledOperation, TileRun, joined_points
from ..trends.fits.thresholds import MotionLimits
from .area_summaries import SummarySetting
from .cells import link_distance
from .detect_deformation import DOUBT, doubt_of, score_map
from .detected_areas import DetectedAreas, alone_in_words, described_areas, in_sentences, stable_in_words
from .found_areas import FoundArea
from .points_of_areas import RING_METRES
from .scored_areas import point_scores
from .series_table import write_series_table
from .tiled_areas import (
    SCORES,
    join_cells,
    join_links,
    join_places,
    kept_areas,
    look_at_cells,
    look_at_links,
    look_at_places,
)
from .tiled_velocities import (
    grid_told,
    join_noise,
    join_velocities,
    kept_points,
    look_at_noise,
    look_at_velocities,
)
from .velocities import LayerVelocities, fields_needed
from .velocity_field import VelocityField

FIELDS = ("area_velocity", "area_velocity_noise", "area_score", "area_rank")
_TABLE_FILE, _SCORES_FILE = "areas.csv", "scores.tif"
_SERIES_AT_ONCE = 400_000_000
"""Values of the series of areas and of what lies around them that are held in memory: 1.6 GB."""


def _check(request: DetectDeformationRequest) -> None:
    """Refuse the method that needs all points at once."""
    if request.method == "overwrapping":
        raise InputError(
            "METHOD overwrapping looks at all points at once, not tile by tile. Set METHOD to network or threshold."
        )


def _work(tile: Tile, request: DetectDeformationRequest, found: Any, facts: dict[str, Any]) -> Iterator[TileBlock]:
    """Yield the points of a tile with their velocity, noise, score and area."""
    own, geometry = kept_points(tile, found), grid_told(found["grid"], tile.dataset.crs)
    scores = point_scores(own.field(tile.dataset.crs), geometry, np.load(tile.kept / SCORES, mmap_mode="r"))
    rank = _ranks(own.numbers, kept_areas(tile.kept))
    values = dict(zip(FIELDS, (own.velocity, own.noise, scores, rank), strict=True))
    made = provenance("detectdeformation", request, {}, source=tile.dataset.provenance)
    at = 0
    for points in tile.layer().blocks(Silent()):
        rows = np.arange(at, at + points.point_count)
        at += points.point_count
        known, place = np.isin(rows, own.rows), np.searchsorted(own.rows, rows)
        fields = {name: np.full(len(rows), np.nan, dtype=np.float32) for name in values}
        for name, one in values.items():
            fields[name][known] = one[place[known]]
        kept = [name for name in points.attributes.columns if str(name).lower() not in FIELDS]
        yield replace(points, attributes=points.attributes[kept], provenance=made), fields, {}
    facts["in_areas"] = int(np.isfinite(rank).sum())


def _ranks(numbers: np.ndarray, areas: list[FoundArea]) -> np.ndarray:
    """Return the rank of each point's area, from 1, NaN where it is in none, shape (n_points,)."""
    rank = np.full(len(numbers), np.nan)
    if areas:
        inside = np.concatenate([one.rows for one in areas])
        order = np.argsort(inside, kind="stable")
        of_areas = np.repeat(np.arange(1.0, len(areas) + 1), [len(one.rows) for one in areas])[order]
        place = np.minimum(np.searchsorted(inside[order], numbers), len(inside) - 1)
        rank = np.where(inside[order][place] == numbers, of_areas[place], np.nan)
    return rank


def _close(run: TileRun, progress: Progress) -> dict[str, Any]:
    """Write the areas with class and forecast, and the map of scores."""
    request, source, found = run.request, run.source, run.found
    field = _field(run)
    geometry, areas = grid_told(found["grid"], source.crs), kept_areas(run.kept)
    doubt = _doubt(run, field, progress)
    made = provenance(
        "detectdeformation",
        request,
        {},
        cell_size_m=geometry.cell_size,
        source=source.provenance,
        origin_date=str(source.dates[-1]) if len(source.dates) else None,
        **({DOUBT: doubt} if doubt else {}),
    )
    text = in_sentences(field, areas, found["velocities"]["words"])
    scores = score_map(field, geometry, np.load(run.kept / SCORES))
    stack = RasterStack(
        values=scores[None],
        dates=source.dates[-1:],
        transform=geometry.transform,
        crs=geometry.crs,
        measured=source.measured,
        provenance=made,
    )
    write_stack(stack, run.output(_SCORES_FILE), quantity="probability")
    needed, points = _needed(run, areas, field.coordinates)
    found_there = [FoundArea(np.searchsorted(needed, one.rows), one.score) for one in areas]
    velocities = LayerVelocities(field.at(needed), np.arange(len(needed)), found["velocities"]["words"])
    limits = MotionLimits.of(source.measured)
    with Scratch(run.kept) as scratch:
        described = described_areas(
            found_there,
            velocities,
            points,
            scratch,
            Part(progress, 0.98, 1.0),
            distance=link_distance(geometry),
            setting=SummarySetting(None, request.horizon_days, request.movement_threshold, limits),
        )
    write_polygons(
        run.output(AREAS_FILE),
        described.shapes,
        described.fields,
        crs=source.crs,
        layer_name="areas",
        measured=source.measured,
        provenance=made | _tabled(run, described),
    )
    for said in filter(None, (text, alone_in_words(described.fields), stable_in_words(described.fields))):
        progress.info(said)
    return {"AREA_COUNT": len(areas), "OUTPUT_AREAS": str(run.made.folder / AREAS_FILE)}


def _doubt(run: TileRun, field: VelocityField, progress: Progress) -> str:
    """Return what is wrong with the reference, said here unless the first pass has; empty where nothing is."""
    if not (doubt := str(run.found["velocities"]["doubt"])) and (doubt := doubt_of(run.request, field)):
        progress.warning(doubt)
    return doubt


def _field(run: TileRun) -> VelocityField:
    """Return place, velocity and noise of all points: 32 bytes each, and no more while they are read."""
    count = int(run.found["velocities"]["count"])
    field = VelocityField(np.empty((count, 2)), np.empty(count), np.empty(count), run.source.crs)
    at = 0
    for entry in run.source.entries:
        own = kept_points(Tile(run.source, entry, run.kept), run.found)
        rows = slice(at, at + len(own.velocity))
        field.coordinates[rows], field.velocity[rows], field.noise[rows] = own.coordinates, own.velocity, own.noise
        at = rows.stop
    return field


def _tabled(run: TileRun, described: DetectedAreas) -> dict[str, Any]:
    """Write the mean series of areas, by their rank; return what is recorded of it, nothing where there are none."""
    summaries = described.summaries
    if summaries is None or not len(summaries.with_points):
        (run.made.folder / _TABLE_FILE).unlink(missing_ok=True)
        return {}
    write_series_table(run.output(_TABLE_FILE), summaries, described.fields["rank"].astype(str).astype(object))
    return {"table": _TABLE_FILE, "reference_surroundings": True}


def _needed(run: TileRun, areas: list[FoundArea], coordinates: np.ndarray) -> tuple[np.ndarray, TimeSeriesPoints]:
    """Return the points of areas and those around them: their numbers, increasing, and their series.

    Raises
    ------
    InputError
        They are too many for the memory.
    """
    boxes = []
    for one in areas:
        low, high = coordinates[one.rows].min(axis=0), coordinates[one.rows].max(axis=0)
        beyond = max(float(np.hypot(*(high - low))), RING_METRES) + 2 * link_distance(_grid(run))
        boxes.append(shapely.box(*(low - beyond), *(high + beyond)))
    tree, numbers, values = shapely.STRtree(boxes), [np.empty(0, dtype=int)], 0
    parts: list[TimeSeriesPoints] = []
    for entry in run.source.entries:
        tile = Tile(run.source, entry, run.kept)
        own = kept_points(tile, run.found)
        near = (
            np.unique(tree.query(shapely.points(own.coordinates), predicate="within")[0]) if boxes else np.empty(0, int)
        )
        if not len(near) and (parts or entry is not run.source.entries[-1]):
            continue
        values += len(near) * len(run.source.dates)
        if values > _SERIES_AT_ONCE:
            raise InputError(
                "The areas and what lies around them have too many points to be described. Set a higher THRESHOLD."
            )
        numbers.append(own.numbers[near])
        parts.append(_rows_of(tile, run.request, own.rows[near]))
    filled = np.array(run.found["velocities"]["filled"], dtype=bool)
    return np.concatenate(numbers), joined_points(parts).at_epochs(filled)


def _grid(run: TileRun) -> Any:
    return grid_told(run.found["grid"], run.source.crs)


def _rows_of(tile: Tile, request: DetectDeformationRequest, rows: np.ndarray) -> TimeSeriesPoints:
    """Return points of a tile by their rows among those with values, increasing."""
    parts: list[TimeSeriesPoints] = []
    at = 0
    for points in fields_needed(request, tile.layer()).blocks(Silent()):
        own = rows[(rows >= at) & (rows < at + points.point_count)] - at
        at += points.point_count
        if len(own) or not parts:
            parts.append(points.at_points(own))
    return joined_points(parts)


DETECT_TILES = TiledOperation(
    request=DetectDeformationRequest,
    target="output_areas",
    passes=(
        RegionPass("velocities", look_at_velocities, join_velocities),
        RegionPass("noise", look_at_noise, join_noise),
        RegionPass("grid", look_at_places, join_places),
        RegionPass("cells", look_at_cells, join_cells),
        RegionPass("areas", look_at_links, join_links),
    ),
    work=_work,
    close=_close,
    closing=(AREAS_FILE, _TABLE_FILE, _SCORES_FILE),
    refused=("output", "report"),
    check=_check,
)
