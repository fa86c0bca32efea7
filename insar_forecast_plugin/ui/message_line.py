# SPDX-License-Identifier: GPL-2.0-or-later
"""The line below the drawing that says what is shown; a long text takes two lines and scrolls."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy

_MOST_LINES = 2
"""Lines that find room beside the toolbar of the drawing, and so take nothing from it."""
_ALL_LINES = 99


class MessageLine(QScrollArea):
    """A text of any length in at most two lines; the rest is reached by scrolling, and all is in the tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel()
        self._most_lines = _MOST_LINES
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def text(self) -> str:
        """Return the whole text."""
        return self._label.text()

    def setText(self, text: str) -> None:
        """Show a text from its beginning."""
        self._label.setText(text)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def show_all(self) -> None:
        """Take as many lines as a text needs, where there is nothing else to see."""
        self._most_lines = _ALL_LINES
        self._fit()

    def resizeEvent(self, event: Any) -> None:
        """Keep to the lines that the text needs in the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take as many lines as the text needs in this width, up to the most."""
        line = self._label.fontMetrics().lineSpacing()
        needed = max(self._label.heightForWidth(self.width()), line)
        # A label is some pixels higher than its lines; scroll arrows for these would promise more text.
        is_long = round(needed / line) > self._most_lines
        arrows = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(arrows)
        self.setFixedHeight(min(needed, self._most_lines * line))
        self.setToolTip(self.text() if is_long else "")
