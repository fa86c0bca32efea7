# SPDX-License-Identifier: GPL-2.0-or-later
"""What a forecast finds over its tiles, for points that are all in one."""

from insar_forecast_plugin.core.forecasting.evaluation.usability import compared_errors, usability_of


def usability_at(data, errors, origins=None):
    """Compare past forecasts with the simple ones at all points."""
    part = compared_errors(data, errors, origins)
    return usability_of(part.usable, part.best, [part])
