# SPDX-License-Identifier: GPL-2.0-or-later
"""The locks of the core's environment hold what its requirements pin, and name no place."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from scripts.lock import without, without_builds, write

CORE = Path(__file__).resolve().parents[2] / "insar_forecast_plugin" / "core"
NAMES = ("requirements", "requirements-training", "requirements-cluster")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(name):
    """Requirements in a file of them."""
    lines = (CORE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in (line.split("#")[0].strip() for line in lines) if "==" in line]


def names_of(requirements):
    return {normal(one.name) for one in requirements}


def locked(name):
    """Entries of a lock: each requirement, and its hashes."""
    text = (CORE / f"{name}-locked.txt").read_text(encoding="ascii")
    lines = (line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#"))
    for line in lines:
        first, *hashes = re.split(r"\s+--hash=", line.strip())
        yield Requirement(first), [one.strip() for one in hashes]


@pytest.mark.parametrize("python", ["3.11", "3.14"])
@pytest.mark.parametrize(
    ("system", "machine"), [("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "arm64"), ("darwin", "x86_64")]
)
@pytest.mark.parametrize("name", ["requirements", "requirements-cluster"])
def test_what_is_pinned_is_locked_at_that_version(name, system, machine, python):
    here = {
        "python_version": python,
        "python_full_version": f"{python}.1",
        "sys_platform": system,
        "platform_machine": machine,
    }

    def versions(requirements):
        return {
            normal(one.name): str(one.specifier)
            for one in requirements
            if one.marker is None or one.marker.evaluate(here)
        }

    found = versions(one for one, _ in locked(name))
    assert {one: found.get(one) for one in versions(pinned(name))} == versions(pinned(name))


def test_torch_alone_is_not_locked():
    names = names_of(one for one, _ in locked("requirements-training"))
    assert names_of(pinned("requirements-training")) - names == {"torch"}


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_is_one_version_with_hashes(name):
    for one, hashes in locked(name):
        assert re.fullmatch(r"==[\w.!+]+", str(one.specifier)), one
        assert hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}", text) for text in hashes), one


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize(
    ("system", "machine"),
    [("linux", "x86_64"), ("linux", "aarch64"), ("win32", "AMD64"), ("darwin", "arm64"), ("darwin", "x86_64")],
)
def test_no_package_has_two_versions_on_one_machine(python, system, machine):
    entries = [one for name in NAMES for one, _ in locked(name)]
    here = {
        "python_version": python,
        "python_full_version": f"{python}.1",
        "sys_platform": system,
        "platform_machine": machine,
    }
    found = {
        (normal(one.name), str(one.specifier)) for one in entries if one.marker is None or one.marker.evaluate(here)
    }
    names = [name for name, _ in found]
    assert len(names) == len(set(names))
    assert names_of(pinned("requirements")) <= set(names)


def test_all_that_packages_need_in_turn_is_locked():
    """By what the packages of this environment say that they need, where they have the locked versions."""
    from importlib import metadata

    locks = {normal(one.name): one for name in NAMES for one, _ in locked(name)}
    for name in names_of(pinned("requirements")):
        for text in metadata.requires(name) or ():
            needed = Requirement(text)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                assert normal(needed.name) in locks, f"{name} needs {needed}"


@pytest.mark.parametrize("name", NAMES)
def test_no_package_index_is_named(name):
    text = (CORE / f"{name}-locked.txt").read_text(encoding="ascii")
    assert not re.search(r"://|index|find-links", text)


HASH = "    --hash=sha256:" + "0" * 64 + "\n"


def test_what_one_build_of_torch_needs_and_what_is_locked_already_is_left_out():
    shared = "jinja2==3.1.6 \\\n" + HASH
    own = "networkx==3.6.1 ; python_full_version < '3.12' \\\n" + HASH
    of_builds = "torch==2.13.0 \\\n" + HASH + "triton==3.7.1 ; sys_platform == 'linux' \\\n" + HASH
    assert without(without_builds(shared + own + of_builds), shared) == own


def test_lock_that_would_name_a_package_index_is_not_written(tmp_path):
    text = "--index-url https://packages.example/simple\njinja2==3.1.6 \\\n" + HASH
    with pytest.raises(SystemExit, match="would name a package index"):
        write(tmp_path / "locked.txt", CORE / "requirements.txt", text)
    assert not (tmp_path / "locked.txt").exists()
