# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of the interface description that puts layers together and compares them; see :mod:`.interface`.

Both halves read this module, so it imports the standard library only and keeps to Python 3.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Optional, Tuple

from .request import Request, VectorSource

UNMATCHED = ("newer", "all", "none")


@dataclass(frozen=True)
class MergeTimeSeriesRequest(Request):
    """mergetimeseries."""

    inputs: Tuple[VectorSource, ...]
    output: str
    report: Optional[str] = None
    max_distance: float = 15

    ranges: ClassVar = {"max_distance": (0, 1000)}


@dataclass(frozen=True)
class JoinReleasesRequest(Request):
    """joinreleases."""

    older: VectorSource
    newer: VectorSource
    output: str
    report: Optional[str] = None
    max_distance: float = 15
    unmatched: str = "newer"

    choices: ClassVar = {"unmatched": UNMATCHED}
    ranges: ClassVar = {"max_distance": (0, 1000)}


@dataclass(frozen=True)
class ScoreForecastRequest(Request):
    """scoreforecast."""

    forecast: VectorSource
    observed: VectorSource
    output: str
    metrics: Optional[str] = None
    report: Optional[str] = None
    areas: Optional[VectorSource] = None
    max_distance: float = 15

    ranges: ClassVar = {"max_distance": (0, 1000)}
