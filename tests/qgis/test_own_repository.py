# SPDX-License-Identifier: GPL-2.0-or-later
"""What `make release` makes, read and installed by QGIS's own plugin installer from a web server."""

import functools
import http.server
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, pump_until

PACKAGE = "insar_forecast_plugin"


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def server(tmp_path):
    """A web server with the files of a release; its folder and address."""
    if not (ROOT / ".git").exists():
        pytest.skip("a release is made from a git repository")
    folder = tmp_path / "served"
    folder.mkdir()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    command = [sys.executable, "-m", "scripts.release", "--output", str(folder), "--repository", address]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    yield folder, address
    server.shutdown()
    server.server_close()


@pytest.fixture
def installer(qgis_iface, server, tmp_path, monkeypatch):
    """QGIS's list of plugins, with the release as its only repository and a profile of its own."""
    import qgis.utils
    from qgis.core import QgsApplication, QgsSettings

    monkeypatch.setattr(sys, "path", [*sys.path, f"{QgsApplication.pkgDataPath()}/python"])
    installer_data = pytest.importorskip("pyplugin_installer.installer_data", reason="this QGIS has no installer")
    # QGIS sets it at its start, without windows it does not.
    monkeypatch.setattr(qgis.utils, "home_plugin_path", str(tmp_path / "profile"), raising=False)
    settings = QgsSettings()
    settings.setValue("app/plugin_installer/allowExperimental", True)
    repositories = installer_data.repositories
    repositories.mRepositories = {
        "own": {
            "url": f"{server[1]}/plugins.xml",
            "authcfg": "",
            "enabled": True,
            "valid": True,
            "Relay": installer_data.Relay("own"),
            "xmlData": None,
            "state": repositories.STATE_DISABLED,
            "error": "",
        }
    }
    yield installer_data
    repositories.mRepositories = {}
    installer_data.plugins.clearRepoCache()
    settings.remove("app/plugin_installer/allowExperimental")


def listed(installer):
    """Return what the list says of the plugin once the repository was read."""
    repositories, plugins = installer.repositories, installer.plugins
    plugins.clearRepoCache()
    repositories.requestFetching("own", force_reload=True)
    assert pump_until(lambda: not repositories.fetchingInProgress())
    assert repositories.all()["own"]["error"] == ""
    plugins.rebuild()
    return plugins.all()[PACKAGE]


def test_repository_lists_the_plugin_with_what_the_metadata_say(installer, server):
    plugin = listed(installer)
    version = next(server[0].glob("*.zip")).name[len(PACKAGE) + 1 : -len(".zip")]
    assert (plugin["name"], plugin["version_available"]) == ("InSAR Forecast", version)
    assert (plugin["installed"], plugin["status_exp"]) == (False, "not installed")
    assert plugin["icon"] == f"{server[1]}/insarforecast.svg" and "CPython 3.11" in plugin["about"]


def test_plugin_is_downloaded_and_installed_and_known_to_be_the_one_listed(installer, server):
    from pyplugin_installer.qgsplugininstallerinstallingdialog import QgsPluginInstallerInstallingDialog
    from qgis import utils

    dialog = QgsPluginInstallerInstallingDialog(None, listed(installer), stable=False)
    assert pump_until(lambda: not dialog.reply.isRunning() and not Path(dialog.file.fileName()).exists())
    assert dialog.result() == ""
    folder = Path(utils.home_plugin_path) / PACKAGE
    with zipfile.ZipFile(next(server[0].glob("*.zip"))) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    assert {str(path.relative_to(folder.parent)) for path in folder.rglob("*") if path.is_file()} == names
    installer.plugins.localCache[PACKAGE] = installer.plugins.getInstalledPlugin(PACKAGE, str(folder), False)
    try:
        plugin = listed(installer)
        assert (plugin["installed"], plugin["status_exp"], plugin["error"]) == (True, "installed", "")
    finally:
        installer.plugins.removeInstalledPlugin(PACKAGE)
