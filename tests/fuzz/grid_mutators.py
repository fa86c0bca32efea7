# SPDX-License-Identifier: GPL-2.0-or-later
"""Mutations of GeoTIFFs: tags, offsets, texts."""

from __future__ import annotations

import struct
from random import Random

from tests.fuzz.byte_mutators import BYTES, flip_bits, in_beginning, whole_number, with_bytes
from tests.fuzz.inputs import FuzzInput

_TEXTS = (
    ("2023-01-15", "2023-01-03"),
    ("2023-01-15", "soon"),
    ("2023-", "1023-"),
    ("description", "descriptiom"),
    ("</", "<"),
)
_TEXTS += (
    ("2023-01", "20230"),
    ("<Item", "<Itam"),
    ("3035", "4326"),
    ("metre", "foot "),
    ("-9999", "-999x"),
    ("nan", "0\0\0"),
)


def mutate_grid(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change bytes, tags, offsets, or texts of the metadata."""
    kind, data = rng.random(), item.content
    if kind < 0.3:
        return with_bytes(rng, item, [item.main], BYTES)
    if kind < 0.4:
        return with_bytes(rng, item, [item.main], [in_beginning(one, 400) for one in (whole_number, flip_bits)])
    if kind < 0.5:
        old, new = rng.choice(_TEXTS)
        return item.changed(
            item.main, data.replace(old.encode(), new.encode()[: len(old)].ljust(len(old))), f"{old} is {new}"
        )
    changed = bytearray(data)
    (directory,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, directory)
    at = directory + 2 + 12 * rng.randrange(count)
    tag, kind_, number, value = struct.unpack_from("<HHII", data, at)
    way = rng.choice(("tag", "kind", "count", "value", "value", "target", "target", "directory"))
    if way == "tag":
        tag = rng.choice((0, 255, 256, 33550, 34735, 42113, 65535, tag + 1))
    elif way == "kind":
        kind_ = rng.choice((0, 1, 2, 3, 4, 7, 11, 12, 13, 16, 99))
    elif way == "count":
        number = rng.choice((0, 1, number + 1, number - 1 if number else 0, 2**31, 2**32 - 1))
    elif way == "value":
        value = rng.choice(
            (
                0,
                1,
                2,
                3,
                5,
                7,
                8,
                34887,
                50000,
                value + 1,
                max(value, 1) - 1,
                value * 2 % 2**32,
                2**31,
                2**32 - 1,
                len(data),
            )
        )
    elif way == "target" and value < len(data) - 8:
        changed[value : value + 8] = rng.choice((rng.randbytes(8), bytes(8), b"\xff" * 8, struct.pack("<d", -100.0)))
    struct.pack_into("<HHII", changed, at, tag, kind_, number, value)
    if way == "directory":
        struct.pack_into("<I", changed, 4, rng.choice((0, 8, at, len(data), 2**32 - 1)))
    return item.changed(item.main, bytes(changed), f"{way} of tag {tag}")
