# SPDX-License-Identifier: GPL-2.0-or-later
"""By how many days a movement follows what may drive it, and whether that is more than chance.

Both series are smooth in time, and the best of many lags is picked: the usual test of a correlation would call nearly
everything significant. The driver is therefore compared with random series that have its spectrum, seasons included
(Theiler et al. 1992, Physica D 58, surrogate data by random phases), each at its own best lag.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..core.units import DAYS_PER_YEAR

LONGEST_DAYS = 180
"""Longest lag that is tried."""
_SURROGATES = 199
_SEED = 0
_HARMONICS = (1, 2)
"""Of a year: the season."""
_TINY = 1e-12
FEWEST_DATES = 20
"""Dates that both series must share at every lag."""
_LONGEST_GAP_DAYS = 45
"""Over longer gaps in the driver nothing is interpolated."""


@dataclass(frozen=True)
class Driver:
    """A series of another kind.

    Parameters
    ----------
    name
        Heading of the column, or name of the file.
    dates, values
        ``datetime64[D]``, increasing, and numbers in the file's unit, shape (n,), none of them missing. Of several
        values of a day the mean.
    """

    name: str
    dates: np.ndarray
    values: np.ndarray


@dataclass(frozen=True)
class BestLag:
    """The lag with the largest correlation.

    Parameters
    ----------
    days
        By which the movement comes after the driver, 0 to :data:`LONGEST_DAYS`.
    correlation
        Of both series without their straight lines, -1 to 1.
    p_value
        Share of random series like the driver that correlate as much at the best of all lags.
    count
        Dates that were compared.
    """

    days: int
    correlation: float
    p_value: float
    count: int


def best_lag(dates: np.ndarray, values: np.ndarray, driver: Driver) -> BestLag | None:
    """Return the lag at which a movement correlates best with a driver; None where they share too few dates.

    Parameters
    ----------
    dates, values
        ``datetime64[D]`` and mm, shape (n_epochs,), NaN where missing.
    """
    daily, known = _daily(driver)
    rest = (dates - driver.dates[0]).astype(int)
    # Only dates that every lag has a value of the driver for: else each lag would be of other dates.
    usable = np.isfinite(values) & (rest - LONGEST_DAYS >= 0) & (rest < len(daily))
    usable[usable] &= np.array([known[at - LONGEST_DAYS : at + 1].all() for at in rest[usable]], dtype=bool)
    if usable.sum() < FEWEST_DATES:
        return None
    at = rest[usable]
    movement = _standardised(_without_line(values[usable][None], at))[0]
    found = _correlations(daily[None], at, movement)[0]
    lag = int(np.abs(found).argmax())
    others = np.abs(_correlations(_surrogates(daily), at, movement)).max(axis=1)
    above = int((others >= abs(found[lag])).sum())
    return BestLag(lag, float(found[lag]), (1 + above) / (1 + _SURROGATES), int(usable.sum()))


def _daily(driver: Driver) -> tuple[np.ndarray, np.ndarray]:
    """Return the driver at every day from its first on, without its straight line, and where it is known."""
    days = (driver.dates - driver.dates[0]).astype(int)
    every = np.arange(days[-1] + 1)
    after = np.searchsorted(days, every)
    gap = days[after] - days[np.maximum(after - 1, 0)]
    known = (days[after] == every) | (gap <= _LONGEST_GAP_DAYS)
    return _without_line(np.interp(every, days, driver.values)[None], every)[0], known


def _correlations(daily: np.ndarray, at: np.ndarray, movement: np.ndarray) -> np.ndarray:
    """Return the correlation of a movement with series at each lag, both without lines, shape (n_series, n_lags)."""
    time = at - at.mean()
    # The movement has neither mean nor line, so what the others have of them is taken from their length alone.
    onto = np.column_stack([movement, np.full(len(at), len(at) ** -0.5), time / np.sqrt(float(time @ time))])
    found = np.empty((len(daily), LONGEST_DAYS + 1))
    for lag in range(LONGEST_DAYS + 1):
        rows = daily[:, at - lag]
        along = rows @ onto
        length = np.einsum("ij,ij->i", rows, rows) - np.square(along[:, 1:]).sum(axis=1)
        found[:, lag] = along[:, 0] / np.sqrt(np.maximum(length, _TINY))
    return found


def _surrogates(daily: np.ndarray) -> np.ndarray:
    """Return random series with the spectrum of a series and its season at random times, (n_surrogates, n_days).

    The season is put in by itself: its year is no whole part of the series, and phases drawn for all frequencies
    would leave none of it.
    """
    draws = np.random.default_rng(_SEED)
    year = 2 * np.pi * np.arange(len(daily)) / DAYS_PER_YEAR
    waves = [np.exp(1j * harmonic * year) for harmonic in _HARMONICS]
    design = np.column_stack([part for wave in waves for part in (wave.real, wave.imag)])
    size = np.linalg.lstsq(design, daily, rcond=None)[0]
    spectrum = np.abs(np.fft.rfft(daily - design @ size))
    turns = np.exp(2j * np.pi * draws.random((_SURROGATES, len(spectrum))))
    turns[:, 0] = 1.0
    if len(daily) % 2 == 0:
        turns[:, -1] = 1.0
    made = np.fft.irfft(spectrum * turns, n=len(daily), axis=1)
    for wave, amplitude in zip(waves, np.hypot(size[::2], size[1::2])):
        turn = np.exp(2j * np.pi * draws.random((_SURROGATES, 1)))
        made += amplitude * (turn * wave).real
    return made


def _without_line(values: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return rows less their straight lines."""
    time = at - at.mean()
    centred = values - values.mean(axis=1, keepdims=True)
    scatter = float(time @ time)
    return centred - np.outer(centred @ time / scatter, time) if scatter else centred


def _standardised(rows: np.ndarray) -> np.ndarray:
    """Return rows of length one; rows without any variation stay zero."""
    length = np.sqrt(np.square(rows).sum(axis=1, keepdims=True))
    return rows / np.where(length > 0, length, 1.0)
