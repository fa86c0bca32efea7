# SPDX-License-Identifier: GPL-2.0-or-later
"""What `make release` makes, and that version, history and addresses are each told in one place."""

import hashlib
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from scripts.package import PACKAGE, ROOT, metadata

ADDRESS = "https://maps.example.org/qgis"
SECTION = re.compile(r"^## \[(\d+)\.(\d+)\.(\d+)\] - (Unreleased|\d{4}-\d\d-\d\d)$")


def release(folder, repository=""):
    command = [sys.executable, "-m", "scripts.release", "--output", str(folder), "--repository", repository]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    folder = tmp_path_factory.mktemp("released")
    done = release(folder, ADDRESS + "/")
    assert done.returncode == 0, done.stderr
    return folder


def test_release_has_the_zip_its_checksum_and_a_repository(released):
    name = f"{PACKAGE}.{metadata()['version']}.zip"
    assert sorted(path.name for path in released.iterdir()) == sorted(
        ["SHA256SUMS", "insarforecast.svg", name, "plugins.xml"]
    )
    digest = hashlib.sha256((released / name).read_bytes()).hexdigest()
    assert (released / "SHA256SUMS").read_text() == f"{digest}  {name}\n"


def test_same_commit_gives_the_same_zip(released, tmp_path):
    release(tmp_path)
    assert (tmp_path / "SHA256SUMS").read_text() == (released / "SHA256SUMS").read_text()


def test_repository_tells_of_the_plugin_what_metadata_tell(released):
    plugin = ElementTree.parse(released / "plugins.xml").getroot().find("pyqgis_plugin")
    about, told = metadata(), {child.tag: child.text for child in plugin}
    assert dict(plugin.attrib) == {"name": about["name"], "version": about["version"]}
    assert told["download_url"] == f"{ADDRESS}/{told['file_name']}" and told["icon"] == f"{ADDRESS}/insarforecast.svg"
    assert told["file_name"].partition(".")[0] == PACKAGE  # QGIS takes this for the folder of the plugin
    for name, key in (
        ("qgis_minimum_version", "qgisMinimumVersion"),
        ("qgis_maximum_version", "qgisMaximumVersion"),
        ("author_name", "author"),
        *((name, name) for name in ("description", "about", "tags", "experimental", "changelog", "repository")),
    ):
        assert told[name] == about[key]
    assert re.match(r"\d{4}-\d\d-\d\dT", told["update_date"])


def test_release_without_an_address_has_no_repository(tmp_path):
    done = release(tmp_path)
    assert done.returncode == 0 and not (tmp_path / "plugins.xml").exists()
    assert "No REPOSITORY was given, so there is no plugins.xml" in done.stdout


@pytest.mark.parametrize("address", ["maps", "file:///srv/qgis", "https://", "https://example.org/qgis?a=b"])
def test_address_that_qgis_cannot_download_from_is_refused_and_nothing_written(address, tmp_path):
    done = release(tmp_path / "out", address)
    assert done.returncode != 0 and not (tmp_path / "out").exists()
    assert done.stderr.strip() == (
        f"REPOSITORY is {address!r}; expected the address of a folder such as https://example.org/qgis. Correct it."
    )


def test_changelog_runs_from_the_newest_version_which_is_the_one_of_the_metadata():
    headings = [
        line for line in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines() if line.startswith("## ")
    ]
    sections = [SECTION.match(line) for line in headings]
    assert all(sections), headings
    versions = [tuple(int(part) for part in one.groups()[:3]) for one in sections]
    assert versions == sorted(set(versions), reverse=True)
    assert ".".join(map(str, versions[0])) == metadata()["version"]
    days = [one[4] for one in sections]
    assert "Unreleased" not in days[1:]
    assert days[1:] == sorted(days[1:], reverse=True)


def test_changelog_of_the_metadata_is_the_first_paragraph_of_the_newest_version():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    paragraph = re.search(r"^## \[.*\n\n(.+)\n\n### ", text, re.MULTILINE)
    assert metadata()["changelog"] == f"{metadata()['version']}: {paragraph[1]}"


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def files_with(text, endings):
    paths = [path for path in tracked() if path.suffix in endings or path.name in ("Makefile", "README.md")]
    return {str(path.relative_to(ROOT)) for path in paths if text in path.read_text(encoding="utf-8")}


def test_version_stands_in_the_metadata_only():
    version = metadata()["version"]
    code = (".py", ".toml", ".sh", ".qrc", ".model3", ".cfg")
    assert files_with(f'"{version}"', code) == set()
    assert files_with(f"v{version}", (*code, ".md")) | files_with(f"{PACKAGE}.{version}", (*code, ".md")) == set()


def test_address_of_the_project_stands_in_the_metadata_only():
    address = metadata()["repository"].removeprefix("https://")
    assert files_with(address, (".py", ".toml", ".md", ".sh", ".txt", ".html", ".svg", ".yml")) == {
        f"{PACKAGE}/metadata.txt"
    }
