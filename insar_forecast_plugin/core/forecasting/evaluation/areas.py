# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a forecast is worth using, told for compact areas of points.

At a single point a few dozen past forecasts, most of which overlap, cannot tell two methods apart; over an area the
noise of its points averages out. Each area is tested as Diebold and Mariano do, and of all areas that are called better
or worse no more than a tenth is expected to be called so by chance (Benjamini and Hochberg 1995, Journal of the Royal
Statistical Society B).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ...forecast_methods import SIMPLE
from ..data.overlapping import mean_over_origins
from ..data.point_forecast import FORECASTER, AreaVerdicts
from .scoring import verdicts_of_columns

AREA_POINTS = 60
_FALSE_DISCOVERIES = 0.10


def compact_areas(coordinates: np.ndarray, points: int = AREA_POINTS) -> np.ndarray:
    """Return the number of the area that each point lies in, from 1 on, int32, shape (n_points,).

    Areas have about as many points each as are asked for: a region is cut across its longer side until they do.

    Examples
    --------
    Seven points in a row, about two in an area.

    >>> compact_areas(np.column_stack([np.arange(7.0), np.zeros(7)]), points=2).tolist()
    [1, 2, 2, 3, 3, 4, 4]
    """
    areas, left = np.empty(len(coordinates), np.int32), [np.arange(len(coordinates))]
    count = 0
    while left:
        rows = left.pop()
        parts = round(len(rows) / points)
        if parts <= 1:
            count += 1
            areas[rows] = count
            continue
        places = coordinates[rows]
        order = np.argsort(places[:, np.ptp(places, axis=0).argmax()], kind="stable")
        cut = len(rows) * (parts // 2) // parts
        left += [rows[order[cut:]], rows[order[:cut]]]
    return areas


class AreaErrors:
    """Adds up past errors of points in their areas.

    Parameters
    ----------
    coordinates
        Of all points, metres, shape (n_points, 2).
    origins
        How many past origins there are.
    """

    def __init__(self, coordinates: np.ndarray, origins: int) -> None:
        self.area = compact_areas(coordinates)
        count = int(self.area.max())
        self._squares = {name: np.zeros((origins, count)) for name in (FORECASTER, *SIMPLE)}
        self._points = np.zeros((origins, count))

    def add(self, rows: np.ndarray, means: Mapping[str, np.ndarray]) -> None:
        """Add points, row numbers of shape (n,), with their mean squared errors, mm2, shape (n_origins, n)."""
        known = np.isfinite(means[FORECASTER])
        at = self.area[rows] - 1
        for origin, there in enumerate(known):
            chosen = at[there]
            self._points[origin] += np.bincount(chosen, minlength=self._points.shape[1])
            for name, total in self._squares.items():
                total[origin] += np.bincount(chosen, means[name][origin, there], minlength=total.shape[1])

    def verdicts(self, overlap: int) -> AreaVerdicts:
        """Compare the forecaster with the better of the simple forecasts in each area."""
        with np.errstate(invalid="ignore"):
            of_origins = {
                name: np.where(self._points > 0, one / self._points, np.nan) for name, one in self._squares.items()
            }
            mean = {name: one.sum(axis=0) / self._points.sum(axis=0) for name, one in self._squares.items()}
        names = np.array(SIMPLE, dtype=object)
        simple = np.stack([mean[name] for name in SIMPLE])
        which = np.nan_to_num(simple, nan=np.inf).argmin(axis=0)
        best = simple[which, np.arange(len(which))]
        theirs = np.stack([of_origins[name] for name in SIMPLE])[which, :, np.arange(len(which))].T
        difference = of_origins[FORECASTER] - theirs
        with np.errstate(invalid="ignore", divide="ignore"):
            _, variance, _ = mean_over_origins(difference, overlap)
            gain = 1 - np.sqrt(mean[FORECASTER] / best)
            gain_error = np.sqrt(variance) / (2 * best)
        return AreaVerdicts(
            area=self.area,
            points=np.bincount(self.area - 1, minlength=len(which)),
            gain=100 * _shrunk(gain, gain_error),
            better=verdicts_of_columns(difference, overlap, false_discoveries=_FALSE_DISCOVERIES),
            error=np.sqrt(mean[FORECASTER]),
            best_simple=names[which],
        )


def _shrunk(values: np.ndarray, errors: np.ndarray) -> np.ndarray:
    """Return values drawn to their mean by as much of their spread as their errors explain (empirical Bayes)."""
    known = np.isfinite(values) & np.isfinite(errors)
    if known.sum() < 2:
        return values
    middle = values[known].mean()
    spread = max(float(values[known].var() - np.square(errors[known]).mean()), 0.0)
    kept = np.where(known, spread / np.maximum(spread + np.square(errors), 1e-12), 1.0)
    return middle + kept * (values - middle)


def areas_in_a_sentence(areas: AreaVerdicts, simple: Mapping[str, str]) -> str:
    """Say in how many areas the forecast was better than the simple ones, and what to do elsewhere.

    Parameters
    ----------
    simple
        Names of the simple forecasts as they stand in a sentence.
    """
    better, worse, alike = (int((areas.better == one).sum()) for one in ("yes", "no", "not_distinguishable"))
    size = int(np.median(areas.points))
    parts = [
        f"In {better} of {len(areas.better)} areas of about {size} points past forecasts were better than the simple "
        "ones, beyond chance (forecast_area_better)."
    ]
    if worse:
        names = " or ".join(simple[name] for name in SIMPLE if name in areas.best_simple[areas.better == "no"])
        parts.append(f"In {worse} they were worse: use {names} there.")
    if alike:
        parts.append(f"In {alike} chance could explain the difference.")
    return " ".join(parts)
