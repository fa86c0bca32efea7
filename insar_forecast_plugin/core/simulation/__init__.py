# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulated InSAR time series with known truth."""
