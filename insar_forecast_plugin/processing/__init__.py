# SPDX-License-Identifier: GPL-2.0-or-later
"""The Processing algorithms: parameters to requests, results to layers. Never imports what only the core has."""
