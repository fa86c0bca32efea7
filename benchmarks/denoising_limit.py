# SPDX-License-Identifier: GPL-2.0-or-later
"""How near any denoiser could come to displacement that was put in, if it knew the noise and what sources are like.

``python benchmarks/denoising_limit.py``. Noise, sources, seed and measures are those of ``denoising_accuracy.py``; of
its simulated stacks the first 12, with a source each, and the seven real ones, with two. The denoiser of this script is
told what none can know: the law of the noise in the very stack (covariance in space and time, how it goes with height,
how noisy each cell is), that there is one source of the benchmark's shapes and courses or, in a fifth of the cases,
none, and that its size is 0.5 to 4 times the noise. It is not told where a source lies, its shape, size or course.

* "best linear": the Wiener filter for the second moments of noise and sources; no linear estimate has a smaller
  expected squared error. It cannot make use of there being one source, of a shape with an edge; the network can.
* "best estimate": the mean of the displacement given the stack, by Bayes' rule. In simulated noise, which is normal
  with this very covariance, no estimate, linear or not, has a smaller expected squared error over all cells without
  being told more. It is computed by drawing sources, from means over 3 x 3 cells, so not quite exactly; the true source
  is one of those that it begins with, so that a strong one is not missed.
* "best inside": the same for the cells inside the source alone, the measure of the tables. No estimate is better there;
  it cannot be had beside silence elsewhere, as it takes each cell for moving.
* "shape told": place and shape are told, too, and only course and size are estimated.

In real noise, which is not normal and whose law nobody knows, the covariance is the nearest normal one of the noise of
the very stack, its variance times ``--widened``: the estimate is told a great deal, but it is no limit.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from denoising_accuracy import BINS, DATA, SIZE, about_median, methods
from denoising_posterior import Candidates, Clairvoyant, noise_as_it_is, noise_of_law
from denoising_truth import KnownStack, SourceShape, noise_and_law, noise_deviation, real_noise, with_source

CANDIDATES, CANDIDATE_SEED = 3000, 77
FEW = 12
"""Of the simulated stacks."""
WIDENED = 1.0
"""Real noise is taken for so much more; with 5 or 20 less of it is taken for displacement, and less is kept."""
ALONE = "found in noise alone"


def told(seed: int, data: Path, widened: float) -> dict[str, list[tuple[KnownStack, Clairvoyant]]]:
    """Return the stacks of noise with the denoiser that knows their noise; that of real ones is widened."""
    rng = np.random.default_rng(seed)
    drawn = [noise_and_law(rng, SIZE) for _ in range(FEW)]
    noises = {"simulated": [(stack, noise_of_law(law, len(stack.days))) for stack, law in drawn]}
    if (data / "stacks").is_dir():
        noises["real"] = [(stack, noise_as_it_is(stack).widened(widened)) for stack in real_noise(data)]
    return {
        kind: [(stack, Clairvoyant(noise, stack.days, noise_deviation(stack))) for stack, noise in some]
        for kind, some in noises.items()
    }


def estimates(
    stack: KnownStack, clairvoyant: Clairvoyant, some: Candidates, true: SourceShape | None
) -> Iterator[tuple[str, np.ndarray]]:
    """Yield what each told denoiser finds, mm."""
    yield "best linear", clairvoyant.linear(stack, some)
    found = clairvoyant.estimate(np.random.default_rng(CANDIDATE_SEED), stack, some, true)
    yield "best estimate", found.mean
    if true is not None:
        yield "best inside", found.inside
        yield "shape told", clairvoyant.told_shape(stack)


def measured(found: np.ndarray, stack: KnownStack) -> tuple[float, float]:
    """Return error and kept inside the source; without one the 95th percentiles of the result, all and last epochs."""
    found = about_median(found)
    if not stack.truth.any():
        return float(np.quantile(np.abs(found), 0.95)), float(np.quantile(np.abs(found[-1]), 0.95))
    truth, at = about_median(stack.truth), (slice(1, None), stack.inside)
    error = float(np.sqrt(((found - truth)[at] ** 2).mean()))
    return error, float((found[at] * truth[at]).sum() / (truth[at] ** 2).sum())


def show(kind: str, some: list[tuple[KnownStack, Clairvoyant]], candidates: Candidates, seed: int, each: int) -> None:
    """Print one kind of noise."""
    rows: dict[str, dict[str, list[tuple[float, float]]]] = {}
    columns = [f"{low:g} to {high:g}" for low, high in BINS] + [ALONE]
    for number, name in enumerate(columns):
        for (place, (stack, clairvoyant)), case in product(enumerate(some), range(each if name != ALONE else 1)):
            made, true, key = stack, None, (seed, number, place, case)
            if name != ALONE:
                made = with_source(np.random.default_rng(key), stack, BINS[number])
                true = SourceShape.drawn(np.random.default_rng(key), SIZE, SIZE)  # what is drawn first
            results = [(one, method(made.values, made.days, made.heights)) for one, method in METHODS.items()]
            for one, found in (*results, *estimates(made, clairvoyant, candidates, true)):
                rows.setdefault(one, {}).setdefault(name, []).append(measured(found, made))
    means = {key: {name: np.mean(of, axis=0) for name, of in row.items()} for key, row in rows.items()}
    chains = [key for key in METHODS if key not in ("zeros", "network")]
    best = {name: min(means[key][name][0] for key in chains) for name in columns[:-1]}
    print(f"\n{kind} noise, {len(some)} stacks, {each} sources in each: error (mm), of the best chain, kept")
    print(f"{'':30s}" + "".join(f"{name:>20s}" for name in columns[:-1]) + "   in noise alone, at the end (mm)")
    for key, row in means.items():
        if key in chains and all(row[name][0] > best[name] for name in columns[:-1]):
            continue
        cells = [f"{row[name][0]:7.2f} {row[name][0] / best[name]:5.2f} {row[name][1]:5.2f}" for name in columns[:-1]]
        alone = f"   {row[ALONE][0]:5.2f} {row[ALONE][1]:5.2f}" if ALONE in row else ""
        print(f"{key:30s}" + "".join(f"{cell:>20s}" for cell in cells) + alone, flush=True)


METHODS = methods(None)


def main() -> int:
    """Print it all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--seed", type=int, default=21)
    parser.add_argument("--widened", type=float, default=WIDENED, help="factor on the variance of real noise")
    options = parser.parse_args()
    began = time.monotonic()
    candidates = Candidates.drawn(np.random.default_rng(CANDIDATE_SEED), SIZE, CANDIDATES)
    for kind, some in told(options.seed, options.data, options.widened).items():
        show(kind, some, candidates, options.seed, 1 if kind == "simulated" else 2)
    print(f"  {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
