# SPDX-License-Identifier: GPL-2.0-or-later
"""Changes: what is new in time series."""
