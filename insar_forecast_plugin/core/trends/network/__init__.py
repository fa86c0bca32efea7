# SPDX-License-Identifier: GPL-2.0-or-later
"""The network that names trend classes: what it sees, how it is trained, how it is used."""
