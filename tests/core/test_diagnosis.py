# SPDX-License-Identifier: GPL-2.0-or-later
"""The check of the environment: what is missing is found, said and reported, whatever else is missing."""

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


@pytest.mark.usefixtures("two_packages")
def test_verdict_says_the_one_thing_to_do():
    result = check_environment(CheckEnvironmentRequest(), Recorder())
    assert "1 of 2 packages" in result.messages[0]
    assert "insarforecast:installenvironment" in result.messages[0]


@pytest.mark.usefixtures("two_packages")
def test_fault_is_a_warning_in_the_log():
    progress = Recorder()
    check_environment(CheckEnvironmentRequest(), progress)
    assert progress.warnings == ["no-such-package 1.0 is missing."]


@pytest.mark.usefixtures("two_packages")
def test_report_lists_the_packages(tmp_path):
    report = tmp_path / "report.html"
    check_environment(CheckEnvironmentRequest(report=str(report)), Recorder())
    assert "no-such-package" in report.read_text(encoding="utf-8")


@pytest.mark.usefixtures("two_packages")
def test_report_is_written_where_its_own_packages_are_missing(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "insar_forecast_plugin.core.report", None)
    report = tmp_path / "report.html"
    check_environment(CheckEnvironmentRequest(report=str(report)), Recorder())
    assert "no-such-package" in report.read_text(encoding="utf-8")
