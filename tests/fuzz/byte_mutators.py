# SPDX-License-Identifier: GPL-2.0-or-later
"""Mutations of bytes that know no format: flipped, cut, doubled, swapped, overwritten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.inputs import FuzzInput

ByteMutator = Callable[[Random, bytes], bytes]

_NUMBERS = (0, 1, 2, 3, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 2**63, 2**64 - 1)


def flip_bits(rng: Random, data: bytes) -> bytes:
    """Flip one to eight bits."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def overwrite_bytes(rng: Random, data: bytes) -> bytes:
    """Put random bytes somewhere."""
    start = rng.randrange(len(data))
    new = rng.randbytes(rng.choice((1, 2, 4, 16, 200)))
    return data[:start] + new[: len(data) - start] + data[start + len(new) :]


def cut_end(rng: Random, data: bytes) -> bytes:
    """Cut the end off."""
    return data[: rng.randrange(len(data))]


def cut_middle(rng: Random, data: bytes) -> bytes:
    """Leave some bytes out."""
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.choice((1, 2, 7, 64, 512, 4096)) :]


def cut_front(rng: Random, data: bytes) -> bytes:
    """Cut the beginning off."""
    return data[rng.choice((1, 2, 3, 16, 512, len(data) // 2)) :]


def double_part(rng: Random, data: bytes) -> bytes:
    """Write a part twice."""
    start = rng.randrange(len(data))
    part = data[start : start + rng.choice((1, 4, 64, 1000))]
    return data[:start] + part * rng.choice((2, 2, 3, 50)) + data[start + len(part) :]


def swap_parts(rng: Random, data: bytes) -> bytes:
    """Exchange two parts of the same length."""
    length = rng.choice((1, 4, 32, 512))
    first, second = sorted(rng.randrange(max(1, len(data) - length)) for _ in range(2))
    if second < first + length:
        return data[::-1] if rng.random() < 0.01 else flip_bits(rng, data)
    one, other = data[first : first + length], data[second : second + length]
    return data[:first] + other + data[first + length : second] + one + data[second + length :]


def fill_with_zeros(rng: Random, data: bytes) -> bytes:
    """Put zero bytes where a lost block of the disk was."""
    start = rng.randrange(len(data))
    length = min(rng.choice((1, 16, 512, 4096)), len(data) - start)
    return data[:start] + b"\0" * length + data[start + length :]


def append_bytes(rng: Random, data: bytes) -> bytes:
    """Write something behind the end."""
    return data + rng.choice((b"\0", b"\n", b"\x1a", b"\0" * 512, rng.randbytes(50), data))


def whole_number(rng: Random, data: bytes) -> bytes:
    """Overwrite a field of 2, 4 or 8 bytes by a number at the edge of what it can hold."""
    size = rng.choice((1, 2, 4, 8))
    start = rng.randrange(max(1, len(data) - size))
    value = rng.choice(_NUMBERS) & (2 ** (8 * size) - 1)
    return data[:start] + value.to_bytes(size, rng.choice(("little", "big"))) + data[start + size :]


BYTES: tuple[ByteMutator, ...] = (
    *(flip_bits, flip_bits, overwrite_bytes, cut_end, cut_middle, cut_front, double_part, swap_parts),
    *(fill_with_zeros, append_bytes, whole_number, whole_number),
)


def in_beginning(mutator: ByteMutator, length: int) -> ByteMutator:
    """Return a mutator that works on the first bytes alone: headers are small, and hits elsewhere are dull."""

    def mutate(rng: Random, data: bytes) -> bytes:
        return mutator(rng, data[:length]) + data[length:] if data[:length] else data

    mutate.__name__ = f"{mutator.__name__} of the first {length} bytes"
    return mutate


def with_bytes(rng: Random, item: FuzzInput, names: Sequence[str], mutators: Sequence[ByteMutator]) -> FuzzInput:
    """Return an input with one of its files changed by one of the mutators."""
    name = rng.choice(list(names))
    mutator = rng.choice(list(mutators))
    content = item.files[name]
    if not content:
        return item
    return item.changed(name, mutator(rng, content), mutator.__name__)
