# SPDX-License-Identifier: GPL-2.0-or-later
"""Model files (safetensors), read by hand: eight bytes of length, a header in JSON, numbers."""

from __future__ import annotations

import json
import math
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.fuzz.inputs import CannotSay

_KINDS = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "i1", "U8": "u1"}
_KINDS |= {"U16": "<u2", "U32": "<u4", "U64": "<u8", "BOOL": "?"}


@dataclass(frozen=True)
class ModelFile:
    """What stands in a model file; a tensor of a kind that NumPy lacks is None."""

    kind: str
    facts: dict[str, Any]
    tensors: dict[str, np.ndarray | None]


def split_model(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the header of a model file and its numbers."""
    (length,) = struct.unpack_from("<Q", data)
    return json.loads(data[8 : 8 + length]), data[8 + length :]


def joined_model(header: dict[str, Any], numbers: bytes) -> bytes:
    """Return a model file of a header and numbers."""
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + numbers


def read_model(data: bytes) -> ModelFile:
    """Read a model file.

    Raises
    ------
    CannotSay
        It is damaged.
    """
    try:
        header, numbers = split_model(data)
        told = json.loads(header.pop("__metadata__")["insar_forecast_model"])
        tensors = {name: _tensor(numbers, one) for name, one in header.items()}
        return ModelFile(told["kind"], told["facts"], tensors)
    except (ValueError, KeyError, TypeError, AttributeError, struct.error, RecursionError, OverflowError) as error:
        raise CannotSay(f"safetensors: {type(error).__name__}") from error


def _tensor(numbers: bytes, told: dict[str, Any]) -> np.ndarray | None:
    start, stop = told["data_offsets"]
    if told["dtype"] not in _KINDS:
        return None
    kind = np.dtype(_KINDS[told["dtype"]])
    if stop - start != math.prod(told["shape"]) * kind.itemsize:
        raise CannotSay("safetensors: a tensor of another size")
    return np.frombuffer(numbers[start:stop], kind).reshape(told["shape"])
