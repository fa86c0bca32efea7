# SPDX-License-Identifier: GPL-2.0-or-later
"""Write the manifest of the plugin's icons, ``resources.qrc``, from the catalogue of operations."""

from __future__ import annotations

from pathlib import Path

from insar_forecast_plugin.core.catalogue import OPERATIONS

MANIFEST = Path(__file__).resolve().parents[1] / "insar_forecast_plugin" / "resources.qrc"
OTHER_ICONS = ("insarforecast", "timeseries")
"""Icons that belong to no operation: the plugin's, and the dock's."""


def manifest() -> str:
    """Return the text of the manifest."""
    names = sorted([*OPERATIONS, *OTHER_ICONS])
    files = "\n".join(f"    <file>resources/icons/{name}.svg</file>" for name in names)
    return (
        "<!DOCTYPE RCC>\n"
        "<!-- SPDX-License-Identifier: GPL-2.0-or-later. A manifest, made by `make resources`: icons are loaded by "
        "their path. -->\n"
        '<RCC version="1.0">\n'
        '  <qresource prefix="/plugins/insar_forecast_plugin">\n'
        f"{files}\n"
        "  </qresource>\n"
        "</RCC>\n"
    )


if __name__ == "__main__":
    MANIFEST.write_text(manifest(), encoding="utf-8")
