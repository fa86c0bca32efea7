# SPDX-License-Identifier: GPL-2.0-or-later
"""Stacks of other programs to the stack that all operations take."""
