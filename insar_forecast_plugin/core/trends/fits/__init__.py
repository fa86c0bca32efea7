# SPDX-License-Identifier: GPL-2.0-or-later
"""Fits and tests of single series: motion, breakpoints, jumps."""
