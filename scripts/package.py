# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the plugin's ZIP from the files under version control: what plugins.qgis.org takes."""

from __future__ import annotations

import argparse
import configparser
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "insar_forecast_plugin"
LIMIT_BYTES = 25 * 1024 * 1024  # of plugins.qgis.org
# A fixed date makes the same commit give the same ZIP.
DATE = (2020, 1, 1, 0, 0, 0)


def main() -> None:
    """Write ``insar_forecast_plugin-VERSION.zip`` into the output folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    output = parser.parse_args().output
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(ROOT / PACKAGE / "metadata.txt", encoding="utf-8")
    tracked = subprocess.run(
        ["git", "ls-files", "-z", PACKAGE], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\0")
    files = {name: ROOT / name for name in tracked if name} | {f"{PACKAGE}/LICENSE": ROOT / "LICENSE"}
    output.mkdir(parents=True, exist_ok=True)
    path = output / f"{PACKAGE}-{metadata['general']['version']}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, source in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, DATE), source.read_bytes(), zipfile.ZIP_DEFLATED)
    size = path.stat().st_size
    if size > LIMIT_BYTES:
        sys.exit(f"{path} has {size / 1e6:.1f} MB; plugins.qgis.org takes at most 25 MB.")
    print(f"{path}: {len(files)} files, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
