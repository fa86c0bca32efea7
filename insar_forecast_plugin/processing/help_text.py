# SPDX-License-Identifier: GPL-2.0-or-later
"""Help texts: Markdown files turned into the small HTML that QGIS shows beside an algorithm.

Only what the help files use is understood: headings, paragraphs, lists, code blocks, `code`, **bold**, *italics* and
links. ``qgis_process`` has no GUI application, so Qt's own Markdown reader, which wants fonts, is not used.

What is said of a parameter's default and range is read from its declaration, so that it is never out of step.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)

from ..core.translation import language
from ..languages import tr
from . import compatibility
from .labels import labels_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HELP_FOLDER = Path(__file__).resolve().parents[1] / "resources" / "help"
PARAMETERS_MARK = "[parameters]"
"""Stands alone in a help file where the descriptions of the parameters go."""
_FENCED = re.compile(r"^(```[^\n]*\n.*?^```)[^\S\n]*$", re.MULTILINE | re.DOTALL)
_UNBOUNDED = 1e300  # a number without a bound has the largest that there is


def help_html(algorithm: str, parameters: Iterable[tuple[QgsProcessingParameterDefinition, str]]) -> str:
    """Return the help of an algorithm as HTML; ``parameters`` are definitions, each with what is said of it."""
    parameters = list(parameters)
    text = with_labels_first(
        help_file(algorithm).read_text(encoding="utf-8"), labels_of(item for item, _ in parameters)
    )
    lines = [
        f"- **{item.description()}** (`{item.name()}`): {words} {' '.join(facts_of(item))}"
        for item, words in parameters
    ]
    return to_html(text.replace(PARAMETERS_MARK, "\n".join(lines)))


def with_labels_first(markdown: str, labels: Mapping[str, str]) -> str:
    """Return a help text that names parameters as the dialog does, and at the first mention as scripts do, too.

    Examples of calls keep the names, and so does a name in brackets behind a label that the text gives itself.

    Examples
    --------
    >>> with_labels_first("With `AREAS` all; a number in `AREAS`. *Areas* (`AREAS`).", {"AREAS": "Areas to score"})
    'With *Areas to score* (`AREAS`) all; a number in *Areas to score*. *Areas* (`AREAS`).'
    """
    if not labels:
        return markdown
    told: set[str] = set()

    def named(found: re.Match[str]) -> str:
        behind_label, opens, name = found["label"] or "", found["opens"] or "", found["name"]
        is_new = name not in told
        told.add(name)
        if behind_label:
            return found[0]
        if opens:
            return f"(*{labels[name]}*, `{name}`" if is_new else f"(*{labels[name]}*"
        return f"*{labels[name]}* (`{name}`)" if is_new else f"*{labels[name]}*"

    mention = re.compile(rf"(?P<label>\*\s)?(?P<opens>\()?`(?P<name>{'|'.join(map(re.escape, labels))})`")
    pieces = _FENCED.split(markdown)
    return "".join(piece if index % 2 else mention.sub(named, piece) for index, piece in enumerate(pieces))


def help_file(algorithm: str, folder: Path = HELP_FOLDER) -> Path:
    """Return the help file in the language of the plugin, where there is one, else in English."""
    own = folder / language() / f"{algorithm}.md"
    return own if own.is_file() else folder / f"{algorithm}.md"


def facts_of(definition: QgsProcessingParameterDefinition) -> list[str]:
    """Return in short sentences what a parameter may be, and what it is if nothing is given."""
    facts = []
    if isinstance(definition, QgsProcessingParameterEnum):
        text = tr("Any of {choices}.") if definition.allowMultiple() else tr("One of {choices}.")
        facts.append(text.format(choices=", ".join(definition.options())))
    if isinstance(definition, QgsProcessingParameterNumber):
        facts += _range_of(definition)
    default = definition.defaultValue()
    if default is not None:
        facts.append(tr("Default: {value}.").format(value=_value(definition, default)))
    elif definition.flags() & compatibility.OPTIONAL:
        facts.append(tr("Optional."))
    elif not definition.isDestination():
        facts.append(tr("Required."))
    return facts


def _range_of(definition: QgsProcessingParameterNumber) -> list[str]:
    low, high = bounds_of(definition)
    if low and high:
        return [tr("From {low} to {high}.").format(low=low, high=high)]
    if low:
        return [tr("At least {low}.").format(low=low)]
    return [tr("At most {high}.").format(high=high)] if high else []


def bounds_of(definition: QgsProcessingParameterNumber) -> tuple[str, str]:
    """Return the least and the greatest number that is taken; empty where there is none."""
    low, high = definition.minimum(), definition.maximum()
    return f"{low:.10g}" if low > -_UNBOUNDED else "", f"{high:.10g}" if high < _UNBOUNDED else ""


def _value(definition: QgsProcessingParameterDefinition, default: Any) -> str:
    if isinstance(definition, QgsProcessingParameterBoolean):
        return str(bool(default)).lower()
    if isinstance(default, (list, tuple)):
        return ", ".join(default)
    return f"{default:.10g}" if isinstance(default, (int, float)) else str(default)


def to_html(markdown: str) -> str:
    """Turn Markdown into HTML."""
    blocks: list[str] = []
    for index, piece in enumerate(_FENCED.split(markdown)):
        if index % 2:
            code = piece.strip("`").partition("\n")[2]
            blocks.append(f'<pre style="white-space: pre-wrap">{html.escape(code.rstrip())}</pre>')
        else:
            blocks += [_block(block) for block in re.split(r"\n\s*\n", piece.strip()) if block.strip()]
    return "\n".join(blocks)


def _block(block: str) -> str:
    heading = re.match(r"(#{1,4})\s+(.*)", block)
    if heading:
        level = min(len(heading[1]) + 1, 4)
        rest = block[heading.end() :].strip()
        return f"<h{level}>{_inline(heading[2])}</h{level}>" + (f"\n{_block(rest)}" if rest else "")
    if block.startswith("- "):
        items = re.split(r"\n- ", block[2:])
        return "<ul>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + "</ul>"
    return f"<p>{_inline(block)}</p>"


def _inline(text: str) -> str:
    # Nothing in code is a mark: names of files may have asterisks, as timeseries*.h5.
    pieces = re.split(r"`([^`]+)`", html.escape(" ".join(text.split()), quote=False))
    return "".join(f"<code>{one}</code>" if at % 2 else _marked(one) for at, one in enumerate(pieces))


def _marked(text: str) -> str:
    text = re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*(\S[^*]*?)\*", r"<i>\1</i>", text)
    return re.sub(r"\[([^\]]+)\]\(([^)\s]+)\)", r'<a href="\2">\1</a>', text)
