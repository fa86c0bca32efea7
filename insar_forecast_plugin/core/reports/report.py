# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports: one self-contained HTML file, readable without a network and right in print."""

from __future__ import annotations

import base64
import html
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from markupsafe import Markup

from ..provenance import plugin_version
from .figures import COLOURS, new_figure, value_scale
from .wording import three_digits

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["COLOURS", "Report", "new_figure", "value_scale"]

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title>
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
<h2>Provenance</h2><pre>{{ provenance }}</pre>
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
        self._warnings.append(text)

    def section(self, heading: str) -> None:
        """Begin a section; what is added next stands under it."""
        self._sections.append((heading, []))

    def text(self, paragraph: str) -> None:
        """Add a paragraph of plain text."""
        self._add(f"<p>{html.escape(paragraph)}</p>")

    def facts(self, facts: Mapping[str, Any]) -> None:
        """Add names and values."""
        rows = "".join(f"<tr><th>{html.escape(k)}</th><td>{html.escape(str(v))}</td></tr>" for k, v in facts.items())
        self._add(f'<table class="facts">{rows}</table>')

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[Any]], caption: str = "") -> None:
        """Add a table; floats are shown with three significant digits, what is not known (None, NaN) as a dash."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
        body = "".join("<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row) + "</tr>" for row in rows)
        self._add(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
        if caption:
            self._add(f'<p class="note">{html.escape(caption)}</p>')

    def figure(self, figure: Figure, caption: str) -> None:
        """Add a matplotlib figure, drawn into the file itself."""
        picture = io.BytesIO()
        figure.savefig(picture, format="png", dpi=130, bbox_inches="tight")
        data = base64.b64encode(picture.getvalue()).decode("ascii")
        words = html.escape(caption)
        self._add(
            f'<figure><img alt="{words}" src="data:image/png;base64,{data}"><figcaption>{words}</figcaption></figure>'
        )

    def write(self, path: str | Path, provenance: Mapping[str, Any]) -> None:
        """Write the file."""
        page = Environment(autoescape=True).from_string(_PAGE)
        Path(path).write_text(
            page.render(
                title=self.title,
                summary=self.summary,
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


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return three_digits(value)
    if value is None:
        return "-"
    return html.escape(str(value))
