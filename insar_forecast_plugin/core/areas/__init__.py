# SPDX-License-Identifier: GPL-2.0-or-later
"""Deforming areas: where points move together against what surrounds them, and what there is to say of each."""
