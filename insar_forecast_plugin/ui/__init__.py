# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock and the dialogs."""
