# SPDX-License-Identifier: GPL-2.0-or-later
"""How long work tells how far it is: the only channel from an operation to whoever started it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

_cautions: ContextVar[list[str] | None] = ContextVar("cautions", default=None)


class Progress(Protocol):
    """Receives progress and messages. It may raise, which ends the operation."""

    def __call__(self, fraction: float, text: str = "") -> None:
        """Report the share of the work that is done (0 to 1) and what is being done."""

    def info(self, text: str) -> None:
        """Tell a fact worth reading in the log."""

    def warning(self, text: str) -> None:
        """Tell what the user should know before trusting the result."""


class Silent:
    """Progress that nobody watches."""

    def __call__(self, fraction: float, text: str = "") -> None:
        """Do nothing."""

    def info(self, text: str) -> None:
        """Do nothing."""

    def warning(self, text: str) -> None:
        """Do nothing."""


class Printed(Silent):
    """Progress of a script: facts are printed, the percentage is not."""

    def info(self, text: str) -> None:
        """Print the text."""
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


@dataclass
class Recorder:
    """Progress that keeps what it was told: for tests and scripts, and to say it later."""

    fractions: list[float] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    infos: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def __call__(self, fraction: float, text: str = "") -> None:
        """Keep the fraction and the text."""
        self.fractions.append(fraction)
        self.texts.append(text)

    def info(self, text: str) -> None:
        """Keep the text."""
        self.infos.append(text)

    def warning(self, text: str) -> None:
        """Keep the text."""
        self.warnings.append(text)

    def repeat(self, progress: Progress) -> None:
        """Tell another what this one was told."""
        for text in self.infos:
            progress.info(text)
        for text in self.warnings:
            progress.warning(text)


@dataclass(frozen=True)
class Part:
    """A stretch ``[start, stop]`` of a longer piece of work, seen by the part as 0 to 1.

    ``mark`` follows each text: it tells work that is done twice apart.
    """

    whole: Progress
    start: float
    stop: float
    mark: str = ""

    def __call__(self, fraction: float, text: str = "") -> None:
        """Report the fraction of this part to the whole."""
        self.whole(
            self.start + (self.stop - self.start) * min(max(fraction, 0.0), 1.0), text + self.mark if text else ""
        )

    def info(self, text: str) -> None:
        """Pass the text on."""
        self.whole.info(text)

    def warning(self, text: str) -> None:
        """Pass the text on."""
        self.whole.warning(text)


@dataclass(frozen=True)
class _Keeper(Part):
    """All of a piece of work, whose warnings are kept."""

    kept: list[str] = field(default_factory=list)

    def warning(self, text: str) -> None:
        """Keep the text and pass it on."""
        self.kept.append(text)
        super().warning(text)


@contextmanager
def cautions_kept(progress: Progress) -> Iterator[Progress]:
    """Keep the warnings that an operation tells, so that its report holds each that its log has.

    Examples
    --------
    >>> with cautions_kept(Silent()) as progress:
    ...     Part(progress, 0.0, 0.5).warning("Few points.")
    ...     cautions_told()
    ['Few points.']
    >>> cautions_told()
    []
    """
    keeper = _Keeper(progress, 0.0, 1.0)
    token = _cautions.set(keeper.kept)
    try:
        yield keeper
    finally:
        _cautions.reset(token)


def cautions_told() -> list[str]:
    """Return the warnings that the running operation has told so far, each once, in their order."""
    return list(dict.fromkeys(_cautions.get() or ()))
