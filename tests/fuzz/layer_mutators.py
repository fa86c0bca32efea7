# SPDX-License-Identifier: GPL-2.0-or-later
"""Mutations of vector files that know where their headers, pages, records and keys are."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from tests.fuzz.byte_mutators import BYTES, flip_bits, in_beginning, whole_number, with_bytes
from tests.fuzz.inputs import FuzzInput
from tests.fuzz.text_mutators import CELLS, NAMES

_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2**31,
    2**63 - 1,
    1.5,
    1e39,
    -9999,
    1e400,
    "",
    "abc",
    "1,5",
    "NA",
    "é",
    "1.5",
)
_JSON_TEXTS = (
    *(
        ("Point", "Polygon"),
        ('"Feature"', '"feature"'),
        ("coordinates", "coords"),
        ("EPSG::", "EPSG::9"),
        ("p00", "\\ud800"),
    ),
    *((": ", " "), ("],", "]"), ("[", "[["), ("null", "NaN"), ("12.4", "1e999"), ("{", '{"a": {"b": [1, null]}, ')),
    *(("urn:ogc:def:crs:", "http://127.0.0.1/"), ("-", "--"), ("name", "properties"), ("features", "geometries")),
)
_TABLES = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys", "gpkg_metadata")


def mutate_geopackage(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change pages, the header, or the content by SQL, as other programs and damaged disks do."""
    kind = rng.random()
    if kind < 0.4:
        return with_bytes(rng, item, [item.main], BYTES)
    if kind < 0.55:
        return with_bytes(rng, item, [item.main], [in_beginning(whole_number, 100), in_beginning(flip_bits, 100)])
    if kind < 0.65:
        size = struct.unpack(">H", item.content[16:18])[0]
        data = bytearray(item.content)
        first, second = (size * rng.randrange(len(data) // size) for _ in range(2))
        data[first : first + size] = rng.choice((data[second : second + size], bytes(size), rng.randbytes(size)))
        return item.changed(item.main, bytes(data), "a page replaced")
    if kind < 0.7:
        side = rng.choice(("-wal", "-journal"))
        return item.changed(item.main + side, rng.choice((b"", rng.randbytes(200), item.content[:2000])), "a side file")
    return _by_sql(rng, item)


def _by_sql(rng: Random, item: FuzzInput) -> FuzzInput:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "changed.gpkg"
        path.write_bytes(item.content)
        connection = sqlite3.connect(path)
        try:
            connection.create_function("ST_IsEmpty", 1, lambda blob: 0)
            for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
                connection.create_function(name, 1, lambda blob: 0.0)
            columns = [one[1] for one in connection.execute('PRAGMA table_info("layer")')]
            statement, values = _statement(rng, columns)
            connection.execute(statement, values)
            connection.commit()
            told = f"{statement} {values!r}"[:200]
        except (sqlite3.Error, OverflowError) as error:
            told = f"nothing, {error}"
        finally:
            connection.close()
        return item.changed(item.main, path.read_bytes(), told)


def _statement(rng: Random, columns: list[str]) -> tuple[str, tuple[Any, ...]]:
    column, value, row = rng.choice(columns), rng.choice(_VALUES), rng.randint(1, 9)
    others = ", ".join(f'"{one}"' for one in columns[1:])
    wkb = struct.pack("<BIdd", 1, rng.choice((1, 2, 4, 8, 13, 16, 1001, 999)), 5.0, 6.0)
    blob = rng.choice((b"", b"GP", rng.randbytes(30), b"GP\0\1" + struct.pack("<i", 4326) + wkb[: rng.choice((5, 21))]))
    text = rng.choice((b"\xff\xfe", b"caf\xe9", b"a\0b"))
    return rng.choice(
        (
            (f'UPDATE layer SET "{column}" = ? WHERE fid = {row}', (value,)),
            (f'UPDATE layer SET "{column}" = ?', (value,)),
            (f"UPDATE layer SET note = CAST(? AS TEXT) WHERE fid = {row}", (text,)),
            (f"UPDATE layer SET geom = ? WHERE fid = {row}", (blob,)),
            (f"UPDATE layer SET geom = NULL WHERE fid <= {row}", ()),
            (f"DELETE FROM layer WHERE fid = {row}", ()),
            (f"INSERT INTO layer SELECT NULL, {others} FROM layer", ()),
            (f'ALTER TABLE layer RENAME COLUMN "{column}" TO "{rng.choice(NAMES).replace(chr(34), "")}"', ()),
            (f'ALTER TABLE layer DROP COLUMN "{column}"', ()),
            ("ALTER TABLE layer ADD COLUMN extra BLOB DEFAULT x'00ff'", ()),
            ("UPDATE gpkg_geometry_columns SET srs_id = ?", (rng.choice((-1, 0, 999, 3035, 2**40, "x", None)),)),
            ("UPDATE gpkg_contents SET srs_id = ?", (rng.choice((-1, 0, 4326)),)),
            ("UPDATE gpkg_contents SET data_type = ?", (rng.choice(("tiles", "attributes", "", None)),)),
            ("UPDATE gpkg_contents SET table_name = ?", (rng.choice(("other", "a'b", "", "é;")),)),
            ("UPDATE gpkg_geometry_columns SET geometry_type_name = ?", (rng.choice(("POLYGON", "TIN", "", "CURVE")),)),
            ("UPDATE gpkg_geometry_columns SET column_name = ?", (rng.choice(("pid", "lost", "")),)),
            (
                "UPDATE gpkg_spatial_ref_sys SET definition = ?",
                (rng.choice(("", "undefined", "GEOGCS[", 'PROJCS["x"]')),),
            ),
            ("UPDATE gpkg_spatial_ref_sys SET organization = 'NONE', organization_coordsys_id = -5", ()),
            ("UPDATE gpkg_ogr_contents SET feature_count = ?", (rng.choice((0, -1, 5, 10**12, None)),)),
            ("UPDATE gpkg_metadata SET metadata = ?", (rng.choice(("", "<a>", "<GDALMultiDomainMetadata>", None)),)),
            (f"DROP TABLE {rng.choice(_TABLES)}", ()),
        )
    )


def mutate_shapefile(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change one of the parts: bytes, headers, names and counts; or leave one out, or take another file's."""
    stem = Path(item.main).stem
    kind = rng.random()
    names = [name for name in item.files if not name.endswith((".prj", ".cpg"))]
    if kind < 0.3:
        return with_bytes(rng, item, names, BYTES)
    if kind < 0.5:
        return with_bytes(rng, item, names, [in_beginning(whole_number, 300), in_beginning(flip_bits, 120)])
    if kind < 0.58:
        name = stem + rng.choice((".shx", ".dbf", ".prj", ".cpg"))
        return item.without(name) if rng.random() < 0.5 else item.changed(name, b"", "an empty part")
    if kind < 0.66:
        content = rng.choice((b"LATIN1", b"1252", b"nonsense", b"UTF-8\0", b"\xff", b"GEOGCS[", b'LOCAL_CS["x"]'))
        return item.changed(stem + rng.choice((".cpg", ".prj")), content, "text of a side part")
    if kind < 0.76:
        return _other_count(rng, item, stem)
    changed = _dbf(rng, item, stem + ".dbf")
    return changed.without(stem + ".cpg") if rng.random() < 0.3 else changed


def _other_count(rng: Random, item: FuzzInput, stem: str) -> FuzzInput:
    """Take a part of a file with fewer or more points."""
    part = rng.choice((".shp", ".shx", ".dbf"))
    data, few = item.files[stem + part], rng.randint(1, 6)
    if part == ".dbf":
        count, header, length = struct.unpack_from("<IHH", data, 4)
        rows = data[header : header + length * max(1, count - few)]
        data = data[:4] + struct.pack("<I", max(1, count - few)) + data[8:header] + rows + b"\x1a"
    else:
        size = (28 if part == ".shp" else 8) * few
        data = data[:-size]
        data = data[:24] + struct.pack(">i", len(data) // 2) + data[28:]
    return item.changed(stem + part, data, "a part of another file")


def _dbf(rng: Random, item: FuzzInput, name: str) -> FuzzInput:
    data = bytearray(item.files[name])
    count, header, length = struct.unpack_from("<IHH", data, 4)
    field = 32 + 32 * rng.randrange((header - 33) // 32)
    row = header + length * rng.randrange(count)
    way = rng.choice(("name", "kind", "width", "cell", "deleted", "decimals"))
    if way == "name":
        data[field : field + 11] = rng.choice((b"20240103", b"\xe9t\xe9", b"", b"PID", b"a b", b"\xff\xff")).ljust(
            11, b"\0"
        )
    elif way == "kind":
        data[field + 11] = rng.choice(b"CNFLDMXI@+\0\xff")
    elif way == "width":
        data[field + 16] = rng.choice((0, 1, 254, 255, data[field + 16] - 1))
    elif way == "decimals":
        data[field + 17] = rng.choice((0, 1, 15, 30, 255))
    elif way == "deleted":
        data[row] = rng.choice(b"*\0 x")
    else:
        at = row + 1 + rng.randrange(length - 1)
        cell = rng.choice((b"\xe4\xf6", b"*****", b"abc", b"1,5", b"    ", b"\0\0\0", b"1e400", b"nan", b"99999999"))
        data[at : at + len(cell)] = cell[: len(data) - at]
    return item.changed(name, bytes(data), f"{way} in the table")


def mutate_flatgeobuf(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change bytes anywhere, or in magic, header, index, or one of the numbers that are lengths and offsets."""
    size = struct.unpack_from("<I", item.content, 8)[0]
    kind = rng.random()
    if kind < 0.3:
        return with_bytes(rng, item, [item.main], BYTES)
    if kind < 0.55:
        mutators = [in_beginning(one, rng.choice((12, 12 + size))) for one in (whole_number, flip_bits)]
        return with_bytes(rng, item, [item.main], mutators)
    data = bytearray(item.content)
    if kind < 0.8:  # offsets and lengths of FlatBuffers are small numbers on four bytes
        start = rng.choice((12, 12 + size))
        places = [at for at in range(start, len(data) - 4, 4) if 0 < struct.unpack_from("<I", data, at)[0] < 5000]
        if places:
            at = rng.choice(places)
            old = struct.unpack_from("<I", data, at)[0]
            struct.pack_into("<I", data, at, rng.choice((0, 1, old + 1, old - 1, old * 2, 2**31, 2**32 - 1, old + 4)))
        return item.changed(item.main, bytes(data), "a length or an offset")
    if kind < 0.9:
        old, new = rng.choice(
            ((b"2023", b"20\xff3"), (b"note", b"n\xe9te"), (b"p00", b"p\xff0"), (b"20230103", b"20230230"))
        )
        return item.changed(item.main, item.content.replace(old, new, rng.choice((1, 1, -1))), "a text")
    at = rng.randrange(12 + size, len(data))
    return item.changed(item.main, bytes(data[:at]), "cut behind the header")


def mutate_geojson(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change keys, values and nesting, or the text, or bytes."""
    kind = rng.random()
    if kind < 0.3:
        return with_bytes(rng, item, [item.main], BYTES)
    text = item.content.decode()
    if kind < 0.45:
        old, new = rng.choice(_JSON_TEXTS)
        return item.changed(item.main, text.replace(old, new, rng.choice((1, 1, 3, -1))).encode(), f"{old} is {new}")
    content = json.loads(text)
    told = _json_change(rng, content)
    data = json.dumps(content, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    return item.changed(item.main, data, told)


def _json_change(rng: Random, content: dict[str, Any]) -> str:
    feature = rng.choice(content["features"])
    cells = feature["properties"]
    key = rng.choice(list(cells))
    deep: Any = 1
    for _ in range(rng.choice((3, 60, 600))):
        deep = [deep]
    odd = (*_VALUES, [1, 2], {"a": 1}, deep, "x" * 200_000, 10**30, False, *CELLS[:20])
    places = (
        [],
        [1],
        ["a", "b"],
        [None, None],
        [1e400, 1],
        [[1, 2]],
        [1, 2, 3, 4, 5],
        [10**400, 1],
        [200, 95],
        {},
        None,
        deep,
    )
    changes: dict[str, Callable[[], object]] = {
        "a value": lambda: cells.__setitem__(key, rng.choice(odd)),
        "a column": lambda: [one["properties"].__setitem__(key, rng.choice(odd[:12])) for one in content["features"]],
        "no key": lambda: cells.pop(key),
        "many keys": lambda: cells.update((f"k{at}", at) for at in range(20_000 if rng.random() < 0.05 else 300)),
        "a key": lambda: cells.__setitem__(rng.choice(NAMES), rng.choice(odd)),
        "a key renamed": lambda: _renamed(content["features"], key, rng.choice(NAMES)),
        "coordinates": lambda: feature["geometry"].__setitem__("coordinates", rng.choice(places)),
        "a kind": lambda: feature["geometry"].__setitem__(
            "type", rng.choice(("Point", "MultiPoint", "CurvePolygon", 7, None))
        ),
        "no geometry": lambda: feature.__setitem__("geometry", rng.choice((None, {}, [], "x"))),
        "properties": lambda: feature.__setitem__("properties", rng.choice((None, [], "x", {}))),
        "crs": lambda: content.__setitem__(
            "crs", rng.choice((None, {}, "EPSG:4326", {"type": "name", "properties": {"name": "EPSG:999999"}}, [1]))
        ),
        "features": lambda: content.__setitem__(
            "features", rng.choice((None, [], {}, content["features"] * 3, [feature, 1]))
        ),
        "an id": lambda: feature.__setitem__("id", rng.choice((1, "a", 2**70, None, [1]))),
        "a member": lambda: content.__setitem__(
            rng.choice(("bbox", "xy_coordinate_resolution", "name", "type")), rng.choice(odd)
        ),
    }
    told = rng.choice(list(changes))
    changes[told]()
    return told


def _renamed(features: list[dict[str, Any]], old: str, new: str) -> None:
    for feature in features:
        if feature["properties"] and old in feature["properties"]:
            feature["properties"][new] = feature["properties"].pop(old)
