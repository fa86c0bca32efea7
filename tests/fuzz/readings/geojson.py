# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoJSON, read with the standard library's ``json``."""

from __future__ import annotations

import json
import math
import re
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
    loose = set()
    for number, feature in enumerate(features):
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            loose.add(number)
        cells = feature.get("properties") if isinstance(feature, dict) else None
        rows.append(cells if isinstance(cells, dict) else {})
        names |= dict.fromkeys(rows[-1])
        places.append(_place(_of_any_case(feature, "geometry") if isinstance(feature, dict) else None))
    if "" in names or len({name.lower() for name in names}) < len(names):
        raise CannotSay("keys that differ by their case alone, or are empty")
    return Reading(list(names), [[row.get(name) for name in names] for row in rows], places, loose, _code(content))


def _of_any_case(feature: dict[str, Any], name: str) -> Any:
    """Return a part of a feature; some readers take its name in any case."""
    return next((part for key, part in feature.items() if key.lower() == name), None)


def _code(content: dict[str, Any]) -> int | None:
    """Return the EPSG code of the system, of degrees where there is none, None where it is named otherwise."""
    told = content.get("crs")
    if told is None:
        return 4326
    named = isinstance(told, dict) and told.get("type") == "name" and isinstance(told.get("properties"), dict)
    match = re.fullmatch(r"urn:ogc:def:crs:EPSG::(\d{4,5})", str(told["properties"].get("name"))) if named else None
    return int(match[1]) if match else None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise CannotSay("a key twice in one object")
    return dict(pairs)


def _place(geometry: Any) -> tuple[float, float] | None:
    """Return the place of a geometry; None where it is none, or its coordinates are no two numbers."""
    if not isinstance(geometry, dict):
        return None
    kind, place = geometry.get("type"), geometry.get("coordinates")
    if kind == "MultiPoint" and isinstance(place, list) and len(place) == 1:
        place = place[0]
    elif isinstance(kind, str) and kind != "Point" and place:
        raise CannotSay(f"a geometry of kind {kind[:20]}")
    if kind not in ("Point", "MultiPoint") or not isinstance(place, list) or len(place) < 2:
        return None
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in place[:2]):
        return None
    try:
        x, y = float(place[0]), float(place[1])
    except OverflowError:
        return None
    return (x, y) if math.isfinite(x) and math.isfinite(y) else None
