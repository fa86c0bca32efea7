# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas of a region in tiles: scores of all cells at once, links between points tile by tile, areas from these.

Cells are few where points are many: each tile tells the sums of its cells, and the network looks at all of them as it
does without tiles. The points that may belong to an area are a small part of all; each tile links its own with those
around.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.spatial import KDTree

from ..interface import DetectDeformationRequest
from ..io.tile_dataset import TileDataset
from ..progress import Progress
from ..tiled import Found, Tile
from .cells import cells_of, link_distance, longest_link
from .found_areas import FoundArea, groups_of, links, ranked, sides_between
from .network.detection_inputs import cell_sums, channels_of
from .scored_areas import WAYS, areas_of_groups, counted, point_scores, way_around, with_fast_points
from .threshold import fast_areas
from .tiled_velocities import KeptPoints, grid_told, kept_points, points_near, region_grid, together, widest
from .velocity_field import VelocityField

SCORES, AREAS = "scores.npy", "areas.npz"
_AROUND_SIDES = 3.0
"""Points are seen so many longest links beyond a tile: triangles with a shorter side are then those of all points."""


def look_at_places(tile: Tile, _request: DetectDeformationRequest, found: Found) -> np.ndarray:
    """Return the places of a tile's points, shape (n, 2)."""
    return kept_points(tile, found).coordinates


def join_places(
    told: Sequence[np.ndarray],
    dataset: TileDataset,
    request: DetectDeformationRequest,
    found: Found,
    progress: Progress,
) -> dict[str, Any]:
    """Return the grid of the region."""
    grid = region_grid(dataset, request, np.concatenate(told))
    size = grid_told(grid, dataset.crs).cell_size
    progress.info(
        f"{found['velocities']['count']} points on {grid['rows']} x {grid['columns']} cells of {size:g} m; usual noise "
        f"of a velocity {found['noise']['usual']:.2f} mm/yr."
    )
    return grid


def look_at_cells(tile: Tile, request: DetectDeformationRequest, found: Found) -> dict[str, Any]:
    """Return the cells of a tile that have points: number of points, and what is summed over them."""
    own, geometry = kept_points(tile, found), grid_told(found["grid"], tile.dataset.crs)
    field = own.field(tile.dataset.crs)
    if request.method == "threshold":
        fast = np.abs(own.velocity) > request.sigma * found["velocities"]["spread"]
        cell = cells_of(field, geometry)
        count = np.bincount(cell[cell >= 0], minlength=geometry.cell_count)
        total = np.bincount(cell[cell >= 0], fast[cell >= 0], minlength=geometry.cell_count)
    else:
        count, total = (one.ravel() for one in cell_sums(field, geometry))
    there = np.flatnonzero(count)
    return {"cells": there, "count": count[there], "total": total[there], "kept": str(tile.kept)}


def join_cells(
    told: Sequence[Mapping[str, Any]],
    dataset: TileDataset,
    request: DetectDeformationRequest,
    found: Found,
    progress: Progress,
) -> dict[str, Any]:
    """Keep the score of all cells; return its hash."""
    geometry = grid_told(found["grid"], dataset.crs)
    count, total = np.zeros(geometry.cell_count), np.zeros(geometry.cell_count)
    for one in told:
        count[one["cells"]] += one["count"]
        total[one["cells"]] += one["total"]
    if request.method == "threshold":
        scores = (total / np.maximum(count, 1)).astype(np.float32).reshape(geometry.shape)
    else:
        from .network.detector import load_detector

        channels = channels_of(count.reshape(geometry.shape), total.reshape(geometry.shape))
        scores = load_detector(request.model).scores_of(channels, progress)
    np.save(Path(told[0]["kept"]) / SCORES, scores)
    return {"sha256": hashlib.sha256(scores.tobytes()).hexdigest()}


def look_at_links(tile: Tile, request: DetectDeformationRequest, found: Found) -> dict[str, Any]:
    """Return the tile's points that may belong to an area, with their links to such points, by the way they go."""
    geometry = grid_told(found["grid"], tile.dataset.crs)
    own, seen, ways = _seen(tile, found, longest_link(geometry))
    field = seen.field(tile.dataset.crs)
    if request.method == "threshold":
        scores, limit = np.zeros(len(field.velocity)), request.sigma * found["velocities"]["spread"]
        chosen = [np.flatnonzero(way * field.velocity > limit) for way in WAYS]
    else:
        scores = point_scores(field, geometry, np.load(tile.kept / SCORES, mmap_mode="r"))
        scores, ways = with_fast_points(field, scores, ways, found["velocities"]["spread"])
        chosen = [counted(scores, ways, way, request.threshold) for way in WAYS]
    sides = sides_between(field.coordinates, longest_link(geometry)) if any(map(len, chosen)) else np.empty((0, 2), int)
    found_links = []
    for some in chosen:
        pairs = links(field.coordinates, some, link_distance(geometry), sides)
        pairs = pairs[(pairs < own).any(axis=1)]
        found_links.append({"points": seen.numbers[some[some < own]], "pairs": seen.numbers[pairs]})
    rows = np.unique(np.concatenate([some[some < own] for some in chosen])).astype(int)
    return {"ways": found_links, "points": seen.at(rows), "scores": scores[rows], "kept": str(tile.kept)}


def _seen(tile: Tile, found: Found, across: float) -> tuple[int, KeptPoints, np.ndarray]:
    """Return how many points are a tile's own, these and those around it, and which way the ground goes at each."""
    own, most = kept_points(tile, found), widest(tile.dataset)
    margin = _AROUND_SIDES * across
    while True:
        seen = together([own, points_near(tile, found, margin)])
        if not len(own.velocity):
            return 0, seen, np.empty(len(seen.velocity))
        # Of points up to one longest link away the way must be known: it rests on their twelve nearest.
        west, south, east, north = tile.entry.bounds
        x, y = seen.coordinates.T
        beside = (x >= west - across) & (x <= east + across) & (y >= south - across) & (y <= north + across)
        count = min(12, len(seen.velocity))
        far = KDTree(seen.coordinates).query(seen.coordinates[beside], count)[0].max()
        if across + far <= margin or margin >= most:
            return len(own.velocity), seen, way_around(seen.field(tile.dataset.crs))
        margin = min(most, max(2 * margin, across + far))


def join_links(
    told: Sequence[Mapping[str, Any]],
    dataset: TileDataset,
    request: DetectDeformationRequest,
    found: Found,
    _progress: Progress,
) -> dict[str, Any]:
    """Keep the areas, from the highest score to the lowest; return how many there are, and their hash."""
    points = together([one["points"] for one in told])
    scores = np.concatenate([one["scores"] for one in told])
    field, spread = points.field(dataset.crs), found["velocities"]["spread"]
    areas: list[FoundArea] = []
    for way in range(len(WAYS)):
        chosen = np.searchsorted(points.numbers, np.concatenate([one["ways"][way]["points"] for one in told]))
        pairs = np.concatenate([one["ways"][way]["pairs"] for one in told])
        groups = groups_of(chosen, np.searchsorted(points.numbers, pairs))
        areas += _areas(request, field, scores, groups, spread)
    areas = ranked(areas)
    sizes = np.array([len(one.rows) for one in areas], dtype=int)
    rows = np.concatenate([np.empty(0, dtype=int), *(points.numbers[one.rows] for one in areas)])
    of_areas = np.array([one.score for one in areas])
    np.savez(Path(told[0]["kept"]) / AREAS, rows=rows, sizes=sizes, scores=of_areas)
    return {"count": len(areas), "sha256": hashlib.sha256(rows.tobytes() + sizes.tobytes()).hexdigest()}


def _areas(
    request: DetectDeformationRequest, field: VelocityField, scores: np.ndarray, groups: list[np.ndarray], spread: float
) -> list[FoundArea]:
    if request.method == "threshold":
        return fast_areas(field, groups, spread=spread, least=request.min_points)
    return areas_of_groups(field, scores, groups, spread=spread, threshold=request.threshold, least=request.min_points)


def kept_areas(kept: Path) -> list[FoundArea]:
    """Return the areas, their points numbered through the region."""
    with np.load(kept / AREAS) as told:
        rows = np.split(told["rows"], np.cumsum(told["sizes"])[:-1]) if len(told["sizes"]) else []
        return [FoundArea(one, float(score)) for one, score in zip(rows, told["scores"], strict=True)]
