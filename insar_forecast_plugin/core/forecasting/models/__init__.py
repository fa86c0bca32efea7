# SPDX-License-Identifier: GPL-2.0-or-later
"""The forecasters: simple ones, the anchored CNN-LSTM and the network of the paper, with their registry."""
