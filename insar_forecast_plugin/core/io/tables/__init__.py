# SPDX-License-Identifier: GPL-2.0-or-later
"""Readers of tables of points, one class a format."""
