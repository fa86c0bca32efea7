# SPDX-License-Identifier: GPL-2.0-or-later
"""The forecaster that was trained last in this profile, which the dialog of a forecast offers."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingUtils, QgsSettings

_LAST, _SAVED = "insar_forecast/last_model", "insar_forecast/last_saved_model"


def remember_model(path: str) -> None:
    """Keep the path of a model that was just written; one in a temporary file is gone when QGIS is closed."""
    settings = QgsSettings()
    settings.setValue(_LAST, path)
    if Path(QgsProcessingUtils.tempFolder()) not in Path(path).parents:
        settings.setValue(_SAVED, path)


def last_model() -> str | None:
    """Return the path of the last model, of the last one that was saved where that is gone, None where both are."""
    paths = [QgsSettings().value(name, "", type=str) for name in (_LAST, _SAVED)]
    return next((path for path in paths if path and Path(path).is_file()), None)
