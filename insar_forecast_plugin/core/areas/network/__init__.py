# SPDX-License-Identifier: GPL-2.0-or-later
"""The network that scores cells of a velocity field: what it sees, how it is trained, how it is used."""
