# SPDX-License-Identifier: GPL-2.0-or-later
"""The core's environment is made of the files in the lock, and a new one takes the place of an old one that works."""

import json
import re
import subprocess
import sys

import pytest
from test_environment import FAKE_UV, write_lock, write_program, write_wheel

from insar_forecast_plugin import environment, environment_contents
from insar_forecast_plugin.environment import install
from insar_forecast_plugin.environment_contents import installations, lock_of, requirements_hash
from insar_forecast_plugin.installer import OtherFileError
from insar_forecast_plugin.installer_faults import InstallerFaults
from insar_forecast_plugin.interpreter import InstallError
from insar_forecast_plugin.unused_files import UNUSED

pytestmark = pytest.mark.skipif(sys.version_info < (3, 11), reason="the core needs Python 3.11")


@pytest.fixture(autouse=True)
def requirements(tmp_path, monkeypatch):
    """Requirements of one package that needs another; both are locked to the wheels of the folder ``tested``."""
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("tiny_package==1.0\n")
    training = tmp_path / "requirements-training.txt"
    training.write_text("tiny_training==1.0\n")
    write_wheel(tmp_path / "tested", needs="tiny_support")
    write_wheel(tmp_path / "tested", name="tiny_support")
    write_lock(requirements, tmp_path / "tested")
    write_lock(training)
    monkeypatch.setattr(environment_contents, "REQUIREMENTS", requirements)
    monkeypatch.setattr(environment_contents, "TRAINING_REQUIREMENTS", training)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.delenv(environment.VARIABLE, raising=False)
    return requirements


def require(requirements, version, folder):
    """Have the plugin require another version, and lock it to the wheels of a folder."""
    requirements.write_text(f"tiny_package=={version}\n")
    write_lock(requirements, folder)


def made(tmp_path, wheels, **options):
    """Install into the folder ``made``; return what was said."""
    said = []
    install(tmp_path / "made", wheels=wheels, report=said.append, **options)
    return said


def versions(tmp_path):
    """Versions in the environment, by its own Python, without what makes environments."""
    code = "import json; from importlib.metadata import distributions as all_; "
    code += "print(json.dumps({one.name: one.version for one in all_()}))"
    done = subprocess.run([tmp_path / "made/bin/python", "-I", "-c", code], capture_output=True, text=True, check=True)
    return {name: version for name, version in json.loads(done.stdout).items() if name.startswith("tiny")}


def test_what_packages_need_in_turn_has_the_locked_version(tmp_path):
    wheels = tmp_path / "tested"
    write_wheel(wheels, name="tiny_support", version="2.0")
    made(tmp_path, wheels)
    assert versions(tmp_path) == {"tiny_package": "1.0", "tiny_support": "1.0"}


def test_any_files_may_have_a_newer_version_of_what_packages_need_in_turn(tmp_path):
    wheels = tmp_path / "tested"
    write_wheel(wheels, name="tiny_support", version="2.0")
    made(tmp_path, wheels, files="any")
    assert versions(tmp_path) == {"tiny_package": "1.0", "tiny_support": "2.0"}
    assert json.loads((tmp_path / "made" / environment.MARKER).read_text())["files"] == "any"


@pytest.fixture
def repacked(tmp_path):
    """Wheels of the required versions, one with other bytes than the tested one."""
    wheels = write_wheel(tmp_path / "repacked", needs="tiny_support", code="# packed again\n")
    return write_wheel(wheels, name="tiny_support")


def test_file_that_was_not_tested_is_refused_with_its_name_and_what_to_choose(tmp_path, repacked):
    with pytest.raises(OtherFileError) as caught:
        made(tmp_path, repacked)
    text = str(caught.value)
    assert text.startswith("Installing the packages with pip failed: the file of tiny_package==1.0 is not one of those")
    assert text.endswith("choose any at Package files (FILES).")
    assert len(text.splitlines()) == 1
    assert not list(tmp_path.glob("made*"))


def test_file_that_was_not_tested_is_taken_if_any_may_be(tmp_path, repacked):
    made(tmp_path, repacked, files="any")
    assert next((tmp_path / "made").rglob("tiny_package/__init__.py")).read_text() == "# packed again\n"


def test_package_that_is_nowhere_is_named_with_what_to_do(tmp_path):
    (tmp_path / "tested" / "tiny_support-1.0-py3-none-any.whl").unlink()
    with pytest.raises(
        InstallError, match=r"^Installing the packages with pip failed: tiny_support==1\.0 was not found"
    ):
        made(tmp_path, tmp_path / "tested")


def test_choice_of_files_that_there_is_not_is_refused(tmp_path):
    with pytest.raises(InstallError, match=r"FILES\) is 'all'; expected one of tested, any"):
        made(tmp_path, None, files="all")


UV_MISMATCH = """\
error: Failed to download `tiny-package==1.0`
  cause: Hash mismatch for `tiny-package==1.0`

         Expected:
           sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
"""


def test_uv_that_meets_another_file_does_not_give_way_to_pip(tmp_path, monkeypatch):
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "words").write_text(UV_MISMATCH)
    failing = 'cat "$(dirname "$0")/words" >&2; exit 1'
    write_program(programs / "uv", FAKE_UV.replace("exit 0", f"{{ {failing}; }}"))
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    with pytest.raises(OtherFileError, match=r"with uv failed: the file of tiny-package is not"):
        made(tmp_path, None)
    assert len((programs / "calls").read_text().splitlines()) == 2  # to make the environment, and to fill it


@pytest.mark.parametrize(
    "line",
    [
        "ERROR: No matching distribution found for tiny-package==1.1",
        "  cause: Because there is no version of tiny-package==1.1 and you require tiny-package==1.1, we can conclude",
    ],
)
def test_both_installers_are_understood_when_a_version_is_nowhere(line):
    faults = InstallerFaults()
    faults.hear(line)
    assert (faults.not_found, faults.other_file) == ("tiny-package==1.1", "")


def test_uv_is_understood_when_a_package_is_nowhere():
    faults = InstallerFaults()
    faults.hear("  cause: Because tiny-other was not found in the provided package locations and you require it")
    assert faults.not_found == "tiny-other"


def test_torch_is_installed_by_itself_because_it_has_no_hashes(requirements, tmp_path):
    training = tmp_path / "requirements-training.txt"
    assert installations("training", "tested") == [
        ["--require-hashes", "-r", str(lock_of(requirements)), "-r", str(lock_of(training))],
        ["-r", str(training)],
    ]
    assert installations("training", "any") == [["-r", str(requirements), "-r", str(training)]]
    cluster = environment_contents.CLUSTER_REQUIREMENTS
    assert installations("cluster", "tested") == [
        ["--require-hashes", "-r", str(lock_of(requirements)), "-r", str(lock_of(cluster))]
    ]
    assert installations("none", "tested") == [["--require-hashes", "-r", str(lock_of(requirements))]]


def test_another_locked_version_outdates_an_environment_and_another_file_does_not(requirements, repacked, tmp_path):
    before = requirements_hash()
    write_lock(requirements, repacked)
    assert requirements_hash() == before
    write_lock(requirements, write_wheel(tmp_path / "tested", name="tiny_support", version="2.0"))
    assert requirements_hash() != before


def test_upgrade_says_what_changed(requirements, tmp_path):
    assert not [line for line in made(tmp_path, tmp_path / "tested") if line.startswith("Added")]
    newer = write_wheel(tmp_path / "newer", version="2.0", needs="tiny_more")
    require(requirements, "2.0", write_wheel(newer, name="tiny_more"))
    said = made(tmp_path, newer)
    assert said[0].endswith("was made for another version of the plugin. It is made again.")
    told = [line for line in said if line.startswith(("Updated:", "Added:", "Removed:"))]
    assert told == ["Updated: tiny-package 1.0 -> 2.0.", "Added: tiny-more 1.0.", "Removed: tiny-support 1.0."]
    assert versions(tmp_path) == {"tiny_package": "2.0", "tiny_more": "1.0"}


def test_upgrade_that_does_not_work_keeps_the_environment_that_stands_there(requirements, tmp_path):
    made(tmp_path, tmp_path / "tested")
    newer = write_wheel(tmp_path / "newer", version="2.0", code="raise ImportError('DLL load failed')")
    require(requirements, "2.0", newer)
    with pytest.raises(
        InstallError,
        match=r"does not work\. The one in .* was kept\. tiny_package cannot be loaded: DLL load",
    ):
        made(tmp_path, newer)
    assert versions(tmp_path) == {"tiny_package": "1.0", "tiny_support": "1.0"}
    assert [path.name for path in tmp_path.glob("made*")] == ["made"]


def test_environment_that_is_broken_gives_way_to_one_with_faults(tmp_path):
    made(tmp_path, tmp_path / "tested")
    next((tmp_path / "made").rglob("tiny_package/__init__.py")).write_text("raise ImportError('damaged')")
    faulty = write_wheel(tmp_path / "faulty", code="raise ImportError('no driver')")
    said = made(tmp_path, faulty, files="any")
    assert "Found: tiny_package cannot be loaded: damaged" in said
    assert "Warning: tiny_package cannot be loaded: no driver" in said


def test_files_that_nothing_uses_are_not_kept_and_named(requirements, tmp_path):
    tests = ("tests/__init__.py", "core/tests/test_core.py", "core/tests/data/input.txt")
    stays = ("core/tests.py", "testing.py", "data/table.csv", "notes.cfg")
    wheels = write_wheel(tmp_path / "wheels", more=(*tests, *stays, "src/fast.pyx", "src/include/fast.h"))
    write_lock(requirements, wheels)
    made(tmp_path, wheels)
    package = next((tmp_path / "made").rglob("tiny_package/__init__.py")).parent
    left = {path.relative_to(package).as_posix() for path in package.rglob("*") if "__pycache__" not in path.parts}
    assert left == {"__init__.py", "core", "data", *stays}
    marker = json.loads((tmp_path / "made" / environment.MARKER).read_text())
    assert list(marker["removed"])[:2] == ["tests of the packages", "sources and headers"]


def test_what_packages_are_installed_with_is_not_kept(requirements, tmp_path):
    wheels = write_wheel(tmp_path / "wheels")
    write_lock(requirements, wheels)
    made(tmp_path, wheels)
    left = [path.name for name in ("pip*", "setuptools*", "*.pth") for path in (tmp_path / "made").rglob(name)]
    assert left == []


def test_what_was_removed_is_in_the_log_with_its_size(requirements, tmp_path):
    wheels = write_wheel(tmp_path / "wheels", more={"src/fast.c": "/* */ " * 500_000})
    write_lock(requirements, wheels)
    said = "Removed after installation, as nothing uses it: sources and headers (3 MB)"
    assert made(tmp_path, wheels)[-2].startswith(said)


@pytest.mark.parametrize(
    "name",
    [
        "pyarrow/libarrow_flight.so.2600",
        "pyarrow/libarrow_python_flight.2600.1.0.dylib",
        "pyarrow/arrow_flight.dll",
        "pyarrow/arrow_s3.dll",
        "pyarrow/_s3fs.cp312-win_amd64.pyd",
        "pyarrow/libarrow_python.so",
        "pyarrow/libarrow_python.2600.1.0.dylib",
        "onnxruntime/capi/libonnxruntime.so.1.32.0",
        "onnxruntime/capi/libonnxruntime.1.32.0.dylib",
        "onnxruntime/capi/onnxruntime.dll",
        "pillow.libs/libavif-c6062d5f.so.16.4.2",
        "PIL/_avif.cp312-win_amd64.pyd",
        "PIL/.dylibs/libavif.16.4.2.dylib",
        "fontTools/misc/bezierTools.cpython-311-x86_64-linux-gnu.so",
        "fontTools/ttLib/ttFont.py",
    ],
)
def test_library_that_nothing_is_linked_to_is_removed_on_every_system(name):
    assert any(re.fullmatch(pattern, name) for pattern in UNUSED)


@pytest.mark.parametrize(
    "name",
    [
        "pyarrow/libarrow.so.2600",
        "pyarrow/libarrow_python.so.2600",
        "pyarrow/libarrow_python.2600.dylib",
        "pyarrow/libarrow_substrait.so.2600",
        "pyarrow/arrow_python.dll",
        "onnxruntime/capi/onnxruntime_pybind11_state.pyd",
        "onnxruntime/capi/onnxruntime_pybind11_state.cpython-311-x86_64-linux-gnu.so",
        "onnxruntime/capi/libonnxruntime_providers_shared.so",
        "torch/include/torch/csrc/api/include/torch/all.h",
        "torchgen/packaged/ATen/native/a.cpp",
        "numpy/testing/__init__.py",
        "fontTools/agl.py",
        "fontTools/misc/textTools.py",
        "PIL/AvifImagePlugin.py",
        "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf",
    ],
)
def test_what_is_linked_to_or_compiled_by_torch_stays(name):
    assert not any(re.fullmatch(pattern, name) for pattern in UNUSED)
