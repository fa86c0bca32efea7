# SPDX-License-Identifier: GPL-2.0-or-later
"""Units of time that both halves of the plugin count in: the standard library only."""

DAYS_PER_YEAR = 365.25
"""Days of a Julian year: velocities are in mm for each of these."""
