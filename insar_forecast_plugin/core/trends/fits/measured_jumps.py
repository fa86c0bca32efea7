# SPDX-License-Identifier: GPL-2.0-or-later
"""The motion beside jumps whose size is not known beforehand: fitted together with their sizes.

Such a jump is found, and taken out, by the means of a few epochs on either side, while other jumps still bend the fit.
That tells where jumps are; a velocity beside them needs sizes that are fitted with it, and is less sure by theirs. As
in :mod:`.breakpoints`, only what the base columns leave of further columns is solved for.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from . import breakpoints as fits
from .breakpoints import BaseFit, TimeAxis
from .jumps import Jumps
from .motion import Motion, break_sigma

_ABSENT = 1.0
"""In place of the squared norm of a column that is zero."""
_TINY = 1e-9
_ROUNDS = 3
"""Of a break and the sizes of jumps, which tell each other."""


def beside_measured_jumps(
    time_axis: TimeAxis, values: np.ndarray, there: np.ndarray, motion: Motion, jumps: Jumps
) -> tuple[Motion, Jumps]:
    """Return the motion with velocities, acceleration and the break fitted together with the sizes of jumps.

    The sizes stay those of a few epochs, which hold beside any motion; their deviations are no less than those of
    sizes fitted beside a parabola.

    Parameters
    ----------
    values
        mm, jumps left in, zero in gaps, shape (n, n_epochs).
    there
        Valid epochs, shape (n, n_epochs).
    motion, jumps
        Of n series, whose jumps were taken out one after the other. Series without a jump stay as they are.
    """
    rows = np.flatnonzero((jumps.at >= 0).any(axis=1))
    if not len(rows):
        return motion, jumps
    there, at, time, years = there[rows], jumps.at[rows], time_axis.time, time_axis.half_span
    base = fits.fit_base(time_axis, values[rows], there)
    epochs = np.arange(len(time))
    steps = (epochs >= at[:, :, None]) & (at[:, :, None] >= 0) & there[:, None]
    parabola = np.broadcast_to(time**2, there.shape)[:, None] * there[:, None]
    break_at = _break_beside(time_axis, values[rows], base, steps.astype(float), motion.break_at[rows])
    bend = _bend(time, break_at, there)
    noise, first = motion.noise[rows], np.eye(1, steps.shape[1] + 1)
    found: dict[str, np.ndarray] = {}

    def keep(name: str, value: np.ndarray, variance: np.ndarray, scale: float) -> None:
        for told, one in ((name, value), (f"{name}_sigma", np.sqrt(noise * np.maximum(variance, 0.0)))):
            found[told] = getattr(motion, told).copy()
            found[told][rows] = one * scale

    keep("velocity", *_told(base, steps.astype(float)), 1 / years)
    with_bend = np.concatenate([bend, steps], axis=1)
    keep("velocity_1", *_told(base, with_bend), 1 / years)
    keep("velocity_2", *_told(base, with_bend, more=first), 1 / years)
    change = (found["velocity_2"] - found["velocity_1"])[rows] * years
    uncertain = break_sigma(time_axis, base, break_at, change, noise)
    for name, here in (("break_at", break_at), ("break_sigma_days", uncertain)):
        found[name] = getattr(motion, name).copy()
        found[name][rows] = here
    with_parabola = np.concatenate([parabola, steps], axis=1)
    keep("acceleration", *_told(base, with_parabola, line=0.0, more=first), 2 / years**2)
    sigma = jumps.sigma.copy()
    for number in range(at.shape[1]):
        _, variance = _told(base, with_parabola, line=0.0, more=np.eye(1, steps.shape[1] + 1, number + 1))
        fitted = np.sqrt(noise * np.maximum(variance, 0.0))
        sigma[rows, number] = np.maximum(sigma[rows, number], fitted)  # NaN stays where there is no jump
    return replace(motion, **found), replace(jumps, sigma=sigma)


def _bend(time: np.ndarray, break_at: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Return columns that rise by one a unit of time from epochs (n,) on, zero in gaps, shape (n, 1, n_epochs)."""
    return (np.maximum(time - time[break_at][:, None], 0.0) * there)[:, None]


def _break_beside(
    time_axis: TimeAxis, values: np.ndarray, base: BaseFit, steps: np.ndarray, break_at: np.ndarray
) -> np.ndarray:
    """Return the epochs of the break, shape (n,), found again without the steps that are fitted beside it.

    Parameters
    ----------
    values
        mm, shape (n, n_epochs).
    steps
        One from each jump on, zero in gaps, shape (n, n_jumps, n_epochs).
    break_at
        Where it was found beside jumps that were measured by a few epochs, shape (n,).
    """
    there = np.broadcast_to(base.there, values.shape)
    for _ in range(_ROUNDS):
        _, _, sizes = _sizes(base, np.concatenate([_bend(time_axis.time, break_at, there), steps], axis=1))
        left = values - (sizes[:, 1:, None] * steps).sum(axis=1)
        cleared = fits.fit_base(time_axis, left, there)
        _, break_at, _ = fits.add_break(time_axis, cleared, fits.scan_epochs(time_axis, cleared))
    return break_at


def _told(
    base: BaseFit, columns: np.ndarray, *, line: float = 1.0, more: np.ndarray | float = 0.0
) -> tuple[np.ndarray, np.ndarray]:
    """Return a sum of coefficients and its variance at unit noise, each of shape (n,).

    Parameters
    ----------
    columns
        That are fitted beside those of the base, shape (n, n_more, n_epochs).
    line, more
        What the coefficients of the line and of the columns are multiplied by; the latter of shape (1, n_more).
    """
    on_basis, inverse, sizes = _sizes(base, columns)
    weights = more - line * (on_basis @ base.to_columns[:, fits.LINE][:, :, None])[:, :, 0]
    value = line * fits.line_coefficient(base) + (weights * sizes).sum(axis=1)
    return value, line**2 * fits.line_variance(base) + ((weights[:, None] @ inverse)[:, 0] * weights).sum(axis=1)


def _sizes(base: BaseFit, columns: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the products of columns and basis, the covariance of coefficients at unit noise, and these.

    Shapes are (n, n_more, n_columns), (n, n_more, n_more) and (n, n_more); ``columns`` as in :func:`_told`.
    """
    on_basis = columns @ np.swapaxes(base.basis, 1, 2)
    gram = columns @ np.swapaxes(columns, 1, 2) - on_basis @ np.swapaxes(on_basis, 1, 2)
    norms = np.square(columns).sum(axis=2)
    places = np.arange(columns.shape[1])
    gram[:, places, places] += np.where(norms > 0, _TINY * norms, _ABSENT)
    inverse = np.linalg.inv(gram)
    return on_basis, inverse, (inverse @ (columns @ base.residual[:, :, None]))[:, :, 0]
