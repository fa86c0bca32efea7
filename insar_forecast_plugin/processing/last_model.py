# SPDX-License-Identifier: GPL-2.0-or-later
"""The forecaster that was trained last in this profile, which the dialogs that need one offer."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings

_SETTING = "insar_forecast/last_model"


def remember_model(path: str, preset: str) -> None:
    """Keep the path of a model that was just written."""
    settings = QgsSettings()
    settings.setValue(_SETTING, path)
    settings.setValue(f"{_SETTING}_{preset}", path)


def last_model(preset: str | None = None) -> str | None:
    """Return the path of the last model, or of the last one of a preset; None where it is gone."""
    path = QgsSettings().value(f"{_SETTING}_{preset}" if preset else _SETTING, "", type=str)
    return path if path and Path(path).is_file() else None
