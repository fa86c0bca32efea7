# SPDX-License-Identifier: GPL-2.0-or-later
"""A point's series as the dock shows it, and what becomes of it when a reference is taken off."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from ..languages import tr
from .alarm_mark import Alarm
from .point_attributes import OF_THE_POINT_ALONE, Attribute


def unknown_label() -> str:
    """Return what the numbers of a layer are called that does not say it."""
    return tr("displacement, in the layer's unit")


@dataclass(frozen=True)
class Trend:
    """What a classification has written into the layer.

    Parameters
    ----------
    name
        The class, such as ``bilinear``; empty where the point has none.
    score
        Between 0 and 1; NaN where none is given.
    break_date
        ``datetime64[D]``; NaT where the class has no break.
    jumps
        (``datetime64[D]``, mm) of each jump, in the order of time.
    """

    name: str = ""
    score: float = float("nan")
    break_date: np.datetime64 = np.datetime64("NaT", "D")  # noqa: RUF009 - a constant
    jumps: tuple[tuple[np.datetime64, float], ...] = ()


@dataclass(frozen=True)
class PointSeries:
    """The series of one point, or the mean of several, copied from their layer.

    Parameters
    ----------
    layer_id, feature_id
        Where it comes from; a pixel and a mean have a text for an id.
    layer_name, point
        In words.
    position
        (x, y) in the layer's CRS.
    dates, values
        ``datetime64[D]`` and mm, shape (n_epochs,); NaN where missing.
    future_dates, forecast, lower, upper
        ``datetime64[D]`` and mm, shape (n_future,); NaN where missing.
    path_lower, path_upper
        Ends of the band that holds the whole path of the forecast, mm, shape (n_future,); empty where there is none.
    trend
        What the layer says about the trend; None where it has no such fields.
    reference
        Name of the point that was taken off; empty where none was.
    spread
        mm, shape (n_epochs,): standard deviation of the points, where this is their mean; None for a single point.
    alarm
        The change that the layer names; None where it names none.
    attributes
        What else the layer says of the point, by name (:mod:`.point_attributes`).
    has_own_movement
        Whether the movement among the attributes is that of this series, and can be drawn beside it.
    """

    layer_id: str
    feature_id: int | str
    layer_name: str
    point: str
    position: tuple[float, float]
    dates: np.ndarray
    values: np.ndarray
    future_dates: np.ndarray
    forecast: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    path_lower: np.ndarray = field(default_factory=lambda: np.empty(0))
    path_upper: np.ndarray = field(default_factory=lambda: np.empty(0))
    trend: Trend | None = None
    reference: str = ""
    spread: np.ndarray | None = None
    alarm: Alarm | None = None
    attributes: dict[str, Attribute] = field(default_factory=dict)
    has_own_movement: bool = True

    @property
    def key(self) -> tuple[str, int | str]:
        """What tells this point from every other."""
        return self.layer_id, self.feature_id

    @property
    def has_values(self) -> bool:
        """Whether any date has a value."""
        return bool(np.isfinite(self.values).any() or np.isfinite(self.forecast).any())

    def relative_to(self, other: PointSeries) -> PointSeries:
        """Return this series minus another at the dates that both have; NaN at the others.

        How wrong a difference of two forecasts may be depends on how their errors go together, which no layer says:
        the difference has no interval.
        """
        nothing = np.full(len(self.future_dates), np.nan)
        return replace(
            self,
            values=self.values - _at(self.dates, other.dates, other.values),
            forecast=self.forecast - _at(self.future_dates, other.future_dates, other.forecast),
            lower=nothing,
            upper=nothing,
            path_lower=nothing,
            path_upper=nothing,
            reference=other.point,
            attributes={name: value for name, value in self.attributes.items() if name not in OF_THE_POINT_ALONE},
        )


@dataclass(frozen=True)
class LayerQuantity:
    """What the numbers of a layer are.

    Parameters
    ----------
    label
        In words, for the axis.
    half_wavelength_mm
        Size of an unwrapping jump; None if unknown.
    seams
        First epochs after joins of releases, ``datetime64[D]``, in the order of time.
    """

    label: str = field(default_factory=unknown_label)
    half_wavelength_mm: float | None = None
    seams: tuple[np.datetime64, ...] = ()


@dataclass(frozen=True)
class Found:
    """Series of an area, and how many points lie in it; ``more`` where there are even more than were counted."""

    series: tuple[PointSeries, ...]
    count: int
    more: bool = False


def _at(wanted: np.ndarray, dates: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return the values at the wanted dates, NaN where a date is not among ``dates`` (sorted)."""
    found = np.full(len(wanted), np.nan)
    _, here, there = np.intersect1d(wanted, dates, assume_unique=True, return_indices=True)
    found[here] = values[there]
    return found
