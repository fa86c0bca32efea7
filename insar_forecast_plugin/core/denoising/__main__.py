# SPDX-License-Identifier: GPL-2.0-or-later
"""Train the denoiser that ships with the plugin: ``python -m insar_forecast_plugin.core.denoising``.

One thread and one seed: the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import os
import sys

from ..progress import Printed

SAMPLES = 16_000
SEED = 0


def main() -> int:
    """Train and write the model file and, where asked for, the report."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import torch

    from ..interface import TrainDenoiserRequest
    from .denoiser_file import SHIPPED_DENOISER
    from .train_denoiser import train_denoiser

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", default=str(SHIPPED_DENOISER))
    parser.add_argument("--report", default=None)
    parser.add_argument("--preset", default="default")
    parser.add_argument("--samples", type=int, default=SAMPLES)
    options = parser.parse_args()
    torch.set_num_threads(1)
    request = TrainDenoiserRequest(
        model=options.output,
        report=options.report,
        samples=options.samples,
        preset=options.preset,
        seed=SEED,
        device="cpu",
    )
    train_denoiser(request, Printed())
    return 0


if __name__ == "__main__":
    sys.exit(main())
