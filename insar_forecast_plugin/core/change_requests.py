# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of the interface description that puts layers together and compares them; see :mod:`.interface`.

Both halves read this module, so it imports the standard library only and keeps to Python 3.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Optional, Tuple

from .change_kinds import SOUGHT
from .errors import InputError
from .request import Request, VectorSource

UNMATCHED = ("newer", "all", "none")
CHANGE_SCALES = ("point", "neighbourhood", "area")


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
    output_areas: Optional[str] = None

    ranges: ClassVar = {"max_distance": (0, 1000)}

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.output_areas and self.areas is None:
            raise InputError(
                "OUTPUT_AREAS is to be written, but AREAS is empty. Choose a layer of polygons, or leave OUTPUT_AREAS "
                "empty."
            )


@dataclass(frozen=True)
class DetectChangesRequest(Request):
    """detectchanges."""

    input: VectorSource
    output: str
    output_areas: Optional[str] = None
    report: Optional[str] = None
    since: Optional[str] = None
    scale: str = "neighbourhood"
    areas: Optional[VectorSource] = None
    false_alarms: float = 1
    kinds: Tuple[str, ...] = SOUGHT
    seam_dates: Tuple[str, ...] = ()

    choices: ClassVar = {"scale": CHANGE_SCALES, "kinds": SOUGHT}
    ranges: ClassVar = {"false_alarms": (0.01, 200)}

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.kinds:
            raise InputError(f"KINDS is empty; expected one or more of {', '.join(SOUGHT)}. Choose a kind.")
        if self.scale == "area" and self.areas is None:
            raise InputError("SCALE is area, but AREAS is empty. Choose a layer of polygons, or another scale.")
