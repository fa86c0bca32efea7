# SPDX-License-Identifier: GPL-2.0-or-later
"""A forecast as it was issued: a layer of the algorithm 'Forecast displacement', read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from ..date_fields import AHEAD, FORECAST, LOWER, PATH_LOWER, UPPER, date_fields
from ..errors import InputError
from ..io.collecting import attribute_frame
from ..io.point_layer import PointLayer, PointSource, open_points
from ..io.rows_on_disk import Rows, Scratch
from ..io.stored_points import StoredPoints
from ..progress import Progress

DEFAULT_LEVEL = 90.0
_BANDS = (FORECAST, LOWER, UPPER)


@dataclass(frozen=True)
class IssuedForecast:
    """A forecast and the series that it was made from.

    Parameters
    ----------
    points
        The observed series up to the origin, with the layer's attributes that are no part of the forecast.
    dates
        Forecast dates, ``datetime64[D]``, increasing, shape (n_dates,).
    bands
        By ``F``, ``L``, ``U`` and, where the layer has them, ``PL`` and ``PU``: mm, shape (n_points, n_dates).
    level
        Of the interval, percent.
    level_is_stated
        Whether the layer states it.
    """

    points: StoredPoints
    dates: np.ndarray
    bands: Mapping[str, Rows]
    level: float
    level_is_stated: bool

    @property
    def origin(self) -> np.datetime64:
        """The last observed epoch."""
        return np.datetime64(self.points.dates[-1], "D")

    @property
    def has_path(self) -> bool:
        """Whether the layer has the band that holds the whole path."""
        return PATH_LOWER in self.bands


@dataclass(frozen=True)
class ForecastLayer:
    """A layer with a forecast that was opened; no row of it is in memory.

    Parameters
    ----------
    layer
        The points.
    dates
        Forecast dates, ``datetime64[D]``, increasing, shape (n_dates,).
    fields
        Names of the fields by kind, in the order of the dates.
    """

    layer: PointLayer
    dates: np.ndarray
    fields: Mapping[str, list[str]]

    @property
    def origin(self) -> np.datetime64:
        """The last observed epoch, as far as the columns tell it."""
        return np.datetime64(self.layer.dates[-1], "D")


def open_forecast(source: PointSource, progress: Progress) -> ForecastLayer:
    """Open a layer with a forecast.

    Raises
    ------
    InputError
        The layer has no fields of a forecast or of its interval, or its observed dates reach into the forecast.
    """
    layer = open_points(source, progress, with_forecast=True)
    found = date_fields(layer.columns.attributes)
    fields = {kind: {day: name for name, day in found.of(kind).items()} for kind in AHEAD}
    lacking = [kind for kind in _BANDS if not fields[kind]]
    if lacking:
        raise InputError(
            f"{layer.table.name} has no fields {', '.join(f'{kind}YYYYMMDD' for kind in lacking)}; expected a forecast "
            "with its interval. Choose the points that 'Forecast displacement' wrote."
        )
    days = sorted(set.intersection(*(set(fields[kind]) for kind in _BANDS)))
    kinds = [kind for kind in AHEAD if set(days) <= set(fields[kind])]
    dates = np.array(days, dtype="datetime64[D]")
    if not len(dates) or dates[0] <= layer.dates[-1]:
        raise InputError(
            f"{layer.table.name} has observed dates up to {layer.dates[-1]}, and forecast dates from "
            f"{min(fields[FORECAST])} on; expected forecasts after the last observed date. Choose the points as "
            "'Forecast displacement' wrote them, without observations that were added later."
        )
    # What is written under a date is an attribute no more once it was read.
    names = {kind: [fields[kind][day] for day in days] for kind in kinds}
    return ForecastLayer(layer, dates, names)


def read_forecast(opened: ForecastLayer, scratch: Scratch, progress: Progress) -> IssuedForecast:
    """Read the rows of an opened layer with a forecast.

    Raises
    ------
    InputError
        The layer has no point with a value.
    """
    layer = opened.layer.without_empty_epochs(progress)
    bands = {kind: scratch.appendable(len(opened.dates)) for kind in opened.fields}
    points = _stored(layer, opened.fields, bands, scratch, progress)
    level = _level(layer)
    return IssuedForecast(points, opened.dates, bands, DEFAULT_LEVEL if level is None else level, level is not None)


def _stored(
    layer: PointLayer, names: Mapping[str, list[str]], bands: Mapping[str, Any], scratch: Scratch, progress: Progress
) -> StoredPoints:
    """Read the points, the forecast into ``bands``; see :func:`~..io.stored_points.store_points`."""
    series = scratch.appendable(len(layer.dates))
    pids, places, attributes = [], [], []
    own = layer.attribute_names
    dated = {own[name] for name in date_fields(layer.columns.attributes).of(*AHEAD)}
    for block in layer.blocks(progress):
        series.append(block.displacement)
        for kind, columns in names.items():
            bands[kind].append(_numbers(block.attributes, [own[name] for name in columns]))
        pids.append(block.pid)
        places.append(block.coordinates)
        kept = block.attributes[[name for name in block.attributes.columns if name not in dated]]
        every = pa.array(np.arange(block.point_count))
        attributes.append(pa.RecordBatch.from_pandas(kept, preserve_index=False).take(every))
    if not pids:
        raise InputError(f"{layer.table.name} has no point with a value. Choose a layer with observed series.")
    with_columns = bool(attributes[0].num_columns)
    return StoredPoints(
        pid=np.concatenate(pids),
        coordinates=np.concatenate(places),
        crs=layer.crs,
        dates=layer.dates,
        displacement=series,
        attributes=attribute_frame(attributes, progress) if with_columns else pd.DataFrame(),
        measured=layer.measured,
        provenance=layer.provenance,
    )


def _numbers(frame: pd.DataFrame, names: list[str]) -> np.ndarray:
    columns = [
        pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=np.float32, na_value=np.nan) for name in names
    ]
    return np.stack(columns, axis=1)


def _level(layer: PointLayer) -> float | None:
    """Return the level of the interval that the layer says, in percent; None where it does not."""
    made: Any = layer.provenance
    while isinstance(made, dict):
        parameters = made.get("parameters")
        if made.get("algorithm") == "forecast" and isinstance(parameters, dict):
            level = parameters.get("interval_level")
            return float(level) if isinstance(level, (int, float)) else None
        made = made.get("source")
    return None
