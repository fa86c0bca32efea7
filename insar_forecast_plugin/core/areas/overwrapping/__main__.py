# SPDX-License-Identifier: GPL-2.0-or-later
"""Train the over-wrapping network that ships: ``python -m insar_forecast_plugin.core.areas.overwrapping``.

One thread and one seed: the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ...progress import Printed

SEED = 0


class _PrintedNowAndThen(Printed):
    """Prints what is told, and the progress now and then."""

    def __init__(self) -> None:
        self._last = -1

    def __call__(self, fraction: float, text: str = "") -> None:
        if int(50 * fraction) > self._last:
            self._last = int(50 * fraction)
            self.info(f"{100 * fraction:3.0f} %  {text}")


def main() -> int:
    """Train and write the model file."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import torch

    from .overwrapping_detector import SHIPPED_OVERWRAPPING
    from .train_overwrapping import SAMPLES, STEPS, train_overwrapping

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=SHIPPED_OVERWRAPPING)
    parser.add_argument("--samples", type=int, default=SAMPLES)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--imagenet", type=Path, help=".safetensors file with the weights of torchvision's AlexNet")
    options = parser.parse_args()
    torch.set_num_threads(1)
    trained = train_overwrapping(
        options.seed, options.samples, _PrintedNowAndThen(), steps=options.steps, imagenet=options.imagenet
    )
    trained.save(options.output)
    options.output.chmod(0o644)
    return 0


if __name__ == "__main__":
    sys.exit(main())
