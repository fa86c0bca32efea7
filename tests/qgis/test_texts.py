# SPDX-License-Identifier: GPL-2.0-or-later
"""Every text that a user of QGIS sees goes through ``tr``, as a literal that a script can collect."""

import ast
import re
import string
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from insar_forecast_plugin.languages import CONTEXT

PACKAGE = Path(__file__).resolve().parents[2] / "insar_forecast_plugin"
FILES = sorted([PACKAGE / "plugin.py", *PACKAGE.glob("processing/*.py"), *PACKAGE.glob("ui/*.py")])
TAKE_TEXTS = {
    # Qt
    *("QAction", "QCheckBox", "QDockWidget", "QGroupBox", "QLabel", "QMenu", "QPushButton", "QRadioButton"),
    *("addAction", "addItem", "addItems", "addRow", "appendPlainText", "getOpenFileName", "getSaveFileName"),
    *("setHeaderLabels", "setPlaceholderText", "setStatusTip", "setText", "setTitle", "setToolTip", "setWindowTitle"),
    # QGIS
    *("QgsProcessingException", "QgsProcessingOutputFolder", "QgsProcessingOutputNumber", "QgsProcessingParameterEnum"),
    *("QgsProcessingParameterFile", "QgsRendererCategory", "QgsRendererRange", "pushInfo", "pushMessage"),
    *("pushWarning", "reportError", "setDescription", "setHelp", "setProgressText"),
    # matplotlib
    *("annotate", "set_text", "set_title", "set_xlabel", "set_ylabel", "text"),
    # the plugin
    *("Choice", "CoreError", "EnvironmentMissingError", "EnvironmentTask", "OutputError", "_Column", "_button"),
    *("_legend_entry", "_of_layer", "_option", "_say", "_word_of_layer", "add_choice", "add_file", "add_number"),
}
"""Functions, methods and classes whose arguments users read."""
TAKE_KEYWORDS = {"file_filter", "label", "point", "text"}
NAMES = {"InSAR Forecast"}
"""What has the same name in every language."""
FROM_ELSEWHERE = {
    "self.operation.title",  # of the catalogue
    "self.operation.group",
    "text",  # of the algorithms' own ``tr``
    *("super().name()", "super().group()", "definition.description()", "definition.help()"),  # of a ready model's file
    "said.get(item.name(), '')",
    *("output.description()", "child.description()", "help_text"),  # of the copy that the designer opens
}
"""What ``tr`` is given that is no literal; a script collects these texts where they stand."""
_WORDS = re.compile(r"[A-Za-z]{2}.* |[A-Z][a-z]| .*[A-Za-z]{2}")
_SENTENCE = re.compile(r"[A-Z][\w']* [a-z].*|.*[a-z]\.|.*\(\*(\.\w+)?\)")


class Marking(QTranslator):
    """A language in which each text of the plugin stands between angle quotes."""

    def isEmpty(self):
        return False

    def translate(self, context, text, disambiguation=None, n=-1):
        return f"«{text}»" if context == CONTEXT and text else None


@pytest.fixture
def marking():
    translator = Marking()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def called(node):
    """Return the last part of the name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def literal(node):
    """Return what stands in a string or an f-string itself; None for anything else."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def texts_in(node):
    """Yield the strings that an argument may be or contain; other calls in it answer for themselves."""
    if literal(node) is not None:
        yield node
    elif isinstance(node, ast.Call):
        if called(node) in ("format", "join"):
            yield from texts_in(node.func.value)
    elif isinstance(node, (ast.BinOp, ast.Dict, ast.List, ast.Tuple, ast.Starred, ast.IfExp, ast.BoolOp)):
        for child in ast.iter_child_nodes(node):
            yield from texts_in(child)


def no_texts(tree):
    """Return the docstrings, and the parts of f-strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from node.values


def untranslated(code):
    """Return the texts of a module that do not go through ``tr``, and what ``tr`` is given that is no literal."""
    tree = ast.parse(code)
    fine = {id(node) for node in no_texts(tree)}
    found, suspects = [], []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) == "tr":
            (text,) = node.args
            if isinstance(text, ast.Constant):
                fine.add(id(text))
            elif ast.unparse(text) not in FROM_ELSEWHERE:
                found.append(text)
        elif isinstance(node, ast.Call):
            shown = node.args if called(node) in TAKE_TEXTS else []
            shown = [*shown, *(item.value for item in node.keywords if item.arg in TAKE_KEYWORDS)]
            suspects += [text for argument in shown for text in texts_in(argument) if _WORDS.search(literal(text))]
        elif _SENTENCE.fullmatch(literal(node) or ""):
            suspects.append(node)
    found += [node for node in suspects if id(node) not in fine and literal(node) not in NAMES]
    return sorted({f"line {node.lineno}: {ast.unparse(node)}" for node in found})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_what_users_see_is_translated(path):
    assert untranslated(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "code",
    [
        "label.setText('Nothing is running')",
        "label.setText(f'{count} points')",
        "label.setText('one point' if count == 1 else tr('{count} points').format(count=count))",
        "label.setText('{count} points'.format(count=count))",
        "QPushButton('Install')",
        "feedback.pushWarning('no style: ' + reason)",
        "raise QgsProcessingException(f'{name} is gone')",
        "QgsRendererRange(0, 1, symbol, 'dot: observed')",
        "self.add_file('A', tr('File'), tr('A file.'), file_filter='Tables (*.csv)')",
        "WELCOME = 'Click a point'",
        "message = f'No point of {name} is selected.'",
        "kinds = {'Table (*.csv)': '.csv'}",
        "tr(f'{count} points')",
        "tr(words)",
    ],
)
def test_text_without_translation_is_found(code):
    assert untranslated(code) == untranslated(f"x = 1; {code}") != []


@pytest.mark.parametrize(
    "code",
    [
        "label.setText(tr('Nothing is running'))",
        "label.setText(tr('{count} points').format(count=count))",
        "label.setText(tr('1 point') if count == 1 else tr('{count} points').format(count=count))",
        "'''What a module does.'''",
        "QMenu('InSAR Forecast')",
        "settings.value('insar_forecast/python', '')",
        "self.add_number('STEP_DAYS', self.tr('Time step (days)'), hint)",
    ],
)
def test_text_with_translation_and_what_is_no_text_are_let_be(code):
    assert untranslated(code) == []


def marked(text):
    return text.startswith("«") and text.endswith("»")


def test_algorithms_and_ready_models_are_shown_in_another_language(provider, marking):
    for algorithm in provider.algorithms():
        shown = algorithm.create()
        definitions = shown.parameterDefinitions()
        texts = [shown.displayName(), shown.group(), *(one.description() for one in definitions)]
        texts += [one.help() for one in definitions if one.help()]
        assert [text for text in texts if not marked(text)] == []
        assert (shown.name(), shown.groupId()) == (algorithm.name(), algorithm.groupId())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_texts_can_be_filled_in_in_any_order(path):
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    texts = [literal(node.args[0]) for node in calls if called(node) == "tr" and literal(node.args[0])]
    fields = [name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    assert [name for name in fields if not name.isidentifier()] == []
    assert [text for text in texts if text != text.strip()] == []
