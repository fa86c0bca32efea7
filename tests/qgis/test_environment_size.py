# SPDX-License-Identifier: GPL-2.0-or-later
"""What an installation takes: foreseen from the choices, the machine's programs and its package index."""

import shutil
import sys
from operator import add

import pytest

from insar_forecast_plugin import environment_size
from insar_forecast_plugin.environment_size import CLUSTER, SIZES, estimate, in_words

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what pip installs differs by system")


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine without uv, graphics card and package index of its own; returns where to put its programs."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in (*environment_size.UV_INDEX_VARIABLES, *environment_size._PIP_INDEX_VARIABLES):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(environment_size, "_PIP_FILES", ())
    monkeypatch.setattr(environment_size, "_CARD_FILES", ())
    monkeypatch.setenv("PATH", str(programs))
    return programs


def add_program(folder, name):
    (folder / name).write_text("#!/bin/sh\n")
    (folder / name).chmod(0o755)


def test_without_training_the_build_is_none_of_any_concern(machine, tmp_path):
    foreseen = estimate(tmp_path / "made", extras="none", build="gpu")
    assert foreseen.builds == ("none",)
    assert len(foreseen.lines()) == 3


def test_what_clusters_need_comes_on_top(machine, tmp_path):
    def sizes(extras):
        foreseen = estimate(tmp_path / "made", extras=extras, build="cpu")
        return foreseen.download_mb, foreseen.disk_mb

    more = (CLUSTER.download_mb, CLUSTER.disk_mb)
    for without, with_it in (("none", "cluster"), ("training", "training and cluster")):
        assert sizes(with_it) == tuple(map(add, sizes(without), more))
    assert estimate(tmp_path / "made", extras="cluster", build="gpu").lines()[0] == (
        "Download: about 260 MB. On disk: about 730 MB."
    )


def test_pip_alone_installs_the_build_for_cards_on_linux(machine, tmp_path):
    foreseen = estimate(tmp_path / "made", extras="training", build="cpu", installer="alone")
    assert foreseen.builds == ("gpu",)
    assert "pip alone installs the build for graphics cards" in foreseen.lines()[3]


@pytest.mark.parametrize(
    ("build", "card", "expected"), [("auto", False, "cpu"), ("auto", True, "gpu"), ("cpu", True, "cpu")]
)
def test_pip_that_fetches_uv_installs_what_is_asked_for_and_fits(machine, tmp_path, build, card, expected):
    if card:
        add_program(machine, "nvidia-smi")
    assert estimate(tmp_path / "made", extras="training", build=build).builds == (expected,)


def test_pip_with_an_index_of_its_own_may_install_either(machine, tmp_path, monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "https://example.org/simple")
    foreseen = estimate(tmp_path / "made", extras="training", build="auto")
    assert foreseen.builds == ("cpu", "gpu")
    assert foreseen.lines()[0] == "Download: about 450 MB to 3.0 GB. On disk: about 1.4 GB to 5.6 GB."


@pytest.mark.parametrize(
    ("build", "card", "expected"),
    [
        ("cpu", False, "cpu"),
        ("auto", False, "cpu"),
        ("gpu", False, "cpu"),
        ("cpu", True, "cpu"),
        ("auto", True, "gpu"),
        ("gpu", True, "gpu"),
    ],
)
def test_uv_installs_what_is_asked_for_and_fits(machine, tmp_path, build, card, expected):
    add_program(machine, "uv")
    if card:
        add_program(machine, "nvidia-smi")
    assert estimate(tmp_path / "made", extras="training", build=build).builds == (expected,)


def test_build_for_cards_without_a_card_is_explained(machine, tmp_path):
    add_program(machine, "uv")
    assert (
        estimate(tmp_path / "made", extras="training", build="gpu").lines()[-1].startswith("No graphics card was found")
    )


def test_uv_with_an_index_of_its_own_may_install_either(machine, tmp_path, monkeypatch):
    add_program(machine, "uv")
    monkeypatch.setenv("UV_INDEX", "https://example.org/simple")
    assert estimate(tmp_path / "made", extras="training", build="auto").builds == ("cpu", "gpu")


@pytest.mark.parametrize(
    ("wheel", "build"),
    [("torch-2.13.0+cpu-cp311-cp311-linux.whl", "cpu"), ("nvidia_cublas-13.1-py3-none-linux.whl", "gpu")],
)
def test_wheels_need_no_download_and_tell_the_build(machine, tmp_path, wheel, build):
    (tmp_path / wheel).write_text("")
    foreseen = estimate(tmp_path / "made", extras="training", build="auto", wheels=tmp_path)
    assert (foreseen.builds, foreseen.lines()[0][:15]) == ((build,), "Download: none.")


def test_time_is_of_the_download_and_the_unpacking(machine, tmp_path):
    add_program(machine, "uv")
    # 450 MB at 50 Mbit/s are 1.2 minutes; 2 more to unpack and check.
    assert (
        estimate(tmp_path / "made", extras="training", build="cpu").lines()[1]
        == "Time: about 4 min with a 50 Mbit/s connection."
    )


def test_folder_and_its_free_space_are_said(machine, tmp_path):
    folder = tmp_path / "to be" / "made"
    assert estimate(folder, extras="training", build="cpu").lines()[2].startswith(f"Folder: {folder} (")
    assert estimate(folder, extras="training", build="cpu").free_mb == pytest.approx(
        shutil.disk_usage(tmp_path).free / 1e6, rel=0.2
    )


def test_lack_of_space_is_said_before_the_installation(machine, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda place: type("Usage", (), {"free": 1.2e9}))
    add_program(machine, "uv")
    assert estimate(tmp_path / "made", extras="training", build="cpu").lines()[-1] == (
        f"There is not enough space for the environment in {tmp_path}: it takes about 2.1 GB while it is made, and "
        "1.2 GB are free. Free some space, then try again."
    )


def test_drive_that_does_not_answer_is_no_lack_of_space(machine, tmp_path, monkeypatch):
    def refuse(place):
        raise OSError("the device is not ready")

    monkeypatch.setattr(shutil, "disk_usage", refuse)
    add_program(machine, "uv")
    assert estimate(tmp_path / "made", extras="training", build="cpu").lines()[2:] == [f"Folder: {tmp_path / 'made'}."]


def test_build_for_cards_takes_more(machine):
    assert all(
        getattr(SIZES["gpu"], name) > getattr(SIZES["cpu"], name)
        for name in ("download_mb", "disk_mb", "unpacking_min")
    )


@pytest.mark.parametrize(
    ("mb", "words"), [(9.6, "10 MB"), (438, "440 MB"), (1000, "1.0 GB"), (1788, "1.8 GB"), (77123, "77 GB")]
)
def test_sizes_have_units_and_few_digits(mb, words):
    assert in_words(mb) == words
