# SPDX-License-Identifier: GPL-2.0-or-later
"""The anchored forecaster: a linear anchor at every point, and what a pre-trained CNN-LSTM adds."""
