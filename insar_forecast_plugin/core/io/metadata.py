# SPDX-License-Identifier: GPL-2.0-or-later
"""What an output says about itself: the tags that vector and raster files share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..measured import Measured
from ..results import MEASURED_TAG, PROVENANCE_TAG


def encoded(values: dict[str, Any]) -> str:
    """Return values as one line of ASCII JSON, which survives every format's metadata."""
    return json.dumps(values, ensure_ascii=True, default=str)


def decoded(text: str | None) -> dict[str, Any]:
    """Return the values of :func:`encoded`; empty where the tag is absent or was damaged by another program."""
    if not text:
        return {}
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def tags_of(measured: Measured, provenance: dict[str, Any]) -> dict[str, str]:
    """Return the metadata of a layer of points: what is measured, how it came to be, and whose data it rests on."""
    tags = {MEASURED_TAG: encoded(measured.to_json()), PROVENANCE_TAG: encoded(provenance)}
    return tags | ({"ATTRIBUTION": measured.attribution} if measured.attribution else {})


def measured_in(tags: Mapping[str, str]) -> Measured:
    """Return what tags say was measured; all unknown where they do not say, or were damaged by another program."""
    try:
        return Measured.from_json(decoded(tags.get(MEASURED_TAG)))
    except ValueError:
        return Measured()
