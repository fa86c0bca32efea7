# SPDX-License-Identifier: GPL-2.0-or-later
"""Every name of Qt that the QGIS half uses is in Qt 6, and every module of it loads there.

What a class has is looked up in PyQt6. Of an object nobody knows the class without running the code: its names are
compared with ``REMOVED``, and its use with what QGIS's own script for migrating plugins changes or warns of
(scripts/pyqt5_to_pyqt6/pyqt5_to_pyqt6.py in QGIS's repository). What QGIS 4 removed of its own cannot be looked up
here: ``tests/qgis/test_qt6.py`` finds its enums in the QGIS that runs.
"""

import ast
import importlib
import inspect
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "insar_forecast_plugin"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "core" not in path.relative_to(PACKAGE).parts)

_NAMES = """
addDefaultCaCertificate associatedWidgets byteCount codecForLocale codecForName colorSpec desktop exec_ filterRegExp
fontChanged fromTime_t getTextMargins globalPosF globalStrut hasPendingEvents isFirstItemColumnSpanned isMinimal
isRecursive lastResortFont localPos longDayName longMonthName matchedLength maximumTouchPoints nameToType
networkAccessible pageSizeMM paletteChanged patternSyntax posF print_ regExp screenCount screenGeometry screenNumber
setCodec setCodecForLocale setColorSpec setFilterRegExp setFirstItemColumnSpanned setGlobalStrut setIniCodec
setMinimal setPageSizeMM setPatternSyntax setRegExp setTabStop setTabStopWidth setTime_t shortDayName shortMonthName
tabStop tabStopWidth toTime_t toUnicode touchPoints typeToName viewOptions windowPos workAreaResized
"""
REMOVED = frozenset(_NAMES.split())
"""Names that a class of PyQt5 5.15 has in QtCore, QtGui, QtWidgets or QtNetwork and no class of PyQt6 6.11; without
the rooms that plugins do not enter (OpenGL, state machines) and words that objects of others have too (``log``)."""


def qt_imports(tree):
    """Return (name in the file, module of PyQt6, name there) of what a file takes from Qt."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt."):
            module = importlib.import_module(node.module.replace("qgis.PyQt", "PyQt6"))
            yield from ((alias.asname or alias.name, module, alias.name) for alias in node.names)


def chain(node):
    """Return the names of ``a.b.c``, the first one first; none where it does not begin with a name."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return [node.id, *reversed(names)] if isinstance(node, ast.Name) else []


def missing_in_qt6(code):
    """Return the names that a file takes from Qt and that Qt 6 lacks."""
    tree = ast.parse(code)
    classes, missing = {}, set()
    for here, module, there in qt_imports(tree):
        if hasattr(module, there):
            classes[here] = getattr(module, there)
        else:
            missing.add(f"{module.__name__}.{there}")
    for node in ast.walk(tree):
        names = chain(node)
        owner = classes.get(names[0]) if names else None
        if owner is None:
            continue
        for name in names[1:]:
            if not hasattr(owner, name):
                missing.add(".".join(names))
                break
            owner = getattr(owner, name)
            if not inspect.isclass(owner):
                break  # a member or a function, whose result's names are not known
    return sorted(missing)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_qt6_has_every_name_of_the_file(path):
    assert missing_in_qt6(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        ("from qgis.PyQt.QtCore import Qt\nQt.LeftButton", ["Qt.LeftButton"]),
        ("from qgis.PyQt.QtCore import Qt\nQt.MouseButton.MidButton", ["Qt.MouseButton.MidButton"]),
        ("from qgis.PyQt.QtWidgets import QDialog\nQDialog.exec_", ["QDialog.exec_"]),
        ("from qgis.PyQt.QtWidgets import QDesktopWidget", ["PyQt6.QtWidgets.QDesktopWidget"]),
        ("from qgis.PyQt.QtCore import QRegExp", ["PyQt6.QtCore.QRegExp"]),
        ("from qgis.PyQt.QtCore import QVariant as V\nV.Double", ["V.Double"]),
        ("from qgis.PyQt.QtCore import Qt\nQt.MouseButton.LeftButton.name", []),
        ("from qgis.PyQt.QtWidgets import QDialog\nQDialog.exec", []),
    ],
)
def test_names_that_qt6_lacks_are_found(code, missing):
    assert missing_in_qt6(code) == missing


def of_font_metrics(node):
    """Say whether an expression gives font metrics, by its own name."""
    function = node.func if isinstance(node, ast.Call) else None
    name = getattr(function, "attr", getattr(function, "id", ""))
    return name in ("fontMetrics", "QFontMetrics", "QFontMetricsF")


def fault_of_call(call):
    """Say what Qt 6 does not take of a call; an empty text where it may take it."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    count = len(call.args)
    of_date = count == 1 and getattr(getattr(call.args[0], "func", None), "id", "") == "QDate"
    if name == "QDateTime" and (count == 8 or of_date):
        return "QDateTime"
    if name == "addAction" and count >= 4:
        return "addAction"
    return "width" if name == "width" and of_font_metrics(getattr(call.func, "value", None)) else ""


def uses_gone_in_qt6(code):
    """Return what Qt 6 lacks of the uses of objects in a file."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute) and node.attr in REMOVED:
            found.append(node.attr)
        elif isinstance(node, ast.FunctionDef) and node.name == "exec_":
            found.append("def exec_")
        elif isinstance(node, ast.ImportFrom) and (
            node.module == "qgis.PyQt.Qt" or any("resources_rc" in alias.name for alias in node.names)
        ):
            found.append("import")
        elif isinstance(node, ast.Subscript) and getattr(node.value, "attr", "") == "activated":
            found.append("activated[]")
        elif isinstance(node, ast.Call) and fault_of_call(node):
            found.append(fault_of_call(node))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_file_uses_no_object_as_qt6_does_not_take_it(path):
    assert uses_gone_in_qt6(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("dialog.exec_()", ["exec_"]),
        ("class Dialog:\n    def exec_(self): pass", ["def exec_"]),
        ("from .resources_rc import x\nfrom . import resources_rc", ["import"]),
        ("from qgis.PyQt.Qt import Qt", ["import"]),
        ("box.activated[str].connect(f)", ["activated[]"]),
        ("label.fontMetrics().width(text)", ["width"]),
        ("QFontMetrics(font).width(text)", ["width"]),
        ("QDateTime(2020, 1, 1, 0, 0, 0, 0, 1)", ["QDateTime"]),
        ("QDateTime(QDate(2020, 1, 1))", ["QDateTime"]),
        ("menu.addAction(icon, text, slot, shortcut)", ["addAction"]),
        ("QApplication.desktop().screenGeometry()", ["screenGeometry", "desktop"]),
        ("dialog.exec()\nbox.width()\nQDateTime(day, QTime(0, 0))\nmenu.addAction(icon, text)", []),
    ],
)
def test_uses_that_qt6_does_not_take_are_found(code, found):
    assert uses_gone_in_qt6(code) == found


def test_no_class_of_qt6_has_a_name_that_is_said_to_be_removed():
    modules = [importlib.import_module(f"PyQt6.{name}") for name in ("QtCore", "QtGui", "QtWidgets", "QtNetwork")]
    classes = [found for module in modules for found in vars(module).values() if inspect.isclass(found)]
    assert not {name for found in classes for name in REMOVED & set(dir(found))}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_loads_on_qt6(path, application):
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    loaded = importlib.import_module(name)
    assert Path(loaded.__file__) == path
