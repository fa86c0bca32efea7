# SPDX-License-Identifier: GPL-2.0-or-later
"""Translation of what users of QGIS read.

A script collects the source texts from the syntax trees, by three rules: the literal that is given to ``tr``, this
function or the method of algorithms of that name; the class attributes ``title`` and ``section`` of an algorithm; and,
in the files of the ready models, the names, descriptions and helps (``processing/ready_models.py``).
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "InsarForecast"


def tr(text: str) -> str:
    """Translate a text; values are put into its braces afterwards, by ``format``."""
    return QCoreApplication.translate(CONTEXT, text)
