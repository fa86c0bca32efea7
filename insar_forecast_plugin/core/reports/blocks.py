# SPDX-License-Identifier: GPL-2.0-or-later
"""What a report is made of; the template has a macro for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class Paragraph:
    """Plain text."""

    kind: ClassVar[str] = "paragraph"
    text: str


@dataclass(frozen=True)
class Facts:
    """Names and values."""

    kind: ClassVar[str] = "facts"
    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class TableBlock:
    """A table with a header, and a note under it; empty for none."""

    kind: ClassVar[str] = "table"
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str


@dataclass(frozen=True)
class FigureBlock:
    """A picture as a data URI, and what it shows."""

    kind: ClassVar[str] = "figure"
    picture: str
    caption: str


ReportBlock = Paragraph | Facts | TableBlock | FigureBlock


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    blocks: list[ReportBlock] = field(default_factory=list)
