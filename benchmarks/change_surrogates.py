# SPDX-License-Identifier: GPL-2.0-or-later
"""How often a change is told where nothing can have changed: alarms on surrogates of real series.

``python benchmarks/change_surrogates.py [--draws 16] [REGION ...]``; regions are those of ``change_delay.py``. With
``--normal`` no region is looked at, but normal noise whose kind is known: 1000 points, 180 epochs 12 days apart, white
noise of 2 mm and noise of 1.5 mm that decays within 60 days, each point by itself. Beside the alarms it prints by how
much thresholds would have to be multiplied to give as many as were asked for.

On real series it is not known which alarms are false. So what each point does besides its line, parabola and season is
drawn anew: its spectrum is kept and the phases are drawn at random, the same for all points, which keeps how each point
correlates with itself in time and with all others, and makes the noise alike from the first epoch to the last (Prichard
and Theiler, Physical Review Letters 73, 1994); each point then has its own values again in the order of what was drawn,
which keeps their distribution with its outliers (amplitude adjusted). Line and season come back, the parabola does not.
Epochs count as equally spaced, and missing values are interpolated before and missing again afterwards.

Printed are alarms per 1000 points and year at three asked rates, the mean over draws with its standard error: those
that are raised, and those asked for at 1 that are left at the last epoch, when changes that came back have been taken
back. Beside it the same of the series as they came, once.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from change_delay import RATES, SCALES, FalseAlarms
from change_truth import DATA, SETS, Region, region_of

from insar_forecast_plugin.core.change_kinds import SOUGHT
from insar_forecast_plugin.core.changes.region_watch import watch_points
from insar_forecast_plugin.core.changes.relative_series import Sizes
from insar_forecast_plugin.core.changes.yardstick import WatchSetting
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

SEED = 41
NORMAL_SHAPE, STEP_DAYS = (1000, 180), 12
WHITE_MM, SLOW_MM, SLOW_DAYS = 2.0, 1.5, 60.0
NEVER = 1e-3
"""A rate whose threshold is so high that no change is taken back."""


def motion(days: np.ndarray) -> np.ndarray:
    """Return level, line, season of one and half a year, and parabola of some days; shape (n_epochs, 7)."""
    turn = 2 * np.pi * days / DAYS_PER_YEAR
    line = (days - days.mean()) / np.ptp(days)
    season = [function(times * turn) for times in (1, 2) for function in (np.sin, np.cos)]
    return np.stack([np.ones(len(days)), line, *season, line**2], axis=1)


def filled(values: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Return the series, shape (n, n_epochs), with what is missing interpolated in time."""
    whole = values.astype(float)
    for at in np.flatnonzero(np.isnan(whole).any(axis=1)):
        known = np.isfinite(whole[at])
        whole[at, ~known] = np.interp(days[~known], days[known], whole[at, known])
    return whole


def drawn_anew(rest: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return series with the spectra, correlations and values of some, shape (n, n_epochs)."""
    spectrum = np.fft.rfft(rest, axis=1)
    phases = rng.uniform(0, 2 * np.pi, spectrum.shape[1])
    phases[0] = 0.0
    if rest.shape[1] % 2 == 0:
        phases[-1] = np.pi * rng.integers(2)  # that of the highest frequency is real
    order = np.fft.irfft(spectrum * np.exp(1j * phases), n=rest.shape[1], axis=1).argsort(axis=1)
    surrogate = np.empty_like(rest)
    np.put_along_axis(surrogate, order, np.sort(rest, axis=1), axis=1)
    return surrogate


def surrogates(region: Region, draws: int) -> list[Region]:
    """Return regions in which nothing changes, joins included."""
    whole, terms = filled(region.values, region.days), motion(region.days)
    weights = whole @ np.linalg.pinv(terms).T
    rest, lasting = whole - weights @ terms.T, weights[:, :-1] @ terms[:, :-1].T
    rng, made = np.random.default_rng(SEED), []
    for _ in range(draws):
        values = (lasting + drawn_anew(rest, rng)).astype(np.float32)
        values[np.isnan(region.values)] = np.nan
        made.append(Region(values, region.places, region.dates, region.seams))
    return made


def rates(region: Region, scale: str) -> np.ndarray:
    """Return alarms per 1000 points and year: raised at each of the asked rates, and left of those at the first."""
    found = []
    for asked in (NEVER, RATES[0]):
        setting = WatchSetting(region.since(), SOUGHT, asked / 1000, region.seams)
        sizes = Sizes.of(len(region.values), scale)
        watch = watch_points(
            region.values, region.places, region.dates, sizes=sizes, setting=setting, progress=Silent()
        )
        alarms = FalseAlarms.of(watch, region.places, scale)
        found.append(alarms.count / alarms.years)
    return np.append(found[0], found[1][0])


def normal_region(seed: int) -> Region:
    """Return points in noise that is normal and the same from the first epoch to the last."""
    rng, (points, epochs) = np.random.default_rng(SEED + seed), NORMAL_SHAPE
    white, slow = rng.normal(size=(2, points, epochs))
    kept = np.exp(-STEP_DAYS / SLOW_DAYS)
    for epoch in range(1, epochs):
        slow[:, epoch] = kept * slow[:, epoch - 1] + np.sqrt(1 - kept**2) * slow[:, epoch]
    dates = np.datetime64("2017-01-01") + STEP_DAYS * np.arange(epochs)
    values = (WHITE_MM * white + SLOW_MM * slow).astype(np.float32)
    return Region(values, rng.uniform(0, 5000, (points, 2)), dates, np.array([], "datetime64[D]"))


def in_normal_noise(draws: int) -> None:
    """Print alarms in normal noise, and what thresholds would have to be multiplied by."""
    for scale in SCALES:
        ratios: list[np.ndarray] = []
        years = 0.0
        for seed in range(draws):
            region = normal_region(seed)
            setting = WatchSetting(region.since(), SOUGHT, NEVER / 1000, region.seams)
            sizes = Sizes.of(len(region.values), scale)
            watch = watch_points(
                region.values, region.places, region.dates, sizes=sizes, setting=setting, progress=Silent()
            )
            strength = np.where(watch.enough, np.abs(watch.strength), 0.0)
            ratios.append(np.stack([strength / watch.calibration.threshold(rate / 1000) for rate in RATES]))
            years += watch.years * int(watch.enough.sum()) / 1000
        cells = []
        for rate, of_draws in zip(RATES, np.stack(ratios, axis=1), strict=True):
            alarms = (of_draws > 1).sum(axis=1) / (years / draws)
            right = np.sort(of_draws.ravel())[::-1][max(round(rate * years) - 1, 0)]
            cells.append(f"{alarms.mean():.2f} +- {alarms.std(ddof=1) / np.sqrt(draws):.2f} (x {right:.3f})")
        print(f"normal noise, scale {scale:14s}, {draws} draws" + "".join(f"{cell:>24s}" for cell in cells), flush=True)


def main(names: list[str], draws: int) -> None:
    """Print both tables."""
    if not DATA.is_dir():
        sys.exit(f"{DATA} is missing: the real data lie beside the repository.")
    regions = {name: region_of(name) for name in names}
    for scale in SCALES:
        print(f"Alarms where nothing changed, scale {scale}, per 1000 points and year; {draws} draws")
        heads = (*(f"asked {rate:.0f}" for rate in RATES), f"left of {RATES[0]:.0f}")
        print(f"    {'':16s}" + "".join(f"{head:>18s}" for head in heads))
        for name, region in regions.items():
            found = np.array([rates(one, scale) for one in surrogates(region, draws)])
            means, errors = found.mean(axis=0), found.std(axis=0, ddof=1) / np.sqrt(draws)
            cells = [f"{mean:.2f} +- {error:.2f}" for mean, error in zip(means, errors, strict=True)]
            print(f"    {name:16s}" + "".join(f"{cell:>18s}" for cell in cells))
            print(f"    {'as they came':16s}" + "".join(f"{rate:>18.2f}" for rate in rates(region, scale)), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Alarms of Detect changes where nothing changed.")
    parser.add_argument("regions", nargs="*", choices=[*SETS, []], help="all of them where none is named")
    parser.add_argument("--draws", type=int, default=16)
    parser.add_argument("--normal", action="store_true", help="in normal noise instead")
    options = parser.parse_args()
    if options.normal:
        sys.exit(in_normal_noise(options.draws))
    main(options.regions or list(SETS), options.draws)
