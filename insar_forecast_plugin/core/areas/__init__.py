# SPDX-License-Identifier: GPL-2.0-or-later
"""Deforming areas: what moves as one, and what there is to say of it."""
