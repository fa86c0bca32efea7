# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a forecast is worth using, told for compact areas of points.

At a single point a few dozen past forecasts, most of which overlap, cannot tell two methods apart; over an area the
noise of its points averages out. In each area the squared errors at a target date, averaged over the forecasts of that
date, are compared as Diebold and Mariano (1995, J. Business and Economic Statistics 13) do. How differences of
neighbouring dates hang together is estimated from all areas at once: one area alone has far too few dates for that. Of
all areas that are called better or worse no more than a tenth is expected to be called so by chance (Benjamini and
Hochberg 1995, Journal of the Royal Statistical Society B).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.special import stdtr

from ...forecast_methods import SIMPLE
from ..data.point_forecast import FORECASTER, AreaVerdicts
from .area_cells import AREA_POINTS, AreaCells, counted_cells
from .scoring import verdicts

_FALSE_DISCOVERIES = 0.10
_FEWEST_DATES = 10


def compact_areas(coordinates: np.ndarray, points: int = AREA_POINTS) -> np.ndarray:
    """Return the number of the area that each point lies in, from 1 on, int32, shape (n_points,).

    Areas have about as many points each as are asked for: a region is cut across its longer side until they do. One of
    very many points is cut into cells first; see :class:`~.area_cells.AreaCells`.

    Examples
    --------
    Seven points in a row, about two in an area.

    >>> compact_areas(np.column_stack([np.arange(7.0), np.zeros(7)]), points=2).tolist()
    [1, 2, 2, 3, 3, 4, 4]
    """
    cells = AreaCells.of([counted_cells(coordinates)])
    return cells.areas_of(coordinates, cells.leaves_of(coordinates), points)


class AreaSums:
    """Past errors of points, added up over their areas.

    Parameters
    ----------
    dates, areas
        How many target dates and areas there are.
    """

    def __init__(self, dates: int, areas: int) -> None:
        self.squares = {name: np.zeros((dates, areas)) for name in (FORECASTER, *SIMPLE)}
        self.compared = np.zeros((dates, areas))
        """Points that were compared, by date."""
        self.points = np.zeros(areas, np.int64)

    def add(self, at: np.ndarray, of_dates: Mapping[str, np.ndarray]) -> None:
        """Add points, areas counted from 0 of shape (n,), with their mean squared errors, mm2, shape (n_dates, n)."""
        known, areas = np.isfinite(of_dates[FORECASTER]), len(self.points)
        self.points += np.bincount(at, minlength=areas)
        for date, there in enumerate(known):
            chosen = at[there]
            self.compared[date] += np.bincount(chosen, minlength=areas)
            for name, total in self.squares.items():
                total[date] += np.bincount(chosen, of_dates[name][date, there], minlength=areas)

    def add_sums(self, at: np.ndarray, part: AreaSums) -> None:
        """Add what was added up elsewhere, of areas counted from 0, each once."""
        self.points[at] += part.points
        self.compared[:, at] += part.compared
        for name, total in self.squares.items():
            total[:, at] += part.squares[name]

    def verdicts(self, area: np.ndarray, horizon: int) -> AreaVerdicts:
        """Compare the forecaster with the better of the simple forecasts in each area.

        Parameters
        ----------
        area
            Number of the area of each point that is to be told, from 1 on.
        horizon
            Up to so many dates apart the differences may hang together.
        """
        with np.errstate(invalid="ignore"):
            of_dates = {name: squares / self.compared for name, squares in self.squares.items()}
            mean = {name: squares.sum(axis=0) / self.compared.sum(axis=0) for name, squares in self.squares.items()}
        names = np.array(SIMPLE, dtype=object)
        simple = np.stack([mean[name] for name in SIMPLE])
        which = np.nan_to_num(simple, nan=np.inf).argmin(axis=0)
        best = simple[which, np.arange(len(which))]
        theirs = np.stack([of_dates[name] for name in SIMPLE])[which, :, np.arange(len(which))].T
        difference, deviation, p_value = compared_together(of_dates[FORECASTER] - theirs, horizon)
        known = np.isfinite(p_value)
        if known.any():
            from scipy.stats import false_discovery_control  # takes half a second to load

            p_value[known] = false_discovery_control(p_value[known])
        with np.errstate(invalid="ignore", divide="ignore"):
            gain = 1 - np.sqrt(mean[FORECASTER] / best)
            gain_error = deviation / (2 * best)
        better, best_simple = verdicts(difference, p_value, _FALSE_DISCOVERIES), names[which]
        nothing = ~self.compared.any(axis=0)
        better[nothing], best_simple[nothing] = None, None
        return AreaVerdicts(
            area=area,
            points=self.points,
            gain=100 * _shrunk(gain, gain_error),
            better=better,
            error=np.sqrt(mean[FORECASTER]),
            best_simple=best_simple,
        )


class AreaErrors:
    """Adds up past errors of points in their areas.

    Parameters
    ----------
    coordinates
        Of all points, metres, shape (n_points, 2).
    dates
        How many target dates there are.
    """

    def __init__(self, coordinates: np.ndarray, dates: int) -> None:
        self.area = compact_areas(coordinates)
        self._sums = AreaSums(dates, int(self.area.max()))

    def add(self, rows: np.ndarray, of_dates: Mapping[str, np.ndarray]) -> None:
        """Add points, row numbers of shape (n,); see :meth:`AreaSums.add`."""
        self._sums.add(self.area[rows] - 1, of_dates)

    def verdicts(self, horizon: int) -> AreaVerdicts:
        """Compare the forecaster with the simple forecasts; see :meth:`AreaSums.verdicts`."""
        return self._sums.verdicts(self.area, horizon)


def compared_together(difference: np.ndarray, horizon: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return mean, its standard deviation and two-sided p value of differences in many areas.

    Autocovariances up to a horizon apart, in variances of each area, are averaged over the areas; what subtracting the
    mean of few dates takes from them is given back.

    Parameters
    ----------
    difference
        Of squared errors, mm2, shape (n_dates, n_areas), NaN where nothing was compared.

    Returns
    -------
    Each of shape (n_areas,), NaN for areas with fewer dates than a horizon, or than ten.
    """
    known = np.isfinite(difference)
    count = known.sum(axis=0)
    enough = count >= max(_FEWEST_DATES, horizon + 2)
    found = np.full((3, len(count)), np.nan)
    if not enough.any():
        return found[0], found[1], found[2]
    held = np.where(known, difference, 0.0)[:, enough]
    mean = held.sum(axis=0) / count[enough]
    apart = np.where(known[:, enough], held - mean, 0.0)
    spread = np.sqrt(np.square(apart).sum(axis=0) / count[enough])
    shape = apart / np.maximum(spread, 1e-12)
    lags = np.arange(1, horizon + 1)
    alike = np.array([(shape[lag:] * shape[:-lag]).sum() for lag in lags]) / count[enough].sum()
    dates = count[enough]
    taken = (1 + 2 * np.sum(1 - lags[:, None] / dates, axis=0)) / dates
    inflation = np.maximum((1 + 2 * alike.sum()) / (1 - taken), 1.0)
    freedom = np.maximum(dates * (1 - taken) / (1 + 2 * np.square(np.minimum(alike, 1)).sum()) - 1, 1.0)
    deviation = spread * np.sqrt(inflation / dates)
    with np.errstate(invalid="ignore", divide="ignore"):
        p_value = np.where(deviation > 0, 2 * stdtr(freedom, -np.abs(mean) / deviation), np.where(mean == 0, 1.0, 0.0))
    found[:, enough] = mean, deviation, p_value
    return found[0], found[1], found[2]


def _shrunk(values: np.ndarray, errors: np.ndarray) -> np.ndarray:
    """Return values drawn to their mean by as much of their spread as their errors explain (empirical Bayes)."""
    known = np.isfinite(values) & np.isfinite(errors)
    if known.sum() < 2:
        return values
    middle = values[known].mean()
    spread = max(float(values[known].var() - np.square(errors[known]).mean()), 0.0)
    kept = np.where(known, spread / np.maximum(spread + np.square(errors), 1e-12), 0.0)
    return np.where(np.isfinite(values), middle + kept * (values - middle), np.nan)


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
    if nothing := len(areas.better) - better - worse - alike:
        parts.append(f"In {nothing} no past forecast could be compared with an observation.")
    return " ".join(parts)
