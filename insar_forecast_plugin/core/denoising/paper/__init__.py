# SPDX-License-Identifier: GPL-2.0-or-later
"""The auto-encoder as published: spans of nine acquisitions (Rouet-Leduc et al. 2021)."""
