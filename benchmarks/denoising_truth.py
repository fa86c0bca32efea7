# SPDX-License-Identifier: GPL-2.0-or-later
"""Stacks whose deformation is known, from other generators of noise and shapes than those that training draws from."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.ndimage import gaussian_filter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.simulation.rectangular_dislocation import rectangular_dislocation

NOISE_FILE = "stacks/real-noise/noise.npz"
SOURCE_SHARE = 1 / 3


@dataclass(frozen=True)
class KnownStack:
    """A stack and its truth, mm; ``noise`` and ``truth`` have shape (n_epochs, rows, columns)."""

    noise: np.ndarray
    truth: np.ndarray
    heights: np.ndarray
    days: np.ndarray

    @property
    def values(self) -> np.ndarray:
        """What is measured."""
        return (self.noise + self.truth).astype(np.float32)

    @property
    def inside(self) -> np.ndarray:
        """Cells that move by a third of the peak or more."""
        largest = np.abs(self.truth).max(axis=0)
        return largest >= SOURCE_SHARE * max(float(largest.max()), 1e-9)


def covariant_fields(rng: np.random.Generator, count: int, size: int, length: float) -> np.ndarray:
    """Draw fields whose covariance falls exponentially with distance, by their spectrum; unit variance."""
    wide = 2 * size
    axis = np.minimum(np.arange(wide), wide - np.arange(wide))
    covariance = np.exp(-np.hypot(axis[:, None], axis[None, :]) / length)
    spectrum = np.sqrt(np.maximum(np.fft.rfft2(covariance).real, 0))
    white = np.fft.rfft2(rng.standard_normal((count, wide, wide)))
    return np.fft.irfft2(white * spectrum, s=(wide, wide))[:, :size, :size].astype(np.float32)


def simulated_noise(rng: np.random.Generator, size: int, *, epochs: tuple[int, int] = (12, 60)) -> KnownStack:
    """Draw noise: exponential covariance, a moving average in time, height, and cells with phase noise."""
    count = int(rng.integers(epochs[0], epochs[1] + 1))
    days = np.concatenate([[0.0], np.cumsum(rng.choice([6.0, 12.0, 12.0, 24.0], count - 1))])
    terrain = gaussian_filter(rng.standard_normal((2 * size, 2 * size)), size / 12)[:size, :size]
    heights = (terrain - terrain.min()) / terrain.std() * rng.uniform(20, 250)
    air = covariant_fields(rng, count + 2, size, size * rng.uniform(0.08, 0.5))
    memory = rng.uniform(0, 0.9)
    air = air[2:] + memory * air[1:-1] + memory**2 * air[:-2]
    air /= np.sqrt(1 + memory**2 + memory**4)
    lift = rng.standard_normal((count, 1, 1)) * rng.choice([0.0, 0.4, 0.8])
    layered = lift * (heights - heights.mean()) / heights.std()
    loose = covariant_fields(rng, 1, size, size / 6)[0]
    phase = rng.standard_normal((count, size, size)) * rng.choice([0.2, 0.5, 0.9]) * np.exp(0.6 * loose)
    noise = air + layered + phase
    noise = (noise - noise[:1]) * np.exp(rng.normal(np.log(2.5), 0.5))
    return KnownStack(noise.astype(np.float32), np.zeros_like(noise, dtype=np.float32), heights, days)


def real_noise(data: Path) -> list[KnownStack]:
    """Return the real stacks of noise, 12 days between epochs."""
    with np.load(data / NOISE_FILE) as file:
        noise, heights = file["noise"].astype(np.float32), file["dem"]
    days = 12.0 * np.arange(noise.shape[1])
    return [KnownStack(one, np.zeros_like(one), dem, days) for one, dem in zip(noise, heights, strict=True)]


def noise_deviation(stack: KnownStack) -> float:
    """Return the standard deviation of what is added to the truth after the first epoch, mm."""
    return float((stack.noise - stack.noise.mean(axis=(1, 2), keepdims=True))[1:].std())


def with_source(rng: np.random.Generator, stack: KnownStack, ratio: tuple[float, float]) -> KnownStack:
    """Add a source: an ellipse, a dislocation or a block, in four courses.

    ``ratio`` is the range of its root mean square over the cells inside, at the last epoch, over the noise.
    """
    rows, columns = stack.heights.shape
    shape = _shape(rng, rows, columns)
    part = stack.days / stack.days[-1]
    middle = rng.uniform(0.25, 0.75)
    courses = [part, part**1.7, np.maximum(part - middle, 0) / (1 - middle), 1 / (1 + np.exp(-(part - middle) / 0.03))]
    course = courses[rng.integers(4)]
    course = (course - course[0]) / (course[-1] - course[0])
    inside = shape[np.abs(shape) >= SOURCE_SHARE]
    peak = (
        noise_deviation(stack)
        / np.sqrt((inside**2).mean())
        * np.exp(rng.uniform(*np.log(ratio)))
        * rng.choice([-1.0, 1.0])
    )
    truth = (peak * course[:, None, None] * shape).astype(np.float32)
    return KnownStack(stack.noise, truth, stack.heights, stack.days)


def _shape(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    row, column = np.mgrid[:rows, :columns].astype(float)
    centre = rng.uniform(0.2, 0.8, 2) * (rows, columns)
    angle = rng.uniform(0, np.pi)
    x, y = column - centre[1], row - centre[0]
    along, across = np.cos(angle) * x + np.sin(angle) * y, -np.sin(angle) * x + np.cos(angle) * y
    size = np.exp(rng.uniform(np.log(3), np.log(min(rows, columns) / 5)))
    kind = rng.integers(3)
    if kind == 0:
        radius = np.hypot(along / rng.uniform(1, 2), across) / (2 * size)
        shape = np.where(radius < 1, 0.5 * (1 + np.cos(np.pi * np.minimum(radius, 1))), 0)
    elif kind == 1:
        places = np.stack([along.ravel(), across.ravel()], axis=1)
        ground = rectangular_dislocation(
            places,
            np.zeros(2),
            0.0,
            depth=size,
            dip=np.radians(rng.uniform(0, 60)),
            length=2 * size,
            width=size,
            opening=1.0,
        )
        shape = ground[:, 2].reshape(rows, columns)
    else:
        block = (np.abs(along) < 1.5 * size) & (np.abs(across) < size)
        shape = gaussian_filter(block.astype(float), rng.uniform(0.5, 2))
    return shape / np.abs(shape).max()


def with_creep(rng: np.random.Generator, stack: KnownStack, slip: float) -> tuple[KnownStack, np.ndarray, np.ndarray]:
    """Add creep of ``slip`` mm across a fault; also return the cells within 12 of it on either side."""
    rows, columns = stack.heights.shape
    row, column = np.mgrid[:rows, :columns].astype(float)
    angle, centre = rng.uniform(0, np.pi), rng.uniform(0.35, 0.65, 2) * (rows, columns)
    x, y = column - centre[1], row - centre[0]
    along, across = np.cos(angle) * x + np.sin(angle) * y, -np.sin(angle) * x + np.cos(angle) * y
    shape = np.arctan(across / 0.7) / np.pi
    course = stack.days / stack.days[-1]
    truth = (slip * course[:, None, None] * shape).astype(np.float32)
    near = (np.abs(along) < 25) & (np.abs(across) > 2) & (np.abs(across) < 12)
    made = KnownStack(stack.noise, truth, stack.heights, stack.days)
    return made, near & (across > 0), near & (across < 0)


def wide_bowl(rng: np.random.Generator) -> KnownStack:
    """Draw a bowl 10 km wide (four standard deviations) in 192 x 192 cells of 100 m, three times the noise deep."""
    stack = simulated_noise(rng, 192, epochs=(20, 40))
    row, column = np.mgrid[:192, :192].astype(float)
    centre = rng.uniform(70, 122, 2)
    shape = np.exp(-0.5 * ((row - centre[0]) ** 2 + (column - centre[1]) ** 2) / 25.0**2)
    course = stack.days / stack.days[-1]
    truth = -3 * noise_deviation(stack) * course[:, None, None] * shape
    return KnownStack(stack.noise, truth.astype(np.float32), stack.heights, stack.days)


def slope_bound(rng: np.random.Generator) -> KnownStack:
    """Draw a landslide on a hillside, between two heights on one side of a ridge, three times the noise."""
    size = 96
    noise = simulated_noise(rng, size, epochs=(20, 40))
    axis = np.linspace(-1, 1, size)
    ridge = np.exp(-0.5 * ((axis[:, None] - 0.3 * axis[None, :]) / 0.35) ** 2)
    heights = 400 * ridge + 0.3 * noise.heights
    column = np.broadcast_to(np.arange(size), (size, size))
    middle = rng.uniform(30, 66)
    flank = np.abs(ridge - 0.5) < 0.28
    side = (axis[:, None] - 0.3 * axis[None, :]) * rng.choice([-1.0, 1.0]) > 0
    shape = gaussian_filter((flank & side & (np.abs(column - middle) < rng.uniform(10, 25))).astype(float), 1.0)
    course = noise.days / noise.days[-1]
    truth = 3 * noise_deviation(noise) * course[:, None, None] * shape / shape.max()
    return KnownStack(noise.noise, truth.astype(np.float32), heights, noise.days)


def cases(
    rng: np.random.Generator, stacks: list[KnownStack], count: int, ratio: tuple[float, float]
) -> Iterator[KnownStack]:
    """Yield stacks with a source each, ``count`` for each stack of noise, flipped at random."""
    for stack in stacks:
        for _ in range(count):
            turn = int(rng.integers(4))
            noise = np.rot90(stack.noise, turn, (1, 2)) * rng.choice([-1.0, 1.0])
            heights = np.rot90(stack.heights, turn)
            turned = KnownStack(np.ascontiguousarray(noise), np.zeros_like(noise), heights.copy(), stack.days)
            yield with_source(rng, turned, ratio)
