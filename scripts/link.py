# SPDX-License-Identifier: GPL-2.0-or-later
"""Link the plugin's folder into the user's default QGIS profile, so that QGIS runs this working copy."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PLUGIN = Path(__file__).resolve().parents[1] / "insar_forecast_plugin"


def profiles_folder() -> Path:
    """Return where QGIS 3 keeps its profiles on this system."""
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/QGIS/QGIS3/profiles"
    if os.name == "nt":
        return Path(os.environ["APPDATA"]) / "QGIS/QGIS3/profiles"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local/share")) / "QGIS/QGIS3/profiles"


def main() -> None:
    """Make the link, or say why not."""
    link = profiles_folder() / "default/python/plugins/insar_forecast_plugin"
    if link.is_symlink():
        link.unlink()
    elif link.exists():
        sys.exit(f"{link} is a folder: an installed copy of the plugin. Uninstall it in QGIS first.")
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(PLUGIN, target_is_directory=True)
    print(f"{link} -> {PLUGIN}\nStart QGIS and enable 'InSAR Forecast' in Plugins > Manage and Install Plugins.")


if __name__ == "__main__":
    main()
