# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of mean series: a row for each area and date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv

from .area_summaries import AreaSummaries

_AREAS_AT_ONCE = 500
_SCHEMA = pa.schema(
    [
        *(pa.field("area_id", pa.string()), pa.field("date", pa.date32()), pa.field("displacement", pa.float64())),
        *(pa.field("spread", pa.float64()), pa.field("kind", pa.string())),
        *(pa.field("lower", pa.float64()), pa.field("upper", pa.float64())),
    ]
)


def write_series_table(path: Path, summaries: AreaSummaries, area_id: np.ndarray) -> None:
    """Write the mean series, observed and forecast, as CSV; dates without a value have no row.

    Parameters
    ----------
    area_id
        Text, shape (n_areas,).
    """
    options = csv.WriteOptions(quoting_style="needed")
    with path.open("wb") as stream, csv.CSVWriter(stream, _SCHEMA, write_options=options) as table:
        for batch in _batches(summaries, area_id):
            table.write_batch(batch)


def _batches(summaries: AreaSummaries, area_id: np.ndarray) -> Iterator[pa.RecordBatch]:
    there, series, forecasts = summaries.with_points, summaries.series, summaries.forecasts
    for start in range(0, len(there), _AREAS_AT_ONCE):
        some = slice(start, start + _AREAS_AT_ONCE)
        areas = there[some]
        values = series.values[areas]
        none = np.full_like(values, np.nan)
        parts = [(summaries.dates, "observed", (values, series.spread[areas], none, none))]
        if forecasts is not None:
            values, half = forecasts.values[some], forecasts.half_width[some]
            none = np.full_like(values, np.nan)
            parts.append((forecasts.dates, "forecast", (values, none, values - half, values + half)))
        for dates, kind, columns in parts:
            yield _rows(area_id[areas], dates, kind, columns)


def _rows(names: np.ndarray, dates: np.ndarray, kind: str, columns: tuple[np.ndarray, ...]) -> pa.RecordBatch:
    area, date = np.nonzero(np.isfinite(columns[0]))
    numbers = [pa.array(np.round(one[area, date].astype(float), 3), from_pandas=True) for one in columns]
    arrays = [
        pa.array(names[area], pa.string()),
        pa.array(dates[date]),
        *(*numbers[:2], pa.array([kind] * len(area), pa.string()), *numbers[2:]),
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=_SCHEMA)
