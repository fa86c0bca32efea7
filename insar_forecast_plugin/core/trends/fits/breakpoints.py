# SPDX-License-Identifier: GPL-2.0-or-later
"""Least-squares fits of a line, a parabola and two joined lines, for many series and every breakpoint at once.

All models share a base: level, line, annual cosine and sine (where the dates span long enough), a step at each seam.
What a further column u adds to the base is (u'r)^2 / |u - its projection on the base|^2, r being the base's residual.
For a slope that changes at epoch k, u'r and the projection's inner products are sums over the epochs from k on, so
that one cumulative sum gives them for every k (the Frisch-Waugh-Lovell theorem and prefix sums).

The annual signal is held small by a ridge (a prior of half a standard deviation of the noise): over two years a free
one and a parabola together imitate any bend. To a long series it makes no difference. The ridge stands for two more
epochs, at which the further columns are zero, so that the theorem holds with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ...units import DAYS_PER_YEAR

SEASON_NEEDS_YEARS = 0.7
"""No annual signal is fitted to a shorter span. To one of a year it can, and takes away what may as well be season."""

SEASON_RIDGE = 4.0
"""Added to the annual columns' squared norm: noise variance over the prior variance of their coefficients."""

LINE, _SEASON = 1, slice(2, 4)
_SHORTEST_SEGMENT = 4


@dataclass(frozen=True)
class TimeAxis:
    """The epochs and the base columns over them.

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    time
        -1 at the first and 1 at the last epoch, shape (n_epochs,).
    half_span
        Years per unit of ``time``.
    columns
        Base columns, shape (n_columns, n_epochs).
    seasonal
        Whether columns 2 and 3 are an annual signal.
    """

    dates: np.ndarray
    time: np.ndarray
    half_span: float
    columns: np.ndarray
    seasonal: bool

    @classmethod
    def of(cls, dates: np.ndarray, seams: np.ndarray | None = None) -> TimeAxis:
        """Make it for dates, shape (n_epochs,), with a step at the first epoch on or after each seam date.

        Seams without an epoch between them make one step.

        Two years and a half hold a level, a line and a season:

        >>> axis = TimeAxis.of(np.datetime64("2020-01-01") + np.arange(80) * np.timedelta64(12, "D"))
        >>> axis.columns.shape, bool(axis.seasonal), round(float(2 * axis.half_span), 1)
        ((4, 80), True, 2.6)
        """
        days = (dates - dates[0]).astype(float)
        span = max(days[-1], 1.0)
        time = 2 * days / span - 1
        columns = [np.ones_like(time), time]
        seasonal = span / DAYS_PER_YEAR > SEASON_NEEDS_YEARS
        if seasonal:
            columns += [f(2 * np.pi * days / DAYS_PER_YEAR) for f in (np.cos, np.sin)]
        at = np.asarray([] if seams is None else seams, dtype="datetime64[D]")
        firsts = np.unique(np.searchsorted(dates, at))
        columns += [(np.arange(len(dates)) >= first).astype(float) for first in firsts if 0 < first < len(dates)]
        return cls(dates, time, span / DAYS_PER_YEAR / 2, np.stack(columns), seasonal)

    @property
    def ridge(self) -> np.ndarray:
        """Diagonal added to the normal equations, shape (n_columns,)."""
        ridge = np.full(len(self.columns), 1e-9)
        if self.seasonal:
            ridge[_SEASON] = SEASON_RIDGE
        return ridge

    @property
    def steps(self) -> np.ndarray:
        """The columns of the steps at seams, 0 before and 1 after each, shape (n_steps, n_epochs)."""
        return self.columns[_SEASON.stop if self.seasonal else _SEASON.start :]

    def without_season(self) -> TimeAxis:
        """Return the time axis with no annual signal among the columns."""
        return (
            replace(self, columns=np.delete(self.columns, _SEASON, axis=0), seasonal=False) if self.seasonal else self
        )


@dataclass(frozen=True)
class BaseFit:
    """Fit of the base columns.

    Parameters
    ----------
    there
        Valid epochs, shape (n, n_epochs); (1, n_epochs) where all series are complete.
    basis
        Base whose columns are orthonormal (with the ridge's epochs), shape (n or 1, n_columns, n_epochs), zero in gaps.
    to_columns
        Coefficients of the columns from those of the basis, shape (n or 1, n_columns, n_columns).
    coefficients
        Coefficients of the basis, shape (n, n_columns).
    residual
        mm, zero in gaps, shape (n, n_epochs).
    """

    there: np.ndarray
    basis: np.ndarray
    to_columns: np.ndarray
    coefficients: np.ndarray
    residual: np.ndarray


def fit_base(time_axis: TimeAxis, values: np.ndarray, there: np.ndarray) -> BaseFit:
    """Fit the base columns to values (n, n_epochs), zero where ``there`` is False.

    >>> axis = TimeAxis.of(np.datetime64("2020-01-01") + np.arange(30) * np.timedelta64(12, "D"))
    >>> base = fit_base(axis, 5 * axis.time[None], np.ones((1, 30), dtype=bool))
    >>> line_coefficient(base).round(6).tolist(), bool(np.abs(base.residual).max() < 1e-6)
    ([5.0], True)
    """
    columns = time_axis.columns
    if there.all():
        triangle = np.linalg.cholesky(columns @ columns.T + np.diag(time_axis.ridge))[None]
        there = np.ones((1, there.shape[1]), dtype=bool)
    else:
        weights = there.astype(float)
        pairs = columns[:, None] * columns[None]
        gram = (weights @ pairs.reshape(-1, columns.shape[1]).T).reshape(-1, len(columns), len(columns))
        gram += np.diag(time_axis.ridge) + 1e-9 * np.eye(len(columns)) * weights.sum(axis=1)[:, None, None]
        if time_axis.seasonal:
            # Too short a valid span for a season: a penalty that leaves nothing of it.
            short = _valid_span(time_axis.time, there) * time_axis.half_span < SEASON_NEEDS_YEARS
            for column in (2, 3):
                gram[short, column, column] += 1e9
        triangle = np.linalg.cholesky(gram)
    to_basis = np.linalg.inv(triangle)
    basis = (to_basis @ columns) * there[:, None, :]
    coefficients = values @ basis[0].T if len(basis) == 1 else (basis @ values[:, :, None])[:, :, 0]
    fitted = coefficients @ basis[0] if len(basis) == 1 else (coefficients[:, None, :] @ basis)[:, 0]
    return BaseFit(there, basis, to_basis.transpose(0, 2, 1), coefficients, values - fitted)


def _valid_span(time: np.ndarray, there: np.ndarray) -> np.ndarray:
    first = there.argmax(axis=1)
    last = there.shape[1] - 1 - there[:, ::-1].argmax(axis=1)
    return time[last] - time[first]


@dataclass(frozen=True)
class AddedColumn:
    """What one more column explains beyond the base; all of shape (n,) unless said.

    Parameters
    ----------
    gain
        Reduction of the residual sum of squares, mm^2.
    factor
        The column's coefficient.
    norm
        Squared norm of what the base leaves of the column.
    on_basis
        The column's own coefficients on the basis, shape (n, n_columns).
    """

    gain: np.ndarray
    factor: np.ndarray
    norm: np.ndarray
    on_basis: np.ndarray

    def line_part(self, base: BaseFit) -> np.ndarray:
        """Return how much of the line a unit of the column takes over, shape (n,)."""
        return (base.to_columns[:, LINE] * self.on_basis).sum(axis=1)

    def season(self, base: BaseFit) -> np.ndarray:
        """Return the amplitude of the annual signal fitted with the column, mm, shape (n,)."""
        coefficients = base.coefficients - self.factor[:, None] * self.on_basis
        season = base.to_columns[:, _SEASON] @ coefficients[:, :, None]
        return np.sqrt((season**2).sum(axis=(1, 2)))


def line_coefficient(base: BaseFit) -> np.ndarray:
    """Return the coefficient of the line per unit of time, shape (n,)."""
    return (base.to_columns[:, LINE] * base.coefficients).sum(axis=1)


def line_variance(base: BaseFit) -> np.ndarray:
    """Return the variance of the line's coefficient at unit noise, shape (n,)."""
    return np.broadcast_to((base.to_columns[:, LINE] ** 2).sum(axis=1), len(base.residual))


@dataclass(frozen=True)
class Scan:
    """Inner products of a column that is 1 (plain), or the time (timed), from epoch k on, for every k.

    ``level``, ``mixed`` and ``sloped`` are the products of those two with each other once the base is taken out;
    ``plain`` and ``timed`` those with the residual; all of shape (n or 1, n_epochs). ``on_basis`` are those of the
    plain column with the basis, shape (n or 1, n_columns, n_epochs).
    """

    level: np.ndarray
    mixed: np.ndarray
    sloped: np.ndarray
    plain: np.ndarray
    timed: np.ndarray
    allowed: np.ndarray
    bend_gain: np.ndarray
    on_basis: np.ndarray

    def step_and_bend(self, time_axis: TimeAxis, at: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the products of a step and a bend at epochs (n,) beside the base: step, bend, and both."""
        here, time = at[:, None], time_axis.time[at]
        level, mixed, sloped = (_take(one, here) for one in (self.level, self.mixed, self.sloped))
        return level, sloped - 2 * time * mixed + time**2 * level, mixed - time * level

    def part_of_step(self, base: BaseFit, at: np.ndarray) -> np.ndarray:
        """Return how much of the line a step of one at epochs (n,) takes over, shape (n,)."""
        rows = np.arange(len(at)) if len(self.on_basis) > 1 else 0
        return np.asarray((base.to_columns[:, LINE] * self.on_basis[rows, :, at]).sum(axis=1))


def scan_epochs(time_axis: TimeAxis, base: BaseFit) -> Scan:
    """Scan all epochs; each side keeps at least a tenth of the valid epochs, and no fewer than four, for a bend."""
    time = time_axis.time
    count = _from_here_on(base.there.astype(float))
    first, second = _from_here_on(base.there * time), _from_here_on(base.there * time**2)
    columns, timed_columns = _from_here_on(base.basis), _from_here_on(base.basis * time)
    level = count - np.einsum("npe,npe->ne", columns, columns)
    mixed = first - np.einsum("npe,npe->ne", columns, timed_columns)
    sloped = second - np.einsum("npe,npe->ne", timed_columns, timed_columns)
    norm = sloped - 2 * time * mixed + time**2 * level
    total = count[:, :1]
    here = base.there & (count >= _SHORTEST_SEGMENT) & (total - count >= _SHORTEST_SEGMENT)
    allowed = here & (count >= 0.1 * total) & (total - count >= 0.1 * total) & (norm > 1e-6 * total)
    plain, timed = _from_here_on(base.residual), _from_here_on(base.residual * time)
    weight = np.where(allowed, 1.0, 0.0) / np.where(allowed, norm, 1.0)
    return Scan(level, mixed, sloped, plain, timed, here, (timed - time * plain) ** 2 * weight, columns)


def add_parabola(time_axis: TimeAxis, base: BaseFit) -> tuple[AddedColumn, np.ndarray]:
    """Return what time squared adds, and the residual with it, shape (n, n_epochs)."""
    column = (time_axis.time**2) * base.there
    return _added(base, column)


def add_break(time_axis: TimeAxis, base: BaseFit, scan: Scan) -> tuple[AddedColumn, np.ndarray, np.ndarray]:
    """Return what a change of slope adds at its best epoch, that epoch's index (n,), and the residual with it."""
    time = time_axis.time
    at = scan.bend_gain.argmax(axis=1)
    column = np.maximum(time - time[at][:, None], 0.0) * base.there
    added, residual = _added(base, column)
    return added, at, residual


def likeliest_discontinuity(time_axis: TimeAxis, scan: Scan) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return where two unconnected lines fit best, and how far apart they are there.

    Returns
    -------
    at
        Index of the first epoch of the second line, shape (n,).
    size
        Second line less first at that epoch, mm, shape (n,).
    strength
        Size over its standard deviation in white noise of 1 mm, shape (n,).
    """
    determinant = scan.level * scan.sloped - scan.mixed**2
    allowed = scan.allowed & (determinant > 1e-9 * scan.level * scan.sloped)
    scale = np.where(allowed, 1.0, 0.0) / np.where(allowed, determinant, 1.0)
    # The inverse of the two columns' normal equations; one row for all series where none has gaps.
    first, both, second = scan.sloped * scale, scan.mixed * scale, scan.level * scale
    level = first * scan.plain - both * scan.timed
    slope = second * scan.timed - both * scan.plain
    at = (level * scan.plain + slope * scan.timed).argmax(axis=1)
    here = at[:, None]
    time = time_axis.time[at]
    size = _take(level, here) + time * _take(slope, here)
    variance = (
        _take(scan.sloped, here) - 2 * time * _take(scan.mixed, here) + time**2 * _take(scan.level, here)
    ) * _take(scale, here)
    return at, size, np.abs(size) / np.sqrt(np.maximum(variance, 1e-12))


def _take(values: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return each row's value at its index (n, 1), shape (n,)."""
    if len(values) == 1:
        return values[0, at[:, 0]]
    return np.take_along_axis(values, at, axis=1)[:, 0]


def _from_here_on(values: np.ndarray) -> np.ndarray:
    """Return the sums from each epoch to the last, same shape."""
    return np.cumsum(values[..., ::-1], axis=-1)[..., ::-1]


def _added(base: BaseFit, column: np.ndarray) -> tuple[AddedColumn, np.ndarray]:
    """Return what a column (n or 1, n_epochs) adds, and the residual with it (n, n_epochs)."""
    if len(base.basis) == 1:
        on_basis = column @ base.basis[0].T
        left = column - on_basis @ base.basis[0]
    else:
        on_basis = (base.basis @ column[:, :, None])[:, :, 0]
        left = column - (on_basis[:, None, :] @ base.basis)[:, 0]
    norm = np.maximum((column * column).sum(axis=1) - (on_basis * on_basis).sum(axis=1), 1e-9)
    product = (column * base.residual).sum(axis=1)
    factor = product / norm
    added = AddedColumn(product * factor, factor, np.broadcast_to(norm, factor.shape), on_basis)
    return added, base.residual - factor[:, None] * left
