# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecasting of displacement at measurement points and on grids."""
