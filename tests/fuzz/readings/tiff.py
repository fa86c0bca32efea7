# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoTIFF, read by hand: classic TIFF, strips or tiles, raw or deflated, with or without predictor."""

from __future__ import annotations

import math
import re
import struct
import zlib
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree import ElementTree

import numpy as np

from tests.fuzz.comparing import days
from tests.fuzz.inputs import CannotSay

_KINDS = {1: "B", 2: "s", 3: "H", 4: "I", 5: "II", 6: "b", 7: "s", 8: "h", 9: "i", 10: "ii", 11: "f", 12: "d"}
_MOST_VALUES = 20_000_000
WIDTH, LENGTH, BITS, COMPRESSION, STRIPS, SAMPLES, ROWS_PER_STRIP, STRIP_BYTES = 256, 257, 258, 259, 273, 277, 278, 279
PLANAR, PREDICTOR, TILE_WIDTH, TILE_LENGTH, TILES, TILE_BYTES, FORMAT = 284, 317, 322, 323, 324, 325, 339
SCALE, TIEPOINT, MATRIX, METADATA, NODATA = 33550, 33922, 34264, 42112, 42113
_SINGLE = {WIDTH, LENGTH, COMPRESSION, SAMPLES, ROWS_PER_STRIP, PLANAR, PREDICTOR, TILE_WIDTH, TILE_LENGTH}
_USED = {*_SINGLE, BITS, STRIPS, STRIP_BYTES, TILES, TILE_BYTES, FORMAT, SCALE, TIEPOINT, MATRIX, METADATA, NODATA}


@dataclass(frozen=True)
class Grid:
    """A stack: dates of the bands; west and north edge, size of a cell; values, shape (bands, rows, columns)."""

    dates: tuple[date, ...] | None
    corner: tuple[float, float, float, float]
    values: np.ndarray


def read_tags(data: bytes) -> dict[int, tuple[Any, ...]]:
    """Return the tags of the first directory.

    Raises
    ------
    CannotSay
        The file is no classic TIFF, or cut.
    """
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    if order is None:
        raise CannotSay("tiff: no classic TIFF")
    try:
        (at,) = struct.unpack_from(order + "I", data, 4)
        (count,) = struct.unpack_from(order + "H", data, at)
        tags: dict[int, tuple[Any, ...]] = {}
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind, number = struct.unpack_from(order + "HHI", data, entry)
            if tag not in _USED:
                continue
            if kind not in _KINDS or number > 1_000_000:
                raise CannotSay("tiff: a tag of unknown kind")
            if tag in _SINGLE and number != 1:
                raise CannotSay("tiff: a tag without its one value")
            size = struct.calcsize("<" + _KINDS[kind]) * number
            place = entry + 8 if size <= 4 else struct.unpack_from(order + "I", data, entry + 8)[0]
            if tag in tags:
                raise CannotSay("tiff: a tag twice")
            if kind in (2, 7):
                tags[tag] = (data[place : place + number],)
                if len(tags[tag][0]) < number:
                    raise CannotSay("tiff: a text that is cut")
            else:
                tags[tag] = struct.unpack_from(order + _KINDS[kind] * number, data, place)
    except struct.error as error:
        raise CannotSay("tiff: an offset behind the end") from error
    return tags


def read_grid(data: bytes) -> Grid:
    """Read all bands.

    Raises
    ------
    CannotSay
        It is damaged, or laid out in a way that is not in the corpus.
    """
    tags = read_tags(data)
    order = "<" if data[:2] == b"II" else ">"

    def one(tag: int, default: Any = None) -> Any:
        value = tags.get(tag, (default,))[0] if tags.get(tag, (default,)) else default
        if value is None:
            raise CannotSay(f"tiff: no tag {tag}")
        return value

    width, height, bands = one(WIDTH), one(LENGTH), one(SAMPLES, 1)
    kind = {1: "u", 2: "i", 3: "f"}.get(one(FORMAT, 1))
    if len(tags.get(BITS, ())) != bands or len(tags.get(FORMAT, ())) != bands:
        raise CannotSay("tiff: bands without their own number of bits")
    bits = set(tags[BITS])
    if kind is None or len(bits) != 1 or bits.pop() % 8 or len(set(tags.get(FORMAT, (1,)))) > 1:
        raise CannotSay("tiff: another kind of numbers")
    size = tags[BITS][0] // 8
    if (kind, size) not in {("u", 1), ("u", 2), ("u", 4), ("i", 1), ("i", 2), ("i", 4), ("f", 4), ("f", 8)}:
        raise CannotSay("tiff: another kind of numbers")
    if not (width and height and bands) or width * height * bands > _MOST_VALUES:
        raise CannotSay("tiff: too large")
    layout = _Layout(order, kind, size, one(COMPRESSION, 1), one(PREDICTOR, 1), bands if one(PLANAR, 1) == 1 else 1)
    values = _pixels(data, tags, layout, (bands, height, width))
    nodata = _nodata(tags)
    result = values.astype(np.float32)
    if nodata is not None:
        same = np.isnan(values.astype(np.float64)) if math.isnan(nodata) else values.astype(np.float64) == nodata
        result[same | (result == np.float32(nodata))] = np.nan
    result[~np.isfinite(result)] = np.nan
    scale, tie = tags.get(SCALE), tags.get(TIEPOINT)
    if not scale or not tie or len(scale) < 2 or len(tie) != 6 or MATRIX in tags:
        raise CannotSay("tiff: placed in another way")
    corner = (tie[3] - tie[0] * scale[0], tie[4] + tie[1] * scale[1], scale[0], scale[1])
    return Grid(_dates(tags, bands), corner, result)


@dataclass(frozen=True)
class _Layout:
    order: str
    kind: str
    size: int
    compression: int
    predictor: int
    together: int
    """Bands in one block."""


def _pixels(data: bytes, tags: dict[int, tuple[Any, ...]], layout: _Layout, shape: tuple[int, int, int]) -> np.ndarray:
    bands, height, width = shape
    tiled = TILES in tags
    high, wide = (
        (tags.get(TILE_LENGTH, (0,))[0], tags.get(TILE_WIDTH, (0,))[0])
        if tiled
        else (
            min(tags.get(ROWS_PER_STRIP, (height,))[0], height),
            width,
        )
    )
    offsets, lengths = tags.get(TILES if tiled else STRIPS), tags.get(TILE_BYTES if tiled else STRIP_BYTES)
    if not high or not wide or not offsets or not lengths or high * wide * layout.together > _MOST_VALUES:
        raise CannotSay("tiff: blocks without size or place")
    down, across = -(-height // high), -(-width // wide)
    planes = bands // layout.together
    if down * across * planes != len(offsets) or len(lengths) != len(offsets):
        raise CannotSay("tiff: another number of blocks")
    values = np.zeros((bands, height, width), dtype=f"{layout.kind}{layout.size}")
    for number, (offset, length) in enumerate(zip(offsets, lengths, strict=True)):
        plane, place = divmod(number, down * across)
        row, column = (place // across) * high, (place % across) * wide
        rows = high if tiled else min(high, height - row)
        if not isinstance(offset, int) or not isinstance(length, int):
            raise CannotSay("tiff: an offset that is no whole number")
        if not length or not offset:
            raise CannotSay("tiff: a block that was left out")
        block = _block(data[offset : offset + length], layout, (rows, wide))
        inside = block[: height - row, : width - column]
        values[
            plane * layout.together : (plane + 1) * layout.together,
            row : row + inside.shape[0],
            column : column + inside.shape[1],
        ] = np.moveaxis(inside, -1, 0)
    return values


def _block(packed: bytes, layout: _Layout, shape: tuple[int, int]) -> np.ndarray:
    """Return a block, shape (rows, columns, bands)."""
    rows, columns = shape
    size = rows * columns * layout.together * layout.size
    if layout.compression in (8, 32946):
        unpacker = zlib.decompressobj()
        try:
            raw = unpacker.decompress(packed, size + 1)
        except zlib.error as error:
            raise CannotSay("tiff: a block that cannot be unpacked") from error
        if not unpacker.eof and len(raw) <= size:  # GDAL then gives memory as it was for the last cells
            raise CannotSay("tiff: a block without its end")
    elif layout.compression == 1:
        raw = packed
    else:
        raise CannotSay("tiff: packed in another way")
    if len(raw) < size or (layout.compression != 1 and len(raw) > size):
        raise CannotSay("tiff: a block of another size")
    raw = raw[:size]
    kind = np.dtype(f"{layout.order}{layout.kind}{layout.size}")
    if layout.predictor == 1:
        return np.frombuffer(raw, kind).reshape(rows, columns, layout.together)
    if layout.predictor == 2 and layout.kind in "ui":
        steps = np.frombuffer(raw, kind).reshape(rows, columns, layout.together)
        return np.cumsum(steps, axis=1, dtype=f"{layout.kind}{layout.size}")
    if layout.predictor == 3 and layout.kind == "f":
        steps8 = np.frombuffer(raw, np.uint8).reshape(rows, -1, layout.together if layout.together > 1 else 1)
        summed = np.cumsum(steps8, axis=1, dtype=np.uint8).reshape(rows, layout.size, columns * layout.together)
        whole = np.ascontiguousarray(np.moveaxis(summed, 1, 2))
        return whole.view(f">f{layout.size}").reshape(rows, columns, layout.together)
    raise CannotSay("tiff: another predictor")


def _nodata(tags: dict[int, tuple[Any, ...]]) -> float | None:
    if NODATA not in tags:
        return None
    try:
        return float(_text(tags, NODATA))
    except ValueError as error:
        raise CannotSay("tiff: a no-data value that is no number") from error


def _text(tags: dict[int, tuple[Any, ...]], tag: int) -> str:
    """Return the text of a tag, empty where there is none."""
    content = tags.get(tag, (b"",))[0] if tags.get(tag, (b"",)) else None
    if not isinstance(content, bytes):
        raise CannotSay("tiff: a tag that should be text")
    return content.split(b"\0")[0].decode("utf-8", "replace")


def _dates(tags: dict[int, tuple[Any, ...]], bands: int) -> tuple[date, ...] | None:
    """Return the dates that the descriptions of the bands name, None where one names none."""
    text = _text(tags, METADATA)
    try:
        items = list(ElementTree.fromstring(text or "<none/>"))
    except ElementTree.ParseError as error:
        raise CannotSay("tiff: metadata that cannot be read") from error
    texts = {int(one.get("sample", "-1")): one.text or "" for one in items if one.get("role") == "description"}
    found = [days(texts.get(band, "")) for band in range(bands)]
    if any(len(one) != 1 or not re.search(r"\d", texts.get(band, "")) for band, one in enumerate(found)):
        return None
    return tuple(next(iter(one)) for one in found)
