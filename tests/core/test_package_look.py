# SPDX-License-Identifier: GPL-2.0-or-later
"""The look at an environment loads what the core imports, and nothing that stays needs what is removed."""

import re
import sys
from pathlib import Path

import pytest

from insar_forecast_plugin.core.package_look import imported, look, reason_not_to_load_apart
from insar_forecast_plugin.unused_files import UNUSED, remove_unused

CORE = Path(__file__).resolve().parents[2] / "insar_forecast_plugin" / "core"


def write_package(folder, name, version="1.0", **modules):
    (folder / name).mkdir(parents=True)
    (folder / name / "__init__.py").write_text("")
    for module, code in modules.items():
        (folder / name / f"{module}.py").write_text(code)
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")


@pytest.fixture
def looked_at(tmp_path, monkeypatch):
    """Return what is wrong with a package, of which a core imports a module and a name in another module."""
    monkeypatch.syspath_prepend(tmp_path)
    core = tmp_path / "core"
    core.mkdir()
    (core / "reading.py").write_text("def read():\n    import looked_at.tables\n    from looked_at.words import word\n")
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("looked_at==1.0  # for readers\n")

    def faults(**modules):
        write_package(tmp_path, "looked_at", **modules)
        return look(core, [str(requirements)])[0]

    return faults


@pytest.fixture(autouse=True)
def forgotten_package():
    """The package of a test is loaded anew in the next."""
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "looked_at"]:
        del sys.modules[name]


def test_package_with_all_that_the_core_imports_has_no_fault(looked_at):
    assert looked_at(tables="", words="word = 1") == []


def test_module_that_is_missing_is_found_though_the_package_loads(looked_at):
    assert looked_at(words="word = 1") == ["looked_at cannot be loaded: No module named 'looked_at.tables'"]


def test_name_that_is_missing_is_found(looked_at):
    assert looked_at(tables="", words="") == [
        "looked_at cannot be loaded: No module named 'looked_at.words.word'; 'looked_at.words' is not a package"
    ]


def test_module_that_fails_is_found_with_its_reason_on_one_line(looked_at):
    assert looked_at(tables="raise OSError('no\\n driver')", words="word = 1") == [
        "looked_at cannot be loaded: no driver"
    ]


def test_first_failure_is_the_reason_where_a_package_wraps_it_in_advice(looked_at):
    code = """
try:
    import no_such_part
except ImportError as error:
    raise ImportError("\\n\\nIMPORTANT: PLEASE READ THIS") from error
"""
    assert looked_at(tables=code, words="word = 1") == ["looked_at cannot be loaded: No module named 'no_such_part'"]


def test_what_the_core_imports_from_pyarrow_is_known():
    assert {("pyarrow", "parquet"), ("pyarrow", "csv"), ("pyarrow", "compute")} <= imported(CORE)["pyarrow"]


def test_package_that_is_tried_apart_gives_its_reason():
    assert reason_not_to_load_apart("no_such_module") == "ModuleNotFoundError: No module named 'no_such_module'"


def test_package_that_is_tried_apart_and_loads_has_no_reason():
    assert reason_not_to_load_apart("json") == ""


@pytest.mark.parametrize(
    ("package", "libraries"),
    [
        ("pyarrow", rb"(lib)?arrow(_python)?_(flight|s3)\.(so|dll|\d)"),
        ("onnxruntime", rb"libonnxruntime\.(so\.)?\d"),
        ("PIL", rb"libavif-"),
    ],
)
def test_nothing_that_stays_is_linked_to_a_library_that_is_removed(package, libraries):
    folder = Path(__import__(package).__file__).parent
    places = (folder, folder.with_name("pillow.libs")) if package == "PIL" else (folder,)
    binaries = [
        path for place in places for path in place.rglob("*") if re.search(r"\.(so|pyd|dll|dylib)\b", path.name)
    ]
    names = {path.relative_to(folder.parent).as_posix(): path for path in binaries}
    stay = [name for name in names if not any(re.fullmatch(pattern, name) for pattern in UNUSED)]
    assert stay
    assert [name for name in stay if re.search(b"\\0" + libraries, names[name].read_bytes())] == []


def test_file_that_cannot_be_removed_stays_and_is_not_counted(tmp_path):
    """As where a scanner of viruses holds it on Windows; here a folder stands under its name."""
    site = tmp_path / "lib" / "python3.11" / "site-packages"
    write_package(site, "looked_at")
    (site / "looked_at" / "held.h").mkdir()
    (site / "looked_at" / "held.h" / "file").write_text("mine")
    (site / "looked_at" / "free.h").write_text("x" * 2_000_000)
    (site / "looked_at-1.0.dist-info" / "RECORD").write_text("looked_at/held.h,,\nlooked_at/free.h,,\n")
    assert remove_unused(tmp_path) == {"sources and headers": 2.0}
    assert (site / "looked_at" / "held.h" / "file").exists()
    assert not (site / "looked_at" / "free.h").exists()
