# SPDX-License-Identifier: GPL-2.0-or-later
"""Parquet files in a QGIS whose GDAL has no driver for them, as many builds; the core reads and writes them itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingOutputLayerDefinition

SUFFIX = ".parquet"


def gdal_reads_parquet() -> bool:
    """Say whether the GDAL of this QGIS has a driver for Parquet."""
    from osgeo import ogr

    return ogr.GetDriverByName("Parquet") is not None


def is_hidden(path: str | Path) -> bool:
    """Say whether a path is that of a Parquet file that this QGIS cannot show."""
    return Path(path).suffix.lower() == SUFFIX and not gdal_reads_parquet()


def hidden_file(value: Any) -> str | None:
    """Return the path of a Parquet file that a parameter names and that QGIS cannot read; None for all else."""
    return value if isinstance(value, str) and is_hidden(value) and Path(value).is_file() else None


def is_to_be_shown(value: Any) -> bool:
    """Say whether the value of an output asks QGIS to load it into a project."""
    return isinstance(value, QgsProcessingOutputLayerDefinition) and value.destinationProject is not None
