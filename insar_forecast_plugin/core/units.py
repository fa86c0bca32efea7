# SPDX-License-Identifier: GPL-2.0-or-later
"""Quantities of nature and of statistics that both halves of the plugin count with: the standard library only."""

DAYS_PER_YEAR = 365.25
"""Days of a Julian year: velocities are in mm for each of these."""
SENTINEL1_HALF_WAVELENGTH_MM = 27.73
"""Half of Sentinel-1's radar wavelength (5.405 GHz), in mm: the size of a phase unwrapping error."""
DEVIATION_OF_MAD = 1.4826
"""Standard deviation of normal values in their median absolute deviations."""
