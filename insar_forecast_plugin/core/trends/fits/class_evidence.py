# SPDX-License-Identifier: GPL-2.0-or-later
"""How probable each kind of motion is, given a series, by Bayes' rule: what tests and network tell motions apart by.

The likelihood of a series' first cosines is averaged over a bank of motions (knees at 15 to 85% of the span; curves and
bends that start, stop, halve, double, reverse and what lies between; any size, as a normal prior of six times the noise
at low frequency has it) and over kinds of noise (white, decaying within days to months, with and without a slow wander
beneath). Between the motions of the bank lie those that differ a little in knee and velocities: each has a normal prior
for that, too. The size of the noise is integrated over, and the level, a season and the steps at seams may be anything.
The higher cosines tell the noise alone, by their power in a few bands.

Series without a value at the first or last dates are judged over their own span; other gaps are
filled with a smooth curve.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

import numpy as np
from scipy import fft

from ...units import DAYS_PER_YEAR
from .breakpoints import TimeAxis
from .jumps import Jumps

MOTIONS = ("stable", "linear", "quadratic", "bilinear")
"""Whose probabilities are told."""
_LOW_COSINES, _BANDS, _FILLING_COSINES = 24, 4, 16
_KNEES, _BETWEEN = 0.15 + 0.7 * (np.arange(9) + 0.5) / 9, 0.7 / 9 / np.sqrt(12)
"""In parts of the span, and the deviation of those between two."""
_SLOWER = ((-0.8, 0.19, 0.19), (-0.4, 0.19, 0.1), (0.0, 0.48, 0.44), (0.42, 0.14, 0.27))
"""Slower velocity over the faster, and how usual it is of curves and of bends, much as the simulation draws them."""
_COLUMNS = 3
"""Of a motion: its shape, and by what those around it differ."""
_SPREAD = 0.12
"""Deviation of the slower velocity from those, in the faster."""
_SIZE = 6.0
"""Of a motion's range, in deviations of the noise at low frequency."""
_DECAYS = ((10.0, 0.4), (40.0, 0.4), (150.0, 0.2))
"""Of noise in days, and how usual."""
_SHARES = (0.35, 0.7)
_WHITE = 1 / 3
_WANDER, _WANDER_DECAY = 0.5, 500.0
"""Size of the wander over the other noise's, in half of the kinds, and its decay in days."""
_SEASON, _STEP = 0.375, 100.0
"""Variance of a season's amplitudes, and of steps at seams, in that of the noise."""
_EDGES = 32
"""Parts of the time that series may begin and end at: with so many they are told apart as well as with 64, with 16 less
well."""
_LEAST = -12.0
"""Smallest logarithm of a probability that is told."""
_FEWEST_DAYS = 1.0


def class_evidence(time_axis: TimeAxis, values: np.ndarray, there: np.ndarray, jumps: Jumps) -> np.ndarray:
    """Return the logarithm of the probability of each of MOTIONS, all alike usual, float32, shape (n, 4).

    A motion that stops, in noise of 1 mm:

    >>> from .statistical import fit_trends
    >>> from .thresholds import MotionLimits
    >>> axis = TimeAxis.of(np.datetime64("2019-01-03") + np.arange(150) * np.timedelta64(12, "D"))
    >>> series = 12 * np.minimum(axis.time, 0)[None] + np.random.default_rng(0).normal(0, 1, (1, 150))
    >>> fits = fit_trends(axis, series, MotionLimits())
    >>> MOTIONS[class_evidence(axis, fits.cleaned, np.ones((1, 150), dtype=bool), fits.jumps)[0].argmax()]
    'bilinear'

    Parameters
    ----------
    values
        mm, without spikes, zero in gaps, shape (n, n_epochs).
    there
        Valid epochs, shape (n, n_epochs).
    jumps
        Which are taken out of the values.
    """
    values = _without_jumps(values, jumps) * there
    values -= (values.sum(axis=1) / np.maximum(there.sum(axis=1), 1))[:, None] * there
    found = np.empty((len(values), len(MOTIONS)))
    for rows, first, last in _spans(there):
        here = slice(first, last)
        found[rows] = _of_span(time_axis.dates[here], time_axis.steps[:, here], values[rows, here], there[rows, here])
    found -= np.logaddexp.reduce(found, axis=1, keepdims=True)
    return np.maximum(found, _LEAST).astype(np.float32)


def _without_jumps(values: np.ndarray, jumps: Jumps) -> np.ndarray:
    """Return the series with their jumps taken out, mm, shape (n, n_epochs)."""
    values = values.copy()
    epochs = np.arange(values.shape[1])
    rows, numbers = np.nonzero(jumps.at >= 0)
    for row, number in zip(rows, numbers, strict=True):
        values[row] -= jumps.size[row, number] * (epochs >= jumps.at[row, number])
    return values


def _spans(there: np.ndarray) -> Iterator[tuple[np.ndarray, int, int]]:
    """Yield rows whose values begin and end alike, with the first epoch and the one behind."""
    count, epochs = there.shape
    if there.all():
        yield np.arange(count), 0, epochs
        return
    edges = epochs * np.arange(_EDGES + 1) // _EDGES
    first = np.searchsorted(edges, there.argmax(axis=1), side="right") - 1
    last = np.searchsorted(edges, epochs - there[:, ::-1].argmax(axis=1))
    for one, other in sorted({*zip(first.tolist(), last.tolist(), strict=True)}):
        yield np.flatnonzero((first == one) & (last == other)), int(edges[one]), int(edges[other])


def _of_span(dates: np.ndarray, steps: np.ndarray, values: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Return the logarithm of the likelihood of each of MOTIONS, up to what they share, shape (n, 4)."""
    kinds = _cached_kinds(
        dates.astype("datetime64[D]").astype(np.int64).tobytes(),
        np.ascontiguousarray(steps, dtype=float).tobytes(),
        len(steps),
    )
    if not there.all():
        values = _filled(values, there)
    told = fft.dct(values, norm="ortho")  # of _cosines
    power = np.empty((len(values), len(kinds.edges) - 1))
    for band, (start, stop) in enumerate(pairwise(kinds.edges)):
        power[:, band] = (told[:, start:stop] ** 2).sum(axis=1)
    low, valid = told[:, 1 : kinds.edges[0]], there.mean(axis=1)
    return np.asarray(np.logaddexp.reduce([one.likelihood(low, power, valid) for one in kinds.kinds], axis=0))


def _filled(values: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Return values with gaps filled by a line and cosines, which are held small as those of bends in such noise."""
    count, epochs = values.shape
    number = np.arange(min(_FILLING_COSINES, epochs))
    line = np.linspace(-1, 1, epochs)
    basis = np.vstack([line / np.linalg.norm(line), _cosines(epochs, len(number))])
    beside = there[:, 1:] & there[:, :-1]
    steps = np.where(beside, np.diff(values, axis=1), 0.0)
    noise = (steps**2).sum(axis=1) / np.maximum(2 * beside.sum(axis=1), 1)
    ridge = np.concatenate([[0.0], number**4])[None] * (noise / np.maximum((values**2).sum(axis=1), 1e-12))[:, None]
    ridge *= (there.sum(axis=1) / epochs)[:, None]
    pairs = (basis[:, None] * basis[None]).reshape(-1, epochs)
    gram = (there.astype(float) @ pairs.T).reshape(count, len(basis), len(basis))
    gram += (ridge + 1e-6)[:, :, None] * np.eye(len(basis))
    curve = np.linalg.solve(gram, (values @ basis.T)[:, :, None])[:, :, 0] @ basis
    return np.where(there, values, curve)


def _cosines(epochs: int, first: int) -> np.ndarray:
    """Return the first cosines over epochs, the constant one among them, of norm one, shape (first, n_epochs)."""
    cosines = np.sqrt(2 / epochs) * np.cos(np.pi / epochs * np.arange(first)[:, None] * (np.arange(epochs) + 0.5))
    cosines[0] = 1 / np.sqrt(epochs)
    return np.asarray(cosines)


@dataclass(frozen=True)
class _Kind:
    """A kind of noise of variance about one, with the bank of motions as they are in it.

    Parameters
    ----------
    whitening
        Makes white noise of low cosines, shape (n_low, n_low).
    bands, widths
        Variance of a cosine in each band, and how many cosines it has, shape (n_bands,).
    motions
        _COLUMNS columns of each motion: what whitened series gain by it is the sum of squares of their products, shape
        (n_low, _COLUMNS n_motions).
    classes
        Where the motions of each class but the first begin.
    usual
        Logarithm of how usual each motion and the noise are, and of the volume by the low cosines, (n_motions,).
    alone
        The same of the noise without a motion.
    """

    whitening: np.ndarray
    bands: np.ndarray
    widths: np.ndarray
    motions: np.ndarray
    classes: np.ndarray
    usual: np.ndarray
    alone: float

    def likelihood(self, low: np.ndarray, power: np.ndarray, valid: np.ndarray) -> np.ndarray:
        """Return the logarithm of the likelihood of each of MOTIONS, shape (n, 4).

        Parameters
        ----------
        low
            Low cosines of the series, mm, shape (n, n_low).
        power
            Of the bands, mm^2, shape (n, n_bands).
        valid
            Share of the epochs with a value: the curve that fills the others brings no power to the bands, shape (n,).
        """
        white = low @ self.whitening.T
        squares = ((white**2).sum(axis=1) + power @ (1 / self.bands) + 1e-12)[:, None]
        half = (low.shape[1] + valid * self.widths.sum())[:, None] / 2
        volume = -0.5 * valid[:, None] * (np.log(self.bands) @ self.widths)
        products = (white @ self.motions).reshape(len(white), -1, _COLUMNS)
        gained = np.einsum("nmc,nmc->nm", products, products) / squares
        each = self.usual - half * np.log1p(-np.minimum(gained, 1 - 1e-9))
        most = each.max(axis=1, keepdims=True)
        moving = np.log(np.add.reduceat(np.exp(each - most), self.classes, axis=1) + 1e-300) + most
        return np.hstack([np.full_like(half, self.alone), moving]) + volume - half * np.log(squares)


@dataclass(frozen=True)
class _Kinds:
    """Kinds of noise over some dates.

    Parameters
    ----------
    edges
        Where bands begin and end among the cosines; those before the first are the low ones.
    kinds
        The kinds.
    """

    edges: list[int]
    kinds: list[_Kind]

    @classmethod
    def of(cls, dates: np.ndarray, steps: np.ndarray) -> _Kinds:
        """Make them for dates in days, shape (n_epochs,), with steps at seams, shape (n_steps, n_epochs)."""
        days = (dates - dates[0]).astype(float)
        epochs = len(days)
        low = min(_LOW_COSINES, epochs)
        edges = sorted({*np.geomspace(low, epochs, _BANDS + 1).round().astype(int).tolist()})
        first = _cosines(epochs, low)[1:]
        bank = _bank(days / max(days[-1], _FEWEST_DAYS))
        classes = np.searchsorted(bank.labels, np.arange(1, len(MOTIONS)))
        usual = np.log(bank.usual)
        shapes = first @ bank.columns.reshape(-1, epochs).T  # (n_low, n_motions _COLUMNS)
        turn = 2 * np.pi * days / DAYS_PER_YEAR
        season, stepped = first @ np.stack([np.cos(turn), np.sin(turn)], axis=1), first @ steps.T
        free = _STEP * stepped @ stepped.T + _SEASON * season @ season.T
        apart = np.abs(days[:, None] - days)
        decays = {*(decay for decay, _ in _DECAYS), _WANDER_DECAY}
        decaying = {decay: first @ np.exp(-apart / decay) @ first.T for decay in decays}
        densities = {decay: _density(days, decay) for decay in decays}
        kinds = []
        for share, decay, wander, weight in _noises():
            covariance = (1 - share) * np.eye(low - 1) + wander**2 * decaying[_WANDER_DECAY]
            density = np.full(epochs, 1 - share) + wander**2 * densities[_WANDER_DECAY]
            if share:
                covariance += share * decaying[decay]
                density += share * densities[decay]
            whitening = np.linalg.inv(np.linalg.cholesky(covariance + free * (1 + wander**2)))
            bands = np.array([density[start:stop].mean() for start, stop in pairwise(edges)])
            volume = float(np.log(np.diag(whitening)).sum() + np.log(weight))
            cycle = min(2, low - 1) - 1
            size = _SIZE * np.sqrt(covariance[cycle, cycle])
            white = (size * whitening @ shapes).reshape(low - 1, -1, _COLUMNS).transpose(1, 0, 2)
            root = np.linalg.cholesky(np.eye(_COLUMNS) + white.transpose(0, 2, 1) @ white)
            motions = (white @ np.linalg.inv(root).transpose(0, 2, 1)).transpose(1, 0, 2).reshape(low - 1, -1)
            taken = np.log(np.diagonal(root, axis1=1, axis2=2)).sum(axis=1)
            prior = usual - taken + volume
            kinds.append(_Kind(whitening, bands, np.diff(edges), motions, classes, prior, volume))
        return cls(edges, kinds)


@lru_cache(maxsize=192)  # of 0.7 MB
def _cached_kinds(dates: bytes, steps: bytes, count: int) -> _Kinds:
    """Return the kinds for dates in days and ``count`` steps: blocks of a layer share them."""
    days = np.frombuffer(dates, dtype=np.int64)
    return _Kinds.of(days, np.frombuffer(steps).reshape(count, len(days)))


def _noises() -> Iterator[tuple[float, float, float, float]]:
    """Yield share and decay in days of decaying noise, size of the wander, and how usual it is, of kinds of noise."""
    for wander in (0.0, _WANDER):
        yield 0.0, 0.0, wander, _WHITE / 2
        for share, (decay, usual) in product(_SHARES, _DECAYS):
            yield share, decay, wander, (1 - _WHITE) / 2 / len(_SHARES) * usual


def _density(days: np.ndarray, decay: float) -> np.ndarray:
    """Return the variance of cosines of noise that decays, its own being one, as if dates were even, (n_epochs,)."""
    kept = np.exp(-days[-1] / max(len(days) - 1, 1) / decay)
    angle = np.pi * np.arange(len(days)) / len(days)
    return np.asarray((1 - kept**2) / (1 - 2 * kept * np.cos(angle) + kept**2))


@dataclass(frozen=True)
class _Bank:
    """The motions of the bank, class by class.

    Parameters
    ----------
    labels
        Their places among MOTIONS, shape (n_motions,).
    usual
        How usual each is among the motions of its class, shape (n_motions,).
    columns
        Their shapes, of range 1, and by what others differ that lie around them, shape (n_motions, _COLUMNS, n_epochs).
    """

    labels: np.ndarray
    usual: np.ndarray
    columns: np.ndarray


def _bank(time: np.ndarray) -> _Bank:
    """Return motions over time from 0 to 1, shape (n_epochs,)."""
    # Velocities at the first and the last date, and by what a higher slower velocity changes these, of shape (4, 2).
    slower = np.array([one for one, _, _ in _SLOWER])
    first = np.stack([slower, np.ones_like(slower)], axis=1)[:, :, None]
    faster = np.array([1.0, 0.0])[None, :, None]
    curve = np.stack([_curves(time, first, first[:, ::-1]), _curves(time, faster, 1 - faster) + 0 * first], axis=2)
    knees = [_KNEES, _KNEES + _BETWEEN, _KNEES - _BETWEEN]
    own, later, earlier = (_bends(time, first[..., None], first[:, ::-1, :, None], knee) for knee in knees)
    spread = _bends(time, faster[..., None], 1 - faster[..., None], _KNEES) + 0 * own
    bend = np.stack([own, spread, (later - earlier) / 2], axis=3)
    parts = [time[None, None], curve.reshape(-1, 2, len(time)), bend.reshape(-1, _COLUMNS, len(time))]
    columns = np.zeros((sum(map(len, parts)), _COLUMNS, len(time)))
    for number, part in enumerate(parts):
        start = sum(map(len, parts[:number]))
        columns[start : start + len(part), : part.shape[1]] = part
    columns[:, 1] *= _SPREAD
    columns /= np.maximum(np.ptp(columns[:, 0], axis=1), 1e-9)[:, None, None]
    curves = np.repeat([usual / 2 for _, usual, _ in _SLOWER], 2)
    bends = np.repeat([usual / 2 / len(_KNEES) for _, _, usual in _SLOWER], 2 * len(_KNEES))
    return _Bank(np.repeat([1, 2, 3], [*map(len, parts)]), np.concatenate([[1.0], curves, bends]), columns)


def _curves(time: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Return parabolas with the first and the last velocity, shape (..., n_epochs)."""
    return np.asarray(first * time + (last - first) * time**2 / 2)


def _bends(time: np.ndarray, first: np.ndarray, last: np.ndarray, knees: np.ndarray) -> np.ndarray:
    """Return bends with the first and the last velocity, shape (..., n_knees, n_epochs)."""
    return np.asarray(first * np.minimum(time, knees[:, None]) + last * np.maximum(time - knees[:, None], 0))
