# SPDX-License-Identifier: GPL-2.0-or-later
"""Train the classifier that ships with the plugin: ``python -m insar_forecast_plugin.core.trends``.

One thread and one seed: the same machine gives the same weights. ``--device cuda`` trains on a graphics card.
"""

from __future__ import annotations

import argparse
import os
import sys

from ..progress import Printed

SERIES_PER_CLASS = 142_944
PASSES = 10
SEED = 0


def main() -> int:
    """Train and write the model file and, where asked for, the report."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import torch

    from ..interface import TrainTrendClassifierRequest
    from .network.trend_classifier import SHIPPED_MODEL
    from .train_trend_classifier import train_trend_classifier

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", default=str(SHIPPED_MODEL))
    parser.add_argument("--report", default=None)
    parser.add_argument("--samples-per-class", type=int, default=SERIES_PER_CLASS)
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--processes", type=int, default=1, help="that simulate side by side; the series stay the same")
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    request = TrainTrendClassifierRequest(
        model=options.output,
        report=options.report,
        samples_per_class=options.samples_per_class,
        training_epochs=options.passes,
        seed=SEED,
        device=options.device,
    )
    train_trend_classifier(request, Printed(), processes=options.processes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
