# SPDX-License-Identifier: GPL-2.0-or-later
"""Test the QGIS half, and the plugin's ZIP, in the QGIS of several releases of Debian; print a table.

The table also has the size of the core's environment, made there from nothing, and the time that it took.

Each release is made once by debootstrap in a folder and kept for the next run; the tests run in it by chroot. What a
machine cannot do (no root, no debootstrap, no network) is skipped, with the reason in the table::

    python3 scripts/test_matrix.py --folder build/matrix [--release trixie ...] [--step training ...]
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RELEASES = {"bookworm": "Debian 12", "trixie": "Debian 13", "sid": "Debian unstable"}
NETWORK = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "PIP_DEFAULT_TIMEOUT")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
PROJECT = "/project/plugin"
CORE = "/project/core-environment"
TESTS = "/project/qgis-tests"
DEMO = "/project/demo"
MEASURED = "/project/measured"
OF_MACHINE = "/etc/ssl/certs/machine.pem"  # the machine's certificates: its network may have some of its own
HOUR = 3600.0
GIT = "command -v git || { apt-get update -qq && apt-get install -y -qq --no-install-recommends git; }"


class SkippedError(Exception):
    """It cannot be done on this machine."""


class FailedError(Exception):
    """It was tried and went wrong."""


@dataclass
class Chroot:
    """A release of Debian in a folder."""

    release: str
    folder: Path
    row: dict[str, str] = field(default_factory=dict)

    @property
    def log(self) -> Path:
        """What the commands of the last run have said."""
        return self.folder.with_name(f"{self.release}.log")

    def run(self, *command: str, within: float = HOUR, **variables: str) -> str:
        """Run a command in the chroot; return what it said.

        Raises
        ------
        FailedError
            It ended with another status than 0, or did not end in time.
        """
        network = {name: os.environ[name] for name in NETWORK if name in os.environ}
        certificates = dict.fromkeys(("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"), OF_MACHINE)
        given = {
            "HOME": "/root",
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LC_ALL": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        given |= network | (certificates if CERTIFICATES.exists() else {}) | variables
        apart = ("unshare", "--mount", "--pid", "--fork", "--kill-child", "bash", ROOT / "scripts" / "in_chroot.sh")
        words = [f"{name}={value}" for name, value in given.items()]
        print(f"... {self.release}: {' '.join(command)}", file=sys.stderr, flush=True)
        folder = PROJECT if (self.folder / PROJECT[1:]).is_dir() else "/"
        return _logged([*apart, self.folder, folder, "-", *words, *command], self.log, within)


def _logged(command: list[str | Path], log: Path, within: float) -> str:
    """Run a command, add what it says to a log, and return it."""
    began = log.stat().st_size if log.exists() else 0
    with log.open("ab") as out:
        try:
            status = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False, timeout=within
            ).returncode
        except subprocess.TimeoutExpired:
            status = f"not at an end after {within / 60:.0f} minutes"
    said = log.read_bytes()[began:].decode(errors="replace")
    if status != 0:
        last = next((line for line in reversed(said.splitlines()) if line.strip()), "")
        raise FailedError(f"{command[-1]}: {status}: {last[:200]}", said)
    return said


def mirror() -> str:
    """Return the Debian mirror that this machine's apt takes its packages from.

    Raises
    ------
    SkippedError
        This machine cannot make chroots, or its apt knows no such mirror.
    """
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        raise SkippedError("needs root on Linux: sudo make test-matrix")
    for program, package in (("debootstrap", "debootstrap"), ("unshare", "util-linux"), ("apt-get", "apt")):
        if not shutil.which(program):
            raise SkippedError(f"{program} is missing: apt-get install {package}")
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(ORIGIN) $(LABEL) $(REPO_URI)", "Created-By: Packages"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    found = re.search(r"^Debian Debian (\S+)$", told, re.MULTILINE)
    if not found:
        raise SkippedError("apt of this machine has no mirror of Debian")
    return found[1]


def make_chroot(chroot: Chroot, source: str) -> None:
    """Make the release's base system, unless it stands there complete."""
    complete = chroot.folder.with_name(f"{chroot.release}.complete")
    if complete.exists():
        return
    shutil.rmtree(chroot.folder, ignore_errors=True)
    own = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
    options = ["--variant=minbase", "--include=ca-certificates"]
    try:
        _logged([*own, "debootstrap", *options, chroot.release, chroot.folder, source], chroot.log, HOUR)
    except FailedError as error:
        raise SkippedError(f"debootstrap could not make it from {source}: {error.args[0]}") from error
    # A mirror that is a snapshot is older than its index wants to be; signatures are checked as ever.
    settings = chroot.folder / "etc/apt/apt.conf.d/90snapshot"
    settings.write_text('Acquire::Check-Valid-Until "false";\n', encoding="ascii")
    complete.touch()


def copy_project(chroot: Chroot) -> None:
    """Put the files under version control, as they are now, the plugin's ZIP and the data for tests into the chroot."""
    inside = chroot.folder / PROJECT[1:]
    shutil.rmtree(inside, ignore_errors=True)
    # Tests make a release, which is made from a git repository.
    clone = ["git", "clone", "--quiet", "--depth", "1", "--no-checkout", f"file://{ROOT}", inside]
    _logged(clone, chroot.log, HOUR)
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (inside / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, inside / name)
    _logged(["git", "-C", inside, "add", "--all"], chroot.log, HOUR)
    data = ROOT.parent / "shared" / "data"
    if data.is_dir():
        shutil.copytree(data, inside.parent / "shared" / "data", dirs_exist_ok=True)
    package = [sys.executable, ROOT / "scripts" / "package.py", "--output", inside / "build"]
    _logged(package, chroot.log, HOUR)
    for name, target in ((CERTIFICATES, OF_MACHINE), (Path("/etc/resolv.conf"), "/etc/resolv.conf")):
        if name.exists():
            shutil.copyfile(name, chroot.folder / target[1:])


def install(chroot: Chroot) -> None:
    """Install QGIS from the release, the tests' packages and the core's environment, by the project's own means."""
    chroot.run("bash", "scripts/install_system_packages.sh")
    chroot.run("bash", "-c", GIT, DEBIAN_FRONTEND="noninteractive")
    version = chroot.run("python3", "-c", "from qgis.core import Qgis; print(Qgis.QGIS_VERSION)")
    chroot.row["QGIS"] = version.splitlines()[-1].split("-")[0]
    version = chroot.run("python3", "-c", "import platform; print(platform.python_version())")
    chroot.row["Python"] = version.strip()
    chroot.run("python3", "-m", "venv", "--system-site-packages", TESTS)
    chroot.run(f"{TESTS}/bin/python", "-m", "pip", "install", "-q", "-r", "requirements-qgis-tests.txt")
    chroot.run("python3", "-m", "insar_forecast_plugin.environment", "install", CORE)


def run_tests(chroot: Chroot, *paths: str, screen: bool = False) -> str:
    """Run tests of the QGIS half, off the screen or on one in memory; return how many passed, failed, were skipped."""
    words = [f"{TESTS}/bin/python", "-m", "pytest", "-q", "-p", "no:cacheprovider", *paths]
    variables = {
        "QT_QPA_PLATFORM": "xcb" if screen else "offscreen",
        "INSAR_FORECAST_PYTHON": f"{CORE}/bin/python",
        "OMP_NUM_THREADS": "1",
    }
    try:
        said = chroot.run(*(["xvfb-run", "-a"] if screen else []), *words, **variables)
    except FailedError as error:
        said = error.args[1]
        counts = re.findall(r"\d+ (?:failed|passed|skipped|errors?)", said[-500:])
        raise FailedError(", ".join(counts) or error.args[0], said) from error
    return ", ".join(re.findall(r"\d+ (?:passed|skipped)", said[-500:]))


def run_demo(chroot: Chroot) -> str:
    """Run the demo with the plugin installed from its ZIP into a profile that has nothing else."""
    package = next((chroot.folder / PROJECT[1:] / "build").glob("*.zip"))
    said = chroot.run(
        *("python3", "scripts/demo.py", "--output", DEMO, "--package", f"build/{package.name}"),
        INSAR_FORECAST_PYTHON=f"{CORE}/bin/python",
        QT_QPA_PLATFORM="offscreen",
    )
    error = re.search(r"^Error +(\S+ mm)", said, re.MULTILINE)
    return f"runs, error {error[1]}" if error else "runs"


def measure_environment(chroot: Chroot, extras: str) -> str:
    """Make an environment from nothing, as a user does; return what was downloaded, its size on disk and the time."""
    began = time.monotonic()
    install_it = ("python3", "-m", "insar_forecast_plugin.environment", "install", MEASURED, "--extras", extras)
    try:
        said = chroot.run(*install_it, PIP_NO_CACHE_DIR="1")
        minutes = (time.monotonic() - began) / 60
        disk = chroot.run("du", "--summarize", "--block-size=MB", MEASURED).split()[0].removesuffix("MB")
    finally:
        shutil.rmtree(chroot.folder / MEASURED[1:], ignore_errors=True)
    return f"{downloaded_mb(said):.1f} MB downloaded, {disk} MB on disk, {minutes:.1f} min"


def downloaded_mb(said: str) -> float:
    r"""Return the size of all wheels that pip and uv say they have fetched; uv names those of more than 1 MB.

    >>> downloaded_mb("  Downloading a-1.0.whl.metadata (9 kB)\n  Downloading a-1.0.whl (20.5 MB)\n")
    20.5
    """
    units = {"kB": 1e-3, "MB": 1.0, "GB": 1e3, "KiB": 2**10 / 1e6, "MiB": 2**20 / 1e6, "GiB": 2**30 / 1e6}
    found = re.findall(r"Downloading \S+\.whl \(([\d.]+) ?([kMG]B)\)", said)
    found += re.findall(r"^Downloading \S+ \(([\d.]+) ?([KMG]iB)\)", said, re.MULTILINE)
    return sum(float(number) * units[unit] for number, unit in found)


STEPS = {
    "tests": lambda chroot: run_tests(chroot, "tests/qgis"),
    "tests on a screen": lambda chroot: run_tests(chroot, "tests/qgis/ui", screen=True),
    "demo": run_demo,
    "environment": lambda chroot: measure_environment(chroot, "none"),
    "training": lambda chroot: measure_environment(chroot, "training"),
}
ONLY_IF_ASKED = "training"
"""Of 3 GB where the index of PyTorch's builds for CPUs cannot be reached."""


def run_all(chroot: Chroot, steps: list[str]) -> None:
    """Make a chroot and run all steps in it; what came of each stands in its row."""
    began = time.monotonic()
    chroot.log.parent.mkdir(parents=True, exist_ok=True)
    chroot.log.unlink(missing_ok=True)
    try:
        make_chroot(chroot, mirror())
        copy_project(chroot)
        install(chroot)
    except SkippedError as error:
        chroot.row["note"] = f"skipped: {error}"
        return
    except FailedError as error:
        chroot.row["note"] = f"FAILED to install: {error.args[0]}"
        return
    chroot.row["installed"] = f"{(time.monotonic() - began) / 60:.1f} min"
    for name in steps:
        began = time.monotonic()
        try:
            result = STEPS[name](chroot)
        except FailedError as error:
            result = f"FAILED: {error.args[0]}"
        chroot.row[name] = f"{result} ({(time.monotonic() - began) / 60:.1f} min)"


def main() -> None:
    """Read the command line, test, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True, help="where the chroots are kept, about 4 GB each")
    parser.add_argument("--release", choices=RELEASES, action="append", help="only this one")
    parser.add_argument("--step", choices=STEPS, action="append", help="only this one")
    options = parser.parse_args()
    chroots = [Chroot(name, options.folder.resolve() / name) for name in options.release or RELEASES]
    for chroot in chroots:
        run_all(chroot, options.step or [name for name in STEPS if name != ONLY_IF_ASKED])
    print()
    for chroot in chroots:
        print(RELEASES[chroot.release])
        for name, value in chroot.row.items():
            print(f"  {name:18} {value}")
        if chroot.log.exists():
            print(f"  {'log':18} {chroot.log}")
    if any("FAILED" in value for chroot in chroots for value in chroot.row.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
