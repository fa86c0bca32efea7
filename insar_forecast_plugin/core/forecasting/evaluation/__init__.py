# SPDX-License-Identifier: GPL-2.0-or-later
"""What forecasts are worth: intervals, back-test, scores, hold-out, usability, exceedance, importance."""
