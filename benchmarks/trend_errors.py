# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether the errors that are stated of velocities, accelerations and breaks hold what they say.

Run ``python benchmarks/trend_errors.py``. Series of 30 to 240 epochs, 12 days apart, in noise of 2 mm, a part of which
decays within some days: half of them lines, half with a break of 10 to 20 mm/yr in the middle two fifths. It prints the
share of errors within one and two of the stated ones (a normal error has 0.683 and 0.954), and the median stated error
over the root mean square of the real ones; first for the plainer errors that the classes go by, then for the stated
ones. ``--gaps`` leaves that share of the values out. The seeds are not those that the settings were chosen with.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.trends.fits.breakpoints import TimeAxis
from insar_forecast_plugin.core.trends.fits.motion import Motion, fit_motion
from insar_forecast_plugin.core.trends.fits.stated_errors import with_stated_errors

STEP, SIZE = 12, 2.0
EPOCHS = (30, 60, 120, 240)
NOISE = ((0.0, 1.0), (0.3, 30.0), (0.5, 60.0), (0.5, 180.0))
"""Share that decays, and within how many days."""


def noise_of(shape: tuple[int, int], share: float, days: float, random: np.random.Generator) -> np.ndarray:
    """Return white noise and noise that decays, mm."""
    white, slow = random.normal(0, SIZE, (2, *shape))
    kept = np.exp(-STEP / days)
    for epoch in range(1, shape[1]):
        slow[:, epoch] = kept * slow[:, epoch - 1] + np.sqrt(1 - kept**2) * slow[:, epoch]
    return np.sqrt(1 - share) * white + np.sqrt(share) * slow


def held(error: np.ndarray, sigma: np.ndarray) -> str:
    """Return the shares of errors within one and two of the stated ones, and these over the real ones."""
    shares = " ".join(f"{np.mean(np.abs(error) < times * sigma):.3f}" for times in (1, 2))
    return f"{shares} {np.median(sigma) / np.sqrt(np.mean(error**2)):5.2f}"


def measured(axis: TimeAxis, series: np.ndarray, there: np.ndarray) -> tuple[Motion, Motion]:
    """Return the motion with the plainer errors and with the stated ones."""
    plain = fit_motion(axis, np.where(there, series, 0.0), there)
    return plain, with_stated_errors(axis, plain, there)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gaps", type=float, default=0.0)
    parser.add_argument("--series", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1100)
    options = parser.parse_args()
    random, count = np.random.default_rng(options.seed), options.series
    print("epochs share days | velocity | acceleration | before a break | after it | its date")
    for epochs in EPOCHS:
        axis = TimeAxis.of(np.datetime64("2018-01-01") + STEP * np.arange(epochs))
        years = (axis.time + 1) * axis.half_span
        for share, days in NOISE:
            line = noise_of((count, epochs), share, days, random)
            at = random.integers(int(0.3 * epochs), int(0.7 * epochs), count)
            change = random.choice([-1, 1], count) * random.uniform(10, 20, count)
            bend = change[:, None] * np.maximum(years - years[at][:, None], 0.0)
            there = random.random(line.shape) >= options.gaps
            for name, one, two in zip(
                ("plain", "stated"), measured(axis, line, there), measured(axis, line + bend, there), strict=True
            ):
                told = (
                    held(one.velocity, one.velocity_sigma),
                    held(one.acceleration, one.acceleration_sigma),
                    held(two.velocity_1, two.velocity_1_sigma),
                    held(two.velocity_2 - change, two.velocity_2_sigma),
                    held(STEP * (two.break_at - at), two.break_sigma_days),
                )
                print(f"{epochs:6} {share:5} {days:4.0f} {name:6} | {' | '.join(told)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
