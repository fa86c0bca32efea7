# SPDX-License-Identifier: GPL-2.0-or-later
"""How often any method could name the trend class: the likeliest class, if all that is random is known.

``python benchmarks/trend_limit.py [--draws 20000] [--series 1440] [--seed 1]``. Signals are those of
``trend_accuracy.py`` (``trend_truth.py``: totals of 4 to 15 times the noise at low frequency, a season in all), put
into normal noise whose covariance is known. No rule is right more often than to name the class whose probability,
given the series, is largest (Bayes' rule). Here it is computed: the likelihood of a series under each of some ten
thousand signals that are drawn as the truth is, averaged by class. Season and level are integrated over, the season's
amplitude and phase as they are drawn, the level without bounds. Printed are the share that is right with all draws and
with half of them (both agree if there are enough), the effective number of draws behind the class of bends, and, on the
same series, how often network and tests are right; the network also as if it were told what the limit knows of the
classes: that there are four and each is as frequent. "As learnt" is the likeliest class where the noise is known and
the signals are taken for such as the network learns from; "evidence" is Bayes' rule with few signals and kinds of noise
of which none is known, as the network is given it (``class_evidence.py``).

Classes are stable, linear, quadratic and bilinear in equal numbers; jumps are left out. "With jumps" is what
``trend_accuracy.py`` would print, which has as many series with jumps, if all of those were told.

Noise: as the simulation draws it that the network learns from, without its outliers and epochs of their own quality
(24 draws of white and decaying part and wander); and that which is likeliest for Ustica L2b, whose dates are used
throughout. Beside it the network on the same signals in that file's own noise, from which line and parabola are taken
off over all dates, so that on many dates slow noise is missing and classes are told more easily. That is why the last
is not bounded strictly by what stands beside it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import torch
from scipy.ndimage import map_coordinates
from scipy.special import logsumexp
from trend_truth import (
    BILINEAR,
    DATA,
    LINEAR,
    QUADRATIC,
    STABLE,
    UNWRAPPING_ERROR,
    Noise,
    Truth,
    least_total,
    low_frequency_deviation,
    moving_shape,
    put_in,
    real_noise,
)

from insar_forecast_plugin.core.changes.correlated_noise import Whitener, likeliest_noise, own_sizes
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.trends.fits.class_evidence import MOTIONS, class_evidence
from insar_forecast_plugin.core.trends.fits.statistical import fit_trends
from insar_forecast_plugin.core.trends.fits.thresholds import MotionLimits
from insar_forecast_plugin.core.trends.network.trend_classifier import STILL_AS_OFTEN, TrendClassifier, load_classifier
from insar_forecast_plugin.core.trends.simulation.simulated_motion import MotionDrawer
from insar_forecast_plugin.core.trends.simulation.simulated_noise import draw_parts, draw_wander
from insar_forecast_plugin.core.trends.tiles import trend_table
from insar_forecast_plugin.core.trends.trend_table import TrendFitter
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

FILE = "egms-ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip"
LENGTHS, TOTALS, SEASON = (200, 120, 70), (4.0, 15.0), (0.3, 1.5)
"""Epochs; ranges of signals in the noise at low frequency; amplitudes of seasons in its plain deviation."""
CLASSES = (STABLE, LINEAR, QUADRATIC, BILINEAR)
SHARES = {LINEAR: 0.1, QUADRATIC: 0.5, BILINEAR: 1.0}
"""Of the draws that a class gets: a line has a size alone."""
GROUPS, AT_ONCE, TELLING = 24, 40, 500
AMPLITUDES, PHASES, CELLS = 12, 64, 128
"""Seasons over which is integrated, and cells of the table that holds the result."""


@dataclass(frozen=True)
class Drawn:
    """Signals of a class as the truth draws them.

    Parameters
    ----------
    shapes
        Of range 1, shape (n, n_epochs).
    least, sizes
        Least range in mm, and range in deviations of the noise at low frequency, shape (n,).
    """

    shapes: np.ndarray
    least: np.ndarray
    sizes: np.ndarray

    @classmethod
    def of(cls, rng: np.random.Generator, label: int, years: np.ndarray, count: int) -> Drawn:
        """Draw them; the sizes evenly over their range, in any order."""
        if label == STABLE:
            return cls(np.zeros((1, len(years))), np.zeros(1), np.zeros(1))
        shapes = np.array([moving_shape(rng, label, years)[0] for _ in range(count)])
        least = np.array([least_total(shape, years) for shape in shapes])
        even = (rng.permutation(count) + rng.random(count)) / count
        return cls(shapes, least, TOTALS[0] + (TOTALS[1] - TOTALS[0]) * even)

    def totals(self, low: float) -> np.ndarray:
        """Return the ranges in mm in noise of a deviation at low frequency, shape (n,)."""
        return np.where(self.sizes > 0, np.maximum(low * self.sizes, self.least), 0.0)


def as_learnt(rng: np.random.Generator, noise: KnownNoise, draws: int) -> dict[int, Drawn]:
    """Draw the signals that the network learns from, in noise of known size; at least a tenth of the draws stable."""
    drawer, drawn = MotionDrawer(rng, noise.years, MotionLimits()), {}
    for label in CLASSES:
        count = max(1, int(draws * SHARES.get(label, SHARES[LINEAR])))
        motions = np.array([drawer.draw(label, noise.deviations[1]) for _ in range(count)])
        # They have their size in mm already.
        drawn[label] = Drawn(motions, np.ones(count), np.full(count, np.finfo(float).tiny))
    return drawn


@dataclass(frozen=True)
class KnownNoise:
    """Normal noise.

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    root
        Of the covariance, lower triangle, mm, shape (n_epochs, n_epochs).
    """

    dates: np.ndarray
    root: np.ndarray

    @property
    def years(self) -> np.ndarray:
        """Since the first date."""
        return (self.dates - self.dates[0]).astype(float) / DAYS_PER_YEAR

    def draw(self, rng: np.random.Generator, count: int) -> Noise:
        """Draw some series."""
        return Noise(self.dates, rng.standard_normal((count, len(self.root))) @ self.root.T)

    @cached_property
    def deviations(self) -> tuple[float, float]:
        """The plain one, and the one at low frequency as the tests tell it, mm."""
        told = self.draw(np.random.default_rng(0), TELLING)
        return float(told.values.std(axis=1).mean()), float(np.median(low_frequency_deviation(told)))

    def whitened(self, columns: np.ndarray) -> np.ndarray:
        """Return columns, shape (n_epochs, k), as they are in white noise of deviation 1."""
        return self._inverse @ columns

    @cached_property
    def _inverse(self) -> np.ndarray:
        return np.linalg.inv(self.root)


class Likelihood:
    """How likely series are under drawn signals, level and season being unknown."""

    def __init__(self, noise: KnownNoise, drawn: dict[int, Drawn]) -> None:
        self._noise, plain = noise, noise.deviations[0]
        turn = 2 * np.pi * noise.years
        season = noise.whitened(np.stack([np.ones_like(turn), np.cos(turn), np.sin(turn)], axis=1))
        level = season[:, :1] / np.linalg.norm(season[:, 0])
        self._level, season = level, season[:, 1:] - level @ (level.T @ season[:, 1:])
        self._told = np.linalg.inv(season.T @ season) @ season.T
        self._season = season
        self._table, self._edge = self._seasons(season.T @ season, plain)
        self._signals = {}
        for label, one in drawn.items():
            white = noise.whitened((one.shapes * one.totals(noise.deviations[1])[:, None]).T)
            self._signals[label] = self._parts(white)

    def _parts(self, white: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return what level and season leave of whitened series, shape (n_epochs, n), and the seasons, shape (2, n)."""
        left = white - self._level @ (self._level.T @ white)
        season = self._told @ left
        return left - self._season @ season, season

    @staticmethod
    def _seasons(gram: np.ndarray, plain: float) -> tuple[np.ndarray, float]:
        """Return the logarithm of how likely estimated seasons are, shape (CELLS, CELLS), and the edge in mm."""
        edge = SEASON[1] * plain + 8 * np.sqrt(np.linalg.inv(gram).max())
        axis = np.linspace(-edge, edge, CELLS)
        amplitude = plain * (SEASON[0] + (SEASON[1] - SEASON[0]) * (np.arange(AMPLITUDES) + 0.5) / AMPLITUDES)
        phase = 2 * np.pi * np.arange(PHASES) / PHASES
        true = np.stack([(amplitude[:, None] * function(phase)).ravel() for function in (np.cos, np.sin)], axis=1)
        cells = np.stack(np.meshgrid(axis, axis, indexing="ij"), axis=-1).reshape(-1, 2)
        upper = np.linalg.cholesky(gram)
        one, other = cells @ upper, true @ upper
        apart = (one**2).sum(axis=1)[:, None] + (other**2).sum(axis=1) - 2 * one @ other.T
        return logsumexp(-0.5 * apart, axis=1).reshape(CELLS, CELLS) - np.log(len(true)), edge

    def of(self, label: int, series: np.ndarray) -> np.ndarray:
        """Return the logarithm of the likelihood of series under the signals of a class, up to what all share.

        Parameters
        ----------
        series
            mm, shape (n, n_epochs).

        Returns
        -------
        ndarray
            Shape (n, n_signals, 2): of each signal and its opposite.
        """
        left, season = self._parts(self._noise.whitened(series.T))
        signal, beside = self._signals[label]
        crossed, norm = left.T @ signal, 0.5 * (signal**2).sum(axis=0)
        found = np.empty((*crossed.shape, 2))
        scale = (CELLS - 1) / (2 * self._edge)
        for at, sign in enumerate((1.0, -1.0)):
            here = (season[:, :, None] - sign * beside[:, None, :] + self._edge) * scale
            found[..., at] = sign * crossed - norm + map_coordinates(self._table, here, order=1, mode="nearest")
        return found


@dataclass(frozen=True)
class Named:
    """Classes of series, shape (n,): by all draws and by half of them, and draws that count for bends, shape (n,)."""

    classes: np.ndarray
    by_half: np.ndarray
    effective: np.ndarray


def likeliest(likelihood: Likelihood, series: np.ndarray) -> Named:
    """Return the classes that are most probable."""
    parts = []
    for start in range(0, len(series), AT_ONCE):
        some, whole, half = series[start : start + AT_ONCE], [], []
        for label in CLASSES:
            logarithm = likelihood.of(label, some)
            count = logarithm.shape[1]
            first = logarithm[:, : max(1, count // 2)]
            whole.append(logsumexp(logarithm, axis=(1, 2)) - np.log(count))
            half.append(logsumexp(first, axis=(1, 2)) - np.log(first.shape[1]))
        effective = np.exp(2 * logsumexp(logarithm, axis=(1, 2)) - logsumexp(2 * logarithm, axis=(1, 2)))
        parts.append((np.argmax(whole, axis=0), np.argmax(half, axis=0), effective))
    return Named(*(np.concatenate(one) for one in zip(*parts, strict=True)))


def as_simulated(rng: np.random.Generator, dates: np.ndarray) -> Iterator[KnownNoise]:
    """Draw noise as the simulation does, normal parts alone."""
    days = (dates - dates[0]).astype(float)
    apart = np.abs(days[:, None] - days)
    total, share, decay = draw_parts(rng, GROUPS)
    slow, size = draw_wander(rng, total)
    for at in range(GROUPS):
        short = (1 - share[at]) * np.eye(len(days)) + share[at] * np.exp(-apart / decay[at])
        covariance = total[at] ** 2 * short + size[at] ** 2 * np.exp(-apart / slow[at])
        yield KnownNoise(dates, np.linalg.cholesky(covariance))


def as_in(noise: Noise) -> KnownNoise:
    """Return the noise that is likeliest for the series of a file."""
    days, none = (noise.dates - noise.dates[0]).astype(float), np.zeros(0)
    values = noise.values[np.isfinite(noise.values).all(axis=1)]
    model = likeliest_noise(values[:TELLING], days, none, Silent())
    whitener = Whitener(model, days, none, float(days[-1]), np.ones(len(days)))
    every = np.ones((1, len(days)), dtype=bool)
    left = whitener.residuals(whitener.innovations(values), every, len(days))
    size = float(np.median(own_sizes(left, every, whitener.motion.shape[1])[0]))
    return KnownNoise(noise.dates, size * np.linalg.cholesky(model.covariance(days)))


def by_product(truth: Truth, shipped: TrendClassifier) -> dict[str, np.ndarray]:
    """Return the classes by the network, by the network told how frequent each is, and by the tests, shape (n,)."""
    fitter = TrendFitter.of(truth.dates, MotionLimits(), shipped.probabilities)
    table = trend_table(fitter, truth.displacement.astype(np.float32))
    told = table.probability.copy()
    told[:, STABLE] /= STILL_AS_OFTEN
    told[:, UNWRAPPING_ERROR] = 0.0
    fits = fit_trends(fitter.time_axis, truth.displacement, fitter.limits)
    evidence = class_evidence(fitter.time_axis, fits.cleaned, np.isfinite(truth.displacement), fits.jumps)
    evidence[:, MOTIONS.index("stable")] += np.log(STILL_AS_OFTEN)
    given = {"network": table.networked, "network, told": told.argmax(axis=1), "tests": table.tested}
    return given | {"evidence": np.array([STABLE, LINEAR, QUADRATIC, BILINEAR])[evidence.argmax(axis=1)]}


def show(title: str, right: dict[str, float]) -> None:
    """Print shares that are right, and what they would be with as many series of jumps that are all told."""
    cells = "".join(f"{name} {share:.3f} ({(4 * share + 1) / 5:.3f})   " for name, share in right.items())
    print(f"    {title:22s}{cells}", flush=True)


def compare(title: str, noises: list[KnownNoise], shipped: TrendClassifier, options: argparse.Namespace) -> None:
    """Print limit, network and tests in some noises."""
    rng = np.random.default_rng(options.seed)
    years, count = noises[0].years, options.series // len(noises)
    drawn = {label: Drawn.of(rng, label, years, int(options.draws * SHARES.get(label, 0.0)) or 1) for label in CLASSES}
    truths, named, learnt, given = [], [], [], []
    for noise in noises:
        labels = np.array(CLASSES)[np.arange(count) % len(CLASSES)]
        truth = put_in(rng, noise.draw(rng, count), labels, TOTALS, low_frequency=True, deviations=noise.deviations)
        named.append(likeliest(Likelihood(noise, drawn), truth.displacement))
        as_trained = as_learnt(np.random.default_rng(options.seed), noise, options.draws)
        learnt.append(likeliest(Likelihood(noise, as_trained), truth.displacement).classes)
        given.append(by_product(truth, shipped))
        truths.append(labels)
    labels = np.concatenate(truths)
    classes, by_half = (np.concatenate([getattr(one, name) for one in named]) for name in ("classes", "by_half"))
    right = {"limit": float(np.mean(classes == labels)), "as learnt": float(np.mean(np.concatenate(learnt) == labels))}
    right |= {name: float(np.mean(np.concatenate([g[name] for g in given]) == labels)) for name in given[0]}
    show(title, right)
    effective = np.concatenate([one.effective for one in named])[labels == BILINEAR]
    each = ", ".join(f"{np.mean(classes[labels == label] == label):.2f}" for label in CLASSES)
    half = float(np.mean(by_half == labels))
    error = np.sqrt(right["limit"] * (1 - right["limit"]) / len(labels))
    print(f"      limit with half of the draws {half:.3f}, standard error {error:.3f}; by class {each};", end=" ")
    print(f"draws that count for bends: {np.median(effective):.0f} (a tenth below {np.quantile(effective, 0.1):.0f})")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=20_000, help="signals drawn for the class of bends")
    parser.add_argument("--series", type=int, default=1440, help="in each kind of noise")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(f"{DATA} is missing: the real data lie beside the repository.")
    torch.set_num_threads(1)
    shipped, whole = load_classifier(), real_noise(DATA / FILE)
    whole = whole.at(np.random.default_rng(options.seed).permutation(len(whole.values))[: options.series])
    print("Right of four classes alike in number; in brackets, with as many series of jumps that are all told")
    for epochs in LENGTHS:
        noise = whole.cut(epochs)
        print(f"  {epochs} epochs")
        simulated = list(as_simulated(np.random.default_rng(options.seed), noise.dates))
        compare("noise as simulated", simulated, shipped, options)
        compare("noise as in the file", [as_in(noise)], shipped, options)
        rng = np.random.default_rng(options.seed)
        labels = np.array(CLASSES)[np.arange(len(noise.values)) % len(CLASSES)]
        truth = put_in(rng, noise, labels, TOTALS, low_frequency=True)
        show("the file's own noise", {n: float(np.mean(g == labels)) for n, g in by_product(truth, shipped).items()})


if __name__ == "__main__":
    main()
