# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of the interface description that takes raster stacks; see :mod:`.interface`.

Both halves read this module, so it imports the standard library only and keeps to Python 3.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Optional

from .request import COMPONENTS, DEVICES, UNITS, Area, Extent, Request

STACK_PRODUCTS = ("auto", "mintpy", "licsbas", "opera_disp", "dolphin", "pygmtsar", "gmtsar", "nsbas", "geotiff")
DENOISING_METHODS = ("network", "classical")
DENOISING_PRESETS = ("default", "paper")

# A CRS is WKT, a date is ISO text. Outputs are paths, None where not asked for.


@dataclass(frozen=True)
class ImportStackRequest(Request):
    """importstack."""

    input: str
    output: str
    output_points: Optional[str] = None
    product: str = "auto"
    mask: Optional[str] = None
    min_coherence: Optional[float] = None
    aoi: Optional[Area] = None
    extent: Optional[Extent] = None
    date_from: Optional[str] = None
    date_to: Optional[str] = None
    unit: str = "auto"
    crs: Optional[str] = None
    component: str = "auto"

    choices: ClassVar = {"product": STACK_PRODUCTS, "unit": UNITS, "component": COMPONENTS}
    ranges: ClassVar = {"min_coherence": (0, 1)}


@dataclass(frozen=True)
class DenoiseRequest(Request):
    """denoisetimeseries."""

    grid: str
    output: str
    output_noise: Optional[str] = None
    output_uncertainty: Optional[str] = None
    report: Optional[str] = None
    method: str = "network"
    dem: Optional[str] = None
    model: Optional[str] = None
    device: str = "auto"

    choices: ClassVar = {"method": DENOISING_METHODS, "device": DEVICES}


@dataclass(frozen=True)
class TrainDenoiserRequest(Request):
    """traindenoiser."""

    model: str
    report: Optional[str] = None
    samples: int = 2000
    preset: str = "default"
    training_epochs: Optional[int] = None
    seed: int = 0
    device: str = "auto"

    choices: ClassVar = {"preset": DENOISING_PRESETS, "device": DEVICES}
    ranges: ClassVar = {
        "samples": (100, 1_000_000),
        "training_epochs": (1, 100_000),
        "seed": (0, 2**31 - 1),
    }
