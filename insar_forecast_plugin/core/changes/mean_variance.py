# SPDX-License-Identifier: GPL-2.0-or-later
"""How uncertain the mean of a few values is whose noise hangs together in time.

Of a dozen values nobody sees how slow their noise is: what is slower than they last is in their mean. Many pairs
tell it together, as far as they do not err together. Kinds of noise (white, and white beside noise of first order) are
weighted by how likely each leaves the cosines of the pairs' residuals as large as they are, with what the mean took
along in it (Sykulski, Olhede, Guillaumin, Lilly and Early 2019, Biometrika 106, 251); pairs that err together count as
fewer. The variance of the mean is the weighted mean over the kinds, widened as Student's distribution is where few
values tell the noise, so that twice its root holds some 95%.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..noise_kinds import first_cosines, usual_kinds, widening

_SHARES = (0.2, 0.4, 0.6, 0.8, 1.0)
"""Of the noise that decays in all of it."""
_DECAYS = tuple(0.75 * 2 ** (step / 2) for step in range(11))
"""In epochs, to 24: thousands of pairs tell the noise so well that a coarse set would hold none near it."""
_FEWEST_FREE = 2.0


@dataclass(frozen=True)
class MeanVariance:
    """What tells the variance of means from the scatter of the values.

    Parameters
    ----------
    weights
        Of the kinds of noise, shape (n_kinds,).
    independent
        As how many independent pairs those count that told them.
    """

    weights: np.ndarray
    independent: float

    @classmethod
    def of(cls, residuals: np.ndarray, shared: float) -> MeanVariance:
        """Tell it from what means leave of many pairs.

        Parameters
        ----------
        residuals
            Less the mean of each pair, shape (n_pairs, n_epochs), NaN where missing; pairs with fewer than two values
            tell nothing.
        shared
            Correlation of the noise of pairs at one date, 0 to 1.
        """
        prior = usual_kinds(_DECAYS, len(_SHARES))
        count = np.isfinite(residuals).sum(axis=1)
        if not (count >= 2).any():
            return cls(prior, 1.0)
        length = max(2, int(np.median(count[count >= 2])))
        rows = np.flatnonzero(count >= length)
        # The first values of each, so that one table of what is expected holds for all.
        first = np.argsort(~np.isfinite(residuals[rows]), axis=1, kind="stable")[:, :length]
        values = np.take_along_axis(residuals[rows], first, axis=1)
        values = values - values.mean(axis=1, keepdims=True)
        size = np.sqrt((values**2).mean(axis=1, keepdims=True))
        values = values[size[:, 0] > 0] / size[size[:, 0] > 0]
        if not len(values):
            return cls(prior, 1.0)
        independent = len(values) / (1 + (len(values) - 1) * shared)
        cosines = first_cosines(length)
        squares = ((values @ cosines.T) ** 2).mean(axis=0)
        expected = np.array([_squares(cosines, *kind) for kind in _kinds()])
        spread = np.log((squares / expected).mean(axis=1))
        likely = np.log(prior) - 0.5 * independent * (np.log(expected).sum(axis=1) + len(cosines) * spread)
        weights = np.exp(likely - likely.max())
        return cls(weights / weights.sum(), independent)

    def over_scatter(self, count: np.ndarray, alone: np.ndarray) -> np.ndarray:
        """Return the variance of means over the variance of the values about them (sum of squares over count - 1).

        Parameters
        ----------
        count
            Values of each mean, shape (n,).
        alone
            Whether a pair's own values tell how large its noise is, not those of all pairs, bool, shape (n,).

        Returns
        -------
        ndarray
            float64, shape (n,).

        Examples
        --------
        >>> noise = np.random.default_rng(0).normal(size=(2000, 10))
        >>> told = MeanVariance.of(noise - noise.mean(axis=1, keepdims=True), 0.0)
        >>> told.over_scatter(np.array([10]), np.array([False])).round(2).tolist()
        [0.1]
        """
        numbers, which = np.unique(np.maximum(count, 1), return_inverse=True)
        table = np.array([[self._of_count(int(number), own) for number in numbers] for own in (False, True)])
        return np.asarray(table[np.asarray(alone, dtype=int), which])

    def _of_count(self, count: int, alone: bool) -> float:
        """Return :meth:`over_scatter` of one number of values; of one value, that of independent ones."""
        if count < 2:
            return 1.0
        lags = np.arange(1, count)
        total = 0.0
        for weight, (share, decay) in zip(self.weights, _kinds(), strict=True):
            kept = share * np.exp(-lags / decay)
            longer = min(1 + 2 * float(((1 - lags / count) * kept).sum()), 0.98 * count)
            free = max(count / (1 + 2 * float((kept**2).sum())) - 1, 1.0)
            free = max(free if alone else free * self.independent, _FEWEST_FREE)
            wider = float(widening(np.array(free))) ** 2
            total += weight * wider * longer * (count - 1) / (count * (count - longer))
        return total


def _kinds() -> list[tuple[float, float]]:
    """Return share and decay of the kinds of noise; the first is white."""
    return [(0.0, 1.0), *((share, decay) for decay in _DECAYS for share in _SHARES)]


def _squares(cosines: np.ndarray, share: float, decay: float) -> np.ndarray:
    """Return the expected squares of cosines of noise of variance one, shape (n_cosines,); a mean leaves them whole."""
    epochs = np.arange(cosines.shape[1])
    together = share * np.exp(-np.abs(epochs[:, None] - epochs) / decay) + (1 - share) * np.eye(len(epochs))
    return np.asarray(((cosines @ together) * cosines).sum(axis=1))
