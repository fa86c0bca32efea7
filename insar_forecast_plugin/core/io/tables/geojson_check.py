# SPDX-License-Identifier: GPL-2.0-or-later
"""A GeoJSON looked through, feature by feature, before GDAL reads it: GDAL holds all of it and mends what is broken."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from ...errors import InputError, quoted

_CHUNK_BYTES = 1 << 20
_MOST_FIELDS = 2500
"""GDAL's time for a feature grows with the square of its fields: 25 ms at 2000, half a second at 10 000."""
_LARGEST_VALUE = 32 << 20
"""Characters of one feature, or of one other member; a point with 10 000 epochs has half a million."""
_NEAR_THE_END = 16
"""What is cut within so many characters of the text that was read may go on in the next part."""
_SPACE = " \t\r\n"
_KINDS = ("FeatureCollection", "Feature")


def feature_count(path: Path, name: str) -> int:
    """Return how many features a GeoJSON has.

    Raises
    ------
    InputError
        It is no GeoJSON, damaged, asks for an address, or has too many fields.
    """
    try:
        with path.open("rb") as stream:
            return _Document(stream, name).features()
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not UTF-8, as GeoJSON must be (byte {error.start} of a part: {error.reason}). Export it again."
        ) from error
    except RecursionError as error:
        raise InputError(f"{name} is damaged: brackets are nested without end. Download or export it again.") from error


class _Document:
    """The text of a file, of which only the part that is being looked at is in memory."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._parse = json.JSONDecoder().raw_decode
        self._text, self._at, self._ended = "", 0, False
        self._fields: set[str] = set()

    def features(self) -> int:
        kind, count = None, None
        self._expect("{")
        for key in self._keys():
            if key == "features" and self._next() == "[":
                count = sum(1 for _ in self._elements())
                continue
            value = self._value()
            if key == "type":
                kind = value
            elif key == "crs":
                self._check_crs(value)
            elif key == "properties":
                self._add_fields(value)
        if (mark := self._next()) == "{" and kind == "Feature":
            raise InputError(
                f"{self._name} is GeoJSON by lines, one feature on each, which is not read. Convert it to a GeoPackage "
                "(in QGIS 'Export > Save features as')."
            )
        if mark:
            raise self._damaged("there is more after its end")
        if kind not in _KINDS or (kind == "FeatureCollection" and count is None):
            raise InputError(
                f"{self._name} is JSON but no GeoJSON: its type is {quoted(kind)}; expected 'FeatureCollection'. "
                "Export the points as GeoJSON or GeoPackage."
            )
        return 1 if count is None else count

    def _keys(self) -> Iterator[str]:
        if self._next() == "}":
            self._at += 1
            return
        while True:
            key = self._value()
            if not isinstance(key, str):
                raise self._damaged("a name is missing")
            self._expect(":")
            yield key
            if not self._goes_on("}"):
                return

    def _elements(self) -> Iterator[None]:
        self._expect("[")
        if self._next() == "]":
            self._at += 1
            return
        while True:
            feature = self._value()
            if not isinstance(feature, dict):
                raise self._damaged("a feature is none")
            self._add_fields(feature.get("properties"))
            yield
            if not self._goes_on("]"):
                return

    def _add_fields(self, properties: Any) -> None:
        if not isinstance(properties, dict):
            return
        self._fields.update(properties)
        if len(self._fields) > _MOST_FIELDS:
            raise InputError(
                f"{self._name} has more than {_MOST_FIELDS} fields; of a GeoJSON at most that many are read. Export "
                "the points as FlatGeobuf or CSV."
            )

    def _check_crs(self, crs: Any) -> None:
        kind = crs.get("type") if isinstance(crs, dict) else None
        if kind in ("link", "url", "URL"):
            raise InputError(
                f"The coordinate reference system of {self._name} is a link to an address, which is not followed. "
                "Export the points again, in longitude and latitude."
            )

    def _goes_on(self, end: str) -> bool:
        mark = self._next()
        self._at += 1
        if mark not in (",", end) or not mark:
            raise self._damaged(f"expected a comma, found {quoted(mark)}" if mark else "it is cut off")
        return mark == ","

    def _expect(self, mark: str) -> None:
        if self._next() != mark:
            raise self._damaged(f"expected {mark}")
        self._at += 1

    def _next(self) -> str:
        """Return the next character that is no space, without taking it; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _value(self) -> Any:
        """Take the next value."""
        self._next()
        while True:
            try:
                value, end = self._parse(self._text, self._at)
            except json.JSONDecodeError as error:
                cut = error.pos >= len(self._text) - _NEAR_THE_END or error.msg.startswith("Unterminated")
                if not cut or self._ended:
                    raise self._damaged(error.msg) from error
            except ValueError as error:  # a number of thousands of digits
                raise self._damaged(str(error)) from error
            else:
                if end < len(self._text) or self._ended:
                    self._at = end
                    return value
            if len(self._text) - self._at > _LARGEST_VALUE:
                raise InputError(
                    f"{self._name} has a part of more than {_LARGEST_VALUE >> 20} MB, as no point has. Export it again."
                )
            self._more(len(self._text) - self._at)

    def _more(self, size: int = 0) -> bool:
        """Read on, at least as much as there is, so that a long value is not parsed many times; False at the end."""
        data = self._stream.read(max(_CHUNK_BYTES, size))
        self._text = self._text[self._at :] + self._decoder.decode(data, final=not data)
        self._at, self._ended = 0, not data
        return bool(data)

    def _damaged(self, why: str) -> InputError:
        return InputError(f"{self._name} is damaged: {why}. Download or export it again.")
