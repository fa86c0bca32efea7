# SPDX-License-Identifier: GPL-2.0-or-later
"""The page itself: one sheet of A4, one self-contained HTML file, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..reports.figures import inline_picture
from ..reports.html_templates import filled
from .listing import Listing

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Page:
    """The words and figures of the page; pictures apart."""

    title: str
    subtitle: str
    summary: str
    map_note: str
    listing: Listing
    series_title: str
    series_note: str
    cautions: Sequence[str]
    sources: Mapping[str, str]


def write_page(path: Path, page: Page, map_picture: Figure, series_picture: Figure) -> None:
    """Write the file; whatever comes from the layer is escaped."""
    style = {"dpi": 220, "pad_inches": 0.03}
    pictures = {"map": inline_picture(map_picture, **style), "series": inline_picture(series_picture, **style)}
    path.write_text(filled("summary_page.html", page=page, list=page.listing, **pictures), encoding="utf-8")
