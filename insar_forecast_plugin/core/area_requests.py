# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of the interface description that finds and summarises areas; see :mod:`.interface`.

Both halves read this module, so it imports the standard library only and keeps to Python 3.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Optional

from .errors import InputError
from .request import DEVICES, REFERENCES, Request, VectorSource

DETECTION_METHODS = ("network", "overwrapping", "threshold")
DETECTOR_PRESETS = ("default", "alexnet")


@dataclass(frozen=True)
class DetectDeformationRequest(Request):
    """detectdeformation."""

    input: VectorSource
    output_areas: str
    output: Optional[str] = None
    report: Optional[str] = None
    method: str = "network"
    velocity_field: Optional[str] = None
    reference: str = "median"
    reference_field: Optional[str] = None
    pixel_size: Optional[float] = None
    threshold: float = 0.5
    sigma: float = 2.5
    min_points: int = 5
    model: Optional[str] = None
    horizon_days: Optional[float] = None
    movement_threshold: Optional[float] = None

    choices: ClassVar = {"method": DETECTION_METHODS, "reference": REFERENCES}
    ranges: ClassVar = {
        "pixel_size": (1, 100_000),
        "threshold": (0.01, 0.99),
        "sigma": (0.5, 20),
        "min_points": (3, 100_000),
        "horizon_days": (1, None),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.movement_threshold == 0:
            raise InputError(
                "MOVEMENT_THRESHOLD is 0; expected a number above or below 0. Its sign gives the direction."
            )


@dataclass(frozen=True)
class TrainDetectorRequest(Request):
    """traindetector."""

    model: str
    report: Optional[str] = None
    samples: int = 600
    preset: str = "default"
    weights: Optional[str] = None
    training_epochs: int = 20
    seed: int = 0
    device: str = "auto"

    choices: ClassVar = {"preset": DETECTOR_PRESETS, "device": DEVICES}
    ranges: ClassVar = {"samples": (20, 100_000), "training_epochs": (1, 10_000), "seed": (0, 2**31 - 1)}


@dataclass(frozen=True)
class SummariseAreasRequest(Request):
    """summariseareas."""

    areas: VectorSource
    points: VectorSource
    output: str
    table: Optional[str] = None
    report: Optional[str] = None
    buffer: float = 0
    reference_surroundings: bool = False
    model: Optional[str] = None
    horizon_days: Optional[float] = None
    threshold: Optional[float] = None

    ranges: ClassVar = {"buffer": (0, 100_000), "horizon_days": (1, None)}

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.threshold == 0:
            raise InputError("THRESHOLD is 0; expected a number above or below 0. Its sign gives the direction.")
