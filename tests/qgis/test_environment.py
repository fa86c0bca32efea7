# SPDX-License-Identifier: GPL-2.0-or-later
"""The core's environment: which Python is taken, what counts as broken, and that making it leaves all or nothing."""

import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from insar_forecast_plugin import environment, environment_contents, environment_making, environment_size
from insar_forecast_plugin.environment import EnvironmentMissingError, InstallCancelledError, find_python, install
from insar_forecast_plugin.environment_size import UV_INDEX_VARIABLES
from insar_forecast_plugin.interpreter import InstallError, find_base_python

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.version_info < (3, 11), reason="the core needs Python 3.11")


def write_wheel(folder, name="tiny_package", version="1.0", *, code="", needs="", more=()):
    """Write a wheel, the same bytes each time, with more files if asked for, empty or with texts; return its folder."""
    folder.mkdir(exist_ok=True)
    info = f"{name}-{version}.dist-info"
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    files = {
        f"{name}/__init__.py": code,
        **{
            f"{name}/{path}": text
            for path, text in (more if isinstance(more, dict) else dict.fromkeys(more, "")).items()
        },
        f"{info}/METADATA": about + (f"Requires-Dist: {needs}\n" if needs else ""),
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        for path, text in files.items():
            wheel.writestr(zipfile.ZipInfo(path), text)
    return folder


def write_lock(requirements, *folders):
    """Lock requirements to all the wheels of some folders."""
    entries = [
        "{}=={} --hash=sha256:{}\n".format(*path.name.split("-")[:2], hashlib.sha256(path.read_bytes()).hexdigest())
        for folder in folders
        for path in sorted(folder.glob("*.whl"))
    ]
    environment_contents.lock_of(requirements).write_text("".join(entries))


def write_program(path, text):
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture(autouse=True)
def small_requirements(tmp_path, monkeypatch):
    """Requirements of one tiny package, an empty data folder, and no uv on PATH."""
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("tiny_package==1.0\n")
    write_lock(requirements, write_wheel(tmp_path / "tested"))
    training = tmp_path / "requirements-training.txt"
    training.write_text("tiny_training==1.0\n")
    write_lock(training)
    monkeypatch.setattr(environment_contents, "REQUIREMENTS", requirements)
    monkeypatch.setattr(environment_contents, "TRAINING_REQUIREMENTS", training)
    cluster = tmp_path / "requirements-cluster.txt"
    cluster.write_text("tiny_cluster==1.0\n")
    write_lock(cluster, write_wheel(tmp_path / "tested for clusters", name="tiny_cluster"))
    monkeypatch.setattr(environment_contents, "CLUSTER_REQUIREMENTS", cluster)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.delenv(environment.VARIABLE, raising=False)
    return requirements


@pytest.fixture
def made(tmp_path):
    """Return a finished environment without its packages, as far as a look from outside goes."""
    folder = environment.managed_folder()
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    (folder / "pyvenv.cfg").write_text("")
    marker = {"requirements": environment.requirements_hash(), "extras": "none", "build": ""}
    (folder / environment.MARKER).write_text(json.dumps(marker))
    return folder


def test_without_an_environment_the_message_says_what_to_run():
    with pytest.raises(EnvironmentMissingError, match=r"no Python environment.*insarforecast:installenvironment"):
        find_python()


def test_managed_environment_is_found(made):
    assert find_python() == str(made / "bin" / "python")


def test_setting_comes_before_the_variable(monkeypatch):
    monkeypatch.setenv(environment.VARIABLE, "/nowhere/python")
    assert find_python(sys.executable) == sys.executable


def test_variable_comes_before_the_managed_environment(made, monkeypatch):
    monkeypatch.setenv(environment.VARIABLE, sys.executable)
    assert find_python() == sys.executable


@pytest.mark.parametrize("marker", ['{"extras": null}', '{"extras": 3}', "[1]", '"none"'])
def test_environment_whose_marker_says_nothing_is_made_again(marker, made):
    (made / environment.MARKER).write_text(marker)
    with pytest.raises(EnvironmentMissingError, match="another version of the plugin"):
        find_python()


@pytest.mark.parametrize("path", [f'"{sys.executable}"', f" {sys.executable} ", "~/python"])
def test_path_of_a_python_may_be_in_quotation_marks_or_begin_at_home(path, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "python").symlink_to(sys.executable)
    expected = str(tmp_path / "python") if "~" in path else sys.executable
    assert find_python(path) == expected


def test_setting_that_is_no_python_is_named():
    with pytest.raises(EnvironmentMissingError, match=r"/bin/false, named by the setting insar_forecast/python"):
        find_python("/bin/false")


def test_python_that_is_too_old_is_refused_with_its_version(tmp_path):
    old = write_program(tmp_path / "python3.9", "#!/bin/sh\necho '3 9'\necho /usr/bin/python3.9\n")
    with pytest.raises(EnvironmentMissingError, match=r"is Python 3\.9; 3\.11 or newer"):
        find_python(str(old))


def test_environment_without_marker_counts_as_incomplete(made):
    (made / environment.MARKER).unlink()
    with pytest.raises(EnvironmentMissingError, match="incomplete"):
        find_python()


def test_environment_whose_python_is_gone_counts_as_broken(made):
    (made / "bin" / "python").unlink()
    with pytest.raises(EnvironmentMissingError, match="interpreter is gone"):
        find_python()


def test_environment_of_other_requirements_counts_as_outdated(made, small_requirements):
    small_requirements.write_text("tiny_package==2.0\n")
    with pytest.raises(EnvironmentMissingError, match="another version of the plugin"):
        find_python()


def test_comment_in_the_requirements_does_not_outdate_an_environment(made, small_requirements):
    small_requirements.write_text("# a comment\ntiny_package==1.0  # another\n")
    assert environment.fault(made) is None


def test_wheels_install_without_a_network_and_without_uv(tmp_path):
    said = []
    python = install(tmp_path / "made", wheels=write_wheel(tmp_path / "wheels"), report=said.append)
    subprocess.run([str(python), "-I", "-c", "import tiny_package"], check=True)
    assert environment.fault(tmp_path / "made") is None
    # A second run finds nothing to do; a package that has gone is noticed and the environment made again.
    install(tmp_path / "made", wheels=tmp_path / "wheels", report=said.append)
    assert "nothing to do" in said[-1]
    next((tmp_path / "made").rglob("tiny_package/__init__.py")).parent.rename(tmp_path / "gone")
    install(tmp_path / "made", wheels=tmp_path / "wheels", report=said.append)
    subprocess.run([str(python), "-I", "-c", "import tiny_package"], check=True)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("made")) == ["made"]


def test_failure_ends_with_the_log_and_leaves_nothing(tmp_path):
    wheels = write_wheel(tmp_path / "wheels", name="other_package")
    with pytest.raises(InstallError, match=r"(?s)failed with exit status 1.*tiny_package"):
        install(tmp_path / "made", files="any", wheels=wheels, report=lambda text: None)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("made")]


def test_cancel_leaves_nothing(tmp_path):
    with pytest.raises(InstallCancelledError):
        install(
            tmp_path / "made",
            wheels=write_wheel(tmp_path / "wheels"),
            report=lambda text: None,
            cancelled=lambda: any(tmp_path.glob("made*/pyvenv.cfg")),
        )
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("made")]


def test_cancel_keeps_the_environment_that_stood_there(made, tmp_path, small_requirements):
    small_requirements.write_text("tiny_package==2.0\n")
    with pytest.raises(InstallCancelledError):
        install(made, wheels=write_wheel(tmp_path / "wheels"), report=lambda text: None, cancelled=lambda: True)
    assert (made / environment.MARKER).exists()


FAKE_UV = f"""#!/bin/sh
echo "$@" >> "$(dirname "$0")/calls"
[ "$1" = venv ] || exit 0
for folder; do :; done
{sys.executable} -m venv --without-pip "$folder"
"""


@pytest.mark.parametrize(("build", "backend"), [("cpu", "cpu"), ("auto", "auto"), ("gpu", "auto")])
def test_uv_is_asked_for_the_build(tmp_path, monkeypatch, build, backend):
    for name in UV_INDEX_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    programs = tmp_path / "programs"
    programs.mkdir()
    write_program(programs / "uv", FAKE_UV)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    install(tmp_path / "made", extras="training", build=build, report=lambda text: None)
    _, of_the_rest, of_torch = (programs / "calls").read_text().splitlines()
    assert f"--torch-backend {backend}" in of_torch
    assert "--torch-backend" not in of_the_rest


def test_without_extras_no_build_is_asked_for(tmp_path, monkeypatch):
    programs = tmp_path / "programs"
    programs.mkdir()
    write_program(programs / "uv", FAKE_UV)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    install(tmp_path / "made", build="gpu", report=lambda text: None)
    called = (programs / "calls").read_text().splitlines()[1]
    assert "--torch-backend" not in called
    assert "requirements-training" not in called


def test_training_is_added_and_what_was_installed_is_recorded(tmp_path):
    wheels, said = write_wheel(tmp_path / "wheels"), []
    install(tmp_path / "made", wheels=wheels, report=said.append)
    write_wheel(tmp_path / "wheels", name="tiny_training")
    install(tmp_path / "made", extras="training", wheels=wheels, report=said.append)
    marker = json.loads((tmp_path / "made" / environment.MARKER).read_text())
    assert marker["extras"] == "training"
    assert marker["packages"] == {"tiny_package": "1.0", "tiny_training": "1.0"}
    assert marker["build"] == ""  # there is no torch
    assert environment.fault(tmp_path / "made") is None
    # An environment that has more than is asked for is left alone.
    install(tmp_path / "made", wheels=wheels, report=said.append)
    assert "nothing to do" in said[-1]


@pytest.mark.parametrize(
    ("extras", "added"),
    [("cluster", ["tiny_cluster"]), ("training and cluster", ["tiny_training", "tiny_cluster"])],
)
def test_what_clusters_need_is_added(tmp_path, extras, added):
    for name in ("tiny_package", *added):
        wheels = write_wheel(tmp_path / "wheels", name=name)
    install(tmp_path / "made", extras=extras, wheels=wheels, report=lambda text: None)
    marker = json.loads((tmp_path / "made" / environment.MARKER).read_text())
    assert (marker["extras"], list(marker["packages"])) == (extras, ["tiny_package", *added])
    said = []
    install(tmp_path / "made", extras=added[-1].removeprefix("tiny_"), wheels=wheels, report=said.append)
    assert "nothing to do" in said[-1]


def test_environment_that_loses_pytorch_says_so(tmp_path):
    for name in ("tiny_package", "tiny_training", "tiny_cluster"):
        wheels = write_wheel(tmp_path / "wheels", name=name)
    said = []
    install(tmp_path / "made", extras="training", wheels=wheels, report=lambda text: None)
    install(tmp_path / "made", extras="cluster", wheels=wheels, report=said.append)
    assert "Warning: PyTorch will no longer be there. To have both: Extras: training and cluster." in said
    marker = json.loads((tmp_path / "made" / environment.MARKER).read_text())
    assert sorted(marker["packages"]) == ["tiny_cluster", "tiny_package"]


def test_build_of_torch_is_read_from_torch(tmp_path, small_requirements):
    small_requirements.write_text("torch==1.0\n")
    wheels = write_wheel(tmp_path / "wheels", name="torch", code="class version:\n    cuda, hip = '13.0', None\n")
    write_lock(small_requirements, wheels)
    install(tmp_path / "made", build="cpu", wheels=wheels, report=lambda text: None)
    marker = json.loads((tmp_path / "made" / environment.MARKER).read_text())
    assert (marker["asked"], marker["build"]) == ("cpu", "gpu")


def test_unknown_extras_are_refused(tmp_path):
    with pytest.raises(
        InstallError, match=r"EXTRAS\) is 'all'; expected one of none, training, cluster, training and cluster"
    ):
        install(tmp_path / "made", extras="all", report=lambda text: None)


FAKE_INSIDE = f"""#!/bin/sh
case "$*" in
*lifeline.py*) exec {sys.executable} "$@" ;;
*--target*) shift 9; mkdir -p "$1/bin"; cp "$(dirname "$0")/../../programs/fake-uv" "$1/bin/uv" ;;
*) exec {sys.executable} "$@" ;;
esac
"""
FAKE_BASE = f"""#!/bin/sh
case "$*" in
*"-m venv"*) for folder; do :; done
  mkdir -p "$folder/bin"; : > "$folder/pyvenv.cfg"; cp "$(dirname "$0")/fake-inside" "$folder/bin/python" ;;
*) exec {sys.executable} "$@" ;;
esac
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere pip installs the build for CPUs")
def test_pip_fetches_uv_to_choose_the_build(tmp_path, monkeypatch):
    for name in environment_size._PIP_INDEX_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(environment_size, "_PIP_FILES", ())
    programs = tmp_path / "programs"
    programs.mkdir()
    base = write_program(programs / "fake-base", FAKE_BASE)
    write_program(programs / "fake-inside", FAKE_INSIDE)
    write_program(programs / "fake-uv", f'#!/bin/sh\necho "$@" >> {programs}/calls\n')
    monkeypatch.setattr(environment_making, "find_base_python", lambda python: str(base))
    install(tmp_path / "made", extras="training", build="cpu", report=lambda text: None)
    assert "--torch-backend cpu" in (programs / "calls").read_text()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("made")] == ["made"]


def test_downloads_are_kept_beside_the_environment_and_removed(tmp_path, monkeypatch):
    programs = tmp_path / "programs"
    programs.mkdir()
    write_program(
        programs / "uv", FAKE_UV.replace('echo "$@"', 'echo "$TMPDIR"; touch "$TMPDIR/wheel"; echo "$TMPDIR"')
    )
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    install(tmp_path / "made", report=lambda text: None)
    places = {Path(line) for line in (programs / "calls").read_text().splitlines()}
    assert {place.parent for place in places} == {tmp_path}
    assert not any(place.exists() for place in places)


def test_uv_that_fails_gives_way_to_pip(tmp_path, monkeypatch):
    programs = tmp_path / "programs"
    programs.mkdir()
    write_program(programs / "uv", "#!/bin/sh\necho no network >&2\nexit 2\n")
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    said = []
    with pytest.raises(InstallCancelledError):  # once venv is at work; the rest is what the other tests see
        install(tmp_path / "made", report=said.append, cancelled=lambda: any("Making the" in text for text in said))
    assert any("no network" in text for text in said)


def say_free(monkeypatch, free):
    """Have the system say that so many bytes are free on any disk."""
    monkeypatch.setattr(shutil, "disk_usage", lambda place: type("Usage", (), {"free": free}))


@pytest.fixture
def full_disk(monkeypatch):
    """A disk on which nothing is free."""
    say_free(monkeypatch, 0)


@pytest.mark.usefixtures("full_disk")
def test_disk_without_room_is_refused_before_anything_is_made(tmp_path):
    with pytest.raises(
        InstallError, match=r"not enough space .* takes about 890 MB while it is made, and 0 MB are free"
    ):
        install(tmp_path / "made", wheels=write_wheel(tmp_path / "wheels"), report=lambda text: None)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("made")]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="pip installs the small build elsewhere")
def test_disk_without_room_for_what_pip_installs_is_refused_when_uv_fails(tmp_path, monkeypatch):
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX", "PIP_CONFIG_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("insar_forecast_plugin.environment_size._PIP_FILES", ())
    say_free(monkeypatch, 3e9)
    programs = tmp_path / "programs"
    programs.mkdir()
    write_program(programs / "uv", "#!/bin/sh\nexit 2\n")
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    with pytest.raises(InstallError, match="not enough space"):
        install(tmp_path / "made", extras="training", report=lambda text: None)


@pytest.mark.usefixtures("full_disk")
def test_environment_that_works_needs_no_more_room(made):
    python = made / "bin" / "python"
    python.unlink()
    write_program(python, "#!/bin/sh\nexit 0\n")
    said = []
    assert (install(made, report=said.append), said) == (
        python,
        [f"The environment in {made} is complete and works. There is nothing to do."],
    )


def test_progress_rises_to_the_end_and_says_what_happens(tmp_path):
    seen = []
    install(
        tmp_path / "made",
        wheels=write_wheel(tmp_path / "wheels"),
        report=lambda text: None,
        progress=lambda *step: seen.append(step),
    )
    assert list(dict.fromkeys(text for _, text in seen)) == [
        "Making the environment",
        "Unpacking the packages",
        "Checking the packages",
        "Done",
    ]
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


def test_half_made_folder_that_stays_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.rmtree", lambda *given, **options: None)  # files in use, as on Windows
    said = []
    with pytest.raises(InstallCancelledError):
        install(
            tmp_path / "made",
            wheels=write_wheel(tmp_path / "wheels"),
            report=said.append,
            cancelled=lambda: any(tmp_path.glob("made*/pyvenv.cfg")),
        )
    left = next(tmp_path.glob("made*/pyvenv.cfg")).parent
    assert said[-1] == f"Warning: {left} is left and could not be removed. Delete it."


def test_folder_with_other_files_is_refused(tmp_path):
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "thesis.txt").write_text("years of work")
    with pytest.raises(InstallError, match="has files that are no Python environment's"):
        install(tmp_path / "made", report=lambda text: None)


def test_folder_that_cannot_be_made_is_an_error_that_names_it(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InstallError, match="file"):
        install(tmp_path / "file" / "made", report=lambda text: None)


def test_folder_without_wheels_is_refused(tmp_path):
    with pytest.raises(InstallError, match="holds no wheel files"):
        install(tmp_path / "made", wheels=tmp_path, report=lambda text: None)


def test_python_named_by_the_user_is_checked():
    with pytest.raises(InstallError, match=r"/bin/false is not a Python 3\.11 or newer"):
        find_base_python("/bin/false")


def test_command_line_works_without_qgis(tmp_path):
    code = "import sys; sys.modules['qgis'] = None; from insar_forecast_plugin.environment import main; main(['-h'])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=True
    )
    assert "install" in done.stdout
