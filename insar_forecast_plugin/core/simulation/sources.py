# SPDX-License-Identifier: GPL-2.0-or-later
"""Sources of ground displacement: how they lie in space and go on in time.

Space is measured in metres from the area's south-western corner, time in days from the first epoch, displacement in mm
of line of sight, positive towards the satellite: subsidence is negative.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from ..units import DAYS_PER_YEAR


def bowl(position: np.ndarray, centre: np.ndarray, radius: float) -> np.ndarray:
    """Return the shape of a subsidence bowl, 1 at its centre: a Gaussian of standard deviation ``radius``, (n,).

    >>> bowl(np.array([[0.0, 0.0], [300.0, 0.0]]), np.zeros(2), 300.0).round(2).tolist()
    [1.0, 0.61]
    """
    squared = ((position - centre) ** 2).sum(axis=1)
    return np.exp(-0.5 * squared / radius**2)


def along_across(position: np.ndarray, centre: np.ndarray, azimuth: float) -> tuple[np.ndarray, np.ndarray]:
    """Return how far places lie along a direction, radians from east, and to its left: metres, (n,) and (n,)."""
    offset = position - centre
    along = offset @ np.array([np.cos(azimuth), np.sin(azimuth)])
    return along, offset @ np.array([-np.sin(azimuth), np.cos(azimuth)])


def east_north(along: np.ndarray, across: np.ndarray, azimuth: float) -> np.ndarray:
    """Return vectors given along a direction and to its left as east and north, (n, 2): `along_across` undone."""
    to_east, to_north = np.cos(azimuth), np.sin(azimuth)
    return np.stack([along * to_east - across * to_north, along * to_north + across * to_east], axis=1)


def lobe(
    position: np.ndarray, centre: np.ndarray, azimuth: float, length: float, width: float, *, sharpness: float = 2.0
) -> np.ndarray:
    """Return the shape of a landslide lobe, 1 inside with a narrow margin: a super-Gaussian ellipse, (n,).

    ``azimuth`` is the direction of its long axis in radians from east; ``length`` and ``width`` are half axes. The
    margin narrows as ``sharpness`` grows; 1 is a Gaussian.
    """
    along, across = along_across(position, centre, azimuth)
    return np.exp(-(((along / length) ** 2 + (across / width) ** 2) ** sharpness))


def accelerating(days: np.ndarray) -> np.ndarray:
    """Return a course from 0 to 1 whose velocity grows linearly from a fifth of the mean, (n_epochs,)."""
    part = days / days[-1]
    return 0.2 * part + 0.8 * part**2


def decaying(days: np.ndarray, relaxation_days: float) -> np.ndarray:
    """Return a course from 0 to 1 that slows down exponentially, as consolidation does, (n_epochs,)."""
    return (1 - np.exp(-days / relaxation_days)) / (1 - np.exp(-days[-1] / relaxation_days))


def onset(days: np.ndarray, break_day: float, before: float = 0.0) -> np.ndarray:
    """Return a course from 0 to 1 with two velocities; ``before`` is the first as a share of the second.

    >>> onset(np.array([0.0, 50.0, 75.0, 100.0]), 50.0).tolist()
    [0.0, 0.0, 0.5, 1.0]
    """
    course = before * np.minimum(days, break_day) + np.maximum(days - break_day, 0)
    return course / course[-1]


def creep_with_seasons(days: np.ndarray, share: float, wettest_day: float) -> np.ndarray:
    """Return a course from 0 to 1 whose velocity swells every year by ``share`` around ``wettest_day``, (n_epochs,)."""
    rate = 2 * np.pi / DAYS_PER_YEAR
    course = days + share / rate * (np.sin(rate * (days - wettest_day)) + np.sin(rate * wettest_day))
    return course / course[-1]


def panel_profile(offset: np.ndarray, extent: float, influence: float) -> np.ndarray:
    """Return the subsidence across a panel of ``extent`` about 0, as a share of the full one (Knothe 1957), (n,)."""
    return ndtr((extent / 2 - offset) / influence) - ndtr((-extent / 2 - offset) / influence)


def advancing_trough(
    along: np.ndarray, across: np.ndarray, front: np.ndarray, *, start: float, width: float, influence: float
) -> np.ndarray:
    """Return the subsidence over a mined panel whose face moves on, as a share of the full subsidence.

    The trough is the panel mined so far, convolved with a Gaussian influence function (Knothe 1957): a product of
    differences of normal distribution functions along and across the direction of advance.

    Parameters
    ----------
    along, across
        Position in the direction of advance and across it, from the panel's axis, metres, shape (n_points,).
    front
        Position of the face at each epoch, shape (n_epochs,).
    start
        Position where mining began.
    width
        Width of the panel.
    influence
        Standard deviation of the influence function.

    Returns
    -------
    ndarray
        Shape (n_points, n_epochs), 0 to 1, never shrinking in time.
    """
    profile = panel_profile(across, width, influence)
    advance = ndtr((front[None, :] - along[:, None]) / influence) - ndtr((start - along[:, None]) / influence)
    return profile[:, None] * advance
