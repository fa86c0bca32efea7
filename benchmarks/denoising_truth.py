# SPDX-License-Identifier: GPL-2.0-or-later
"""Stacks whose deformation is known, from other generators of noise and shapes than those that training draws from."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from scipy.ndimage import gaussian_filter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.catalogue import run
from insar_forecast_plugin.core.denoising.usable_stack import usable_stack
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.simulation.rectangular_dislocation import rectangular_dislocation

NOISE_FILE = "stacks/real-noise/noise.npz"
PRODUCTS = {
    "dolphin": {"input": "dolphin-geotiffs"},
    "pyGMTSAR": {"input": "pygmtsar/results_tight.nc"},
    "NSBAS": {"input": "nsbas-cube/depl_cumule", "unit": "mm"},
}
MIDDLE = 96
"""Cells along the part of them that is looked at."""
SOURCE_SHARE = 1 / 3
SMALLEST, LARGEST = 3.0, 5.0
"""Sources are at least so many cells in size, and at most the shorter side over the second."""
COURSES, EVEN_COURSES = 4, 2
"""In time; the first two are the same for all sources."""
MIDDLES = (0.25, 0.75)
"""Of the other courses, as a share of the time."""


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
    white = np.fft.rfft2(rng.standard_normal((count, wide, wide)))
    return np.fft.irfft2(white * np.sqrt(_spectrum(size, length)), s=(wide, wide))[:, :size, :size].astype(np.float32)


def covariance_of_fields(size: int, length: float) -> np.ndarray:
    """Return the covariance of `covariant_fields` by the distance in rows and columns, shape (2 size, 2 size)."""
    return np.fft.irfft2(_spectrum(size, length), s=(2 * size, 2 * size))


def _spectrum(size: int, length: float) -> np.ndarray:
    wide = 2 * size
    axis = np.minimum(np.arange(wide), wide - np.arange(wide))
    covariance = np.exp(-np.hypot(axis[:, None], axis[None, :]) / length)
    return np.maximum(np.fft.rfft2(covariance).real, 0)


@dataclass(frozen=True)
class NoiseLaw:
    """What simulated noise was drawn from: the covariance of all its values follows from it.

    Parameters
    ----------
    length
        Over which the covariance of the air falls to 1/e, cells.
    memory
        Weight of the epoch before in the moving average of the air; of the one before that, its square.
    layered
        Delay with height of an epoch in units of its share: its deviation at each cell, shape (rows, columns).
    phase
        Deviation of the noise of each cell, shape (rows, columns).
    scale
        By which all is multiplied, mm.
    """

    length: float
    memory: float
    layered: np.ndarray
    phase: np.ndarray
    scale: float


def simulated_noise(rng: np.random.Generator, size: int, *, epochs: tuple[int, int] = (12, 60)) -> KnownStack:
    """Draw noise: exponential covariance, a moving average in time, height, and cells with phase noise."""
    return noise_and_law(rng, size, epochs=epochs)[0]


def noise_and_law(
    rng: np.random.Generator, size: int, *, epochs: tuple[int, int] = (12, 60)
) -> tuple[KnownStack, NoiseLaw]:
    """Draw noise as `simulated_noise`, and return with it what it was drawn from."""
    count = int(rng.integers(epochs[0], epochs[1] + 1))
    days = np.concatenate([[0.0], np.cumsum(rng.choice([6.0, 12.0, 12.0, 24.0], count - 1))])
    terrain = gaussian_filter(rng.standard_normal((2 * size, 2 * size)), size / 12)[:size, :size]
    heights = (terrain - terrain.min()) / terrain.std() * rng.uniform(20, 250)
    length = size * rng.uniform(0.08, 0.5)
    air = covariant_fields(rng, count + 2, size, length)
    memory = rng.uniform(0, 0.9)
    air = air[2:] + memory * air[1:-1] + memory**2 * air[:-2]
    air /= np.sqrt(1 + memory**2 + memory**4)
    lift, share = rng.standard_normal((count, 1, 1)), rng.choice([0.0, 0.4, 0.8])
    layered = (heights - heights.mean()) / heights.std()
    loose = covariant_fields(rng, 1, size, size / 6)[0]
    phase, loss = rng.standard_normal((count, size, size)), rng.choice([0.2, 0.5, 0.9])
    noise = air + lift * share * layered + phase * loss * np.exp(0.6 * loose)
    scale = np.exp(rng.normal(np.log(2.5), 0.5))
    noise = (noise - noise[:1]) * scale
    law = NoiseLaw(length, memory, share * layered, loss * np.exp(0.6 * loose), float(scale))
    return KnownStack(noise.astype(np.float32), np.zeros_like(noise, dtype=np.float32), heights, days), law


def real_noise(data: Path) -> list[KnownStack]:
    """Return the real stacks of noise, 12 days between epochs."""
    with np.load(data / NOISE_FILE) as file:
        noise, heights = file["noise"].astype(np.float32), file["dem"]
    days = 12.0 * np.arange(noise.shape[1])
    return [KnownStack(one, np.zeros_like(one), dem, days) for one, dem in zip(noise, heights, strict=True)]


def product_stacks(data: Path) -> dict[str, KnownStack]:
    """Return the middle of real stacks of three products, as noise: with what moves in them, gaps at the median."""
    found = {}
    for name, options in PRODUCTS.items():
        source = data / "stacks" / options["input"]
        if not source.exists():
            continue
        with TemporaryDirectory() as folder:
            path = str(Path(folder) / "stack.tif")
            run("importstack", {**options, "input": str(source), "output": path}, Silent())
            stack = usable_stack(read_stack(path), Silent())
        top, left = (max(0, (length - MIDDLE) // 2) for length in stack.shape)
        values = stack.values[:, top : top + MIDDLE, left : left + MIDDLE]
        values = np.nan_to_num(values - np.nanmedian(values, axis=(1, 2), keepdims=True)).astype(np.float32)
        days = (stack.dates - stack.dates[0]).astype(np.float64)
        noise = values - values[:1]
        found[name] = KnownStack(noise, np.zeros_like(noise), np.zeros(noise.shape[1:], dtype=np.float32), days)
    return found


def noise_deviation(stack: KnownStack) -> float:
    """Return the standard deviation of what is added to the truth after the first epoch, mm."""
    return float((stack.noise - stack.noise.mean(axis=(1, 2), keepdims=True))[1:].std())


@dataclass(frozen=True)
class SourceShape:
    """How a source lies in space: centre and size in cells, angle in radians.

    ``detail`` is from 0 to 1: how long an ellipse (``kind`` 0), how steep a dislocation (1), how blurred
    a block is (2).
    """

    row: float
    column: float
    angle: float
    size: float
    kind: int
    detail: float

    @staticmethod
    def drawn(rng: np.random.Generator, rows: int, columns: int) -> SourceShape:
        """Draw one."""
        row, column = rng.uniform(0.2, 0.8, 2) * (rows, columns)
        angle = rng.uniform(0, np.pi)
        size = np.exp(rng.uniform(np.log(SMALLEST), np.log(min(rows, columns) / LARGEST)))
        return SourceShape(row, column, angle, size, int(rng.integers(3)), rng.random())

    def field(self, rows: int, columns: int) -> np.ndarray:
        """Return it, its largest size 1, shape (rows, columns)."""
        row, column = np.mgrid[:rows, :columns].astype(float)
        x, y = column - self.column, row - self.row
        along = np.cos(self.angle) * x + np.sin(self.angle) * y
        across = -np.sin(self.angle) * x + np.cos(self.angle) * y
        if self.kind == 0:
            radius = np.hypot(along / (1 + self.detail), across) / (2 * self.size)
            shape = np.where(radius < 1, 0.5 * (1 + np.cos(np.pi * np.minimum(radius, 1))), 0)
        elif self.kind == 1:
            places = np.stack([along.ravel(), across.ravel()], axis=1)
            ground = rectangular_dislocation(
                places,
                np.zeros(2),
                0.0,
                depth=self.size,
                dip=np.radians(60 * self.detail),
                length=2 * self.size,
                width=self.size,
                opening=1.0,
            )
            shape = ground[:, 2].reshape(rows, columns)
        else:
            block = (np.abs(along) < 1.5 * self.size) & (np.abs(across) < self.size)
            shape = gaussian_filter(block.astype(float), 0.5 + 1.5 * self.detail)
        return shape / np.abs(shape).max()


def course(kind: int, middle: float, days: np.ndarray) -> np.ndarray:
    """Return one of `COURSES` courses in time, from 0 to 1, shape (n_epochs,); those from 2 on know their middle."""
    part = days / days[-1]
    if kind < EVEN_COURSES:
        found = part if kind == 0 else part**1.7
    elif kind == EVEN_COURSES:
        found = np.maximum(part - middle, 0) / (1 - middle)
    else:
        found = 1 / (1 + np.exp(-(part - middle) / 0.03))
    return (found - found[0]) / (found[-1] - found[0])


def with_source(rng: np.random.Generator, stack: KnownStack, ratio: tuple[float, float]) -> KnownStack:
    """Add a source: an ellipse, a dislocation or a block, in four courses.

    ``ratio`` is the range of its root mean square over the cells inside, at the last epoch, over the noise.
    """
    shape = SourceShape.drawn(rng, *stack.heights.shape).field(*stack.heights.shape)
    middle = rng.uniform(*MIDDLES)
    in_time = course(int(rng.integers(COURSES)), middle, stack.days)
    peak = (
        noise_deviation(stack) / deviation_inside(shape) * np.exp(rng.uniform(*np.log(ratio))) * rng.choice([-1.0, 1.0])
    )
    truth = (peak * in_time[:, None, None] * shape).astype(np.float32)
    return KnownStack(stack.noise, truth, stack.heights, stack.days)


def deviation_inside(shape: np.ndarray) -> float:
    """Return the root mean square of a shape over its cells of a third of its peak or more."""
    inside = shape[np.abs(shape) >= SOURCE_SHARE]
    return float(np.sqrt((inside**2).mean()))


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
