# SPDX-License-Identifier: GPL-2.0-or-later
"""Bring the translations up to date: collect the texts, keep what is translated, make Qt's files.

``insar_forecast_plugin/i18n/insar_forecast_<language>.ts`` is what a translator edits, in Qt Linguist. Texts that are
gone from the source are kept there as vanished, so that their words are not lost. From the texts of the QGIS half
lrelease makes the ``.qm`` file beside it; those of the core are read from the ``.ts`` file itself.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from texts import ALSO, Text, files_of, marked_texts, model_texts, page_texts, plain_texts  # noqa: E402

from insar_forecast_plugin.core.translation import CONTEXT, I18N, PLACEHOLDER  # noqa: E402

QT_CONTEXT = "InsarForecast"
NO_LRELEASE = (
    "lrelease was not found. Only `make translations` needs it, for Qt's file of translations: on Debian and Ubuntu, "
    "install qttools5-dev-tools."
)
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
_GONE = ("vanished", "obsolete")

Key = tuple[str, str]  # context and text


class Message(NamedTuple):
    """A translation with its state: empty where it is done, else Qt's word for it; and what a translator noted."""

    translation: str = ""
    state: str = "unfinished"
    note: str = ""


def collected(package: Path) -> dict[Key, Text]:
    """Return the texts of the plugin by context and text, each where it stands first."""
    found: dict[Key, Text] = {}
    for path, marks_texts in files_of(package):
        source, shown = path.read_text(encoding="utf-8"), path.relative_to(package).as_posix()
        try:
            for text in marked_texts(source, shown):
                found.setdefault((QT_CONTEXT, text.source), text)
            # Pages of the core name algorithms.
            for text in () if marks_texts else (*plain_texts(source, shown), *marked_texts(source, shown, ("title",))):
                found.setdefault((CONTEXT, text.source), text)
        except SyntaxError as error:
            sys.exit(f"{path}: {error.msg}")
    for path in sorted(package.rglob("templates/*.html")):
        for text in page_texts(path.read_text(encoding="utf-8"), path.relative_to(package).as_posix()):
            found.setdefault((CONTEXT, text.source), text)
    for path in sorted(package.rglob("*.model3")):
        for text in model_texts(path, path.relative_to(package).as_posix()):
            found.setdefault((QT_CONTEXT, text.source), text)
    for words in ALSO:
        found.setdefault((CONTEXT, words), Text(words, "core/palette.py", 0))
    return found


def read_messages(path: Path) -> dict[Key, Message]:
    """Return what a TS file holds; nothing where there is none."""
    messages: dict[Key, Message] = {}
    for context in ElementTree.parse(path).getroot().iter("context") if path.exists() else ():
        for item in context.iter("message"):
            translation = item.find("translation")
            words, state = ("", "unfinished") if translation is None else (translation.text, translation.get("type"))
            message = Message(words or "", state or "", item.findtext("translatorcomment") or "")
            messages[context.findtext("name") or "", item.findtext("source") or ""] = message
    return messages


def merged(texts: Iterable[Key], known: Mapping[Key, Message]) -> dict[Key, Message]:
    """Return the messages of the texts: what is known is kept, what is gone marked, if it was translated."""
    now = {key: known.get(key, Message()) for key in texts}
    # What comes back is to be looked at again.
    now = {key: item._replace(state="unfinished") if item.state in _GONE else item for key, item in now.items()}
    gone = {key: item._replace(state="vanished") for key, item in known.items() if key not in now and item.translation}
    return {**now, **gone}


def as_ts(language: str, messages: Mapping[Key, Message], places: Mapping[Key, Text]) -> str:
    """Return the text of a TS file."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for name in (QT_CONTEXT, CONTEXT):
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = name
        for (where, source), message in messages.items():
            if where != name:
                continue
            item = ElementTree.SubElement(context, "message")
            if (where, source) in places:
                ElementTree.SubElement(item, "location", filename=f"../{places[where, source].path}")
            ElementTree.SubElement(item, "source").text = source
            if message.note:
                ElementTree.SubElement(item, "translatorcomment").text = message.note
            translation = ElementTree.SubElement(item, "translation")
            translation.text = message.translation or None
            if message.state:
                translation.set("type", message.state)
    ElementTree.indent(root, "    ")
    return _HEAD + ElementTree.tostring(root, encoding="unicode") + "\n"


def flaws(path: Path, texts: Iterable[Key]) -> list[str]:
    """Return what is wrong with a TS file, a line each: texts it lacks, has too many, or has not translated."""
    known, wanted, found = read_messages(path), set(texts), []
    held = {key for key, message in known.items() if message.state not in _GONE}
    found += [f"{path.name} lacks {_shown(key)}. Run make translations." for key in sorted(wanted - held)]
    found += [f"{path.name} still has {_shown(key)}. Run make translations." for key in sorted(held - wanted)]
    for key in sorted(held & wanted):
        message = known[key]
        if message.state or not message.translation:
            found.append(f"{path.name}: not finished: {_shown(key)}")
        elif _places(key, key[1]) != _places(key, message.translation):
            found.append(f"{path.name}: other values (%1 or {{name}}) than in the text: {_shown(key)}")
    return found


def make_qm(path: Path, output: Path) -> None:
    """Make Qt's file of the texts of the QGIS half."""
    program = next(filter(None, map(shutil.which, ("lrelease", "lrelease-qt5", "lrelease-qt6", "lrelease6"))), None)
    if program is None:
        sys.exit(NO_LRELEASE)
    messages = {key: item for key, item in read_messages(path).items() if key[0] == QT_CONTEXT and item.translation}
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / path.name
        part.write_text(as_ts(_language_of(path), messages, {}), encoding="utf-8")
        subprocess.run([program, "-silent", str(part), "-qm", str(output)], check=True)


def main() -> int:
    """Update the files, or say what is wrong with them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", help="begin the file of a new language, such as fr")
    parser.add_argument("--check", action="store_true", help="change nothing; fail where a text is not translated")
    parser.add_argument("--drop-vanished", action="store_true", help="forget translations of texts that are gone")
    given = parser.parse_args()
    texts = collected(ROOT / "insar_forecast_plugin")
    paths = sorted(I18N.glob("insar_forecast_*.ts"))
    if given.check:
        found = [flaw for path in paths for flaw in flaws(path, texts)]
        print("\n".join(found) or "All texts are translated.")
        return 1 if found else 0
    new = [I18N / f"insar_forecast_{given.language}.ts"] if given.language else []
    for path in dict.fromkeys([*paths, *new]):
        messages = merged(texts, read_messages(path))
        if given.drop_vanished:
            messages = {key: item for key, item in messages.items() if item.state not in _GONE}
        path.write_text(as_ts(_language_of(path), messages, texts), encoding="utf-8")
        make_qm(path, path.with_suffix(".qm"))
        states = [item.state for item in messages.values()]
        open_, gone = states.count("unfinished"), sum(state in _GONE for state in states)
        print(f"{path.name}: {len(texts)} texts, {open_} to translate, {gone} vanished")
    return 0


def _language_of(path: Path) -> str:
    return path.stem.removeprefix("insar_forecast_")


def _places(key: Key, text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text) if key[0] == CONTEXT else re.findall(r"\{\w*\}", text))


def _shown(key: Key) -> str:
    return repr(re.sub(r"\s+", " ", key[1]))


if __name__ == "__main__":
    sys.exit(main())
