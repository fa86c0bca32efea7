# SPDX-License-Identifier: GPL-2.0-or-later
"""The check of the environment: what is missing is found, said and reported, whatever else is missing."""

import re
import sys

import pytest

from insar_forecast_plugin.core import diagnosis
from insar_forecast_plugin.core.diagnosis import check_environment, examine, required_versions
from insar_forecast_plugin.core.interface import CheckEnvironmentRequest
from insar_forecast_plugin.core.progress import Recorder


@pytest.fixture
def two_packages(monkeypatch):
    """A list of requirements of one package that is there and one that is not."""
    numpy = required_versions()["numpy"]
    monkeypatch.setattr(diagnosis, "required_versions", lambda: {"numpy": numpy, "no-such-package": "1.0"})


def test_every_requirement_is_pinned():
    assert all(required_versions().values())


def test_package_that_fits_has_no_fault():
    assert examine("numpy", required_versions()["numpy"]).fault == ""


def test_missing_package_is_named():
    assert examine("no-such-package", "1.0").fault == "no-such-package 1.0 is missing."


def test_other_version_is_named_with_the_required_one():
    assert "tested with 0.0.1" in examine("numpy", "0.0.1").fault


def test_package_that_cannot_be_loaded_gives_its_reason(monkeypatch):
    monkeypatch.setattr(diagnosis, "_MODULES", {"numpy": "no_such_module"})
    assert "no_such_module" in examine("numpy", required_versions()["numpy"]).fault


def test_package_that_is_tried_apart_gives_its_reason(monkeypatch):
    monkeypatch.setattr(diagnosis, "_MODULES", {"numpy": "no_such_module"})
    monkeypatch.setattr(diagnosis, "_APART", ("no_such_module",))
    assert "No module named 'no_such_module'" in examine("numpy", required_versions()["numpy"]).fault


REMEDY = "Run the algorithm 'Install environment' (insarforecast:installenvironment)."


def verdict(monkeypatch, **required):
    monkeypatch.setattr(
        diagnosis, "required_versions", lambda: {name.replace("_", "-"): required[name] for name in required}
    )
    return check_environment(CheckEnvironmentRequest(), Recorder()).messages[0]


def test_verdict_says_that_all_is_well(monkeypatch):
    assert verdict(monkeypatch, numpy=required_versions()["numpy"]) == "All required packages are installed."


def test_verdict_names_what_is_missing_and_the_one_thing_to_do(monkeypatch):
    said = verdict(monkeypatch, numpy=required_versions()["numpy"], no_such_package="1.0")
    assert said == f"1 of 2 packages cannot be used: no-such-package (missing). {REMEDY}"


def test_verdict_names_what_cannot_be_loaded(monkeypatch):
    monkeypatch.setattr(diagnosis, "_MODULES", {"numpy": "no_such_module"})
    said = verdict(monkeypatch, numpy=required_versions()["numpy"])
    assert said == f"1 of 1 packages cannot be used: numpy (cannot be loaded). {REMEDY}"


def test_verdict_on_another_version_names_it(monkeypatch):
    found = required_versions()["numpy"]
    assert verdict(monkeypatch, numpy="0.0.1") == (
        f"All required packages are installed, but some are not in the tested version: numpy {found}. {REMEDY}"
    )


@pytest.mark.usefixtures("two_packages")
def test_fault_is_a_warning_in_the_log():
    progress = Recorder()
    check_environment(CheckEnvironmentRequest(), progress)
    assert progress.warnings == ["no-such-package 1.0 is missing."]


@pytest.mark.usefixtures("two_packages")
def test_report_lists_the_packages(tmp_path):
    report = tmp_path / "report.html"
    check_environment(CheckEnvironmentRequest(report=str(report)), Recorder())
    page = report.read_text(encoding="utf-8")
    version = required_versions()["numpy"]
    assert "<h1>Python environment</h1>" in page
    assert f"<td>numpy</td><td>{version}</td><td>{version}</td><td>OK</td>" in page
    assert re.search(r"<td>no-such-package</td><td>1\.0</td><td>\W*</td><td>missing</td>", page)


def test_report_names_another_version(tmp_path, monkeypatch):
    found = required_versions()["numpy"]
    monkeypatch.setattr(diagnosis, "required_versions", lambda: {"numpy": "0.0.1"})
    report = tmp_path / "report.html"
    check_environment(CheckEnvironmentRequest(report=str(report)), Recorder())
    row = f"<td>numpy</td><td>0.0.1</td><td>{found}</td><td>not the tested version</td>"
    assert row in report.read_text(encoding="utf-8")


@pytest.mark.usefixtures("two_packages")
def test_report_is_written_where_its_own_packages_are_missing(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "insar_forecast_plugin.core.reports.report", None)
    report = tmp_path / "report.html"
    check_environment(CheckEnvironmentRequest(report=str(report)), Recorder())
    page = report.read_text(encoding="utf-8")
    assert "<h1>Python environment</h1><p>1 of 2 packages cannot be used: no-such-package (missing)." in page
    assert "<td>no-such-package</td><td>1.0</td><td>-</td><td>missing</td>" in page
