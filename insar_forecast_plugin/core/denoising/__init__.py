# SPDX-License-Identifier: GPL-2.0-or-later
"""Displacement drawn out of the noise of raster stacks."""
