# SPDX-License-Identifier: GPL-2.0-or-later
"""Trend classes of displacement time series: a statistical test and a network, side by side."""
