# SPDX-License-Identifier: GPL-2.0-or-later
"""The core half: all of the science and all of the file reading and writing, without QGIS."""
