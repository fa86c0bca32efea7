# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading and writing of files: one module a format family."""
