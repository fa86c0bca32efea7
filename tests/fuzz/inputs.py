# SPDX-License-Identifier: GPL-2.0-or-later
"""What a fuzzer gives to a reader, and what can come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any


class CannotSay(Exception):  # noqa: N818 - no error: an answer
    """The independent reading fails or is ambiguous, so that a result can be neither right nor wrong."""


class Mismatch(Exception):  # noqa: N818 - no error: a finding
    """A reader's result differs from the independent reading.

    Parameters
    ----------
    kind
        How, in words that are the same for every such file.
    detail
        Which numbers differ.
    """

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else kind)
        self.kind = kind


@dataclass(frozen=True)
class FuzzInput:
    """Files, as bytes by name, of which one is opened.

    Parameters
    ----------
    files, main
        The files, and which of them is opened.
    options
        What the operation is told besides.
    changes
        The mutations, in words.
    must_read
        The file is as good as the one it was made from, so that a refusal is a failure too.
    """

    files: dict[str, bytes]
    main: str
    options: dict[str, Any] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    must_read: bool = True

    @property
    def content(self) -> bytes:
        """The bytes of the file that is opened."""
        return self.files[self.main]

    def changed(self, name: str, content: bytes, change: str, *, must_read: bool = False) -> FuzzInput:
        """Return it with another content of a file."""
        return replace(
            self,
            files={**self.files, name: content},
            changes=(*self.changes, f"{change} ({name})"),
            must_read=self.must_read and must_read,
        )

    def without(self, name: str) -> FuzzInput:
        """Return it without one of its files."""
        files = {other: content for other, content in self.files.items() if other != name}
        return replace(self, files=files, changes=(*self.changes, f"no {name}"), must_read=False)


@dataclass(frozen=True)
class FuzzedReader:
    """A reader under test.

    Parameters
    ----------
    corpus
        Makes small valid inputs.
    mutate
        Makes another input of one.
    run
        Runs the reader on the files in a folder, outputs going to another; its :class:`CoreError` comes through.
    check
        Compares what ``run`` returned with an independent reading; raises :class:`Mismatch` or :class:`CannotSay`.
    doubtful
        Largest share of the inputs that are read of which the independent reading may say nothing.
    """

    corpus: Callable[[], list[FuzzInput]]
    mutate: Callable[[Random, FuzzInput], FuzzInput]
    run: Callable[[Path, FuzzInput, Path], Any]
    check: Callable[[FuzzInput, Any], None]
    doubtful: float = 0.1


def made_input(reader: str, fuzzed: FuzzedReader, corpus: list[FuzzInput], seed: int, index: int) -> FuzzInput:
    """Return an input that the reader's name, seed and index determine; the first ones are the corpus as it is."""
    if index < len(corpus):
        return corpus[index]
    rng = Random(f"{reader} {seed} {index}")
    return fuzzed.mutate(rng, rng.choice(corpus))
