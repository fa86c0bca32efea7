# SPDX-License-Identifier: GPL-2.0-or-later
"""An installation ends with its starter, knows what others have left, and says what keeps it from the packages."""

import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from conftest import is_alive, wait_until

from insar_forecast_plugin import environment, environment_contents
from insar_forecast_plugin.core.file_lock import FileLock
from insar_forecast_plugin.environment import EnvironmentMissingError, find_python, install, managed_folder
from insar_forecast_plugin.environment_size import estimate
from insar_forecast_plugin.folders import move_into_place
from insar_forecast_plugin.installer import DiskFullError, UnreachableError
from insar_forecast_plugin.interpreter import InstallError, probe

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.version_info < (3, 11) or os.name != "posix", reason="the core needs Python 3.11")

# Installs with a uv that makes an environment and then waits, with a child that waits as well.
INSTALLING = f"""
import os, sys
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from insar_forecast_plugin.environment import install
install(Path(sys.argv[1]), report=lambda text: None)
"""
SLOW_UV = f"""#!/bin/sh
if [ "$1" = venv ]; then
  for folder; do :; done
  exec {sys.executable} -m venv --without-pip "$folder"
fi
sleep 300 &
echo $$ $! > PIDS.part
mv PIDS.part PIDS
wait
"""


def write_program(path, text):
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def surroundings(tmp_path, monkeypatch):
    """Requirements of one package that is nowhere, and no uv but what a test puts there."""
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("no_such_package_anywhere==1.0\n")
    environment_contents.lock_of(requirements).write_text(f"no_such_package_anywhere==1.0 --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(environment_contents, "REQUIREMENTS", requirements)
    monkeypatch.setenv("PATH", f"{tmp_path / 'programs'}:/usr/bin:/bin")
    for name in [name for name in os.environ if name.startswith(("PIP_", "UV_"))]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_installer_and_what_it_started_end_with_qgis_and_leave_nothing(sign, tmp_path):
    pids = tmp_path / "pids"
    write_program(tmp_path / "programs" / "uv", SLOW_UV.replace("PIDS", str(pids)))
    data = tmp_path / "data"
    started = subprocess.Popen([sys.executable, "-c", INSTALLING, str(data / "environment")])
    assert wait_until(pids.exists, seconds=60)
    assert [path.name.partition("-")[0] for path in sorted(data.iterdir())] == ["environment.making"] * 3
    started.send_signal(sign)
    started.wait()
    running = [int(pid) for pid in pids.read_text().split()]
    assert wait_until(lambda: not any(is_alive(pid) for pid in running), seconds=5)
    assert wait_until(lambda: not list(data.iterdir()), seconds=5)


def test_folder_of_an_installation_that_has_ended_is_removed_at_once_and_that_of_another_stays(tmp_path):
    left, living = tmp_path / "made.making-1", tmp_path / "made.making-2"
    for folder in (left, living):
        (folder / "lib").mkdir(parents=True)
    old = time.time() - 400 * 24 * 3600
    os.utime(living, (old, old))
    lock = FileLock(tmp_path / "made.making-2.lock")
    assert lock.take()
    write_program(tmp_path / "programs" / "uv", "#!/bin/sh\nexit 2\n")
    with pytest.raises(InstallError):
        install(tmp_path / "made", python="/bin/false", report=lambda text: None)
    assert (left.exists(), living.exists()) == (False, True)
    lock.release()
    assert sorted(path.name for path in tmp_path.glob("made*")) == ["made.making-2"]


UV_WITHOUT_NETWORK = f"""#!/bin/sh
if [ "$1" = venv ]; then
  for folder; do :; done
  exec {sys.executable} -m venv --without-pip "$folder"
fi
cat >&2 <<'END'
error: Request failed after 3 retries in 5.1s
  cause: Failed to fetch: https://packages.example/simple/pandas/
  cause: error sending request for url (https://packages.example/simple/pandas/)
  cause: client error (Connect)
  cause: dns error
END
exit 2
"""


def test_uv_without_a_network_and_without_another_python_is_said_in_a_sentence(tmp_path):
    write_program(tmp_path / "programs" / "uv", UV_WITHOUT_NETWORK)
    with pytest.raises(UnreachableError) as caught:
        install(tmp_path / "made", python="/bin/false", report=lambda text: None)
    text = str(caught.value)
    assert text.startswith("Installing the packages with uv failed: the package index cannot be reached. Check the")
    assert len(text.splitlines()) == 1


def test_pip_without_a_network_is_said_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")  # where nobody listens
    monkeypatch.setenv("PIP_RETRIES", "1")
    with pytest.raises(UnreachableError, match=r"^Installing the packages with pip failed: the package index cannot"):
        install(tmp_path / "made", python=sys.executable, report=lambda text: None)
    assert not list(tmp_path.glob("made*"))


@pytest.fixture
def serve(monkeypatch):
    """Return a function that starts a server, for pip an index and a proxy, that answers all with a status."""
    servers = []

    def start(status, reason):
        class Answers(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(status, reason)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(b"<!DOCTYPE html><html><body><h1>Log in to the network</h1></body></html>")

            do_CONNECT = do_GET

            def log_message(self, *words):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("PIP_RETRIES", "1")
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("status", "reason"), [(200, "OK"), (404, "Not Found")])
def test_page_in_place_of_an_index_is_told_from_a_package_that_is_missing(serve, status, reason, tmp_path, monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", f"{serve(status, reason)}/simple")
    with pytest.raises(
        UnreachableError, match=r"offers no file of no_such_package_anywhere==1\.0.*may ask for a login"
    ) as caught:
        install(tmp_path / "made", python=sys.executable, report=lambda text: None)
    assert len(str(caught.value).splitlines()) == 1
    assert not list(tmp_path.glob("made*"))


def test_proxy_that_asks_for_a_password_is_named(serve, tmp_path, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", serve(407, "Proxy Authentication Required"))
    monkeypatch.setenv("PIP_INDEX_URL", "https://packages.example/simple")
    with pytest.raises(UnreachableError, match=r"^Installing the packages with pip failed: the proxy asks for a user"):
        install(tmp_path / "made", python=sys.executable, report=lambda text: None)


def test_proxy_that_refuses_is_not_taken_for_the_index(serve, tmp_path, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", serve(403, "Forbidden"))
    monkeypatch.setenv("PIP_INDEX_URL", "https://packages.example/simple")
    with pytest.raises(
        UnreachableError, match=r"the proxy does not let the package index through \(HTTP 403 Forbidden"
    ):
        install(tmp_path / "made", python=sys.executable, report=lambda text: None)


FAILING_UV = f"""#!/bin/sh
if [ "$1" = venv ]; then
  for folder; do :; done
  exec {sys.executable} -m venv --without-pip "$folder"
fi
echo "SAYS" >&2
exit 2
"""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "hint: An index (https://packages.example/simple) returned a 403 Forbidden error.",
            "refuses access (HTTP 403 Forbidden). Check its address",
        ),
        (
            "  cause: HTTP status server error (502 Bad Gateway) for url (https://packages.example/simple/pandas/)",
            "has a fault (HTTP 502 Bad Gateway). Try again later.",
        ),
        ("  cause: tunnel error: proxy authorization required", "the proxy asks for a user name"),
        ("  cause: invalid peer certificate: UnknownIssuer", "certificate of the package index is not trusted"),
    ],
)
def test_what_uv_says_of_an_index_is_said_in_a_sentence(line, told, tmp_path):
    write_program(tmp_path / "programs" / "uv", FAILING_UV.replace("SAYS", line))
    with pytest.raises(UnreachableError) as caught:
        install(tmp_path / "made", python="/bin/false", report=lambda text: None)
    assert told in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_disk_that_becomes_full_is_said_and_pip_does_not_fill_it_again(tmp_path):
    line = "  cause: failed to copy file to lib/pandas/core/frame.py: No space left on device (os error 28)"
    write_program(tmp_path / "programs" / "uv", FAILING_UV.replace("SAYS", line))
    said = []
    with pytest.raises(DiskFullError, match=r"^Installing the packages with uv failed: a disk is full, .*Free some"):
        install(tmp_path / "made", python=sys.executable, report=said.append)
    assert not [line for line in said if "pip" in line.partition("Trying")[2]]
    assert not list(tmp_path.glob("made*"))


PRINTING = 'import sys\nprint("welcome")\nsys.stdout.write("half a line")\nsys.stdout.flush()\n'


def test_python_that_prints_at_its_start_is_recognised_and_its_words_are_no_faults(tmp_path, monkeypatch):
    environment_contents.REQUIREMENTS.write_text("")
    environment_contents.lock_of(environment_contents.REQUIREMENTS).write_text("")
    made = install(tmp_path / "made", python=sys.executable, report=lambda text: None)
    next((tmp_path / "made").glob("lib/python*/site-packages")).joinpath("sitecustomize.py").write_text(PRINTING)
    found = probe([str(made)])
    assert (found.version, found.executable) == (sys.version_info[:2], str(made))
    said = []
    install(tmp_path / "made", report=said.append)
    assert said[-1].endswith("There is nothing to do.")


def test_user_without_a_home_is_told_what_to_set(monkeypatch):
    for name in ("HOME", "XDG_DATA_HOME", environment.VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 54321)  # whom the system does not know
    with pytest.raises(EnvironmentMissingError, match=r"has no home folder.*Set the variable HOME"):
        find_python()
    with pytest.raises(EnvironmentMissingError):
        managed_folder()
    assert estimate(Path("/nowhere"), extras="training", build="cpu", installer="pip").builds


def test_leftovers_are_cleared_beside_a_folder_with_brackets_in_its_name(tmp_path):
    place = tmp_path / "place"
    (place / "made[1].making-1").mkdir(parents=True)
    environment._sweep(place / "made[1]")
    assert not list(place.iterdir())


@pytest.mark.parametrize("stands", [False, True])
def test_two_that_finish_at_once_both_end_well(tmp_path, stands):
    place = tmp_path / "place"
    folder = place / "environment"
    for number in range(10):
        shutil.rmtree(folder, ignore_errors=True)
        if stands:
            (folder / "old").mkdir(parents=True)
        for name in ("one", "two"):
            (place / name / f"{name}{number}").mkdir(parents=True)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda name: move_into_place(place / name, folder), ("one", "two")))
        assert [path.name for path in folder.iterdir()] in ([f"one{number}"], [f"two{number}"])
        assert [path.name for path in place.iterdir()] == ["environment"]
