# SPDX-License-Identifier: GPL-2.0-or-later
"""Random small fields on which the correcting network is pre-trained: fronts, bowls, seasons and all kinds of noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.simulation.noise import remembering
from insar_forecast_plugin.core.units import DAYS_PER_YEAR


@dataclass(frozen=True)
class Field:
    """A simulated region.

    Parameters
    ----------
    data
        What would be observed.
    predictable
        The same without the noise that no past can foretell, mm, shape (n_points, n_epochs): the target of training.
    """

    data: ForecastData
    predictable: np.ndarray


def random_field(rng: np.random.Generator, *, points: int = 320) -> Field:
    """Draw a field with its own layout, calendar, signals and noise."""
    unit = _layout(rng, points)
    dates = _calendar(rng)
    time = (dates - dates[0]).astype(np.int64) / (dates[-1] - dates[0]).astype(np.int64)
    years = (dates - dates[0]).astype(np.int64) / DAYS_PER_YEAR
    noise = np.exp(rng.uniform(np.log(0.2), np.log(5.0)))
    signal = _trend_and_season(rng, unit, years) * noise
    if rng.random() < 0.7:
        for _ in range(rng.integers(1, 4)):
            signal += noise * _amplitude(rng) * _source(rng, unit, time)
    slow, white = _noise(rng, unit, dates)
    predictable = signal + noise * slow
    observed = (predictable + noise * white).astype(np.float32)
    size = np.exp(rng.uniform(np.log(1000), np.log(30000)))
    return Field(ForecastData(unit * size, dates, observed), predictable.astype(np.float32))


def _layout(rng: np.random.Generator, points: int) -> np.ndarray:
    kind = rng.integers(3)
    if kind == 0:
        side = int(np.ceil(np.sqrt(points)))
        grid = np.stack(np.meshgrid(np.arange(side), np.arange(side)), axis=-1).reshape(-1, 2)[:points] / side
        return grid.astype(float)
    if kind == 1:
        return rng.random((points, 2))
    centres = rng.random((12, 2))
    return centres[rng.integers(12, size=points)] + rng.normal(0, 0.08, (points, 2))


def _calendar(rng: np.random.Generator) -> np.ndarray:
    count = int(rng.integers(130, 310))
    kind = rng.integers(4)
    steps = np.full(count, (6, 12, 6, 12)[kind])
    if kind == 2:
        steps[int(count * rng.uniform(0.3, 0.8)) :] = 12
    if kind == 3 or rng.random() < 0.3:
        steps[rng.random(count) < 0.05] *= 2
    return np.datetime64("2018-01-01") + np.cumsum(steps).astype("timedelta64[D]")


def _amplitude(rng: np.random.Generator) -> float:
    return float(np.exp(rng.uniform(np.log(1.5), np.log(100))) * rng.choice([-1, 1]))


def _trend_and_season(rng: np.random.Generator, unit: np.ndarray, years: np.ndarray) -> np.ndarray:
    def smooth(size: float) -> np.ndarray:
        return size * (rng.normal() + _smooth_map(rng, unit))

    velocity = smooth(np.exp(rng.uniform(np.log(0.05), np.log(3)))) + rng.normal(0, rng.uniform(0, 0.6), len(unit))
    season = np.exp(rng.uniform(np.log(0.05), np.log(3)))
    cosine, sine = smooth(season), smooth(season)
    angle = 2 * np.pi * years
    return velocity[:, None] * years + cosine[:, None] * np.cos(angle) + sine[:, None] * np.sin(angle)


def _smooth_map(rng: np.random.Generator, unit: np.ndarray, *, waves: int = 8) -> np.ndarray:
    """Return a smooth random function of place with unit variance, shape (n_points,)."""
    return _smooth_maps(rng, unit, 1, waves=waves)[:, 0]


def _smooth_maps(rng: np.random.Generator, unit: np.ndarray, count: int, *, waves: int = 8) -> np.ndarray:
    length = np.exp(rng.uniform(np.log(0.1), np.log(1.5)))
    frequency = rng.normal(0, 1 / length, (2, waves))
    phase = rng.uniform(0, 2 * np.pi, (waves, count))
    basis = unit @ frequency
    weights = rng.normal(0, np.sqrt(2 / waves), (waves, count))
    return np.cos(basis) @ (weights * np.cos(phase)) - np.sin(basis) @ (weights * np.sin(phase))


def _source(rng: np.random.Generator, unit: np.ndarray, time: np.ndarray) -> np.ndarray:
    """Return a moving front, a moving trough or a bowl, of unit size, shape (n_points, n_epochs)."""
    kind = rng.integers(3)
    if kind == 2:
        return _bowl(rng, unit, time)
    angle = rng.uniform(0, 2 * np.pi)
    along = unit @ np.array([np.cos(angle), np.sin(angle)])
    across = unit @ np.array([-np.sin(angle), np.cos(angle)])
    along = along + rng.normal(0, 0.3) * (across - across.mean()) ** 2
    start, speed = rng.uniform(along.min() - 0.5, along.mean()), rng.uniform(0.2, 1.8)
    width = np.exp(rng.uniform(np.log(0.03), np.log(0.4)))
    passed = (start + speed * time[None, :] - along[:, None]) / width
    front = 0.5 * (1 + np.tanh(passed))
    if kind == 1:
        front *= np.exp(-0.5 * ((across - rng.choice(across)) / rng.uniform(0.1, 0.4)) ** 2)[:, None]
    return front


def _bowl(rng: np.random.Generator, unit: np.ndarray, time: np.ndarray) -> np.ndarray:
    centre = unit[rng.integers(len(unit))]
    distance = np.sqrt(np.square(unit - centre).sum(axis=1)) / np.exp(rng.uniform(np.log(0.05), np.log(0.5)))
    shape = np.exp(-0.5 * distance**2) if rng.random() < 0.6 else (1 + distance**2) ** -1.5
    onset = rng.uniform(-0.3, 0.9)
    since = np.clip(time - onset, 0, None)
    kind = rng.integers(4)
    if kind == 0:
        growth = since ** rng.uniform(1.3, 4)
    elif kind == 1:
        growth = np.expm1(since * rng.uniform(1, 8))
    elif kind == 2:
        growth = 1 - np.exp(-since * rng.uniform(2, 20))
    else:
        growth = since
    return shape[:, None] * growth / max(growth[-1], 1e-6)


def _noise(rng: np.random.Generator, unit: np.ndarray, dates: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return noise with a memory and noise without, in units of the field's noise, shape (n_points, n_epochs)."""
    points, epochs = len(unit), len(dates)
    steps = np.diff(dates).astype(np.int64)
    level = np.exp(rng.normal(0, rng.uniform(0, 0.4), points))[:, None]
    white = level * rng.normal(size=(points, epochs))
    white += rng.uniform(0, 0.8) * rng.normal(size=epochs)
    white += rng.uniform(0, 0.8) * _smooth_maps(rng, unit, epochs)
    slow = np.zeros((points, epochs))
    if rng.random() < 0.7:
        memory = np.exp(rng.uniform(np.log(6), np.log(120)))
        slow += rng.uniform(0, 0.8) * level * remembering(rng.normal(size=(points, epochs)), np.exp(-steps / memory))
    if rng.random() < 0.5:
        memory = np.exp(rng.uniform(np.log(10), np.log(300)))
        slow += rng.uniform(0, 0.8) * remembering(_smooth_maps(rng, unit, epochs), np.exp(-steps / memory))
    if rng.random() < 0.5:
        memory = np.exp(rng.uniform(np.log(10), np.log(300)))
        slow += rng.uniform(0, 0.8) * remembering(rng.normal(size=(1, epochs)), np.exp(-steps / memory))
    return slow, white
