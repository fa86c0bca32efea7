# SPDX-License-Identifier: GPL-2.0-or-later
"""Icons of others in a colour that shows on light and dark toolbars alike."""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor, QIcon, QPainter

MID_TONE = "#808080"
"""Contrast 3.4 to a light toolbar (#f0f0f0) and 3.2 to a dark one (#323232), WCAG 2.1."""
_SIZE_PX = 48


def in_mid_tone(icon: QIcon) -> QIcon:
    """Return an icon of the same shape in one colour; themes that are style sheets leave the palette as it is."""
    pixmap = icon.pixmap(_SIZE_PX, _SIZE_PX)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(MID_TONE))
    painter.end()
    return QIcon(pixmap)
