# SPDX-License-Identifier: GPL-2.0-or-later
"""How often the gate lets a worthless, slowly varying correction through.

Run ``python benchmarks/gate_of_correction.py``. What the anchor leaves at a horizon of h epochs is a sum of h
independent dates, so that neighbouring origins share most of it; the correction wanders independently of it (an
autoregression, 37% after 20 epochs). Printed is the share of 2000 draws in which the gate opens, with the overlap of
the origins reckoned with and, beside it, as if every origin stood alone.

The second table includes the choice of penalties: eight worthless, slowly varying columns are fitted to four times the
validation span with each of 36 pairs of penalties, those with the smallest error are taken, and the gate decides; once
with the halves of the span judging what the other chose, as forecasts are made, and beside it with all origins choosing
and deciding. Exits with 1 where a share that is in use passes 10% by more than two standard errors.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.forecasting.data.time_split import TimeSplit
from insar_forecast_plugin.core.forecasting.models.anchored.correction import PENALTIES, SHIFT_PENALTIES
from insar_forecast_plugin.core.forecasting.models.anchored.correction_choice import CorrectionChoice, WindowRows, gate

ORIGINS, HORIZONS, DRAWS = (12, 20, 36, 60), (1, 3, 6, 12, 30), 2000
MEMORY = 20.0
MOST = 0.10
SPANS, CHOICE_DRAWS, POINTS, SHIFTED, STATES = (24, 36, 60), 400, 6, 4, 4
TRIED = [np.repeat([of_shift, of_layer], [SHIFTED, STATES]) for of_shift in SHIFT_PENALTIES for of_layer in PENALTIES]


def opened(origins: int, horizon: int, rng: np.random.Generator) -> tuple[float, float]:
    """Return the shares of draws in which the gate opens, with the overlap and without."""
    found = np.zeros(2)
    kept = np.exp(-1 / MEMORY)
    for _ in range(DRAWS):
        left = np.convolve(rng.normal(size=origins + horizon), np.ones(horizon), "valid")[:origins]
        correction = np.empty(origins)
        value = rng.normal()
        for index, step in enumerate(rng.normal(size=origins) * np.sqrt(1 - kept**2)):
            value = correction[index] = kept * value + step
        sums = correction * left, correction**2
        found += [gate(*sums, horizon - 1) > 0, gate(*sums, 0) > 0]
    return tuple(found / DRAWS)


class TogetherChoice(CorrectionChoice):
    """All origins of the span choose, and all decide."""

    def _half_of(self, row):
        return 1 if row.known >= self._split.end else None

    def _judged_with(self, row):
        del row
        return 0


def slow(epochs: int, count: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Return autoregressions, shape (epochs, *count)."""
    kept = np.exp(-1 / MEMORY)
    found = np.empty((epochs, *count), np.float32)
    value = rng.normal(size=count)
    for index in range(epochs):
        value = found[index] = kept * value + rng.normal(size=count) * np.sqrt(1 - kept**2)
    return found


def worthless(span: int, rng: np.random.Generator) -> tuple[TimeSplit, list[WindowRows]]:
    """Return the windows of a series whose changes have nothing to do with what would correct them."""
    split = TimeSplit(4 * span, 5 * span)
    dates = rng.normal(size=(split.total + 1, 1)) + 0.7 * rng.normal(size=(split.total + 1, POINTS))
    level = np.cumsum(dates, axis=0).astype(np.float32)
    shape = (POINTS, SHIFTED + STATES)
    columns = 0.9 * slow(split.total, (1, shape[1]), rng) + 0.4 * slow(split.total, shape, rng)
    return split, [
        WindowRows(known, step, columns[known], level[known + step] - level[known])
        for known in range(1, split.total)
        for step in HORIZONS
        if known + step <= split.total
    ]


def opened_with_choice(span: int, rng: np.random.Generator) -> dict[int, np.ndarray]:
    """Return the shares of draws in which the gate opens, by horizon: halves, and all origins together."""
    found = {step: np.zeros(2) for step in HORIZONS}
    for _ in range(CHOICE_DRAWS):
        split, rows = worthless(span, rng)
        late = [row for row in rows if row.known >= split.end]
        for index, kind in enumerate((CorrectionChoice, TogetherChoice)):
            choice = kind(max(HORIZONS), split, multiples=np.ones(SHIFTED + STATES), tried=TRIED)
            for row in rows:
                choice.learn(row, 1.0)
            shares = choice.shares(late, 1)
            for step, opens in found.items():
                opens[index] += shares[step - 1] > 0
    return {step: opens / CHOICE_DRAWS for step, opens in found.items()}


def with_choice(rng: np.random.Generator) -> bool:
    """Print the second table; return whether it holds."""
    worst = 0.0
    print(f"\n{'span':>8s}{'horizon':>8s}{'opens':>9s}{'chosen and decided together':>30s}")
    for span in SPANS:
        for horizon, (halves, together) in opened_with_choice(span, rng).items():
            worst = max(worst, halves)
            print(f"{span:8d}{horizon:8d}{halves:9.1%}{together:30.1%}", flush=True)
    print(f"most {worst:.1%} (under {MOST:.0%})")
    return worst <= MOST + 2 * np.sqrt(MOST * (1 - MOST) / CHOICE_DRAWS)


def main() -> int:
    """Print the tables."""
    rng, worst = np.random.default_rng(0), 0.0
    print(f"{'origins':>8s}{'horizon':>8s}{'opens':>9s}{'overlap not reckoned with':>28s}")
    for origins in ORIGINS:
        for horizon in HORIZONS:
            with_overlap, without = opened(origins, horizon, rng)
            worst = max(worst, with_overlap)
            print(f"{origins:8d}{horizon:8d}{with_overlap:9.1%}{without:28.1%}", flush=True)
    print(f"most {worst:.1%} (under {MOST:.0%})")
    alone = worst <= MOST + 2 * np.sqrt(MOST * (1 - MOST) / DRAWS)
    return int(not (with_choice(rng) and alone))


if __name__ == "__main__":
    raise SystemExit(main())
