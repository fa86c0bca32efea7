# SPDX-License-Identifier: GPL-2.0-or-later
"""What `make release` makes, read and installed by QGIS's own plugin installer from a web server."""

import functools
import http.server
import importlib
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, pump_until

PACKAGE = "insar_forecast_plugin"
CAPITALS = "HOME_PLUGIN_PATH"


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
def settings_of_the_plugin_manager():
    """The settings that QGIS's list of plugins reads, with experimental plugins shown.

    In newer versions of QGIS they stand in a tree, where the program itself enters them; a test has no program.
    """
    import qgis.core

    old = qgis.core.QgsSettings()
    old.setValue("app/plugin_installer/allowExperimental", True)
    tree = getattr(qgis.core, "QgsSettingsTree", None)
    entries = []
    if tree:
        node = tree.treeRoot().createChildNode("plugin-manager")
        entries = [qgis.core.QgsSettingsEntryBool(f"allow-{kind}", node) for kind in ("experimental", "deprecated")]
        entries.append(qgis.core.QgsSettingsEntryStringList("seen-plugins", node))
        entries[0].setValue(True)
    yield
    old.remove("app/plugin_installer/allowExperimental")
    for entry in entries:
        node.unregisterChildSetting(entry, True)


@pytest.fixture
def installer(qgis_iface, server, settings_of_the_plugin_manager, tmp_path, monkeypatch):
    """QGIS's list of plugins, with the release as its only repository and a profile of its own."""
    import qgis.utils
    from qgis.core import QgsApplication

    monkeypatch.setattr(sys, "path", [*sys.path, f"{QgsApplication.pkgDataPath()}/python"])
    installer_data = pytest.importorskip("pyplugin_installer.installer_data", reason="this QGIS has no installer")
    dialog = importlib.import_module("pyplugin_installer.qgsplugininstallerinstallingdialog")
    # QGIS sets it at its start, without windows it does not; newer versions name it in capitals and import it by name.
    for module, name in ((qgis.utils, "home_plugin_path"), (installer_data, CAPITALS), (dialog, CAPITALS)):
        monkeypatch.setattr(module, name, str(tmp_path / "profile"), raising=False)
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
