# SPDX-License-Identifier: GPL-2.0-or-later
"""What separates the classes, and from which gain on a term of the motion is kept."""

from __future__ import annotations

from dataclasses import dataclass

from ...measured import Measured
from ...units import SENTINEL1_HALF_WAVELENGTH_MM


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
    """

    stable_velocity: float = 2.0
    half_wavelength: float = SENTINEL1_HALF_WAVELENGTH_MM
    exact_jumps: bool = True

    @classmethod
    def of(cls, measured: Measured, stable_velocity: float = 2.0) -> MotionLimits:
        """Return those of what was measured: the sensor's wavelength where it is known, else that of Sentinel-1.

        >>> MotionLimits.of(Measured(component="up")).exact_jumps
        False
        """
        if measured.half_wavelength_mm is not None:
            return cls(stable_velocity, half_wavelength=measured.half_wavelength_mm)
        combined = measured.component in ("up", "east", "north") or measured.epochs == "interpolated"
        return cls(stable_velocity, exact_jumps=not combined)


@dataclass(frozen=True)
class Thresholds:
    """Gains, in units of the noise's low-frequency variance, from which a term is kept; twice a log-likelihood ratio.

    Chosen on simulated series and on truth in the noise of one file, never on a set that is reported on. A jump must
    gain ``jump`` by itself, and measure at least ``jump_share`` of a half wavelength.

    Parameters
    ----------
    line, parabola, bend
        What a line gains beyond a level, and a parabola or a bend beyond a line.
    motion
        What the line gains together with the parabola or the bend. A curve alone is rare, and slow noise makes one.
    bend_beyond_parabola
        The price of the epoch that a bend has to choose, where it is asked which fit says how fast a series moves.
    """

    line: float = 20.0
    parabola: float = 11.0
    bend: float = 16.0
    motion: float = 40.0
    bend_beyond_parabola: float = 4.0
    jump: float = 18.0
    jump_share: float = 0.45
