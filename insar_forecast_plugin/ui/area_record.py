# SPDX-License-Identifier: GPL-2.0-or-later
"""What the file of an areas layer says about where its numbers come from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.results import PROVENANCE_TAG
from ..core.tile_requests import DESCRIPTION
from ..processing.layer_sources import tags_of
from .series_reading import path_of

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

_ROLES = ("points", "input")
"""Under which the operations that make areas record the points that they were given."""


@dataclass(frozen=True)
class AreaRecord:
    """What is known of a layer's making; all empty for polygons of others.

    Parameters
    ----------
    made
        The record itself, as text: outputs of one run have the same. Empty where there is none.
    points
        Names that the points had: of their file and of their layer.
    table
        File of the mean series, where it lies beside the layer; None where there is none.
    buffer
        Distance up to which points outside a polygon belong to it, metres.
    surroundings
        Whether the mean series in the table are those minus the surroundings.
    reference
        What was subtracted from the velocities in the layer: ``median`` of all points, or ``field``; empty for nothing.
    in_tiles
        Whether the layer's file lies in a folder of tiles.
    forecast_date
        To which ``forecast_change`` reaches; NaT where that is not said.
    """

    made: str = ""
    points: tuple[str, ...] = ()
    table: Path | None = None
    buffer: float = 0.0
    surroundings: bool = False
    reference: str = ""
    in_tiles: bool = False
    forecast_date: np.datetime64 = np.datetime64("NaT", "D")  # noqa: RUF009 - a constant


def record_of(layer: QgsVectorLayer) -> AreaRecord:
    """Read what the layer's file records."""
    path = path_of(layer)
    text = made_of(layer)
    made = _object(text)
    if path is None or not made:
        return AreaRecord()
    parameters = _part(made, "parameters")
    inputs = _part(made, "inputs")
    given = [_part(part, role) for role in _ROLES for part in (inputs, parameters)]
    names = [one.get(key) for one in given for key in ("name", "path", "title")]
    # A parameter where the user names the file, else a fact of the run.
    tabled = parameters if parameters.get("table") else made
    table = path.parent / str(tabled.get("table") or "")
    buffer = parameters.get("buffer")
    return AreaRecord(
        made=text,
        points=tuple(name for name in names if isinstance(name, str) and name),
        table=table if tabled.get("table") and table.is_file() else None,
        buffer=float(buffer) if isinstance(buffer, (int, float)) else 0.0,
        surroundings=tabled.get("reference_surroundings") is True,
        reference=str(parameters.get("reference") or "").replace("none", ""),
        in_tiles=(path.parent / DESCRIPTION).is_file(),
        forecast_date=_day(made.get("forecast_to")),
    )


def made_of(layer: QgsVectorLayer) -> str:
    """Return what the file of a layer says of its making, as text; empty where it says nothing."""
    return tags_of(layer).get(PROVENANCE_TAG) or ""


def _part(values: dict[str, Any], name: str) -> dict[str, Any]:
    part = values.get(name)
    return part if isinstance(part, dict) else {}


def _object(text: str | None) -> dict[str, Any]:
    try:
        told = json.loads(text or "")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _day(text: Any) -> np.datetime64:
    try:
        return np.datetime64(text, "D") if isinstance(text, str) else np.datetime64("NaT", "D")
    except ValueError:
        return np.datetime64("NaT", "D")
