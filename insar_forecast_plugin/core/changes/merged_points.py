# SPDX-License-Identifier: GPL-2.0-or-later
"""Points of several layers as one layer: calendars joined, of duplicates the better one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ..attribute_names import COHERENCES
from ..io.field_names import named
from ..io.rows_on_disk import Scratch, row_blocks
from ..io.stored_points import StoredPoints, series_blocks
from ..measured import common_seams
from ..progress import Progress
from .burst_offsets import LayerOffsets
from .combined_attributes import attributes_together, unique_pids
from .release_checks import told

_RMSES = ("rmse", "rmse_ts")
_SAME = ("component", "product", "release", "track", "orbit", "epochs", "reference")


@dataclass(frozen=True)
class Merged:
    """Points of several layers as one.

    Parameters
    ----------
    points
        Them; their provenance is that of the first layer.
    layer
        Number of the layer that each comes from, shape (n_points,).
    duplicates
        Points that were left out because a better one is kept.
    renamed
        Identifiers that stood for points of several places and were made unique.
    kept_by
        A sentence: by what of duplicates the better one was told.
    """

    points: StoredPoints
    layer: np.ndarray
    duplicates: int
    renamed: int
    kept_by: str


def merged(layers: Sequence[StoredPoints], offsets: LayerOffsets, scratch: Scratch, progress: Progress) -> Merged:
    """Put layers together.

    Parameters
    ----------
    layers
        In one coordinate reference system, that of the result.
    """
    starts = np.cumsum([0, *(one.point_count for one in layers)])
    quality, kept_by = _qualities(layers)
    kept = _kept(offsets, starts, np.concatenate(quality))
    chosen = [np.flatnonzero(kept[starts[at] : starts[at + 1]]) for at in range(len(layers))]
    dates = np.unique(np.concatenate([one.dates for one in layers]))
    counts = [len(rows) for rows in chosen]
    series = scratch.rows(sum(counts), len(dates))
    done = 0
    for at, (one, rows) in enumerate(zip(layers, chosen, strict=True)):
        columns = np.searchsorted(dates, one.dates)
        for block in row_blocks((len(rows), len(dates))):
            values = np.full((block.stop - block.start, len(dates)), np.nan, dtype=np.float32)
            values[:, columns] = one.displacement[rows[block]] - np.float32(offsets.removed[at])
            series[done + block.start : done + block.stop] = values
            progress((done + block.stop) / max(sum(counts), 1), "Merging the series")
        done += len(rows)
    pid, renamed = unique_pids(np.concatenate([one.pid[rows] for one, rows in zip(layers, chosen, strict=True)]))
    frames = [one.attributes_at(rows) for one, rows in zip(layers, chosen, strict=True)]
    measured = [one.measured for one in layers]
    zero = {one.zero_date for one in measured}
    common: dict[str, Any] = {name: told(measured, name) for name in _SAME}
    points = replace(
        layers[0],
        pid=pid,
        coordinates=np.concatenate([one.coordinates[rows] for one, rows in zip(layers, chosen, strict=True)]),
        dates=dates,
        displacement=series,
        attributes=attributes_together(frames, counts),
        measured=replace(
            measured[0],
            **common,
            zero_date=zero.pop() if len(zero) == 1 else "",
            seams=common_seams(seam for one in layers for seam in one.measured.seams),
        ),
    )
    return Merged(points, np.repeat(np.arange(len(layers)), counts), int((~kept).sum()), renamed, kept_by)


def _kept(offsets: LayerOffsets, starts: np.ndarray, quality: np.ndarray) -> np.ndarray:
    """Return which points of all layers are kept: of those that are one point the one of best quality."""
    first = [starts[one.first] + one.matches.first for one in offsets.overlaps]
    second = [starts[one.second] + one.matches.second for one in offsets.overlaps]
    total = int(starts[-1])
    if not first:
        return np.ones(total, dtype=bool)
    pairs = np.column_stack([np.concatenate(first), np.concatenate(second)])
    layer = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    by_pid, apart = (
        np.concatenate([getattr(one.matches, name) for one in offsets.overlaps]) for name in ("by_pid", "distance")
    )
    group = _groups(pairs[np.lexsort((apart, ~by_pid))], layer)
    order = np.lexsort((np.arange(total), -quality, group))
    kept = np.zeros(total, dtype=bool)
    kept[order[np.flatnonzero(np.diff(group[order], prepend=-1))]] = True
    return kept


def _groups(pairs: np.ndarray, layer: np.ndarray) -> np.ndarray:
    """Return which points are one: a number of each, shape (n_points,); no two of one layer are.

    Where several layers overlap, pairs may chain two points of a layer together that lie apart: of such pairs the
    surest are taken.

    Parameters
    ----------
    pairs
        Two points each, the surest first, shape (n_pairs, 2).
    layer
        Of each point, shape (n_points,).
    """
    total = len(layer)
    graph = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(total, total))
    count, group = connected_components(graph, directed=False)
    inside = coo_matrix((np.ones(total), (group, layer))).tocsr()
    chained = np.asarray(inside.max(axis=1).todense()).ravel() > 1
    members = {int(point): {int(point)} for point in np.flatnonzero(chained[group])}
    for one, other in pairs[chained[group[pairs[:, 0]]]].tolist():
        first, second = members[one], members[other]
        if first is not second and not set(layer[list(first)]) & set(layer[list(second)]):
            first |= second
            members.update(dict.fromkeys(second, first))
    for number, together in enumerate({id(one): one for one in members.values()}.values(), start=count):
        group[list(together)] = number
    return group


def _qualities(layers: Sequence[StoredPoints]) -> tuple[list[np.ndarray], str]:
    """Return a number for each point that is larger where the point is better, and what it is."""
    by_coherence = "Of points that lie in several layers, the one with the higher coherence was kept."
    by_rmse = "Of points that lie in several layers, the one with the lower RMSE was kept."
    for names, sign, words in ((COHERENCES, 1.0, by_coherence), (_RMSES, -1.0, by_rmse)):
        columns = [named(names, [str(name) for name in one.attributes.columns]) for one in layers]
        if all(column is not None for column in columns):
            found = []
            for one, column in zip(layers, columns, strict=True):
                values = pd.to_numeric(one.attributes[column], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
                found.append(np.nan_to_num(sign * values, nan=-np.inf))
            return found, words
    counts = []
    for one in layers:
        parts = [np.isfinite(block).sum(axis=1).astype(float) for _, block in series_blocks(one)]
        counts.append(np.concatenate(parts))
    return counts, "Of points that lie in several layers, the one with more values was kept."
