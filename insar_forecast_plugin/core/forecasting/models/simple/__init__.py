# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecasters that see one point at a time: what a network must beat."""
