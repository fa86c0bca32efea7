# SPDX-License-Identifier: GPL-2.0-or-later
"""The ZIP of `make package` under the rules of plugins.qgis.org, whose code is qgis/QGIS-Plugins-Website.

``validator.py`` refuses an upload at once; ``security_scanner.py`` blocks a version with anything that bandit or
detect-secrets finds, of the rules that ``bandit_rules.json`` and ``secrets_rules.json`` enable.
"""

import json
import os
import re
import stat
import subprocess
import sys
import zipfile
from urllib.parse import urlsplit

import pytest

from insar_forecast_plugin.environment_size import SIZES
from scripts.package import ROOT, metadata, write_zip

PACKAGE = "insar_forecast_plugin"
REQUIRED = "name description version qgisMinimumVersion author email about tracker repository".split()  # noqa: SIM905
# Imports of subprocess, lxml and xmlrpc: rated as information and off.
BANDIT_RULES_OFF = "B404,B410,B411"
SECRETS_RULES_OFF = "IPPublicDetector"
SUSPICIOUS = (".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd", ".pyc")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with zipfile.ZipFile(write_zip(tmp_path_factory.mktemp("zip"))) as archive:
        yield archive


@pytest.fixture(scope="module")
def unpacked(archive, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unpacked")
    archive.extractall(folder)
    return folder


def run_in(folder, *command):
    """Run a module of the test tools in a folder; PYTHONPATH may name theirs from where the tests were started."""
    paths = os.pathsep.join(os.path.abspath(path) for path in sys.path if path)  # noqa: PTH100
    whole = [sys.executable, "-m", *command]
    environment = {**os.environ, "PYTHONPATH": paths}
    return subprocess.run(whole, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def found_by_bandit(folder):
    """Return (rule, file, line) of each finding."""
    done = run_in(folder, "bandit", "-r", ".", "-f", "json", "--quiet", "-s", BANDIT_RULES_OFF)
    assert done.stdout, done.stderr
    said = json.loads(done.stdout)
    assert not said["errors"]
    return [(one["test_id"], one["filename"], one["line_number"]) for one in said["results"]]


def found_by_detect_secrets(folder):
    """Return (kind, file, line) of each finding."""
    options = ["--all-files", "--exclude-files", r"metadata\.txt", "--disable-plugin", SECRETS_RULES_OFF]
    done = run_in(folder, "detect_secrets", "scan", *options, ".")
    assert done.stdout, done.stderr
    results = json.loads(done.stdout)["results"]
    return [(one["type"], name, one["line_number"]) for name, lines in results.items() for one in lines]


def test_bandit_finds_nothing(unpacked):
    assert found_by_bandit(unpacked) == []


def test_detect_secrets_finds_nothing(unpacked):
    assert found_by_detect_secrets(unpacked) == []


def test_both_find_what_is_planted(tmp_path):
    key = "AKIA" + "IOSFODNN7ABCDEFG"
    (tmp_path / "planted.py").write_text(
        f'import pickle\n\nACCESS = "{key}"\nload = pickle.loads\nload(b"")\neval("1")\n'
    )
    assert {rule for rule, *_ in found_by_bandit(tmp_path)} >= {"B307", "B403"}
    assert ("AWS Access Key", "planted.py", 3) in found_by_detect_secrets(tmp_path)


def test_each_exception_names_its_rule_and_its_reason():
    files = [*(ROOT / PACKAGE).rglob("*.py")]
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines() if "nosec" in line]
    assert [line for line in lines if not re.search(r"# nosec B\d{3} # \w.{8,}$", line)] == []
    assert len(lines) <= 6


def test_zip_is_one_folder_of_plain_files_that_all_may_read(archive):
    names = archive.namelist()
    assert names == sorted(names) and archive.testzip() is None
    parts = [name.split("/") for name in names]
    assert {one[0] for one in parts} == {PACKAGE} and PACKAGE.isidentifier()
    assert [name for name in names if "\\" in name or ".." in name or name.startswith("/")] == []
    assert [
        one for one in parts if any(part.startswith(".") or part in ("__MACOSX", "__pycache__") for part in one)
    ] == []
    assert [name for name in names if name.lower().endswith(SUSPICIOUS)] == []
    assert {one.external_attr >> 16 for one in archive.infolist()} == {stat.S_IFREG | 0o644}


def test_zip_is_small_enough(archive):
    assert sum(one.compress_size for one in archive.infolist()) < 25_000_000


def test_zip_holds_what_metadata_and_site_ask_for(archive):
    names = [name.partition("/")[2] for name in archive.namelist()]
    assert {"__init__.py", "metadata.txt", "LICENSE", "CHANGELOG.md", metadata()["icon"]} <= set(names)
    assert b"GNU GENERAL PUBLIC LICENSE" in archive.read(f"{PACKAGE}/LICENSE")


def test_metadata_is_complete_in_the_form_of_the_site():
    about = metadata()
    assert [name for name in REQUIRED if not about.get(name, "").strip()] == []
    assert re.fullmatch(r"\d+\.\d+\.\d+", about["version"]) and re.fullmatch(r"\d\.\d+", about["qgisMinimumVersion"])
    assert "/" not in about["author"] and "@" in about["email"]
    assert {about[name] for name in ("experimental", "deprecated")} <= {"True", "False"}
    assert "supportsQt6" not in about  # the site finds out by itself and warns of the key
    assert len(about["description"]) <= 100 and not about["description"].endswith("plugin.")
    tags = about["tags"].split(",")
    assert len(set(tags)) == len(tags) > 4 and [tag for tag in tags if tag != tag.strip().lower() or not tag] == []


def test_addresses_are_whole_and_no_placeholders():
    about = metadata()
    for name, placeholder in (
        ("tracker", "http://bugs"),
        ("repository", "http://repo"),
        ("homepage", "http://homepage"),
    ):
        address = urlsplit(about[name])
        assert address.scheme == "https" and address.netloc and about[name] != placeholder


def test_about_says_what_will_be_installed_and_how_large_it_is():
    about = metadata()["about"]
    small, with_torch = SIZES["none"], SIZES["cpu"]
    for words in (
        f"a download of about {small.download_mb} MB, {small.disk_mb} MB on disk",
        f"{with_torch.download_mb} MB and {with_torch.disk_mb / 1000:g} GB",
        "CPython 3.11 or newer",
        "PyTorch",
        "GPL-2.0-or-later",
    ):
        assert words in about
