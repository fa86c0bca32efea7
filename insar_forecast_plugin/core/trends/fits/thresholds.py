# SPDX-License-Identifier: GPL-2.0-or-later
"""What separates the classes, and from which gain on a term of the motion is kept."""

from __future__ import annotations

from dataclasses import dataclass

from ...units import SENTINEL1_HALF_WAVELENGTH_MM
from ..classes import VISIBILITY_LIMIT


@dataclass(frozen=True)
class MotionLimits:
    """What separates the classes.

    Parameters
    ----------
    stable_velocity
        mm/yr.
    half_wavelength
        Size of a jump in mm.
    exact_jumps
        Jumps are one or two half wavelengths; False for combined products, whose jumps are of any size from 0.4 to
        1.4 half wavelengths.
    visibility
        Lowest visibility of simulated motion.
    """

    stable_velocity: float = 2.0
    half_wavelength: float = SENTINEL1_HALF_WAVELENGTH_MM
    exact_jumps: bool = True
    visibility: float = VISIBILITY_LIMIT


@dataclass(frozen=True)
class Thresholds:
    """Gains, in units of the noise's low-frequency variance, from which a term is kept.

    Chosen on simulated series, never on a set that is reported on. A jump must gain ``jump`` by itself, and measure at
    least ``jump_share`` of a half wavelength.
    """

    line: float = 12.0
    parabola: float = 22.0
    bend: float = 15.0
    jump: float = 18.0
    jump_share: float = 0.45
