# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts in the language of the reader: translated where they leave the program, not where they are written.

The core writes English sentences, most of them with values in them. A catalogue holds the templates of these sentences
(``The series have %1 epochs.``). A finished text is compared with the templates; of those that fit, the one with most
letters is the right one, and its values are put into its translation, translated themselves where they are texts.
What fits no template stays as it is. Catalogues are Qt's TS files, made by ``make translations``.

Both halves read it: it needs the standard library only and keeps to Python 3.9.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Dict, Iterable, List, Mapping, NamedTuple, Optional, Tuple
from xml.parsers import expat

I18N = Path(__file__).resolve().parents[1] / "i18n"
CONTEXT = "core"
"""The context of the catalogue that holds these texts; Qt reads the others."""
SOURCE_LANGUAGE = "en"
PLACEHOLDER = re.compile(r"%([1-9]\d?)")

_WORD = re.compile(r"[^\W\d_]{3,}")
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z]")
_JOINTS = tuple(re.compile(joint) for joint in (r"(\n+)", r"((?<=[.!?])\s+)", r"(;\s+)", r"(:\s+)", r"(,\s+)"))
"""How texts are joined into one, the loosest first."""
_SENTENCES = 1  # number of the joint between sentences
_BRACKETS = re.compile(r"(.+?)( \()([^()]+)(\).*)", re.DOTALL)
_MARKS = " .:;,?!†*"
"""What may stand at the end of a text that is a part of another."""
_NAMES_FOLLOW = re.compile(
    r"(one of|any of|parameters?|fields?|columns?|\bpoint|Reading|Scanning|Classifying"
    r"|Ground displacement:)\s*$",
    re.IGNORECASE,
)
"""What stands before names that scripts and users gave; they stay as they are."""
_PHRASE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
_PATH = re.compile(r"(?:[A-Za-z]:)?[/\\]\S")
_FILE = re.compile(r"(?i)[^.:;]*\w\.(?:gpkg|csv|txt|zip|gz|tiff?|shp|fgb|geojson|html|json|safetensors)")
_FEW_LETTERS = 8
_HARDLY_ANY_LETTERS = 4
_DEEPEST = 8
"""So many times a value may hold a value: real sentences hold three."""
_MOST_PIECES = 41  # odd: joints stand between pieces


class Verbatim(str):
    """A text that a user gave, such as a title or the identifier of a point: it is shown as it is."""

    __slots__ = ()


class _Template(NamedTuple):
    """A text with places for values: its fixed parts, the number of the place behind each, and the translation."""

    fixed: Tuple[str, ...]
    numbers: Tuple[str, ...]
    translation: str
    letters: int

    def values(self, text: str) -> Optional[List[str]]:
        """Return what stands at the places of a text; None where the text is another."""
        first, last = self.fixed[0], self.fixed[-1]
        end = len(text) - len(last)
        if not (text.startswith(first) and text.endswith(last) and end >= len(first)):
            return None
        found, start = [], len(first)
        for part in self.fixed[1:-1]:
            at = text.find(part, start, end)
            if at < 0:
                return None
            found.append(text[start:at])
            start = at + len(part)
        return [*found, text[start:end]]


class Translator:
    """Translates finished texts.

    Parameters
    ----------
    texts
        Translations by text; places for values are ``%1``, ``%2`` ... in both.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._exact = {text: words for text, words in texts.items() if not PLACEHOLDER.search(text)}
        self._known: Dict[str, Tuple[str, bool]] = {}
        self._depth = 0
        self._by_word: Dict[str, List[_Template]] = {}
        made = [(_complete_words(text), _template(text, words)) for text, words in texts.items()]
        made = [item for item in made if item[1].numbers]
        count: Dict[str, int] = {}
        for words, _ in made:
            for word in words:
                count[word] = count.get(word, 0) + 1
        for words, template in made:
            # Only texts with the rarest word of a template need be compared with it.
            rarest = min(sorted(words), key=count.__getitem__) if words else ""
            self._by_word.setdefault(rarest, []).append(template)

    def __call__(self, text: str) -> str:
        """Return a text in the language of the catalogue, as far as it is known."""
        return self._read(text)[0]

    def _read(self, text: str) -> Tuple[str, bool]:
        """Return a text translated, and whether something of it was known or nothing of it is a word."""
        if not any(letter.isalpha() for letter in text):
            return text, True
        if self._depth > _DEEPEST or (self._depth and _FILE.fullmatch(text)):
            return text, False
        if text not in self._known:
            bare = text.strip()
            start = text.index(bare)
            self._depth += 1
            try:
                words, known = self._bare(bare)
            finally:
                self._depth -= 1
            self._known[text] = (text[:start] + words + text[start + len(bare) :], known)
        return self._known[text]

    def _bare(self, text: str) -> Tuple[str, bool]:
        whole = self._whole(text)
        if whole is not None:
            return whole, True
        for joint in (0, _SENTENCES):
            words, parts_known, all_known = self._joined(text, joint)
            if not all_known:
                # The value of a template may hold sentences.
                loose = self._whole(text, strict=False)
                if loose is not None:
                    return loose, True
            if parts_known:
                return words, True
        inner = text.rstrip(_MARKS)
        if inner and inner != text:
            words, known = self._read(inner)
            return words + text[len(inner) :], known
        for joint in range(_SENTENCES + 1, len(_JOINTS)):
            words, parts_known, _ = self._joined(text, joint)
            if parts_known:
                return words, True
        return self._bracketed(text)

    def _whole(self, text: str, *, strict: bool = True) -> Optional[str]:
        """Return the translation of a text that is one of the catalogue; None where it is none."""
        if text in self._exact:
            return self._exact[text]
        for template in self._candidates(text):
            values = template.values(text)
            if values is None or (strict and any(_SENTENCE_END.search(value) for value in values)):
                continue
            filled = self._filled(template, values)
            if filled is not None:
                return filled
        if text[0].isupper() and not text[1:2].isupper():
            words = self._whole(text[0].lower() + text[1:], strict=strict)
            return words and words[0].upper() + words[1:]
        return None

    def _candidates(self, text: str) -> List[_Template]:
        words = {"", *(word.casefold() for word in _WORD.findall(text))}
        found = [template for word in words for template in self._by_word.get(word, ())]
        return sorted(found, key=lambda template: -template.letters)

    def _filled(self, template: _Template, values: Iterable[str]) -> Optional[str]:
        """Put values into a translation; None where so little is fixed that the text is likely to be another."""
        words: Dict[str, str] = {}
        for before, number, value in zip(template.fixed, template.numbers, values):
            shown, known = (value, True) if _NAMES_FOLLOW.search(before) else self._read(value)
            unlikely = _PHRASE.search(value) or (not before and not words and _PATH.match(value))
            of_a_name = template.letters < _HARDLY_ANY_LETTERS and not value.isupper()
            if not known and (of_a_name or (unlikely and template.letters < _FEW_LETTERS)):
                return None
            words[number] = shown
        return PLACEHOLDER.sub(lambda place: words.get(place[1], ""), template.translation)

    def _joined(self, text: str, joint: int) -> Tuple[str, bool, bool]:
        """Translate what is joined piece by piece; say whether any changed, and whether all were known."""
        pieces = _JOINTS[joint].split(text)  # pieces and what joins them, in turn
        if len(pieces) == 1:
            return text, False, True
        words, known, at = [], [], 0
        while at < len(pieces):
            # The longest stretch that is a text; the catalogue's own texts have joints in them too.
            for end in range(min(len(pieces), at + _MOST_PIECES), at + 1, -2) if pieces[at] else ():
                whole = self._whole("".join(pieces[at:end]))
                if whole is not None:
                    words.append(whole)
                    known.append(True)
                    at = end
                    break
            else:
                shown, is_known = self._read(pieces[at]) if pieces[at] else ("", True)
                words.append(shown)
                known.append(is_known)
                at += 1
            words += pieces[at : at + 1]
            at += 1
        return "".join(words), "".join(words) != text, all(known)

    def _bracketed(self, text: str) -> Tuple[str, bool]:
        """Translate what stands before, in and behind brackets."""
        found = _BRACKETS.fullmatch(text)
        if found is None:
            return text, False
        words = [self._read(found[1])[0], found[2], self._read(found[3])[0], found[4]]
        return "".join(words), "".join(words) != text


def _template(text: str, translation: str) -> _Template:
    parts = PLACEHOLDER.split(text)
    fixed = tuple(parts[::2])
    return _Template(fixed, tuple(parts[1::2]), translation, sum(letter.isalpha() for letter in "".join(fixed)))


def _complete_words(text: str) -> List[str]:
    """Return the words of a template that no value can lengthen."""
    alone = re.sub(r"[^\W_]*%[1-9]\d?[^\W_]*", " ", text)
    return [word.casefold() for word in _WORD.findall(alone)]


def catalogue_of(language: str, suffix: str = ".ts", folder: Path = I18N) -> Optional[Path]:
    """Return the file of a language (``de_AT``, else ``de``); None where there is none, as for English."""
    plain = language.replace("-", "_")
    for name in (plain, plain.partition("_")[0].lower()):
        path = folder / f"insar_forecast_{name}{suffix}"
        if name and path.is_file():
            return path
    return None


def read_catalogue(path: Path) -> Dict[str, str]:
    """Return the translations of a TS file in the context of the core; what is not translated yet is left out."""
    texts: Dict[str, str] = {}
    said = {"name": "", "source": "", "translation": "", "type": ""}
    inside: List[str] = []

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        inside.append(tag)
        if tag in said:
            said[tag] = ""
        if tag == "translation":
            said["type"] = attributes.get("type", "")

    def read(words: str) -> None:
        if inside and inside[-1] in said:
            said[inside[-1]] += words

    def end(tag: str) -> None:
        inside.pop()
        finished = said["translation"] and said["type"] not in ("vanished", "obsolete")
        if tag == "message" and said["name"] == CONTEXT and finished:
            texts[said["source"]] = said["translation"]

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = begin, read, end
    parser.Parse(path.read_bytes(), True)
    return texts


_catalogue: Optional[Path] = None  # of this process


@lru_cache(maxsize=1)
def _translator(path: Path) -> Translator:
    return Translator(read_catalogue(path))


def use_language(language: str, folder: Path = I18N) -> None:
    """Translate into a language from now on; English where the language has no catalogue."""
    global _catalogue  # noqa: PLW0603 - the language of the process
    _catalogue = catalogue_of(language, folder=folder)
    _translator.cache_clear()


def language() -> str:
    """Return the language of the texts, such as ``de``."""
    return _catalogue.stem.partition("insar_forecast_")[2] if _catalogue else SOURCE_LANGUAGE


def translated(text: str) -> str:
    """Return a finished text in the language of this process, as far as it is known."""
    return text if _catalogue is None or isinstance(text, Verbatim) else _translator(_catalogue)(text)
