# SPDX-License-Identifier: GPL-2.0-or-later
"""One row an operation: what it names is there, and nothing is there that it does not name."""

import subprocess
import sys
from pathlib import Path

import pytest

from insar_forecast_plugin.core import catalogue, interface
from insar_forecast_plugin.core.catalogue import OPERATIONS, Operation
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.package_faults import package_fault
from insar_forecast_plugin.core.progress import Silent
from scripts.resources import MANIFEST, OTHER_ICONS, manifest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "insar_forecast_plugin"
IN_THE_CORE = [row for row in OPERATIONS.values() if row.function]


def stems(folder, pattern):
    return {path.stem for path in (PACKAGE / folder).glob(pattern)}


@pytest.mark.parametrize("row", IN_THE_CORE, ids=lambda row: row.identifier)
def test_the_function_of_an_operation_is_there(row):
    assert callable(row.load())


def test_every_request_belongs_to_one_operation():
    described = {item for item in vars(interface).values() if isinstance(item, type) and item.__name__ != "Request"}
    requests = [row.request for row in IN_THE_CORE]
    assert len(set(requests)) == len(requests)
    assert {item for item in described if issubclass(item, interface.Request)} == set(requests)


def test_every_operation_has_an_algorithm():
    assert stems("processing", "*.py") >= set(OPERATIONS)


def test_every_operation_and_ready_model_has_a_help_text_and_no_other_is_there():
    assert stems("resources/help", "*.md") == {*OPERATIONS, *stems("resources/models", "*.model3")}


def test_every_operation_has_an_icon_and_no_other_is_there():
    assert stems("resources/icons", "*.svg") == {*OPERATIONS, *OTHER_ICONS}


def test_the_manifest_of_icons_is_up_to_date():
    assert MANIFEST.read_text(encoding="utf-8") == manifest(), "run `make resources`"


@pytest.mark.parametrize("name", ["nothing", "installenvironment"])
def test_an_operation_that_the_core_does_not_know_is_refused(name):
    with pytest.raises(InputError, match=f"Unknown operation '{name}'; expected one of importtimeseries, importstack"):
        catalogue.run(name, {}, Silent())


def test_a_package_that_is_not_installed_is_named_with_what_to_do(tmp_path):
    code = (
        "import sys; sys.modules['pyogrio'] = None\n"
        "from insar_forecast_plugin.core import catalogue, errors, progress\n"
        "try:\n    catalogue.run('simulate', {'output': sys.argv[1]}, progress.Silent())\n"
        "except errors.MissingPackageError as error:\n    print(error)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "points.gpkg")]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert told.startswith("The package pyogrio is missing") and "Install environment" in told


@pytest.mark.parametrize(
    ("package", "code", "told"),
    [
        (
            "pyogrio",
            "raise OSError('[WinError 1114] A DLL initialization routine failed')",
            "Visual C++ Redistributable",
        ),
        ("pyarrow", "raise ImportError('DLL load failed while importing lib: not found', name='lib')", "Visual C++"),
        ("pyproj", "import no_such_part", "Install environment"),
        ("pandas", "raise OSError('libgomp.so.1: cannot open shared object file')", "libgomp1"),
        ("numpy", "def dtype():\n    raise ValueError('numpy.dtype size changed')\ndtype()", "Install environment"),
    ],
)
def test_a_package_that_does_not_load_is_named_with_what_to_do(package, code, told, tmp_path):
    (tmp_path / f"{package}.py").write_text(code)
    run = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from insar_forecast_plugin.core import catalogue, errors, progress\n"
        "try:\n    catalogue.run('simulate', {'output': sys.argv[1]}, progress.Silent())\n"
        "except errors.MissingPackageError as error:\n    print(error)\n"
    )
    command = [sys.executable, "-c", run, str(tmp_path / "points.gpkg"), str(tmp_path)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert said.startswith(f"The package {package} is installed but cannot be loaded (") and told in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("error", [OSError("no more room"), ImportError("lost", name="insar_forecast_plugin.lost")])
def test_another_error_is_not_called_one_of_a_package(error):
    def fails():
        raise error

    with pytest.raises(type(error)) as caught:
        fails()
    assert package_fault(caught.value) is None


def test_a_module_of_the_plugin_that_is_not_there_is_a_defect():
    row = Operation("lost", "Lost", "Data", "", function="lost:lost")
    with pytest.raises(ModuleNotFoundError, match="lost"):
        row.run({}, Silent())
