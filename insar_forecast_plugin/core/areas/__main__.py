# SPDX-License-Identifier: GPL-2.0-or-later
"""Train the detector that ships with the plugin: ``python -m insar_forecast_plugin.core.areas``.

One thread and one seed: the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import os
import sys

from ..progress import Printed

FIELDS = 2000
PASSES = 12
SEED = 0


def main() -> int:
    """Train and write the model file and, where asked for, the report."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import torch

    from ..interface import TrainDetectorRequest
    from .network.detector import SHIPPED_DETECTOR
    from .train_detector import train_detector

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", default=str(SHIPPED_DETECTOR))
    parser.add_argument("--report", default=None)
    options = parser.parse_args()
    torch.set_num_threads(1)
    request = TrainDetectorRequest(
        model=options.output,
        report=options.report,
        samples=FIELDS,
        training_epochs=PASSES,
        seed=SEED,
        device="cpu",
    )
    train_detector(request, Printed())
    return 0


if __name__ == "__main__":
    sys.exit(main())
