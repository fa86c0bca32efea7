# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine: an operation over a folder of tiles, here or on a Dask cluster."""
