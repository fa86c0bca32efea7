# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``detectchanges`` tile by tile: points with what changed, and the areas that changed together.

The series come from passes (:mod:`.tiled_series`). One more takes the series of some thousand points, evenly spread,
which tell noise and threshold of the region. Then each tile is watched, and the areas are made of all points that
changed, which are few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from ..errors import InputError
from ..interface import DetectChangesRequest
from ..io.polygons import write_polygons
from ..io.tile_dataset import TileDataset
from ..io.tile_file import TileBlock
from ..progress import Progress, Silent
from ..provenance import provenance
from ..tiled import AREAS_FILE, Found, RegionPass, Tile, TiledOperation, TileRun
from ..units import DAYS_PER_YEAR
from .change_table import FIELDS, ChangeTable, change_fields, change_table
from .changed_areas import area_fields, changed_areas, distance_of_links, outlines_of
from .near_enough import rows_of_distances
from .region_watch import watch_by
from .relative_series import RelativeSeries
from .tiled_series import (
    TiledRegion,
    TileSeries,
    join_cells,
    join_places,
    join_series,
    join_steps,
    look_at_cells,
    look_at_places,
    look_at_series,
    look_at_steps,
)
from .told_changes import points_in_a_sentence, tell_calibration, tell_missing
from .yardstick import Yardstick, telling_rows, window_since

_ROWS_AT_ONCE = 4096
_DATES = ("date", "seen")


def _look_at_yardstick(tile: Tile, request: DetectChangesRequest, found: Found) -> dict[str, np.ndarray] | None:
    """Return the series of a tile that tell what is usual, and how far apart points are."""
    region = TiledRegion.of(tile.dataset, request, found)
    if not region.counts[tile.entry.name]:
        return None
    series = TileSeries(tile, region)
    apart = series.neighbours(region.own(tile, rows_of_distances(region.count)))
    rows = region.own(tile, telling_rows(region.count))
    parts = [series.at(some) for some in np.split(rows, range(_ROWS_AT_ONCE, len(rows), _ROWS_AT_ONCE))]
    return {
        "apart": apart,
        "values": np.concatenate([one.values for one in parts]),
        "there": np.concatenate([one.there for one in parts]),
    }


def _join_yardstick(
    told: Sequence[Mapping[str, np.ndarray] | None],
    dataset: TileDataset,
    request: DetectChangesRequest,
    found: Found,
    progress: Progress,
) -> dict[str, Any]:
    """Return what unchanged series are like, and up to which distance points belong together."""
    region = TiledRegion.of(dataset, request, found)
    some = [one for one in told if one is not None]
    values, there, apart = (np.concatenate([one[name] for one in some]) for name in ("values", "there", "apart"))
    yardstick = Yardstick.of(
        RelativeSeries(values, there, np.zeros(len(values)), 0),
        region.dates,
        setting=region.setting,
        alike=region.sizes.neighbours,
        progress=Silent(),
    )
    window = window_since(region.dates, region.setting.since)
    tell_calibration(yardstick.calibration, window, region.dates, request, progress)
    return {**yardstick.to_json(), "distance": distance_of_links(apart)}


def _work(tile: Tile, request: DetectChangesRequest, found: Found, facts: dict[str, Any]) -> Iterator[TileBlock]:
    """Yield the points of a tile with what changed there."""
    region, yardstick = TiledRegion.of(tile.dataset, request, found), Yardstick.from_json(found["yardstick"])
    made = provenance(
        "detectchanges",
        request,
        {},
        origin_date=str(region.dates[-1]),
        changes_after=str(region.setting.since),
        threshold=round(yardstick.calibration.threshold(region.setting.rate), 3),
        source=tile.dataset.provenance,
    )
    facts |= {"enough": 0, "changed": {}}
    if not region.counts[tile.entry.name]:
        return
    series, at = TileSeries(tile, region), 0
    changed: list[dict[str, list[Any]]] = []
    for block in tile.layer().at_epochs(region.filled).blocks(Silent()):
        for start in range(0, block.point_count, _ROWS_AT_ONCE):
            points = block.at_points(np.arange(start, min(start + _ROWS_AT_ONCE, block.point_count)))
            rows = np.arange(at, at + points.point_count)
            at += points.point_count
            watch = watch_by(
                yardstick, series.at(rows), region.dates, setting=region.setting, progress=Silent(), at_once=1
            )
            table = change_table(watch, region.dates)
            facts["enough"] += int(watch.enough.sum())
            some = np.flatnonzero(table.changed)
            changed.append(_told(table.at(some), points.coordinates[some], series.reach(rows[some])))
            names = [name for name in points.attributes.columns if str(name).lower() not in FIELDS]
            kept = replace(points, attributes=points.attributes[names], provenance=made)
            yield kept, change_fields(table, region.dates[-1]), {}
    facts["changed"] = {name: [value for one in changed for value in one[name]] for name in (changed or [{}])[0]}


def _told(table: ChangeTable, coordinates: np.ndarray, reach: np.ndarray) -> dict[str, list[Any]]:
    """Return points that changed, as plain values."""
    told = {item.name: getattr(table, item.name) for item in fields(ChangeTable)}
    told |= {name: told[name].astype("datetime64[D]").astype(str) for name in _DATES}
    told |= {"x": coordinates[:, 0], "y": coordinates[:, 1], "reach": reach}
    return {name: values.tolist() for name, values in told.items()}


def _changed(run: TileRun) -> tuple[ChangeTable, np.ndarray, np.ndarray]:
    """Return all points that changed, in the order of the tiles, their places, metres, and reach."""
    names = [item.name for item in fields(ChangeTable)]
    told: dict[str, list[Any]] = {name: [] for name in (*names, "x", "y", "reach")}
    for entry in run.made.entries:
        for name, values in entry.facts["changed"].items():
            told[name] += values
    columns = []
    for name in names:
        kind = object if name == "kind" else "datetime64[D]" if name in _DATES else float
        columns.append(np.array(told[name], dtype=kind))
    places = np.column_stack([np.array(told[axis], dtype=float) for axis in ("x", "y")])
    return ChangeTable(*columns), places, np.array(told["reach"], dtype=float)


def _close(run: TileRun, progress: Progress) -> dict[str, Any]:
    """Write the areas of points that changed together, and say how many there are."""
    request, source = run.request, run.source
    region, distance = TiledRegion.of(source, request, run.found), run.found["yardstick"]["distance"]
    table, places, reach = _changed(run)
    watched = sum(int(one.facts["enough"]) for one in run.made.entries)
    tell_missing(run.made.rows - watched, progress)
    areas, left_out = changed_areas(table, places, distance, region.sizes.neighbours, reach=reach, watched=watched)
    shapes = outlines_of(areas, places, distance)
    described: dict[str, Any] = area_fields(areas, table, region.dates[-1])
    described["area_m2"] = np.array([shape.area for shape in shapes], dtype=float)
    write_polygons(
        run.output(AREAS_FILE),
        list(shapes),
        described,
        crs=source.crs,
        layer_name="changed_areas",
        measured=source.measured,
        provenance=provenance(
            "detectchanges",
            request,
            {},
            origin_date=str(region.dates[-1]),
            changes_after=str(region.setting.since),
            source=source.provenance,
        ),
    )
    first = window_since(region.dates, region.setting.since).first
    years = float(region.days[-1] - region.days[first]) / DAYS_PER_YEAR
    chance = region.setting.rate * years * watched
    counts = (len(table.kind), run.made.rows, len(areas), left_out)
    progress.info(points_in_a_sentence(counts, region.setting.since, chance))
    return {"CHANGED": len(table.kind), "AREA_COUNT": len(areas), "OUTPUT_AREAS": str(run.made.folder / AREAS_FILE)}


def _check(request: DetectChangesRequest) -> None:
    """Refuse the scale that needs all points at once."""
    if request.scale == "area":
        raise InputError(
            "SCALE area looks at users' areas in one piece, not tile by tile. Set SCALE to point or neighbourhood."
        )


CHANGE_TILES = TiledOperation(
    request=DetectChangesRequest,
    passes=(
        RegionPass("places", look_at_places, join_places),
        RegionPass("steps", look_at_steps, join_steps),
        RegionPass("cells", look_at_cells, join_cells),
        RegionPass("series", look_at_series, join_series),
        RegionPass("yardstick", _look_at_yardstick, _join_yardstick),
    ),
    work=_work,
    close=_close,
    closing=(AREAS_FILE,),
    refused=("output_areas", "report"),
    check=_check,
)
