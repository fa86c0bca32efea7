# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests that train networks, or use the paper's, run where PyTorch is installed; `make test` has it."""

from importlib.util import find_spec

TRAINING = [
    *(f"areas/test_{name}.py" for name in ("overwrapping_detector", "train_detector")),
    *(
        f"forecasting/test_{name}.py"
        for name in ("backtest_operation", "graphics_card", "paper_forecaster", "paper_network", "train_and_forecast")
    ),
    *(f"denoising/test_{name}.py" for name in ("paper_form", "train_denoiser")),
    "networks/test_networks.py",
    *(f"trends/test_{name}.py" for name in ("sixth_class", "train_operation")),
]
collect_ignore = [] if find_spec("torch") else TRAINING
