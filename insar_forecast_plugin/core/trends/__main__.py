# SPDX-License-Identifier: GPL-2.0-or-later
"""Train the classifier that ships with the plugin: ``python -m insar_forecast_plugin.core.trends``.

One thread and one seed: the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import os
import sys

from ..progress import Printed

SERIES_PER_CLASS = 30_000
PASSES = 8
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
    options = parser.parse_args()
    torch.set_num_threads(1)
    request = TrainTrendClassifierRequest(
        model=options.output,
        report=options.report,
        samples_per_class=SERIES_PER_CLASS,
        training_epochs=PASSES,
        seed=SEED,
        device="cpu",
    )
    train_trend_classifier(request, Printed())
    return 0


if __name__ == "__main__":
    sys.exit(main())
