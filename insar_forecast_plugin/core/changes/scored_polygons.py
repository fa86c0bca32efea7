# SPDX-License-Identifier: GPL-2.0-or-later
"""The polygons of a checked forecast, each with the scores of its points."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from ..areas.points_of_areas import AREA_ID, own_fields
from ..io.polygon_layer import PolygonLayer
from ..io.polygons import write_polygons
from ..measured import Measured
from ..progress import Progress
from ..results import LayerDescription, StyleDescription
from .forecast_scores import METHODS, ScoredPoints

POLYGON_FIELDS = (
    *("point_count", "score_values", "score_rmse", "score_persistence", "score_seasonal"),
    *("score_bias", "score_inside", "score_left"),
)


def polygon_fields(scores: ScoredPoints, areas: tuple[np.ndarray, ...]) -> dict[str, np.ndarray]:
    """Return the fields of :data:`POLYGON_FIELDS`, each of shape (n_areas,).

    Parameters
    ----------
    areas
        Rows of ``scores`` in each area. An area without a scored point has counts of 0, and NaN else.
    """
    counts = [scores.count[rows] for rows in areas]
    values = np.array([count.sum() for count in counts], dtype=np.int64)
    total = [np.nansum(scores.bias[rows] * count) for rows, count in zip(areas, counts, strict=True)]
    errors = [[scores.rmse(name, rows) for rows in areas] for name in METHODS]
    found: tuple[np.ndarray, ...] = (
        np.array([(count > 0).sum() for count in counts], dtype=np.int32),
        values,
        *(np.array(one, dtype=float) for one in errors),
        np.where(values > 0, np.array(total, dtype=float) / np.maximum(values, 1), np.nan),
        np.array([scores.coverage(rows) for rows in areas], dtype=float),
        np.array([scores.left_share(rows) for rows in areas], dtype=float),
    )
    return dict(zip(POLYGON_FIELDS, found, strict=True))


def write_scored_polygons(
    path: Path,
    layer: PolygonLayer,
    area_id: np.ndarray,
    fields: dict[str, np.ndarray],
    *,
    measured: Measured,
    made: dict[str, Any],
    progress: Progress,
) -> None:
    """Write polygons where they lay: what names them, their own attributes, and their scores.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    own = own_fields(layer, area_id, POLYGON_FIELDS, progress)
    kept = {called: layer.attributes.column(name) for name, called in own.items()}
    write_polygons(
        path,
        layer.polygons,
        {AREA_ID: area_id, **kept, **fields},
        crs=layer.crs,
        layer_name="areas",
        measured=measured,
        provenance=made,
        progress=progress,
    )


def described_polygons(measured: Measured, last: np.datetime64) -> LayerDescription:
    """Say how the areas are shown: by the mean error; RMSE and the share that left the path as further styles."""
    return LayerDescription(
        name=f"Forecast errors of areas to {last}, {measured.component_label}",
        quantity="change",
        label=f"mean error of the forecast, mm{measured.sign_in_brackets}",
        field="score_bias",
        more_styles=(
            StyleDescription("RMSE", "half_width", "RMSE of the forecast, mm", "score_rmse"),
            StyleDescription("Left the path", "probability", "share of the points that left the path", "score_left"),
        ),
    )
