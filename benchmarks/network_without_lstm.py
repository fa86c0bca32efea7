# SPDX-License-Identifier: GPL-2.0-or-later
"""The correcting network without its LSTM, for ``forecast_ablation.py``.

``python benchmarks/network_without_lstm.py`` pre-trains one by the recipe of ``make models`` (same fields, seed and
width; as long as that) and writes ``build/network_without_lstm.safetensors``. Where that file is not there, the
ablation takes the LSTM out of the network that ships: what comes after it was not trained to do without.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.bundle import Bundle, load_bundle
from insar_forecast_plugin.core.forecasting.models.anchored.correction import KIND, pretrained_network
from insar_forecast_plugin.core.forecasting.models.anchored.correction_network import correction_network
from insar_forecast_plugin.core.networks.layers import Layers
from insar_forecast_plugin.core.networks.trained_network import TrainedNetwork

TRAINED = Path(__file__).resolve().parents[1] / "build" / "network_without_lstm.safetensors"


def last_and_mean(layers: Layers, local: Any, width: int) -> Any:
    """Sum up by the last and the mean of what the convolutions found."""
    del width
    return layers.joined([layers.only(layers.channels(local, -1, None), 1), layers.mean(local, 1)])


def network_without_lstm() -> tuple[str, TrainedNetwork]:
    """Return what the row is called, and the network."""
    if TRAINED.exists():
        bundle = load_bundle(TRAINED, KIND)
        network = correction_network(bundle.fact("network_width"), last_and_mean)
        return "without the LSTM, trained so", TrainedNetwork(network, bundle, "network.", threads=1)
    whole = pretrained_network()
    # The state of an LSTM without weights is zero: only the mean of what the convolutions found tells of the past.
    weights = {name: 0 * one if name.startswith("lstm.") else one for name, one in whole.weights.items()}
    network = TrainedNetwork(whole.definition, Bundle(KIND, weights, {}), threads=1)
    return "without the LSTM, taken out", network


if __name__ == "__main__":
    from pretrain_correction import main

    main(partial(correction_network, summary=last_and_mean), TRAINED)
