# SPDX-License-Identifier: GPL-2.0-or-later
"""Link the plugin's folder into the user's default profile of QGIS 3 and 4, so that QGIS runs this working copy."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PLUGIN = Path(__file__).resolve().parents[1] / "insar_forecast_plugin"
VERSIONS = ("QGIS3", "QGIS4")
"""Where each keeps its profiles; QGIS 4 copies those of QGIS 3 once, at its first start (QGIS pull request 64752)."""


def settings_folder() -> Path:
    """Return the folder that holds those of ``VERSIONS`` on this system."""
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/QGIS"
    if os.name == "nt":
        return Path(os.environ["APPDATA"]) / "QGIS"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local/share")) / "QGIS"


def plugin_folders(settings: Path) -> list[Path]:
    """Return the folder of plugins of each QGIS that has been used here; that of QGIS 3 where none has."""
    used = [name for name in VERSIONS if (settings / name).is_dir()] or list(VERSIONS[:1])
    return [settings / name / "profiles/default/python/plugins" for name in used]


def link_into(plugins: Path) -> Path:
    """Link the plugin into a folder of plugins; return the link.

    Raises
    ------
    FileExistsError
        An installed copy of the plugin stands there.
    """
    link = plugins / PLUGIN.name
    if link.is_symlink():
        link.unlink()
    elif link.exists():
        raise FileExistsError(f"{link} is a folder: an installed copy of the plugin. Uninstall it in QGIS first.")
    plugins.mkdir(parents=True, exist_ok=True)
    link.symlink_to(PLUGIN, target_is_directory=True)
    return link


def main() -> None:
    """Make the links, or say why not."""
    try:
        links = [link_into(plugins) for plugins in plugin_folders(settings_folder())]
    except FileExistsError as error:
        sys.exit(str(error))
    for link in links:
        print(f"{link} -> {PLUGIN}")
    print("Start QGIS and enable 'InSAR Forecast' in Plugins > Manage and Install Plugins.")


if __name__ == "__main__":
    main()
