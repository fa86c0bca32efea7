# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoJSON, read with the standard library's ``json``."""

from __future__ import annotations

import json
import math
from typing import Any

from tests.fuzz.comparing import Reading
from tests.fuzz.inputs import CannotSay


def read_geojson(data: bytes) -> Reading:
    """Read a collection of points.

    Raises
    ------
    CannotSay
        It is no JSON, a key stands twice in an object, or the features are no points.
    """
    try:
        content = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise CannotSay(f"json: {type(error).__name__}") from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise CannotSay("no list of features")
    names: dict[str, None] = {}
    rows: list[dict[str, Any]] = []
    places = []
    for feature in features:
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            raise CannotSay("a feature that is none")
        cells = feature.get("properties")
        if cells is not None and not isinstance(cells, dict):
            raise CannotSay("properties that are none")
        rows.append(cells or {})
        names |= dict.fromkeys(rows[-1])
        places.append(_place(feature.get("geometry")))
    if "" in names or len({name.lower() for name in names}) < len(names):
        raise CannotSay("keys that differ by their case alone, or are empty")
    return Reading(list(names), [[row.get(name) for name in names] for row in rows], places)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise CannotSay("a key twice in one object")
    return dict(pairs)


def _place(geometry: Any) -> tuple[float, float] | None:
    if geometry is None:
        return None
    if not isinstance(geometry, dict):
        raise CannotSay("a geometry that is none")
    kind, place = geometry.get("type"), geometry.get("coordinates")
    if kind == "MultiPoint" and isinstance(place, list) and len(place) == 1:
        place = place[0]
    elif kind != "Point":
        raise CannotSay(f"a geometry of kind {str(kind)[:20]}")
    if place == []:
        return None
    if not isinstance(place, list) or len(place) < 2 or not all(isinstance(one, int | float) for one in place[:2]):
        raise CannotSay("a point without two numbers")
    try:
        x, y = float(place[0]), float(place[1])
    except OverflowError as error:
        raise CannotSay("a coordinate without end") from error
    return (x, y) if math.isfinite(x) and math.isfinite(y) else None
