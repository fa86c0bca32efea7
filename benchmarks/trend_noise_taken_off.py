# SPDX-License-Identifier: GPL-2.0-or-later
"""What is learnt from noise whose line, curve and season were taken off over the very dates that are classified.

Run ``python benchmarks/trend_noise_taken_off.py [--seed 7]``. Signals of the classes lie in real noise by taking line,
parabola and season off real series first (``trend_truth.py``). Over all dates of a file such noise holds nothing that
looks like slow motion. Gradient boosting that learns from all dates learns that, too: what moves slowly is a signal.
Here it is trained on all dates of a file and on stretches of four fifths of them, with the signals of
``trend_accuracy.py`` (totals of 2 to 20 times the plain noise), and asked, beside the network and the tests, for

1. signals in simulated noise, of which nothing was taken off,
2. the same noise without its line, parabola and season,
3. signals in the noise of two Wroclaw files that ``trend_accuracy.py`` does not report, over all their dates, where
   these were taken off as well.

"Alike usual" is the network told that stable ground is as common as each other class, as boosting is.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np
import torch
from trend_accuracy import MOST_OF_FILE, MOST_POINTS, boosting_in
from trend_truth import BENDS, BILINEAR, DATA, STABLE, Noise, Truth, put_in, real_noise

from insar_forecast_plugin.core.trends.fits.breakpoints import TimeAxis
from insar_forecast_plugin.core.trends.fits.statistical import fit_trends
from insar_forecast_plugin.core.trends.fits.thresholds import MotionLimits
from insar_forecast_plugin.core.trends.network.training_set import NetworkSamples, as_samples
from insar_forecast_plugin.core.trends.network.trend_classifier import STILL_AS_OFTEN, load_classifier
from insar_forecast_plugin.core.trends.simulation.simulated_noise import draw_noise
from insar_forecast_plugin.core.trends.simulation.simulated_series import LabelledSeries

LEARNT = "egms-ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip"
FILES = ("egms-wroclaw/124_0770_IW3_VV.csv", "egms-wroclaw/175_0303_IW1_VV.csv")
TOTALS = (2.0, 20.0)
DRAWS, SERIES = 12, 150
"""Of simulated noise, and of series in each."""


def taken_off(noise: Noise) -> Noise:
    """Return noise without its line, parabola and season."""
    axis = TimeAxis.of(noise.dates)
    basis = np.linalg.qr(np.vstack([axis.columns, axis.time**2]).T)[0]
    return Noise(noise.dates, noise.values - noise.values @ basis @ basis.T)


def with_signals(seed: int, noise: Noise) -> Truth:
    """Put signals of all classes in."""
    labels = np.arange(len(noise.values)) % 5
    return put_in(np.random.default_rng(seed), noise, labels, TOTALS, low_frequency=False)


def main() -> None:
    """Print how often each is right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(f"{DATA} is missing: the real data lie beside the repository.")
    torch.set_num_threads(1)
    classifier, learnt = load_classifier(), real_noise(DATA / LEARNT)
    learnt = learnt.at(np.random.default_rng(options.seed).permutation(len(learnt.values))[:MOST_POINTS])
    totals = (*TOTALS, False)
    lengths = len(learnt.dates), int(MOST_OF_FILE * len(learnt.dates))
    boosted = {epochs: boosting_in(learnt, epochs, totals, options.seed) for epochs in lengths}

    def show(title: str, truths: list[Truth]) -> None:
        groups = [LabelledSeries(one.dates, one.displacement, one.labels, MotionLimits()) for one in truths]
        samples, kinds = as_samples(groups), np.concatenate([one.kinds for one in truths])
        tested = [fit_trends(TimeAxis.of(one.dates), one.displacement, one.limits).classes for one in groups]
        probability = classifier.probabilities(samples.channels, samples.features)
        told = probability / np.where(np.arange(probability.shape[1]) == STABLE, STILL_AS_OFTEN, 1.0)
        print(f"{title}, {len(samples)} series")
        print_row("network", samples, kinds, probability.argmax(axis=1))
        print_row("network, alike usual", samples, kinds, told.argmax(axis=1))
        print_row("tests", samples, kinds, np.concatenate(tested))
        for epochs, one in boosted.items():
            print_row(f"boosting, {epochs} of {lengths[0]} dates", samples, kinds, one.predict(samples.features))

    dates = real_noise(DATA / FILES[0]).dates
    drawn = [draw_noise(np.random.default_rng(options.seed + at), dates, SERIES)[0] for at in range(DRAWS)]
    noises = [Noise(dates, values) for values in drawn]
    show("Simulated noise", [with_signals(options.seed + at, one) for at, one in enumerate(noises)])
    noises = [taken_off(one) for one in noises]
    show("Its line, parabola and season off", [with_signals(options.seed + at, one) for at, one in enumerate(noises)])
    for name in FILES:
        noise = real_noise(DATA / name)
        show(f"Noise of {name}", [with_signals(options.seed + at, noise) for at in range(3)])


def print_row(name: str, samples: NetworkSamples, kinds: np.ndarray, given: np.ndarray) -> None:
    """Print one line of a table."""
    labels = samples.labels
    moving = labels != STABLE
    lost, wrong = np.mean(given[moving] == STABLE), np.mean(given[~moving] != STABLE)
    found = "  ".join(f"{kind} {np.mean(given[kinds == kind] == BILINEAR):.2f}" for kind in BENDS)
    print(
        f"  {name:<28} {np.mean(given == labels):.4f}   moving called stable {lost:.4f}, stable called moving", end=" "
    )
    print(f"{wrong:.4f}; bends found: {found}", flush=True)


if __name__ == "__main__":
    main()
