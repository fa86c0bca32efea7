# SPDX-License-Identifier: GPL-2.0-or-later
"""What a stack tells about its displacement if the law of its noise and of its sources is known: by Bayes' rule.

Noise is normal with a known covariance in space and time, sources are those of ``denoising_truth.with_source``. Course
and size of a source are summed over on a grid; where it lies, its size, kind and angle are drawn: from all sources
first, then with a likelihood that counts more and more, by resampling and steps of Metropolis (Del Moral, Doucet and
Jasra 2006). All is seen in means over 3 x 3 cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from denoising_truth import (
    COURSES,
    EVEN_COURSES,
    LARGEST,
    MIDDLES,
    SMALLEST,
    SOURCE_SHARE,
    KnownStack,
    NoiseLaw,
    SourceShape,
    course,
    covariance_of_fields,
    deviation_inside,
)
from scipy.linalg import cholesky, eigh, solve_triangular
from scipy.sparse.linalg import LinearOperator, cg
from scipy.special import logsumexp

BLOCK = 3
RATIO = (0.5, 4.0)
"""Root mean square of sources inside, at the last epoch, over the noise: what is known of it beforehand."""
WITHOUT = 0.2
"""Share of stacks without a source that is reckoned with, as in the training of the network."""

_RATIOS, _MIDDLES = 25, (9, 17)
_CHAINS, _MOVES, _LAST_MOVES = 40, 3, 20
_ALIKE = 0.5
"""Share of the drawn sources that resampling leaves different, about."""
_ANEW = 0.15
"""Share of steps to any source of the first draw; the others go a little way."""
_OTHER_KIND = 0.1
_MOVED = 0.5
"""Share of what describes a source that a step changes."""
_NUGGETS, _LENGTHS, _LIFTS = (0.02, 0.1, 0.3), (3.0, 6.0, 12.0, 24.0, 48.0), (0.0, 0.2, 0.6)


@dataclass(frozen=True)
class NormalNoise:
    """Normal noise of the epochs after the first: covariances ``air_time`` x ``air`` + ``loose_time`` x ``loose``.

    Parameters
    ----------
    air, loose
        In space, of means over blocks, shape (n_blocks, n_blocks).
    air_time, loose_time
        In time, shape (n_epochs - 1, n_epochs - 1).
    """

    air: np.ndarray
    loose: np.ndarray
    air_time: np.ndarray
    loose_time: np.ndarray

    def widened(self, factor: float) -> NormalNoise:
        """Return noise of so many times the variance."""
        return replace(self, air=factor * self.air, loose=factor * self.loose)


def blocks(fields: np.ndarray) -> np.ndarray:
    """Return means over blocks of cells, shape (..., n_blocks), of fields (..., rows, columns)."""
    rows, columns = (length // BLOCK for length in fields.shape[-2:])
    return (
        fields.reshape(*fields.shape[:-2], rows, BLOCK, columns, BLOCK)
        .mean(axis=(-3, -1))
        .reshape(*fields.shape[:-2], rows * columns)
    )


def noise_of_law(law: NoiseLaw, epochs: int) -> NormalNoise:
    """Return the covariance that noise of this law has, mm^2."""
    size = len(law.layered)
    axis = BLOCK * np.arange(1 - size // BLOCK, size // BLOCK)
    lags = covariance_of_fields(size, law.length)
    # How often cells of two blocks are apart by so many more or less than the blocks.
    weights = {off: (BLOCK - abs(off)) / BLOCK**2 for off in range(1 - BLOCK, BLOCK)}
    of_blocks = sum(
        one * other * lags[np.ix_(axis + down, axis + right)]
        for down, one in weights.items()
        for right, other in weights.items()
    )
    place = np.indices((size // BLOCK,) * 2).reshape(2, -1)
    apart = place[:, :, None] - place[:, None, :] + size // BLOCK - 1
    layered = blocks(law.layered)
    loose = np.outer(layered, layered) + np.diag(blocks(law.phase**2) / BLOCK**2)
    memory = law.memory
    kept = np.array([1 + memory**2 + memory**4, memory + memory**3, memory**2]) / (1 + memory**2 + memory**4)
    between = np.abs(np.subtract.outer(np.arange(epochs), np.arange(epochs)))
    in_time = np.where(between < len(kept), kept[np.minimum(between, len(kept) - 1)], 0.0)
    steps = np.hstack([-np.ones((epochs - 1, 1)), np.eye(epochs - 1)])
    squared = law.scale**2
    return NormalNoise(
        squared * of_blocks[apart[0], apart[1]], squared * loose, steps @ in_time @ steps.T, steps @ steps.T
    )


def noise_as_it_is(stack: KnownStack) -> NormalNoise:
    """Return the normal noise that comes nearest to the noise of a stack itself: one covariance in space and in time.

    In time it is the mean product of the epochs over all cells; in space an exponential fall, noise of single blocks
    and a part that goes with height, of the greatest likelihood on a grid.
    """
    values = blocks(stack.noise[1:] - np.median(stack.noise[1:], axis=(1, 2), keepdims=True)).astype(np.float64)
    in_time = values @ values.T / values.shape[1]
    in_time += 1e-3 * np.trace(in_time) / len(in_time) * np.eye(len(in_time))
    white = solve_triangular(cholesky(in_time, lower=True), values, lower=True)
    rows, columns = (length // BLOCK for length in stack.heights.shape)
    place = np.indices((rows, columns)).reshape(2, -1)
    far = BLOCK * np.hypot(*(place[:, :, None] - place[:, None, :]))
    height = blocks(stack.heights.astype(np.float64))
    height = (height - height.mean()) / max(height.std(), 1e-9)
    best = (-np.inf, np.empty(0), np.empty(0))
    for length in _LENGTHS:
        air = np.exp(-far / length)
        for nugget in _NUGGETS:
            for lift in _LIFTS:
                loose = nugget * np.eye(len(far)) + lift * np.outer(height, height)
                lower = cholesky(air + loose, lower=True)
                squares = float((solve_triangular(lower, white.T, lower=True) ** 2).sum())
                scale = squares / white.size
                likelihood = -white.size * np.log(scale) / 2 - len(white) * float(np.log(np.diag(lower)).sum())
                if likelihood > best[0]:
                    best = (likelihood, scale * air, scale * loose)
    return NormalNoise(best[1], best[2], in_time, in_time)


@dataclass(frozen=True)
class Candidates:
    """Sources drawn as those of the stacks are, and their means over blocks, shape (n, n_blocks)."""

    shapes: Sequence[SourceShape]
    seen: np.ndarray
    inside: np.ndarray

    @cached_property
    def covariance(self) -> tuple[np.ndarray, np.ndarray]:
        """Second moments of sources of a deviation of 1 inside, float32.

        Of cells with blocks, shape (n_cells, n_blocks), and of blocks, shape (n_blocks, n_blocks).
        """
        size = BLOCK * round(self.seen.shape[1] ** 0.5)
        fields = np.array([shape.field(size, size).ravel() for shape in self.shapes], dtype=np.float32)
        scaled = (self.seen / self.inside[:, None] ** 2 / len(self.shapes)).astype(np.float32)
        return fields.T @ scaled, self.seen.T @ scaled

    @staticmethod
    def drawn(rng: np.random.Generator, size: int, count: int) -> Candidates:
        """Draw them for stacks of ``size`` cells a side."""
        return Candidates.of([SourceShape.drawn(rng, size, size) for _ in range(count)], size)

    @staticmethod
    def of(shapes: Sequence[SourceShape], size: int) -> Candidates:
        """Look at sources."""
        seen, inside = [], []
        for shape in shapes:
            field = shape.field(size, size)
            seen.append(blocks(field))
            inside.append(deviation_inside(field))
        return Candidates(shapes, np.array(seen, dtype=np.float32), np.array(inside))

    def and_one(self, shape: SourceShape, size: int) -> Candidates:
        """Return them with one more."""
        one = Candidates.of([shape], size)
        seen, inside = np.vstack([self.seen, one.seen]), np.concatenate([self.inside, one.inside])
        return Candidates([*self.shapes, shape], seen, inside)


@dataclass(frozen=True)
class Beliefs:
    """What is held of some sources, given a stack.

    Parameters
    ----------
    shapes
        The sources.
    weight
        Logarithm of how likely the stack is with each, over that without a source, shape (n,).
    series
        Mean displacement of a cell where the shape is 1, mm, shape (n, n_epochs).
    """

    shapes: Sequence[SourceShape]
    weight: np.ndarray
    series: np.ndarray

    def chosen(self, numbers: np.ndarray) -> Beliefs:
        """Return those of some sources."""
        return Beliefs([self.shapes[number] for number in numbers], self.weight[numbers], self.series[numbers])

    def replaced(self, taken: np.ndarray, other: Beliefs) -> Beliefs:
        """Return them with those of another one where ``taken``, bool, shape (n,)."""
        pairs = zip(self.shapes, other.shapes, taken, strict=True)
        shapes = [theirs if better else ours for ours, theirs, better in pairs]
        series = np.where(taken[:, None], other.series, self.series)
        return Beliefs(shapes, np.where(taken, other.weight, self.weight), series)


@dataclass(frozen=True)
class Estimate:
    """Best estimates, mm, shape (n_epochs, rows, columns).

    Parameters
    ----------
    mean
        Of least expected squared error over all cells.
    inside
        Of least expected squared error over the cells inside the source, wherever that is.
    """

    mean: np.ndarray
    inside: np.ndarray


class Clairvoyant:
    """Estimates of displacement in stacks of known noise."""

    def __init__(self, noise: NormalNoise, days: np.ndarray, deviation: float) -> None:
        """Prepare for stacks of such noise; ``deviation`` is that by which sources are scaled, mm."""
        self._decay, vectors = eigh(noise.air_time, noise.loose_time)
        self._in_time = vectors.T
        lower = cholesky(noise.loose, lower=True)
        inner = solve_triangular(lower, solve_triangular(lower, noise.air, lower=True).T, lower=True)
        self._size, rotation = eigh((inner + inner.T) / 2)
        self._in_space = solve_triangular(lower, rotation, lower=True, trans="T").T.astype(np.float32)
        grid = [(kind, 0.5, 1.0) for kind in range(EVEN_COURSES)]
        for kind, count in zip(range(EVEN_COURSES, COURSES), _MIDDLES, strict=True):
            grid += [(kind, middle, 1 / count) for middle in np.linspace(*MIDDLES, count)]
        self._courses = np.array([course(kind, middle, days) for kind, middle, _ in grid])
        self._prior = np.log(np.array([share for *_, share in grid]) / COURSES)
        self._deviation = deviation
        ratios = np.exp(np.linspace(*np.log(RATIO), _RATIOS))
        self._ratios = np.concatenate([-ratios, ratios])

    def beliefs(self, values: np.ndarray, some: Candidates) -> Beliefs:
        """Weigh sources by a stack of displacement since the first epoch, mm, shape (n_epochs, rows, columns)."""
        noise = 1 / (np.outer(np.maximum(self._size, 0), self._decay) + 1)  # of each part in space and time
        seen = self._in_space @ (blocks(values[1:]).T @ self._in_time.T)
        courses = self._courses[:, 1:] @ self._in_time.T
        shapes = some.seen @ self._in_space.T
        agree = shapes @ ((seen * noise) @ courses.T).astype(np.float32)
        power = (shapes**2) @ (noise @ (courses**2).T).astype(np.float32)
        sizes = self._deviation / some.inside[:, None] * self._ratios
        weight = sizes[:, None, :] * agree[:, :, None] - sizes[:, None, :] ** 2 * power[:, :, None] / 2
        weight += self._prior[:, None] - np.log(len(self._ratios))
        total = logsumexp(weight, axis=(1, 2))
        of_course = (np.exp(weight - total[:, None, None]) * sizes[:, None, :]).sum(axis=2)
        return Beliefs(some.shapes, total, of_course @ self._courses)

    def estimate(
        self, rng: np.random.Generator, stack: KnownStack, some: Candidates, true: SourceShape | None = None
    ) -> Estimate:
        """Return the best estimates for a stack.

        Parameters
        ----------
        rng
            Source of chance.
        stack
            Its values are looked at.
        some
            Sources drawn beforehand, for any stack.
        true
            The source of the stack, one more to begin with, so that a strong one is not missed among a few thousand.
        """
        values, size = stack.values.astype(np.float64), len(stack.heights)
        first = self.beliefs(values, some)
        evidence = logsumexp(first.weight) - np.log(len(first.weight))
        if true is not None:
            some = some.and_one(true, size)
            first = self.beliefs(values, some)
        there = 1 / (1 + WITHOUT / (1 - WITHOUT) * np.exp(-min(float(evidence), 500.0)))
        total, within = np.zeros((2, *values.shape))
        held = np.zeros(values.shape[1:])
        count = 0
        for drawn in self._drawn(rng, values, some, first):
            for shape, series in zip(drawn.shapes, drawn.series, strict=True):
                field = shape.field(size, size)
                inside = np.abs(field) >= SOURCE_SHARE
                total += series[:, None, None] * field
                within += series[:, None, None] * (field * inside)
                held += inside
                count += 1
        return Estimate(there * total / count, within / np.maximum(held, 1))

    def told_shape(self, stack: KnownStack) -> np.ndarray:
        """Return the best estimate if the source is known but for its size and course, mm."""
        last = stack.truth[-1].astype(np.float64)
        shape = last / last.flat[np.abs(last).argmax()]
        one = Candidates([], blocks(shape)[None].astype(np.float32), np.array([deviation_inside(shape)]))
        return self.beliefs(stack.values.astype(np.float64), one).series[0][:, None, None] * shape

    def linear(self, stack: KnownStack, some: Candidates) -> np.ndarray:
        """Return the best linear estimate (Wiener filter) for the second moments of noise and of sources, mm."""
        of_cells, of_blocks = some.covariance
        mean_square = (1 - WITHOUT) * float((self._ratios**2).mean()) * self._deviation**2
        share = np.exp(self._prior)
        between = (self._courses * share[:, None]).T @ self._courses * mean_square
        in_time = self._in_time @ between[1:, 1:] @ self._in_time.T
        in_space = (self._in_space @ of_blocks @ self._in_space.T).astype(np.float64)
        root = np.sqrt(np.outer(np.maximum(self._size, 0), self._decay) + 1)
        seen = self._in_space @ (blocks(stack.values[1:].astype(np.float64)).T @ self._in_time.T) / root

        def whitened(parts: np.ndarray) -> np.ndarray:
            parts = parts.reshape(root.shape) / root
            return (parts * root + in_space @ parts @ in_time / root).ravel()

        operator = LinearOperator((seen.size, seen.size), matvec=whitened, dtype=np.float64)
        weights = cg(operator, seen.ravel(), rtol=1e-3, maxiter=300)[0].reshape(root.shape) / root
        found = of_cells @ (self._in_space.T @ (weights @ self._in_time @ between[1:]))
        return found.T.reshape(stack.values.shape)

    def _drawn(
        self, rng: np.random.Generator, values: np.ndarray, some: Candidates, first: Beliefs
    ) -> Iterator[Beliefs]:
        """Yield what is held of sources that are drawn by how likely they are, once the likelihood counts in full."""
        counts = _next_power(first.weight, 0.0, _CHAINS)
        now = first.chosen(rng.choice(len(first.weight), _CHAINS, p=_shares(counts * first.weight)))
        while counts < 1:
            for _ in range(_MOVES):
                now = self._step(rng, values, some, now, counts)
            further = _next_power(now.weight, counts, _ALIKE * _CHAINS)
            now = now.chosen(rng.choice(_CHAINS, _CHAINS, p=_shares((further - counts) * now.weight)))
            counts = further
        for _ in range(_LAST_MOVES):
            now = self._step(rng, values, some, now, counts)
            yield now

    def _step(
        self, rng: np.random.Generator, values: np.ndarray, some: Candidates, now: Beliefs, counts: float
    ) -> Beliefs:
        """Let each source go on by a step of Metropolis, with the likelihood to the power ``counts``."""
        reach = 0.5 ** rng.integers(5)
        size = values.shape[1]
        asked = [
            some.shapes[rng.integers(len(some.shapes))] if rng.random() < _ANEW else _moved(rng, one, size, reach)
            for one in now.shapes
        ]
        new = self.beliefs(values, Candidates.of(asked, size))
        return now.replaced(np.log(rng.random(len(asked))) < counts * (new.weight - now.weight), new)


def _shares(logarithms: np.ndarray) -> np.ndarray:
    """Return shares of 1 from their logarithms, shape (n,)."""
    shares = np.exp(logarithms - logarithms.max())
    return shares / shares.sum()


def _next_power(weight: np.ndarray, power: float, effective: float) -> float:
    """Return to which power the likelihood may count next so that ``effective`` sources still tell something."""
    low, high = power, 1.0
    for step in range(40):
        middle = high if step == 0 else (low + high) / 2
        if 1 / (_shares((middle - power) * weight) ** 2).sum() >= effective:
            low = middle
        else:
            high = middle
        if low == 1.0:
            break
    return low


def _moved(rng: np.random.Generator, shape: SourceShape, size: int, reach: float) -> SourceShape:
    """Go a little way from a source: in centre, size and angle, or to another kind; itself where none is there."""
    off = reach * rng.standard_normal(5) * (rng.random(5) < _MOVED)
    moved = replace(
        shape,
        row=shape.row + 3 * off[0],
        column=shape.column + 3 * off[1],
        size=shape.size * float(np.exp(0.3 * off[2])),
        angle=(shape.angle + 0.5 * off[3]) % np.pi,
        detail=(shape.detail + 0.5 * off[4]) % 1.0,
        kind=int(rng.integers(3)) if rng.random() < _OTHER_KIND else shape.kind,
    )
    near = 0.2 * size <= min(moved.row, moved.column) and max(moved.row, moved.column) <= 0.8 * size
    return moved if near and SMALLEST <= moved.size <= size / LARGEST else shape
