# SPDX-License-Identifier: GPL-2.0-or-later
"""What a forecaster is given and gives back: series up to an origin, their split in time, horizons, levels."""
