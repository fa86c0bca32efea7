# SPDX-License-Identifier: GPL-2.0-or-later
"""Asking where a drawing or its table is to be saved."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..languages import tr


def ask_where_to_export(parent: QWidget, name: str) -> Path | None:
    """Ask for a file, and put the ending of the kind behind it where it has another; None where the user gives up."""
    kinds = {
        tr("Table (*.csv)"): ".csv",
        tr("Image (*.png)"): ".png",
        tr("Vector graphic (*.svg)"): ".svg",
    }
    chosen, kind = QFileDialog.getSaveFileName(parent, tr("Export"), name, ";;".join(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() in kinds.values() else path.with_name(path.name + kinds[kind])
