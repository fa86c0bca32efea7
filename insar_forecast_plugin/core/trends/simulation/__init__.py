# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulated series of known trend class."""
