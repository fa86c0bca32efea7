# SPDX-License-Identifier: GPL-2.0-or-later
"""Delay of the radar signal in the atmosphere: turbulent with a chosen power spectrum, and stratified with height."""

from __future__ import annotations

import numpy as np

TURBULENCE_FALLOFF = 8 / 3
"""Power of the wavenumber by which the power of turbulent delay falls along a line."""

_BLOCK_POINTS = 20_000
_STORMINESS = 0.4


def turbulent_fields(
    shape: tuple[int, int, int], rng: np.random.Generator, *, falloff: float = TURBULENCE_FALLOFF
) -> np.ndarray:
    """Draw atmospheric delay fields: isotropic, power along a line falling as k^(-falloff), without memory in time.

    The density in two dimensions falls faster by one power of k, as k^(-11/3) for a falloff of 8/3 (Hanssen 2001,
    Radar Interferometry, section 4.7).
    The fields are cut out of periodic ones of twice the size, so that opposite edges are not alike.

    Parameters
    ----------
    shape
        n_fields, rows, columns, of square cells.
    rng
        Source of chance.
    falloff
        Power of the wavenumber by which the power along a line falls, above -1; larger is smoother.

    Returns
    -------
    ndarray
        float32, mean of each field 0, mean square over all fields 1.
    """
    count, rows, columns = shape
    if count == 0:
        return np.zeros(shape, dtype=np.float32)
    k_row = np.fft.fftfreq(2 * rows)[:, None]
    k_column = np.fft.rfftfreq(2 * columns)[None, :]
    wavenumber = np.hypot(k_row, k_column)
    wavenumber[0, 0] = np.inf
    amplitude = (wavenumber ** (-(falloff + 1) / 2)).astype(np.float32)
    fields = np.empty(shape, dtype=np.float32)
    for index in range(count):
        spectrum = np.fft.rfft2(rng.standard_normal((2 * rows, 2 * columns), dtype=np.float32))
        fields[index] = np.fft.irfft2(spectrum * amplitude, s=(2 * rows, 2 * columns))[:rows, :columns]
    fields -= fields.mean(axis=(1, 2), keepdims=True)
    # The weather differs from day to day.
    fields *= rng.lognormal(0.0, _STORMINESS, (count, 1, 1)).astype(np.float32)
    mean_square = float((fields**2).mean())
    return fields / np.float32(np.sqrt(mean_square)) if mean_square > 0 else fields


def turbulent_atmosphere(
    coordinates: np.ndarray,
    epochs: int,
    rng: np.random.Generator,
    *,
    cells: int = 64,
    falloff: float = TURBULENCE_FALLOFF,
) -> np.ndarray:
    """Sample a new atmosphere at each epoch at points: float32, shape (n_points, epochs), about unit variance.

    Parameters
    ----------
    coordinates
        Metres, shape (n_points, 2); their longer side is spanned by ``cells``.
    epochs
        Number of epochs.
    rng
        Source of chance.
    cells
        Number of cells, at least 2; what is finer than one is not drawn.
    falloff
        As in `turbulent_fields`.
    """
    low = coordinates.min(axis=0)
    longer = float((coordinates.max(axis=0) - low).max()) or 1.0
    position = (coordinates - low) / longer * (cells - 1)
    fields = turbulent_fields((epochs, cells, cells), rng, falloff=falloff)
    corner = np.minimum(position.astype(np.int64), cells - 2)
    share = (position - corner).astype(np.float32)
    flat = fields.reshape(epochs, -1).T.copy()
    cell = corner[:, 1] * cells + corner[:, 0]
    sampled = np.empty((len(coordinates), epochs), dtype=np.float32)
    for start in range(0, len(coordinates), _BLOCK_POINTS):
        block = slice(start, start + _BLOCK_POINTS)
        at, east, north = cell[block], share[block, :1], share[block, 1:]
        south_side = flat[at] * (1 - east) + flat[at + 1] * east
        north_side = flat[at + cells] * (1 - east) + flat[at + cells + 1] * east
        sampled[block] = south_side * (1 - north) + north_side * north
    return sampled


def stratified_delay(
    heights: np.ndarray, *, scale: float, reference_height: float, exponent: float = 1.0
) -> np.ndarray:
    """Return the delay of a layered atmosphere, K (h0 - h)^a, nothing from the reference height on.

    >>> stratified_delay(np.array([0.0, 500.0, 1000.0, 1200.0]), scale=0.01, reference_height=1000.0).tolist()
    [10.0, 5.0, 0.0, 0.0]

    Parameters
    ----------
    heights
        Heights of the points or of a grid's cells, metres, any shape.
    scale
        K, mm per metre to the power of ``exponent``; a negative one turns the sign.
    reference_height
        h0, above which nothing is delayed, metres.
    exponent
        a, above 0; 1.3 to 2 in the lower troposphere (Bekaert et al. 2015, Remote Sens. Environ. 170).

    Returns
    -------
    ndarray
        mm, or mm/yr where ``scale`` is of a velocity; shape of ``heights``.
    """
    if exponent <= 0:
        raise ValueError(f"the exponent of a stratified delay is {exponent}; it must be above 0")
    return scale * np.maximum(reference_height - heights, 0.0) ** exponent
