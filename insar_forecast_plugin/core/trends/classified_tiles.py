# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``classifytrends`` tile by tile.

Every series is judged by itself. Two things are the region's: epochs without any value, which are left out, and the
median velocity where it is the reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from ..interface import ClassifyTrendsRequest
from ..io.tile_dataset import TileDataset
from ..io.tile_file import TileBlock
from ..known_seams import dates_asked_for, seams_to_fit
from ..progress import Progress, Silent
from ..provenance import file_hash, provenance
from ..release_joins import JoinFinder
from ..shares import percent
from ..tiled import Found, RegionPass, Tile, TiledOperation, TileRun, filled_epochs
from ..trend_classes import TREND_CLASSES
from .classes import class_names
from .classify_trends import motion_limits, trend_fields, without_trend_fields
from .reference import Reference, field_reference, line_velocities, moving_reference, spread_rows
from .tiles import classify_tile
from .trend_table import Probabilities, TrendFitter


def _look(tile: Tile, request: ClassifyTrendsRequest, _found: Found) -> dict[str, Any]:
    """Return which epochs have values, and velocities for the median where that is asked for."""
    layer = tile.layer()
    filled = np.zeros(len(layer.dates), dtype=bool)
    wanted = spread_rows(tile.dataset.rows) if request.reference == "median" else np.empty(0, dtype=int)
    wanted, at = wanted - tile.first, 0
    series = []
    for values in layer.series(Silent()):
        filled |= np.isfinite(values).any(axis=0)
        rows = wanted[(wanted >= at) & (wanted < at + len(values))] - at
        at += len(values)
        if len(rows):
            series.append(values[rows])
        if filled.all() and not (wanted >= at).any():
            break
    return {"filled": filled, "series": np.concatenate(series) if series else None}


def _join(
    told: Sequence[Mapping[str, Any]],
    dataset: TileDataset,
    request: ClassifyTrendsRequest,
    _found: Found,
    progress: Progress,
) -> dict[str, Any]:
    """Return the epochs that have values, and the reference."""
    filled = filled_epochs(told, dataset, progress)
    motion_limits(request, dataset.measured, progress)
    dates = dataset.dates[filled]
    seams = seams_to_fit(request.seam_dates, dataset.measured, dates, progress)
    dates_asked_for(request.seam_dates)
    if request.reference != "median":
        return {"filled": filled.tolist(), "median": None}
    series = [one["series"][:, filled] for one in told if one["series"] is not None]
    velocities = np.concatenate([line_velocities(dates, one, seams) for one in series])
    median = float(np.median(velocities)) if len(velocities) else 0.0
    progress.info(f"The median velocity, {median:+.2f} mm/yr, is subtracted before a point is judged stable.")
    if moving := moving_reference(velocities, median, request.stable_velocity):
        progress.warning(moving)
    return {"filled": filled.tolist(), "median": median}


def _work(tile: Tile, request: ClassifyTrendsRequest, found: Found, facts: dict[str, Any]) -> Iterator[TileBlock]:
    """Yield the points of a tile with their classes."""
    told = found["region"]
    layer = tile.layer().at_epochs(np.array(told["filled"], dtype=bool))
    limits = motion_limits(request, layer.measured, Silent())
    seams = seams_to_fit(request.seam_dates, layer.measured, layer.dates, Silent())
    probabilities = None if request.method == "statistical" else _network(request.model)
    fitter = TrendFitter.of(layer.dates, limits, probabilities, seams)
    reference = field_reference(request, layer) if request.reference == "field" else Reference(told["median"] or 0.0)
    made = provenance(
        "classifytrends",
        request,
        {},
        half_wavelength_mm=limits.half_wavelength,
        jumps_of_known_size=limits.exact_jumps,
        seams_fitted=[str(one) for one in seams],
        model_sha256=None if probabilities is None else file_hash(_path(request.model)),
        source=layer.provenance,
    )
    joins, classes = JoinFinder(layer.dates), dict.fromkeys(TREND_CLASSES.names, 0)
    for points in layer.blocks(Silent()):
        joins.add(points.displacement)
        table = classify_tile(points, fitter, reference).table
        fields = trend_fields(table, request.method, fitter.classes)
        for name in class_names(table.tested if request.method == "statistical" else table.networked, fitter.classes):
            if name is not None:
                classes[name] = classes.get(name, 0) + 1
        yield replace(without_trend_fields(points), provenance=made), fields, {}
    facts["classes"] = classes
    facts["joins"] = joins.counted()


def _path(model: str | None) -> str:
    from .network.trend_classifier import SHIPPED_MODEL

    return model or str(SHIPPED_MODEL)


@lru_cache(maxsize=1)
def _network(model: str | None) -> Probabilities:
    """Load the network, once for many tiles."""
    from .network.trend_classifier import load_classifier

    return load_classifier(_path(model)).probabilities


def _close(run: TileRun, progress: Progress) -> dict[str, Any]:
    """Say how many points have which class, and warn of joins of releases that nobody named."""
    counts: dict[str, int] = {}
    finder = JoinFinder(run.made.dates)
    for entry in run.made.entries:
        for name, count in entry.facts.get("classes", {}).items():
            counts[name] = counts.get(name, 0) + int(count)
        finder.add_counted(entry.facts["joins"])
    for join in finder.found():
        if not join.is_carried_by(run.source.measured) and not run.request.seam_dates:
            progress.warning(f"{join.words} Enter {join.first_after} in SEAM_DATES if a step there is no movement.")
    total = max(1, sum(counts.values()))
    shares = ", ".join(f"{name} {percent(count / total, 1)}" for name, count in counts.items() if count)
    progress.info(f"Classes of {sum(counts.values())} points: {shares}.")
    return {"CLASSES": counts}


CLASSIFY_TILES = TiledOperation(
    request=ClassifyTrendsRequest,
    passes=(RegionPass("region", _look, _join),),
    work=_work,
    close=_close,
    refused=("report",),
)
