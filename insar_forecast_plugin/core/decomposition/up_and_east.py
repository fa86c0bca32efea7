# SPDX-License-Identifier: GPL-2.0-or-later
"""Up and east from lines of sight: weighted least squares at each place and date, all at once.

With d_k = e_k * east + u_k * up, and v_k the variance of d_k, the normal equations are two by two (Fialko, Simons &
Agnew 2001, GRL 28, 3063; Wright, Parsons & Lu 2004, GRL 31, L01607, for the covariance); their inverse is the
covariance of up and east. Where the weights are others than 1 / v_k, the variances are carried through the solution.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .viewing_geometry import LEAST_ANGLE, angle_between


@dataclass(frozen=True)
class Components:
    """Up and east with their standard errors; all arrays have the shape of what was solved.

    Parameters
    ----------
    up, east
        mm (or mm/yr), NaN where fewer than two geometries see the place.
    up_std, east_std
        Their standard errors.
    """

    up: np.ndarray
    east: np.ndarray
    up_std: np.ndarray
    east_std: np.ndarray


def solve(
    displacement: np.ndarray, variance: np.ndarray, vectors: np.ndarray, weight: np.ndarray | None = None
) -> Components:
    """Solve for up and east.

    Parameters
    ----------
    displacement, variance
        Of each track, mm and mm2, shape (n_tracks, n_places, n_dates), NaN where a track has no value.
    vectors
        Lines of sight, east, north, up, shape (n_tracks, n_places, 3), NaN where a track has no points.
    weight
        Of each track, positive, of the shape of ``displacement``; None: the inverse of the variance. With two tracks
        no weight changes what is found.

    Examples
    --------
    >>> vectors = np.array([[[-0.6, 0.0, 0.8]], [[0.6, 0.0, 0.8]]])
    >>> found = solve(np.array([[[1.4]], [[2.6]]]), np.ones((2, 1, 1)), vectors)  # 2.5 up, 1 east
    >>> [round(float(one[0, 0]), 3) for one in (found.up, found.east, found.up_std, found.east_std)]
    [2.5, 1.0, 0.884, 1.179]
    """
    known = np.isfinite(displacement) & np.isfinite(variance) & np.isfinite(vectors[:, :, :1])
    spread = np.where(known, np.maximum(variance, 1e-9), 1.0)
    weight = np.where(known, 1 / spread if weight is None else weight, 0.0)
    values = np.where(known, displacement, 0.0)
    east, up = (np.nan_to_num(vectors[:, :, part])[:, :, None] for part in (0, 2))
    ee, eu, uu = (np.sum(weight * one, axis=0) for one in (east**2, east * up, up**2))
    ed, ud = (np.sum(weight * one * values, axis=0) for one in (east, up))
    solvable = apart(known, vectors)
    determinant = np.where(solvable, ee * uu - eu**2, 1.0)

    def given(numbers: np.ndarray) -> np.ndarray:
        return np.where(solvable, numbers / determinant, np.nan)

    # What each track adds to up and to east; their squares carry the variances on.
    of_up, of_east = weight * (ee * up - eu * east), weight * (uu * east - eu * up)
    return Components(
        up=given(ee * ud - eu * ed),
        east=given(uu * ed - eu * ud),
        up_std=np.sqrt(given(given(np.sum(of_up**2 * spread, axis=0)))),
        east_std=np.sqrt(given(given(np.sum(of_east**2 * spread, axis=0)))),
    )


def apart(known: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """Return where two tracks whose lines of sight are far enough apart have a value, shape (n_places, n_dates).

    Parameters
    ----------
    known
        Which tracks have a value, bool, shape (n_tracks, n_places, n_dates).
    vectors
        Lines of sight, shape (n_tracks, n_places, 3), NaN where a track has no points.
    """
    found = np.zeros(known.shape[1:], dtype=bool)
    for one, other in combinations(range(len(vectors)), 2):
        fine = np.nan_to_num(angle_between(vectors[one], vectors[other])) >= LEAST_ANGLE
        found |= known[one] & known[other] & fine[:, None]
    return found


def effect_of_north(vectors: np.ndarray) -> tuple[float, float]:
    """Return what 1 mm of motion to the north adds to up and to east where north is taken as zero.

    Parameters
    ----------
    vectors
        Mean line of sight of each track, shape (n_tracks, 3).
    """
    found = np.linalg.lstsq(vectors[:, [2, 0]], vectors[:, 1], rcond=None)[0]
    return float(found[0]), float(found[1])
