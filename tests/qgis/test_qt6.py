# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS 4 is built on Qt 6, which knows enums by their full names only and has no ``exec_``.

The names are looked up in the QGIS that runs the tests, so that what is an enum's member and what is not is no guess.
"""

import ast
import importlib
from enum import Enum
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "insar_forecast_plugin"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "core" not in path.relative_to(PACKAGE).parts)


def imported(tree):
    """Return what a module takes from QGIS and Qt, by name."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").startswith("qgis."):
            module = importlib.import_module(node.module)
            found.update({alias.asname or alias.name: getattr(module, alias.name) for alias in node.names})
    return found


def gone_in_qt6(code):
    """Return the expressions that Qt 6 no longer understands."""
    tree = ast.parse(code)
    classes = imported(tree)
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        owner = classes.get(node.value.id) if isinstance(node.value, ast.Name) else None
        member = getattr(owner, node.attr, None)
        is_member = isinstance(member, (int, Enum)) and type(member) not in (int, bool)
        if is_member or node.attr == "exec_":
            found.append(f"line {node.lineno}: {ast.unparse(node)}")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_file_has_no_name_that_qt6_lacks(path):
    assert gone_in_qt6(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from qgis.PyQt.QtCore import Qt\nQt.LeftButton", ["line 2: Qt.LeftButton"]),
        ("from qgis.PyQt.QtCore import QVariant as V\nV.Double", ["line 2: V.Double"]),
        ("from qgis.gui import QgsVertexMarker\nQgsVertexMarker.ICON_BOX", ["line 2: QgsVertexMarker.ICON_BOX"]),
        ("dialog.exec_()", ["line 1: dialog.exec_"]),
        ("from qgis.PyQt.QtCore import Qt\nQt.MouseButton.LeftButton", []),
        ("from qgis.core import Qgis\nQgis.QGIS_VERSION_INT", []),
    ],
)
def test_names_that_qt6_lacks_are_found(code, found):
    assert gone_in_qt6(code) == found
