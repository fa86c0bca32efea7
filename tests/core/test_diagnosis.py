# SPDX-License-Identifier: GPL-2.0-or-later
"""The check of the environment: what is missing is found, said and reported, whatever else is missing."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from insar_forecast_plugin.core.diagnosis import (
    check_environment,
    examine,
    removed_files,
)
from insar_forecast_plugin.core.interface import CheckEnvironmentRequest
from insar_forecast_plugin.core.library_folders import ENVIRONMENT_MARKER
from insar_forecast_plugin.core.package_look import required_versions
from insar_forecast_plugin.core.progress import Recorder

ROOT = Path(__file__).resolve().parents[2]
REQUIRED = required_versions(ROOT / "insar_forecast_plugin" / "core" / "requirements.txt")
NUMPY = REQUIRED["numpy"]
ONE_IS_MISSING = {"numpy": NUMPY, "no-such-package": "1.0"}


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A package that is installed and cannot be loaded."""
    facts = tmp_path / "broken-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (tmp_path / "broken.py").write_text("import no_such_module\n")
    monkeypatch.syspath_prepend(tmp_path)
    return "broken"


def test_every_requirement_is_pinned():
    assert all(REQUIRED.values())


def test_package_that_fits_has_no_fault():
    assert examine("numpy", NUMPY).fault == ""


def test_missing_package_is_named():
    assert examine("no-such-package", "1.0").fault == "no-such-package 1.0 is missing."


def test_other_version_is_named_with_the_required_one():
    assert "tested with 0.0.1" in examine("numpy", "0.0.1").fault


def test_package_that_cannot_be_loaded_gives_its_reason(broken):
    assert examine(broken, "1.0").fault == (
        "broken 1.0 cannot be loaded (ModuleNotFoundError: No module named 'no_such_module')."
    )


def test_package_whose_module_for_the_core_is_missing_is_found():
    wanted = {"numpy": {("numpy", "no_such_module")}}
    assert examine("numpy", NUMPY, wanted).fault == (
        f"numpy {NUMPY} cannot be loaded (ModuleNotFoundError: No module named 'numpy.no_such_module')."
    )


def test_what_was_removed_after_installation_is_said(tmp_path, monkeypatch):
    (tmp_path / ENVIRONMENT_MARKER).write_text('{"removed": {"tests of the packages": 66.8, "samples": 0.4}}')
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert removed_files() == {"Removed after installation": "tests of the packages (67 MB)"}


@pytest.mark.parametrize("text", ["", "[]", '{"removed": 3}', '{"removed": {"a": "b"}}', "{}"])
def test_marker_that_does_not_say_what_was_removed_is_passed_over(text, tmp_path, monkeypatch):
    (tmp_path / ENVIRONMENT_MARKER).write_text(text)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert removed_files() == {}


REMEDY = "Run the algorithm 'Install environment' (insarforecast:installenvironment)."


def verdict(**required):
    named = {name.replace("_", "-"): version for name, version in required.items()}
    return check_environment(CheckEnvironmentRequest(), Recorder(), required=named).messages[0]


def test_verdict_says_that_all_is_well():
    assert verdict(numpy=NUMPY) == "All required packages are installed."


def test_verdict_names_what_is_missing_and_the_one_thing_to_do():
    said = verdict(numpy=NUMPY, no_such_package="1.0")
    assert said == f"1 of 2 packages cannot be used: no-such-package (missing). {REMEDY}"


def test_verdict_names_what_cannot_be_loaded(broken):
    assert verdict(broken="1.0") == f"1 of 1 packages cannot be used: {broken} (cannot be loaded). {REMEDY}"


def test_verdict_on_another_version_names_it():
    assert verdict(numpy="0.0.1") == (
        f"All required packages are installed, but some are not in the tested version: numpy {NUMPY}. {REMEDY}"
    )


def test_fault_is_a_warning_in_the_log():
    progress = Recorder()
    check_environment(CheckEnvironmentRequest(), progress, required=ONE_IS_MISSING)
    assert progress.warnings == ["no-such-package 1.0 is missing."]


def test_what_is_not_needed_by_all_is_named_as_optional(tmp_path):
    code = """
import sys
from insar_forecast_plugin.core.diagnosis import check_environment
from insar_forecast_plugin.core.interface import CheckEnvironmentRequest
from insar_forecast_plugin.core.library_folders import ENVIRONMENT_MARKER
from insar_forecast_plugin.core.package_look import required_versions
from insar_forecast_plugin.core.progress import Recorder
said = Recorder()
result = check_environment(CheckEnvironmentRequest(report=sys.argv[1]), said)
print(result.messages[0], result.outputs["UNUSABLE_COUNT"], *said.warnings)
print(*[line for line in said.infos if "optional" in line], sep=" | ")
"""
    report = tmp_path / "report.html"
    # Isolated: without the tools of the tests, the core's environment has no Dask.
    paths = f"import sys; sys.path.append({str(ROOT)!r})"
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"{paths}\n{code}", str(report)], capture_output=True, text=True, check=True
    )
    verdict, optional = done.stdout.splitlines()
    assert verdict == "All required packages are installed. 0"
    assert "dask: not installed (optional; Extras: cluster) | distributed: not installed" in optional
    assert re.search(
        r"<td>distributed</td><td>[\d.]+</td><td>\W*</td><td>optional; Extras: cluster</td>", report.read_text()
    )


def test_run_that_needs_dask_says_how_to_get_it():
    code = (
        "import sys; sys.path.append(sys.argv[1]); from insar_forecast_plugin.core.package_faults import package_fault"
    )
    try_it = f"{code}\ntry:\n    import distributed\nexcept ImportError as error:\n    print(package_fault(error))"
    done = subprocess.run([sys.executable, "-I", "-c", try_it, str(ROOT)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == (
        "Runs on several processes or machines need Dask, which is not installed. Run 'Install environment' with "
        "Extras: cluster."
    )


def page_on(required, folder):
    report = folder / "report.html"
    check_environment(CheckEnvironmentRequest(report=str(report)), Recorder(), required=required)
    return report.read_text(encoding="utf-8")


def test_report_lists_the_packages(tmp_path):
    page = page_on(ONE_IS_MISSING, tmp_path)
    assert "<h1>Python environment</h1>" in page
    assert f"<td>numpy</td><td>{NUMPY}</td><td>{NUMPY}</td><td>OK</td>" in page
    assert re.search(r"<td>no-such-package</td><td>1\.0</td><td>\W*</td><td>missing</td>", page)


def test_report_names_another_version(tmp_path):
    row = f"<td>numpy</td><td>0.0.1</td><td>{NUMPY}</td><td>not the tested version</td>"
    assert row in page_on({"numpy": "0.0.1"}, tmp_path)


@pytest.mark.parametrize("missing", ["jinja2", "numpy"])
def test_report_is_written_where_its_own_packages_are_missing(missing, tmp_path):
    code = f"""
import sys
sys.modules[{missing!r}] = None
from insar_forecast_plugin.core.diagnosis import check_environment
from insar_forecast_plugin.core.interface import CheckEnvironmentRequest
from insar_forecast_plugin.core.progress import Silent
check_environment(CheckEnvironmentRequest(report=sys.argv[1]), Silent(), required={{"no-such-package": "1.0 & <2"}})
"""
    report = tmp_path / "report.html"
    subprocess.run([sys.executable, "-c", code, str(report)], check=True)
    page = report.read_text(encoding="utf-8")
    assert "<h1>Python environment</h1><p>1 of 1 packages cannot be used: no-such-package (missing)." in page
    assert "<td>no-such-package</td><td>1.0 &amp; &lt;2</td><td>-</td><td>missing</td>" in page
