# SPDX-License-Identifier: GPL-2.0-or-later
"""The page itself: one sheet of A4, one self-contained HTML file, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..reports.report import inline, template
from .listing import Listing

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_TEMPLATE = """<!DOCTYPE html>
<html lang="{{ language }}"><head><meta charset="utf-8"><title>{{ t(page.title) }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
@page { size: A4 portrait; margin: 10mm 12mm; }
* { box-sizing: border-box; }
body { font: 9.5pt/1.32 "Helvetica Neue", Arial, sans-serif; color: #222; width: 186mm; margin: 8mm auto; }
h1 { font-size: 15pt; margin: 0; } h2 { font-size: 10pt; margin: 2mm 0 1mm; border-bottom: .3mm solid #bbb; }
.under { color: #555; margin: .5mm 0 1.5mm; }
.summary { border-left: 1mm solid #0072B2; padding-left: 2mm; margin: 1mm 0; }
.top { width: 100%; border-spacing: 0; } .top > tbody > tr > td { vertical-align: top; padding: 0; }
.map { width: 74mm; padding-right: 3mm !important; }
img { width: 100%; display: block; }
.map img { width: auto; max-width: 100%; max-height: 88mm; margin: auto; }
table.rank { border-collapse: collapse; width: 100%; font-size: 6.8pt; font-variant-numeric: tabular-nums; }
.rank th, .rank td { text-align: right; padding: .35mm .6mm; border-bottom: .2mm solid #ddd; }
.rank th { font-weight: 600; vertical-align: bottom; }
.rank th:nth-child(2), .rank td:nth-child(2), .rank .text { text-align: left; }
.rank td { white-space: nowrap; }
.rank td:nth-child(2) { white-space: normal; overflow-wrap: anywhere; min-width: 17mm; }
ul { margin: 0; padding-left: 4mm; font-size: 8.4pt; line-height: 1.25; } li { margin: 0 0 .4mm; }
.small { font-size: 7.4pt; line-height: 1.25; color: #444; margin: 1mm 0; }
@media print { body { margin: 0; } h2, table, img { break-inside: avoid; } }
</style></head><body>
<h1>{{ t(page.title) }}</h1>
<p class="under">{{ t(page.subtitle) }}</p>
<p class="summary">{{ t(page.summary) }}</p>
<table class="top"><tbody><tr><td class="map"><h2>{{ t("Map") }}</h2><img alt="{{ t("Map of the points") }}"
 src="{{ map }}">
<p class="small">{{ t(page.map_note) }}</p></td><td>
<h2>{{ t(list.title) }}</h2>
<table class="rank"><thead><tr>{% for name in list.columns %}
<th{% if name in list.text_columns %} class="text"{% endif %}>{{ t(name) }}</th>{% endfor %}</tr></thead><tbody>
{% for row in list.rows %}<tr>{% for value in row %}<td{% if list.columns[loop.index0] in list.text_columns %}
 class="text"{% endif %}>{{ t(value) }}</td>{% endfor %}</tr>
{% endfor %}</tbody></table>
<p class="small">{{ t(list.note) }}</p></td></tr></tbody></table>
<h2>{{ t("Time series of the first three points") }}</h2><img alt="{{ t("Three time series") }}" src="{{ series }}">
<p class="small">{{ t(page.series_note) }}</p>
<h2>{{ t("Before you use this") }}</h2>
<ul>{% for caution in page.cautions %}<li>{{ t(caution) }}</li>{% endfor %}</ul>
<h2>{{ t("Data and processing") }}</h2>
<p class="small">{% for name, value in page.sources.items() %}<b>{{ t(name) }}:</b> {{ t(value) }}. {% endfor %}</p>
</body></html>
"""


@dataclass(frozen=True)
class Page:
    """The words and figures of the page; pictures apart."""

    title: str
    subtitle: str
    summary: str
    map_note: str
    listing: Listing
    series_note: str
    cautions: Sequence[str]
    sources: Mapping[str, str]


def write_page(path: Path, page: Page, map_picture: Figure, series_picture: Figure) -> None:
    """Write the file; whatever comes from the layer is escaped."""
    style = {"dpi": 220, "pad_inches": 0.03}
    pictures = {"map": inline(map_picture, **style), "series": inline(series_picture, **style)}
    text = template(_TEMPLATE).render(page=page, list=page.listing, **pictures)
    path.write_text(text, encoding="utf-8")
