# SPDX-License-Identifier: GPL-2.0-or-later
"""A page to hand over: what a layer of classes and forecasts says, on one sheet."""
