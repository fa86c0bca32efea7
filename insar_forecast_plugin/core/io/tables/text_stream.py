# SPDX-License-Identifier: GPL-2.0-or-later
"""Bytes of a text table as UTF-8, whatever they were: the reader of tables then knows one encoding only."""

from __future__ import annotations

import codecs
from abc import ABC, abstractmethod
from typing import IO

from ...errors import InputError

_PIECE = 4 << 20
_BLANK_BYTES = 64 << 20
"""So much white space in a row is no table, however long it goes on."""
_WINDOWS = "cp1252"
_BY_BYTE = "insar-forecast-windows-bytes"


def _by_byte(error: UnicodeError) -> tuple[str, int]:
    """Take a byte that is no UTF-8 for what it is in Windows-1252, of which Latin-1 is a part."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(_WINDOWS, errors="replace"), error.end


codecs.register_error(_BY_BYTE, _by_byte)


class Utf8Stream:
    r"""A stream of bytes, delivered as UTF-8 without byte order mark.

    Bytes that are not UTF-8 are read one by one as Windows-1252: a single one late in a file costs its own field only,
    and a file in Latin-1 is read as such.

    Parameters
    ----------
    name
        What messages call the file.
    raw
        The bytes from their start.

    Raises
    ------
    InputError
        There are zero bytes in it (it is no text), or nothing but white space.

    Examples
    --------
    >>> import io
    >>> Utf8Stream("a.csv", io.BytesIO(b"M\xfcnchen, K\xc3\xb6ln")).read().decode()
    'München, Köln'
    """

    def __init__(self, name: str, raw: IO[bytes]) -> None:
        self.name = name
        self.consumed = 0
        """Bytes taken of the stream so far."""
        self.odd_bytes = 0
        """How many of them were no UTF-8."""
        self.closed = False
        self._raw = raw
        self._blank = 0
        self._ready = b""
        self._ended = False
        start = raw.read(4)
        self.consumed += len(start)
        encoding = _encoding(start)
        self._wide = wide = encoding != "utf-8"
        self._decoder = codecs.getincrementaldecoder(encoding)("replace" if wide else _BY_BYTE)
        self._pending = False
        self._take(start.removeprefix(codecs.BOM_UTF8))

    def __enter__(self) -> Utf8Stream:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the stream of bytes."""
        self._raw.close()
        self.closed = True

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return at most ``size`` bytes, and none at the end only; all that is left where ``size`` is negative."""
        while not self._ended and (size < 0 or not self._ready):
            piece = self._raw.read(_PIECE)
            self.consumed += len(piece)
            self._take(piece, last=not piece)
        if size < 0 or len(self._ready) <= size:
            part, self._ready = self._ready, b""
        else:
            part, self._ready = self._ready[:size], self._ready[size:]
        return part

    def beginning(self, size: int) -> bytes:
        """Return the next ``size`` bytes, fewer only where there are no more."""
        parts: list[bytes] = []
        while size > 0 and (part := self.read(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def skip(self, count: int) -> None:
        """Pass over so many bytes."""
        while count > 0 and (part := self.read(min(count, _PIECE))):
            count -= len(part)

    def _take(self, piece: bytes, *, last: bool = False) -> None:
        self._ended = last
        if not self._wide and not self._pending and piece.isascii():
            text = piece
        else:
            if not self._wide:
                self.odd_bytes += _odd_bytes(piece)
            text = self._decoder.decode(piece, last).encode("utf-8", errors="replace")
            self._pending = not last and bool(self._decoder.getstate()[0])
        if b"\0" in text:
            raise InputError(
                f"{self.name} is not a text table: it contains zero bytes. If it is an archive, unpack it; else export "
                "the points as CSV or GeoPackage."
            )
        self._blank = 0 if text.strip() else self._blank + len(text)
        if self._blank > _BLANK_BYTES:
            raise InputError(
                f"{self.name} contains {self._blank >> 20} MB of empty lines without a row. Export it again."
            )
        self._ready += text


class RewrittenLines(ABC):
    """A stream of text whose lines are rewritten on the way.

    Parameters
    ----------
    stream
        The text.
    """

    def __init__(self, stream: Utf8Stream | RewrittenLines) -> None:
        self.closed = False
        self._stream = stream
        self._ready = self._begun = b""

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()
        self.closed = True

    def read(self, size: int) -> bytes:
        """Return at most ``size`` bytes, and none at the end only."""
        while not self._ready:
            piece = self._stream.read(_PIECE)
            self._ready = self._rewritten(piece)
            if not piece:
                break
        part, self._ready = self._ready[:size], self._ready[size:]
        return part

    @abstractmethod
    def _rewritten(self, piece: bytes) -> bytes:
        """Return the rewritten lines that end in the next piece, and keep what is begun; an empty piece is the last."""


class WithoutLine(RewrittenLines):
    """A stream of text without the lines that are a given one, such as the header of a table that was appended.

    Parameters
    ----------
    stream
        The text.
    line
        What is passed over, without its end.
    """

    def __init__(self, stream: Utf8Stream, line: str) -> None:
        super().__init__(stream)
        self.count = 0
        """How many lines were passed over so far."""
        self._line = line.encode()

    def _rewritten(self, piece: bytes) -> bytes:
        lines = (self._begun + piece).split(b"\n")
        self._begun = lines.pop() if piece or not lines[-1] else b""
        kept = [one for one in lines if one.rstrip(b"\r") != self._line]
        self.count += len(lines) - len(kept)
        return b"".join(one + b"\n" for one in kept)


class SpacedRows(RewrittenLines):
    """A stream of text whose columns are separated by spaces, with a tab for each run of them and none at the ends."""

    def _rewritten(self, piece: bytes) -> bytes:
        lines = (self._begun + piece).splitlines(keepends=True)
        self._begun = lines.pop() if piece and lines else b""
        return b"".join(b"\t".join(line.split()) + b"\n" for line in lines)


def _encoding(start: bytes) -> str:
    r"""Return the encoding of a text that begins with four bytes; UTF-16 may lack its mark.

    Examples
    --------
    >>> _encoding(b"\xff\xfei\0"), _encoding(b"i\0d\0"), _encoding(b"\0i\0d"), _encoding(b"id,l")
    ('utf-16', 'utf-16-le', 'utf-16-be', 'utf-8')
    """
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(start) == 4 and not any(start[1::2]) and start[::2].decode("latin-1").isprintable():
        return "utf-16-le"
    if len(start) == 4 and not any(start[::2]) and start[1::2].decode("latin-1").isprintable():
        return "utf-16-be"
    return "utf-8"


def _odd_bytes(piece: bytes) -> int:
    """Return about how many bytes of a piece are no UTF-8 (one cut at its end may be counted)."""
    return piece.decode("utf-8", errors="replace").count("\N{REPLACEMENT CHARACTER}")
