# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean series of one area from the table that 'Summarise areas' wrote."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

_LARGEST = 200_000_000
"""Bytes; reading more would hold up QGIS at every click."""
_COLUMNS = ("area_id", "date", "displacement", "spread", "kind", "lower", "upper")


@dataclass(frozen=True)
class TabledSeries:
    """Dates, ``datetime64[D]``, and columns of what was observed, and of what is forecast, each in mm."""

    dates: np.ndarray
    values: np.ndarray
    spread: np.ndarray
    future_dates: np.ndarray
    forecast: np.ndarray
    lower: np.ndarray
    upper: np.ndarray


def tabled_series(path: Path, area_id: str, last_date: np.datetime64) -> TabledSeries | None:
    """Return the series of an area; None where the table has none, or is that of another run.

    Parameters
    ----------
    last_date
        The last date with a value that the layer gives for the area.
    """
    try:
        if path.stat().st_size > _LARGEST:
            return None
        rows = _rows_of(path, area_id)
    except (OSError, UnicodeDecodeError, csv.Error, ValueError, KeyError):
        return None  # not a table of ours: the series is computed from the points
    observed = [row for row in rows if row["kind"] == "observed"]
    ahead = [row for row in rows if row["kind"] == "forecast"]
    if not observed or _days(observed)[-1] != last_date:
        return None
    return TabledSeries(
        dates=_days(observed),
        values=_numbers(observed, "displacement"),
        spread=_numbers(observed, "spread"),
        future_dates=_days(ahead),
        forecast=_numbers(ahead, "displacement"),
        lower=_numbers(ahead, "lower"),
        upper=_numbers(ahead, "upper"),
    )


def _rows_of(path: Path, area_id: str) -> list[dict[str, str]]:
    """Return the rows of an area; only lines that begin with its name are taken apart."""
    with path.open(encoding="utf-8", newline="") as stream:
        header = next(csv.reader([stream.readline()]))
        if tuple(header) != _COLUMNS:
            return []
        begins = ('"{}",'.format(area_id.replace('"', '""')), f"{area_id},")
        lines = [line for line in stream if line.startswith(begins)]
    return [row for row in csv.DictReader(lines, header) if row["area_id"] == area_id]


def _days(rows: list[dict[str, str]]) -> np.ndarray:
    return np.array([row["date"] for row in rows], dtype="datetime64[D]")


def _numbers(rows: list[dict[str, str]], name: str) -> np.ndarray:
    return np.array([float(row[name]) if row[name] else math.nan for row in rows])
