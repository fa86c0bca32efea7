# SPDX-License-Identifier: GPL-2.0-or-later
"""Raster stacks with known truth: deformation, terrain, and the noise that interferometric stacks have.

The noise is that of displacement counted from the first epoch: that epoch's atmosphere stands in every later one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

from ..units import DAYS_PER_YEAR
from .atmosphere import stratified_delay, turbulent_fields
from .deformation_sources import (
    downslope_lobe,
    fault_creep,
    mogi,
    sight_vector,
    sinking_bowl,
    sinking_rectangle,
    toward_satellite,
    trough,
)
from .noise import remembering
from .sources import accelerating, creep_with_seasons, decaying, onset

STACK_SOURCES = ("mogi", "bowl", "lobe", "trough", "rectangle", "creep")
"""Kinds of sources that are drawn into stacks."""
IN_TIME = ("linear", "accelerating", "decaying", "onset", "stop", "step", "seasonal_creep")
"""How they go on in time."""

_MEMORY_DAYS = 12.0


@dataclass(frozen=True)
class Scene:
    """The ground that a stack looks at.

    Parameters
    ----------
    heights
        Terrain, metres, float32, shape (rows, columns).
    days
        Days since the first epoch, from 0, increasing, shape (n_epochs,).
    cell
        Side of a cell, metres.
    """

    heights: np.ndarray
    days: np.ndarray
    cell: float

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.heights.shape[0], self.heights.shape[1]

    @property
    def places(self) -> np.ndarray:
        """Easting and northing of the cells' centres, metres from the south-western corner, shape (n_cells, 2)."""
        rows, columns = self.shape
        row, column = np.mgrid[rows - 1 : -1 : -1, :columns]
        return (np.stack([column.ravel(), row.ravel()], axis=1) + 0.5) * self.cell


def draw_scene(rng: np.random.Generator, shape: tuple[int, int], epochs: tuple[int, int]) -> Scene:
    """Draw a terrain and a calendar: steps of 6, 12 or 24 days, some acquisitions missing.

    Parameters
    ----------
    rng
        Source of chance.
    shape
        Rows and columns.
    epochs
        Least and largest number of epochs, drawn evenly in its logarithm.
    """
    count = int(np.exp(rng.uniform(np.log(epochs[0]), np.log(epochs[1] + 1))))
    step = rng.choice([6.0, 12.0, 12.0, 24.0])
    skipped = rng.geometric(1 - rng.choice([0.0, 0.1, 0.3]), count - 1)
    days = np.concatenate([[0.0], np.cumsum(step * skipped)])
    relief = np.exp(rng.uniform(np.log(10), np.log(700)))
    terrain = turbulent_fields((1, *shape), rng, falloff=rng.uniform(2.2, 3.4))[0]
    if rng.random() < 0.3:  # a plain beside mountains
        terrain = np.maximum(terrain, np.quantile(terrain, rng.uniform(0.2, 0.7)))
    return Scene((relief * (terrain - terrain.min())).astype(np.float32), days, float(rng.choice([30.0, 60.0, 100.0])))


def draw_stack_noise(rng: np.random.Generator, scene: Scene) -> np.ndarray:
    """Draw the noise of a stack, float32, shape (n_epochs, rows, columns), 0 at the first epoch.

    Turbulent delay, delay that goes with height, ramps, decorrelation that differs from cell to cell and drifts on as
    a random walk, in shares that differ from stack to stack. Each has a memory of its own: in real series neighbouring
    epochs correlate by 0.57 to 0.94. The standard deviation of the turbulent delay of an epoch is about 1; scale it.
    """
    count, step = len(scene.days), np.diff(scene.days)
    noise = np.zeros((count, *scene.shape), dtype=np.float32)

    def remembered(fields: np.ndarray, most: float) -> np.ndarray:
        kept = rng.uniform(0.0, most) ** (step / _MEMORY_DAYS)
        flat = fields.reshape(count, -1).T
        return remembering(flat, kept.astype(np.float32)).T.reshape(fields.shape)

    turbulent = turbulent_fields((count, *scene.shape), rng, falloff=rng.uniform(1.4, 3.0))
    noise += rng.choice([1.0, 1.0, 0.3]) * remembered(turbulent, rng.choice([0.2, 0.6, 0.9]))
    rough = turbulent_fields((count, *scene.shape), rng, falloff=rng.uniform(0.8, 2.4))
    wander = np.cumsum(rough, axis=0) / np.sqrt(np.float32(count))
    noise += rng.choice([0.0, 0.0, 0.5, 1.0, 2.0]) * wander
    by_height = remembered(rng.standard_normal((count, 1, 1), dtype=np.float32), rng.choice([0.3, 0.6, 0.97]))
    season = np.cos(2 * np.pi * (scene.days / DAYS_PER_YEAR - rng.random())).astype(np.float32)[:, None, None]
    noise += rng.choice([0.0, 0.3, 0.8, 1.5]) * (by_height + rng.uniform(0, 1) * season) * _layering(rng, scene)
    noise += rng.choice([0.0, 0.3, 0.8]) * _ramps(rng, count, scene.shape)
    noise += rng.choice([0.1, 0.4, 1.0]) * _decorrelation(rng, scene)
    return noise - noise[:1]


def _layering(rng: np.random.Generator, scene: Scene) -> np.ndarray:
    """Draw how delay depends on height: bent, differing from place to place, or of valleys and ridges alone."""
    lowest, highest = float(scene.heights.min()), float(scene.heights.max())
    share = (scene.heights - lowest) / max(highest - lowest, 1.0)
    shape = stratified_delay(share, scale=1.0, reference_height=1.0, exponent=rng.uniform(1.0, 2.5))
    around = rng.choice([0.0, 0.0, 0.5, 1.0])
    if around:
        shape = shape - around * gaussian_filter(shape, rng.uniform(3, 12))
    shape = shape - shape.mean()
    differs = rng.choice([0.0, 0.5, 1.0])
    if differs:
        smooth = turbulent_fields((1, *scene.shape), rng, falloff=3.0)[0]
        shape = shape * (1 + differs * smooth)
    return (shape / max(float(shape.std()), 1e-6)).astype(np.float32)


def _ramps(rng: np.random.Generator, count: int, shape: tuple[int, int]) -> np.ndarray:
    """Draw a plane an epoch, of about unit standard deviation, (n_epochs, rows, columns)."""
    row, column = (np.linspace(-1.7, 1.7, size, dtype=np.float32) for size in shape)
    along, across = rng.standard_normal((2, count, 1, 1), dtype=np.float32) / np.float32(np.sqrt(2))
    return along * row[:, None] + across * column[None, :]


def _decorrelation(rng: np.random.Generator, scene: Scene) -> np.ndarray:
    """Draw noise of single cells and their neighbours, larger where coherence is low, (n_epochs, rows, columns)."""
    count = len(scene.days)
    drawn = rng.standard_normal((count, *scene.shape), dtype=np.float32)
    width = rng.choice([0.0, 0.6, 1.2, 2.0])
    if width:
        drawn = gaussian_filter(drawn, (0, width, width), mode="wrap")
        drawn /= drawn.std()
    walk = rng.choice([0.0, 0.3, 0.8])
    if walk:
        wander = np.cumsum(drawn[rng.permutation(count)], axis=0) / np.sqrt(np.float32(count))
        drawn = np.sqrt(np.float32(1 - walk)) * drawn + np.sqrt(np.float32(walk)) * wander
    rough = turbulent_fields((1, *scene.shape), rng, falloff=2.0)[0]
    return drawn * np.exp(0.5 * rough)


def draw_deformation(rng: np.random.Generator, scene: Scene, kind: str | None = None) -> np.ndarray:
    """Draw one source of deformation, its largest displacement at the last epoch 1, at the first 0.

    Parameters
    ----------
    rng
        Source of chance.
    scene
        Where and when.
    kind
        One of `STACK_SOURCES`; None draws one.

    Returns
    -------
    ndarray
        Along a line of sight, float32, shape (n_epochs, rows, columns); its largest size over all cells and epochs 1.
    """
    kind = str(rng.choice(STACK_SOURCES)) if kind is None else kind
    shape = _shape(rng, scene, kind)
    course = _course(rng, scene.days)
    return course.astype(np.float32)[:, None, None] * shape.astype(np.float32)


def _shape(rng: np.random.Generator, scene: Scene, kind: str) -> np.ndarray:
    """Draw how a source lies in space, its largest size 1, shape (rows, columns)."""
    places, extent = scene.places, scene.cell * np.array(scene.shape[::-1])
    sight = sight_vector(np.radians(rng.uniform(25, 45)), np.radians(rng.choice([-12.0, -168.0])))
    for _ in range(20):
        size = scene.cell * np.exp(rng.uniform(np.log(1.5), np.log(0.35 * min(scene.shape))))
        centre = extent * rng.uniform(0.05, 0.95, 2)
        ground = _DRAWN[kind](rng, scene, places, centre, size)
        moved = toward_satellite(ground, sight).reshape(scene.shape)
        peak = float(np.abs(moved).max())
        if peak > 0.2 * np.abs(ground).max():
            break
    return moved / peak


def _mogi(rng: np.random.Generator, _: Scene, places: np.ndarray, centre: np.ndarray, size: float) -> np.ndarray:
    return mogi(places, centre, depth=1.3 * size, volume=rng.choice([-1.0, 1.0]) * size**2)


def _bowl(rng: np.random.Generator, _: Scene, places: np.ndarray, centre: np.ndarray, size: float) -> np.ndarray:
    return sinking_bowl(places, centre, radius=size, peak=rng.choice([-1.0, 1.0]), draw=rng.uniform(0.0, 0.5))


def _lobe(rng: np.random.Generator, scene: Scene, places: np.ndarray, centre: np.ndarray, size: float) -> np.ndarray:
    """Draw a landslide that moves down the slope at its centre."""
    row = int(np.clip(scene.shape[0] - 1 - centre[1] // scene.cell, 1, scene.shape[0] - 2))
    column = int(np.clip(centre[0] // scene.cell, 1, scene.shape[1] - 2))
    rise_east = scene.heights[row, column + 1] - scene.heights[row, column - 1]
    rise_north = scene.heights[row - 1, column] - scene.heights[row + 1, column]
    return downslope_lobe(
        places,
        centre,
        float(np.arctan2(-rise_north, -rise_east)),
        length=size * rng.uniform(1.2, 3.0),
        width=size,
        slope=np.radians(rng.uniform(5, 35)),
        peak=1.0,
        sharpness=rng.uniform(2, 12),
    )


def _trough(rng: np.random.Generator, _: Scene, places: np.ndarray, centre: np.ndarray, size: float) -> np.ndarray:
    return trough(
        places,
        centre,
        rng.uniform(0, 2 * np.pi),
        length=size * rng.uniform(2, 10),
        width=size * rng.uniform(0.3, 3),
        influence=0.7 * size,
        peak=rng.choice([-1.0, 1.0]),
    )


def _rectangle(rng: np.random.Generator, _: Scene, places: np.ndarray, centre: np.ndarray, size: float) -> np.ndarray:
    return sinking_rectangle(
        places,
        centre,
        rng.uniform(0, 2 * np.pi),
        length=size * rng.uniform(2, 6),
        width=1.5 * size,
        peak=rng.choice([-1.0, 1.0]),
        tilt=rng.uniform(0, 0.6),
    )


def _creep(rng: np.random.Generator, scene: Scene, places: np.ndarray, centre: np.ndarray, _: float) -> np.ndarray:
    """Draw a creeping fault: endless, or a segment of it."""
    extent = scene.cell * max(scene.shape)
    endless = rng.random() < 0.5
    return fault_creep(
        places,
        centre,
        rng.uniform(0, 2 * np.pi),
        depth=scene.cell * np.exp(rng.uniform(np.log(0.1), np.log(5))),
        rate=rng.choice([-1.0, 1.0]),
        length=np.inf if endless else extent * rng.uniform(0.2, 0.7),
        reach=np.inf if endless else extent * rng.uniform(0.1, 0.5),
    )


_DRAWN = {"mogi": _mogi, "bowl": _bowl, "lobe": _lobe, "trough": _trough, "rectangle": _rectangle, "creep": _creep}


def _course(rng: np.random.Generator, days: np.ndarray) -> np.ndarray:
    """Draw how a source goes on in time, from 0, its largest size 1, shape (n_epochs,)."""
    kind = str(rng.choice(IN_TIME, p=[0.3, 0.1, 0.1, 0.15, 0.1, 0.15, 0.1]))
    day = float(days[-1] * rng.uniform(0.15, 0.85))
    if kind == "linear":
        course = days / days[-1]
    elif kind == "accelerating":
        course = accelerating(days)
    elif kind == "decaying":
        course = decaying(days, days[-1] * rng.uniform(0.15, 0.6))
    elif kind == "onset":
        course = onset(days, day, rng.uniform(0, 0.2))
    elif kind == "stop":
        course = np.minimum(days, day) / day
    elif kind == "step":
        course = (days > day).astype(np.float64) if (days > day).any() else days / days[-1]
    else:
        course = creep_with_seasons(days, rng.uniform(0.4, 0.9), rng.uniform(0, DAYS_PER_YEAR))
    course = course - course[0]
    return course / np.abs(course).max()
