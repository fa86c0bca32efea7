# SPDX-License-Identifier: GPL-2.0-or-later
"""What readers see of forecasts: reports, and maps with their legends."""
