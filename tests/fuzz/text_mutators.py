# SPDX-License-Identifier: GPL-2.0-or-later
"""Mutations of text tables that know what rows, fields and headers are."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from random import Random

from tests.fuzz.byte_mutators import BYTES
from tests.fuzz.inputs import FuzzInput

_ODD = (
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1e",
    "\x85",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\0",
    "ä",
    "…",
    "\U0001f30d",
    "\u200b",
    "'",
)
_ODD += ('"', ";", "|", "\t", "\\", "#", "\x1a", "\x7f", "é", "−", "\u00a0", "١")
CELLS = ("", " ", "NA", "nan", "None", "-", "1,5", "1.5", "abc", "1e400", "-1e-400", "1e39", "999", "-9999", "0", "-0")
CELLS += (
    "00012",
    "1_000",
    "0x10",
    "1.2.3",
    "inf",
    "+5",
    "5.",
    ".5",
    "1e5",
    "١٢",
    "9223372036854775808",
    "1234567890123456789",
)
CELLS += (
    "1.234,5",
    "1 234",
    "true",
    "2024-01-03",
    '"',
    '""',
    "=1+1",
    "1e39",
    "3.5e38",
    "-",
    "?",
    "*",
    "1" * 400,
    "NULL",
)
NAMES = ("", " ", "pid", "PID", "lon", "x", "20240230", "99999999", "2024-01-03", "D20240103", "F20240103", "L20240103")
NAMES += (
    "20240103 ",
    "fid",
    "geom",
    "ogc_fid",
    "geometry",
    "03.01.2024",
    "D202401",
    "date_20240103",
    "X20240103",
    "a" * 300,
)
NAMES += (
    "epsg",
    "coherence",
    "name",
    "a;b",
    "'",
    "ROWID",
    "unit",
    "easting",
    "latitude",
    "20240103T050000",
    "date",
    "\0",
)

Lines = list[list[str]]
Change = Callable[[Random, Lines, str], "str | None"]


def _row(rng: Random, lines: Lines) -> int:
    return rng.randrange(1, len(lines)) if len(lines) > 1 else 0


def odd_character(rng: Random, lines: Lines, mark: str) -> None:
    """Put an odd character into a field."""
    fields = rng.choice(lines)
    at = rng.randrange(len(fields))
    place = rng.randint(0, len(fields[at]))
    fields[at] = fields[at][:place] + rng.choice(_ODD) + fields[at][place:]


def odd_field(rng: Random, lines: Lines, mark: str) -> None:
    """Replace fields of a row."""
    fields = lines[_row(rng, lines)]
    for _ in range(rng.choice((1, 1, 2, 5))):
        fields[rng.randrange(len(fields))] = rng.choice(CELLS)


def odd_column(rng: Random, lines: Lines, mark: str) -> None:
    """Replace the same field of many rows."""
    at, cell, share = rng.randrange(len(lines[0])), rng.choice(CELLS), rng.choice((0.2, 0.9, 1.0))
    for fields in lines[1:]:
        if at < len(fields) and rng.random() < share:
            fields[at] = cell


def odd_name(rng: Random, lines: Lines, mark: str) -> None:
    """Rename a column."""
    lines[0][rng.randrange(len(lines[0]))] = rng.choice((*NAMES, *lines[0], rng.choice(lines[0]).upper()))


def cut_row(rng: Random, lines: Lines, mark: str) -> None:
    """Cut a row."""
    at = _row(rng, lines)
    lines[at] = lines[at][: rng.randint(0, len(lines[at]))] or [""]


def longer_row(rng: Random, lines: Lines, mark: str) -> None:
    """Give a row more fields."""
    lines[_row(rng, lines)].extend(rng.choice(CELLS) for _ in range(rng.choice((1, 2, 40))))


def drop_row(rng: Random, lines: Lines, mark: str) -> None:
    """Leave out rows; the header at times."""
    at = rng.randrange(len(lines))
    del lines[at : at + rng.choice((1, 1, 3, len(lines)))]


def double_row(rng: Random, lines: Lines, mark: str) -> None:
    """Write a row again, or the header."""
    lines.insert(rng.randint(0, len(lines)), list(rng.choice(lines)))


def swap_rows(rng: Random, lines: Lines, mark: str) -> None:
    """Shuffle the rows below the header."""
    rest = lines[1:]
    rng.shuffle(rest)
    lines[1:] = rest


def swap_columns(rng: Random, lines: Lines, mark: str) -> None:
    """Exchange two columns."""
    first, second = (rng.randrange(len(lines[0])) for _ in range(2))
    for fields in lines:
        if max(first, second) < len(fields):
            fields[first], fields[second] = fields[second], fields[first]


def drop_column(rng: Random, lines: Lines, mark: str) -> None:
    """Leave a column out."""
    at = rng.randrange(len(lines[0]))
    for fields in lines:
        if len(fields) > 1:
            del fields[min(at, len(fields) - 1)]


def huge_field(rng: Random, lines: Lines, mark: str) -> None:
    """Write a field of many characters."""
    fields = rng.choice(lines)
    fields[rng.randrange(len(fields))] = rng.choice("a1 é") * rng.choice((1000, 70_000, 140_000, 1_200_000))


def wide_table(rng: Random, lines: Lines, mark: str) -> None:
    """Add many columns."""
    count = rng.choice((100, 300, 3000))
    for number, fields in enumerate(lines):
        fields.extend(f"c{index}" if number == 0 else "1" for index in range(count))


def quoted_field(rng: Random, lines: Lines, mark: str) -> None:
    """Quote a field, well or badly, with a delimiter or a line's end in it."""
    fields = rng.choice(lines)
    at = rng.randrange(len(fields))
    text = fields[at]
    fields[at] = rng.choice((f'"{text}', f'{text}"', f'"{text}{mark}"', f'"{text}\n"', f'"{text}""x"', f'a"{text}"b'))


def line_before(rng: Random, lines: Lines, mark: str) -> None:
    """Write something above the header."""
    texts = (
        "# a note",
        "#",
        "",
        "sep=;",
        f"sep={mark}",
        "Product: L2b",
        "Unit: mm",
        "# a…note",
        "# a\x0cnote",
        "   ",
        "\x1c",
    )
    lines.insert(0, [rng.choice(texts)])


def line_behind(rng: Random, lines: Lines, mark: str) -> None:
    """Write something below the last row, or between rows."""
    texts = ("Source: a service", "# end", "", "   ", '"', "\x1a", "\0")
    lines.insert(rng.choice((len(lines), rng.randint(1, len(lines)))), [rng.choice(texts)])


CHANGES: tuple[Change, ...] = (
    *(odd_character, odd_character, odd_field, odd_field, odd_field, odd_column, odd_column, odd_name, odd_name),
    *(cut_row, longer_row, drop_row, double_row, swap_rows, swap_columns, drop_column, quoted_field, line_before),
    *(line_before, line_behind),
)
_RARE: tuple[Change, ...] = (huge_field, wide_table)


def changed_table(rng: Random, text: str) -> tuple[str, str]:
    """Return a text table after one to three changes, and which these were."""
    mark = max(",;\t|", key=text.partition("\n")[0].count)
    lines = [line.split(mark) for line in text.splitlines() if line] or [["a", "b"]]
    told = []
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        change = rng.choice(_RARE if rng.random() < 0.02 else CHANGES)
        if not lines:
            break
        lines[0] = lines[0] or [""]
        change(rng, lines, mark)
        told.append(change.__name__)
    return "".join(mark.join(fields) + "\n" for fields in lines), ", ".join(told)


def rewritten_table(rng: Random, text: str) -> tuple[bytes, str]:
    """Return the same table, whose fields are separated by commas, as another program writes it."""
    rows = [line.split(",") for line in text.splitlines()]
    decimal_commas = "".join(";".join(one.replace(".", ",") for one in row) + "\n" for row in rows)
    ways = {
        "crlf": text.replace("\n", "\r\n").encode(),
        "cr": text.replace("\n", "\r").encode(),
        "bom": codecs.BOM_UTF8 + text.encode(),
        "utf-16": codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        "utf-16-be": codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        "semicolons": text.replace(",", ";").encode(),
        "tabs": text.replace(",", "\t").encode(),
        "decimal commas": decimal_commas.encode(),
        "quotes": "".join(",".join(f'"{one}"' for one in row) + "\n" for row in rows).encode(),
        "no end": text.rstrip("\n").encode(),
    }
    way = rng.choice(list(ways))
    return ways[way], way


def _encoded(rng: Random, text: str) -> bytes:
    encoding = rng.choice(("utf-8",) * 6 + ("latin-1", "cp1252", "utf-16", "utf-8-sig", "cp437"))
    return text.encode(encoding, errors="replace" if rng.random() < 0.5 else "ignore")


def mutate_text(rng: Random, item: FuzzInput, name: str | None = None) -> FuzzInput:
    """Return an input whose text table was changed: as text mostly, as bytes at times, or only rewritten."""
    name = name or item.main
    content = item.files[name]
    text = content.decode("utf-8", errors="replace")
    kind = rng.random()
    if kind < 0.1 and "," in text and '"' not in text and "\r" not in text:
        content, way = rewritten_table(rng, text)
        # Old Macs' line ends are read where Arrow reads them; nobody promises it.
        return item.changed(name, content, way, must_read=way not in ("cr", "utf-16-be"))
    if kind < 0.25:
        mutator = rng.choice(BYTES)
        return item.changed(name, mutator(rng, content), mutator.__name__)
    text, told = changed_table(rng, text)
    return item.changed(name, _encoded(rng, text), told)
