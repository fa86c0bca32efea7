# SPDX-License-Identifier: GPL-2.0-or-later
"""Find the texts that a reader may see in the plugin's source.

The QGIS half marks its own: ``tr("...")``. The core and the machinery write plain sentences; which strings are such is
told by what they are and where they stand. F-strings become templates, ``%1`` for each value. A part of a sentence that
depends on a number or a choice (``origin{'s' * (count > 1)}``) makes a template of each form, so that a translator
sees whole words.
"""

from __future__ import annotations

import ast
import itertools
import re
import string
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

MARKING = {"tr": 0, "_tr": 0, "translate": 1}
"""Functions whose text is translated by Qt, with its place among their arguments."""
NAMING = {"title", "group"}
"""What the rows of the catalogue say that the QGIS half shows."""

_ROW = "Operation"

ALSO = (
    *("yes", "no", "unclear", "not distinguishable"),
    *("stable", "linear", "quadratic", "bilinear", "unwrapping error"),
    *("training", "validation", "observed", "simulated", "jump", "break", "LOS", "days", "none", "all"),
    "+ up",
    *("point", "passes", "jumps", "breaks", "grid"),
    *("No.", "persistence", "anchored CNN-LSTM %1", "LASSO %1", "LightGBM %1"),
    *("stable %1", "linear %1", "quadratic %1", "bilinear %1", "unwrapping error %1"),
    *("own past %1", "8 neighbours %1", "64 neighbours %1", "all points %1"),
    *("%1 depends mainly on the last value", "%1 depend mainly on the last value"),
    *("%1 depends mainly on other epochs", "%1 depend mainly on other epochs"),
    "%1 gives about half of the importance to the last value",
    "%1 give about half of the importance to the last value",
    *("lowest", "highest", "median", "good", "bad", "ascending", "descending"),
    *("Reading %1", "Scanning %1", "Classifying %1", "Calculating the median velocity of %1"),
)
"""Words that a reader sees and that the source builds from names, or keeps apart from where it shows them."""
NO_TEXTS = {
    *("upper left", "upper right", "upper center", "lower left", "axes fraction", "offset points", "center left"),
    *("Library", "Application Support", "Scripts", "ESRI Shapefile", "None", "Inf", "Point", "Interpolator"),
    *("no trend", "no movement", "constant velocity", "two slopes", "piecewise linear", "phase unwrapping error"),
    *("phase unwrapping errors", "phase jump", "type 0", "type 1", "type 2", "type 3", "type 4"),
    *("Gradient estimation did not converge", "Powell", "unnamed: 0", "407 Proxy Authentication Required"),
}
"""Strings that look like texts: places in figures, names of folders and formats, spellings of classes and columns."""

_WORD = re.compile(r"[A-Za-z]{3,}")
_SHORT = re.compile(r"\b(?:to|of|in|at|no|or|is|on|by)\b")
_NAME = re.compile(r"[A-Z][a-z]{2,}")
_NO_TEXT = re.compile(
    r"^\s*(?:SELECT|INSERT|UPDATE|CREATE|DELETE|ATTACH|PRAGMA|DROP|WITH|WHERE |LIMIT |max\(|import |from [\w.]+ import"
    r"|<|[A-Z]+CRS\[)"
    r"|</|\{\{|\(\?|\\[dws]|^[\w.-]*[/\\][\w./\\*-]*$"
)
_OF_TEMPLATE = re.compile(r"\bt\(\s*\"([^\"]+)\"\s*\)")
_UNSEEN = {"execute", "executemany", "compile", "fullmatch", "search", "findall", "sub", "TypeVar", "Path"}
_UNSEEN |= {"ArgumentParser", "add_argument", "add_parser", "_node"}
_UNSEEN |= {"ValueError", "TypeError", "KeyError", "RuntimeError", "NotImplementedError", "AssertionError"}
"""Calls whose texts no reader sees: an error of Python's own is a defect, shown as it is."""
_ASKING = {"get", "pop", "startswith", "endswith", "removesuffix", "removeprefix", "getattr", "hasattr", "which"}
_OF_TEXT = {"join", "format", "replace", "lower", "upper", "capitalize"}
_SPEAKING = {
    "Report",
    "warn",
    "section",
    "text",
    "facts",
    "table",
    "figure",
    "info",
    "warning",
    "progress",
    "_tell",
    "annotate",
    "set_title",
    "suptitle",
    "set_xlabel",
    "set_ylabel",
    "set_label",
    "Component",
}
"""Calls that show their texts, single words too."""
_SHOWN_PLACES = {"LayerDescription": (0, 2), "StyleDescription": (0, 2), "label": (0,)}
_SHOWN_KEYWORDS = {"label", "title", "xlabel", "ylabel", "words", "caption", "summary", "name", "text"}
_DRAWING = {"plot", "scatter", "bar", "hist", "step", "errorbar", "axhline", "axvline", "fill_between", "colorbar"}
_DRAWING |= {"set", "legend"}
_MOST_FORMS = 8
_SHORT_FORM = 14

VALUE = None
Template = tuple  # of fixed parts and VALUE


class Text(NamedTuple):
    """A text with where it stands."""

    source: str
    path: str
    line: int


class _Choice(NamedTuple):
    """Which of the forms of a sentence holds: what decides, and which answer."""

    decides: str
    answer: bool


class _Form(NamedTuple):
    parts: Template
    choices: frozenset


def marked_texts(source: str, path: str, naming: Collection[str] = NAMING) -> Iterator[Text]:
    """Yield the texts that a file of the QGIS half gives to Qt, of rows of the catalogue what ``naming`` says."""
    for node in ast.walk(ast.parse(source)):
        shown: list[ast.expr] = []
        if isinstance(node, ast.Call) and _called(node) in MARKING:
            place = MARKING[_called(node)]
            shown = node.args[place : place + 1]
        elif isinstance(node, ast.Call) and _called(node) == _ROW:
            shown = [keyword.value for keyword in node.keywords if keyword.arg in naming]
        for given in shown:
            for item in ast.walk(given):
                if isinstance(item, ast.Constant) and isinstance(item.value, str) and item.value.strip():
                    yield Text(item.value, path, item.lineno)


def model_texts(path: Path, shown: str) -> Iterator[Text]:
    """Yield the texts of a ready model: its title and group, its help, the labels of its parameters and steps."""
    root = ElementTree.parse(path).getroot()
    options = root.findall("./Option[@name='model_name']") + root.findall("./Option[@name='model_group']")
    options += root.findall("./Option[@name='help']/Option")
    options += root.findall("./Option[@name='parameterDefinitions']/Option/Option[@name='description']")
    options += root.findall("./Option[@name='children']/Option/Option[@name='component_description']")
    for option in options:
        if option.get("value") and option.get("name") not in ("EXAMPLES", "ALG_CREATOR", "ALG_VERSION"):
            yield Text(option.get("value", ""), shown, 0)


def page_texts(source: str, path: str) -> Iterator[Text]:
    """Yield the texts that a template of a page marks."""
    for number, line in enumerate(source.splitlines(), start=1):
        for words in _OF_TEMPLATE.findall(line):
            yield Text(words, path, number)


def plain_texts(source: str, path: str) -> Iterator[Text]:
    """Yield the texts that a file of the core or the machinery writes."""
    finder = _Finder(path)
    finder.visit(ast.parse(source), seen=False)
    return iter(sorted(finder.found, key=lambda text: text.line))


class _Finder:
    """Goes through a file; ``seen`` says that what is visited is shown, so that single words count too."""

    def __init__(self, path: str) -> None:
        self.found: list[Text] = []
        self._path = path

    def visit(self, node: ast.AST, *, seen: bool) -> None:
        """Look at a node and what is in it."""
        kind = type(node).__name__
        special = getattr(self, f"_visit_{kind.lower()}", None)
        if special is not None:
            special(node, seen=seen)
            return
        for child in ast.iter_child_nodes(node):
            self.visit(child, seen=seen)

    def _visit_expr(self, node: ast.Expr, *, seen: bool) -> None:
        if not isinstance(node.value, ast.Constant):  # else a docstring
            self.visit(node.value, seen=seen)

    def _visit_annassign(self, node: ast.AnnAssign, *, seen: bool) -> None:
        if node.value is not None:
            self._assigned(node.target, node.value, seen=seen)

    def _visit_assign(self, node: ast.Assign, *, seen: bool) -> None:
        self._assigned(node.targets[0], node.value, seen=seen)

    def _assigned(self, target: ast.expr, value: ast.expr, *, seen: bool) -> None:
        # A table of words: values of one word count where others have several.
        if isinstance(target, ast.Name) and target.id.isupper() and isinstance(value, ast.Dict):
            words = [one.value for one in value.values if _is_text(one)]
            for one in value.values:
                self.visit(one, seen=any(" " in word and _WORD.search(word) for word in words))
        else:
            self.visit(value, seen=seen)

    def _visit_arg(self, node: ast.arg, *, seen: bool) -> None:
        """Pass over an annotation."""

    def _visit_functiondef(self, node: ast.FunctionDef, *, seen: bool) -> None:  # noqa: ARG002
        for child in (*node.args.defaults, *node.args.kw_defaults, *node.decorator_list, *node.body):
            if child is not None:
                self.visit(child, seen=False)

    def _visit_compare(self, node: ast.Compare, *, seen: bool) -> None:  # noqa: ARG002
        for child in (node.left, *node.comparators):
            if not isinstance(child, (ast.Constant, ast.Tuple, ast.Set, ast.List)):
                self.visit(child, seen=False)

    def _visit_subscript(self, node: ast.Subscript, *, seen: bool) -> None:
        self.visit(node.value, seen=seen)
        if not isinstance(node.slice, ast.Constant):
            self.visit(node.slice, seen=False)

    def _visit_dict(self, node: ast.Dict, *, seen: bool) -> None:
        for key, value in zip(node.keys, node.values, strict=True):
            if key is not None and (seen or not _is_text(key) or _NAME.match(key.value) or " " in key.value):
                self.visit(key, seen=seen)
            self.visit(value, seen=seen)

    def _visit_ifexp(self, node: ast.IfExp, *, seen: bool) -> None:
        self.visit(node.test, seen=False)
        self.visit(node.body, seen=seen)
        self.visit(node.orelse, seen=seen)

    def _visit_raise(self, node: ast.Raise, *, seen: bool) -> None:  # noqa: ARG002
        raised = node.exc.values if isinstance(node.exc, ast.BoolOp) else [node.exc]
        for error in raised:
            if isinstance(error, ast.Call) and _called(error) not in _UNSEEN:
                for child in error.args:
                    self.visit(child, seen=True)

    def _visit_call(self, node: ast.Call, *, seen: bool) -> None:
        name = _called(node)
        if name in _UNSEEN or name == _ROW:
            return
        if name == "join" and isinstance(node.func, ast.Attribute) and _is_text(node.func.value):
            self._keep(f"%1{node.func.value.value}%2", node, seen=False)
        elif name == "format" and isinstance(node.func, ast.Attribute) and _is_text(node.func.value):
            self._keep(_numbered(_of_format(node.func.value.value)), node, seen=seen)
        else:
            self.visit(node.func, seen=seen and name in _OF_TEXT)
        speaks = name in _SPEAKING
        for place, child in enumerate(node.args):
            if name in _ASKING and isinstance(child, ast.Constant):
                continue
            shown = place in _SHOWN_PLACES[name] if name in _SHOWN_PLACES else speaks or (seen and name in _OF_TEXT)
            self.visit(child, seen=shown)
        for keyword in node.keywords:
            shown = keyword.arg in _SHOWN_KEYWORDS and (speaks or name in _DRAWING or name in _SHOWN_PLACES)
            self.visit(keyword.value, seen=shown)

    def _visit_constant(self, node: ast.Constant, *, seen: bool) -> None:
        if not isinstance(node.value, str):
            return
        self._keep(node.value, node, seen=seen)

    def _visit_joinedstr(self, node: ast.JoinedStr, *, seen: bool) -> None:
        self._sentence(node, seen=seen)

    def _visit_binop(self, node: ast.BinOp, *, seen: bool) -> None:
        if isinstance(node.op, ast.Add) and any(
            _is_text(one) or isinstance(one, ast.JoinedStr) for one in _added(node)
        ):
            self._sentence(node, seen=seen)
            return
        self.visit(node.left, seen=seen)
        self.visit(node.right, seen=seen)

    def _sentence(self, node: ast.expr, *, seen: bool) -> None:
        """Keep every form of a sentence, and look at what its values are made of."""
        forms, values = _forms(node)
        kept = [self._keep(_numbered(form.parts), node, seen=seen) for form in forms]
        for value in values:
            self.visit(value, seen=seen or any(kept))

    def _keep(self, text: str, node: ast.AST, *, seen: bool) -> bool:
        text = text.lstrip(" \n,;:").rstrip(" \n,;")
        if text.startswith("(") and text.find(")") == len(text) - 1:
            text = text[1:-1]
        plain = re.sub(r"%[1-9]\d?", " ", text)
        several = " " in text and (_WORD.search(plain) or (text != plain and _SHORT.search(plain)))
        single = _WORD.fullmatch(text) and not text.isupper() and (seen or _NAME.fullmatch(text))
        if not (several or single) or text in NO_TEXTS or _NO_TEXT.search(text):
            return False
        self.found.append(Text(text, self._path, node.lineno))
        return True


def _forms(node: ast.expr) -> tuple[list[_Form], list[ast.expr]]:
    """Return the forms that a text can have, and the expressions whose values stand in it."""
    if _is_text(node):
        return [_Form((node.value,), frozenset())], []
    if isinstance(node, ast.JoinedStr):
        return _together([_forms(part) for part in node.values], node)
    if isinstance(node, ast.FormattedValue):
        return _forms_of_value(node.value)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _together([_forms(node.left), _forms(node.right)], node)
    if isinstance(node, ast.IfExp):
        return _choice(node)
    return [_Form((VALUE,), frozenset())], [node]


def _forms_of_value(node: ast.expr) -> tuple[list[_Form], list[ast.expr]]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        text, test = (node.left, node.right) if _is_text(node.left) else (node.right, node.left)
        if _is_text(text):
            return _either([_Form((text.value,), frozenset())], [_Form(("",), frozenset())], test), []
    if isinstance(node, ast.IfExp):
        texts = [one.value for one in (node.body, node.orelse) if _is_text(one)]
        short = len(texts) == 2 and max(map(len, texts)) <= _SHORT_FORM
        if short or any(not text.strip() or not text[0].isalnum() for text in texts):
            return _choice(node)
    if _is_text(node):
        return _forms(node)
    return [_Form((VALUE,), frozenset())], [node]


def _choice(node: ast.IfExp) -> tuple[list[_Form], list[ast.expr]]:
    (yes, used), (no, more) = _forms(node.body), _forms(node.orelse)
    return _either(yes, no, node.test), [*used, *more]


def _either(yes: list[_Form], no: list[_Form], test: ast.expr) -> list[_Form]:
    decides, straight = _decision(test)
    return [
        _Form(form.parts, form.choices | {_Choice(decides, answer is straight)})
        for answer, forms in ((True, yes), (False, no))
        for form in forms
    ]


def _decision(test: ast.expr) -> tuple[str, bool]:
    """Return what decides, and whether a true test means "several", so that all plurals of a sentence agree."""
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and ast.unparse(test.comparators[0]) == "1":
        return ast.unparse(test.left), isinstance(test.ops[0], (ast.Gt, ast.NotEq))
    return ast.unparse(test), True


def _together(parts: list[tuple[list[_Form], list[ast.expr]]], node: ast.expr) -> tuple[list[_Form], list[ast.expr]]:
    """Join the forms of parts where their choices agree; too many of them become values again."""
    joined = []
    for combination in itertools.product(*(forms for forms, _ in parts)):
        choices = frozenset().union(*(form.choices for form in combination))
        if len({choice.decides for choice in choices}) == len(choices):
            joined.append(_Form(tuple(itertools.chain(*(form.parts for form in combination))), choices))
    if len(joined) > _MOST_FORMS:
        raise SyntaxError(f"line {node.lineno}: a text of {len(joined)} forms. Write it as several sentences.")
    return joined, [value for _, values in parts for value in values]


def _numbered(parts: Template) -> str:
    """Return a template with its values numbered."""
    number = itertools.count(1)
    text = ""
    for part in parts:
        if part and text and parts and re.search(r"%\d$", text) and part[0].isdigit():
            raise SyntaxError(f"a digit follows a value: {text}{part}")
        text += f"%{next(number)}" if part is VALUE else part
    return text


def _of_format(text: str) -> Template:
    return tuple(
        part
        for fixed, field, *_ in string.Formatter().parse(text)
        for part in ((fixed, VALUE) if field is not None else (fixed,))
    )


def _added(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from _added(node.left)
        yield from _added(node.right)
    else:
        yield node


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def files_of(package: Path) -> Iterator[tuple[Path, bool]]:
    """Yield the files of the plugin, each with whether it belongs to the QGIS half, which marks its texts.

    The command of a shell speaks English only.
    """
    for path in sorted(package.rglob("*.py")):
        room = path.relative_to(package).parts[0]
        if path.is_relative_to(package / "core" / "engine"):
            continue
        yield path, room in {"processing", "ui", "plugin.py"}
