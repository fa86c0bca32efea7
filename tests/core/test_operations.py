# SPDX-License-Identifier: GPL-2.0-or-later
import pytest

from insar_forecast_plugin.core import operations
from insar_forecast_plugin.core.errors import MissingPackageError
from insar_forecast_plugin.core.progress import Silent

SIMULATE = {"output": "points.gpkg"}


def load_without(monkeypatch, module):
    def load(_):
        raise ModuleNotFoundError(f"No module named '{module}'", name=module)

    monkeypatch.setattr(operations.Operation, "load", load)


def test_a_package_that_is_not_installed_is_named_with_what_to_do(monkeypatch):
    load_without(monkeypatch, "torch")
    with pytest.raises(MissingPackageError, match=r"package torch is not installed.*Install environment"):
        operations.run("simulate", SIMULATE, Silent())


def test_a_module_of_the_plugin_that_is_not_there_is_a_defect(monkeypatch):
    load_without(monkeypatch, "insar_forecast_plugin.core.lost")
    with pytest.raises(ModuleNotFoundError, match="lost"):
        operations.run("simulate", SIMULATE, Silent())
