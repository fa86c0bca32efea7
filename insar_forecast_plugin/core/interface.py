# SPDX-License-Identifier: GPL-2.0-or-later
"""The interface description: what each operation takes, with its defaults and its allowed values.

This module is read by both halves of the plugin, so it imports the standard library only and keeps to Python 3.9.
A request's field is the Processing parameter of the same name in lower case. Every default is stated here and
nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Optional, Tuple

from .area_requests import (  # noqa: F401 - its part
    DETECTION_METHODS,
    DETECTOR_PRESETS,
    DetectDeformationRequest,
    SummariseAreasRequest,
    TrainDetectorRequest,
)
from .change_requests import DetectChangesRequest, JoinReleasesRequest, MergeTimeSeriesRequest, ScoreForecastRequest  # noqa: F401 - its part
from .errors import InputError
from .forecast_methods import EXPLAINED, FORECAST_METHODS, PRESETS
from .request import COMPONENTS, DEVICES, REFERENCES, UNITS, Area, Extent, Request, VectorSource
from .stack_requests import DenoiseRequest, ImportStackRequest, TrainDenoiserRequest  # noqa: F401 - its part
from .tile_requests import OpenTilesRequest  # noqa: F401 - its part

PROTOCOL = 1
"""Version of the job protocol; both sides must agree."""

SCENARIOS = ("mixed", "subsidence_bowl", "mining_front", "slow_landslide", "stable")
GRID_METHODS = ("linear", "nearest", "cubic", "idw")
TREND_METHODS = ("network", "statistical", "both")
TREND_PRESETS = ("default", "paper")
PLACES = ("cells", "first_points")
ALIGNMENTS = ("auto", "offset", "rate")

# A CRS is WKT, a date is ISO text. Outputs are paths, None where not asked for.


@dataclass(frozen=True)
class ImportRequest(Request):
    """importtimeseries."""

    input: str
    output: str
    crs: Optional[str] = None
    aoi: Optional[Area] = None
    extent: Optional[Extent] = None
    date_from: Optional[str] = None
    date_to: Optional[str] = None
    min_coherence: Optional[float] = None
    x_field: Optional[str] = None
    y_field: Optional[str] = None
    id_field: Optional[str] = None
    unit: str = "auto"
    component: str = "auto"
    keep_zeros: bool = False
    more_inputs: Tuple[str, ...] = ()

    choices: ClassVar = {"unit": UNITS, "component": COMPONENTS}
    ranges: ClassVar = {"min_coherence": (0, 1)}


@dataclass(frozen=True)
class SimulateRequest(Request):
    """simulate."""

    output: str
    output_truth: Optional[str] = None
    scenario: str = "mixed"
    point_count: int = 5000
    epoch_count: int = 180
    step_days: int = 6
    noise: float = 3.0
    missing: float = 0.0
    seed: int = 0
    extent: Optional[Extent] = None
    crs: Optional[str] = None

    choices: ClassVar = {"scenario": SCENARIOS}
    ranges: ClassVar = {
        "point_count": (1, 5_000_000),
        "epoch_count": (2, 5000),
        "step_days": (1, 366),
        "noise": (0, 1000),
        "missing": (0, 90),
        "seed": (0, 2**31 - 1),
    }


@dataclass(frozen=True)
class GridRequest(Request):
    """gridtimeseries."""

    input: VectorSource
    output: str
    report: Optional[str] = None
    method: str = "linear"
    pixel_size: Optional[float] = None
    grid_size: Optional[int] = None
    max_distance: Optional[float] = None
    extent: Optional[Extent] = None

    choices: ClassVar = {"method": GRID_METHODS}
    ranges: ClassVar = {"pixel_size": (0.01, None), "grid_size": (2, 20_000), "max_distance": (0, None)}


@dataclass(frozen=True)
class TrainForecasterRequest(Request):
    """trainforecaster."""

    points: VectorSource
    model: str
    report: Optional[str] = None
    grid: Optional[str] = None
    preset: str = "anchored"
    lookback_days: float = 365
    horizon_days: float = 180
    grid_size: int = 256
    training_epochs: Optional[int] = None
    learning_rate: Optional[float] = None
    step_days: Optional[float] = None
    seed: int = 0
    device: str = "auto"

    choices: ClassVar = {"preset": tuple(PRESETS), "device": DEVICES}
    ranges: ClassVar = {
        "lookback_days": (1, None),
        "horizon_days": (1, None),
        "grid_size": (8, 4096),
        "training_epochs": (1, 100_000),
        "learning_rate": (1e-8, 10),
        "step_days": (1, 366),
        "seed": (0, 2**31 - 1),
    }


@dataclass(frozen=True)
class ForecastRequest(Request):
    """forecast."""

    points: VectorSource
    output_points: str
    model: Optional[str] = None
    output: Optional[str] = None
    output_change: Optional[str] = None
    output_interval: Optional[str] = None
    output_series: Optional[str] = None
    output_exceedance: Optional[str] = None
    output_exceedance_date: Optional[str] = None
    output_areas: Optional[str] = None
    output_path: Optional[str] = None
    report: Optional[str] = None
    grid: Optional[str] = None
    horizon_days: Optional[float] = None
    interval_level: float = 90
    device: str = "auto"
    threshold: Optional[float] = None
    velocity_threshold: Optional[float] = None
    dates: Tuple[str, ...] = ()

    choices: ClassVar = {"device": DEVICES}
    ranges: ClassVar = {"horizon_days": (1, None), "interval_level": (50, 99)}
    maps: ClassVar = ("output_change", "output", "output_interval", "output_exceedance", "output_exceedance_date")
    """Fields that name maps, the one to lie on top first."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("threshold", "velocity_threshold"):
            if getattr(self, name) == 0:
                raise InputError(
                    f"{name.upper()} is 0; expected a number above or below 0. Its sign gives the direction."
                )
        given = [text for text in map(str.strip, self.dates) if text]
        if self.horizon_days is not None and given and [text.lower() for text in given] != ["calendar"]:
            raise InputError("HORIZON_DAYS and DATES both say how far to forecast. Leave one of them empty.")
        if self.output_exceedance and self.threshold is None and self.velocity_threshold is None:
            raise InputError(
                "OUTPUT_EXCEEDANCE shows the probability of passing a threshold, but THRESHOLD and "
                "VELOCITY_THRESHOLD are empty. Set one of them."
            )
        if self.output_exceedance_date and self.threshold is None:
            raise InputError(
                "OUTPUT_EXCEEDANCE_DATE shows when THRESHOLD is likely passed, but THRESHOLD is empty. Set it."
            )


@dataclass(frozen=True)
class BacktestRequest(Request):
    """backtest."""

    points: VectorSource
    output: Optional[str] = None
    metrics: Optional[str] = None
    report: Optional[str] = None
    methods: Tuple[str, ...] = tuple(FORECAST_METHODS)
    origins: int = 8
    first_origin: float = 75
    origin_step: int = 4
    refit: bool = False
    horizon_days: float = 180
    lookback_days: float = 365
    grid_size: int = 256
    interval_level: float = 90
    step_days: Optional[float] = None
    seed: int = 0
    device: str = "auto"

    choices: ClassVar = {"methods": tuple(FORECAST_METHODS), "device": DEVICES}
    ranges: ClassVar = {
        "origins": (1, 1000),
        "first_origin": (10, 99),
        "origin_step": (1, 1000),
        "horizon_days": (1, None),
        "lookback_days": (1, None),
        "grid_size": (8, 4096),
        "interval_level": (50, 99),
        "step_days": (1, 366),
        "seed": (0, 2**31 - 1),
    }


@dataclass(frozen=True)
class ExplainForecastRequest(Request):
    """explainforecast."""

    points: VectorSource
    table: Optional[str] = None
    report: Optional[str] = None
    model: Optional[str] = None
    methods: Tuple[str, ...] = EXPLAINED
    lookback_days: float = 365
    horizon_days: Optional[float] = None
    step_days: Optional[float] = None
    seed: int = 0

    choices: ClassVar = {"methods": EXPLAINED}
    ranges: ClassVar = {
        "lookback_days": (1, None),
        "horizon_days": (1, None),
        "step_days": (1, 366),
        "seed": (0, 2**31 - 1),
    }


@dataclass(frozen=True)
class ClassifyTrendsRequest(Request):
    """classifytrends."""

    input: VectorSource
    output: str
    report: Optional[str] = None
    method: str = "network"
    stable_velocity: float = 2.0
    reference: str = "none"
    reference_field: Optional[str] = None
    half_wavelength: Optional[float] = None
    seam_dates: Tuple[str, ...] = ()
    model: Optional[str] = None

    choices: ClassVar = {"method": TREND_METHODS, "reference": REFERENCES}
    ranges: ClassVar = {"stable_velocity": (0.01, 1000), "half_wavelength": (1, 1000)}


@dataclass(frozen=True)
class TrainTrendClassifierRequest(Request):
    """traintrendclassifier."""

    model: str
    report: Optional[str] = None
    input: Optional[VectorSource] = None
    label_field: Optional[str] = None
    samples_per_class: int = 1000
    preset: str = "default"
    training_epochs: Optional[int] = None
    seed: int = 0
    device: str = "auto"

    choices: ClassVar = {"preset": TREND_PRESETS, "device": DEVICES}
    ranges: ClassVar = {
        "samples_per_class": (20, 1_000_000),
        "training_epochs": (1, 100_000),
        "seed": (0, 2**31 - 1),
    }


@dataclass(frozen=True)
class DecomposeRequest(Request):
    """decompose."""

    inputs: Tuple[VectorSource, ...]
    output_up: str
    output_east: str
    report: Optional[str] = None
    places: str = "cells"
    pixel_size: float = 50.0
    max_distance: Optional[float] = None
    step_days: Optional[float] = None
    incidence: Tuple[float, ...] = ()
    heading: Tuple[float, ...] = ()
    north_field: Optional[str] = None
    align: str = "auto"
    past_only: bool = False

    choices: ClassVar = {"places": PLACES, "align": ALIGNMENTS}
    ranges: ClassVar = {"pixel_size": (1, 100_000), "max_distance": (0.1, 100_000), "step_days": (1, 3660)}


@dataclass(frozen=True)
class HandoverPageRequest(Request):
    """handoverpage."""

    input: VectorSource
    report: str
    areas: Optional[VectorSource] = None
    title: Optional[str] = None
    point_count: int = 8

    ranges: ClassVar = {"point_count": (1, 12)}


@dataclass(frozen=True)
class CheckEnvironmentRequest(Request):
    """checkenvironment."""

    report: Optional[str] = None
