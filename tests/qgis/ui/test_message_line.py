# SPDX-License-Identifier: GPL-2.0-or-later
"""The line of messages has scroll arrows where a text is longer than it, and only there."""

import pytest
from qgis.PyQt.QtWidgets import QApplication, QVBoxLayout, QWidget

from insar_forecast_plugin.ui.message_line import MessageLine


@pytest.mark.parametrize("size", [8, 9, 10, 11, 13])
def test_arrows_stand_beside_long_texts_only(qgis_app, size):
    window, line = QWidget(), MessageLine()
    QVBoxLayout(window).addWidget(line)
    font = window.font()
    font.setPointSize(size)
    window.setFont(font)
    window.show()
    seen = set()
    for width in range(200, 700, 23):
        window.resize(width, 120)
        for words in range(1, 16):
            line.setText(" ".join(["point"] * words))
            QApplication.processEvents()
            lines = round(line.widget().heightForWidth(line.width()) / line.widget().fontMetrics().lineSpacing())
            seen.add(lines)
            assert line.verticalScrollBar().isVisible() == (lines > 2), (width, words)
            hidden = line.widget().height() - line.viewport().height()
            assert lines > 2 or hidden <= 2, (width, words)  # less than what is below the letters
    window.close()
    assert seen >= {1, 2, 3}
