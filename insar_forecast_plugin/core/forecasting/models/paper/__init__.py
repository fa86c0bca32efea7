# SPDX-License-Identifier: GPL-2.0-or-later
"""The CNN-LSTM of arXiv 2509.18176, which forecasts maps."""
