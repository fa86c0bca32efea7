# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the plugin's ZIP from the files under version control: what plugins.qgis.org takes."""

from __future__ import annotations

import argparse
import configparser
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "insar_forecast_plugin"
LIMIT_BYTES = 25_000_000
"""Of plugins.qgis.org: PLUGIN_MAX_UPLOAD_SIZE of its validator."""
BESIDE = ("LICENSE", "CHANGELOG.md")
"""Files of the project that go into the plugin's folder."""

# A fixed date makes the same commit give the same ZIP.
_DATE = (2020, 1, 1, 0, 0, 0)
_READABLE_BY_ALL = stat.S_IFREG | 0o644


def metadata() -> configparser.SectionProxy:
    """Return what the plugin says of itself, read as QGIS and plugins.qgis.org read it (% is special)."""
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(ROOT / PACKAGE / "metadata.txt", encoding="utf-8")
    return parser["general"]


def plugin_files() -> dict[str, Path]:
    """Return the files of the ZIP by their name in it."""
    listed = subprocess.run(["git", "ls-files", "-z", PACKAGE], cwd=ROOT, check=True, capture_output=True, text=True)
    tracked = {name: ROOT / name for name in listed.stdout.split("\0") if name}
    return tracked | {f"{PACKAGE}/{name}": ROOT / name for name in BESIDE}


def write_zip(folder: Path) -> Path:
    """Write ``insar_forecast_plugin.VERSION.zip`` into a folder; it appears complete or not at all.

    QGIS takes what stands before the first full stop for the name of the plugin's folder. With another name an
    installed plugin would not be known to be the one in the repository.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{PACKAGE}.{metadata()['version']}.zip"
    making = path.with_suffix(".making")
    with zipfile.ZipFile(making, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, source in sorted(plugin_files().items()):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 3  # Unix, which has permissions
            entry.external_attr = _READABLE_BY_ALL << 16
            archive.writestr(entry, source.read_bytes(), zipfile.ZIP_DEFLATED)
    size = making.stat().st_size
    if size > LIMIT_BYTES:
        making.unlink()
        sys.exit(f"{path.name} would have {size / 1e6:.1f} MB; plugins.qgis.org takes at most 25 MB. Leave files out.")
    os.replace(making, path)  # noqa: PTH105 - also where the old one is there, on Windows too
    return path


def main() -> None:
    """Write the ZIP."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    path = write_zip(parser.parse_args().output)
    print(f"{path}: {len(plugin_files())} files, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
