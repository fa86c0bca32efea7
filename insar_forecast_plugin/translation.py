# SPDX-License-Identifier: GPL-2.0-or-later
"""Translation of what users of QGIS read.

A script can collect the source texts by three rules: the literal that is given to ``tr``, be it this function or the
method of algorithms; ``title`` and ``group`` of the rows of ``core/catalogue.py``; and, in the files of the ready
models, the values of ``model_name``, ``model_group``, ``description`` and ``help``, and those in the map ``help``.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "InsarForecast"


def tr(text: str) -> str:
    """Translate a text; values are put into its braces afterwards, by ``format``."""
    return QCoreApplication.translate(CONTEXT, text)
