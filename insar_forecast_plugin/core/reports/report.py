# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports: one self-contained HTML file, readable without a network and right in print.

What is given to a report is English; it is translated here, on its way to the reader, words in figures too. Numbers and
the provenance stay as they are.
"""

from __future__ import annotations

import base64
import html
import io
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from jinja2 import Environment, Template
from markupsafe import Markup

from ..palette import inner_breaks, ramp
from ..provenance import plugin_version
from ..translation import language, translated

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Colours that stay apart for colour-blind readers and in grey print (after Okabe and Ito, 2008).
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")

_PAGE = """<!DOCTYPE html>
<html lang="{{ language }}"><head><meta charset="utf-8"><title>{{ title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { font: 15px/1.5 system-ui, sans-serif; color: #222; max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.5em; margin-bottom: .2em; } h2 { font-size: 1.15em; margin-top: 2em; border-bottom: 1px solid #ccc; }
.summary { font-size: 1.1em; border-left: 4px solid #0072B2; padding: .3em 0 .3em .8em; }
.warning { border-left: 4px solid #D55E00; padding: .2em 0 .2em .8em; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .15em .8em .15em 0; border-bottom: 1px solid #ddd; vertical-align: top; }
th:first-child, td:first-child { text-align: left; } .facts td { text-align: left; }
figure { margin: 1em 0; } figure img { max-width: 100%; } figcaption, .note { color: #555; font-size: .9em; }
pre { white-space: pre-wrap; font-size: .8em; color: #555; }
@media print { body { margin: 0; max-width: none; font-size: 11px; } h2, figure, table { break-inside: avoid; } }
</style></head><body>
<h1>{{ title }}</h1>
<p class="summary">{{ summary }}</p>
{% for warning in warnings %}<p class="warning">{{ warning }}</p>{% endfor %}
{% for heading, blocks in sections %}<h2>{{ heading }}</h2>
{% for block in blocks %}{{ block }}
{% endfor %}{% endfor %}
<h2>{{ t("Provenance") }}</h2><pre>{{ provenance }}</pre>
{% if attribution %}<p class="note">{{ attribution }}</p>{% endif %}
<p class="note">InSAR Forecast {{ version }}, {{ today }}.</p>
</body></html>
"""


class Report:
    """A report that grows section by section and is written once.

    Parameters
    ----------
    title
        What the report is about.
    summary
        The one sentence a reader should take along.
    attribution
        Whose data the report rests on; empty if unknown.
    """

    def __init__(self, title: str, summary: str, attribution: str = "") -> None:
        self.title = title
        self.summary = summary
        self.attribution = attribution
        self._warnings: list[str] = []
        self._sections: list[tuple[str, list[Markup]]] = []

    def warn(self, text: str) -> None:
        """Add a caution under the summary."""
        self._warnings.append(translated(text))

    def section(self, heading: str) -> None:
        """Begin a section; what is added next stands under it."""
        self._sections.append((translated(heading), []))

    def text(self, paragraph: str) -> None:
        """Add a paragraph of plain text."""
        self._add(f"<p>{_shown(paragraph)}</p>")

    def facts(self, facts: Mapping[str, Any]) -> None:
        """Add names and values."""
        rows = "".join(f"<tr><th>{_shown(k)}</th><td>{_shown(str(v))}</td></tr>" for k, v in facts.items())
        self._add(f'<table class="facts">{rows}</table>')

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[Any]], caption: str = "") -> None:
        """Add a table; floats are shown with three significant digits, what is not known (None, NaN) as a dash."""
        head = "".join(f"<th>{_shown(name)}</th>" for name in columns)
        body = "".join("<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row) + "</tr>" for row in rows)
        self._add(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
        if caption:
            self._add(f'<p class="note">{_shown(caption)}</p>')

    def figure(self, figure: Figure, caption: str) -> None:
        """Add a matplotlib figure, drawn into the file itself."""
        picture, words = inline(figure, dpi=130), _shown(caption)
        self._add(f'<figure><img alt="{words}" src="{picture}"><figcaption>{words}</figcaption></figure>')

    def write(self, path: str | Path, provenance: Mapping[str, Any]) -> None:
        """Write the file."""
        page = template(_PAGE)
        Path(path).write_text(
            page.render(
                title=translated(self.title),
                summary=translated(self.summary),
                attribution=self.attribution,
                warnings=self._warnings,
                sections=self._sections,
                provenance=json.dumps(provenance, indent=1, default=str),
                version=plugin_version(),
                today=date.today().isoformat(),
            ),
            encoding="utf-8",
        )

    def _add(self, markup: str) -> None:
        if not self._sections:
            self.section("Overview")
        self._sections[-1][1].append(Markup(markup))  # noqa: S704 - every value was escaped above


def new_figure(width: float = 8.0, height: float = 3.6) -> Figure:
    """Return an empty figure in the house's look, without a display or global state."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def inline(figure: Figure, **options: Any) -> str:
    """Draw a figure, in the language of the reader, as a picture that stands in the page itself.

    Parameters
    ----------
    options
        Of matplotlib's ``savefig``.
    """
    from matplotlib.text import Text

    for words in figure.findobj(Text):
        words.set_text(translated(words.get_text()))
    picture = io.BytesIO()
    figure.savefig(picture, format="png", bbox_inches="tight", **options)
    return f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode('ascii')}"


def template(text: str) -> Template:
    """Return a page to be filled in, in which ``t("...")`` is translated and values are escaped."""
    page = Environment(autoescape=True)
    page.globals.update(t=translated, language=language())
    return page.from_string(text)


def value_scale(quantity: str) -> dict[str, Any]:
    """Return colours and ranges of a quantity as in QGIS: ``cmap`` and ``norm`` of a matplotlib picture."""
    from matplotlib.colors import BoundaryNorm, ListedColormap

    # A value on a break belongs to the range below it, as in QGIS; BoundaryNorm would give it to the one above.
    breaks = np.nextafter(np.array(inner_breaks(quantity)), np.inf)
    colours = ramp(quantity)
    return {
        "cmap": ListedColormap(colours, name=quantity),
        "norm": BoundaryNorm(breaks, len(colours), extend="both"),
    }


def three_digits(value: float) -> str:
    """Return a number with three significant digits, whole from 1000 on; a dash where it is not known."""
    if not math.isfinite(value):
        return "-"
    if abs(value) >= 1000:
        return f"{value:.0f}"
    digits = 2 - math.floor(math.log10(abs(value))) if value else 2
    return f"{value:.{min(max(digits, 0), 4)}f}"


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return three_digits(value)
    if value is None:
        return "-"
    return _shown(str(value))


def _shown(text: str) -> str:
    return html.escape(translated(text))
