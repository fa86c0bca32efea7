# SPDX-License-Identifier: GPL-2.0-or-later
"""Make a release: the plugin's ZIP, its checksum, and the plugins.xml of a repository that an organisation hosts.

The folder goes to a web server as it is. QGIS is given the address of plugins.xml, see docs/own_repository.md.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

from scripts.package import PACKAGE, ROOT, metadata, write_zip

# Names of plugins.xml, and of metadata.txt where they have another.
_FIELDS = {
    "description": "description",
    "about": "about",
    "version": "version",
    "qgis_minimum_version": "qgisMinimumVersion",
    "qgis_maximum_version": "qgisMaximumVersion",
    "homepage": "homepage",
    "author_name": "author",
    "author_email": "email",
    "tracker": "tracker",
    "repository": "repository",
    "tags": "tags",
    "category": "category",
    "changelog": "changelog",
    "experimental": "experimental",
    "deprecated": "deprecated",
}


def main() -> None:
    """Write the files of the release into the output folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--repository", default="", help="address of the folder on the web server, without a file")
    options = parser.parse_args()
    if options.repository:
        check_address(options.repository)
    path = write_zip(options.output)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    written = [path, options.output / "SHA256SUMS"]
    written[-1].write_text(f"{digest}  {path.name}\n", encoding="utf-8")
    if options.repository:
        written += write_repository(options.output, path.name, options.repository.rstrip("/"))
    else:
        print("No REPOSITORY was given, so there is no plugins.xml: a ZIP for plugins.qgis.org needs none.")
    if "- Unreleased" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"):
        print("CHANGELOG.md says Unreleased: put the day of the release there before you publish.")
    for one in written:
        print(f"{one}: {one.stat().st_size / 1e6:.3f} MB")
    print(f"SHA-256: {digest}")


def check_address(address: str) -> None:
    """End with a sentence where an address is none that QGIS can download from."""
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.netloc or parts.query or parts.fragment:
        sys.exit(
            f"REPOSITORY is {address!r}; expected the address of a folder such as https://example.org/qgis. Correct it."
        )


def write_repository(folder: Path, zip_name: str, address: str) -> list[Path]:
    """Write plugins.xml and the icon that it names; return both.

    The form is the one of https://plugins.qgis.org/plugins/plugins.xml, which QGIS reads.
    """
    about = metadata()
    icon = ROOT / PACKAGE / about["icon"]
    (folder / icon.name).write_bytes(icon.read_bytes())
    plugins = ElementTree.Element("plugins")
    plugin = ElementTree.SubElement(plugins, "pyqgis_plugin", name=about["name"], version=about["version"])
    day = subprocess.run(["git", "log", "-1", "--format=%cI"], cwd=ROOT, check=True, capture_output=True, text=True)
    values = {name: about.get(key, "") for name, key in _FIELDS.items()} | {
        "file_name": zip_name,
        "download_url": f"{address}/{quote(zip_name)}",
        "icon": f"{address}/{quote(icon.name)}",
        "uploaded_by": about["author"],
        "create_date": day.stdout.strip(),
        "update_date": day.stdout.strip(),
    }
    for name, value in values.items():
        ElementTree.SubElement(plugin, name).text = value
    ElementTree.indent(plugins)
    path = folder / "plugins.xml"
    ElementTree.ElementTree(plugins).write(path, encoding="UTF-8", xml_declaration=True)
    return [path, folder / icon.name]


if __name__ == "__main__":
    main()
