# SPDX-License-Identifier: GPL-2.0-or-later
"""The convolutional auto-encoder over the whole stack."""
