# SPDX-License-Identifier: GPL-2.0-or-later
"""From measurement points to a regular grid and back."""
