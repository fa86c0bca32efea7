# SPDX-License-Identifier: GPL-2.0-or-later
"""The correcting network without its LSTM, for ``forecast_ablation.py``.

``python benchmarks/network_without_lstm.py`` pre-trains one by the recipe of ``make models`` (same fields, seed and
width; as long as that) and writes ``build/network_without_lstm.safetensors``. Where that file is not there, the
ablation takes the LSTM out of the network that ships: what comes after it was not trained to do without.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from pretrain_correction import main

from insar_forecast_plugin.core.forecasting.models.anchored.correction import PRETRAINED
from insar_forecast_plugin.core.forecasting.models.anchored.correction_network import CorrectionNetwork

TRAINED = Path(__file__).resolve().parents[1] / "build" / "network_without_lstm.safetensors"


class TrainedWithoutLstm(CorrectionNetwork):
    """In the LSTM's place stands what the convolutions found at the last epoch; its weights are never used."""

    def summary(self, local: torch.Tensor) -> torch.Tensor:
        """Return the last and the mean of what the convolutions found, (batch, 2 * width)."""
        return torch.cat([local[:, -1], local.mean(dim=1)], dim=1)


class WithLstmTakenOut(CorrectionNetwork):
    """In the LSTM's place stands zero; only the mean of what the convolutions found tells of the past."""

    def summary(self, local: torch.Tensor) -> torch.Tensor:
        """Return zeros and the mean of what the convolutions found, (batch, 2 * width)."""
        mean = local.mean(dim=1)
        return torch.cat([torch.zeros_like(mean), mean], dim=1)


def network_without_lstm() -> tuple[str, type[CorrectionNetwork], Path]:
    """Return what the row is called, the network, and its weights."""
    if TRAINED.exists():
        return "without the LSTM, trained so", TrainedWithoutLstm, TRAINED
    return "without the LSTM, taken out", WithLstmTakenOut, PRETRAINED


if __name__ == "__main__":
    main(TrainedWithoutLstm, TRAINED)
