# SPDX-License-Identifier: GPL-2.0-or-later
"""The values of the pixels to import, in mm, strip by strip."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..io.stacks.stack_source import StackSource
from ..io.stacks.stack_writer import strip_height
from .kept_pixels import KeptPixels

_STRIPS_KEPT = 2
"""Rows of a warped grid lie across a few strips of the stack's own."""


class KeptSeries:
    """Strips of rows of an opened stack, without the pixels and epochs that are left out.

    Parameters
    ----------
    source
        An opened stack.
    pixels
        Which of its pixels are kept.
    epochs
        Which of its epochs, bool, shape (n_epochs of the source,).
    factor
        mm per unit of the source's values.

    Attributes
    ----------
    filled_
        Pixels in which a value was found, bool, shape of the window; complete when all strips were read.
    zeros_
        Pixels that have no value but zero, likewise. They are taken for gaps.
    """

    def __init__(self, source: StackSource, pixels: KeptPixels, epochs: np.ndarray, factor: float) -> None:
        self.pixels = pixels
        self.epochs = epochs
        self.factor = factor
        self.height = strip_height(len(source.header.dates), source.header.grid.columns)
        self.filled_ = np.zeros(pixels.window.shape, dtype=bool)
        self.zeros_ = np.zeros(pixels.window.shape, dtype=bool)
        self._source = source
        self._strips: dict[int, np.ndarray] = {}

    @property
    def dates(self) -> np.ndarray:
        """``datetime64[D]`` of the epochs, shape (n_epochs,)."""
        return self._source.header.dates[self.epochs]

    def strips(self) -> Iterator[tuple[int, np.ndarray]]:
        """Yield the first row, counted in the window, and the values of strips, as :meth:`read` gives them."""
        for first, last in self.pixels.window.strips(self.height):
            yield first, self.read(first, last)

    def read(self, first: int, last: int) -> np.ndarray:
        """Return rows of the window.

        Returns
        -------
        ndarray
            mm, float32, shape (n_epochs, last - first, columns), NaN where a pixel is left out or nothing is known.
        """
        window, kept = self.pixels.window, self.pixels.kept[first:last]
        shape = (int(self.epochs.sum()), last - first, window.shape[1])
        if not kept.any():
            return np.full(shape, np.nan, dtype=np.float32)
        values = self._source.read_rows(window.top + first, window.top + last)[:, :, window.left : window.right]
        values = values if self.epochs.all() else values[self.epochs]
        values = np.array(values, dtype=np.float32)  # a copy: what the source gave may be its own
        values[:, ~kept] = np.nan
        known, zero = np.zeros(kept.shape, dtype=bool), np.ones(kept.shape, dtype=bool)
        for layer in values:
            finite = np.isfinite(layer)
            known |= finite
            zero &= ~finite | (layer == 0)
        zero &= known
        values[:, zero] = np.nan
        self.filled_[first:last] |= known & ~zero
        self.zeros_[first:last] |= zero
        if self.factor != 1:
            values *= np.float32(self.factor)
        return values

    def strip(self, number: int) -> np.ndarray:
        """Return the strip of this number, from ``number * height`` on; the last ones that were read are kept."""
        if number not in self._strips:
            while len(self._strips) >= _STRIPS_KEPT:
                del self._strips[next(iter(self._strips))]
            first = number * self.height
            self._strips[number] = self.read(first, min(first + self.height, self.pixels.window.shape[0]))
        return self._strips[number]
