# SPDX-License-Identifier: GPL-2.0-or-later
"""How often the gate lets a worthless, slowly varying correction through.

Run ``python benchmarks/gate_of_correction.py``. What the anchor leaves at a horizon of h epochs is a sum of h
independent dates, so that neighbouring origins share most of it; the correction wanders independently of it (an
autoregression, 37% after 20 epochs). Printed is the share of 2000 draws in which the gate opens, with the overlap of
the origins reckoned with and, beside it, as if every origin stood alone. Exits with 1 where the first passes 10% by
more than two standard errors.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.forecasting.models.anchored.correction import gate

ORIGINS, HORIZONS, DRAWS = (12, 20, 36, 60), (1, 3, 6, 12, 30), 2000
MEMORY = 20.0
MOST = 0.10


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


def main() -> int:
    """Print the table."""
    rng, worst = np.random.default_rng(0), 0.0
    print(f"{'origins':>8s}{'horizon':>8s}{'opens':>9s}{'overlap not reckoned with':>28s}")
    for origins in ORIGINS:
        for horizon in HORIZONS:
            with_overlap, without = opened(origins, horizon, rng)
            worst = max(worst, with_overlap)
            print(f"{origins:8d}{horizon:8d}{with_overlap:9.1%}{without:28.1%}", flush=True)
    print(f"most {worst:.1%} (under {MOST:.0%})")
    return int(worst > MOST + 2 * np.sqrt(MOST * (1 - MOST) / DRAWS))


if __name__ == "__main__":
    raise SystemExit(main())
