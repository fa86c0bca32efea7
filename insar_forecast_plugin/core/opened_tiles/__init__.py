# SPDX-License-Identifier: GPL-2.0-or-later
"""Results of a country, in folders of tiles, as layers of QGIS."""
