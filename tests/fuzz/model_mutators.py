# SPDX-License-Identifier: GPL-2.0-or-later
"""Mutations of model files: facts, tensors, headers."""

from __future__ import annotations

import json
import struct
from random import Random
from typing import Any

from tests.fuzz.byte_mutators import BYTES, in_beginning, with_bytes
from tests.fuzz.inputs import FuzzInput
from tests.fuzz.readings.tensors import joined_model, split_model

_DEEP = "[" * 3000 + "]" * 3000


def mutate_model(rng: Random, item: FuzzInput) -> FuzzInput:
    """Change facts, tensors' shapes, kinds and places, the header, or bytes."""
    kind = rng.random()
    if kind < 0.15:
        return with_bytes(rng, item, [item.main], BYTES)
    if kind < 0.3:
        length = struct.unpack_from("<Q", item.content)[0] + 8
        return with_bytes(rng, item, [item.main], [in_beginning(one, length) for one in BYTES])
    header, numbers = split_model(item.content)
    told = json.loads(header["__metadata__"]["insar_forecast_model"])
    if kind < 0.75:
        facts = told["facts"] if rng.random() < 0.85 else told
        change = _fact(rng, facts)
    elif kind < 0.8:
        text = rng.choice(
            (
                "",
                "{}",
                "null",
                _DEEP,
                '{"facts": 1}',
                json.dumps(told) + "x",
                "1" * 5000,
                json.dumps(told).replace("1", "1e999"),
            )
        )
        header["__metadata__"]["insar_forecast_model"] = text
        return item.changed(item.main, joined_model(header, numbers), f"a header of {len(text)} characters")
    else:
        change, numbers = _tensor(rng, header, numbers)
    header["__metadata__"]["insar_forecast_model"] = json.dumps(told)
    return item.changed(item.main, joined_model(header, numbers), change)


def _fact(rng: Random, facts: dict[str, Any]) -> str:
    """Change a fact, or one inside of it; 0.9 of the paths lead to numbers that something is computed with."""
    group, name = facts, rng.choice(list(facts))
    while isinstance(group[name], dict) and group[name] and rng.random() < 0.9:
        group = group[name]
        name = rng.choice(list(group))
    values = (
        None,
        True,
        0,
        1,
        -1,
        2,
        7,
        10**6,
        2**31,
        2**63 - 1,
        2**64,
        10**400,
        0.5,
        1e-300,
        1e300,
        -1.5,
        float("nan"),
        float("inf"),
    )
    texts = (
        "",
        "abc",
        "x" * 100_000,
        "2024-01-31",
        "9999-12-31",
        "0001-01-01",
        "\0",
        "\ud800",
        "<b>",
        "../../x",
        "EPSG:4326",
    )
    lists = ([], [1, 2, 3, 4, 5, 6], {}, {"a": 1}, [[1]] * 3, [None])
    if isinstance(group[name], list) and group[name] and rng.random() < 0.6:
        group[name][rng.randrange(len(group[name]))] = rng.choice((*values, *texts))
        return f"an entry of {name}"
    if rng.random() < 0.15:
        del group[name]
        return f"no fact {name}"
    group[name] = rng.choice((*values, *texts, *lists))
    return f"{name} is {str(group[name])[:40]}"


def _tensor(rng: Random, header: dict[str, Any], numbers: bytes) -> tuple[str, bytes]:
    name = rng.choice([one for one in header if one != "__metadata__"])
    told = header[name]
    way = rng.choice(("shape", "kind", "place", "name", "lost", "values", "values", "turned"))
    if way == "shape":
        shape = told["shape"]
        told["shape"] = rng.choice(
            ([], [0], [-1], [2**40, 2**40], [*shape, 1], [1, *shape], [one + 1 for one in shape], shape[::-1])
        )
    elif way == "kind":
        told["dtype"] = rng.choice(
            ("F8_E4M3", "F8_E5M2", "BF16", "F64", "F16", "I32", "I64", "BOOL", "U8", "X", "F4", "")
        )
    elif way == "place":
        start, stop = told["data_offsets"]
        told["data_offsets"] = rng.choice(([stop, start], [start, stop + 4], [0, 2**63], [start - 4, stop - 4], [0, 0]))
    elif way == "name":
        header[rng.choice((name + "x", "", "\0", "é" * 200))] = header.pop(name)
    elif way == "lost":
        del header[name]
    elif way == "turned":
        told["shape"] = told["shape"][::-1]
    else:
        start, stop = told["data_offsets"]
        count = (stop - start) // 4
        value = struct.pack("<f", rng.choice((float("nan"), float("inf"), 1e38, 0.0, -1e30)))
        at = start + 4 * rng.randrange(max(count, 1))
        numbers = numbers[:at] + value * rng.choice((1, count)) + numbers[at + 4 :]
        numbers = numbers[: len(numbers)]
        if len(numbers) != max(one["data_offsets"][1] for key, one in header.items() if key != "__metadata__"):
            numbers = numbers[: max(one["data_offsets"][1] for key, one in header.items() if key != "__metadata__")]
    return f"{way} of a tensor", numbers
