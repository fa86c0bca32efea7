# SPDX-License-Identifier: GPL-2.0-or-later
"""Vertical and east-west displacement from the lines of sight of two or more tracks."""
