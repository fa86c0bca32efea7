# SPDX-License-Identifier: GPL-2.0-or-later
"""Mutations of what holds a table: ZIP archives, gzip, Excel workbooks, Parquet."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from random import Random

import pyarrow as pa
from pyarrow import parquet

from tests.fuzz.byte_mutators import BYTES, flip_bits, in_beginning, whole_number, with_bytes
from tests.fuzz.corpus_tables import zipped
from tests.fuzz.inputs import FuzzInput
from tests.fuzz.text_mutators import NAMES, mutate_text

_METHODS = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_OF_GDAL = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)
"""What GDAL unpacks, which reads the layers in an archive."""
_DIRECTORY, _LOCAL, _END = b"PK\1\2", b"PK\3\4", b"PK\5\6"
_CELLS = (
    *(
        ("<v>", "<v>x"),
        ("<v>1", "<v>"),
        ('t="s"', 't="e"'),
        ("20230103", "45000"),
        ("<c>", '<c r="ZZ9">'),
        ("<row", "<rov"),
    ),
    *(("<v>", "<v>-"), ("<t>", "<t>&lt;"), ("</row>", ""), ("easting", "lon"), (".1<", "E400<"), ("<c>", '<c t="b">')),
)
_BESIDE = {
    "README.md": b"# Read me\n",
    "LICENSE": b"text",
    "readme.txt": b"no table, only words\n",
    "__MACOSX/._points.csv": b"\0\5\x16\7",
    "in/": b"",
    "preview.png": b"\x89PNG",
    "more.csv": b"pid,lon,lat,20230103\n1,12,41,5\n",
    "../up.csv": b"a,b\n1,2\n",
    "b\u00e4d\U0001f30d.xml": b"<a/>",
    "inner.zip": b"PK\3\4",
    "con.txt": b"",
}


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}


def mutate_zip(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change the directory's fields, members, names, methods, the table inside, or bytes."""
    kind, data = rng.random(), item.content
    if kind < 0.2:
        return with_bytes(rng, item, [item.main], BYTES)
    if kind < 0.5:
        return item.changed(item.main, *_record(rng, data))
    return _repacked(rng, item)


def _repacked(rng: Random, item: FuzzInput) -> FuzzInput:
    """Pack other members, or the same ones in another way."""
    kind = rng.random()
    members = _members(item.content)
    method = rng.choice(_METHODS)
    if kind < 0.2:
        packs = any(name.endswith(".csv") for name in members) or method in _OF_GDAL
        return item.changed(item.main, zipped(members, method), f"packed by method {method}", must_read=packs)
    if kind < 0.4:
        name = rng.choice(list(_BESIDE))
        return item.changed(item.main, zipped({**members, name: _BESIDE[name]}, method), f"{name} beside")
    name = rng.choice(list(members))
    if kind < 0.6:
        new = rng.choice(
            (
                "a/b/c/" + name,
                "..\\" + name,
                name.upper(),
                "x" * 300 + ".csv",
                "é" + name,
                name + " ",
                "/" + name,
                "a;b!.csv",
            )
        )
        renamed = {new if one == name else one: content for one, content in members.items()}
        return item.changed(item.main, zipped(renamed, method), f"a member named {new[:40]!r}")
    if name.endswith(".csv"):
        inner = mutate_text(rng, FuzzInput({name: members[name]}, name))
        return item.changed(item.main, zipped({**members, name: inner.content}, method), ", ".join(inner.changes))
    mutator = rng.choice(BYTES)
    content = mutator(rng, members[name]) if members[name] else b"x"
    return item.changed(item.main, zipped({**members, name: content}, method), f"{mutator.__name__} of {name}")


def _record(rng: Random, data: bytes) -> tuple[bytes, str]:
    """Change a field of the directory, of a member's own header or of the end record."""
    changed = bytearray(data)
    mark, size = rng.choice(((_DIRECTORY, 46), (_DIRECTORY, 46), (_LOCAL, 30), (_END, 22)))
    places = [at for at in range(len(data)) if data.startswith(mark, at)]
    if not places:
        return flip_bits(rng, data), "flip_bits"
    start = rng.choice(places)
    field = rng.randrange(4, size, 2)
    width = rng.choice((2, 4))
    value = rng.choice((0, 1, 8, 9, 12, 14, 99, 0x0800, 0xFFFF, 2**31, 2**32 - 1, len(data)))
    if start + field + width <= len(data):
        struct.pack_into(
            "<H" if width == 2 else "<I", changed, start + field, value & (0xFFFF if width == 2 else 2**32 - 1)
        )
    return bytes(changed), f"field {field} of a {mark[2:].hex()} record is {value}"


def mutate_gzip(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change the packed bytes, the header, or the table inside."""
    kind = rng.random()
    if kind < 0.25:
        return with_bytes(rng, item, [item.main], BYTES)
    if kind < 0.35:
        return with_bytes(rng, item, [item.main], [in_beginning(flip_bits, 18), in_beginning(whole_number, 18)])
    inner = mutate_text(rng, FuzzInput({"t.csv": gzip.decompress(item.content)}, "t.csv"))
    packed = gzip.compress(inner.content, mtime=0)
    if kind > 0.95:
        half = len(inner.content) // 2
        packed = gzip.compress(inner.content[:half], mtime=0) + gzip.compress(inner.content[half:], mtime=0)
    return item.changed(item.main, packed, ", ".join(inner.changes), must_read=inner.must_read)


def mutate_workbook(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change the archive, or the text of one of its parts."""
    if rng.random() < 0.4:
        return mutate_zip(rng, item)
    members = _members(item.content)
    name = rng.choice([*members, *(["xl/worksheets/sheet1.xml"] * 4)])
    text = members[name].decode("utf-8")
    if rng.random() < 0.3:
        mutator = rng.choice(BYTES)
        content = mutator(rng, members[name])
        told = mutator.__name__
    else:
        old, new = rng.choice(_CELLS)
        content, told = text.replace(old, new, rng.choice((1, 3, -1))).encode(), f"{old} is {new}"
    return item.changed(item.main, zipped({**members, name: content}, zipfile.ZIP_DEFLATED), f"{told} in {name}")


def mutate_parquet(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change bytes, the footer above all, or write other columns, kinds and metadata."""
    kind, data = rng.random(), item.content
    if kind < 0.35:
        return with_bytes(rng, item, [item.main], BYTES)
    if kind < 0.55:
        footer = struct.unpack("<I", data[-8:-4])[0] + 8
        mutator = rng.choice((flip_bits, whole_number))
        return item.changed(
            item.main, data[:-footer] + mutator(rng, data[-footer:]), f"{mutator.__name__} of the footer"
        )
    table = parquet.read_table(io.BytesIO(data))
    at = rng.randrange(table.num_columns)
    name, column = table.column_names[at], table.column(at)
    way = rng.choice(("renamed", "text", "gaps", "list", "no column", "geo", "dictionary", "no rows"))
    if way == "renamed":
        table = table.rename_columns([rng.choice(NAMES) if one == name else one for one in table.column_names])
    elif way == "no column":
        table = table.remove_column(at)
    elif way == "no rows":
        table = table.slice(0, rng.choice((0, 1)))
    elif way == "geo":
        table = table.replace_schema_metadata(
            {"geo": rng.choice(("", "{}", "[", '{"columns": {"geometry": 1}}', "\0"))}
        )
    elif way == "dictionary" and not pa.types.is_binary(column.type):
        table = table.set_column(at, name, column.dictionary_encode())
    else:
        values = column.to_pylist()
        row = rng.randrange(len(values))
        other = {"text": [str(one) for one in values], "list": [[1.0]] * len(values)}
        values[row] = None
        table = table.set_column(at, name, [other.get(way, values)])
    target = io.BytesIO()
    parquet.write_table(table, target)
    return item.changed(item.main, target.getvalue(), f"{way}: {name}")
