# SPDX-License-Identifier: GPL-2.0-or-later
"""Sources of deformation in three dimensions: east, north and up at any place, and along a line of sight.

Places are in metres, directions in radians from east, anticlockwise, displacement in mm, or in mm/yr where a rate is
given. Upward is positive: a sinking source has a negative peak. The dislocation in a rectangle has a file of its own.
"""

from __future__ import annotations

import numpy as np

from .sources import along_across, bowl, east_north, lobe, panel_profile

_MM_PER_M = 1000.0


def toward_satellite(displacement: np.ndarray, line_of_sight: np.ndarray) -> np.ndarray:
    """Return the part of a displacement along a line of sight, (n,).

    >>> toward_satellite(np.array([[0.0, 0.0, -10.0]]), np.array([-0.6, -0.1, 0.79])).round(2).tolist()
    [-7.9]

    Parameters
    ----------
    displacement
        East, north, up, shape (n, 3).
    line_of_sight
        Unit vector from the ground to the satellite, east, north, up, shape (3,); (0, 0, 1) is the vertical.
    """
    return displacement @ np.asarray(line_of_sight, dtype=np.float64)


def sight_vector(incidence: float, heading: float) -> np.ndarray:
    """Return the unit vector from the ground to a satellite that looks to its right: east, north, up, (3,).

    ``incidence`` is the angle from the vertical, ``heading`` the direction of flight clockwise from north, radians.

    >>> sight_vector(np.radians(39), np.radians(-12)).round(2).tolist()
    [-0.62, -0.13, 0.78]
    """
    level = np.sin(incidence)
    return np.array([-level * np.cos(heading), level * np.sin(heading), np.cos(incidence)])


def mogi(position: np.ndarray, centre: np.ndarray, *, depth: float, volume: float, poisson: float = 0.25) -> np.ndarray:
    """Return the displacement over a small sphere that swells in an elastic half-space (Mogi 1958), (n, 3).

    Parameters
    ----------
    position
        Shape (n, 2).
    centre
        Place over the sphere, shape (2,).
    depth
        Depth of its middle, metres.
    volume
        Change of its volume, m³ or m³/yr; the peak over it is (1 - poisson) volume / (pi depth²).
    poisson
        Poisson's ratio of the ground.
    """
    offset = position - centre
    distance = np.sqrt((offset**2).sum(axis=1) + depth**2)
    towards = np.column_stack([offset, np.full(len(offset), depth)])
    return _MM_PER_M * (1 - poisson) / np.pi * volume * towards / distance[:, None] ** 3


def sinking_bowl(
    position: np.ndarray, centre: np.ndarray, *, radius: float, peak: float, draw: float = 0.35
) -> np.ndarray:
    """Return a Gaussian bowl and the horizontal motion towards its centre that goes with it, (n, 3).

    The horizontal motion follows the slope of the bowl, as over mines and where water is withdrawn; over an uplift
    it points outwards.

    Parameters
    ----------
    position
        Shape (n, 2).
    centre
        Shape (2,).
    radius
        Standard deviation, metres.
    peak
        Vertical displacement at the centre, negative where it sinks.
    draw
        Largest horizontal displacement as a share of the vertical peak.
    """
    up = peak * bowl(position, centre, radius)
    # r / radius times the bowl is at most exp(-1/2).
    level = draw * np.exp(0.5) * (position - centre) / radius * up[:, None]
    return np.column_stack([level, up])


def downslope_lobe(
    position: np.ndarray,
    centre: np.ndarray,
    azimuth: float,
    *,
    length: float,
    width: float,
    slope: float,
    peak: float,
    sharpness: float = 8.0,
) -> np.ndarray:
    """Return a landslide lobe with a sharp edge that moves down its slope as one body, (n, 3).

    Parameters
    ----------
    position
        Shape (n, 2).
    centre
        Shape (2,).
    azimuth
        Direction downslope, that of the lobe's long axis.
    length, width
        Half axes, metres.
    slope
        Dip of the motion, radians below the horizontal.
    peak
        Displacement down the slope.
    sharpness
        How narrow the margin is: at 8 the displacement falls from 0.9 to 0.1 within a fifth of the axis.
    """
    direction = np.array([np.cos(azimuth) * np.cos(slope), np.sin(azimuth) * np.cos(slope), -np.sin(slope)])
    return peak * lobe(position, centre, azimuth, length, width, sharpness=sharpness)[:, None] * direction


def trough(
    position: np.ndarray,
    centre: np.ndarray,
    azimuth: float,
    *,
    length: float,
    width: float,
    influence: float,
    peak: float,
    draw: float = 0.35,
) -> np.ndarray:
    """Return the trough over a tunnel or a mined panel with the horizontal motion into it, (n, 3).

    A panel that is convolved with a Gaussian influence function (Knothe 1957); a tunnel is a long panel much narrower
    than its influence.

    Parameters
    ----------
    position
        Shape (n, 2).
    centre
        Shape (2,).
    azimuth
        Direction of the panel's axis.
    length, width
        Along the axis and across it, metres.
    influence
        Standard deviation of the influence function, metres.
    peak
        Vertical displacement at the centre, negative where it sinks.
    draw
        Horizontal displacement by slope, as in `sinking_bowl`: the share that a trough as narrow as its influence has.
    """
    along, across = along_across(position, centre, azimuth)
    lengthwise, crosswise = panel_profile(along, length, influence), panel_profile(across, width, influence)
    middle = panel_profile(np.zeros(1), length, influence) * panel_profile(np.zeros(1), width, influence)
    push = -draw * np.exp(0.5) * peak / middle  # on the slope times the influence
    level = east_north(
        push * _profile_slope(along, length, influence) * crosswise,
        push * _profile_slope(across, width, influence) * lengthwise,
        azimuth,
    )
    return np.column_stack([level, peak / middle * lengthwise * crosswise])


def _profile_slope(offset: np.ndarray, extent: float, influence: float) -> np.ndarray:
    """Return the slope of `panel_profile` times its influence, (n,)."""
    near, far = (offset + extent / 2) / influence, (offset - extent / 2) / influence
    return (np.exp(-0.5 * near**2) - np.exp(-0.5 * far**2)) / np.sqrt(2 * np.pi)


def sinking_rectangle(
    position: np.ndarray,
    centre: np.ndarray,
    azimuth: float,
    *,
    length: float,
    width: float,
    peak: float,
    tilt: float = 0.0,
) -> np.ndarray:
    """Return a rectangle that sinks by itself, its edge a step: an embankment or the fill of a harbour, (n, 3).

    Parameters
    ----------
    position
        Shape (n, 2).
    centre
        Shape (2,).
    azimuth
        Direction of its length.
    length, width
        Whole sides, metres.
    peak
        Vertical displacement of the side that moves most, negative where it sinks.
    tilt
        Share by which the long side to the right of ``azimuth`` moves less than the left one, where a fill is
        thicker, 0 to 1.
    """
    along, across = along_across(position, centre, azimuth)
    inside = (np.abs(along) <= length / 2) & (np.abs(across) <= width / 2)
    thickness = 1 - tilt * (0.5 - across / width)
    up = np.where(inside, peak * thickness, 0.0)
    return np.column_stack([np.zeros((len(up), 2)), up])


def fault_creep(
    position: np.ndarray,
    centre: np.ndarray,
    azimuth: float,
    *,
    depth: float,
    rate: float,
    length: float = np.inf,
    reach: float = np.inf,
) -> np.ndarray:
    """Return the creep across a vertical fault: an arctangent of the distance from it, along it, (n, 3).

    Both sides move by half the rate against each other far away (Savage and Burford 1973). What is far away is taken
    out of a velocity field with its reference; ``length`` and ``reach`` let the motion fall to nothing there.

    Parameters
    ----------
    position
        Shape (n, 2).
    centre
        A place on the fault, shape (2,).
    azimuth
        Direction of the fault; its left side moves along it, its right side against it.
    depth
        Depth below which the fault slips, metres; the smaller, the sharper the step.
    rate
        Motion of one side against the other.
    length, reach
        Half axes, along and across the fault, of the area that moves, metres; infinite for an endless fault.
    """
    _, across = along_across(position, centre, azimuth)
    motion = rate / np.pi * np.arctan(across / depth) * lobe(position, centre, azimuth, length, reach)
    return motion[:, None] * np.array([np.cos(azimuth), np.sin(azimuth), 0.0])
