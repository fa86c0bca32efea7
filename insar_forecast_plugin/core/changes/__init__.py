# SPDX-License-Identifier: GPL-2.0-or-later
"""What has changed: between dates, between releases, and between a forecast and what followed."""
