# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports: one self-contained HTML file, readable without a network and right in print.

What is given to a report is English; it is translated here, on its way to the reader, words in figures too. Numbers and
the provenance stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from numbers import Integral, Real
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..progress import cautions_told
from ..provenance import plugin_version
from .blocks import Facts, FigureBlock, Paragraph, ReportBlock, Section, TableBlock
from .figures import COLOURS, inline_picture, new_figure, value_scale
from .html_templates import filled
from .wording import three_digits

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["COLOURS", "Report", "new_figure", "value_scale"]


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

    Examples
    --------
    >>> import tempfile
    >>> report = Report("Grid of Rome", "Half of the cells hold values.")
    >>> report.section("The grid")
    >>> report.facts({"Cells": 120})
    >>> report.table(["Method", "RMSE, mm"], [["linear", 1.2345], ["idw", None]])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     report.write(Path(folder) / "report.html", {"version": "1.0"})
    ...     "<td>linear</td><td>1.23</td>" in (Path(folder) / "report.html").read_text(encoding="utf-8")
    True
    """

    def __init__(self, title: str, summary: str, attribution: str = "") -> None:
        self.title = title
        self.summary = summary
        self.attribution = attribution
        self._warnings: list[str] = []
        self._sections: list[Section] = []

    def warn(self, text: str) -> None:
        """Add a caution under the summary; those of the log come by themselves."""
        self._warnings.append(text)

    def section(self, heading: str) -> None:
        """Begin a section; what is added next stands under it."""
        self._sections.append(Section(heading))

    def text(self, paragraph: str) -> None:
        """Add a paragraph of plain text."""
        self._add(Paragraph(paragraph))

    def facts(self, facts: Mapping[str, Any]) -> None:
        """Add names and values."""
        self._add(Facts([(name, _plain(value)) for name, value in facts.items()]))

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[Any]], caption: str = "") -> None:
        """Add a table; floats are shown with three significant digits, what is not known (None, NaN) as a dash."""
        self._add(TableBlock(columns, [[_cell(value) for value in row] for row in rows], caption))

    def figure(self, figure: Figure, caption: str) -> None:
        """Add a matplotlib figure, drawn into the file itself."""
        self._add(FigureBlock(inline_picture(figure, dpi=130), caption))

    def write(self, path: str | Path, provenance: Mapping[str, Any]) -> None:
        """Write the file, with the cautions that the operation has told in the log so far."""
        cautions = dict.fromkeys([*self._warnings, *cautions_told()])
        Path(path).write_text(
            filled(
                "report.html",
                title=self.title,
                summary=self.summary,
                attribution=self.attribution,
                warnings=list(cautions),
                sections=self._sections,
                provenance=json.dumps(provenance, indent=1, default=str),
                version=plugin_version(),
                today=date.today().isoformat(),
            ),
            encoding="utf-8",
        )

    def _add(self, block: ReportBlock) -> None:
        if not self._sections:
            self.section("Overview")
        self._sections[-1].blocks.append(block)


def _cell(value: Any) -> str:
    if isinstance(value, Real) and not isinstance(value, Integral):  # NumPy's too
        return three_digits(float(value))
    return "-" if value is None else _plain(value)


def _plain(value: Any) -> str:
    """Return a value as text; a text stays what it is, so that one that a user gave is shown as it is."""
    return value if isinstance(value, str) else str(value)
